# SPDX-License-Identifier: Apache-2.0
"""The commands that make scores, and say how firm they are: score, calibrate, robust."""

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from electassess.cli.edge import (
    AsOf,
    EditionName,
    Ids,
    Names,
    Workspace,
    counted,
    fail,
    faulty,
    out,
    root_of,
    save,
    screen,
    several_of,
    stream,
    tell_other_verdicts,
)

if TYPE_CHECKING:
    from electassess.diagnostics import Diagnostic
    from electassess.scoring import Calibration, Method, Scores

Ratings = Annotated[Optional[Path], typer.Option("--ratings", help="Take this table (CSV or .xlsx) instead.")]  # noqa: UP045
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


def score(
    ids: Ids = None,
    form: Annotated[ScoreFormat, typer.Option("--format")] = ScoreFormat.TEXT,
    edition: Annotated[EditionName, typer.Option("--edition")] = EditionName.FINAL,
    date: AsOf = None,
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
    from electassess.render.pieces import in_pieces  # noqa: PLC0415
    from electassess.render.score_text import text_of  # noqa: PLC0415
    from electassess.scoring import Method, Panel, build_cards  # noqa: PLC0415
    from electassess.use_cases.likelier import likelier  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    if (panel is PanelName.LATENT_TRAIT) != (calibration is not None):
        fail("--panel latent-trait and --calibration go together", "`electassess calibrate` makes the file")
    known = _calibration(calibration) if calibration is not None else None
    method = Method(edition=Edition(edition.value), as_of=date, panel=Panel(panel.value), calibration=known)
    scores = _scored(ids, ratings, catalogue, method, workspace, cached=not no_cache)
    if form is ScoreFormat.TEXT and (ratings is None or screen()):
        root, labels = root_of(workspace) if ratings is None else None, scores.labels
        cards = build_cards(scores)
        notes = {
            card.election: f"{edition} edition, {counted(root, card.election, card.analysts)}" for card in cards if root
        }
        for key, words in likelier(scores, cards).items() if root else ():
            notes[key] += f"; {words}"
        if screen():
            from electassess.cli import terminal  # noqa: PLC0415

            terminal.console().print(terminal.cards(cards, labels, english(), notes))
        else:
            language = english()
            texts = [text_of(card, labels, language, notes.get(card.election, "")) for card in cards]
            out("\n".join([*texts, language.say("ranges")]))
    else:
        stream(in_pieces(scores, form.value, english(), processes=2))
    if ratings is None and date is None:
        bands = dict(
            zip(scores.ratings.elections, [None if one < 0 else one for one in scores.bands.tolist()], strict=True)
        )
        tell_other_verdicts(root_of(workspace), list(bands), bands, machine=form is not ScoreFormat.TEXT)


def _scored(
    ids: Ids, ratings: Path | None, catalogue: Path | None, method: "Method", workspace: Path | None, *, cached: bool
) -> "Scores":
    """Score a table or a workspace, or print what stands in the way and end."""
    from electassess.scoring import PanelError  # noqa: PLC0415
    from electassess.use_cases import pipeline  # noqa: PLC0415

    if (ratings is None) != (catalogue is None) or (ratings is not None and ids):
        fail("--ratings and --catalogue go together, without assessments")
    try:
        if ratings is not None and catalogue is not None:
            scores = pipeline.score_table(ratings, catalogue, method, _warn)
        else:
            root = root_of(workspace)
            scores = pipeline.score_workspace(root, several_of(root, ids), method, cached=cached, processes=2)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    except PanelError as fault:
        fail(str(fault))
    return scores


def _warn(fault: "Diagnostic") -> None:
    """Tell what looks wrong and yet can be scored, beside the scores."""
    from electassess.render.faults import visible  # noqa: PLC0415

    hint = f"\n    hint: {fault.hint}" if fault.hint else ""
    typer.echo(visible(f"{fault.place}: {fault.code} warning: {fault.message}") + hint, err=True)


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
    from electassess.render import score_text as writer  # noqa: PLC0415
    from electassess.scoring import CalibrationError, Method  # noqa: PLC0415
    from electassess.scoring import calibrate as fitted  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    scores = _scored(ids, ratings, catalogue, Method(), workspace, cached=True)
    try:
        found = fitted(scores.ratings, scores.structure)
    except CalibrationError as fault:
        fail(str(fault))
    save(file, f"{found.to_json()}\n".encode())
    out(writer.analysts_to_text(found, english()))


class FirmFormat(enum.StrEnum):
    """How `robust` reports; CSV is of several elections."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def robust(
    ids: Names = None,
    form: Annotated[FirmFormat, typer.Option("--format")] = FirmFormat.TEXT,
    edition: Annotated[EditionName, typer.Option("--edition")] = EditionName.FINAL,
    date: AsOf = None,
    workspace: Workspace = None,
) -> None:
    """Say how firm verdicts are: chances, what moves them, where analysts should talk. One in full, more in a table."""
    from electassess.comparison import driven  # noqa: PLC0415
    from electassess.model.base import Edition  # noqa: PLC0415
    from electassess.progress import watched  # noqa: PLC0415
    from electassess.render import robust as writer  # noqa: PLC0415
    from electassess.render import robust_records as records  # noqa: PLC0415
    from electassess.render import robust_table as table  # noqa: PLC0415
    from electassess.scoring import Method, robustness, share  # noqa: PLC0415
    from electassess.use_cases import comparing, naming, pipeline  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    language = english()
    try:
        root = root_of(workspace)
        loaded = pipeline.load(root, naming.several(root, ids or ()))
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    scores = pipeline.score(loaded, Method(edition=Edition(edition.value), as_of=date))
    elections, labels, shared = scores.ratings.elections, scores.labels, share(scores)
    alone = bool(ids) and len(elections) == 1
    full = form is FirmFormat.JSON or alone
    found = [robustness(scores, at, shared, in_full=full) for at in watched(range(len(elections)))]
    behind = [driven(one.card, labels, loaded.catalogue, language) for one in found]
    if form is FirmFormat.CSV:
        out(table.to_csv(found, labels, loaded.ladder, comparing.identified(loaded), language))
    elif form is FirmFormat.JSON:
        known = comparing.identified(loaded)
        one = found[0]
        out(
            records.to_json(one, labels, language, known[one.card.election], behind[0])
            if alone
            else records.all_to_json(found, labels, language, known, behind)
        )
    else:
        ladder = loaded.ladder
        sheets = {each.card.election: len(each.card.analysts) for each in found}
        hands = {key: loaded.election(key).fewer_hands(sheets[key]) for key in elections}
        one = found[0]
        out(
            writer.to_text(one, labels, language, behind[0], hands[one.card.election])
            if full
            else table.to_text(found, ladder, language, hands)
        )
    if date is None:
        bands = {key: None if int(band) < 0 else int(band) for key, band in zip(elections, scores.bands, strict=True)}
        tell_other_verdicts(loaded.root, list(bands), bands, machine=form is not FirmFormat.TEXT, loaded=loaded)


__all__ = ["calibrate", "robust", "score"]
