# SPDX-License-Identifier: Apache-2.0
"""Edits of YAML in place: lines are added, or made comments; every other byte stays what it was.

Where what is asked for cannot be done so, nothing is done and the caller says so: a file is never written anew from
its data, since that would lose comments.
"""

import json
import re
from collections.abc import Sequence

from electassess.source import Branch, line_end, nodes_of


def add_ratings(text: str, indicators: Sequence[str], because: str) -> str | None:
    """Add entries `not-assessed` at the end of the ratings of a sheet.

    Args:
        text: the sheet, read without faults.
        indicators: to be added, in order.
        because: the reason that each gives.

    Returns:
        The text with them, or `None` if its ratings are not a list.
    """
    if not indicators:
        return text
    top = nodes_of(text)
    ratings = top.child("ratings") if top else None
    if ratings is None or not ratings.is_list:
        return None
    reason = json.dumps(because, ensure_ascii=False)
    if ratings.flow:
        entries = ", ".join(f"{{indicator: {one}, state: not-assessed, because: {reason}}}" for one in indicators)
        return _within_brackets(text, ratings, entries)
    end, pad = line_end(text), " " * ratings.start[1]
    lines = text.split("\n")
    at = _after(lines, ratings)
    block = [
        f"{pad}- indicator: {one}{end}{pad}  state: not-assessed{end}{pad}  because: {reason}{end}"
        for one in indicators
    ]
    before = "\n".join(lines[:at]) + ("\n" if at < len(lines) else "")
    if before and not before.endswith("\n"):
        before += end
    return before + "".join(block) + "\n".join(lines[at:])


def _within_brackets(text: str, ratings: Branch, entries: str) -> str:
    """Put entries before the bracket that closes a list."""
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: ratings.end[0]]) + ratings.end[1] - 1
    head = text[:offset]
    last = ratings.last_end
    if last is None:
        return head + entries + text[offset:]
    cut = sum(len(line) + 1 for line in lines[: last[0]]) + last[1]
    comma = "" if re.match(r"\s*,", text[cut:offset]) else ","
    return text[:cut] + comma + text[cut:offset].rstrip(" ") + " " + entries + text[offset:]


def _after(lines: Sequence[str], branch: Branch) -> int:
    """The number of the line before which something can follow the last entry of a block list."""
    row, column = branch.deep_end
    at = row if column == 0 and row > branch.start[0] else row + 1
    while at > branch.start[0] + 1 and not lines[at - 1].strip():
        at -= 1
    ended = all(not line.strip() or line.lstrip().startswith("#") for line in lines[at:])
    while at < len(lines) and lines[at].lstrip().startswith("#"):  # what is said of the last entry stays with it
        if not ended and len(lines[at]) - len(lines[at].lstrip()) <= branch.start[1]:
            break
        at += 1
    return at


def set_aside(text: str, loc: Sequence[str | int]) -> str | None:
    """Make comments of the lines of one key of a mapping: what it said is kept, and read no more.

    Args:
        text: the file.
        loc: what leads to the value.

    Returns:
        The text, or `None` where the key shares its lines with another.
    """
    node = nodes_of(text)
    for step in loc[:-1]:
        node = node.child(step) if node else None
    if node is None or node.flow or node.is_list:
        return None
    key, value = node.key(str(loc[-1])), node.child(loc[-1])
    if key is None or value is None or node.size == 1:
        return None
    lines = text.split("\n")
    first, pad = key.start
    row, column = value.deep_end
    last = row if column > 0 or row == first else row - 1
    while last > first and (not lines[last].strip() or lines[last].lstrip().startswith("#")):
        last -= 1
    lead = lines[first][:pad]
    if lead.strip(" -"):
        return None
    for number in range(first, last + 1):
        line = lines[number]
        if not line.strip() or (number > first and line.lstrip().startswith("#")):
            continue
        deep = pad if number == first else min(pad, len(line) - len(line.lstrip(" ")))
        lines[number] = f"{line[:deep]}# {line[deep:]}"
    return "\n".join(lines)


__all__ = ["add_ratings", "line_end", "set_aside"]
