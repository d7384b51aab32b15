# SPDX-License-Identifier: Apache-2.0
"""Others' numbers beside the index, in every format: a table, what it comes to, and a scatter with intervals."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from electassess.comparison import Beside, Comparison, Placed, Row, Say, figure_words, span
from electassess.render.markdown import escape
from electassess.render.sheet import Column, Sheet, Value

WIDTH, HEIGHT = 420, 420
"""Of a scatter, in units of its view."""
_LEFT, _RIGHT, _TOP, _FOOT = 40, 400, 20, 380


def figure_text(placed: Placed | None, say: Say, *, share: bool) -> str:
    """A figure with its interval on its own scale, as its source publishes it; a dash where there is none."""
    if placed is None:
        return "–"
    value, low, high = (
        None if one is None else figure_words(one, share=share) for one in (placed.value, placed.low, placed.high)
    )
    ends = "" if low is None or high is None else f" [{low}–{high}]"
    note = "" if placed.exact else f" {say('others-vote', date=placed.date)}"
    return f"{value}{ends}{note}"


def short(value: float) -> str:
    """A number on the axis of another source, with as many digits as it has."""
    return figure_words(value, share=False)


def index_of(row: Row) -> str:
    """The index with its interval."""
    if row.index is None:
        return "–"
    low, high = row.interval_low, row.interval_high
    return f"{row.index:.1f}" + ("" if low is None or high is None else f" [{span(low, high)}]")


def source_words(measure: Beside, say: Say) -> str:
    """Whose numbers they are, for whoever prints them: with version and licence, as far as these are known."""
    return say("others-source", credit=measure.credit or measure.source)


def data_of(table: Comparison, say: Say) -> list[Mapping[str, object]]:
    """What the script of a page needs of each measure to say anew what it comes to."""
    return [
        {
            "title": measure.title,
            "year": not measure.of_elections,
            "credit": source_words(measure, say),
            "levels": measure.levels and [f"{level * 100:g}" for level in measure.levels],
            "figures": {
                one.election: [one.value, one.low, one.high, figure_words(one.value, share=measure.share)]
                for one in measure.placed
            },
        }
        for measure in table.beside
    ]


def rows_of(table: Comparison, say: Say) -> list[list[str]]:
    """Head and one row for each election: its index, and the figure of each measure."""
    placed = [({one.election: one for one in measure.placed}, measure.share) for measure in table.beside]
    head = [say("head-election"), say("head-index"), *(measure.title for measure in table.beside)]
    return [
        head,
        *(
            [
                row.name,
                index_of(row),
                *(figure_text(found.get(row.election), say, share=share) for found, share in placed),
            ]
            for row in table.rows
        ),
    ]


def to_lines(table: Comparison, say: Say) -> list[str]:
    """For the terminal; empty if none were asked for."""
    if not table.beside:
        return []
    rows = rows_of(table, say)
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    told = [
        line
        for measure in table.beside
        for line in (
            "",
            say("others-title", title=measure.title),
            *(f"  {one}" for one in (*measure.words, source_words(measure, say))),
        )
    ]
    return ["", say("others-title", title=say("others-heading")), *lines, *told]


def to_markdown(table: Comparison, say: Say) -> list[str]:
    """For a document; empty if none were asked for."""
    if not table.beside:
        return []
    rows = [f"| {' | '.join(escape(cell).replace('|', '&#124;') for cell in row)} |" for row in rows_of(table, say)]
    rule = "|---" * (len(table.beside) + 2) + "|"
    lines = ["", escape(say("others-heading")), "", rows[0], rule, *rows[1:]]
    for measure in table.beside:
        lines += [
            "",
            escape(say("others-title", title=measure.title)),
            "",
            *(f"- {escape(one)}" for one in (*measure.words, source_words(measure, say))),
        ]
    return lines


def columns(table: Comparison) -> list[str]:
    """Further columns of the CSV: for each measure its figure, interval, and the year or vote it is of."""
    return [f"{measure.title}{part}" for measure in table.beside for part in ("", " low", " high", " of")]


def values(table: Comparison, election: str) -> Mapping[str, object]:
    """What stands in those columns in the row of an election's index."""
    cells: list[object] = []
    for measure in table.beside:
        found = next((one for one in measure.placed if one.election == election), None)
        cells += [None] * 4 if found is None else [found.value, found.low, found.high, found.date or found.year]
    return dict(zip(columns(table), cells, strict=True))


def scale_of(measure: Beside) -> tuple[float, float]:
    """Ends of the axis of a measure: 0-1 or 0-100 where its numbers lie there, else round their range."""
    ends = [end for one in measure.placed for end in (one.value, one.low, one.high) if end is not None]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    for top in (1.0, 100.0):
        if low >= 0 and top / 20 < high <= top:
            return 0.0, top
    step = 10 ** math.floor(math.log10((high - low) or abs(high) or 1))
    return math.floor(low / step) * step, (math.floor(high / step) + 1) * step


