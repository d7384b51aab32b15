# SPDX-License-Identifier: Apache-2.0
"""The first sheet of a workbook: the table as on the page, and the index as a chart; it prints on pages one can read.

Each criterion has two columns, so that the values stay numbers: the value in the colour of its outcome, faded by what
could not be judged, and beside it in small letters its interval and how many indicators were rated.
"""

from typing import TYPE_CHECKING, Any

from electassess.comparison import Cell, Comparison, Row, Say, gate_marks, percent, sorted_title, span
from electassess.render.shown import sentences, standing_lines

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FILLS = {
    "violated": "#8C510A",
    "not-met": "#DFC27D",
    "partly-met": "#F6EFDC",
    "largely-met": "#B5E0D8",
    "met": "#01665E",
}
"""Of each outcome its colour, as on the page."""
DARK = frozenset({"violated", "met"})
SHARES = {2: 0.2, 3: 0.29, 4: 0.38, 5: 0.47, 6: 0.56, 7: 0.63, 8: 0.7}
"""Tenths that could be judged -> how much of the colour is left, as on the page; from nine tenths on all of it."""
SOFT, EDGE, NONE = "#525252", "#D8D4CB", "#E4E4E4"
HEAD, FIRST = 4, 6
"""Row of the headings (two rows of them) and of the first election, from 0."""
CHARTED = 60
"""Elections up to which bars have room for their names."""


