# SPDX-License-Identifier: Apache-2.0
"""A comparison as an Excel workbook: values, intervals, findings, evidence, changes, and how they were made.

Text is always written as text, and what begins like a formula also carries Excel's own mark for quoted text, which
survives editing the cell. The file holds no name and no day, so that the same comparison gives the same bytes.
"""

import datetime as dt
import io
import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from electassess.comparison import Comparison, Say
from electassess.language import Language
from electassess.render.extras import MissingExtraError
from electassess.render.front_sheet import write_front
from electassess.render.sheet import Column, Sheet, Value
from electassess.render.sheets import sheets_of
from electassess.render.text import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that Excel lets a cell hold."""

EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the first day a zip archive knows; no day of ours
"""Stands where the format wants the day of making."""

TAB = 31
"""Characters that it lets the name of a sheet have."""
_NO_TAB = re.compile(r"[\[\]:*?/\\]")
_ACTIVE = re.compile(r"\s*[=+\-@＝＋－＠]")
SCALE = {
    "type": "3_color_scale",
    **dict.fromkeys(("min_type", "mid_type", "max_type"), "num"),
    "min_value": 0,
    "mid_value": 50,
    "max_value": 100,
    "min_color": "#D8B365",
    "mid_color": "#F7F3E8",
    "max_color": "#5AB4AC",
}
"""Colours from low to high that the colour-blind can tell apart, and dark text can be read on."""

LINE = 15
"""Height of a line, in points."""


def open_book(title: str) -> "tuple[io.BytesIO, Workbook]":
    """A workbook to be filled, and where its bytes go when it is closed. No text in it wakes as a formula or a link.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415
    except ImportError as fault:
        raise MissingExtraError("xlsx", "Excel") from fault
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": EPOCH})
    return out, book


def to_xlsx(table: Comparison, language: Language) -> bytes:
    """The workbook.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    say = language.say
    out, book = open_book(say("book-title"))

    def put(page: "Worksheet", at: tuple[int, int], value: str, text: "Format", quoted: "Format") -> None:
        _put(page, at, _fitting(plain(value), say), text, quoted)

    write_front(book, book.add_worksheet(tab(say("tab-front"), book)), table, put, say)
    for sheet in sheets_of(table, say):
        _write(book, sheet, put)
    book.close()
    return out.getvalue()


def tab(name: str, book: "Workbook") -> str:
    """A name that Excel lets a sheet have: of 31 characters, without some, and not of another sheet.

    The names are a language pack's, which somebody else may have written.
    """
    bare = _NO_TAB.sub(" ", plain(name)).strip(" '")[:TAB].rstrip() or "–"
    taken = {sheet.name.casefold() for sheet in book.worksheets()}
    numbered = (f"{bare[: TAB - 4]} {number}" for number in range(2, 100))
    return bare if bare.casefold() not in taken else next(one for one in numbered if one.casefold() not in taken)


def _fitting(text: str, say: Say) -> str:
    """Text as a cell can hold it, which says where it was cut."""
    if len(text) <= LONGEST:
        return text
    said = f" {say('book-cut', most=str(LONGEST), length=str(len(text)))}"
    return text[: LONGEST - len(said)] + said


def _put(page: "Worksheet", at: tuple[int, int], value: str, text: "Format", quoted: "Format") -> None:
    """Write text as text; what begins like a formula in the format with Excel's mark for it."""
    page.write_string(*at, value, quoted if _ACTIVE.match(value) else text)


def _lines(row: Sequence[Value], columns: Sequence[Column], room: float = 1.05) -> int:
    """Lines that the longest text of a row takes, for programs that do not fit heights themselves."""
    texts = ((len(value), column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str))
    return min(max((math.ceil(room * length / width) for length, width in texts), default=1) or 1, 25)


def _write(book: "Workbook", sheet: Sheet, put: Callable[..., None]) -> None:
    """One sheet with frozen headings, a filter, widths and colours; ready to be printed across a page."""
    look: dict[str, Any] = {"valign": "top", "text_wrap": True}
    head = book.add_format({"bold": True, "bg_color": "#F4F2EE", "bottom": 1, **look})
    text, quoted = book.add_format(look), book.add_format({**look, "quote_prefix": True})
    page = book.add_worksheet(tab(sheet.name, book))
    # Headings are bold, and of long words that break early.
    page.set_row(0, LINE * max(3, _lines([column.title for column in sheet.columns], sheet.columns, room=1.3)))
    numbers = []
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, column.title, head)
        page.set_column(at, at, column.width)
        numbers.append(book.add_format({"num_format": column.form, "valign": "top", "align": "center"}))
        if column.scale and sheet.rows:
            page.conditional_format(1, at, len(sheet.rows), at, SCALE)
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, LINE * _lines(row, sheet.columns))
        for at, value in enumerate(row):
            if isinstance(value, str):
                put(page, (number, at), value, text, quoted)
            elif isinstance(value, dt.date):
                page.write_datetime(number, at, value, numbers[at])
            elif value is not None:
                page.write_number(number, at, value, numbers[at])
    page.freeze_panes(1, sheet.fixed)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&R&P / &N")


__all__ = ["tab", "to_xlsx"]
