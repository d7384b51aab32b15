# SPDX-License-Identifier: Apache-2.0
"""From findings to a plain draft: what is told, in what order, in which words, by which names.

The tool lays out what is known and never argues: no sentence of its own says anything of the election but the verdict,
and none relates two facts. Every line carries what it rests on from the moment it is written; names are settled and
notes numbered only when the order of the whole text is known.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from electassess.findings.score_words import called, reasons_words
from electassess.model.base import Form, earliest_day, latest_day
from electassess.model.evidence import Gravity, Item, Reading, Source
from electassess.statement.citations import Notes
from electassess.statement.demands import call, demands, unasked
from electassess.statement.document import Block, BlockKind, Claim, Draft, Gap, Untold
from electassess.statement.facts import tell, tell_withheld
from electassess.statement.frame import WITH_LAW_TABLE, Frame
from electassess.statement.gaps import find_gaps, title_gaps
from electassess.statement.grammar import capitalise
from electassess.statement.inputs import Kind, Line, Material, Planned
from electassess.statement.naming import names_of, print_names
from electassess.statement.norms import Engaged
from electassess.statement.paragraphs import lay_out
from electassess.statement.report import report
from electassess.statement.stamping import basis_stamp, text_stamp
from electassess.statement.telling import Reason, Telling, choose
from electassess.statement.told import Told, weight_of

_UNNAMED = frozenset({"title", "notice", "signatories", "signatures"})
"""Blocks whose texts hold no actors."""

_STANDING = frozenset({"notice", "signatories", "signatures"})
"""Blocks that are no part of a text's length."""

LENGTH = {Form.JOINT: 600, Form.FULL: 1100}
"""Words that the whole text of a form may have, before its signatories, if it tells serious facts with them."""


def _engaged(telling: Telling) -> list[Engaged]:
    """The finding that each told fact bears out first, and what was done: only the law that they engage is cited."""
    facts = [*(one for one in telling.lede if one.item.background is None), *telling.facts]
    told = [
        Engaged(one.findings[0].ref, one.findings[0].standards, one.item.acts, weight_of(one)[0])
        for one in facts
        if one.findings
    ]
    return [*told, *(Engaged(finding.ref, finding.standards) for finding in telling.withheld)]


def _told(telling: Telling) -> list[Told]:
    """Everything that the text tells."""
    return [*telling.lede, *telling.facts, *telling.observers]


def _words(material: Material, telling: Telling, form: Form, joint: Telling) -> int:
    """Words of a text before its signatories, without tables and the notice of its standing."""
    blocks = _printed(material, _layout(material, telling, form, joint))
    read = [lines for key, kind, lines in blocks if kind != "table" and key not in _STANDING]
    return sum(len(line.text.split()) for lines in read for line in lines)


def _chosen(material: Material, form: Form, joint: Telling | None = None) -> Telling:
    """What a form tells: what is serious as long as the whole text has room, so that a short opening leaves more.

    Args:
        material: of the draft.
        form: of the text.
        joint: what the joint form tells, by which the law is chosen; left out, this text is of that form.
    """
    telling = choose(material, form)
    if form not in LENGTH:
        return telling
    spare = LENGTH[form] - _words(material, telling, form, joint or telling)
    while spare > 0:
        more = choose(material, form, spare)
        over = _words(material, more, form, joint or more) - LENGTH[form]
        if over <= 0:
            return more
        spare -= over
    return telling


def _layout(material: Material, telling: Telling, form: Form, joint: Telling) -> list[Planned]:
    """All blocks in order."""
    frame = Frame(material)
    told = _told(telling)
    law = frame.standards(_engaged(joint), _engaged(telling), form)
    in_short: Planned = ("law", "table", frame.law_table(_engaged(telling), form) if form in WITH_LAW_TABLE else [])
    if form is Form.REPORT:
        return report(material, telling, told, [("standards", "paragraph", law), in_short])
    paragraphs = lay_out(telling.facts, telling.withheld, material.findings, material.band.stance, material.brief.order)
    asks = demands(material, told, form)
    signatories, signatures = frame.signatures()
    blocks: list[Planned] = [
        ("title", "title", [frame.title()]),
        ("notice", "notice", frame.notice()),
        ("dateline", "dateline", [frame.dateline()]),
        ("lede", "paragraph", [*frame.verdict(), *tell(material, telling.lede)]),
        ("standards", "paragraph", [*law, *frame.rests_on(told)]),
        *(
            (
                one.criterion,
                "paragraph",
                [*tell(material, one.told), *(tell_withheld(material, finding) for finding in one.withheld)],
            )
            for one in paragraphs
        ),
        ("observers", "paragraph", tell(material, telling.observers)),
        ("unjudged", "paragraph", frame.unjudged()),
        (
            "demands-lead",
            "lead",
            [Line(key="demands", kind=Kind.FORM, text=material.language.say("call"), rules=("demands: opening",))]
            if asks
            else [],
        ),
        ("demands", "list", asks),
        ("call", "paragraph", call(material, told, form)),
        in_short,
        ("signatories", "lead", signatories),
        ("signatures", "signatures", signatures),
    ]
    return [block for block in blocks if block[2]]


