# SPDX-License-Identifier: Apache-2.0
"""Where the workspace is, and where the files are that come with the program."""

import re
from importlib import resources
from pathlib import Path

ASSESSMENTS = "assessments"
WORKING_COPY, WORKING_BASE = "statement.md", "statement.base.md"
"""Files in an assessment's folder: the statement as people write it, and the draft as the tool last made it."""

PANEL = "panel.yaml"
"""File in an assessment's folder: what the analysts agreed on when they talked their ratings over."""

WAIVERS = "waivers.yaml"
"""File in an assessment's folder: what a review found, and who answers for it all the same."""

FOLDER_ID = re.compile(
    r"^(?P<iso3>[a-z]{3})-(?P<date>\d{4}-\d{2}-\d{2})-(?P<type>by-election|[a-z]+)(?:-(?P<qualifier>[a-z0-9]+(?:-[a-z0-9]+)*))?\Z",
    re.ASCII,
)
"""Name of an assessment's folder: country, first day of voting, type, and what tells it from others of that day."""


class NoWorkspaceError(Exception):
    """There is no workspace here; the message says where was looked."""


def find_root(start: Path, given: Path | None = None) -> Path:
    """The workspace: the folder given, or the nearest one upwards that has `assessments/`.

    Raises:
        NoWorkspaceError: If there is none.
    """
    if given is not None:
        if not (given / ASSESSMENTS).is_dir():
            raise NoWorkspaceError(f"{given} is no workspace: it has no folder {ASSESSMENTS}")
        return given.resolve()
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / ASSESSMENTS).is_dir():
            return folder
    raise NoWorkspaceError(
        f"no workspace here: neither this folder nor one above it has a folder {ASSESSMENTS}; "
        "make one with: electassess init FOLDER"
    )


def shipped_root() -> Path:
    """The folder of the files that come with the program: catalogue, registries, worked assessments.

    In an installed package that is `shipped/` within it; in a source checkout, the checkout itself.
    """
    packaged = Path(str(resources.files("electassess"))) / "shipped"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3]


__all__ = [
    "ASSESSMENTS",
    "FOLDER_ID",
    "PANEL",
    "WAIVERS",
    "WORKING_BASE",
    "WORKING_COPY",
    "NoWorkspaceError",
    "find_root",
    "shipped_root",
]
