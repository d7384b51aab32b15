# SPDX-License-Identifier: Apache-2.0
"""Two elections, in words: whether they can be told apart, what explains the difference, and what is none.

They run from the earlier to the later. Criteria and the index are told apart by probability over paired draws. An
indicator has no draws of its own kept; it counts as different only where two or more analysts rated it in each
election and every level given in the one lies above every level given in the other. Nothing is told twice: what
differs is not told again as what neither met.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from electassess.comparison.about import about
from electassess.comparison.answer import answer
from electassess.comparison.apart import ENOUGH, differs, levels, on_criterion, on_index
from electassess.comparison.comparability import THIN, Kind, Limit, judge
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry
from electassess.comparison.facts import Telling
from electassess.comparison.firmness import firmness
from electassess.comparison.lacking import alone, neither
from electassess.comparison.reading import reading
from electassess.comparison.sentences import Account, Section, Sentence, Trend, TrendPoint, on, on_gate
from electassess.comparison.verdict_told import how_it_came_about
from electassess.comparison.words import firm_words, in_mid_sentence
from electassess.findings import Finding
from electassess.model.catalogue import Outcome
from electassess.model.evidence import Reading

WEAK = frozenset({Outcome.VIOLATED, Outcome.NOT_MET})
STRONG = frozenset({Outcome.MET, Outcome.LARGELY_MET})


@dataclass(frozen=True, slots=True)
class Two:
    """Two elections set side by side, the earlier first.

    Attributes:
        first, second: the elections.
        index: between them as a whole, first less second.
        criteria: the same by criterion.
        apart: the findings on indicators that differ, of the first and the second.
        alike: those on indicators rated in both that do not.
    """

    first: Entry
    second: Entry
    index: Difference
    criteria: Mapping[str, Difference]
    apart: tuple[tuple[Finding, Finding], ...]
    alike: tuple[tuple[Finding, Finding], ...]

    @property
    def answer(self) -> Sentence:
        """Whether they can be told apart, and on what, in one sentence."""
        single = [one for one, _ in self.apart if not self.criteria[one.criterion].apart]
        return answer(self.first, self.second, self.index, tuple(self.criteria.values()), single, self.tried)

    @property
    def tried(self) -> int:
        """Indicators of the criteria that are not told apart, where enough analysts rated both for a difference."""
        return sum(
            min(one.score.analysts, its.score.analysts) >= ENOUGH and not self.criteria[one.criterion].apart
            for one, its in (*self.apart, *self.alike)
        )


def two(first: Entry, second: Entry) -> Two:
    """Set two elections side by side, the earlier first whichever is named first.

    Raises:
        ValueError: If they are one and the same.
    """
    if first.id == second.id:
        raise ValueError("a pair is of two different elections")
    first, second = sorted((first, second), key=lambda one: (one.election.first_day, one.order))
    found = [
        (first.findings.by_ref[ref], second.findings.by_ref[ref])
        for ref in first.findings.indicators
        if first.findings.by_ref[ref].score.level is not None and second.findings.by_ref[ref].score.level is not None
    ]
    return Two(
        first,
        second,
        difference(first, second, first.root),
        {ref: difference(first, second, ref) for ref in first.findings.criteria},
        tuple(one for one in found if differs(*one)),
        tuple(one for one in found if not differs(*one)),
    )


def tell_pair(first: Entry, second: Entry) -> Account:
    """Tell what explains the difference between two elections, from the earlier to the later.

    Args:
        first: one election.
        second: another.

    Raises:
        IncomparableError: If they were measured by different yardsticks.
        ValueError: If they are one and the same.
    """
    pair, say = two(first, second), first.language.say
    limits = judge((pair.first, pair.second))
    return Account(
        title=say("pair-title", first=pair.first.name, second=pair.second.name),
        elections=(pair.first.id, pair.second.id),
        sections=(
            Section(say("section-answer"), (pair.answer,), say("note-answer")),
            limits_section((pair.first, pair.second), limits),
            verdicts_section((pair.first, pair.second), [pair]),
            *sections(pair, Telling()),
        ),
        method=pair.first.method,
        remarks=reading((pair.first, pair.second)),
        trends=trends((pair.first, pair.second), [pair]),
        about=(about(pair.first), about(pair.second)),
        one_country=pair.first.election.country == pair.second.election.country,
    )


def trends(entries: Sequence[Entry], pairs: Sequence[Two]) -> tuple[Trend, ...]:
    """The numbers of some elections on the index and each criterion; the pairs are each of them with the next."""
    first = entries[0]
    nodes = [
        (first.root, first.language.say("title-index")),
        *((ref, first.findings.groups[ref].title) for ref in first.findings.criteria),
    ]
    told = []
    for ref, title in nodes:
        points = []
        for entry in entries:
            node, interval = entry.card.node(ref), entry.interval(ref)
            low, high = (interval.low, interval.high) if interval else (None, None)
            thin = node.value is not None and node.coverage < THIN and ref != first.root
            day = entry.election.first_day.isoformat()
            points.append(TrendPoint(entry.id, entry.name, day, node.value, low, high, thin))
        steps = [pair.index if ref == first.root else pair.criteria[ref] for pair in pairs]
        apart, firm = tuple(one.apart for one in steps), tuple(one.firm for one in steps)
        told.append(Trend("index" if ref == first.root else ref, title, tuple(points), apart, firm))
    return tuple(told)


def _section(name: str, sentences: Iterable[Sentence], entries: Sequence[Entry], note: str = "") -> Section:
    """A section; one without sentences says so."""
    say, roots = entries[0].language.say, tuple(entry.finding_ref(entry.root) for entry in entries)
    return Section(say(f"section-{name}"), tuple(sentences) or (Sentence(say(f"nothing-{name}"), roots),), note)


def limits_section(entries: Sequence[Entry], limits: Sequence[Limit]) -> Section:
    """What limits a comparison; how little a criterion rests on is said with its values, where they are told."""
    by_id = {entry.id: entry for entry in entries}

    def told_below(limit: Limit) -> bool:
        values = [entry.card.node(limit.criterion).value for entry in entries] if limit.criterion else []
        return limit.kind is Kind.THIN_COVERAGE and None not in values

    sentences = [
        Sentence(
            limit.reason, tuple(by_id[one].finding_ref(limit.criterion or entries[0].root) for one in limit.elections)
        )
        for limit in limits
        if not told_below(limit)
    ]
    if limits and not sentences:
        text = entries[0].language.say("limits-with-values", count=str(len(limits)))
        refs = [entry.finding_ref(limit.criterion) for limit in limits for entry in entries]
        sentences.append(Sentence(text, tuple(refs)))
    return _section("limits", sentences, entries)


def verdicts_section(entries: Sequence[Entry], pairs: Iterable[Two]) -> Section:
    """How each verdict came about, and what sets them apart: the index, and gates that hold in one alone."""
    sentences = []
    for entry in entries:
        say, band = entry.language.say, entry.card.band
        how = f"{how_it_came_about(entry)} {firm_words(firmness(entry), say, undecided=False)}".rstrip()
        told = {"election": entry.name, "label": entry.label, "how": how}
        text = say("verdict-of-none", **told) if band is None else say("verdict-of", band=str(band), **told)
        sentences.append(Sentence(text, (entry.finding_ref(entry.root),)))
    for pair in pairs:
        sentences += [on_index(pair.first, pair.second, pair.index), *_gates(pair.first, pair.second)]
    return _section("verdicts", sentences, entries, entries[0].language.say("note-verdicts"))


def _gates(first: Entry, second: Entry) -> Iterator[Sentence]:
    for gates in zip(first.card.verdict.gates, second.card.verdict.gates, strict=True):
        for entry, gate, other, its in ((first, gates[0], second, gates[1]), (second, gates[1], first, gates[0])):
            if gate.fired and not its.fired:
                state = "not" if its.fired is False else "open"
                yield on_gate(
                    entry, gate, ending=entry.language.say("gate-elsewhere", state=state, election=other.name)
                )


def sections(pair: Two, telling: Telling) -> tuple[Section, ...]:
    """What differs between two elections, what does not, and of what nothing can be said."""
    first, second, found, say = pair.first, pair.second, pair.criteria, pair.first.language.say
    told = {
        "differs": chain.from_iterable(
            (
                *([on_criterion(first, second, found[ref])] if found[ref].apart else []),
                *(
                    each
                    for one, other in pair.apart
                    if one.criterion == ref
                    for each in _indicator(pair, one, other, telling, depth=int(found[ref].apart))
                ),
            )
            for ref in first.findings.criteria
        ),
        "alike": chain(
            (on_criterion(first, second, one) for one in found.values() if one.gap is not None and not one.apart),
            _between(first, second, pair.alike),
        ),
        "neither": _shared(pair, WEAK, telling),
        "both": _shared(pair, STRONG, None),
        "alone": alone(first, second, telling),
        "nobody": neither(first, second, telling),
    }
    notes = {
        "differs": " ".join([say("note-differs", share=_enough(first)), *_scale(first)]),
        **{name: say(f"note-{name}") for name in ("neither", "alone", "nobody")},
    }
    return tuple(_section(name, each, (first, second), notes.get(name, "")) for name, each in told.items())


def _enough(entry: Entry) -> str:
    """The share of 100 draws in which one of two must score higher, for the two to be told apart."""
    return f"{(1 + entry.simulation.method.interval_level) * 50:g}"


def _scale(entry: Entry) -> list[str]:
    """Which level is worst and which best, if that is the same for every indicator."""
    indicators = entry.findings.indicators.values()
    ends = {(min(given), max(given)) for one in indicators if (given := [anchor.level for anchor in one.anchors])}
    if len(ends) != 1 or any(one.reversed or not one.anchors for one in indicators):
        return []
    ((worst, best),) = ends
    return [entry.language.say("note-levels", worst=f"{worst:g}", best=f"{best:g}")]


def _indicator(pair: Two, one: Finding, other: Finding, telling: Telling, *, depth: int) -> Iterator[Sentence]:
    """That an indicator differs, what it is in both all the same, and for each election a fact behind it."""
    first, second = pair.first, pair.second
    both = next((name for outcomes, name in _ENDS if {one.outcome, other.outcome} <= outcomes), "")
    told = {"title": first.findings.indicators[one.ref].title, "levels": levels(first, second, one, other)}
    text = first.language.say("indicator-differs", both=both, **told)
    yield on(text, (first, second), one.ref, depth=depth)
    rise = (one.score.high or 0) < (other.score.low or 0)
    for entry, finding, higher in ((first, one, not rise), (second, other, rise)):
        yield from telling.one(entry, finding, Reading.STRENGTH if higher else Reading.FAULT, depth + 1)


_ENDS = ((WEAK, "weak"), (STRONG, "strong"))


def _shared(pair: Two, outcomes: frozenset[Outcome], telling: Telling | None) -> Iterator[Sentence]:
    """Indicators at the same end in both, each with a fact of either election if facts are told."""
    for one, other in pair.alike:
        if one.outcome in outcomes and other.outcome in outcomes:
            title, found = pair.first.findings.indicators[one.ref].title, levels(pair.first, pair.second, one, other)
            text = pair.first.language.say("indicator-shared", title=title, levels=found)
            yield on(text, (pair.first, pair.second), one.ref)
            if telling is not None:
                yield from telling.one(pair.first, one, Reading.FAULT, 1)
                yield from telling.one(pair.second, other, Reading.FAULT, 1)


def _between(first: Entry, second: Entry, alike: Iterable[tuple[Finding, Finding]]) -> Iterator[Sentence]:
    """The indicators rated in both that stand in no other section: neither different nor at the same end."""
    left = [
        (one, other)
        for one, other in alike
        if not any({one.outcome, other.outcome} <= outcomes for outcomes in (WEAK, STRONG))
    ]
    few = [pair for pair in left if min(one.score.analysts for one in pair) < ENOUGH]
    say = first.language.say
    for pairs, message in (
        ([pair for pair in left if pair not in few], "indicators-overlap"),
        (few, "indicators-few"),
    ):
        titles = [
            say(
                "indicator-levels",
                title=in_mid_sentence(first.findings.indicators[one.ref].title),
                levels=levels(first, second, one, other),
            )
            for one, other in pairs
        ]
        if titles:
            refs = tuple(entry.finding_ref(one.ref) for one, _ in pairs for entry in (first, second))
            yield Sentence(say(message, titles="; ".join(titles)), refs)


__all__ = ["Two", "limits_section", "sections", "tell_pair", "trends", "two", "verdicts_section"]
