# SPDX-License-Identifier: Apache-2.0
"""Names that people write into cells, looked up: ids of items, keys of sources, indicators by id or by name."""

import re
from collections.abc import Collection, Iterable, Sequence

from electassess.diagnostics import nearest
from electassess.sheets.fields import CellError
from electassess.sheets.ratings import Desk
from electassess.workspace import Reference

_SEPARATORS = re.compile(r"[,;\n]+")


def are_items(desk: Desk, names: Iterable[str]) -> None:
    """Stop at a name that is no item of the evidence.

    Raises:
        CellError: If there is one; what is not public is never offered as what was meant.
    """
    evidence = desk.evidence.model
    known = {item.id for item in evidence.items} if evidence else set()
    shown = {key: item for key, item in desk.usable.items.items() if key not in desk.withheld}
    for name in names:
        if name in known:
            continue
        taken = [key for key, item in shown.items() if name in item.sources]
        hint = nearest(name, shown) or "the sheet Evidence lists the items; new facts come in by evidence in"
        if taken:
            hint = f"{name} is a source: cite what was taken from it, as {', '.join(taken[:3])}"
        raise CellError(f"there is no item of evidence {name}", hint, "EA303", "evidence")


def indicators_of(reference: Reference, names: Sequence[str], text: str) -> list[str]:
    """Indicators as people name them: by id, or by the name that the catalogue gives them.

    Args:
        reference: with the catalogue.
        names: the cell, parted at every blank.
        text: the cell as it is.

    Raises:
        CellError: If one is not in the catalogue.
    """
    if all(name in reference.indicators for name in names):
        return list(names)
    titles = {node.title.casefold(): ref for ref, node in reference.indicators.items()}
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in _SEPARATORS.split(text))):
        if ref := titles.get(" ".join(part.casefold().split())):
            found.append(ref)
            continue
        for name in part.split():
            if name not in reference.indicators:
                said = part if " " in part else name
                hint = nearest(said, reference.indicators) or "the sheet Names lists all indicators"
                raise CellError(f"the catalogue has no indicator {said}", hint, "EA301", "indicators")
            found.append(name)
    return list(dict.fromkeys(found))


def are_sources(names: Iterable[str], known: Collection[str], waiting: Collection[str] = ()) -> None:
    """Stop at a name that is no source.

    Args:
        names: what a cell names.
        known: keys of the sources that there are.
        waiting: keys of new sources whose own rows have a fault or hold nothing else, so that they are not there yet.

    Raises:
        CellError: If there is one.
    """
    for name in names:
        if name in waiting:
            message = f"the row of {name} on the sheet Sources has a fault, or holds nothing but the key"
            raise CellError(message, "mend that row", "EA316", "sources")
        if name not in known:
            hint = nearest(name, known) or "the keys are in the first column of the sheet Sources"
            raise CellError(f"there is no source {name}", hint, "EA316", "sources")


__all__ = ["are_items", "are_sources", "indicators_of"]
