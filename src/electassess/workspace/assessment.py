# SPDX-License-Identifier: Apache-2.0
"""One assessment, read from its folder; and which there are."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol, TypeVar

from electassess.diagnostics import Diagnostic, error, nearest, warning
from electassess.model import Brief, Election, EvidenceFile, Model, Panel, RatingSheet
from electassess.model.ratings import Rating
from electassess.source import is_folder, list_folder
from electassess.workspace.files import Document, load
from electassess.workspace.find import ASSESSMENTS, FOLDER_ID, PANEL, WAIVERS, WORKING_BASE, WORKING_COPY

M = TypeVar("M", bound=Model)


class Reader(Protocol):
    """What reads one file as a document: `workspace.files.load`, or what keeps what it read."""

    def __call__(
        self, model: type[M], path: Path, root: Path, shown: str | None = None
    ) -> tuple[Document[M], list[Diagnostic]]:
        """Read and validate one file."""


@dataclass(frozen=True)
class Assessment:
    """The folder on one election.

    Attributes:
        id: the folder's name.
        election, evidence: its files.
        sheets: every rating sheet, by file name.
        brief: `statement.yaml`, if there is one.
        panel: `panel.yaml`, if there is one; no score depends on it.
    """

    id: str
    election: Document[Election]
    evidence: Document[EvidenceFile]
    sheets: dict[str, Document[RatingSheet]]
    brief: Document[Brief] | None
    panel: Document[Panel] | None = None

    @property
    def usable(self) -> bool:
        """Whether every file could be read."""
        return (
            self.election.model is not None
            and self.evidence.model is not None
            and all(sheet.model is not None for sheet in self.sheets.values())
        )

    @property
    def read_sheets(self) -> list[RatingSheet]:
        """The rating sheets that could be read, by file name."""
        return [sheet.model for sheet in self.sheets.values() if sheet.model is not None]

    def rating_at(self, analyst: str, position: int) -> str:
        """`path:line` of a rating, by its analyst and its place in the sheet, from 0.

        Raises:
            KeyError: If the analyst has no sheet.
        """
        return self.sheets[f"{analyst}.yaml"].where("ratings", position)

    def rating(self, analyst: str, position: int) -> Rating | None:
        """A rating, by its analyst and its place in the sheet, from 0; `None` where the sheet could not be read.

        Raises:
            KeyError: If the analyst has no sheet.
        """
        sheet = self.sheets[f"{analyst}.yaml"].model
        return None if sheet is None else sheet.ratings[position]

    def item_at(self, item: str) -> str:
        """`path:line` of an item of evidence, by its id.

        Raises:
            KeyError: If there is none.
        """
        return self.evidence.where("items", self._places[item])

    @cached_property
    def _places(self) -> dict[str, int]:
        items = self.evidence.model.items if self.evidence.model else ()
        return {item.id: number for number, item in enumerate(items)}


def assessment_ids(root: Path) -> tuple[list[str], list[Diagnostic]]:
    """The assessments of a workspace by the names of their folders, and what else lies there."""
    ids = []
    entries, faults = list_folder(root / ASSESSMENTS, root, ASSESSMENTS)
    for entry in entries:
        shown = f"{ASSESSMENTS}/{entry.name}"
        if FOLDER_ID.match(entry.name) and (is_folder(entry) or entry.is_symlink()):
            ids.append(entry.name)
        elif not entry.name.startswith(".") and entry.name != "README.md":
            hint = "folders are named <iso3>-<yyyy-mm-dd>-<type>[-<qualifier>], as in khm-2023-07-23-general"
            # Whoever wrote an assessment is told by more than a warning that it was passed over.
            sown = error if os.path.lexists(os.path.join(entry.path, "election.yaml")) else warning  # noqa: PTH118
            faults.append(sown("EA319", shown, None, "this is no assessment and was not read", hint))
    return ids, faults


def is_sheet(name: str) -> bool:
    """Whether a file in `ratings/` is read, by its name."""
    return name.endswith(".yaml") and not name.startswith(".")


_FILES: Final = frozenset(
    {"election.yaml", "evidence.yaml", "statement.yaml", WAIVERS, PANEL, "README.md", WORKING_COPY, WORKING_BASE}
)
_FOLDERS: Final = frozenset({"ratings", "archive"})


def _strangers(entries: Sequence[os.DirEntry[str]], shown: str) -> Iterator[Diagnostic]:
    """What lies in the folder of an assessment and is none of its files."""
    for entry in entries:
        if entry.name == "ratings":
            continue
        known = _FOLDERS if is_folder(entry) else _FILES
        if entry.name not in known and not entry.name.startswith("."):
            hint = nearest(entry.name, known)
            message = "no file or folder of an assessment has this name; it was not read"
            yield warning("EA319", f"{shown}/{entry.name}", None, message, hint)


def load_assessment(
    root: Path, identity: str, *, with_brief: bool = True, read: Reader = load
) -> tuple[Assessment, list[Diagnostic]]:
    """Load one assessment.

    Args:
        root: the workspace.
        identity: the folder's name.
        with_brief: also read `statement.yaml` and `panel.yaml`, which no score depends on.
        read: what reads each file.

    Returns:
        The assessment, its documents without a model where a file has faults, and the faults.
    """
    folder = root / ASSESSMENTS / identity
    shown = f"{ASSESSMENTS}/{identity}"
    election, faults = read(Election, folder / "election.yaml", root, f"{shown}/election.yaml")
    evidence, found = read(EvidenceFile, folder / "evidence.yaml", root, f"{shown}/evidence.yaml")
    faults += found
    entries, found = list_folder(folder, root, shown)
    faults += found
    files: list[os.DirEntry[str]] = []
    shut: list[Diagnostic] = []
    if any(entry.name == "ratings" for entry in entries):
        files, shut = list_folder(folder / "ratings", root, f"{shown}/ratings")
        faults += shut
    there = {entry.name for entry in entries} if with_brief else set()
    brief: Document[Brief] | None = None
    if "statement.yaml" in there:
        brief, found = read(Brief, folder / "statement.yaml", root, f"{shown}/statement.yaml")
        faults += found
    panel: Document[Panel] | None = None
    if PANEL in there:
        panel, found = read(Panel, folder / PANEL, root, f"{shown}/{PANEL}")
        faults += found
    sheets: dict[str, Document[RatingSheet]] = {}
    faults += _strangers(entries, shown)
    for entry in files:
        path = f"{shown}/ratings/{entry.name}"
        if is_sheet(entry.name):
            sheets[entry.name], found = read(RatingSheet, Path(entry.path), root, path)
            faults += found
        elif not entry.name.startswith("."):
            faults.append(warning("EA319", path, None, "rating sheets end in .yaml; this was not read"))
    if not sheets and not shut:
        message = "no rating sheet"
        faults.append(warning("EA320", f"{shown}/ratings", None, message, "electassess new writes one for an analyst"))
    return Assessment(identity, election, evidence, sheets, brief, panel), faults


__all__ = ["Assessment", "Reader", "assessment_ids", "is_sheet", "load_assessment"]
