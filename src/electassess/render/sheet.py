# SPDX-License-Identifier: Apache-2.0
"""What a sheet of a workbook is: rows of plain values under headings, known to no spreadsheet package."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

Value = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its heading, width in characters, number format, and whether its 0-100 are coloured."""

    title: str
    width: int
    form: str = "0.0"
    scale: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: on its tab.
        columns: in order.
        rows: below the headings.
        fixed: number of columns that stay in sight.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    fixed: int = 1


__all__ = ["Column", "Sheet", "Value"]
