# SPDX-License-Identifier: Apache-2.0
"""What no longer follows: attribution and qualifiers lost, words wider or stronger than the evidence, verdicts."""

import datetime as dt
import re
from collections.abc import Iterator

from electassess.findings import Strength
from electassess.model.election import MENTION
from electassess.model.review_words import VerdictWords
from electassess.review.case import Case
from electassess.review.record import Known
from electassess.review.remark import Grade, Remark
from electassess.workspace.said import QUOTED

FROM_DEED = 12
"""Most words between what was done to somebody and what for."""
_WORDS = (r"[\w’'\s,-]*", r"[\w’'\s-]*")
"""What may stand between a punishment and the deed; behind how long it is, no comma."""
REFUSED_WITHIN = 5
"""Words before a judgement among which a refusal of it stands."""


def _said_by(one: Known) -> str:
    """Who says so, as a sentence would name them."""
    named = [source for source in one.sources if source.named]
    best = min(named, key=lambda source: source.reliability, default=None)
    return "" if best is None else best.cite_as or best.organisation


def attribution(case: Case) -> Iterator[Remark]:
    """What must be attributed is attributed, in titles too."""
    weak = list(case.weak())
    if not weak or case.asks:
        return
    if case.found(case.words.own_finding) and not case.names_a_source(weak):
        reason = case.say("own-finding")
        yield case.remark("attribution-lost", Grade.WARNING, reason, weak, _with_source(case, weak[0]))
    elif not _carried(case, weak):
        flat = [one for one in weak if not _owned(case, one)]
        if flat:
            source = _said_by(flat[0])
            reason = case.say("attribution-lost", source=source) if source else case.say("attribution-lost-alone")
            yield case.remark("attribution-lost", Grade.WARNING, reason, flat, _with_source(case, flat[0]))


def _owned(case: Case, one: Known) -> bool:
    """Whether a sentence says whose words an item is."""
    if case.names_a_source([one]):
        return True
    here, there = case.found(case.words.attributing), case.found(case.words.attributing, one.clause)
    if one.item.attributed or (one.item.said_by and one.strength >= Strength.PLAIN):
        here = [word for word in here if not _suffered(case, word, one.clause)]
        # Where no list has the way in which the clause says who states it, nothing can be missed.
        return (
            bool(here)
            or bool(case.found(case.words.speakers))
            or not (there or any(name in one.clause.casefold() for name in one.names))
        )
    # A verb of saying that is part of the fact says nothing of who reports it.
    return any(word not in there for word in here)


def _suffered(case: Case, word: str, clause: str) -> bool:
    """Whether a verb of saying is part of the fact that a clause tells: “complaints were not considered, they said”."""
    being = case.lexicon.pattern(case.words.being or ("(?!)",)).pattern
    negation = case.lexicon.pattern(case.words.negations).pattern
    verb = case.lexicon.pattern([word]).pattern
    return bool(re.search(rf"{being}\s+(?:{negation}\s+)?{verb}", clause, re.IGNORECASE))


def _carried(case: Case, weak: list[Known]) -> bool:
    """Whether a sentence that cites several items takes its plain part from those that need no name."""
    plain = [one for one in case.cited if one not in weak]
    if not plain:
        return False
    stems = {stem for one in plain for stem in one.stems}
    own = case.stems & case.basis_stems
    return len(own & stems) >= 0.8 * len(own)


def _with_source(case: Case, one: Known) -> str:
    """The clause with who says so."""
    if one.item.attributed:
        return one.clause
    return case.say("attributed", clause=one.clause, source=_said_by(one) or case.say("unnamed-source"))


def qualifiers_lost(case: Case) -> Iterator[Remark]:
    """What limits a claim in the evidence limits it in the sentence."""
    if case.asks:
        return
    here = case.found(case.words.qualifiers, case.text)
    for one in case.cited:
        lost = [
            word for word in one.item.keep if not _kept(case, word) and _limits(case, one, word) and _retells(case, one)
        ]
        if lost:
            yield case.remark("qualifier-lost", Grade.WARNING, case.say("kept-lost", words=lost[0]), [one], one.clause)
            continue
        for word in case.found(case.words.qualifiers, one.clause):
            behind = _behind(case, one.clause, word)
            if word in here or here or not behind or not behind <= case.stems or not _retells(case, one):
                continue
            yield case.remark("qualifier-lost", Grade.WARNING, case.say("qualifier-lost", word=word), [one], one.clause)
            break


def _kept(case: Case, words: str) -> bool:
    """Whether a sentence has words that must not be lost: letter by letter, or in another form of each."""
    if words.casefold() in case.text.casefold():
        return True
    if any(words.casefold() in row and case.found(row, case.text) for row in case.words.alike):
        return True
    stems = set(case.lexicon.stems(words))
    if QUOTED.search(words) or len(stems) < 2 or case.found(case.words.qualifiers, words):
        return False
    refused = case.found(case.words.negations, words), case.found(case.words.negations)
    return stems <= case.stems | case.numbers and bool(refused[0]) <= bool(refused[1])


