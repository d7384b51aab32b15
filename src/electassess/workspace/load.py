# SPDX-License-Identifier: Apache-2.0
"""From folders to documents: the catalogue with its group files in one tree, the registries, the assessments."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from electassess.diagnostics import Diagnostic, error, nearest, warning
from electassess.model import (
    Brief,
    Catalogue,
    Countries,
    Election,
    EvidenceFile,
    Group,
    Ladder,
    Organisations,
    RatingSheet,
    Standards,
)
from electassess.model.catalogue import Indicator, OrdinalScale, Scale, walk
from electassess.model.standards import Standard, StandardKind
from electassess.source import leaves
from electassess.workspace.files import Document, load
from electassess.workspace.find import ASSESSMENTS, FOLDER_ID, shipped_root

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Reference:
    """What all assessments share: catalogue, standards, ladder, registries.

    Attributes:
        catalogue: `criteria/catalogue.yaml`, its groups resolved into one tree.
        groups: the group files, by id.
        standards, ladder, organisations, countries: the other files.
        tree: the resolved catalogue, or `None` if a file of it has faults.
        indicators: every indicator by ref.
        nodes: every ref below the root, and the root's id.
    """

    catalogue: Document[Catalogue]
    groups: dict[str, Document[Group]]
    standards: Document[Standards]
    ladder: Document[Ladder]
    organisations: Document[Organisations]
    countries: Document[Countries]
    tree: Catalogue | None
    indicators: dict[str, Indicator]
    nodes: frozenset[str]

    def lacks(self, ref: str) -> bool:
        """Whether the catalogue has no node of this name; a catalogue that cannot be read lacks none."""
        return self.tree is not None and ref not in self.nodes

    def lacks_indicator(self, ref: str) -> bool:
        """Whether the catalogue has no indicator of this name; a catalogue that cannot be read lacks none."""
        return self.tree is not None and ref not in self.indicators

    @property
    def usable(self) -> bool:
        """Whether every file could be read."""
        documents: Sequence[Document[BaseModel]] = (
            self.standards,  # type: ignore[assignment]
            self.ladder,
            self.organisations,
            self.countries,
        )
        return self.tree is not None and all(document.model is not None for document in documents)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Path and text of every file."""
        shared: tuple[Document[Any], ...] = (
            self.catalogue, self.standards, self.ladder, self.organisations, self.countries, *self.groups.values(),
        )  # fmt: skip
        return tuple((document.path, document.text) for document in shared)

    @cached_property
    def organisation_ids(self) -> frozenset[str] | None:
        """The ids of the registry, or `None` where it cannot be used."""
        registry = self.organisations.model
        return frozenset(one.id for one in registry.organisations) if registry else None

    @cached_property
    def treaties_cited(self) -> tuple[Standard, ...]:
        """The treaties that criteria or indicators cite, in the order of standards.yaml."""
        nodes = [node for _, node in walk(self.tree.root)] if self.tree else []
        cited = {citation.partition("/")[0] for node in nodes for citation in node.standards}
        known = self.standards.model.standards if self.standards.model else ()
        return tuple(one for one in known if one.kind is StandardKind.TREATY and one.id in cited)

    @cached_property
    def scales(self) -> dict[str, Scale | None]:
        """The scale of every indicator, by ref; `None` where the catalogue does not have it."""
        catalogue = self.catalogue.model
        if catalogue is None:
            return {}
        return {ref: catalogue.scales.get(one.scale or catalogue.default_scale) for ref, one in self.indicators.items()}

    @cached_property
    def levels(self) -> dict[str, tuple[int, ...]]:
        """The levels of every indicator on an ordinal scale, lowest first, by ref."""
        return {
            ref: tuple(level.level for level in scale.levels)
            for ref, scale in self.scales.items()
            if isinstance(scale, OrdinalScale)
        }

    @cached_property
    def worth(self) -> dict[tuple[str, int], float]:
        """What each level on an ordinal scale is worth, 0 the worst and 1 the best, by ref and level."""
        found: dict[tuple[str, int], float] = {}
        for ref, levels in self.levels.items():
            scale, low, span = self.scales[ref], levels[0], levels[-1] - levels[0]
            assert scale is not None
            turned = self.indicators[ref].lower_is_better(scale)
            found |= {(ref, one): (levels[-1] - one if turned else one - low) / span for one in levels}
        return found


@dataclass(frozen=True)
class Assessment:
    """The folder on one election.

    Attributes:
        id: the folder's name.
        election, evidence: its files.
        sheets: every rating sheet, by file name.
        brief: `statement.yaml`, if there is one.
    """

    id: str
    election: Document[Election]
    evidence: Document[EvidenceFile]
    sheets: dict[str, Document[RatingSheet]]
    brief: Document[Brief] | None

    @property
    def usable(self) -> bool:
        """Whether every file could be read."""
        return (
            self.election.model is not None
            and self.evidence.model is not None
            and all(sheet.model is not None for sheet in self.sheets.values())
        )


