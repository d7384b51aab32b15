# SPDX-License-Identifier: Apache-2.0
"""The graded response model with analysts as its items: likelihood, gradient, fit.

An analyst r puts an indicator of an election that stands at t on level l or above with probability
F(a_r (t - s_r - c_l)), F the logistic function: s is severity, a reliability, c the scale's thresholds
(F. Samejima, Psychometrika Monograph 17, 1969; rater severity as in J. M. Linacre, Many-Facet Rasch
Measurement, 1989, and in V-Dem's measurement model). What stands where is integrated out over a normal
distribution around the election's own mean, so that an analyst who was given the bad elections is not taken
for a severe one. Penalties pull severity to zero, reliability to one. The parameters are one flat array:
severities, logarithms of reliabilities, means of elections, logarithm of the spread around them, and of each
scale the first threshold and the logarithms of the gaps to the next.
"""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np

from electassess.scoring.structure import FloatArray, IntArray

SEVERITY, RELIABILITY = 0.75, 0.4
"""Expected spread (standard deviations) of severity in logits, where the search begins, and of the logarithm of
reliability."""

ENOUGH = 1e-8
"""The search ends when a step gains less than this share of the loss."""

ROUNDS, LEAST_SPREAD, STEP = 4, 0.05, 1e-3
"""How often the spread of severities is found anew from the ratings; its least value; step of a difference."""

ELECTIONS, SPREAD = 2.0, 0.5
"""Expected spread of elections' means in logits, and of the logarithm of the spread within an election."""

GAP, GAPS = 1.5, 0.7
"""Expected gap between thresholds in logits, and the spread of its logarithm."""

NODES = 11
"""Points of the Gauss-Hermite rule over which an indicator's standing is integrated out."""

INFORMATION = 0.2
"""About what one rating tells of a parameter; only the speed of the search depends on it."""

_FAR = 60.0
"""Logits beyond which nothing is: thresholds below the lowest and above the highest level."""


class CalibrationError(ValueError):
    """A calibration that cannot be had; the message says why."""


@dataclass(frozen=True, eq=False)
class Shared:
    """The ratings that say something about analysts: m of them, of cells (election and indicator) rated by several.

    What one analyst called alike in one election is equally likely, so that it is reckoned once: u kinds.

    Attributes:
        cell: shape (m,), ascending from 0.
        kind: of which kind each rating is, shape (m,).
        by_kind: order of the ratings by kind, shape (m,).
        analyst, election: positions, shape (u,).
        edge: place of the lower threshold among all edges, shape (u,); the upper one is the next.
        number: of ratings of each kind, shape (u,).
        sizes: number of thresholds of each scale.
        count: numbers of cells, analysts and elections.
    """

    cell: IntArray
    kind: IntArray
    by_kind: IntArray
    analyst: IntArray
    election: IntArray
    edge: IntArray
    number: IntArray
    sizes: tuple[int, ...]
    count: tuple[int, int, int]


def start(shared: Shared) -> FloatArray:
    """Nobody severe, all alike, thresholds evenly around zero."""
    _, analysts, elections = shared.count
    scales = [[-(size - 1) * GAP / 2, *[np.log(GAP)] * (size - 1)] for size in shared.sizes]
    return np.concatenate([np.zeros(2 * analysts + elections + 1), *scales])


def parts(shared: Shared, found: FloatArray) -> tuple[FloatArray, FloatArray, list[FloatArray]]:
    """Severity, reliability and the thresholds of each scale."""
    _, analysts, elections = shared.count
    thresholds, at = [], 2 * analysts + elections + 1
    for size in shared.sizes:
        thresholds.append(found[at] + np.concatenate([[0.0], np.cumsum(np.exp(found[at + 1 : at + size]))]))
        at += size
    return found[:analysts], np.exp(found[analysts : 2 * analysts]), thresholds


