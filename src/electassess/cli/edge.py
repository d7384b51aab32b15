# SPDX-License-Identifier: Apache-2.0
"""What every command needs: the workspace, what goes wrong, where the output goes."""

import contextlib
import datetime as dt
import enum
import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer
from typer.core import TyperGroup

from electassess.cli.bar import shown
from electassess.render.visible import controlled, visible

if TYPE_CHECKING:
    from electassess.diagnostics import Diagnostic
    from electassess.model.base import Edition as ModelEdition
    from electassess.source import Written
    from electassess.workspace import Snapshot

Workspace = Annotated[
    Optional[Path], typer.Option("--workspace", help="The workspace; found from the current folder if left out.")  # noqa: UP045
]
Ids = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(help="Assessments, by folder, country, code, year or region; all if left out."),
]
Identity = Annotated[
    str, typer.Argument(metavar="ID", help="The assessment, by its folder or what fits it alone: “Kenya 2022”.")
]


Names = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(help="Elections, by folder, country, code, year, title or region: khm-2023, KEN; all if left out."),
]


class PlainFormat(enum.StrEnum):
    """How `robust` and `audit` report."""

    TEXT = "text"
    JSON = "json"


class EditionName(enum.StrEnum):
    """The edition of a statement."""

    PRE_ELECTION = "pre-election"
    PRELIMINARY = "preliminary"
    FINAL = "final"


def fail(message: str, hint: str = "", offer: Sequence[str] = ()) -> NoReturn:
    """Say why the command could not run, what to do, and what could be copied into a file; end with 2."""
    typer.echo(visible(f"electassess: {message}"), err=True)
    if hint:
        typer.echo(visible(f"  hint: {hint}"), err=True)
    for line in offer:
        typer.echo(visible(line), err=True)
    raise typer.Exit(2)


class Commands(TyperGroup):
    """The commands, with what the file system refuses turned into a message and the exit code 2."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that was asked for."""
        try:
            with shown():
                return super().invoke(ctx)
        except OSError as fault:
            if fault.errno == errno.EPIPE:  # who read the output has gone: typer ends in silence
                raise
            where = f"{fault.filename}: " if fault.filename else ""
            fail(f"{where}{fault.strerror or 'cannot be read or written'}")


@contextlib.contextmanager
def saving(path: Path) -> Iterator[None]:
    """What cannot be written ends with 2 and says why."""
    from electassess.source import NotOursError, OutsideError  # noqa: PLC0415

    try:
        yield
    except NotOursError as fault:
        fail(str(fault), "give --out another name, or move the file away")
    except OutsideError as fault:
        fail(str(fault), "a link leads out of it: remove the link, or give another --out")
    except OSError as fault:
        fail(f"{path} cannot be written: {fault.strerror or 'unknown reason'}")


def refuse_inputs(path: Path) -> None:
    """End with 2 where an output would lie among the files that a workspace is read from.

    A finished statement in an assessment's folder would be taken for the working copy.
    """
    from electassess.workspace.find import ASSESSMENTS  # noqa: PLC0415

    where = path.resolve()
    for folder in (where, *where.parents):
        if folder.name in {ASSESSMENTS, "criteria", "languages"} and (folder.parent / ASSESSMENTS).is_dir():
            message = f"{path} would lie in {folder.name}/, from which the workspace is read"
            fail(message, "give --out another folder")


def save(path: Path, data: bytes) -> None:
    """Write a file that the user named, or end with 2.

    What was written before and then changed by somebody is kept under another name; what is no output is left alone.
    """
    from electassess.source import write_outputs  # noqa: PLC0415

    refuse_inputs(path)
    with saving(path):
        written = write_outputs(path.parent, {path.name: data}, ours_alone=True)
    tell_kept(written)


def tell_kept(written: "Written") -> None:
    """Say what a person had changed before it was written anew, and what it is called now."""
    for old, now in written.kept:
        out(visible(f"{old} had been changed since it was written: what was there is now {now}"))


def day(text: str) -> dt.date:
    """A day as people type it on the command line."""
    from electassess.model.base import FIRST_YEAR, LAST_YEAR  # noqa: PLC0415

    with contextlib.suppress(ValueError):
        found = dt.date.fromisoformat(text)
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
    raise typer.BadParameter(f"{text} is no day: write year, month and day, as in 2028-07-23")


Day = Annotated[
    Optional[dt.date],  # noqa: UP045
    typer.Option(
        "--date", parser=day, metavar="YYYY-MM-DD", help="Day of the statement; that of statement.yaml, if left out."
    ),
]
AsOf = Annotated[
    Optional[dt.date],  # noqa: UP045
    typer.Option(
        "--date",
        parser=day,
        metavar="YYYY-MM-DD",
        help="Weigh what was published by that day; all evidence, if left out.",
    ),
]
AsEdition = Annotated[
    Optional[EditionName],  # noqa: UP045
    typer.Option("--edition", help="As a statement of that edition would; final, if left out."),
]
Edition = Annotated[
    Optional[EditionName],  # noqa: UP045
    typer.Option("--edition", help="That of statement.yaml, if left out."),
]


