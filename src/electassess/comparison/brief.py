# SPDX-License-Identifier: Apache-2.0
"""What weighs most in one election, for a list that has room for a few: by its facts first, then by its level.

A fact that decides an election weighs, whatever level the indicator got on which it bears, and though nobody rated
that at all. Where nobody weighed the facts, the levels alone decide.
"""

from dataclasses import dataclass

from electassess.comparison.records import Point, Row
from electassess.comparison.words import Say

_ORDER = {"decisive": 0, "serious": 1}
_LIGHT = 2
_UNMET = frozenset({"violated", "not-met", "partly-met"})


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of such a list: what it says, and the criterion behind which it stands."""

    phrase: str
    criterion: str


def weight(point: Point) -> int:
    """How much the gravest fault among its facts weighs: 0 decides the election, 2 is what nobody called serious.

    Of an indicator that was rated the facts count that its raters cite.
    """
    facts = [one for one in point.evidence if one.reading == "fault" and (one.cited or point.level is None)]
    return min((_ORDER.get(one.gravity, _LIGHT) for one in facts), default=_LIGHT)


def against(row: Row, say: Say) -> list[Named]:
    """What speaks most against an election, the weightiest first.

    What was violated or not met, and of what was partly met what has a grave fact behind it, with its level.
    """
    return [named for point, named in _weighed(row, say) if point.outcome in _UNMET and point.level is not None]


def besides(row: Row, say: Say) -> list[Named]:
    """Where a grave fact stands behind a finding that is better than partly met, or behind what nobody rated.

    Such a finding does not speak against the election; its fact is not to be lost for all that.
    """
    return [named for point, named in _weighed(row, say) if point.outcome not in _UNMET or point.level is None]


def _weighed(row: Row, say: Say) -> list[tuple[Point, Named]]:
    """Findings that are serious or have a grave fact behind them, the weightiest first."""
    found: list[tuple[int, float, int, Point, Named]] = []
    for cell in row.cells:
        for point in (*cell.points, *cell.unrated):
            heavy = weight(point)
            if not point.serious and heavy == _LIGHT:
                continue
            phrase = point.phrase if point.serious else _stands(point, say)
            level = 99.0 if point.level is None else point.level
            found.append((heavy, level, len(found), point, Named(phrase, cell.ref)))
    return [(point, named) for *_, point, named in sorted(found, key=lambda one: one[:3])]


def _stands(point: Point, say: Say) -> str:
    """An indicator with its level."""
    if point.level is None:
        return say("phrase-not-rated", title=point.title)
    return say("phrase-level", title=point.title, level=f"{point.level:g}")


def met(row: Row) -> list[Named]:
    """What was met, in the order of the catalogue."""
    return [Named(point.phrase, cell.ref) for cell in row.cells for point in cell.points if point.outcome == "met"]


__all__ = ["Named", "against", "besides", "met", "weight"]
