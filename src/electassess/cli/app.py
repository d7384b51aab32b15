# SPDX-License-Identifier: Apache-2.0
"""The commands. Exit 0: clean; 1: faults found; 2: could not run."""

import datetime as dt
import enum
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

from electassess import __version__

if TYPE_CHECKING:
    from electassess.diagnostics import Diagnostic

app = typer.Typer(
    help="Assess elections against international standards: check, score, draft, compare.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Workspace = Annotated[
    Optional[Path], typer.Option("--workspace", help="The workspace; found from the current folder if left out.")  # noqa: UP045
]
Ids = Annotated[Optional[list[str]], typer.Argument(help="Assessments, by folder name; all if left out.")]  # noqa: UP045


class CheckFormat(enum.StrEnum):
    """How `check` reports."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class ScoreFormat(enum.StrEnum):
    """How `score` reports."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class RobustFormat(enum.StrEnum):
    """How `robust` reports."""

    TEXT = "text"
    JSON = "json"


class TableFormat(enum.StrEnum):
    """How `compare` reports."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


class AuditFormat(enum.StrEnum):
    """How `audit` reports."""

    TEXT = "text"
    JSON = "json"


class EditionName(enum.StrEnum):
    """The edition of a statement."""

    PRE_ELECTION = "pre-election"
    PRELIMINARY = "preliminary"
    FINAL = "final"


def fail(message: str, hint: str = "") -> NoReturn:
    """Say why the command could not run, and end with 2."""
    typer.echo(f"electassess: {message}", err=True)
    if hint:
        typer.echo(f"  hint: {hint}", err=True)
    raise typer.Exit(2)


def root_of(workspace: Path | None) -> Path:
    """The workspace, or exit 2."""
    from electassess.workspace import NoWorkspaceError, find_root  # noqa: PLC0415

    try:
        return find_root(Path.cwd(), workspace)
    except NoWorkspaceError as fault:
        fail(str(fault))


def faulty(faults: "Sequence[Diagnostic]") -> NoReturn:
    """Print faults that stand in the way, and end with 1."""
    from electassess.cli.report import to_text  # noqa: PLC0415

    typer.echo(to_text(faults), err=True)
    raise typer.Exit(1)


def screen() -> bool:
    """Whether the output goes to a screen; `NO_COLOR` (no-color.org) and `TERM=dumb` ask for plain text."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _let_objects_live() -> None:
    """Stop looking for unused objects: there are many small ones, in use to the end, and few go round in a circle."""
    import gc  # noqa: PLC0415

    gc.disable()


def out(text: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the terminal's own encoding."""
    data = text.encode() if isinstance(text, str) else text
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


def _version(value: bool) -> None:  # noqa: FBT001
    if value:
        typer.echo(f"electassess {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")]


@app.callback()
def _main(version: Version = False) -> None:  # noqa: FBT002 - a flag of the command line has a default
    del version


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="The folder to make; it must be empty or not exist.")]) -> None:
    """Make a workspace from the catalogue and the worked assessments that come with the program."""
    from electassess.cli.scaffold import init_workspace  # noqa: PLC0415

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fail(f"{folder} is not an empty folder", "nothing is ever overwritten: choose another name")
    count = init_workspace(folder)
    out(f"{folder}: a workspace with {count} worked assessments\nnext: electassess check --workspace {folder}")


@app.command()
def new(
    iso3: Annotated[str, typer.Argument(help="Country, three letters: KHM.")],
    date: Annotated[dt.datetime, typer.Argument(formats=["%Y-%m-%d"], help="First day of voting: 2028-07-23.")],
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="general, presidential, legislative, local, referendum.")],
    analyst: Annotated[str, typer.Option("--analyst", help="Name or pseudonym: lower-case letters, digits, hyphens.")],
    workspace: Workspace = None,
) -> None:
    """Write the folder of a new assessment, ready to be filled in."""
    from electassess.cli.scaffold import ScaffoldError, new_assessment  # noqa: PLC0415

    try:
        for path in new_assessment(root_of(workspace), iso3.upper(), date.date(), kind, analyst):
            out(path)
    except ScaffoldError as fault:
        fail(str(fault))


