# SPDX-License-Identifier: Apache-2.0
"""What cannot be told without what: the items that a fact follows, and those that turned it."""

from collections.abc import Mapping

from electassess.findings import Strength
from electassess.model.base import earliest_day, latest_day
from electassess.model.evidence import Gravity, Item, Reading
from electassess.statement.told import Told


def leaders(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """The items without which one cannot be understood: those that it follows, or whose sentence it shares."""
    found: list[Told] = []
    item = told.item
    while True:
        before = may.get(item.follows or item.part_of or "")
        if before is None or before in found or before is told:
            return found
        found.append(before)
        item = before.item


_TURNED = {Reading.FAULT: Reading.STRENGTH, Reading.STRENGTH: Reading.FAULT}


def turns(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """What turned a fact: items that follow it and speak the other way.

    A suspension that was lifted is never told without that it was, nor a promise without that it was broken. What
    weighs little, or came before, turned nothing.
    """
    other = _TURNED.get(told.item.reading)
    return [
        one
        for one in may.values()
        if one.item.follows == told.item.id
        and one.item.reading is other
        and one.item.gravity is not Gravity.MINOR
        and one.strength > Strength.HEDGED
        and not _came_before(one.item, told.item)
    ]


def _came_before(item: Item, other: Item) -> bool:
    """Whether an item is known to have happened before another."""
    return (
        item.happened is not None
        and other.happened is not None
        and latest_day(item.happened) < earliest_day(other.happened)
    )


def company(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """An item with those that it cannot be told without: those that it follows, and those that turned any of them."""
    found = [told, *leaders(told, may)]
    for one in found:  # grows while it is gone through
        found += [each for each in turns(one, may) if each not in found]
    return found


__all__ = ["company", "leaders", "turns"]
