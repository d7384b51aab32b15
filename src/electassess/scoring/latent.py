# SPDX-License-Identifier: Apache-2.0
"""Fitting a calibration: how severe and how reliable analysts are, seen where several rated the same.

See `electassess.scoring.graded_response` for the model. Needs scipy (extra `stats`).
"""

import numpy as np

from electassess.scoring.calibration import Analyst, Calibration, Thresholds
from electassess.scoring.graded_response import (
    ROUNDS,
    SEVERITY,
    CalibrationError,
    Shared,
    fit,
    parts,
    sampled_severities,
    spread_found,
    start,
    unit_of,
)
from electassess.scoring.ratings_table import Ratings
from electassess.scoring.structure import IntArray, Structure

LEAST_ANALYSTS = 3
"""With two analysts a difference has two explanations: one is severe, or the other lenient."""

LEAST_SHARED = 20
"""Fewest ratings of each analyst of what others rated too."""


def calibrate(
    ratings: Ratings, structure: Structure, *, draws: int = 100, level: float = 0.9, seed: int = 1
) -> Calibration:
    """Fit severity and reliability of all analysts of a table, and the thresholds of the scales.

    Args:
        ratings: of many elections; only ordinal indicators that several analysts rated tell anything.
        structure: of the catalogue of the table.
        draws: bootstrap samples of these cells, for the intervals of severities; 0 for none.
        level: that the intervals hold, between 0 and 1.
        seed: of the samples.

    Returns:
        The calibration, to be kept and given to `Method(panel=Panel.LATENT_TRAIT, calibration=...)`.

    Raises:
        CalibrationError: if scipy is not installed, there are fewer than `LEAST_ANALYSTS` analysts who rated what
            others rated, one of them fewer than `LEAST_SHARED` times, or they fall into groups without overlap.
    """
    scales = sorted({levels for levels in structure.levels if levels})
    shared, names = pick_shared(ratings, structure, scales)
    once, spread = np.ones(shared.count[0]), SEVERITY
    found = fit(shared, start(shared), once, spread)
    for _ in range(ROUNDS):
        spread = spread_found(shared, found, once, spread)
        found = fit(shared, found, once, spread)
    severity, reliability, thresholds = parts(shared, found)
    unit = unit_of(reliability)
    severity, reliability, thresholds = severity * unit, reliability / unit, [each * unit for each in thresholds]
    low = high = severity
    if draws:
        samples = sampled_severities(shared, found, spread, draws, seed)
        low, high = np.quantile(samples, [(1 - level) / 2, (1 + level) / 2], axis=0)
    number = np.bincount(shared.analyst, shared.number, len(names))
    columns = (severity, reliability, low, high)
    return Calibration(
        analysts=tuple(
            Analyst(name, _short(off), _short(sure), _short(least), _short(most), int(count))
            for name, (off, sure, least, most), count in zip(names, np.stack(columns, axis=1), number, strict=True)
        ),
        scales=tuple(
            Thresholds(levels, tuple(map(_short, each))) for levels, each in zip(scales, thresholds, strict=True)
        ),
        level=level,
        draws=draws,
        seed=seed,
    )


def _short(number: float) -> float:
    """To six decimals: the last bits of a fit differ between machines."""
    return round(float(number), 6)


def pick_shared(
    ratings: Ratings, structure: Structure, scales: list[tuple[int, ...]]
) -> tuple[Shared, tuple[str, ...]]:
    """Pick the ratings that tell something, and refuse if they are too few."""
    rows = np.flatnonzero(~np.isnan(ratings.level) & structure.ordinal[ratings.indicator])
    key = ratings.election[rows] * len(structure.indicators) + ratings.indicator[rows]
    _, place, size = np.unique(key, return_inverse=True, return_counts=True)
    rows = rows[size[place] > 1]
    key = key[size[place] > 1]
    cell = np.unique(key, return_inverse=True)[1]
    present, analyst = np.unique(ratings.analyst[rows], return_inverse=True)
    names = tuple(ratings.analysts[at] for at in present)
    _refuse(names, analyst, cell)
    offsets = np.cumsum([0, *(len(levels) + 1 for levels in scales)])
    edge = np.zeros(len(rows), dtype=np.int64)
    for column in np.unique(ratings.indicator[rows]):
        mine = ratings.indicator[rows] == column
        levels = structure.levels[column]
        category = np.searchsorted(levels, ratings.level[rows][mine])
        if not np.isin(ratings.level[rows][mine], levels).all():
            raise CalibrationError(
                f"{structure.indicator_refs[column]} has means: only levels tell how severe people are"
            )
        if structure.worse_is_higher[column]:
            category = len(levels) - 1 - category
        edge[mine] = offsets[scales.index(levels)] + category
    elections, election = np.unique(ratings.election[rows], return_inverse=True)
    sizes = tuple(len(levels) - 1 for levels in scales)
    count = (int(cell.max()) + 1, len(names), len(elections))
    kinds, kind, number = np.unique(
        np.stack([analyst, election, edge], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    kind = kind.reshape(-1)
    analyst, election, edge = kinds.T
    by_kind = np.argsort(kind, kind="stable")
    return Shared(cell, kind, by_kind, analyst, election, edge, number, sizes, count), names


def _refuse(names: tuple[str, ...], analyst: IntArray, cell: IntArray) -> None:
    """Raise if the ratings that several analysts share do not tell severity from the facts."""
    if len(names) < LEAST_ANALYSTS:
        raise CalibrationError(f"{len(names)} analysts rated what others rated too; at least {LEAST_ANALYSTS} must")
    number = np.bincount(analyst, minlength=len(names))
    few = [f"{name} {count}" for name, count in zip(names, number, strict=True) if count < LEAST_SHARED]
    if few:
        raise CalibrationError(
            f"too few ratings of what others rated too: {', '.join(few)}; at least {LEAST_SHARED} of each are needed"
        )
    group = np.arange(len(names))
    while True:
        lowest = np.minimum.reduceat(group[analyst], np.flatnonzero(np.diff(cell, prepend=-1)))
        joined = group.copy()
        np.minimum.at(joined, analyst, lowest[cell])
        if (joined == group).all():
            break
        group = joined
    if group.any():
        apart = ", ".join(name for name, at in zip(names, group, strict=True) if at)
        raise CalibrationError(f"no one rated both what {names[0]} and what {apart} rated: they cannot be compared")


__all__ = ["LEAST_ANALYSTS", "LEAST_SHARED", "calibrate", "pick_shared"]
