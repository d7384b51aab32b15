"""What people edit must come back letter by letter, whichever reader takes it up."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from electassess.render.docx import write_docx
from electassess.render.html import write_html
from electassess.render.markdown import markdown_text, note, write_markdown
from electassess.render.pandoc import READER, run_pandoc
from electassess.render.text import plain
from electassess.statement.document import Block, Draft, Footnote

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KHMER, ARABIC, EMOJI = "គណបក្សភ្លើងទៀន", "مرحبا بالعالم (نعم)", "🗳 👩‍👩‍👧"
AWKWARD = [
    *(
        "a & b &amp; c &#39; &lt",
        "<b>x</b> <!-- c --> a < b > c",
        "\"q\" 'r' -- --- ... “q” – —…",
        "R&D",
        "\\n \\\\ \\alpha",
    ),
    *(
        "*a* **b** _c_ __d__ a_b_c",
        "[x](y) [x][y] [^1] ![p](q) Shame!",
        "^sup^ ~sub~ ~~del~~ `code` ``x``",
        "^[inline]",
    ),
    *("# head", "## head ##", "C # ", "C#", "#hash #.", "#. x", "(@) x @doe2020 me@x.org [@x]", "$x$ $$y$$ $5 and $6"),
    *("1. one", "1) one", "12.5 million", "1.", "a. x", "A.  x", "iv) x", "(1) x", "(a) x", "p. 5", "Mr. X e.g. this"),
    *("- d", "+ d", "--- ", "===", "-", "* star", "*", "_", "\\", "`", "~~~", "```", "    code", "> q", "::: div"),
    *("| a | b |", "| line", ": def", "% t", "{.c} {#i} x {.y}", "{{ x }} {% x %}", "http://x.org/a_b?c=d&e=f", "x^2"),
    *(
        "<http://x.org>",
        "!!",
        "![",
        "ends ]",
        "ends [",
        "ends ^",
        "ends \\",
        "Table: x",
        "No.\u00a05",
        "\u2003em\u2003x",
    ),
    *(KHMER, ARABIC, EMOJI, f"{ARABIC} and {KHMER}", "a\u200bb\u200c\u200d", "e\u0301", "١. x", "\u00a0", "\u3000wide"),
]
ACTIVE = st.sampled_from(
    [*"&<>\"'*_[]^~`#$@\\|:!{}()-+=%.;/? ", "1. ", "12) ", "a. ", "(i) ", "&amp;", "[^1]", "https://"]
)
WORDS = st.sampled_from(["ballots", "Türk", "R&D", KHMER, ARABIC, EMOJI, "25", " ", "\n", "\u00a0"])
TEXTS = st.lists(st.one_of(ACTIVE, WORDS, st.characters(exclude_categories=["Cs"])), max_size=12).map("".join)

Make = Callable[..., Draft]
MakeBlock = Callable[..., Block]


def drafted(texts: list[str], make: Make, make_block: MakeBlock) -> Draft:
    """Each text at the start of a paragraph with a note behind it, within it, as a heading, an entry and a date."""
    printed = [text for text in texts if plain(text).strip("\u00ad")]
    blocks, notes = [], []
    for number, text in enumerate(printed):
        notes += [text, text]
        blocks += [
            make_block(f"p{number}", "paragraph", (text, 2 * number + 1), ("then", None), (text, 2 * number + 2)),
            make_block(f"h{number}", "heading", (text, None)),
            make_block(f"d{number}", "dateline", (text, None)),
            make_block(f"n{number}", "notice", (text, None)),
            make_block(f"e{number}", "lead", (text, None)),
        ]
    blocks += [make_block("l", "list", *((text, None) for text in printed))]
    blocks += [make_block("s", "signatures", *((text, None) for text in printed))]
    return make(*blocks, footnotes=tuple(notes))


def expected(draft: Draft) -> list[str]:
    """The paragraphs that every reader must find."""
    paragraphs = []
    for block in draft.blocks:
        texts = [plain(claim.text) for claim in block.claims]
        paragraphs += texts if block.kind in ("list", "signatures") else [" ".join(texts)]
    return paragraphs


def by_markdown_it(text: str) -> Iterator[str]:
    """Paragraphs as markdown-it reads them; anything but text, emphasis and notes shows up as a fault."""
    reader = MarkdownIt("commonmark").use(footnote_plugin)
    known = {"text": "", "text_special": "", "em_open": "", "em_close": "", "footnote_ref": "", "link_open": "?"}
    tokens = reader.parse(re.sub(r"^<!-- block: \S+ -->\n\n", "", text, flags=re.MULTILINE))
    for token in tokens[: next((n for n, one in enumerate(tokens) if one.type == "footnote_block_open"), None)]:
        if token.type == "inline":
            children = token.children or []
            strange = [one.type for one in children if one.type not in known]
            yield f"{strange}" if strange else "".join(one.content for one in children)


def inline_text(nodes: list[dict[str, Any]]) -> str:
    """Text of pandoc's inline nodes; anything but text, emphasis and notes shows up as a fault."""
    signs = {"Space": " ", "SoftBreak": "\n", "Note": ""}
    parts = []
    for node in nodes:
        kind = node["t"]
        inner = node["c"] if kind == "Str" else inline_text(node["c"]) if kind == "Emph" else None
        parts.append(signs.get(kind, f"<{kind}>") if inner is None else inner)
    return "".join(parts)


