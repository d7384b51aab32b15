# SPDX-License-Identifier: Apache-2.0
"""A tidy table of ratings, one a row, into rating sheets: of one or many elections and analysts."""

import csv
import io
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, error, nearest
from electassess.sheets.answers import rating_data, unrated
from electassess.sheets.fields import CellError, Field, read_cell
from electassess.sheets.grid import Book, Cell, Row, fault_at
from electassess.sheets.merge import Change, Merged
from electassess.sheets.ratings import Desk, analyst_fault, open_desk
from electassess.sheets.taken import TakenIn
from electassess.sheets.taking_in import Cell as Place
from electassess.sheets.taking_in import answer_of, take_in
from electassess.source import parse, read_bytes
from electassess.workspace import Reference, assessment_ids

LIMIT: Final = 20_000_000
"""Largest table that is read, in bytes."""
_SEPARATOR: Final = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_ALIASES: Final = {"reason": "because", "evidence cited": "evidence", "rationale": "because"}
COLUMNS: Final = (
    Field("election", "election", "key"),
    Field("indicator", "indicator", "key"),
    Field("analyst", "analyst", "key"),
    Field("level", "level", "number"),
    Field("value", "value", "number"),
    Field("state", "state", "words", choices=("not-assessed", "insufficient-evidence", "not-applicable")),
    Field("confidence", "confidence", "percent"),
    Field("because", "because", "text"),
    Field("evidence", "evidence", "names"),
)
_KNOWN: Final = {one.title: one for one in COLUMNS}


@dataclass(frozen=True)
class Table:
    """A table as it was read.

    Attributes:
        titles: of its columns, as they are known here.
        rows: below them.
        at: a diagnostic at a row and a column, with code, message and hint.
    """

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    at: Callable[[Row | None, str, str, str, str], Diagnostic]


def _titled(names: list[str]) -> list[str]:
    """The names of a header as they are known here."""
    found = [" ".join(name.replace("\ufeff", "").split()).casefold() for name in names]
    return [_ALIASES.get(name, name) for name in found]


def read_csv(path: Path) -> tuple[Table | None, Diagnostic | None]:
    """Read a CSV file: commas, semicolons or tabs, UTF-8; or say why not."""
    file = Path(os.path.realpath(path))  # whoever names a link in a command means what it leads to
    data, refused = read_bytes(file, file.parent, path.name, LIMIT)
    if data is None:
        return None, refused
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as “CSV UTF-8”"
        return None, error("EA666", path.name, None, "the table is not UTF-8 text", hint)
    told = _SEPARATOR.match(text)
    start = 2 if told else 1
    text = text[told.end() :] if told else text
    head = text.partition("\n")[0]
    sign = told[1] if told else max(",;\t", key=head.count)
    try:
        lines = _numbered(text, sign, start)
    except csv.Error as fault:
        return None, error(
            "EA666", path.name, None, f"the table cannot be read: {fault}", "look at its quotation marks"
        )
    lines = [(number, line) for number, line in lines if any(cell.strip() for cell in line)]
    if not lines:
        return None, error("EA666", path.name, None, "the table is empty")
    titles = _titled(lines[0][1])
    places = {title: number for number, title in reversed(list(enumerate(titles, 1)))}

    def at(row: Row | None, title: str, code: str, message: str, hint: str) -> Diagnostic:
        where = (row.number, places.get(title, 1)) if row else (lines[0][0], places.get(title, 1))
        return error(code, path.name, where, message, hint)

    rows = tuple(
        Row(number, {title: Cell("", cell.strip() or None) for title, cell in zip(titles, line, strict=False)})
        for number, line in lines[1:]
    )
    return Table(tuple(titles), rows, at), None


def _numbered(text: str, sign: str, start: int) -> list[tuple[int, list[str]]]:
    """The rows with the number of the line on which each begins."""
    reader, lines, before = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True), [], 0
    for line in reader:
        lines.append((before + start, line))
        before = reader.line_num
    return lines