def scatter(table: Comparison, measure: Beside, number: int, say: Say) -> Markup:
    """Their figure across, the index upwards, each with its interval; a mark leads to what stands behind it."""
    bottom, top = scale_of(measure)

    def across(value: float) -> float:
        return _LEFT + (value - bottom) / (top - bottom) * (_RIGHT - _LEFT)

    def up(value: float) -> float:
        return _FOOT - value / 100 * (_FOOT - _TOP)

    line = Markup('<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>')
    text = Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>')
    scale = []
    for part in range(5):
        theirs, ours = bottom + part / 4 * (top - bottom), part * 25.0
        scale += [
            line.format("grid", across(theirs), across(theirs), _TOP, _FOOT),
            line.format("grid", _LEFT, _RIGHT, up(ours), up(ours)),
            text.format("tick", across(theirs), _FOOT + 16, short(theirs)),
            text.format("scale", _LEFT - 6, up(ours) + 4, f"{ours:g}"),
        ]
    scale.append(text.format("tick", (_LEFT + _RIGHT) / 2, _FOOT + 34, say("others-across", title=measure.title)))
    scale.append(text.format("", 0, 9, say("others-up")))
    rows = {row.election: row for row in table.rows}
    marks = []
    drawn_lines: list[tuple[float, float]] = []
    for one in measure.placed:
        row = rows[one.election]
        if row.index is None:
            continue
        x, y = across(one.value), up(row.index)
        shapes: list[Markup] = []
        lines: list[tuple[float, float]] = []
        if one.low is not None and one.high is not None:
            shapes.append(line.format("beam", across(one.low), across(one.high), y, y))
            lines += [(across(one.low + (one.high - one.low) * part / 8), y) for part in range(9)]
        if row.interval_low is not None and row.interval_high is not None:
            low, high = row.interval_low, row.interval_high
            shapes.append(line.format("beam", x, x, up(low), up(high)))
            lines += [(x, up(low + (high - low) * part / 8)) for part in range(9)]
        shapes.append(Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(x, y))
        figure = figure_text(one, say, share=measure.share)
        words = say("others-mark", election=row.name, index=index_of(row), title=measure.title, figure=figure)
        link = Markup('<a href="#{}" data-election="{}"><title>{}</title><g aria-hidden="true">{}</g></a>')
        marks.append((x, y, f"{row.iso3} {row.year[2:]}", link, row.election, words, shapes))
        drawn_lines += lines
    labels = _labels([(x, y, label) for x, y, label, *_ in marks], drawn_lines)
    drawn = [
        link.format(target, target, words, Markup("").join([*shapes, text.format(f"name {side}", *place, label)]))
        for (_, _, label, link, target, words, shapes), (side, place) in zip(marks, labels, strict=True)
    ]
    return Markup(
        '<svg id="scatter_{0}" role="group" aria-labelledby="scatter_{0}_title" viewBox="0 0 {1} {2}" '
        'xmlns="http://www.w3.org/2000/svg"><title id="scatter_{0}_title">{3}</title>'
        '<g aria-hidden="true">{4}</g>{5}</svg>'
    ).format(
        number, WIDTH, HEIGHT, say("others-chart", title=measure.title), Markup("").join(scale), Markup("").join(drawn)
    )


def _labels(
    marks: Sequence[tuple[float, float, str]], lines: Sequence[tuple[float, float]]
) -> list[tuple[str, tuple[float, float]]]:
    """For each mark the corner of it in which its label lies on the fewest labels, marks and lines: class, place."""
    taken: list[tuple[float, float]] = [*((x, y) for x, y, _ in marks), *lines]
    placed = []
    for x, y, label in marks:
        room = 5.6 * len(label)
        corners = [("", x + 6, y - 5), ("", x + 6, y + 12), ("left", x - 6, y - 5), ("left", x - 6, y + 12)]
        side, left, base = min(corners, key=lambda one, room=room: _hits(one, room, taken))  # type: ignore[misc]
        start = left - room if side else left
        taken += [(start, base - 4), (start + room / 2, base - 4), (start + room, base - 4)]
        placed.append((side, (left, base)))
    return placed


def _hits(corner: tuple[str, float, float], room: float, taken: Sequence[tuple[float, float]]) -> int:
    """How many points lie under a label; more than there are if it leaves the chart."""
    side, left, base = corner
    start = left - room if side else left
    out = start < _LEFT or start + room > WIDTH
    return out * len(taken) + sum(start - 4 < x < start + room + 4 and base - 12 < y < base + 4 for x, y in taken)


def sheets(table: Comparison, about: Sequence[Column], first: Mapping[str, Sequence[Value]], say: Say) -> list[Sheet]:
    """A sheet of one row for each election and measure, and one of what it comes to; none if none were asked for.

    Args:
        table: the comparison.
        about: the columns that say what election it is.
        first: by election, what stands in them.
        say: says headings.
    """
    if not table.beside:
        return []
    more = [
        *(Column(say(name), 9) for name in ("head-index", "head-interval-from", "head-interval-to")),
        Column(say("head-source"), 14),
        Column(say("head-measure"), 16),
        *(Column(say(name), 9, "0.###") for name in ("head-their-value", "head-their-low", "head-their-high")),
        Column(say("head-of-the-year"), 8, "0"),
        Column(say("head-of-the-vote-on"), 12),
    ]
    rows = {row.election: row for row in table.rows}
    data: list[Sequence[Value]] = []
    for measure in table.beside:
        for one in measure.placed:
            row = rows[one.election]
            ours = (row.index, row.interval_low, row.interval_high)
            theirs = (measure.source, measure.name, one.value, one.low, one.high, one.year, one.date)
            data.append((*first[one.election], *ours, *theirs))
    words = [(measure.title, line) for measure in table.beside for line in (*measure.words, source_words(measure, say))]
    return [
        Sheet(say("tab-others"), (*about, *more), data),
        Sheet(
            say("tab-others-words"), (Column(say("head-measure"), 26), Column(say("head-what-it-comes-to"), 120)), words
        ),
    ]


__all__ = [
    "columns",
    "data_of",
    "figure_text",
    "rows_of",
    "scatter",
    "sheets",
    "source_words",
    "to_lines",
    "to_markdown",
    "values",
]
