# SPDX-License-Identifier: Apache-2.0
"""Two elections, in words: what explains the difference between them, and what is none.

Criteria and the index are told apart by probability over paired draws. An indicator has no draws of its own kept;
it counts as different only where two or more analysts rated it in each election and every level given in the one
lies above every level given in the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from electassess.comparison.account import Account, Section, Sentence, on, on_gate
from electassess.comparison.comparability import THIN, Limit, judge
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry
from electassess.comparison.reading import reading
from electassess.comparison.verdict import how_it_came_about
from electassess.comparison.words import ANONYMOUS, in_mid_sentence, percent, span, whole
from electassess.findings import Finding
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Reading

WEAK = frozenset({Outcome.VIOLATED, Outcome.NOT_MET})
STRONG = frozenset({Outcome.MET, Outcome.LARGELY_MET})
ENOUGH = 2
"""Analysts who must have rated an indicator in each election, before it is said to differ."""

LIMITS = "What limits this comparison"

GATES = "A gate caps the verdict for one grave finding, however good the rest."
"""What a gate is, for whoever reads of one."""

LISTED = (
    "A single indicator is listed where two or more analysts rated it in each election, and every level given in the "
    "one lies above every level given in the other. The facts below it are examples."
)

NOTHING: Mapping[str, str] = MappingProxyType(
    {
        LIMITS: "Nothing was found that limits it.",
        "Verdicts": "There is no verdict.",
        "What differs": "No criterion and no indicator can be told apart.",
        "What cannot be told apart": "Everything that was scored in both can be told apart.",
        "What neither met": "No indicator that was rated in both was left unmet in both.",
        "What both met, or largely": "No indicator that was rated in both was met, or largely met, in both.",
        "What was rated in one alone": "The same indicators were rated in both.",
    }
)
"""Heading of a section -> what is said if it has no sentence."""


def tell_pair(first: Entry, second: Entry) -> Account:
    """Tell what explains the difference between two elections.

    Args:
        first: one election.
        second: another.

    Raises:
        IncomparableError: If they were measured by different yardsticks.
        ValueError: If they are one and the same.
    """
    if first.id == second.id:
        raise ValueError("a pair is of two different elections")
    return Account(
        title=f"{first.name} and {second.name}: what explains the difference",
        elections=(first.id, second.id),
        sections=sections(first, second),
        method=first.method,
        remarks=reading((first, second)),
    )


def sections(first: Entry, second: Entry) -> tuple[Section, ...]:
    """The sections on two elections; one without sentences says so.

    Raises:
        IncomparableError: If they were measured by different yardsticks.
    """
    limits = judge((first, second))
    found = {ref: difference(first, second, ref) for ref in first.findings.criteria}
    pairs = [
        (first.findings.by_ref[ref], second.findings.by_ref[ref])
        for ref in first.findings.indicators
        if first.findings.by_ref[ref].score.level is not None and second.findings.by_ref[ref].score.level is not None
    ]
    apart = [pair for pair in pairs if _differs(*pair)]
    alike = [pair for pair in pairs if not _differs(*pair)]
    told = {
        LIMITS: _limits(first, second, limits),
        "Verdicts": _verdicts(first, second),
        "What differs": chain.from_iterable(
            (
                *([_criterion(first, second, found[ref])] if found[ref].apart else []),
                *(
                    each
                    for pair in apart
                    if pair[0].criterion == ref
                    for each in _indicator(first, second, *pair, depth=int(found[ref].apart))
                ),
            )
            for ref in first.findings.criteria
        ),
        "What cannot be told apart": chain(
            (_criterion(first, second, one) for one in found.values() if one.gap is not None and not one.apart),
            _between(first, second, alike),
        ),
        "What neither met": _shared(first, second, pairs, WEAK),
        "What both met, or largely": _shared(first, second, pairs, STRONG),
        "What was rated in one alone": _alone(first, second),
    }
    both = (first.finding_ref(first.root), second.finding_ref(first.root))
    notes = {"Verdicts": GATES, "What differs": f"{LISTED}{_scale(first)}"}
    return tuple(
        Section(title, tuple(sentences) or (Sentence(NOTHING[title], both),), notes.get(title, ""))
        for title, sentences in told.items()
    )


def _scale(entry: Entry) -> str:
    """Which level is worst and which best, if that is the same for every indicator."""
    indicators = entry.findings.indicators.values()
    ends = {(min(levels), max(levels)) for one in indicators if (levels := [anchor.level for anchor in one.anchors])}
    if len(ends) != 1 or any(one.reversed or not one.anchors for one in indicators):
        return ""
    ((worst, best),) = ends
    return f" Levels run from {worst:g} at worst to {best:g} at best."


def _verdicts(first: Entry, second: Entry) -> Iterator[Sentence]:
    for entry in (first, second):
        band = "" if entry.card.band is None else f" (band {entry.card.band})"
        text = f"{entry.name}: {entry.label}{band}. {how_it_came_about(entry)}"
        yield Sentence(text, (entry.finding_ref(entry.root),))
    yield _index(first, second)
    for gates in zip(first.card.verdict.gates, second.card.verdict.gates, strict=True):
        for entry, gate, other, its in ((first, gates[0], second, gates[1]), (second, gates[1], first, gates[0])):
            if gate.fired and not its.fired:
                where = "does not hold" if its.fired is False else "could not be tested"
                yield on_gate(entry, gate, ending=f"; it {where} in {other.name}")


def _index(first: Entry, second: Entry) -> Sentence:
    found = difference(first, second, first.root)
    return Sentence(
        told_apart(first, second, "Index", found),
        (first.finding_ref(first.root), second.finding_ref(first.root)),
        difference=found,
    )


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
    higher, lower = (first, second) if above else (second, first)
    values = (found.first, found.second) if above else (found.second, found.first)
    share = percent(max(found.probability, 1 - found.probability))
    top, bottom = (_valued(*one, found.ref) for one in ((higher, values[0]), (lower, values[1])))
    thin = [entry.name for entry in (first, second) if entry.card.node(found.ref).coverage < THIN]
    caveat = f" Less than half, by weight, could be rated for {' and '.join(thin)}." if thin else ""
    if not found.apart:
        text = f"{title}: {top} and {bottom} cannot be told apart; the former scores higher in {share} of 100 draws."
        return text + caveat
    ends = (found.low, found.high) if above else (-found.high, -found.low)
    scope = "" if found.firm else "on what could be rated, "
    if not found.firm:
        caveat = f" Were what nobody could rate allowed any level, the two could not be told apart.{caveat}"
    return (
        f"{title}: {scope}{top} stands above {bottom}; it scores higher in {share} of 100 draws (interval of the "
        f"difference: {whole(ends[0])} to {whole(ends[1])} points).{caveat}"
    )


def _valued(entry: Entry, value: float, ref: str) -> str:
    """An election with its value and interval; the index to a decimal, so that it never reads as in another band."""
    interval = entry.interval(ref)
    number = f"{value:.1f}" if ref == entry.root else whole(value)
    return f"{entry.name} ({number}{f' [{span(interval.low, interval.high)}]' if interval else ''})"


def _criterion(first: Entry, second: Entry, found: Difference) -> Sentence:
    title = first.findings.groups[found.ref].title
    return on(told_apart(first, second, title, found), (first, second), found.ref, found)


def _differs(one: Finding, other: Finding) -> bool:
    """Whether two findings on an indicator lie apart: no analyst of one panel is as high as any of the other."""
    mine, its = one.score, other.score
    if mine.low is None or mine.high is None or its.low is None or its.high is None:
        return False
    return min(mine.analysts, its.analysts) >= ENOUGH and (mine.low > its.high or its.low > mine.high)


def _indicator(first: Entry, second: Entry, one: Finding, other: Finding, *, depth: int) -> Iterator[Sentence]:
    """That an indicator differs, and for each election a fact behind it."""
    title = first.findings.indicators[one.ref].title
    higher, lower = (first, second) if (one.score.low or 0) > (other.score.high or 0) else (second, first)
    levels = [entry.findings.by_ref[one.ref].score.level for entry in (higher, lower)]
    yield on(
        f"{title}: level {levels[0]:g} in {higher.name}, {levels[1]:g} in {lower.name}.",
        (first, second),
        one.ref,
        depth=depth,
    )
    for entry, wanted in ((higher, Reading.STRENGTH), (lower, Reading.FAULT)):
        yield from _fact(entry, entry.findings.by_ref[one.ref], wanted, depth + 1)


def _fact(entry: Entry, finding: Finding, wanted: Reading, depth: int) -> Iterator[Sentence]:
    """One public fact that bears on a finding.

    Of the wanted reading before others, then one that names this indicator first, then one that stands without
    another before it; of equals the one that analysts cite first.
    """
    items = [entry.findings.usable.items[key] for key in finding.evidence]
    items.sort(
        key=lambda item: (item.reading is not wanted, item.indicators[0] != finding.ref, item.follows is not None)
    )
    for item in items[:1]:
        named = [source for _, source in entry.findings.usable.sources_of(item) if source.named]
        source = named[0].organisation if named else ANONYMOUS
        yield Sentence(
            f"{entry.name}: {item.fact.rstrip('.')} ({source}).",
            (entry.finding_ref(finding.ref),),
            evidence=(entry.item_at(item.id),),
            depth=depth,
            url=(named[0].url or "") if named else "",
        )


def _shared(
    first: Entry, second: Entry, pairs: Iterable[tuple[Finding, Finding]], outcomes: frozenset[Outcome]
) -> Iterator[Sentence]:
    for one, other in pairs:
        if one.outcome in outcomes and other.outcome in outcomes:
            yield on(
                f"{first.findings.indicators[one.ref].title}: {_levels(first, second, one, other)}.",
                (first, second),
                one.ref,
            )


def _levels(first: Entry, second: Entry, one: Finding, other: Finding) -> str:
    mine, its = f"{one.score.level:g}", f"{other.score.level:g}"
    if mine == its:
        return f"level {mine} in both"
    return f"level {mine} in {first.name}, {its} in {second.name}"


def _between(first: Entry, second: Entry, alike: Iterable[tuple[Finding, Finding]]) -> Iterator[Sentence]:
    """The indicators rated in both that stand in no other section: neither different nor at the same end."""
    left = [
        (one, other)
        for one, other in alike
        if not any({one.outcome, other.outcome} <= outcomes for outcomes in (WEAK, STRONG))
    ]
    few = [pair for pair in left if min(one.score.analysts for one in pair) < ENOUGH]
    for pairs, opening in (
        ([pair for pair in left if pair not in few], "Levels that analysts gave overlap, and no difference is claimed"),
        (few, "Rated by a single analyst in one of the two or in both, so that no difference is claimed"),
    ):
        titles = "; ".join(
            f"{in_mid_sentence(first.findings.indicators[one.ref].title)} ({_levels(first, second, one, other)})"
            for one, other in pairs
        )
        if titles:
            refs = tuple(entry.finding_ref(one.ref) for one, _ in pairs for entry in (first, second))
            yield Sentence(f"{opening}: {titles}.", refs)


def _limits(first: Entry, second: Entry, limits: Iterable[Limit]) -> Iterator[Sentence]:
    ids = {first.id: first, second.id: second}
    for limit in limits:
        refs = tuple(ids[one].finding_ref(limit.criterion or first.root) for one in limit.elections)
        yield Sentence(limit.reason, refs)


def _alone(first: Entry, second: Entry) -> Iterator[Sentence]:
    for entry, other in ((first, second), (second, first)):
        only = [
            ref
            for ref in entry.findings.indicators
            if entry.findings.by_ref[ref].score.level is not None and other.findings.by_ref[ref].score.level is None
        ]
        if only:
            titles = "; ".join(in_mid_sentence(entry.findings.indicators[ref].title) for ref in only)
            yield Sentence(
                f"Rated in {entry.name}, not in {other.name}, so that nothing can be said of a difference: {titles}.",
                tuple(entry.finding_ref(ref) for ref in only),
            )


__all__ = ["GATES", "sections", "tell_pair", "told_apart"]
