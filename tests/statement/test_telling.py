"""What a text tells, and of the rest why not: each rule by itself, on evidence made by hand."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from electassess.findings import Finding, Strength
from electassess.model.base import Form
from electassess.model.catalogue import Outcome
from electassess.model.election import Election
from electassess.model.evidence import Item
from electassess.model.ladder import Stance
from electassess.scoring.scorecard import Status
from electassess.statement.inputs import Material
from electassess.statement.telling import SEVERITY, Reason, Telling, choose, was_weighed, weight_of, words_of
from handmade import finding, findings, ids, item, material, score, source, told, usable

SOURCES = {"S1": source(), "C": source("C", "Agency"), "D": source("D", "Blog"), "E": source("E", "Rumour")}


def serious(ref: str, *evidence: str, **changes: Any) -> Finding:
    return finding(ref, serious=True, outcome=Outcome.VIOLATED, evidence=evidence, **changes)


def around(items: Sequence[Item], found: Sequence[Finding] = (), **changes: Any) -> Material:
    """Material with the items, and a finding on each indicator that they name; no criterion is scored unless given."""
    own = {one.ref: one for one in found}
    refs = list(dict.fromkeys([*own, *(ref for one in items for ref in one.indicators)]))
    whole = list(dict.fromkeys(ref.partition(".")[0] for ref in refs))
    open_ones = [own.get(ref, finding(ref, score=score(ref, Status.NOT_SCORED))) for ref in whole]
    below = [own.get(ref, finding(ref)) for ref in refs if "." in ref]
    known = usable(items, SOURCES, **{key: changes.pop(key) for key in ("later", "vague") if key in changes})
    return material(findings([*open_ones, *below], known), **changes)


def chosen(*items: Item, form: Form = Form.JOINT, found: Sequence[Finding] = (), **changes: Any) -> Telling:
    return choose(around(items, found, **changes), form)


def words(identity: str, number: int) -> str:
    return " ".join(f"{identity}{one:02x}" for one in range(number))


def sized(identity: str, number: int, **changes: Any) -> Item:
    """An item of so many words."""
    return item(identity, clause=words(identity, number), **changes)


def lead(number: int = 400, **changes: Any) -> Item:
    """What decides and is always told, and fills the room of the joint form if it has so many words."""
    return item("lead", clause=words("l", number), **({"gravity": "decisive", "indicators": ("z.one",)} | changes))


def in_short(*items: Item, **changes: Any) -> list[str]:
    """The facts that the joint form tells beside one that leaves no room."""
    return [one for one in ids(chosen(lead(), *items, **changes).facts) if one != "lead"]


# What a thing weighs, and how long it is


@pytest.mark.parametrize(
    ("gravity", "reading", "grave", "weight"),
    [
        ("decisive", "context", False, 3),
        ("serious", "strength", True, 2),
        ("minor", "fault", True, 0),
        (None, "fault", True, 1.5),
        (None, "fault", False, 1),
        (None, "strength", True, 1),
        (None, "strength", False, 1),
        (None, "context", True, 0.5),
        (None, "context", False, 0.5),
    ],
)
def test_a_fact_weighs_by_its_gravity_and_else_by_what_it_bears_on(
    gravity: str | None,
    reading: str,
    grave: bool,  # noqa: FBT001
    weight: float,
) -> None:
    one = item("i", gravity=gravity, reading=reading, credibility=3)
    others = (finding("a.one"), finding("a.two", serious=grave))
    assert weight_of(told(one, Strength.ATTRIBUTED, *others)) == (weight, 1, -3)


def test_of_equal_gravity_what_is_known_better_weighs_more() -> None:
    ordered = [
        told(item("i", credibility=1), Strength.PLAIN),
        told(item("i", credibility=2), Strength.PLAIN),
        told(item("i", credibility=1), Strength.ATTRIBUTED),
        told(item("i", credibility=1), Strength.HEDGED),
    ]
    assert sorted(ordered, key=weight_of, reverse=True) == ordered


@pytest.mark.parametrize(
    ("attributed", "strength", "number"),
    [
        (False, Strength.PLAIN, 7),
        (True, Strength.ATTRIBUTED, 7),
        (False, Strength.ATTRIBUTED, 12),
        (False, Strength.HEDGED, 12),
    ],
)
def test_naming_a_source_adds_five_words(attributed: bool, strength: Strength, number: int) -> None:  # noqa: FBT001
    assert words_of(told(sized("i", 7, attributed=attributed), strength)) == number


def test_outcomes_are_ordered_from_the_worst_to_those_that_say_nothing() -> None:
    assert [one.value for one in sorted(SEVERITY, key=lambda one: SEVERITY[one])] == [
        "violated", "not-met", "partly-met", "largely-met", "met", "inconclusive", "not-applicable",
    ]  # fmt: skip
    assert sorted(SEVERITY.values()) == list(range(len(Outcome)))


def test_the_reasons_of_the_trace_keep_their_words() -> None:
    assert [one.value for one in Reason] == [
        "later than the statement", "date not known well enough", "event later than the statement", "grade",
        "said by another item", "no room in this form", "never to be told", "left out by the editors",
        "bears on nothing assessed",
    ]  # fmt: skip


# What may not be told


@pytest.mark.parametrize(
    ("statuses", "background", "weighed"),
    [
        ((Status.NOT_ASSESSED,), None, False),
        ((Status.NOT_ASSESSED, Status.NOT_ASSESSED), None, False),
        ((Status.NOT_ASSESSED, Status.INSUFFICIENT_EVIDENCE), None, True),
        ((Status.SCORED,), None, True),
        ((Status.SET_ASIDE,), None, True),
        ((Status.NOT_ASSESSED,), "result", True),
        ((), "result", True),
        ((), None, False),
    ],
)
def test_an_item_was_weighed_if_anybody_assessed_an_indicator_of_it_or_it_is_background(
    statuses: tuple[Status, ...],
    background: str | None,
    weighed: bool,  # noqa: FBT001
) -> None:
    refs = [f"a.i{number}" for number in range(len(statuses))]
    found = [finding(ref, score=score(ref, status)) for ref, status in zip(refs, statuses, strict=True)]
    one = item("i", indicators=("a.unknown", *refs), background=background)
    made = material(findings([finding("a"), *found], usable([one])))
    assert was_weighed(one, made) is weighed


BARRED: dict[str, Any] = {
    "tell": "never",
    "happened": "2023-07-23",
    "credibility": 5,
    "indicators": ("a.open",),
}
OPEN = finding("a.open", score=score("a.open", Status.NOT_ASSESSED))


@pytest.mark.parametrize(
    ("better", "left_out", "reason"),
    [
        ({}, ("i",), Reason.NEVER),
        ({"tell": "always"}, ("i",), Reason.LEFT_OUT),
        ({"tell": None}, ("other",), Reason.EVENT_LATER),
        ({"tell": None, "happened": "2023-07-22"}, (), Reason.NOTHING_ASSESSED),
        ({"tell": None, "happened": None}, (), Reason.NOTHING_ASSESSED),
        ({"tell": None, "happened": "2023-07", "indicators": ("a.one",)}, (), Reason.GRADE),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_of_several_reasons_the_first_is_given_and_no_form_tells_what_is_barred(
    better: dict[str, Any], left_out: tuple[str, ...], reason: Reason, form: Form
) -> None:
    one = item("i", **(BARRED | better))
    made = chosen(one, item("other"), form=form, found=[OPEN], leave_out=left_out)
    assert made.untold["i"] is reason
    assert "i" not in ids(made.facts)


@pytest.mark.parametrize(
    ("sources", "credibility", "barred"),
    [
        (("D",), 2, False),
        (("D",), 4, False),
        (("E",), 2, True),
        (("E", "D"), 2, False),
        (("D", "E"), 2, False),
        (("S1",), 4, False),
        (("S1",), 5, True),
        (("C",), 3, False),
        (("S9",), 1, True),
    ],
)
def test_a_report_tells_a_doubtful_account_but_not_the_worst(
    sources: tuple[str, ...],
    credibility: int,
    barred: bool,  # noqa: FBT001
) -> None:
    made = chosen(item("i", sources=sources, credibility=credibility), form=Form.REPORT)
    assert (ids(made.facts), made.untold) == (([], {"i": Reason.GRADE}) if barred else (["i"], {}))


def test_a_fact_bears_out_the_findings_it_names_in_its_own_order() -> None:
    one = item("i", indicators=("b.two", "x.unknown", "a.one"))
    made = material(findings([finding("a"), finding("a.one"), finding("b"), finding("b.two")], usable([one])))
    assert [each.ref for each in choose(made, Form.REPORT).facts[0].findings] == ["b.two", "a.one"]


def test_what_names_no_indicator_bears_out_the_serious_findings_that_cite_it() -> None:
    one = item("i", indicators=(), background="system")
    found = [serious("a.two", "i"), finding("a.one", evidence=("i",)), serious("a.three", "other")]
    (fact,) = chosen(one, found=found, form=Form.REPORT).lede
    assert [each.ref for each in fact.findings] == ["a.two"]
    named = item("i", indicators=("a.one",))
    (fact,) = chosen(named, found=found, form=Form.REPORT).facts
    assert [each.ref for each in fact.findings] == ["a.one"]


@pytest.mark.parametrize(
    ("clause", "said"), [("q r s", True), ("Q, r; S!", True), ("q r", False), ("q r s u v", False)]
)
def test_what_shares_three_quarters_of_its_words_with_what_is_told_is_said_by_it(clause: str, said: bool) -> None:  # noqa: FBT001
    one = item("first", clause="q r s t", gravity="serious")
    made = chosen(one, item("second", clause=clause, gravity="minor"))
    assert made.untold == ({"second": Reason.SAID} if said else {})


def test_what_says_the_same_as_one_of_several_is_passed_over_and_what_comes_after_it_is_told() -> None:
    items = [
        item("first", clause="q r s t", gravity="decisive"),
        item("other", gravity="decisive"),
        item("same", clause="t s r q", gravity="serious"),
        item("last", gravity="minor"),
    ]
    made = chosen(*items)
    assert (ids(made.facts), made.untold) == (["first", "other", "last"], {"same": Reason.SAID})


# Serious findings


def test_of_each_serious_finding_one_item_is_told_whatever_the_room() -> None:
    minor = {"gravity": "minor"}
    items = [
        item("p", indicators=("a.one",), **minor),
        item("q", indicators=("a.two",), **minor),
        item("r", indicators=("a.three",), **minor),
    ]
    found = [serious("a.one", "p"), finding("a.two", evidence=("q",)), serious("a.three", "r")]
    assert in_short(*items, found=found) == ["p", "r"]
    assert chosen(lead(), *items, found=found).untold == {"q": Reason.NO_ROOM}


@pytest.mark.parametrize(("reading", "expected"), [("fault", ["p"]), ("context", ["p"]), ("strength", [])])
def test_a_strength_does_not_tell_a_serious_finding(reading: str, expected: list[str]) -> None:
    one = item("p", reading=reading, gravity="minor")
    made = chosen(lead(), one, found=[serious("a.one", "p", withheld=1)])
    assert ids(made.facts)[1:] == expected
    assert [each.ref for each in made.withheld] == ([] if expected else ["a.one"])


@pytest.mark.parametrize("form", [Form.JOINT, Form.FULL, Form.REPORT])
def test_a_serious_finding_is_withheld_where_only_hidden_evidence_bears_it_out(form: Form) -> None:
    found = [
        serious("a.one", withheld=1),
        serious("a.two", withheld=0),
        serious("a.three", "p", withheld=1),
        serious("a.four", "gone", withheld=2),
        finding("a.five", withheld=1),
    ]
    items = [item("p", indicators=("a.three",)), item("gone", indicators=("a.four",), tell="never")]
    made = chosen(*items, found=found, form=form)
    assert [one.ref for one in made.withheld] == ["a.one", "a.four"]


def test_a_summary_has_no_withheld_findings() -> None:
    assert chosen(item("p"), found=[serious("a.two", withheld=1)], form=Form.SUMMARY).withheld == ()


def test_what_bears_on_a_serious_finding_tells_it_before_what_is_only_cited() -> None:
    beside = item("beside", indicators=("a.two",), gravity="serious")
    bearing = item("bearing", indicators=("a.one",), gravity="minor")
    found = [serious("a.one", "beside", "bearing")]
    assert in_short(beside, bearing, found=found) == ["bearing"]
    assert in_short(beside, found=found) == ["beside"]


def test_a_serious_finding_that_is_told_anyway_takes_no_more_room() -> None:
    found = [serious("a.one", "heavy", "light")]
    items = [item("light", gravity="minor"), item("heavy", gravity="decisive")]
    assert in_short(*items, found=found) == ["heavy"]
    pinned = [item("light", **PINNED), item("heavy", gravity="serious")]
    assert in_short(*pinned, found=found) == ["light"]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ({"indicators": ("a.one", "a.two"), "gravity": "minor"}, {"gravity": "serious"}),
        ({"gravity": "serious", "number": 20}, {"gravity": "minor"}),
        ({"credibility": 1, "number": 20}, {"credibility": 2}),
        ({"number": 4}, {"number": 5}),
    ],
)
@pytest.mark.parametrize("names", [("p", "q"), ("q", "p")])
def test_of_those_that_could_tell_a_serious_finding_one_is_chosen(
    winner: dict[str, Any], loser: dict[str, Any], names: tuple[str, str]
) -> None:
    """The one that tells most of those not yet told, then the weightiest, then the shortest."""
    first, second = (
        sized(
            name, made.get("number", 5), **({"gravity": "minor"} | {key: made[key] for key in made if key != "number"})
        )
        for name, made in zip(names, (winner, loser), strict=True)
    )
    found = [serious("a.one", "p", "q"), serious("a.two", *([names[0]] if "indicators" in winner else []))]
    for items in ((first, second), (second, first)):
        assert in_short(*items, found=found) == [names[0]]


def test_of_two_alike_in_all_the_same_is_chosen_whichever_comes_first() -> None:
    one, other = item("p", clause="q r s"), item("q", clause="t u v")
    told_ones = {
        (*in_short(*items, found=[serious("a.one", *cited)]),)
        for items in ((one, other), (other, one))
        for cited in (("p", "q"), ("q", "p"))
    }
    assert told_ones == {("q",)}


def test_what_is_told_already_no_longer_counts_for_what_an_item_could_tell() -> None:
    """Three findings that p tells, and of the two of q but one that is left: r, which weighs more, tells that."""
    items = [
        item("p", indicators=("a.one", "a.two", "a.three"), gravity="minor"),
        item("q", indicators=("a.three", "a.four"), gravity="minor"),
        item("r", indicators=("a.four",), gravity="serious"),
    ]
    found = [
        serious("a.one", "p"), serious("a.two", "p"), serious("a.three", "p", "q"), serious("a.four", "q", "r"),
    ]  # fmt: skip
    assert in_short(*items, found=found) == ["p", "r"]


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


def result(identity: str, **changes: Any) -> Item:
    return item(identity, **({"background": "result", "reading": "context", "indicators": ()} | changes))


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


def seen(identity: str, **changes: Any) -> Item:
    return item(identity, **({"background": "observers", "indicators": ()} | changes))


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


# What cannot be told without something else


PINNED: dict[str, Any] = {"tell": "always", "gravity": "minor"}


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
    after = item("q", **({"gravity": "minor", "follows": "p"} | changes))
    assert in_short(item("p", reading=reading, **PINNED), after) == (["p", "q"] if turned else ["p"])


def test_what_turned_a_fact_is_told_with_what_turned_that_and_what_turned_what_it_follows() -> None:
    light = {"gravity": "minor"}
    items = [
        item("promise", reading="strength", **light),
        item("broken", reading="fault", follows="promise", **light),
        item("mended", reading="strength", follows="broken", **light),
        item("other", reading="strength", follows="promise", **PINNED),
    ]
    assert in_short(*items) == ["promise", "broken", "mended", "other"]


def test_what_tells_a_serious_finding_or_a_criterion_comes_with_what_it_follows_and_what_turned_it() -> None:
    items = [
        item("before", gravity="minor"),
        item("fault", indicators=("b.one",), follows="before", gravity="minor"),
        item("lifted", reading="strength", follows="fault", gravity="minor"),
    ]
    assert in_short(*items, found=[serious("b.one", "fault")]) == ["before", "fault", "lifted"]
    assert in_short(*items, found=[finding("b")]) == ["before", "fault", "lifted"]


def test_what_turned_the_background_of_the_opening_is_told_with_the_facts() -> None:
    praised = result("won", reading="strength")
    made = chosen(lead(), praised, item("undone", follows="won", gravity="minor"), item("aside", gravity="minor"))
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["lead", "undone"])


# Each criterion, and what room is left


def test_each_criterion_with_a_value_is_told_by_its_weightiest_fact() -> None:
    items = [
        item("low", indicators=("b.one", "c.one"), gravity="minor"),
        item("high", indicators=("b.two",)),
        item("doubt", indicators=("b.one",), gravity="serious", credibility=4),
        item("open", indicators=("c.one", "b.one")),
    ]
    assert in_short(*items, found=[finding("b")]) == ["high"]
    assert in_short(*items, found=[finding("b"), finding("c")]) == ["high", "open"]
    assert in_short(*items) == []


def test_a_criterion_of_which_something_is_told_needs_no_more_and_one_of_which_nothing_is_sure_has_none() -> None:
    items = [item("pin", indicators=("b.one",), **PINNED), item("high", indicators=("b.two",), gravity="serious")]
    assert in_short(*items, found=[finding("b")]) == ["pin"]
    assert in_short(item("doubt", indicators=("b.one",), credibility=4), found=[finding("b")]) == []
    assert in_short(item("said", indicators=("b.one",), credibility=3), found=[finding("b")]) == ["said"]


@pytest.mark.parametrize(("form", "room"), [(Form.JOINT, 310), (Form.FULL, 860)])
def test_what_fits_the_room_exactly_is_told_and_what_needs_a_word_more_is_not(form: Form, room: int) -> None:
    for number, expected in ((10, ["lead", "p"]), (11, ["lead"])):
        made = chosen(lead(room - 10), sized("p", number, gravity="serious"), form=form)
        assert ids(made.facts) == expected
        assert made.untold == ({} if "p" in expected else {"p": Reason.NO_ROOM})


def test_the_name_of_a_source_takes_room_too() -> None:
    assert ids(chosen(lead(300), sized("p", 5, credibility=3)).facts) == ["lead", "p"]
    assert ids(chosen(lead(300), sized("p", 6, credibility=3)).facts) == ["lead"]


def test_what_is_told_takes_the_room_of_what_comes_after_it() -> None:
    items = [sized("p", 6, gravity="serious"), sized("q", 4, gravity="minor"), sized("r", 1, gravity="minor")]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "p", "q"]


def test_nothing_lighter_takes_the_place_of_what_does_not_fit() -> None:
    items = [
        sized("long", 11, gravity="serious", credibility=1),
        sized("light", 2, gravity=None),
        sized("short", 3, gravity="serious"),
    ]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "short"]
    assert ids(chosen(lead(299), *items).facts) == ["lead", "long"]


@pytest.mark.parametrize("gravity", [None, "minor", "serious"])
def test_what_weighs_the_same_and_is_shorter_takes_the_place_of_what_does_not_fit(gravity: str | None) -> None:
    items = [
        sized("long", 11, gravity=gravity, credibility=1),
        sized("short", 3, gravity=gravity, credibility=3, attributed=True),
    ]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "short"]


def test_the_heaviest_is_told_first_whatever_criterion_it_is_of() -> None:
    items = [
        sized("light", 10, indicators=("b.one",)),
        sized("heavy", 10, gravity="serious", indicators=("z.two",)),
    ]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "heavy"]


def test_of_equal_weight_the_criterion_of_which_least_is_told_comes_first() -> None:
    items = [sized("p", 10, indicators=("z.two",), credibility=1), sized("q", 10, indicators=("b.one",))]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "q"]
    turns = [
        sized("a1", 10, indicators=("a.one",), credibility=1),
        sized("a2", 10, indicators=("a.one",), credibility=1),
        sized("b1", 10, indicators=("b.one",)),
    ]
    assert ids(chosen(lead(290), *turns).facts) == ["lead", "a1", "b1"]


def test_of_one_criterion_what_is_known_best_comes_first() -> None:
    items = [sized("p", 10), sized("q", 10, credibility=1)]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "q"]


def test_what_a_fact_follows_takes_its_room_and_counts_for_its_criterion() -> None:
    pair = [
        sized("before", 6, indicators=("b.one",), gravity="minor"),
        sized("after", 5, gravity="serious", follows="before"),
    ]
    assert ids(chosen(lead(300), *pair).facts) == ["lead"]
    assert ids(chosen(lead(299), *pair).facts) == ["lead", "before", "after"]
    more = [
        *pair,
        sized("b2", 5, indicators=("b.one",), gravity="serious", credibility=3, attributed=True),
        sized("c2", 5, indicators=("c.one",), gravity="serious", credibility=3, attributed=True),
    ]
    assert ids(chosen(lead(310 - 16), *more).facts) == ["lead", "before", "after", "c2"]


def test_what_is_told_already_of_a_thread_takes_no_room_twice() -> None:
    items = [
        item("before", clause=words("before", 6), **PINNED),
        sized("after", 4, gravity="serious", follows="before"),
    ]
    assert ids(chosen(lead(300), *items).facts) == ["lead", "before", "after"]


@pytest.mark.parametrize(
    ("changes", "critical", "mixed"),
    [
        ({"reading": "fault", "gravity": "minor"}, True, True),
        ({"reading": "strength"}, False, True),
        ({"reading": "strength", "gravity": "serious"}, True, True),
        ({"reading": "context"}, False, True),
        ({"reading": "fault", "credibility": 4}, False, False),
        ({"reading": "fault", "credibility": 3}, True, True),
        ({"reading": "fault", "background": "system"}, False, False),
    ],
)
def test_the_room_that_is_left_goes_to_faults_and_in_a_critical_text_to_no_praise_that_does_not_weigh(
    changes: dict[str, Any],
    critical: bool,  # noqa: FBT001
    mixed: bool,  # noqa: FBT001
) -> None:
    one = item("p", **changes)
    assert bool(chosen(one).facts) is critical
    assert bool(chosen(one, stance=Stance.MIXED).facts) is mixed
    assert bool(chosen(one, stance=Stance.FAVOURABLE).facts) is mixed


def test_what_is_told_is_in_the_order_of_the_file_and_what_is_not_too() -> None:
    items = [item("never", tell="never"), item("z"), item("doubt", credibility=4), item("b", gravity="serious")]
    made = chosen(*items, later=frozenset({"l1", "l2"}), vague=frozenset({"l1"}))
    assert ids(made.facts) == ["z", "b"]
    assert list(made.untold.items()) == [
        ("never", Reason.NEVER),
        ("doubt", Reason.GRADE),
        ("l1", Reason.VAGUE),
        ("l2", Reason.LATER),
    ]


def test_what_is_untold_stands_in_the_order_of_all_public_items() -> None:
    made = around([item("p", credibility=4), item("q", tell="never")], later=frozenset({"l"}))
    changed = dataclasses.replace(made, items=("q", "l", "p", "elsewhere"))
    assert list(choose(changed, Form.JOINT).untold) == ["q", "l", "p"]


def test_what_another_item_says_is_said_to_be_so_even_where_it_is_doubtful() -> None:
    made = chosen(item("p", clause="q r s t"), item("d", clause="q r s t", credibility=4))
    assert made.untold == {"d": Reason.SAID}


def test_a_report_tells_all_that_may_be_told() -> None:
    alike = [item("p", clause="q r s t"), item("q", clause="q r s t"), item("doubt", credibility=4), lead(900)]
    made = chosen(*alike, item("praise", reading="strength", gravity="minor"), form=Form.REPORT)
    assert (ids(made.facts), made.untold) == (["p", "q", "doubt", "lead", "praise"], {})


# The summary


def test_a_summary_tells_the_three_facts_that_weigh_most() -> None:
    items = [
        item("low", gravity="minor"),
        item("mid"),
        item("high", gravity="serious"),
        item("top", gravity="decisive"),
    ]
    assert ids(chosen(*items, form=Form.SUMMARY).facts) == ["mid", "high", "top"]


def test_a_summary_does_not_tell_again_what_its_opening_tells() -> None:
    facts = [result("won", gravity="decisive"), *(item(f"f{number}", gravity="minor") for number in range(4))]
    made = chosen(*facts, form=Form.SUMMARY)
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["f0", "f1", "f2"])


def test_a_summary_has_no_room_for_what_is_pinned_or_for_each_criterion() -> None:
    heavy = [item(f"h{number}", gravity="serious", indicators=("b.one",)) for number in range(3)]
    made = chosen(item("pin", **PINNED), item("own"), *heavy, found=[finding("a")], form=Form.SUMMARY)
    assert ids(made.facts) == ["h0", "h1", "h2"]


def test_a_summary_tells_nothing_that_needs_a_hedge() -> None:
    items = [item("doubt", gravity="decisive", credibility=4), item("sure"), item("said", credibility=3)]
    assert ids(chosen(*items, form=Form.SUMMARY).facts) == ["sure", "said"]


def test_what_decides_about_the_result_takes_the_room_of_a_fact_in_a_summary() -> None:
    facts = [item(f"f{number}") for number in range(4)]
    forged = item("forged", gravity="decisive", follows="won")
    assert ids(chosen(result("won"), *facts, form=Form.SUMMARY).facts) == ["f0", "f1", "f2"]
    made = chosen(result("won"), forged, *facts, form=Form.SUMMARY)
    assert (ids(made.lede), ids(made.facts)) == (["won", "forged"], ["f0", "f1"])


def test_what_decides_about_a_result_is_told_once_though_it_is_background_itself() -> None:
    won = item("won", background="result", gravity="serious", reading="context")
    fault = item("fault", background="absent", follows="won", gravity="decisive", reading="fault")
    made = choose(material(findings([finding("media.press")], usable([won, fault]))), Form.JOINT)
    assert ids(made.lede) == ["won", "fault"]


def test_a_summary_gives_its_three_places_to_what_is_sure_and_none_to_a_verdict_of_others() -> None:
    sure = [item(name, gravity="serious") for name in ("one", "two", "three")]
    doubtful = item("doubtful", gravity="decisive", credibility=4)
    abroad = item("abroad", background="observers", indicators=(), gravity="decisive")
    sources = {"S1": source()}
    made = choose(material(findings([finding("a.one")], usable([*sure, doubtful, abroad], sources))), Form.SUMMARY)
    assert ids(made.facts) == ["one", "two", "three"]
