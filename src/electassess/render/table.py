# SPDX-License-Identifier: Apache-2.0
"""Rows as CSV that a spreadsheet cannot mistake for formulas."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_TRUE_NUMBER = re.compile(r"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$")


def safe_cell(value: object) -> str:
    """A value as a cell: text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> safe_cell("=1+1"), safe_cell("-3.5"), safe_cell(None), safe_cell("plain")
    ("'=1+1", '-3.5', '', 'plain')
    """
    if value is None:
        return ""
    text = repr(value) if isinstance(value, float) else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _TRUE_NUMBER.match(text) else text


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as UTF-8 CSV with a header and LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(column)) for column in columns])
    return out.getvalue().encode()


__all__ = ["safe_cell", "write_csv"]
