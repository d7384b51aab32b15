# SPDX-License-Identifier: Apache-2.0
"""A draft as a Word file: real footnotes, numbered endorsers, named styles of our own reference document."""

from importlib import resources

from electassess.render.markdown import block_text, note
from electassess.render.pandoc import run_pandoc
from electassess.statement.document import Draft

STYLES = {"notice": "Notice", "dateline": "Date line"}
"""Kinds of block that have a paragraph style of their own."""


def _markdown(draft: Draft) -> str:
    parts = []
    for block in draft.blocks:
        if block.kind == "title":
            continue
        if block.kind in STYLES:
            text = block_text(block).removeprefix("> ")
            parts.append(f'::: {{custom-style="{STYLES[block.kind]}"}}\n{text}\n:::')
        else:
            parts.append(block_text(block))
    parts += [f"[^{number}]: {note(one)}" for number, one in enumerate(draft.footnotes, 1)]
    return "\n\n".join(parts) + "\n"


def write_docx(draft: Draft) -> bytes:
    """The draft as a .docx.

    Raises:
        MissingExtraError: If pandoc is not installed.
    """
    reference = resources.files("electassess.render") / "data" / "reference.docx"
    with resources.as_file(reference) as path:
        arguments = [
            "-t",
            "docx",
            f"--reference-doc={path}",
            f"--metadata=title:{draft.title}",
            f"--metadata=lang:{draft.language}",
        ]
        return run_pandoc(draft, _markdown(draft), arguments, "Word")


__all__ = ["STYLES", "write_docx"]
