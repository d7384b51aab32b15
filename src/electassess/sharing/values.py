# SPDX-License-Identifier: Apache-2.0
"""Three-way merge of what files say, by entry and key: what one side changed is taken, whatever lines it stood on.

Entries of lists are told apart by what names them (`id`, `indicator`), keys of mappings by themselves. Where both sides
changed one thing differently, somebody must choose; until then the own side's stays. A level and its reason are one
thing: a level beside the reason for another is a judgement that nobody made.
"""

import enum
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from electassess.source import AddEntry, Edit, RemoveEntry, SetValue
from electassess.source.changes import same


class Absent(enum.Enum):
    """What is not there; `None` is a value."""

    ABSENT = ""


ABSENT: Final = Absent.ABSENT

OURS, THEIRS = "ours", "theirs"
"""The two sides: the own work, and what comes in."""

NAMES: Final = (("id",), ("indicator",), ("sentence", "kind"))
"""Keys that name the entries of a list, the first that all of them have."""

UNITS: Final[Mapping[str, tuple[str, ...]]] = {"ratings": ("level", "value", "state", "because")}
"""Keys that say one thing together, by the list whose entries have them."""

WHOLE: Final = frozenset({"agreed", "waivers"})
"""Lists whose entries are one act each, taken as a whole."""


