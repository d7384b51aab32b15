# SPDX-License-Identifier: Apache-2.0
"""The comparison: one row for each election, one cell for each criterion with value, interval and number of analysts.

Comparability is judged first. Rows stand by country and date, never by score, and no election is ranked unless
that is asked for.
"""

from collections.abc import Sequence

from electassess.comparison.beside import beside
from electassess.comparison.cells import Others, cell, deeds
from electassess.comparison.comparability import Limit, judge
from electassess.comparison.drives import drives, pulls
from electassess.comparison.entry import Entry
from electassess.comparison.facts import facts
from electassess.comparison.figures import Figure
from electassess.comparison.firmness import firmness
from electassess.comparison.over_time import changes
from electassess.comparison.reading import reading
from electassess.comparison.records import BandOf, Comparison, Row
from electassess.comparison.telling import tell
from electassess.comparison.verdict_told import gates_of, held_by, how_it_came_about
from electassess.comparison.words import firm_words
from electassess.findings.score_words import reasons_words
from electassess.scoring import rank_intervals


def _row(entry: Entry, others: Others, ranks: tuple[int, int] | None) -> Row:
    card = entry.card
    root = entry.root
    interval, firm, gates = entry.interval(root), firmness(entry), gates_of(entry)
    labels = tuple(band.label for band in entry.ladder.bands) if entry.ladder else ()

    def title(ref: str) -> str:
        return entry.findings.groups[ref].title

    return Row(
        election=card.election,
        title=entry.election.title,
        country=entry.country,
        date=entry.election.first_day.isoformat(),
        index=card.index,
        band=card.band,
        label=entry.label,
        analysts=len(card.analysts),
        reasons=tuple(reasons_words(card.verdict, entry.language)),
        cells=tuple(cell(entry, ref, others) for ref in entry.findings.criteria),
        name=entry.name,
        region=entry.region,
        interval_low=interval.low if interval else None,
        interval_high=interval.high if interval else None,
        ranks=ranks,
        alike=others[entry.id, root][0],
        apart_as_rated=others[entry.id, root][1],
        how=how_it_came_about(entry),
        firmness=firm,
        firm=firm_words(firm, entry.language.say),
        iso3=entry.election.country,
        type=entry.election.type.value,
        edition=card.method.edition.value,
        panel=card.analysts,
        coverage=card.node(root).coverage,
        deeds=deeds(entry),
        year=str(entry.election.first_day.year),
        facts=facts(entry),
        gates=gates,
        drives=drives(card, labels, gates, title, entry.language),
        pulls=pulls(card, title),
        desk=entry.desk,
        standing=entry.standing,
        made=entry.election.desk_note,
        hands=entry.election.fewer_hands(len(card.analysts)),
        held_by=held_by(entry),
    )


def compare(entries: Sequence[Entry], *, ranked: bool = False, figures: Sequence[Figure] = ()) -> Comparison:
    """Set elections side by side.

    Args:
        entries: one for each election, scored and drawn under one method.
        ranked: also give the range of ranks of each election among those shown.
        figures: of other sources, to stand beside the index.

    Raises:
        IncomparableError: If the elections were measured by different yardsticks.
        ValueError: If there is nothing to compare.
    """
    if not entries:
        raise ValueError("there is no election to compare")
    entries = sorted(entries, key=lambda one: one.order)
    limits: tuple[Limit, ...] = judge(entries)
    first, method = entries[0], entries[0].simulation.method
    others, told = tell(entries, (first.root, *first.findings.criteria))
    ranks: Sequence[tuple[int, int] | None] = [None] * len(entries)
    if ranked:
        ranks = rank_intervals([entry.simulation for entry in entries], method.interval_level)
    rows = tuple(_row(entry, others, rank) for entry, rank in zip(entries, ranks, strict=True))
    kinds = {deed.act for row in rows for deed in row.deeds}
    as_found = [(ref, one.title) for ref, one in first.findings.indicators.items() if ref in kinds]
    return Comparison(
        catalogue=f"{first.card.catalogue} {first.card.catalogue_version}",
        criteria=tuple((ref, first.findings.groups[ref].title) for ref in first.findings.criteria),
        remarks=(*reading(entries, ranked=ranked), *(limit.reason for limit in limits)),
        limits=limits,
        rows=rows,
        method=first.method,
        level=method.interval_level,
        draws=method.draws,
        seed=method.seed,
        ranked=ranked,
        changes=changes(entries),
        told=told,
        acts=(*first.acts, *as_found),
        beside=beside(entries, figures),
        bands=tuple(BandOf(one.band, one.label, one.at_least) for one in first.ladder.bands) if first.ladder else (),
    )


__all__ = ["compare"]
