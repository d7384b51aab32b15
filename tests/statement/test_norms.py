"""Which law is named, by which of its articles, and what is said of the state towards it."""

import pytest

from electassess.model.registry import Country
from electassess.model.standards import Standard, Standards
from electassess.statement.norms import (
    Cited,
    Engaged,
    cited_standards,
    foremost,
    full_name,
    is_declared,
    narrowed,
    provisions,
    standards_paragraph,
    standing,
)
from electassess.workspace.packs import english

LAND = Country(name="Ruritania", adjective="Ruritanian", people="Ruritania", government="the Government", region="x")
PARTY = {"status": "party", "year": 1992, "checked": True}


def standard(
    identity: str,
    kind: str = "treaty",
    at: tuple[str, ...] = (),
    state: dict[str, object] | None = None,
    **own: object,
) -> Standard:
    plain: dict[str, object] = {
        "id": identity,
        "kind": kind,
        "title": f"Title of {identity}",
        "short": identity.upper(),
        "adopted": "1966",
        "adopted_by": "UN",
        "parties": {"RUR": state} if state else {},
        "provisions": [{"at": one, "says": "It says so.", "checked": True} for one in at],
    }
    return Standard.model_validate(plain | own)


def cited(
    identity: str,
    kind: str = "treaty",
    at: tuple[str, ...] = (),
    state: dict[str, object] | None = None,
    *,
    times: int = 1,
    weights: tuple[float, ...] | None = None,
    **own: object,
) -> Cited:
    one = standard(identity, kind, at, state, **own)
    return Cited(one, one.provisions, times, weights or (1.0,) * len(at), one.parties.get("RUR"))


def gathered(
    told: list[Engaged], *standards: Standard, reserved: dict[str, tuple[str, ...]] | None = None
) -> tuple[Cited, ...]:
    return cited_standards(Standards(standards=standards), told, "RUR", reserved)


def shown(found: tuple[Cited, ...]) -> dict[str, dict[str, float]]:
    return {
        one.standard.id: {each.at: weight for each, weight in zip(one.provisions, one.weights, strict=True)}
        for one in found
    }


def said(*instruments: Cited) -> list[str]:
    return [one.text for one in standards_paragraph(instruments, LAND, english())]


# What is gathered


def test_a_fact_weighs_whole_for_the_first_provision_of_an_instrument_and_half_for_the_next() -> None:
    a, b = standard("a", at=("1", "2", "3")), standard("b", at=("1",))
    fact = Engaged("f", ("a/2", "b/1", "a/1", "a/3"))
    assert shown(gathered([fact], a, b)) == {"a": {"1": 0.5, "2": 1.0, "3": 0.25}, "b": {"1": 1.0}}
    grave = Engaged("g", ("a/1",), gravity=3.0)
    assert shown(gathered([fact, grave], a, b))["a"] == {"1": 3.5, "2": 1.0, "3": 0.25}
    assert shown(gathered([Engaged("f", ("a/1", "a/2"), gravity=2.0)], a)) == {"a": {"1": 2.0, "2": 1.0}}


def test_what_is_reserved_for_an_act_weighs_where_that_act_is_told_alone() -> None:
    a = standard("a", at=("6", "9"))
    reserved: dict[str, tuple[str, ...]] = {"killing": ("a/6",)}
    facts = ("a/6", "a/9")
    assert shown(gathered([Engaged("f", facts)], a, reserved=reserved)) == {"a": {"9": 1.0}}
    assert shown(gathered([Engaged("f", facts, ("theft",))], a, reserved=reserved)) == {"a": {"9": 1.0}}
    killed = Engaged("f", facts, ("killing",), 2.0)
    assert shown(gathered([killed], a, reserved=reserved)) == {"a": {"6": 2.0, "9": 2.0}}
    assert shown(gathered([killed, killed], a, reserved=reserved)) == {"a": {"6": 4.0, "9": 4.0}}
    (alone,) = gathered([Engaged("f", (), ("killing",))], a, reserved=reserved)
    assert (alone.times, alone.weights) == (1, (1.0,))


