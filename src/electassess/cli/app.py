# SPDX-License-Identifier: Apache-2.0
"""The command line as a whole. Exit 0: clean; 1: faults found; 2: could not run."""

from typing import Annotated

import typer

from electassess import __version__
from electassess.cli import files, results
from electassess.cli.edge import Commands

app = typer.Typer(
    cls=Commands,
    help="Assess elections against international standards: check, score, draft, compare.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(value: bool) -> None:  # noqa: FBT001
    if value:
        typer.echo(f"electassess {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")]


@app.callback()
def _main(version: Version = False) -> None:  # noqa: FBT002 - a flag of the command line has a default
    del version


for command in (
    files.init,
    files.new,
    files.schema,
    files.catalogue,
    files.check,
    results.score,
    results.calibrate,
    results.robust,
    results.draft,
    results.compare,
    results.audit,
    results.explain,
):
    app.command()(command)


def main() -> None:
    """Entry point of the command `electassess`."""
    app()


__all__ = ["app", "main"]
