# SPDX-License-Identifier: Apache-2.0
"""A draft as a tagged PDF (PDF/UA-1), set by Typst in the fonts that it and the `fonts` extra bring.

The fonts of the machine are left out: they would make the bytes depend on it. A letter that no font has is an error,
never an empty box.
"""

import calendar
import pkgutil
import unicodedata
from importlib import resources

from electassess.render.extras import MissingExtraError, UnprintableError
from electassess.render.page import data_text
from electassess.render.running_head import after_title
from electassess.render.text import plain, spaced
from electassess.statement.document import Block, Claim, Draft, Footnote

FONT_PACKAGES = ("fontpkg_noto_", "justmytype_intl_")
"""How the names of packages begin that bring fonts of the Noto family."""


def string(text: str) -> str:
    r"""Text as a string literal of Typst, in which nothing is markup.

    >>> string('say "no" \\ never')
    '"say \\"no\\" \\\\ never"'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    """Text as content. The semicolon ends the expression, whatever follows it."""
    return f"#{string(text)};"


def _note(footnote: Footnote) -> str:
    pieces = [
        f"#link({string(url)}, {string(spaced(text))});" if url else _text(spaced(text))
        for text, url in footnote.pieces
    ]
    return f"#footnote[#h(0.25em);{''.join(pieces)}];"


def _claim(claim: Claim, draft: Draft) -> str:
    text = _text(plain(claim.text))
    return text + _note(draft.footnotes[claim.note - 1]) if claim.note else text


def _table(block: Block, draft: Draft) -> str:
    """A table with a head that is repeated on every page that it runs on to."""
    head, *rows = block.claims

    def cells(claim: Claim) -> str:
        note = _note(draft.footnotes[claim.note - 1]) if claim.note else ""
        texts = [_text(plain(cell)) for cell in claim.cells]
        return ", ".join(f"[{text}{note if not place else ''}]" for place, text in enumerate(texts))

    lines = [f"  table.header({cells(head)}),", *(f"  {cells(row)}," for row in rows)]
    return f"#levels({len(head.cells)},\n" + "\n".join(lines) + "\n)"


def _block(block: Block, draft: Draft) -> str:
    entries = [_claim(claim, draft) for claim in block.claims]
    running = " ".join(entries)
    match block.kind:
        case "title":
            return f"= {running}"
        case "heading":
            return f"== {running}"
        case "notice" | "dateline" | "lead":
            return f"#{block.kind}[{running}]"
        case "list":
            return "\n".join(f"- {entry}" for entry in entries)
        case "table":
            return _table(block, draft)
        case "signatures":
            return "#signatures[\n" + "\n".join(f"+ {entry}" for entry in entries) + "\n]"
        case "paragraph":
            return running


def typst_text(draft: Draft) -> str:
    """The draft as Typst source: our template, its settings, the blocks."""
    template = data_text("statement.typ")
    language, _, region = draft.language.partition("-")
    settings = ", ".join(
        [
            f"title: {string(plain(draft.title))}",
            f"lang: {string(language)}",
            f"region: {string(region)}",
            f"date: datetime(year: {draft.date.year}, month: {draft.date.month}, day: {draft.date.day})",
            f"beside: {string(after_title(draft))}",
        ]
    )
    blocks = [_block(block, draft) for block in draft.blocks]
    return "\n\n".join([template, f"#show: statement.with({settings})", *blocks]) + "\n"


def font_folders() -> list[str]:
    """Folders of the font packages that are installed, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules() if module.name.startswith(FONT_PACKAGES))
    return [str(resources.files(name)) for name in names]


def write_pdf(draft: Draft) -> bytes:
    """The draft as a PDF.

    Raises:
        MissingExtraError: If Typst is not installed.
        UnprintableError: If a letter is in none of the fonts at hand.
    """
    try:
        import typst  # noqa: PLC0415
    except ImportError as fault:
        raise MissingExtraError("docs", "PDF") from fault
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[*font_folders()])
    try:
        compiled: bytes = typst.compile(
            typst_text(draft).encode(),
            format="pdf",
            font_paths=fonts,
            pdf_standards="ua-1",
            timestamp=calendar.timegm(draft.date.timetuple()),
        )
    except typst.TypstError as fault:
        if "could not be displayed" not in str(fault):
            raise
        text = str(fault).partition("the text ")[2].partition(" could")[0].strip('`"')
        name = unicodedata.name(text[:1], "")
        raise UnprintableError(
            "fonts",
            "PDF",
            f"no font at hand has {text!r} ({name}), which the PDF would show as an empty box: "
            'pip install "electassess[fonts]" for Arabic, Burmese, Khmer, Lao and Thai, or for another script '
            "the package of its Noto font (fontpkg-noto-sans-devanagari, for one)",
        ) from fault
    return compiled


__all__ = ["FONT_PACKAGES", "font_folders", "string", "typst_text", "write_pdf"]
