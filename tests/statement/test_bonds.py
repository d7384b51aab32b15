"""What cannot be told without something else."""

from typing import Any

import pytest

from choosing import PINNED, chosen, in_short, lead, result, serious
from handmade import finding, ids, item


@pytest.mark.parametrize("pin", [PINNED, {"gravity": "decisive"}])
def test_what_is_pinned_or_decides_is_told_with_all_that_it_follows(pin: dict[str, Any]) -> None:
    chain = [
        item("first", gravity="minor"),
        item("second", follows="first", gravity="minor"),
        item("shared", part_of="second", gravity="minor"),
        item("last", follows="shared", part_of="aside", **pin),
        item("aside", gravity="minor"),
    ]
    assert in_short(*chain) == ["first", "second", "shared", "last"]


def test_what_is_neither_pinned_nor_decisive_is_not_told_where_there_is_no_room() -> None:
    assert in_short(item("p", gravity="serious"), item("q", **PINNED)) == ["q"]


def test_items_that_follow_each_other_in_a_circle_or_follow_nothing_known_are_told_all_the_same() -> None:
    assert in_short(item("p", follows="q", **PINNED), item("q", follows="p", gravity="minor")) == ["p", "q"]
    ring = [item("p", follows="q", **PINNED), item("q", follows="r"), item("r", follows="q")]
    assert in_short(*ring) == ["p", "q", "r"]
    assert in_short(item("p", follows="gone", **PINNED)) == ["p"]


@pytest.mark.parametrize(
    ("reading", "changes", "turned"),
    [
        ("fault", {"reading": "strength"}, True),
        ("strength", {"reading": "fault"}, True),
        ("fault", {"reading": "fault"}, False),
        ("strength", {"reading": "strength"}, False),
        ("fault", {"reading": "context"}, False),
        ("context", {"reading": "fault"}, False),
        ("fault", {"reading": "strength", "credibility": 4}, False),
        ("fault", {"reading": "strength", "credibility": 3}, True),
        ("fault", {"reading": "strength", "follows": None}, False),
        ("fault", {"reading": "strength", "follows": None, "part_of": "p"}, False),
    ],
)
def test_a_fact_is_told_with_what_turned_it(reading: str, changes: dict[str, Any], turned: bool) -> None:  # noqa: FBT001
    after = item("q", **({"follows": "p"} | changes))
    assert in_short(item("p", reading=reading, **PINNED), after) == (["p", "q"] if turned else ["p"])


@pytest.mark.parametrize(
    ("changes", "turned"),
    [
        ({"gravity": "minor"}, False),
        ({"gravity": "serious"}, True),
        ({"happened": "2023-03-01"}, False),
        ({"happened": "2023-03-02"}, True),
        ({"happened": "2023-02"}, False),
        ({"happened": "2023-03"}, True),
        ({"happened": "2023"}, True),
        ({"happened": None}, True),
    ],
)
def test_what_weighs_little_or_came_before_turned_nothing(changes: dict[str, Any], turned: bool) -> None:  # noqa: FBT001
    """A slight thing is no reason to drop a grave one for want of room, and what came before a fact undid nothing."""
    first = item("p", reading="strength", happened="2023-03-02", **PINNED)
    assert in_short(first, item("q", follows="p", **changes)) == (["p", "q"] if turned else ["p"])
    undated = item("p", reading="strength", **PINNED)
    assert in_short(undated, item("q", **({"follows": "p", "happened": "2023"} | changes))) == (
        ["p"] if changes.get("gravity") == "minor" else ["p", "q"]
    )


def test_what_turned_a_fact_is_told_with_what_turned_that_and_what_turned_what_it_follows() -> None:
    items = [
        item("promise", reading="strength", gravity="minor"),
        item("broken", reading="fault", follows="promise"),
        item("mended", reading="strength", follows="broken"),
        item("other", reading="strength", follows="promise", **PINNED),
    ]
    assert in_short(*items) == ["promise", "broken", "mended", "other"]


def test_what_tells_a_serious_finding_or_a_criterion_comes_with_what_it_follows_and_what_turned_it() -> None:
    items = [
        item("before", gravity="minor"),
        item("fault", indicators=("b.one",), follows="before", gravity="minor"),
        item("lifted", reading="strength", follows="fault"),
    ]
    assert in_short(*items, found=[serious("b.one", "fault")]) == ["before", "fault", "lifted"]
    assert in_short(*items, found=[finding("b")]) == ["before", "fault", "lifted"]


def test_what_turned_the_background_of_the_opening_is_told_with_the_facts() -> None:
    praised = result("won", reading="strength")
    made = chosen(lead(), praised, item("undone", follows="won"), item("aside", gravity="minor"))
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["lead", "undone"])


@pytest.mark.parametrize(
    ("accusation", "answer", "told"),
    [
        ({}, {}, True),
        ({}, {"reading": "strength"}, True),
        ({}, {"reading": "fault"}, False),
        ({}, {"follows": None, "thread": "t"}, False),
        ({}, {"said_by": ("watchers",)}, False),
        ({}, {"said_by": (), "attributed": True}, True),
        ({}, {"said_by": ()}, False),
        ({}, {"credibility": 4}, False),
        ({"clause": "stations were closed to them, the {watchers} said"}, {}, True),
        ({"clause": "stations were closed to them, the {watchers} said"}, {"said_by": ("watchers",)}, False),
        ({"reading": "context"}, {}, False),
    ],
)
def test_an_accusation_is_told_with_what_the_accused_say(
    accusation: dict[str, Any],
    answer: dict[str, Any],
    told: bool,  # noqa: FBT001
) -> None:
    """Whatever the room: who reads the accusation alone is misled about what is disputed."""
    accused = {"clause": "the {watchers} said that the {commission} had closed stations to them", "thread": "t"}
    said = {"clause": "the {commission} denied it", "reading": "context", "said_by": ("commission",), "follows": "p"}
    items = [
        item("p", **(accused | {"said_by": ("watchers",)} | PINNED | accusation)),
        item("q", **({"gravity": "minor"} | said | answer)),
    ]
    assert in_short(*items) == (["p", "q"] if told else ["p"])
