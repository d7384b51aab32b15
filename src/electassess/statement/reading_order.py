# SPDX-License-Identifier: Apache-2.0
"""What belongs together: items of one thread, in the order of events and of what follows what."""

import datetime as dt
from collections.abc import Sequence

from electassess.model.base import earliest_day
from electassess.model.evidence import Item
from electassess.statement.told import Told


def day_of(item: Item) -> dt.date:
    """When it happened, for the order of events; what has no day comes last."""
    return earliest_day(item.happened) if item.happened else dt.date.max


def threads(told: Sequence[Told]) -> list[list[Told]]:
    """Items that belong together, each thread in the order of events and of what follows what.

    A thread is what shares the name of one, or what follows an item of it.
    """
    present = {one.item.id: one for one in told}
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    by_name: dict[str, str] = {}
    for one in told:
        item = one.item
        root.setdefault(item.id, item.id)
        for other in (item.follows, item.part_of, by_name.get(item.thread or "")):
            if other in present and other is not None:
                root.setdefault(other, other)
                root[find(item.id)] = find(other)
        if item.thread:
            by_name.setdefault(item.thread, item.id)
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(find(one.item.id), []).append(one)
    return [_in_order(group) for group in groups.values()]


def _in_order(group: list[Told]) -> list[Told]:
    """The order of events; an item stands after the one it follows."""
    known = all(one.item.happened for one in group)
    ordered = sorted(group, key=lambda one: day_of(one.item)) if known else list(group)
    placed: list[Told] = []
    while ordered:
        here = {one.item.id for one in placed}
        waiting = {one.item.id for one in ordered}
        following = [
            one
            for one in ordered
            if (one.item.follows or one.item.part_of) in here or (one.item.follows or one.item.part_of) not in waiting
        ]
        last = placed[-1].item.id if placed else ""
        direct = [one for one in following if last in (one.item.follows, one.item.part_of)]
        chosen = (direct or following or ordered)[0]
        ordered.remove(chosen)
        placed.append(chosen)
    return placed


__all__ = ["day_of", "threads"]
