# SPDX-License-Identifier: Apache-2.0
"""Writing the workbooks that people fill in: sheets with drop-downs, locked where nothing is to be changed.

Text is always written as text, never as a formula. The workbook holds no name, no day and no path, so that the same
assessment gives the same bytes. A hidden sheet keeps what was written, by which `sheet in` sees what was changed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from electassess.render.workbook import LINE, LONGEST, open_book
from electassess.sheets.fields import Field, shown_value
from electassess.sheets.kept import HIDDEN, Base, kept_lines

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HOW_TO: Final = "How to fill in"
_HIGHEST: Final = 408
"""Highest row that Excel shows, in points."""
SPARE: Final = 200
"""Empty rows in which entries can be added."""
_INK, _PAPER, _ANSWER, _HEAD = "#1A1A1A", "#F6F5F2", "#FFFFFF", "#22405C"


@dataclass(frozen=True)
class Page:
    """One sheet to be written.

    Attributes:
        name: of the sheet.
        fields: its columns; the first tells rows apart.
        rows: by key of the data, or by title for columns that have no key.
        choices: the drop-down of a cell that has one of its own, by (number of the row from 0, key).
        notes: shown when a cell is chosen, likewise.
        addable: whether rows may be added.
        readable: whether the sheet is there to be read alone.
        groups: of each row; where it changes, a line is drawn.
        across: pages side by side that it takes in print.
        answers: keys of two cells of which one is to be filled; neither and both are coloured.
        offers: cells of another sheet that the drop-down of a column offers, by key: `Evidence!$A$2:$A$40`. Others may
            be typed, and several, separated by commas.
    """

    name: str
    fields: Sequence[Field]
    rows: Sequence[Mapping[str, Any]]
    choices: Mapping[tuple[int, str], Sequence[Any]] = field(default_factory=dict)
    notes: Mapping[tuple[int, str], str] = field(default_factory=dict)
    addable: bool = False
    readable: bool = False
    groups: Sequence[str] = ()
    across: int = 1
    answers: tuple[str, str] | None = None
    offers: Mapping[str, str] = field(default_factory=dict)


def to_book(title: str, how_to: Sequence[tuple[str, str]], ask: Field | None, asked: Any, pages: Sequence[Page],
            base: Base) -> bytes:  # fmt: skip
    """A workbook.

    Args:
        title: at the head of its first sheet.
        how_to: (heading or nothing, text) of the first sheet.
        ask: a question on the first sheet.
        asked: its answer as it is now.
        pages: the sheets.
        base: what `sheet in` compares with.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    out, book = open_book(title)
    looks = _looks(book)
    first = book.add_worksheet(HOW_TO)
    sheets = [book.add_worksheet(page.name) for page in pages]
    _how_to(first, looks, title, how_to, ask, asked)
    for sheet, page in zip(sheets, pages, strict=True):
        _page(sheet, looks, page)
    hidden = book.add_worksheet(HIDDEN)
    hidden.very_hidden()
    for number, line in enumerate(kept_lines(base)):
        for at, text in enumerate(line):
            hidden.write_string(number, at, text, looks["text"])
    hidden.protect("", {})
    sheets[0].activate()
    book.close()
    return out.getvalue()


