# SPDX-License-Identifier: Apache-2.0
"""The commands for filling in without YAML: sheet out and in, evidence out and in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from electassess.cli.edge import Identity, Workspace, fail, faulty, one_of, out, root_of, save
from electassess.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from electassess.diagnostics import Diagnostic
    from electassess.sheets.taken import TakenIn

sheet = typer.Typer(
    help="Ratings as an Excel workbook or a table, out and back in.", no_args_is_help=True, rich_markup_mode=None
)
evidence = typer.Typer(
    help="Evidence as an Excel workbook, out and back in.", no_args_is_help=True, rich_markup_mode=None
)

Mine = Annotated[
    bool, typer.Option("--mine", help="Where a row was changed on both sides, take what the workbook or table says.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")]


@sheet.command("out", epilog="Example: electassess sheet out npl-2027-11-20-general --analyst a-rivera a-rivera.xlsx")
def sheet_out(
    identity: Identity,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")],
    analyst: Annotated[str, typer.Option("--analyst", help="Whose ratings: the name of the sheet.")],
    workspace: Workspace = None,
) -> None:
    """Write a workbook in which an analyst can rate, with what was rated so far and the public evidence beside it."""
    from electassess.render.extras import MissingExtraError  # noqa: PLC0415
    from electassess.sheets import ratings  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    _named_right(file, analyst)
    root = root_of(workspace)
    identity = one_of(root, identity)
    try:
        desk = ratings.open_desk(root, identity)
        data = ratings.sheet_book(desk, analyst)
    except FaultsError as stop:
        faulty(stop.faults)
    except MissingExtraError as fault:
        fail(str(fault))
    save(file, data)
    out(visible(f"{file}: {len(desk.reference.indicators)} questions for {analyst}"))
    out(visible(ratings.left_out(len(desk.withheld), len(desk.usable.items))))
    out(visible(f"filled in and saved, it comes back by: electassess sheet in {file}"))


def _named_right(file: Path, analyst: str | None) -> None:
    from electassess.sheets.ratings import analyst_fault  # noqa: PLC0415

    if file.suffix.casefold() != ".xlsx":
        fail(f"{file} is no name for a workbook", "it ends with .xlsx")
    if analyst is not None and (why := analyst_fault(analyst)):
        fail(f"{analyst} is no name for an analyst", why)


@sheet.command("in", epilog="Example: electassess sheet in a-rivera.xlsx")
def sheet_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook of `sheet out`, or a table (.csv).")],
    election: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--election", help="Of a table: the assessment that it is of; of several, the one to take in."),
    ] = None,
    analyst: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--analyst", help="Of a table: who rated; of several, the one to take in."),
    ] = None,
    mine: Mine = False,  # noqa: FBT002
    dry_run: DryRun = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Take a filled-in workbook or a table of ratings into rating sheets: what was changed, and nothing else."""
    from electassess.sheets import whole  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    root = root_of(workspace)
    try:
        plans, faults = whole.ratings_from(root, file, election, analyst, mine=mine)
    except FaultsError as stop:
        faulty(stop.faults)
    _carry_out(root, plans, faults, dry_run=dry_run)


@evidence.command("out", epilog="Example: electassess evidence out npl-2027-11-20-general evidence.xlsx")
def evidence_out(
    identity: Identity,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")],
    workspace: Workspace = None,
) -> None:
    """Write a workbook of the public evidence, one row an item and one a source, in which rows can be added."""
    from electassess.render.extras import MissingExtraError  # noqa: PLC0415
    from electassess.sheets import evidence_out as facts  # noqa: PLC0415
    from electassess.sheets.ratings import left_out, open_desk  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    _named_right(file, None)
    root = root_of(workspace)
    identity = one_of(root, identity)
    try:
        found = facts.open_evidence(open_desk(root, identity))
        data = facts.evidence_book(found)
    except FaultsError as stop:
        faulty(stop.faults)
    except MissingExtraError as fault:
        fail(str(fault))
    save(file, data)
    count = {name: len(rows) for name, rows in found.rows.items()}
    out(visible(f"{file}: {' and '.join(f'{number} {name.lower()}' for name, number in count.items())}"))
    out(visible(left_out(len(found.items), count["Items"])))
    out(visible(f"filled in and saved, it comes back by: electassess evidence in {file}"))


@evidence.command("in", epilog="Example: electassess evidence in evidence.xlsx")
def evidence_in(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="A workbook of `evidence out`.")],
    mine: Mine = False,  # noqa: FBT002
    dry_run: DryRun = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Take a workbook of evidence back: items and sources that were changed or added, and nothing else."""
    from electassess.sheets.evidence_in import evidence_from  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    root = root_of(workspace)
    try:
        plan = evidence_from(root, file, mine=mine)
    except FaultsError as stop:
        faulty(stop.faults)
    _carry_out(root, [plan], [], dry_run=dry_run)


def _carry_out(root: Path, plans: "Sequence[TakenIn]", faults: "Sequence[Diagnostic]", *, dry_run: bool) -> None:
    """Write what was planned, unless something stands in the way of any of it; say what was done."""
    from electassess.diagnostics import Severity  # noqa: PLC0415
    from electassess.render.faults import to_text  # noqa: PLC0415
    from electassess.sheets.taken import write  # noqa: PLC0415

    said = [*faults, *(fault for plan in plans for fault in plan.faults)]
    stopped = any(plan.stopped for plan in plans) or any(fault.severity is Severity.ERROR for fault in faults)
    lines: list[str] = []
    for plan in plans:
        refused = None if stopped or dry_run else write(plan, root)
        if refused is not None:
            said.append(refused)
        elif plan.done and not stopped:
            lines += [f"{plan.path} ({plan.note})" if plan.note else plan.path, *(f"  {one}" for one in plan.done)]
    count = sum(len(plan.done) for plan in plans)
    left = [row for plan in plans for row in plan.left]
    if stopped:
        lines.append("nothing was written: mend what is said below, and take it in again")
    else:
        would = "would be" if dry_run else "were"
        lines.append(f"{count} change(s) {would} written" if lines else "nothing was changed")
        if left:
            lines.append(f"not written: {', '.join(left)}. Mend what is said below, save, and take it in again")
        lines += dict.fromkeys(plan.reminder for plan in plans if plan.reminder)
    out("\n".join(visible(line) for line in lines))
    if said:
        typer.echo(to_text(said), err=True)
    if any(fault.severity is Severity.ERROR for fault in said):
        raise typer.Exit(1)


__all__ = ["evidence", "sheet"]
