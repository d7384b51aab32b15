# SPDX-License-Identifier: Apache-2.0
"""Changes of data as people make them: set a value, add an entry, remove one; and what each does to the data alone."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Keys and numbers, from 0, that lead to a value."""


class EditError(ValueError):
    """A change that cannot be made in place, or not without touching more than it says; nothing was done."""


@dataclass(frozen=True)
class SetValue:
    """Give a key a value, or an entry of a list another one.

    Attributes:
        path: to the value; its last key need not be there yet.
        value: text, number, truth value, `None`, list or mapping.
        order: keys in the order in which they stand in such a mapping: a new key goes after those before it. Left
            out, it goes to the end.
    """

    path: Path
    value: Any
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddEntry:
    """Add an entry at the end of a list.

    Attributes:
        path: to the list; one that is not there yet, or is empty, is begun.
        entry: the entry.
        order: as for `SetValue`, where the list is begun.
    """

    path: Path
    entry: Any
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class RemoveEntry:
    """Take out a key with its value, or an entry of a list; comments on lines of their own before it stay."""

    path: Path


Edit = SetValue | AddEntry | RemoveEntry


def differences(path: Path, old: Mapping[str, Any], new: Mapping[str, Any], order: Sequence[str] = ()) -> list[Edit]:
    """The edits that make one mapping into another, key by key.

    Args:
        path: to the mapping.
        old: what it holds.
        new: what it is to hold.
        order: see `SetValue`.

    >>> differences(("ratings", 0), {"indicator": "a.b", "level": 2}, {"indicator": "a.b", "state": "not-assessed"})
    [SetValue(path=('ratings', 0, 'state'), value='not-assessed', order=()), RemoveEntry(path=('ratings', 0, 'level'))]
    """
    edits: list[Edit] = [
        SetValue((*path, key), value, tuple(order))
        for key, value in new.items()
        if key not in old or not same(old[key], value)
    ]
    return edits + [RemoveEntry((*path, key)) for key in old if key not in new]


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of data are equal, with their types: 1 is neither 1.0 nor true.

    >>> same({"a": [1]}, {"a": [1]}), same(1, True), same(1, 1.0)
    (True, False, False)
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def settled(data: Any, edit: Edit) -> SetValue | AddEntry | RemoveEntry:
    """An edit as it is carried out on this data: what begins a list or a mapping sets it.

    Raises:
        EditError: If the path leads nowhere.
    """
    here = _at(data, edit.path[:-1])
    if isinstance(edit, AddEntry):
        there = _step(here, edit.path[-1]) if _has(here, edit.path[-1]) else None
        if there is None or there == []:
            return settled(data, SetValue(edit.path, [edit.entry], edit.order))
        if not isinstance(there, list):
            raise EditError(f"{_shown(edit.path)} is no list")
        return edit
    if isinstance(edit, RemoveEntry):
        if not _has(here, edit.path[-1]):
            raise EditError(f"there is no {_shown(edit.path)}")
        return edit
    if here is None and isinstance(edit.path[-1], str):
        return settled(data, SetValue(edit.path[:-1], {edit.path[-1]: edit.value}, edit.order))
    if here == {} and len(edit.path) > 1:  # written anew, so that it need not stand between brackets
        return settled(data, SetValue(edit.path[:-1], {edit.path[-1]: edit.value}, edit.order))
    if isinstance(here, dict) and isinstance(edit.path[-1], str):
        return edit
    if not _has(here, edit.path[-1]):
        raise EditError(f"there is no {_shown(edit.path)}")
    return edit


def loosened(data: Any, path: Path) -> Any:
    """Data of which what lies on a path may be changed: lists and mappings on it are copies, all else is shared.

    >>> old = {"a": [1], "b": [2]}
    >>> new = loosened(old, ("a", 0))
    >>> new["a"] is old["a"], new["b"] is old["b"]
    (False, True)
    """
    top = copy.copy(data)
    here = top
    for step in path:
        if not _has(here, step) or not isinstance(here[step], dict | list):
            break
        here[step] = copy.copy(here[step])
        here = here[step]
    return top


def carry_out(data: Any, edit: Edit) -> None:
    """Change data in place, as an edit says that `settled` has seen."""
    here = _at(data, edit.path[:-1])
    last: Any = edit.path[-1]
    if isinstance(edit, SetValue):
        here[last] = edit.value
    elif isinstance(edit, AddEntry):
        here[last].append(edit.entry)
    else:
        del here[last]


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)


def _step(here: Any, step: str | int) -> Any:
    return here[step]


def _at(data: Any, path: Path) -> Any:
    for number, step in enumerate(path):
        if not _has(data, step):
            raise EditError(f"there is no {_shown(path[: number + 1])}")
        data = data[step]
    return data


def _shown(path: Path) -> str:
    """A path in words; keys and numbers are of the program's own making, and tell nothing of what stands there."""
    return ".".join(str(step) for step in path) or "value"


__all__ = [
    "AddEntry",
    "Edit",
    "EditError",
    "Path",
    "RemoveEntry",
    "SetValue",
    "carry_out",
    "differences",
    "loosened",
    "same",
    "settled",
]
