# SPDX-License-Identifier: Apache-2.0
"""Where a value stands in its file. Composed only when asked for: a file without faults needs no positions."""

from functools import cached_property
from typing import Final

import yaml

from electassess.source.nodes import composed
from electassess.source.spots import spot_of, way_to

Place = tuple[int, int]
"""Line and column, from 1."""

_START: Final = (1, 1)
LITTLE: Final = 3
"""Most places for which a text is read instead of being composed."""


class Positions:
    """The places of every key and value of one text."""

    def __init__(self, text: str) -> None:
        """Keep the text; it is composed when more is asked than can be found by reading it so often.

        Args:
            text: YAML that was read without faults of text; otherwise places may be the start.
        """
        self._text = text
        self._asked = 0

    @cached_property
    def _root(self) -> yaml.Node | None:
        return composed(self._text)

    def _asked_little(self) -> bool:
        """Whether it is cheaper to read the text as far as a place than to compose it."""
        self._asked += 1
        return self._asked <= LITTLE and "_root" not in self.__dict__

    def at(self, *loc: str | int, key: bool = False) -> Place:
        """The place of a value, by the keys and numbers that lead to it.

        Args:
            loc: keys and list positions, as pydantic's errors give them; what leads nowhere is passed over.
            key: the place of the last key instead of its value.
        """
        spot = spot_of(self._text, loc, key=key) if self._asked_little() else None
        if spot is not None:
            return (spot[0] + 1, spot[1] + 1)
        node, place = self._root, _START
        if node is None:
            return place
        place = _place(node)
        for number, step in enumerate(loc):
            last = number == len(loc) - 1
            if isinstance(node, yaml.MappingNode):
                for name, value in node.value:
                    if getattr(name, "value", None) == str(step):
                        place = _place(name) if (last and key) else _place(value)
                        node = value
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = _place(node)
        return place

    def leading_to(self, line: int) -> tuple[str | int, ...]:
        """The keys and numbers that lead to the value that takes up a line, from 0; to the nearest around it."""
        way = way_to(self._text, line) if self._asked_little() else None
        if way is not None:
            return way
        loc: list[str | int] = []
        node = self._root
        while isinstance(node, yaml.MappingNode | yaml.SequenceNode):
            steps: list[tuple[str | int, yaml.Node]]
            if isinstance(node, yaml.MappingNode):
                steps = [(str(getattr(name, "value", "")), value) for name, value in node.value]
            else:
                steps = list(enumerate(node.value))
            inside = [(step, value) for step, value in steps if value.start_mark.line <= line <= value.end_mark.line]
            if not inside:
                break
            # A collection ends where the next one begins, on the same line: the later of the two is meant.
            step, node = inside[-1]
            loc.append(step)
        return tuple(loc)


def _place(node: yaml.Node) -> Place:
    return (node.start_mark.line + 1, node.start_mark.column + 1)


__all__ = ["Place", "Positions"]
