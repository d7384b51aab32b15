"""What a text tells, and of the rest why not: each rule by itself, on evidence made by hand."""

import dataclasses
from typing import Any

import pytest

from choosing import PINNED, around, chosen, in_short, lead, result, seen, serious, sized, words
from electassess.model.base import Form
from electassess.model.ladder import Stance
from electassess.scoring.scorecard import Status
from electassess.statement.telling import Reason, choose, was_weighed
from handmade import finding, findings, ids, item, material, score, source, usable


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


def test_what_is_serious_has_the_room_that_the_whole_text_leaves_and_what_is_not_has_none_of_it() -> None:
    items = [sized("grave", 10, gravity="serious"), sized("open", 10), sized("light", 10, gravity="minor")]
    told_in = {spare: ids(choose(around([lead(310), *items]), Form.JOINT, spare).facts) for spare in (0, 9, 10, 90)}
    assert told_in == {0: ["lead"], 9: ["lead"], 10: ["lead", "grave"], 90: ["lead", "grave"]}
    bearing = choose(around([lead(310), *items], [serious("a.one")]), Form.JOINT, 90)
    assert ids(bearing.facts) == ["lead", "grave", "open"], "a fault on a serious finding is serious"
    longer = choose(around([lead(400), *items]), Form.JOINT, 10)
    assert ids(longer.facts) == ["lead", "grave"], "what may not be missing takes none of it"


def test_of_equals_what_was_done_to_persons_has_the_room_that_is_left() -> None:
    items = [
        sized("paper", 10, gravity="serious", credibility=1),
        sized("harm", 10, gravity="serious", acts=("arrest",)),
    ]
    made = dataclasses.replace(around([lead(310), *items]), harming=frozenset({"arrest"}))
    assert ids(choose(made, Form.JOINT, 10).facts) == ["lead", "harm"]
    assert ids(choose(made, Form.JOINT, 20).facts) == ["lead", "paper", "harm"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"gravity": "minor"}, False),
        ({"gravity": None}, False),
        ({"indicators": ()}, False),
        ({"background": "observers"}, False),
    ],
)
def test_what_is_serious_of_the_background_stands_with_the_findings_it_bears_on(
    changes: dict[str, Any],
    told: bool,  # noqa: FBT001
) -> None:
    """The opening tells one of a kind; of the others a serious one was told nowhere, for want of a paragraph."""
    first = result("won", gravity="decisive")
    other = result("unheard", **({"reading": "fault", "gravity": "serious", "indicators": ("a.one",)} | changes))
    others = [seen("one", gravity="decisive"), seen("two", gravity="decisive")]
    assert ("unheard" in ids(chosen(first, other, *others).facts)) is told


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


def test_a_summary_tells_what_turned_a_fact_and_what_was_turned_with_it_or_neither() -> None:
    """A party that was cleared without its suspension, or a suspension without its end, is half a truth."""
    heavy, light = {"gravity": "serious"}, {"gravity": None}
    barred = item("barred", **heavy)
    cleared = item("cleared", reading="strength", follows="barred", **light)
    others = [item("one", gravity="decisive"), item("two", **light), item("three", **light)]
    assert ids(chosen(barred, cleared, *others, form=Form.SUMMARY).facts) == ["barred", "cleared", "one"]
    heavier = [item("one", gravity="decisive"), item("two", gravity="decisive"), item("three", gravity="minor")]
    assert ids(chosen(barred, cleared, *heavier, form=Form.SUMMARY).facts) == ["one", "two", "three"]
    doubtful = item("barred", credibility=4, **heavy)
    assert ids(chosen(doubtful, cleared, *others, form=Form.SUMMARY).facts) == ["one", "two", "three"]


def test_a_summary_tells_what_the_accused_say_and_what_turned_its_opening() -> None:
    accusation = item(
        "p", clause="the {watchers} said that the {board} cheated", said_by=("watchers",), gravity="serious"
    )
    denial = item("q", reading="context", said_by=("board",), follows="p", gravity="minor")
    others = [item(name) for name in ("one", "two")]
    assert ids(chosen(accusation, denial, *others, form=Form.SUMMARY).facts) == ["p", "q", "one"]
    undone = item("undone", follows="won", gravity=None)
    many = [item(name, gravity="serious") for name in ("one", "two", "three")]
    made = chosen(result("won", reading="strength"), *many, undone, form=Form.SUMMARY)
    assert (ids(made.lede), ids(made.facts)) == (["won"], ["one", "two", "undone"])