def fill(cell: Cell) -> tuple[str, str]:
    """Colour of a cell and of its text.

    >>> from types import SimpleNamespace
    >>> fill(SimpleNamespace(outcome="met", coverage=1.0)), fill(SimpleNamespace(outcome="met", coverage=0.2))
    (('#01665E', '#FFFFFF'), ('#CCE0DF', '#1C1C1C'))
    """
    own = FILLS.get(cell.outcome, NONE)
    share = SHARES.get(max(2, int(cell.coverage * 10)))
    if share is None:
        return own, "#FFFFFF" if cell.outcome in DARK else "#1C1C1C"
    parts = (int(own[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts), "#1C1C1C"


def firm_text(row: Row, say: Say) -> str:
    """What stands beside a verdict: how often its band is held, and what is open."""
    said = [] if row.band is None else [say("front-firm-band", band=str(row.band))]
    if row.firmness.rated.own is not None:
        said.append(say("front-firm-held", share=percent(row.firmness.rated.own, say)))
    if row.firmness.likelier:
        said.append(row.firmness.likelier)
    marks = gate_marks(row.gates, say)
    return "; ".join([*said, *([marks] if marks else [])])


def write_front(book: "Workbook", page: "Worksheet", table: Comparison, text: Any, say: Say) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        page: its first sheet, empty.
        table: what it shows.
        text: writes a text that no program takes for a formula: place, text, format, and the same format for what
            begins like a formula.
        say: says headings and notes.
    """
    cache: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(**wanted: object) -> "Format":
        key = tuple(sorted(wanted.items()))
        if key not in cache:
            cache[key] = book.add_format(dict(wanted))
        return cache[key]

    def put(at: tuple[int, int], words: str, **wanted: object) -> None:
        text(page, at, words, look(**wanted), look(**wanted, quote_prefix=True))

    many = 5 if table.ranked else 4
    last = many + 2 * len(table.criteria) - 1
    _heads(table, page, put, many, say)
    head: dict[str, object] = {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#F4F2EE"}
    for at, (title, width) in enumerate(_fixed(table, say)):
        page.set_column(at, at, width)
        put((HEAD, at), title, **head)
        put((HEAD + 1, at), "", **head, bottom=1)
    for number, (_, title) in enumerate(table.criteria):
        at = many + 2 * number
        page.set_column(at, at, 7)
        page.set_column(at + 1, at + 1, 11)
        page.merge_range(HEAD, at, HEAD, at + 1, "", look(**head, align="center"))
        put((HEAD, at), title, **head, align="center")
        put((HEAD + 1, at), say("head-value"), **head, bottom=1, align="center")
        put((HEAD + 1, at + 1), say("front-ends"), **{**head, "bold": False}, bottom=1, font_size=8)
    page.set_row(HEAD, 48)
    for number, row in enumerate(table.rows):
        _row(page, FIRST + number, row, put, look, say, ranked=table.ranked)
    end = FIRST + len(table.rows)
    if len(table.rows) > 1:
        put((end, 0), say("front-pairs"), font_color=SOFT, font_size=8)
        for at, one in zip((2, *range(many, last, 2)), table.told, strict=True):
            words = say("table-apart-of", apart=str(one.apart), pairs=str(one.pairs))
            put((end, at + 1 if at > 2 else at), words, font_color=SOFT, font_size=8, valign="top")
    _chart(book, page, table, put, end + 2, last, say)
    page.freeze_panes(FIRST, 1)
    page.autofilter(HEAD + 1, 0, max(end - 1, FIRST), last)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD, HEAD + 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&R&P / &N")


def _fixed(table: Comparison, say: Say) -> list[tuple[str, int]]:
    """Headings and widths of the columns before the criteria."""
    ranks = [("front-rank", 7)] if table.ranked else []
    heads = [("head-election", 22), ("head-verdict", 27), ("head-index", 8), ("front-interval", 9), *ranks]
    return [(say(name), width) for name, width in heads]


def _heads(table: Comparison, page: "Worksheet", put: Any, many: int, say: Say) -> None:
    """What stands above the table: title, what it is, three sentences, and the colours."""
    asked = table.sorted_by
    order = say("front-order-asked", title=sorted_title(table, say)) if asked else say("front-order")
    about = {"elections": str(len(table.rows)), "criteria": str(len(table.criteria)), "catalogue": table.catalogue}
    put((0, 0), say("book-title"), bold=True, font_size=16)
    put((1, 0), say("front-about", order=order, count=len(table.limits), **about), font_color=SOFT)
    last = many + 2 * len(table.criteria) - 1
    page.merge_range(2, 0, 2, last, "")
    said = " ".join([*standing_lines(table, say), *sentences(table, say)])
    put((2, 0), said, text_wrap=True, valign="top")
    page.set_row(2, 15 * (2 + len(said) // 190))
    for number, outcome in enumerate([*FILLS][: len(table.criteria)]):
        at = many + 2 * number
        paint = {"bg_color": FILLS[outcome], "font_color": "#FFFFFF" if outcome in DARK else "#1C1C1C", "font_size": 8}
        page.merge_range(3, at, 3, at + 1, "")
        put((3, at), say(f"front-{outcome}"), **paint)
    put((3, 0), say("front-thin"), font_color=SOFT, font_size=8)


def _row(page: "Worksheet", at: int, row: Row, put: Any, look: Any, say: Say, *, ranked: bool) -> None:
    line: dict[str, object] = {"bottom": 1, "bottom_color": EDGE, "valign": "vcenter", "text_wrap": True}
    page.set_row(at, 30)
    put((at, 0), row.name, **line, bold=True)
    firm = firm_text(row, say)
    put((at, 1), say("front-verdict", label=row.label, firm=firm) if firm else row.label, **line, font_size=9)
    number = {**line, "align": "center", "bold": True}
    if row.index is None:
        put((at, 2), "–", **number)
    else:
        page.write_number(at, 2, row.index, look(**number, num_format="0.0"))
    put((at, 3), span(row.interval_low, row.interval_high), **line, align="center")
    if ranked:
        put((at, 4), span(*row.ranks) if row.ranks else "–", **line, align="center")
    for place, cell in enumerate(row.cells):
        left = (5 if ranked else 4) + 2 * place
        paper, ink = fill(cell) if cell.value is not None else (NONE, "#1C1C1C")
        edge = {"bottom": 3, "bottom_color": "#1C1C1C"} if cell.thin else {"bottom": 1, "bottom_color": EDGE}
        both = {**line, **edge, "bg_color": paper, "font_color": ink}
        rated = say("front-rated", rated=str(cell.rated), all=str(cell.applicable))
        if cell.value is None:
            put((at, left), "–", **both, align="center")
            put((at, left + 1), say("front-unscored", rated=rated), **both, font_size=8)
            continue
        page.write_number(at, left, cell.value, look(**both, align="center", bold=True, num_format="0"))
        told = {"span": span(cell.interval_low, cell.interval_high), "rated": rated}
        partly = cell.rated < cell.applicable
        words = (
            say("front-span-ends", ends=span(cell.worst, cell.best), **told) if partly else say("front-span", **told)
        )
        put((at, left + 1), words, **both, font_size=8)


def _chart(book: "Workbook", page: "Worksheet", table: Comparison, put: Any, top: int, last: int, say: Say) -> None:
    """The index with its intervals as bars, in the order of the table; their lengths stand at the far right."""
    scored = [row for row in table.rows if row.index is not None]
    if not scored or len(table.rows) > CHARTED:
        return
    right = last + 2
    for at, title in enumerate((say("front-down"), say("front-up"))):
        page.set_column(right + at, right + at, 11)
        put((HEAD + 1, right + at), title, font_color=SOFT, font_size=8, text_wrap=True)
    for number, row in enumerate(table.rows):
        if row.index is not None and row.interval_low is not None and row.interval_high is not None:
            page.write_number(FIRST + number, right, row.index - row.interval_low)
            page.write_number(FIRST + number, right + 1, row.interval_high - row.index)
    end = FIRST + len(table.rows) - 1
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": say("title-index"),
            "categories": [page.name, FIRST, 0, end, 0],
            "values": [page.name, FIRST, 2, end, 2],
            "fill": {"color": "#B9CBDB"},
            "gap": 60,
            "x_error_bars": {
                "type": "custom",
                "plus_values": _range(page.name, FIRST, end, right + 1),
                "minus_values": _range(page.name, FIRST, end, right),
                "line": {"color": "#12324D", "width": 1.5},
            },
        }
    )
    chart.set_title({"name": say("front-chart", percent=f"{table.level * 100:g}"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis(
        {"min": 0, "max": 100, "major_unit": 25, "major_gridlines": {"visible": True, "line": {"color": EDGE}}}
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": 90 + 22 * len(table.rows)})
    page.insert_chart(top, 0, chart, {"description": say("front-chart-told")})
    page.print_area(0, 0, top + 6 + (90 + 22 * len(table.rows)) // 20, last)


def _range(sheet: str, first: int, last: int, column: int) -> str:
    """A range of one column in the notation of charts; it is no formula of a cell."""
    from xlsxwriter.utility import quote_sheetname, xl_range_abs  # noqa: PLC0415

    return f"={quote_sheetname(sheet)}!{xl_range_abs(first, column, last, column)}"


__all__ = ["FILLS", "fill", "firm_text", "write_front"]
