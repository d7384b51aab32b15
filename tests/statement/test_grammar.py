"""Capitals, full stops and tense."""

import pytest

from electassess.statement.grammar import capitalise, sentence, tense


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("the list was closed", "The list was closed"),
        ("on 15 May the {emb} ruled", "On 15 May the {emb} ruled"),
        ("the {emb} ruled", "The {emb} ruled"),
        ("“free” media were closed", "“Free” media were closed"),
        ("élan was seen", "Élan was seen"),
        ("_note was seen", "_Note was seen"),
        ("ilaw counted", "Ilaw counted"),
        ("The list", "The list"),
    ],
)
def test_the_first_letter_is_a_capital(text: str, printed: str) -> None:
    assert capitalise(text) == printed


@pytest.mark.parametrize(
    "text",
    ["{emb} ruled", "“{cpp} won”", "1,542 ballots", "“2 men", "iLaw counted", "eBay sold", "abCd was there", "", "…"],
)
def test_nothing_is_made_a_capital_after_a_digit_or_in_a_placeholder_or_in_a_name_with_a_capital_inside(
    text: str,
) -> None:
    assert capitalise(text) == text


@pytest.mark.parametrize("end", [".", "?", "!", ".”", "?”", "!”"])
def test_a_clause_that_closes_itself_has_no_second_mark(end: str) -> None:
    assert sentence(f"they said “stay{end}") == f"They said “stay{end}"


@pytest.mark.parametrize("end", ["", "”", ",", ":", ")", "’"])
def test_any_other_clause_is_closed_by_a_full_stop(end: str) -> None:
    assert sentence(f"  the list{end}\n") == f"The list{end}."


def test_tense_is_chosen_everywhere_and_placeholders_stay() -> None:
    text = "the {emb} {was|has been} told, and {|still }{sat|sits}"
    assert tense(text, before_vote=False) == "the {emb} was told, and sat"
    assert tense(text, before_vote=True) == "the {emb} has been told, and still sits"
