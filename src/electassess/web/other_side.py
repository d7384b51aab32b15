# SPDX-License-Identifier: Apache-2.0
"""What is asked of whoever enters a grave fault: the answer of the accused, the exception, and the number.

Readers of statements missed these three more than anything else, and no item had them. Each is an item of its own,
which follows the fault and is told with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from electassess.model.evidence import Basis, Gravity, Item, Reading
from electassess.web.handles import handle

GRAVE: Final = (Gravity.DECISIVE, Gravity.SERIOUS)
ASKED: Final[Mapping[str, str]] = {
    "answer": "what whoever is accused says of it",
    "exception": "where, when or for whom it does not hold",
    "measure": "the number that shows how much it mattered: votes, seats or days, against the margin",
}
"""What is looked for, by what addresses call it."""


@dataclass(frozen=True)
class OtherSide:
    """What one item lacks or has of its other side.

    Attributes:
        asked: what is looked for: its words, and where it is entered.
        told_with: the items that follow it already: their facts, and where they stand.
    """

    asked: Sequence[tuple[str, str]]
    told_with: Sequence[tuple[str, str]]


def is_grave(item: Mapping[str, Any] | Item) -> bool:
    """Whether an item, as a file has it or read, is a fault that weighs."""
    reading, gravity = (
        (item.reading, item.gravity) if isinstance(item, Item) else (item.get("reading"), item.get("gravity"))
    )
    return reading == Reading.FAULT and gravity in GRAVE


def other_side(identity: str, item: Mapping[str, Any], items: Sequence[Item]) -> OtherSide | None:
    """What a page says of the other side of an item; nothing where it is no grave fault."""
    if not is_grave(item):
        return None
    start, name = f"/e/{identity}/evidence/item", str(item.get("id"))
    asked = [(words, f"{start}/new?after={handle(name)}&what={key}") for key, words in ASKED.items()]
    return OtherSide(asked, [(one.fact, f"{start}/{handle(one.id)}") for one in items if one.follows == name])


def following(first: Item, what: str) -> dict[str, Any]:
    """What a form of an item that follows another begins with; as secret as that one is."""
    start: dict[str, Any] = {
        "sensitivity": first.sensitivity.value,
        "reading": Reading.CONTEXT.value,
        "kind": "practice",
        "basis": Basis.STATED.value,
        "indicators": list(first.indicators),
        "follows": first.id,
    }
    if first.thread:
        start["thread"] = first.thread
    return start | ({"attributed": True} if what == "answer" else {})


__all__ = ["ASKED", "OtherSide", "following", "is_grave", "other_side"]
