# SPDX-License-Identifier: Apache-2.0
"""Items that belong together: which paragraph tells each, and which follow each other.

An item that names another in `follows` reads naturally after it and may not be understood without it. Such items
form a *thread*: they are told in one paragraph, one after the other, whichever way each of them speaks.
"""

from collections.abc import Iterable, Mapping, Sequence

from electassess.findings import Finding, Findings, Strength
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Item, Reading
from electassess.scoring.scorecard import Status

GOOD = frozenset({Outcome.LARGELY_MET, Outcome.MET})
"""The outcomes of a criterion that is met on the whole."""

NEAR = 2
"""How early an item must name an indicator of a criterion to be lent to it: among its first two."""


def was_weighed(item: Item, findings: Findings) -> bool:
    """Whether anybody assessed an indicator that an item names: what nobody has looked at yet is not told."""
    named = (findings.by_ref[ref] for ref in item.indicators if ref in findings.by_ref)
    return any(finding.score.status is not Status.NOT_ASSESSED for finding in named)


def homes_of(findings: Findings, strengths: Mapping[str, Strength]) -> dict[str, str]:
    """The criterion whose paragraph tells each item.

    As a rule it is that of the first indicator the item names. Two exceptions. An item that follows another, and
    names an indicator of the other's criterion, is told with it. And a judged criterion all of whose evidence would
    be told elsewhere takes over an item that speaks for its outcome, and names it early, from a criterion that
    keeps two others; where there is none, it has no home and no paragraph.

    Args:
        findings: of the election.
        strengths: how strongly each usable item may be said, by id.
    """
    items = findings.usable.items
    own = {
        key: [findings.by_ref[ref].criterion for ref in item.indicators if ref in findings.by_ref]
        for key, item in items.items()
        if was_weighed(item, findings)
    }
    homes = {key: criteria[0] for key, criteria in own.items() if criteria}
    for key, criteria in own.items():
        leader = homes.get(items[key].follows or "")
        if leader in criteria:
            homes[key] = leader
    for criterion in (findings.by_ref[ref] for ref in findings.criteria):
        told = [key for key, home in homes.items() if home == criterion.ref and strengths[key] > Strength.HEDGED]
        if told or criterion.score.value is None:
            continue
        spare = [
            key
            for key in criterion.evidence
            if key in homes
            and strengths[key] > Strength.HEDGED
            and criterion.ref in own[key][:NEAR]
            and items[key].reading not in (against_of(criterion), Reading.CONTEXT)
            and list(homes.values()).count(homes[key]) > 2
            and not any(item.follows == key for item in items.values())
        ]
        if spare:
            best = max(spare, key=lambda key: (-own[key].index(criterion.ref), strengths[key]))
            homes[best] = criterion.ref
    return homes


def in_reading_order(items: Iterable[Item], rank: Mapping[str, tuple[int, int]]) -> list[tuple[Item, ...]]:
    """Items in threads: by the best rank of any of them, then by that of the first, then in the order of the file.

    Args:
        items: of one paragraph.
        rank: of each item by id, the lowest first.
    """
    items = list(items)
    present = {item.id for item in items}
    placed: set[str] = set()

    def thread(item: Item) -> list[Item]:
        if item.id in placed:
            return []
        placed.add(item.id)
        return [item, *(one for follower in items if follower.follows == item.id for one in thread(follower))]

    # A circle of `follows` has no start: what is left over starts threads of its own.
    threads = [thread(item) for item in (*(one for one in items if one.follows not in present), *items)]
    found = [tuple(one) for one in threads if one]
    return sorted(found, key=lambda one: (min(rank[item.id] for item in one), rank[one[0].id]))


def reading_of(thread: Sequence[Item]) -> Reading:
    """Which way a thread speaks: as the first of its items that is not mere context."""
    return next((item.reading for item in thread if item.reading is not Reading.CONTEXT), Reading.CONTEXT)


def is_good(criterion: Finding) -> bool:
    """Whether a criterion is met on the whole."""
    return criterion.outcome in GOOD


def against_of(criterion: Finding) -> Reading:
    """Which way an item speaks that is set against the judgement on a criterion."""
    return Reading.FAULT if is_good(criterion) else Reading.STRENGTH


__all__ = ["GOOD", "against_of", "homes_of", "in_reading_order", "is_good", "reading_of", "was_weighed"]
