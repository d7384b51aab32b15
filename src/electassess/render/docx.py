# SPDX-License-Identifier: Apache-2.0
"""A draft as a Word file: real footnotes, numbered endorsers, named styles of our own reference document."""

import io
import re
import zipfile
from importlib import resources
from xml.sax.saxutils import escape as escape_xml

from electassess.render.markdown import block_text, notes_text
from electassess.render.pandoc import run_pandoc
from electassess.render.running_head import after_title
from electassess.render.text import plain
from electassess.statement.document import Block, Draft

ENDORSERS, CELLS = "Endorsers", "Cell"
STYLES = {"notice": "Notice", "dateline": "Date line", "lead": "Lead"}
"""Kinds of block that have a paragraph style of their own; that of the signatures goes with each entry."""

BODY, HEADER, SETTINGS = "word/document.xml", "word/header1.xml", "word/settings.xml"

_TEXT_WIDTH = 8958
"""Of the page of our reference document, in twentieths of a point."""
_LETTER, _PADDING, _LONGEST = 112, 280, 24
"""Width of a letter in a cell and what stands round its text, in the same; letters by which a column is measured."""

CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dc:language>{language}</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified></cp:coreProperties>"""
"""The properties of the file: no author, and no day but that of the statement."""


def _styled(text: str, style: str, indent: str = "") -> str:
    return f'::: {{custom-style="{style}"}}\n{indent}{text}\n{indent}:::'


def _entry(line: str) -> str:
    """A numbered line of the signatures; what belongs to its entry is indented to where the text begins."""
    number, _, text = line.partition(" ")
    return f"{number} {_styled(text, ENDORSERS, ' ' * (len(number) + 1))}"


def _markdown(draft: Draft) -> str:
    parts = []
    for block in draft.blocks:
        text = block_text(block)
        if block.kind == "title":
            continue
        if block.kind in STYLES:
            # The style sets these apart, so the quotation mark and the emphasis of the Markdown go.
            bare = {"notice": text[2:], "dateline": text[1:-1], "lead": text}[block.kind]
            text = _styled(bare, STYLES[block.kind])
        elif block.kind == "signatures":
            text = "\n".join(_entry(line) for line in text.splitlines())
        parts.append(text)
    return "\n\n".join([*parts, *notes_text(draft)]) + "\n"


def _widths(block: Block) -> list[int]:
    """Widths of a table's columns in twentieths of a point: the first takes what the others leave, a third at least.

    A column is as wide as its longest cell; of its heading, which can take several lines, as the longest word.
    """
    heads, *rows = [claim.cells for claim in block.claims]
    longest = [
        max(*(len(word) for word in head.split()), *(len(row[place]) for row in rows), 1)
        for place, head in enumerate(heads)
    ]
    wanted = [min(length, _LONGEST) * _LETTER + _PADDING for length in longest[1:]]
    others = min(sum(wanted), _TEXT_WIDTH * 2 // 3)
    each = [others * one // sum(wanted) for one in wanted]
    return [_TEXT_WIDTH - sum(each), *each]


def _set_tables(body: bytes, draft: Draft) -> bytes:
    """The body of pandoc's with each table as wide as the text, in our style for cells.

    Pandoc gives its columns no widths, and programs other than Word then make them all alike.
    """
    tables = iter([block for block in draft.blocks if block.kind == "table"])

    def laid(match: re.Match[bytes]) -> bytes:
        widths = _widths(next(tables))
        table = match.group().replace(b'<w:pStyle w:val="Compact" />', f'<w:pStyle w:val="{CELLS}" />'.encode())
        whole = f'<w:tblW w:type="dxa" w:w="{sum(widths)}" /><w:tblLayout w:type="fixed" />'
        table = table.replace(b'<w:tblW w:type="auto" w:w="0" />', whole.encode(), 1)
        columns = "".join(f'<w:gridCol w:w="{width}" />' for width in widths).encode()
        return re.sub(rb"(?<=<w:tblGrid>).*?(?=</w:tblGrid>)", columns, table, count=1)

    return re.sub(rb"<w:tbl>.*?</w:tbl>", laid, body, flags=re.DOTALL)


def _finished(document: bytes, draft: Draft, settings: bytes) -> bytes:
    """What pandoc wrote, with our own properties, settings and running head.

    Args:
        document: the file of pandoc's, its parts to stay in their order, each at the start of the archive's calendar.
        draft: the draft.
        settings: those of our reference document, with which pandoc mixes its own.
    """
    title = escape_xml(plain(draft.title))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w") as target:
        core = CORE.format(title=title, language=draft.language, date=draft.date.isoformat())
        beside = f'<w:r><w:t xml:space="preserve">{after_title(draft)}</w:t></w:r></w:p>' if after_title(draft) else ""
        head = source.read(HEADER).replace(b"</w:p>", beside.encode() or b"</w:p>").replace(b"{title}", title.encode())
        body = _set_tables(source.read(BODY), draft)
        ours = {"docProps/core.xml": core.encode(), SETTINGS: settings, HEADER: head, BODY: body}
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, ours.get(name) or source.read(name))
    return out.getvalue()


def write_docx(draft: Draft) -> bytes:
    """The draft as a .docx.

    Raises:
        MissingExtraError: If pandoc is not installed.
        RuntimeError: If pandoc fails.
    """
    reference = resources.files("electassess.render") / "data" / "reference.docx"
    with resources.as_file(reference) as path, zipfile.ZipFile(path) as styles:
        arguments = [
            "-t",
            "docx",
            f"--reference-doc={path}",
            "--shift-heading-level-by=-1",
            f"--metadata=title:{plain(draft.title)}",
            f"--metadata=lang:{draft.language}",
        ]
        return _finished(run_pandoc(_markdown(draft), arguments, "Word"), draft, styles.read(SETTINGS))


__all__ = ["STYLES", "write_docx"]
