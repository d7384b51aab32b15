# SPDX-License-Identifier: Apache-2.0
"""Faults of a table that come again and again, said once: with how many rows have them, and which are the first."""

from collections.abc import Sequence
from dataclasses import replace

from electassess.scoring.ratings_table import Problem

FEW = 3
"""So many rows with the same fault are each named on their own."""

FIRST = 5
"""So many rows are named of a fault that more of them have."""

MOST = 20
"""So many different faults of one kind in one column are listed."""


def gathered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The same problems, with those that repeat in one.

    Args:
        problems: of one table, in any order.

    Returns:
        By row. A fault that more than `FEW` rows have stands at the first of them and names the first few; of faults
        of one kind that differ, as by the number that is wrong, the first `MOST` are listed and the rest counted.
    """
    groups: dict[tuple[str, str, str, str, bool], list[Problem]] = {}
    for one in problems:
        groups.setdefault((one.code, one.column, one.message, one.hint, one.warning), []).append(one)
    kinds: dict[tuple[str, str], list[list[Problem]]] = {}
    for group in groups.values():
        group.sort(key=_row)
        kinds.setdefault((group[0].code, group[0].column), []).append(group)
    listed: list[Problem] = []
    for mine in kinds.values():
        mine.sort(key=lambda group: _row(group[0]))
        for group in mine[:MOST]:
            listed += group if len(group) <= FEW else [_once(group, group[0].message, "the same")]
        rest = sorted((one for group in mine[MOST:] for one in group), key=_row)
        if rest:
            listed.append(_once(rest, rest[0].message, "others of this kind"))
    return tuple(sorted(listed, key=lambda one: (_row(one), one.code, one.column)))


def _row(problem: Problem) -> int:
    return problem.row or 0


def _once(group: Sequence[Problem], message: str, what: str) -> Problem:
    """One problem for many, at the first of their rows."""
    rows = ", ".join(str(one.row) for one in group[:FIRST])
    more = ", …" if len(group) > FIRST else ""
    count = f"{len(group):,} rows" if len(group) > 1 else "1 row"
    return replace(group[0], message=f"{message}; {what} in {count} ({rows}{more})")


__all__ = ["gathered"]
