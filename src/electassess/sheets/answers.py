# SPDX-License-Identifier: Apache-2.0
"""Ratings as rows of a workbook: what each cell shows, and what a changed row makes of a rating."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from electassess.model.ratings import Rating, RatingSheet, State
from electassess.model.scales import MeasuredScale
from electassess.sheets.blank import NOT_YET
from electassess.sheets.fields import CellError, Field, shown_value
from electassess.sheets.grid import normal
from electassess.sheets.merge import Cells
from electassess.workspace import Reference

SHEET: Final = "Ratings"
ORDER: Final = tuple(Rating.model_fields)
"""The keys of a rating as they stand in files."""

WITHHELD: Final = "(not in this workbook: it rests on evidence that is not public)"
"""Stands for a reason that may retell what evidence says that is not public."""

FIELDS: Final = (
    Field("Indicator", "indicator", "key", 23),
    Field("Question", width=25),
    Field("What the levels mean", width=40),
    Field("Evidence that bears on it", width=46),
    Field("Level", "level", "number", 7, note="A level, as the third column explains. Empty where there is a state."),
    Field(
        "State", "state", "words", 14, tuple(one.value for one in State),
        "Only where there is no level: not-assessed, insufficient-evidence, or not-applicable.",
    ),
    Field("Confidence", "confidence", "percent", 11, note="How sure you are, in per cent: 0 to 100."),
    Field("Reason", "because", "text", 42, note="Why, in a sentence or two."),
    Field(
        "Evidence cited", "evidence", "names", 22,
        note="Choose an item, or type the ids of several, separated by commas. The sheet Evidence says what each is.",
    ),
)  # fmt: skip
"""The columns. The first tells rows apart; those without a key are there to be read."""

FILLED: Final = tuple(one for one in FIELDS[1:] if one.key)


def unrated(data: Mapping[str, Any]) -> bool:
    """Whether a rating is as a new sheet has it, so that nobody has given it yet."""
    return data.get("state") == State.NOT_ASSESSED and data.get("because") == NOT_YET


def values_of(rating: Rating | None, withheld: frozenset[str]) -> dict[str, Any]:
    """What a row shows of a rating, by key: nothing that is not public, and no reason that may retell it."""
    if rating is None or unrated({"state": rating.state, "because": rating.because}):
        return {}
    closed = not withheld.isdisjoint(rating.evidence)
    return {
        "level": rating.value if rating.level is None else rating.level,
        "state": rating.state.value if rating.state else None,
        "confidence": rating.confidence,
        "because": WITHHELD if closed and rating.because else rating.because,
        "evidence": tuple(one for one in rating.evidence if one not in withheld),
    }


def rows_of(reference: Reference, sheet: RatingSheet | None, withheld: frozenset[str]) -> dict[str, dict[str, Any]]:
    """What the row of each indicator of the catalogue shows, by key."""
    given = {rating.indicator: rating for rating in reversed(sheet.ratings)} if sheet else {}
    return {ref: values_of(given.get(ref), withheld) for ref in reference.indicators}


def as_cells(rows: Mapping[str, Mapping[str, Any]], fields: Sequence[Field] = FILLED) -> dict[str, Cells]:
    """Rows as their cells show them, to be compared."""
    return {
        key: {
            one.title: normal(shown_value(one, values[one.key]))
            for one in fields
            if normal(shown_value(one, values.get(one.key)))
        }
        for key, values in rows.items()
    }


def rating_data(
    reference: Reference, ref: str, old: Mapping[str, Any], values: Mapping[str, Any], withheld: frozenset[str]
) -> dict[str, Any] | None:
    """The data of a rating after a row was changed; `None` where the row was emptied, so that the rating goes.

    Args:
        reference: with the scales.
        ref: the indicator.
        old: the rating as the file has it; nothing where it has none.
        values: what the changed cells say.
        withheld: ids of items that are not public; those that the rating cites stay.

    Raises:
        CellError: If the row gives no answer, or more than one; with the key of the cell.
    """
    data: dict[str, Any] = {"indicator": ref, **{key: value for key, value in old.items() if key != "indicator"}}
    if "because" in values and not withheld.isdisjoint(old.get("evidence") or ()):
        message = "the reason in the file rests on evidence that is not public"
        raise CellError(message, "change it in the file", "EA661", "because")
    for key, value in _filled(reference, ref, old, values, withheld):
        data.pop(key, None)
        if value is not None and value not in ("", []):
            data[key] = value
    answers = [key for key in ("level", "value", "state") if data.get(key) is not None]
    if len(answers) > 1:
        raise CellError("the row gives a level and a state", "empty one of the two", "EA661", "state")
    if answers:
        return data
    if any(data.get(key) for key in ("confidence", "because", "evidence")):
        message = "the row gives neither a level nor a state"
        raise CellError(message, "give one, or empty the whole row", "EA661", "level")
    return None


def _filled(
    reference: Reference, ref: str, old: Mapping[str, Any], values: Mapping[str, Any], withheld: frozenset[str]
) -> Iterator[tuple[str, Any]]:
    """What each changed cell makes of a key of the data."""
    for key, value in values.items():
        if key == "level":
            measured = isinstance(reference.scales.get(ref), MeasuredScale)
            yield "value", value if measured else None
            yield "level", None if measured or value is None else _level(reference, ref, value)
        elif key == "evidence":
            yield key, [*(value or ()), *(one for one in old.get("evidence") or () if one in withheld)]
        else:
            yield key, value


def _level(reference: Reference, ref: str, number: float) -> int:
    if number.is_integer():
        return int(number)
    levels = reference.levels.get(ref, ())
    hint = f"levels are {', '.join(map(str, levels))}" if levels else "write a whole number"
    raise CellError(f"{number:g} is no level", hint, key="level")


__all__ = ["FIELDS", "FILLED", "ORDER", "SHEET", "WITHHELD", "as_cells", "rating_data", "rows_of", "unrated",
           "values_of"]  # fmt: skip
