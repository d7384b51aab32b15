# SPDX-License-Identifier: Apache-2.0
"""Elections of one country in the order of their dates: what changed from each to the next, and what cannot be told."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from electassess.comparison.account import Account, Section
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry
from electassess.comparison.pair import sections
from electassess.comparison.reading import reading
from electassess.comparison.words import in_mid_sentence


@dataclass(frozen=True, slots=True)
class Change:
    """From one election of a country to its next among those shown.

    Attributes:
        country: its name, without an article.
        before, after: ids of the elections.
        differences: on the index and each criterion, `after` less `before`.
    """

    country: str
    before: str
    after: str
    differences: tuple[Difference, ...]


def steps(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Each election with the next of its country; countries in alphabetical order."""
    ordered = sorted(entries, key=lambda one: one.order)
    return [
        (first, second)
        for first, second in itertools.pairwise(ordered)
        if first.election.country == second.election.country
    ]


def changes(entries: Sequence[Entry]) -> tuple[Change, ...]:
    """What changed from each election to the next of its country."""
    return tuple(
        Change(
            before.place,
            before.id,
            after.id,
            tuple(difference(after, before, ref) for ref in (after.root, *after.findings.criteria)),
        )
        for before, after in steps(entries)
    )


def tell_over_time(entries: Sequence[Entry]) -> Account:
    """Tell what changed between the elections of one country.

    Args:
        entries: two or more elections of one country.

    Raises:
        IncomparableError: If the elections were measured by different yardsticks.
        ValueError: If there are fewer than two.
    """
    found = steps(entries)
    if not found:
        raise ValueError("a change over time needs two elections of one country")
    ordered = [found[0][0], *(after for _, after in found)]
    told = []
    for before, after in found:
        heading = f"From {before.name} to {after.name}: " if len(found) > 1 else ""
        told += [
            Section(f"{heading}{in_mid_sentence(one.title)}" if heading else one.title, one.sentences, one.note)
            for one in sections(before, after)
        ]
    years = f"{ordered[0].election.first_day.year} to {ordered[-1].election.first_day.year}"
    return Account(
        title=f"{ordered[0].place}, {years}: what changed",
        elections=tuple(entry.id for entry in ordered),
        sections=tuple(told),
        method=ordered[0].method,
        remarks=reading(ordered),
    )


__all__ = ["Change", "changes", "steps", "tell_over_time"]
