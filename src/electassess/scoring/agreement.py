# SPDX-License-Identifier: Apache-2.0
"""Agreement of analysts: Krippendorff's alpha with a bootstrap interval, Gwet's AC1, exact and within-one shares.

Everything works on a matrix of items by analysts with `nan` where nothing was given. "Undefined" is an answer:
where all levels are the same there is no variation that analysts could agree on, and no number is made up.

Sources: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); Gwet, Computing inter-rater
reliability and its variance in the presence of high agreement (2008).
"""

import enum
from dataclasses import dataclass

import numpy as np

from electassess.scoring.structure import FloatArray


class Measurement(enum.StrEnum):
    """The level of measurement, which decides how far apart two levels are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far analysts agree on a set of items.

    Attributes:
        alpha: Krippendorff's alpha, at most 1, or `None` where it is undefined.
        reason: why it is undefined; empty where it is not.
        low, high: bootstrap interval of alpha over items, or `None`.
        exact: share (0-1) of pairs of ratings on one item that are equal, or `None` without pairs.
        within_one: share of pairs no more than one level apart.
        items: number of items with two ratings or more.
        analysts: number of analysts with a rating on one of them.
        undefined_draws: bootstrap draws in which alpha was undefined.
    """

    alpha: float | None
    reason: str
    low: float | None
    high: float | None
    exact: float | None
    within_one: float | None
    items: int
    analysts: int
    undefined_draws: int


