# SPDX-License-Identifier: Apache-2.0
"""What stands around the body: title, lede and verdict, standards, silence, synthesis and the close."""

from collections.abc import Iterable, Sequence

from electassess.findings import Certainty, Finding
from electassess.model.ladder import Stance
from electassess.model.standards import StandardKind
from electassess.statement.emphasis import spread, told_faults, told_strengths
from electassess.statement.grammar import capitalise, listing, long_date, sentence
from electassess.statement.material import Line, Material
from electassess.statement.norms import Cited, cited_standards, standards_paragraph
from electassess.statement.plan import Paragraph
from electassess.statement.templates import render_text, template_names
from electassess.statement.wording import fill

MOST_SUMMARY = 4
"""Faults or strengths in the summary of the standards paragraph."""


class Frame:
    """The words of the ladder for one statement, with what each of them rests on."""

    def __init__(self, material: Material, paragraphs: Sequence[Paragraph]) -> None:
        self.material = material
        findings = material.findings
        mixed = material.band.stance is Stance.MIXED
        limit = 2 if mixed else MOST_SUMMARY
        # A summary has no room for a caution, so that what is least sure stays out of it.
        worst = [one for one in told_faults(findings, paragraphs) if one.finding.certainty > Certainty.VERY_LOW]
        faults = [one.finding for one in worst if mixed or one.finding.serious]
        self.faults = spread([one for one in faults if findings.indicators[one.ref].fault], limit)
        strengths = [
            one.finding for one in told_strengths(findings, paragraphs) if one.finding.certainty > Certainty.VERY_LOW
        ]
        self.strengths = spread([one for one in strengths if findings.indicators[one.ref].strength], limit)
        self._told = {told.item.id for one in paragraphs for told in one.told}
        self.names = template_names(
            material.election,
            material.country,
            material.edition,
            material.today,
            {
                "faults": [findings.indicators[one.ref].fault or "" for one in self.faults],
                "strengths": [findings.indicators[one.ref].strength or "" for one in self.strengths],
                "addressees": list(material.brief.addressees),
            },
        )
        self.where = f"ladder {material.ladder.id}, band {material.band.band}, {material.edition.value}"

    def text(self, what: str, template: str) -> str:
        """A text of the ladder, rendered and with a capital at its start."""
        return capitalise(render_text(f"{self.where}, {what}", template, self.names))

    def title(self) -> Line:
        """The headline; the brief's own where it gives one."""
        own = self.material.brief.title
        text = own or self.text("title", self.material.ladder.titles[self.material.band.stance])
        return Line(text=text, rules=("brief: title" if own else f"{self.where}: title",))

    def dateline(self) -> Line:
        """The day."""
        return Line(text=f"{long_date(self.material.today)}.", rules=("brief: date",))

    def lede(self) -> list[Line]:
        """The opening and the verdict, which rests on every criterion and on the reasons of the band."""
        findings = self.material.findings
        criteria = tuple(findings.by_ref[ref] for ref in findings.criteria)
        words = self.material.words
        lines = [
            Line(text=self.text("lede", words.lede), findings=criteria, rules=(f"{self.where}: lede",)),
            Line(
                text=self.text("verdict", words.verdict),
                findings=criteria,
                rules=(f"{self.where}: verdict", *findings.scorecard.verdict.reasons),
            ),
        ]
        caveat = self.material.ladder.caveats.get(self.material.edition)
        if caveat:
            lines.append(Line(text=self.text("caveat", caveat), rules=(f"{self.where}: caveat",)))
        return lines

    def cited(self, stated: Sequence[Finding]) -> tuple[Cited, ...]:
        """The instruments behind the findings that the body states."""
        citations = [citation for finding in dict.fromkeys(stated) for citation in finding.standards]
        return cited_standards(self.material.standards, citations, self.material.election.country)

    def standards(self, cited: Sequence[Cited]) -> tuple[list[Line], list[str]]:
        """The sentences that name the standards and lead to the summary.

        Returns:
            The lines, and the ids of the standards that the text now has named.
        """
        sentences = standards_paragraph(cited, self.material.country)
        lines = [
            Line(
                text=sentence(one.text),
                standards=one.standards,
                standards_notes=self._adherence_notes(cited, one.standards),
                rules=("standards: adherence of the state",),
            )
            for one in sentences
        ]
        critical = self.material.band.stance is Stance.CRITICAL
        mixed = self.material.band.stance is Stance.MIXED
        backing = [*(self.faults if critical or mixed else ()), *(self.strengths if not critical else ())]
        if (self.faults or not critical) and (self.strengths or critical):
            lines.append(
                Line(
                    text=self.text("standards", self.material.words.standards),
                    findings=tuple(backing),
                    rules=(f"{self.where}: standards",),
                )
            )
        return lines, [key for one in sentences for key in one.standards]

    def _adherence_notes(self, cited: Sequence[Cited], keys: Sequence[str]) -> tuple[str, ...]:
        """Reservations and similar limits, which a reader of the treaty's name must know."""
        return tuple(
            f"{one.standard.short}: {one.adherence.reservation.rstrip('.')}"
            for one in cited
            if one.standard.id in keys
            and one.standard.kind is StandardKind.TREATY
            and one.adherence is not None
            and one.adherence.reservation
        )

    def silence(self, silent: Sequence[Finding]) -> list[Line]:
        """The criteria on which the text passes no judgement, and why."""
        unknown = [one for one in silent if one.score.value is None]
        elsewhere = [one for one in silent if one not in unknown and self._told & set(one.evidence)]
        weak = [one for one in silent if one not in (*unknown, *elsewhere)]
        reasons = (
            (unknown, "we make no finding on {nouns}, where what is known does not permit one"),
            (elsewhere, "on {nouns} we pass no separate judgement: the facts that bear on {it} are set out above"),
            (
                weak,
                "on {nouns} we pass no judgement, since what is reported of {it} is too uncertain to set out",
            ),
        )
        return [
            Line(
                text=sentence(fill(text, {"nouns": self._nouns(group), "it": "them" if len(group) > 1 else "it"})),
                findings=tuple(group),
                rules=("silence: criteria without a paragraph",),
            )
            for group, text in reasons
            if group
        ]

    def _nouns(self, criteria: Iterable[Finding]) -> str:
        groups = self.material.findings.groups
        return listing([groups[one.ref].noun or groups[one.ref].title.lower() for one in criteria])

    def synthesis(self) -> Line:
        """What the findings amount to together."""
        findings = self.material.findings
        return Line(
            text=self.text("synthesis", self.material.words.synthesis),
            findings=tuple(findings.by_ref[ref] for ref in findings.criteria),
            rules=(f"{self.where}: synthesis",),
        )

    def close(self) -> Line:
        """The last sentence."""
        return Line(text=self.text("close", self.material.words.close), rules=(f"{self.where}: close",))


__all__ = ["Frame"]
