"""What is said of the law and of the state towards it."""

import pytest

from electassess.statement.law import full_name, standards_paragraph, standing
from electassess.statement.norms import Cited
from electassess.workspace.packs import english
from instruments import LAND, PARTY, cited, said, standard

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
