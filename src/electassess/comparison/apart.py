# SPDX-License-Identifier: Apache-2.0
"""Whether two elections differ on a node, in a sentence: from the earlier to the later, and no more than is known."""

from electassess.comparison.comparability import THIN
from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry
from electassess.comparison.sentences import Sentence, on
from electassess.comparison.words import listed, percent, span, whole
from electassess.findings import Finding

ENOUGH = 2
"""Analysts who must have rated an indicator in each election, before it is said to differ."""


def told_apart(first: Entry, second: Entry, title: str, found: Difference) -> str:
    """A difference on one node in a sentence that claims no more than the draws allow.

    The draws take what nobody could rate to be like what was rated. Where a difference is lost as soon as that may be
    at any level, the sentence keeps to what was rated.
    """
    say = first.language.say
    if found.first is None or found.second is None:
        lacking = [entry.name for entry, value in ((first, found.first), (second, found.second)) if value is None]
        return say("differ-unscored", title=title, elections=listed(lacking, say))
    if found.probability is None or found.low is None or found.high is None:
        return say("differ-no-draws", title=title)
    above = found.probability >= 0.5
    told = {
        "title": title,
        "first": _valued(first, found.first, found.ref),
        "second": _valued(second, found.second, found.ref),
        "higher": "former" if above else "latter",
        "share": percent(max(found.probability, 1 - found.probability), say),
    }
    thin = [entry.name for entry in (first, second) if entry.card.node(found.ref).coverage < THIN]
    caveats = [say("differ-thin", elections=listed(thin, say))] if thin else []
    if not found.apart:
        return " ".join([say("differ-alike", **told), *caveats])
    low, high = (found.low, found.high) if above else (-found.high, -found.low)
    scope, lost = ("all", []) if found.firm else ("rated", [say("differ-lost")])
    return " ".join([say("differ-apart", scope=scope, low=whole(low), high=whole(high), **told), *lost, *caveats])


def _valued(entry: Entry, value: float, ref: str) -> str:
    """An election with its value and interval; the index to a decimal, so that it never reads as in another band."""
    interval = entry.interval(ref)
    number = f"{value:.1f}" if ref == entry.root else whole(value)
    ends = f" [{span(interval.low, interval.high)}]" if interval else ""
    return entry.language.say("differ-valued", election=entry.name, value=f"{number}{ends}")


def on_index(first: Entry, second: Entry, found: Difference) -> Sentence:
    """Whether two elections differ as a whole."""
    refs = (first.finding_ref(first.root), second.finding_ref(first.root))
    return Sentence(told_apart(first, second, first.language.say("title-index"), found), refs, difference=found)


def on_criterion(first: Entry, second: Entry, found: Difference) -> Sentence:
    """Whether two elections differ on a criterion."""
    title = first.findings.groups[found.ref].title
    return on(told_apart(first, second, title, found), (first, second), found.ref, found)


def differs(one: Finding, other: Finding) -> bool:
    """Whether two findings on an indicator lie apart: no analyst of one panel is as high as any of the other."""
    mine, its = one.score, other.score
    if mine.low is None or mine.high is None or its.low is None or its.high is None:
        return False
    return min(mine.analysts, its.analysts) >= ENOUGH and (mine.low > its.high or its.low > mine.high)


def levels(first: Entry, second: Entry, one: Finding, other: Finding) -> str:
    """The levels of two findings on an indicator, or the one that they share."""
    mine, its, say = f"{one.score.level:g}", f"{other.score.level:g}", first.language.say
    if mine == its:
        return say("levels-both", level=mine)
    return say("levels-each", mine=mine, its=its, first=first.name, second=second.name)


__all__ = ["ENOUGH", "differs", "levels", "on_criterion", "on_index", "told_apart"]
