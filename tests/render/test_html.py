import re
from collections.abc import Callable

from lxml import html  # type: ignore[import-untyped]

from electassess.render.html import write_html
from electassess.statement.document import Block, Draft


def page_of(draft: Draft) -> html.HtmlElement:
    return html.document_fromstring(write_html(draft).decode())


def test_the_page_says_what_it_is(sample: Draft) -> None:
    page = page_of(sample)
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == sample.title
    assert [one.text_content() for one in page.iter("h1")] == [sample.title]
    assert write_html(sample).startswith(b"<!DOCTYPE html>\n")


def test_nothing_comes_from_outside_and_nothing_runs(sample: Draft) -> None:
    page = page_of(sample)
    assert not page.xpath("//script | //link | //img | //iframe | //*[@src] | //@*[starts-with(name(), 'on')]")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"url\(|@import", page.findtext(".//style") or "")


def test_printed_pages_after_the_first_are_headed_as_in_the_pdf(
    make: Callable[..., Draft], make_block: Callable[..., Block]
) -> None:
    notice = make_block("n", "notice", ("Read this.", None))
    style = page_of(make(notice, title='A "t" </style>')).findtext(".//style")
    head = r'content: "A \22 t\22  \3c \2f style\3e  \28 with a notice on page 1\29 ";'
    assert f"@top-left {{ {head}" in style
    assert '@page :first { @top-left { content: ""; } }' in style
    assert "notice on page" not in page_of(make(make_block("p", "paragraph", ("No.", None)))).findtext(".//style")


def test_ids_are_unique_and_those_of_blocks_and_claims(sample: Draft) -> None:
    ids = page_of(sample).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {block.id for block in sample.blocks} | {claim.id for claim in sample.claims} <= set(ids)


def test_every_note_leads_there_and_back(sample: Draft) -> None:
    page = page_of(sample)
    marks = page.xpath("//a[@role='doc-noteref']")
    assert [mark.text for mark in marks] == [str(number) for number in range(1, 16)]
    for mark in marks:
        assert mark.get("aria-label") == f"Note {mark.text}"
        note = page.get_element_by_id(mark.get("href").removeprefix("#"))
        assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{mark.get('id')}"]
        # With the last word of its note, and as text, not as the picture that some telephones make of the arrow.
        assert note.text_content().endswith("\u00a0↩\ufe0e")
    inside = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert {link.removeprefix("#") for link in inside} <= set(page.xpath("//@id"))


def test_the_notice_is_set_apart_and_endorsers_are_numbered(sample: Draft) -> None:
    page = page_of(sample)
    assert page.xpath("//p[@role='note']/@id") == ["notice"]
    assert len(page.xpath("//ol[@id='signatures']/li")) == 17


def test_text_cannot_become_markup(make: Callable[..., Draft], make_block: Callable[..., Block]) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)"> {{ 7 * 7 }}'
    link = 'https://a.org/"onmouseover="x'
    block = make_block("p", "paragraph", (evil, 1), (evil, 2))
    page = page_of(make(block, footnotes=(evil, link), title=evil))
    assert not page.xpath("//script | //img | //@onerror | //@onmouseover")
    assert page.findtext(".//title") == evil
    assert page.xpath("//p[@id='p']/span")[0].text_content() == evil
