"""Which evidence a public text of a day may use: what is public, and was out by then."""

import datetime as dt

import pytest

from electassess.findings import usable_evidence
from electassess.model.evidence import EvidenceFile, Item, Source
from handmade import item, source

DAY = dt.date(2023, 7, 22)


def dated(date: str | None, latest: str | None = None, organisation: str = "Observers") -> Source:
    return source("B", organisation, date=date, latest=latest)


def file(sources: dict[str, Source], *items: Item) -> EvidenceFile:
    return EvidenceFile(sources=sources, items=items)


@pytest.mark.parametrize(
    ("date", "latest", "where"),
    [
        ("2023-07-21", None, "items"),
        ("2023-07-22", None, "items"),
        ("2023-07-23", None, "later"),
        ("2023-06", None, "items"),
        ("2023-07", None, "vague"),
        ("2023-08", None, "later"),
        ("2022", None, "items"),
        ("2023", None, "vague"),
        ("2024", None, "later"),
        (None, None, "vague"),
        ("2023-07", "2023-07-22", "items"),
        ("2023-07", "2023-07-23", "later"),
        (None, "2023-07-22", "items"),
        (None, "2023-07-23", "later"),
    ],
)
def test_an_item_is_usable_from_the_last_day_on_which_its_source_can_have_come_out(
    date: str | None, latest: str | None, where: str
) -> None:
    made = usable_evidence(file({"S1": dated(date, latest)}, item("one")), DAY)
    assert ("one" in made.items, "S1" in made.sources) == (where == "items", where == "items")
    assert made.later == (frozenset() if where == "items" else {"one"})
    assert made.vague == ({"one"} if where == "vague" else frozenset())
    assert not made.withheld


@pytest.mark.parametrize(("day", "vague"), [("2023-06-30", False), ("2023-07-01", True), ("2023-07-30", True)])
def test_a_month_may_have_been_out_from_its_first_day(day: str, vague: bool) -> None:  # noqa: FBT001
    made = usable_evidence(file({"S1": dated("2023-07")}, item("one")), dt.date.fromisoformat(day))
    assert (sorted(made.later), bool(made.vague)) == (["one"], vague)
    assert usable_evidence(file({"S1": dated("2023-07")}, item("one")), dt.date(2023, 7, 31)).items


def test_one_source_that_was_out_is_enough_and_only_it_may_be_cited() -> None:
    sources = {"S1": dated("2023-07-23"), "S2": dated("2023-07-22"), "S3": dated("2023-01-01")}
    made = usable_evidence(file(sources, item("one", sources=("S1", "S2"))), DAY)
    assert list(made.items) == ["one"]
    assert list(made.sources) == ["S2"], "one is later, and nothing usable cites the other"
    assert made.sources_of(made.items["one"]) == (("S2", sources["S2"]),)


def test_one_source_that_may_have_been_out_makes_the_date_vague() -> None:
    sources = {"S1": dated("2023-07-23"), "S2": dated("2023-07")}
    made = usable_evidence(file(sources, item("one", sources=("S1", "S2")), item("two")), DAY)
    assert (sorted(made.later), sorted(made.vague)) == (["one", "two"], ["one"])


def test_an_item_that_is_usable_is_not_vague_for_another_source_of_it() -> None:
    sources = {"S1": dated("2023-07-21"), "S2": dated("2023-07")}
    made = usable_evidence(file(sources, item("one", sources=("S1", "S2"))), DAY)
    assert (list(made.items), list(made.sources)) == (["one"], ["S1"])
    assert not made.later | made.vague


@pytest.mark.parametrize("sensitivity", ["restricted", "confidential"])
@pytest.mark.parametrize("date", ["2023-01-01", "2023-07", "2024-01-01"])
def test_what_is_not_public_is_withheld_whatever_its_date(sensitivity: str, date: str) -> None:
    hidden = item("hidden", sensitivity=sensitivity, sources=("S2",))
    made = usable_evidence(file({"S1": dated("2023-01-01"), "S2": dated(date)}, hidden, item("open")), DAY)
    assert (list(made.items), sorted(made.withheld)) == (["open"], ["hidden"])
    assert not made.later | made.vague
    assert list(made.sources) == ["S1"], "the source of what is withheld reaches no output"


def test_items_stand_in_the_order_of_the_file_and_sources_in_that_of_the_item() -> None:
    sources = {"S1": dated("2023-01-01"), "S2": dated("2023-01-02")}
    made = usable_evidence(
        file(
            sources,
            item("zebra", sources=("S2", "S1"), indicators=("a.two", "a.one", "a.two")),
            item("ant", indicators=("a.one",)),
        ),
        DAY,
    )
    assert list(made.items) == ["zebra", "ant"]
    assert [key for key, _ in made.sources_of(made.items["zebra"])] == ["S2", "S1"]
    assert made.bearing == {"a.two": ("zebra",), "a.one": ("zebra", "ant")}


def test_a_source_that_the_file_lacks_shows_nothing() -> None:
    made = usable_evidence(file({"S1": dated("2024-01-01")}, item("one", sources=("S9",))), DAY)
    assert (sorted(made.later), sorted(made.vague)) == (["one"], [])
