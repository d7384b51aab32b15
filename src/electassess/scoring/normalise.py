# SPDX-License-Identifier: Apache-2.0
"""From levels to values: every level on 0-1 by its own scale and direction, never relative to other elections.

Value = (level - lowest) / (highest - lowest), after natural logarithms where the scale says so, turned
round where lower is better (OECD/JRC Handbook 2008, step 5; goalposts and log income as in the technical
notes of the Human Development Report 2021/22).
"""

import numpy as np

from electassess.scoring.structure import FloatArray, Structure


def to_values(structure: Structure, levels: FloatArray) -> FloatArray:
    """Put levels on 0-1, where 1 is best.

    Args:
        structure: with the scales of its `k` indicators.
        levels: shape (..., k), `nan` where there is none.

    Returns:
        Same shape. A measured quantity beyond a goalpost lands on it if its scale clips; otherwise it is
        `nan`, as is the logarithm of what is not above zero (which clips to the lower goalpost).
    """
    logs = structure.log
    low, high = structure.low, structure.high
    found = np.asarray(levels, dtype=np.float64)
    if logs.any():
        low, high = np.where(logs, _log(low), low), np.where(logs, _log(high), high)
        found = np.where(logs, _log(found), found)
    values = (found - low) / (high - low)
    beyond = (values < 0) | (values > 1)
    if beyond.any():
        values = np.where(beyond, np.where(structure.clip, np.clip(values, 0.0, 1.0), np.nan), values)
    if structure.lower_is_better.any():
        values = np.where(structure.lower_is_better, 1.0 - values, values)
    return values


def off_scale(structure: Structure, columns: np.ndarray, levels: FloatArray) -> np.ndarray:
    """Which levels are not on their indicator's scale.

    Args:
        structure: with the scales.
        columns: shape (m,), the indicator of each level, 0 to k-1.
        levels: shape (m,); `nan` is never off the scale.

    Returns:
        Shape (m,), boolean. Ordinal levels must be one of those listed, or between them where a scale takes means;
        measured quantities must lie within
        the goalposts unless the scale clips, and above zero nowhere (a logarithm clips as well).
    """
    out = np.zeros(levels.shape, dtype=np.bool_)
    present = ~np.isnan(levels)
    low, high = structure.low[columns], structure.high[columns]
    beyond = (levels < low) | (levels > high)
    ordinal = structure.ordinal[columns]
    out[ordinal] = (beyond | ((levels != np.floor(levels)) & ~structure.means[columns]))[ordinal]
    out[~ordinal] = ((beyond & ~structure.clip[columns]) | np.isinf(levels))[~ordinal]
    for column, each in enumerate(structure.levels):
        # Only scales with holes, such as 1-3-5, need their levels looked up one by one.
        if each and not structure.means[column] and len(each) != each[-1] - each[0] + 1:
            mine = columns == column
            out[mine] = ~np.isin(levels[mine], each)
    found: np.ndarray = out & present
    return found


def _log(numbers: FloatArray) -> FloatArray:
    """Natural logarithm, minus infinity for zero and below (it clips to the lower goalpost), nan for nan."""
    positive = numbers > 0
    safe: FloatArray = np.log(np.where(positive, numbers, 1.0))
    return np.where(positive, safe, np.where(np.isnan(numbers), np.nan, -np.inf))


__all__ = ["off_scale", "to_values"]
