"""Which items belong together, and in which order they are told."""

import datetime as dt
from collections.abc import Sequence

import pytest

from electassess.model.evidence import Item
from electassess.statement.reading_order import day_of, threads
from handmade import ids, item, told


def laid(*items: Item) -> list[list[str]]:
    return [ids(thread) for thread in threads([told(one) for one in items])]


def test_items_that_nothing_joins_stand_alone_in_their_own_order() -> None:
    assert laid(item("z"), item("a", thread="one"), item("m", thread="two")) == [["z"], ["a"], ["m"]]
    assert threads([]) == []


@pytest.mark.parametrize("joint", [{"thread": "one"}, {"follows": "p"}, {"part_of": "p"}])
def test_items_of_one_name_and_what_follows_or_shares_a_sentence_belong_together(joint: dict[str, str]) -> None:
    items = item("p", thread="one"), item("x"), item("q", **joint)
    assert laid(*items) == [["p", "q"], ["x"]]


def test_a_thread_stands_where_the_first_of_its_items_does() -> None:
    assert laid(item("x"), item("q", follows="p"), item("y"), item("p")) == [["x"], ["p", "q"], ["y"]]


def test_what_is_not_told_joins_nothing_by_itself() -> None:
    assert laid(item("p", follows="gone"), item("q", part_of="gone")) == [["p"], ["q"]]


def test_threads_that_one_item_joins_become_one() -> None:
    joining = item("r", thread="two", follows="p")
    assert laid(item("p", thread="one"), item("q", thread="two"), joining) == [["p", "r", "q"]]
    assert laid(item("p"), item("q"), item("r", follows="p", part_of="q")) == [["p", "r", "q"]]
    chain = [item("d", follows="c"), item("c", follows="b"), item("b", follows="a"), item("x"), item("a")]
    assert laid(*chain) == [["a", "b", "c", "d"], ["x"]]


def test_items_of_several_names_are_joined_through_the_first_of_each() -> None:
    items = [item("p", thread="one"), item("q", thread="one"), item("r", thread="one"), item("s", thread="two")]
    assert laid(*items, item("t", thread="two", follows="r")) == [["p", "q", "r", "t", "s"]]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2023-03", "2023-01", "2023-02"), ["q", "r", "p"]),
        (("2023-03", None, "2023-02"), ["p", "q", "r"]),
        (("2023-01-02", "2023-01", "2023"), ["q", "r", "p"]),
        (("2023-01-01", "2023-01", "2023"), ["p", "q", "r"]),
    ],
)
def test_a_thread_is_in_the_order_of_events_where_all_its_days_are_known(
    days: Sequence[str | None], expected: list[str]
) -> None:
    """A month or a year counts from its first day; of one day, the order of the file holds."""
    items = [item(name, thread="one", happened=day) for name, day in zip("pqr", days, strict=True)]
    assert laid(*items) == [expected]


def test_days_of_other_threads_do_not_matter() -> None:
    items = [item("x"), item("p", thread="one", happened="2023-02"), item("q", thread="one", happened="2023-01")]
    assert laid(*items) == [["x"], ["q", "p"]]


@pytest.mark.parametrize("link", ["follows", "part_of"])
def test_an_item_stands_after_the_one_it_follows_whatever_the_days(link: str) -> None:
    items = [item("p", happened="2023-05"), item("q", happened="2023-01", **{link: "p"})]
    assert laid(*items) == [["p", "q"]]
    assert laid(*reversed(items)) == [["p", "q"]]


@pytest.mark.parametrize("link", ["follows", "part_of"])
def test_what_follows_the_item_just_told_comes_before_what_follows_another(link: str) -> None:
    items = [
        item("p", thread="one", happened="2023-01"),
        item("r", thread="one", happened="2023-02"),
        item("q", thread="one", happened="2023-03", **{link: "p"}),
    ]
    assert laid(*items) == [["p", "q", "r"]]
    assert laid(*items, item("s", follows="r", happened="2023-04")) == [["p", "q", "r", "s"]]


def test_what_follows_an_item_told_earlier_keeps_its_place() -> None:
    items = [
        item("p", thread="one", happened="2023-01"),
        item("q", follows="p", happened="2023-02"),
        item("r", follows="p", happened="2023-03"),
        item("t", follows="q", happened="2023-04"),
    ]
    assert laid(*items) == [["p", "q", "t", "r"]]


def test_what_waits_for_an_item_still_to_come_is_passed_over() -> None:
    items = [item("late", follows="early"), item("other", thread="t"), item("early", thread="t")]
    assert laid(*items) == [["other", "early", "late"]]


def test_what_an_item_follows_counts_before_whose_sentence_it_shares() -> None:
    items = [item("p", thread="t"), item("q", thread="t"), item("r", follows="q", part_of="p")]
    assert laid(*items) == [["p", "q", "r"]]


def test_what_an_item_outside_of_the_thread_is_followed_by_does_not_wait() -> None:
    assert laid(item("p", thread="t", follows="gone"), item("q", thread="t")) == [["p", "q"]]


def test_items_that_follow_each_other_in_a_circle_are_told_once_each() -> None:
    assert laid(item("p", follows="q"), item("q", follows="p")) == [["p", "q"]]
    assert laid(item("p", follows="p")) == [["p"]]


def test_what_has_no_day_comes_last() -> None:
    days = [day_of(item("i", happened=happened)) for happened in ("2023-07-05", "2023-07", "2023", None)]
    assert days == [dt.date(2023, 7, 5), dt.date(2023, 7, 1), dt.date(2023, 1, 1), dt.date.max]
