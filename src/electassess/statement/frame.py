# SPDX-License-Identifier: Apache-2.0
"""What stands round the facts: title, day, verdict, the law, what was not judged, who observed.

Only the verdict says anything of the election; the rest is form.
"""

from collections.abc import Sequence
from dataclasses import replace

from electassess.findings import Finding
from electassess.findings.score_words import reasons_words
from electassess.model.base import Form
from electassess.model.registry import Organisation
from electassess.model.standards import StandardKind
from electassess.scoring.scorecard import Status
from electassess.statement.grammar import capitalise, sentence
from electassess.statement.inputs import Kind, Line, Material, row
from electassess.statement.law import full_name, provisions, standards_paragraph, standing
from electassess.statement.norms import Cited, Engaged, cited_standards, foremost, is_declared, narrowed
from electassess.statement.templates import render_text, template_names
from electassess.statement.told import Told

MOST_TREATIES = 2
"""How many treaties the text names; a summary one of them."""
WITH_LAW_TABLE = frozenset({Form.FULL, Form.REPORT})
"""Forms with a table of all that the told facts engage."""
UNSIGNED = frozenset({Form.REPORT, Form.SUMMARY})
"""Forms that are read without signatories, too: where there are none, the text does not speak of undersigned."""
NOT_ADOPTED = "brief: not adopted"
"""The rule of the notice that a text is a draft."""
_STRENGTH = (StandardKind.TREATY, StandardKind.COMMITMENT, StandardKind.INTERPRETATION, StandardKind.PRACTICE)


