# SPDX-License-Identifier: Apache-2.0
"""One item of evidence as a text tells it: how strongly, how much it weighs, and about how long it is."""

from dataclasses import dataclass

from electassess.findings import Finding, Strength
from electassess.model.evidence import Gravity, Item, Reading

ATTRIBUTION = 5
"""Words that naming a source adds, on the average."""

SERIOUS = 1.5
"""Weight of a fault on a serious finding whose own gravity nobody gave: from here on a fact is serious."""

_GRAVITY = {Gravity.DECISIVE: 3, Gravity.SERIOUS: 2, Gravity.MINOR: 0}


@dataclass(frozen=True)
class Told:
    """One item as a text tells it.

    Attributes:
        item: the evidence.
        strength: how strongly it may be said.
        findings: the findings it bears out, the one it bears on most first.
    """

    item: Item
    strength: Strength
    findings: tuple[Finding, ...]


def weight_of(told: Told) -> tuple[float, int, int]:
    """How much an item weighs, the most last: by gravity, else by what it bears on; then by how surely it is known."""
    item = told.item
    if item.gravity is not None:
        weight: float = _GRAVITY[item.gravity]
    else:
        serious = any(one.serious for one in told.findings) and item.reading is Reading.FAULT
        weight = SERIOUS if serious else 0.5 if item.reading is Reading.CONTEXT else 1
    return weight, int(told.strength), -item.credibility


def words_of(told: Told) -> int:
    """About how many words its sentence will have."""
    named = told.item.attributed or told.strength is Strength.PLAIN
    return len(told.item.clause.split()) + (0 if named else ATTRIBUTION)


def decides(told: Told) -> bool:
    """Whether an item is a fault that decides, and is known well enough to be told beside others."""
    item = told.item
    return item.gravity is Gravity.DECISIVE and item.reading is Reading.FAULT and told.strength > Strength.HEDGED


__all__ = ["SERIOUS", "Told", "decides", "weight_of", "words_of"]
