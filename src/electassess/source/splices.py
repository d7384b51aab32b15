# SPDX-License-Identifier: Apache-2.0
"""Where in a text an edit cuts, and what it puts there: no more than the lines that it concerns."""

import re
from dataclasses import dataclass
from typing import Any

from electassess.source.changes import AddEntry, Edit, EditError, SetValue
from electassess.source.emit import entry_lines, flow_text, key_lines, key_text, scalar_text, value_lines
from electassess.source.nodes import Branch

_DASH = re.compile(r"(?:[ ]*-)+[ \t]*(?:#.*)?\r?$")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


@dataclass(frozen=True)
class Splice:
    """Characters from `begin` to before `end` give way to `text`."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True)
class Page:
    """A text with its parts.

    Attributes:
        text: the text.
        top: the whole of it.
        eol: what ends its lines.
        flat: whether new text stays on one line: lines that follow might be taken for a part of it.
    """

    text: str
    top: Branch
    eol: str
    flat: bool = False

    def find(self, path: tuple[str | int, ...]) -> Branch:
        """The part that a path leads to.

        Raises:
            EditError: If it leads nowhere.
        """
        here: Branch | None = self.top
        for step in path:
            here = here.child(step) if here is not None else None
        if here is None:
            raise EditError("the place of the change cannot be found in the text")
        return here

    def line_start(self, at: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of a character ends, before its break."""
        found = self.text.find("\n", at)
        if found < 0:
            return len(self.text)
        return found - 1 if found > at and self.text[found - 1] == "\r" else found

    def next_line(self, at: int) -> int:
        """Where the line after that of a character begins."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def last(self, branch: Branch) -> int:
        """Just after the last character that a part says, comments and blank lines after it not counted."""
        node = branch
        while not node.is_scalar and not node.flow and node.pairs:
            node = node.pairs[-1][1]
        if node.style in {">", "|"}:
            header = _HEADER.match(self.text, node.begin)
            if header and "+" in header.group():
                return node.stop - (1 if self.text[node.stop - 1 : node.stop] == "\n" else 0)
            return node.begin + len(self.text[node.begin : node.stop].rstrip())
        return node.stop

    def column(self, at: int) -> int:
        """Column of a character, from 0."""
        return at - self.line_start(at)


def splices(page: Page, edit: Edit) -> list[Splice]:
    """What an edit does to a text.

    Raises:
        EditError: If it cannot be done in place.
    """
    parent = page.find(edit.path[:-1])
    step = edit.path[-1]
    if isinstance(edit, SetValue):
        if parent.child(step) is not None:
            return _replace(page, parent, step, edit.value)
        if not parent.is_mapping:
            raise EditError("the place of the change cannot be found in the text")
        return _add_key(page, parent, str(step), edit.value, edit.order)
    target = page.find(edit.path)
    if isinstance(edit, AddEntry):
        return _add_entry(page, target, edit.entry)
    if len(parent.pairs) == 1:
        if len(edit.path) < 2:
            raise EditError("the only entry of a file cannot be taken out")
        return _replace(page, page.find(edit.path[:-2]), edit.path[-2], [] if parent.is_list else {})
    return _remove(page, parent, step)


def _lead(page: Page, parent: Branch, step: str | int, child: Branch) -> tuple[int, int, str | None]:
    """Where the key or dash of a value begins, where what follows it may stand, and the key's text."""
    if parent.is_mapping:
        key = next(key for key, _ in parent.pairs if key.node.value == step)
        colon = re.compile(r"[ \t]*:").match(page.text, key.stop)
        if colon is None:
            raise EditError("a key with a question mark cannot be edited in place")
        return key.begin, colon.end(), str(step)
    dash = _dash(page, child)
    return dash, dash + 1, None


def _dash(page: Page, child: Branch) -> int:
    """Where the dash of an entry of a block list stands."""
    start = page.line_start(child.begin)
    before = page.text[start : child.begin].rstrip(" \t")
    while not before.endswith("-"):
        if (before.strip() and not before.lstrip().startswith("#")) or start == 0:
            raise EditError("the dash of an entry cannot be found")
        end, start = start - 1, page.line_start(start - 1)
        found = _DASH.match(page.text[start:end])
        before = found.group().split("#")[0].rstrip() if found else page.text[start:end]
    return start + len(before) - 1


def _replace(page: Page, parent: Branch, step: str | int, value: Any) -> list[Splice]:
    child = parent.child(step)
    if child is None:
        raise EditError("the place of the change cannot be found in the text")
    if parent.flow:
        new = scalar_text(value, flow=True, style=child.style) if _single(value) else flow_text(value)
        space = " " if child.begin == child.stop and page.text[child.begin - 1] not in " \t\n" else ""
        return [Splice(child.begin, child.stop, space + new)]
    begin, after, _ = _lead(page, parent, step, child)
    column, end = page.column(begin), page.last(child)
    indent = _indent(page, child) if child.style in {">", "|"} else None
    first, *rest = value_lines(value, column, page.column(after) + 1, flat=page.flat, style=child.style, indent=indent)
    header = _HEADER.match(page.text, child.begin) if child.style in {">", "|"} else None
    comment = (header.group(1) or "").rstrip() if header else ""
    between = page.text[after : child.begin]
    if between.strip():  # comments stand between the key and what it leads to: they stay
        head = [Splice(after, after, f" {first}")] if first else []
        below = "".join(line + page.eol for line in rest)
        return [*head, Splice(page.line_start(child.begin), page.next_line(end), below)]
    gap = "" if not first else between if between and "\n" not in between else " "
    if not rest:
        return [Splice(after, end, gap + first + (f"  {comment}" if comment else ""))]
    tail = page.text[end : page.line_end(end)]
    if not comment and tail.strip().startswith("#"):
        comment, end = tail.strip(), page.line_end(end)
    lead = f"{gap}{first}" + (f"  {comment}" if comment else "")
    return [Splice(after, end, page.eol.join([lead, *rest]))]


