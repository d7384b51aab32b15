# SPDX-License-Identifier: Apache-2.0
"""From data to models, with pydantic's complaints turned into diagnostics that a person can act on."""

import types
import typing
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from electassess.diagnostics import Diagnostic, error, nearest
from electassess.model import Model
from electassess.source.positions import Positions
from electassess.source.reader import MOST_FAULTS, Data

M = TypeVar("M", bound=Model)


def _strip(loc: Sequence[str | int], data: Any) -> tuple[str | int, ...]:
    """A pydantic location without the names of union members, which no file has."""
    kept: list[str | int] = []
    here: Any = data
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        try:
            following: Any = here[step] if isinstance(here, dict | list) else None  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            # The name of a union's member, or a key that is missing at the end.
            if not (last and isinstance(here, dict)):
                continue
            following = None
        else:
            if not isinstance(here, dict | list):
                continue
        here = following
        kept.append(step)
    return tuple(kept)


def _names_a_member(loc: Sequence[str | int], data: Any) -> bool:
    """Whether the last step of a pydantic location names a union's member, and nothing in the file."""
    here, member = data, False
    for step in loc:
        inside = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        member = not inside
        if inside:
            here = here[step]
    return member


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation can hold, whatever containers are around them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if isinstance(annotation, types.GenericAlias | types.UnionType) or typing.get_origin(annotation) is not None:
        return [model for part in typing.get_args(annotation) for model in _models_in(part)]
    return []


def keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The keys that a mapping at a location may have."""
    models = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        found = []
        for one in models:
            for name, field in one.model_fields.items():
                if step in (name, field.alias):
                    found += _models_in(field.annotation)
        models = found or models
    return [field.alias or name for one in models for name, field in one.model_fields.items()]


_PLAIN = {
    "int_type": ("a whole number", "digits alone, without decimal point, quotation marks or unit"),
    "float_type": ("a number", "digits with a decimal point, without quotation marks or unit"),
    "bool_type": ("true or false", "write true or false, without quotation marks"),
    "string_type": ("text", 'put it in quotation marks: {name}: "{value}"'),
    "tuple_type": ("a list", "write it in square brackets: {name}: [{value}]"),
    "list_type": ("a list", "write it in square brackets: {name}: [{value}]"),
    "date_from_datetime_parsing": ("a day", "days are written 2023-07-23"),
    "date_parsing": ("a day", "days are written 2023-07-23"),
    "date_type": ("a day", "days are written 2023-07-23"),
}
"""What each of pydantic's complaints about a single value means, and what to write instead."""

_PROSE: Final = frozenset({"fact", "clause", "quote", "note", "consent", "because", "organisation", "title"})
"""Keys whose text may be confidential, so that no diagnostic quotes it: reports of checks may be seen by many."""


def _words(fault: ErrorDetails, keys: list[str]) -> tuple[str, str, str]:
    """Code, message and hint for one of pydantic's errors."""
    kind, context = fault["type"], fault.get("ctx", {})
    # An item of a list has no name of its own: it is called by that of the list.
    name = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "the file")
    shown = "the text" if name in _PROSE and isinstance(fault["input"], str) else _shown(fault["input"])
    if kind == "extra_forbidden":
        return "EA201", f"unknown key {name}", nearest(name, keys) or f"keys here are: {', '.join(sorted(set(keys)))}"
    if kind == "missing":
        return "EA202", f"key {name} is missing", f"add a line {name}: …"
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", ""))
        allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(", ")]
        hint = nearest(str(fault["input"]), allowed) or f"allowed are: {', '.join(allowed)}"
        return "EA203", f"{shown} is not allowed for {name}", hint
    if kind == "too_short" and isinstance(fault["input"], list):
        return "EA203", f"{name} is empty", f"give at least {context.get('min_length')}"
    if kind == "value_error":
        return "EA204", str(context.get("error", fault["msg"])), ""
    if kind == "string_pattern_mismatch":
        return "EA203", f"{shown} does not have the form that {name} needs", _pattern_hint(str(context.get("pattern")))
    if kind in _PLAIN:
        expected, hint = _PLAIN[kind]
        return "EA203", f"{name} should be {expected}, but is {shown}", hint.format(value=shown.strip('"'), name=name)
    return "EA203", f"{name}: {fault['msg'].replace('Input should be', 'should be')}, but is {shown}", ""


_CONSTRAINTS: Final = frozenset(
    {
        "too_short", "too_long", "string_too_short", "string_too_long", "greater_than", "greater_than_equal",
        "less_than", "less_than_equal", "model_type", "dict_type", "finite_number",
    }
)  # fmt: skip
"""Complaints of pydantic's that name what a value must be and nothing of what it is."""


