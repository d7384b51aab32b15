# SPDX-License-Identifier: Apache-2.0
"""The command line as a whole. Exit 0: clean; 1: faults found; 2: could not run."""

import gc
from typing import Annotated

import typer

from electassess import __version__
from electassess.cli import files, gitting, moving, results, scoring, serving, sheet, statements
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


COMMANDS = (
    (files.init, "Make a workspace with the catalogue and the worked examples.", "init ../my-workspace"),
    (
        files.new,
        "Begin an assessment: a folder ready to be filled in.",
        "new NPL 2027-11-20 general --analyst a-rivera",
    ),
    (files.schema, "Print the JSON Schema of a kind of file.", "schema evidence"),
    (files.catalogue, "Show criteria, indicators and what their levels mean.", "catalogue civic-space.observers"),
    (serving.serve, "Rate, enter evidence and write in the browser.", "serve"),
    (files.check, "Find every fault of the files.", "check npl-2027-11-20-general"),
    (moving.migrate, "Bring an older workspace to this version.", "migrate --dry-run"),
    (scoring.score, "Score elections: criteria, index, gates, verdict.", "score npl-2027-11-20-general"),
    (
        scoring.calibrate,
        "Fit how severe and how reliable analysts are.",
        "calibrate khm-2018-07-29-general khm-2023-07-23-general --out calibration.json",
    ),
    (scoring.robust, "Say how firm a verdict is, and what would move it.", "robust khm-2023-07-23-general"),
    (statements.draft, "Draft the joint statement, as a text to write in.", "draft khm-2023-07-23-general"),
    (moving.advise, "Say what would help the text most.", "advise khm-2023-07-23-general"),
    (statements.review, "Read what people wrote against the evidence.", "review khm-2023-07-23-general"),
    (statements.publish, "Write the finished statement.", "publish khm-2023-07-23-general --format docx,pdf"),
    (results.compare, "Set elections side by side.", "compare --format html --out comparison.html"),
    (results.audit, "Look whether like cases got like verdicts.", "audit"),
    (results.explain, "Walk a score or a sentence back to its lines.", 'explain "khm-2023-07-23-general#civic-space"'),
)
"""Every command: its function, what it does in a line, and how it is called."""

for command, brief, example in COMMANDS:
    app.command(short_help=brief, epilog=f"Example: electassess {example}")(command)

app.add_typer(sheet.sheet, name="sheet", short_help="Ratings as an Excel workbook or a table, out and back in.")
app.add_typer(sheet.evidence, name="evidence", short_help="Evidence as an Excel workbook, out and back in.")
app.add_typer(gitting.git, name="git", short_help="Let git merge by entry and not by line.")
app.command(hidden=True)(gitting.merge_driver)


def main() -> None:
    """Entry point of the command `electassess`.

    No command looks for unused objects: it reads files into many that stay in use to its end, and few go round in a
    circle. `serve`, which does not end, looks for them again.
    """
    gc.disable()
    app()


__all__ = ["app", "main"]
