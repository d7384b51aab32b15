# SPDX-License-Identifier: Apache-2.0
"""A working copy read: blocks with their keys, and sentences with their places, so that nothing else need be touched.

A working copy is Markdown that people edit as they like. The tool's own blocks carry their key in a comment before
them; a block without one is somebody's own. Every offset is one of the text given, so that whoever changes a sentence
leaves every other byte as it was.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from electassess.working.sentences import OURS, Sentence, cited, ends, marked, shown

_KEY = re.compile(r"<!--\s*block:\s*([^\s>]+)\s*-->")
_TABLE = re.compile(r"<!--\s*table:\s*([^\s>]+)\s*-->")
_ENTRY = re.compile(r"[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
CONFLICT = "conflict"
"""Kind of a comment that says that a fact changed under somebody's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a list, a heading, a comment.

    Attributes:
        key: what its comment says; empty where there is none.
        kind: title, heading, notice, dateline, paragraph, list, signatures, table, comment or conflict.
        start: offset of its first sign, or of that of the comment with its key.
        body: offset of its first sign behind that comment.
        end: offset behind its last sign.
        sentences: in order; none in comments, nor in a table, which stands by its key alone.
    """

    key: str
    kind: str
    start: int
    body: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Copy:
    """A text with its blocks.

    Attributes:
        text: as it was read, with line feeds alone.
        blocks: in order.
    """

    text: str
    blocks: tuple[Block, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order."""
        return tuple(one for block in self.blocks for one in block.sentences)

    def raw(self, block: Block) -> str:
        """A block as it stands in the text, without the comment that holds its key."""
        return self.text[block.body : block.end]


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of lines between blank ones, and comments: (start, end, whether it is a comment)."""
    place, length = 0, len(text)
    start: int | None = None
    while place < length:
        at_line = place == 0 or text[place - 1] == "\n"
        comment = _COMMENT.match(text, place + len(text[place:]) - len(text[place:].lstrip(" \t"))) if at_line else None
        if comment:
            if start is not None:
                yield start, place, False
                start = None
            yield comment.start(), comment.end(), True
            place = comment.end()
            if text[place : place + 1] == "\n":
                place += 1
            continue
        line = _LINE.match(text, place)
        end = line.end() if line else length
        if text[place:end].strip():
            start = place if start is None else start
        elif start is not None:
            yield start, place, False
            start = None
        place = end
    if start is not None:
        yield start, length, False


def _kind(raw: str, key: str) -> str:
    """What kind of block some lines are."""
    if raw.startswith("# "):
        return "title"
    if re.match(r"#{2,6} ", raw):
        return "heading"
    if raw.startswith(">"):
        return "notice"
    if key == "signatures":
        return "signatures"
    if _ENTRY.match(raw):
        return "list"
    if key == "dateline":
        return "dateline"
    return "paragraph"


def _units(raw: str, kind: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block, each as (start, end) in it; an entry of a list is one, and so is a title."""
    if kind in ("list", "signatures"):
        starts = list(re.finditer(rf"^{_ENTRY.pattern}", raw, re.MULTILINE))
        for number, match in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(raw)
            yield match.end(), match.start() + len(raw[match.start() : end].rstrip())
        return
    opening = re.match(r"(?:#{1,6}[ \t]+|>[ \t]*|[*_]{1,3}(?=\S))", raw) if kind != "paragraph" else None
    start = opening.end() if opening else 0
    closing = len(raw.rstrip())
    if kind == "dateline" and opening:
        closing = len(raw[:closing].rstrip("*_"))
    if kind != "paragraph":
        yield start, closing
        return
    body = raw[start:closing]
    before = 0
    for end in ends(body):
        first = before + len(body[before:end]) - len(body[before:end].lstrip())
        if first < end:
            yield start + first, start + end
        before = end


def read_copy(text: str) -> Copy:
    """Read a working copy, or any Markdown or plain text.

    Args:
        text: of the file, at most a few hundred thousand letters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    breaks = [match.end() for match in re.finditer("\n", text)]
    blocks: list[Block] = []
    pending: tuple[str, int] | None = None
    for start, stop, is_comment in _pieces(text):
        end = start + len(text[start:stop].rstrip())
        raw = text[start:end]
        if is_comment:
            key = _KEY.fullmatch(raw)
            if key:
                if pending:
                    blocks.append(_empty(*pending))
                pending = key[1], start
                continue
            table = _TABLE.fullmatch(raw)
            if table:
                blocks.append(Block(key=table[1], kind="table", start=start, body=start, end=end, sentences=()))
                continue
            kind = CONFLICT if re.match(r"<!--\s*conflict\b", raw) else "comment"
            blocks.append(Block(key="", kind=kind, start=start, body=start, end=end, sentences=()))
            continue
        key_of, first = pending or ("", start)
        pending = None
        kind = _kind(raw, key_of)
        sentences = [_sentence(text, start + a, start + b, breaks, key_of, kind) for a, b in _units(raw, kind) if a < b]
        kept = tuple(one for one in sentences if one.text)
        blocks.append(Block(key=key_of, kind=kind, start=first, body=start, end=end, sentences=kept))
    if pending:
        blocks.append(_empty(*pending))
    return Copy(text, tuple(blocks))


def _empty(key: str, start: int) -> Block:
    """The comment of a block whose text somebody took out."""
    return Block(key=key, kind="comment", start=start, body=start, end=start, sentences=())


def _sentence(text: str, start: int, end: int, breaks: Sequence[int], block: str, kind: str) -> Sentence:
    """One sentence between two offsets."""
    raw = text[start:end]
    keys = cited(raw)
    line = bisect_right(breaks, start)
    return Sentence(
        text=shown(raw),
        cites=tuple(key for key in keys if key != OURS),
        ours=OURS in keys,
        line=line + 1,
        column=start - (breaks[line - 1] if line else 0) + 1,
        block=block,
        kind=kind,
        start=start,
        end=end,
        marked=marked(raw),
    )


def read_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in reading order."""
    return read_copy(text).sentences


__all__ = ["CONFLICT", "Block", "Copy", "read_copy", "read_sentences"]
