"""A working copy is read with the place of each sentence, whatever people did to it."""

import pytest

from electassess.working import read_copy, read_sentences

EDITED = """<!-- block: title -->

# A title

<!-- block: lede -->

We, the undersigned, met.
It was **bad** [@a; @b].
He said: “No one.” Then they left. [@ours]

A paragraph of Mr. Ly's own
wrapped [@c]
in three lines.

<!-- conflict a: it was
another thing -->
<!-- block: demands -->
- the NEC to stop [@a]
- the courts
  to hear [@b]

<!-- block: gone -->
"""


def test_blocks_have_their_keys_and_kinds() -> None:
    found = [(block.key, block.kind) for block in read_copy(EDITED).blocks]
    assert found == [
        ("title", "title"),
        ("lede", "paragraph"),
        ("", "paragraph"),
        ("", "conflict"),
        ("demands", "list"),
        ("gone", "comment"),
    ]


def test_sentences_have_text_citations_and_places() -> None:
    found = {one.text: (one.cites, one.ours, one.line, one.column) for one in read_sentences(EDITED)}
    assert found["It was bad."] == (("a", "b"), False, 8, 1)
    assert found["He said: “No one.”"] == ((), False, 9, 1)
    assert found["Then they left."] == ((), True, 9, 20)
    assert found["A paragraph of Mr. Ly's own wrapped in three lines."] == (("c",), False, 11, 1)
    assert found["the courts to hear"] == (("b",), False, 19, 3)


def test_offsets_lead_to_the_very_letters() -> None:
    copy = read_copy(EDITED.replace("\n", "\r\n"))
    bad = next(one for one in copy.sentences if one.text == "It was bad.")
    assert copy.text[bad.start : bad.end] == "It was **bad** [@a; @b]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. A. B. Hasan won. He left.", ["Dr. A. B. Hasan won.", "He left."]),
        ("It took 22.3 per cent. Art. 25 applies.", ["It took 22.3 per cent.", "Art. 25 applies."]),
        ("The U.S. sent none. It was so.", ["The U.S. sent none.", "It was so."]),
        ("“Stop!” he said. They did.", ["“Stop!” he said.", "They did."]),
        ("ល្អ។ ល្អណាស់។", ["ល្អ។", "ល្អណាស់។"]),
        ("No stop at the end", ["No stop at the end"]),
        ("One [@a]\nTwo [@b]", ["One", "Two"]),
        ("He wrote to a@b.org. She did not.", ["He wrote to a@b.org.", "She did not."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [one.text for one in read_sentences(text)] == expected


def test_what_is_escaped_or_no_citation_stays_text() -> None:
    (only,) = read_sentences(r"It was \[@a] and [sic] there.")
    assert only.cites == ()
    assert only.text == "It was [@a] and [sic] there."
