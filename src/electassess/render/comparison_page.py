# SPDX-License-Identifier: Apache-2.0
"""The comparison as one page that stands alone: table, charts, findings in brief, and what stands behind each cell."""

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping

from markupsafe import Markup

from electassess.comparison import Cell, Comparison, Row, span, whole
from electassess.render.charts import Mark, dot_plot, timeline
from electassess.render.page import data_text, render_page


def _mark(row: Row, value: float | None, low: float | None, high: float | None, *, thin: bool) -> Mark:
    return Mark(row.election, row.name, dt.date.fromisoformat(row.date), value, low, high, thin)


def _mark_of(row: Row, cell: Cell) -> Mark:
    return _mark(row, cell.value, cell.interval_low, cell.interval_high, thin=cell.thin)


def _dot_plots(table: Comparison) -> list[Markup]:
    plots = [
        dot_plot(
            "dots_index",
            "Index",
            [_mark(row, row.index, row.interval_low, row.interval_high, thin=False) for row in table.rows],
        )
    ]
    return plots + [
        dot_plot(f"dots_{ref}", title, [_mark_of(row, row.cells[number]) for row in table.rows])
        for number, (ref, title) in enumerate(table.criteria)
    ]


def _timelines(table: Comparison) -> list[Mapping[str, object]]:
    """For each country with more than one election: its charts, and each step from one election to the next."""
    rows = {row.election: row for row in table.rows}
    titles = [title for _, title in table.criteria]
    told: list[Mapping[str, object]] = []
    for country in dict.fromkeys(change.country for change in table.changes):
        steps = [change for change in table.changes if change.country == country]
        mine = [rows[steps[0].before], *(rows[change.after] for change in steps)]
        charts = [
            timeline(
                f"line_{mine[0].election}_{ref}",
                f"{country}: {title}",
                [_mark_of(row, row.cells[number]) for row in mine],
                [change.differences[number + 1].apart for change in steps],
            )
            for number, (ref, title) in enumerate(table.criteria)
        ]
        told.append(
            {
                "country": country,
                "charts": list(zip(titles, charts, strict=True)),
                "steps": [
                    (rows[one.before], rows[one.after], list(zip(["Index", *titles], one.differences, strict=True)))
                    for one in steps
                ],
            }
        )
    return told


NAMED = 8
"""Findings of either kind that the brief names for one election; the others are counted."""


def _brief(row: Row) -> Mapping[str, object]:
    """The serious findings, the gravest first, and what was met: phrases, and how many more there are."""
    points = [point for cell in row.cells for point in cell.points]
    grave = sorted((point for point in points if point.serious), key=lambda point: point.level or 0)
    phrases = [[point.phrase for point in grave], [point.phrase for point in points if point.outcome == "met"]]
    return {"row": row, "lists": [(listed[:NAMED], len(listed[NAMED:])) for listed in phrases]}


def _options(table: Comparison) -> Mapping[str, list[tuple[str, str]]]:
    """What the table can be filtered by: value and label."""
    bands = {row.band: row.label for row in table.rows if row.band is not None}
    return {
        "region": [(one, one) for one in sorted({row.region for row in table.rows})],
        "year": [(one, one) for one in sorted({row.year for row in table.rows})],
        "band": [(str(band), f"{band}: {bands[band]}") for band in sorted(bands)],
    }


def to_html(table: Comparison) -> bytes:
    """The page: it works without its script, which sorts, filters and opens what is pointed to."""
    script = data_text("comparison.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render_page(
        "comparison.html",
        table=table,
        names={row.election: row.name for row in table.rows},
        titles=dict(table.criteria),
        options=_options(table),
        plots=_dot_plots(table),
        countries=_timelines(table),
        briefs=[_brief(row) for row in table.rows],
        span=span,
        whole=whole,
        style=Markup(data_text("comparison.css")),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        digest=digest,
    )


__all__ = ["to_html"]
