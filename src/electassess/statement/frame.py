# SPDX-License-Identifier: Apache-2.0
"""What stands around the body: title, lede and verdict, standards, limits, synthesis, the call and the close."""

from collections.abc import Iterable, Sequence

from electassess.findings import Finding, Findings
from electassess.model.catalogue import Addressee, Outcome
from electassess.model.evidence import Reading
from electassess.model.ladder import Stance
from electassess.model.standards import StandardKind
from electassess.scoring.scorecard import Status
from electassess.statement.grammar import capitalise, listing, long_date, sentence
from electassess.statement.material import Line, Material
from electassess.statement.norms import Cited, cited_standards, standards_paragraph
from electassess.statement.plan import SEVERITY
from electassess.statement.templates import render_text, template_names

MOST_SUMMARY = 4
"""Faults or strengths in the summary of the standards paragraph."""
MOST_ASKS = 5

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int) -> str:
    """Small numbers in words, as statements print them; others in figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _best_per_criterion(findings: Iterable[Finding], limit: int) -> list[Finding]:
    """The first finding of each criterion, then the second of each, up to the limit."""
    ranks: dict[str, int] = {}
    ranked: list[tuple[int, int, Finding]] = []
    for finding in findings:
        ranks[finding.criterion] = ranks.get(finding.criterion, -1) + 1
        ranked.append((ranks[finding.criterion], len(ranked), finding))
    return [finding for _, _, finding in sorted(ranked)[:limit]]


def _speaks(findings: Findings, finding: Finding, reading: Reading) -> bool:
    """Whether an item of evidence that reads this way is about the indicator first of all.

    Only what the body tells in so many words may be summed up, or lead to an ask.
    """
    items = (findings.usable.items[key] for key in finding.evidence)
    return any(item.reading is reading and item.indicators[0] == finding.ref for item in items)


def faults(findings: Findings) -> list[Finding]:
    """Serious findings that evidence tells and a noun phrase names, the worst and surest first."""
    found = [
        finding
        for finding in findings.serious
        if _speaks(findings, finding, Reading.FAULT) and findings.indicators[finding.ref].fault is not None
    ]
    return sorted(found, key=lambda finding: (SEVERITY[finding.outcome], -finding.certainty))


def lesser_faults(findings: Findings) -> list[Finding]:
    """Serious faults, and behind them indicators met only in part."""
    partly = [
        finding
        for finding in findings.by_ref.values()
        if finding.kind == "indicator"
        and finding.outcome is Outcome.PARTLY_MET
        and _speaks(findings, finding, Reading.FAULT)
        and findings.indicators[finding.ref].fault is not None
    ]
    return [*faults(findings), *sorted(partly, key=lambda finding: -finding.certainty)]


def strengths(findings: Findings) -> list[Finding]:
    """Indicators that are met, with usable evidence and a noun phrase, the best and surest first."""
    found = [
        finding
        for finding in findings.by_ref.values()
        if finding.kind == "indicator"
        and finding.outcome in (Outcome.MET, Outcome.LARGELY_MET)
        and _speaks(findings, finding, Reading.STRENGTH)
        and findings.indicators[finding.ref].strength is not None
    ]
    return sorted(found, key=lambda finding: (-SEVERITY[finding.outcome], -finding.certainty))


class Frame:
    """The words of the ladder for one statement, with what each of them rests on."""

    def __init__(self, material: Material) -> None:
        self.material = material
        findings = material.findings
        mixed = material.band.stance is Stance.MIXED
        limit = 2 if mixed else MOST_SUMMARY
        self.faults = _best_per_criterion(lesser_faults(findings) if mixed else faults(findings), limit)
        self.strengths = _best_per_criterion(strengths(findings), limit)
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
        self._where = f"ladder {material.ladder.id}, band {material.band.band}, {material.edition.value}"

    def text(self, what: str, template: str) -> str:
        """A text of the ladder, rendered and with a capital at its start."""
        return capitalise(render_text(f"{self._where}, {what}", template, self.names))

    def title(self) -> Line:
        """The headline; the brief's own where it gives one."""
        own = self.material.brief.title
        text = own or self.text("title", self.material.ladder.titles[self.material.band.stance])
        return Line(text=text, rules=("brief: title" if own else f"{self._where}: title",))

    def dateline(self) -> Line:
        """The day."""
        return Line(text=f"{long_date(self.material.today)}.", rules=("brief: date",))

    def lede(self) -> list[Line]:
        """The opening and the verdict, which rests on every criterion and on the reasons of the band."""
        findings = self.material.findings
        criteria = tuple(findings.by_ref[ref] for ref in findings.criteria)
        words = self.material.words
        lines = [
            Line(text=self.text("lede", words.lede), findings=criteria, rules=(f"{self._where}: lede",)),
            Line(
                text=self.text("verdict", words.verdict),
                findings=criteria,
                rules=(f"{self._where}: verdict", *findings.scorecard.verdict.reasons),
            ),
        ]
        caveat = self.material.ladder.caveats.get(self.material.edition)
        if caveat:
            lines.append(Line(text=self.text("caveat", caveat), rules=(f"{self._where}: caveat",)))
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
                    rules=(f"{self._where}: standards",),
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

    def limits(self, silent: Sequence[Finding]) -> list[Line]:
        """What could not be judged, and on what the assessment rests."""
        findings = self.material.findings
        indicators = [finding for finding in findings.by_ref.values() if finding.kind == "indicator"]
        asked = [
            finding for finding in indicators if finding.score.status not in (Status.NOT_APPLICABLE, Status.NOT_YET)
        ]
        rated = [finding for finding in asked if finding.score.status is Status.SCORED]
        analysts = len(findings.scorecard.analysts)
        by = "one analyst" if analysts == 1 else f"{in_words(analysts)} analysts working independently"
        lines = []
        if silent:
            nouns = listing([findings.groups[one.ref].noun or one.ref for one in silent])
            lines.append(
                Line(
                    text=sentence(f"we make no finding on {nouns}, where what is known does not permit one"),
                    findings=tuple(silent),
                    rules=("limits: criteria without findings",),
                )
            )
        lines.append(
            Line(
                text=sentence(
                    f"this assessment rests on the ratings of {by}, who could judge {len(rated)} of the "
                    f"{len(asked)} indicators that apply{' before the vote' if self.material.before_vote else ''}; "
                    "where the evidence did not suffice, no judgement is offered"
                ),
                rules=("limits: coverage of the indicators",),
            )
        )
        return lines

    def synthesis(self) -> Line:
        """What the findings amount to together."""
        findings = self.material.findings
        return Line(
            text=self.text("synthesis", self.material.words.synthesis),
            findings=tuple(findings.by_ref[ref] for ref in findings.criteria),
            rules=(f"{self._where}: synthesis",),
        )

    def call(self) -> list[Line]:
        """The asks to the addressees of the brief, from the ladder and the brief itself."""
        brief, findings = self.material.brief, self.material.findings
        if not brief.addressees:
            return []
        asks = [self.text("ask", ask) for ask in self.material.band.asks]
        asks = [ask[:1].lower() + ask[1:] for ask in asks] + [ask.text for ask in brief.asks]
        grounds = tuple(findings.by_ref[ask.because] for ask in brief.asks if ask.because in findings.by_ref)
        opening = self.text("call", self.material.words.call)
        verb = " and to " if len(asks) == 2 else ", and to "
        joined = ", to ".join(asks[:-1]) + (verb if len(asks) > 1 else "") + asks[-1]
        return [
            Line(
                text=sentence(f"{opening} {joined}"),
                findings=grounds,
                rules=(f"{self._where}: call", "ladder: asks of the band", *(["brief: asks"] if brief.asks else [])),
            )
        ]

    def recommendations(self) -> list[Line]:
        """The asks that the worst findings bring, each to the body that can meet it."""
        findings = self.material.findings
        grounds = [finding for finding in lesser_faults(findings) if findings.indicators[finding.ref].ask is not None]
        by_addressee: dict[Addressee, list[Finding]] = {}
        for finding in _best_per_criterion(grounds, MOST_ASKS):
            ask = findings.indicators[finding.ref].ask
            if ask is not None:
                by_addressee.setdefault(ask.to, []).append(finding)
        opening = self.text("call", self.material.words.call).lower()
        verbs = [one for one in ("we call on", "we ask", "we urge", "we appeal to") if one not in opening]
        lines = []
        for number, (addressee, why) in enumerate(by_addressee.items()):
            asks = [ask.text for one in why if (ask := findings.indicators[one.ref].ask) is not None]
            verb = verbs[number % len(verbs)]
            # Asks that hold an "and" of their own are told apart by semicolons.
            stop = ";" if any(" and " in ask for ask in asks) else ","
            joined = asks[0] if len(asks) == 1 else f"{f'{stop} to '.join(asks[:-1])}{stop} and to {asks[-1]}"
            lines.append(
                Line(
                    text=sentence(f"{verb} {self._addressee(addressee)} to {joined}"),
                    findings=tuple(why),
                    rules=("catalogue: asks of the indicators",),
                )
            )
        return lines

    def _addressee(self, addressee: Addressee) -> str:
        country = self.material.country
        return {
            Addressee.ELECTION_BODY: "the {emb}",
            Addressee.GOVERNMENT: country.government,
            Addressee.PARLIAMENT: f"the legislature of {country.people}",
            Addressee.COURTS: f"the courts of {country.people}",
            Addressee.PARTIES: "all political parties",
        }[addressee]

    def close(self) -> Line:
        """The last sentence."""
        return Line(text=self.text("close", self.material.words.close), rules=(f"{self._where}: close",))


__all__ = ["Frame", "faults", "in_words", "lesser_faults", "strengths"]