def _shared(root: Path, name: str) -> tuple[Path, Path, str]:
    """A shared file of the workspace, or the shipped one: (path, folder it must stay in, what to call it).

    `criteria/` of a workspace replaces the shipped catalogue as a whole: files are never mixed in silence.
    """
    # A link that leads nowhere, or a file in the place of the folder, is a fault and not a wish for the shipped files.
    if os.path.lexists(root / ("criteria" if name.startswith("criteria/") else name)):
        return root / name, root, name
    shipped = shipped_root()
    return shipped / name, shipped, f"shipped/{name}"


def resolve(group: Group, files: dict[str, Document[Group]], seen: tuple[str, ...] = ()) -> Group:
    """A group with the children it names by id put in; those that are missing are left out."""
    children = []
    for child in group.groups:
        if isinstance(child, Group):
            children.append(resolve(child, files, seen))
        elif child in files and child not in seen:
            model = files[child].model
            if model is not None:
                children.append(resolve(model, files, (*seen, child)))
    return group.model_copy(update={"groups": tuple(children)})


def named_groups(group: Group) -> Iterator[str]:
    """The ids of the groups that a group, or one written out inside it, names by their files."""
    for child in group.groups:
        if isinstance(child, Group):
            yield from named_groups(child)
        else:
            yield child


_DEEPEST = 50
_MOST_GROUPS = 5000


def overgrown(root: Group, files: Mapping[str, Document[Group]]) -> str:
    """Why a catalogue cannot be put together, or nothing. Files that name each other twice over grow without bound.

    Groups are counted level by level, each name with the number of times it would stand there, and not put together.
    """
    level, total = Counter(named_groups(root)), 0
    for _ in range(_DEEPEST):
        total += level.total()
        if total > _MOST_GROUPS:
            return f"the groups that files name make up more than {_MOST_GROUPS} in all"
        below: Counter[str] = Counter()
        for name, times in level.items():
            document = files.get(name)
            for child in named_groups(document.model) if document and document.model else ():
                below[child] += times
        if not below:
            return ""
        level = below
    return f"groups stand in themselves, or in each other more than {_DEEPEST} levels deep"


_RESERVED = frozenset({"catalogue", "standards", "ladder"})


def load_reference(root: Path) -> tuple[Reference, list[Diagnostic]]:
    """Load what all assessments share."""
    faults: list[Diagnostic] = []

    def one(model: type[M], name: str) -> Document[M]:
        path, within, shown = _shared(root, name)
        document, found = load(model, path, within, shown)
        faults.extend(found)
        return document

    catalogue = one(Catalogue, "criteria/catalogue.yaml")
    standards, ladder = one(Standards, "criteria/standards.yaml"), one(Ladder, "criteria/ladder.yaml")
    organisations, countries = one(Organisations, "organisations.yaml"), one(Countries, "countries.yaml")
    faults += _misnamed(root)
    path, within, shown = _shared(root, "criteria/catalogue.yaml")
    entries, found = _entries(path.parent, within, shown.rpartition("/")[0])
    faults += found
    groups: dict[str, Document[Group]] = {}
    for entry in entries:
        stem, ending = os.path.splitext(entry.name)  # noqa: PTH122
        if entry.name.startswith("."):
            continue
        if ending != ".yaml":
            if entry.name != "README.md":
                message = "files of the catalogue end in .yaml; this was not read"
                faults.append(warning("EA319", f"criteria/{entry.name}", None, message))
        elif stem not in _RESERVED:
            groups[stem] = one(Group, f"criteria/{entry.name}")
    tree: Catalogue | None = None
    nodes: list[tuple[str, Group | Indicator]] = []
    if catalogue.model is not None:
        faults += _check_group_files(catalogue, groups)
        wrong = overgrown(catalogue.model.root, groups)
        if wrong:
            faults.append(catalogue.error("EA204", ("root", "groups"), wrong, "let each group stand in one other"))
        resolved = catalogue.model.root if wrong else resolve(catalogue.model.root, groups)
        if not (found or wrong) and all(group.model is not None for group in groups.values()):
            tree = catalogue.model.model_copy(update={"root": resolved})
        nodes = list(walk(resolved))
    indicators = {ref: node for ref, node in nodes if isinstance(node, Indicator)}
    root_id = {catalogue.model.root.id} if catalogue.model else set()
    reference = Reference(
        catalogue, groups, standards, ladder, organisations, countries, tree, indicators,
        frozenset(ref for ref, _ in nodes) | root_id,
    )  # fmt: skip
    return reference, faults


def _check_group_files(catalogue: Document[Catalogue], groups: dict[str, Document[Group]]) -> list[Diagnostic]:
    """Groups that have no file, files that no group names, files not named after their group."""
    assert catalogue.model is not None
    named = set(named_groups(catalogue.model.root))
    for document in groups.values():
        if document.model is not None:
            named |= set(named_groups(document.model))
    faults = []
    for number, child in enumerate(catalogue.model.root.groups):
        if isinstance(child, str) and child not in groups:
            message = f"there is no file criteria/{child}.yaml"
            faults.append(catalogue.error("EA320", ("root", "groups", number), message, nearest(child, groups)))
    for name, document in groups.items():
        if name not in named:
            message = f"no group of the catalogue names {name}: its indicators count for nothing"
            faults.append(warning("EA319", document.path, None, message, "add it to the groups of its parent"))
        elif document.model is not None and document.model.id != name:
            message = f"the group's id is {document.model.id}, but the file is named {name}"
            faults.append(document.error("EA316", ("id",), message, "use the same name for both"))
    return faults


