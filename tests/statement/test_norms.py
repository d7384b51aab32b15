"""Which law is named for what is told, and by which of its articles."""

import pytest

from electassess.statement.law import provisions
from electassess.statement.norms import Cited, Engaged, foremost, is_declared, narrowed
from electassess.workspace.packs import english
from instruments import PARTY, cited, gathered, said, shown, standard

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


def test_three_instruments_at_most_are_named() -> None:
    outside = {"status": "not-party", "checked": True}
    treaties = [cited("a", state=outside), cited("b", state=outside)]
    regional = cited("r", "commitment", applies_to=("RUR",))
    assert keys(foremost([*treaties, regional, cited("udhr", "commitment")], 2)) == ["a", "r", "udhr"]
    assert keys(foremost([*treaties, cited("udhr", "commitment")], 2)) == ["a", "b", "udhr"]
    assert keys(foremost([*treaties, regional], 2)) == ["a", "b", "r"]


def test_a_declaration_is_a_commitment_to_all() -> None:
    assert is_declared(cited("udhr", "commitment"))
    assert not is_declared(cited("a", "commitment", applies_to=("RUR",)))
    assert not is_declared(cited("a", "practice"))
    assert not is_declared(cited("a", "treaty"))
