# SPDX-License-Identifier: Apache-2.0
"""A catalogue in a folder of its own, outside any workspace: `catalogue.yaml`, its groups' files, perhaps a ladder."""

import os
from dataclasses import dataclass
from pathlib import Path

from electassess.diagnostics import Diagnostic
from electassess.model import Catalogue, Group, Ladder
from electassess.workspace.catalogue_tree import named_groups, put_together
from electassess.workspace.files import Document, load


@dataclass(frozen=True)
class CatalogueFolder:
    """What a folder holds.

    Attributes:
        catalogue: `catalogue.yaml`.
        tree: the same with the groups it names put in, or `None` if a file has faults.
        ladder: `ladder.yaml`, or `None` if there is none or it has faults.
    """

    catalogue: Document[Catalogue]
    tree: Catalogue | None
    ladder: Ladder | None


def load_catalogue(folder: Path) -> tuple[CatalogueFolder, list[Diagnostic]]:
    """Load a folder; diagnostics call its files by their names in it."""
    catalogue, faults = load(Catalogue, folder / "catalogue.yaml", folder)
    ladder = None
    if os.path.lexists(folder / "ladder.yaml"):
        document, found = load(Ladder, folder / "ladder.yaml", folder)
        ladder = document.model
        faults += found
    tree = None
    if catalogue.model is not None:
        files: dict[str, Document[Group]] = {}
        waiting = list(named_groups(catalogue.model.root))
        while waiting:
            name = waiting.pop()
            if name not in files:
                files[name], found = load(Group, folder / f"{name}.yaml", folder)
                faults += found
                group = files[name].model
                waiting += named_groups(group) if group else ()
        root, wrong = put_together(catalogue, files)
        faults += wrong
        if not wrong and all(document.model is not None for document in files.values()):
            tree = catalogue.model.model_copy(update={"root": root})
    return CatalogueFolder(catalogue, tree, ladder), faults


__all__ = ["CatalogueFolder", "load_catalogue"]
