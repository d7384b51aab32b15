# SPDX-License-Identifier: Apache-2.0
"""The arrays of many elections as plain rows of numbers, from which cards are put together: some hundred at a time.

A card reads hundreds of numbers, and one by one out of arrays that would be most of its time.
"""

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from electassess.model.catalogue import Outcome, Unit
from electassess.scoring.because import Lack
from electassess.scoring.ratings_table import CODE, STATUSES
from electassess.scoring.scorecard import Status
from electassess.scoring.scores import Scores
from electassess.scoring.settled import Ready, make_ready
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure
from electassess.scoring.verdict import OUTCOMES, outcomes_of

BLOCK = 256
"""Elections that are made plain at a time: enough to pay for the arrays, few enough to be small."""

Numbers = list[list[float | None]]
"""By election and node (or indicator); `None` where there is none."""

_DECIMALS = 9
_NOT_SCORED = len(STATUSES)
_EVERY = (*STATUSES, Status.NOT_SCORED)

Name = TypeVar("Name")


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    """What is the same for every election of a table, node by node.

    Attributes:
        parents: ref of the parent, `None` for the root.
        weights: as plain numbers.
        spans: columns of the indicators at or below: the first and the one after the last.
        columns: column of an indicator, -1 for a group.
        kept: groups whose indicators share one ordinal scale, so that analysts' agreement on them is defined.
        reasons: why there is no agreement on a group where one analyst rated.
        gates: the conditions of the gates, made ready.
    """

    parents: tuple[str | None, ...]
    weights: tuple[float, ...]
    spans: tuple[tuple[int, int], ...]
    columns: tuple[int, ...]
    kept: tuple[bool, ...]
    reasons: tuple[Lack | None, ...]
    gates: tuple[Ready, ...]


def lay_out(scores: Scores) -> Layout:
    """The layout of the nodes of a table."""
    structure, catalogue = scores.structure, scores.catalogue
    below = [structure.below(position) for position in range(len(structure.refs))]
    columns = [each[0] if kind == "indicator" else -1 for each, kind in zip(below, structure.kinds, strict=True)]
    kept = [_one_scale(structure, each) for each in below]
    return Layout(
        parents=tuple(structure.refs[at] if at >= 0 else None for at in structure.parent.tolist()),
        weights=tuple(structure.weights.tolist()),
        spans=tuple((each[0], each[-1] + 1) for each in below),
        columns=tuple(columns),
        kept=tuple(kept),
        reasons=tuple(
            None if column >= 0 else Lack.TOO_FEW if one else Lack.SCALES_DIFFER
            for column, one in zip(columns, kept, strict=True)
        ),
        gates=tuple(
            make_ready(condition, structure, gate.unit)
            for gate, condition in zip(catalogue.gates, scores.conditions, strict=True)
        ),
    )


def _one_scale(structure: Structure, columns: tuple[int, ...]) -> bool:
    scales = {structure.levels[column] for column in columns}
    return len(scales) == 1 and bool(next(iter(scales)))


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class Plain:
    """The numbers of some elections that follow each other, by election and node.

    Attributes:
        value, low, high, worst, best: 0-100; the lower end first, whichever is favourable.
        level: of indicators, on their scales.
        spread: between the levels given, or the ends.
        points, most: of sums, and the most they can have.
        status, outcome: of nodes.
        coverage: 0 where nothing is applicable.
        shared: whether the weight of what is missing was shared.
        rated, applicable: numbers of indicators at or below each node.
        analysts: of an indicator, the number of levels given; of a group, 1 if there is any.
        by_value, by_points: what gates see of nodes; `by_points` only where a gate is in points.
        fired: truth of every gate, by election.
    """

    value: Numbers
    low: Numbers
    high: Numbers
    worst: Numbers
    best: Numbers
    level: Numbers
    spread: Numbers
    points: Numbers
    most: Numbers
    status: list[list[Status]]
    outcome: list[list[Outcome]]
    coverage: list[list[float]]
    shared: list[list[bool]]
    rated: list[list[int]]
    applicable: list[list[int]]
    analysts: list[list[int]]
    by_value: Numbers
    by_points: Numbers
    fired: list[list[int]]


