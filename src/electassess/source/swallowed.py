# SPDX-License-Identifier: Apache-2.0
"""Keys that a text has swallowed: one indent too many, and `sensitivity: confidential` is the end of the note above it.

Nothing else would notice. YAML is content, the item has the sensitivity it has without the line, and what was to be
kept from the public is printed. So a line of a text over several lines that begins like a key of the mapping it stands
in, or of one around that, is a fault; and so is, anywhere in a text, a key that keeps something back.
"""

import re
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from electassess.diagnostics import Diagnostic, error, nearest
from electassess.source.positions import Positions
from electassess.source.validate import keys_at

_KEY: Final = re.compile(r"""\s*(?:-\s+)*["']?([A-Za-z][\w-]*)["']?\s*[:：](?!//)""")
"""How a line begins that looks like a key; an address does not."""
_MOST_TEXTS: Final = 100
"""Most faults of this kind listed for one file."""
_CURE: Final = "move the line to where keys begin; if it does belong to the text, let it begin with another word"
_SENSITIVE: Final = ("sensitivity", "sensitivities", "confidential")
"""What a line that was to keep an item from the public begins with, however it is misspelt."""


def _inside(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of, whatever containers are around them."""
    if isinstance(annotation, types.GenericAlias | types.UnionType) or typing.get_origin(annotation) is not None:
        for part in typing.get_args(annotation):
            yield from _inside(part)
    else:
        yield annotation


@dataclass(frozen=True)
class _Held:
    """What finds a key that keeps something back, with its value.

    Attributes:
        pattern: of it.
        heads: one of these begins each, in small letters: a text with none of them need not be searched.
    """

    pattern: re.Pattern[str]
    heads: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether there is one in a text."""
        # All letters that a pattern takes for the same as an ASCII one when it minds no capitals.
        small = text.casefold().replace("\u0307", "").replace("\u0131", "i")
        return any(head in small for head in self.heads) and self.pattern.search(text) is not None


@cache
def _vocabulary(model: type[BaseModel]) -> tuple[frozenset[str], _Held | None]:
    """All keys that a file can have, and what finds one that keeps something back."""
    keys: set[str] = set()
    held: set[str] = set()
    waiting, seen = [model], {model}
    while waiting:
        one = waiting.pop()
        held |= set(getattr(one, "withholding", {}).values())
        for name, field in one.model_fields.items():
            keys.add(field.alias or name)
            for kind in _inside(field.annotation):
                if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
                    seen.add(kind)
                    waiting.append(kind)
    if not held:
        return frozenset(keys), None
    heads = tuple(sorted({re.match("[a-z]+", one)[0] for one in held}))  # type: ignore[index]
    return frozenset(keys), _Held(re.compile(rf"\b(?:{'|'.join(sorted(held))})", re.IGNORECASE), heads)


def _strings(data: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of data with its place."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _strings(value, (*loc, number))


def _begun(line: str, keys: frozenset[str]) -> str:
    """The key that a line begins with, or nothing."""
    found = _KEY.match(line)
    if found is None:
        return ""
    word = found[1].casefold()
    return word if word in keys or nearest(word, _SENSITIVE) else ""


def swallowed_keys(
    model: type[BaseModel], data: dict[str, Any], path: str, text: str, texts: Sequence[tuple[int, int]]
) -> list[Diagnostic]:
    """The faults of texts that have swallowed a key.

    Args:
        model: of the file.
        data: what was read.
        path: what diagnostics call it.
        text: its text.
        texts: first and last line, from 0, of texts over several lines, as the reader gives them.
    """
    keys, closed = _vocabulary(model)
    found: dict[tuple[int, int], Diagnostic] = {}

    def swallowed(at: tuple[int, int], key: str) -> None:
        message = (
            f"a line of this text reads like the key {key}, which counts for nothing here"
            if key
            else ("this text holds a key that keeps something back, which counts for nothing here")
        )
        found.setdefault(at, error("EA117", path, at, message, _CURE))

    lines = text.split("\n") if texts else []
    suspects = [
        (number, key)
        for first, last in texts
        for number in range(first + 1, min(last, len(lines) - 1) + 1)
        if (key := _begun(lines[number], keys))
    ]
    if suspects:
        positions = Positions(text)
        for number, key in suspects[:_MOST_TEXTS]:
            loc = positions.leading_to(number)
            around = {one.casefold() for end in range(len(loc)) for one in keys_at(model, loc[:end])}
            if key in around:
                swallowed((number + 1, 1 + len(lines[number]) - len(lines[number].lstrip())), key)
            elif nearest(key, [one for one in _SENSITIVE if one in around]):
                swallowed((number + 1, 1 + len(lines[number]) - len(lines[number].lstrip())), "sensitivity")
    if closed is not None and closed.stands_in(text):
        places = [loc for loc, value in _strings(data) if closed.stands_in(value)]
        places_of = Positions(text if places else "")
        for loc in places[:_MOST_TEXTS]:
            start = places_of.at(*loc)
            if not any(at[0] >= start[0] and places_of.leading_to(at[0] - 1) == loc for at in found):
                swallowed(start, "")
    return list(found.values())


__all__ = ["swallowed_keys"]
