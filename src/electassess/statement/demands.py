# SPDX-License-Identifier: Apache-2.0
"""What the statement asks for: the asks that people gave, each resting on a fact that the text tells.

The catalogue's and the ladder's own asks are never printed: they are offered to whoever writes.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.findings import Finding
from electassess.language import Language
from electassess.model.base import Addressee, Form
from electassess.model.election import ELECTION_BODY, Actor, ElectionBody
from electassess.model.evidence import Reading
from electassess.statement.document import Gap
from electassess.statement.grammar import sentence
from electassess.statement.inputs import Kind, Line, Material
from electassess.statement.told import Told, weight_of

MOST = {Form.JOINT: 6, Form.FULL: 12, Form.REPORT: 1000, Form.SUMMARY: 3}
"""How many asks each form prints; a report all of them."""


@dataclass(frozen=True)
class _Ground:
    """One ask with what it rests on."""

    to: str
    text: str
    items: tuple[str, ...]
    findings: tuple[Finding, ...]
    weight: tuple[float, int, int]
    rule: str
    harm: bool = False


def _addressees(material: Material) -> Mapping[str, str]:
    """Who can be asked, by actor's id or role, as the text names it."""
    country, say = material.country, material.language.say

    def named(key: str, body: Actor | ElectionBody) -> str:
        bare = not body.article or material.language.article_of(body.name)
        return f"{{{key}}}" if bare else say("addressee-body", name=f"{{{key}}}")

    bodies = {actor.id: named(actor.id, actor) for actor in material.election.actors}
    houses = [bodies[actor.id] for actor in material.election.actors if actor.role is Addressee.PARLIAMENT]
    house = houses[0] if len(houses) == 1 else say("addressee-parliament", people=country.people)
    election_body = named(ELECTION_BODY, material.election.election_body)
    return bodies | {
        Addressee.ELECTION_BODY.value: election_body,
        Addressee.GOVERNMENT.value: country.government,
        Addressee.PARLIAMENT.value: country.parliament or house,
        Addressee.COURTS.value: say("addressee-courts", people=country.people),
        Addressee.PARTIES.value: say("addressee-parties"),
        ELECTION_BODY: election_body,
    }


def _grounds(material: Material, told: Sequence[Told]) -> list[_Ground]:
    """The asks whose ground is told: those of items, and those of the brief that go to a body by name."""
    by_id = {one.item.id: one for one in told}
    grounds = [
        _Ground(
            one.item.ask.to,
            one.item.ask.text,
            (one.item.id,),
            one.findings,
            weight_of(one),
            f"evidence {key}: ask",
            not material.harming.isdisjoint(one.item.acts),
        )
        for key, one in by_id.items()
        if one.item.ask is not None
    ]
    for ask in material.brief.asks:
        if ask.to is not None:
            items, findings, weight = _resting(material, ask.because, by_id)
            if items:
                grounds.append(_Ground(ask.to, ask.text, items, findings, weight, "brief: asks"))
    return sorted(grounds, key=lambda one: (one.weight[0], one.harm, one.weight), reverse=True)


def _resting(
    material: Material, because: str, by_id: Mapping[str, Told]
) -> tuple[tuple[str, ...], tuple[Finding, ...], tuple[float, int, int]]:
    """The told items behind an ask of the brief, the findings they bear out, and the weight of the heaviest.

    An ask that names a node of the catalogue rests on the faults told of it: from a strength nothing needs to follow.
    """
    if because in by_id:
        chosen = [by_id[because]]
    else:
        chosen = [
            one
            for one in by_id.values()
            if one.item.reading is not Reading.STRENGTH
            and any(each.ref == because or each.ref.startswith(f"{because}.") for each in one.findings)
        ]
    weight = max((weight_of(one) for one in chosen), default=(0.0, 0, 0))
    named = (material.findings.by_ref[because],) if because in material.findings.by_ref else ()
    findings = named or tuple(dict.fromkeys(finding for one in chosen for finding in one.findings[:1]))
    return tuple(one.item.id for one in chosen), findings, weight