def tell_other_verdicts(
    root: Path,
    ids: Sequence[str],
    bands: "Mapping[str, int | None] | None" = None,
    *,
    machine: bool,
    loaded: "Snapshot | None" = None,
) -> None:
    """Say in a line where a statement's own day gives another verdict than all evidence does.

    Args:
        root: the workspace.
        ids: the elections; all of them if there is none.
        bands: the verdicts that were printed, by election; reckoned here, if left out.
        machine: whether the output is for machines: the lines then go where errors go.
        loaded: the assessments, where they have been read with their briefs.
    """
    from electassess.use_cases import days, pipeline  # noqa: PLC0415

    try:
        loaded = loaded or pipeline.load(root, ids)
        lines = days.other_verdicts(loaded, days.bands_of(loaded) if bands is None else bands)
    except pipeline.FaultsError as stop:  # scores do not depend on a brief, so that they stand
        where = ", ".join(dict.fromkeys(fault.path for fault in stop.faults))
        message = f"whether a statement's own day gives another verdict cannot be said: there are errors in {where}"
        typer.echo(visible(message), err=True)
        return
    for line in lines:
        if machine:
            typer.echo(visible(line), err=True)
        else:
            out(visible(line))


def edition_of(name: EditionName | None) -> "ModelEdition | None":
    """The edition as the model has it; `None` for that of the brief."""
    from electassess.model.base import Edition as ModelEdition  # noqa: PLC0415

    return ModelEdition(name.value) if name else None


def counted(root: Path, election: str, analysts: Sequence[str]) -> str:
    """Whose ratings count, how many people they are, and which files in the folder of sheets nothing counts from."""
    from electassess.model import Election  # noqa: PLC0415
    from electassess.workspace.files import load as load_file  # noqa: PLC0415

    try:
        names = sorted(path.name for path in (root / "assessments" / election / "ratings").iterdir())
    except OSError:
        names = []
    idle = [name for name in names if not name.startswith(".") and name not in {f"{one}.yaml" for one in analysts}]
    rated = f"rated by {', '.join(analysts)}" if analysts else "rated by nobody"
    path = root / "assessments" / election / "election.yaml"
    document, _ = load_file(Election, path, root) if len(analysts) > 1 and path.is_file() else (None, [])
    hands = document.model.fewer_hands(len(analysts)) if document and document.model else None
    if hands is not None:
        rated += f" ({len(analysts)} sheets by {hands} {'person' if hands == 1 else 'people'})"
    return visible(f"{rated}; nothing counts from {', '.join(idle)}" if idle else rated)


def root_of(workspace: Path | None) -> Path:
    """The workspace, or exit 2."""
    from electassess.workspace import NoWorkspaceError, find_root  # noqa: PLC0415

    try:
        return find_root(Path.cwd(), workspace)
    except NoWorkspaceError as fault:
        fail(str(fault))


def one_of(root: Path, name: str) -> str:
    """The assessment that a name means, or exit 1 with what it fits."""
    from electassess.use_cases import naming  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    try:
        return naming.each_one(root, [name])[0]
    except FaultsError as stop:
        faulty(stop.faults)


def several_of(root: Path, names: Sequence[str] | None) -> list[str]:
    """The assessments that names mean, none for all of them; or exit 1."""
    from electassess.use_cases import naming  # noqa: PLC0415
    from electassess.use_cases.pipeline import FaultsError  # noqa: PLC0415

    try:
        return naming.several(root, names or ())
    except FaultsError as stop:
        faulty(stop.faults)


def faulty(faults: "Sequence[Diagnostic]") -> NoReturn:
    """Print faults that stand in the way, and end with 1."""
    from electassess.render.faults import to_text  # noqa: PLC0415

    typer.echo(to_text(faults), err=True)
    raise typer.Exit(1)


def screen() -> bool:
    """Whether the output goes to a screen that takes all letters; `NO_COLOR` (no-color.org) asks for plain text."""
    if sys.stdout is None or not sys.stdout.isatty() or not sys.stdout.encoding.lower().startswith("utf"):
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def out(text: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the terminal's own encoding."""
    if sys.stdout is None:  # closed by the caller
        fail("there is no standard output to write to")
    data = controlled(text).encode(errors="backslashreplace") if isinstance(text, str) else text
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


def stream(pieces: Iterable[str]) -> None:
    """Write many pieces of one text to standard output as UTF-8, each as it comes; the last ends with a newline."""
    if sys.stdout is None:  # closed by the caller
        fail("there is no standard output to write to")
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode())
    sys.stdout.buffer.flush()


__all__ = [
    "Commands",
    "Day",
    "Edition",
    "EditionName",
    "Identity",
    "Ids",
    "Names",
    "PlainFormat",
    "Workspace",
    "counted",
    "day",
    "edition_of",
    "fail",
    "faulty",
    "one_of",
    "out",
    "refuse_inputs",
    "root_of",
    "save",
    "saving",
    "screen",
    "several_of",
    "stream",
    "tell_kept",
]
