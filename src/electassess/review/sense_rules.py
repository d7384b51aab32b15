# SPDX-License-Identifier: Apache-2.0
"""The sense of a fact is not turned round: praise of faults, contraries, a "not" lost or gained."""

from collections.abc import Iterator
from dataclasses import replace

from electassess.model.election import MENTION
from electassess.model.evidence import Reading
from electassess.review.case import Case
from electassess.review.record import Known
from electassess.review.remark import Grade, Remark

RETOLD = 0.4
"""Share of the words of a clause from which a sentence tells it, and does not only touch it."""
GOVERNED = 2
"""Words of meaning behind a "not" that it may deny."""


def turned(case: Case) -> Iterator[Remark]:
    """What rests on a fact says it the right way round."""
    if not case.cited or case.asks:
        return
    praise, opposite = _praise(case), _opposite(case)
    if praise and opposite and not case.foreign:
        # Praise of what is a fault, in the very contrary of its words, is no matter of nuance.
        yield replace(opposite[0], grade=Grade.ERROR)
        return
    yield from praise or opposite or _lost(case) or _gained(case)


def _praise(case: Case) -> list[Remark]:
    """What rests on faults alone does not praise."""
    if any(one.item.reading is not Reading.FAULT for one in case.cited):
        return []
    words = case.unborne_stems(case.words.praising)
    return [case.remark("turned", Grade.WARNING, case.say("praise-of-faults", word=word)) for word in words[:1]]


def _opposite(case: Case) -> list[Remark]:
    """A word of one side where the evidence has one of the other."""
    if _denies(case, case.text) or any(_denies(case, one.clause) for one in case.cited):
        return []
    mine, theirs = case.forms, case.basis_forms
    for one, other in case.lexicon.opposites:
        for here, there in ((one, other), (other, one)):
            if here & mine.keys() and there & theirs.keys() and not there & mine.keys() and not here & theirs.keys():
                said, known = (
                    next(forms[key] for key in forms if key in side) for forms, side in ((mine, here), (theirs, there))
                )
                return [case.remark("turned", Grade.WARNING, case.say("opposite", word=said, other=known))]
    return []


def _denies(case: Case, text: str) -> bool:
    """Whether a text has a word for "not"."""
    return bool(case.found(case.words.negations, text))


def _lost(case: Case) -> list[Remark]:
    """A "not" of the evidence without which a sentence tells it."""
    if _contradicts(case, case.text) or len(case.cited) > 1:
        return []
    for one in case.cited:
        if not _tells(case, one):
            continue
        for match in case.lexicon.matches((*case.words.negations, *case.words.denying), one.clause):
            # “not” denies the next word; who “failed to take any action” may be said to have failed to act.
            most = 1 if case.found(case.words.negations, match.group()) else GOVERNED
            behind = case.lexicon.stems(MENTION.sub(" ", one.clause[match.end() :].partition(",")[0]))[:most]
            if not behind or any(stem in case.stems and not _prefixed(case, stem) for stem in behind):
                words = " ".join(one.clause[match.start() :].split()[:4])
                return [case.remark("turned", Grade.WARNING, case.say("negation-lost", words=words), [one], one.clause)]
    return []


def _gained(case: Case) -> list[Remark]:
    """A "not" that nothing cited has."""
    found = case.found(case.words.negations)
    if not found or _contradicts(case, case.basis) or not any(_tells(case, one) for one in case.cited):
        return []
    match = case.lexicon.pattern(case.words.negations).search(case.unquoted)
    behind = case.lexicon.stems(case.unquoted[match.end() :])[:GOVERNED] if match else []
    if not behind or behind[0] not in case.basis_stems:
        return []
    reason = case.say("negation-gained", word=found[0], words=case.cited[0].clause)
    return [case.remark("turned", Grade.WARNING, reason)]


def _contradicts(case: Case, text: str) -> bool:
    """Whether a text says no in any way."""
    return _denies(case, text) or bool(case.found(case.words.contradicting, text))


def _prefixed(case: Case, stem: str) -> bool:
    """Whether a sentence has a word with its negation built in: `insufficiently`."""
    return any(other != stem and other.endswith(stem) for other in case.stems)


def _tells(case: Case, one: Known) -> bool:
    stems = set(case.lexicon.stems(one.clause))
    return len(stems & case.stems) >= RETOLD * len(stems)


RULES = (turned,)

__all__ = ["RULES", "turned"]
