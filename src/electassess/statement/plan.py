# SPDX-License-Identifier: Apache-2.0
"""What to say, and in what order: which evidence each criterion's paragraph tells.

Three rules decide. Every serious finding that has usable evidence is told by at least one item (`cover`). Beyond
that a paragraph takes the surest items up to a limit, so that a reader gets to its end (`fill`). And an item is told
once, where it matters most, and with the items it follows (`threads`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.findings import Finding, Findings, Strength, strength_of
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Item, Reading
from electassess.model.ladder import Stance
from electassess.statement.threads import against_of, homes_of, in_reading_order, is_good, reading_of

MOST = {Reading.FAULT: 5, Reading.STRENGTH: 3, Reading.CONTEXT: 1}
"""Items told per criterion beyond which only those needed for a serious finding are added."""

SEVERITY = {
    Outcome.VIOLATED: 0,
    Outcome.NOT_MET: 1,
    Outcome.PARTLY_MET: 2,
    Outcome.LARGELY_MET: 3,
    Outcome.MET: 4,
    Outcome.INCONCLUSIVE: 5,
    Outcome.NOT_APPLICABLE: 6,
}
"""From the worst outcome to those that say nothing."""


@dataclass(frozen=True)
class Told:
    """One item as a paragraph tells it.

    Attributes:
        item: the evidence.
        strength: how strongly it may be said.
        findings: the findings it supports, those of the paragraph's criterion first.
    """

    item: Item
    strength: Strength
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Paragraph:
    """The plan of one criterion's paragraph.

    Attributes:
        criterion: the finding on the criterion.
        first: what is told first, in order: faults, or strengths where the criterion is met on the whole.
        then: what is set against it. Items that follow each other are never parted.
        bare: serious findings that no item tells, to be said by the catalogue's clause.
    """

    criterion: Finding
    first: tuple[Told, ...]
    then: tuple[Told, ...]
    bare: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether the criterion is met on the whole."""
        return is_good(self.criterion)

    @property
    def told(self) -> tuple[Told, ...]:
        """All items it tells, in order."""
        return (*self.first, *self.then)

    @property
    def stated(self) -> tuple[Finding, ...]:
        """The findings it states: of each item the one it bears on most, and what is said without an item."""
        return tuple(dict.fromkeys([*(told.findings[0] for told in self.told), *self.bare]))


def _rank(told: Told) -> tuple[int, int]:
    """Where an item stands in its paragraph, the lowest first.

    Faults come first, those of the worst finding before others and confirmed ones before the merely likely; then
    strengths, and context last.
    """
    if told.item.reading is Reading.FAULT:
        return SEVERITY[told.findings[0].outcome], told.item.credibility
    return len(SEVERITY) + (told.item.reading is Reading.CONTEXT), 0


def _strengths(findings: Findings) -> dict[str, Strength]:
    usable = findings.usable
    return {
        key: strength_of(item, (source for _, source in usable.sources_of(item))) for key, item in usable.items.items()
    }


def cover(findings: Findings, strengths: Mapping[str, Strength]) -> tuple[set[str], list[Finding]]:
    """Choose items so that each serious finding is told by one.

    For each serious finding, the worst and surest first, that no chosen item tells yet: the item that is
    strongest, names the indicator earliest, and stands first in the file.

    Returns:
        The ids of the chosen items, and the serious findings that no item can tell though something supports them.
    """
    chosen: set[str] = set()
    bare: list[Finding] = []
    items = list(findings.usable.items.values())
    place = {item.id: number for number, item in enumerate(items)}
    serious = sorted(findings.serious, key=lambda finding: (SEVERITY[finding.outcome], -finding.certainty))
    for finding in serious:
        telling = [
            findings.usable.items[key]
            for key in finding.evidence
            if findings.usable.items[key].reading is not Reading.STRENGTH
        ]
        if any(item.id in chosen and finding.ref in item.indicators for item in telling):
            continue
        # An item that a rating cites without naming the indicator supports the finding but does not speak of it.
        speaking = [item for item in telling if finding.ref in item.indicators]
        if speaking:
            best = min(
                speaking,
                key=lambda item: (
                    item.reading is not Reading.FAULT,
                    -strengths[item.id],
                    item.indicators.index(finding.ref),
                    place[item.id],
                ),
            )
            chosen.add(best.id)
        elif finding.evidence or finding.withheld:
            bare.append(finding)
    return chosen, bare


