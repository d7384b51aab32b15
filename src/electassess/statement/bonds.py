# SPDX-License-Identifier: Apache-2.0
"""What cannot be told without what: the items that a fact follows, those that turned it, and what the accused say."""

from collections.abc import Mapping
from typing import Final

from electassess.findings import Strength
from electassess.model.base import earliest_day, latest_day
from electassess.model.election import MENTION
from electassess.model.evidence import Gravity, Item, Reading
from electassess.statement.told import Told

OPENING_WORDS: Final = 9
"""Words of a clause among which whoever did it stands, a date before it and all."""


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


def _first(item: Item) -> str:
    """Whom the clause of an item begins with, or nothing."""
    found = MENTION.search(" ".join(item.clause.split()[:OPENING_WORDS]))
    return found[1] if found else ""


def _speakers(item: Item) -> frozenset[str]:
    """Who says what an item tells."""
    return frozenset(item.said_by or ((_first(item),) if item.attributed else ())) - {""}


def answers(other: Item, item: Item, body: str) -> bool:
    """Whether an item tells what a body says of another."""
    near = other.follows == item.id or (item.thread is not None and other.thread == item.thread)
    return other is not item and near and body in _speakers(other)


def replies(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """What the accused say of a fault: of whom it names, and where it names nobody, of whoever answers it."""
    item = told.item
    if item.reading is not Reading.FAULT:
        return []
    accused = frozenset(MENTION.findall(item.clause)) - _speakers(item)
    return [
        one
        for one in may.values()
        if one.item.follows == item.id
        and one.item.reading is not Reading.FAULT
        and one.strength > Strength.HEDGED
        and any(answers(one.item, item, body) for body in accused or _speakers(one.item) - _speakers(item))
    ]


def company(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """An item with those that it cannot be told without.

    They are those that it follows, those that turned any of them, and what the accused say.
    """
    found = [told, *leaders(told, may)]
    for one in found:  # grows while it is gone through
        found += [each for each in (*turns(one, may), *replies(one, may)) if each not in found]
    return found


def whole(told: Told, may: Mapping[str, Told]) -> list[Told]:
    """An item with what turned it, what it turned, and what the accused say: told together or not at all."""
    found = [told]
    for one in found:  # grows while it is gone through
        before = may.get(one.item.follows or "")
        bound = [*turns(one, may), *replies(one, may)]
        if before is not None and one in (*turns(before, may), *replies(before, may)):
            bound.append(before)
        found += [each for each in bound if each not in found]
    return found


__all__ = ["OPENING_WORDS", "answers", "company", "leaders", "replies", "turns", "whole"]
