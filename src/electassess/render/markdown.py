# SPDX-License-Identifier: Apache-2.0
"""A draft as Markdown that pandoc and CommonMark readers understand alike: the text people edit.

Each block carries its id in a comment and each claim its note. Everything that could be read as markup is
escaped, so that the text comes back letter by letter.
"""

import re

from electassess.statement.document import Block, Claim, Draft, Footnote

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>^~#$@|&!])")
_URL = re.compile(r"https?://[^\s;]+?(?=[.,]?(?:[\s;]|$))")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=:])")


def escape(text: str) -> str:
    r"""Text with every character that could be markup escaped.

    >>> escape("a_b *c* 1 < 2 [x]")
    'a\\_b \\*c\\* 1 \\< 2 \\[x\\]'
    """
    return _ACTIVE.sub(r"\\\1", text)


def escape_start(text: str) -> str:
    r"""A paragraph's text, its beginning escaped where it would open a list.

    >>> escape_start("2. the list")
    '2\\. the list'
    """

    def mend(match: re.Match[str]) -> str:
        return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"

    return _LIST_START.sub(mend, escape(text))


def addresses(text: str) -> list[tuple[str, bool]]:
    """A note's text in pieces, each with whether it is an address.

    >>> addresses("ANFREL, https://anfrel.org/x.")
    [('ANFREL, ', False), ('https://anfrel.org/x', True), ('.', False)]
    """
    pieces, last = [], 0
    for match in _URL.finditer(text):
        pieces += [(text[last : match.start()], False), (match.group(), True)]
        last = match.end()
    pieces.append((text[last:], False))
    return [piece for piece in pieces if piece[0]]


def note(footnote: Footnote) -> str:
    """A note's text with its addresses as links."""
    return "".join(f"<{piece}>" if is_url else escape(piece) for piece, is_url in addresses(footnote.text))


def _claim(claim: Claim, *, start: bool) -> str:
    text = escape_start(claim.text) if start else escape(claim.text)
    return f"{text}[^{claim.note}]" if claim.note else text


def block_text(block: Block) -> str:
    """One block without its comment."""
    if block.kind == "title":
        return f"# {escape(block.claims[0].text)}"
    if block.kind == "heading":
        return f"## {escape(block.claims[0].text)}"
    if block.kind == "notice":
        return f"> {escape_start(' '.join(claim.text for claim in block.claims))}"
    if block.kind == "dateline":
        return f"*{escape(block.claims[0].text)}*"
    if block.kind == "list":
        return "\n".join(f"- {_claim(claim, start=True)}" for claim in block.claims)
    if block.kind == "signatures":
        return "\n".join(f"{number}. {_claim(claim, start=True)}" for number, claim in enumerate(block.claims, 1))
    return " ".join(_claim(claim, start=not number) for number, claim in enumerate(block.claims))


def markdown_text(draft: Draft, *, comments: bool = True) -> str:
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
    parts += [f"[^{number}]: {note(one)}" for number, one in enumerate(draft.footnotes, 1)]
    return "\n\n".join(parts) + "\n"


def write_markdown(draft: Draft) -> bytes:
    """The draft as UTF-8."""
    return markdown_text(draft).encode()


__all__ = ["addresses", "block_text", "escape", "escape_start", "markdown_text", "note", "write_markdown"]
