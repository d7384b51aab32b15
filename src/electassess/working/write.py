# SPDX-License-Identifier: Apache-2.0
"""A plain draft as a working copy: one sentence to a line, each with what it cites, each block with its key."""

import re

from electassess.render.markdown import escape_start
from electassess.statement.document import Block, Claim, Draft

_END = re.compile(r"[.!?…។]+$")
_ENTRY_END = re.compile(r"(?:; and|[;.,])$")


def bare_entry(text: str) -> str:
    """An entry of a list without what joins it to the next, which depends on who else stands there.

    >>> bare_entry("the courts to hear them; and"), bare_entry("the government to answer.")
    ('the courts to hear them', 'the government to answer')
    """
    return _ENTRY_END.sub("", text)


def cites_of(claim: Claim) -> tuple[str, ...]:
    """What a claim of a draft cites: its items, or the finding where those cannot be shown."""
    if claim.evidence:
        return claim.evidence
    return claim.findings if claim.kind == "fact" else ()


def with_citation(text: str, keys: tuple[str, ...]) -> str:
    """A sentence in Markdown with its citation before the full stop, or behind what closes a quotation.

    >>> with_citation("They won.", ("result",)), with_citation("He said: “No.”", ("a", "b"))
    ('They won [@result].', 'He said: “No.” [@a; @b]')
    """
    raw = escape_start(text)
    if not keys:
        return raw
    group = f"[{'; '.join(f'@{key}' for key in keys)}]"
    end = _END.search(raw)
    return f"{raw[: end.start()]} {group}{end.group()}" if end else f"{raw} {group}"


def block_lines(block: Block) -> str:
    """One block in Markdown, without the comment that holds its key."""
    texts = [bare_entry(claim.text) if block.kind == "list" else claim.text for claim in block.claims]
    cited = [with_citation(text, cites_of(claim)) for text, claim in zip(texts, block.claims, strict=True)]
    match block.kind:
        case "title":
            return f"# {' '.join(cited)}"
        case "heading":
            return f"## {' '.join(cited)}"
        case "notice":
            return f"> {' '.join(cited)}"
        case "dateline":
            return f"*{' '.join(cited)}*"
        case "list":
            return "\n".join(f"- {text}" for text in cited)
        case "signatures":
            return "\n".join(f"{number}. {text}" for number, text in enumerate(cited, 1))
        case "table":
            return f"<!-- table: {block.id} -->"
        case "paragraph" | "lead":
            return "\n".join(cited)


def _keyed(block: Block) -> str:
    """A block with its key; a table, which is made from the ratings at publication, stands by its key alone."""
    lines = block_lines(block)
    return lines if block.kind == "table" else f"<!-- block: {block.id} -->\n\n{lines}"


def copy_text(draft: Draft) -> str:
    """The whole working copy of a plain draft."""
    return "\n\n".join(map(_keyed, draft.blocks)) + "\n"


__all__ = ["bare_entry", "block_lines", "cites_of", "copy_text", "with_citation"]