@app.command()
def schema(kind: Annotated[str, typer.Argument(help="catalogue, criterion, election, evidence, ratings, …")]) -> None:
    """Print the JSON Schema of one kind of file."""
    from electassess.diagnostics import nearest  # noqa: PLC0415
    from electassess.model import KINDS  # noqa: PLC0415
    from electassess.workspace import json_schema  # noqa: PLC0415

    if kind not in KINDS:
        fail(f"there is no kind of file {kind}", nearest(kind, KINDS) or f"kinds are {', '.join(KINDS)}")
    out(json_schema(kind))


@app.command()
def catalogue(
    ref: Annotated[Optional[str], typer.Argument(metavar="ID", help="A criterion or an indicator.")] = None,  # noqa: UP045
    workspace: Workspace = None,
) -> None:
    """List the catalogue, or show one criterion or indicator with its anchors and standards."""
    from electassess.cli.show import catalogue_text  # noqa: PLC0415
    from electassess.diagnostics import nearest  # noqa: PLC0415
    from electassess.workspace import load_reference  # noqa: PLC0415

    reference, faults = load_reference(root_of(workspace))
    if not reference.usable:
        faulty(faults)
    if ref is not None and ref not in reference.nodes:
        fail(f"the catalogue has no {ref}", nearest(ref, reference.nodes))
    out(catalogue_text(reference, ref))