class Frame:
    """The texts of one draft that are not its facts."""

    def __init__(self, material: Material) -> None:
        """Prepare the names that texts of the ladder use."""
        self.material = material
        self.language = material.language
        self.names = template_names(
            material.election,
            material.country,
            material.edition,
            material.today,
            material.language,
            signing=len(material.endorsers),
        )
        self.where = f"ladder {material.ladder.id}, band {material.band.band}, {material.edition.value}"

    def text(self, what: str, template: str) -> str:
        """A text of the ladder, rendered and with a capital at its start."""
        return capitalise(render_text(f"{self.where}, {what}", template, self.names))

    def title(self) -> Line:
        """The headline; the brief's own where it gives one."""
        own = self.material.brief.title
        if not own and self.material.brief.form is Form.REPORT:
            text = self.language.say("report-title", election=str(self.names["title"]))
            return Line(key="title", kind=Kind.FORM, text=text, rules=("form: report",))
        text = own or self.text("title", self.material.ladder.titles[self.material.band.stance])
        rule = "brief: title" if own else f"{self.where}: title"
        return Line(key="title", kind=Kind.OWN if own else Kind.FORM, text=text, rules=(rule,))

    def notice(self) -> list[Line]:
        """What a reader must know of the standing of the text."""
        brief = self.material.brief
        own = brief.notice
        # What was adopted by its words is told by `publish`, which has them; this is a text of the tool's.
        text = own or ("" if brief.adopted and not brief.adopted_text else self.language.say("not-adopted"))
        rule = "brief: notice" if own else NOT_ADOPTED
        return [Line(key="notice", kind=Kind.FORM, text=text, rules=(rule,))] if text else []

    def dateline(self) -> Line:
        """The day."""
        text = self.language.say("dateline", date=self.language.date(self.material.today))
        return Line(key="dateline", kind=Kind.FORM, text=text, rules=("brief: date",))

    def verdict(self) -> list[Line]:
        """The opening and the verdict, which rests on every criterion and on the reasons of the band."""
        findings = self.material.findings
        criteria = tuple(findings.by_ref[ref] for ref in findings.criteria)
        words = self.material.words
        reasons = reasons_words(findings.scorecard.verdict, self.language)
        lines = [
            self._opening(words.lede),
            Line(
                key="verdict",
                kind=Kind.VERDICT,
                text=self.text("verdict", words.verdict),
                findings=criteria,
                rules=(f"{self.where}: verdict", *reasons),
            ),
        ]
        caveat = self.material.ladder.caveats.get(self.material.edition)
        if caveat:
            lines.append(
                Line(key="caveat", kind=Kind.FORM, text=self.text("caveat", caveat), rules=(f"{self.where}: caveat",))
            )
        return lines

    def _opening(self, lede: str) -> Line:
        """The ladder's first sentence, in which signatories speak; a form that is not for signature can do without."""
        form = self.material.brief.form
        if self.material.endorsers or form not in UNSIGNED:
            return Line(key="lede", kind=Kind.FORM, text=self.text("lede", lede), rules=(f"{self.where}: lede",))
        told = {"election": self.names["the_election"], "when": self.names["when"]}
        text = sentence(self.language.say(f"of-{form}", **told))
        return Line(key="lede", kind=Kind.FORM, text=text, rules=(f"form: {form}",))

    def _cited(self, told: Sequence[Engaged]) -> tuple[Cited, ...]:
        """The instruments behind the findings that the told facts bear out first."""
        return cited_standards(self.material.standards, told, self.material.election.country, self.material.reserved)

    def standards(self, joint: Sequence[Engaged], told: Sequence[Engaged], form: Form) -> list[Line]:
        """The sentences that name the law, chosen alike for every form, so that no two texts differ in their measure.

        What no fact of this text engages is left out.

        Args:
            joint: what the facts of the joint form engage, by which instruments and articles are chosen.
            told: the same of this text.
            form: of this text.
        """
        own = self._cited(told)
        engaged = {f"{one.standard.id}/{each.at}" for one in own for each in one.provisions}
        instruments = {one.standard.id for one in own}
        chosen = foremost(self._cited(joint), MOST_TREATIES)
        cited = [narrowed(one, engaged) for one in chosen if one.standard.id in instruments]
        if form is Form.SUMMARY:
            # The measure alone: the treaty of which most is told, or the declaration where no treaty binds.
            measures = [one for one in cited if one.binds] or [one for one in cited if is_declared(one)] or cited
            short = [one for one in measures if one.standard.kind is not StandardKind.PRACTICE]
            cited = sorted(short, key=lambda one: not one.provisions)[:1]
        return [
            Line(
                key=f"law/{'-'.join(one.standards)}",
                kind=Kind.FORM,
                text=sentence(one.text),
                standards=one.standards,
                rules=("standards: adherence of the state",),
            )
            for one in standards_paragraph(cited, self.material.country, self.language)
        ]

    def law_table(self, told: Sequence[Engaged], form: Form) -> list[Line]:
        """One row for each instrument that the told facts engage, with a note of any reservation of the state.

        What binds stands first. Only a report has what states were never asked to sign.
        """
        say = self.language.say
        head = row("law/head", *(say(f"column-{title}") for title in ("instrument", "state", "provisions")))
        rows = [
            replace(
                row(
                    f"law-row/{one.standard.id}",
                    full_name(self.language, one.standard),
                    standing(self.language, one),
                    provisions(self.language, one),
                    rules=("standards: adherence of the state",),
                ),
                standards=tuple(f"{one.standard.id}/{each.at}" for each in one.provisions) or (one.standard.id,),
                standards_notes=self._reservation(one),
            )
            for one in sorted(self._cited(told), key=lambda one: _STRENGTH.index(one.standard.kind))
            if form is Form.REPORT or one.standard.kind is not StandardKind.PRACTICE
        ]
        return [head, *rows] if rows else []

    def _reservation(self, one: Cited) -> tuple[str, ...]:
        """A reservation or similar limit, which a reader of the treaty's name must know."""
        treaty = one.standard.kind is StandardKind.TREATY
        if not treaty or one.adherence is None or not one.adherence.reservation:
            return ()
        reservation = one.adherence.reservation.rstrip(".")
        return (self.language.say("reservation", instrument=one.standard.short, reservation=reservation),)

    def rests_on(self, told: Sequence[Told]) -> list[Line]:
        """Who of the signatories observed; that it was desk work only where the brief says so.

        Signatories whose own reports are told are named: a text does not quote its authors as strangers.
        """
        brief, usable = self.material.brief, self.material.findings.usable
        if brief.observed:
            names = self.language.listing(
                [f"{{{one.id}}}" for one in self.material.endorsers if one.id in brief.observed]
            )
            text = self.language.say("observed", names=names, election=self.names["the_election"])
            return [Line(key="observed", kind=Kind.FORM, text=sentence(text), rules=("brief: observed",))]
        if brief.desk_work:
            said = {source.organisation for one in told for _, source in usable.sources_of(one.item)}
            own = [one for one in self.material.endorsers if said & {one.name, one.acronym}]
            text = self.language.say("desk-work-among", count=len(own)) if own else self.language.say("desk-work")
            return [Line(key="desk-work", kind=Kind.FORM, text=sentence(text), rules=("brief: desk_work",))]
        return []

    def unjudged(self) -> list[Line]:
        """The criteria on which the analysts could not come to a finding; those that do not apply are left out."""
        findings = self.material.findings
        asked = [findings.by_ref[ref] for ref in findings.criteria]
        open_ones = [one for one in asked if one.score.value is None and one.score.status is Status.NOT_SCORED]
        partly = [one for one in open_ones if self._judged_in_part(one.ref)]
        not_at_all = [one for one in open_ones if one not in partly]
        return [
            self._unjudged(key, found)
            for key, found in (("unjudged", not_at_all), ("unjudged-in-full", partly))
            if found
        ]

    def _judged_in_part(self, criterion: str) -> bool:
        """Whether any indicator of a criterion was judged."""
        below = (one for ref, one in self.material.findings.by_ref.items() if ref.startswith(f"{criterion}."))
        return any(one.score.value is not None for one in below)

    def _unjudged(self, key: str, found: Sequence[Finding]) -> Line:
        """One sentence on criteria without a finding."""
        groups = self.material.findings.groups
        nouns = self.language.listing([groups[one.ref].noun or groups[one.ref].title.lower() for one in found])
        return Line(
            key=key,
            kind=Kind.FORM,
            text=sentence(self.language.say(key, nouns=nouns)),
            findings=tuple(found),
            rules=("criteria without a value",),
        )

    def _signatory(self, one: Organisation) -> str:
        """One organisation, as it signs."""
        if one.acronym and one.acronym not in one.name:
            return self.language.say("signatory", name=one.name, acronym=one.acronym)
        return one.name

    def signatures(self) -> tuple[list[Line], list[Line]]:
        """What stands above the signatories, and they themselves, in alphabetical order without the article."""
        signing = self.material.endorsers
        article = self.language.article_of
        ordered = sorted(signing, key=lambda one: one.name.casefold().removeprefix(article(one.name)))
        lines = [
            Line(
                key=f"signature/{one.id}",
                kind=Kind.FORM,
                text=self._signatory(one),
                rules=(f"organisations.yaml: {one.id}",),
            )
            for one in ordered
        ]
        heading = self.language.say("signatories", count=len(lines))
        lead = [Line(key="signatories", kind=Kind.FORM, text=heading, rules=("signatures: heading",))]
        return (lead if lines else []), lines


__all__ = ["NOT_ADOPTED", "UNSIGNED", "WITH_LAW_TABLE", "Frame"]
