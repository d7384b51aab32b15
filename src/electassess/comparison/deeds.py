# SPDX-License-Identifier: Apache-2.0
"""What was done beside what was rated: for each kind of act its indicator, and who is low there without such an act.

Acts are what somebody entered; levels are what the panel found. The two are different lists, and whoever reads one
must see where the other differs.
"""

import collections
from dataclasses import dataclass

from electassess.comparison.records import Comparison, Deed, Point, Row

LOW = frozenset({"violated", "not-met", "partly-met"})
"""Outcomes of an indicator at which an election is listed beside an act that is not entered for it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One kind of act beside the indicator that most of its facts bear on.

    Attributes:
        act: the kind.
        title: of it.
        done: the elections with facts of the kind, with these.
        indicator: that most of the facts of all elections bear on first; empty if they bear on none.
        indicator_title: of it.
        levels: by election, the level on the indicator; `None` where nobody could rate it.
        low: the elections without a fact of the kind that are no more than partly met on the indicator all the same.
    """

    act: str
    title: str
    done: tuple[tuple[Row, Deed], ...]
    indicator: str
    indicator_title: str
    levels: dict[str, float | None]
    low: tuple[Row, ...]


def acts_beside_levels(table: Comparison) -> list[Beside]:
    """Every kind of act of which some election shown has a fact, in the catalogue's order."""
    points: dict[str, dict[str, Point]] = {}
    for row in table.rows:
        for point in (one for cell in row.cells for one in (*cell.points, *cell.unrated)):
            points.setdefault(point.ref, {})[row.election] = point
    found = []
    for act, title in table.acts:
        done = tuple((row, deed) for row in table.rows for deed in row.deeds if deed.act == act)
        if not done:
            continue
        first = collections.Counter(deed.bears_on[0] for _, deed in done if deed.bears_on)
        indicator = min(first, key=lambda ref: (-first[ref], ref), default="")
        mine = points.get(indicator, {})
        there = {row.election for row, _ in done}
        # What stands for acts where none is entered is found by its level: nobody is low on it without it.
        low = tuple(
            row
            for row in table.rows
            if act not in points
            and row.election not in there
            and row.election in mine
            and mine[row.election].outcome in LOW
        )
        name = next((point.title for point in mine.values()), "")
        levels = {key: point.level for key, point in mine.items()}
        found.append(Beside(act, title, done, indicator, name, levels, low))
    return found


__all__ = ["LOW", "Beside", "acts_beside_levels"]
