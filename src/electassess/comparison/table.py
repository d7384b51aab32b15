# SPDX-License-Identifier: Apache-2.0
"""The comparison: one row for each election, one cell for each criterion with value, interval and number of analysts.

Comparability is judged first. Rows stand by country and date, never by score, and no election is ranked unless
that is asked for.
"""

import itertools
from collections.abc import Mapping, Sequence

from electassess.comparison.comparability import THIN, Limit, judge
from electassess.comparison.difference import difference
from electassess.comparison.entry import Entry
from electassess.comparison.over_time import changes
from electassess.comparison.reading import reading
from electassess.comparison.records import Basis, Cell, Comparison, Point, Row
from electassess.comparison.verdict import how_it_came_about
from electassess.comparison.words import ANONYMOUS
from electassess.findings import Finding
from electassess.model.election import ELECTION_BODY
from electassess.scoring import rank_intervals

Others = Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]
"""By election and node: the ids of the others that cannot be told apart from it, and that can as rated alone."""


def _in_general(phrase: str) -> str:
    """A phrase of the catalogue for a table of several elections, whose bodies have different names."""
    return phrase.replace(f"{{{ELECTION_BODY}}}", "election management body")


def _point(finding: Finding, entry: Entry) -> Point:
    findings = entry.findings
    evidence = []
    for key in finding.evidence:
        item = findings.usable.items[key]
        for _, source in findings.usable.sources_of(item)[:1]:
            name = source.organisation if source.named else ANONYMOUS
            evidence.append(Basis(item.fact, name, source.url or "" if source.named else "", entry.item_at(key)))
    indicator = findings.indicators[finding.ref]
    return Point(
        ref=finding.ref,
        title=indicator.title,
        phrase=_in_general((indicator.fault if finding.serious else indicator.strength) or indicator.title),
        level=finding.score.level,
        outcome=finding.outcome.value,
        certainty=finding.certainty.label,
        serious=finding.serious,
        ratings=entry.rated_at(finding),
        evidence=tuple(evidence),
    )


def _cell(entry: Entry, ref: str, others: Others) -> Cell:
    node, interval = entry.card.node(ref), entry.interval(ref)
    return Cell(
        ref=ref,
        value=node.value,
        low=node.low,
        high=node.high,
        rated=node.rated,
        applicable=node.applicable,
        analysts=node.analysts,
        outcome=node.outcome.value,
        points=tuple(_point(one, entry) for one in entry.findings.under(ref) if one.score.level is not None),
        interval_low=interval.low if interval else None,
        interval_high=interval.high if interval else None,
        worst=node.worst,
        best=node.best,
        coverage=node.coverage,
        thin=node.value is not None and node.coverage < THIN,
        alpha=node.alpha,
        alpha_reason=node.alpha_reason,
        alike=others[entry.id, ref][0],
        apart_as_rated=others[entry.id, ref][1],
    )


def _row(entry: Entry, others: Others, ranks: tuple[int, int] | None) -> Row:
    card = entry.card
    root = entry.root
    interval = entry.interval(root)
    return Row(
        election=card.election,
        title=entry.election.title,
        country=entry.country,
        date=entry.election.first_day.isoformat(),
        index=card.index,
        band=card.band,
        label=entry.label,
        analysts=len(card.analysts),
        reasons=card.verdict.reasons,
        cells=tuple(_cell(entry, ref, others) for ref in entry.findings.criteria),
        name=entry.name,
        region=entry.region,
        interval_low=interval.low if interval else None,
        interval_high=interval.high if interval else None,
        ranks=ranks,
        alike=others[entry.id, root][0],
        apart_as_rated=others[entry.id, root][1],
        how=how_it_came_about(entry),
    )


def _others(entries: Sequence[Entry], refs: Sequence[str]) -> Others:
    """Which other elections, scored too, are hard to tell from each, node by node."""
    alike: dict[tuple[str, str], list[str]] = {(entry.id, ref): [] for entry in entries for ref in refs}
    as_rated: dict[tuple[str, str], list[str]] = {key: [] for key in alike}
    # Both of a pair get the other in the order of the entries, for pairs come in that order.
    for first, second in itertools.combinations(entries, 2):
        for ref in refs:
            found = difference(first, second, ref)
            if found.gap is None or found.firm:
                continue
            listed = as_rated if found.apart else alike
            listed[first.id, ref].append(second.id)
            listed[second.id, ref].append(first.id)
    return {key: (tuple(alike[key]), tuple(as_rated[key])) for key in alike}


def compare(entries: Sequence[Entry], *, ranked: bool = False) -> Comparison:
    """Set elections side by side.

    Args:
        entries: one for each election, scored and drawn under one method.
        ranked: also give the range of ranks of each election among those shown.

    Raises:
        IncomparableError: If the elections were measured by different yardsticks.
        ValueError: If there is nothing to compare.
    """
    if not entries:
        raise ValueError("there is no election to compare")
    entries = sorted(entries, key=lambda one: one.order)
    limits: tuple[Limit, ...] = judge(entries)
    first, method = entries[0], entries[0].simulation.method
    others = _others(entries, (first.root, *first.findings.criteria))
    ranks: Sequence[tuple[int, int] | None] = [None] * len(entries)
    if ranked:
        ranks = rank_intervals([entry.simulation for entry in entries], method.interval_level)
    return Comparison(
        catalogue=f"{first.card.catalogue} {first.card.catalogue_version}",
        criteria=tuple((ref, first.findings.groups[ref].title) for ref in first.findings.criteria),
        remarks=(*reading(entries, ranked=ranked), *(limit.reason for limit in limits)),
        limits=limits,
        rows=tuple(_row(entry, others, rank) for entry, rank in zip(entries, ranks, strict=True)),
        method=first.method,
        level=method.interval_level,
        draws=method.draws,
        seed=method.seed,
        ranked=ranked,
        changes=changes(entries),
    )


__all__ = ["compare"]
