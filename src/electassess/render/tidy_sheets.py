# SPDX-License-Identifier: Apache-2.0
"""The sheets for whoever works on with the numbers: one thing a row, dates as dates, what joins with other tables."""

import datetime as dt
from collections.abc import Sequence

from electassess.comparison import Comparison, GateState, Row, Say, agreement_words, source_words
from electassess.render import beside
from electassess.render.sheet import Column, Sheet, Value


def about_columns(say: Say) -> tuple[Column, ...]:
    """The columns that say what election a row is of."""
    return (
        Column(say("head-assessment"), 28),
        Column(say("head-iso-code"), 7),
        Column(say("head-country"), 16),
        Column(say("head-region"), 16),
        Column(say("head-date"), 11, "yyyy-mm-dd"),
        Column(say("head-year"), 7, "0"),
        Column(say("head-type"), 13),
        Column(say("head-edition"), 9),
        Column(say("head-panel"), 26),
    )


def _about(row: Row) -> tuple[Value, ...]:
    day = dt.date.fromisoformat(row.date)
    panel = " ".join(row.panel)
    return (row.election, row.iso3, row.country, row.region, day, day.year, row.type, row.edition, panel)


def data(table: Comparison, say: Say) -> Sheet:
    """One row for each election and criterion, and one for the index."""
    columns = (
        *about_columns(say),
        Column(say("head-criterion"), 26),
        Column(say("head-value"), 8, scale=True),
        Column(say("head-interval-from"), 9),
        Column(say("head-interval-to"), 9),
        Column(say("head-coverage"), 9, "0.00"),
        Column(say("head-analysts"), 9, "0"),
        Column(say("head-fewest-raters-of-an-indicator"), 11, "0"),
        Column(say("head-most-raters-of-an-indicator"), 11, "0"),
        Column(say("head-indicators-resting-on-one-analyst"), 11, "0"),
        Column(say("head-unrated-at-worst"), 9),
        Column(say("head-unrated-at-best"), 9),
        Column(say("head-agreement-of-analysts"), 40),
        Column(say("head-band"), 6, "0"),
        Column(say("head-chance-of-the-band"), 10, "0.00"),
    )
    rows: list[Sequence[Value]] = []
    titles, index = dict(table.criteria), say("title-index")
    for row in table.rows:
        ends = (row.index, row.interval_low, row.interval_high)
        verdict = (row.band, row.firmness.rated.own)
        rows.append((*_about(row), index, *ends, row.coverage, row.analysts, *[None] * 6, *verdict))
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
                agreement_words(cell, say) if cell.rated else None,
                *verdict,
            )
            for cell in row.cells
        ]
    return Sheet(say("tab-data"), columns, rows)


def firmness(table: Comparison, say: Say) -> Sheet:
    """How firm each verdict is."""
    columns = (
        *about_columns(say),
        Column(say("head-band"), 6, "0"),
        Column(say("head-chance-of-the-band"), 10, "0.00"),
        Column(say("head-likeliest-other-band"), 10, "0"),
        Column(say("head-its-chance"), 8, "0.00"),
        Column(say("head-chance-with-the-unrated-at"), 11, "0.00"),
        Column(say("head-likeliest-other-band-then"), 10, "0"),
        Column(say("head-its-chance-then"), 8, "0.00"),
        Column(say("head-nearest-bound"), 9),
        Column(say("head-distance-of-the-index"), 9),
        Column(say("head-capped"), 8),
        Column(say("head-gates-that-cannot-be-decided"), 26),
        Column(say("head-gates-that-hold"), 26),
        Column(say("head-another-band-is-likelier"), 40),
        Column(say("head-assessed-at-the-desk"), 9),
        Column(say("head-hands-that-wrote-the-sheets"), 9, "0"),
        Column(say("head-what-drives-it"), 70),
        Column(say("head-in-words"), 70),
    )
    rows, yes, no = [], say("book-yes"), say("book-no")
    for row in table.rows:
        firm = row.firmness
        chances = [
            value
            for one in (firm.rated, firm.filled)
            for value in (one.own, one.other, None if one.own is None else one.other_share)
        ]
        bound = (firm.bound, firm.distance, yes if firm.capped else no, " ".join(firm.undecided))
        more = (
            " ".join(one.id for one in row.gates if one.state is GateState.HOLDS),
            firm.likelier,
            yes if row.desk else no,
            row.hands,
            " ".join(row.drives),
        )
        rows.append((*_about(row), row.band, *chances, *bound, *more, row.firm))
    return Sheet(say("tab-firmness"), columns, rows)