def fit(shared: Shared, begin: FloatArray, times: FloatArray, spread: float) -> FloatArray:
    """The parameters that fit best, each cell counting as often as it was drawn, severities spread as given.

    Raises:
        CalibrationError: if scipy is not installed.
    """
    try:
        from scipy.optimize import minimize  # noqa: PLC0415 - of the extra `stats`
    except ImportError as fault:
        raise CalibrationError('a calibration needs scipy: pip install "electassess[stats]"') from fault
    scale = 1 / np.sqrt(1 / _expected(shared, spread)[1] ** 2 + INFORMATION * _touched(shared))

    def scaled(point: FloatArray) -> tuple[float, FloatArray]:
        value, gradient = loss(begin + point * scale, shared, times, spread)
        return value, gradient * scale

    limits = {"maxiter": 1000, "ftol": ENOUGH}
    answer: Any = minimize(scaled, np.zeros(len(begin)), jac=True, method="L-BFGS-B", options=limits)
    best: FloatArray = begin + answer.x * scale
    return best


def spread_found(shared: Shared, found: FloatArray, times: FloatArray, spread: float) -> float:
    """How far severities differ: the mean of their squares and of what each is uncertain by, as one step of EM.

    Where analysts do not differ this goes towards nought, and the severities with it, so that chance is not
    corrected for (A. P. Dempster, N. M. Laird and D. B. Rubin, JRSS B 39, 1977).
    """
    squares = []
    for at in range(shared.count[1]):
        aside = np.zeros(len(found))
        aside[at] = STEP
        ends = [loss(found + sign * aside, shared, times, spread)[1][at] for sign in (1, -1)]
        squares.append(found[at] ** 2 + 2 * STEP / (ends[0] - ends[1]))
    return max(float(np.sqrt(np.mean(squares))), LEAST_SPREAD)


def sampled_severities(shared: Shared, found: FloatArray, spread: float, draws: int, seed: int) -> FloatArray:
    """Severities as they come out when cells are drawn with replacement, in logits, shape (draws, analysts).

    Each sample is one Newton step away from the fit, which is as good as fitting anew and far quicker (P. Kline and
    A. Santos, A Score Based Approach to Wild Bootstrap Inference, Journal of Econometric Methods 1, 2012).
    """
    cells, analysts, _ = shared.count
    once = np.ones(cells)
    at_fit = loss(found, shared, once, spread)[1]
    curvature = np.array([loss(found + aside, shared, once, spread)[1] - at_fit for aside in STEP * np.eye(len(found))])
    solve = np.linalg.inv((curvature + curvature.T) / (2 * STEP))[: 2 * analysts]
    generator = np.random.default_rng(seed)
    samples = []
    for _ in range(draws):
        times = np.bincount(generator.integers(0, cells, cells), minlength=cells).astype(np.float64)
        samples.append(found[: 2 * analysts] - solve @ (loss(found, shared, times, spread)[1] - at_fit))
    severity, reliability = np.split(np.array(samples), 2, axis=1)
    logits: FloatArray = severity * unit_of(np.exp(reliability))
    return logits


def unit_of(reliability: FloatArray) -> FloatArray:
    """Logits in one unit of a fit: the geometric mean of reliabilities, over the last axis, which stays with length 1.

    The ratings do not tell a wide scale with careless analysts from a narrow one with careful analysts: only the
    penalties do, loosely. Put so that the average analyst has reliability 1, all the rest is in logits.
    """
    unit: FloatArray = np.exp(np.log(reliability).mean(axis=-1, keepdims=True))
    return unit


def _touched(shared: Shared) -> FloatArray:
    """How many ratings speak to each parameter; scaled by this, all parameters are about equally easy to find."""
    _, analysts, elections = shared.count
    by_analyst = np.bincount(shared.analyst, shared.number, analysts)
    by_election = np.bincount(shared.election, shared.number, elections)
    rest = 1 + sum(shared.sizes)
    return np.concatenate([by_analyst, by_analyst, by_election, np.full(rest, shared.number.sum())])


@functools.cache
def _rule() -> tuple[FloatArray, FloatArray]:
    """Points and weights of the normal distribution, for integrals by a weighted sum."""
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return points, weights / weights.sum()


