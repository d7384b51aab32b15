# SPDX-License-Identifier: Apache-2.0
"""Rows of a CSV file of any size, one at a time: published data sets are larger than what is read whole."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from electassess.diagnostics import Diagnostic, error
from electassess.source.door import open_regular, unreadable


class RowsError(Exception):
    """A table that cannot be read; `fault` says why."""

    def __init__(self, fault: Diagnostic) -> None:
        """Keep the fault."""
        super().__init__(fault.message)
        self.fault = fault


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with the line on which each ends, the header first; empty ones are passed over.

    Cells are parted by commas, or by semicolons where the header has these alone.

    Raises:
        RowsError: If the file cannot be opened, is no UTF-8, or is no CSV.
    """
    real = Path(os.path.realpath(path))  # whoever names a link in a command means what it leads to
    opened = open_regular(real, real.parent, path.name)
    if isinstance(opened, Diagnostic):
        raise RowsError(opened)
    try:
        with open(opened[0], encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - a descriptor, no path
            first = file.readline()
            comma = ";" if ";" in first and "," not in first else ","
            file.seek(0)
            reader = csv.reader(file, delimiter=comma, strict=True)
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, row
    except UnicodeDecodeError as fault:
        raise RowsError(error("EA651", path.name, None, "the table is no UTF-8", "save it as CSV in UTF-8")) from fault
    except csv.Error as fault:
        raise RowsError(error("EA651", path.name, None, f"the table cannot be read: {fault}")) from fault
    except OSError as fault:
        raise RowsError(unreadable(path.name, fault)) from fault


__all__ = ["RowsError", "rows_of"]