def test_an_instrument_counts_once_for_each_provision_of_each_finding() -> None:
    a, b, c = standard("a", at=("1", "2")), standard("b", at=("1",)), standard("c", at=("1",))
    told = [Engaged("f", ("a/1", "b/1")), Engaged("f", ("a/1", "b/1")), Engaged("g", ("b/1", "c/1", "nowhere/1"))]
    found = gathered(told, c, b, a)
    assert [(one.standard.id, one.times) for one in found] == [("b", 2), ("a", 1), ("c", 1)]


def test_a_provision_that_was_not_checked_is_left_out_and_its_instrument_is_not() -> None:
    unchecked = [{"at": "1", "says": "It says so.", "checked": False}, {"at": "2", "says": "Else.", "checked": True}]
    a = standard("a", provisions=unchecked)
    assert shown(gathered([Engaged("f", ("a/1", "a/2"))], a)) == {"a": {"2": 0.5}}
    assert shown(gathered([Engaged("f", ("a/1",))], a)) == {"a": {}}


def test_provisions_stand_in_the_order_of_their_numbers() -> None:
    numbers = ("14(1)", "2(3)", "25(b)", "9", "25(a)", "19(2)", "I.10", "I.9")
    (found,) = gathered([Engaged("f", tuple(f"a/{at}" for at in numbers))], standard("a", at=numbers))
    assert [one.at for one in found.provisions] == ["2(3)", "9", "14(1)", "19(2)", "25(a)", "25(b)", "I.9", "I.10"]


def test_what_was_written_for_other_states_is_left_out() -> None:
    ours, theirs = standard("a", applies_to=("RUR", "SYL")), standard("b", applies_to=("SYL",))
    everyones = standard("c", state=PARTY)
    found = gathered([Engaged("f", ("a/1", "b/1", "c/1"))], ours, theirs, everyones)
    assert [one.standard.id for one in found] == ["a", "c"]
    assert [one.binds for one in found] == [False, True]


@pytest.mark.parametrize(
    ("status", "kind", "binds"),
    [
        ("party", "treaty", True),
        ("applied", "treaty", True),
        ("domestic-act", "treaty", True),
        ("signatory", "treaty", False),
        ("not-party", "treaty", False),
        ("party", "commitment", False),
    ],
)
def test_a_treaty_binds_who_joined_it(status: str, kind: str, *, binds: bool) -> None:
    assert cited("a", kind, state={"status": status, "checked": True}).binds is binds
    assert not cited("a", kind).binds


# Articles


def test_paragraphs_of_one_article_count_together_and_each_article_is_named_once() -> None:
    one = cited("a", at=("1", "2", "3", "4", "5", "25(a)", "25(b)"), weights=(1, 2, 2, 2, 2, 0.8, 0.8), state=PARTY)
    assert "Articles 2, 3, 4, 5 and 25 of" in said(one)[0]
    assert provisions(english(), one) == "Articles 1, 2, 3, 4, 5, 25(a) and 25(b)"
    assert provisions(english(), cited("a", at=("7",), unit="paragraph")) == "paragraph 7"
    assert provisions(english(), cited("a")) == ""


@pytest.mark.parametrize(
    ("weights", "named"),
    [
        ((1,), "Article 1 of"),
        ((1,) * 5, "Articles 1, 2, 3, 4 and 5 of"),
        ((1, 1, 1, 1, 2, 2), "Articles 1, 2, 3, 4, 5 and 6 of"),
        ((1,) * 7, "Articles 1, 2, 3, 4, 5, 6 and 7 of"),
        ((1, 1, 1, 1, 1, 1, 2), "Articles 1, 2, 3, 4, 5, 6 and 7 of"),
        ((1, 1, 1, 1, 1, 1, 1, 2), "Article 8 of"),
        ((1, 1, 3, 1, 1, 1, 1, 1, 2, 1), "Articles 3 and 9 of"),
        ((5, 4, 3, 2, 1.5, 1), "Articles 1, 2, 3, 4 and 5 of"),
        ((1,) * 8, "Articles 1, 2, 3, 4, 5, 6, 7 and 8 of"),
    ],
)
def test_of_many_articles_the_five_that_weigh_most_are_named_with_those_that_are_equal(
    weights: tuple[float, ...], named: str
) -> None:
    one = cited("a", at=tuple(str(number + 1) for number in range(len(weights))), weights=weights, state=PARTY)
    assert said(one)[0].startswith(f"We apply {named} the Title of a (A)")


