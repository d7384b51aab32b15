# SPDX-License-Identifier: Apache-2.0
"""The commands that make and check files: init, new, schema, catalogue, check."""

import contextlib
import datetime as dt
import enum
import os
from pathlib import Path
from typing import Annotated, Optional

import typer

from electassess.cli.edge import Ids, Workspace, day, fail, faulty, out, root_of, screen, several_of


class CheckFormat(enum.StrEnum):
    """How `check` reports."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must be empty or not exist.")],
    examples: Annotated[  # noqa: FBT002 - a flag of the command line has a default
        bool, typer.Option("--examples/--no-examples", help="Whether the worked assessments come along.")
    ] = True,
    workspace: Workspace = None,
) -> None:
    """Make a workspace from the catalogue and the worked assessments that come with the program."""
    del workspace  # every command takes it; this one makes its own
    from electassess.sharing import GitError, driver  # noqa: PLC0415
    from electassess.use_cases.scaffold import init_workspace  # noqa: PLC0415

    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        fail(f"{folder} is not an empty folder", "nothing is ever overwritten: choose another name")
    count = init_workspace(folder, examples=examples)
    merging = ""
    with contextlib.suppress(GitError):  # where it lies in no repository, or its settings cannot be changed
        driver.set_up(folder)
        merging = "\ngit: in this clone it merges the files of assessments by entry; commit .gitattributes"
    holds = f"{count} worked assessments" if examples else "no assessment yet"
    out(f"{folder}: a workspace with {holds}{merging}")
    out(f"next: electassess serve --workspace {folder}   (everything in the browser)")
    out("or, in that folder: electassess new …, and then electassess check")


def new(
    iso3: Annotated[str, typer.Argument(help="Country, three letters: KHM.")],
    date: Annotated[dt.date, typer.Argument(parser=day, metavar="DATE", help="First day of voting: 2028-07-23.")],
    kind: Annotated[
        str,
        typer.Argument(metavar="TYPE", help="general, presidential, legislative, local, by-election, referendum."),
    ],
    analyst: Annotated[str, typer.Option("--analyst", help="Name or pseudonym: lower-case letters, digits, hyphens.")],
    qualifier: Annotated[
        str,
        typer.Option("--qualifier", help="Tells elections of one country, day and type apart: phnom-penh."),
    ] = "",
    workspace: Workspace = None,
) -> None:
    """Write the folder of a new assessment, ready to be filled in; a second analyst gets a sheet in the same folder."""
    from electassess.use_cases.scaffold import ScaffoldError, new_assessment  # noqa: PLC0415

    try:
        written = new_assessment(root_of(workspace), iso3.upper(), date, kind, analyst, qualifier)
        for path in written:
            out(path)
        if len(written) == 1:
            out("a sheet for the assessment that was there; for another election of that day, give it a --qualifier")
    except ScaffoldError as fault:
        fail(str(fault), offer=fault.offer)


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            help="catalogue, criterion, standards, ladder, organisations, countries, election, evidence, ratings "
            "or statement."
        ),
    ],
    workspace: Workspace = None,
) -> None:
    """Print the JSON Schema of one kind of file."""
    del workspace  # every command takes it; the schema is the same in all
    from electassess.diagnostics import nearest  # noqa: PLC0415
    from electassess.model import KINDS  # noqa: PLC0415
    from electassess.workspace import json_schema  # noqa: PLC0415

    if kind not in KINDS:
        fail(f"there is no kind of file {kind}", nearest(kind, KINDS) or f"kinds are {', '.join(KINDS)}")
    out(json_schema(kind))


def catalogue(
    ref: Annotated[Optional[str], typer.Argument(metavar="ID", help="A criterion or an indicator.")] = None,  # noqa: UP045
    workspace: Workspace = None,
) -> None:
    """List the catalogue, or show one criterion or indicator with its anchors and standards."""
    from electassess.diagnostics import nearest  # noqa: PLC0415
    from electassess.render.catalogue_text import catalogue_text  # noqa: PLC0415
    from electassess.workspace import load_reference  # noqa: PLC0415

    reference, faults = load_reference(root_of(workspace))
    if not reference.usable:
        faulty(faults)
    if ref is not None and ref not in reference.nodes:
        fail(f"the catalogue has no {ref}", nearest(ref, reference.nodes))
    out(catalogue_text(reference, ref))


def check(
    ids: Ids = None,
    form: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.TEXT,
    workspace: Workspace = None,
) -> None:
    """Report every fault of the files, each with its place and a hint."""
    from electassess.diagnostics import Severity  # noqa: PLC0415
    from electassess.render import faults as report  # noqa: PLC0415
    from electassess.use_cases import days  # noqa: PLC0415

    root = root_of(workspace)
    found = sorted(days.check(root, several_of(root, ids), processes=2), key=lambda fault: fault.order)
    writers = {
        "text": report.to_text,
        "json": report.to_json,
        "sarif": report.to_sarif,
        "github": report.to_github,
    }
    if form is CheckFormat.TEXT and screen():
        from electassess.cli import terminal  # noqa: PLC0415

        terminal.console().print(terminal.faults(found, root))
    else:
        out(writers[form.value](found))
    if any(fault.severity is Severity.ERROR for fault in found):
        raise typer.Exit(1)


__all__ = ["catalogue", "check", "init", "new", "schema"]
