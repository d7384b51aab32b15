"""What is asked, of whom, in which order, on which ground; and what is not asked, and why."""

import dataclasses
from collections.abc import Iterable, Mapping

import pytest

from electassess.findings import Strength
from electassess.model.base import Form
from electassess.model.evidence import Item
from electassess.statement import Material
from electassess.statement.demands import call, demands, unasked
from electassess.statement.inputs import Kind
from electassess.statement.told import Told
from worked import an_item, material_of

SAFETY, REMEDY = "media-freedom.journalist-safety", "accountability.remedy"
GOVERNMENT = "the Government of Cambodia"


def told(identity: str = "one", *, to: str = "", text: str = "", ref: str = SAFETY, **own: object) -> Told:
    """A fact, with an ask where there is anybody to ask."""
    ask = {"to": to, "text": text or f"mend {identity}"} if to else None
    item = an_item(identity, indicators=(ref,), ask=ask, **own)
    return Told(item, Strength.PLAIN, (material_of().findings.by_ref[ref],))


def brief(
    *asks: Mapping[str, object],
    addressees: tuple[str, ...] = ("ASEAN", "its members"),
    items: Iterable[Item] = (),
    later: Iterable[str] = (),
    election: Mapping[str, object] | None = None,
) -> Material:
    """A material whose brief asks for something of somebody."""
    own = {"asks": [dict(ask) for ask in asks], "addressees": addressees}
    return material_of(brief=own, items=items, later=later, election=election)


def asked(*facts: Told, material: Material | None = None, form: Form = Form.JOINT) -> list[str]:
    return [line.text for line in demands(material or brief(), facts, form)]


# Who can be asked


@pytest.mark.parametrize(
    ("to", "who"),
    [
        ("government", GOVERNMENT),
        ("election-body", "the {emb}"),
        ("emb", "the {emb}"),
        ("parliament", "the parliament of Cambodia"),
        ("courts", "the courts of Cambodia"),
        ("parties", "all political parties"),
        ("court", "the {court}"),
        ("bawaslu", "{bawaslu}"),
        ("list", "{list}"),
    ],
)
def test_who_is_asked_is_named_with_the_article_that_the_name_needs(to: str, who: str) -> None:
    actors = [
        {"id": "court", "name": "Supreme Court"},
        {"id": "bawaslu", "name": "Bawaslu", "article": False},
        {"id": "list", "name": "the List"},
    ]
    assert asked(told(to=to), material=brief(election={"actors": actors})) == [f"{who} to mend one."]


def test_an_election_body_without_an_article_is_asked_without_one() -> None:
    body = {"name": "Elections Canada", "article": False}
    material = brief(election={"election_body": body})
    assert asked(told(to="emb"), material=material) == ["{emb} to mend one."]


def test_a_parliament_is_asked_by_the_name_that_the_country_or_its_one_house_has() -> None:
    one = [
        {"id": "house", "name": "National Assembly", "role": "parliament"},
        {"id": "x", "name": "X", "role": "courts"},
    ]
    two = [*one, {"id": "senate", "name": "Senate", "role": "parliament"}]
    fact = told(to="parliament")
    assert asked(fact, material=brief(election={"actors": one})) == ["the {house} to mend one."]
    assert asked(fact, material=brief(election={"actors": two})) == ["the parliament of Cambodia to mend one."]
    material = brief(election={"actors": one})
    khmer = dataclasses.replace(material, country=material.country.model_copy(update={"people": "the Khmer"}))
    assert asked(told(to="courts"), material=khmer) == ["the courts of the Khmer to mend one."]
    several = dataclasses.replace(khmer, election=brief(election={"actors": two}).election)
    assert asked(fact, material=several) == ["the parliament of the Khmer to mend one."]
    country = material.country.model_copy(update={"parliament": "the Yuan"})
    assert asked(fact, material=dataclasses.replace(material, country=country)) == ["the Yuan to mend one."]


# What is asked