def _counts(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How often each value was given to each item that has two ratings or more: (items, values), and the values."""
    paired = (~np.isnan(matrix)).sum(axis=1) > 1
    rows = matrix[paired]
    values = np.unique(rows[~np.isnan(rows)])
    return (rows[:, :, None] == values).sum(axis=1).astype(np.float64), values


def _distances(values: FloatArray, totals: FloatArray, measurement: Measurement) -> FloatArray:
    """Squared distances between values; the ordinal ones depend on how often the values between are used."""
    a, b = values[:, None], values[None, :]
    match measurement:
        case Measurement.NOMINAL:
            unequal: FloatArray = (a != b).astype(np.float64)
            return unequal
        case Measurement.INTERVAL:
            squared: FloatArray = (a - b) ** 2
            return squared
        case Measurement.RATIO:
            total = a + b
            ratio: FloatArray = np.divide(a - b, total, out=np.zeros_like(total), where=total != 0) ** 2
            return ratio
        case Measurement.ORDINAL:
            below = np.cumsum(totals, axis=-1) - totals / 2
            between: FloatArray = (below[..., :, None] - below[..., None, :]) ** 2
            return between


def _coincidences(counts: FloatArray) -> FloatArray:
    """Each item's contribution to the coincidence matrix: (items, values, values)."""
    per_item = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    index = np.arange(counts.shape[1])
    pairs[:, index, index] -= counts
    contributions: FloatArray = pairs / (per_item - 1)[:, None, None]
    return contributions


def _alpha_of(coincidence: FloatArray, values: FloatArray, measurement: Measurement) -> FloatArray:
    """Alpha of coincidence matrices of shape (..., values, values); `nan` where there is no variation."""
    totals = coincidence.sum(axis=-1)
    number = totals.sum(axis=-1)
    distance = _distances(values, totals, measurement)
    observed = (coincidence * distance).sum(axis=(-2, -1))
    expected = (totals[..., :, None] * totals[..., None, :] * distance).sum(axis=(-2, -1))
    ratio = np.divide(observed * (number - 1), expected, out=np.full(np.shape(expected), np.nan), where=expected > 0)
    alpha: FloatArray = 1.0 - ratio
    return alpha


def krippendorff_alpha(matrix: FloatArray, measurement: Measurement = Measurement.ORDINAL) -> float | None:
    """Alpha = 1 - observed / expected disagreement.

    Args:
        matrix: items by analysts, `nan` where nothing was given; items with one rating are left out.
        measurement: how far apart two levels are.

    Returns:
        Alpha, at most 1; `None` where no item has two ratings or there is no variation.
    """
    counts, values = _counts(matrix)
    if len(values) < 2:
        return None
    alpha = float(_alpha_of(_coincidences(counts).sum(axis=0), values, measurement))
    return None if np.isnan(alpha) else alpha


def bootstrap_alpha(matrix: FloatArray, measurement: Measurement, *, draws: int, seed: int) -> tuple[FloatArray, int]:
    """Alpha of `draws` resamples of the items, in one matrix product.

    Returns:
        The defined alphas, and the number of draws in which alpha was undefined.
    """
    counts, values = _counts(matrix)
    items = len(counts)
    if len(values) < 2:
        return np.empty(0), draws
    generator = np.random.default_rng(seed)
    drawn = generator.integers(0, items, size=(draws, items))
    times = np.zeros((draws, items))
    np.add.at(times, (np.arange(draws)[:, None], drawn), 1.0)
    flat = _coincidences(counts).reshape(items, -1)
    alphas = _alpha_of((times @ flat).reshape(draws, len(values), len(values)), values, measurement)
    defined = alphas[~np.isnan(alphas)]
    return defined, draws - len(defined)


def pair_shares(matrix: FloatArray) -> tuple[float | None, float | None]:
    """Shares of pairs of ratings on one item that are equal, and no more than one apart; `None` without pairs."""
    equal = near = pairs = 0
    for first in range(matrix.shape[1]):
        for second in range(first + 1, matrix.shape[1]):
            apart = np.abs(matrix[:, first] - matrix[:, second])
            apart = apart[~np.isnan(apart)]
            pairs += len(apart)
            equal += int((apart == 0).sum())
            near += int((apart <= 1).sum())
    return (equal / pairs, near / pairs) if pairs else (None, None)


def gwet_ac1(matrix: FloatArray) -> float | None:
    """Gwet's AC1 for nominal levels and any number of analysts, items with one rating counting for prevalence.

    Returns:
        The coefficient, or `None` where no item has two ratings or only one level exists.
    """
    given = ~np.isnan(matrix)
    values = np.unique(matrix[given])
    if len(values) < 2:
        return None
    counts = (matrix[:, :, None] == values).sum(axis=1).astype(np.float64)
    per_item = counts.sum(axis=1)
    rated = per_item > 0
    prevalence = (counts[rated] / per_item[rated, None]).mean(axis=0)
    paired = per_item > 1
    if not paired.any():
        return None
    many, several = counts[paired], per_item[paired, None]
    observed = float(((many * (many - 1)) / (several * (several - 1))).sum(axis=1).mean())
    chance = float((prevalence * (1 - prevalence)).sum() / (len(values) - 1))
    return (observed - chance) / (1 - chance)


def agreement(
    matrix: FloatArray,
    measurement: Measurement = Measurement.ORDINAL,
    *,
    draws: int = 0,
    seed: int = 1,
    level: float = 0.9,
) -> Agreement:
    """Everything about agreement on one set of items.

    Args:
        matrix: items by analysts, `nan` where nothing was given.
        measurement: for alpha.
        draws: bootstrap draws over items for the interval; none if 0.
        seed: of the draws.
        level: probability the interval holds.
    """
    paired = (~np.isnan(matrix)).sum(axis=1) > 1
    items = int(paired.sum())
    analysts = int((~np.isnan(matrix[paired])).any(axis=0).sum())
    alpha = krippendorff_alpha(matrix, measurement)
    reason = "" if alpha is not None else "no variation" if items else "no item rated by two analysts"
    low = high = None
    undefined = 0
    if draws and alpha is not None:
        drawn, undefined = bootstrap_alpha(matrix, measurement, draws=draws, seed=seed)
        if len(drawn):
            low, high = (float(q) for q in np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2]))
    exact, near = pair_shares(matrix)
    return Agreement(alpha, reason, low, high, exact, near, items, analysts, undefined)


__all__ = ["Agreement", "Measurement", "agreement", "bootstrap_alpha", "gwet_ac1", "krippendorff_alpha", "pair_shares"]