def make_plain(scores: Scores, rows: slice, layout: Layout) -> Plain:
    """Make the numbers of some elections plain.

    Args:
        scores: of the whole table.
        rows: which elections.
        layout: of the structure.
    """
    structure, panel = scores.structure, scores.panel
    status = _statuses(scores, rows, layout)
    scored = status == CODE[Status.SCORED]
    found = scores.rolled.values[rows]
    value = np.where(scored, np.round(found * 100, _DECIMALS), np.nan)
    ends = [np.round(each[rows] * 100, _DECIMALS) for each in (*scores.analyst_range, *scores.fill_range)]
    # A subtracting node: what is favourable to the whole is its own low end.
    low, high = (np.where(scored, each, np.nan) for each in (np.fmin(*ends[:2]), np.fmax(*ends[:2])))
    extent = scores.rolled.extent[rows]
    most = np.where(structure.summed, structure.totals * extent, np.nan)
    level, spread = np.full(value.shape, np.nan), high - low
    analysts: IntArray = np.zeros(value.shape, dtype=np.int64)
    leaves = structure.indicators
    level[:, leaves] = np.round(panel.level[rows], _DECIMALS)
    width = np.round(panel.highest[rows], _DECIMALS) - np.round(panel.lowest[rows], _DECIMALS)
    spread[:, leaves] = np.where(np.isnan(level[:, leaves]), spread[:, leaves], width)
    rated = _below(~np.isnan(panel.level[rows]), layout)
    analysts += rated > 0
    analysts[:, leaves] = panel.analysts[rows]
    units = {gate.unit for gate in scores.catalogue.gates}
    return Plain(
        value=_numbers(value),
        low=_numbers(low),
        high=_numbers(high),
        worst=_numbers(np.fmin(*ends[2:])),
        best=_numbers(np.fmax(*ends[2:])),
        level=_numbers(level),
        spread=_numbers(spread),
        points=_numbers(np.where(structure.summed, np.round(value / 100 * most, _DECIMALS), np.nan)),
        most=_numbers(most),
        status=_named(_EVERY, status),
        outcome=_outcomes(scores, value, status),
        coverage=np.round(np.nan_to_num(scores.rolled.coverage[rows]), _DECIMALS).tolist(),
        shared=scores.rolled.shared[rows].tolist(),
        rated=rated.tolist(),
        applicable=_below(panel.applicable[rows], layout).tolist(),
        analysts=analysts.tolist(),
        by_value=_numbers(scores.numbers_table[rows]) if units else [],
        by_points=_numbers(scores.points_table[rows]) if Unit.POINTS in units else [],
        fired=scores.fired[:, rows].T.tolist(),
    )


def _numbers(table: FloatArray) -> Numbers:
    """An array as lists, with `None` for `nan`."""
    missing = np.isnan(table)
    if not missing.any():
        plain: Numbers = table.tolist()
        return plain
    held: NDArray[np.object_] = table.astype(object)
    held[missing] = None
    filled: Numbers = held.tolist()
    return filled


def _named(names: Sequence[Name], codes: NDArray[np.int64]) -> list[list[Name]]:
    return [[names[code] for code in row] for row in codes.tolist()]


def _below(which: BoolArray, layout: Layout) -> IntArray:
    """How many indicators at or below each node are among those that are true: their columns stand together."""
    total = np.concatenate([np.zeros((len(which), 1), dtype=np.int64), which.cumsum(axis=1)], axis=1)
    start, stop = np.array(layout.spans).T
    counted: IntArray = total[:, stop] - total[:, start]
    return counted


def _statuses(scores: Scores, rows: slice, layout: Layout) -> NDArray[np.int64]:
    """Position among `_EVERY` of every election and node."""
    structure, panel = scores.structure, scores.panel
    missing = np.isnan(scores.rolled.values[rows])
    state = panel.status[rows].astype(np.int64)
    # A measured quantity beyond goalposts that do not clip has a level and yet no value.
    lost = (state == CODE[Status.SCORED]) & np.isnan(scores.values[rows])
    state[lost] = CODE[Status.INSUFFICIENT_EVIDENCE]
    waiting = _below(state == CODE[Status.NOT_YET], layout)
    start, stop = np.array(layout.spans).T
    unasked = np.where(waiting == stop - start, CODE[Status.NOT_YET], CODE[Status.NOT_APPLICABLE])
    found = np.where(missing, np.where(scores.rolled.applicable[rows], _NOT_SCORED, unasked), CODE[Status.SCORED])
    found[:, structure.indicators] = state
    return found


def _outcomes(scores: Scores, value: FloatArray, status: NDArray[np.int64]) -> list[list[Outcome]]:
    unasked = np.isin(status, [CODE[Status.NOT_APPLICABLE], CODE[Status.NOT_YET]])
    codes = np.where(unasked, len(OUTCOMES), outcomes_of(value, scores.catalogue.outcomes))
    return _named((*OUTCOMES, Outcome.NOT_APPLICABLE), codes)


__all__ = ["BLOCK", "Layout", "Plain", "lay_out", "make_plain"]
