# SPDX-License-Identifier: Apache-2.0
"""What a Monte Carlo run gave for one election, and how two or more such runs are set side by side.

In one draw the weights are the same for all elections, and each has its own draw of analysts. Differences
are therefore taken draw by draw: doubt about the weights, which moves all elections together, does not
blur a difference it does not concern (paired draws; OECD/JRC Handbook 2008, step 7).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from electassess.scoring.because import Assumption
from electassess.scoring.draws import Origin
from electassess.scoring.method import IntervalKind, Method
from electassess.scoring.scorecard import Interval
from electassess.scoring.structure import FloatArray, IntArray
from electassess.scoring.verdict import NO_BAND


@dataclass(frozen=True, eq=False, kw_only=True)
class Simulation:
    """What the draws for one election gave.

    Attributes:
        election: its id.
        refs: of the nodes.
        method: with seed, number of draws and sources.
        low, high: ends of the interval of every node, 0-100, `nan` where the node has no value; shape (n,).
        drawn: drawn values of the root and of its children, 0-100, `nan` where a draw failed or the node has
            no value; shape (draws, 1 + children).
        drawn_refs: refs of the nodes in `drawn`, the root first.
        bands: drawn bands, `NO_BAND` where a draw failed or there is no ladder; shape (draws,).
        rungs: number of bands of the ladder, 0 where there is none.
        failed: number of draws in which the root had no value; they are left out of everything above.
        variance: share of the index's variance that each source alone gives, the shares summing to one;
            empty if nothing varies.
        assumed: what had to be assumed.
    """

    election: str
    refs: tuple[str, ...]
    method: Method
    low: FloatArray
    high: FloatArray
    drawn: FloatArray
    drawn_refs: tuple[str, ...]
    bands: IntArray
    rungs: int
    failed: int
    variance: tuple[tuple[Origin, float], ...]
    assumed: tuple[Assumption, ...]

    @property
    def index(self) -> FloatArray:
        """Drawn values of the root, 0-100, `nan` where a draw failed; shape (draws,)."""
        values: FloatArray = self.drawn[:, 0]
        return values

    def interval(self, ref: str) -> Interval | None:
        """The interval of a node, `None` where it has no value.

        Raises:
            ValueError: if there is no such node.
        """
        position = self.refs.index(ref)
        low, high = float(self.low[position]), float(self.high[position])
        if np.isnan(low):
            return None
        return Interval(low, high, IntervalKind.MONTE_CARLO, self.method.interval_level)

    def drawn_of(self, ref: str | None = None) -> FloatArray:
        """Drawn values of the root (`None`) or of one of its children, 0-100; shape (draws,).

        Raises:
            KeyError: if the ref is neither.
        """
        if ref is None:
            return self.index
        if ref not in self.drawn_refs:
            raise KeyError(ref)
        values: FloatArray = self.drawn[:, self.drawn_refs.index(ref)]
        return values

    @property
    def band_probabilities(self) -> tuple[float, ...]:
        """Probability (0-1) of each band over the draws that gave one; empty without ladder or such draws."""
        given = self.bands[self.bands != NO_BAND]
        if not len(given):
            return ()
        return tuple((np.bincount(given, minlength=self.rungs) / len(given)).tolist())


def probability_above(first: Simulation, second: Simulation, ref: str | None = None) -> float | None:
    """Probability that one election scores above another, ties counting by half.

    Args:
        first: run of one election.
        second: run of another under the same method, so that draw by draw their weights are the same. The
            panels are drawn apart even where one person sits on both, which errs towards "not told apart".
        ref: the root (`None`) or one of its children.

    Returns:
        0-1 over the draws in which both have a value, `None` if there are none.

    Raises:
        ValueError: if the two ran under different methods or catalogues.
        KeyError: if the ref is neither the root nor one of its children.
    """
    if first.method != second.method or first.refs != second.refs:
        raise ValueError("draws can be paired only if both were made by one method on one catalogue")
    apart = first.drawn_of(ref) - second.drawn_of(ref)
    apart = apart[~np.isnan(apart)]
    if not len(apart):
        return None
    return float((apart > 0).mean() + 0.5 * (apart == 0).mean())


def distinguishable(probability: float | None, level: float = 0.9) -> bool:
    """Whether a probability of being above tells two elections apart, whichever is the higher.

    Two-sided, as the interval of their difference at the same level would: that interval leaves zero out
    when no more than half of what it leaves out lies on the wrong side. Overlap of two separate intervals is
    a stricter and blunter test (N. Schenker and J. F. Gentleman, The American Statistician 55, 2001).

    Args:
        probability: from `probability_above`; `None` never tells apart.
        level: between 0 and 1.

    >>> [distinguishable(found) for found in (0.96, 0.9, 0.04, None)]
    [True, False, True, False]
    """
    return probability is not None and max(probability, 1 - probability) >= (1 + level) / 2


def rank_intervals(simulations: Sequence[Simulation], level: float) -> list[tuple[int, int] | None]:
    """The range of ranks of each election among those given; 1 is the highest index.

    Args:
        simulations: of elections under the same method.
        level: probability each range holds at least.

    Returns:
        (best, worst) rank, or `None` for an election without an index. Equal indices share the best rank.
    """
    index = np.array([each.index for each in simulations])
    usable = np.flatnonzero(~np.isnan(index).all(axis=1))
    drawn = index[usable][:, ~np.isnan(index[usable]).any(axis=0)] if len(usable) else index[:0]
    found: list[tuple[int, int] | None] = [None] * len(simulations)
    if drawn.size == 0:
        return found
    above = np.array([np.add.reduce((drawn > row).view(np.int8), axis=0, dtype=np.int32) + 1 for row in drawn])
    ends = np.quantile(above, [(1 - level) / 2, (1 + level) / 2], axis=1, method="closest_observation")
    for at, best, worst in zip(usable.tolist(), *ends.tolist(), strict=True):
        found[at] = (int(best), int(worst))
    return found


__all__ = ["Simulation", "distinguishable", "probability_above", "rank_intervals"]
