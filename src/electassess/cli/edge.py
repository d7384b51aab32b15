# SPDX-License-Identifier: Apache-2.0
"""What every command needs: the workspace, what goes wrong, where the output goes."""

import enum
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

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


def let_objects_live() -> None:
    """Stop looking for unused objects: there are many small ones, in use to the end, and few go round in a circle."""
    import gc  # noqa: PLC0415

    gc.disable()


def out(text: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the terminal's own encoding."""
    data = text.encode() if isinstance(text, str) else text
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


__all__ = ["EditionName", "Ids", "Workspace", "fail", "faulty", "let_objects_live", "out", "root_of", "screen"]
