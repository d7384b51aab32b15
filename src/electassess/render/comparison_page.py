# SPDX-License-Identifier: Apache-2.0
"""The comparison as one page that stands alone: table, charts, findings in brief, and what stands behind each cell."""

import datetime as dt
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from electassess.comparison import (
    Cell,
    Comparison,
    Difference,
    GateState,
    Row,
    Say,
    acts_beside_levels,
    against,
    agreement_words,
    besides,
    firm_words,
    gate_marks,
    lacks_words,
    met,
    percent,
    raters_words,
    sorted_title,
    source_words,
    span,
    state_words,
    whole,
)
from electassess.language import Language
from electassess.render import beside
from electassess.render.charts import ROW, Mark, dot_plot, timeline
from electassess.render.page import data_text, digest, render_page
from electassess.render.page_data import page_data
from electassess.render.shown import held_words, sentences, standing_lines


def _mark_of(row: Row, cell: Cell) -> Mark:
    day = dt.date.fromisoformat(row.date)
    ends = (cell.value, cell.interval_low, cell.interval_high)
    return Mark(row.election, row.name, day, *ends, cell.thin, f"{row.election}.{cell.ref}")


def _mark_of_index(row: Row) -> Mark:
    day = dt.date.fromisoformat(row.date)
    return Mark(row.election, row.name, day, row.index, row.interval_low, row.interval_high, False, row.election)  # noqa: FBT003


def _dot_plots(table: Comparison, say: Say) -> list[Markup]:
    marks = [_mark_of_index(row) for row in table.rows]
    plots = [dot_plot("dots_index", say("title-index"), marks, say, table.bands)]
    return plots + [
        dot_plot(f"dots_{ref}", title, [_mark_of(row, row.cells[number]) for row in table.rows], say)
        for number, (ref, title) in enumerate(table.criteria)
    ]


def _timelines(table: Comparison, say: Say, *, detail: bool) -> list[Mapping[str, object]]:
    """For each country with more than one election: its charts, and each step from one election to the next."""
    rows = {row.election: row for row in table.rows}
    index = say("title-index")
    titles = [index, *(title for _, title in table.criteria)] if detail else [index]
    told: list[Mapping[str, object]] = []
    for country in dict.fromkeys(change.country for change in table.changes):
        steps = [change for change in table.changes if change.country == country]
        mine = [rows[steps[0].before], *(rows[change.after] for change in steps)]
        lines = [("index", index, [_mark_of_index(row) for row in mine])]
        if detail:
            lines += [
                (ref, title, [_mark_of(row, row.cells[number]) for row in mine])
                for number, (ref, title) in enumerate(table.criteria)
            ]
        charts = [
            timeline(
                f"line_{mine[0].election}_{ref}",
                say("chart-of", country=country, title=title),
                marks,
                [change.differences[number].apart for change in steps],
                say,
            )
            for number, (ref, title, marks) in enumerate(lines)
        ]
        told.append(
            {
                "country": country,
                "elections": [row.election for row in mine],
                "charts": list(zip(titles, charts, strict=True)),
                "steps": [
                    (rows[one.before], rows[one.after], list(zip(titles, one.differences, strict=False)))
                    for one in steps
                ],
            }
        )
    return told


def _gap(found: Difference) -> str:
    """The interval of a difference in points, from the lower election to the higher."""
    if found.low is None or found.high is None:
        return span(None, None)
    return span(found.low, found.high) if (found.probability or 0) > 0.5 else span(-found.high, -found.low)


NAMED = 8
"""Findings of either kind that the brief names for one election; the others are counted."""


def _brief(row: Row, say: Say) -> Mapping[str, object]:
    """What weighs most against it, and what was met: phrases with their cells, and how many more."""
    phrases = [
        [(one.phrase, f"{row.election}.{one.criterion}") for one in told]
        for told in (against(row, say), besides(row, say), met(row))
    ]
    first, grave, last = [(told[:NAMED], len(told[NAMED:])) for told in phrases]
    firm = firm_words(row.firmness, say, undecided=False)
    return {
        "row": row,
        "lists": [first, last],
        "besides": grave,
        "firm": firm,
        "drives": lacks_words(row.index, row.pulls, say),
    }


LARGE = 60
"""Elections up to which a page holds what stands behind every finding; of more it would be too heavy to open."""

MANY = 40
"""Elections that a sentence names; more are counted."""


def _place(path: str) -> str:
    """A place without the folder of its election, and without that of the ratings."""
    return (
        path.partition("/")[2].partition("/")[2].removeprefix("ratings/") if path.startswith("assessments/") else path
    )


def _faded(cell: Cell) -> str:
    """The class that fades a cell by the share that could not be judged, in tenths; none from nine tenths on."""
    tenths = max(2, int(cell.coverage * 10))
    return "" if tenths >= 9 else f" faded f{tenths}"


