# SPDX-License-Identifier: Apache-2.0
"""The commands of the statement: draft, review, publish."""

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from electassess.cli.edge import (
    Day,
    Edition,
    Identity,
    Workspace,
    counted,
    edition_of,
    fail,
    faulty,
    one_of,
    out,
    refuse_inputs,
    root_of,
    saving,
    tell_kept,
)
from electassess.render.visible import visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from electassess.model.base import Edition as ModelEdition
    from electassess.model.base import Form
    from electassess.source import Written
    from electassess.statement import Draft


class FormName(enum.StrEnum):
    """How much of the text is printed."""

    JOINT = "joint"
    FULL = "full"
    REPORT = "report"
    SUMMARY = "summary"


Kinds = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--format", help="Finished files instead: md, html, docx, pdf; several with commas."),
]
Folder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--out", help="Folder for finished files; statements/ID/EDITION of the workspace, if left out."),
]
ALL_FORMATS = "md,html,docx,pdf"


def draft(
    identity: Identity,
    edition: Edition = None,
    date: Day = None,
    form: Annotated[
        Optional[FormName],  # noqa: UP045
        typer.Option("--form", help="How much is printed; that of statement.yaml, if left out."),
    ] = None,
    kinds: Kinds = None,
    folder: Folder = None,
    workspace: Workspace = None,
) -> None:
    """Lay out a plain draft as a working copy, statement.md, in which people write; again, and what they wrote stays.

    With --format or --out: the plain draft as finished files, with a trace of every sentence. A file that you changed
    since it was written is kept under another name.
    """
    from electassess.model.base import Form  # noqa: PLC0415
    from electassess.use_cases import drafting, pipeline  # noqa: PLC0415

    root = root_of(workspace)
    identity = one_of(root, identity)
    wanted = (edition_of(edition), date, Form(form.value) if form else None)
    if kinds is None and folder is None:
        _draft_copy(root, identity, *wanted)
        return
    formats = _formats(kinds or ALL_FORMATS)
    try:
        made = drafting.draft(root, identity, *wanted)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    _write(root, made, formats, folder)


def publish(
    identity: Identity,
    kinds: Kinds = None,
    folder: Folder = None,
    workspace: Workspace = None,
) -> None:
    """Write the finished statement from the working copy: md, html, docx and pdf, with a trace of every sentence."""
    from electassess.use_cases import pipeline, reviewing  # noqa: PLC0415

    root = root_of(workspace)
    identity = one_of(root, identity)
    formats = _formats(kinds or ALL_FORMATS)
    try:
        found = reviewing.publish(root, identity)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    _write(root, found.statement, formats, folder)
    out(f"when the organisations have adopted this text, write into the brief: adopted_text: {found.words}")


class ReviewFormat(enum.StrEnum):
    """How `review` reports."""

    TEXT = "text"
    MARKS = "marks"
    JSON = "json"


def review(
    identity: Identity,
    file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Argument(metavar="FILE", help="Any Markdown or plain text; the working copy, if left out."),
    ] = None,
    form: Annotated[
        ReviewFormat, typer.Option("--format", help="text; marks: the text with comments; json.")
    ] = ReviewFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """Read each sentence of a statement against the evidence: what was lost, gained or stretched. Exit 1 on errors.

    A text without citations is aligned to the evidence by its words.
    """
    from electassess.render import review as written  # noqa: PLC0415
    from electassess.use_cases import pipeline, reviewing  # noqa: PLC0415

    root = root_of(workspace)
    identity = one_of(root, identity)
    try:
        found = reviewing.review_text(root, identity, file)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    if form is ReviewFormat.JSON:
        out(written.to_json(found.remarks))
    elif form is ReviewFormat.MARKS:
        out(written.to_marks(found.copy.text, found.by_end))
    else:
        told = written.to_text(found.path, found.remarks, found.words, found.form, found.language)
        out("\n".join(map(visible, told.split("\n"))))
    if found.faults:
        from electassess.render.faults import to_text  # noqa: PLC0415

        typer.echo(to_text(found.faults), err=True)
    if found.stops:
        raise typer.Exit(1)


