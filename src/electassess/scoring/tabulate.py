# SPDX-License-Identifier: Apache-2.0
"""From rating sheets to the tidy table.

Sheets that are not submitted stay out. With the method's `as_of`, a rating whose cited evidence cannot be
shown to have been public by that day is set aside, so that a verdict can be replayed as it could have been
reached then. What went wrong comes back as data beside the table.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from electassess.diagnostics import nearest
from electassess.model.ratings import Rating, RatingSheet, State
from electassess.scoring.method import Method
from electassess.scoring.normalise import off_scale
from electassess.scoring.ratings_table import CODE, Problem, Ratings, build_ratings
from electassess.scoring.scorecard import Status
from electassess.scoring.structure import Structure

Published = Mapping[str, dt.date | None]
"""Evidence item -> the last day on which its first source can have been published; `None` if unknown."""

_STATE = {
    State.NOT_ASSESSED: Status.NOT_ASSESSED,
    State.INSUFFICIENT_EVIDENCE: Status.INSUFFICIENT_EVIDENCE,
    State.NOT_APPLICABLE: Status.NOT_APPLICABLE,
}


def tabulate(
    structure: Structure,
    elections: Iterable[str],
    sheets: Mapping[str, Sequence[RatingSheet]],
    method: Method | None = None,
    *,
    published: Mapping[str, Published] | None = None,
) -> tuple[Ratings, tuple[Problem, ...]]:
    """Put the sheets of many elections into one table.

    Args:
        structure: of the catalogue.
        elections: ids of the elections, or a mapping from them; one without sheets is scored as not assessed.
        sheets: the rating sheets of each election.
        method: its edition and `as_of` are applied.
        published: for `as_of`, when the evidence of each election was public. An item that is missing or has
            no date cannot be shown to have been public, so it does not carry a rating.

    Returns:
        The table, and the ratings that could not go into it: unknown indicators, levels off the scale, and
        what an analyst rated twice.
    """
    method = method or Method()
    columns = {ref: column for column, ref in enumerate(structure.indicator_refs)}
    labels = sorted(set(elections) | set(sheets))
    names = sorted({sheet.analyst for each in sheets.values() for sheet in each if sheet.submitted})
    name_at = {name: at for at, name in enumerate(names)}
    rows: list[tuple[int, int, int, float, int, float]] = []
    problems: list[Problem] = []
    for at, election in enumerate(labels):
        seen: set[tuple[int, int]] = set()
        dates = (published or {}).get(election, {})
        for sheet in sorted(sheets.get(election, ()), key=lambda sheet: sheet.analyst):
            if not sheet.submitted:
                continue
            for rating in sheet.ratings:
                column = columns.get(rating.indicator)
                where = f"{election}: {sheet.analyst}"
                if column is None:
                    problems.append(unknown_indicator(None, rating.indicator, columns, where))
                elif (column, name_at[sheet.analyst]) in seen:
                    problems.append(rated_twice(None, rating.indicator, where))
                else:
                    seen.add((column, name_at[sheet.analyst]))
                    level, state = _answer(rating, method.as_of, dates)
                    sure = float("nan") if rating.confidence is None else float(rating.confidence)
                    rows.append((at, column, name_at[sheet.analyst], level, state, sure))
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    wrong = off_scale(structure, table[:, 1].astype(np.int64), table[:, 3])
    for row in table[wrong]:
        where = f"{labels[int(row[0])]}: {names[int(row[2])]}"
        problems.append(wrong_level(structure, None, "level", int(row[1]), float(row[3]), where))
    table = table[~wrong]
    ratings = build_ratings(
        structure,
        elections=labels,
        analysts=names,
        election=table[:, 0].astype(np.int64),
        indicator=table[:, 1].astype(np.int64),
        analyst=table[:, 2].astype(np.int64),
        level=table[:, 3],
        state=table[:, 4].astype(np.int8),
        confidence=table[:, 5],
        edition=method.edition,
    )
    return ratings, tuple(problems)


def _answer(rating: Rating, as_of: dt.date | None, dates: Published) -> tuple[float, int]:
    """Level and state of one rating."""
    status = status_of(rating, as_of, dates)
    if status is not Status.SCORED:
        return float("nan"), CODE[status]
    number = rating.level if rating.level is not None else rating.value
    assert number is not None  # the model sees to it that one of the three is given
    return float(number), CODE[status]


def status_of(rating: Rating, as_of: dt.date | None, dates: Published) -> Status:
    """Whether a rating counts on a day, and if not, why.

    What rests only on later evidence is set aside. A rating that gives no level for want of evidence has nothing that
    could be set aside, and stays what it is.

    Args:
        rating: of one analyst on one indicator.
        as_of: the day; `None` for no limit.
        dates: when each item of evidence was public.
    """
    if as_of is not None and rating.evidence and rating.state in (None, State.NOT_APPLICABLE):
        known = [dates.get(item) for item in rating.evidence]
        if all(day is None or day > as_of for day in known):
            return Status.SET_ASIDE
    return _STATE[rating.state] if rating.state is not None else Status.SCORED


def unknown_indicator(row: int | None, ref: str, known: Iterable[str], where: str = "") -> Problem:
    """A ref that is not an indicator of the catalogue, with the nearest one that is."""
    hint = nearest(ref, known) or "indicators are written as group.indicator, see the catalogue"
    return Problem(row, "indicator", "EA402", _at(where, f"the catalogue has no indicator {ref}"), hint)


def wrong_level(
    structure: Structure, row: int | None, column: str, indicator: int, level: float, where: str = ""
) -> Problem:
    """A level or quantity that is not on its indicator's scale, with what is."""
    levels = structure.levels[indicator]
    low, high = structure.low[indicator], structure.high[indicator]
    hint = f"levels are {', '.join(map(str, levels))}" if levels else f"values go from {low:g} to {high:g}"
    ref = structure.indicator_refs[indicator]
    return Problem(row, column, "EA403", _at(where, f"{level:g} is not on the scale of {ref}"), hint)


def rated_twice(row: int | None, ref: str, where: str = "") -> Problem:
    """A second rating by the same analyst."""
    return Problem(row, "", "EA404", _at(where, f"{ref} is rated a second time"), "keep one of the two ratings")


def _at(where: str, message: str) -> str:
    return f"{where}: {message}" if where else message


__all__ = ["Published", "rated_twice", "status_of", "tabulate", "unknown_indicator", "wrong_level"]
