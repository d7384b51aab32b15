# SPDX-License-Identifier: Apache-2.0
"""How far analysts agree: Krippendorff's alpha, Gwet's AC1, exact and within-one shares.

Each item adds its own share to the coincidence matrix, so that a bootstrap over items is one matrix
product and not a loop (K. Krippendorff, Content Analysis, 3rd ed. 2013, ch. 11; K. L. Gwet, "Computing
inter-rater reliability and its variance in the presence of high agreement", 2008). Where alpha cannot be
computed the result says why; it is not an exception.
"""

import dataclasses
import enum

import numpy as np

from electassess.scoring.because import Lack
from electassess.scoring.structure import FloatArray

SAME = 0.9
"""Share of ratings at one and the same level, from which alpha says nothing: there is nothing to agree on."""


class Measurement(enum.StrEnum):
    """Level of measurement: how far apart two categories are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement over a set of items.

    Attributes:
        alpha: Krippendorff's alpha, at most 1, or `None`.
        reason: why alpha is undefined; `None` where it is not.
        low: lower end of the bootstrap interval, `None` without bootstrap.
        high: upper end.
        level: probability the interval holds.
        undefined: share (0-1) of bootstrap samples without variation, which were left out.
        items: number of items rated by at least two analysts.
        analysts: number of analysts who rated one of these.
        exact: share (0-1) of pairs of ratings on one item that are equal.
        within_one: share of pairs no more than one level apart.
        varied: whether ratings differ enough for alpha to mean something.
    """

    alpha: float | None
    reason: Lack | None
    low: float | None
    high: float | None
    level: float | None
    undefined: float
    items: int
    analysts: int
    exact: float | None
    within_one: float | None
    varied: bool = True


def agreement(
    table: FloatArray,
    measurement: Measurement = Measurement.ORDINAL,
    *,
    draws: int = 0,
    level: float = 0.9,
    seed: int = 1,
) -> Agreement:
    """Alpha with its bootstrap interval, and the plain shares.

    Args:
        table: shape (items, analysts), `nan` where an analyst did not rate an item. Categories that nobody
            used make no difference to alpha.
        measurement: level of measurement.
        draws: number of samples of items drawn with replacement; 0 for no interval.
        level: of the percentile interval, between 0 and 1.
        seed: of the draws.
    """
    items = table[(~np.isnan(table)).sum(axis=1) > 1]
    categories, counts = _counts(items)
    analysts = int((~np.isnan(items)).any(axis=0).sum())
    if not len(items):
        return no_agreement(Lack.TOO_FEW)
    contributions, marginals = _contributions(counts)
    alphas = _alpha(contributions.sum(axis=0)[None], marginals.sum(axis=0)[None], categories, measurement)
    exact, within_one = _pair_shares(categories, counts)
    low = high = None
    lost = 0.0
    if draws:
        samples = _bootstrap(contributions, marginals, categories, measurement, draws, seed)
        defined = samples[~np.isnan(samples)]
        lost = 1.0 - len(defined) / draws
        if len(defined) and not np.isnan(alphas[0]):
            low, high = (float(end) for end in np.quantile(defined, [(1 - level) / 2, (1 + level) / 2]))
    return Agreement(
        alpha=None if np.isnan(alphas[0]) else float(alphas[0]),
        reason=Lack.NO_VARIATION if np.isnan(alphas[0]) else None,
        low=low,
        high=high,
        level=level if low is not None else None,
        undefined=lost,
        items=len(items),
        analysts=analysts,
        exact=exact,
        within_one=within_one,
        varied=bool(counts.sum(axis=0).max() < SAME * counts.sum()),
    )


def no_agreement(reason: Lack) -> Agreement:
    """Agreement that cannot be computed at all, with the reason why."""
    return Agreement(
        alpha=None, reason=reason, low=None, high=None, level=None, undefined=0.0,
        items=0, analysts=0, exact=None, within_one=None,
    )  # fmt: skip


def krippendorff_alpha(table: FloatArray, measurement: Measurement = Measurement.ORDINAL) -> float | None:
    """Alpha alone: one minus observed over expected disagreement.

    Args:
        table: shape (items, analysts), `nan` where missing; items with one rating are left out.
        measurement: level of measurement.

    Returns:
        At most 1; `None` where no item is rated twice or all ratings are alike.
    """
    items = table[(~np.isnan(table)).sum(axis=1) > 1]
    if not len(items):
        return None
    categories, counts = _counts(items)
    contributions, marginals = _contributions(counts)
    alpha = _alpha(contributions.sum(axis=0)[None], marginals.sum(axis=0)[None], categories, measurement)[0]
    return None if np.isnan(alpha) else float(alpha)