def _guarded_words(fault: ErrorDetails, keys: list[str]) -> tuple[str, str, str]:
    """Code, message and hint for an error in a file that may hold what is confidential: nothing in them is of the file.

    The names of keys that there are, and the words that they allow, are of the program; all else is left out.
    """
    kind, context = fault["type"], fault.get("ctx", {})
    name = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "")
    name = name if name in keys or kind == "missing" else "this"
    if kind == "extra_forbidden":
        hint = nearest(str(fault["loc"][-1]), keys) or f"keys here are: {', '.join(sorted(set(keys)))}"
        return "EA201", "the key is none of those that may stand here", hint
    if kind == "missing":
        return _words(fault, keys)
    if kind in {"enum", "literal_error"}:
        _, _, hint = _words(fault, keys)
        return "EA203", f"the value is not allowed for {name}", hint
    if kind == "value_error":  # the words of our own models, which hold nothing of the value
        return "EA204", str(context.get("error", "the values do not fit together")), ""
    if kind == "string_pattern_mismatch":
        return "EA203", f"the text does not have the form that {name} needs", _pattern_hint(str(context.get("pattern")))
    if kind in _PLAIN:
        expected, hint = _PLAIN[kind]
        return "EA203", f"{name} should be {expected}, but is something else", hint.format(value="…", name=name)
    if kind in _CONSTRAINTS:
        return "EA203", f"{name}: {fault['msg'].replace('Input should be', 'should be')}", ""
    return "EA203", f"the value is not one that {name} can have", ""


def _pattern_hint(pattern: str) -> str:
    if r"\d{4}" in pattern:
        return "dates are written 2023-07-23, 2023-07 or 2023"
    if "A-Z" in pattern and "{3}" in pattern:
        return "three capital letters, as in KHM"
    if "A-Za-z0-9" in pattern:
        return "letters, digits and hyphens"
    if "a-z0-9" in pattern:
        return "lower-case letters, digits and single hyphens"
    if r"\n" in pattern:
        return "one line: longer text is folded with >-"
    if "https" in pattern:
        return "an address that begins with http:// or https://"
    return f"it must match {pattern}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"' if isinstance(value, str) else text


def _meant(faults: Sequence[ErrorDetails], data: Any) -> list[ErrorDetails]:
    """The faults without those of members of a union that were not meant: a mapping is no slip for a text.

    Of a value that fits no member, the first member speaks.
    """
    whole: dict[tuple[str | int, ...], list[ErrorDetails]] = {}
    for fault in faults:
        for length in range(len(fault["loc"])):
            whole.setdefault(fault["loc"][:length], []).append(fault)

    def stands(fault: ErrorDetails) -> bool:
        raw = fault["loc"]
        if fault["type"] == "missing" or not _names_a_member(raw, data):
            return True
        others = [one for one in whole[raw[:-1]] if one is not fault]
        deeper = any(len(one["loc"]) > len(raw) for one in others)
        return not (deeper or any(one in others for one in faults[: faults.index(fault)]))

    return [fault for fault in faults if stands(fault)] if len(faults) <= MOST_FAULTS else list(faults)


def validate(
    model: type[M], data: Data, path: str, text: str, *, quoting: bool = True
) -> tuple[M | None, list[Diagnostic]]:
    """Make a model of data.

    Values are taken strictly, as JSON would be: text is not a number, true is not 1, and dates are ISO dates.

    Args:
        model: what to make.
        data: as the reader gave it.
        path: what diagnostics call the file.
        text: its text, composed for positions only if there are faults.
        quoting: whether faults may quote what the model holds to be open.

    Returns:
        The model, or `None`, and every fault.
    """
    try:
        return model.model_validate_json(to_json(data), strict=True), []
    except ValidationError as failure:
        positions = Positions(text)
        faults: dict[tuple[tuple[int, int] | None, str], Diagnostic] = {}
        listed = _meant(failure.errors(include_url=False), data)
        for fault in listed[:MOST_FAULTS]:
            if fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]:
                continue  # long enough, but for the items that have faults of their own
            raw = tuple(step for step in fault["loc"] if isinstance(step, str | int))
            loc = _strip(raw, data)
            if fault["type"] != "missing" and loc[-1:] == raw[-1:] and _names_a_member(raw, data):
                loc = loc[:-1]
            # An error of a union comes once for each of its members; the one that is deepest in the file is meant.
            keys = keys_at(model, raw[:-1])
            words = _words if quoting and model.is_open(data, loc) else _guarded_words
            code, message, hint = words({**fault, "loc": loc or raw[-1:]}, keys)
            at = positions.at(*loc, key=code == "EA201")
            faults[at, message] = error(code, path, at, message, hint)
        if len(listed) > MOST_FAULTS:
            message = f"more than {MOST_FAULTS} faults; the rest is not listed"
            faults[None, message] = error("EA116", path, None, message)
        return None, list(faults.values())


__all__ = ["keys_at", "validate"]
