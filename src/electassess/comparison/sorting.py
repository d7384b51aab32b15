# SPDX-License-Identifier: Apache-2.0
"""A comparison in the order of one value, for whoever asked for that, and who cannot be told from whom in it."""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from electassess.comparison.gates import GateStands, GateState, state_words
from electassess.comparison.records import Comparison, Point, Row
from electassess.comparison.words import Say, raters_words, span, whole

INDEX = "index"


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """One election in that order.

    Attributes:
        name: country and year.
        value: with its interval, in words; with a star where less than half could be rated.
        alike: names of the elections shown that cannot be told apart from it.
        as_rated: names of those told apart from it only as long as the unrated are taken to be like the rated.
        told: of an indicator or a gate, who rated how or what was found.
        valued: whether draws tell it from others: it has a value, and that is one of the index or a criterion.
    """

    name: str
    value: str
    alike: tuple[str, ...]
    as_rated: tuple[str, ...] = ()
    told: str = ""
    valued: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Lowest:
    """Who stands lowest, as far as that can be told; all by name, in the order asked for.

    Attributes:
        group: the lowest, and all that cannot be told apart from it.
        above: those told apart from each of the group, whatever level the unrated may be at.
        as_rated: those told apart from each of the group, from one at least on what could be rated alone.
        between: those told apart from some of the group.
    """

    group: tuple[str, ...]
    above: tuple[str, ...]
    as_rated: tuple[str, ...]
    between: tuple[str, ...]


GATE = "gate:"
"""Stands before the id of a gate in what a table is sorted by."""


def node_of(table: Comparison, name: str, say: Say) -> str | None:
    """What a name means, by id or title: the index, a criterion, an indicator, or a gate; nothing if it means none.

    An indicator is also known by the end of its id, where no other ends so.
    """
    wanted = name.strip().casefold()
    found = [ref for ref, title in ((INDEX, say("title-index")), *table.criteria) if wanted in (ref, title.casefold())]
    points = titles(table)
    found += [ref for ref, title in points.items() if wanted in (ref, title.casefold())]
    ending = [ref for ref in points if ref.endswith(f".{wanted}")]
    found += ending if len(ending) == 1 else []
    gates = {one.id: one.name for row in table.rows for one in row.gates}
    found += [f"{GATE}{key}" for key, said in gates.items() if wanted in (key, said.casefold())]
    return found[0] if found else None


def titles(table: Comparison) -> dict[str, str]:
    """Every indicator that applies to an election shown, with its title."""
    return {
        point.ref: point.title for row in table.rows for cell in row.cells for point in (*cell.points, *cell.unrated)
    }


def sorted_title(table: Comparison, say: Say) -> str:
    """What a table is sorted by, as a heading has it; empty if by country and date."""
    ref = table.sorted_by
    if ref.startswith(GATE):
        return say("sorted-gate", gate=ref.removeprefix(GATE).replace("-", " "))
    if ref == INDEX or ref in dict(table.criteria):
        return say("sorted-value", title=dict(table.criteria).get(ref) or say("title-index"))
    return say("sorted-level", title=titles(table)[ref]) if ref else ""


def sorted_by(table: Comparison, ref: str) -> Comparison:
    """The same with the rows from the lowest to the highest, what has no value last; equals stay as they were.

    By a gate, the elections in which it holds come first, then those in which it cannot be decided.
    """

    def key(row: Row) -> tuple[bool, float]:
        if ref.startswith(GATE):
            return False, list(GateState).index(_gate(row, ref).state)
        if not _has_draws(table, ref):
            point = _point(row, ref)
            level = point.level if point else None
            return level is None, level or 0.0
        value = _stands(table, row, ref).value
        return value is None, value or 0.0

    return dataclasses.replace(table, rows=tuple(sorted(table.rows, key=key)), sorted_by=ref)


