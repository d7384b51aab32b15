import pytest

from electassess.workspace.days_told import without_day


@pytest.mark.parametrize(
    "told",
    ["23 July", "23 July 2023", "July 23", "July 23, 2023", "23rd of July", "2023-07-23", "July 2023"],
)
def test_a_day_is_taken_out_however_it_is_written(told: str) -> None:
    assert without_day(f"it ended on {told} in peace", "2023-07-23").split() == ["it", "ended", "on", "in", "peace"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("on 23 and 24 July", "24"),
        ("on 13, 14 and 23 July 2023", "1314"),
        ("from 20 to 23 July", "20"),
        ("on 23–24 July 2023", "24"),
        ("on 23 July 23 people were killed", "23"),
        ("in July 23 people were killed", "23"),
        ("by July 23,000 people had fled", "23000"),
        ("on 23 July 2018", "232018"),
        ("on 24 July 2023", "242023"),
        ("23 people were killed", "23"),
    ],
)
def test_what_else_a_text_says_stays(text: str, left: str) -> None:
    assert "".join(letter for letter in without_day(text, "2023-07-23") if letter.isdigit()) == left


def test_a_day_known_to_the_month_or_the_year_lends_no_more() -> None:
    assert without_day("in July 2023, on 7 July", "2023-07").split() == ["in", ",", "on", "7", "July"]
    assert without_day("in 2023 and 2,023 times", "2023") == "in and 2,023 times"
    assert without_day("in 2023", "") == "in 2023"
