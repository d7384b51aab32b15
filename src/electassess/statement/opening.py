# SPDX-License-Identifier: Apache-2.0
"""The first sentence of a paragraph: the judgement on a criterion, no wider than what is told under it.

The words follow the criterion's outcome, with two limits. The best words stand only where no fault is told, and
neither the best nor the worst where certainty is low. And where a criterion is met on the whole although a serious
fault, or more fault than strength, is told under it, the same sentence says so.
"""

from collections import Counter
from collections.abc import Collection

from electassess.findings import Certainty, Finding
from electassess.model.catalogue import GroupWording, Outcome
from electassess.model.evidence import Reading
from electassess.statement.grammar import sentence, tense
from electassess.statement.material import Line, Material
from electassess.statement.norms import cited_standards, note_text
from electassess.statement.plan import SEVERITY, Paragraph
from electassess.statement.wording import Voice, lead


def fitting_outcome(paragraph: Paragraph) -> Outcome:
    """The outcome whose words fit both the criterion and what its paragraph tells."""
    outcome = paragraph.criterion.outcome
    unsure = paragraph.criterion.certainty <= Certainty.LOW
    faulty = bool(paragraph.bare) or any(told.item.reading is Reading.FAULT for told in paragraph.told)
    if outcome is Outcome.MET and (faulty or unsure):
        return Outcome.LARGELY_MET
    if outcome is Outcome.VIOLATED and unsure:
        return Outcome.NOT_MET
    return outcome


def words_for(wording: GroupWording, outcome: Outcome) -> str:
    """The catalogue's opening for an outcome; that for `inconclusive` where there is no value."""
    return {
        Outcome.MET: wording.met,
        Outcome.LARGELY_MET: wording.largely_met,
        Outcome.PARTLY_MET: wording.partly_met,
        Outcome.NOT_MET: wording.not_met,
        Outcome.VIOLATED: wording.violated,
    }.get(outcome, wording.inconclusive)


def _reservation(material: Material, paragraph: Paragraph) -> Finding | None:
    """The worst serious finding told under a criterion that is met on the whole, if a noun phrase names it."""
    if not paragraph.good:
        return None
    serious = [
        told.findings[0]
        for told in paragraph.told
        if told.item.reading is Reading.FAULT
        and told.findings[0].serious
        and told.findings[0].criterion == paragraph.criterion.ref
        and told.item.indicators[0] == told.findings[0].ref
        and material.findings.indicators[told.findings[0].ref].fault is not None
    ]
    return min(serious, key=lambda finding: (SEVERITY[finding.outcome], -finding.certainty), default=None)


def _outweighed(paragraph: Paragraph) -> bool:
    """Whether more faults than strengths are told under a criterion that is met on the whole."""
    readings = Counter(told.item.reading for told in paragraph.told)
    return paragraph.good and readings[Reading.FAULT] + len(paragraph.bare) > readings[Reading.STRENGTH]


def opening(material: Material, paragraph: Paragraph, voice: Voice, connective: str, known: Collection[str]) -> Line:
    """The first sentence of a paragraph, with the standards that its findings rest on in its note.

    Args:
        material: of the draft.
        paragraph: the plan.
        voice: the words used so far.
        connective: what joins the paragraph to the one before, or the empty string.
        known: ids of the standards that the text or a note has named already.
    """
    finding = paragraph.criterion
    group = material.findings.groups[finding.ref]
    outcome = fitting_outcome(paragraph)
    reservation = _reservation(material, paragraph)
    if group.wording is None:
        reservation = None
        clause = f"on {group.noun or group.title.lower()} we report the following"
    else:
        clause = tense(words_for(group.wording, outcome), before_vote=material.before_vote)
        if reservation is not None:
            clause = f"{clause}, {voice.concede(material.findings.indicators[reservation.ref].fault or '')}"
        elif _outweighed(paragraph):
            clause = f"{clause}, {voice.qualify()}"
        if finding.score.value is not None:
            clause = voice.judge(clause, finding.certainty)
    citations = [
        citation for found in paragraph.stated if found.criterion == finding.ref for citation in found.standards
    ] or list(finding.standards)
    cited = cited_standards(material.standards, citations, material.election.country)
    return Line(
        text=sentence(lead(connective, clause)),
        findings=(finding, reservation) if reservation else (finding,),
        standards=tuple(dict.fromkeys(citations)),
        standards_notes=tuple(note_text(one, known=one.standard.id in known) for one in cited),
        rules=(
            f"criterion {finding.ref}: {finding.outcome.value}, words for {outcome.value}",
            f"certainty {finding.certainty.label}",
        ),
    )


__all__ = ["fitting_outcome", "opening", "words_for"]
