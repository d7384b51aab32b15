# SPDX-License-Identifier: Apache-2.0
"""A comparison in the order of one value, for whoever asked for that, and who cannot be told from whom in it."""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from electassess.comparison.records import Comparison, Row
from electassess.comparison.words import span, whole

INDEX = "index"


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """One election in that order.

    Attributes:
        name: country and year.
        value: with its interval, in words; with a star where less than half could be rated.
        alike: names of the elections shown that cannot be told apart from it.
        as_rated: names of those told apart from it only as long as the unrated are taken to be like the rated.
    """

    name: str
    value: str
    alike: tuple[str, ...]
    as_rated: tuple[str, ...] = ()


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


def node_of(table: Comparison, name: str) -> str | None:
    """The index or criterion that a name means, by id or title; nothing if there is none."""
    wanted = name.strip().casefold()
    found = [ref for ref, title in ((INDEX, "Index"), *table.criteria) if wanted in (ref, title.casefold())]
    return found[0] if found else None


def sorted_by(table: Comparison, ref: str) -> Comparison:
    """The same with the rows from the lowest value to the highest, what has none last; equals stay as they were."""

    def key(row: Row) -> tuple[bool, float]:
        value = _stands(table, row, ref).value
        return value is None, value or 0.0

    return dataclasses.replace(table, rows=tuple(sorted(table.rows, key=key)), sorted_by=ref)


def standings(table: Comparison) -> list[Standing]:
    """The order that was asked for, and in it who cannot be told from whom; none if none was asked for."""
    if not table.sorted_by:
        return []
    names = {row.election: row.name for row in table.rows}
    found = []
    for row in table.rows:
        one = _stands(table, row, table.sorted_by)
        number = (
            "not scored" if one.value is None else f"{one.value:.1f}" if table.sorted_by == INDEX else whole(one.value)
        )
        said = number if one.value is None else f"{number} [{span(one.low, one.high)}]{'*' if one.thin else ''}"
        told = [tuple(names[key] for key in names if key in keys) for keys in (one.alike, one.as_rated)]
        found.append(Standing(row.name, said, *told))
    return found


def lowest(table: Comparison) -> Lowest | None:
    """Who stands lowest in the order that was asked for, as a group; `None` if none was asked for or fewer than two."""
    if not table.sorted_by:
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


__all__ = ["INDEX", "Lowest", "Standing", "lowest", "node_of", "sorted_by", "standings"]
