"""Words, numbers and dates of a text, read by the word lists of a language."""

import pytest

from electassess.review.lexicon import Lexicon
from electassess.workspace.review_words import load_review_words
from worked import ROOT


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    words = load_review_words(ROOT, "en-GB")[0].model
    assert words is not None
    return Lexicon(words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Under Article 112, 300 people were charged", [300]),
        ("Under Article 112, 300 were charged", [300]),
        ("Under Article 112, 300 to 400 people were charged", [300, 400]),
        ("Under Articles 112 and 116, 300 people were charged", [300]),
        ("Under Article 112 in 12 districts", [12]),
        ("Under Article 25(b), 300 people were charged", [300]),
        ("Articles 31, 32 and 33 require it", []),
        ("Articles 31, 32, and 33 require it", []),
        ("Articles 19(2), 21 and 25(b) of the Covenant", []),
        ("Articles 5 to 7, 9 and 11 require it", []),
        ("Article 19 and 21 of the Covenant", []),
        ("Section 5, 6 and 7 of the Act", []),
        ("Decree-Law 54 of that year", []),
    ],
)
def test_the_number_of_a_rule_counts_nothing_and_one_behind_it_does(
    lexicon: Lexicon, text: str, said: list[float]
) -> None:
    assert [one.value for one in lexicon.numbers(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5million voters", [5_000_000]),
        ("3.5million voters", [3_500_000]),
        ("3.5 million voters", [3_500_000]),
        ("5m voters", [5_000_000]),
        ("USD 1.2bn", [1_200_000_000]),
        ("USD 1.2BN", [1_200_000_000]),
        ("50k ballots", [50_000]),
        ("5 m of wall", [5]),
        ("5km of road", [5]),
        ("1,200,000 voters", [1_200_000]),
        ("263Chat wrote it", []),
        ("3.5abc wrote it", []),
        ("22.3 per cent.", [22.3]),
    ],
)
def test_what_is_joined_to_the_digits_is_read_with_them(lexicon: Lexicon, text: str, said: list[float]) -> None:
    assert [one.value for one in lexicon.numbers(text)] == said


@pytest.mark.parametrize(
    ("text", "dates", "numbers"),
    [
        ("since 2011-12", [(2011, 12, None)], []),
        ("since 2011-12-05", [(2011, 12, 5)], []),
        ("the vote of 2011–12", [], [2011, 2012]),
        ("the vote of 2023-24", [], [2023, 2024]),
        ("the vote of 2023-29", [], [2023, 29]),
    ],
)
def test_a_month_in_digits_is_no_span_of_years(
    lexicon: Lexicon, text: str, dates: list[object], numbers: list[float]
) -> None:
    assert lexicon.dates(text)[0] == dates
    assert [one.value for one in lexicon.numbers(text)] == numbers
