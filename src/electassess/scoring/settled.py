# SPDX-License-Identifier: Apache-2.0
"""What settled a gate in one election: the comparisons of its condition that made it so, without the cost of arrays.

A condition is made ready once for a table, with the places of its nodes looked up, and then asked of every election.
"""

import dataclasses
import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from electassess.model.catalogue import Unit
from electassess.model.condition import Comparison, Condition, Conjunction, Negation
from electassess.scoring.gates import FALSE, TRUE, UNKNOWN
from electassess.scoring.scorecard import Term
from electassess.scoring.structure import Structure

_HOLDS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, "=": operator.eq, "!=": operator.ne, ">=": operator.ge, ">": operator.gt}
)

Known = Sequence[float | None]
"""What a gate sees of every node in one election, `None` where there is nothing."""


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class _Compared:
    """A comparison: two numbers, or places among the nodes, and how a term is written."""

    places: tuple[int | None, int | None]
    numbers: tuple[float | None, float | None]
    holds: Callable[[float, float], bool]
    text: str
    refs: tuple[str, ...]
    named: tuple[int, ...]
    points: tuple[bool, ...]

    def truth(self, known: Known) -> int:
        """As `gates.evaluate` has it."""
        left, right = self.places
        first = self.numbers[0] if left is None else known[left]
        second = self.numbers[1] if right is None else known[right]
        if first is None or second is None:
            return UNKNOWN
        return TRUE if self.holds(first, second) else FALSE

    def settling(self, known: Known) -> Iterator[Term]:
        """Itself, with what was found."""
        yield Term(self.text, self.refs, tuple([known[place] for place in self.named]), self.points)


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class _Negated:
    """True where its part is false."""

    part: "Ready"

    def truth(self, known: Known) -> int:
        """The other way round; unknown stays."""
        return TRUE - self.part.truth(known)

    def settling(self, known: Known) -> Iterator[Term]:
        """What settled the part."""
        return self.part.settling(known)


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class _Joined:
    """Parts of which the least true, or the truest, decides."""

    parts: tuple["Ready", ...]
    decides: Callable[[Iterable[int]], int]

    def truth(self, known: Known) -> int:
        """That of the part that decides."""
        return self.decides([part.truth(known) for part in self.parts])

    def settling(self, known: Known) -> Iterator[Term]:
        """What settled the parts that are as true as the whole."""
        truths = [part.truth(known) for part in self.parts]
        whole = self.decides(truths)
        for part, truth in zip(self.parts, truths, strict=True):
            if truth == whole:
                yield from part.settling(known)


Ready = _Compared | _Negated | _Joined
"""A condition made ready."""


def make_ready(condition: Condition, structure: Structure, unit: Unit | None = None) -> Ready:
    """Look up the nodes of a condition.

    Raises:
        KeyError: if the structure lacks one; `check_gates` finds these beforehand.
    """
    if isinstance(condition, Comparison):
        both = (condition.left, condition.right)
        named = [each for each in both if each.number is None]
        places = tuple(structure.position(each.text) for each in named)
        left, right = (None if each.number is not None else structure.position(each.text) for each in both)
        return _Compared(
            (left, right),
            (condition.left.number, condition.right.number),
            _HOLDS[condition.sign],
            condition.text,
            tuple(each.text for each in named),
            places,
            tuple(unit is Unit.POINTS and bool(structure.summed[place]) for place in places),
        )
    if isinstance(condition, Negation):
        return _Negated(make_ready(condition.part, structure, unit))
    parts = tuple(make_ready(part, structure, unit) for part in condition.parts)
    return _Joined(parts, min if isinstance(condition, Conjunction) else max)


def deciding(
    condition: Condition, structure: Structure, numbers: Iterable[float], unit: Unit | None = None
) -> tuple[Term, ...]:
    """The comparisons that settled a condition for one election (or that left it unsettled).

    Args:
        condition: whose refs the structure has.
        structure: of `n` nodes.
        numbers: of one election, node by node, `nan` where there is none.
        unit: of the gate.

    Returns:
        From left to right. Of a true `or` or a false `and`, only the parts that made it so.
    """
    known = [None if math.isnan(each) else float(each) for each in numbers]
    return tuple(make_ready(condition, structure, unit).settling(known))


__all__ = ["Ready", "deciding", "make_ready"]
