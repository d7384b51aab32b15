# SPDX-License-Identifier: Apache-2.0
"""From findings to a draft: the classical pipeline of what to say, in what order, in which words, by which names.

Every line carries what it rests on from the moment it is written; names are settled and notes numbered only
when the order of the whole text is known.
"""

import hashlib
import re
from collections.abc import Sequence

from electassess.findings import Finding
from electassess.model.ladder import Stance
from electassess.statement.asks import Asks
from electassess.statement.basis import HEADING, basis
from electassess.statement.body import body
from electassess.statement.citations import Notes
from electassess.statement.document import Block, BlockKind, Claim, Draft
from electassess.statement.frame import Frame
from electassess.statement.gaps import find_gaps
from electassess.statement.grammar import capitalise, percentages, typographic
from electassess.statement.material import Line, Material
from electassess.statement.naming import names_of, print_names
from electassess.statement.plan import plan
from electassess.statement.wording import Voice

NOT_ADOPTED = "Draft for discussion. No organisation has adopted this text."
"""Above a text whose brief neither says that it was adopted nor gives a notice of its own."""

SIGNATORIES = "The undersigned organisations:"

Planned = tuple[str, BlockKind, Sequence[Line]]


def _signature_key(name: str) -> str:
    """Alphabetical order as a reader expects it: without the leading article."""
    return re.sub(r"^the ", "", name.casefold())


def _signatures(material: Material) -> list[Line]:
    ordered = sorted(material.endorsers, key=lambda one: _signature_key(one.name))
    return [
        Line(
            text=f"{one.name} ({one.acronym})" if one.acronym and one.acronym not in one.name else one.name,
            rules=(f"organisations.yaml: {one.id}",),
        )
        for one in ordered
    ]


def _layout(material: Material) -> tuple[list[Planned], tuple[Finding, ...]]:
    """All blocks in order, and the criteria on which nothing is said."""
    paragraphs, silent = plan(material.findings, material.band.stance)
    if not any(one.told or one.bare for one in paragraphs):
        raise ValueError("no evidence that a public text may use bears out what was rated, and a statement needs some")
    frame = Frame(material, paragraphs)
    asks = Asks(frame, paragraphs)
    stated = [finding for one in paragraphs for finding in one.stated]
    standards, named = frame.standards(frame.cited(stated))
    blocks: list[Planned] = [("title", "title", [frame.title()])]
    if notice := material.brief.notice or ("" if material.brief.adopted else NOT_ADOPTED):
        rule = "brief: notice" if material.brief.notice else "brief: not adopted"
        blocks.append(("notice", "notice", [Line(text=notice, rules=(rule,))]))
    blocks += [
        ("dateline", "dateline", [frame.dateline()]),
        ("lede", "paragraph", frame.lede()),
        ("standards", "paragraph", standards),
    ]
    blocks += [(ref, "paragraph", lines) for ref, lines in body(material, paragraphs, Voice(), named)]
    blocks += [
        ("silence", "paragraph", frame.silence(silent)),
        ("synthesis", "paragraph", [frame.synthesis()]),
    ]
    # A critical text turns to the world first, others to those whose process it was.
    call: Planned = ("call", "paragraph", asks.call())
    recommendations: list[Planned] = [
        ("recommendations", "lead", asks.opening()),
        ("recommendation-list", "list", asks.recommendations()),
    ]
    critical = material.band.stance is Stance.CRITICAL
    signatures = _signatures(material)
    blocks += [call, *recommendations] if critical else [*recommendations, call]
    blocks += [
        ("close", "paragraph", [frame.close()]),
        ("signatures-lead", "lead", [Line(text=SIGNATORIES, rules=("signatures: heading",))] if signatures else []),
        ("signatures", "signatures", signatures),
        ("basis-heading", "heading", [Line(text=HEADING, rules=("basis: heading",))]),
        ("basis", "paragraph", basis(material, stated)),
    ]
    return [block for block in blocks if block[2]], silent


def _claims(material: Material, blocks: Sequence[Planned], notes: Notes) -> list[Block]:
    """Settle names, number notes, and give each line its way back."""
    unnamed = {"title", "notice", "signatures-lead", "signatures", "basis-heading"}
    in_force = {standard.id for standard in material.standards.standards}
    running = [(key, line) for key, _, lines in blocks for line in lines if key not in unnamed]
    printed = iter(print_names([line.text for _, line in running], names_of(material.election, material.endorsers)))
    finished = []
    for key, kind, lines in blocks:
        claims = []
        for number, line in enumerate(lines, start=1):
            text = line.text if key in unnamed else percentages(next(printed))
            text = text if key in unnamed or kind == "list" else capitalise(text)
            ratings = sorted({rating for finding in line.findings for rating in finding.ratings})
            claims.append(
                Claim(
                    id=f"{key}.{number}",
                    text=typographic(text),
                    note=notes.cite(line.sources, line.standards_notes),
                    findings=tuple(dict.fromkeys(finding.ref for finding in line.findings)),
                    ratings=tuple(material.rating_at(rating) for rating in ratings),
                    evidence=line.evidence,
                    evidence_at=tuple(material.item_at(item) for item in line.evidence),
                    standards=tuple(one for one in line.standards if one.partition("/")[0] in in_force),
                    rules=line.rules,
                )
            )
        finished.append(Block(id=key, kind=kind, claims=tuple(claims)))
    return finished


def compose(material: Material) -> Draft:
    """Draft the statement.

    Args:
        material: everything it is made from.

    Returns:
        The draft. The same material gives the same draft.

    Raises:
        ValueError: If the election has no verdict, or no evidence can be told.
        LadderTextError: If a text of the ladder cannot be rendered.
        KeyError: If a clause names an actor that the election's file does not have.
    """
    planned, silent = _layout(material)
    notes = Notes()
    blocks = _claims(material, planned, notes)
    scorecard = material.findings.scorecard
    verdict = next(claim for block in blocks if block.id == "lede" for claim in block.claims if claim.id == "lede.2")
    text = "\n".join(claim.text for block in blocks for claim in block.claims)
    stamps = "\n".join(finding.fingerprint for finding in material.findings.by_ref.values())
    return Draft(
        election=material.election_id,
        edition=material.edition.value,
        date=material.today,
        language=material.brief.language,
        title=blocks[0].claims[0].text,
        band=material.band.band,
        label=material.band.label,
        verdict=verdict.text,
        reasons=scorecard.verdict.reasons,
        analysts=scorecard.analysts,
        blocks=tuple(blocks),
        footnotes=tuple(notes.footnotes),
        gaps=find_gaps(material, silent),
        method=scorecard.method.to_json(),
        fingerprint=hashlib.sha256(f"{text}\n{stamps}".encode()).hexdigest(),
    )


__all__ = ["compose"]
