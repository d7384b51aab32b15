# SPDX-License-Identifier: Apache-2.0
"""The comparison: one row for each election, one cell for each criterion with value, range and number of analysts.

Comparability is judged first: different catalogues cannot be set side by side; panels of different size and thin
coverage can, but are marked. Rows stand by country and date, never by score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.findings import Finding, Findings
from electassess.model.election import Election
from electassess.scoring import Scorecard


@dataclass(frozen=True, slots=True)
class Basis:
    """One item of evidence behind a cell: what it says, who says so, where it stands in the files."""

    text: str
    source: str
    url: str
    at: str


@dataclass(frozen=True, slots=True)
class Point:
    """One finding on an indicator behind a cell."""

    ref: str
    title: str
    level: float | None
    outcome: str
    certainty: str
    serious: bool
    ratings: tuple[str, ...]
    evidence: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion of one election; values 0-100."""

    ref: str
    value: float | None
    low: float | None
    high: float | None
    rated: int
    applicable: int
    analysts: int
    outcome: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One election."""

    election: str
    title: str
    country: str
    date: str
    index: float | None
    band: int | None
    label: str
    analysts: int
    reasons: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table with what must be said before it is read."""

    catalogue: str
    criteria: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]
    method: str


def _remarks(cards: Sequence[Scorecard], titles: Mapping[str, str]) -> list[str]:
    """What limits the comparison, in sentences."""
    remarks = [
        "The same catalogue and method stand behind every row; values do not depend on which elections are shown.",
        "Ranges run over analysts: from every indicator at the lowest level given to every one at the highest.",
        "Where two ranges overlap, the elections cannot be told apart on that criterion.",
    ]
    sizes = {len(card.analysts) for card in cards}
    if len(sizes) > 1:
        few = ", ".join(card.election for card in cards if len(card.analysts) == min(sizes))
        remarks.append(f"Panels differ in size ({min(sizes)} to {max(sizes)} analysts); the smallest rated {few}.")
    if max(sizes, default=0) < 3:
        remarks.append("No panel has three analysts: ranges understate what is not known.")
    same = {card.analysts for card in cards}
    if len(same) > 1:
        remarks.append("Not all elections were rated by the same analysts, so that their strictness may differ.")
    thin = [
        f"{card.election} ({titles[node.ref].lower()})"
        for card in cards
        for node in card.children(card.nodes[0].ref)
        if node.value is None
    ]
    if thin:
        remarks.append(f"Not scored, because too few indicators could be rated: {', '.join(thin)}.")
    return remarks


def _point(finding: Finding, findings: Findings, rating_at: Mapping[str, str], item_at: Mapping[str, str]) -> Point:
    evidence = []
    for key in finding.evidence:
        item = findings.usable.items[key]
        for _, source in findings.usable.sources_of(item)[:1]:
            name = source.organisation if source.named else "source known to the authors"
            evidence.append(Basis(item.fact, name, source.url or "" if source.named else "", item_at[key]))
    return Point(
        ref=finding.ref,
        title=findings.indicators[finding.ref].title,
        level=finding.score.level,
        outcome=finding.outcome.value,
        certainty=finding.certainty.label,
        serious=finding.serious,
        ratings=tuple(rating_at[f"{ref.analyst}:{ref.position}"] for ref in finding.ratings),
        evidence=tuple(evidence),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row is made from: places are `path:line`, by `analyst:position` and by item."""

    election: Election
    country: str
    findings: Findings
    rating_at: Mapping[str, str]
    item_at: Mapping[str, str]


def compare(entries: Sequence[Entry], labels: Sequence[str]) -> Comparison:
    """Set elections side by side.

    Args:
        entries: one for each election, scored under one method.
        labels: of the bands.

    Raises:
        ValueError: If there is nothing to compare, or the catalogues or methods differ.
    """
    if not entries:
        raise ValueError("there is no election to compare")
    cards = [entry.findings.scorecard for entry in entries]
    if len({(card.catalogue, card.catalogue_version, card.method) for card in cards}) > 1:
        raise ValueError("elections scored with different catalogues or methods cannot be compared")
    first = entries[0].findings
    titles = {ref: first.groups[ref].title for ref in first.criteria}
    rows = []
    for entry in sorted(entries, key=lambda one: (one.country, one.election.first_day)):
        card = entry.findings.scorecard
        cells = []
        for ref in entry.findings.criteria:
            node = card.node(ref)
            points = tuple(
                _point(finding, entry.findings, entry.rating_at, entry.item_at)
                for finding in entry.findings.under(ref)
                if finding.score.level is not None
            )
            cells.append(
                Cell(
                    ref,
                    node.value,
                    node.low,
                    node.high,
                    node.rated,
                    node.applicable,
                    node.analysts,
                    node.outcome.value,
                    points,
                )
            )
        label = labels[card.band] if card.band is not None else "no verdict"
        rows.append(
            Row(
                card.election,
                entry.election.title,
                entry.country,
                entry.election.first_day.isoformat(),
                card.index,
                card.band,
                label,
                len(card.analysts),
                card.verdict.reasons,
                tuple(cells),
            )
        )
    return Comparison(
        catalogue=f"{cards[0].catalogue} {cards[0].catalogue_version}",
        criteria=tuple(titles.items()),
        remarks=tuple(_remarks(cards, titles)),
        rows=tuple(rows),
        method=cards[0].method.to_json(),
    )


__all__ = ["Basis", "Cell", "Comparison", "Entry", "Point", "Row", "compare"]