def _formats(kinds: str) -> list[str]:
    """The formats asked for."""
    from electassess.render import WRITERS  # noqa: PLC0415

    formats = [name.strip() for name in kinds.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS or name == "trace":
            fail(f"there is no format {name}", "formats are md, html, docx and pdf")
    return formats


def _draft_copy(
    root: Path, identity: str, edition: "ModelEdition | None", date: "dt.date | None", form: "Form | None"
) -> None:
    """Write a working copy and say what came of it."""
    from electassess.diagnostics import error  # noqa: PLC0415
    from electassess.use_cases import pipeline, writing  # noqa: PLC0415
    from electassess.workspace.find import WORKING_COPY  # noqa: PLC0415

    try:
        made = writing.draft_copy(root, identity, edition, date, form)
        with saving(root / made.path):
            writing.save_copy(root, made)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    except writing.ChangedError:
        faulty([error("EA604", f"assessments/{identity}/{WORKING_COPY}", None, "somebody changed it meanwhile")])
    out(visible(made.path))
    for title, lines in (
        ("new in it", made.merged.arrived),
        ("no longer in it", made.merged.gone),
        ("conflicts, to be dealt with in the file", made.merged.conflicts),
    ):
        if lines and not made.first:
            out(f"\n{title}:\n" + "\n".join(f"  {line}" for line in lines))
    _tell_draft(root, made.plain)
    out(f"\nnext: write in it, then electassess publish {identity}")


def _write(root: Path, made: "Draft", formats: "Sequence[str]", folder: Path | None) -> None:
    """Write a draft in some formats, and say what came of it."""
    from electassess.model.base import Form  # noqa: PLC0415
    from electassess.render import WRITERS, MissingExtraError  # noqa: PLC0415
    from electassess.source import write_outputs  # noqa: PLC0415

    target = folder or root / "statements" / made.election / made.edition / (
        "" if made.form == Form.JOINT else made.form
    )
    files, missing = {}, False
    for name in [*formats, "trace"]:
        writer = WRITERS[name]
        try:
            files[f"statement.{writer.extension}" if name != "trace" else "trace.json"] = writer.write(made)
        except MissingExtraError as lacking:
            missing = True
            typer.echo(f"electassess: {lacking}", err=True)
    refuse_inputs(target)
    with saving(target):
        written = write_outputs(target, files, folder or root)
    _tell_written(written, None if folder else root)
    _tell_draft(root, made)
    if missing:
        raise typer.Exit(2)


def _tell_draft(root: Path, made: "Draft") -> None:
    """Say the verdict of a draft and how sure it is, and what its text does not say."""
    from electassess.use_cases.likelier import likelier_of_draft  # noqa: PLC0415

    known = f"verdict by what was known on {made.date}"
    out(f"\n{known}: band {made.band}, {made.label}\n" + "\n".join(f"  {reason}" for reason in made.reasons))
    if likelier := likelier_of_draft(root, made):
        out(f"  {likelier}")
    out(f"  {counted(root, made.election, made.analysts)}")
    weighty = [one for one in made.untold if one.weighs]
    if weighty:
        rest = len(made.untold) - len(weighty)
        out("\nfaults and strengths that are not told, and why:")
        out("\n".join(f"  {one.item}: {one.reason}" for one in weighty))
        why = f"electassess explain {made.election}#ITEM says why, and --format md writes all of them to trace.json"
        out(f"  (and {rest} other items: {why})" if rest else "")
    if made.gaps:
        out("\nnot said in the text, and why:\n" + "\n".join(f"  {gap.kind}: {gap.text}" for gap in made.gaps))


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


__all__ = ["draft", "publish", "review"]
