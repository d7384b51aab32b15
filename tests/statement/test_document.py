"""A draft holds its notes to reading order, and knows what tells what."""

import datetime as dt
from collections.abc import Sequence

import pytest

from electassess.statement import Block, Claim, Draft, Footnote
from electassess.statement.document import BlockKind


def claim(identity: str, note: int | None = None, evidence: tuple[str, ...] = (), kind: str = "fact") -> Claim:
    return Claim(id=identity, kind=kind, text=identity, note=note, evidence=evidence)


def block(*claims: Claim, kind: BlockKind = "paragraph") -> Block:
    return Block("block", kind, claims)


def draft(blocks: Sequence[Block], notes: int = 0) -> Draft:
    return Draft(
        election="x",
        form="joint",
        edition="final",
        date=dt.date(2023, 7, 22),
        language="en-GB",
        title="",
        band=1,
        label="",
        verdict="",
        reasons=(),
        analysts=(),
        blocks=tuple(blocks),
        footnotes=tuple(Footnote(((f"note {number}", ""),)) for number in range(notes)),
        untold=(),
        gaps=(),
        method="",
        text_stamp="",
        basis_stamp="",
    )


def test_a_note_is_read_without_its_links() -> None:
    assert Footnote((("The Paper, ", ""), ("https://example.org", "https://example.org"), (".", ""))).text == (
        "The Paper, https://example.org."
    )


def test_notes_stand_once_each_in_reading_order() -> None:
    made = draft([block(claim("a", 1), claim("b"), claim("c", 2)), block(claim("d", 3))], 3)
    assert [one.id for one in made.claims] == ["a", "b", "c", "d"]
    assert draft([block(claim("a"))]).footnotes == ()


@pytest.mark.parametrize(
    ("cited", "notes"),
    [([2, 1], 2), ([1, 1], 2), ([1], 2), ([1, 2, 3], 2), ([1, 3], 2), ([0, 1], 2), ([], 1), ([1], 0), ([2], 1)],
)
def test_notes_out_of_order_or_cited_otherwise_than_once_are_refused(cited: list[int], notes: int) -> None:
    with pytest.raises(ValueError, match="not once each in reading order"):
        draft([block(*(claim(f"c{number}", note) for number, note in enumerate(cited)))], notes)


@pytest.mark.parametrize("kind", ["title", "heading"])
def test_a_title_or_heading_takes_no_note(kind: BlockKind) -> None:
    with pytest.raises(ValueError, match=f"a {kind} takes no note"):
        draft([block(claim("a"), claim("b", 1), kind=kind)], 1)
    assert draft([block(claim("a"), kind=kind)]).blocks


@pytest.mark.parametrize("kind", ["notice", "dateline", "paragraph", "lead", "list", "table", "signatures"])
def test_any_other_block_may_take_one(kind: BlockKind) -> None:
    assert draft([block(claim("a", 1), kind=kind)], 1).claims[0].note == 1


def test_an_item_is_told_by_every_claim_that_has_it_but_a_demand() -> None:
    made = draft(
        [
            block(claim("a", evidence=("one", "two")), claim("ask", evidence=("one", "three"), kind="demand")),
            block(claim("b", evidence=("one",), kind="own"), claim("c", kind="form")),
        ]
    )
    assert made.told == {"one": ("a", "b"), "two": ("a",)}
    assert list(made.told) == ["one", "two"]
