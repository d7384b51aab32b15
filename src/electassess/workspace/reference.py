# SPDX-License-Identifier: Apache-2.0
"""What all assessments of a workspace share: the catalogue with its group files in one tree, ladder, registries."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from electassess.diagnostics import Diagnostic, nearest, warning
from electassess.model import Catalogue, Countries, Group, Ladder, Model, Organisations, Standards
from electassess.model.catalogue import Indicator, walk
from electassess.model.scales import OrdinalScale, Scale
from electassess.model.standards import Standard, StandardKind
from electassess.source import list_folder
from electassess.workspace.catalogue_tree import named_groups, put_together
from electassess.workspace.files import Document, load
from electassess.workspace.find import shipped_root

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Reference:
    """What all assessments share: catalogue, standards, ladder, registries.

    Attributes:
        catalogue: `criteria/catalogue.yaml`, which names the files of its groups.
        groups: the group files, by id.
        standards, ladder, organisations, countries: the other files.
        tree: the catalogue with its groups put in, or `None` if a file of it has faults.
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
        return self.tree is not None and all(document.model is not None for document in self._documents)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Path and text of every file."""
        return tuple((document.path, document.text) for document in (*self._documents, *self.groups.values()))

    @property
    def _documents(self) -> tuple[Document[Any], ...]:
        """Every file but those of the groups."""
        return (self.catalogue, self.standards, self.ladder, self.organisations, self.countries)

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


def _shared(root: Path, name: str) -> tuple[Path, Path, str]:
    """A shared file of the workspace, or the shipped one: (path, folder it must stay in, what to call it).

    `criteria/` of a workspace replaces the shipped catalogue as a whole: files are never mixed in silence.
    """
    # A link that leads nowhere, or a file in the place of the folder, is a fault and not a wish for the shipped files.
    if os.path.lexists(root / ("criteria" if name.startswith("criteria/") else name)):
        return root / name, root, name
    shipped = shipped_root()
    return shipped / name, shipped, f"shipped/{name}"


def load_shared(root: Path, model: type[M], name: str) -> tuple[Document[M], list[Diagnostic]]:
    """Load one file that all assessments share, such as `countries.yaml`: the workspace's own, or the shipped one."""
    path, within, shown = _shared(root, name)
    return load(model, path, within, shown)


_RESERVED: Final = frozenset({"catalogue", "standards", "ladder"})


def load_reference(root: Path) -> tuple[Reference, list[Diagnostic]]:
    """Load what all assessments share."""
    faults: list[Diagnostic] = []

    def one(model: type[M], name: str) -> Document[M]:
        document, found = load_shared(root, model, name)
        faults.extend(found)
        return document

    catalogue = one(Catalogue, "criteria/catalogue.yaml")
    standards, ladder = one(Standards, "criteria/standards.yaml"), one(Ladder, "criteria/ladder.yaml")
    organisations, countries = one(Organisations, "organisations.yaml"), one(Countries, "countries.yaml")
    faults += _misnamed(root)
    path, within, shown = _shared(root, "criteria/catalogue.yaml")
    entries, found = list_folder(path.parent, within, shown.rpartition("/")[0])
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
        resolved, wrong = put_together(catalogue, groups)
        faults += wrong
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


def _misnamed(root: Path) -> list[Diagnostic]:
    """What is named nearly like a shared file that is not there, so that the shipped one is used instead."""
    faults = []
    lacking = [one for one in ("criteria", "organisations.yaml", "countries.yaml") if not os.path.lexists(root / one)]
    for entry in list_folder(root, root, "")[0] if lacking else []:
        hint = nearest(entry.name.lower(), lacking)
        if hint and os.path.splitext(entry.name)[1] in {".yaml", ".yml", ""}:  # noqa: PTH122
            message = "no file or folder of a workspace has this name; the one that comes with the program is used"
            faults.append(warning("EA319", entry.name, None, message, hint))
    return faults


__all__ = ["Reference", "load_reference"]
