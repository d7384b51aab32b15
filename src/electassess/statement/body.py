# SPDX-License-Identifier: Apache-2.0
"""The body of a statement: one paragraph for each criterion, in sentences."""

from collections.abc import Sequence

from electassess.findings import Certainty, Finding
from electassess.model.catalogue import GroupWording, Outcome
from electassess.statement.grammar import sentence, tense
from electassess.statement.material import Line, Material
from electassess.statement.norms import cited_standards, note_text
from electassess.statement.plan import Paragraph, Told
from electassess.statement.wording import ADDITION, CAUTION, CONTRAST, Voice, lead


def words_for(wording: GroupWording, outcome: Outcome) -> str:
    """The catalogue's opening for an outcome; that for `inconclusive` where there is no value."""
    return {
        Outcome.MET: wording.met,
        Outcome.LARGELY_MET: wording.largely_met,
        Outcome.PARTLY_MET: wording.partly_met,
        Outcome.NOT_MET: wording.not_met,
        Outcome.VIOLATED: wording.violated,
    }.get(outcome, wording.inconclusive)


def _opening(material: Material, paragraph: Paragraph, voice: Voice, connective: str, named: Sequence[str]) -> Line:
    """The first sentence: the judgement on the criterion, with the standards it rests on in its note."""
    finding = paragraph.criterion
    group = material.findings.groups[finding.ref]
    outcome = finding.outcome.value
    if group.wording is None:
        clause = f"on {group.noun or group.title.lower()} we report the following"
    else:
        clause = words_for(group.wording, finding.outcome)
    clause = tense(clause, before_vote=material.before_vote)
    judged = finding.score.value is not None
    if judged and finding.certainty <= Certainty.LOW:
        clause = lead(voice.once(CAUTION), clause)
    else:
        clause = lead(connective, clause)
    told = [found for part in (*paragraph.first, *paragraph.then) for found in part.findings]
    citations = [
        citation
        for found in dict.fromkeys([*told, *paragraph.bare])
        if found.criterion == finding.ref
        for citation in found.standards
    ] or list(finding.standards)
    cited = cited_standards(material.standards, citations, material.election.country)
    # A judgement whose evidence is told in other paragraphs cites it here.
    alone = not (paragraph.first or paragraph.then or paragraph.bare)
    usable = material.findings.usable
    sources = [pair for key in finding.evidence for pair in usable.sources_of(usable.items[key])] if alone else []
    return Line(
        text=sentence(clause),
        findings=(finding,),
        evidence=finding.evidence if alone else (),
        sources=tuple(dict(sources).items()),
        standards=tuple(dict.fromkeys(citations)),
        standards_notes=tuple(note_text(one, named_in_text=one.standard.id in named) for one in cited),
        rules=(
            f"criterion {finding.ref}: words for {outcome}",
            f"certainty {finding.certainty.label}",
        ),
    )


def _source_name(material: Material, told: Told) -> str:
    """How the text names who reports an item: an actor of the election by its placeholder, else as the source says."""
    sources = [source for _, source in material.findings.usable.sources_of(told.item) if source.named]
    if not sources:
        return "a source known to us"
    best = min(sources, key=lambda source: source.reliability)
    for actor in material.election.actors:
        if best.organisation in (actor.name, actor.short):
            return f"{{{actor.id}}}"
    return best.cite_as or best.organisation


def _telling(material: Material, told: Told, voice: Voice, opening: str) -> Line:
    """One item of evidence as a sentence no stronger than its grade."""
    item = told.item
    clause = (
        item.clause if item.attributed else voice.attribute(item.clause, told.strength, _source_name(material, told))
    )
    return Line(
        text=sentence(lead(opening, clause)),
        findings=told.findings,
        evidence=(item.id,),
        sources=material.findings.usable.sources_of(item),
        rules=(
            f"evidence {item.id}: reading {item.reading.value}, credibility {item.credibility}",
            f"strength {told.strength.name.lower()}{' (the clause says who states it)' if item.attributed else ''}",
        ),
    )


def anchor_clause(material: Material, finding: Finding) -> str:
    """The catalogue's clause for the level of a finding; between two levels, the milder one."""
    indicator = material.findings.indicators[finding.ref]
    level = finding.score.level
    if level is None or not indicator.anchors:
        return f"the standard on {indicator.title.lower()} {{was|has been}} breached"
    anchor = min(
        (anchor for anchor in indicator.anchors if anchor.level >= level),
        key=lambda anchor: anchor.level,
        default=indicator.anchors[-1],
    )
    return anchor.clause


def _bare(material: Material, finding: Finding, voice: Voice) -> Line:
    """A serious finding that no public item tells, by the catalogue's clause."""
    withheld = not finding.evidence
    clause = tense(anchor_clause(material, finding), before_vote=material.before_vote)
    sources = tuple(
        dict.fromkeys(
            pair
            for key in finding.evidence
            for pair in material.findings.usable.sources_of(material.findings.usable.items[key])
        )
    )
    return Line(
        text=sentence(voice.bare(clause, finding.certainty, withheld=withheld)),
        findings=(finding,),
        evidence=finding.evidence,
        sources=sources,
        standards=finding.standards,
        rules=(
            f"indicator {finding.ref}: clause of level {finding.score.level:g}",
            f"certainty {finding.certainty.label}",
        ),
    )


def body(
    material: Material, paragraphs: Sequence[Paragraph], voice: Voice, named: Sequence[str]
) -> list[tuple[str, list[Line]]]:
    """The paragraphs as sentences.

    Args:
        material: of the draft.
        paragraphs: the plan.
        voice: the words used so far.
        named: ids of the standards that the text has named already.

    Returns:
        (criterion, lines) for each paragraph.
    """
    texts: list[tuple[str, list[Line]]] = []
    previous: bool | None = None
    for number, paragraph in enumerate(paragraphs):
        judged = paragraph.criterion.score.value is not None
        # A connective at the head of a paragraph only adds one fault to another: a contrast between whole paragraphs
        # would answer to nothing in the sentence before it.
        adds = judged and number % 2 == 0 and previous is False and not paragraph.good
        connective = voice.once(ADDITION) if adds else ""
        lines = [_opening(material, paragraph, voice, connective, named)]
        lines += [_telling(material, told, voice, "") for told in paragraph.first]
        if not paragraph.good:
            lines += [_bare(material, finding, voice) for finding in paragraph.bare]
        for position, told in enumerate(paragraph.then):
            turn = not position and paragraph.first
            lines.append(_telling(material, told, voice, voice.once(CONTRAST) if turn else ""))
        if paragraph.good:
            lines += [_bare(material, finding, voice) for finding in paragraph.bare]
        texts.append((paragraph.criterion.ref, lines))
        if judged:
            previous = paragraph.good
    return texts


__all__ = ["anchor_clause", "body", "words_for"]