def _single(value: Any) -> bool:
    return not isinstance(value, dict | list | tuple)


def _indent(page: Page, child: Branch) -> int | None:
    """How far the lines of a text are indented, from the first that is not blank."""
    for line in page.text[child.begin : page.last(child)].split("\n")[1:]:
        if line.strip():
            return len(line) - len(line.lstrip(" "))
    return None


def _below(page: Page, at: int, lines: list[str]) -> list[Splice]:
    """Whole lines after the line of a character."""
    start = page.next_line(at)
    if start == len(page.text) and not page.text.endswith("\n"):
        return [Splice(start, start, "".join(page.eol + line for line in lines))]
    return [Splice(start, start, "".join(line + page.eol for line in lines))]


def _add_key(page: Page, parent: Branch, key: str, value: Any, order: tuple[str, ...]) -> list[Splice]:
    before = set(order[: order.index(key)]) if key in order else None
    pairs = parent.pairs
    anchor = pairs[-1] if pairs else None
    if before is not None:
        anchor = next((pair for pair in reversed(pairs) if pair[0].node.value in before), None)
    if parent.flow:
        new = f"{key_text(key)}: {flow_text(value)}"
        if anchor is not None:
            return [Splice(anchor[1].stop, anchor[1].stop, f", {new}")]
        comma = ", " if pairs else ""
        return [Splice(parent.begin + 1, parent.begin + 1, new + comma)]
    column = page.column(pairs[0][0].begin)
    lines = key_lines(key, value, column, flat=page.flat)
    if anchor is None:
        at, pad = pairs[0][0].begin, " " * column
        return [Splice(at, at, page.eol.join(lines) + page.eol + pad)]
    return _below(page, page.last(anchor[1]), [" " * column + lines[0], *lines[1:]])


def _add_entry(page: Page, target: Branch, entry: Any) -> list[Splice]:
    if not target.is_list or not target.pairs:
        raise EditError("the list cannot be found in the text")
    last = target.pairs[-1][1]
    if target.flow:
        return [Splice(last.stop, last.stop, f", {flow_text(entry)}")]
    at, column = page.last(last), page.column(target.begin)
    # A comment that is indented further than the dash speaks of the last entry, and stays with it.
    while True:
        start = page.next_line(at)
        line = page.text[start : page.line_end(start)]
        if start >= len(page.text) or not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        at = start
    return _below(page, at, entry_lines(entry, column, flat=page.flat))


def _remove(page: Page, parent: Branch, step: str | int) -> list[Splice]:
    pairs = parent.pairs
    at = step if isinstance(step, int) else next(n for n, pair in enumerate(pairs) if pair[0].node.value == step)
    if parent.flow:
        return _remove_flow(page, pairs, at)
    child = pairs[at][1]
    begin = _lead(page, parent, step, child)[0]
    end = page.last(child)
    start = page.line_start(begin)
    if not page.text[start:begin].strip():
        after = page.next_line(end)
        if after == len(page.text) and not page.text.endswith("\n") and start:
            cut = start - 2 if page.text[start - 2 : start] == "\r\n" else start - 1
            return [Splice(cut, after, "")]
        return [Splice(start, after, "")]
    follower = _lead(page, parent, *_next(parent, pairs, at))[0]
    if not page.text[end:follower].strip():
        return [Splice(begin, follower, "")]
    return [Splice(start + len(page.text[start:begin].rstrip()), page.line_end(end), "")]


def _next(parent: Branch, pairs: list[tuple[Branch, Branch]], at: int) -> tuple[str | int, Branch]:
    key, value = pairs[at + 1]
    return (key.node.value if parent.is_mapping else at + 1), value


def _remove_flow(page: Page, pairs: list[tuple[Branch, Branch]], at: int) -> list[Splice]:
    """Take out an entry between brackets with one comma."""
    begin, stop = pairs[at][0].begin, pairs[at][1].stop
    if at + 1 < len(pairs):
        follower = pairs[at + 1][0].begin
        between = page.text[stop:follower]
        return [Splice(begin, follower if "#" not in between else stop + _comma(between) + 1, "")]
    before = pairs[at - 1][1].stop
    between = page.text[before:begin]
    if "#" not in between:
        return [Splice(before, stop, "")]
    comma = before + _comma(between)
    return [Splice(comma, comma + 1, ""), Splice(begin, stop, "")]


def _comma(between: str) -> int:
    """Where the comma stands among blanks and comments."""
    return len(between) - len(re.sub(r"^(?:[^,#]|#[^\n]*\n)*", "", between))


__all__ = ["Page", "Splice", "splices"]