def block_texts(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """Paragraphs of pandoc's blocks; anything but what we write shows up as a fault."""
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ("Para", "Plain"):
            yield inline_text(content)
        elif kind == "Header":
            yield inline_text(content[2])
        elif kind == "BlockQuote":
            yield from block_texts(content)
        elif kind in ("BulletList", "OrderedList"):
            for entry in content[1] if kind == "OrderedList" else content:
                yield from block_texts(entry)
        elif kind != "RawBlock" or not content[1].startswith("<!-- block: "):
            yield f"<{kind}>"


def by_pandoc(text: str, reader: str) -> Iterator[str]:
    """Paragraphs as pandoc reads them."""
    yield from block_texts(json.loads(run_pandoc(text, ["-t", "json"], "test", reader=reader))["blocks"])


def paragraphs_of_docx(data: bytes, part: str = "word/document.xml") -> list[str]:
    marks = {f"{WORD}softHyphen": "\u00ad", f"{WORD}noBreakHyphen": "\u2011"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    return [
        "".join(marks.get(str(run.tag), run.text or "") for run in paragraph.iter(f"{WORD}t", *marks))
        for paragraph in root.iter(f"{WORD}p")
    ]


def paragraphs_of_html(data: bytes) -> list[str]:
    page = html.document_fromstring(data.decode())
    for mark in page.xpath("//sup"):
        mark.drop_tree()
    return [
        one.text_content()
        for one in page.xpath("//main/*[not(self::section)]/descendant-or-self::*[self::p or self::h2 or self::li]")
    ]


def same(found: Iterator[str] | list[str], wanted: list[str]) -> None:
    """Compare, a soft hyphen aside, which Word keeps as a mark and pandoc drops."""
    assert [one.replace("\u00ad", "") for one in found] == [one.replace("\u00ad", "") for one in wanted]


def check(draft: Draft) -> None:
    wanted, text = expected(draft), markdown_text(draft)
    same(by_markdown_it(text), wanted)
    same(by_pandoc(text, READER), wanted)
    same(by_pandoc(text, "markdown-smart-task_lists"), wanted)
    document = write_docx(draft)
    same(paragraphs_of_docx(document)[1:], wanted)
    notes = paragraphs_of_docx(document, "word/footnotes.xml")
    same([one.strip() for one in notes if one.strip()], [plain(one.text) for one in draft.footnotes])
    same(paragraphs_of_html(write_html(draft)), wanted)


def test_awkward_text_comes_back(make: Make, make_block: MakeBlock) -> None:
    check(drafted(AWKWARD, make, make_block))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=8, max_size=24))
def test_any_text_comes_back(texts: list[str], make: Make, make_block: MakeBlock) -> None:
    check(drafted(texts, make, make_block))


def test_blocks_are_marked_and_endorsers_numbered(sample: Draft) -> None:
    text = write_markdown(sample).decode()
    assert re.findall(r"^<!-- block: (\S+) -->$", text, re.MULTILINE) == [block.id for block in sample.blocks]
    assert "\n17. Transparent Elections Foundation of Afghanistan (TEFA)\n" in text
    assert "scheduled to occur tomorrow.[^1] We firmly" in text
    assert "\n[^15]: Source known to the authors, July 2023.\n" in text
    assert text.endswith(".\n")


def test_ordinary_prose_is_left_readable(sample: Draft) -> None:
    assert "\\" not in markdown_text(sample)


def test_comments_can_be_left_out(sample: Draft) -> None:
    assert "<!--" not in markdown_text(sample, comments=False)


SCRIPT = r"<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "text",
    [
        f"https://x.org/{SCRIPT}",
        f"see www.x.org/{SCRIPT}",
        f"FTP://x.org/a{SCRIPT}",
        f"a@x.org{SCRIPT}",
        f"Http://x{SCRIPT}",
    ],
)
def test_an_address_brings_no_markup_to_life_where_github_reads_it(
    text: str, make: Make, make_block: MakeBlock
) -> None:
    blocks = [
        make_block(f"{kind}{number}", kind, (text, number or None))
        for number, kind in enumerate(("title", "paragraph", "list"))
    ]
    page = cmarkgfm.github_flavored_markdown_to_html(
        markdown_text(make(*blocks, footnotes=(text, text)), comments=False), Options.CMARK_OPT_UNSAFE
    )
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 5


@pytest.mark.parametrize(
    "url",
    [
        "https://x.org/d'etat;s=1",
        "https://x.org/a&amp;b&copy=1",
        "https://x.org/a_b*c~d--e...f(g)[h]",
        "https://x.org/ខ្មែរ",
    ],
)
@pytest.mark.parametrize("text", ["A title", None])
def test_the_address_of_a_note_is_the_same_letter_by_letter(url: str, text: str | None) -> None:
    written = note(Footnote(((text or url, url),)))
    for reader in (READER, "markdown", "gfm"):
        found = json.loads(run_pandoc(written, ["-t", "json"], "test", reader=reader))
        assert [unquote(node["c"][2][0]) for node in found["blocks"][0]["c"] if node["t"] == "Link"] == [url]
    page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(written, Options.CMARK_OPT_UNSAFE))
    assert [unquote(one) for one in page.xpath("//a/@href")] == [url]


@pytest.mark.parametrize("text", ["1986. The year.", "1986.5 votes"])
def test_a_year_does_not_open_a_list(text: str, make: Make, make_block: MakeBlock) -> None:
    draft = make(make_block("p", "paragraph", (text, None)))
    assert list(by_markdown_it(markdown_text(draft))) == [text]
