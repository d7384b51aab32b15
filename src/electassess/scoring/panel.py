# SPDX-License-Identifier: Apache-2.0
"""The panel: what several analysts said about one indicator becomes one level, with number and spread kept.

Not applicable is never zero. A level is an answer, and so is `not-applicable`; where answers differ the
majority rules: an indicator is not applicable when more analysts call it so than rate it, and at a tie it
is rated by those who did. Whoever gave any other state has not answered and weighs nothing.
"""

import dataclasses

import numpy as np
from numpy.typing import NDArray

from electassess.scoring.common_scale import of_analysts, placing
from electassess.scoring.method import Method, Panel
from electassess.scoring.ratings_table import CODE, Ratings
from electassess.scoring.scorecard import Status
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure


class PanelError(ValueError):
    """A panel method that cannot be applied; the message says why."""


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class PanelLevels:
    """One level per election and indicator; every array has shape (elections, k).

    Attributes:
        level: on the indicator's scale, `nan` where nobody rated it.
        lowest: lowest level given, `nan` where none; under the latent trait, after severity is taken out.
        highest: highest level given, likewise.
        analysts: number of levels given.
        applicable: whether the question arises; false also for what an edition cannot judge yet.
        status: position among `ratings_table.STATUSES`.
    """

    level: FloatArray
    lowest: FloatArray
    highest: FloatArray
    analysts: IntArray
    applicable: BoolArray
    status: NDArray[np.int8]


def panel_levels(structure: Structure, ratings: Ratings, method: Method) -> PanelLevels:
    """Apply a method's panel rule to every election and indicator at once.

    Args:
        structure: of `k` indicators.
        ratings: the table.
        method: its panel rule, edition and omissions are applied.

    Returns:
        Arrays over elections and indicators.

    Raises:
        PanelError: if the rule is the latent trait and the method has no calibration, or one for other scales.
        StructureError: if the method omits a node that is not there.
    """
    shape = (len(ratings.elections), len(structure.indicators))
    cells = shape[0] * shape[1]
    cell = ratings.election * shape[1] + ratings.indicator
    rated = ~np.isnan(ratings.level)
    every = bool(rated.all())
    cell_rated, level = (cell, ratings.level) if every else (cell[rated], ratings.level[rated])
    latent = None
    if method.panel is Panel.LATENT_TRAIT:
        latent, level = _latent(structure, ratings, method, rated)
    count = np.bincount(cell_rated, minlength=cells)
    ordered = _sort_within_cells(cell_rated, level)
    start = np.cumsum(count) - count
    some = count > 0
    lowest, highest, middle = np.full(cells, np.nan), np.full(cells, np.nan), np.full(cells, np.nan)
    lowest[some] = ordered[start[some]]
    highest[some] = ordered[(start + count - 1)[some]]
    match method.panel:
        case Panel.MEDIAN:
            middle[some] = (ordered[(start + (count - 1) // 2)[some]] + ordered[(start + count // 2)[some]]) / 2
        case Panel.MEAN:
            if some.any():
                # Added in the order of the levels, so that the order of analysts cannot show in the last bit.
                mean = np.add.reduceat(ordered, start[some]) / count[some]
                # The last bit of a mean of equal quantities must not put it beyond a goalpost.
                middle[some] = np.clip(mean, lowest[some], highest[some])
        case Panel.MINIMUM | Panel.MAXIMUM:
            worse_is_higher = np.tile(structure.worse_is_higher, shape[0])
            least = method.panel is Panel.MINIMUM
            middle = np.where(worse_is_higher == least, highest, lowest)
        case Panel.LATENT_TRAIT:
            assert latent is not None
            middle = latent
    status = np.full(cells, CODE[Status.NOT_ASSESSED], dtype=np.int8)
    unapplicable = np.zeros(cells, dtype=np.int64)
    if not every:
        others, states = cell[~rated], ratings.state[~rated]
        for each in (Status.INSUFFICIENT_EVIDENCE, Status.SET_ASIDE):
            status[others[states == CODE[each]]] = CODE[each]
        unapplicable = np.bincount(others[states == CODE[Status.NOT_APPLICABLE]], minlength=cells)
    out = (unapplicable > count).reshape(shape)
    out |= structure.omitted(method)
    later = np.broadcast_to(structure.not_yet(method.edition), shape)
    status[some] = CODE[Status.SCORED]
    table = np.where(out, CODE[Status.NOT_APPLICABLE], status.reshape(shape))
    table = np.where(later & ~structure.omitted(method), CODE[Status.NOT_YET], table).astype(np.int8)
    counted = ~(out | later)
    return PanelLevels(
        level=np.where(counted, middle.reshape(shape), np.nan),
        lowest=np.where(counted, lowest.reshape(shape), np.nan),
        highest=np.where(counted, highest.reshape(shape), np.nan),
        analysts=np.where(counted, count.reshape(shape), 0),
        applicable=counted,
        status=table,
    )


def _latent(structure: Structure, ratings: Ratings, method: Method, rated: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Levels with severity taken out: of each cell, shape (elections * k,), and of each rating that has a level.

    See `electassess.scoring.common_scale`.
    """
    if method.calibration is None:
        raise PanelError("the latent-trait panel needs a calibration: none was given")
    try:
        place = placing(method.calibration, structure)
    except ValueError as fault:
        raise PanelError(str(fault)) from fault
    severity, weight = of_analysts(method.calibration, ratings.analysts)
    indicator, analyst = ratings.indicator[rated], ratings.analyst[rated]
    ordinal = place.ordinal[indicator]
    standing = place.locate(indicator, ratings.level[rated]) + np.where(ordinal, severity[analyst], 0.0)
    share = np.where(ordinal, weight[analyst], 1.0)
    size = len(structure.indicators)
    cells = len(ratings.elections) * size
    cell = ratings.election[rated] * size + indicator
    total = np.bincount(cell, share, cells)
    mean = np.divide(np.bincount(cell, share * standing, cells), total, out=np.full(cells, np.nan), where=total > 0)
    return place.read(np.tile(np.arange(size), len(ratings.elections)), mean), place.read(indicator, standing)


def _sort_within_cells(cell: IntArray, level: FloatArray) -> FloatArray:
    """The levels sorted by cell and, within a cell, from low to high.

    Sorting one array of integers (cell and rank of the level packed together) is several times faster than
    sorting by two keys; a table of a million ratings holds few different levels.
    """
    distinct = _distinct(level)
    packed = np.sort(cell * max(len(distinct), 1) + np.searchsorted(distinct, level))
    ordered: FloatArray = distinct[packed % max(len(distinct), 1)] if len(distinct) else level
    return ordered


def _distinct(level: FloatArray) -> FloatArray:
    """The different levels in ascending order; ordinal levels are found without sorting the whole column."""
    if level.size and (level == np.floor(level)).all():
        low, high = int(level.min()), int(level.max())
        if high - low < 1000:
            held = np.bincount((level - low).astype(np.int64))
            return np.flatnonzero(held).astype(np.float64) + low
    return np.unique(level)


__all__ = ["PanelError", "PanelLevels", "panel_levels"]
