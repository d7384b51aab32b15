# SPDX-License-Identifier: Apache-2.0
"""From the text of a CSV file to the tidy table: what spreadsheets and hands make of it, read or named by its row."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from electassess.scoring.frame import KEYS, NUMBERS, check_columns, empty_table
from electassess.scoring.laid_out import Found, column_names, from_laid_out, refuse
from electassess.scoring.method import Method
from electassess.scoring.ratings_table import Problem
from electassess.scoring.structure import Structure

if TYPE_CHECKING:
    import pandas as pd

_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""The line by which Excel is told how cells are separated; saved again it has the commas of empty cells."""

_WHOLE = re.compile(r"\s*[+-]?\d+\s*")


def from_csv(text: str, structure: Structure, method: Method | None = None) -> Found:
    """Read the text of a CSV file; see `from_frame`.

    Only an empty cell is missing: the text `NA` stays text, and so does the country code of Namibia. Empty lines, and
    empty columns without a name, are passed over; lines count in the numbers of rows. A first line `sep=;` says how
    cells are separated.
    """
    import pandas as pd  # noqa: PLC0415 - scoring must import without pandas

    text = text.removeprefix("\ufeff")
    told = _SEPARATOR.match(text)
    comma, header_row = (told[1], 2) if told else (",", 1)
    source = io.StringIO(text[told.end() :] if told else text, newline="")
    ragged: list[Problem] = []
    try:
        names = next(csv.reader(source, delimiter=comma), [])
        header = column_names(names)
        if not any(name.strip() for name in names):
            return refuse(structure, "the table is empty")
        given = [name for name, found in zip(header, names, strict=True) if found.strip()]
        problems = check_columns(given if len(names) > 1 else names)
        if problems:
            return empty_table(structure), problems
        try:
            frame = _read(source, header, comma)
        except pd.errors.ParserError:
            source, ragged = _without_ragged(source, len(header), header_row, comma)
            frame = _read(source, header, ",")
            comma = ","
    except (pd.errors.ParserError, csv.Error) as fault:
        return refuse(structure, f"the table cannot be read: {str(fault).strip()}")
    ratings, found = from_laid_out(frame, header_row, structure, method)
    if ragged and not len(ratings) and [one.message for one in found] == ["the table has no rows"]:
        found = ()
    split = _decimal_commas(source, header, comma, frame, structure, header_row)
    return ratings, tuple(sorted([*ragged, *found, *split], key=lambda each: each.row or 0))


def _read(source: io.StringIO, header: list[str], comma: str) -> "pd.DataFrame":
    """The rows of a CSV under the names given.

    Raises:
        ParserError: if a row has more cells than the header, or a quote stays open.
    """
    import pandas as pd  # noqa: PLC0415

    source.seek(0)
    rows = csv.reader(source, delimiter=comma)
    next(rows)
    if len(next(rows, [])) > len(header):  # the one row that pandas would cut short without a word
        raise pd.errors.ParserError
    source.seek(0)
    return pd.read_csv(
        source,
        sep=comma,
        names=header,
        header=0,
        dtype=dict.fromkeys({*KEYS, "state"} & {*header}, str),
        keep_default_na=False,
        na_values=[""],
        low_memory=False,
        skip_blank_lines=False,
        index_col=False,
    )


def _without_ragged(source: io.StringIO, width: int, header_row: int, comma: str) -> tuple[io.StringIO, list[Problem]]:
    """A CSV with an empty line in place of each row that cannot be one, and these rows."""
    source.seek(0)
    clean, problems = io.StringIO(newline=""), []
    writer, number = csv.writer(clean), 0
    try:
        for number, row in enumerate(csv.reader(source, delimiter=comma, strict=True), header_row):
            beyond = any(cell.strip() for cell in row[width:])
            writer.writerow([] if beyond else row[:width])
            if beyond:
                message = f"the row has {len(row)} cells, the header {width}"
                hint = "write decimals with a point, and put a cell that holds a comma in quotes"
                problems.append(Problem(number, "", "EA401", message, hint))
    except csv.Error as fault:
        problems.append(Problem(number + 1, "", "EA401", f"the row cannot be read: {fault}", "look at its quotes"))
    return clean, problems


def _decimal_commas(
    source: io.StringIO,
    header: Sequence[str],
    comma: str,
    frame: "pd.DataFrame",
    structure: Structure,
    header_row: int,
) -> tuple[Problem, ...]:
    """Rows in which one number with a decimal comma may stand in two cells: `0,95` as a value of 0 and a confidence.

    A table that writes any of its quantities with a point writes them all so, and nothing is said of it; nor where
    no number between the whole ones is on a scale, or the two columns do not stand side by side.
    """
    sides = [name for name in NUMBERS if name in header and header[header.index(name) + 1 :][:1] == ["confidence"]]
    if comma != "," or not sides or not _all_whole(frame, [*(set(NUMBERS) & {*header}), "confidence"]):
        return ()
    broken = set(np.array(structure.indicator_refs)[~structure.ordinal | structure.means])
    if not frame["indicator"].isin(broken).any():
        return ()
    place = header.index(sides[0])
    ref = header.index("indicator")
    source.seek(0)
    rows = csv.reader(source)
    next(rows)
    found = []
    for number, row in enumerate(rows, header_row + 1):
        if len(row) <= place + 1 or not row[place].strip():
            continue
        if not _WHOLE.fullmatch(row[place]):
            return ()
        if row[ref].strip() in broken and re.fullmatch(r"\s*\d+\s*", row[place + 1]):
            found.append((number, f"{row[place].strip()},{row[place + 1].strip()}"))
    return tuple(_said(found, sides[0]))


def _all_whole(frame: "pd.DataFrame", names: Iterable[str]) -> bool:
    """Whether columns hold whole numbers only; where they hold what is no number, other faults say so."""
    for name in names:
        column = frame[name]
        if column.dtype.kind not in "if":
            return False
        numbers = column.to_numpy(dtype=np.float64)
        if (numbers[~np.isnan(numbers)] % 1 != 0).any():
            return False
    return True


def _said(rows: Iterable[tuple[int, str]], column: str) -> Iterable[Problem]:
    hint = "write the number with a point (0.95), or, if these are two, one quantity of the table as 0.0 or 57.0"
    for number, text in rows:
        message = f"{text} stands in the columns {column} and confidence: it may be one number with a decimal comma"
        yield Problem(number, column, "EA413", message, hint)


__all__ = ["from_csv"]
