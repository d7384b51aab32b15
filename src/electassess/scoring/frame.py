# SPDX-License-Identifier: Apache-2.0
"""From a DataFrame to the tidy table, with every faulty row listed. CSV and workbooks come through here too.

Columns: `election`, `indicator`, `analyst`; `level` or `value` or both; `state` and `confidence` if
wanted. A row with a fault is left out of the table and named by its number, the header being row 1.
pandas is imported here, when it is needed, and nowhere else in scoring.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from electassess.diagnostics import nearest
from electassess.model.ratings import State
from electassess.scoring.method import Method
from electassess.scoring.names import alike_but_for_case, cleaned, one_name
from electassess.scoring.normalise import off_scale
from electassess.scoring.ratings_table import CODE, Problem, Ratings, build_ratings
from electassess.scoring.scorecard import Status
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure
from electassess.scoring.tabulate import rated_twice, unknown_indicator, wrong_level

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("election", "indicator", "analyst")
NUMBERS = ("level", "value")
COLUMNS = (*KEYS, *NUMBERS, "state", "confidence")
"""Every column the table may have; the first three and one of `NUMBERS` it must have."""

FIRST_ROW = 2
"""Number of the first row below the header, which is row 1, as in a spreadsheet."""


def from_frame(
    frame: "pd.DataFrame", structure: Structure, method: Method | None = None
) -> tuple[Ratings, tuple[Problem, ...]]:
    """Check a table of ratings and sort it.

    Args:
        frame: one row per election, indicator and analyst, with the columns named in `COLUMNS`.
        structure: of the catalogue.
        method: its edition is applied; `as_of` needs evidence and has no effect here.

    Returns:
        The table of the rows without fault, and the problems by row.
    """
    found = [cleaned(str(name)) for name in frame.columns]
    problems = check_columns(found)
    if problems:
        return empty_table(structure), problems
    frame = frame.set_axis(found, axis=1)
    size = len(frame)
    bad = np.zeros(size, dtype=np.bool_)
    listed: list[Problem] = []
    election, elections = _labels(frame["election"])
    analyst, analysts = _labels(frame["analyst"])
    named, refs = _labels(frame["indicator"])
    for name, codes in zip(KEYS, (election, named, analyst), strict=True):
        listed += [
            Problem(at + FIRST_ROW, name, "EA408", f"the row names no {name}", "fill the cell")
            for at in _rows(codes < 0)
        ]
        bad |= codes < 0
    listed += _case_alone(elections, "election") + _case_alone(analysts, "analyst")
    columns = {ref: column for column, ref in enumerate(structure.indicator_refs)}
    indicator = np.append(np.array([columns.get(ref, -1) for ref in refs], dtype=np.int64), -1)[named]
    unknown = (indicator < 0) & (named >= 0)
    fault_of = {code: unknown_indicator(None, refs[code], columns) for code in np.unique(named[unknown]).tolist()}
    listed += [replace(fault_of[int(named[at])], row=at + FIRST_ROW) for at in _rows(unknown)]
    bad |= unknown
    level, state = _answers(frame, bad, listed)
    confidence = _confidence(frame, bad, listed)
    # A fault of one cell hides no fault of another, so that all of them come in one run.
    wrong = indicator >= 0
    wrong[wrong] = off_scale(structure, indicator[wrong], level[wrong])
    as_level = frame["level"].notna().to_numpy() if "level" in found else np.zeros(size, dtype=np.bool_)
    for at in _rows(wrong):
        column = "level" if as_level[at] else "value"
        listed.append(wrong_level(structure, at + FIRST_ROW, column, indicator[at], level[at]))
    bad |= wrong
    nameless = (election < 0) | (indicator < 0) | (analyst < 0)
    again = _duplicates(election, indicator, analyst, nameless, (len(columns), len(analysts)))
    listed += [rated_twice(at + FIRST_ROW, refs[named[at]]) for at in _rows(again)]
    good = ~(bad | again)
    pick = slice(None) if good.all() else good
    ratings = build_ratings(
        structure,
        elections=elections,
        analysts=analysts,
        election=election[pick],
        indicator=indicator[pick],
        analyst=analyst[pick],
        level=level[pick],
        state=state[pick],
        confidence=confidence[pick],
        edition=(method or Method()).edition,
    )
    return ratings, tuple(sorted(listed, key=lambda each: (each.row or 0, each.code, each.column)))


def check_columns(found: list[str]) -> tuple[Problem, ...]:
    """Missing, unknown and repeated columns."""
    problems = [
        Problem(None, name, "EA401", f"the table has no column {name}", f"it has: {', '.join(found)}")
        for name in KEYS
        if name not in found
    ]
    if problems and len(found) == 1:
        for sign, name in ((";", "semicolons"), ("\t", "tabs")):
            if sign in found[0]:
                return (Problem(None, "", "EA401", f"the cells are separated by {name}", "separate them by commas"),)
    if not set(NUMBERS) & set(found):
        problems.append(Problem(None, "level", "EA401", "the table has neither a column level nor a column value"))
    for name in sorted(set(found)):
        if name not in COLUMNS:
            hint = nearest(name, COLUMNS) or f"columns are {', '.join(COLUMNS)}"
            problems.append(
                Problem(None, name, "EA401", f"the table has a column {name} that means nothing here", hint)
            )
        elif found.count(name) > 1:
            problems.append(Problem(None, name, "EA401", f"the table has the column {name} twice"))
    return tuple(problems)


def _labels(column: "pd.Series") -> tuple[IntArray, list[str]]:
    """Codes (-1 for a missing cell) and labels of a column of text."""
    import pandas as pd  # noqa: PLC0415

    codes, labels = pd.factorize(column)
    texts = [cleaned(str(label)) for label in labels]
    known = one_name(set(texts))
    unique = sorted(set(known.values()))
    place = {text: at for at, text in enumerate(unique)}
    # Labels that look alike, or differ as number and text, are one; an empty one is missing.
    moved = np.array([place[known[text]] if text else -1 for text in texts] + [-1], dtype=np.int64)
    return moved[codes], unique


def _case_alone(names: list[str], column: str) -> list[Problem]:
    """Names that differ by case alone: a warning, for they may be two people after all."""
    hint = "if they are one, write the name in one way: now they count as two"
    return [
        Problem(None, column, "EA414", f"the {column}s {', '.join(each)} differ by case alone", hint, warning=True)
        for each in alike_but_for_case(names)
    ]


def _numbers(frame: "pd.DataFrame", name: str) -> tuple[FloatArray, BoolArray]:
    """A column as numbers, and where it holds something that is none."""
    import pandas as pd  # noqa: PLC0415

    if name not in frame.columns:
        return np.full(len(frame), np.nan), np.zeros(len(frame), dtype=np.bool_)
    column = frame[name]
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return column.to_numpy(dtype=np.float64, na_value=np.nan), np.zeros(len(frame), dtype=np.bool_)
    column = column.map(lambda cell: cleaned(cell) if isinstance(cell, str) else cell)
    numbers = pd.to_numeric(column.where(column.map(lambda cell: not isinstance(cell, bool))), errors="coerce")
    array = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
    given = column.map(lambda cell: not isinstance(cell, str) or cell.strip() != "").to_numpy(dtype=np.bool_)
    return array, np.isnan(array) & column.notna().to_numpy() & given


def _answers(frame: "pd.DataFrame", bad: BoolArray, listed: list[Problem]) -> tuple[FloatArray, np.ndarray]:
    """Levels and states; marks faulty rows in `bad` and lists them."""
    (level, odd_level), (value, odd_value) = (_numbers(frame, name) for name in NUMBERS)
    state = np.zeros(len(frame), dtype=np.int8)
    given = np.zeros(len(frame), dtype=np.bool_)
    if "state" in frame.columns:
        codes, names = _labels(frame["state"])
        known = {str(each): CODE[Status(str(each))] for each in State}
        state = np.append(np.array([known.get(name, -1) for name in names], dtype=np.int8), np.int8(0))[codes]
        given = codes >= 0
        for at in _rows(state < 0):
            hint = nearest(names[codes[at]], known) or f"states are {', '.join(known)}"
            listed.append(Problem(at + FIRST_ROW, "state", "EA406", f"{names[codes[at]]} is no state", hint))
    for name, odd in (("level", odd_level), ("value", odd_value)):
        listed.extend(
            Problem(
                at + FIRST_ROW,
                name,
                "EA403",
                f"{frame[name].iloc[at]} is no number",
                _number_hint(frame[name].iloc[at]),
            )
            for at in _rows(odd)
        )
    has_level, has_value = ~np.isnan(level), ~np.isnan(value)
    answers = has_level.astype(np.int8) + has_value + given
    faulty = odd_level | odd_value | (state < 0)
    for at in _rows((answers != 1) & ~faulty):
        message = "the row gives no answer" if answers[at] == 0 else "the row gives more than one answer"
        hint = "give exactly one of level, value and state"
        if has_level[at] and has_value[at]:
            hint += "; one number with a decimal comma stands in two cells: write it with a point"
        listed.append(Problem(at + FIRST_ROW, "", "EA405", message, hint))
    bad |= faulty | (answers != 1)
    return np.where(has_level, level, value), state


def _number_hint(cell: object) -> str:
    return "write decimals with a point" if isinstance(cell, str) and "," in cell else ""


def _confidence(frame: "pd.DataFrame", bad: BoolArray, listed: list[Problem]) -> FloatArray:
    """The analysts' own sureness; marks faulty rows in `bad` and lists them."""
    sure, odd = _numbers(frame, "confidence")
    wrong = odd | (sure < 0) | (sure > 100)
    for at in _rows(wrong):
        message = f"the confidence {frame['confidence'].iloc[at]} is no number from 0 to 100"
        listed.append(Problem(at + FIRST_ROW, "confidence", "EA407", message))
    bad |= wrong
    return sure