def _joined(language: Language, asks: Sequence[str]) -> str:
    """Infinitives that stand one after the other, each said once."""
    *but_last, last = dict.fromkeys(asks)
    if not but_last:
        return last
    first = functools.reduce(lambda one, other: language.say("asks-joined", first=one, last=other), but_last)
    joins = tuple(f" {one} " for one in language.pack.conjunctions)
    apart = any(sign in ask for ask in asks for sign in (",", *joins))
    return language.say("asks-joined-last", first=first, last=last, apart="yes" if apart else "no")


def demands(material: Material, told: Sequence[Told], form: Form) -> list[Line]:
    """One entry for each body that is asked, the gravest first.

    Args:
        material: of the draft.
        told: what the text tells.
        form: how many asks it prints.
    """
    names, language = _addressees(material), material.language
    by_body: dict[str, list[_Ground]] = {}
    for ground in _grounds(material, told)[: MOST[form]]:
        by_body.setdefault(names[ground.to], []).append(ground)
    lines = []
    for number, (body, grounds) in enumerate(by_body.items(), start=1):
        left = len(by_body) - number
        asks = _joined(language, [one.text for one in grounds])
        lines.append(
            Line(
                key=f"demand/{grounds[0].to}",
                kind=Kind.DEMAND,
                text=language.say("ask", addressee=body, asks=asks) + language.say("ask-ends", left=left),
                findings=tuple(dict.fromkeys(finding for one in grounds for finding in one.findings)),
                evidence=tuple(dict.fromkeys(item for one in grounds for item in one.items)),
                rules=tuple(dict.fromkeys(one.rule for one in grounds)),
            )
        )
    return lines


def call(material: Material, told: Sequence[Told], form: Form) -> list[Line]:
    """What is asked of the addressees of the brief, as far as what it rests on is told."""
    by_id = {one.item.id: one for one in told}
    resting = [(ask.text, *_resting(material, ask.because, by_id)[:2]) for ask in material.brief.asks if ask.to is None]
    kept = [one for one in resting if one[1]]
    if not material.brief.addressees or not kept or form is Form.SUMMARY:
        return []
    language = material.language
    text = language.say(
        "urge",
        addressees=language.listing(material.brief.addressees),
        asks=_joined(language, [text for text, _, _ in kept]),
    )
    return [
        Line(
            key="demand/addressees",
            kind=Kind.DEMAND,
            text=sentence(text),
            findings=tuple(dict.fromkeys(finding for _, _, found in kept for finding in found)),
            evidence=tuple(dict.fromkeys(item for _, items, _ in kept for item in items)),
            rules=("brief: asks",),
        )
    ]


def unasked(material: Material, told: Sequence[Told], form: Form) -> list[Gap]:
    """The asks that people gave and this form does not print, each with its reason."""
    by_id, say = {one.item.id: one for one in told}, material.language.say
    gaps = [
        Gap("ask-not-printed", ", ".join(ground.items), say("gap-no-room", ask=ground.text))
        for ground in _grounds(material, told)[MOST[form] :]
    ]
    for ask in material.brief.asks:
        if not _resting(material, ask.because, by_id)[0]:
            text = say("gap-ground-untold", ask=ask.text)
        elif ask.to is None and not material.brief.addressees:
            text = say("gap-nobody-to-ask", ask=ask.text)
        elif ask.to is None and form is Form.SUMMARY:
            text = say("gap-summary-asks-nothing", ask=ask.text)
        else:
            continue
        usable = material.findings.usable
        public = ask.because in usable.items or ask.because in usable.later or ask.because in material.findings.by_ref
        gaps.append(Gap("ask-not-printed", ask.because if public else "", text))
    called = call(material, told, form)
    if material.brief.addressees and not called and form is not Form.SUMMARY:
        text = say("gap-nothing-asked", addressees=material.language.listing(material.brief.addressees))
        gaps.append(Gap("addressees-not-named", "brief", text))
    return gaps


__all__ = ["call", "demands", "unasked"]
