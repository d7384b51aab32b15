# SPDX-License-Identifier: Apache-2.0
"""What the sheets of a workbook hold: rows of plain values under headings, known to no spreadsheet package."""

import datetime as dt
import json
from collections.abc import Sequence

from electassess.comparison import GATES, Comparison, Difference, source_words
from electassess.render import tidy_sheets
from electassess.render.sheet import Column, Sheet, Value


def _values(table: Comparison) -> Sheet:
    ranks = [Column("Best rank", 9, "0"), Column("Worst rank", 9, "0")] if table.ranked else []
    columns = [
        Column("Election", 40),
        Column("Assessment", 30),
        Column("Region", 16),
        Column("Date", 11, "yyyy-mm-dd"),
        Column("Band", 6, "0"),
        Column("Verdict", 26),
        Column("Index", 9, scale=True),
        *ranks,
        *(Column(title, 16, scale=True) for _, title in table.criteria),
    ]
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
            *("not scored" if cell.value is None else cell.value for cell in row.cells),
        )
        for row in table.rows
    ]
    return Sheet("Values", columns, rows)


def _intervals(table: Comparison) -> Sheet:
    columns = [
        Column("Election", 17),
        Column("Assessment", 28),
        Column("Criterion", 26),
        Column("Value", 8, scale=True),
        Column("Interval from", 9),
        Column("Interval to", 9),
        Column("Analysts from", 9),
        Column("Analysts to", 9),
        Column("Unrated at worst", 9),
        Column("Unrated at best", 9),
        Column("Rated", 7, "0"),
        Column("Applicable", 11, "0"),
        Column("Less than half rated", 11),
        Column("Analysts", 9, "0"),
        Column("Alpha", 8, "0.00"),
        Column("Outcome", 14),
        Column("Cannot be told apart from", 44),
        Column("Told apart from, on what could be rated alone", 44),
    ]
    names, titles = {row.election: row.name for row in table.rows}, dict(table.criteria)
    rows: list[Sequence[Value]] = []
    for row in table.rows:
        others = [", ".join(names[key] for key in keys) for keys in (row.alike, row.apart_as_rated)]
        ends = (row.index, row.interval_low, row.interval_high)
        rows.append((row.name, row.election, "Index", *ends, *[None] * 7, row.analysts, None, None, *others))
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
                "yes" if cell.thin else "no",
                cell.analysts,
                cell.alpha if cell.varied else None,
                cell.outcome,
                *(", ".join(names[key] for key in keys) for keys in (cell.alike, cell.apart_as_rated)),
            )
            for cell in row.cells
        ]
    return Sheet("Intervals", columns, rows, fixed=3)


def _findings(table: Comparison) -> Sheet:
    columns = [
        Column("Election", 17),
        Column("Criterion", 26),
        Column("Indicator", 26),
        Column("Finding", 44),
        Column("Level", 7, "General"),
        Column("Outcome", 14),
        Column("Certainty", 11),
        Column("Items of evidence", 10, "0"),
        Column("Ratings", 62),
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
    return Sheet("Findings", columns, rows)


def _evidence(table: Comparison) -> Sheet:
    columns = [
        Column("Election", 17),
        Column("Finding", 40),
        Column("What the source says", 70),
        Column("Source", 24),
        Column("Address", 44),
        Column("Place", 44),
        Column("Item", 22),
        Column("Cited by its raters", 9),
        Column("Indicator rated", 9),
    ]
    rows = [
        (
            row.name,
            f"{row.election}#{point.ref}",
            one.text,
            source_words(one.source, one.via),
            one.url,
            one.at,
            one.id,
            "yes" if one.cited else "no",
            "no" if point.level is None else "yes",
        )
        for row in table.rows
        for cell in row.cells
        for point in (*cell.points, *cell.unrated)
        for one in point.evidence
    ]
    return Sheet("Evidence", columns, rows)


def _told(one: Difference) -> str:
    if one.gap is None:
        return "not scored each time"
    return "no" if not one.apart else "yes" if one.firm else "on what could be rated"


def _changes(table: Comparison) -> Sheet:
    columns = [
        Column("Country", 16),
        Column("From", 20),
        Column("To", 20),
        Column("Criterion", 36),
        Column("Before", 8, scale=True),
        Column("After", 8, scale=True),
        Column("Change from", 9),
        Column("Change to", 9),
        Column("Probability of a rise", 13, "0.00"),
        Column("Told apart", 22),
    ]
    names, titles = {row.election: row.name for row in table.rows}, dict(table.criteria)
    rows = [
        (
            change.country,
            names[change.before],
            names[change.after],
            titles.get(one.ref, "Index"),
            one.second,
            one.first,
            one.low,
            one.high,
            one.probability,
            _told(one),
        )
        for change in table.changes
        for one in change.differences
    ]
    return Sheet("Over time", columns, rows)


def _method(table: Comparison) -> Sheet:
    rows: list[Sequence[Value]] = [("catalogue", table.catalogue)]
    rows += [("remark", remark) for remark in table.remarks]
    rows.append(("remark", GATES))
    rows += [("verdict", f"{row.name}: {row.label}. {row.how}") for row in table.rows]
    rows += [
        (f"method: {key}", json.dumps(value, ensure_ascii=False)) for key, value in json.loads(table.method).items()
    ]
    return Sheet("Method and remarks", [Column("What", 26), Column("In words or as a setting", 140)], rows)


def sheets_of(table: Comparison) -> tuple[Sheet, ...]:
    """The sheets on a comparison, in order."""
    return (
        _values(table),
        tidy_sheets.data(table),
        _intervals(table),
        tidy_sheets.firmness(table),
        _findings(table),
        tidy_sheets.answers(table),
        _evidence(table),
        tidy_sheets.facts(table),
        *tidy_sheets.acts(table),
        _changes(table),
        *tidy_sheets.others(table),
        _method(table),
    )


__all__ = ["Column", "Sheet", "Value", "sheets_of"]
