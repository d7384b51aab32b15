# SPDX-License-Identifier: Apache-2.0
"""The command that opens the workspace in the browser."""

import datetime as dt
import secrets
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path
from typing import Annotated

import typer

from electassess.cli.edge import Workspace, fail, out, root_of

PORT = 8750
"""Port that is tried first: the same each time, so that a browser finds the drafts it kept."""


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on this machine; another if it is taken, 0 for any.")
    ] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,  # noqa: FBT002
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, change nothing.")] = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Open the workspace in the browser: rate, enter evidence, write. It listens on this machine alone.

    The first line is the address with the token that lets a browser in. Ctrl-C ends it.
    """
    root = root_of(workspace)
    try:
        from electassess import web  # noqa: PLC0415
    except ImportError:
        fail("the pages need further packages", 'install them with: pip install "electassess[web]"')
    listening = web.bind(port)
    token, found = secrets.token_urlsafe(32), listening.getsockname()[1]
    address = f"http://127.0.0.1:{found}/?token={token}"
    app = web.make_app(root, web.admission_at(found, token, read_only=read_only), beginner(root))
    out(address)
    with ExitStack() as stack:
        if not no_browser:
            webbrowser.open(stack.enter_context(_door(address)))
        if sys.stderr is not None:
            typer.echo("Ctrl-C ends it. What is saved stands in the files of the workspace.", err=True)
        web.serve(app, listening)


@contextmanager
def _door(address: str) -> Iterator[str]:
    """The address of a file that leads to the server: a token in a command line could be read by every user."""
    with tempfile.TemporaryDirectory(prefix="electassess-") as folder:
        file = Path(folder) / "open.html"
        file.touch(0o600)
        page = f'<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={escape(address)}">'
        file.write_text(f"{page}<title>electassess</title>\n", encoding="utf-8")
        yield file.as_uri()


class _Beginner:
    """Begins assessments in a workspace, from what was typed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, iso3: str, date: str, kind: str, analyst: str, qualifier: str) -> tuple[list[str], str]:
        """Write the folder; see `electassess.web.desk.Begin`."""
        from electassess.use_cases.scaffold import ScaffoldError, new_assessment  # noqa: PLC0415

        try:
            day = dt.date.fromisoformat(date)
        except ValueError:
            return [], "The day of the vote is written 2028-07-23."
        try:
            return new_assessment(self.root, iso3, day, kind, analyst, qualifier), ""
        except ScaffoldError as fault:
            return [], f"{str(fault)[:1].upper()}{str(fault)[1:]}."


def beginner(root: Path) -> _Beginner:
    """What begins assessments in a workspace."""
    return _Beginner(root)


__all__ = ["PORT", "beginner", "serve"]
