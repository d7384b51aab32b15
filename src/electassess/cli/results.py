# SPDX-License-Identifier: Apache-2.0
"""The commands that say what the files amount to: score, calibrate, robust, draft, compare, audit, explain."""

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from electassess.cli.edge import (
    Day,
    Edition,
    EditionName,
    Ids,
    Workspace,
    counted,
    edition_of,
    fail,
    faulty,
    let_objects_live,
    out,
    root_of,
    save,
    saving,
    screen,
)

if TYPE_CHECKING:
    from electassess.scoring import Calibration, Method, Scores
    from electassess.source import Written

Ratings = Annotated[Optional[Path], typer.Option("--ratings", help="Take this table (CSV) instead.")]  # noqa: UP045
Catalogue = Annotated[Optional[Path], typer.Option("--catalogue", help="Folder of the table's catalogue.")]  # noqa: UP045


class PanelName(enum.StrEnum):
    """How several analysts become one."""

    MEDIAN = "median"
    MEAN = "mean"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    LATENT_TRAIT = "latent-trait"


class ScoreFormat(enum.StrEnum):
    """How `score` reports."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class PlainFormat(enum.StrEnum):
    """How `robust` and `audit` report."""

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


def score(
    ids: Ids = None,
    form: Annotated[ScoreFormat, typer.Option("--format")] = ScoreFormat.TEXT,
    edition: Annotated[EditionName, typer.Option("--edition")] = EditionName.FINAL,
    ratings: Ratings = None,
    catalogue: Catalogue = None,
    panel: Annotated[
        PanelName, typer.Option("--panel", help="How several analysts become one level.")
    ] = PanelName.MEDIAN,
    calibration: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--calibration", help="Severity of analysts, for --panel latent-trait."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every file again.")] = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Score assessments, or a table of ratings: criteria, index, gates and verdict, with the reasons."""
    from electassess.model.base import Edition  # noqa: PLC0415
    from electassess.render import scores as writer  # noqa: PLC0415
    from electassess.scoring import Method, Panel, build_cards  # noqa: PLC0415

    if (panel is PanelName.LATENT_TRAIT) != (calibration is not None):
        fail("--panel latent-trait and --calibration go together", "`electassess calibrate` makes the file")
    known = _calibration(calibration) if calibration is not None else None
    method = Method(edition=Edition(edition.value), panel=Panel(panel.value), calibration=known)
    let_objects_live()
    scores = _scored(ids, ratings, catalogue, method, workspace, cached=not no_cache)
    cards, labels = build_cards(scores), scores.labels
    notes = {}
    if form is ScoreFormat.TEXT and ratings is None:
        root = root_of(workspace)
        notes = {card.election: f"{edition} edition, {counted(root, card.election, card.analysts)}" for card in cards}
    if form is ScoreFormat.TEXT and screen():
        from electassess.cli import terminal  # noqa: PLC0415

        terminal.console().print(terminal.cards(cards, labels, notes))
    elif form is ScoreFormat.CSV:
        out(writer.to_csv(cards))
    else:
        as_json = form is ScoreFormat.JSON
        out(writer.to_json(cards, labels) if as_json else writer.to_text(cards, labels, notes))


def _scored(
    ids: Ids, ratings: Path | None, catalogue: Path | None, method: "Method", workspace: Path | None, *, cached: bool
) -> "Scores":
    """Score a table or a workspace, or print what stands in the way and end."""
    from electassess import pipeline  # noqa: PLC0415
    from electassess.scoring import PanelError  # noqa: PLC0415

    if (ratings is None) != (catalogue is None) or (ratings is not None and ids):
        fail("--ratings and --catalogue go together, without assessments")
    try:
        if ratings is not None and catalogue is not None:
            scores = pipeline.score_table(ratings, catalogue, method)
        else:
            scores = pipeline.score_workspace(root_of(workspace), ids or (), method, cached=cached, processes=2)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    except PanelError as fault:
        fail(str(fault))
    return scores


def _calibration(path: Path) -> "Calibration":
    """Read the file of a calibration, or print what is wrong with it and end."""
    from electassess.scoring import Calibration  # noqa: PLC0415
    from electassess.source.reader import read_text  # noqa: PLC0415

    text, faults = read_text(path, path.parent)
    if text is None:
        faulty(faults)
    try:
        return Calibration.from_json(text)
    except ValueError as fault:
        fail(f"{path.name}: {fault}", "`electassess calibrate` makes the file")


def calibrate(
    file: Annotated[Path, typer.Option("--out", help="File for the calibration (JSON).")],
    ids: Ids = None,
    ratings: Ratings = None,
    catalogue: Catalogue = None,
    workspace: Workspace = None,
) -> None:
    """Find how severe and how reliable each analyst is, once and for all, for `score --panel latent-trait`."""
    from electassess.render import scores as writer  # noqa: PLC0415
    from electassess.scoring import CalibrationError, Method  # noqa: PLC0415
    from electassess.scoring import calibrate as fitted  # noqa: PLC0415

    scores = _scored(ids, ratings, catalogue, Method(), workspace, cached=True)
    try:
        found = fitted(scores.ratings, scores.structure)
    except CalibrationError as fault:
        fail(str(fault))
    save(file, f"{found.to_json()}\n".encode(), file.parent)
    out(writer.analysts_to_text(found))


def robust(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The assessment, by folder name.")],
    form: Annotated[PlainFormat, typer.Option("--format")] = PlainFormat.TEXT,
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
    scores = pipeline.score(loaded, Method(edition=Edition(edition.value)))
    write = writer.to_json if form is PlainFormat.JSON else writer.to_text
    out(write(robustness(scores, 0), scores.labels))


def draft(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The assessment, by folder name.")],
    edition: Edition = None,
    date: Day = None,
    form: Annotated[
        str, typer.Option("--format", help="md, html, docx, pdf; several with commas.")
    ] = "md,html,docx,pdf",
    folder: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", help="Folder for the files; statements/ID/EDITION of the workspace, if left out."),
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Draft the joint statement, with a trace of every sentence and a list of what is not said.

    A file that you changed since it was drafted is kept under another name.
    """
    from electassess import pipeline  # noqa: PLC0415
    from electassess.render import WRITERS, MissingExtraError  # noqa: PLC0415
    from electassess.source import write_outputs  # noqa: PLC0415

    root = root_of(workspace)
    formats = [name.strip() for name in form.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS or name == "trace":
            fail(f"there is no format {name}", "formats are md, html, docx and pdf")
    try:
        made = pipeline.draft(root, identity, edition_of(edition), date)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    target = folder or root / "statements" / identity / made.edition
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
        out((path.relative_to(root) if root else path).as_posix())
    for old, now in written.kept:
        out(f"{old} had been changed since it was drafted: what was there is now {now}")
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
        save(file, data, file.parent)
        out(file.as_posix())


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


__all__ = ["audit", "calibrate", "compare", "draft", "explain", "robust", "score"]
