# SPDX-License-Identifier: Apache-2.0
"""What only the whole text shows: facts told twice or no longer, demands without ground, people not introduced."""

import re
from collections.abc import Iterator, Sequence

from electassess.findings import Strength
from electassess.model.evidence import Gravity, Source
from electassess.review.case import FORM, Case
from electassess.review.record import Record
from electassess.review.remark import Grade, Remark

ALIKE = 0.6
"""Share of stems in common from which two sentences tell the same thing twice."""


_WEIGHING = {Gravity.DECISIVE: ("grave-untold", Grade.WARNING), Gravity.SERIOUS: ("untold", Grade.ADVICE)}
"""What it is called, and how much it weighs, that a text does not tell a fact of weight."""


def _pieces(case: Case) -> set[str]:
    return {one.id for one in case.cited}


def told_twice(cases: Sequence[Case]) -> Iterator[Remark]:
    """No fact is told twice."""
    telling = [case for case in cases if not case.asks and not case.alone and case.cited]
    for place, case in enumerate(telling):
        for other in telling[:place]:
            shared = _pieces(case) & _pieces(other)
            # A sentence in the signatories' own voice opens or closes what others tell, and tells it no second time.
            if not shared or case.sentence.ours or other.sentence.ours:
                continue
            both = case.stems | other.stems
            alike = len(case.stems & other.stems) >= ALIKE * min(len(case.stems), len(other.stems)) and len(both) > 4
            items = [one for one in case.cited if one.id in shared]
            grade = Grade.WARNING if alike and not case.foreign else Grade.ADVICE
            yield case.remark("twice", grade, case.say("told-twice", line=str(other.sentence.line)), items)
            break


def demands(cases: Sequence[Case]) -> Iterator[Remark]:
    """A demand has a fact that is told, asks an end only of what goes on, and goes to a body that can act."""
    told = {key for case in cases if not case.asks for key in _pieces(case)}
    for case in cases:
        if not case.asks or len(case.stems) < 3 or case.sentence.text.endswith(":"):
            continue
        if not case.cited:
            # A closing line in the signatories' own voice stands beside the demands, and is none.
            if not case.foreign and not case.sentence.ours:
                yield case.remark("demand-ungrounded", Grade.WARNING, case.say("asks-uncited"))
            continue
        lacking = [one for one in case.cited if one.id not in told]
        if len(lacking) == len(case.cited) and not case.foreign:
            yield case.remark("demand-ungrounded", Grade.WARNING, case.say("asks-untold"), lacking)
        elif (left := [one for one in lacking if one.id in case.record.left_out]) and not case.foreign:
            yield case.remark("demand-left-out", Grade.WARNING, case.say("asks-left-out"), left)
        yield from _ending(case)
        yield from _addressed(case)


def _ending(case: Case) -> Iterator[Remark]:
    """What is to end must be known to go on."""
    found = case.found(case.words.ending)
    if found and not any(one.item.continues for one in case.cited):
        asks = [one.item.ask.text for one in case.cited if one.item.ask]
        asked = [text for text in asks if set(case.lexicon.stems(text)) <= case.stems]
        lacking = [word for word in found if not any(case.found([word], text) for text in asks)]
        if not asked or lacking:
            word = (lacking or found)[0]
            yield case.remark("demand-over", Grade.WARNING, case.say("asks-end", word=word))


def _addressed(case: Case) -> Iterator[Remark]:
    """A demand goes to a body that the facts concern, or that the analysts would ask."""
    record = case.record
    text = case.text.casefold()
    bodies = {
        actor.id: [name.casefold() for name in (actor.name, actor.short) if name] for actor in record.election.actors
    }
    bodies["emb"] = [record.election.election_body.name.casefold(), record.election.election_body.short.casefold()]
    addressed = {
        key for key, names in bodies.items() if any(name and text[:60].find(name) in range(40) for name in names)
    }
    if not addressed or any(one.item.ask is None for one in case.cited):
        return
    meant = {one.item.ask.to for one in case.cited if one.item.ask}
    acted = {
        key
        for key in addressed
        for one in case.cited
        if f"{{{key}}}" in one.item.clause and key not in one.item.said_by
    }
    roles = {actor.id: actor.role.value for actor in record.election.actors if actor.role}
    roles["emb"] = "election-body"
    if not acted and not {key for key in addressed if key in meant or roles.get(key) in meant}:
        yield case.remark("demand-body", Grade.WARNING, case.say("asks-other"))


