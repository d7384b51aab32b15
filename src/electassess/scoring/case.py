# SPDX-License-Identifier: Apache-2.0
"""The ratings of one election as matrices, ready to be drawn from."""

import dataclasses

import numpy as np

from electassess.scoring.common_scale import Placing, of_analysts, placing
from electassess.scoring.method import Panel
from electassess.scoring.scores import Scores
from electassess.scoring.structure import BoolArray, FloatArray, IntArray

SMALL_PANEL = 3
"""Panels with fewer analysts than this are too small to show how far analysts differ (V-Dem asks for no fewer per
country and year)."""

MEASURED_STEPS = 4
"""A measured scale counts as this many steps where a level would move to its neighbour."""


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class Case:
    """One election ready to be drawn from, or some of its indicators.

    Attributes:
        levels: shape (analysts, k).
        moves: probability that a level moves to a neighbour, shape (analysts, k).
        low, high: ends of the scale, shape (k,).
        step: distance of neighbours on the scale, shape (k,).
        ordinal: whether there are levels and not a measured quantity, shape (k,).
        worse_is_higher: whether the highest level is the least favourable, shape (k,).
        small: cells whose panel is too small, shape (k,).
        applicable: shape (k,).
        severity: of each analyst for each indicator, in logits, shape (analysts, k); of use to the latent trait alone.
        weight: of each analyst for each indicator, shape (analysts, k); likewise.
        column: which indicator of the catalogue, shape (k,).
        place: for the latent trait, from levels to the common scale and back.
    """

    levels: FloatArray
    moves: FloatArray
    low: FloatArray
    high: FloatArray
    step: FloatArray
    ordinal: BoolArray
    worse_is_higher: BoolArray
    small: BoolArray
    applicable: BoolArray
    severity: FloatArray
    weight: FloatArray
    column: IntArray
    place: Placing | None

    @property
    def rated(self) -> BoolArray:
        """Which indicators have a level from any analyst; shape (k,)."""
        answered: BoolArray = np.logical_or.reduce(~np.isnan(self.levels), axis=0)
        return answered

    def only(self, columns: IntArray) -> "Case":
        """Some of the indicators."""
        names = [field.name for field in dataclasses.fields(self) if field.name != "place"]
        return Case(place=self.place, **{name: getattr(self, name)[..., columns] for name in names})


def open_case(scores: Scores, at: int) -> Case:
    """Levels and confidence of one election as matrices."""
    table, structure = scores.ratings, scores.structure
    rows = table.rows_of(at)
    present, row = np.unique(table.analyst[rows], return_inverse=True)
    shape = (len(present), len(structure.indicators))
    levels, moves = np.full(shape, np.nan), np.zeros(shape)
    levels[row, table.indicator[rows]] = table.level[rows]
    # Sureness that was not stated moves nothing: the tool does not make up doubts on behalf of an analyst.
    moves[row, table.indicator[rows]] = 1 - np.nan_to_num(table.confidence[rows], nan=100.0) / 100
    applicable = scores.panel.applicable[at]
    levels[:, ~applicable] = np.nan
    count = (~np.isnan(levels)).sum(axis=0)
    steps = np.array([len(each) - 1 if each else MEASURED_STEPS for each in structure.levels])
    answered = ~np.isnan(levels).all(axis=1)
    ordinal = structure.ordinal
    calibration, place, severity, weight = scores.method.calibration, None, np.zeros(shape), np.ones(shape)
    if scores.method.panel is Panel.LATENT_TRAIT and calibration is not None:
        place = placing(calibration, structure)
        known = of_analysts(calibration, tuple(table.analysts[one] for one in present))
        severity[:, ordinal], weight[:, ordinal] = known[0][:, None], known[1][:, None]
    return Case(
        levels=levels[answered],
        moves=moves[answered],
        low=structure.low,
        high=structure.high,
        step=(structure.high - structure.low) / steps,
        ordinal=ordinal,
        worse_is_higher=structure.worse_is_higher,
        small=(count > 0) & (count < SMALL_PANEL),
        applicable=applicable,
        severity=severity[answered],
        weight=weight[answered],
        column=np.arange(shape[1]),
        place=place,
    )


__all__ = ["MEASURED_STEPS", "SMALL_PANEL", "Case", "open_case"]
