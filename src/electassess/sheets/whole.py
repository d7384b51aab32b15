# SPDX-License-Identifier: Apache-2.0
"""A file that comes back, whatever it is: a workbook of ours, or a table of ratings."""

from dataclasses import replace
from pathlib import Path

from electassess.diagnostics import Diagnostic, FaultsError, Severity, error
from electassess.sheets.grid import open_book
from electassess.sheets.kept import kept_in
from electassess.sheets.memory import remembered
from electassess.sheets.ratings import KIND, analyst_fault, open_desk
from electassess.sheets.table import Table, from_book, read_csv, table_into_sheets
from electassess.sheets.taken import TakenIn
from electassess.sheets.taking_in import book_into_sheet
from electassess.workspace import load_reference


def ratings_from(
    root: Path, file: Path, election: str | None = None, analyst: str | None = None, *, mine: bool = False
) -> tuple[list[TakenIn], list[Diagnostic]]:
    """Plan what a workbook or a table does to rating sheets.

    Args:
        root: the workspace.
        file: `.xlsx` of `sheet out`, or `.csv`.
        election: of a table.
        analyst: of a table.
        mine: where a rating was changed on both sides, take what the file says.

    Returns:
        A plan for each sheet, and what stands in the way of all.

    Raises:
        FaultsError: If a file of the workspace that is needed has errors.
    """
    kind = file.suffix.casefold()
    if kind in {".xls", ".xlsm", ".xlsb", ".ods", ".numbers"}:
        message = f"a file {kind} cannot be taken in"
        return [], [error("EA660", file.name, None, message, "save it as Excel workbook (.xlsx)")]
    if kind != ".xlsx":
        table, refused = read_csv(file)
        return _table(root, table, refused, election, analyst, mine=mine)
    book, refused = open_book(file)
    if book is None:
        return [], [refused] if refused else []
    base = kept_in(book)
    if base is None and (election or analyst) and (table := from_book(book)) is not None:
        return _table(root, table, None, election, analyst, mine=mine)
    if base is None or base.kind != KIND:
        message = "this is no workbook of ratings that electassess sheet out has written, or its hidden sheet is gone"
        hint = "begin with a fresh one, and copy what was filled in; a table of ratings needs --election"
        return [], [error("EA660", file.name, None, message, hint)]
    identity, who = base.about.get("election", ""), base.about.get("analyst", "")
    if (election and election != identity) or (analyst and analyst != who):
        message = f"the workbook is of {identity} and {who}"
        return [], [error("EA660", file.name, None, message, "leave --election and --analyst out")]
    if analyst_fault(who):
        return [], [error("EA660", file.name, None, "the workbook names no analyst", "begin with a fresh one")]
    return [book_into_sheet(open_desk(root, identity), book, base, who, remembered(root, file, base), mine=mine)], []


def _table(
    root: Path, table: Table | None, refused: Diagnostic | None, election: str | None, analyst: str | None, *,
    mine: bool,
) -> tuple[list[TakenIn], list[Diagnostic]]:  # fmt: skip
    """Plan what a table does; a note says how many of its rows are of others than those asked for."""
    if table is None:
        return [], [refused] if refused else []
    reference, faults = load_reference(root)
    if not reference.usable:
        raise FaultsError([fault for fault in faults if fault.severity is Severity.ERROR])
    plans, faults, passed = table_into_sheets(root, reference, table, election, analyst, mine=mine)
    if passed:
        message = f"{passed} row(s) are of other elections or analysts than those asked for, and were passed over"
        at = table.at(None, "", "EA667", message, "leave --election and --analyst out to take them in, too")
        faults.append(replace(at, severity=Severity.WARNING))
    return plans, faults


__all__ = ["ratings_from"]
