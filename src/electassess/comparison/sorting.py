# SPDX-License-Identifier: Apache-2.0
"""A comparison in the order of one value, for whoever asked for that, and who cannot be told from whom in it."""

import dataclasses
from collections.abc import Sequence

from electassess.comparison.records import Comparison, Row
from electassess.comparison.words import span, whole

INDEX = "index"


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """One election in that order.

    Attributes:
        name: country and year.
        value: with its interval, in words.
        alike: names of the elections shown that cannot be told apart from it.
    """

    name: str
    value: str
    alike: tuple[str, ...]


def node_of(table: Comparison, name: str) -> str | None:
    """The index or criterion that a name means, by id or title; nothing if there is none."""
    wanted = name.strip().casefold()
    found = [ref for ref, title in ((INDEX, "Index"), *table.criteria) if wanted in (ref, title.casefold())]
    return found[0] if found else None


def sorted_by(table: Comparison, ref: str) -> Comparison:
    """The same with the rows from the lowest value to the highest, what has none last; equals stay as they were."""

    def key(row: Row) -> tuple[bool, float]:
        value = _value(table, row, ref)[0]
        return value is None, value or 0.0

    return dataclasses.replace(table, rows=tuple(sorted(table.rows, key=key)), sorted_by=ref)


def standings(table: Comparison) -> list[Standing]:
    """The order that was asked for, and in it who cannot be told from whom; none if none was asked for."""
    if not table.sorted_by:
        return []
    names = {row.election: row.name for row in table.rows}
    found = []
    for row in table.rows:
        value, low, high, alike = _value(table, row, table.sorted_by)
        number = "not scored" if value is None else f"{value:.1f}" if table.sorted_by == INDEX else whole(value)
        said = number if value is None else f"{number} [{span(low, high)}]"
        found.append(Standing(row.name, said, tuple(names[key] for key in names if key in alike)))
    return found


def _value(table: Comparison, row: Row, ref: str) -> tuple[float | None, float | None, float | None, Sequence[str]]:
    """Value, interval and the elections that cannot be told from it, of the index or a criterion."""
    if ref == INDEX:
        return row.index, row.interval_low, row.interval_high, row.alike
    cell = row.cells[[key for key, _ in table.criteria].index(ref)]
    return cell.value, cell.interval_low, cell.interval_high, cell.alike


__all__ = ["INDEX", "Standing", "node_of", "sorted_by", "standings"]
