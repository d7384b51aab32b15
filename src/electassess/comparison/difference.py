# SPDX-License-Identifier: Apache-2.0
"""How far two elections lie apart on one node, and whether they can be told apart: by probability, not by eye."""

from dataclasses import dataclass

import numpy as np

from electassess.comparison.entry import Entry
from electassess.scoring import distinguishable, probability_above


@dataclass(frozen=True, slots=True)
class Difference:
    """Two elections on one node; values 0-100.

    Attributes:
        ref: the node.
        first, second: values, `None` where there is none.
        low, high: interval of first less second over paired draws, at the method's level; `None` without draws.
        probability: that the first scores above the second, 0-1; `None` without draws in which both have a value.
        apart: whether that tells them apart, on what could be rated.
        filled: the same probability where what nobody could rate may be at any level.
        firm: whether they are told apart then too.
    """

    ref: str
    first: float | None
    second: float | None
    low: float | None
    high: float | None
    probability: float | None
    apart: bool
    filled: float | None
    firm: bool

    @property
    def gap(self) -> float | None:
        """First less second, in points."""
        return None if self.first is None or self.second is None else self.first - self.second


def difference(first: Entry, second: Entry, ref: str) -> Difference:
    """Set two elections side by side on the root or one of its children.

    Args:
        first: one election.
        second: another, scored and drawn under the same method.
        ref: the node.

    Raises:
        ValueError: If the methods differ.
        KeyError: If the node is neither the root nor one of its children.
    """
    one, other = first.card.node(ref).value, second.card.node(ref).value
    if one is None or other is None:
        return Difference(ref, one, other, None, None, None, apart=False, filled=None, firm=False)
    level = first.simulation.method.interval_level
    probability = probability_above(first.simulation, second.simulation, ref)
    drawn = first.simulation.drawn_of(ref) - second.simulation.drawn_of(ref)
    low, high = None, None
    if len(drawn := drawn[~np.isnan(drawn)]):
        low, high = (round(float(end), 6) for end in np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2]))
    apart = distinguishable(probability, level)
    filled = probability_above(first.filled, second.filled, ref)
    firm = apart and distinguishable(filled, level) and ((filled or 0) > 0.5) is ((probability or 0) > 0.5)
    return Difference(ref, one, other, low, high, probability, apart=apart, filled=filled, firm=firm)


__all__ = ["Difference", "difference"]
