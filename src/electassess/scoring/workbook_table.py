# SPDX-License-Identifier: Apache-2.0
"""From a workbook (.xlsx) to the tidy table: the first sheet, as if it had been saved as CSV, but with its numbers."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from electassess.scoring.frame import KEYS, check_columns, empty_table
from electassess.scoring.laid_out import Found, column_names, from_laid_out, refuse
from electassess.scoring.method import Method
from electassess.scoring.structure import Structure

UNPACKED_LIMIT = 1_000_000_000
"""Largest workbook that is read, in bytes after unpacking: a small file can unpack to more than there is memory."""

_TEXTS = {*KEYS, "state"}


def from_workbook(data: bytes, structure: Structure, method: Method | None = None) -> Found:
    """Read the first sheet of a workbook; see `from_frame`.

    Args:
        data: the file.
        structure: of the catalogue.
        method: as for `from_frame`.

    Returns:
        The table and its problems, by row of the sheet. The header is the first row that is not empty; whole numbers
        in columns of names are names, so that an election may be called 2023.
    """
    try:
        import python_calamine  # noqa: PLC0415 - an extra
    except ImportError:
        message = 'a workbook needs an extra: pip install "electassess[xlsx]"'
        return refuse(structure, message, "or save the table as CSV", "EA415")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > UNPACKED_LIMIT:
            return refuse(structure, f"the workbook unpacks to {size / 1_000_000:.0f} MB", "", "EA415")
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, python_calamine.CalamineError, ValueError, IndexError, OSError):
        return refuse(
            structure, "the workbook cannot be read", "save it as .xlsx or as CSV, without a password", "EA415"
        )
    return _from_rows(rows, structure, method)


def _from_rows(rows: Sequence[Sequence[object]], structure: Structure, method: Method | None) -> Found:
    """Read cells, the header among them."""
    import pandas as pd  # noqa: PLC0415

    start = next((at for at, row in enumerate(rows) if any(_text(cell) for cell in row)), None)
    if start is None:
        return refuse(structure, "the table is empty")
    names = [_text(cell) for cell in rows[start]]
    header = column_names(names)
    problems = check_columns([name for name, given in zip(header, names, strict=True) if given])
    if problems:
        return empty_table(structure), problems
    below = rows[start + 1 :]
    if not below:
        return refuse(structure, "the table has no rows")
    columns = {
        at: [(_text(row[at]) or None) if name in _TEXTS else (None if row[at] == "" else row[at]) for row in below]
        for at, name in enumerate(header)
    }
    frame = pd.DataFrame({at: pd.Series(cells, dtype=object) for at, cells in columns.items()})
    return from_laid_out(frame.set_axis(header, axis=1), start + 1, structure, method)


def _text(cell: object) -> str:
    """A cell as a name: whole numbers without a point, days as ISO 8601 has them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()


__all__ = ["from_workbook"]
