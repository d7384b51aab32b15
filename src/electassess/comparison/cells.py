# SPDX-License-Identifier: Apache-2.0
"""What stands behind one cell: findings with their facts, who gave which level, and what nobody could rate."""

import collections
import itertools
from collections.abc import Iterable, Mapping

from electassess.comparison.comparability import THIN
from electassess.comparison.entry import Entry
from electassess.comparison.facts import WEIGHT, basis
from electassess.comparison.records import Answer, Cell, Deed, Point
from electassess.comparison.words import Say
from electassess.findings import Finding, public_reason
from electassess.findings.score_words import lack_words
from electassess.model.catalogue import Outcome
from electassess.model.election import ELECTION_BODY
from electassess.model.evidence import Reading
from electassess.scoring import SAME, Status

Others = Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]
"""By election and node: the ids of the others that cannot be told apart from it, and that can as rated alone."""

UNMET = frozenset({Outcome.VIOLATED, Outcome.NOT_MET, Outcome.PARTLY_MET})
"""Outcomes of the findings that stand for acts where no acts are entered."""


def _in_general(phrase: str, say: Say) -> str:
    """A phrase of the catalogue for a table of several elections, whose bodies have different names."""
    return phrase.replace(f"{{{ELECTION_BODY}}}", say("any-election-body"))


def answers(entry: Entry, finding: Finding) -> tuple[Answer, ...]:
    """What each analyst answered on an indicator, in the order of their names."""
    given = {one.analyst: one for one in finding.score.ratings}
    found = []
    for ref in finding.ratings:
        rating = entry.rating(ref)
        if ref.analyst in given and rating is not None:
            one = given[ref.analyst]
            because = public_reason(rating, entry.findings.usable, entry.language)
            found.append(Answer(one.analyst, one.level, one.status.value, because, entry.rating_at(ref)))
    return tuple(found)


def point(entry: Entry, finding: Finding) -> Point:
    """One finding on an indicator, rated or not, with its facts: those that raters cite, then what else bears on it."""
    findings = entry.findings
    cited = entry.cited(finding)
    evidence = [basis(entry, findings.usable.items[key], cited=key in cited) for key in finding.evidence]
    indicator = findings.indicators[finding.ref]
    return Point(
        ref=finding.ref,
        title=indicator.title,
        phrase=_in_general(
            (indicator.fault if finding.serious else indicator.strength) or indicator.title, entry.language.say
        ),
        level=finding.score.level,
        outcome=finding.outcome.value,
        certainty=finding.certainty.label,
        serious=finding.serious,
        ratings=entry.rated_at(finding),
        evidence=tuple(sorted(evidence, key=lambda one: not one.cited)),
        status=finding.score.status.value,
        answers=answers(entry, finding),
    )


def _equal(points: Iterable[Point]) -> tuple[tuple[int, int], bool]:
    """Equal pairs of levels and all pairs, and whether the levels vary enough to speak of agreement beyond chance."""
    equal, pairs = 0, 0
    levels: collections.Counter[float] = collections.Counter()
    for one in points:
        given = [answer.level for answer in one.answers if answer.level is not None]
        if len(given) > 1:
            levels.update(given)
        for first, second in itertools.combinations(given, 2):
            pairs += 1
            equal += first == second
    return (equal, pairs), not levels or max(levels.values()) < SAME * levels.total()


def cell(entry: Entry, ref: str, others: Others) -> Cell:
    """One criterion of one election."""
    node, interval = entry.card.node(ref), entry.interval(ref)
    points = [
        point(entry, one)
        for one in entry.findings.under(ref)
        if one.score.level is not None or one.score.status is not Status.NOT_APPLICABLE
    ]
    rated = tuple(one for one in points if one.level is not None)
    raters = [one.raters for one in rated if one.raters]
    equal, varied = _equal(rated)
    return Cell(
        ref=ref,
        value=node.value,
        low=node.low,
        high=node.high,
        rated=node.rated,
        applicable=node.applicable,
        analysts=node.analysts,
        outcome=node.outcome.value,
        points=rated,
        interval_low=interval.low if interval else None,
        interval_high=interval.high if interval else None,
        worst=node.worst,
        best=node.best,
        coverage=node.coverage,
        thin=node.value is not None and node.coverage < THIN,
        alpha=node.alpha,
        alpha_reason=lack_words(node.alpha_reason, entry.language) if node.alpha_reason else "",
        alike=others[entry.id, ref][0],
        apart_as_rated=others[entry.id, ref][1],
        unrated=tuple(one for one in points if one.level is None),
        raters=(min(raters), max(raters)) if raters else None,
        single=raters.count(1),
        equal=equal,
        varied=varied,
    )


def deeds(entry: Entry) -> tuple[Deed, ...]:
    """What was done in an election, by the catalogue's kinds of act: public facts, the gravest first.

    Where no act is entered, by the indicators that were not more than partly met instead: the faults cited for them.
    """
    found = entry.findings
    items = sorted(found.usable.items.values(), key=lambda item: WEIGHT[item.gravity])
    cited = {key for finding in found.by_ref.values() for key in entry.cited(finding)}
    if not any(item.acts for item in items):
        return _as_found(entry)
    kinds = []
    for act, _ in entry.acts:
        mine = [item for item in items if act in item.acts]
        first = collections.Counter(item.indicators[0] for item in mine if item.indicators)
        shown = tuple(basis(entry, item, cited=item.id in cited) for item in mine)
        kinds.append(Deed(act, shown, tuple(ref for ref, _ in first.most_common())))
    return tuple(one for one in kinds if one.facts)


def _as_found(entry: Entry) -> tuple[Deed, ...]:
    """The serious findings and those at the level above, each with the faults that raters cite for it."""
    kinds = []
    for ref in entry.findings.indicators:
        finding = entry.findings.by_ref[ref]
        if finding.outcome in UNMET and finding.score.level is not None:
            keys = [key for key in finding.evidence if key in entry.cited(finding)]
            items = sorted((entry.findings.usable.items[key] for key in keys), key=lambda item: WEIGHT[item.gravity])
            facts = tuple(basis(entry, item, cited=True) for item in items if item.reading is Reading.FAULT)
            kinds.append(Deed(ref, facts, (ref,)))
    return tuple(one for one in kinds if one.facts)


__all__ = ["Others", "answers", "cell", "deeds", "point"]
