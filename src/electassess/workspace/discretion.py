# SPDX-License-Identifier: Apache-2.0
"""No message quotes what is confidential, and no key disappears into a text.

Logs are read by many, so that a fault in an item that is not public, or in a source that only such items name, is told
by its place and code alone. What an item is taken for is read from its lines, not from the model: it holds even where
the file is faulty, and an item whose sensitivity cannot be read as `public` counts as confidential.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from electassess.diagnostics import Diagnostic, error
from electassess.model.evidence import Item, Source

_HEAD = re.compile(r"^(sources|items)\s*:")
_SENSITIVITY = re.compile(r"sensit\w*[\"']?\s*:(?!\s*[\"']?public\b)", re.IGNORECASE)
"""Any word for it, misspelt or out of place, with another value than `public`."""
_ENTRY = {"sources": re.compile(r"^( *)[\"']?([A-Za-z0-9][\w-]*)[\"']?\s*:"), "items": re.compile(r"^( *)-(?: |$)")}
_KEY = re.compile(r"^( *)([a-z_]+)\s*:(?:\s|$)")
_WORD = re.compile(r"[A-Za-z0-9][\w-]*")
_FIELDS = {"sources": frozenset(Source.model_fields), "items": frozenset(Item.model_fields)}


@dataclass(frozen=True)
class _Entry:
    """One source or item of an evidence file: its lines, from 1, and the column where its keys stand."""

    part: str
    name: str
    first: int
    lines: tuple[str, ...]
    indent: int

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def hidden(self) -> bool:
        """Whether it is, or may be, an item that is not public."""
        return self.part == "items" and any(_SENSITIVITY.search(line) for line in self.lines)

    @property
    def sources(self) -> frozenset[str]:
        """Every word that may be the key of a source of an item."""
        found: set[str] = set()
        inside = False
        for line in self.lines:
            key = _KEY.match(line.replace("- ", "  ", 1))
            if key:
                inside = key[2] == "sources"
            if inside:
                found |= set(_WORD.findall(line.partition("#")[0])) - {"sources"}
        return frozenset(found)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries of an evidence file by their lines alone."""
    part, start, name, margin = "", 0, "", None
    gathered: list[str] = []

    def entry() -> Iterator[_Entry]:
        if start:
            yield _Entry(part, name, start, tuple(gathered), (margin or 0) + 2)

    for number, line in enumerate(text.splitlines(), start=1):
        head = _HEAD.match(line)
        if head:
            yield from entry()
            part, start, margin, gathered = head[1], 0, None, []
            continue
        begins = _ENTRY[part].match(line) if part else None
        if begins and (margin is None or len(begins[1]) <= margin):
            yield from entry()
            margin = len(begins[1])
            start, gathered, name = number, [], begins[2] if part == "sources" else ""
        if start:
            gathered.append(line)
    yield from entry()


def discreet(path: str, text: str, faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Faults as they may be printed.

    Args:
        path: of the evidence file.
        text: of the evidence file.
        faults: of the assessment.

    Returns:
        The same faults; those within an entry that is or may be confidential have lost their message and hint.
    """
    entries = list(_entries(text))
    hidden = [one for one in entries if one.hidden]
    open_sources = frozenset[str]().union(*(one.sources for one in entries if one.part == "items" and not one.hidden))
    secret = frozenset[str]().union(*(one.sources for one in hidden)) - open_sources
    hidden += [one for one in entries if one.part == "sources" and one.name in secret]

    def shown(fault: Diagnostic) -> Diagnostic:
        if fault.path != path or fault.line is None or not any(one.first <= fault.line <= one.last for one in hidden):
            return fault
        message = "a fault in an item that is not public, or in its source: the content is not shown"
        return dataclasses.replace(fault, message=message, hint=f"see the code {fault.code}", hidden=True)

    return [shown(fault) for fault in faults]


def keys_within_texts(path: str, text: str) -> Iterator[Diagnostic]:
    """Lines of a text that look like keys of the entry they stand in: one indent too many swallows a key in silence."""
    for entry in _entries(text):
        for number, line in enumerate(entry.lines, start=entry.first):
            key = _KEY.match(line)
            if key and len(key[1]) > entry.indent and key[2] in _FIELDS[entry.part]:
                message = f"{key[2]} stands too deep to be a key: it is read as part of the text above it"
                hint = "move it to the column of the other keys; in a text, write it without the colon"
                yield error("EA117", path, (number, len(key[1]) + 1), message, hint)


__all__ = ["discreet", "keys_within_texts"]
