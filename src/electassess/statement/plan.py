# SPDX-License-Identifier: Apache-2.0
"""What to say, and in what order: which evidence each criterion's paragraph tells.

Three rules decide. Every serious finding that has usable evidence is told by at least one item (`cover`). Beyond
that a paragraph takes the surest items up to a limit, so that a reader gets to its end (`fill`). And an item is told
once, where it matters most: as a rule in the criterion of the first indicator it names (`homes_of`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from electassess.findings import Finding, Findings, Strength, strength_of
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Item, Reading
from electassess.model.ladder import Stance

MOST_FAULTS = 5
"""Faults told per criterion beyond which only those needed for a serious finding are added."""
MOST_STRENGTHS = 3
MOST_CONTEXT = 1

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

GOOD = frozenset({Outcome.LARGELY_MET, Outcome.MET})


@dataclass(frozen=True)
class Told:
    """One item as a paragraph tells it.

    Attributes:
        item: the evidence.
        strength: how strongly it may be said.
        findings: the findings it supports, the first one that of the paragraph.
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
        then: what is set against it.
        bare: serious findings that no item tells, to be said by the catalogue's clause.
    """

    criterion: Finding
    first: tuple[Told, ...]
    then: tuple[Told, ...]
    bare: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether the criterion is met on the whole."""
        return self.criterion.outcome in GOOD


def homes_of(findings: Findings, strengths: Mapping[str, Strength]) -> dict[str, str]:
    """The criterion whose paragraph tells each item: that of the first indicator it names.

    A judged criterion all of whose evidence would be told elsewhere takes over the item that speaks best for its
    outcome, from a criterion that keeps two others: a judgement must not stand without a fact beside it.
    """
    items = findings.usable.items
    homes = {
        key: findings.by_ref[ref].criterion
        for key, item in items.items()
        for ref in item.indicators[::-1]
        if ref in findings.by_ref
    }
    for criterion in (findings.by_ref[ref] for ref in findings.criteria):
        told = [key for key, home in homes.items() if home == criterion.ref and strengths[key] > Strength.HEDGED]
        if told or criterion.score.value is None:
            continue
        wanted = Reading.STRENGTH if criterion.outcome in GOOD else Reading.FAULT
        spare = [
            key
            for key in criterion.evidence
            if key in homes
            and strengths[key] > Strength.HEDGED
            and any(ref.startswith(f"{criterion.ref}.") for ref in items[key].indicators)
            and list(homes.values()).count(homes[key]) > 2
        ]
        if spare:
            best = max(spare, key=lambda key: _fitness(items[key], criterion.ref, wanted, strengths[key]))
            homes[best] = criterion.ref
    return homes


def _fitness(item: Item, criterion: str, wanted: Reading, strength: Strength) -> tuple[bool, int, int]:
    """How well an item speaks for a criterion: the right way, naming it early, and surely."""
    early = next(number for number, ref in enumerate(item.indicators) if ref.startswith(f"{criterion}."))
    return (item.reading is wanted, -early, strength)


def _seriousness(item: Item, findings: Findings) -> int:
    """How bad the worst finding is that a fault tells; strengths and context come last."""
    if item.reading is not Reading.FAULT:
        return len(SEVERITY)
    return min((SEVERITY[findings.by_ref[ref].outcome] for ref in item.indicators if ref in findings.by_ref), default=9)


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


def _fill(candidates: Sequence[Item], chosen: set[str], strengths: Mapping[str, Strength], limit: int) -> set[str]:
    """The chosen among the candidates, topped up to the limit with the surest others that need no hedge."""
    taken = {item.id for item in candidates if item.id in chosen}
    spare = [item for item in candidates if item.id not in taken and strengths[item.id] > Strength.HEDGED]
    spare.sort(key=lambda item: -strengths[item.id])
    for item in spare:
        if len(taken) >= limit:
            break
        taken.add(item.id)
    return taken


def in_reading_order(items: Iterable[Item], rank: Mapping[str, int]) -> list[Item]:
    """Items by rank, then in the order of the file, each followed at once by those that continue it."""
    items = sorted(items, key=lambda item: rank[item.id])
    present = {item.id for item in items}
    ordered: list[Item] = []

    def place(item: Item) -> None:
        if item not in ordered:
            ordered.append(item)
            for follower in items:
                if follower.follows == item.id:
                    place(follower)

    for item in items:
        if item.follows not in present:
            place(item)
    for item in items:  # a circle of `follows` has no start
        place(item)
    return ordered


def _paragraph(
    criterion: Finding,
    findings: Findings,
    home: Sequence[Item],
    chosen: set[str],
    strengths: Mapping[str, Strength],
    bare: Sequence[Finding],
) -> Paragraph:
    by_reading = {reading: [item for item in home if item.reading is reading] for reading in Reading}
    rank = {item.id: _seriousness(item, findings) for item in home}
    faults = _fill(by_reading[Reading.FAULT], chosen, strengths, MOST_FAULTS)
    good = _fill(by_reading[Reading.STRENGTH], chosen, strengths, MOST_STRENGTHS)
    context = _fill(by_reading[Reading.CONTEXT], chosen, strengths, MOST_CONTEXT)

    def told(ids: set[str]) -> tuple[Told, ...]:
        return tuple(
            Told(
                item,
                strengths[item.id],
                tuple(findings.by_ref[ref] for ref in item.indicators if ref in findings.by_ref),
            )
            for item in in_reading_order((item for item in home if item.id in ids), rank)
        )

    is_good = criterion.outcome in GOOD
    return Paragraph(
        criterion=criterion,
        first=told(good | context) if is_good else told(faults | context),
        then=told(faults) if is_good else told(good),
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
    spoken = [
        criterion
        for criterion in criteria
        if paragraphs[criterion.ref].first
        or paragraphs[criterion.ref].then
        or paragraphs[criterion.ref].bare
        or (criterion.score.value is not None and criterion.evidence)
    ]

    def order(criterion: Finding) -> tuple[int, float, int]:
        value = criterion.score.value
        if value is None:
            return (1, 0.0, -criterion.certainty)
        return (0, -value if stance is Stance.FAVOURABLE else value, -criterion.certainty)

    return (
        tuple(paragraphs[criterion.ref] for criterion in sorted(spoken, key=order)),
        tuple(criterion for criterion in criteria if criterion not in spoken),
    )


__all__ = ["GOOD", "SEVERITY", "Paragraph", "Told", "cover", "homes_of", "in_reading_order", "plan"]