def test_the_gravest_ground_goes_first_and_the_asks_of_one_body_stand_together() -> None:
    made = demands(
        brief(),
        [
            told("minor", to="government", gravity="minor"),
            told("grave", to="courts", gravity="decisive", ref=REMEDY),
            told("serious", to="government", gravity="serious"),
            told("silent", gravity="decisive"),
        ],
        Form.JOINT,
    )
    assert [line.text for line in made] == [
        "the courts of Cambodia to mend grave; and",
        f"{GOVERNMENT} to mend serious and to mend minor.",
    ]
    assert [line.key for line in made] == ["demand/courts", "demand/government"]
    assert [line.evidence for line in made] == [("grave",), ("serious", "minor")]
    assert [[one.ref for one in line.findings] for line in made] == [[REMEDY], [SAFETY]]
    assert made[1].rules == ("evidence serious: ask", "evidence minor: ask")
    assert {line.kind for line in made} == {Kind.DEMAND}


def test_entries_end_as_a_list_does() -> None:
    facts = [told(key, to=key) for key in ("government", "courts", "parties")]
    assert [text[-5:] for text in asked(*facts)] == ["ment;", "; and", "ties."]


def test_of_grounds_that_weigh_the_same_harm_to_persons_goes_first_and_then_what_is_known_best() -> None:
    harm = sorted(brief().harming)[:1]
    plain = told("plain", to="courts", gravity="serious", credibility=1)
    worse = told("worse", to="government", gravity="serious", acts=tuple(harm), credibility=3)
    light = told("light", to="parties", gravity="minor", acts=tuple(harm), credibility=1)
    vague = told("vague", to="parliament", gravity="serious", credibility=2)
    other = told("other", to="emb", gravity="serious", acts=("elsewhere",), credibility=2)
    made = demands(brief(), [vague, plain, other, light, worse], Form.JOINT)
    assert [line.evidence for line in made] == [("worse",), ("plain",), ("vague",), ("other",), ("light",)]


def test_one_ask_of_several_facts_is_said_once() -> None:
    facts = [told(key, to="government", text="free them") for key in ("one", "two")]
    (line,) = demands(brief(), facts, Form.JOINT)
    assert line.text == f"{GOVERNMENT} to free them."
    assert line.evidence == ("one", "two")
    facts.append(told("three", to="government", text="pay them"))
    facts.append(told("four", to="government", text="let them be"))
    assert asked(*facts) == [f"{GOVERNMENT} to free them, to pay them and to let them be."]


@pytest.mark.parametrize("text", ["free them, all of them", "free them and theirs"])
def test_asks_of_which_one_holds_a_joint_are_kept_apart_by_a_comma(text: str) -> None:
    facts = [told("one", to="government", text=text), told("two", to="government", text="pay them")]
    assert asked(*facts) == [f"{GOVERNMENT} to {text}, and to pay them."]
    facts = [told("one", to="government", text="understand them"), told("two", to="government", text="pay them")]
    assert asked(*facts) == [f"{GOVERNMENT} to understand them and to pay them."]


def test_two_names_of_one_body_are_one_entry() -> None:
    (line,) = demands(brief(), [told("one", to="emb"), told("two", to="election-body")], Form.JOINT)
    assert (line.text, line.key) == ("the {emb} to mend one and to mend two.", "demand/emb")


@pytest.mark.parametrize(("form", "most"), [(Form.JOINT, 6), (Form.FULL, 12), (Form.REPORT, 20), (Form.SUMMARY, 3)])
def test_each_form_has_room_for_so_many_asks_and_lists_the_others(form: Form, most: int) -> None:
    facts = [told(f"n{number:02}", to="government") for number in range(20)]
    (line,) = demands(brief(), facts, form)
    assert len(line.evidence) == most
    left = [gap.ref for gap in unasked(brief(), facts, form) if "no room" in gap.text]
    assert left == [f"n{number:02}" for number in range(most, 20)]


# Asks of the brief


