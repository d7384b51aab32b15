# SPDX-License-Identifier: Apache-2.0
"""A draft as a tagged PDF (PDF/UA-1), set by Typst in the fonts that it brings."""

import datetime as dt
from importlib import resources
from pathlib import Path

from electassess.render.markdown import addresses
from electassess.render.writers import MissingExtraError
from electassess.statement.document import Block, Claim, Draft, Footnote


def string(text: str) -> str:
    r"""Text as a string literal of Typst, in which nothing is markup.

    >>> string('say "no" \\ never')
    '"say \\"no\\" \\\\ never"'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _note(footnote: Footnote) -> str:
    pieces = [
        f"#link({string(piece)})[#{string(piece)}]" if is_url else f"#{string(piece)}"
        for piece, is_url in addresses(footnote.text)
    ]
    return f"#footnote[{''.join(pieces)}]"


def _claim(claim: Claim, draft: Draft) -> str:
    text = f"#{string(claim.text)}"
    return text + _note(draft.footnotes[claim.note - 1]) if claim.note else text


def _block(block: Block, draft: Draft) -> str:
    entries = [_claim(claim, draft) for claim in block.claims]
    if block.kind == "title":
        return f"#headline[{entries[0]}]"
    if block.kind == "heading":
        return f"== {entries[0]}"
    if block.kind == "notice":
        return f"#notice[{' '.join(entries)}]"
    if block.kind == "dateline":
        return f"#emph[{entries[0]}]"
    if block.kind == "list":
        return "\n".join(f"- {entry}" for entry in entries)
    if block.kind == "signatures":
        return "#signatures[\n" + "\n".join(f"+ {entry}" for entry in entries) + "\n]"
    return " ".join(entries)


def typst_text(draft: Draft) -> str:
    """The draft as Typst source: our template, its settings, the blocks."""
    template = (resources.files("electassess.render") / "data" / "statement.typ").read_text(encoding="utf-8")
    settings = f"#show: statement.with(title: {string(draft.title)}, lang: {string(draft.language[:2])})"
    return "\n\n".join([template, settings, *(_block(block, draft) for block in draft.blocks)]) + "\n"


def write_pdf(draft: Draft) -> bytes:
    """The draft as a PDF.

    Raises:
        MissingExtraError: If Typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415
    except ImportError as fault:
        raise MissingExtraError("docs", "PDF") from fault
    day = dt.datetime(draft.date.year, draft.date.month, draft.date.day, tzinfo=dt.UTC)
    folders: list[str | Path | bytes] = list(_font_folders())
    compiled: bytes = typst.compile(
        typst_text(draft).encode(),
        format="pdf",
        ignore_system_fonts=True,
        font_paths=folders,
        pdf_standards="ua-1",
        timestamp=int(day.timestamp()),
    )
    return compiled


def _font_folders() -> list[str]:
    """Folders of the fonts of the `fonts` extra, if it is installed."""
    folders = []
    for name in ("fontpkg_noto_sans", "fontpkg_noto_sans_khmer", "fontpkg_noto_sans_thai"):
        try:
            folders.append(str(resources.files(name)))
        except ModuleNotFoundError:
            continue
    return folders


__all__ = ["string", "typst_text", "write_pdf"]
