# SPDX-License-Identifier: Apache-2.0
"""Rows as CSV that a spreadsheet cannot mistake for formulas.

CSV has no types, so a spreadsheet runs a cell that begins like a formula
(https://owasp.org/www-community/attacks/CSV_Injection); an apostrophe in front makes it text.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""Full-width signs too: a spreadsheet in a Japanese or Chinese setting takes them for the narrow ones."""
_WITHIN = re.compile(r"[;\t|\r\n]\s*(?=[=+\-@＝＋－＠])")
"""What ends a cell where a file is opened with another separator than the comma, before what would then be a formula:
quotation marks do not help there, since they stand in the middle of such a cell."""
_QUOTED = re.compile(r"[,\"\r\n]")
_TRUE_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def safe_cell(value: object) -> str:
    """A value as a cell: text that a spreadsheet would take for a formula gets an apostrophe in front.

    Nothing (`None`, or a number that is not one) is an empty cell.

    >>> safe_cell("x;=1+1"), safe_cell("x; y"), safe_cell(";=1+1")
    ("x;'=1+1", 'x; y', ";'=1+1")
    >>> safe_cell("=1+1"), safe_cell("-3.5"), safe_cell(None), safe_cell("plain"), safe_cell(float("nan"))
    ("'=1+1", '-3.5', '', 'plain', '')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = repr(float(value)) if isinstance(value, float) else str(value)
    text = _WITHIN.sub(r"\g<0>'", text)
    return f"'{text}" if _FORMULA.match(text) and not _TRUE_NUMBER.fullmatch(text) else text


def cell_text(value: object) -> str:
    """A value as a cell of a line: `safe_cell`, in quotes where it holds a comma, a quote or the end of a line.

    >>> cell_text("a, b"), cell_text("plain")
    ('"a, b"', 'plain')
    """
    text = safe_cell(value)
    if not text or not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as UTF-8 CSV with a header and LF line ends.

    Args:
        columns: names of the columns, in order.
        rows: column -> value; a column that a row lacks is an empty cell.

    Raises:
        ValueError: If a row has a column that is not among them: it would be lost.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_cell(column) for column in columns])
    for row in rows:
        if unknown := sorted(set(row) - set(columns)):
            raise ValueError(f"no such column: {', '.join(unknown)}")
        writer.writerow([safe_cell(row.get(column)) for column in columns])
    return out.getvalue().encode()


__all__ = ["cell_text", "safe_cell", "write_csv"]
