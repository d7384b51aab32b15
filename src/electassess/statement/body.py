# SPDX-License-Identifier: Apache-2.0
"""The body of a statement: one paragraph for each criterion, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from electassess.findings import Certainty, Finding
from electassess.model.election import ELECTION_BODY
from electassess.model.evidence import Reading, Source
from electassess.statement.grammar import sentence, tense
from electassess.statement.material import Line, Material
from electassess.statement.naming import vary_subjects
from electassess.statement.opening import opening
from electassess.statement.plan import Paragraph, Told
from electassess.statement.threads import against_of
from electassess.statement.wording import ADDITION, CONTRAST, Voice, lead


def _reporter(material: Material, told: Told) -> tuple[str, str]:
    """The source that the text names for an item: its key, and its name.

    An actor of the election, or an organisation that signs, is named by its placeholder; others as the source says.
    """
    sources = [(key, one) for key, one in material.findings.usable.sources_of(told.item) if one.named]
    if not sources:
        return "", "a source known to us"
    key, best = min(sources, key=lambda pair: pair[1].reliability)
    for actor in material.election.actors:
        if best.organisation in (actor.name, actor.short):
            return key, f"{{{actor.id}}}"
    for one in material.endorsers:
        if best.organisation in (one.name, one.acronym):
            return key, f"{{{one.id}}}"
    return key, best.cite_as or best.organisation


def _worth_citing(sources: tuple[tuple[str, Source], ...]) -> tuple[tuple[str, Source], ...]:
    """The sources a note gives: not the doubtful ones where sound ones carry the same."""
    sound = any(source.reliability <= "B" for _, source in sources)
    return tuple(pair for pair in sources if not sound or pair[1].reliability <= "C")


def _telling(material: Material, told: Told, voice: Voice, *, turn: bool, after: str) -> Line:
    """One item of evidence as a sentence no stronger than its grade, after a connective if it turns.

    Args:
        material: of the draft.
        told: the item.
        voice: the words used so far.
        turn: whether it turns against what stands before it.
        after: id of the item told before it, or the empty string.
    """
    item = told.item
    connective = voice.once(CONTRAST) if turn else ""
    if item.attributed:
        clause = voice.as_stated(item.clause)
    else:
        joined = not turn and bool(after) and item.follows == after
        clause = voice.attribute(item.clause, told.strength, *_reporter(material, told), joined=joined)
    return Line(
        text=sentence(lead(connective, clause)),
        findings=told.findings,
        evidence=(item.id,),
        sources=_worth_citing(material.findings.usable.sources_of(item)),
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


def _turns(paragraph: Paragraph) -> Iterator[tuple[Told, bool]]:
    """The items a paragraph tells, each with whether it turns against what stands before it."""
    against = against_of(paragraph.criterion)
    along = False
    for number, told in enumerate(paragraph.told):
        reading = told.item.reading
        # What is set against the judgement may begin with mere context, and the turn is there.
        turn = along and (reading is against or number == len(paragraph.first))
        yield told, turn
        if turn or reading is not Reading.CONTEXT:
            along = not turn and reading is not against


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
    known = set(named)
    election = material.election
    not_it = {actor.id for actor in election.actors if not actor.short.isupper()}
    not_it |= {ELECTION_BODY} if election.election_body.plural else set()
    for number, paragraph in enumerate(paragraphs):
        voice.turn_to_paragraph()
        judged = paragraph.criterion.score.value is not None
        # A connective at the head of a paragraph only adds one fault to another: a contrast between whole paragraphs
        # would answer to nothing in the sentence before it.
        sure = judged and paragraph.criterion.certainty > Certainty.LOW
        adds = sure and number % 2 == 0 and previous is False and not paragraph.good
        lines = [opening(material, paragraph, voice, voice.once(ADDITION) if adds else "", known)]
        known |= {citation.split("/")[0] for citation in lines[0].standards}
        before = ["", *(one.item.id for one in paragraph.told)]
        told = [
            _telling(material, one, voice, turn=turn, after=after)
            for (one, turn), after in zip(_turns(paragraph), before, strict=False)
        ]
        bare = [_bare(material, finding, voice) for finding in paragraph.bare]
        after = len(told) if paragraph.good else len(paragraph.first)
        lines += [*told[:after], *bare, *told[after:]]
        varied = vary_subjects([line.text for line in lines], not_it)
        lines = [replace(line, text=text) for line, text in zip(lines, varied, strict=True)]
        texts.append((paragraph.criterion.ref, lines))
        if judged:
            previous = paragraph.good
    return texts


__all__ = ["anchor_clause", "body"]