@app.command()
def check(
    ids: Ids = None,
    form: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """Report every fault of the files, each with its place and a hint."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.cli import report  # noqa: PLC0415
    from electassess.diagnostics import Severity  # noqa: PLC0415

    _let_objects_live()
    root = root_of(workspace)
    found = sorted(pipeline.check(root, ids or (), processes=2), key=lambda fault: fault.order)
    writers = {
        "text": report.to_text,
        "json": report.to_json,
        "sarif": report.to_sarif,
        "github": report.to_github,
    }
    if form is CheckFormat.TEXT and screen():
        from electassess.cli import terminal  # noqa: PLC0415

        terminal.console().print(terminal.faults(found, root))
    else:
        out(writers[form.value](found))
    if any(fault.severity is Severity.ERROR for fault in found):
        raise typer.Exit(1)


@app.command()
def score(
    ids: Ids = None,
    form: Annotated[ScoreFormat, typer.Option("--format")] = ScoreFormat.TEXT,
    edition: Annotated[EditionName, typer.Option("--edition")] = EditionName.FINAL,
    ratings: Annotated[Optional[Path], typer.Option("--ratings", help="Score this table (CSV) instead.")] = None,  # noqa: UP045
    catalogue: Annotated[Optional[Path], typer.Option("--catalogue", help="Folder of the table's catalogue.")] = None,  # noqa: UP045
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every file again.")] = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Score assessments, or a table of ratings: criteria, index, gates and verdict, with the reasons."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.model.base import Edition  # noqa: PLC0415
    from electassess.render import scores as writer  # noqa: PLC0415
    from electassess.scoring import Method  # noqa: PLC0415

    method = Method(edition=Edition(edition.value))
    _let_objects_live()
    try:
        if ratings is not None and catalogue is not None and not ids:
            scores = pipeline.score_table(ratings, catalogue, method)
        elif ratings is None and catalogue is None:
            scores = pipeline.score_workspace(root_of(workspace), ids or (), method, cached=not no_cache, processes=2)
        else:
            fail("--ratings and --catalogue go together, without assessments")
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    labels = [band.label for band in scores.ladder.bands] if scores.ladder else []
    if form is ScoreFormat.TEXT and screen():
        from electassess.cli import terminal  # noqa: PLC0415

        terminal.console().print(terminal.cards(scores.cards, labels))
    elif form is ScoreFormat.CSV:
        out(writer.to_csv(scores.cards))
    else:
        out(writer.to_json(scores.cards, labels) if form is ScoreFormat.JSON else writer.to_text(scores.cards, labels))


@app.command()
def robust(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The assessment, by folder name.")],
    form: Annotated[RobustFormat, typer.Option("--format")] = RobustFormat.TEXT,
    edition: Annotated[EditionName, typer.Option("--edition")] = EditionName.FINAL,
    workspace: Workspace = None,
) -> None:
    """Say how firm a verdict is: chances, what moves it, where analysts should talk, how far they agree."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.model.base import Edition  # noqa: PLC0415
    from electassess.render import robust as writer  # noqa: PLC0415
    from electassess.scoring import Method, robustness  # noqa: PLC0415

    try:
        loaded = pipeline.load(root_of(workspace), [identity])
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    found = robustness(pipeline.score(loaded, Method(edition=Edition(edition.value))), 0)
    labels = [band.label for band in loaded.reference.ladder.model.bands] if loaded.reference.ladder.model else []
    out(writer.to_json(found, labels) if form is RobustFormat.JSON else writer.to_text(found, labels))


@app.command()
def draft(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The assessment, by folder name.")],
    edition: Annotated[Optional[EditionName], typer.Option("--edition", help="The brief's, if left out.")] = None,  # noqa: UP045
    date: Annotated[
        dt.datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The brief's, if left out.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="md, html, docx, pdf; several with commas.")
    ] = "md,html,docx,pdf",
    folder: Annotated[Optional[Path], typer.Option("--out", help="Folder for the files.")] = None,  # noqa: UP045
    workspace: Workspace = None,
) -> None:
    """Draft the joint statement, with a trace of every sentence and a list of what is not said."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.model.base import Edition  # noqa: PLC0415
    from electassess.render import WRITERS, MissingExtraError  # noqa: PLC0415
    from electassess.source import write_bytes  # noqa: PLC0415

    root = root_of(workspace)
    formats = [name.strip() for name in form.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS or name == "trace":
            fail(f"there is no format {name}", "formats are md, html, docx and pdf")
    try:
        made = pipeline.draft(
            root, identity, Edition(edition.value) if edition else None, date.date() if date else None
        )
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    target = folder or root / "statements" / identity / made.edition
    missing = ""
    for name in [*formats, "trace"]:
        writer = WRITERS[name]
        path = target / (f"statement.{writer.extension}" if name != "trace" else "trace.json")
        try:
            write_bytes(path, writer.write(made), target)
            out(path.as_posix())
        except MissingExtraError as lacking:
            missing = str(lacking)
            typer.echo(f"electassess: {missing}", err=True)
    out(f"\nverdict: band {made.band}, {made.label}\n" + "\n".join(f"  {reason}" for reason in made.reasons))
    if made.gaps:
        out("\nnot said in the text, and why:\n" + "\n".join(f"  {gap.kind}: {gap.text}" for gap in made.gaps))
    if missing:
        raise typer.Exit(2)


@app.command()
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
    from electassess.source import write_bytes  # noqa: PLC0415

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
        write_bytes(file, data, file.parent)
        out(file.as_posix())


@app.command()
def audit(
    ids: Ids = None,
    form: Annotated[AuditFormat, typer.Option("--format")] = AuditFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """Look for elections that are no worse than others and yet got the harsher verdict; exit 1 if unexplained."""
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


@app.command()
def explain(
    ref: Annotated[str, typer.Argument(metavar="REF", help="ELECTION#NODE, or ELECTION#CLAIM of its draft.")],
    workspace: Workspace = None,
) -> None:
    """Print the way back from a score or a sentence to the lines of files it rests on."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.explain import explain as explained  # noqa: PLC0415

    try:
        out(explained(root_of(workspace), ref))
    except pipeline.FaultsError as stop:
        faulty(stop.faults)


def main() -> None:
    """Entry point of the command `electassess`."""
    app()


__all__ = ["app", "main"]
