# SPDX-License-Identifier: Apache-2.0
"""What splits a table of elections before any judgement is looked at: who rated them, and when."""

from collections.abc import Callable, Sequence

from electassess.comparison.comparability import Kind, Limit
from electassess.comparison.entry import Entry
from electassess.comparison.words import listed

NAMED = 6
"""Elections of a group that are named; more are counted."""

_TOLD = frozenset({Kind.EDITION, Kind.ELECTION_TYPE, Kind.PANEL_SIZE, Kind.SMALL_PANEL})
"""Marks that are told as they are; the panels are told in groups instead, and coverage with the values."""


def strangers(one: Entry, other: Entry) -> bool:
    """Whether no analyst rated both."""
    return set(one.card.analysts).isdisjoint(other.card.analysts)


def splits(entries: Sequence[Entry], limits: Sequence[Limit], compared: int, apart: int) -> tuple[str, ...]:
    """What splits a table, in sentences: panels, days of rating, days of the vote, and what marks the comparison else.

    Args:
        entries: the elections.
        limits: what marks their comparison.
        compared: pairs that were looked at.
        apart: those of them in which no analyst rated both.
    """
    said = list(_by("Panels", entries, lambda entry: listed(entry.card.analysts)))
    if compared and said:
        tail = ", so that a difference may be one of strictness" if apart else ""
        said.append(f"No analyst rated both in {apart or 'none'} of the pairs looked at ({compared}){tail}.")
    if not said:
        said.append(f"Panels do not split the table: all were rated by {listed(entries[0].card.analysts)}.")
    said += _by("Days of rating", entries, _rated_on) or [_same_day(entries)]
    days = sorted(entry.election.first_day for entry in entries)
    said.append(f"The votes lie between {days[0].isoformat()} and {days[-1].isoformat()}.")
    return (*said, *(limit.reason for limit in limits if limit.kind in _TOLD))


def _by(opening: str, entries: Sequence[Entry], key: Callable[[Entry], str]) -> list[str]:
    """Which elections have which answer, in one sentence; none if all have the same."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry.name)
    if len(groups) < 2:
        return []
    parts = [f"{answer}: {_named(names)}" for answer, names in groups.items()]
    return [f"{opening} split the table: {'; '.join(parts)}."]


def _named(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= NAMED else f"{len(names)} elections"


def _rated_on(entry: Entry) -> str:
    """The month or months in which an election was rated; days would part what belongs together."""
    months = sorted({day.isoformat()[:7] for day in entry.rated_on})
    return " to ".join(dict.fromkeys((months[0], months[-1]))) if months else "no day given"


def _same_day(entries: Sequence[Entry]) -> str:
    month = _rated_on(entries[0])
    return "On which day they were rated is said of none." if month == "no day given" else f"All were rated in {month}."


__all__ = ["splits", "strangers"]