@dataclass(frozen=True)
class Conflict:
    """What both sides changed, each in its own way.

    Attributes:
        where: names of keys and entries that lead to it; none for a whole file.
        keys: that say one thing together; empty for a single value.
        base: what it was, or `ABSENT`.
        ours: what it is here, or `ABSENT`.
        theirs: what it is there, or `ABSENT`.
    """

    where: tuple[str, ...]
    keys: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any

    @property
    def key(self) -> str:
        """Tells it from every other, and from the same place with other values: a choice is of what was shown."""
        values = [None if one is ABSENT else [one] for one in (self.base, self.ours, self.theirs)]
        text = json.dumps([self.where, self.keys, values], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


Choices = Mapping[str, str]
"""Sides that somebody chose, by the key of the conflict."""


class Merge:
    """One merge under way.

    Attributes:
        open: conflicts for which nobody has chosen.
    """

    def __init__(self, choices: Choices, otherwise: str = OURS) -> None:
        """Begin.

        Args:
            choices: that were made.
            otherwise: the side that stands where none was.
        """
        self.choices = choices
        self.otherwise = otherwise
        self.open: list[Conflict] = []

    def value(self, where: tuple[str, ...], base: Any, ours: Any, theirs: Any) -> Any:
        """What a value comes to; `ABSENT` where it is gone."""
        if same(ours, theirs) or same(base, theirs):
            return ours
        if same(base, ours):
            return theirs
        begun = len(where) < 2 and (base is ABSENT or base is None)
        if isinstance(ours, dict) and isinstance(theirs, dict) and (isinstance(base, dict) or begun):
            return self._mapping(where, base if isinstance(base, dict) else {}, ours, theirs)
        if isinstance(ours, list) and isinstance(theirs, list) and (isinstance(base, list) or begun):
            before = base if isinstance(base, list) else []
            names = names_in(before, ours, theirs)
            if names:
                return self._entries(where, names, before, ours, theirs)
            merged = merged_list(before, ours, theirs)
            if merged is not None:
                return merged
        return self.choose(Conflict(where, (), base, ours, theirs))

    def choose(self, conflict: Conflict) -> Any:
        """The side that was chosen, or stands until one is."""
        side = self.choices.get(conflict.key, "")
        if side not in {OURS, THEIRS}:
            self.open.append(conflict)
            side = self.otherwise
        return conflict.theirs if side == THEIRS else conflict.ours

    def _mapping(
        self, where: tuple[str, ...], base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        unit = UNITS.get(where[0], ()) if len(where) == 2 else ()
        found: dict[str, Any] = {}
        if unit:
            three = [{key: side[key] for key in unit if key in side} for side in (base, ours, theirs)]
            if same(three[0], three[1]) or same(three[1], three[2]):
                found |= three[2]
            elif same(three[0], three[2]):
                found |= three[1]
            else:
                found |= self.choose(Conflict(where, unit, *three))
        for key in {**ours, **theirs}:
            if key not in unit:
                value = self.value((*where, key), *(side.get(key, ABSENT) for side in (base, ours, theirs)))
                if value is not ABSENT:
                    found[key] = value
        return {key: found[key] for key in woven(list(ours), list(theirs)) if key in found}

    def _entries(
        self, where: tuple[str, ...], names: tuple[str, ...], base: list[Any], ours: list[Any], theirs: list[Any]
    ) -> list[Any]:
        sides = [{_name(entry, names): entry for entry in side} for side in (base, ours, theirs)]
        found: list[Any] = []
        for name in woven(list(sides[1]), list(sides[2])):
            three = [side.get(name, ABSENT) for side in sides]
            place = (*where, name)
            if where and where[-1] in WHOLE and not any(same(three[a], three[b]) for a, b in ((0, 1), (0, 2), (1, 2))):
                value = self.choose(Conflict(place, (), *three))
            else:
                value = self.value(place, *three)
            if value is not ABSENT:
                found.append(value)
        return found


def _name(entry: Mapping[str, Any], names: Sequence[str]) -> str:
    return " ".join(str(entry[name]) for name in names)


def names_in(*lists: Sequence[Any]) -> tuple[str, ...]:
    """The keys that name the entries of lists, where all have them and no two of a list have the same; else none.

    >>> names_in([{"id": "a"}], [{"id": "a"}, {"id": "b"}]), names_in([{"id": "a"}, {"id": "a"}]), names_in(["a"])
    (('id',), (), ())
    """
    for names in NAMES:
        fits = all(
            isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in names)
            for side in lists
            for entry in side
        )
        if fits and all(len({_name(entry, names) for entry in side}) == len(side) for side in lists):
            return names if any(lists) else ()
    return ()


def woven(ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """All of ours in its order, and what theirs has besides, each behind what it stands behind there.

    >>> woven(["a", "b"], ["a", "x", "b", "y"]), woven(["b"], ["a", "b"])
    (['a', 'x', 'b', 'y'], ['a', 'b'])
    """
    found = list(ours)
    for number, one in enumerate(theirs):
        if one not in found:
            before = next((there for there in reversed(theirs[:number]) if there in found), None)
            found.insert(
                len(found) if before is None and number else 0 if before is None else found.index(before) + 1, one
            )
    return found


def merged_list(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any] | None:
    """A list of values without names: what either side added or took out; `None` where that cannot be said.

    That is where a value stands twice, one side changed the order, both put another value first (of the indicators of
    an item the first decides), or both took out one value and each put others in.

    >>> merged_list(["a", "b"], ["a", "b", "x"], ["a", "y"]), merged_list(["a"], ["x"], ["y"])
    (['a', 'y', 'x'], None)
    """
    b, o, t = ([json.dumps(one, sort_keys=True, ensure_ascii=False) for one in side] for side in (base, ours, theirs))
    if any(len(set(side)) != len(side) for side in (b, o, t)):
        return None
    for side in (o, t):
        if [one for one in side if one in b] != [one for one in b if one in side]:
            return None
    gone = [set(b) - set(side) for side in (o, t)]
    new = [set(side) - set(b) for side in (o, t)]
    if gone[0] & gone[1] and new[0] and new[1] and new[0] != new[1]:
        return None
    if o[:1] != b[:1] and t[:1] != b[:1] and o[:1] != t[:1]:
        return None
    values = dict(zip((*o, *t), (*ours, *theirs), strict=True))
    return [values[one] for one in woven(o, t) if one not in gone[0] | gone[1]]


def edits_between(now: Any, goal: Any, path: tuple[str | int, ...] = ()) -> list[Edit]:
    """The edits that make some data say what other data says, in however an order entries with names stand.

    Args:
        now: the data that is there.
        goal: the data that is wanted.
        path: to them.
    """
    if same(now, goal):
        return []
    if isinstance(now, dict) and isinstance(goal, dict):
        edits: list[Edit] = []
        for key, value in goal.items():
            if key in now:
                edits += edits_between(now[key], value, (*path, key))
            else:
                edits.append(SetValue((*path, key), value, tuple(goal)))
        return edits + [RemoveEntry((*path, key)) for key in now if key not in goal]
    if isinstance(now, list) and isinstance(goal, list) and now and goal:
        names = names_in(now, goal)
        if names:
            wanted = {_name(entry, names): entry for entry in goal}
            there = [_name(entry, names) for entry in now]
            edits = []
            for number, name in enumerate(there):
                if name in wanted:
                    edits += edits_between(now[number], wanted[name], (*path, number))
            edits += [AddEntry(path, wanted[name]) for name in wanted if name not in there]
            return edits + [
                RemoveEntry((*path, number)) for number in reversed(range(len(there))) if there[number] not in wanted
            ]
    return [SetValue(path, goal)]


__all__ = ["ABSENT", "OURS", "THEIRS", "Absent", "Choices", "Conflict", "Merge", "edits_between", "merged_list",
           "names_in", "woven"]  # fmt: skip