def assessment_ids(root: Path) -> tuple[list[str], list[Diagnostic]]:
    """The assessments of a workspace by the names of their folders, and what else lies there."""
    ids = []
    entries, faults = _entries(root / ASSESSMENTS, root, ASSESSMENTS)
    for entry in entries:
        shown = f"{ASSESSMENTS}/{entry.name}"
        if FOLDER_ID.match(entry.name) and (_is_folder(entry) or entry.is_symlink()):
            ids.append(entry.name)
        elif not entry.name.startswith(".") and entry.name != "README.md":
            hint = "folders are named <iso3>-<yyyy-mm-dd>-<type>, as in khm-2023-07-23-general"
            faults.append(warning("EA319", shown, None, "this is no assessment and was not read", hint))
    return ids, faults


def _entries(folder: Path, root: Path, shown: str) -> tuple[list[os.DirEntry[str]], list[Diagnostic]]:
    """What lies in a folder by name, or why it cannot be said: names out of the workspace are no one's business."""
    try:
        if leaves(folder, root):
            return [], [error("EA113", shown, None, "the path leads out of the workspace and was not followed")]
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name), []
    except OSError as fault:
        return [], [error("EA101", shown, None, f"cannot be read: {fault.strerror or 'unknown reason'}")]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or leads to one; a link that leads round in a circle does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _misnamed(root: Path) -> list[Diagnostic]:
    """What is named nearly like a shared file that is not there, so that the shipped one is used instead."""
    faults = []
    lacking = [one for one in ("criteria", "organisations.yaml", "countries.yaml") if not os.path.lexists(root / one)]
    for entry in _entries(root, root, "")[0] if lacking else []:
        hint = nearest(entry.name.lower(), lacking)
        if hint and os.path.splitext(entry.name)[1] in {".yaml", ".yml", ""}:  # noqa: PTH122
            message = "no file or folder of a workspace has this name; the one that comes with the program is used"
            faults.append(warning("EA319", entry.name, None, message, hint))
    return faults


def is_sheet(name: str) -> bool:
    """Whether a file in `ratings/` is read, by its name."""
    return name.endswith(".yaml") and not name.startswith(".")


_FILES = frozenset({"election.yaml", "evidence.yaml", "statement.yaml", "README.md"})
_FOLDERS = frozenset({"ratings", "archive"})


def load_assessment(root: Path, identity: str) -> tuple[Assessment, list[Diagnostic]]:
    """Load one assessment.

    Args:
        root: the workspace.
        identity: the folder's name.

    Returns:
        The assessment, its documents without a model where a file has faults, and the faults.
    """
    folder = root / ASSESSMENTS / identity
    shown = f"{ASSESSMENTS}/{identity}"
    election, faults = load(Election, folder / "election.yaml", root, f"{shown}/election.yaml")
    evidence, found = load(EvidenceFile, folder / "evidence.yaml", root, f"{shown}/evidence.yaml")
    faults += found
    entries, found = _entries(folder, root, shown)
    faults += found
    files: list[os.DirEntry[str]] = []
    shut: list[Diagnostic] = []
    if any(entry.name == "ratings" for entry in entries):
        files, shut = _entries(folder / "ratings", root, f"{shown}/ratings")
        faults += shut
    brief: Document[Brief] | None = None
    if any(entry.name == "statement.yaml" for entry in entries):
        brief, found = load(Brief, folder / "statement.yaml", root, f"{shown}/statement.yaml")
        faults += found
    sheets: dict[str, Document[RatingSheet]] = {}
    for entry in entries:
        if entry.name == "ratings":
            continue
        known = _FOLDERS if _is_folder(entry) else _FILES
        if entry.name not in known and not entry.name.startswith("."):
            hint = nearest(entry.name, known)
            message = "no file or folder of an assessment has this name; it was not read"
            faults.append(warning("EA319", f"{shown}/{entry.name}", None, message, hint))
    for entry in files:
        path = f"{shown}/ratings/{entry.name}"
        if is_sheet(entry.name):
            sheets[entry.name], found = load(RatingSheet, Path(entry.path), root, path)
            faults += found
        elif not entry.name.startswith("."):
            faults.append(warning("EA319", path, None, "rating sheets end in .yaml; this was not read"))
    if not sheets and not shut:
        message = "no rating sheet"
        faults.append(warning("EA320", f"{shown}/ratings", None, message, "electassess new writes one for an analyst"))
    return Assessment(identity, election, evidence, sheets, brief), faults


__all__ = [
    "Assessment",
    "Reference",
    "assessment_ids",
    "load_assessment",
    "load_reference",
    "named_groups",
    "overgrown",
    "resolve",
]
