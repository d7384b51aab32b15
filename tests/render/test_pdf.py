import dataclasses
import json
import re
from collections.abc import Callable

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from electassess.render import pdf
from electassess.render.disclosure import every_writer
from electassess.render.extras import MissingExtraError, UnprintableError
from electassess.render.pdf import font_folders, string, typst_text, write_pdf
from electassess.render.writers import WRITERS
from electassess.statement.document import Block, Draft

Make = Callable[..., Draft]
MakeBlock = Callable[..., Block]


@pytest.fixture(scope="module")
def opened(sample: Draft) -> str:
    return every_writer(sample, {"pdf": WRITERS["pdf"]})["pdf"]


def test_it_is_tagged_and_says_its_title_and_language(opened: str, sample: Draft) -> None:
    assert opened.startswith("%PDF-")
    assert "<pdfuaid:part>1</pdfuaid:part>" in opened
    assert "/Marked true" in opened
    assert re.search(r"/Lang ?\(en-GB\)", opened)
    assert f">{sample.title}<" in opened


def test_every_block_has_its_place_in_the_structure(opened: str) -> None:
    # A block that is no paragraph would be told as a span that stands like a block.
    assert "/Placement" not in opened
    kinds = re.findall(r"/S ?/(H1|H2|LI|Note)\b", opened)
    assert [kinds.count(kind) for kind in ("H1", "H2", "LI", "Note")] == [1, 1, 3 + 17, 15]


def test_pages_after_the_first_are_headed(opened: str, sample: Draft, make: Make, make_block: MakeBlock) -> None:
    assert re.search(r"/Subtype ?/Header", opened)
    assert 'beside: " (with a notice on page 1)"' in typst_text(sample)
    assert 'beside: ""' in typst_text(make(make_block("p", "paragraph", ("No notice.", None))))


def pages(draft: Draft) -> int:
    return every_writer(draft, {"pdf": WRITERS["pdf"]})["pdf"].count("/MediaBox")


def test_a_word_longer_than_the_line_stays_on_the_sheet(make: Make, make_block: MakeBlock) -> None:
    # On one line it would take one page, most of it beyond the edge.
    assert pages(make(make_block("p", "paragraph", ("W" * 9000, None)))) > 1


@pytest.mark.parametrize(("names", "wanted"), [(0, 1), (1, 1), (40, 1), (60, 2), (100, 3)])
def test_names_take_the_pages_they_need(names: int, wanted: int, make: Make, make_block: MakeBlock) -> None:
    listed = [make_block("s", "signatures", *((f"Network {n}", None) for n in range(names)))] if names else []
    assert pages(make(make_block("p", "paragraph", ("Text.", None)), *listed)) == wanted


def test_its_only_time_is_the_day_of_the_statement(opened: str) -> None:
    assert set(re.findall(r"D:(\d{8})", opened)) <= {"20230722"}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", opened)) == {"2023-07-22T00:00:00"}


def test_pages_are_a4(opened: str) -> None:
    boxes = re.findall(r"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", opened)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_a_string_of_typst_is_the_text(text: str) -> None:
    assert json.loads(typst.eval(b"", string(text))) == text


def test_text_cannot_become_markup(make: Make, make_block: MakeBlock) -> None:
    evil = '" + read("/etc/hostname") #panic() $x$ *a* _b_ @c <d> // e /* [f] ] \\'
    draft = make(make_block("p", "paragraph", (evil, 1), (evil, None)), footnotes=(evil,), title=evil)
    assert string(evil) in typst_text(draft)
    assert write_pdf(draft).startswith(b"%PDF")


def test_a_letter_without_a_font_is_an_error_that_says_what_to_do(make: Make, make_block: MakeBlock) -> None:
    with pytest.raises(UnprintableError, match=r"中.*\(CJK .*pip install \"electassess\[fonts\]\"") as caught:
        write_pdf(make(make_block("p", "paragraph", ("中文", None))))
    # The command line catches the general fault: the other formats are still written.
    assert isinstance(caught.value, MissingExtraError)


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("fontpkg_noto_sans_khmer", "សម្ព័ន្ធខ្មែរ"),
        ("fontpkg_noto_sans_thai", "เครือข่ายไทย"),
        ("fontpkg_noto_sans_arabic", "شبكة الانتخابات العربية"),
        ("justmytype_intl_sea", "မြန်မာ ရွေးကောက်ပွဲ"),
        ("justmytype_intl_sea", "ລາວ"),
    ],
)
def test_names_in_the_scripts_of_the_extra_are_set(package: str, name: str, make: Make, make_block: MakeBlock) -> None:
    if not any(folder.endswith(package) for folder in font_folders()):
        pytest.skip(f"{package} is not installed")
    assert write_pdf(make(make_block("p", "paragraph", (name, None)))).startswith(b"%PDF")


def test_without_the_fonts_of_the_extra_khmer_is_an_error(
    make: Make, make_block: MakeBlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    khmer = make(make_block("p", "paragraph", ("គណបក្សភ្លើងទៀន", None)))
    assert write_pdf(khmer)
    monkeypatch.setattr(pdf, "font_folders", list)
    with pytest.raises(UnprintableError):
        write_pdf(khmer)


def test_a_language_without_a_region_compiles(sample: Draft) -> None:
    assert 'region: "GB"' in typst_text(sample)
    assert write_pdf(dataclasses.replace(sample, language="fr")).startswith(b"%PDF")