def _speakers(material: Material, item: Item) -> set[str]:
    """The names of those who must be named for an item, since the fact is theirs."""
    actors = [actor for actor in material.election.actors if actor.id in item.said_by]
    return {name for actor in actors for name in (actor.name, actor.short)}


def _source_of(material: Material, item: Item, pool: Sequence[tuple[str, Source]]) -> tuple[str, Source]:
    """The source that a short note names for an item: whoever says it, else a sound one read where it was published.

    Args:
        material: of the draft.
        item: the item.
        pool: its sources worth citing, in the item's order.
    """
    speakers = _speakers(material, item)

    def rank(pair: tuple[str, Source]) -> tuple[bool, bool, bool, str]:
        source = pair[1]
        return source.organisation not in speakers, source.reliability > "C", bool(source.via), source.reliability

    return min(pool, key=rank)


def _out_by_then(item: Item, pool: Sequence[tuple[str, Source]]) -> list[tuple[str, Source]]:
    """The sources of an item but those that came out before it happened: these bear out a part of it at most."""
    happened = earliest_day(item.happened) if item.happened else dt.date.min
    late = [pair for pair in pool if not pair[1].date or latest_day(pair[1].date) >= happened]
    return late or list(pool)


def _cited_by_paragraph(material: Material, blocks: Sequence[Planned]) -> list[Planned]:
    """The sources of a paragraph gathered at its end, where one short note gives them in the order of the sentences.

    Each item has one source there, unless one that the note names anyway carries it too; the trace has all. Whoever
    says it is named in any case.
    """
    usable = material.findings.usable
    gathered: list[Planned] = []
    for key, kind, lines in blocks:
        sources: dict[tuple[str, Source], None] = {}
        for line in lines:
            for item in (usable.items[key] for key in line.evidence if line.sources):
                pool = _out_by_then(item, [pair for pair in usable.sources_of(item) if pair in line.sources])
                if not pool:
                    continue
                best = _source_of(material, item, pool)
                said = best[1].organisation in _speakers(material, item)
                if said or not any(pair in sources for pair in pool):
                    sources[best] = None
        bare = [replace(line, sources=()) for line in lines]
        if sources:
            last = max(number for number, line in enumerate(lines) if line.sources)
            bare[last] = replace(bare[last], sources=tuple(sources))
        gathered.append((key, kind, bare))
    return gathered


def _has_names(key: str, kind: BlockKind) -> bool:
    return key not in _UNNAMED and kind not in ("heading", "table")


def _printed(material: Material, blocks: Sequence[Planned]) -> list[Planned]:
    """Settle names: every line as it is read."""
    language = material.language
    running = [line for key, kind, lines in blocks for line in lines if _has_names(key, kind)]
    names = names_of(material.election, material.endorsers)
    printed = iter(print_names([line.text for line in running], names, language, len(material.endorsers)))
    finished: list[Planned] = []
    for key, kind, lines in blocks:
        named = _has_names(key, kind)
        texts = [language.percentages(next(printed)) if named else line.text for line in lines]
        said = [capitalise(text) if named and kind != "list" else text for text in texts]
        each = [
            replace(line, text=language.typographic(text), cells=tuple(map(language.typographic, line.cells)))
            for line, text in zip(lines, said, strict=True)
        ]
        finished.append((key, kind, each))
    return finished


def _noted(material: Material, blocks: Sequence[Planned], notes: Notes) -> list[Block]:
    """Number notes, and give each line its way back."""
    in_force = {standard.id for standard in material.standards.standards}
    finished = []
    for key, kind, lines in blocks:
        claims = []
        for line in lines:
            ratings = sorted({rating for finding in line.findings for rating in finding.ratings})
            claims.append(
                Claim(
                    id=line.key,
                    kind=line.kind.value,
                    text=line.text,
                    note=notes.cite(line.sources, line.standards_notes),
                    findings=tuple(dict.fromkeys(finding.ref for finding in line.findings)),
                    ratings=tuple(material.rating_at(rating) for rating in ratings),
                    evidence=line.evidence,
                    evidence_at=tuple(material.item_at(item) for item in line.evidence),
                    standards=tuple(one for one in line.standards if one.partition("/")[0] in in_force),
                    rules=line.rules,
                    cells=line.cells,
                )
            )
        finished.append(Block(id=key, kind=kind, claims=tuple(claims)))
    return finished


