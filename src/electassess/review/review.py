# SPDX-License-Identifier: Apache-2.0
"""A whole text read sentence by sentence against the record."""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from electassess.review import number_rules, record_rules, sense_rules, speaker_rules, text_rules, word_rules
from electassess.review.align import align
from electassess.review.case import FORM, Case
from electassess.review.record import Known, Record
from electassess.review.remark import ORDER, Grade, Remark
from electassess.working import Copy, Sentence
from electassess.working.pairing import ASKING
from electassess.working.write import with_citation

FALSE = (*number_rules.RULES, *record_rules.RULES)
"""Rules of what is false by the record, whoever speaks."""
_RULES = (*FALSE, *speaker_rules.RULES, *sense_rules.RULES, *word_rules.RULES)
"""All rules of a sentence that asserts."""
_NEAR = 1
"""Most signs between two sentences of one paragraph: a space or the end of a line."""
UNBORNE = 0.35
"""Share of telling words below which nothing seems to bear out a sentence of a text without citations."""


def _case(sentence: Sentence, before: Case | None, record: Record, *, foreign: bool) -> Case:
    """One sentence with what it rests on."""
    asks = sentence.block in ASKING or bool(record.lexicon.found(record.lexicon.words.asking, sentence.text))
    # The entries of a list ask where the line that opens it does.
    opened = before is not None and (before.sentence.kind == "list" or before.text.endswith(":"))
    asks = asks or (sentence.kind == "list" and opened and before is not None and before.asks)
    alone = sentence.kind in ("title", "heading")
    cited = tuple(record.known[key] for key in sentence.cites if key in record.known)
    if not sentence.cites and not sentence.ours and sentence.kind not in FORM:
        cited = align(sentence.text, record).items if foreign else cited
    if before is None or not _follows(before.sentence, sentence):
        return Case(sentence, cited, record, foreign, asks, alone)
    return Case(sentence, cited, record, foreign, asks, alone, _spoken_before(before), _scope(before))


def _scope(before: Case) -> str:
    """The sentence that says whose account the rest of its paragraph follows: it names somebody who published it."""
    scoping = before.found(before.words.scoping) and before.names_a_source(before.record.known.values())
    return before.text if scoping else before.scope


def _follows(before: Sentence, sentence: Sentence) -> bool:
    return 0 < sentence.start - before.end <= _NEAR and before.kind == sentence.kind


def _spoken_before(before: Case) -> str:
    """The sentence before, and those to which its own pronouns go back."""
    return f"{before.before} {before.text}" if before.found(before.words.pronouns) else before.text


def _conclusion(cases: Sequence[Case], ladder: str) -> str:
    """The sentence in which a text says what it concludes of the whole, the ladder's before others; or nothing."""
    speaking = [one for one in cases if one.sentence.kind not in FORM]
    if any(one.text == ladder for one in speaking):
        return ladder
    return next((one.text for one in speaking if not one.alone and word_rules.judging(one)), "")


def _uncited(case: Case) -> list[Remark]:
    """A sentence that asserts and cites nothing, or that nothing seems to bear out."""
    sentence = case.sentence
    if sentence.cites or sentence.ours or case.alone or sentence.kind in FORM or len(case.stems) < 4 or case.asks:
        return []
    if case.text.endswith((":", "?")):
        return []
    likely = align(case.text, case.record)
    if not case.foreign and not likely.items and _of_the_text(case):
        reason = case.say("uncited-of-text")
        return [case.remark("uncited", Grade.ADVICE, reason, ())]
    if not case.foreign:
        reason = case.say("uncited")
        items = likely.items
        if case.found([one.says for one in case.words.verdicts]) and not items:
            return []
        return [case.remark("uncited", Grade.WARNING, reason, items, _cited(case, likely.items))]
    judged = case.found([one.says for one in case.words.verdicts])
    common = set(case.lexicon.stems(case.record.common))
    own = [stem for stem in case.stems if stem not in common]
    if likely.borne < UNBORNE and len(own) >= 3 and not judged:
        return [case.remark("unsupported", Grade.WARNING, case.say("unsupported"), ())]
    return []


