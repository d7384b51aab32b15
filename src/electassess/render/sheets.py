# SPDX-License-Identifier: Apache-2.0
"""What the sheets of a workbook hold: rows of plain values under headings, known to no spreadsheet package."""

import datetime as dt
import json
from collections.abc import Sequence

from electassess.comparison import Comparison, Difference, Say, source_words
from electassess.render import tidy_sheets
from electassess.render.sheet import Column, Sheet, Value


def _values(table: Comparison, say: Say) -> Sheet:
    ranks = [Column(say("head-best-rank"), 9, "0"), Column(say("head-worst-rank"), 9, "0")] if table.ranked else []
    columns = [
        Column(say("head-election"), 40),
        Column(say("head-assessment"), 30),
        Column(say("head-region"), 16),
        Column(say("head-date"), 11, "yyyy-mm-dd"),
        Column(say("head-band"), 6, "0"),
        Column(say("head-verdict"), 26),
        Column(say("head-index"), 9, scale=True),
        *ranks,
        *(Column(title, 16, scale=True) for _, title in table.criteria),
    ]
    unscored = say("table-unscored")
    rows = [
        (
            row.title,
            row.election,
            row.region,
            dt.date.fromisoformat(row.date),
            row.band,
            row.label,
            row.index,
            *((row.ranks or (None, None)) if table.ranked else ()),
            *(unscored if cell.value is None else cell.value for cell in row.cells),
        )
        for row in table.rows
    ]
    return Sheet(say("tab-values"), columns, rows)


def _intervals(table: Comparison, say: Say) -> Sheet:
    columns = [
        Column(say("head-election"), 17),
        Column(say("head-assessment"), 28),
        Column(say("head-criterion"), 26),
        Column(say("head-value"), 8, scale=True),
        Column(say("head-interval-from"), 9),
        Column(say("head-interval-to"), 9),
        Column(say("head-analysts-from"), 9),
        Column(say("head-analysts-to"), 9),
        Column(say("head-unrated-at-worst"), 9),
        Column(say("head-unrated-at-best"), 9),
        Column(say("head-rated"), 7, "0"),
        Column(say("head-applicable"), 11, "0"),
        Column(say("head-less-than-half-rated"), 11),
        Column(say("head-analysts"), 9, "0"),
        Column(say("head-alpha"), 8, "0.00"),
        Column(say("head-outcome"), 14),
        Column(say("head-cannot-be-told-apart-from"), 44),
        Column(say("head-told-apart-from-on-what"), 44),
    ]
    names, titles = {row.election: row.name for row in table.rows}, dict(table.criteria)
    index, yes, no = say("title-index"), say("book-yes"), say("book-no")
    rows: list[Sequence[Value]] = []
    for row in table.rows:
        others = [", ".join(names[key] for key in keys) for keys in (row.alike, row.apart_as_rated)]
        ends = (row.index, row.interval_low, row.interval_high)
        rows.append((row.name, row.election, index, *ends, *[None] * 7, row.analysts, None, None, *others))
        rows += [
            (
                row.name,
                row.election,
                titles[cell.ref],
                cell.value,
                cell.interval_low,
                cell.interval_high,
                cell.low,
                cell.high,
                cell.worst,
                cell.best,
                cell.rated,
                cell.applicable,
                yes if cell.thin else no,
                cell.analysts,
                cell.alpha if cell.varied else None,
                cell.outcome,
                *(", ".join(names[key] for key in keys) for keys in (cell.alike, cell.apart_as_rated)),
            )
            for cell in row.cells
        ]
    return Sheet(say("tab-intervals"), columns, rows, fixed=3)