def loss(found: FloatArray, shared: Shared, times: FloatArray, severity_spread: float) -> tuple[float, FloatArray]:
    """Minus the penalised logarithm of the marginal likelihood, and its gradient."""
    _, analysts, elections = shared.count
    severity, reliability, thresholds = parts(shared, found)
    mean = found[2 * analysts : 2 * analysts + elections]
    spread = np.exp(found[2 * analysts + elections])
    edges = np.concatenate([[-_FAR, *each, _FAR] for each in thresholds])
    points, weights = _rule()
    a = reliability[shared.analyst][:, None]
    standing = mean[shared.election][:, None] + spread * points - severity[shared.analyst][:, None]
    u, v = (np.clip(a * (standing - edges[shared.edge + one][:, None]), -300, 300) for one in (0, 1))
    above, not_above, not_below = 1 / (1 + np.exp(-u)), 1 / (1 + np.exp(u)), 1 / (1 + np.exp(v))
    gap = np.minimum(a * np.diff(edges)[shared.edge][:, None], 300.0)
    # F(u) - F(v), written as a product so that nothing cancels.
    log = np.log(above * not_below * -np.expm1(-gap))
    first = np.flatnonzero(np.diff(shared.cell, prepend=-1))
    joint = np.add.reduceat(log[shared.kind], first, axis=0) + np.log(weights)
    top = joint.max(axis=1, keepdims=True)
    share = np.exp(joint - top)
    total = share.sum(axis=1, keepdims=True)
    likelihood = times @ (np.log(total) + top)[:, 0]
    share *= times[:, None] / total
    begin = np.cumsum(shared.number) - shared.number
    mine = np.add.reduceat(share[shared.cell[shared.by_kind]], begin, axis=0)
    push = mine / np.expm1(gap)
    by_u, by_v = mine * not_above + push, mine * (not_below - 1) - push
    by_standing = a * (by_u + by_v)
    along = by_standing.sum(axis=1)
    by_edge: FloatArray = np.zeros(len(edges))
    for one, by in enumerate((by_u, by_v)):
        by_edge -= np.bincount(shared.edge + one, (a * by).sum(axis=1), len(edges))
    gradient = np.concatenate(
        [
            -np.bincount(shared.analyst, along, analysts),
            np.bincount(shared.analyst, (u * by_u + v * by_v).sum(axis=1), analysts),
            np.bincount(shared.election, along, elections),
            [(by_standing * points).sum() * spread],
            _by_thresholds(by_edge, thresholds),
        ]
    )
    centre, width = _expected(shared, severity_spread)
    off = (found - centre) / width
    return float(0.5 * off @ off - likelihood), off / width - gradient


def _by_thresholds(by_edge: FloatArray, thresholds: list[FloatArray]) -> FloatArray:
    """From the gradient by edges to that by each scale's first threshold and the logarithms of its gaps."""
    parts, at = [], 0
    for each in thresholds:
        beyond = np.cumsum(by_edge[at + 1 : at + 1 + len(each)][::-1])[::-1]
        parts.append(np.concatenate([beyond[:1], beyond[1:] * np.diff(each)]))
        at += len(each) + 2
    return np.concatenate(parts)


def _expected(shared: Shared, spread: float) -> tuple[FloatArray, FloatArray]:
    """What every parameter is expected to be, and how far off it may be (standard deviation)."""
    _, analysts, elections = shared.count
    scales = [[ELECTIONS, *[GAPS] * (size - 1)] for size in shared.sizes]
    each = [[spread] * analysts, [RELIABILITY] * analysts, [ELECTIONS] * elections, [SPREAD]]
    return start(shared), np.concatenate([*each, *scales])


__all__ = [
    "ROUNDS",
    "SEVERITY",
    "CalibrationError",
    "Shared",
    "fit",
    "loss",
    "parts",
    "sampled_severities",
    "spread_found",
    "start",
    "unit_of",
]