def answers(table: Comparison, say: Say) -> Sheet:
    """What each analyst answered on each indicator, rated or not, and why."""
    columns = (
        Column(say("head-election"), 17),
        Column(say("head-criterion"), 26),
        Column(say("head-indicator"), 26),
        Column(say("head-finding"), 40),
        Column(say("head-analyst"), 14),
        Column(say("head-level"), 7, "General"),
        Column(say("head-status"), 16),
        Column(say("head-reason"), 70),
        Column(say("head-place"), 44),
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
    return Sheet(say("tab-analysts"), columns, rows)


def acts(table: Comparison, say: Say) -> tuple[Sheet, Sheet]:
    """Elections by kinds of act, and the facts."""
    from electassess.render.acts import columns as shown  # noqa: PLC0415
    from electassess.render.acts import counts  # noqa: PLC0415

    heads = (Column(say("head-election"), 20), *(Column(title, 12, "0") for _, title in shown(table)))
    matrix = [(name, *(one or None for one in numbers)) for name, numbers in counts(table)]
    titles = dict(table.acts)
    facts = [
        (
            *_about(row),
            titles[deed.act],
            fact.id,
            fact.text,
            source_words(fact.source, fact.via, say),
            fact.url,
            fact.at,
        )
        for row in table.rows
        for deed in row.deeds
        for fact in deed.facts
    ]
    more = (
        (say("head-act"), 26),
        (say("head-item"), 22),
        (say("head-what-the-source-says"), 70),
        (say("head-source"), 24),
        (say("head-address"), 44),
        (say("head-place"), 44),
    )
    return (
        Sheet(say("tab-acts"), heads, matrix),
        Sheet(say("tab-acts-facts"), (*about_columns(say), *(Column(*one) for one in more)), facts),
    )


def facts(table: Comparison, say: Say) -> Sheet:
    """Every public item of evidence, whatever it bears on, and whether any level takes account of it."""
    columns = (
        *about_columns(say),
        Column(say("head-item"), 22),
        Column(say("head-what-the-source-says"), 70),
        Column(say("head-source"), 24),
        Column(say("head-address"), 44),
        Column(say("head-reading"), 10),
        Column(say("head-gravity"), 10),
        Column(say("head-happened"), 11),
        Column(say("head-indicators"), 40),
        Column(say("head-acts"), 24),
        Column(say("head-background"), 12),
        Column(say("head-cited-by-a-rating"), 9),
        Column(say("head-bears-only-on-what-nobody"), 11),
        Column(say("head-place"), 44),
    )
    rows, yes, no = [], say("book-yes"), say("book-no")
    for row in table.rows:
        for fact in row.facts:
            one = fact.basis
            said = (one.id, one.text, source_words(one.source, one.via, say), one.url, one.reading, one.gravity)
            bearing = (fact.happened, " ".join(fact.indicators), " ".join(fact.acts), fact.background)
            marks = (yes if one.cited else no, yes if fact.unrated else no)
            rows.append((*_about(row), *said, *bearing, *marks, one.at))
    return Sheet(say("tab-facts"), columns, rows)


def others(table: Comparison, say: Say) -> list[Sheet]:
    """Others' numbers beside the index, if they were asked for."""
    return beside.sheets(table, about_columns(say), {row.election: _about(row) for row in table.rows}, say)


__all__ = ["acts", "answers", "data", "facts", "firmness", "others"]