def test_a_shorter_text_names_of_the_main_articles_what_its_own_facts_engage() -> None:
    one = cited("a", at=("1", "2", "3", "4", "5", "6(1)", "6(2)"), weights=(9, 9, 9, 9, 1, 5, 6))
    kept = narrowed(one, {"a/1", "a/5", "a/6(2)", "b/2"})
    assert [(each.at, weight) for each, weight in zip(kept.provisions, kept.weights, strict=True)] == [
        ("1", 9),
        ("6(2)", 6),
    ]
    heavy = cited("a", at=tuple("123456"), weights=(9, 9, 9, 9, 9, 1))
    assert [each.at for each in narrowed(heavy, {"a/1", "a/6"}).provisions] == ["1"]


# Names and standing


def test_a_title_that_holds_the_short_name_is_not_followed_by_it() -> None:
    assert full_name(english(), standard("iccpr")) == "Title of iccpr (ICCPR)"
    assert full_name(english(), standard("a", title="The A Charter", short="A Charter")) == "The A Charter"


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (PARTY, "party since 1992"),
        (PARTY | {"checked": False}, "party"),
        (PARTY | {"year": None}, "party"),
        ({"status": "signatory", "year": 2000, "checked": True}, "signed, not ratified"),
        ({"status": "not-party", "checked": True}, "not a party"),
        ({"status": "applied", "year": 1997, "checked": True}, "continues to apply since 1997"),
        (None, ""),
    ],
)
def test_where_the_state_stands_towards_a_treaty(state: dict[str, object] | None, word: str) -> None:
    assert standing(english(), cited("a", state=state)) == word


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("interpretation", "reading of a treaty body"),
        ("commitment", "political commitment"),
        ("practice", "norm of good practice"),
    ],
)
def test_of_what_is_no_treaty_it_is_said_what_it_is(kind: str, word: str) -> None:
    assert standing(english(), cited("a", kind, state=PARTY)) == word


@pytest.mark.parametrize(
    ("state", "relation"),
    [
        (PARTY, ", to which Ruritania has been a party since 1992"),
        (PARTY | {"checked": False}, ", to which Ruritania is a party"),
        (PARTY | {"year": None}, ", to which Ruritania is a party"),
        ({"status": "applied", "year": 1997, "checked": True}, ", which continues to apply to Ruritania"),
        (
            {"status": "domestic-act", "year": 2009, "checked": True},
            ", to which Ruritania has given domestic effect by an act of 2009",
        ),
        (
            {"status": "domestic-act", "year": 2009, "checked": False},
            ", to which Ruritania has given domestic effect by an act of its own",
        ),
    ],
)
def test_how_the_state_came_to_be_bound(state: dict[str, object], relation: str) -> None:
    assert said(cited("a", state=state)) == [f"We apply the Title of a (A){relation}"]


# Treaties


def test_of_several_treaties_that_bind_the_first_has_its_articles_and_three_are_named() -> None:
    four = [cited(key, at=("1",), state=PARTY) for key in "abcd"]
    begin = "We apply Article 1 of the Title of a (A), to which Ruritania has been a party since 1992, and the Title "
    assert said(*four[:2])[0] == f"{begin}of b (B), which also binds it"
    assert said(*four[:3])[0] == f"{begin}of b (B) and the Title of c (C), which also bind it"
    assert said(*four) == said(*four[:3])
    assert standards_paragraph(four, LAND, english())[0].standards == ("a", "b", "c")