def _limits(case: Case, one: Known, words: str) -> bool:
    """Whether a sentence has what some words limit: what stands beside them, if they are few."""
    if len(case.lexicon.stems(words)) > 2:
        return True
    before, _, after = MENTION.sub(",", one.item.clause).casefold().partition(words.casefold())
    number = re.match(r"((?:\s+[^\W\d]+)*?)\s+(\d[\d.,]*\d|\d)", after)
    if number and not case.lexicon.stems(number[1]):  # “slightly at about 9 %”
        return re.search(rf"(?<![\d.,]){re.escape(number[2])}(?!\d|[.,]\d)", case.text) is not None
    following = case.lexicon.stems(after.partition(",")[0])[:1]
    beside = following or case.lexicon.stems(before)[-1:]
    return set(beside) <= case.stems and bool(beside)


def _behind(case: Case, clause: str, word: str) -> frozenset[str]:
    """The first word of meaning behind a qualifier."""
    match = case.lexicon.pattern([word]).search(clause)
    rest = clause[match.end() :] if match else ""
    return frozenset(case.lexicon.stems(rest)[:1])


def _retells(case: Case, one: Known) -> bool:
    """Whether a sentence retells a clause, and does not only touch it; the names in it, which vary, do not count."""
    stems = set(case.lexicon.stems(MENTION.sub(" ", one.item.clause)))
    return len(stems & case.stems) >= 0.4 * len(stems)


def universals(case: Case) -> Iterator[Remark]:
    """No sentence is wider than its evidence."""
    if not case.cited or case.asks:
        return
    likely = case.lexicon.likely(case.words.idioms, case.unquoted)
    text = case.lexicon.pattern(likely).sub(" ", case.unquoted) if likely else case.unquoted
    refused = bool(case.found([case.words.no], case.basis)) if case.words.no else False
    for word in case.unborne(case.words.universals, text):
        if refused and word in case.words.refusing:
            continue
        yield case.remark("universal", Grade.WARNING, case.say("unborne", word=word))
        return


def amounts(case: Case) -> Iterator[Remark]:
    """No amount and no degree is larger than the evidence says."""
    if not case.cited or case.asks or case.weighs:
        return
    parts = case.unborne(case.words.parts) if case.found(case.words.universals, case.basis) else []
    for word in (*case.unborne(case.words.amounts), *case.unborne(case.words.hedges), *parts):
        yield case.remark("qualifier-gained", Grade.WARNING, case.say("unborne", word=word))
        return


def stronger(case: Case) -> Iterator[Remark]:
    """No verb or judgement is stronger than those of the evidence."""
    if not case.cited or case.asks:
        return
    for word in case.unborne_stems(case.words.strong):
        yield case.remark("stronger", Grade.WARNING, case.say("unborne", word=word))
        return


def charges(case: Case) -> Iterator[Remark]:
    """What somebody was only accused of is not told as done: who is “sentenced over forged papers” forged them."""
    if not case.cited or case.asks or case.found(case.words.charging):
        return
    punished, over = case.found(case.words.punishing), case.found(case.words.over)
    if not punished or not over:
        return
    lasting = {*case.words.numbers, *case.words.spans, *case.words.lasting}
    for match in case.lexicon.pattern(punished).finditer(case.unquoted):
        deed = _deed(case, case.unquoted[match.start() :], lasting)
        if deed:
            yield case.remark("charge", Grade.ADVICE, case.say("charge-as-deed", word=deed))
            return


def _deed(case: Case, text: str, lasting: set[str]) -> str:
    """What a text says from a punishment to the deed: “jailed for five years over a post”; or nothing.

    “For five years”, “for life” say how long, and not what for.
    """
    over = case.lexicon.pattern(case.words.over).pattern
    start = 0
    for match in re.finditer(rf"[\s,]+{over}\s+(?:an?\s+|the\s+)?(\w+)", text, re.IGNORECASE):
        between = text[start : match.start()]
        if len(text[: match.start()].split()) > FROM_DEED + 1 or not re.fullmatch(_WORDS[start > 0], between):
            return ""
        if not match[1][0].isdigit() and match[1].casefold() not in lasting:
            return text[: match.end()]
        start = match.end()
    return ""


def superlatives(case: Case) -> Iterator[Remark]:
    """Nothing is set above all others that the evidence does not set there."""
    if not case.cited or case.asks or case.weighs:
        return
    for word in case.unborne(case.words.superlatives):
        yield case.remark("superlative", Grade.WARNING, case.say("unborne", word=word))
        return