def _with_leaders(item: Item, home: Mapping[str, Item]) -> set[str]:
    """An item's id and those of the items of its paragraph that it follows, one after the other."""
    found = {item.id}
    leader = home.get(item.follows or "")
    while leader is not None and leader.id not in found:
        found.add(leader.id)
        leader = home.get(leader.follows or "")
    return found


def _fill(home: Sequence[Item], chosen: set[str], strengths: Mapping[str, Strength]) -> set[str]:
    """The chosen among a paragraph's items, topped up with the surest that need no hedge; none without its leaders."""
    by_id = {item.id: item for item in home}
    taken = {key for item in home if item.id in chosen for key in _with_leaders(item, by_id)}
    for reading, limit in MOST.items():
        spare = [item for item in home if item.reading is reading and strengths[item.id] > Strength.HEDGED]
        for item in sorted(spare, key=lambda item: -strengths[item.id]):
            if item.id not in taken and sum(by_id[key].reading is reading for key in taken) < limit:
                taken |= _with_leaders(item, by_id)
    return taken


def _paragraph(
    criterion: Finding,
    findings: Findings,
    home: Sequence[Item],
    chosen: set[str],
    strengths: Mapping[str, Strength],
    bare: Sequence[Finding],
) -> Paragraph:
    def tell(item: Item) -> Told:
        borne = [findings.by_ref[ref] for ref in item.indicators if ref in findings.by_ref]
        borne.sort(key=lambda finding: finding.criterion != criterion.ref)
        return Told(item, strengths[item.id], tuple(borne))

    taken = _fill(home, chosen, strengths)
    told = {item.id: tell(item) for item in home if item.id in taken}
    rank = {key: _rank(one) for key, one in told.items()}
    against = against_of(criterion)
    first: list[Told] = []
    then: list[Told] = []
    # Threads that turn come last in their part, so that the paragraph turns as seldom as can be.
    threads = in_reading_order((one.item for one in told.values()), rank)
    for thread in sorted(threads, key=lambda thread: len({item.reading is against for item in thread})):
        (then if reading_of(thread) is against else first).extend(told[item.id] for item in thread)
    return Paragraph(
        criterion=criterion,
        first=tuple(first),
        then=tuple(then),
        bare=tuple(finding for finding in bare if finding.criterion == criterion.ref),
    )


def plan(findings: Findings, stance: Stance) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Plan the paragraphs of a statement.

    Args:
        findings: of the election.
        stance: of the verdict's band: critical and mixed statements begin with the worst criterion,
            favourable ones with the best.

    Returns:
        The paragraphs in order, and the criteria on which nothing can be said.
    """
    strengths = _strengths(findings)
    chosen, bare = cover(findings, strengths)
    criteria = [findings.by_ref[ref] for ref in findings.criteria]
    homes = homes_of(findings, strengths)
    at_home = {
        ref: [item for item in findings.usable.items.values() if homes.get(item.id) == ref] for ref in findings.criteria
    }
    paragraphs = {one.ref: _paragraph(one, findings, at_home[one.ref], chosen, strengths, bare) for one in criteria}
    spoken = [criterion for criterion in criteria if paragraphs[criterion.ref].told or paragraphs[criterion.ref].bare]

    def order(criterion: Finding) -> tuple[int, float, int]:
        value = criterion.score.value
        if value is None:
            return (1, 0.0, -criterion.certainty)
        return (0, -value if stance is Stance.FAVOURABLE else value, -criterion.certainty)

    return (
        tuple(paragraphs[criterion.ref] for criterion in sorted(spoken, key=order)),
        tuple(criterion for criterion in criteria if criterion not in spoken),
    )


__all__ = ["SEVERITY", "Paragraph", "Told", "cover", "plan"]
