# SPDX-License-Identifier: Apache-2.0
"""How values are written into YAML that people read: as plain as can be read back, long text folded."""

import json
import re
import textwrap
from functools import lru_cache
from typing import Any, Final

from electassess.source.changes import EditError
from electassess.source.reader import forbidden_characters, parse

WIDTH: Final = 118
"""Columns after which text is folded."""

_FOLDABLE = re.compile(r"[^ \t\n\r]+(?: [^ \t\n\r]+)*")
"""Text that reads the same wherever its lines are broken."""
_LITERAL = re.compile(r"[^\s](?:[^\t\r]*[^\s])?")
"""Text that can stand as lines under `|-`: no tab, nothing but letters at both ends."""
_SHORT: Final = 60


@lru_cache(maxsize=4096)
def plain(text: str, *, flow: bool) -> bool:
    """Whether text reads back as itself without quotation marks.

    >>> plain("a clause, with a comma", flow=False), plain("a, b", flow=True), plain("12", flow=False)
    (True, False, False)
    """
    if "\n" in text or "\t" in text:
        return False
    around = f"{{a: {text}, b: 1}}\n" if flow else f"a: {text}\nb: 1\n"
    within = f"{{c: [{text}, x]}}\n" if flow else f"c:\n- {text}\n"
    whole, faults = parse(around, "")
    listed, more = parse(within, "")
    fits = {"c": [text, "x"]} if flow else {"c": [text]}
    return not faults and not more and whole == {"a": text, "b": 1} and listed == fits


def scalar_text(value: Any, *, flow: bool, style: str | None = None) -> str:
    """A single value on one line.

    Args:
        value: text, number, truth value or `None`.
        flow: whether it stands in brackets.
        style: how the value that it replaces was quoted: `"`, `'` or not at all.

    Raises:
        EditError: If it is none of these, or text that no file may hold.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(value)
    if not isinstance(value, str):
        raise EditError(f"a {type(value).__name__} cannot be written")
    if forbidden_characters(value, ""):
        raise EditError("the text holds a character that no file may hold")
    if style == "'" and "\n" not in value and "\t" not in value:
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or not plain(value, flow=flow):
        return json.dumps(value, ensure_ascii=False)
    return value


def key_text(key: str) -> str:
    """A key, in quotation marks if it needs them."""
    return key if plain(key, flow=True) else json.dumps(key, ensure_ascii=False)


def flow_text(value: Any) -> str:
    """A value on one line, as it stands in brackets."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow_text(one)}" for key, one in value.items()) + "}"
    return scalar_text(value, flow=True)


def value_lines(
    value: Any, column: int, used: int, *, flat: bool, style: str | None = None, indent: int | None = None
) -> list[str]:
    """A value as it stands after `key:` or `-` in block style.

    Args:
        value: the value.
        column: where the key or dash begins, from 0.
        used: columns that are taken before the value on its first line.
        flat: whether every text stays on one line: what follows might be taken for a part of it.
        style: as for `scalar_text`; `>` or `|` for text that stood on lines of its own.
        indent: columns before the lines of a text; two more than `column`, if left out.

    Returns:
        What follows on the first line, without a space before it, then whole further lines. An empty first line means
        that all stands below.
    """
    deep = column + 2
    if isinstance(value, dict) and value:
        return ["", *mapping_lines(value, deep, flat=flat)]
    if isinstance(value, list | tuple):
        inline = flow_text(value)
        if all(not isinstance(one, dict | list | tuple) for one in value) and used + len(inline) <= WIDTH:
            return [inline]
        return ["", *(line for one in value for line in entry_lines(one, deep, flat=flat))]
    if isinstance(value, str) and not flat and not forbidden_characters(value, ""):
        pad = " " * (deep if indent is None else indent)
        if "\n" in value and _LITERAL.fullmatch(value) and not re.search(r"\s\n|\n ", value.replace("\n\n", "\n")):
            return ["|-", *(pad + line if line else "" for line in value.split("\n"))]
        quoted = scalar_text(value, flow=False, style=style)
        if _FOLDABLE.fullmatch(value) and (style in {">", "|"} or used + len(quoted) > WIDTH) and len(value) > 1:
            return [">-", *folded(value, pad)]
        return [quoted]
    if isinstance(value, str):
        return [scalar_text(value, flow=False, style=style)]
    return [flow_text(value)]


def folded(text: str, pad: str) -> list[str]:
    """The lines of a folded text."""
    return [
        pad + line
        for line in textwrap.wrap(
            text, max(WIDTH - 10 - len(pad), _SHORT), break_long_words=False, break_on_hyphens=False
        )
    ]


def mapping_lines(value: dict[str, Any], column: int, *, flat: bool) -> list[str]:
    """A mapping as whole lines in block style."""
    lines: list[str] = []
    for key, one in value.items():
        lines += _led(" " * column + key_text(key) + ":", one, column, flat=flat)
    return lines


def entry_lines(entry: Any, column: int, *, flat: bool) -> list[str]:
    """An entry of a list as whole lines, its dash in a column."""
    pad = " " * column
    if isinstance(entry, dict) and entry:
        first, *rest = mapping_lines(entry, column + 2, flat=flat)
        return [f"{pad}- {first[column + 2 :]}", *rest]
    return _led(pad + "-", entry, column, flat=flat)


def _led(lead: str, value: Any, column: int, *, flat: bool) -> list[str]:
    first, *rest = value_lines(value, column, len(lead) + 1, flat=flat)
    return [f"{lead} {first}".rstrip(" "), *rest]


def key_lines(key: str, value: Any, column: int, *, flat: bool) -> list[str]:
    """A key with its value as lines in block style; the first is not indented."""
    first, *rest = _led(" " * column + key_text(key) + ":", value, column, flat=flat)
    return [first[column:], *rest]


__all__ = ["entry_lines", "flow_text", "key_lines", "key_text", "mapping_lines", "plain", "scalar_text",
           "value_lines"]  # fmt: skip