def _has_draws(table: Comparison, ref: str) -> bool:
    return ref == INDEX or ref in dict(table.criteria)


def _gate(row: Row, ref: str) -> GateStands:
    return next(one for one in row.gates if one.id == ref.removeprefix(GATE))


def _point(row: Row, ref: str) -> Point | None:
    """What was found on an indicator; nothing where it does not apply."""
    points = (one for cell in row.cells for one in (*cell.points, *cell.unrated))
    return next((one for one in points if one.ref == ref), None)


def standings(table: Comparison, say: Say) -> list[Standing]:
    """The order that was asked for, and in it who cannot be told from whom; none if none was asked for."""
    ref = table.sorted_by
    if not ref:
        return []
    if ref.startswith(GATE):
        gates = [(row.name, _gate(row, ref)) for row in table.rows]
        return [Standing(name, state_words(one.state, say), (), told=one.found, valued=False) for name, one in gates]
    if not _has_draws(table, ref):
        return [_rated(row, _point(row, ref), say) for row in table.rows]
    names = {row.election: row.name for row in table.rows}
    found = []
    for row in table.rows:
        one = _stands(table, row, ref)
        if one.value is None:
            found.append(Standing(row.name, say("stands-unscored"), (), valued=False))
            continue
        number = f"{one.value:.1f}" if ref == INDEX else whole(one.value)
        said = f"{number} [{span(one.low, one.high)}]{'*' if one.thin else ''}"
        alike, rated = (tuple(names[key] for key in names if key in keys) for keys in (one.alike, one.as_rated))
        found.append(Standing(row.name, said, alike, rated))
    return found


def _rated(row: Row, point: Point | None, say: Say) -> Standing:
    """An election in the order of an indicator: its level, and who gave which."""
    if point is None:
        return Standing(row.name, say("point-outside"), (), valued=False)
    level = say("point-not-rated") if point.level is None else say("point-level", level=f"{point.level:g}")
    return Standing(row.name, level, (), told=raters_words(point, say) if point.answers else "", valued=False)


def lowest(table: Comparison) -> Lowest | None:
    """Who stands lowest in the order that was asked for, as a group; `None` where no draws tell that, or of one."""
    if not table.sorted_by or not _has_draws(table, table.sorted_by):
        return None
    stands = [(row, one) for row in table.rows if (one := _stands(table, row, table.sorted_by)).value is not None]
    if len(stands) < 2:
        return None
    first = stands[0]
    group = [row for row, _ in stands if row is first[0] or row.election in first[1].alike]
    keys = {row.election for row in group}
    rest = [(row, one) for row, one in stands if row.election not in keys]
    apart = [(row, one) for row, one in rest if keys.isdisjoint(one.alike)]
    return Lowest(
        tuple(row.name for row in group),
        tuple(row.name for row, one in apart if keys.isdisjoint(one.as_rated)),
        tuple(row.name for row, one in apart if not keys.isdisjoint(one.as_rated)),
        tuple(row.name for row, one in rest if not keys.isdisjoint(one.alike)),
    )


class _Stands(NamedTuple):
    """Value and interval of an election, and from which others it cannot be told apart, or as rated alone."""

    value: float | None
    low: float | None
    high: float | None
    thin: bool
    alike: Sequence[str]
    as_rated: Sequence[str]


def _stands(table: Comparison, row: Row, ref: str) -> _Stands:
    """How an election stands on the index or a criterion."""
    if ref == INDEX:
        return _Stands(row.index, row.interval_low, row.interval_high, False, row.alike, row.apart_as_rated)  # noqa: FBT003
    cell = row.cells[[key for key, _ in table.criteria].index(ref)]
    return _Stands(cell.value, cell.interval_low, cell.interval_high, cell.thin, cell.alike, cell.apart_as_rated)


__all__ = ["INDEX", "Lowest", "Standing", "lowest", "node_of", "sorted_by", "sorted_title", "standings", "titles"]
