# SPDX-License-Identifier: Apache-2.0
"""Whether two elections differ on a node, in a sentence: from the earlier to the later, and no more than is known."""

from electassess.comparison.comparability import THIN
from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry
from electassess.comparison.sentences import Sentence, on
from electassess.comparison.words import percent, span, whole
from electassess.findings import Finding

ENOUGH = 2
"""Analysts who must have rated an indicator in each election, before it is said to differ."""


def told_apart(first: Entry, second: Entry, title: str, found: Difference) -> str:
    """A difference on one node in a sentence that claims no more than the draws allow.

    The draws take what nobody could rate to be like what was rated. Where a difference is lost as soon as that may be
    at any level, the sentence keeps to what was rated.
    """
    if found.first is None or found.second is None:
        lacking = [entry.name for entry, value in ((first, found.first), (second, found.second)) if value is None]
        return f"{title}: {' and '.join(lacking)} could not be scored, so that nothing can be said of a difference."
    if found.probability is None or found.low is None or found.high is None:
        return f"{title}: no draw gives a value to both, so that nothing can be said of a difference."
    above = found.probability >= 0.5
    share = percent(max(found.probability, 1 - found.probability))
    one, other = _valued(first, found.first, found.ref), _valued(second, found.second, found.ref)
    higher = "former" if above else "latter"
    thin = [entry.name for entry in (first, second) if entry.card.node(found.ref).coverage < THIN]
    caveat = f" Less than half, by weight, could be rated for {' and '.join(thin)}." if thin else ""
    if not found.apart:
        text = f"{title}: {one} and {other} cannot be told apart; the {higher} scores higher in {share} of 100 draws."
        return text + caveat
    ends = (found.low, found.high) if above else (-found.high, -found.low)
    scope = "" if found.firm else "on what could be rated, "
    if not found.firm:
        caveat = f" Were what nobody could rate allowed any level, the two could not be told apart.{caveat}"
    return (
        f"{title}: {scope}{one} stands {'above' if above else 'below'} {other}; the {higher} scores higher in {share} "
        f"of 100 draws (interval of the difference: {whole(ends[0])} to {whole(ends[1])} points).{caveat}"
    )


def _valued(entry: Entry, value: float, ref: str) -> str:
    """An election with its value and interval; the index to a decimal, so that it never reads as in another band."""
    interval = entry.interval(ref)
    number = f"{value:.1f}" if ref == entry.root else whole(value)
    return f"{entry.name} ({number}{f' [{span(interval.low, interval.high)}]' if interval else ''})"


def on_index(first: Entry, second: Entry, found: Difference) -> Sentence:
    """Whether two elections differ as a whole."""
    refs = (first.finding_ref(first.root), second.finding_ref(first.root))
    return Sentence(told_apart(first, second, "Index", found), refs, difference=found)


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
    mine, its = f"{one.score.level:g}", f"{other.score.level:g}"
    return f"level {mine} in both" if mine == its else f"level {mine} in {first.name}, {its} in {second.name}"


__all__ = ["ENOUGH", "differs", "levels", "on_criterion", "on_index", "told_apart"]
