# SPDX-License-Identifier: Apache-2.0
"""Guarded edits of YAML files: what is asked for and nothing else, or nothing at all.

A file is never written anew from its data. The edits are cut into its text; the text that comes of it is read again,
and unless it says exactly the old data with the change, nothing is written. A file that is not the one that the edits
were made from is left alone.
"""

import copy
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from electassess.diagnostics import Diagnostic
from electassess.source.changes import Edit, EditError, carry_out, loosened, same, settled
from electassess.source.digests import bytes_digest
from electassess.source.door import read_bytes, shown_as
from electassess.source.nodes import nodes_of
from electassess.source.reader import parse
from electassess.source.splices import Page, Splice, splices
from electassess.source.write import write_bytes

_BREAK = "\r\n"
_MARK = "\ufeff"


class ChangedError(ValueError):
    """A file that is no longer the one that the edits were made from; it was left alone.

    Attributes:
        now: its text as it is now; `None` if it is gone or cannot be read.
        wanted: that text with the edits; `None` where they cannot be made in it.
    """

    def __init__(self, shown: str, now: str | None, wanted: str | None) -> None:
        super().__init__(f"{shown} was changed by somebody in the meantime, and was left as it is")
        self.now = now
        self.wanted = wanted


def line_end(text: str) -> str:
    r"""What ends most lines of a text.

    >>> line_end("a: 1\r\nb: 2\r\n")
    '\r\n'
    """
    return _BREAK if text.count(_BREAK) * 2 > text.count("\n") else "\n"


Read = Callable[[str], tuple[Any, Sequence[Diagnostic]]]
"""What reads YAML: data, which is not changed, and faults of form."""


def _parse(text: str) -> tuple[Any, Sequence[Diagnostic]]:
    return parse(text, "", guarded=True)


