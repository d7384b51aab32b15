# SPDX-License-Identifier: Apache-2.0
"""How the told facts are laid out: a paragraph for each criterion, the weightiest first, threads kept together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from electassess.findings import Finding, Findings
from electassess.model.evidence import Reading
from electassess.model.ladder import Stance
from electassess.statement.reading_order import day_of, threads
from electassess.statement.told import SERIOUS, Told, weight_of

LEADING = 3
"""Facts of a paragraph whose weights decide where it stands; where there are fewer, the others weigh nothing."""


@dataclass(frozen=True)
class Paragraph:
    """What one paragraph tells.

    Attributes:
        criterion: ref of the criterion that its first thread bears on.
        told: the items, in order.
        withheld: serious findings on hidden evidence that belong here.
    """

    criterion: str
    told: tuple[Told, ...]
    withheld: tuple[Finding, ...]


def _home(thread: Sequence[Told], findings: Findings) -> str:
    """The criterion of a thread: that of the first indicator of its weightiest item."""
    heaviest = max(thread, key=weight_of)
    for one in (heaviest, *thread):
        if one.findings:
            return one.findings[0].criterion
    return findings.criteria[0]


def _weight(thread: Sequence[Told]) -> tuple[float, int]:
    """How much a thread weighs beside others: by its gravest item, and by how surely that is known."""
    return max(weight_of(one)[:2] for one in thread)


def _ordered(found: Sequence[list[Told]], stance: Stance) -> list[list[Told]]:
    """The threads of a paragraph: what speaks as the verdict does, then what weighs most, then what came first.

    Of threads that weigh the same those change places whose day is known; the others keep that of the file.
    """

    def rank(thread: Sequence[Told]) -> tuple[bool, float, int]:
        weight, strength = _weight(thread)
        return not _speaks_for(thread, stance), -weight, -strength

    ordered: list[list[Told]] = []
    for _, equals in groupby(sorted(found, key=rank), key=rank):
        here = list(equals)
        dated = iter(sorted((one for one in here if _day(one) < dt.date.max), key=_day))
        ordered += [next(dated) if _day(one) < dt.date.max else one for one in here]
    return ordered


def _day(thread: Sequence[Told]) -> dt.date:
    """The day of its first event; a year alone gives no order."""
    return min(day_of(one.item) if len(one.item.happened or "") > len("2023") else dt.date.max for one in thread)


def _speaks_for(thread: Sequence[Told], stance: Stance) -> bool:
    """Whether a thread speaks as the verdict does: in a favourable text strengths, in others faults."""
    wanted = Reading.STRENGTH if stance is Stance.FAVOURABLE else Reading.FAULT
    heaviest = max(thread, key=weight_of)
    return heaviest.item.reading is wanted


def lay_out(
    facts: Sequence[Told],
    withheld: Sequence[Finding],
    findings: Findings,
    stance: Stance,
    order: Sequence[str],
    *,
    apart: bool = False,
) -> list[Paragraph]:
    """Arrange what is told.

    Args:
        facts: what is told, in the order of the file.
        withheld: serious findings that are said without their evidence.
        findings: of the election.
        stance: of the verdict's band, which says whether faults or strengths come first in a paragraph.
        order: criteria that the brief wants first.
        apart: whether one of a single fact stands apart.

    Returns:
        The paragraphs in order. Criteria of which a single fact that weighs little is told share the last one, unless
        they stand apart: joined to a neighbour, it would seem to bear on what that is about.
    """
    homes: dict[str, list[list[Told]]] = {}
    for thread in threads(facts):
        homes.setdefault(_home(thread, findings), []).append(thread)
    for finding in withheld:
        homes.setdefault(finding.criterion, [])
    place = {ref: number for number, ref in enumerate(findings.criteria)}

    def rank(ref: str) -> tuple[int, tuple[float, ...], int]:
        pinned = order.index(ref) if ref in order else len(order)
        weights = sorted((weight_of(one) for thread in homes[ref] for one in thread), reverse=True)
        heaviest = [-weight[0] for weight in weights[:LEADING]]
        return pinned, (*heaviest, *[0.0] * (LEADING - len(heaviest))), place[ref]

    paragraphs: list[Paragraph] = []
    slight: list[Paragraph] = []
    for ref in sorted(homes, key=rank):
        told = tuple(one for thread in _ordered(homes[ref], stance) for one in thread)
        here = tuple(finding for finding in withheld if finding.criterion == ref)
        alone = len(told) == 1 and not here and weight_of(told[0])[0] < SERIOUS and ref not in order
        (slight if alone and not apart else paragraphs).append(Paragraph(ref, told, here))
    if slight:
        paragraphs.append(Paragraph(slight[0].criterion, tuple(one for each in slight for one in each.told), ()))
    return paragraphs


__all__ = ["Paragraph", "lay_out"]
