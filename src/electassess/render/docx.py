# SPDX-License-Identifier: Apache-2.0
"""A draft as a Word file: real footnotes, numbered endorsers, named styles of our own reference document."""

import io
import zipfile
from importlib import resources
from xml.sax.saxutils import escape as escape_xml

from electassess.render.markdown import block_text, notes_text
from electassess.render.pandoc import run_pandoc
from electassess.render.text import plain
from electassess.statement.document import Draft

STYLES = {"notice": "Notice", "dateline": "Date line", "lead": "Lead"}
"""Kinds of block that have a paragraph style of their own."""

CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dc:language>{language}</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified></cp:coreProperties>"""
"""The properties of the file: no author, and no day but that of the statement."""


def _markdown(draft: Draft) -> str:
    parts = []
    for block in draft.blocks:
        text = block_text(block)
        if block.kind == "title":
            continue
        if block.kind in STYLES:
            # The style sets these apart, so the quotation mark and the emphasis of the Markdown go.
            bare = {"notice": text[2:], "dateline": text[1:-1], "lead": text}[block.kind]
            text = f'::: {{custom-style="{STYLES[block.kind]}"}}\n{bare}\n:::'
        parts.append(text)
    return "\n\n".join([*parts, *notes_text(draft)]) + "\n"


def _with_properties(document: bytes, draft: Draft) -> bytes:
    """The file with our own properties, its parts in their order, each at the start of the archive's calendar."""
    core = CORE.format(title=escape_xml(plain(draft.title)), language=draft.language, date=draft.date.isoformat())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, core.encode() if name == "docProps/core.xml" else source.read(name))
    return out.getvalue()


def write_docx(draft: Draft) -> bytes:
    """The draft as a .docx.

    Raises:
        MissingExtraError: If pandoc is not installed.
        RuntimeError: If pandoc fails.
    """
    reference = resources.files("electassess.render") / "data" / "reference.docx"
    with resources.as_file(reference) as path:
        arguments = [
            "-t",
            "docx",
            f"--reference-doc={path}",
            "--shift-heading-level-by=-1",
            f"--metadata=title:{plain(draft.title)}",
            f"--metadata=lang:{draft.language}",
        ]
        return _with_properties(run_pandoc(_markdown(draft), arguments, "Word"), draft)


__all__ = ["STYLES", "write_docx"]
