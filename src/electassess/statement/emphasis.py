# SPDX-License-Identifier: Apache-2.0
"""What of the told findings is summed up at the start and leads to an ask at the end.

Only a finding that the body tells by an item which is about it first of all may be summed up, or lead to an ask.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from electassess.findings import Finding, Findings
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Item, Reading
from electassess.statement.plan import SEVERITY, Paragraph


@dataclass(frozen=True)
class Emphasis:
    """A finding with the items that tell it, those that are about it first of all before the others."""

    finding: Finding
    items: tuple[Item, ...]


def _told(paragraphs: Sequence[Paragraph], reading: Reading, outcomes: Collection[Outcome]) -> list[Emphasis]:
    """Findings with one of the outcomes that items with a reading tell, at least one of them first of all."""
    items: dict[str, list[Item]] = {}
    found: dict[str, Finding] = {}
    for told in (told for paragraph in paragraphs for told in paragraph.told if told.item.reading is reading):
        for finding in told.findings:
            first = told.item.indicators[0] == finding.ref
            items.setdefault(finding.ref, []).append(told.item)
            if first and finding.outcome in outcomes:
                found[finding.ref] = finding
    return [
        Emphasis(finding, tuple(sorted(items[ref], key=lambda item: item.indicators[0] != ref)))
        for ref, finding in found.items()
    ]


def told_faults(findings: Findings, paragraphs: Sequence[Paragraph]) -> list[Emphasis]:
    """The faults told on what is met at most in part, the worst and surest first, then in the catalogue's order."""
    found = _told(paragraphs, Reading.FAULT, [Outcome.VIOLATED, Outcome.NOT_MET, Outcome.PARTLY_MET])
    place = {ref: number for number, ref in enumerate(findings.indicators)}
    return sorted(
        found, key=lambda one: (SEVERITY[one.finding.outcome], -one.finding.certainty, place[one.finding.ref])
    )


def told_strengths(findings: Findings, paragraphs: Sequence[Paragraph]) -> list[Emphasis]:
    """The strengths told, the best and surest first, otherwise in the catalogue's order."""
    found = _told(paragraphs, Reading.STRENGTH, [Outcome.MET, Outcome.LARGELY_MET])
    place = {ref: number for number, ref in enumerate(findings.indicators)}
    return sorted(
        found, key=lambda one: (-SEVERITY[one.finding.outcome], -one.finding.certainty, place[one.finding.ref])
    )


def spread(findings: Iterable[Finding], limit: int) -> list[Finding]:
    """The first finding of each criterion, then the second of each, up to the limit."""
    ranks: dict[str, int] = {}
    ranked: list[tuple[int, int, Finding]] = []
    for finding in findings:
        ranks[finding.criterion] = ranks.get(finding.criterion, -1) + 1
        ranked.append((ranks[finding.criterion], len(ranked), finding))
    return [finding for _, _, finding in sorted(ranked, key=lambda one: one[:2])[:limit]]


__all__ = ["Emphasis", "spread", "told_faults", "told_strengths"]
