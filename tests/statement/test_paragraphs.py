"""Where a fact stands: with what it bears on, and never beside what it has nothing to do with."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import handmade
from electassess.findings import Findings, Strength
from electassess.model.base import Form
from electassess.model.election import Election
from electassess.model.evidence import Background, Item
from electassess.model.ladder import Stance
from electassess.statement.demands import _joined
from electassess.statement.inputs import Material
from electassess.statement.paragraphs import lay_out
from electassess.statement.telling import Reason, choose
from electassess.statement.told import Told
from electassess.workspace.packs import english
from worked import found, items, laid_of

KHM = "khm-2023-07-23-general"


def told(ref: str, identity: str, gravity: str = "minor") -> Told:
    model = items(KHM)["clp-refused"]
    own = {"id": identity, "indicators": (ref,), "gravity": gravity, "follows": None, "thread": None, "part_of": None}
    item = Item.model_validate(model.model_dump() | own)
    return Told(item, Strength.PLAIN, (found(KHM).by_ref[ref],))


def paragraphs(*facts: Told, order: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    made = lay_out(facts, (), found(KHM), Stance.CRITICAL, order)
    return [(each.criterion, [one.item.id for one in each.told]) for each in made]


MEDIA = [told("media-freedom.journalist-safety", f"press-{number}", "serious") for number in (1, 2)]
SLIGHT = told("transparency.published-rules", "rules")
OTHER = told("accountability.remedy", "remedy")
GRAVE = told("accountability.remedy", "unheard", "serious")


def test_what_is_serious_has_a_paragraph_of_its_own_and_slight_facts_share_the_last() -> None:
    assert paragraphs(*MEDIA, SLIGHT, GRAVE) == [
        ("media-freedom", ["press-1", "press-2"]),
        ("accountability", ["unheard"]),
        ("transparency", ["rules"]),
    ]
    assert paragraphs(SLIGHT, *MEDIA, OTHER)[1:] == [("transparency", ["rules", "remedy"])]
    assert paragraphs(*MEDIA, SLIGHT, order=("transparency",))[0] == ("transparency", ["rules"])


def with_items(changed: Mapping[str, Mapping[str, object]]) -> Material:
    """The material of Cambodia 2023 with some items otherwise."""
    material = laid_of(KHM).material
    usable = material.findings.usable
    other = {
        key: Item.model_validate(item.model_dump() | dict(changed.get(key, {}))) for key, item in usable.items.items()
    }
    findings: Findings = dataclasses.replace(material.findings, usable=dataclasses.replace(usable, items=other))
    return dataclasses.replace(material, findings=findings)


def test_what_turned_a_fact_is_told_with_it() -> None:
    """A suspension that was lifted is never told without that it was: a reader would take it to be in force."""
    plain = choose(with_items({}), Form.JOINT)
    hidden = next(key for key, why in plain.untold.items() if why is Reason.NO_ROOM)
    turned: dict[str, object] = {
        "follows": "clp-refused",
        "reading": "strength",
        "gravity": None,
        "background": None,
    }
    for other in ({"reading": "fault"}, {"gravity": "minor"}):
        assert hidden in choose(with_items({hidden: turned | other}), Form.JOINT).untold
    assert hidden not in choose(with_items({hidden: turned}), Form.JOINT).untold


def test_asks_that_hold_an_and_of_their_own_are_kept_apart_by_a_comma() -> None:
    language = english()
    assert _joined(language, ["free them", "pay them"]) == "free them and to pay them"
    assert _joined(language, ["free them and theirs", "pay them"]) == "free them and theirs, and to pay them"
    assert _joined(language, ["free all, whoever they are", "go", "stay"]) == (
        "free all, whoever they are, to go, and to stay"
    )


def test_of_two_rounds_the_opening_tells_the_result_of_the_last() -> None:
    material = laid_of("ken-2022-08-09-general").material
    assert "close-contest" in {one.item.id for one in choose(material, Form.JOINT).lede}
    votes = [{"date": "2022-08-09"}, {"date": "2022-09-01", "round": 2}]
    election = Election.model_validate(material.election.model_dump() | {"votes": votes})
    assert (material.election.run_off, election.run_off) == (None, dt.date(2022, 9, 1))
    later = choose(dataclasses.replace(material, election=election), Form.JOINT)
    assert {one.item.id for one in later.lede if one.item.background is Background.RESULT} == {"odinga-respects"}


def fact(identity: str, *refs: str, serious: bool = False, **changes: Any) -> Told:
    """One fact that bears out findings on these indicators."""
    return handmade.told(
        handmade.item(identity, **changes), Strength.PLAIN, *(handmade.finding(ref, serious=serious) for ref in refs)
    )


CRITERIA = ("first", "second", "third")


def arranged(
    *facts: Told,
    withheld: Sequence[str] = (),
    stance: Stance = Stance.CRITICAL,
    order: Sequence[str] = (),
    apart: bool = False,
) -> list[tuple[str, list[str], list[str]]]:
    known = handmade.findings(handmade.finding(ref) for ref in CRITERIA)
    hidden = [handmade.finding(ref) for ref in withheld]
    made = lay_out(facts, hidden, known, stance, order, apart=apart)
    return [(one.criterion, handmade.ids(one.told), [each.ref for each in one.withheld]) for one in made]


def by_criterion(**weights: Sequence[str | None]) -> list[str]:
    """The order of criteria that have facts of these gravities."""
    facts = [
        fact(f"{ref}-{number}", f"{ref}.one", gravity=gravity)
        for ref, gravities in weights.items()
        for number, gravity in enumerate(gravities)
    ]
    return [one[0] for one in arranged(*facts, apart=True)]


SERIOUS_ONE: dict[str, Any] = {"gravity": "serious"}


def test_a_thread_stands_with_the_first_indicator_of_its_weightiest_fact() -> None:
    light = fact("light", "third.one", thread="t")
    heavy = fact("heavy", "second.two", "first.one", thread="t", **SERIOUS_ONE)
    assert arranged(light, heavy) == [("second", ["light", "heavy"], [])]
    assert arranged(light, fact("same", "second.two", thread="t"))[0][0] == "third", "of two alike the first decides"


def test_a_thread_whose_weightiest_fact_bears_out_no_finding_stands_with_the_first_that_does() -> None:
    thread = [
        fact("none", thread="t"),
        fact("some", "third.one", thread="t"),
        fact("more", "second.one", thread="t"),
        fact("heavy", thread="t", **SERIOUS_ONE),
    ]
    assert arranged(*thread)[0][0] == "third"
    assert arranged(fact("heavy", **SERIOUS_ONE)) == [("first", ["heavy"], [])]


def test_the_criterion_whose_heaviest_facts_weigh_most_comes_first() -> None:
    assert by_criterion(first=["serious"], second=["decisive"]) == ["second", "first"]
    assert by_criterion(first=[None], second=["minor", "serious"]) == ["second", "first"]
    assert by_criterion(first=["serious", None, None], second=["serious", "serious"]) == ["second", "first"]
    assert by_criterion(first=["serious", "serious"], second=["serious", "serious", None]) == ["second", "first"]


def test_of_criteria_that_weigh_the_same_the_catalogues_order_holds() -> None:
    assert by_criterion(second=["serious"], first=["serious"]) == ["first", "second"]
    assert by_criterion(first=["serious"], second=["serious", "minor"]) == ["first", "second"]
    assert by_criterion(first=["serious", "minor"], second=["serious"]) == ["first", "second"]
    assert by_criterion(first=["serious"] * 3, second=["serious"] * 4) == ["first", "second"]
    assert by_criterion(first=["serious"] * 4, second=["serious"] * 3) == ["first", "second"]
    surer = fact("s", "second.one", credibility=1, **SERIOUS_ONE)
    assert [one[0] for one in arranged(surer, fact("f", "first.one", **SERIOUS_ONE))] == ["first", "second"]


def test_criteria_that_the_brief_wants_first_come_in_its_order_and_the_others_by_weight() -> None:
    facts = [
        fact("f", "first.one", gravity="decisive"),
        fact("s", "second.one", **SERIOUS_ONE),
        fact("t", "third.one"),
    ]
    assert [one[0] for one in arranged(*facts, order=("third", "second"))] == ["third", "second", "first"]
    assert [one[0] for one in arranged(*facts, order=("unknown", "second"))] == ["second", "first", "third"]


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        (Stance.CRITICAL, ["decisive", "serious", "fault", "praise", "context"]),
        (Stance.MIXED, ["decisive", "serious", "fault", "praise", "context"]),
        (Stance.FAVOURABLE, ["praise", "decisive", "serious", "fault", "context"]),
    ],
)
def test_what_speaks_as_the_verdict_does_comes_first_and_of_that_the_weightiest(
    stance: Stance, expected: list[str]
) -> None:
    facts = [
        fact("context", "first.one", reading="context"),
        fact("praise", "first.one", reading="strength", gravity="serious"),
        fact("fault", "first.one"),
        fact("serious", "first.one", credibility=1, **SERIOUS_ONE),
        fact("decisive", "first.one", gravity="decisive"),
    ]
    assert arranged(*facts, stance=stance) == [("first", expected, [])]


def test_a_thread_speaks_as_its_weightiest_fact_does() -> None:
    thread = [
        fact("light", "first.one", thread="t"),
        fact("heavy", "first.one", thread="t", reading="strength", gravity="decisive"),
    ]
    alone = fact("alone", "first.one", gravity="minor")
    assert arranged(*thread, alone)[0][1] == ["alone", "light", "heavy"]
    assert arranged(alone, *thread, stance=Stance.FAVOURABLE)[0][1] == ["light", "heavy", "alone"]


def test_a_thread_weighs_what_its_weightiest_fact_does() -> None:
    thread = [fact("light", "first.one", thread="t", gravity="minor"), fact("heavy", "first.one", thread="t")]
    top = fact("top", "first.one", thread="t", gravity="decisive")
    middle = fact("middle", "first.one", **SERIOUS_ONE)
    assert arranged(*thread, middle) == [("first", ["middle", "light", "heavy"], [])]
    assert arranged(middle, *thread, top) == [("first", ["light", "heavy", "top", "middle"], [])]


def test_threads_that_weigh_the_same_keep_the_order_of_the_file() -> None:
    assert arranged(fact("z", "first.one"), fact("a", "first.two"))[0][1] == ["z", "a"]


def test_of_threads_that_weigh_the_same_the_earlier_event_comes_first() -> None:
    """Told against the order of time, a release stands before the arrest."""
    dated = [fact(day, "first.one", happened=day) for day in ("2023-05-02", "2023-04", "2023-05-01")]
    assert arranged(*dated)[0][1] == ["2023-04", "2023-05-01", "2023-05-02"]
    lesser = fact("lesser", "first.one", gravity="minor", happened="2023-01-01")
    assert arranged(lesser, *dated)[0][1] == ["2023-04", "2023-05-01", "2023-05-02", "lesser"]
    thread = [fact("t1", "first.one", thread="t", happened="2023-05-03"), fact("t0", "first.one", thread="t")]
    begun = fact("t2", "first.one", thread="t", happened="2023-04-30")
    assert arranged(dated[0], *thread, begun)[0][1] == ["t1", "t0", "t2", "2023-05-02"]


def test_what_has_no_day_keeps_its_place_and_a_year_alone_is_no_day() -> None:
    facts = [
        fact("may", "first.one", happened="2023-05-02"),
        fact("undated", "first.one"),
        fact("year", "first.one", happened="2023"),
        fact("april", "first.one", happened="2023-04-01"),
    ]
    assert arranged(*facts)[0][1] == ["april", "undated", "year", "may"]


def test_what_is_surer_comes_first_and_of_two_alike_in_that_the_earlier_though_it_is_less_credible() -> None:
    early = fact("early", "first.one", credibility=2, happened="2023-01-01")
    late = fact("late", "first.one", credibility=1, happened="2023-02-01")
    assert arranged(late, early)[0][1] == ["early", "late"]
    doubted = handmade.told(
        handmade.item("doubted", happened="2023-01-01"), Strength.ATTRIBUTED, handmade.finding("first.one")
    )
    assert arranged(doubted, late)[0][1] == ["late", "doubted"]


HEAVY = fact("heavy", "first.one", gravity="decisive")


def test_a_fact_of_weight_may_be_a_paragraph_and_a_slighter_one_may_not() -> None:
    assert arranged(HEAVY, fact("grave", "second.one", serious=True), fact("slight", "third.one")) == [
        ("first", ["heavy"], []),
        ("second", ["grave"], []),
        ("third", ["slight"], []),
    ]
    slight = [fact("plain", "second.one"), fact("slight", "third.one", reading="context")]
    assert arranged(*slight, HEAVY) == [("first", ["heavy"], []), ("second", ["plain", "slight"], [])]


def test_slight_facts_share_the_last_paragraph_after_all_others() -> None:
    facts = [
        fact("f", "first.one"),
        fact("s", "second.one", gravity="minor"),
        fact("s2", "second.two", gravity="minor"),
    ]
    assert arranged(*facts, fact("t", "third.one", gravity="minor")) == [
        ("second", ["s", "s2"], []),
        ("first", ["f", "t"], []),
    ]


def test_slight_facts_stand_apart_where_they_are_to_or_the_brief_wants_them_first() -> None:
    facts = [fact("f", "first.one"), fact("s", "second.one"), fact("t", "third.one")]
    assert arranged(*facts) == [("first", ["f", "s", "t"], [])]
    assert arranged(*facts, apart=True) == [("first", ["f"], []), ("second", ["s"], []), ("third", ["t"], [])]
    assert arranged(*facts, order=("third",)) == [("third", ["t"], []), ("first", ["f", "s"], [])]


def test_a_finding_on_hidden_evidence_stands_with_its_criterion() -> None:
    assert arranged(HEAVY, withheld=["third.one", "first.two", "third.two"]) == [
        ("first", ["heavy"], ["first.two"]),
        ("third", [], ["third.one", "third.two"]),
    ]
    assert arranged(fact("slight", "second.one"), fact("t", "third.one"), withheld=["second.one"]) == [
        ("second", ["slight"], ["second.one"]),
        ("third", ["t"], []),
    ]
    assert arranged() == []