def _acts(table: Comparison) -> Mapping[str, object]:
    """Elections by what was done: heads, and for each election the facts of each kind."""
    done = {deed.act for row in table.rows for deed in row.deeds}
    heads = [(act, title) for act, title in table.acts if act in done]
    rows = []
    for row in table.rows:
        facts = {deed.act: deed.facts for deed in row.deeds}
        rows.append((row, [(act, title, facts.get(act, ())) for act, title in heads]))
    return {"heads": heads, "rows": rows, "beside": {one.act: one for one in acts_beside_levels(table)}}


FILTERS = ("region", "country", "year", "type", "band", "panel", "gate")
"""What the table can be filtered by, in the order in which it is offered."""

SEVERAL = "country"
"""The filter of which several values can be chosen at once."""


def _gates(row: Row, say: Say) -> list[tuple[str, str]]:
    """How the gates of an election stand that hold or cannot be decided: a token, and words."""
    return [
        (
            f"{one.id}:{'holds' if one.state is GateState.HOLDS else 'undecided'}",
            say("filter-gate-state", gate=one.name, state=state_words(one.state, say)),
        )
        for one in row.gates
        if one.state is not GateState.DOES_NOT_HOLD
    ]


def _filters(row: Row, say: Say) -> list[tuple[str, str]]:
    """What an election has of each filter."""
    band = "" if row.band is None else str(row.band)
    gates = " ".join(token for token, _ in _gates(row, say))
    return list(
        zip(FILTERS, (row.region, row.country, row.year, row.type, band, " ".join(row.panel), gates), strict=True)
    )


def _options(table: Comparison, say: Say) -> Iterable[tuple[str, str, list[tuple[str, str]]]]:
    """Of each filter its name, its label, and value and words of what can be chosen."""
    bands = {str(one.band): say("filter-band-of", band=str(one.band), label=one.label) for one in table.bands}
    panels = {" ".join(row.panel): ", ".join(row.panel) for row in table.rows}
    gates = dict(sorted(pair for row in table.rows for pair in _gates(row, say)))
    words = {"band": bands, "panel": panels, "gate": gates}
    found = [dict(_filters(row, say)) for row in table.rows]
    for name in FILTERS:
        there = sorted(gates if name == "gate" else {one[name] for one in found} - {""})
        yield name, say(f"filter-{name}"), [(one, words.get(name, {}).get(one, one)) for one in there]


def indicators_of(table: Comparison) -> list[tuple[str, str, str]]:
    """Every indicator that applies to an election shown: ref, title, and title of its criterion."""
    found = {
        point.ref: (point.title, title)
        for number, (_, title) in enumerate(table.criteria)
        for row in table.rows
        for point in (*row.cells[number].points, *row.cells[number].unrated)
    }
    return [(ref, *found[ref]) for ref in found]


def to_html(table: Comparison, content: bytes, language: Language) -> bytes:
    """The page: it works without its script, which sorts, filters, saves, and opens what is pointed to.

    Args:
        table: what it shows.
        content: the same as CSV, of which the page saves the lines on the elections shown.
        language: in which it speaks.
    """
    say = language.say
    detail = len(table.rows) <= LARGE
    script = data_text("comparison_save.js") + data_text("comparison.js")
    style = data_text("comparison.css")
    return render_page(
        "comparison.html",
        table=table,
        names={row.election: row.name for row in table.rows},
        titles=dict(table.criteria),
        options=list(_options(table, say)),
        filters=lambda row: _filters(row, say),
        several=SEVERAL,
        sorted_title=sorted_title(table, say),
        indicators=indicators_of(table),
        said=sentences(table, say),
        held=held_words(table.rows, say),
        detail=detail,
        large=LARGE,
        many=MANY,
        place=_place,
        data=page_data(table, content, say),
        plots=_dot_plots(table, say),
        countries=_timelines(table, say, detail=detail),
        briefs=[_brief(row, say) for row in table.rows],
        span=span,
        whole=whole,
        gap=_gap,
        acts=_acts(table),
        faded=_faded,
        percent=lambda share: percent(share, say),
        raters=lambda point: raters_words(point, say),
        agreement=lambda cell: agreement_words(cell, say),
        sourced=lambda source, via: source_words(source, via, say),
        gates=say("note-verdicts"),
        gate_marks=lambda gates: gate_marks(gates, say),
        standing=standing_lines(table, say),
        beside_heading=say("others-heading"),
        beside_source=lambda measure: beside.source_words(measure, say),
        beside_rows=beside.rows_of(table, say) if table.beside else [],
        scatters=[beside.scatter(table, one, number, say) for number, one in enumerate(table.beside)],
        named=NAMED,
        row_height=ROW,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        digests={"style": digest(style), "script": digest(script)},
    )


__all__ = ["to_html"]
