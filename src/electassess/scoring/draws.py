# SPDX-License-Identifier: Apache-2.0
"""One draw of an election: its levels and weights as they could have been.

What is drawn and why stands in `uncertainty`. Random streams depend on the method's seed and on names
alone, never on the order or number of elections.
"""

import enum
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from electassess.model.catalogue import Aggregation
from electassess.scoring.method import Method, Panel
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure, flips

if TYPE_CHECKING:
    from electassess.scoring.engine import Scores

SEVERITY = 0.5
"""Assumed spread of analysts' severity, in levels (standard deviation), where a panel is too small to show it."""

SMALL_PANEL = 3
"""Panels with fewer ratings of an indicator than this are too small to show how far analysts differ."""

WEIGHT_VARIATION = 0.25
"""Coefficient of variation of a drawn weight among equal ones."""

MEASURED_STEPS = 4
"""A measured scale counts as this many steps where a level would move to its neighbour."""


class Origin(enum.StrEnum):
    """A source of uncertainty; the value is the field of the method that switches it."""

    ANALYSTS = "resample_analysts"
    CONFIDENCE = "spread_confidence"
    WEIGHTS = "vary_weights"
    MISSING = "fill_missing"


@dataclass(frozen=True, eq=False)
class Case:
    """One election ready to be drawn from.

    Attributes:
        structure: of `n` nodes and `k` indicators.
        levels: shape (analysts, k).
        moves: probability that a level moves to a neighbour, shape (analysts, k).
        step: distance of neighbours on the scale, shape (k,).
        small: cells whose panel is too small, shape (k,).
        applicable: shape (k,).
    """

    structure: Structure
    levels: FloatArray
    moves: FloatArray
    step: FloatArray
    small: BoolArray
    applicable: BoolArray


def open_case(scores: "Scores", at: int) -> Case:
    """Levels and confidence of one election as matrices."""
    table, structure = scores.ratings, scores.structure
    rows = table.rows_of(at)
    present, place = np.unique(table.analyst[rows], return_inverse=True)
    shape = (len(present), len(structure.indicators))
    levels, moves = np.full(shape, np.nan), np.zeros(shape)
    levels[place, table.indicator[rows]] = table.level[rows]
    # Sureness that was not stated moves nothing: the tool does not make up doubts on behalf of an analyst.
    moves[place, table.indicator[rows]] = 1 - np.nan_to_num(table.confidence[rows], nan=100.0) / 100
    applicable = scores.panel.applicable[at]
    levels[:, ~applicable] = np.nan
    count = (~np.isnan(levels)).sum(axis=0)
    steps = np.array([len(each) - 1 if each else MEASURED_STEPS for each in structure.levels])
    answered = ~np.isnan(levels).all(axis=1)
    return Case(
        structure=structure,
        levels=levels[answered],
        moves=moves[answered],
        step=(structure.high - structure.low) / steps,
        small=(count > 0) & (count < SMALL_PANEL),
        applicable=applicable,
    )


def stream(seed: int, *names: str) -> np.random.Generator:
    """A stream of random numbers that depends on the seed and on the names alone."""
    digest = hashlib.sha256("\n".join(names).encode()).digest()
    return np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])


def draw_weights(structure: Structure, method: Method) -> FloatArray:
    """Weights of every draw, the same for all elections; shape (draws, n).

    The points of a sum are what they are, and a subtracting item keeps its share: neither is drawn.
    """
    generator = stream(method.seed, "weights")
    weights = np.broadcast_to(structure.weights, (method.draws, len(structure.refs))).copy()
    for position, children in enumerate(structure.children):
        mine = [child for child in children if not structure.subtracts[child]]
        if len(mine) > 1 and structure.aggregation[position] is not Aggregation.SUM:
            strength = (len(mine) - 1) / WEIGHT_VARIATION**2 - 1
            drawn = generator.standard_gamma(strength * structure.weights[mine], size=(method.draws, len(mine)))
            weights[:, mine] = drawn / drawn.sum(axis=1, keepdims=True)
    return weights


