"""What is lacking for a verdict is said by title and number."""

import dataclasses
from collections.abc import Sequence

import pytest

from electassess.findings import Finding, shortfall
from electassess.model.catalogue import Group
from electassess.scoring.scorecard import Status
from handmade import finding, findings, score


def lacking(
    rated: int, applicable: int, coverage: float = 0.0, at_least: int = 1, weights: Sequence[float] = ()
) -> str:
    """What is said of a criterion of which the first indicators are rated, and one does not apply."""
    one = finding("a", score=score("a", Status.NOT_SCORED, rated=rated, applicable=applicable))
    below = [
        finding(
            f"a.i{number}",
            score=score(
                f"a.i{number}",
                Status.SCORED if number < rated else Status.NOT_ASSESSED,
                weight=weights[number] if weights else 1.0 / (applicable + 1),
            ),
        )
        for number in range(applicable)
    ]
    never = finding("a.none", score=score("a.none", Status.NOT_APPLICABLE, weight=1.0 / (applicable + 1)))
    made = findings([one, *below, never])
    group = Group.model_validate({"id": "a", "title": "Media", "coverage": coverage, "at_least": at_least})
    return shortfall(dataclasses.replace(made, groups={"a": group}))


@pytest.mark.parametrize(
    ("rated", "applicable", "coverage", "at_least", "more"),
    [
        (1, 6, 0.5, 1, "2"),
        (1, 7, 0.5, 1, "3"),
        (1, 6, 0.5, 4, "3"),
        (0, 6, 0.0, 1, "1"),
        (0, 6, 0.0, 2, "2"),
        (0, 1, 0.0, 2, "1"),
        (1, 3, 0.5, 9, "2"),
    ],
)
def test_a_criterion_needs_what_its_coverage_and_its_least_number_ask_and_no_more_than_there_are(
    rated: int, applicable: int, coverage: float, at_least: int, more: str
) -> None:
    said = f"“Media” has {rated} of {applicable} rated and needs {more} more"
    assert lacking(rated, applicable, coverage, at_least) == said


def test_where_weights_differ_the_fewest_and_the_most_are_said() -> None:
    said = lacking(1, 4, 0.5, 1, (0.1, 0.5, 0.2, 0.2))
    assert said == "“Media” has 1 of 4 rated and needs 1 to 2 more"


def test_of_groups_below_no_number_is_said_that_may_be_wrong() -> None:
    made = [finding("a", score=score("a", Status.NOT_SCORED, rated=1, applicable=6)), finding("a.b", kind="group")]
    below = dataclasses.replace(made[1], score=score("a.b", kind="group"))
    assert shortfall(findings([made[0], below])) == "“Title of a” has 1 of 6 rated, which is too few"


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


@pytest.mark.parametrize(
    ("at_least", "needed"),
    [(3, "2 more are needed"), (2, "1 more is needed"), (9, "2 more are needed"), (1, ""), (0, "")],
)
def test_how_many_more_criteria_are_needed_is_said_where_too_few_have_a_value(at_least: int, needed: str) -> None:
    made = [finding("a"), *(finding(ref, score=score(ref, Status.NOT_SCORED, rated=0)) for ref in "bc")]
    made.append(finding("d", score=score("d", Status.NOT_APPLICABLE)))
    told = shortfall(dataclasses.replace(findings(made), at_least=at_least))
    begins = f"1 of 4 criteria have a value, and {needed}; “Title of b”" if needed else "“Title of b”"
    assert told.startswith(begins)
