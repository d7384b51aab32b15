import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import build_reference_docx
import docx
import pytest
from lxml import etree  # type: ignore[import-untyped]

from electassess.render.docx import write_docx
from electassess.statement.document import Block, Draft

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def parts(sample: Draft) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_docx(sample))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_block_has_its_style(sample: Draft) -> None:
    document = docx.Document(io.BytesIO(write_docx(sample)))
    styles = [(one.style.name if one.style else "", one.text) for one in document.paragraphs]
    assert styles[0] == ("Title", sample.title)
    assert styles[1] == ("Notice", sample.blocks[1].claims[0].text)
    assert styles[2] == ("Date line", "22 July 2023.")
    assert ("Heading 1", "What we ask for") in styles
    assert ("Lead", "We call on:") in styles
    assert {name for name, _ in styles} == {
        "Title",
        "Notice",
        "Date line",
        "Lead",
        "First Paragraph",
        "Body Text",
        "Heading 1",
        "Compact",
        "Endorsers",
    }
    assert [text for name, text in styles if name == "Endorsers"] == [one.text for one in sample.blocks[-1].claims]


def test_notes_are_real_and_numbered_through(parts: dict[str, bytes]) -> None:
    document = etree.fromstring(parts["word/document.xml"])
    cited = [one.get(f"{WORD}id") for one in document.iter(f"{WORD}footnoteReference")]
    notes = etree.fromstring(parts["word/footnotes.xml"])
    real = [one.get(f"{WORD}id") for one in notes.iter(f"{WORD}footnote") if one.get(f"{WORD}type") is None]
    assert len(cited) == 15
    assert cited == real
    assert all(b"numRestart" not in data for data in parts.values())


def test_addresses_in_notes_are_links(parts: dict[str, bytes]) -> None:
    targets = etree.fromstring(parts["word/_rels/footnotes.xml.rels"]).xpath("//@Target")
    assert "https://2023.forum-asia.org/?p=38193" in targets
    assert "https://www.trtworld.com:443/article/13368923" in targets


def test_endorsers_are_one_numbered_list(parts: dict[str, bytes]) -> None:
    document = etree.fromstring(parts["word/document.xml"])
    lists = [one.get(f"{WORD}val") for one in document.iter(f"{WORD}numId")]
    assert [lists.count(one) for one in dict.fromkeys(lists)] == [3, 17]
    assert b'w:numFmt w:val="decimal"' in parts["word/numbering.xml"]


def test_looks_come_from_styles_alone(parts: dict[str, bytes]) -> None:
    names = {"pStyle", "numPr", "ilvl", "numId", "rStyle"}
    for part in ("document", "footnotes", "header1", "footer1"):
        root = etree.fromstring(parts[f"word/{part}.xml"])
        direct = root.xpath("//w:pPr/* | //w:rPr/*", namespaces={"w": WORD[1:-1]})
        assert {etree.QName(one).localname for one in direct} <= names, part
    known = set(etree.fromstring(parts["word/styles.xml"]).xpath("//@w:styleId", namespaces={"w": WORD[1:-1]}))
    for part in ("document", "footnotes", "header1", "footer1"):
        used = etree.fromstring(parts[f"word/{part}.xml"]).xpath(
            "//w:pStyle/@w:val | //w:rStyle/@w:val", namespaces={"w": WORD[1:-1]}
        )
        assert set(used) <= known, part


def test_word_opens_it_as_of_today_and_checks_its_spelling(parts: dict[str, bytes]) -> None:
    settings = etree.fromstring(parts["word/settings.xml"])
    modes = [one.get(f"{WORD}val") for one in settings.iter(f"{WORD}compatSetting")]
    assert modes == ["15"]
    kinds = {etree.QName(one).localname for one in settings.iter()}
    assert not kinds & {"proofState", "rsids", "rsid", "rsidRoot", "savePreviewPicture"}
    assert [one.get(f"{WORD}id") for one in settings.iter(f"{WORD}footnote")] == ["-1", "0"]


def test_the_title_runs_along_from_page_two(make: Callable[..., Draft], make_block: Callable[..., Block]) -> None:
    title = "R&D <Kenya> {title}"
    written = write_docx(make(make_block("title", "title", (title, None)), title=title))
    section = docx.Document(io.BytesIO(written)).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        head = etree.fromstring(archive.read("word/header1.xml"))
        assert "".join(head.itertext()) == title
        assert section.footer.part.partname == section.first_page_footer.part.partname


def test_a_sheet_that_strays_tells_of_the_notice(parts: dict[str, bytes], sample: Draft) -> None:
    head = etree.fromstring(parts["word/header1.xml"])
    assert "".join(head.itertext()) == f"{sample.title} (with a notice on page 1)", "as in the PDF"


def test_short_cells_have_room_and_long_headings_take_more_lines(
    make: Callable[..., Draft], make_block: Callable[..., Block]
) -> None:
    rows = (
        ("Criterion", "Finding", "Value of 100", "Rated", "Analysts differ on something"),
        ("Independence of the election management body", "too little known", "37.5", "3 of 6", "0 of 3"),
    )
    claims = tuple(
        dataclasses.replace(make_block("t", "table", (row[0], None)).claims[0], id=f"t.{number}", cells=row)
        for number, row in enumerate(rows)
    )
    table = dataclasses.replace(make_block("t", "table", ("x", None)), claims=claims)
    with zipfile.ZipFile(io.BytesIO(write_docx(make(table)))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    first, _, _, rated, differ = [int(one.get(f"{WORD}w")) for one in body.iter(f"{WORD}gridCol")]
    assert rated >= 6 * 112 + 280, "“3 of 6” stays in one line"
    assert differ < 28 * 112 < first + differ


def test_the_file_knows_title_language_and_day_but_no_author(sample: Draft) -> None:
    properties = docx.Document(io.BytesIO(write_docx(sample))).core_properties
    assert (properties.title, properties.language) == (sample.title, "en-GB")
    assert (properties.author, properties.last_modified_by, properties.revision) == ("", "", 0)
    assert properties.created is not None
    assert properties.created.isoformat() == properties.modified.isoformat()
    assert properties.created.date() == sample.date


def test_pages_are_a4_in_british_english_with_numbers(parts: dict[str, bytes]) -> None:
    size = next(etree.fromstring(parts["word/document.xml"]).iter(f"{WORD}pgSz"))
    assert (size.get(f"{WORD}w"), size.get(f"{WORD}h")) == ("11906", "16838")
    languages = {one.get(f"{WORD}val") for one in etree.fromstring(parts["word/styles.xml"]).iter(f"{WORD}lang")}
    assert languages == {"en-GB"}
    assert b"PAGE" in parts["word/footer1.xml"]


def test_a_title_is_not_read_as_markup(make: Callable[..., Draft], make_block: Callable[..., Block]) -> None:
    title = "R&D *in* <Kenya>: [2022] 'polls'"
    document = docx.Document(io.BytesIO(write_docx(make(make_block("title", "title", (title, None)), title=title))))
    assert document.core_properties.title == title
    assert [one.text for one in document.paragraphs] == [title]


def test_the_reference_document_is_what_its_script_builds() -> None:
    assert build_reference_docx.build() == build_reference_docx.TARGET.read_bytes()
