# SPDX-License-Identifier: Apache-2.0
"""The commands about git: let it merge by entry, and what it calls when it does."""

from pathlib import Path
from typing import Annotated

import typer

from electassess.cli.edge import Workspace, fail, out, root_of
from electassess.render.visible import visible

git = typer.Typer(no_args_is_help=True, help="Let git merge files of this tool by entry and not by line.")


@git.callback()
def _group() -> None:
    """Keep the group a group while it has one command."""


@git.command("set-up", epilog="Example: electassess git set-up")
def set_up(workspace: Workspace = None) -> None:
    """Let git merge by entry: two people who change one file lose nothing, whatever lines they changed.

    Writes into .gitattributes which files, and into the settings of this clone how. Every clone is told once.
    """
    from electassess.sharing import GitError, driver  # noqa: PLC0415

    root = root_of(workspace)
    try:
        done = driver.set_up(root)
    except GitError:
        fail("the workspace is in no git repository", "make one in its folder with: git init")
    out("\n".join(visible(line) for line in done))


def merge_driver(
    base: Annotated[Path, typer.Argument()],
    ours: Annotated[Path, typer.Argument()],
    theirs: Annotated[Path, typer.Argument()],
    size: Annotated[int, typer.Argument(min=1, max=1000)],
    path: Annotated[str, typer.Argument()],
) -> None:
    """Merge three files for git, the result in the second. Exit 0: all merged; 1: something is to be chosen."""
    from electassess.diagnostics import error, warning  # noqa: PLC0415
    from electassess.sharing import GitError, driver  # noqa: PLC0415

    try:
        code, left = driver.drive(base, ours, theirs, size, path)
    except GitError:  # no text: git is told that it could not be merged, and keeps the own side
        raise typer.Exit(1) from None
    said = None
    if left > 0:
        message = f"{left} thing(s) were changed on both sides, each differently"
        hint = "choose on the page Share of electassess serve, or between git's marks in the file"
        said = error("EA680", path, None, message, hint)
    elif left < 0:
        hint = "mend the file between git's marks; electassess check says what else is wrong"
        said = warning("EA681", path, None, "could not be merged by entry, so that git merged it by line", hint)
    if said is not None:
        typer.echo(visible(f"{said.path}: {said.code} {said.message}\n  hint: {said.hint}"), err=True)
    raise typer.Exit(code)


__all__ = ["git", "merge_driver", "set_up"]
