# SPDX-License-Identifier: Apache-2.0
"""Draws of an election: its levels as they could have been. What is drawn and why stands in `uncertainty`."""

import enum
import functools

import numpy as np

from electassess.scoring.case import SMALL_PANEL, Case
from electassess.scoring.method import Panel
from electassess.scoring.structure import FloatArray, IntArray

SEVERITY = 0.5
"""Assumed spread of analysts' severity, in levels (standard deviation), where a panel is too small to show it."""

SORTED_BY_NETWORK = 8
"""Panels up to this size are sorted by a network."""


class Origin(enum.StrEnum):
    """A source of uncertainty; the value is the field of the method that switches it."""

    ANALYSTS = "resample_analysts"
    CONFIDENCE = "spread_confidence"
    WEIGHTS = "vary_weights"
    MISSING = "fill_missing"


def levels_vary(case: Case, sources: frozenset[Origin]) -> bool:
    """Whether anything about the levels differs from draw to draw."""
    return (
        Origin.ANALYSTS in sources
        or (Origin.CONFIDENCE in sources and bool(case.moves.any()))
        or (Origin.MISSING in sources and bool((case.applicable & ~case.rated).any()))
    )


def draw_levels(
    case: Case, panel: Panel, sources: frozenset[Origin], draws: int, generator: np.random.Generator
) -> FloatArray:
    """Panel levels of some draws, shape (draws, k); (1, k) if nothing about them varies.

    All work is done on arrays of shape (k, draws), since what belongs to one indicator is one run of memory then.
    """
    if not levels_vary(case, sources):
        draws = 1
    rated, missing = np.flatnonzero(case.rated), np.flatnonzero(case.applicable & ~case.rated)
    lone = np.full((len(case.step), draws), np.nan)
    if rated.size:
        lone[rated] = _draw_rated(case.only(rated), panel, sources, draws, generator)
    if Origin.MISSING in sources and missing.size:
        lone[missing] = _draw_missing(case.only(missing), draws, generator)
    return lone.T


def _draw_rated(
    case: Case, panel: Panel, sources: frozenset[Origin], draws: int, generator: np.random.Generator
) -> FloatArray:
    """Panel levels of indicators that were rated; shape (k, draws) or (k, 1)."""
    analysts = len(case.levels)
    who = np.arange(analysts)[:, None]
    if Origin.ANALYSTS in sources and analysts > 1:
        who = generator.integers(0, analysts, size=(analysts, draws))
    given = [np.take(case.levels.T, one, axis=1) for one in who]
    bias = (
        [[np.take(each.T, one, axis=1) for one in who] for each in (case.severity, case.weight)] if case.place else []
    )
    if Origin.ANALYSTS in sources:
        _stand_in(case, given, bias, generator)
    if Origin.CONFIDENCE in sources and case.moves.any():
        given = [_unsure(case, one, levels, draws, generator) for one, levels in zip(who, given, strict=True)]
    lone = _latent(case, given, *bias) if case.place else _panel(case, given, panel)
    if Origin.ANALYSTS not in sources or not case.small.any():
        return lone
    # Severity shifts all of a small panel together, less where two rated; rounding at random keeps levels on the scale.
    raters = np.clip((~np.isnan(case.levels)).sum(axis=0), 1, SMALL_PANEL - 1)
    severity = generator.normal(0.0, SEVERITY, size=draws)
    shift: FloatArray = generator.random((len(lone), draws), dtype=np.float32) + severity / np.sqrt(raters)[:, None]
    np.floor(shift, out=shift)
    shift *= (case.step * case.small)[:, None]
    shift += lone
    return np.clip(shift, case.low[:, None], case.high[:, None], out=shift)


def _draw_missing(case: Case, draws: int, generator: np.random.Generator) -> FloatArray:
    """Levels of indicators that nobody rated, evenly over their scales; shape (k, draws)."""
    low, span, step = case.low[:, None], (case.high - case.low)[:, None], case.step[:, None]
    fill = generator.random((len(case.step), draws), dtype=np.float32)
    steps = np.round(span / step)
    even: FloatArray = np.where(case.ordinal[:, None], np.minimum(np.floor(fill * (steps + 1)), steps) / steps, fill)
    return low + even * span


