import pytest

from electassess.workspace.said import not_said, spelt_not_said

SAME = [
    ("thirty-five", "35"),
    ("five hundred", "500"),
    ("one hundred and twelve", "112"),
    ("two million", "2,000,000"),
    ("two million", "2 million"),
    ("2 million", "2,000,000"),
    ("1,300,000", "1.3 million"),
    ("twelve", "12"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_number_is_one_in_words_and_in_figures(one: str, other: str) -> None:
    for text, source in ((one, other), (other, one)):
        said, there = f"some {text} voters stood in line", f"There were {source} voters."
        assert not_said(said, there) == set()
        assert spelt_not_said(said, there) == set()


@pytest.mark.parametrize(
    ("text", "source"),
    [("thirty-five", "30 and 5"), ("five", "thirty-five"), ("five hundred", "5"), ("two million", "2,000")],
)
def test_another_number_in_words_is_told(text: str, source: str) -> None:
    assert spelt_not_said(f"some {text} voters", f"There were {source} voters.") == {text}


def test_another_number_in_figures_is_told() -> None:
    assert not_said("some 35 voters", "There were thirty voters, and five more.") == {"35"}
    assert not_said("some 3 million voters", "There were 2 million voters.") == {"3"}
