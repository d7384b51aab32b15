# SPDX-License-Identifier: Apache-2.0
"""Sensitivity: what becomes of scores and verdicts when one thing is otherwise.

Each node left out in turn, the same ratings under other methods, and tipping points: the smallest change of
a single level that moves a verdict (OECD/JRC Handbook 2008, step 7; A. Saltelli et al., Global Sensitivity
Analysis, 2008, ch. 1, on one factor at a time).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from electassess.model.catalogue import Aggregation
from electassess.scoring.aggregate import roll_up
from electassess.scoring.because import Variant
from electassess.scoring.engine import run
from electassess.scoring.method import Method, Panel
from electassess.scoring.normalise import to_values
from electassess.scoring.panel import panel_levels
from electassess.scoring.scores import Scores, settled
from electassess.scoring.structure import FloatArray, IntArray, Structure
from electassess.scoring.verdict import NO_BAND

Choice = TypeVar("Choice")

MEASURED_GRID = 100
"""Tipping points of a measured indicator are looked for in steps of this fraction of its range."""


@dataclass(frozen=True, eq=False)
class Removals:
    """Scores with one node left out at a time, over elections (e) and removals (r).

    Attributes:
        refs: the nodes left out, one at a time.
        index: 0-100, `nan` where there is none; shape (r, e).
        bands: `NO_BAND` where there is none; shape (r, e).
    """

    refs: tuple[str, ...]
    index: FloatArray
    bands: IntArray


def remove_each(scores: Scores, refs: Sequence[str] = ()) -> Removals:
    """Leave out one node after the other, as `Method.omitted` would, in one pass over all elections.

    Args:
        scores: of the table.
        refs: the nodes to leave out one at a time; every node but the root if empty.

    Raises:
        KeyError: if the catalogue lacks one of the nodes.
    """
    structure = scores.structure
    refs = tuple(refs) or structure.refs[1:]
    out = np.zeros((len(refs), 1, len(structure.indicators)), dtype=np.bool_)
    for row, ref in enumerate(refs):
        out[row, 0, list(scores.columns_below[structure.position(ref)])] = True
    applicable = scores.panel.applicable & ~out
    rolled = roll_up(structure, np.where(applicable, scores.values, np.nan), applicable)
    values = settled(rolled.values)
    levels = np.where(applicable, scores.panel.level, np.nan)
    return Removals(refs, values[..., 0] * 100, scores.bands_given(levels, values, rolled.extent, scores.most))


def variants(structure: Structure, method: Method) -> tuple[tuple[Variant, Method], ...]:
    """The same method with one choice made otherwise, each with what that is.

    Points of a sum, and items that are taken off, stay as they are: they are what the catalogue counts. Only rules
    that keep equal parts as they are come in question, since bounds of bands made for means say nothing of others.
    """
    groups = [
        position
        for position, rule in enumerate(structure.aggregation)
        if rule not in {None, Aggregation.SUM} and not structure.beside[list(structure.children[position])].any()
    ]
    weighed = [child for position in groups for child in structure.children[position]]
    made = [
        (variant, method.replace(panel=panel))
        for variant, panel in (
            (Variant.PANEL_MEDIAN, Panel.MEDIAN),
            (Variant.PANEL_MEAN, Panel.MEAN),
            (Variant.PANEL_MINIMUM, Panel.MINIMUM),
            (Variant.PANEL_MAXIMUM, Panel.MAXIMUM),
        )
    ]
    if 0 in groups:
        made += [
            (variant, method.replace(aggregation=_merged(method.aggregation, [structure.refs[0]], rule)))
            for variant, rule in (
                (Variant.INDEX_GEOMETRIC, Aggregation.GEOMETRIC),
                (Variant.INDEX_MINIMUM, Aggregation.MINIMUM),
            )
        ]
    names = [structure.refs[position] for position in groups]
    geometric = method.replace(aggregation=_merged(method.aggregation, names, Aggregation.GEOMETRIC))
    equal = method.replace(weights=_merged(method.weights, [structure.refs[child] for child in weighed], 1.0))
    made += [(Variant.GROUPS_GEOMETRIC, geometric), (Variant.GROUPS_EQUAL, equal)]
    return tuple((variant, each) for variant, each in made if each != method)


def _merged(
    present: tuple[tuple[str, Choice], ...], refs: Sequence[str], choice: Choice
) -> tuple[tuple[str, Choice], ...]:
    """The overrides of a method, with one choice for some nodes."""
    return tuple((dict(present) | dict.fromkeys(refs, choice)).items())


def replay(scores: Scores, method: Method) -> Scores:
    """The same ratings under another method.

    Raises:
        StructureError: if the method does not fit the catalogue.
        PanelError: if its panel rule cannot be applied.
    """
    return run(scores.catalogue, scores.ratings, method, scores.ladder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tipping:
    """One change of one level that moves a verdict.

    Attributes:
        indicator: its ref.
        analyst: whose rating changes; `None` where the level of the whole panel does.
        level: as it is, on the indicator's scale.
        to: the nearest level with another verdict.
        steps: how far that is, in levels of the scale (of a measured scale, in hundredths of its range).
        band: as it is.
        band_then: after the change.
    """

    indicator: str
    analyst: str | None
    level: float
    to: float
    steps: float
    band: int
    band_then: int


@dataclass(frozen=True, eq=False)
class _Changes:
    """Changes of one level each, m in all.

    Attributes:
        column: which indicator, shape (m,).
        analyst: whose, as position among the table's analysts, -1 for the whole panel; shape (m,).
        level: before, shape (m,).
        to: after, shape (m,).
        panel: level of the panel after the change, shape (m,).
    """

    column: IntArray
    analyst: IntArray
    level: FloatArray
    to: FloatArray
    panel: FloatArray


def tipping_points(scores: Scores, at: int) -> tuple[Tipping, ...]:
    """The changes of a panel's level on one indicator that move the verdict, gates included.

    Args:
        scores: with a ladder; without one, or without an index, nothing can tip.
        at: position of the election.

    Returns:
        Of each indicator the smallest change up and down, the smallest first; empty if no single change does.
    """
    level = scores.panel.level[at]
    columns = np.flatnonzero(~np.isnan(level))
    column, to = _other_levels(scores.structure, columns, level[columns])
    whole = np.full(len(column), -1)
    return _tipping(scores, at, _Changes(column, whole, level[column], to, to))


def rating_tipping_points(scores: Scores, at: int) -> tuple[Tipping, ...]:
    """The changes of one analyst's rating of one indicator that move the verdict, gates included.

    Args:
        scores: as for `tipping_points`.
        at: position of the election.

    Returns:
        Of each analyst and indicator the smallest change up and down, the smallest first.
    """
    table, (start, stop, _) = scores.ratings, scores.ratings.rows_of(at).indices(len(scores.ratings))
    rated = np.flatnonzero(~np.isnan(table.level[start:stop])) + start
    rated = rated[scores.panel.applicable[at, table.indicator[rated]]]
    repeated, to = _other_levels(scores.structure, table.indicator[rated], table.level[rated], keep=rated)
    # Each change is an election of its own, made of the ratings of the one indicator it concerns.
    first = np.searchsorted(table.indicator[start:stop], table.indicator[repeated], side="left") + start
    count = np.searchsorted(table.indicator[start:stop], table.indicator[repeated], side="right") + start - first
    election = np.repeat(np.arange(len(repeated)), count)
    begin = np.cumsum(count) - count
    rows = np.arange(len(election)) - begin[election] + first[election]
    level = table.level[rows].copy()
    level[begin + repeated - first] = to
    changed = replace(
        table,
        elections=tuple(map(str, range(len(repeated)))),
        election=election,
        indicator=table.indicator[rows],
        analyst=table.analyst[rows],
        level=level,
        state=table.state[rows],
        confidence=table.confidence[rows],
    )
    column = table.indicator[repeated]
    panel = panel_levels(scores.structure, changed, scores.method).level[np.arange(len(repeated)), column]
    return _tipping(scores, at, _Changes(column, table.analyst[repeated], table.level[repeated], to, panel))


def _other_levels(
    structure: Structure, columns: IntArray, present: FloatArray, keep: IntArray | None = None
) -> tuple[IntArray, FloatArray]:
    """Every other level of some indicators: which it is of (what `keep` says, else the column), and the level."""
    grids = [
        np.array(structure.levels[column], dtype=np.float64)
        if structure.levels[column]
        else np.linspace(structure.low[column], structure.high[column], MEASURED_GRID + 1)
        for column in columns
    ]
    others = [grid[grid != level] for grid, level in zip(grids, present, strict=True)]
    size = [len(each) for each in others]
    return np.repeat(columns if keep is None else keep, size), np.concatenate([*others, np.zeros(0)])


def _tipping(scores: Scores, at: int, changes: _Changes) -> tuple[Tipping, ...]:
    """The smallest of some changes that move the verdict, by analyst, indicator and direction."""
    structure, band = scores.structure, int(scores.bands[at])
    size = len(changes.column)
    levels = np.repeat(scores.panel.level[at][None], size, axis=0)
    levels[np.arange(size), changes.column] = changes.panel
    rolled = roll_up(structure, to_values(structure, levels), scores.panel.applicable[at])
    then = scores.bands_given(levels, settled(rolled.values), rolled.extent, scores.most[at])
    if band == NO_BAND:
        return ()
    steps = np.array([1.0 if each else MEASURED_GRID for each in structure.levels])
    spans = np.where(steps > 1, structure.high - structure.low, 1.0)
    found: dict[tuple[int, int, bool], Tipping] = {}
    for row in np.flatnonzero((then != band) & (then != NO_BAND)):
        column, analyst = int(changes.column[row]), int(changes.analyst[row])
        away = round(abs(changes.to[row] - changes.level[row]) * steps[column] / spans[column], 9)
        key = (column, analyst, bool(then[row] > band))
        if key not in found or away < found[key].steps:
            found[key] = Tipping(
                indicator=structure.indicator_refs[column],
                analyst=scores.ratings.analysts[analyst] if analyst >= 0 else None,
                level=float(changes.level[row]),
                to=float(changes.to[row]),
                steps=float(away),
                band=band,
                band_then=int(then[row]),
            )
    return tuple(found[key] for key in sorted(found, key=lambda key: (found[key].steps, key)))


__all__ = ["Removals", "Tipping", "rating_tipping_points", "remove_each", "replay", "tipping_points", "variants"]
