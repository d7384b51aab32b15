# SPDX-License-Identifier: Apache-2.0
"""Whether elections may be set side by side at all, and what marks the comparison: judged first, and kept as data.

A difference of yardstick (catalogue, ladder, method, edition) is refused: two numbers would not mean the same. A
difference of what is known (who rated, how many, how much) is marked, for the numbers mean the same and are
known unequally well.
"""

import enum
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from electassess.comparison.entry import Entry
from electassess.comparison.words import counted
from electassess.scoring import SMALL_PANEL, Status

THIN = 0.5
"""Coverage (share of applicable indicators by weight that have a value, 0-1) under which a cell is marked."""

LISTED = 4
"""Elections that a reason lists by name at most."""

PAIRS = 6
"""Pairs that it lists."""


class Effect(enum.StrEnum):
    """What a limit does."""

    REFUSED = "refused"
    MARKED = "marked"


class Kind(enum.StrEnum):
    """What limits a comparison."""

    CATALOGUE = "catalogue"
    LADDER = "ladder"
    METHOD = "method"
    EDITION = "edition"
    ELECTION_TYPE = "election-type"
    PANEL_SIZE = "panel-size"
    SMALL_PANEL = "small-panel"
    ANALYSTS = "analysts"
    DISJOINT_ANALYSTS = "disjoint-analysts"
    NOT_SCORED = "not-scored"
    THIN_COVERAGE = "thin-coverage"


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that limits a comparison.

    Attributes:
        kind: what it is.
        effect: refused or marked.
        elections: ids of the elections it concerns, in the order of the table.
        criterion: ref of the criterion it concerns, empty for all.
        reason: one sentence.
    """

    kind: Kind
    effect: Effect
    elections: tuple[str, ...]
    criterion: str
    reason: str


class IncomparableError(ValueError):
    """The elections are measured by different yardsticks; `limits` says which."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        """Keep the limits."""
        super().__init__(" ".join(limit.reason for limit in limits))
        self.limits = tuple(limits)


def _groups(entries: Sequence[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """Entries by what a key gives, in the order of first appearance."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def _names(entries: Sequence[Entry]) -> str:
    """Which elections, or how many where a list would be too long to read; `Limit.elections` has them all."""
    return counted([entry.name for entry in entries], LISTED, entries[0].language.say)


