# SPDX-License-Identifier: Apache-2.0
"""Uncertainty: how far a score could have come out otherwise, by one Monte Carlo over four sources.

1. Analysts: the panel is drawn anew with replacement, whole analysts at a time, since severity goes with
   the person. A panel of one or two cannot show how far analysts differ, so a difference is assumed.
2. Confidence: a level given with confidence c stays with probability c; otherwise it moves to the neighbour above
   or below, equally likely, and stays where there is none: on a yes/no scale no confidence at all is a coin tossed.
3. Weights: Dirichlet around the catalogue's, the same in all elections of one draw.
4. Missing: what nobody could rate is filled evenly over its scale.

Each election draws from its own stream, seeded by the method's seed and its own id, so that its interval
does not depend on which others are in the table (OECD/JRC Handbook 2008, step 7).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from electassess.scoring.aggregate import roll_up
from electassess.scoring.because import Assumed, Assumption
from electassess.scoring.case import Case, open_case
from electassess.scoring.draws import Origin, draw_levels, levels_vary
from electassess.scoring.normalise import to_values
from electassess.scoring.scores import Scores
from electassess.scoring.simulation import Simulation
from electassess.scoring.structure import FloatArray
from electassess.scoring.verdict import NO_BAND

_BATCH = 150_000
"""So many numbers are drawn at once: few enough to stay in fast memory, enough for numpy to run freely."""


@dataclass(eq=False)
class _Kept:
    """The levels of a run whose draws fitted into one batch, for a run that differs in what nobody rated alone."""

    levels: FloatArray | None = None


def simulate_both(
    filled: Scores, rated: Scores, at: int, *, with_variance: bool = True, in_full: bool = True
) -> tuple[Simulation, Simulation]:
    """Draw one election twice: with what nobody could rate at any level, and with that left out of account.

    The same as two calls of `simulate`, in less time: levels that were rated come out alike in both.

    Args:
        filled: scores by a method that fills what is missing.
        rated: scores of the same table by the same method, save that it does not.
        at: position of the election.
        with_variance: as `simulate`, of the first run.
        in_full: as `simulate`.

    Raises:
        ValueError: If the methods differ in more.
    """
    if filled.method.replace(fill_missing=False) != rated.method.replace(fill_missing=False):
        raise ValueError("the two methods differ in more than in what nobody could rate")
    kept = _Kept()
    first = simulate(filled, at, with_variance=with_variance, in_full=in_full, _keep=kept)
    return first, simulate(rated, at, with_variance=False, in_full=in_full, _take=kept)


def simulate(
    scores: Scores,
    at: int,
    *,
    with_variance: bool = True,
    in_full: bool = True,
    _keep: _Kept | None = None,
    _take: _Kept | None = None,
) -> Simulation:
    """Draw one election anew, as often as its method says.

    Args:
        scores: with the method.
        at: position of the election.
        with_variance: also run each source alone, to tell how much it matters.
        in_full: also give the intervals of nodes below the children of the root, which take most of the sorting.

    Returns:
        Intervals, drawn values and bands, failed draws, shares of variance, assumptions.
    """
    method, structure = scores.method, scores.structure
    case = open_case(scores, at)
    sources = frozenset(origin for origin in Origin if getattr(method, origin.value))
    found = scores.rolled.values[at]
    scored = ~np.isnan(found)
    top = [0, *structure.children[0]]
    groups = np.array([bool(children) for children in structure.children])
    stored = np.flatnonzero(scored & (groups | levels_vary(case, sources)))
    if not in_full:
        stored = stored[np.isin(stored, top)]
    values, drawn = np.empty((len(stored), method.draws)), np.empty((len(top), method.draws)).T
    bands = np.empty(method.draws, dtype=np.int64)
    for rows, nodes, levels in _batches(scores, at, case, sources, _keep, _take):
        values[:, rows] = nodes.T[stored]
        drawn.T[:, rows] = np.round(nodes.T[top] * 100, 9)  # equal draws are ties, whatever their last bits
        bands[rows] = scores.bands_given(levels, nodes, scores.rolled.extent[at], scores.most[at])
    drawn[:, ~scored[top]] = np.nan
    failed = np.isnan(drawn[:, 0])
    if scored[0] and failed.any():
        drawn[failed] = np.nan
        values = values[:, ~failed]
    tail = (1 - method.interval_level) / 2
    ends = np.stack([found, found])
    if not in_full:
        ends[:, np.setdiff1d(np.arange(len(found)), top)] = np.nan
    ends[:, stored] = _quantiles(values, (tail, 1 - tail))
    return Simulation(
        election=scores.ratings.elections[at],
        refs=structure.refs,
        method=method,
        low=ends[0] * 100,
        high=ends[1] * 100,
        drawn=drawn,
        drawn_refs=tuple(structure.refs[position] for position in top),
        bands=np.where(failed, NO_BAND, bands),
        rungs=len(scores.ladder.bands) if scores.ladder else 0,
        failed=int(failed.sum()),
        variance=_variance(scores, at, case, sources) if with_variance and scored[0] else (),
        assumed=_assumed(case, sources),
    )


def _batches(
    scores: Scores,
    at: int,
    case: Case,
    sources: frozenset[Origin],
    keep: _Kept | None = None,
    take: _Kept | None = None,
) -> Iterator[tuple[slice, FloatArray, FloatArray]]:
    """The draws in batches: which they are, values of nodes (draws, n), levels of indicators (draws or 1, k)."""
    structure, method = scores.structure, scores.method
    generator = method.stream("levels", scores.ratings.elections[at])
    groups = len(structure.refs) - len(structure.indicators)
    size = max(1, _BATCH // (len(structure.refs) if levels_vary(case, sources) else groups))
    for start in range(0, method.draws, size):
        rows = slice(start, min(start + size, method.draws))
        if take is not None and take.levels is not None:
            levels = take.levels.copy()
            levels[:, ~case.rated] = np.nan
        else:
            levels = draw_levels(case, method.panel, sources, rows.stop - start, generator)
            # What was rated is drawn before what was not: in one batch it is the same, where more than that varies.
            if keep is not None and size >= method.draws and levels_vary(case, sources - {Origin.MISSING}):
                keep.levels = levels
        weights = scores.drawn_weights[rows] if Origin.WEIGHTS in sources else structure.weights
        yield rows, roll_up(structure, to_values(structure, levels), case.applicable, weights=weights).values, levels


def _quantiles(values: FloatArray, levels: tuple[float, float]) -> FloatArray:
    """Quantiles of each node over its draws, without those in which it had no value.

    Sorting whole rows is faster than selecting two places from them. Between two draws the quantile is
    interpolated (R. J. Hyndman and Y. Fan, The American Statistician 50, 1996, definition 7).

    Args:
        values: shape (nodes, draws); sorted in place.
        levels: 0-1.

    Returns:
        Shape (2, nodes), `nan` where no draw gave a value.
    """
    if not values.size:
        return np.full((2, len(values)), np.nan)
    values.sort(axis=1)  # what is missing comes last
    last = np.full(len(values), values.shape[1] - 1)
    gaps = np.isnan(values[:, -1])
    last[gaps] = np.maximum((~np.isnan(values[gaps])).sum(axis=1) - 1, 0)
    node = np.arange(len(values))
    found = []
    for level in levels:
        below = np.floor(last * level).astype(np.int64)
        low, high = values[node, below], values[node, np.minimum(below + 1, last)]
        found.append(low + (high - low) * (last * level - below))
    return np.array(found)


def _variance(scores: Scores, at: int, case: Case, sources: frozenset[Origin]) -> tuple[tuple[Origin, float], ...]:
    """Share of each source in the variance of the index, from runs with that source alone."""
    alone = {}
    for origin in Origin:
        if origin in sources:
            parts = [np.broadcast_to(nodes[:, 0], rows.stop - rows.start)
                     for rows, nodes, _ in _batches(scores, at, case, frozenset({origin}))]  # fmt: skip
            index = np.concatenate(parts)
            defined = index[~np.isnan(index)]
            alone[origin] = float(defined.var()) if len(defined) else 0.0
    total = sum(alone.values())
    return tuple((origin, share / total) for origin, share in alone.items()) if total > 0 else ()


def _assumed(case: Case, sources: frozenset[Origin]) -> tuple[Assumption, ...]:
    """What the interval takes for granted."""
    found = []
    if Origin.ANALYSTS in sources and case.small.any():
        found.append(Assumption(Assumed.SEVERITY, int(case.small.sum())))
    missing = int((case.applicable & ~case.rated).sum())
    if Origin.MISSING in sources and missing:
        found.append(Assumption(Assumed.ANY_LEVEL, missing))
    if Origin.CONFIDENCE in sources and not case.moves.any():
        found.append(Assumption(Assumed.SURE))
    return tuple(found)


__all__ = ["simulate", "simulate_both"]
