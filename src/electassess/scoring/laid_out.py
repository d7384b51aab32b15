# SPDX-License-Identifier: Apache-2.0
"""What CSV files and workbooks have in common: a header, cells below it, and what spreadsheets leave around them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from electassess.scoring.frame import FIRST_ROW, empty_table, from_frame
from electassess.scoring.method import Method
from electassess.scoring.names import cleaned
from electassess.scoring.ratings_table import Problem, Ratings
from electassess.scoring.structure import BoolArray, Structure

if TYPE_CHECKING:
    import pandas as pd

Found = tuple[Ratings, tuple[Problem, ...]]
"""A table, and what is wrong with it."""

UNNAMED = "\x00"
"""How the name of a column begins that the header leaves empty; no header has it."""


def column_names(header: Sequence[str]) -> list[str]:
    """The names of a header as people see them; an empty one is replaced by `UNNAMED` and its number, from 1."""
    return [cleaned(name) or f"{UNNAMED}{number}" for number, name in enumerate(header, 1)]


def refuse(structure: Structure, message: str, hint: str = "", code: str = "EA401") -> Found:
    """No table, and why."""
    return empty_table(structure), (Problem(None, "", code, message, hint),)


def from_laid_out(frame: "pd.DataFrame", header_row: int, structure: Structure, method: Method | None) -> Found:
    """Check a table as it lies in a file.

    Args:
        frame: every row below the header, empty ones too; columns by `column_names`.
        header_row: number of the header in the file, from 1.
        structure: of the catalogue.
        method: as for `from_frame`.

    Returns:
        The table and its problems, by row of the file. Empty rows, and empty columns without a name, are passed over.
    """
    blank = _blank(frame)
    if blank.all():
        return refuse(structure, "the table has no rows")
    first = header_row + 1
    problems = []
    for name in [name for name in frame.columns if name.startswith(UNNAMED)]:
        filled = np.flatnonzero(~_empty_cells(frame[name]))
        if filled.size:
            cell = cleaned(str(frame[name].iloc[filled[0]]))
            number = name.removeprefix(UNNAMED)
            message = f"column {number} has no name, and {cell} stands in it"
            problems.append(Problem(int(filled[0]) + first, "", "EA401", message, "name it, or empty it"))
    frame = frame[[name for name in frame.columns if not name.startswith(UNNAMED)]]
    ratings, found = from_frame(frame[~blank] if blank.any() else frame, structure, method)
    line = np.flatnonzero(~blank) + first
    moved = [each if each.row is None else replace(each, row=int(line[each.row - FIRST_ROW])) for each in found]
    return ratings, tuple(sorted([*problems, *moved], key=lambda each: each.row or 0))


def _empty_cells(column: "pd.Series") -> BoolArray:
    """Where cells hold nothing that can be seen."""
    missing: BoolArray = column.isna().to_numpy(dtype=np.bool_) | _blanks(column)
    return missing


def _blanks(column: "pd.Series") -> BoolArray:
    """Where cells hold text of which nothing can be seen."""
    if column.dtype.kind in "iufb":
        return np.zeros(len(column), dtype=np.bool_)
    seen = {cell: isinstance(cell, str) and not cleaned(cell) for cell in column.unique()}
    found: BoolArray = column.map(seen).to_numpy(dtype=np.bool_, na_value=False)
    return found


def _blank(frame: "pd.DataFrame") -> BoolArray:
    """Which rows are empty; only those whose first cell is missing or blank are looked at cell by cell."""
    likely = frame.iloc[:, 0].isna().to_numpy(dtype=np.bool_) | _blanks(frame.iloc[:, 0])
    blank = np.zeros(len(frame), dtype=np.bool_)
    rows = np.flatnonzero(likely)
    if rows.size:
        blank[rows] = np.logical_and.reduce([_empty_cells(frame.iloc[rows, at]) for at in range(frame.shape[1])])
    return blank


__all__ = ["Found", "column_names", "from_laid_out", "refuse"]
