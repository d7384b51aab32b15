# SPDX-License-Identifier: Apache-2.0
"""Where sentences end in text that people write, and what each of them cites.

A citation stands in pandoc's form, `[@item-id]` or `[@one; @other]`, before the full stop or behind it
(https://pandoc.org/MANUAL.html#citation-syntax). A line that ends with a full stop or a citation ends its sentence, so
that a text with one sentence to a line is read without guessing; in running text abbreviations and initials do not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from electassess.render.text import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

OURS = "ours"
"""What a sentence cites that is the signatories' own voice and asserts nothing about the election."""

_GROUP = re.compile(r"(?<!\\)\[(?=[^\]\[@]*@)[^\]\[]*\]")
_KEY = re.compile(r"(?<![\w\\])@([A-Za-z0-9_](?:[A-Za-z0-9_]|[.\-/:#](?=[A-Za-z0-9_]))*)")
_STOP = re.compile(r"[.!?…។။؟。！？]+[\"'”’)\]*_»]*")
_CLOSED = re.compile(r"(?:[ \t]*(?:\[\^[^\]\s]+\]|(?<!\\)\[(?=[^\]\[@]*@)[^\]\[]*\]))*")
"""Notes and citations that stand behind a full stop and belong to the sentence before them."""

_ABBREVIATED = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[^\W\d_]|[^\W\d_](?:\.[^\W\d_])+|"
    r"Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|Sr|Jr|No|Nos|Art|Arts|para|paras|p|pp|"
    r"vs|cf|approx|etc|al|ed|eds|Inc|Ltd|Co|e\.g|i\.e)$"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = frozenset({"em_open", "strong_open", "link_open", "code_inline", "image", "html_inline"})
"""Tokens of what is not published as it is written."""

_MARKED = re.compile(r"[*_`\[\]<&~]|\\")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a text.

    Attributes:
        text: without citations and markup, on one line.
        cites: keys it cites, each once, in order; without the mark of the signatories' own voice.
        ours: whether it is marked as the signatories' own voice.
        line: of its first letter, from 1.
        column: of its first letter, from 1.
        block: key of the block it stands in, empty where that has none.
        kind: of that block: title, heading, notice, paragraph, list, …
        start: offset of its first letter in the text of the file.
        end: offset behind its last sign, citations included.
        marked: whether it holds emphasis, links, code or pictures, of which the words alone are published.
    """

    text: str
    cites: tuple[str, ...]
    ours: bool
    line: int
    column: int
    block: str
    kind: str
    start: int
    end: int
    marked: bool = False


def cited(raw: str) -> tuple[str, ...]:
    r"""The keys that a piece of Markdown cites, each once, in order.

    >>> cited("It was so [@one; see @two.b, p. 3] and not [x] \\[@three].")
    ('one', 'two.b')
    """
    groups = (match.group() for match in _GROUP.finditer(raw))
    return tuple(dict.fromkeys(key for group in groups for key in _KEY.findall(group)))


def uncited(raw: str) -> str:
    """A piece of Markdown without its citations, and without the space before them.

    >>> uncited("It was so [@one].")
    'It was so.'
    """
    return re.sub(rf"[ \t\n]*{_GROUP.pattern}", "", raw)


def shown(raw: str) -> str:
    r"""The text of a piece of Markdown: no citations, no markup, on one line.

    >>> shown("He *won* 1\\_000 votes\n[@count].")
    'He won 1_000 votes.'
    """
    bare = uncited(raw)
    return plain(_rendered(bare) if _MARKED.search(bare) else bare)


def marked(raw: str) -> bool:
    r"""Whether a piece of Markdown holds emphasis, a link, code or a picture.

    >>> marked("He *won* [@count]."), marked("He won 1\\_000 votes [@count].")
    (True, False)
    """
    bare = uncited(raw)
    return bool(_MARKED.search(bare)) and any(token.type in _MARKUP for token in _tokens(bare))


def _tokens(raw: str) -> "Sequence[Token]":
    from markdown_it import MarkdownIt  # noqa: PLC0415

    flat = re.sub(r"[ \t]*\n[ \t]*", " ", raw)
    (inline,) = MarkdownIt("commonmark").parseInline(flat)
    return inline.children or ()


def _rendered(raw: str) -> str:
    """The words of inline Markdown."""
    spoken = []
    for token in _tokens(raw):
        if token.type in ("softbreak", "hardbreak"):
            spoken.append(" ")
        elif token.type in ("text", "code_inline", "html_inline", "text_special", "image"):
            spoken.append(token.content)
    return "".join(spoken)


def ends(raw: str) -> Iterator[int]:
    """Where the sentences of a paragraph end.

    Args:
        raw: its Markdown.

    Yields:
        The offset behind the last sign of each, citations and notes included; the last is the end of the text.

    >>> text = "Mr. Ly won 2.5 per cent [@a]. The N.E.C. said so. [@b] No"
    >>> [text[a:b] for a, b in zip([0, *ends(text)], ends(text))]
    ['Mr. Ly won 2.5 per cent [@a].', ' The N.E.C. said so. [@b]', ' No']
    """
    quiet = [match.span() for match in _GROUP.finditer(raw)]
    found = 0
    for match in _STOP.finditer(raw):
        if match.start() < found or any(start <= match.start() < end for start, end in quiet):
            continue
        behind = _CLOSED.match(raw, match.end())
        end = behind.end() if behind else match.end()
        if _is_end(raw, match.start(), match.end(), end):
            found = end
            yield end
    for match in re.finditer(r"\][ \t]*(?=\n)", raw):
        # A line that ends with a citation ends its sentence, even where somebody left out the full stop.
        if any(end == match.start() + 1 for _, end in quiet) and match.start() >= found:
            found = match.start() + 1
            yield found
    last = len(raw.rstrip())
    if last > found:
        yield last


def _is_end(raw: str, stop: int, closed: int, end: int) -> bool:
    """Whether a sentence ends with a full stop at an offset."""
    rest = raw[end:]
    if not rest.strip():
        return True
    if raw[stop] in "។။。！？":  # these scripts put no space behind
        return True
    if not rest[0].isspace():
        return False
    if re.match(r"[ \t]*\r?\n", rest):
        return True
    if raw[stop] == "." and closed == stop + 1 and end == closed and _ABBREVIATED.search(raw[max(0, stop - 16) : stop]):
        return False
    following = rest.lstrip()[0]
    return not following.islower()


__all__ = ["OURS", "Sentence", "cited", "ends", "marked", "shown", "uncited"]