def _untold(material: Material, untold: Mapping[str, Reason]) -> tuple[Untold, ...]:
    """What is not told, each with its reason and whether it weighs."""
    found = []
    for key, reason in untold.items():
        item = material.findings.usable.items.get(key)
        weighs = item is not None and item.reading is not Reading.CONTEXT and item.gravity is not Gravity.MINOR
        found.append(Untold(key, reason.value, weighs))
    return tuple(found)


def _untitled(material: Material, blocks: Sequence[Block]) -> list[Gap]:
    """What a title of people's own says beyond the text under it."""
    given = " ".join(
        one.text for block in blocks if block.kind == "title" for one in block.claims if one.kind == Kind.OWN
    )
    asserting = (Kind.FACT, Kind.OWN, Kind.VERDICT)
    under = [one for block in blocks if block.kind != "title" for one in block.claims]
    return title_gaps(material, given, [one.text for one in under if one.kind in asserting or one.id == "lede"])


@dataclass(frozen=True)
class Laid:
    """A text laid out: every line in the words it is read in, before notes are numbered.

    Attributes:
        material: what it is made from.
        telling: what it tells and what not.
        blocks: in order.
    """

    material: Material
    telling: Telling
    blocks: tuple[Planned, ...]

    def _unasked(self, blocks: Sequence[Block]) -> list[Gap]:
        """The asks that are not printed; what people ask in words of their own is."""
        asked = {item for block in blocks for one in block.claims if one.kind == Kind.DEMAND for item in one.evidence}
        planned = unasked(self.material, _told(self.telling), self.material.brief.form)
        said = " ".join(one.text for block in blocks for one in block.claims)
        named = all(one in said for one in self.material.brief.addressees)
        planned = [gap for gap in planned if not (named and gap.kind == "addressees-not-named")]
        return [gap for gap in planned if not set(gap.ref.split(", ")) <= asked]

    def finish(self, untold: Mapping[str, Reason] | None = None) -> Draft:
        """The draft: notes numbered, and every claim with its way back.

        Args:
            untold: the public items that it does not tell, with the reason; as it was planned, if left out.
        """
        material, form = self.material, self.material.brief.form
        short = form in (Form.JOINT, Form.SUMMARY)
        notes = Notes(short, material.language)
        blocks = _noted(material, _cited_by_paragraph(material, self.blocks) if short else self.blocks, notes)
        scorecard = material.findings.scorecard
        verdict = next((claim for block in blocks for claim in block.claims if claim.id == "verdict"), None)
        title = next((claim.text for block in blocks if block.kind == "title" for claim in block.claims), "")
        told = dict.fromkeys(item for block in blocks for claim in block.claims for item in claim.evidence)
        return Draft(
            election=material.election_id,
            form=form.value,
            edition=material.edition.value,
            date=material.today,
            language=material.brief.language,
            title=title,
            band=material.band.band,
            label=called(scorecard.verdict, material.band.label, material.language),
            verdict=verdict.text if verdict else "",
            reasons=tuple(reasons_words(scorecard.verdict, material.language)),
            analysts=scorecard.analysts,
            blocks=tuple(blocks),
            footnotes=tuple(notes.footnotes),
            untold=_untold(material, self.telling.untold if untold is None else untold),
            gaps=(*find_gaps(material), *self._unasked(blocks), *_untitled(material, blocks)),
            method=scorecard.method.to_json(),
            text_stamp=text_stamp(blocks, notes.footnotes),
            basis_stamp=basis_stamp(material.findings, tuple(told)),
            noticed=material.language.say("noticed"),
        )


def lay(material: Material) -> Laid:
    """Lay out the plain text: what is told, in what order, in which words.

    Raises:
        ValueError: If the election has no verdict, or no evidence can be told.
        LadderTextError: If a text of the ladder cannot be rendered.
        KeyError: If a clause names an actor that the election's file does not have.
    """
    form = material.brief.form
    joint = _chosen(material, Form.JOINT)
    telling = joint if form is Form.JOINT else _chosen(material, form, joint)
    if not telling.facts and not telling.withheld:
        raise ValueError("no evidence that a public text may use bears out what was rated, and a statement needs some")
    planned = _layout(material, telling, form, joint)
    return Laid(material, telling, tuple(_printed(material, planned)))


def compose(material: Material) -> Draft:
    """Draft the statement: `lay` and `Laid.finish`, with the errors of the first.

    Args:
        material: everything it is made from.

    Returns:
        The draft. The same material gives the same draft.
    """
    return lay(material).finish()


__all__ = ["Laid", "Planned", "compose", "lay"]
