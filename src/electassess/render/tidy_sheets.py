# SPDX-License-Identifier: Apache-2.0
"""The sheets for whoever works on with the numbers: one thing a row, dates as dates, what joins with other tables."""

import datetime as dt
from collections.abc import Sequence

from electassess.comparison import Comparison, GateState, Row, agreement_words, source_words
from electassess.render import beside
from electassess.render.sheet import Column, Sheet, Value

_ABOUT = (
    Column("Assessment", 28),
    Column("ISO code", 7),
    Column("Country", 16),
    Column("Region", 16),
    Column("Date", 11, "yyyy-mm-dd"),
    Column("Year", 7, "0"),
    Column("Type", 13),
    Column("Edition", 9),
    Column("Panel", 26),
)


def _about(row: Row) -> tuple[Value, ...]:
    day = dt.date.fromisoformat(row.date)
    panel = " ".join(row.panel)
    return (row.election, row.iso3, row.country, row.region, day, day.year, row.type, row.edition, panel)


def data(table: Comparison) -> Sheet:
    """One row for each election and criterion, and one for the index."""
    columns = (
        *_ABOUT,
        Column("Criterion", 26),
        Column("Value", 8, scale=True),
        Column("Interval from", 9),
        Column("Interval to", 9),
        Column("Coverage", 9, "0.00"),
        Column("Analysts", 9, "0"),
        Column("Fewest raters of an indicator", 11, "0"),
        Column("Most raters of an indicator", 11, "0"),
        Column("Indicators resting on one analyst", 11, "0"),
        Column("Unrated at worst", 9),
        Column("Unrated at best", 9),
        Column("Agreement of analysts", 40),
        Column("Band", 6, "0"),
        Column("Chance of the band", 10, "0.00"),
    )
    rows: list[Sequence[Value]] = []
    titles = dict(table.criteria)
    for row in table.rows:
        ends = (row.index, row.interval_low, row.interval_high)
        verdict = (row.band, row.firmness.rated.own)
        rows.append((*_about(row), "Index", *ends, row.coverage, row.analysts, *[None] * 6, *verdict))
        rows += [
            (
                *_about(row),
                titles[cell.ref],
                cell.value,
                cell.interval_low,
                cell.interval_high,
                cell.coverage,
                cell.analysts,
                *(cell.raters or (None, None)),
                cell.single,
                cell.worst,
                cell.best,
                agreement_words(cell) if cell.rated else None,
                *verdict,
            )
            for cell in row.cells
        ]
    return Sheet("Data", columns, rows)


def firmness(table: Comparison) -> Sheet:
    """How firm each verdict is."""
    columns = (
        *_ABOUT,
        Column("Band", 6, "0"),
        Column("Chance of the band", 10, "0.00"),
        Column("Likeliest other band", 10, "0"),
        Column("Its chance", 8, "0.00"),
        Column("Chance with the unrated at any level", 11, "0.00"),
        Column("Likeliest other band then", 10, "0"),
        Column("Its chance then", 8, "0.00"),
        Column("Nearest bound", 9),
        Column("Distance of the index", 9),
        Column("Capped", 8),
        Column("Gates that cannot be decided", 26),
        Column("Gates that hold", 26),
        Column("Another band is likelier", 40),
        Column("Assessed at the desk", 9),
        Column("Hands that wrote the sheets", 9, "0"),
        Column("What drives it", 70),
        Column("In words", 70),
    )
    rows = []
    for row in table.rows:
        firm = row.firmness
        chances = [
            value
            for one in (firm.rated, firm.filled)
            for value in (one.own, one.other, None if one.own is None else one.other_share)
        ]
        bound = (firm.bound, firm.distance, "yes" if firm.capped else "no", " ".join(firm.undecided))
        more = (
            " ".join(one.id for one in row.gates if one.state is GateState.HOLDS),
            firm.likelier,
            "yes" if row.desk else "no",
            row.hands,
            " ".join(row.drives),
        )
        rows.append((*_about(row), row.band, *chances, *bound, *more, row.firm))
    return Sheet("Firmness", columns, rows)


def answers(table: Comparison) -> Sheet:
    """What each analyst answered on each indicator, rated or not, and why."""
    columns = (
        Column("Election", 17),
        Column("Criterion", 26),
        Column("Indicator", 26),
        Column("Finding", 40),
        Column("Analyst", 14),
        Column("Level", 7, "General"),
        Column("Status", 16),
        Column("Reason", 70),
        Column("Place", 44),
    )
    titles = dict(table.criteria)
    rows = [
        (
            row.name,
            titles[cell.ref],
            point.title,
            f"{row.election}#{point.ref}",
            one.analyst,
            one.level,
            one.status,
            one.because,
            one.at,
        )
        for row in table.rows
        for cell in row.cells
        for point in (*cell.points, *cell.unrated)
        for one in point.answers
    ]
    return Sheet("Analysts", columns, rows)


def acts(table: Comparison) -> tuple[Sheet, Sheet]:
    """Elections by kinds of act, and the facts."""
    from electassess.render.acts import columns as shown  # noqa: PLC0415
    from electassess.render.acts import counts  # noqa: PLC0415

    heads = (Column("Election", 20), *(Column(title, 12, "0") for _, title in shown(table)))
    matrix = [(name, *(one or None for one in numbers)) for name, numbers in counts(table)]
    titles = dict(table.acts)
    facts = [
        (*_about(row), titles[deed.act], fact.id, fact.text, source_words(fact.source, fact.via), fact.url, fact.at)
        for row in table.rows
        for deed in row.deeds
        for fact in deed.facts
    ]
    more = ("Act", 26), ("Item", 22), ("What the source says", 70), ("Source", 24), ("Address", 44), ("Place", 44)
    return (
        Sheet("What was done", heads, matrix),
        Sheet("What was done, facts", (*_ABOUT, *(Column(*one) for one in more)), facts),
    )


def facts(table: Comparison) -> Sheet:
    """Every public item of evidence, whatever it bears on, and whether any level takes account of it."""
    columns = (
        *_ABOUT,
        Column("Item", 22),
        Column("What the source says", 70),
        Column("Source", 24),
        Column("Address", 44),
        Column("Reading", 10),
        Column("Gravity", 10),
        Column("Happened", 11),
        Column("Indicators", 40),
        Column("Acts", 24),
        Column("Background", 12),
        Column("Cited by a rating", 9),
        Column("Bears only on what nobody rated", 11),
        Column("Place", 44),
    )
    rows = []
    for row in table.rows:
        for fact in row.facts:
            one = fact.basis
            said = (one.id, one.text, source_words(one.source, one.via), one.url, one.reading, one.gravity)
            bearing = (fact.happened, " ".join(fact.indicators), " ".join(fact.acts), fact.background)
            marks = ("yes" if one.cited else "no", "yes" if fact.unrated else "no")
            rows.append((*_about(row), *said, *bearing, *marks, one.at))
    return Sheet("Facts", columns, rows)


def others(table: Comparison) -> list[Sheet]:
    """Others' numbers beside the index, if they were asked for."""
    return beside.sheets(table, _ABOUT, {row.election: _about(row) for row in table.rows})


__all__ = ["acts", "answers", "data", "facts", "firmness", "others"]
