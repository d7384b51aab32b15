# SPDX-License-Identifier: Apache-2.0
"""The columns of a workbook that people fill in: what each holds, and how a cell of it is read."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from electassess.diagnostics import nearest
from electassess.sheets.everyday import DAY_HINT, address_of, day_of
from electassess.sheets.grid import Cell

_SEPARATORS = re.compile(r"[\s,;]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_LABELLED = re.compile(r"([+-]?\d+)\s*(?:[-–—:=.)]\s+\S.*|\(.*\))|([+-]?\d+)[:=.)]")
"""A level with what it means behind it: `2 – partly met`, `2 (partly met)`."""
_NOTHING: Final = frozenset({"n/a", "na", "n.a.", "none", "-", "–", "—", "?", "x"})
"""What people write where they have no answer, and which could mean any of three."""


class CellError(ValueError):
    """A cell that cannot be read as what its column holds.

    Attributes:
        hint: what to do.
        code: of the diagnostic.
        key: of the data that the cell holds, where the fault is of a whole row.
    """

    def __init__(self, message: str, hint: str = "", code: str = "EA661", key: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code
        self.key = key


@dataclass(frozen=True)
class Field:
    """One column.

    Attributes:
        title: as it stands at its head.
        key: of the data that it holds; empty for what is there to be read alone.
        kind: `text`, `words` (one of some), `number`, `whole`, `percent`, `names` (several), `texts`
            (several with blanks in them), `figures`, `yes`, `day`, `address`, `key`.
        width: in characters.
        choices: of `words`, and what `names` are looked up in.
        note: what to write there, shown when the cell is chosen.
    """

    title: str
    key: str = ""
    kind: str = "text"
    width: float = 20
    choices: tuple[str, ...] = ()
    note: str = ""


def read_cell(one: Field, cell: Cell) -> Any:
    """What a cell says; `None` for an empty one.

    Raises:
        CellError: If it is not what the column holds.
    """
    if cell.formula:
        raise CellError(
            "a formula stands here, and what it reckons is not taken over", "write the value itself: copy, paste values"
        )
    if cell.fault:
        raise CellError(f"{cell.value} stands here, an error of the spreadsheet", "empty the cell, or fill it in")
    if cell.value is None:
        return None
    return _READERS[one.kind](one, cell)


def _text(one: Field, cell: Cell) -> str:
    value = cell.value
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        hint = "the spreadsheet has made a date of what was typed: format the cell as text and write it again"
        raise CellError(f"a date or time stands where {_named(one)} belongs", hint)
    if not isinstance(value, str):
        raise CellError(f"a number stands where {_named(one)} belongs", "write words")
    if value.strip().casefold() in _NOTHING:
        raise CellError(f"{value.strip()} says nothing", "write words, or empty the cell")
    return re.sub(r"[ \t\r\n]+", " ", value).strip()


def _named(one: Field) -> str:
    return f"“{one.title}”"


def _words(one: Field, cell: Cell) -> str:
    found = re.sub(r"[\s_]+", "-", cell.text.strip().casefold())
    known = {choice.casefold(): choice for choice in one.choices}
    if found in known:
        return known[found]
    if cell.text.casefold() in _NOTHING:
        raise CellError(f"{cell.text} could mean any of these: {', '.join(one.choices)}", "choose one from the list")
    hint = nearest(found, one.choices) or f"choose one from the list: {', '.join(one.choices)}"
    raise CellError(f"{_quoted(cell)} is nothing that {_named(one)} can be", hint)


def _quoted(cell: Cell) -> str:
    text = cell.text
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _number(one: Field, cell: Cell) -> float:
    value, text = cell.value, cell.text
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        hint = "the spreadsheet has made a date of what was typed: format the cell as number and write it again"
        raise CellError(f"a date or time stands where {_named(one)} belongs", hint)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if _NUMBER.fullmatch(text):
        return float(text)
    if _DECIMAL_COMMA.fullmatch(text):
        raise CellError(f"{_quoted(cell)} is no number here", "write decimals with a point")
    labelled = _LABELLED.fullmatch(text)
    if labelled:
        return float(labelled[1] or labelled[2])
    if text.casefold() in _NOTHING:
        hint = "leave the level empty and choose a state: not-applicable, not-assessed or insufficient-evidence"
        raise CellError(f"{_quoted(cell)} could mean that it does not apply, or that nothing is known", hint)
    raise CellError(f"{_quoted(cell)} is no number", "write a number, or leave the cell empty")


def _whole(one: Field, cell: Cell) -> int:
    number = _number(one, cell)
    if not number.is_integer():
        raise CellError(f"{_quoted(cell)} is between two whole numbers", "write a whole number")
    return int(number)


def _percent(one: Field, cell: Cell) -> int:
    text = cell.text.removesuffix("%").strip()
    shown = Cell(cell.place, text) if isinstance(cell.value, str) else cell
    number = _number(one, shown)
    if cell.percent:
        number = round(number * 100, 6)
    if not number.is_integer() or not 0 <= number <= 100:
        raise CellError(
            f"{_quoted(cell)} is no whole number from 0 to 100", "write how sure you are in per cent, as 70"
        )
    return int(number)


def _names(one: Field, cell: Cell) -> tuple[str, ...]:
    del one
    return tuple(dict.fromkeys(word for word in _SEPARATORS.split(cell.text) if word))


def _yes(one: Field, cell: Cell) -> bool:
    del one
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if cell.text.casefold() in known:
        return known[cell.text.casefold()]
    raise CellError(f"{_quoted(cell)} is neither yes nor no", "write yes or no")


def _day(one: Field, cell: Cell) -> str:
    text = cell.text
    if isinstance(cell.value, dt.datetime | dt.time | dt.timedelta):
        raise CellError(f"a time of day stands where {_named(one)} belongs", "write the day alone, as in 2023-07-23")
    if found := day_of(text):
        return found
    raise CellError(f"{_quoted(cell)} is no date, or could be two", f"{DAY_HINT}, or 2029-02-05")


def _address(one: Field, cell: Cell) -> str:
    return address_of(_text(one, cell))


def _key(one: Field, cell: Cell) -> str:
    del one
    return cell.text


def _texts(one: Field, cell: Cell) -> tuple[str, ...]:
    del one
    return tuple(part for part in (piece.strip() for piece in cell.text.split(";")) if part)


def _figures(one: Field, cell: Cell) -> tuple[dict[str, str], ...]:
    found = []
    for part in _texts(one, cell):
        number, sign, counts = part.partition("=")
        if not sign or not number.strip() or not counts.strip():
            raise CellError(f"“{part[:40]}” is no number with what it counts", "write 38 = deaths; 12 = parties")
        found.append({"number": number.strip(), "counts": counts.strip()})
    return tuple(found)


_READERS: Final = {
    "text": _text, "words": _words, "number": _number, "whole": _whole, "percent": _percent, "names": _names,
    "yes": _yes, "day": _day, "key": _key, "address": _address, "texts": _texts, "figures": _figures,
}  # fmt: skip


def shown_value(one: Field, value: Any) -> str | int | float | None:
    """How a value stands in its cell."""
    if value is None or (isinstance(value, str | list | tuple) and not value):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if one.kind == "figures":
        return "; ".join(f"{each['number']} = {each['counts']}" for each in value)
    if isinstance(value, list | tuple):
        return ("; " if one.kind == "texts" else ", ").join(map(str, value))
    return str(value)


def by_key(fields: Sequence[Field]) -> Mapping[str, Field]:
    """The columns that hold data, by its key."""
    return {one.key: one for one in fields if one.key}


__all__ = ["CellError", "Field", "by_key", "read_cell", "shown_value"]