def test_a_treaty_that_reaches_the_state_otherwise_applies_there_and_does_not_bind_it() -> None:
    applied = cited("b", state={"status": "applied", "checked": True})
    party = cited("c", state=PARTY)
    assert said(party, applied)[0].endswith("and the Title of b (B), which also applies there")
    assert said(cited("a", state=PARTY), party, applied)[0].endswith("which also apply there")
    assert said(applied, party)[0].endswith("and the Title of c (C), which also binds it")


@pytest.mark.parametrize(
    ("status", "begin"),
    [
        ("signatory", "Ruritania has signed but not ratified the Title of a (A)"),
        ("not-party", "Ruritania is not a party to the Title of a (A)"),
    ],
)
def test_a_treaty_that_was_not_joined_persuades(status: str, begin: str) -> None:
    state = {"status": status, "checked": True}
    assert said(cited("a", at=("1", "2"), state=state)) == [
        f"{begin}; we cite Articles 1 and 2 of that treaty as persuasive, not as binding"
    ]
    assert said(cited("a", state=state)) == [f"{begin}; we cite it as persuasive, not as binding"]
    declared = cited("udhr", "commitment", at=("21",))
    assert said(cited("a", at=("1", "2"), state=state), declared) == [
        "We take Article 21 of the Title of udhr (UDHR) as our measure",
        f"{begin}; we cite it as persuasive, not as binding",
    ]


def test_one_treaty_that_was_not_joined_is_named_beside_those_that_bind() -> None:
    outside = {"status": "not-party", "checked": True}
    made = said(cited("x", state=outside), cited("a", state=PARTY), cited("y", state=outside))
    assert len(made) == 2
    assert made[0].startswith("We apply the Title of a")
    assert made[1].startswith("Ruritania is not a party to the Title of x")


def test_of_a_treaty_of_which_nobody_looked_nothing_is_said() -> None:
    four = [cited(key, at=("1",)) for key in "abcd"]
    assert said(four[0]) == ["We have had regard to Article 1 of the Title of a (A)"]
    made = standards_paragraph([cited("p", state=PARTY), *four], LAND, english())
    assert made[1].text.startswith("We have also had regard to Article 1 of the Title of a (A), Article 1 of the")
    assert [one.standards for one in made] == [("p",), ("a", "b", "c")]


# What a short text names


def keys(found: tuple[Cited, ...]) -> list[str]:
    return [one.standard.id for one in found]


def test_a_treaty_that_is_engaged_less_than_half_as_much_as_the_first_is_passed_over() -> None:
    first, half, less = (cited(key, times=times) for key, times in (("a", 4), ("b", 2), ("c", 1)))
    assert keys(foremost([first, half, less], 3)) == ["a", "b"]
    assert keys(foremost([first, half, less], 1)) == ["a"]
    assert keys(foremost([], 2)) == []
    assert keys(foremost([cited("n", "practice", times=9), first], 2)) == ["a"]


def test_the_law_of_the_region_is_named_with_the_treaties() -> None:
    first, second = cited("a", times=4, state=PARTY), cited("b", times=4, state=PARTY)
    charter = cited("r", times=1, state=PARTY, applies_to=("RUR",))
    assert keys(foremost([first, second, charter], 2)) == ["a", "r"], "what binds takes the last place"
    assert keys(foremost([first, second, charter], 3)) == ["a", "b", "r"]
    assert keys(foremost([first, second, charter], 1)) == ["a"]
    pledge = cited("p", "commitment", applies_to=("RUR",))
    assert keys(foremost([first, second, pledge], 2)) == ["a", "b", "p"], "what does not bind is added"
    assert keys(foremost([first, pledge, charter], 2)) == ["a", "r"], "what binds goes first"
    unbound = cited("u", applies_to=("RUR",), state={"status": "signatory", "checked": True})
    assert keys(foremost([first, second, cited("u2", applies_to=("RUR",)), pledge], 2)) == ["a", "b", "p"]
    near = cited("n", times=4, state=PARTY, applies_to=("RUR",))
    assert keys(foremost([first, near, charter], 2)) == ["a", "n"], "one of the region is named already"
    assert keys(foremost([first, cited("q", "practice", applies_to=("RUR",))], 2)) == ["a"]
    assert keys(foremost([first, second, unbound], 2)) == ["a", "b"]