def untold(cases: Sequence[Case], record: Record, told_before: Sequence[str]) -> Iterator[Remark]:
    """What weighs most is told by every text."""
    told = {key for case in cases if not case.asks for key in _pieces(case)}
    lacking = [record.known[key] for key in told_before if key in record.known and key not in told]
    for one in lacking:
        if one.item.gravity in _WEIGHING:
            kind, grade = _WEIGHING[one.item.gravity]
            reason = record.material.language.say(f"untold-{one.item.gravity.value}")
            yield Remark(
                line=1, sentence="", kind=kind, grade=grade, reason=reason, items=(one.id,), own_words=one.clause
            )


def unconcluded(record: Record, ladder: str, *, foreign: bool) -> Remark:
    """A text that says nowhere what it concludes leaves its readers without the verdict that the scores give."""
    scant, say = record.material.findings.scorecard.verdict.scant, record.material.language.say
    return Remark(
        line=1,
        sentence="",
        kind="verdict-untold",
        grade=Grade.ADVICE if foreign else Grade.WARNING,
        reason=say("unconcluded") if scant else say("verdict-untold", label=record.material.band.label),
        items=(),
        suggestion=ladder,
    )


_SHORT = re.compile(r"(?<![\w(.-])[A-Z]{2,}[A-Z0-9]*(?![\w.])")
"""A short form: capitals alone, not in the brackets that introduce it."""


def introductions(cases: Sequence[Case], record: Record) -> Iterator[Remark]:
    """Who is named by a short form was named in full before, and nobody is introduced twice."""
    body = record.election.election_body
    pairs = [*((one.short, one.name) for one in record.election.actors), (body.short, body.name)]
    long = {short: name for short, name in pairs if short.isupper() and short not in name}
    text = ""
    seen: set[str] = set()
    for case in cases:
        if case.sentence.kind in FORM:
            continue
        text += f" {case.text}"
        for short in dict.fromkeys(match.group() for match in _SHORT.finditer(case.text)):
            name = long.get(short, "")
            introduced = f"({short})" in text or (name and name in text)
            if (
                short in seen
                or introduced
                or (not name and (short in record.whole_names or short in record.lexicon.known_short))
            ):
                continue
            seen.add(short)
            reason = (
                case.say("short-before-long", short=short, name=name) if name else case.say("short-alone", short=short)
            )
            yield case.remark("introduction", Grade.ADVICE, reason, ())
    yield from _strangers(cases, record)


def _strangers(cases: Sequence[Case], record: Record) -> Iterator[Remark]:
    """A signatory is named as one."""
    for case in cases:
        for one in record.material.endorsers:
            named = one.name in case.text
            if named and not case.found(case.words.introducing) and case.attributed and case.cited:
                again = any(
                    one.name in other.text and other.found(case.words.introducing)
                    for other in cases[: cases.index(case)]
                )
                if not again:
                    yield case.remark("signatory", Grade.WARNING, case.say("signatory-stranger", name=one.name), ())
                break


def copies(cases: Sequence[Case]) -> Iterator[Remark]:
    """A source that was read as a copy is not named as if it had been read itself, the first time it is named."""
    known: set[str] = set()
    for case in cases:
        if case.asks or case.alone:
            continue
        for one in case.cited:
            named = [source for source in one.sources if source.named]
            if one.strength is Strength.PLAIN or not named or not all(source.via for source in named):
                continue
            for source in named:
                if source.organisation in known or not _publishes(case, source):
                    continue
                known.add(source.organisation)
                if not case.found(case.words.copying) and source.via.casefold() not in case.text.casefold():
                    reason = case.say("copy-unnamed", source=source.organisation, via=source.via)
                    yield case.remark("copy", Grade.ADVICE, reason, [one])  # the note names the copy in any case


def _publishes(case: Case, source: Source) -> bool:
    """Whether a sentence names a source as the one that reports, and not as somebody whom the facts are about."""
    actors = {name for actor in case.record.election.actors for name in (actor.name, actor.short) if name}
    given = (re.sub(r"^the ", "", name) for name in (source.organisation, source.cite_as, source.short))
    names = {name for name in given if name[:1].isupper()} - actors
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", case.text) for name in names)


__all__ = ["copies", "demands", "introductions", "told_twice", "unconcluded", "untold"]
