# SPDX-License-Identifier: Apache-2.0
"""Forms of entries with many fields: from an entry of a file to a form, and from a form back to an entry.

A field is left out of the file where it is empty; keys that no field shows stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from starlette.datastructures import FormData

from electassess.model.base import slug_of
from electassess.sheets.everyday import address_of, day_of
from electassess.web.desk import text_of, texts_of

Kind = Literal["line", "area", "day", "address", "slug", "number", "choice", "yes", "no", "many", "lines", "rows"]
SPARE = 2
"""Empty rows that a table of rows offers."""
LONGEST = 70
"""Characters of a text in a list to choose from."""
MOST_ROWS = 200
"""Most rows of one table that are read."""


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    title: str
    meaning: str = ""
    group: str = ""


@dataclass(frozen=True)
class Field:
    """One key of an entry as a form shows it.

    Attributes:
        name: the key; with a dot, a key within a mapping.
        title: what it is called.
        kind: `line`, `area` (several lines, folded into one), `day` (as exactly as known, in any everyday form),
            `address` (of a page), `slug` (a short name), `number`, `choice`, `yes` (true where ticked), `no`
            (false where ticked), `many`, `lines` (a list, one entry a line), `rows`.
        help: what to enter.
        link: where what is missing here is entered: address and words.
        options: of `choice` and `many`.
        columns: of `rows`.
        blank: the answer that stands for the key being left out.
        more: whether it is among those that are seldom needed.
        always: whether the key is written even where it says what is assumed anyway.
    """

    name: str
    title: str
    kind: Kind = "line"
    help: str = ""
    options: Sequence[Option] = ()
    columns: "Sequence[Field]" = ()
    blank: str = ""
    more: bool = False
    always: bool = False
    link: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """The key of the entry at which its diagnostics stand."""
        return self.name.partition(".")[0]


def shown(entry: Mapping[str, Any], one: Field) -> Any:
    """What a form shows in a field: text, truth, list of texts, or list of rows."""
    value: Any = entry
    for step in one.name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    if one.kind in {"yes", "no"}:
        return value is (one.kind == "yes")
    if one.kind in {"many", "lines"}:
        return [str(part) for part in value] if isinstance(value, list) else []
    if one.kind == "rows":
        rows = value if isinstance(value, list) else []
        filled = [[shown(row if isinstance(row, Mapping) else {}, column) for column in one.columns] for row in rows]
        return filled + [[shown({}, column) for column in one.columns] for _ in range(SPARE)]
    if value is None:
        return one.blank if one.kind == "choice" and not entry else ""
    return str(value)


def _typed(form: FormData, one: Field, name: str) -> Any:
    """What was typed into a field, `None` where it is empty."""
    if one.kind in {"yes", "no"}:
        return (one.kind == "yes") if text_of(form, name) else None
    if one.kind == "many":
        known = {option.value for option in one.options}
        return [value for value in texts_of(form, name) if value in known] or None
    text = text_of(form, name)
    if one.kind == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()] or None
    if one.kind == "number" and text.isascii() and text.isdigit() and len(text) < 9:
        return int(text)
    text = " ".join(text.split())
    if one.kind == "day":
        text = day_of(text) or text
    elif one.kind == "address":
        text = address_of(text)
    elif one.kind == "slug":
        text = slug_of(text) or text
    return text or None


def _rows(form: FormData, one: Field, before: Any) -> list[Any] | None:
    old, rows = before if isinstance(before, list) else [], []
    for number in range(MOST_ROWS):
        names = {column.name: f"{one.name}.{number}.{column.name}" for column in one.columns}
        if f"{one.name}.{number}" not in form:
            break
        row = dict(old[number]) if number < len(old) and isinstance(old[number], Mapping) else {}
        given = {column.name: _typed(form, column, names[column.name]) for column in one.columns}
        if all(value is None for value in given.values()):
            continue
        row = {key: value for key, value in row.items() if key not in given}
        rows.append(row | {key: value for key, value in given.items() if value is not None})
    return rows or None


def _given(form: FormData, one: Field, old: Any) -> Any:
    """What a form says of a field; of a list to choose from, what none of its options shows stays."""
    if one.kind == "rows":
        return _rows(form, one, old)
    value = _typed(form, one, one.name)
    if one.kind != "many" or not isinstance(old, list):
        return value
    options = {option.value for option in one.options}
    return [*(value or []), *(each for each in old if each not in options)] or None


def entry_of(
    form: FormData, fields: Sequence[Field], before: Mapping[str, Any], order: Sequence[str]
) -> dict[str, Any]:
    """The entry that a form asks for.

    Args:
        form: as it was sent.
        fields: of the form.
        before: the entry as it is; what no field shows is kept.
        order: of the keys.
    """
    entry = {key: dict(value) if isinstance(value, Mapping) else value for key, value in before.items()}
    for one in fields:
        value = _given(form, one, before.get(one.name))
        key, _, inner = one.name.partition(".")
        if not inner:
            old = before.get(key)
            if value is None and old == []:
                continue
            if isinstance(value, str) and isinstance(old, str) and " ".join(old.split()) == value:
                continue  # as it was, with its own line ends
            if value is None or (value == one.blank and not one.always and key not in before):
                entry.pop(key, None)
            else:
                entry[key] = value
            continue
        there = entry.get(key)
        nested = dict(there) if isinstance(there, Mapping) else {}
        if value is None:
            nested.pop(inner, None)
        else:
            nested[inner] = value
        entry.pop(key, None)
        if nested:
            entry[key] = nested
    # A date that is not known is a key with nothing: what was there so stays so.
    for key, value in before.items():
        if value is None and key not in entry:
            entry[key] = None
    places = {key: number for number, key in enumerate(order)}
    return dict(sorted(entry.items(), key=lambda pair: places.get(pair[0], len(places))))


def in_short(text: str) -> str:
    """The first words of a text, for a list to choose from.

    >>> in_short("word " * 20)
    'word word word word word word word word word word word word word word …'
    """
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model in their order."""
    return tuple(model.model_fields)


def options_of(values: Sequence[Any], meanings: Mapping[str, str] | None = None) -> tuple[Option, ...]:
    """Options from the members of an enumeration."""
    return tuple(Option(str(one), str(one), (meanings or {}).get(str(one), "")) for one in values)


__all__ = ["Field", "Option", "entry_of", "in_short", "keys_of", "options_of", "shown"]