def test_an_ask_of_the_brief_goes_to_a_body_by_name_and_rests_on_its_item() -> None:
    material = brief({"text": "hear them", "because": "one", "to": "courts"}, {"text": "stay away", "because": "one"})
    made = demands(material, [told("one", gravity="serious"), told("two", to="courts")], Form.JOINT)
    assert [(line.text, line.evidence, line.rules) for line in made] == [
        ("the courts of Cambodia to hear them and to mend two.", ("one", "two"), ("brief: asks", "evidence two: ask"))
    ]
    assert [one.ref for one in made[0].findings] == [SAFETY]
    assert demands(material, [told("three")], Form.JOINT) == []
    (twice,) = demands(material, [told("one", to="courts")], Form.JOINT)
    assert (twice.evidence, twice.rules) == (("one",), ("evidence one: ask", "brief: asks"))


def test_an_ask_of_the_brief_rests_on_what_its_item_bears_out_first_and_is_no_harm_by_itself() -> None:
    by_ref = material_of().findings.by_ref
    both = Told(an_item("one", gravity="serious", credibility=3), Strength.PLAIN, (by_ref[SAFETY], by_ref[REMEDY]))
    surer = told("two", to="parties", gravity="serious", credibility=1)
    made = demands(brief({"text": "hear them", "because": "one", "to": "courts"}), [both, surer], Form.JOINT)
    assert [line.key for line in made] == ["demand/parties", "demand/courts"]
    assert [one.ref for one in made[1].findings] == [SAFETY]


@pytest.mark.parametrize(
    ("because", "rests_on"),
    [
        ("media-freedom", ("fault", "context")),
        (SAFETY, ("fault", "context")),
        ("media-freedom.journalist", ()),
        ("media", ()),
        ("accountability", ("other",)),
        ("strength", ("strength",)),
    ],
)
def test_an_ask_that_names_a_node_rests_on_what_is_told_of_it_and_no_strength(
    because: str, rests_on: tuple[str, ...]
) -> None:
    facts = [
        told("fault"),
        told("strength", reading="strength"),
        told("context", reading="context"),
        told("other", ref=REMEDY),
    ]
    made = call(brief({"text": "leave", "because": because}), facts, Form.JOINT)
    assert tuple(item for line in made for item in line.evidence) == rests_on


def test_an_ask_weighs_as_the_heaviest_of_its_grounds() -> None:
    facts = [
        told("light", gravity="minor", ref=REMEDY),
        told("heavy", gravity="decisive", ref=REMEDY),
        told("serious", to="government", gravity="serious"),
    ]
    made = demands(brief({"text": "hear them", "because": "accountability", "to": "courts"}), facts, Form.JOINT)
    assert [line.key for line in made] == ["demand/courts", "demand/government"]
    assert made[0].evidence == ("light", "heavy")
    assert [one.ref for one in made[0].findings] == ["accountability"], "the node that it names"


def test_the_addressees_are_urged_to_all_that_has_a_ground() -> None:
    material = brief(
        {"text": "stay away", "because": "one"},
        {"text": "speak up", "because": "accountability"},
        {"text": "never mind", "because": "nowhere"},
        {"text": "hear them", "because": "one", "to": "courts"},
    )
    (line,) = call(material, [told("one"), told("two", ref=REMEDY)], Form.JOINT)
    assert line.text == "We urge ASEAN and its members to stay away and to speak up."
    assert (line.key, line.kind, line.rules) == ("demand/addressees", Kind.DEMAND, ("brief: asks",))
    assert line.evidence == ("one", "two")
    assert [one.ref for one in line.findings] == [SAFETY, "accountability"]