def _looks(book: "Workbook") -> dict[str, Any]:
    common: dict[str, Any] = {"valign": "top", "text_wrap": True, "font_color": _INK, "font_size": 10}
    grid = {"border": 1, "border_color": "#D5D2CA"}
    apart = {"top": 2, "top_color": "#22405C"}
    found = {}
    for name, more in {
        "text": {**grid, "bg_color": _PAPER},
        "key": {**grid, "bg_color": _PAPER, "bold": True},
        "answer": {**grid, "bg_color": _ANSWER, "locked": False, "num_format": "@"},
        "number": {**grid, "bg_color": _ANSWER, "locked": False, "align": "center"},
    }.items():
        found[name] = book.add_format({**common, **more})
        found[f"{name} apart"] = book.add_format({**common, **more, **apart})
    found["head"] = book.add_format({**common, "bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "border": 1})
    found["head answer"] = book.add_format({**common, "bold": True, "bg_color": "#F2C14E", "border": 1})
    found["title"] = book.add_format({**common, "bold": True, "font_size": 16})
    found["strong"] = book.add_format({**common, "bold": True, "font_size": 11})
    found["prose"] = book.add_format({**common, "font_size": 11})
    asked = {"bold": True, "font_size": 11, "bg_color": "#FFF1C9", "border": 1, "border_color": "#A08020"}
    found["asked"] = book.add_format({**common, **asked, "locked": False, "valign": "vcenter"})
    found["missing"] = book.add_format({"bg_color": "#FFF1C9"})
    found["both"] = book.add_format({"bg_color": "#F4B6A8"})
    return found


def _how_to(
    sheet: "Worksheet", looks: Mapping[str, Any], title: str, lines: Sequence[tuple[str, str]], ask: Field | None,
    asked: Any,
) -> None:  # fmt: skip
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 92)
    sheet.merge_range(0, 0, 0, 1, "", looks["title"])
    sheet.write_string(0, 0, title, looks["title"])
    sheet.set_row(0, 26)
    at = 2
    if ask is not None:
        sheet.write_string(at, 0, ask.title, looks["strong"])
        shown = shown_value(ask, asked)
        sheet.write_string(at, 1, "" if shown is None else str(shown), looks["asked"])
        sheet.data_validation(at, 1, at, 1, _choice(ask, ask.choices))
        sheet.set_row(at, LINE * 1.6)
        at += 2
    for head, text in lines:
        sheet.write_string(at, 0, head, looks["strong"])
        sheet.write_string(at, 1, text, looks["prose"])
        sheet.set_row(at, (LINE + 1) * max(1, math.ceil(len(text) / 88)) + 4)
        at += 1
    _printed(sheet, portrait=True)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _choice(one: Field, choices: Sequence[Any], note: str = "") -> dict[str, Any]:
    """A drop-down; Excel stops what is not in the list."""
    found: dict[str, Any] = {
        "validate": "list",
        "source": [str(each) for each in choices],
        "error_title": one.title[:32],
        "error_message": f"Choose one of: {', '.join(map(str, choices))}"[:255],
    }
    note = note or one.note
    return found | ({"input_title": one.title[:32], "input_message": note[:255]} if note else {})


def _page(sheet: "Worksheet", looks: Mapping[str, Any], page: Page) -> None:
    """One sheet with frozen titles, a filter, drop-downs, and rows as high as they need."""
    fields = page.fields
    last = len(page.rows) + (SPARE if page.addable else 0)
    for at, one in enumerate(fields):
        filled = bool(one.key) and not page.readable and (at > 0 or page.addable)
        sheet.write_string(0, at, one.title, looks["head answer" if filled else "head"])
        sheet.set_column(at, at, one.width)
        if filled and at > 0:
            _checked(sheet, one, at, 1, last, page.offers.get(one.key, ""))
    sheet.set_row(0, LINE * 2.2)
    before = None
    for number, row in enumerate(page.rows, 1):
        group = page.groups[number - 1] if page.groups else ""
        apart = " apart" if before is not None and group != before else ""
        before = group
        lines = 1
        for at, one in enumerate(fields):
            lines = max(lines, _cell(sheet, looks, page, (number, at), one, row, apart))
        sheet.set_row(number, min(_HIGHEST, max(2, lines) * 13 + 4))
    if page.answers and page.rows:
        _told_apart(sheet, looks, page)
    for (number, key), choices in page.choices.items():
        at = next(at for at, one in enumerate(fields) if one.key == key)
        note = page.notes.get((number, key), "")
        sheet.data_validation(number + 1, at, number + 1, at, _choice(fields[at], choices, note))
    for number in range(len(page.rows) + 1, last + 1):
        for at, one in enumerate(fields):
            sheet.write_blank(number, at, None, looks["number" if one.kind in _NUMBERS else "answer"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(fields) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(2)
    sheet.repeat_columns(0)
    _printed(sheet, portrait=False, across=page.across)
    allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter", "objects")
    sheet.protect("", dict.fromkeys(allowed, True))


def _told_apart(sheet: "Worksheet", looks: Mapping[str, Any], page: Page) -> None:
    """Colour two cells of which neither or both are filled."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415

    one, other = (next(at for at, each in enumerate(page.fields) if each.key == key) for key in page.answers or ())
    first, second = f"${xl_col_to_name(one)}2", f"${xl_col_to_name(other)}2"
    for look, rule in (("missing", f'=AND({first}="",{second}="")'), ("both", f'=AND({first}<>"",{second}<>"")')):
        for at in (one, other):
            options = {"type": "formula", "criteria": rule, "format": looks[look]}
            sheet.conditional_format(1, at, len(page.rows), at, options)


_NUMBERS: Final = frozenset({"number", "whole", "percent"})


def _checked(sheet: "Worksheet", one: Field, at: int, first: int, last: int, offered: str = "") -> None:
    """Drop-down and note of a whole column."""
    if last < first:
        return
    if offered:
        note = {"input_title": one.title[:32], "input_message": one.note[:255]} if one.note else {}
        sheet.data_validation(
            first, at, last, at, {"validate": "list", "source": f"={offered}", "show_error": False, **note}
        )
        return
    if one.kind in {"words", "yes"}:
        sheet.data_validation(first, at, last, at, _choice(one, one.choices or ("yes", "no")))
    elif one.kind == "percent":
        steps = {**_choice(one, range(0, 101, 10)), "error_type": "information"}
        steps["error_message"] = "Any whole number from 0 to 100 will do."
        sheet.data_validation(first, at, last, at, steps)
    elif one.note:
        note = {"validate": "any", "input_title": one.title[:32], "input_message": one.note[:255]}
        sheet.data_validation(first, at, last, at, note)


def _cell(
    sheet: "Worksheet", looks: Mapping[str, Any], page: Page, place: tuple[int, int], one: Field,
    row: Mapping[str, Any], apart: str,
) -> int:  # fmt: skip
    """Write one cell.

    Returns:
        The lines that it takes.
    """
    number, at = place
    value = shown_value(one, row.get(one.key or one.title))
    filled = bool(one.key) and at > 0 and not page.readable
    numeric = one.kind in _NUMBERS
    look = looks[("key" if at == 0 else "text" if not filled else "number" if numeric else "answer") + apart]
    if value is None:
        sheet.write_blank(number, at, None, look)
        return 1
    if isinstance(value, int | float):
        sheet.write_number(number, at, value, look)
        return 1
    text = value[:LONGEST]
    sheet.write_string(number, at, text, look)
    return sum(max(1, math.ceil(len(line) / (one.width * 1.15))) for line in text.split("\n"))


def _printed(sheet: "Worksheet", *, portrait: bool, across: int = 1) -> None:
    sheet.set_paper(9)
    if portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.fit_to_pages(across, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def first_column(sheet: str, rows: int) -> str:
    """The cells of the first column of a sheet, below its title.

    >>> first_column("Evidence", 3)
    'Evidence!$A$2:$A$4'
    """
    return f"{sheet}!$A$2:$A${max(rows, 1) + 1}"


__all__ = ["HOW_TO", "SPARE", "Page", "first_column", "to_book"]