def test_a_declaration_to_all_states_is_named_where_no_treaty_may_bind() -> None:
    outside = {"status": "not-party", "checked": True}
    declared, other = cited("udhr", "commitment"), cited("z", "commitment")
    assert keys(foremost([cited("a", state=outside), declared, other], 2)) == ["a", "udhr"]
    assert keys(foremost([cited("a", state=PARTY), declared], 2)) == ["a"]
    assert keys(foremost([cited("a"), declared], 2)) == ["a"], "where nobody looked it may bind"
    assert keys(foremost([declared], 2)) == []
    assert keys(foremost([cited("a", state=outside)], 2)) == ["a"]


def test_a_declaration_is_a_commitment_to_all() -> None:
    assert is_declared(cited("udhr", "commitment"))
    assert not is_declared(cited("a", "commitment", applies_to=("RUR",)))
    assert not is_declared(cited("a", "practice"))
    assert not is_declared(cited("a", "treaty"))


# Readings and norms


def comment(number: int) -> Cited:
    return cited(f"gc{number}", "interpretation", short=f"General Comment No. {number}")


def test_readings_of_the_committee_are_named_in_the_order_of_their_numbers_and_three_at_most() -> None:
    treaty = cited("a", state=PARTY)
    assert said(treaty, comment(25))[1] == (
        "In reading this treaty we have been guided by General Comment No. 25 of the Human Rights Committee"
    )
    assert said(treaty, cited("b", state=PARTY), comment(25), comment(9), comment(34), comment(1))[1] == (
        "In reading these treaties we have been guided by General Comments Nos. 9, 25 and 34 of the Human Rights "
        "Committee"
    )
    assert said(comment(25)) == ["We have been guided by General Comment No. 25 of the Human Rights Committee"]
    odd = cited("gc1", "interpretation", short="General Comment on votes")
    assert said(comment(25), odd)[0].startswith(
        "We have been guided by General Comment No. 25 and General Comment on votes of"
    )
    assert said(cited("gr", "interpretation", short="General Recommendation No. 23")) == []


def test_two_norms_are_drawn_on_and_what_the_state_itself_declared_goes_first() -> None:
    own = cited("own", "commitment", applies_to=("RUR",))
    many, few = cited("many", "practice", times=5), cited("few", "practice", times=2)
    alike = cited("also", "practice", times=2)
    region = cited("region", "practice", times=3, applies_to=("RUR",))
    names = "the Title of {} ({}) and the Title of {} ({})"

    def drawn(first: str, second: str) -> list[str]:
        return ["We have drawn on " + names.format(first, first.upper(), second, second.upper())]

    assert said(few, many, own) == drawn("own", "many")
    assert said(few, many, alike) == drawn("many", "also")
    assert said(few, region, alike) == drawn("region", "also")
    assert said(few) == ["We have drawn on the Title of few (FEW)"]
    assert said() == []


def test_readings_and_norms_share_a_sentence_that_rests_on_both() -> None:
    (made,) = standards_paragraph([comment(25), cited("n", "practice")], LAND, english())
    assert made.text == (
        "We have been guided by General Comment No. 25 of the Human Rights Committee and have drawn on the Title of n "
        "(N)"
    )
    assert made.standards == ("gc25", "n")


def test_a_declaration_that_is_the_measure_is_not_drawn_on_again() -> None:
    first, second = cited("udhr", "commitment", times=3), cited("other", "commitment", times=2)
    made = standards_paragraph([first, second], LAND, english())
    assert [(one.text, one.standards) for one in made] == [
        ("We take the Title of udhr (UDHR) as our measure", ("udhr",)),
        ("We have drawn on the Title of other (OTHER)", ("other",)),
    ]
    assert said(cited("a", state=PARTY), first)[1] == "We have drawn on the Title of udhr (UDHR)"
    assert said(cited("a"), first)[1] == "We have drawn on the Title of udhr (UDHR)"
    assert said(cited("own", "commitment", applies_to=("RUR",))) == ["We have drawn on the Title of own (OWN)"]