def test_nobody_is_urged_where_there_is_nobody_or_no_ground_or_only_a_summary() -> None:
    ask = {"text": "stay away", "because": "one"}
    assert call(brief(ask), [told("one")], Form.FULL)
    assert call(brief(ask, addressees=()), [told("one")], Form.FULL) == []
    assert call(brief(ask), [told("two")], Form.FULL) == []
    assert call(brief(), [told("one")], Form.FULL) == []
    of_node = {"text": "stay away", "because": "media-freedom"}
    assert call(brief(of_node), [told("two", ref=REMEDY)], Form.FULL) == [], "a node of which nothing is told"
    assert demands(brief(of_node | {"to": "courts"}), [told("two", ref=REMEDY)], Form.FULL) == []
    assert call(brief(ask), [told("one")], Form.SUMMARY) == []
    assert call(brief({**ask, "to": "courts"}), [told("one")], Form.FULL) == []


# What is not asked


def gaps(material: Material, *facts: Told, form: Form = Form.JOINT) -> list[tuple[str, str, str]]:
    return [(gap.kind, gap.ref, gap.text) for gap in unasked(material, facts, form)]


KNOWN: tuple[Item, ...] = (an_item("one"),)


def test_what_is_asked_is_no_gap() -> None:
    ask = {"text": "stay away", "because": "one"}
    assert gaps(brief(ask, {**ask, "to": "courts"}), told("one", to="parties")) == []
    assert gaps(brief(addressees=())) == []


def test_an_ask_whose_ground_is_untold_is_listed_by_it_unless_it_is_hidden() -> None:
    why = "stay away: what it rests on is not told in this form"
    nobody: tuple[str, ...] = ()

    def listed(because: str, to: str | None = None) -> list[tuple[str, str, str]]:
        ask = {"text": "stay away", "because": because, "to": to}
        return gaps(brief(ask, addressees=nobody, items=KNOWN, later=("later",)), told("two", ref=REMEDY))

    for because in ("one", "later", SAFETY, "media-freedom"):
        assert listed(because) == [("ask-not-printed", because, why)]
    assert listed("one", "courts") == [("ask-not-printed", "one", why)]
    assert listed("secret") == [("ask-not-printed", "", why)], "what is not public is not named"


def test_an_ask_that_finds_nobody_or_no_form_is_listed_with_that_reason() -> None:
    ask = {"text": "stay away", "because": "one"}
    fact = told("one")
    assert gaps(brief(ask, addressees=(), items=KNOWN), fact) == [
        ("ask-not-printed", "one", "stay away: the brief names nobody to ask")
    ]
    assert gaps(brief(ask, items=KNOWN), fact, form=Form.SUMMARY) == [
        ("ask-not-printed", "one", "stay away: a summary asks nothing of its addressees")
    ]
    assert gaps(brief({**ask, "to": "courts"}, addressees=(), items=KNOWN), fact, form=Form.SUMMARY) == []


def test_addressees_of_whom_nothing_is_asked_are_listed() -> None:
    nothing = (
        "addressees-not-named",
        "brief",
        "ASEAN and its members: not named, for no ask goes to them; give one in the brief",
    )
    assert gaps(brief(), told("one")) == [nothing]
    assert gaps(brief({"text": "hear them", "because": "one", "to": "courts"}), told("one")) == [nothing]
    assert gaps(brief(), told("one"), form=Form.SUMMARY) == []


def test_all_the_asks_that_are_not_printed_are_listed_whatever_stands_between_them() -> None:
    material = brief(
        {"text": "leave", "because": "one"}, {"text": "stay", "because": "gone"}, {"text": "come", "because": "lost"}
    )
    assert [text.partition(":")[0] for _, _, text in gaps(material, told("one"))] == ["stay", "come"]


def test_an_ask_of_the_brief_for_which_there_is_no_room_is_listed_by_its_grounds() -> None:
    many = [told(f"n{number}", to="government", gravity="serious") for number in range(6)]
    two = [told("x", gravity="minor", ref=REMEDY), told("y", gravity="minor", ref=REMEDY)]
    crowded = brief({"text": "hear them", "because": "accountability", "to": "courts"}, addressees=())
    assert gaps(crowded, *many, *two) == [("ask-not-printed", "x, y", "hear them: no room for it in this form")]
    assert gaps(crowded, *many[1:], *two) == []
