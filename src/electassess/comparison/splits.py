# SPDX-License-Identifier: Apache-2.0
"""What splits a table of elections before any judgement is looked at: who rated them, and when."""

from collections.abc import Callable, Sequence

from electassess.comparison.comparability import Kind, Limit
from electassess.comparison.entry import Entry
from electassess.comparison.words import counted, listed

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
    say = entries[0].language.say
    said = list(_by("split-panels", entries, lambda entry: listed(entry.card.analysts, say)))
    if compared and said:
        pairs = str(compared)
        none = say("split-strangers-none", compared=pairs)
        said.append(say("split-strangers", apart=str(apart), compared=pairs) if apart else none)
    if not said:
        said.append(say("split-no-panels", analysts=listed(entries[0].card.analysts, say)))
    said += _by("split-days", entries, _rated_on) or [_same_day(entries)]
    days = sorted(entry.election.first_day for entry in entries)
    said.append(say("split-votes", first=days[0].isoformat(), last=days[-1].isoformat()))
    return (*said, *(limit.reason for limit in limits if limit.kind in _TOLD))


def _by(message: str, entries: Sequence[Entry], key: Callable[[Entry], str]) -> list[str]:
    """Which elections have which answer, in one sentence; none if all have the same."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry.name)
    if len(groups) < 2:
        return []
    say = entries[0].language.say
    parts = [say("limit-has", answer=answer, elections=counted(names, NAMED, say)) for answer, names in groups.items()]
    return [say(message, who="; ".join(parts))]


def _rated_on(entry: Entry) -> str:
    """The month or months in which an election was rated; days would part what belongs together."""
    months, say = sorted({day.isoformat()[:7] for day in entry.rated_on}), entry.language.say
    if len(months) > 1:
        return say("split-months", first=months[0], last=months[-1])
    return months[0] if months else say("split-no-day")


def _same_day(entries: Sequence[Entry]) -> str:
    say = entries[0].language.say
    return say("split-one-month", month=_rated_on(entries[0])) if entries[0].rated_on else say("split-no-days")


__all__ = ["splits", "strangers"]