def from_book(book: Book) -> Table | None:
    """The first sheet of a workbook that has a column `indicator`, as a table."""
    for name in book.book.sheetnames:
        grid = book.grid(name, "indicator")
        if grid is None or not grid.titles:
            continue
        known = dict(zip(grid.titles, _titled(list(grid.titles)), strict=True))
        rows = tuple(Row(row.number, {known[title]: cell for title, cell in row.cells.items()}) for row in grid.rows)
        letters = {known[title]: letter for title, letter in grid.titles.items()}

        def at(row: Row | None, title: str, code: str, message: str, hint: str, sheet: str = name) -> Diagnostic:
            letter = letters.get(title, "A")  # noqa: B023 - the table is returned before the next round
            place = f"{letter}{row.number}" if row else ""
            return fault_at(code, book.file, sheet, place, message, hint)

        return Table(tuple(known.values()), rows, at)
    return None


@dataclass
class _Pile:
    """The rows of one sheet."""

    rows: dict[str, tuple[Row, dict[str, Any]]] = field(default_factory=dict)


def table_into_sheets(
    root: Path, reference: Reference, table: Table, election: str | None, analyst: str | None, *, mine: bool
) -> tuple[list[TakenIn], list[Diagnostic], int]:
    """Plan what a table does to rating sheets.

    Args:
        root: the workspace.
        reference: the catalogue.
        table: the table.
        election: of all rows where there is no such column; else of those to be taken.
        analyst: likewise.
        mine: where the file has another rating, take that of the table.

    Returns:
        A plan for each sheet, what stands in the way of all, and how many rows were passed over.

    Raises:
        FaultsError: If a file of an election has errors.
    """
    faults = _columns(table, election, analyst)
    if faults:
        return [], faults, 0
    piles: dict[tuple[str, str], _Pile] = {}
    known, _ = assessment_ids(root)
    passed = 0
    for row in table.rows:
        who, where = row.text("analyst") or analyst or "", row.text("election") or election or ""
        if (election and where != election) or (analyst and who != analyst):
            passed += 1
            continue
        wrong = _misnamed(table, row, reference, known, where, who)
        values, more = _values(table, row)
        faults += [*wrong, *more]
        if wrong:
            continue
        pile = piles.setdefault((where, who), _Pile())
        ref = row.text("indicator")
        if ref in pile.rows:
            message = f"{who} rates {ref} of {where} a second time, after row {pile.rows[ref][0].number}"
            faults.append(table.at(row, "indicator", "EA307", message, "keep one of the two rows"))
        else:
            pile.rows[ref] = (row, values)
    plans = []
    desks: dict[str, Desk] = {}
    for (where, who), pile in piles.items() if not faults else ():
        desks[where] = desks.get(where) or open_desk(root, where, reference)
        plans.append(_plan(desks[where], who, table, pile, mine=mine))
    return plans, faults, passed


def _columns(table: Table, election: str | None, analyst: str | None) -> list[Diagnostic]:
    """Columns that are missing, unknown or there twice."""
    has = set(table.titles)
    found = []
    for title, given, option in (
        ("indicator", False, ""),
        ("election", election, "--election"),
        ("analyst", analyst, "--analyst"),
    ):
        if title not in has and not given:
            hint = f"add it, or say it with {option}" if option else f"columns are {', '.join(_KNOWN)}"
            found.append(table.at(None, title, "EA666", f"the table has no column {title}", hint))
    if not has & {"level", "value", "state"}:
        found.append(table.at(None, "level", "EA666", "the table has neither a column level nor value nor state", ""))
    for title in sorted(has - {""}):
        if title not in _KNOWN:
            hint = nearest(title, _KNOWN) or f"columns are {', '.join(_KNOWN)}"
            found.append(table.at(None, title, "EA666", f"the column {title} means nothing here", hint))
        elif table.titles.count(title) > 1:
            found.append(table.at(None, title, "EA666", f"the table has the column {title} twice", "keep one"))
    return found


