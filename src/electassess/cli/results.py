# SPDX-License-Identifier: Apache-2.0
"""The commands that make texts and tables of scores: draft, compare, audit, explain."""

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from electassess.cli.edge import (
    Day,
    Edition,
    Ids,
    PlainFormat,
    Workspace,
    counted,
    edition_of,
    fail,
    faulty,
    out,
    root_of,
    save,
    saving,
    screen,
    tell_kept,
)
from electassess.cli.visible import visible

if TYPE_CHECKING:
    from electassess.source import Written


class FormName(enum.StrEnum):
    """How much of the text is printed."""

    JOINT = "joint"
    FULL = "full"
    SUMMARY = "summary"


class TableFormat(enum.StrEnum):
    """How `compare` reports."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


def draft(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The assessment, by folder name.")],
    edition: Edition = None,
    date: Day = None,
    form: Annotated[
        Optional[FormName],  # noqa: UP045
        typer.Option("--form", help="How much is printed; that of statement.yaml, if left out."),
    ] = None,
    kinds: Annotated[
        str, typer.Option("--format", help="md, html, docx, pdf; several with commas.")
    ] = "md,html,docx,pdf",
    folder: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--out",
            help="Folder for the files; statements/ID/EDITION of the workspace, if left out.",
        ),
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Lay out a plain draft, with a trace of every sentence and a list of what is not told.

    A file that you changed since it was drafted is kept under another name.
    """
    from electassess import pipeline  # noqa: PLC0415
    from electassess.model.base import Form  # noqa: PLC0415
    from electassess.render import WRITERS, MissingExtraError  # noqa: PLC0415
    from electassess.source import write_outputs  # noqa: PLC0415

    root = root_of(workspace)
    formats = [name.strip() for name in kinds.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS or name == "trace":
            fail(f"there is no format {name}", "formats are md, html, docx and pdf")
    try:
        made = pipeline.draft(root, identity, edition_of(edition), date, Form(form.value) if form else None)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    target = folder or root / "statements" / identity / made.edition / ("" if made.form == Form.JOINT else made.form)
    files, missing = {}, False
    for name in [*formats, "trace"]:
        writer = WRITERS[name]
        try:
            files[f"statement.{writer.extension}" if name != "trace" else "trace.json"] = writer.write(made)
        except MissingExtraError as lacking:
            missing = True
            typer.echo(f"electassess: {lacking}", err=True)
    with saving(target):
        written = write_outputs(target, files, folder or root)
    _tell_written(written, None if folder else root)
    out(f"\nverdict: band {made.band}, {made.label}\n" + "\n".join(f"  {reason}" for reason in made.reasons))
    out(f"  {counted(root, identity, made.analysts)}")
    weighty = [one for one in made.untold if one.weighs]
    if weighty:
        rest = len(made.untold) - len(weighty)
        out("\nfaults and strengths that are not told, and why:")
        out("\n".join(f"  {one.item}: {one.reason}" for one in weighty))
        out(f"  (and {rest} other items: trace.json has them all)" if rest else "")
    if made.gaps:
        out("\nnot said in the text, and why:\n" + "\n".join(f"  {gap.kind}: {gap.text}" for gap in made.gaps))
    if missing:
        raise typer.Exit(2)


def _tell_written(written: "Written", root: Path | None) -> None:
    """Say what was written, what of it a person had changed before, and what is left of an earlier draft.

    Args:
        written: what came of writing.
        root: what the paths are told from; as they are, if left out.
    """
    for path in written.files:
        out(visible((path.relative_to(root) if root else path).as_posix()))
    tell_kept(written)
    if written.stale:
        out(f"of an earlier draft, and not written now: {', '.join(written.stale)}")


def compare(
    ids: Ids = None,
    form: Annotated[TableFormat, typer.Option("--format")] = TableFormat.TEXT,
    file: Annotated[Optional[Path], typer.Option("--out", help="File to write; standard output if left out.")] = None,  # noqa: UP045
    ranks: Annotated[bool, typer.Option("--ranks", help="Also give the range of ranks of each index.")] = False,  # noqa: FBT002
    pair: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--pair", metavar="A B", help="Say in words what explains the difference of two elections."),
    ] = None,
    over_time: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--over-time", metavar="ISO3", help="Say what changed between the elections of one country."),
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Set elections side by side, criterion by criterion, comparability judged first."""
    from electassess import comparing  # noqa: PLC0415
    from electassess.pipeline import FaultsError  # noqa: PLC0415
    from electassess.render import MissingExtraError, account, comparison  # noqa: PLC0415

    if sum(map(bool, (ids, pair, over_time))) > 1 or (ranks and (pair or over_time)):
        fail("a list of elections, --pair and --over-time exclude each other; --ranks goes with a table")
    if (pair or over_time) and form.value not in account.FORMATS:
        fail(f"--pair and --over-time cannot be written as {form.value}", f"formats are {', '.join(account.FORMATS)}")
    if form is TableFormat.XLSX and file is None:
        fail("an Excel workbook is written to a file", "add --out comparison.xlsx")
    root = root_of(workspace)
    try:
        if pair:
            data = account.FORMATS[form.value](comparing.tell_pair(root, *pair))
        elif over_time:
            data = account.FORMATS[form.value](comparing.tell_over_time(root, over_time.upper()))
        else:
            table = comparing.compare(root, ids or (), ranked=ranks)
            if file is None and form is TableFormat.TEXT and screen():
                from electassess.cli import terminal  # noqa: PLC0415

                console = terminal.console()
                console.print(terminal.heat(table, console.width))
                return
            data = comparison.FORMATS[form.value](table)
    except FaultsError as stop:
        faulty(stop.faults)
    except MissingExtraError as lacking:
        fail(str(lacking))
    if file is None:
        out(data)
    else:
        save(file, data)
        out(visible(file.as_posix()))


def audit(
    ids: Ids = None,
    form: Annotated[PlainFormat, typer.Option("--format")] = PlainFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """Look for harsher verdicts on elections that cannot be told to be worse than another; exit 1 if unexplained."""
    from electassess import comparing  # noqa: PLC0415
    from electassess.pipeline import FaultsError  # noqa: PLC0415
    from electassess.render.account import AUDIT_FORMATS  # noqa: PLC0415

    try:
        found = comparing.audit(root_of(workspace), ids or ())
    except FaultsError as stop:
        faulty(stop.faults)
    out(AUDIT_FORMATS[form.value](found))
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
    from electassess import pipeline  # noqa: PLC0415
    from electassess.explain import explain as explained  # noqa: PLC0415

    try:
        out(explained(root_of(workspace), ref, edition_of(edition), date))
    except pipeline.FaultsError as stop:
        faulty(stop.faults)


__all__ = ["audit", "compare", "draft", "explain"]
