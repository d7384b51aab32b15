"""What is lacking for a verdict is said by title and number."""

import dataclasses

import pytest

from electassess.findings import Finding, shortfall
from electassess.model.catalogue import Group
from electassess.scoring.scorecard import Status
from handmade import finding, findings, score


def lacking(rated: int, applicable: int, coverage: float = 0.0, at_least: int = 1) -> str:
    one = finding("a", score=score("a", Status.NOT_SCORED, rated=rated, applicable=applicable))
    made = findings([one])
    group = Group.model_validate({"id": "a", "title": "Media", "coverage": coverage, "at_least": at_least})
    return shortfall(dataclasses.replace(made, groups={"a": group}))


@pytest.mark.parametrize(
    ("rated", "applicable", "coverage", "at_least", "more"),
    [
        (1, 6, 0.5, 1, 2),
        (1, 7, 0.5, 1, 3),
        (1, 6, 0.5, 4, 3),
        (0, 6, 0.0, 1, 1),
        (0, 6, 0.0, 2, 2),
        (3, 6, 0.5, 1, 1),
        (5, 6, 0.5, 1, 1),
    ],
)
def test_a_criterion_lacks_what_its_coverage_or_least_number_asks_and_at_least_one(
    rated: int, applicable: int, coverage: float, at_least: int, more: int
) -> None:
    said = f"“Media” has {rated} of {applicable} rated and lacks about {more} more"
    assert lacking(rated, applicable, coverage, at_least) == said


def aside(ref: str) -> Finding:
    return finding(ref, score=score(ref, Status.SET_ASIDE))


def test_only_what_is_not_scored_and_what_was_set_aside_is_counted() -> None:
    others = [Status.SCORED, Status.NOT_APPLICABLE, Status.NOT_YET]
    whole = [finding(f"g{number}", score=score(f"g{number}", status)) for number, status in enumerate(others)]
    below = [finding(f"g0.i{number}", score=score(f"g0.i{number}", status)) for number, status in enumerate(others)]
    assert shortfall(findings([*whole, *below])) == ""
    rest = "set aside: what they rest on was not, or cannot be shown to have been, out on the day"
    assert shortfall(findings([*whole, *below, aside("g0.x")])) == f"the levels of one indicator are {rest}"
    two = findings([*whole, aside("g0.x"), aside("g0.y"), aside("group")])
    assert shortfall(two) == f"the levels of 2 indicators are {rest}"


def test_criteria_come_first_in_the_catalogues_order() -> None:
    open_ones = [finding(ref, score=score(ref, Status.NOT_SCORED, rated=0)) for ref in ("b", "a")]
    parts = shortfall(findings([*open_ones, aside("a.x")])).split("; ")
    assert [part[:13] for part in parts] == ["“Title of b” ", "“Title of a” ", "the levels of"]


@pytest.mark.parametrize(("at_least", "said"), [(2, True), (1, False), (0, False)])
def test_how_many_criteria_are_needed_is_said_where_too_few_have_a_value(at_least: int, *, said: bool) -> None:
    made = [finding("a"), finding("b", score=score("b", Status.NOT_SCORED, rated=0))]
    told = shortfall(dataclasses.replace(findings(made), at_least=at_least))
    assert told.startswith(f"1 of 2 criteria have a value, and {at_least} are needed; “Title of b”") == said
    assert "“Title of b”" in told