def draw_levels(
    case: Case, panel: Panel, sources: frozenset[Origin], draws: int, generator: np.random.Generator
) -> FloatArray:
    """Panel levels of some draws, shape (draws, k); (1, k) if nothing about them varies."""
    structure, (analysts, size) = case.structure, case.levels.shape
    low, high = structure.low, structure.high
    missing = case.applicable & np.isnan(case.levels).all(axis=0)
    shaken = Origin.ANALYSTS in sources or (Origin.CONFIDENCE in sources and bool(case.moves.any()))
    if not shaken and not (Origin.MISSING in sources and missing.any()):
        draws = 1
    lone = np.full((draws, size), np.nan)
    if analysts:
        who = np.broadcast_to(np.arange(analysts), (draws, analysts))
        if Origin.ANALYSTS in sources and analysts > 1:
            who = generator.integers(0, analysts, size=(draws, analysts))
        given, moves = case.levels[who], case.moves[who]
        if Origin.ANALYSTS in sources:
            given = _stand_in(case, given, generator)
        if Origin.CONFIDENCE in sources and case.moves.any():
            chance = generator.random(given.shape)
            given = given + case.step * np.where(chance < moves / 2, -1.0, np.where(chance < moves, 1.0, 0.0))
            given = np.clip(given, low, high)
        lone = _panel(given, panel, structure.lower_is_better ^ flips(structure))
        if Origin.ANALYSTS in sources and case.small.any():
            # Severity shifts all of a small panel together; rounding at random keeps levels on the scale.
            shift = generator.normal(0.0, SEVERITY / np.sqrt(min(analysts, SMALL_PANEL - 1)), size=(draws, 1))
            shift = np.floor(shift + generator.random((draws, size)))
            lone = np.where(case.small, np.clip(lone + shift * case.step, low, high), lone)
    if Origin.MISSING in sources and missing.any():
        fill = generator.random((draws, size))
        steps = np.round((high - low) / case.step)
        ordinal = np.array([bool(each) for each in structure.levels])
        fill = np.where(ordinal, np.minimum(np.floor(fill * (steps + 1)), steps) / steps, fill)
        lone = np.where(missing, low + fill * (high - low), lone)
    return lone


def _stand_in(case: Case, given: FloatArray, generator: np.random.Generator) -> FloatArray:
    """Where none of the analysts drawn rated an indicator, one who did stands in for the first of them."""
    rated = ~np.isnan(case.levels)
    lost = np.isnan(given).all(axis=1) & rated.any(axis=0)
    if not lost.any():
        return given
    draw, column = np.nonzero(lost)
    count = rated.sum(axis=0)
    order = np.argsort(~rated, axis=0, kind="stable")
    pick = order[(generator.random(len(draw)) * count[column]).astype(np.int64), column]
    given[draw, 0, column] = case.levels[pick, column]
    return given


def _panel(given: FloatArray, panel: Panel, worse_is_higher: BoolArray) -> FloatArray:
    """One level per draw and indicator from (draws, analysts, k)."""
    if given.shape[1] == 1:
        return given[:, 0]
    ordered = np.sort(given, axis=1)
    count = (~np.isnan(given)).sum(axis=1)
    last = np.maximum(count - 1, 0)

    def at(place: IntArray) -> FloatArray:
        found: FloatArray = np.take_along_axis(ordered, place[:, None, :], axis=1)[:, 0]
        return found

    match panel:
        case Panel.MEAN:
            total = np.where(np.isnan(ordered), 0.0, ordered).sum(axis=1)
            mean: FloatArray = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
            return mean
        case Panel.MINIMUM | Panel.MAXIMUM:
            take_last = worse_is_higher == (panel is Panel.MINIMUM)
            return np.where(take_last, at(last), ordered[:, 0])
        case _:
            middle: FloatArray = (at(last // 2) + at(last - last // 2)) / 2
            return middle


__all__ = [
    "MEASURED_STEPS",
    "SEVERITY",
    "SMALL_PANEL",
    "WEIGHT_VARIATION",
    "Case",
    "Origin",
    "draw_levels",
    "draw_weights",
    "open_case",
    "stream",
]
