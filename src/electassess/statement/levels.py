# SPDX-License-Identifier: Apache-2.0
"""What a report shows of the ratings themselves: the verdict's reasons, tables of levels, what could not be judged.

All of it reports the record and is form: that a level was given, by whom it was not agreed, what no rule could decide.
"""

from collections.abc import Iterable

from electassess.findings import Finding
from electassess.model.catalogue import Outcome
from electassess.scoring.scorecard import NodeScore, Status
from electassess.statement.inputs import Kind, Line, Material, Planned, row

MOST_TITLES = 8
"""Most indicators that one sentence names: of more, nobody reads the end, and the tables have them all."""

_UNRATED = (
    Status.NOT_ASSESSED,
    Status.INSUFFICIENT_EVIDENCE,
    Status.SET_ASIDE,
    Status.NOT_YET,
    Status.NOT_APPLICABLE,
)


def _form(key: str, text: str, rule: str, findings: tuple[Finding, ...] = ()) -> Line:
    return Line(key=key, kind=Kind.FORM, text=text, findings=findings, rules=(rule,))


def figure(value: float | None) -> str:
    """A level or a value as tables print it: whole where it is whole, else with one decimal; nothing for none.

    >>> figure(2.0), figure(37.46), figure(None)
    ('2', '37.5', '')
    """
    if value is None:
        return ""
    rounded = round(value, 1)
    return f"{rounded:.0f}" if rounded.is_integer() else f"{rounded:.1f}"


def reasons(material: Material) -> list[Line]:
    """How the verdict came about: what the ratings come to, and every rule that allowed no better one."""
    verdict, bands, say = material.findings.scorecard.verdict, material.ladder.bands, material.language.say
    criteria = tuple(material.findings.by_ref[ref] for ref in material.findings.criteria)
    lines = []
    if verdict.index is not None and verdict.alone is not None:
        index, label = figure(verdict.index), bands[verdict.alone].label
        # A band that is no verdict on the whole is not named beside the words that say so.
        text = say("reason-index-bare", index=index) if verdict.scant else say("reason-index", index=index, label=label)
        lines.append(_form("reason/index", text, "ladder: bounds of the bands", criteria))
    for gate in verdict.gates:
        if gate.limit is None or not gate.capped:
            continue
        name = "reason-gate" if gate.fired else "reason-gate-open"
        text = say(name, label=bands[gate.limit].label, because=gate.because)
        rested = dict.fromkeys(ref for term in gate.terms for ref in term.refs)
        found = tuple(material.findings.by_ref[ref] for ref in rested if ref in material.findings.by_ref)
        lines.append(_form(f"reason/{gate.id}", text, f"catalogue: gate {gate.id}", found))
    if verdict.scant:
        lines.append(_form("reason/scant", say("reason-scant"), "catalogue: breadth"))
    elif verdict.narrow:
        lines.append(_form("reason/narrow", say("reason-narrow", label=material.band.label), "catalogue: breadth"))
    return lines


def _outcome(material: Material, score: NodeScore) -> str:
    if score.status is not Status.SCORED or score.outcome is Outcome.INCONCLUSIVE:
        return material.language.say("unrated-word", status=score.status.value)
    return material.language.say("outcome-word", outcome=score.outcome.value)


def criteria_table(material: Material) -> list[Line]:
    """One row for each criterion: how far it is met, its value, how much of it was rated, how far analysts differ."""
    findings, say = material.findings, material.language.say
    titles = ("criterion", "outcome", "value", "range", "rated", "differ")
    lines = [row("levels/head", *(say(f"column-{title}") for title in titles))]
    for ref in findings.criteria:
        finding, below = findings.by_ref[ref], findings.under(ref)
        score = finding.score
        apart = sum(1 for one in below if one.score.spread)
        several = sum(1 for one in below if one.score.analysts > 1)
        spread = "" if score.low is None or score.high is None else f"{figure(score.low)}–{figure(score.high)}"
        lines.append(
            row(
                f"levels/{ref}",
                findings.groups[ref].title,
                _outcome(material, score),
                figure(score.value),
                spread,
                say("of-all", some=str(score.rated), all=str(score.applicable)),
                say("of-all", some=str(apart), all=str(several)) if several else "",
                findings=(finding,),
                rules=(f"criterion {ref}: scores",),
            )
        )
    return lines


def levels_table(material: Material, criterion: str) -> list[Line]:
    """One row for each indicator of a criterion: the level, and what each analyst gave, from the lowest."""
    findings, say = material.findings, material.language.say
    head = (say(f"column-{title}") for title in ("indicator", "outcome", "level", "given"))
    lines = [row(f"levels/{criterion}/head", *head)]
    for finding in findings.under(criterion):
        levels = sorted(one.level for one in finding.score.ratings if one.level is not None)
        lines.append(
            row(
                f"levels/{finding.ref}",
                findings.indicators[finding.ref].title,
                _outcome(material, finding.score),
                figure(finding.score.level),
                ", ".join(map(figure, levels)),
                findings=(finding,),
                rules=(f"indicator {finding.ref}: ratings",),
            )
        )
    return lines


def method(material: Material) -> list[Line]:
    """Who rated how much of what, on which scale, and how that becomes a verdict."""
    card, say = material.findings.scorecard, material.language.say
    root = card.nodes[0]
    asked = sum(1 for node in card.nodes if node.kind == "indicator")
    texts = {
        "rated": say(
            "method-rated",
            analysts=len(card.analysts),
            rated=str(root.rated),
            asked=str(asked),
            catalogue=f"{card.catalogue} {card.catalogue_version}",
        ),
        "levels": say("method-levels", panel=card.method.panel.value),
        "values": say("method-values"),
        "day": say("method-day", date=material.language.date(material.today)),
    }
    hands = material.election.fewer_hands(len(card.analysts))
    if hands is not None:
        texts["hands"] = say("method-hands", sheets=str(len(card.analysts)), hands=hands)
    return [_form(f"method/{key}", text, f"method: {card.method.panel.value}") for key, text in texts.items()]


def unjudged(material: Material) -> list[Line]:
    """The criteria without a judgement and the indicators without a level, by reason."""
    findings, language = material.findings, material.language
    lines = []
    open_ones = [
        findings.by_ref[ref] for ref in findings.criteria if findings.by_ref[ref].score.status is Status.NOT_SCORED
    ]
    if open_ones:
        titles = _listed(material, (findings.groups[one.ref].title for one in open_ones))
        text = language.say("unjudged-criteria", titles=titles)
        lines.append(_form("unjudged/criteria", text, "criteria without a value", tuple(open_ones)))
    for status in _UNRATED:
        found = tuple(one for one in findings.by_ref.values() if one.kind == "indicator" and one.score.status is status)
        if found:
            if len(found) > MOST_TITLES:
                text = language.say("unjudged-many", status=status.value, count=str(len(found)))
            else:
                titles = _listed(material, (findings.indicators[one.ref].title for one in found))
                text = language.say("unjudged-status", status=status.value, titles=titles)
            lines.append(_form(f"unjudged/{status.value}", text, f"indicators: {status.value}", found))
    return lines


def _listed(material: Material, titles: Iterable[str]) -> str:
    """Titles of the catalogue in running text."""
    return material.language.listing([f"{title[:1].lower()}{title[1:]}" for title in titles])


def tables(material: Material, criterion: str) -> Planned:
    """The block that holds the levels of a criterion."""
    return f"levels/{criterion}", "table", levels_table(material, criterion)


__all__ = ["criteria_table", "figure", "levels_table", "method", "reasons", "tables", "unjudged"]