def _duplicates(
    election: IntArray, indicator: IntArray, analyst: IntArray, bad: BoolArray, widths: tuple[int, int]
) -> BoolArray:
    """Rows that repeat election, indicator and analyst of an earlier row."""
    key = (election * max(widths[0], 1) + indicator) * max(widths[1], 1) + analyst
    again = np.zeros(len(key), dtype=np.bool_)
    usable = np.flatnonzero(~bad)
    mine = key[usable]
    if mine.size < 2 or (mine[1:] > mine[:-1]).all():
        return again
    ordered = np.sort(mine)
    if (ordered[1:] == ordered[:-1]).any():
        order = np.argsort(mine, kind="stable")
        repeats = np.append(False, mine[order][1:] == mine[order][:-1])
        again[usable[order[repeats]]] = True
    return again


def _rows(mask: BoolArray) -> list[int]:
    """Where a mask is true."""
    rows: list[int] = np.flatnonzero(mask).tolist()
    return rows


def empty_table(structure: Structure) -> Ratings:
    """A table without rows."""
    none = np.zeros(0, dtype=np.int64)
    return build_ratings(
        structure,
        elections=(),
        analysts=(),
        election=none,
        indicator=none,
        analyst=none,
        level=np.zeros(0),
        state=np.zeros(0, dtype=np.int8),
        confidence=np.zeros(0),
    )


__all__ = ["COLUMNS", "FIRST_ROW", "KEYS", "NUMBERS", "check_columns", "empty_table", "from_frame"]
