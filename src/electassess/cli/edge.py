# SPDX-License-Identifier: Apache-2.0
"""What every command needs: the workspace, what goes wrong, where the output goes."""

import enum
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from electassess.diagnostics import Diagnostic

Workspace = Annotated[
    Optional[Path], typer.Option("--workspace", help="The workspace; found from the current folder if left out.")  # noqa: UP045
]
Ids = Annotated[Optional[list[str]], typer.Argument(help="Assessments, by folder name; all if left out.")]  # noqa: UP045


class EditionName(enum.StrEnum):
    """The edition of a statement."""

    PRE_ELECTION = "pre-election"
    PRELIMINARY = "preliminary"
    FINAL = "final"


def fail(message: str, hint: str = "") -> NoReturn:
    """Say why the command could not run, and end with 2."""
    from electassess.cli.report import visible  # noqa: PLC0415

    typer.echo(visible(f"electassess: {message}"), err=True)
    if hint:
        typer.echo(visible(f"  hint: {hint}"), err=True)
    raise typer.Exit(2)


class Commands(TyperGroup):
    """The commands, with what the file system refuses turned into a message and the exit code 2."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OSError as fault:
            if fault.errno == errno.EPIPE:  # who read the output has gone: typer ends in silence
                raise
            where = f"{fault.filename}: " if fault.filename else ""
            fail(f"{where}{fault.strerror or 'cannot be read or written'}")


def save(path: Path, data: bytes, within: Path) -> None:
    """Write a file of the output in one step, or end with 2; see `source.write_bytes`."""
    from electassess.source import OutsideError, write_bytes  # noqa: PLC0415

    try:
        write_bytes(path, data, within)
    except OutsideError as fault:
        fail(str(fault), "a link leads out of it: remove the link, or give another --out")
    except OSError as fault:
        fail(f"{path} cannot be written: {fault.strerror or 'unknown reason'}")


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
    """Whether the output goes to a screen that takes all letters; `NO_COLOR` (no-color.org) asks for plain text."""
    if sys.stdout is None or not sys.stdout.isatty() or not sys.stdout.encoding.lower().startswith("utf"):
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def let_objects_live() -> None:
    """Stop looking for unused objects: there are many small ones, in use to the end, and few go round in a circle."""
    import gc  # noqa: PLC0415

    gc.disable()


def out(text: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the terminal's own encoding."""
    if sys.stdout is None:  # closed by the caller
        fail("there is no standard output to write to")
    data = text.encode() if isinstance(text, str) else text
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


__all__ = [
    "Commands",
    "EditionName",
    "Ids",
    "Workspace",
    "fail",
    "faulty",
    "let_objects_live",
    "out",
    "root_of",
    "save",
    "screen",
]