def _of_the_text(case: Case) -> bool:
    """Whether a sentence speaks of the text itself or of the law, and judges nothing."""
    named = [text for one in case.record.material.standards.standards for text in (one.title, one.short) if text]
    subject = case.found(case.words.of_the_text) or any(name in case.text for name in named)
    judging = (
        *case.words.strong,
        *case.words.universals,
        *case.words.amounts,
        *(one.says for one in case.words.verdicts),
    )
    return bool(subject) and not case.found(judging)


def _astray(case: Case) -> list[Remark]:
    """What a sentence cites is there and may be told. A key is not repeated: it may be that of what is not public."""
    findings = case.record.material.findings
    if all(key in case.record.known or key in findings.by_ref for key in case.sentence.cites):
        return []
    reason = case.say("astray")
    return [case.remark("citation", Grade.WARNING, reason)]


def _cited(case: Case, items: Sequence[Known]) -> str:
    """The sentence with the citation that would fit; nothing where with it, too, it would not follow."""
    if not items:
        return ""
    keys = tuple(one.id for one in items)
    fitted = dataclasses.replace(case, sentence=dataclasses.replace(case.sentence, cites=keys), cited=tuple(items))
    sound = not any(remark.grade is not Grade.ADVICE for rule in _RULES for remark in rule(fitted))
    return with_citation(case.text, keys) if sound else ""


class Found(NamedTuple):
    """What a review finds.

    Attributes:
        remarks: on sentences and on the whole.
        conclusion: the sentence that says what is concluded of the election as a whole; empty where none does.
    """

    remarks: tuple[Remark, ...]
    conclusion: str


def review(
    copy: Copy,
    record: Record,
    sound: frozenset[tuple[str, frozenset[str]]],
    told_before: Sequence[str],
    *,
    ladder: str,
    foreign: bool,
) -> Found:
    """Read a text against the record.

    Args:
        copy: the text.
        record: of the election.
        sound: sentences of the tool's own, as text and citations, which need no review.
        told_before: items that the plain draft tells.
        ladder: the ladder's verdict in one sentence; empty where nobody looks for a verdict.
        foreign: whether the text has no citations: what each sentence rests on is then found by its words.

    Returns:
        The remarks, in the order of lines, the gravest of a line first; and what the text concludes.
    """
    cases: list[Case] = []
    for sentence in copy.sentences:
        cases.append(_case(sentence, cases[-1] if cases else None, record, foreign=foreign))
    remarks: list[Remark] = []
    for case in cases:
        one = case.sentence
        if (one.text, frozenset(one.cites)) in sound or one.kind in FORM:
            continue
        rules = (
            (*FALSE, word_rules.verdicts, word_rules.own_voice, word_rules.days)
            if one.ours and not one.cites  # what cites facts asserts, whoever's voice it is
            else _RULES
        )
        found = [remark for rule in rules for remark in rule(case)]
        remarks += [*found, *_uncited(case), *_astray(case)]
        if one.marked:
            remarks.append(case.remark("markup", Grade.ADVICE, case.say("markup")))
    own = {id(case) for case in cases if (case.sentence.text, frozenset(case.sentence.cites)) not in sound}
    whole = [*text_rules.told_twice(cases), *text_rules.demands(cases), *text_rules.introductions(cases, record)]
    whole += text_rules.copies(cases)
    written = {case.sentence.text for case in cases if id(case) in own}
    remarks += [remark for remark in whole if remark.sentence in written]
    remarks += text_rules.untold(cases, record, told_before)
    concluded = _conclusion(cases, ladder)
    if ladder and not concluded:
        remarks.append(text_rules.unconcluded(record, ladder, foreign=foreign))
    unique = dict.fromkeys(remarks)
    ordered = sorted(unique, key=lambda one: (one.line, ORDER[one.grade], one.kind, one.reason))
    return Found(tuple(ordered), concluded)


__all__ = ["Found", "review"]
