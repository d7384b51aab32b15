import pytest

from electassess.workspace.spelt import spelt_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("thirty-five", [35]),
        ("Thirty five", [35]),
        ("five hundred", [500]),
        ("one hundred and twelve", [112]),
        ("two million", [2_000_000]),
        ("two million three hundred thousand and one", [2_300_001]),
        ("twelve hundred", [1200]),
        ("a hundred and twelve of a million", [112, 1_000_000]),
        ("two hundred and three hundred", [200, 300]),
        ("five, six and seven of ten thousand", [5, 6, 7, 10_000]),
        ("seven and thirty", [7, 30]),
        ("five six", [5, 6]),
        ("fifteen seats in twenty", [15, 20]),
        ("several hundred, hundreds of thousands and a few", []),
        ("the twenty-third and the five-hundredth", []),
        ("three and a half million", []),
        ("someone, tenfold, weighty, often", []),
    ],
)
def test_numbers_in_words(text: str, values: list[int]) -> None:
    assert [one.value for one in spelt_numbers(text)] == values


def test_the_word_behind_a_number_is_told() -> None:
    assert [(one.text, one.behind) for one in spelt_numbers("a five-year term, Two  Hundred Days, six.")] == [
        ("five", "year"),
        ("two hundred", "days"),
        ("six", ""),
    ]