def _findings(table: Comparison, say: Say) -> Sheet:
    columns = [
        Column(say("head-election"), 17),
        Column(say("head-criterion"), 26),
        Column(say("head-indicator"), 26),
        Column(say("head-finding"), 44),
        Column(say("head-level"), 7, "General"),
        Column(say("head-outcome"), 14),
        Column(say("head-certainty"), 11),
        Column(say("head-items-of-evidence"), 10, "0"),
        Column(say("head-ratings"), 62),
    ]
    titles = dict(table.criteria)
    rows = [
        (
            row.name,
            titles[cell.ref],
            point.title,
            f"{row.election}#{point.ref}",
            point.level,
            point.outcome,
            point.certainty,
            len(point.evidence),
            " ".join(point.ratings),
        )
        for row in table.rows
        for cell in row.cells
        for point in cell.points
    ]
    return Sheet(say("tab-findings"), columns, rows)


def _evidence(table: Comparison, say: Say) -> Sheet:
    columns = [
        Column(say("head-election"), 17),
        Column(say("head-finding"), 40),
        Column(say("head-what-the-source-says"), 70),
        Column(say("head-source"), 24),
        Column(say("head-address"), 44),
        Column(say("head-place"), 44),
        Column(say("head-item"), 22),
        Column(say("head-cited-by-its-raters"), 9),
        Column(say("head-indicator-rated"), 9),
    ]
    yes, no = say("book-yes"), say("book-no")
    rows = [
        (
            row.name,
            f"{row.election}#{point.ref}",
            one.text,
            source_words(one.source, one.via, say),
            one.url,
            one.at,
            one.id,
            yes if one.cited else no,
            no if point.level is None else yes,
        )
        for row in table.rows
        for cell in row.cells
        for point in (*cell.points, *cell.unrated)
        for one in point.evidence
    ]
    return Sheet(say("tab-evidence"), columns, rows)


def _told(one: Difference, say: Say) -> str:
    if one.gap is None:
        return say("book-apart-none")
    return say("book-no" if not one.apart else "book-yes" if one.firm else "book-apart-rated")


def _changes(table: Comparison, say: Say) -> Sheet:
    columns = [
        Column(say("head-country"), 16),
        Column(say("head-from"), 20),
        Column(say("head-to"), 20),
        Column(say("head-criterion"), 36),
        Column(say("head-before"), 8, scale=True),
        Column(say("head-after"), 8, scale=True),
        Column(say("head-change-from"), 9),
        Column(say("head-change-to"), 9),
        Column(say("head-probability-of-a-rise"), 13, "0.00"),
        Column(say("head-told-apart"), 22),
    ]
    names, titles = {row.election: row.name for row in table.rows}, dict(table.criteria)
    rows = [
        (
            change.country,
            names[change.before],
            names[change.after],
            titles.get(one.ref) or say("title-index"),
            one.second,
            one.first,
            one.low,
            one.high,
            one.probability,
            _told(one, say),
        )
        for change in table.changes
        for one in change.differences
    ]
    return Sheet(say("tab-time"), columns, rows)


def _method(table: Comparison, say: Say) -> Sheet:
    rows: list[Sequence[Value]] = [(say("book-what-catalogue"), table.catalogue)]
    rows += [(say("book-what-remark"), remark) for remark in (*table.remarks, say("note-verdicts"))]
    for row in table.rows:
        verdict = say("book-verdict", election=row.name, label=row.label, how=row.how)
        rows.append((say("book-what-verdict"), verdict))
    rows += [
        (say("book-what-method", key=key), json.dumps(value, ensure_ascii=False))
        for key, value in json.loads(table.method).items()
    ]
    return Sheet(say("tab-method"), [Column(say("head-what"), 26), Column(say("head-in-words-or-as-a"), 140)], rows)


def sheets_of(table: Comparison, say: Say) -> tuple[Sheet, ...]:
    """The sheets on a comparison, in order."""
    return (
        _values(table, say),
        tidy_sheets.data(table, say),
        _intervals(table, say),
        tidy_sheets.firmness(table, say),
        _findings(table, say),
        tidy_sheets.answers(table, say),
        _evidence(table, say),
        tidy_sheets.facts(table, say),
        *tidy_sheets.acts(table, say),
        _changes(table, say),
        *tidy_sheets.others(table, say),
        _method(table, say),
    )


__all__ = ["Column", "Sheet", "Value", "sheets_of"]
