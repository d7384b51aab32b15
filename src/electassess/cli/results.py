# SPDX-License-Identifier: Apache-2.0
"""The commands that read results: compare, audit, explain."""

import enum
from pathlib import Path
from typing import Annotated, Optional

import typer

from electassess.cli.edge import (
    AsEdition,
    AsOf,
    Day,
    Edition,
    Names,
    PlainFormat,
    Workspace,
    edition_of,
    fail,
    faulty,
    out,
    root_of,
    save,
    screen,
    tell_other_verdicts,
)
from electassess.render.visible import visible


class TableFormat(enum.StrEnum):
    """How `compare` reports."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


def compare(  # noqa: C901, PLR0912, PLR0915 - one choice of the command line after another
    ids: Names = None,
    form: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TEXT,
    file: Annotated[Optional[Path], typer.Option("--out", help="File to write; standard output if left out.")] = None,  # noqa: UP045
    ranks: Annotated[bool, typer.Option("--ranks", help="Also give the range of ranks of each index.")] = False,  # noqa: FBT002
    acts: Annotated[bool, typer.Option("--acts", help="By what was done: the facts of each kind.")] = False,  # noqa: FBT002
    pair: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--pair", metavar="A B", help="Say in words what explains the difference of two elections."),
    ] = None,
    over_time: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--over-time", metavar="COUNTRY", help="Say what changed between the elections of one country."),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="NAME",
            help="From the lowest, by the index, a criterion, an indicator or a gate, with who cannot be told apart.",
        ),
    ] = "",
    only: Annotated[
        str,
        typer.Option(
            "--only", metavar="CONDITION", help="Elections in which a gate or a condition holds: parties-barred <= 1."
        ),
    ] = "",
    brief: Annotated[bool, typer.Option("--brief", help="As text, the answer and the numbers alone.")] = False,  # noqa: FBT002
    beside: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--with", metavar="TABLE", help="Others' numbers (CSV) beside the index: V-Dem, PEI or others."),
    ] = None,
    measure: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--measure", help="Which of the numbers in a table to take, as it names them."),
    ] = None,
    edition: AsEdition = None,
    date: AsOf = None,
    workspace: Workspace = None,
) -> None:
    """Set elections side by side, criterion by criterion, comparability judged first."""
    from electassess.render import MissingExtraError, account, comparison  # noqa: PLC0415
    from electassess.render import acts as done  # noqa: PLC0415
    from electassess.render.beside import to_lines  # noqa: PLC0415
    from electassess.use_cases import comparing  # noqa: PLC0415
    from electassess.use_cases.naming import several  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError, load  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    if acts and (pair or over_time or ranks or form.value not in done.FORMATS):
        fail("--acts goes with a list of elections alone", f"its formats are {', '.join(done.FORMATS)}")
    if sum(map(bool, (ids, pair, over_time))) > 1 or (ranks and (pair or over_time)):
        fail("a list of elections, --pair and --over-time exclude each other; --ranks goes with a table")
    if (pair or over_time) and form.value not in account.FORMATS:
        fail(f"--pair and --over-time cannot be written as {form.value}", f"formats are {', '.join(account.FORMATS)}")
    if (beside or measure or sort) and (pair or over_time or acts):
        fail("--with and --sort go with a table of elections")
    if only and (pair or over_time):
        fail("--only goes with a table of elections, or with --acts")
    if brief and (acts or form is not TableFormat.TEXT):
        fail("--brief goes with text, and not with --acts")
    if measure and not beside:
        fail("--measure names numbers of a table", "add --with TABLE")
    if form is TableFormat.XLSX and file is None:
        fail("an Excel workbook is written to a file", "add --out comparison.xlsx")
    root = root_of(workspace)
    loaded = None
    try:
        if pair or over_time:
            told = (
                comparing.tell_pair(root, *pair, edition_of(edition), date)
                if pair
                else comparing.tell_over_time(root, over_time or "", edition_of(edition), date)
            )
            bare = file is None and form is TableFormat.TEXT and screen()
            asked = told.elections
            data = (
                account.to_text(told, english(), places=False) if bare else account.FORMATS[form.value](told, english())
            )
            data = account.to_brief(told, english()) if brief else data
        else:
            loaded = load(root, several(root, ids or ()))
            table = comparing.compare(
                root,
                ids or (),
                ranked=ranks,
                edition=edition_of(edition),
                day=date,
                tables=beside or (),
                measures=measure or (),
                loaded=loaded,
                sort=sort,
                only=only,
                processes=2,
            )
            asked = tuple(row.election for row in table.rows)
            if file is None and form is TableFormat.TEXT and screen() and not acts and not brief:
                from electassess.cli import terminal  # noqa: PLC0415

                console, say = terminal.console(), english().say
                console.print(terminal.heat(table, console.width, english()))
                if more := [*comparison.standing_lines(table, say), *to_lines(table, say)]:
                    out("\n".join(visible(line) for line in more))
                if date is None:
                    tell_other_verdicts(root, asked, machine=False, loaded=loaded)
                return
            data = (
                comparison.to_brief(table, english())
                if brief
                else (done if acts else comparison).FORMATS[form.value](table, english())
            )
    except FaultsError as stop:
        faulty(stop.faults)
    except MissingExtraError as lacking:
        fail(str(lacking))
    if file is None:
        out(data)
    else:
        save(file, data)
        out(visible(file.as_posix()))
    if date is None:
        tell_other_verdicts(root, asked, machine=file is None and form is not TableFormat.TEXT, loaded=loaded)


def audit(
    ids: Names = None,
    form: Annotated[PlainFormat, typer.Option("--format")] = PlainFormat.TEXT,
    edition: AsEdition = None,
    date: AsOf = None,
    workspace: Workspace = None,
) -> None:
    """Look for harsher verdicts on elections that cannot be told to be worse than another; exit 1 if unexplained."""
    from electassess.render.account import AUDIT_FORMATS  # noqa: PLC0415
    from electassess.use_cases import comparing  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    try:
        found = comparing.audit(root_of(workspace), ids or (), edition_of(edition), date)
    except FaultsError as stop:
        faulty(stop.faults)
    out(AUDIT_FORMATS[form.value](found, english()))
    if date is None:
        tell_other_verdicts(root_of(workspace), found.elections, machine=form is not PlainFormat.TEXT)
    if found.unexplained:
        raise typer.Exit(1)


def explain(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF", help="ELECTION#NODE, ELECTION#CLAIM of its draft, or ELECTION#some words of a sentence."
        ),
    ],
    edition: Edition = None,
    date: Day = None,
    workspace: Workspace = None,
) -> None:
    """Print the way back from a score or a sentence to the lines of files it rests on."""
    from electassess.use_cases import naming, pipeline  # noqa: PLC0415
    from electassess.use_cases.explain import explain as explained  # noqa: PLC0415

    root, (election, mark, what) = root_of(workspace), ref.partition("#")
    try:
        ref = f"{naming.each_one(root, [election])[0]}{mark}{what}"
        out(explained(root, ref, edition_of(edition), date))
    except pipeline.FaultsError as stop:
        faulty(stop.faults)


__all__ = ["audit", "compare", "explain"]