def gwet_ac1(table: FloatArray, categories: int | None = None) -> float | None:
    """Gwet's AC1: agreement beyond chance that does not collapse when nearly everything is alike.

    Args:
        table: shape (items, analysts), `nan` where missing. As in Gwet's own programs, items rated once count
            in the marginals but not in the agreement.
        categories: number of categories of the scale; those in use if left out.

    Returns:
        At most 1, or `None` where no item is rated twice or there is but one category.
    """
    rated = table[~np.isnan(table).all(axis=1)]
    _, counts = _counts(rated)
    number = counts.sum(axis=1)
    several = number > 1
    size = categories or counts.shape[1]
    if not several.any() or size < 2:
        return None
    pairs = (counts * (counts - 1)).sum(axis=1)[several] / (number * (number - 1))[several]
    observed = float(pairs.mean())
    share = (counts / number[:, None]).mean(axis=0)
    chance = float((share * (1 - share)).sum() / (size - 1))
    return (observed - chance) / (1 - chance)


def _counts(table: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Categories in ascending order, and how often each item got each: shape (items, categories)."""
    present = ~np.isnan(table)
    categories = np.unique(table[present])
    place = np.searchsorted(categories, table[present])
    rows = np.nonzero(present)[0]
    size = max(len(categories), 1)
    counts = np.bincount(rows * size + place, minlength=len(table) * size).reshape(len(table), size)
    return categories, counts.astype(np.float64)


def _contributions(counts: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Each item's share of the coincidence matrix, flat: (items, c * c), and of its marginals: (items, c)."""
    size = counts.shape[1]
    pairs = counts[:, :, None] * counts[:, None, :]
    pairs[:, np.arange(size), np.arange(size)] -= counts
    pairs /= (counts.sum(axis=1) - 1)[:, None, None]
    return pairs.reshape(len(counts), size * size), counts


def _distance(marginals: FloatArray, categories: FloatArray, measurement: Measurement) -> FloatArray:
    """Squared difference of categories, shape (samples, c, c); only the ordinal one depends on the marginals."""
    apart = categories[:, None] - categories[None, :]
    match measurement:
        case Measurement.NOMINAL:
            unequal: FloatArray = (apart != 0).astype(np.float64)[None]
            return unequal
        case Measurement.INTERVAL:
            squared: FloatArray = apart[None] ** 2
            return squared
        case Measurement.RATIO:
            total = categories[:, None] + categories[None, :]
            ratio: FloatArray = np.divide(apart, total, out=np.zeros_like(apart), where=total != 0)[None] ** 2
            return ratio
        case Measurement.ORDINAL:
            # Between two categories lie all ratings from one to the other, counting both ends by half.
            rank = np.cumsum(marginals, axis=1) - marginals / 2
            between: FloatArray = (rank[:, :, None] - rank[:, None, :]) ** 2
            return between


def _alpha(
    coincidences: FloatArray, marginals: FloatArray, categories: FloatArray, measurement: Measurement
) -> FloatArray:
    """Alpha of each sample, `nan` where all ratings are in one category.

    Args:
        coincidences: shape (samples, c * c).
        marginals: shape (samples, c): sums of the coincidences' rows.
        categories: shape (c,).
        measurement: level of measurement.
    """
    size = len(categories)
    total = marginals.sum(axis=1)
    if measurement is Measurement.ORDINAL:
        distance = _distance(marginals, categories, measurement).reshape(len(marginals), size * size)
        observed = np.einsum("sk,sk->s", coincidences, distance)
        # Sum over pairs of n_c n_k (r_c - r_k)^2, multiplied out so that no second cube is built.
        rank = np.cumsum(marginals, axis=1) - marginals / 2
        first, second = (marginals * rank).sum(axis=1), (marginals * rank**2).sum(axis=1)
        expected = 2 * (total * second - first**2)
    else:
        distance = _distance(marginals, categories, measurement)[0]
        observed = coincidences @ distance.reshape(-1)
        expected = np.einsum("sc,ck,sk->s", marginals, distance, marginals, optimize=True)
    varied = (marginals > 0).sum(axis=1) > 1
    ratio = np.divide((total - 1) * observed, expected, out=np.full(len(total), np.nan), where=varied & (expected > 0))
    alpha: FloatArray = 1.0 - ratio
    return alpha


def _bootstrap(
    contributions: FloatArray,
    marginals: FloatArray,
    categories: FloatArray,
    measurement: Measurement,
    draws: int,
    seed: int,
) -> FloatArray:
    """Alpha of samples of items drawn with replacement: how often each item is drawn, times its contribution."""
    number = len(contributions)
    generator = np.random.default_rng(seed)
    drawn = generator.integers(0, number, size=(draws, number))
    drawn += (np.arange(draws) * number)[:, None]
    times = np.bincount(drawn.ravel(), minlength=draws * number).reshape(draws, number).astype(np.float64)
    return _alpha(times @ contributions, times @ marginals, categories, measurement)


def _pair_shares(categories: FloatArray, counts: FloatArray) -> tuple[float, float]:
    """Shares of the pairs within items that are equal, and at most one apart."""
    apart = np.abs(categories[:, None] - categories[None, :])
    pairs = counts.T @ counts
    pairs[np.arange(len(categories)), np.arange(len(categories))] -= counts.sum(axis=0)
    total = pairs.sum()
    return float(pairs[apart == 0].sum() / total), float(pairs[apart <= 1].sum() / total)


__all__ = [
    "Agreement",
    "Measurement",
    "agreement",
    "gwet_ac1",
    "krippendorff_alpha",
    "no_agreement",
]
