# SPDX-License-Identifier: Apache-2.0
"""Elections of one country in the order of their dates: what changed from each to the next, and what cannot be told."""

import dataclasses
import itertools
from collections.abc import Sequence

from electassess.comparison.about import about
from electassess.comparison.comparability import judge
from electassess.comparison.difference import difference
from electassess.comparison.entry import Entry
from electassess.comparison.facts import Telling
from electassess.comparison.pair import limits_section, sections, trends, two, verdicts_section
from electassess.comparison.reading import reading
from electassess.comparison.records import Change
from electassess.comparison.sentences import Account, Section
from electassess.comparison.words import in_mid_sentence


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
    limits = judge(ordered)
    pairs = [two(*step) for step in found]
    answers = [pair.answer for pair in pairs]
    if len(pairs) > 1:
        answers.insert(0, two(ordered[0], ordered[-1]).answer)
    telling, say = Telling(), ordered[0].language.say
    told: list[Section] = []
    for pair in pairs:
        names = {"first": pair.first.name, "second": pair.second.name}
        told += [
            one
            if len(pairs) == 1
            else dataclasses.replace(one, title=say("step-heading", title=in_mid_sentence(one.title), **names))
            for one in sections(pair, telling)
        ]
    first, last = (str(entry.election.first_day.year) for entry in (ordered[0], ordered[-1]))
    return Account(
        title=say("time-title", country=ordered[0].place, first=first, last=last),
        elections=tuple(entry.id for entry in ordered),
        sections=(
            Section(say("section-answer"), tuple(answers)),
            limits_section(ordered, limits),
            verdicts_section(ordered, pairs),
            *told,
        ),
        method=ordered[0].method,
        remarks=reading(ordered),
        trends=trends(ordered, pairs),
        about=tuple(map(about, ordered)),
        one_country=True,
    )


__all__ = ["changes", "steps", "tell_over_time"]