def _misnamed(table: Table, row: Row, reference: Reference, known: list[str], where: str, who: str) -> list[Diagnostic]:
    """Names in a row that are none."""
    found = []
    if where not in known:
        message = f"there is no assessment {where}" if where else "the row names no election"
        hint = (nearest(where, known) if where else "") or "electassess new begins one"
        found.append(table.at(row, "election", "EA667", message, hint))
    if why := analyst_fault(who):
        message = f"{who} is no name for an analyst" if who else "the row names no analyst"
        found.append(table.at(row, "analyst", "EA667", message, why))
    ref = row.text("indicator")
    if ref not in reference.indicators:
        message = f"the catalogue has no indicator {ref}" if ref else "the row names no indicator"
        hint = (nearest(ref, reference.indicators) if ref else "") or "electassess catalogue lists them all"
        found.append(table.at(row, "indicator", "EA301", message, hint))
    return found


def _values(table: Table, row: Row) -> tuple[dict[str, Any], list[Diagnostic]]:
    """What a row says, by key; what its cells leave empty, it does not say."""
    values: dict[str, Any] = {}
    faults = []
    for one in COLUMNS[3:]:
        cell = row.cells.get(one.title)
        if cell is None:
            continue
        try:
            value = read_cell(one, cell)
        except CellError as fault:
            faults.append(table.at(row, one.title, fault.code, str(fault), fault.hint))
            continue
        if value is not None:
            values[one.key] = value
    answers = [key for key in ("level", "value", "state") if key in values]
    if len(answers) != 1 and not faults:
        message = "the row gives more than one answer" if answers else "the row gives no answer"
        faults.append(table.at(row, (answers or ["level"])[-1], "EA661", message, "give one of level, value and state"))
    number = values.pop("value", None)
    return {**values, "level": values.get("level", number), "state": values.get("state")}, faults


def _plan(desk: Desk, analyst: str, table: Table, pile: _Pile, *, mine: bool) -> TakenIn:
    """What the rows on one sheet do to it."""
    document, digest = desk.sheet(analyst)
    data, _ = parse(document.text, "") if document else ({}, [])
    old: Mapping[str, Any] = {one["indicator"]: one for one in (data or {}).get("ratings", ())}
    merged = Merged()
    for ref, (row, values) in pile.rows.items():
        there = old.get(ref)
        if there is not None and not unrated(there) and not mine:
            try:
                new = rating_data(desk.reference, ref, there, values, desk.withheld)
            except CellError as fault:
                merged.faults.append(table.at(row, fault.key, fault.code, str(fault), fault.hint))
                merged.left.add(row.number)
                continue
            if new is not None and any(new.get(key) != there.get(key) for key in {*new, *there}):
                merged.conflicts += 1
                merged.left.add(row.number)
                merged.faults.append(_conflict(desk, analyst, table, row, there, new))
                continue
        merged.changes.append(Change(ref, row, values, there is None))

    def place(row: Row) -> Place:
        return Place(lambda key, code, message, hint: table.at(row, key, code, message, hint))

    return take_in(desk, analyst, document, digest, merged, place, submitted=None if document else True)


def _conflict(
    desk: Desk, analyst: str, table: Table, row: Row, there: Mapping[str, Any], new: Mapping[str, Any]
) -> Diagnostic:
    ref = row.text("indicator")
    if answer_of(there) != answer_of(new):
        said = f"is {answer_of(new)} here and {answer_of(there)} in {desk.shown(analyst)}"
    else:
        keys = [key for key in ("confidence", "because", "evidence") if there.get(key) != new.get(key)]
        said = f"has another {' and '.join(keys)} in {desk.shown(analyst)}"
    message = f"{ref} {said}, which was left as it is"
    return table.at(row, "indicator", "EA664", message, "to take what the table says, add --mine")


__all__ = ["COLUMNS", "Table", "from_book", "read_csv", "table_into_sheets"]
