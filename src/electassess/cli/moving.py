# SPDX-License-Identifier: Apache-2.0
"""The commands that help people along: migrate brings older files to this version, advise says what a text lacks."""

from typing import Annotated

import typer

from electassess.cli.edge import Identity, PlainFormat, Workspace, faulty, one_of, out, root_of
from electassess.render.visible import visible


def migrate(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")] = False,  # noqa: FBT002
    workspace: Workspace = None,
) -> None:
    """Bring the files of an earlier version to this one; comments stay, and a second run changes nothing.

    What you have edited of the catalogue is kept. Nothing is written if the workspace would have more errors after it.
    """
    from electassess import migration  # noqa: PLC0415

    made = migration.plan(root_of(workspace))
    if made.worse:
        out("nothing was changed: the workspace would have these errors, which it has not now")
        faulty(made.worse)
    if not dry_run:
        migration.carry_out(made)
    lines = [f"{change.path}\n" + "\n".join(f"  {one}" for one in change.done) for change in made.changes]
    lines += [f"{path}\n  left as it is: {why}" for path, why in made.kept]
    count = len(made.changes)
    lines.append(
        ("nothing to do" if not count else f"{count} file(s) {'would be' if dry_run else 'were'} changed")
        + (f", {len(made.kept)} left for you to look at" if made.kept else "")
    )
    out("\n".join(visible(line) for text in lines for line in text.split("\n")))


def advise(
    identity: Identity,
    form: Annotated[PlainFormat, typer.Option("--format")] = PlainFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """List what would help the text most, in order, with places to start from and what to paste where."""
    from electassess.render import advice as writer  # noqa: PLC0415
    from electassess.use_cases import advice, pipeline  # noqa: PLC0415
    from electassess.workspace.packs import english  # noqa: PLC0415

    root = root_of(workspace)
    identity = one_of(root, identity)
    try:
        found = advice.advise(root, identity)
    except pipeline.FaultsError as stop:
        faulty(stop.faults)
    if form is PlainFormat.JSON:
        out(writer.to_json(found))
    else:
        out("\n".join(visible(line) for line in writer.to_text(found, english()).split("\n")))


__all__ = ["advise", "migrate"]
