"""What the opening tells of the background, and what is told of other observers."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from choosing import around, chosen, result, seen
from electassess.model.base import Form
from electassess.model.election import Election
from electassess.model.evidence import Item
from electassess.model.ladder import Stance
from electassess.statement.telling import Telling, choose
from handmade import ids, item

# The opening


KINDS = ("observers", "absent", "turnout", "result", "contestants", "system")
BACKGROUND = [item(kind, background=kind, reading="context", indicators=()) for kind in KINDS]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Form.JOINT, ["result", "turnout", "absent"]),
        (Form.FULL, ["system", "contestants", "result", "turnout", "absent"]),
        (Form.REPORT, ["system", "contestants", "result", "turnout", "absent"]),
        (Form.SUMMARY, ["result"]),
    ],
)
def test_each_form_opens_with_its_kinds_of_background_in_its_order(form: Form, expected: list[str]) -> None:
    made = chosen(*BACKGROUND, form=form, stance=Stance.MIXED)
    assert ids(made.lede) == expected
    assert not set(expected) & set(ids(made.facts))


def test_the_opening_tells_one_of_a_kind_the_weightiest_and_a_report_all_in_the_order_of_the_file() -> None:
    items = [result("low", gravity="minor"), result("high", gravity="serious"), result("mid")]
    assert ids(chosen(*items).lede) == ["high"]
    assert ids(chosen(*items, form=Form.REPORT).lede) == ["low", "high", "mid"]


@pytest.mark.parametrize("form", Form)
def test_the_opening_tells_nothing_that_needs_a_hedge(form: Form) -> None:
    made = chosen(result("doubtful", credibility=4), result("sound", gravity="minor", credibility=3), form=form)
    assert ids(made.lede) == ["sound"]
    assert chosen(result("doubtful", credibility=4), form=form).lede == ()


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ("2023-06-17", "first"),
        ("2023-06-18", "second"),
        ("2023-06-19", "second"),
        ("2023-06", "first"),
        ("2023-07", "second"),
        (None, "first"),
    ],
)
def test_of_several_rounds_the_opening_tells_the_result_of_the_last(happened: str | None, expected: str) -> None:
    items = [result("first", gravity="serious", happened="2023-06-04"), result("second", happened=happened)]
    made = around(items)
    votes = [{"date": "2023-06-04"}, {"date": "2023-06-18", "round": 2}]
    election = Election.model_validate(made.election.model_dump() | {"votes": votes})
    assert election.run_off == dt.date(2023, 6, 18)
    assert ids(choose(dataclasses.replace(made, election=election), Form.JOINT).lede) == [expected]
    assert ids(choose(made, Form.JOINT).lede) == ["first"], "without a second round the weightiest is told"


@pytest.mark.parametrize(
    ("changes", "behind"),
    [
        ({}, True),
        ({"reading": "strength"}, False),
        ({"reading": "context"}, False),
        ({"gravity": "serious"}, False),
        ({"credibility": 4}, False),
        ({"credibility": 3}, True),
        ({"follows": "turnout"}, False),
        ({"follows": None}, False),
    ],
)
def test_a_fault_that_decides_stands_behind_the_result_that_it_is_about(changes: dict[str, Any], behind: bool) -> None:  # noqa: FBT001
    forged = item("forged", **({"gravity": "decisive", "follows": "won"} | changes))
    made = chosen(forged, result("won"), result("turnout", background="absent"))
    expected = ["won", "forged", "turnout"] if behind else ["won", "turnout"]
    if changes.get("follows") == "turnout":
        expected = ["won", "turnout", "forged"]
    assert ids(made.lede) == expected
    assert "forged" not in ids(made.facts) or "forged" not in expected


def test_without_a_second_round_the_weightiest_is_told_even_if_its_day_is_not_known() -> None:
    items = [result("dated", happened="2023-06-04"), result("heavy", gravity="serious")]
    assert ids(chosen(*items).lede) == ["heavy"]


# What other observers concluded


@pytest.mark.parametrize(("form", "number"), [(Form.JOINT, 2), (Form.FULL, 5), (Form.REPORT, 7), (Form.SUMMARY, 0)])
def test_each_form_has_room_for_so_many_verdicts_of_other_observers(form: Form, number: int) -> None:
    items = [seen(f"o{place}", gravity="serious") for place in range(7)]
    assert len(chosen(*items, form=form).observers) == number


def test_verdicts_of_other_observers_are_told_the_weightiest_first() -> None:
    items = [seen("mid"), seen("low", credibility=3), seen("high", gravity="serious"), seen("no", credibility=4)]
    assert ids(chosen(*items, form=Form.FULL).observers) == ["high", "mid", "low"]
    assert ids(chosen(*items, form=Form.JOINT).observers) == ["high", "mid"]


@pytest.mark.parametrize(
    ("changes", "critical", "mixed"),
    [
        ({"reading": "fault"}, True, True),
        ({"reading": "strength"}, False, True),
        ({"reading": "context"}, False, True),
        ({"reading": "strength", "gravity": "serious"}, True, True),
        ({"reading": "strength", "gravity": "decisive"}, True, True),
        ({"reading": "strength", "gravity": "minor"}, False, True),
        ({"reading": "fault", "gravity": "minor"}, True, True),
    ],
)
def test_a_critical_text_has_room_for_praise_that_weighs_and_no_other(
    changes: dict[str, Any],
    critical: bool,  # noqa: FBT001
    mixed: bool,  # noqa: FBT001
) -> None:
    one = seen("one", **changes)
    assert bool(chosen(one).observers) is critical
    assert bool(chosen(one, stance=Stance.MIXED).observers) is mixed
    assert bool(chosen(one, stance=Stance.FAVOURABLE).observers) is mixed
    assert ids(chosen(one, form=Form.REPORT).observers) == ["one"], "a report tells all"


def test_what_does_not_weigh_is_told_of_other_observers_only_where_there_is_nothing_else() -> None:
    minor = [seen("m1", gravity="minor"), seen("m2", gravity="minor")]
    assert ids(chosen(*minor).observers) == ["m1", "m2"]
    assert ids(chosen(*minor, seen("heavy")).observers) == ["heavy"]
    assert ids(chosen(*minor, seen("heavy"), form=Form.REPORT).observers) == ["heavy", "m1", "m2"]


def test_a_deciding_fault_of_other_observers_stands_with_the_findings_it_bears_out() -> None:
    grave = seen("grave", gravity="decisive", indicators=("a.one",))
    made = chosen(grave)
    assert (ids(made.observers), ids(made.facts)) == ([], ["grave"])
    for one in (
        seen("grave", gravity="decisive"),
        seen("grave", gravity="serious", indicators=("a.one",)),
        seen("grave", gravity="decisive", reading="strength", indicators=("a.one",)),
    ):
        made = chosen(one)
        assert (ids(made.observers), ids(made.facts)) == (["grave"], [])


def test_what_the_opening_tells_is_not_told_again_of_other_observers() -> None:
    made = chosen(result("won"), seen("forged", gravity="decisive", follows="won"))
    assert (ids(made.lede), ids(made.observers), ids(made.facts)) == (["won", "forged"], [], [])


@pytest.mark.parametrize(
    ("form", "changes", "behind"),
    [
        (Form.FULL, {}, True),
        (Form.JOINT, {}, False),
        (Form.FULL, {"gravity": None}, False),
        (Form.FULL, {"reading": "context"}, False),
        (Form.FULL, {"indicators": ("a.one",)}, False),
        (Form.FULL, {"background": "observers"}, False),
        (Form.FULL, {"credibility": 4}, False),
    ],
)
def test_at_length_a_serious_fault_without_a_finding_stands_behind_the_background_that_it_follows(
    form: Form,
    changes: dict[str, Any],
    behind: bool,  # noqa: FBT001
) -> None:
    unheard = result("unheard", **({"reading": "fault", "gravity": "serious", "follows": "won"} | changes))
    made = chosen(result("won", gravity="decisive"), unheard, item("other"), form=form)
    assert ids(made.lede) == (["won", "unheard"] if behind else ["won"])


# Nothing stands before what it follows


EXCLUDED: dict[str, Any] = {"gravity": "decisive", "clause": "the board struck off the first of the polls"}


def absent(identity: str, **changes: Any) -> Item:
    return result(identity, **({"background": "absent"} | changes))


@pytest.mark.parametrize("form", [Form.JOINT, Form.FULL])
@pytest.mark.parametrize(
    ("background", "opening", "findings"),
    [
        ("result", ["excluded", "null"], []),
        ("absent", ["excluded", "null"], []),
        ("turnout", [], ["excluded", "null"]),
    ],
)
def test_what_the_opening_tells_does_not_stand_before_what_it_follows(
    form: Form, background: str, opening: list[str], findings: list[str]
) -> None:
    """Null votes told before the exclusion that they answered read as apathy."""
    made = chosen(item("excluded", **EXCLUDED), result("null", background=background, follows="excluded"), form=form)
    assert (ids(made.lede), ids(made.facts)) == (opening, findings)


def test_who_stayed_away_stands_with_all_that_belongs_to_it_or_with_what_it_follows_or_in_the_paragraphs() -> None:
    chain = [item("one", **EXCLUDED), item("two", follows="one", gravity="decisive"), absent("away", follows="two")]
    beside = [item(f"b{number}", follows="one", gravity="decisive") for number in range(2)]
    made = chosen(*chain, beside[0])
    assert ids(made.lede) == ["one", "two", "away", "b0"]
    made = chosen(*chain, *beside)
    assert (ids(made.lede), ids(made.facts)) == (["one", "two", "away"], ["b0", "b1"])
    longer = [*chain[:2], item("three", follows="two"), item("four", follows="three"), absent("away", follows="four")]
    made = chosen(*longer)
    assert (ids(made.lede), ids(made.facts)) == ([], ["one", "two", "three", "four", "away"])


def test_the_result_stands_in_the_opening_though_it_follows_much_or_what_is_doubtful() -> None:
    chain = [item("f0"), *(item(f"f{number}", follows=f"f{number - 1}") for number in range(1, 5))]
    made = chosen(*chain, result("won", follows="f4"))
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["f0", "f1", "f2", "f3", "f4"])
    doubtful = chosen(item("doubt", credibility=4), result("won", follows="doubt"))
    assert ids(doubtful.lede) == ["won"]


def test_of_the_background_what_follows_another_stands_behind_it_and_what_decides_about_it_goes_with_it() -> None:
    made = chosen(result("turnout", background="turnout", follows="away"), absent("away"), result("won"))
    assert ids(made.lede) == ["won", "away", "turnout"]
    forged = item("forged", gravity="decisive", follows="turnout", clause="the board made up the number of voters")
    made = chosen(item("excluded", **EXCLUDED), result("turnout", background="turnout", follows="excluded"), forged)
    assert (ids(made.lede), ids(made.facts)) == ([], ["excluded", "turnout", "forged"])


def test_in_a_summary_the_result_brings_along_only_what_is_told() -> None:
    won = result("won", follows="stood")
    stood = item("stood", reading="strength", gravity="minor")
    others = [item(name, gravity="serious") for name in ("one", "two", "three")]
    assert ids(chosen(won, stood, *others, form=Form.SUMMARY).lede) == ["won"]
    made = chosen(won, stood, *others[:2], form=Form.SUMMARY)
    assert (ids(made.lede), ids(made.facts)) == (["stood", "won"], ["one", "two"])


def test_of_two_verdicts_of_others_the_one_that_follows_the_other_stands_behind_it() -> None:
    verdicts = [seen("later", gravity="decisive", follows="earlier"), seen("earlier", gravity="serious")]
    assert ids(chosen(*verdicts).observers) == ["earlier", "later"]


# Of several rounds


def in_two_rounds(*items: Item) -> Telling:
    made = around(items)
    votes = [{"date": "2023-06-04"}, {"date": "2023-06-18", "round": 2}]
    election = Election.model_validate(made.election.model_dump() | {"votes": votes})
    return choose(dataclasses.replace(made, election=election), Form.JOINT)


@pytest.mark.parametrize("background", ["turnout", "absent"])
@pytest.mark.parametrize(
    ("result_of", "figure_of", "told"),
    [
        ("2023-06-18", "2023-06-04", False),
        ("2023-06-20", "2023-06-18", True),
        ("2023-06-18", "2023-06", False),
        ("2023-06-18", None, False),
        ("2023-06-05", "2023-06-04", True),
        ("2023-06-05", "2023-06-18", False),
        (None, None, True),
        (None, "2023-06-04", False),
    ],
)
def test_the_opening_tells_no_figure_of_one_round_beside_the_result_of_another(
    background: str,
    result_of: str | None,
    figure_of: str | None,
    told: bool,  # noqa: FBT001
) -> None:
    figure = result("figure", background=background, happened=figure_of)
    made = in_two_rounds(result("won", happened=result_of), figure)
    assert ids(made.lede) == (["won", "figure"] if told else ["won"])


def test_a_figure_of_another_round_is_left_to_the_paragraphs_and_without_a_result_the_last_is_told() -> None:
    first = result("first", background="turnout", happened="2023-06-04", indicators=("a.one",), gravity="serious")
    last = result("last", background="turnout", happened="2023-06-18", gravity="minor")
    made = in_two_rounds(result("won", happened="2023-06-18"), first)
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["first"])
    assert ids(in_two_rounds(first, last).lede) == ["last"]
    assert ids(in_two_rounds(first).lede) == ["first"]