def _ids(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _differs(
    entries: Sequence[Entry], kind: Kind, effect: Effect, key: Callable[[Entry], str], message: str
) -> Iterator[Limit]:
    """A limit if a key gives more than one answer, with who has which."""
    groups = _groups(entries, key)
    if len(groups) > 1:
        say = entries[0].language.say
        parts = [
            say("limit-has", answer=answer, elections=_names(group))
            if answer
            else say("limit-has-none", elections=_names(group))
            for answer, group in groups.items()
        ]
        yield Limit(kind, effect, _ids(entries), "", say(message, who="; ".join(parts)))


def refusals(entries: Sequence[Entry]) -> tuple[Limit, ...]:
    """Differences of yardstick, for which no table is made."""
    keys: Mapping[Kind, tuple[Callable[[Entry], str], str]] = {
        Kind.CATALOGUE: (
            lambda entry: f"{entry.card.catalogue} {entry.card.catalogue_version}",
            "limit-catalogue",
        ),
        Kind.LADDER: (
            lambda entry: entry.card.ladder,
            "limit-ladder",
        ),
        Kind.EDITION: (
            lambda entry: entry.card.method.edition.value,
            "limit-edition",
        ),
    }
    found = [
        limit
        for kind, (key, message) in keys.items()
        for limit in _differs(entries, kind, Effect.REFUSED, key, message)
    ]
    methods = {(entry.card.method.replace(edition=entries[0].card.method.edition)) for entry in entries}
    if len(methods) > 1 or any(entry.card.method != entry.simulation.method for entry in entries):
        reason = entries[0].language.say("limit-method")
        found.append(Limit(Kind.METHOD, Effect.REFUSED, _ids(entries), "", reason))
    return tuple(found)


def marks(entries: Sequence[Entry]) -> tuple[Limit, ...]:
    """Differences of what is known, which a reader must bear in mind."""
    return (*_of_elections(entries), *_of_panels(entries), *_of_coverage(entries))


def _of_elections(entries: Sequence[Entry]) -> Iterator[Limit]:
    other = [entry for entry in entries if entry.edition not in (None, entry.card.method.edition)]
    if other:
        editions = ", ".join(sorted({str(entry.edition) for entry in other}))
        told = {"elections": _names(other), "editions": editions, "edition": entries[0].card.method.edition.value}
        reason = entries[0].language.say("limit-other-edition", count=len(other), **told)
        yield Limit(Kind.EDITION, Effect.MARKED, _ids(other), "", reason)
    yield from _differs(
        entries,
        Kind.ELECTION_TYPE,
        Effect.MARKED,
        lambda entry: entry.election.type.value,
        "limit-types",
    )


def _of_panels(entries: Sequence[Entry]) -> Iterator[Limit]:
    say = entries[0].language.say
    yield from _differs(
        entries,
        Kind.PANEL_SIZE,
        Effect.MARKED,
        lambda entry: say("limit-analysts-of", count=len(entry.card.analysts)),
        "limit-panel-size",
    )
    small = [entry for entry in entries if len(entry.card.analysts) < SMALL_PANEL]
    if small:
        reason = say("limit-small-panel", elections=_names(small))
        yield Limit(Kind.SMALL_PANEL, Effect.MARKED, _ids(small), "", reason)
    apart = [
        pair
        for pair in itertools.combinations(entries, 2)
        if set(pair[0].card.analysts).isdisjoint(pair[1].card.analysts)
    ]
    if apart:
        concerned = [entry for entry in entries if any(entry in pair for pair in apart)]
        named = [say("limit-pair", first=first.name, second=second.name) for first, second in apart[:PAIRS]]
        pairs, more = "; ".join(named), len(apart) - PAIRS
        pairs = say("limit-pairs-more", pairs=pairs, more=str(more)) if more > 0 else pairs
        reason = say("limit-strangers", pairs=pairs)
        yield Limit(Kind.DISJOINT_ANALYSTS, Effect.MARKED, _ids(concerned), "", reason)
    elif len({entry.card.analysts for entry in entries}) > 1:
        reason = say("limit-analysts")
        yield Limit(Kind.ANALYSTS, Effect.MARKED, _ids(entries), "", reason)


def _of_coverage(entries: Sequence[Entry]) -> Iterator[Limit]:
    first, say = entries[0].findings, entries[0].language.say
    for ref in first.criteria:
        title = first.groups[ref].title
        without = [entry for entry in entries if entry.card.node(ref).value is None]
        outside = [entry for entry in without if entry.card.node(ref).status is Status.NOT_APPLICABLE]
        lacking = [entry for entry in without if entry not in outside]
        thin = [
            entry
            for entry in entries
            if entry.card.node(ref).value is not None and entry.card.node(ref).coverage < THIN
        ]
        if outside:
            reason = say("limit-outside", title=title, elections=_names(outside))
            yield Limit(Kind.NOT_SCORED, Effect.MARKED, _ids(outside), ref, reason)
        if lacking:
            reason = say("limit-unscored", title=title, elections=_names(lacking))
            yield Limit(Kind.NOT_SCORED, Effect.MARKED, _ids(lacking), ref, reason)
        if thin:
            reason = say("limit-thin", title=title, elections=_names(thin))
            yield Limit(Kind.THIN_COVERAGE, Effect.MARKED, _ids(thin), ref, reason)


def judge(entries: Sequence[Entry]) -> tuple[Limit, ...]:
    """What limits a comparison of some elections.

    Args:
        entries: at least one.

    Returns:
        The marks, in the order of the table.

    Raises:
        IncomparableError: If the elections were measured by different yardsticks.
    """
    if refused := refusals(entries):
        raise IncomparableError(refused)
    return marks(entries)


__all__ = ["THIN", "Effect", "IncomparableError", "Kind", "Limit", "judge", "marks", "refusals"]