def edited(text: str, edits: Sequence[Edit], read: Read = _parse) -> str:
    r"""A text with edits, carried out one after the other; every line that they do not concern is as it was.

    Args:
        text: YAML that is read without faults; a byte order mark stays.
        edits: each speaks of the text as those before it left it.
        read: reads it, and what comes of it.

    Raises:
        EditError: If the text cannot be read, or an edit cannot be made in place.

    >>> from electassess.source import AddEntry, SetValue
    >>> edited("a: 1  # one\nb: [x]\n", [SetValue(("a",), 2), AddEntry(("b",), "y")])
    'a: 2  # one\nb: [x, y]\n'
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    if not edits:
        return text
    data, faults = read(body)
    if faults or data is None:
        raise EditError("the file has faults of form: mend them first, as check says")
    return mark + _edited(body, data, list(edits), read)[0]


def _edited(text: str, data: Any, edits: list[Edit], read: Read) -> tuple[str, Any]:
    """Text and data after the edits: all at once where that comes to the same, otherwise in halves.

    Paths speak of the text as it is after earlier edits, so that edits made at once may go wrong; that they did is seen
    by reading.
    """
    goal = data
    done: list[Edit] = []
    for edit in edits:
        one = settled(goal, edit)
        goal = loosened(goal, one.path)
        carry_out(goal, copy.deepcopy(one))
        done.append(one)
    ways = [partial(_in_entry, flat=False), partial(_at_once, flat=False), partial(_at_once, flat=True)]
    for way in ways if len(edits) == 1 else ways[:2]:
        try:
            new = way(text, done)
        except EditError:
            if len(edits) == 1:
                raise
            break
        if new is None:
            continue
        found, faults = read(new)
        if not faults and same(found, goal):
            return new, goal
    if len(edits) == 1:
        raise EditError("the change cannot be made without touching other lines: make it in the file itself")
    half = len(edits) // 2
    text, data = _edited(text, data, edits[:half], read)
    return _edited(text, data, edits[half:], read)


def _at_once(text: str, edits: Sequence[Edit], *, flat: bool) -> str | None:
    """A text with edits that all speak of it as it is, or `None` where two of them meet."""
    return _cut(text, edits, line_end(text), flat=flat)


def _in_entry(text: str, edits: Sequence[Edit], *, flat: bool) -> str | None:
    """The same where all speak of one entry of a list at the top: only its lines are looked at.

    Where an entry stands is guessed from its dash; whoever reads what comes of it sees whether that was right. `None`
    where it cannot be guessed.
    """
    name, number = (*edits[0].path, "", "")[:2]
    if not isinstance(name, str) or not isinstance(number, int):
        return None
    if any(len(edit.path) < 3 or edit.path[:2] != (name, number) for edit in edits):
        return None
    head = re.search(rf"^{re.escape(name)}:[ \t]*(?:#.*)?\r?\n", text, re.MULTILINE)
    rest = text[head.end() :] if head else ""
    end = re.search(r"^[^ \t\r\n#-]", rest, re.MULTILINE)
    rest = rest[: end.start()] if end else rest
    dash = re.search(r"^( *)- ", rest, re.MULTILINE)
    if head is None or dash is None:
        return None
    starts = [one.start() for one in re.finditer(rf"^{dash[1]}- ", rest, re.MULTILINE)]
    if number >= len(starts):
        return None
    begin = head.end() + starts[number]
    stop = head.end() + (starts[number + 1] if number + 1 < len(starts) else len(rest))
    moved = [replace(edit, path=(0, *edit.path[2:])) for edit in edits]
    try:
        new = _cut(text[begin:stop], moved, line_end(text), flat=flat)
    except EditError:
        return None
    return None if new is None else text[:begin] + new + text[stop:]


def _cut(text: str, edits: Sequence[Edit], eol: str, *, flat: bool) -> str | None:
    """A text, or a part of it that can be read alone, with edits."""
    top = nodes_of(text)
    if top is None:
        raise EditError("the file has faults of form: mend them first, as check says")
    page = Page(text, top, eol, flat)
    cuts: list[Splice] = sorted((cut for edit in edits for cut in splices(page, edit)), key=lambda cut: cut.begin)
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        if cut.begin < at:
            return None
        pieces += [text[at : cut.begin], cut.text]
        at = cut.end
    return "".join([*pieces, text[at:]])


def write_edited(
    path: Path,
    within: Path,
    base: str,
    edits: Sequence[Edit],
    accept: Callable[[str], None] | None = None,
    made: str | None = None,
    read: Read = _parse,
) -> str:
    """Carry out edits in a file, if it still is the one that they were made from.

    Args:
        path: the file.
        within: the folder that the path must not leave.
        base: SHA-256 of the bytes that the edits were made from.
        edits: see `edited`.
        accept: is shown the new text before it is written; what it raises goes through, and nothing is written.
        made: what `edited` made of the text of those bytes, if the caller has it already.
        read: as for `edited`.

    Returns:
        SHA-256 of the bytes it now has; those of `base`, and nothing is written, where nothing changes.

    Raises:
        ChangedError: If the file is another by now; nothing was written.
        EditError: If the edits cannot be made in place; nothing was written.
        OutsideError: If the path leads out of the folder.
        OSError: If it cannot be written.
    """
    shown = shown_as(path, within)
    data, _ = read_bytes(path, within, shown)
    text = _text(data)
    if data is None or bytes_digest(data) != base:
        raise ChangedError(shown, text, _tried(text, edits))
    if text is None:
        raise EditError("the file is not UTF-8 text")
    mark = _MARK if text.startswith(_MARK) else ""
    wanted = edited(text, edits, read) if made is None else mark + made.removeprefix(_MARK)
    if accept is not None:
        accept(wanted)
    new = wanted.encode()
    if new != data:
        write_bytes(path, new, within, partial(_as_before, path, within, data, edits), durable=True, waiting=True)
    return bytes_digest(new)


def _text(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None


def _tried(text: str | None, edits: Sequence[Edit]) -> str | None:
    try:
        return None if text is None else edited(text, edits)
    except EditError:
        return None


def _as_before(path: Path, within: Path, data: bytes, edits: Sequence[Edit]) -> None:
    """Look once more, in the moment in which a file is replaced, that nobody has changed it."""
    now, _ = read_bytes(path, within, path.name)
    if now != data:
        text = _text(now)
        raise ChangedError(shown_as(path, within), text, _tried(text, edits))


__all__ = ["ChangedError", "edited", "line_end", "write_edited"]
