# SPDX-License-Identifier: Apache-2.0
"""Uncertainty: how far a score could have come out otherwise, by one Monte Carlo over four sources.

1. Analysts: the panel is drawn anew with replacement, whole analysts at a time, since severity goes with
   the person. A panel of one or two cannot show how far analysts differ, so a difference is assumed.
2. Confidence: a level given with confidence c stays with probability c; otherwise it moves to a neighbour.
3. Weights: Dirichlet around the catalogue's, the same in all elections of one draw.
4. Missing: what nobody could rate is filled evenly over its scale.

Each election draws from its own stream, seeded by the method's seed and its own id, so that its interval
does not depend on which others are in the table (OECD/JRC Handbook 2008, step 7).
"""

from typing import TYPE_CHECKING

import numpy as np

from electassess.scoring.aggregate import roll_up
from electassess.scoring.draws import Case, Origin, draw_levels, open_case, stream
from electassess.scoring.method import Method
from electassess.scoring.normalise import to_values
from electassess.scoring.simulation import Simulation
from electassess.scoring.structure import FloatArray
from electassess.scoring.verdict import NO_BAND

if TYPE_CHECKING:
    from electassess.scoring.engine import Scores

_ROWS = 4_000_000  # numbers held at once in one chunk of draws


def simulate(scores: "Scores", at: int, *, with_variance: bool = True) -> Simulation:
    """Draw one election anew, as often as its method says.

    Args:
        scores: with the method.
        at: position of the election.
        with_variance: also run each source alone, to tell how much it matters.

    Returns:
        Intervals, drawn values and bands, failed draws, shares of variance, assumptions.
    """
    method, structure = scores.method, scores.structure
    case = open_case(scores, at)
    sources = frozenset(origin for origin in Origin if getattr(method, origin.value))
    name = scores.ratings.elections[at]
    weights = scores.drawn_weights if Origin.WEIGHTS in sources else None
    values, levels = _draw(case, method, sources, name, weights)
    scored = ~np.isnan(scores.rolled.values[at])
    tail = (1 - method.interval_level) / 2
    ends = np.full((2, len(structure.refs)), np.nan)
    fine = values[~np.isnan(values[:, 0])] if scored[0] else values
    ends[:, scored] = _quantiles(fine[:, scored] * 100, (tail, 1 - tail))
    kept = (0, *structure.children[0])
    drawn = np.where(scored[list(kept)], values[:, kept] * 100, np.nan)
    if scored[0]:
        drawn[np.isnan(drawn[:, 0])] = np.nan
    variance = _variance(case, method, sources, name, weights) if with_variance and scored[0] else ()
    return Simulation(
        election=name,
        refs=structure.refs,
        method=method,
        low=ends[0],
        high=ends[1],
        drawn=drawn,
        drawn_refs=tuple(structure.refs[position] for position in kept),
        bands=np.where(np.isnan(drawn[:, 0]), NO_BAND, scores.bands_given(levels, values)),
        rungs=len(scores.ladder.bands) if scores.ladder else 0,
        failed=int(np.isnan(drawn[:, 0]).sum()),
        variance=variance,
        assumed=_assumed(case, sources),
    )


def _draw(
    case: Case, method: Method, sources: frozenset[Origin], name: str, weights: FloatArray | None
) -> tuple[FloatArray, FloatArray]:
    """Values of nodes (draws, n) and levels of indicators (draws, k)."""
    structure = case.structure
    generator = stream(method.seed, "levels", name)
    chunk = max(1, _ROWS // max(case.levels.size + 5 * len(structure.refs), 1))
    values = np.empty((method.draws, len(structure.refs)))
    levels = np.empty((method.draws, len(structure.indicators)))
    for start in range(0, method.draws, chunk):
        stop = min(start + chunk, method.draws)
        drawn = draw_levels(case, method.panel, sources, stop - start, generator)
        levels[start:stop] = drawn
        mine = None if weights is None else weights[start:stop]
        values[start:stop] = roll_up(structure, to_values(structure, drawn), case.applicable, weights=mine).values
    return values, levels


def _quantiles(values: FloatArray, levels: tuple[float, float]) -> FloatArray:
    """Quantiles down the draws, without the draws in which a node had no value; shape (2, nodes)."""
    if not len(values):
        return np.full((2, values.shape[1]), np.nan)
    if not np.isnan(values).any():
        found = np.stack([values[0], values[0]])
        varying = (values != values[0]).any(axis=0)
        found[:, varying] = np.quantile(np.ascontiguousarray(values[:, varying].T), levels, axis=1)
        return found
    columns = [column[~np.isnan(column)] for column in values.T]
    return np.array([np.quantile(each, levels) if len(each) else (np.nan, np.nan) for each in columns]).T


def _variance(
    case: Case, method: Method, sources: frozenset[Origin], name: str, weights: FloatArray | None
) -> tuple[tuple[Origin, float], ...]:
    """Share of each source in the variance of the index, from runs with that source alone."""
    alone = {}
    for origin in Origin:
        if origin in sources:
            used = weights if origin is Origin.WEIGHTS else None
            index = _draw(case, method, frozenset({origin}), name, used)[0][:, 0]
            defined = index[~np.isnan(index)]
            alone[origin] = float(defined.var()) if len(defined) else 0.0
    total = sum(alone.values())
    return tuple((origin, share / total) for origin, share in alone.items()) if total > 0 else ()


def _assumed(case: Case, sources: frozenset[Origin]) -> tuple[str, ...]:
    """What the interval takes for granted, in words."""
    lines = []
    if Origin.ANALYSTS in sources and case.small.any():
        lines.append(
            f"{int(case.small.sum())} indicators were rated by one or two analysts: "
            f"their severity is assumed to differ by half a level (standard deviation)"
        )
    missing = int((case.applicable & np.isnan(case.levels).all(axis=0)).sum())
    if Origin.MISSING in sources and missing:
        lines.append(f"{missing} indicators without a rating could be at any level, all equally likely")
    if Origin.CONFIDENCE in sources and not case.moves.any():
        lines.append("no analyst stated a confidence below 100, so that levels are taken as sure")
    return tuple(lines)


__all__ = ["simulate"]
