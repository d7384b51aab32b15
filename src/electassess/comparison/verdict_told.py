# SPDX-License-Identifier: Apache-2.0
"""How a verdict came about, in sentences that name findings by their titles: the index, and the gates that matter."""

from electassess.comparison import gates as standing
from electassess.comparison.entry import Entry
from electassess.comparison.gates import Effect, GateStands, GateState
from electassess.comparison.words import listed, sentence
from electassess.findings.score_words import reason_words, reasons_words
from electassess.scoring import GateResult

HOLDERS = ("gate", "narrow", "early")
"""What can hold a verdict below the band of its index: a gate, a record too narrow for praise, or a day before the
vote."""


def title_of(entry: Entry, ref: str) -> str:
    """The title of a node below the root, in quotation marks, or its id if the catalogue has none."""
    findings = entry.findings
    node = findings.indicators.get(ref) or findings.groups.get(ref)
    return entry.language.say("quoted", title=node.title) if node else ref


def found_words(entry: Entry, gate: GateResult) -> str:
    """What the findings were that decided a gate: `“Real choice” at level 0`."""
    is_indicator = entry.findings.indicators.__contains__
    return standing.found_words(gate, lambda ref: title_of(entry, ref), is_indicator, entry.language.say)


def gates_of(entry: Entry) -> tuple[GateStands, ...]:
    """How every gate stands in an election."""
    is_indicator = entry.findings.indicators.__contains__
    return standing.stand(entry.card, lambda ref: title_of(entry, ref), is_indicator, entry.language.say)


def how_it_came_about(entry: Entry) -> str:
    """What the index alone gives, what lowers it, which gates hold besides, and which cannot be decided.

    A gate that cannot be decided is named only where it would lower the verdict if it held.
    """
    verdict, ladder, say = entry.card.verdict, entry.ladder, entry.language.say
    if verdict.index is None or verdict.band is None or ladder is None:
        return sentence("; ".join(reasons_words(verdict, entry.language)) or say("firm-no-verdict"), say)
    band, alone = verdict.band, verdict.alone
    assert alone is not None, "there is a band"
    gates = standing.mattering(gates_of(entry))
    index = f"{verdict.index:.1f}"
    sentences = [say("came-of-index", index=index, band=str(alone), label=ladder.bands[alone].label)]
    if verdict.scant or (band != alone and not any(one.effect is Effect.LOWERS for one in gates)):
        sentences.append(sentence(reason_words(verdict.reasons[-1], entry.language), say))
    sentences += [one.words(say) for one in gates if one.state is GateState.HOLDS or one.effect is Effect.LOWERS]
    if undecided := [one for one in gates if one.effect is Effect.WOULD_LOWER]:
        named = listed([say("came-gate", name=one.name, cap=str(one.cap)) for one in undecided], say)
        wanted = listed(list(dict.fromkeys(one.found for one in undecided)), say)
        sentences.append(say("came-undecided", count=len(undecided), wanted=wanted, gates=named))
    return " ".join(sentences)


def held_by(entry: Entry) -> str:
    """What holds a verdict below the band in which its index lies: one of `HOLDERS`; empty where nothing does."""
    verdict = entry.card.verdict
    if verdict.band is None or verdict.capped_from is None:
        return ""
    if any(gate.capped and gate.limit == verdict.band for gate in verdict.gates):
        return "gate"
    return "narrow" if verdict.narrow else "early"


__all__ = ["HOLDERS", "found_words", "gates_of", "held_by", "how_it_came_about", "title_of"]
