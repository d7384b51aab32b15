# SPDX-License-Identifier: Apache-2.0
"""A comparison as a tidy table for other programs: one row for each election and criterion, and one for the index."""

from electassess.comparison import Cell, Comparison, GateState, Row
from electassess.render import beside
from electassess.render.table import write_csv

COLUMNS = (
    "election",
    "node",
    "value",
    "low",
    "high",
    "rated",
    "applicable",
    "analysts",
    "outcome",
    "band",
    "interval_low",
    "interval_high",
    "interval_level",
    "worst",
    "best",
    "coverage",
    "alpha",
    "iso3",
    "country",
    "region",
    "date",
    "year",
    "type",
    "edition",
    "panel",
    "raters_low",
    "raters_high",
    "single_rater",
    "pairs_equal",
    "pairs",
    "band_chance",
    "other_band",
    "other_band_chance",
    "band_chance_filled",
    "other_band_filled",
    "other_band_chance_filled",
    "nearest_bound",
    "bound_distance",
    "capped",
    "gates_undecided",
    "varied",
    "unrated_facts",
    "analysts_low",
    "analysts_high",
    "likelier",
    "gates_holding",
    "desk",
    "hands",
)
"""Columns are only ever added, at the end of these: scripts elsewhere read them by name."""

RANKS = ("rank_best", "rank_worst")
"""Further columns where ranks were asked for."""


def about(row: Row) -> dict[str, object]:
    """What a row of an export says of its election, so that it can be joined with other tables."""
    return {
        "iso3": row.iso3,
        "country": row.country,
        "region": row.region,
        "date": row.date,
        "year": row.year,
        "type": row.type,
        "edition": row.edition,
        "panel": " ".join(row.panel),
    }


def joined(row: Row) -> dict[str, object]:
    """The same with the verdict, for tables in which no row is of the index."""
    firm = row.firmness
    return about(row) | {
        "coverage": row.coverage,
        "index": row.index,
        "interval_low": row.interval_low,
        "interval_high": row.interval_high,
        "band": row.band,
        "band_chance": firm.rated.own,
        "other_band": firm.rated.other,
        "other_band_chance": firm.rated.other_share,
        "band_chance_filled": firm.filled.own,
    }


def _firm_data(row: Row) -> dict[str, object]:
    firm = row.firmness
    return {
        "band_chance": firm.rated.own,
        "other_band": firm.rated.other,
        "other_band_chance": firm.rated.other_share,
        "band_chance_filled": firm.filled.own,
        "other_band_filled": firm.filled.other,
        "other_band_chance_filled": firm.filled.other_share,
        "nearest_bound": firm.bound,
        "bound_distance": firm.distance,
        "capped": "yes" if firm.capped else "no",
        "gates_undecided": " ".join(firm.undecided),
        "likelier": firm.likelier,
        "gates_holding": " ".join(one.id for one in row.gates if one.state is GateState.HOLDS),
        "desk": "yes" if row.desk else "no",
        "hands": row.hands,
    }


def _cell_data(row: Row, cell: Cell, level: float) -> dict[str, object]:
    return {
        "election": row.election,
        "node": cell.ref,
        "value": cell.value,
        "low": cell.low,
        "high": cell.high,
        "analysts_low": cell.low,
        "analysts_high": cell.high,
        "rated": cell.rated,
        "applicable": cell.applicable,
        "analysts": cell.analysts,
        "outcome": cell.outcome,
        "interval_low": cell.interval_low,
        "interval_high": cell.interval_high,
        "interval_level": level if cell.value is not None else None,
        "worst": cell.worst,
        "best": cell.best,
        "coverage": cell.coverage,
        "alpha": cell.alpha,
        "raters_low": cell.raters[0] if cell.raters else None,
        "raters_high": cell.raters[1] if cell.raters else None,
        "single_rater": cell.single,
        "pairs_equal": cell.equal[0],
        "pairs": cell.equal[1],
        "varied": "yes" if cell.varied else "no",
        "unrated_facts": len({one.id for point in cell.unrated for one in point.evidence}),
    }


def to_csv(table: Comparison) -> bytes:
    """One row for each election and criterion, and one for the index."""
    rows: list[dict[str, object]] = []
    for row in table.rows:
        index: dict[str, object] = {
            "election": row.election,
            "node": "index",
            "value": row.index,
            "analysts": row.analysts,
            "band": row.band,
            "interval_low": row.interval_low,
            "interval_high": row.interval_high,
            "interval_level": table.level if row.index is not None else None,
            "coverage": row.coverage,
            **_firm_data(row),
        }
        index |= beside.values(table, row.election)
        if row.ranks:
            index |= dict(zip(RANKS, row.ranks, strict=True))
        cells = (_cell_data(row, cell, table.level) for cell in row.cells)
        rows += [one | about(row) for one in (index, *cells)]
    ranks = RANKS if table.ranked else ()
    return write_csv([*COLUMNS, *ranks, *beside.columns(table)], rows)


__all__ = ["COLUMNS", "RANKS", "about", "joined", "to_csv"]
