"""Stamps: what changes them and what does not."""

from typing import Any

import pytest

from electassess.findings import Usable
from electassess.model.evidence import Figure, Source
from electassess.statement.document import Block, Claim, Footnote
from electassess.statement.stamping import basis_stamp, fact_stamps, text_stamp, word_stamps
from handmade import finding, findings, item, source, usable

WORDS: list[dict[str, Any]] = [
    {"fact": "It is not known."},
    {"clause": "something else came about"},
    {"quote": "words"},
    {"reading": "context"},
    {"attributed": True},
    {"happened": "2023-01"},
    {"figures": (Figure(number="3", counts="deaths"),)},
    {"said_by": ("emb",)},
    {"keep": ("alleged",)},
    {"continues": "2023-01"},
]
KNOWN: list[dict[str, Any]] = [{"basis": "official"}, {"credibility": 1}, {"sources": ("S1", "S2")}]
PLACE: list[dict[str, Any]] = [
    {"tell": "always"}, {"gravity": "serious"}, {"thread": "one"}, {"follows": "j"}, {"part_of": "j"}, {"note": "n"},
    {"indicators": ("a.two",)}, {"acts": ("barring",)}, {"background": "system"}, {"kind": "law"},
]  # fmt: skip
SOURCES = {"S1": source(), "S2": source("B", "Agency")}


def facts(one: Source | None = None, **changes: Any) -> dict[str, str]:
    return dict(fact_stamps(usable([item("i", **changes), item("j")], SOURCES | {"S1": one or SOURCES["S1"]})))


@pytest.mark.parametrize("changes", [*WORDS, *KNOWN])
def test_what_may_be_said_of_a_fact_is_in_its_stamp(changes: dict[str, Any]) -> None:
    assert facts(**changes)["i"] != facts()["i"]
    assert facts(**changes)["j"] == facts()["j"]


@pytest.mark.parametrize("changes", PLACE)
def test_where_and_whether_a_fact_is_told_is_not_in_its_stamp(changes: dict[str, Any]) -> None:
    assert facts(**changes) == facts()
    assert words(**changes) == words()


@pytest.mark.parametrize(
    "changes",
    [{"organisation": "Agency"}, {"date": "2023-01-03"}, {"via": "a copy"}, {"reliability": "C"}, {"named": False}],
)
def test_whose_a_source_is_and_how_sound_is_in_the_stamp_of_a_fact(changes: dict[str, Any]) -> None:
    changed = source(**({"reliability": "B"} | changes))
    assert facts(changed)["i"] != facts()["i"]


@pytest.mark.parametrize("changes", [{"title": "Other"}, {"url": "https://e.org"}, {"note": "n"}, {"cite_as": "we"}])
def test_how_a_source_is_printed_is_not_in_the_stamp_of_a_fact(changes: dict[str, Any]) -> None:
    assert facts(source(**changes)) == facts()


def test_only_sources_that_may_be_cited_are_in_the_stamp_of_a_fact() -> None:
    one = item("i", sources=("S1", "S2"))
    both, first = usable([one], SOURCES), usable([one], {"S1": SOURCES["S1"]})
    assert fact_stamps(both) != fact_stamps(first)
    assert list(fact_stamps(both)) == ["i"]


def test_which_sources_a_fact_has_is_in_its_stamp_even_where_one_may_not_be_cited() -> None:
    assert facts(sources=("S1", "S9"))["i"] != facts()["i"]


def words(of: Usable | None = None, **changes: Any) -> tuple[str, str]:
    return word_stamps(of or usable([item("i", **changes)], SOURCES))["i"]


@pytest.mark.parametrize("changes", WORDS)
def test_what_peoples_own_words_follow_is_in_the_stamp_of_words(changes: dict[str, Any]) -> None:
    mark, strength = words(**changes)
    assert (mark != words()[0], strength) == (True, "plain")


@pytest.mark.parametrize("changes", KNOWN)
def test_whence_a_fact_is_known_is_not_in_the_stamp_of_words(changes: dict[str, Any]) -> None:
    assert words(**changes)[0] == words()[0]


@pytest.mark.parametrize(("credibility", "strength"), [(2, "plain"), (3, "attributed"), (4, "hedged")])
def test_how_strongly_a_fact_may_be_said_stands_beside_the_stamp_of_its_words(credibility: int, strength: str) -> None:
    assert words(credibility=credibility) == (words()[0], strength)
    only = usable([item("i", credibility=3, sources=("S1", "S2"))], SOURCES)
    assert words(only)[1] == "plain", "two bodies say it"


def block(text: str = "It was so.", **changes: Any) -> Block:
    claim = Claim(**({"id": "c", "kind": "fact", "text": text} | changes.pop("claim", {})))
    return Block(**({"id": "b", "kind": "paragraph", "claims": (claim,)} | changes))


NOTE = Footnote((("Report", ""),))


@pytest.mark.parametrize(
    ("blocks", "notes"),
    [
        ([block("It was not so.")], [NOTE]),
        ([block(kind="list")], [NOTE]),
        ([block(claim={"note": 1})], [NOTE]),
        ([block(), block()], [NOTE]),
        ([], [NOTE]),
        ([block(claims=block().claims * 2)], [NOTE]),
        ([block()], []),
        ([block()], [Footnote((("Report", "https://e.org"),))]),
        ([block()], [Footnote((("Book", ""),))]),
    ],
)
def test_the_stamp_of_a_text_is_of_its_words_its_notes_and_its_layout(
    blocks: list[Block], notes: list[Footnote]
) -> None:
    assert text_stamp(blocks, notes) != text_stamp([block()], [NOTE])


def test_the_stamp_of_a_text_does_not_depend_on_what_the_words_rest_on() -> None:
    other = block(id="other", claim={"id": "d", "kind": "own", "evidence": ("i",), "rules": ("r",)})
    assert text_stamp([other], [NOTE]) == text_stamp([block()], [NOTE])


def test_the_order_of_what_is_said_is_in_the_stamp_of_a_text() -> None:
    assert text_stamp([block("One."), block("Two.")], []) != text_stamp([block("Two."), block("One.")], [])


def basis(*told: str, mark: str = "m", ref: str = "a", clause: str = "it came about") -> str:
    known = usable([item("i", clause=clause), item("j")], SOURCES)
    return basis_stamp(findings([finding(ref, parts=lambda: mark)], known), told)


def test_a_text_rests_on_the_findings_and_on_the_facts_that_it_tells() -> None:
    same = basis("i")
    assert same != basis("i", mark="n")
    assert same != basis("i", ref="b")
    assert same != basis("i", "j")
    assert same != basis()
    assert same != basis("i", clause="it did not come about")
    assert basis("j") == basis("j", clause="it did not come about")
    assert same == basis("i", "unknown")
    assert basis("i", "j") == basis("j", "i")