def _unsure(case: Case, who: IntArray, levels: FloatArray, draws: int, generator: np.random.Generator) -> FloatArray:
    """Levels of one place on the panel, moved to a neighbour as often as whoever sits there was not sure."""
    # In single precision, which is half the time and finer than any confidence is stated.
    moves = np.take(case.moves.T.astype(np.float32), who, axis=1)
    chance = generator.random((len(levels), draws), dtype=np.float32)
    moved: FloatArray = ((chance < moves).view(np.int8) - 2 * (chance < moves / 2).view(np.int8)).astype(np.float64)
    moved *= case.step[:, None]
    moved += levels
    return np.clip(moved, case.low[:, None], case.high[:, None], out=moved)


def _stand_in(
    case: Case, given: list[FloatArray], bias: list[list[FloatArray]], generator: np.random.Generator
) -> None:
    """Where none of the analysts drawn rated an indicator, one who did stands in for the first of them.

    The levels given, one array of shape (k, draws) for each place on the panel, are `_draw_rated`'s own, and so are
    severity and weight of who sits there.
    """
    rated = ~np.isnan(case.levels)
    partly = np.flatnonzero(~rated.all(axis=0))
    if not partly.size:
        return
    lost = np.logical_and.reduce([np.isnan(levels[partly]) for levels in given])
    place, draw = np.nonzero(lost)
    column = partly[place]
    count = rated.sum(axis=0)
    order = np.argsort(~rated, axis=0, kind="stable")
    pick = order[(generator.random(len(draw)) * count[column]).astype(np.int64), column]
    given[0][column, draw] = case.levels[pick, column]
    for mine, theirs in zip(bias, (case.severity, case.weight), strict=False):
        mine[0][column, draw] = theirs[pick, column]


def _panel(case: Case, given: list[FloatArray], panel: Panel) -> FloatArray:
    """One level per indicator and draw, shape (k, draws), from as many arrays of this shape as there are analysts."""
    if len(given) == 1:
        return given[0]
    if panel is Panel.MEAN:
        count = np.sum([~np.isnan(levels) for levels in given], axis=0)
        mean: FloatArray = np.sum([np.nan_to_num(levels) for levels in given], axis=0) / count
        return mean
    if panel in {Panel.MINIMUM, Panel.MAXIMUM}:
        take_highest = (case.worse_is_higher == (panel is Panel.MINIMUM))[:, None]
        return np.where(take_highest, functools.reduce(np.fmax, given), functools.reduce(np.fmin, given))
    return _median(given)


def _latent(case: Case, given: list[FloatArray], severity: list[FloatArray], weight: list[FloatArray]) -> FloatArray:
    """The latent-trait panel of each draw, as `panel.panel_levels` has it; shape (k, draws)."""
    assert case.place is not None
    total = mass = np.zeros(1)
    for levels, off, share in zip(given, severity, weight, strict=True):
        there = ~np.isnan(levels)
        standing = case.place.locate(case.column, levels) + off
        total, mass = total + np.where(there, share * standing, 0.0), mass + np.where(there, share, 0.0)
    return case.place.read(case.column, total / mass)


def _median(given: list[FloatArray]) -> FloatArray:
    """The median of several arrays, place by place, over what is there; something is everywhere."""
    gaps = np.logical_or.reduce([np.isnan(levels).any(axis=1) for levels in given])
    half = len(given) // 2
    middle = np.empty(given[0].shape)
    if not gaps.all():
        ordered = _sorted([levels[~gaps] for levels in given] if gaps.any() else given)
        middle[~gaps] = ordered[half] if len(given) % 2 else (ordered[half - 1] + ordered[half]) / 2
    if gaps.any():
        partly = [levels[gaps] for levels in given]
        last = np.sum([~np.isnan(levels) for levels in partly], axis=0) - 1
        ordered = _sorted([np.where(np.isnan(levels), np.inf, levels) for levels in partly])
        ends = [np.choose(place, ordered) for place in (last // 2, last - last // 2)]
        middle[gaps] = (ends[0] + ends[1]) / 2
    return middle


def _sorted(given: list[FloatArray]) -> list[FloatArray]:
    """Arrays of one shape sorted against each other, place by place.

    For a handful of arrays a sorting network of whole-array minima and maxima is several times faster than a
    sort along a short axis (odd-even transposition; D. E. Knuth, The Art of Computer Programming, vol. 3, 5.3.4).
    """
    if len(given) > SORTED_BY_NETWORK:
        return list(np.sort(np.stack(given), axis=0))
    lanes = list(given)
    for turn in range(len(lanes)):
        for at in range(turn % 2, len(lanes) - 1, 2):
            pair = lanes[at], lanes[at + 1]
            lanes[at], lanes[at + 1] = np.minimum(*pair), np.maximum(*pair)
    return lanes


__all__ = [
    "SEVERITY",
    "Origin",
    "draw_levels",
    "levels_vary",
]