def links(case: Case) -> Iterator[Remark]:
    """Causes and orders in time stand in the evidence; a contrast is worth a look."""
    if not case.cited or case.asks:
        return
    basis = case.basis.casefold()
    yield from _opened(case, basis)
    for kind, words, grade in (
        ("cause", case.words.cause, Grade.WARNING),
        ("time", case.words.time, Grade.WARNING),
        ("contrast", case.words.contrast, Grade.ADVICE),
    ):
        found = case.found(words)
        if not found or (kind == "cause" and len(found) <= len(case.found(words, basis))):
            continue
        lacking = [word for word in found if not case.found([word], basis)]
        if lacking and not (kind == "contrast" and case.found(words, basis)):
            yield case.remark(kind, grade, case.say("unlinked", word=lacking[0]))


def _opened(case: Case, basis: str) -> Iterator[Remark]:
    """A sentence that begins by ordering two things in time, where no evidence of them does."""
    for word in case.found(case.words.opening):
        if case.unquoted.casefold().lstrip().startswith(word) and not case.found(case.words.opening, basis):
            yield case.remark("time", Grade.WARNING, case.say("unlinked", word=word))


def rhetoric(case: Case) -> Iterator[Remark]:
    """Words that colour and assert nothing are worth a look."""
    found = case.unborne(case.words.rhetoric)
    if found and case.cited:
        yield case.remark("rhetoric", Grade.ADVICE, case.say("colouring", word=found[0]))


def judging(case: Case) -> VerdictWords | None:
    """The words by which a sentence judges the election for those who sign; others' verdicts are theirs."""
    ours = bool(case.found(case.words.ourselves, case.unquoted.lstrip().partition(" ")[0]))
    others = case.attributed and any(one.item.background is not None or one.item.attributed for one in case.cited)
    if case.asks or (others and not ours) or (case.attributed and case.names_a_source(case.record.known.values())):
        return None
    return next((one for one in case.words.verdicts if _says(case, one.says)), None)


def _says(case: Case, phrase: str) -> bool:
    """Whether a sentence judges with a phrase, and does not refuse to: "we say neither that they met … nor that"."""
    if not case.found([phrase]):
        return False
    clause = re.split(r"[:;–—]", case.unquoted.casefold().partition(phrase.casefold())[0])[-1]
    before = " ".join(clause.split()[-REFUSED_WITHIN:])
    return bool(case.found(case.words.negations, phrase)) or not case.found(case.words.negations, before)


def own_voice(case: Case) -> Iterator[Remark]:
    """What the signatories say in their own voice asserts nothing: a harsh word of what was done needs a fact."""
    if case.asks or judging(case) is not None:
        return
    for word in case.found(case.words.strong):
        yield case.remark("ours-asserts", Grade.WARNING, case.say("ours-asserts", word=word), ())
        return


def verdicts(case: Case) -> Iterator[Remark]:
    """Words that judge the election fit the verdict that it has."""
    one, band = judging(case), case.record.material.band.band
    if one is None:
        return
    low, high = one.bands
    material = case.record.material
    verdict = material.findings.scorecard.verdict
    # Words that fit every band conclude without judging: that no verdict is given. Others bear what a gate holds.
    held = [gate.cap for gate in verdict.gates if gate.fired]
    if verdict.scant and held and low <= min(held) <= high:
        return
    if verdict.scant and (low > 0 or high < material.ladder.bands[-1].band):
        yield case.remark("verdict", Grade.WARNING, case.say("verdict-scant", words=one.says), ())
    elif not low <= band <= high:
        way = "verdict-above" if low > band else "verdict-below"
        reason = case.say(way, words=one.says, label=material.band.label)
        yield case.remark("verdict", Grade.WARNING, reason, ())


def days(case: Case) -> Iterator[Remark]:
    """Today and tomorrow are the days that they say, and tenses fit the date."""
    today = case.record.today
    election = case.record.election
    for word in case.found(case.words.near_days):
        meant = today + dt.timedelta(days=case.words.near_days[word])
        if not any(vote.date <= meant <= (vote.until or vote.date) for vote in election.votes):
            yield case.remark(
                "day",
                Grade.WARNING,
                case.say("no-polling-day", word=word, date=case.record.material.language.date(today)),
            )
    if today > election.last_day and (found := case.found(case.words.future)):
        yield case.remark("tense", Grade.WARNING, case.say("vote-over", word=found[0]))
    if today < election.first_day and (found := case.found(case.words.past)) and not case.cited:
        yield case.remark("tense", Grade.WARNING, case.say("vote-to-come", word=found[0]))


RULES = (
    attribution, qualifiers_lost, universals, amounts, stronger, charges, superlatives, links, rhetoric, verdicts, days,
)  # fmt: skip

__all__ = ["RULES", "judging", "own_voice"]
