# SPDX-License-Identifier: Apache-2.0
"""A workbook as it comes back from people: cells by the titles of their columns, whatever was moved, sorted or hidden.

Read with openpyxl, formulas as formulas: what a cell reckons is nothing that anybody wrote.
"""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, error
from electassess.scoring.names import cleaned
from electassess.source import read_bytes

Value = str | int | float | bool | dt.date | dt.time | dt.timedelta | None

UNPACKED: Final = 60_000_000
"""Largest workbook that is read, in bytes after unpacking."""
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
"""In the parts of a workbook saved as “Strict Open XML”, of which openpyxl sees no cells."""
_HEADER_ROWS: Final = 12
"""Rows from the top among which the titles of columns are looked for."""
_READING: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, OSError, IndexError, AttributeError, EOFError,
    NotImplementedError, RuntimeError, SyntaxError,
)  # fmt: skip
"""What openpyxl raises over a file that is no workbook, or half of one; faults of XML are of `SyntaxError`."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        place: `K12`.
        value: what stands in it; a day without a time is a date.
        formula: whether it reckons instead of holding what somebody wrote.
        fault: whether it holds an error of the spreadsheet's, such as `#N/A`.
        percent: whether it is shown as a percentage.
    """

    place: str
    value: Value = None
    formula: bool = False
    fault: bool = False
    percent: bool = False

    @property
    def text(self) -> str:
        """The value as people see it, in one line; days as ISO 8601 has them, whole numbers without a point."""
        return normal(self.value)


def normal(value: Value) -> str:
    r"""A value by which cells are compared: 2, 2.0 and the text " 2 " are one.

    >>> normal(2.0), normal(" 2 "), normal(None), normal(dt.date(2023, 7, 23)), normal("two\n words")
    ('2', '2', '', '2023-07-23', 'two words')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return cleaned(str(value))


@dataclass(frozen=True)
class Row:
    """One row below the titles.

    Attributes:
        number: in the sheet, from 1.
        cells: by the title of their column.
    """

    number: int
    cells: Mapping[str, Cell]

    def text(self, title: str) -> str:
        """What a cell shows; nothing where there is no such column."""
        cell = self.cells.get(title)
        return cell.text if cell else ""


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Attributes:
        name: of the sheet.
        titles: of the columns: title -> letters of the column.
        rows: those that are not empty.
        merged: cells that were joined, as (`K5:K7`, first row, last row, titles of the columns).
    """

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    merged: tuple[tuple[str, int, int, frozenset[str]], ...] = ()


def fault_at(code: str, file: str, sheet: str, place: str, message: str, hint: str = "") -> Diagnostic:
    """An error at a cell: `ratings.xlsx:Ratings!K12`."""
    return error(code, f"{file}:{sheet}!{place}" if place else f"{file}:{sheet}", None, message, hint)


@dataclass(frozen=True)
class Book:
    """A workbook that was read.

    Attributes:
        file: what diagnostics call it.
        book: openpyxl's own.
    """

    file: str
    book: Any

    def lines(self, name: str) -> list[list[Value]]:
        """Every row of a sheet as it is, or none where there is no such sheet."""
        if name not in self.book.sheetnames:
            return []
        return [[_plain(value) for value in row] for row in self.book[name].iter_rows(values_only=True)]

    def cell(self, name: str, row: int, column: int) -> Cell:
        """One cell of a sheet, by numbers from 1."""
        return _cell(self.book[name].cell(row, column))

    def grid(self, name: str, needed: str) -> Grid | None:
        """A sheet by the titles of its columns.

        Args:
            name: of the sheet.
            needed: a title that it must have; the first row with it holds the titles.
        """
        if name not in self.book.sheetnames:
            return None
        sheet = self.book[name]
        wanted = needed.casefold()
        head = next(
            (
                row
                for row in sheet.iter_rows(max_row=_HEADER_ROWS)
                if any(normal(_plain(cell.value)).casefold() == wanted for cell in row)
            ),
            None,
        )
        if head is None:
            return Grid(name)
        titles: dict[str, Any] = {}
        for cell in head:
            title = normal(_plain(cell.value))
            if title:
                titles.setdefault(title, cell)
        start = head[0].row
        columns = {cell.column: title for title, cell in titles.items()}
        rows = tuple(_rows(sheet, start, columns))
        merged = tuple(
            (
                str(area.coord),
                int(area.min_row),
                int(area.max_row),
                frozenset(title for at, title in columns.items() if area.min_col <= at <= area.max_col),
            )
            for area in sheet.merged_cells.ranges
            if area.max_row > start
        )
        return Grid(name, {title: cell.column_letter for title, cell in titles.items()}, rows, merged)


def _rows(sheet: Any, start: int, columns: Mapping[int, str]) -> Iterator[Row]:
    for row in sheet.iter_rows(min_row=start + 1, max_col=max(columns, default=1)):
        cells = {columns[cell.column]: _cell(cell) for cell in row if cell.column in columns}
        if any(cell.value is not None or cell.formula for cell in cells.values()):
            yield Row(row[0].row, cells)


def _cell(cell: Any) -> Cell:
    kind = getattr(cell, "data_type", "n")
    percent = kind == "n" and "%" in str(getattr(cell, "number_format", ""))
    value = _plain(cell.value)
    if kind == "f":
        return Cell(cell.coordinate, formula=True)
    if isinstance(value, str) and not value.strip():
        value = None
    return Cell(cell.coordinate, value, fault=kind == "e", percent=percent)


def _plain(value: Any) -> Value:
    """A value without what openpyxl has around it."""
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if value is None or isinstance(value, str | int | float | bool | dt.date | dt.time | dt.timedelta):
        return value
    return str(value)


def open_book(path: Path) -> tuple[Book | None, Diagnostic | None]:
    """Read a workbook (.xlsx) that people hand back, or say why not."""
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError:
        hint = 'pip install "electassess[xlsx]"'
        return None, error("EA660", path.name, None, "a workbook needs an extra package", hint)
    file = Path(path).absolute()
    data, refused = read_bytes(file, file.parent, path.name, UNPACKED)
    if data is None:
        return None, refused
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            strict = size <= UNPACKED and _STRICT in parts.read("xl/workbook.xml")
        if size > UNPACKED:
            return None, error("EA660", path.name, None, f"the workbook unpacks to {size / 1_000_000:.0f} MB")
        if strict:
            hint = "save it as Excel workbook (.xlsx), not as Strict Open XML"
            return None, error("EA660", path.name, None, "the workbook is of a kind that cannot be read", hint)
        with warnings.catch_warnings():  # of parts of a workbook that it leaves out, which are none of ours
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except _READING:
        hint = "save it as Excel workbook (.xlsx), without a password"
        return None, error("EA660", path.name, None, "the file cannot be read as a workbook", hint)
    return Book(path.name, book), None


__all__ = ["Book", "Cell", "Grid", "Row", "Value", "fault_at", "normal", "open_book"]
