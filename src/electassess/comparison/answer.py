# SPDX-License-Identifier: Apache-2.0
"""What a comparison of two elections comes to, in the sentence it opens with."""

from collections.abc import Sequence

from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry
from electassess.comparison.sentences import Sentence
from electassess.comparison.words import in_mid_sentence, listed, sentence
from electassess.findings import Finding


def answer(
    first: Entry,
    second: Entry,
    index: Difference,
    criteria: Sequence[Difference],
    single: Sequence[Finding],
    tried: int,
) -> Sentence:
    """Whether two elections can be told apart, and on what.

    A single indicator has no draws of its own: what is said of it is told last, as a difference of levels that no
    draws bear out, with the number of indicators among which it was found.

    Args:
        first: the earlier.
        second: the later.
        index: between them as a whole, first less second.
        criteria: the same for each criterion.
        single: indicators that differ though their criterion does not, as found in the first.
        tried: indicators of those criteria that enough analysts rated in both.
    """
    scored = [one for one in criteria if one.gap is not None]
    apart = [one for one in scored if one.apart]
    if index.gap is None:
        text = _without_index(first, second, index, scored)
    elif index.apart:
        text = _apart(first, second, index, scored)
    else:
        text = _alike(first, second, scored)
    # Where criteria are told apart their indicators are not counted here: the sections below have them.
    text = _single(text, first, second, single, tried, within="others" if apart else "all")
    refs = [first.root, *(one.ref for one in apart), *(one.ref for one in single)]
    findings = tuple(entry.finding_ref(ref) for ref in refs for entry in (first, second))
    return Sentence(sentence(text, first.language.say), findings, difference=index)


def _second_above(found: Difference) -> bool:
    return (found.probability or 0) < 0.5


def _titles(entry: Entry, found: Sequence[Difference]) -> str:
    """Criteria in a row, those last and marked that can be told apart on what could be rated alone."""
    say = entry.language.say
    firm, rated = (
        listed([in_mid_sentence(entry.findings.groups[one.ref].title) for one in found if one.firm is wanted], say)
        for wanted in (True, False)
    )
    if not firm or not rated:
        return firm or say("answer-titles-rated", titles=rated)
    return say("answer-titles-both", firm=firm, rated=rated)


def _by_side(first: Entry, second: Entry, scored: Sequence[Difference]) -> list[tuple[Entry, list[Difference]]]:
    """The election that stands higher, and the criteria on which it does."""
    apart = [one for one in scored if one.apart]
    sides = [(second, [one for one in apart if _second_above(one)])]
    sides.append((first, [one for one in apart if not _second_above(one)]))
    return [(entry, found) for entry, found in sides if found]


def _apart(first: Entry, second: Entry, index: Difference, scored: Sequence[Difference]) -> str:
    say = first.language.say
    high, low = (second, first) if _second_above(index) else (first, second)
    text = say("answer-above" if index.firm else "answer-above-rated", high=high.name, low=low.name)
    mine: list[Difference] = []
    its: list[Difference] = []
    for entry, found in _by_side(first, second, scored):
        (mine if entry is high else its).extend(found)
    left, count = len(scored) - len(mine) - len(its), str(len(scored))
    if not mine and not its:
        text = say("answer-on-none", text=text, count=count)
    elif not left and not its:
        text = say("answer-on-all", text=text, count=count)
    else:
        if mine:
            text = say("answer-on-some", text=text, some=str(len(mine)), count=count, titles=_titles(first, mine))
        if its:
            text = say("answer-below-on", text=text, titles=_titles(first, its))
        if left:
            text = say("answer-left", text=text, count=left)
    if first.card.band is not None and first.card.band == second.card.band:
        text = say("answer-same-verdict", text=text, label=first.label, band=str(first.card.band))
    return text


def _alike(first: Entry, second: Entry, scored: Sequence[Difference]) -> str:
    say = first.language.say
    text = say("answer-alike", first=first.name, second=second.name)
    if excepted := _exceptions(first, second, scored):
        text = say("answer-except", text=text, exceptions=excepted)
    elif scored:
        text = say("answer-neither", text=text, count=str(len(scored)))
    bands = first.card.band, second.card.band
    if None not in bands and bands[0] != bands[1]:
        told = {"first_band": str(bands[0]), "second_band": str(bands[1])}
        text = say("answer-verdicts-differ", text=text, first=first.label, second=second.label, **told)
    return text


def _without_index(first: Entry, second: Entry, index: Difference, scored: Sequence[Difference]) -> str:
    say = first.language.say
    lacking = [entry.name for entry, value in ((first, index.first), (second, index.second)) if value is None]
    told = {"first": first.name, "second": second.name, "lacking": listed(lacking, say)}
    text = say("answer-no-index", count=len(lacking), **told)
    if excepted := _exceptions(first, second, scored):
        return say("answer-apart-on", text=text, exceptions=excepted)
    return say("answer-apart-on-none", text=text, count=str(len(scored))) if scored else text


def _exceptions(first: Entry, second: Entry, scored: Sequence[Difference]) -> str:
    """The criteria that tell two elections apart, each with the one that stands higher; empty if none does."""
    say = first.language.say
    sides = [
        say("answer-where", titles=_titles(first, found), election=entry.name)
        for entry, found in _by_side(first, second, scored)
    ]
    return say("answer-where-also", first=sides[0], last=sides[1]) if len(sides) > 1 else "".join(sides)


def _single(text: str, first: Entry, second: Entry, single: Sequence[Finding], tried: int, *, within: str) -> str:
    """The same with the single indicators that differ as rated, by the election in which they are higher."""
    if not single:
        return text
    say = first.language.say
    sides: dict[str, list[str]] = {}
    for one in single:
        its = second.findings.by_ref[one.ref].score
        higher = first if (one.score.low or 0) > (its.high or 0) else second
        sides.setdefault(higher.name, []).append(say("quoted", title=first.findings.indicators[one.ref].title))
    named = [say("answer-higher-in", election=name, titles=listed(titles, say)) for name, titles in sides.items()]
    told = {"text": text, "within": within, "tried": str(tried), "titles": "; ".join(named)}
    return say("answer-single", count=len(single), **told)


__all__ = ["answer"]
