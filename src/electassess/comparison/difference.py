# SPDX-License-Identifier: Apache-2.0
"""How far two elections lie apart on one node, and whether they can be told apart: by probability, not by eye."""

import math
from collections.abc import Sequence
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


def whole(value: float) -> str:
    """A value in whole points, halves up: 12.5 must not read as less than the bound that it reaches.

    >>> whole(12.5), whole(-0.4)
    ('13', '0')
    """
    return f"{math.floor(value + 0.5)}"


def span(low: float | None, high: float | None) -> str:
    """An interval in whole points; a dash where there is none.

    >>> span(8.6, 27.5), span(None, None)
    ('9–28', '–')
    """
    return "–" if low is None or high is None else f"{whole(low)}–{whole(high)}"


def listed(words: Sequence[str]) -> str:
    """Words in a row.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def percent(probability: float) -> str:
    """A share of draws in words that claim no more than the draws can show.

    >>> percent(0.9996), percent(0.961), percent(0.0001)
    ('more than 99', '96', 'fewer than 1')
    """
    if probability > 0.99:
        return "more than 99"
    return "fewer than 1" if probability < 0.01 else whole(probability * 100)


__all__ = ["Difference", "difference", "listed", "percent", "span", "whole"]
