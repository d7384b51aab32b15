# SPDX-License-Identifier: Apache-2.0
r"""A draft as Markdown: the text that people edit.

Each block carries its id in a comment and each claim its note. What could be read as markup is escaped, so that
CommonMark readers, and pandoc with its many additions, give the text back letter by letter. Quotation marks, dashes
and dots are left as they are, for people must read this too: only a reader that is asked to prettify them (pandoc's
`smart`, its default) curls a straight quotation mark.
"""

import re
from typing import TYPE_CHECKING

from electassess.render.text import plain, spaced

if TYPE_CHECKING:
    from electassess.statement.document import Block, Claim, Draft, Footnote

_ACTIVE = re.compile(
    r"""
      [\\`*_{}\[\]<~^$]         # emphasis, code, links, notes, HTML, attributes, sub- and superscript, mathematics
    | (?<![^\W_])@              # a citation of pandoc's, but not the @ of an address
    | (?<!\S)\#  | \#$          # the end of a heading
    | &(?=\#?[0-9A-Za-z]+;)     # an entity
    | (?<=[A-Za-z]):(?=//)      # an address, of which GFM would make a link that swallows the backslashes in it
    | (?<=[Ww][Ww][Ww])\.
    | !$                        # with the note behind it, a picture
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_START = re.compile(r"[-+=>:|%]")
_WIDEST = 60
"""Dashes that the widest column of a table has."""
_ENUMERATOR = re.compile(r"(\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")
"""What opens a list: `1.` everywhere, `a.`, `iv)` and `(1)` with pandoc."""


def _escaped(text: str, *, start: bool) -> str:
    """One line of plain text escaped, its spaces kept."""
    escaped = _ACTIVE.sub(lambda match: f"\\{match.group()}", text)
    if not start:
        return escaped
    if _START.match(escaped):
        return f"\\{escaped}"
    return _ENUMERATOR.sub(r"\1\\\2", escaped, count=1) if _ENUMERATOR.match(escaped) else escaped


def escape(text: str) -> str:
    r"""Text with every character that could be markup escaped.

    >>> escape("a_b *c* 1 < 2 [x] R&D &amp; me@example.org")
    'a\\_b \\*c\\* 1 \\< 2 \\[x\\] R&D \\&amp; me@example.org'
    """
    return _escaped(plain(text), start=False)


def escape_start(text: str) -> str:
    r"""A paragraph's text, its beginning escaped too where it would open a list, a quotation or a rule.

    >>> escape_start("2. the list"), escape_start("- dash"), escape_start("2.5 million")
    ('2\\. the list', '\\- dash', '2.5 million')
    """
    return _escaped(plain(text), start=True)


def note(footnote: "Footnote") -> str:
    """A note's text with its links, each address kept letter by letter."""
    return "".join(_piece(text, url, start=not place) for place, (text, url) in enumerate(footnote.pieces))


def _piece(text: str, url: str, *, start: bool) -> str:
    if not url:
        return _escaped(spaced(text), start=start)
    address = _ENTITY.sub("&amp;", url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E"))
    return f"<{address}>" if text == url == address else f"[{_escaped(plain(text), start=False)}](<{address}>)"


def _claim(claim: "Claim", *, start: bool) -> str:
    text = escape_start(claim.text) if start else escape(claim.text)
    return f"{text}[^{claim.note}]" if claim.note else text


def _running(block: "Block") -> str:
    return " ".join(_claim(claim, start=not number) for number, claim in enumerate(block.claims))


def _row(claim: "Claim") -> str:
    """One row of a pipe table; a bar within a cell must not part it, and the note stands with the first cell."""
    cells = [_escaped(plain(cell), start=False).replace("|", r"\|") for cell in claim.cells]
    if claim.note:
        cells[0] += f"[^{claim.note}]"
    return f"| {' | '.join(cells)} |"


def _table(block: "Block") -> str:
    """A pipe table, its columns as wide as they need by the dashes below its head, by which pandoc goes."""
    head, *rows = block.claims
    widths = [min(max(len(claim.cells[place]) for claim in block.claims), _WIDEST) for place in range(len(head.cells))]
    return "\n".join([_row(head), f"|{'|'.join('-' * (width + 2) for width in widths)}|", *map(_row, rows)])


def block_text(block: "Block") -> str:
    """One block without its comment."""
    match block.kind:
        case "title":
            return f"# {_running(block)}"
        case "heading":
            return f"## {_running(block)}"
        case "notice":
            return f"> {_running(block)}"
        case "dateline":
            return f"*{_running(block)}*"
        case "list":
            return "\n".join(f"- {_claim(claim, start=True)}" for claim in block.claims)
        case "table":
            return _table(block)
        case "signatures":
            return "\n".join(f"{number}. {_claim(claim, start=True)}" for number, claim in enumerate(block.claims, 1))
        case "paragraph" | "lead":
            return _running(block)


def notes_text(draft: "Draft") -> list[str]:
    """The notes at the end, one paragraph each."""
    return [f"[^{number}]: {note(one)}" for number, one in enumerate(draft.footnotes, 1)]


def markdown_text(draft: "Draft", *, comments: bool = True) -> str:
    """The whole draft.

    Args:
        draft: the draft.
        comments: write each block's id before it.
    """
    parts = []
    for block in draft.blocks:
        if comments:
            parts.append(f"<!-- block: {block.id} -->")
        parts.append(block_text(block))
    return "\n\n".join([*parts, *notes_text(draft)]) + "\n"


def write_markdown(draft: "Draft") -> bytes:
    """The draft as UTF-8."""
    return markdown_text(draft).encode()


__all__ = ["block_text", "escape", "escape_start", "markdown_text", "note", "notes_text", "write_markdown"]
