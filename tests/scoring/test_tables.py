"""From sheets, frames and CSV to the tidy table: what stays out, what is set aside, what is a problem."""

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.codes import BY_ID
from electassess.model.base import Edition
from electassess.scoring import Method, build_structure, from_csv, tabulate
from electassess.scoring.ratings_table import STATUSES, Ratings

HEADER = "election,indicator,analyst,level,state,confidence\n"


def lines(ratings: Ratings) -> list[str]:
    return [line for at in range(len(ratings.elections)) for line in ratings.lines(at)]


def states(ratings: Ratings) -> list[str]:
    return [STATUSES[state].value for state in ratings.state]


def test_sheets_become_sorted_rows(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    late = make.sheet("anna", {"count.tally": 3, "law.act": {"level": 1, "confidence": 80}})
    early = make.sheet("zoe", {"law.act": "not-assessed"})
    unready = make.sheet("mia", {"law.act": 4}, submitted=False)
    ratings, problems = tabulate(structure, ["b", "a"], {"b": [early, unready, late]})
    assert problems == ()
    assert ratings.elections == ("a", "b")
    assert ratings.analysts == ("anna", "zoe")
    assert lines(ratings) == [
        "law.act\tanna\t1.0\tscored\t80.0",
        "law.act\tzoe\tnan\tnot-assessed\tnan",
        "count.tally\tanna\t3.0\tscored\tnan",
    ]


def test_problems_of_sheets(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    rows = [("law.act", 4), ("law.act", 3), ("law.acts", 1), ("law.court", 7)]
    ratings = [{"indicator": ref, "level": level} for ref, level in rows]
    bad = make.sheet("anna", {}).model_copy(update={"ratings": ()})
    bad = type(bad).model_validate({"analyst": "anna", "ratings": ratings})
    table, problems = tabulate(structure, [], {"e": [bad]})
    assert [each.code for each in problems] == ["EA404", "EA402", "EA403"]
    assert problems[1].hint == "did you mean law.act?"
    assert "levels are 0, 1, 2, 3, 4" in problems[2].hint
    assert lines(table) == ["law.act\tanna\t4.0\tscored\tnan"]


def test_as_of_sets_aside_what_rests_on_later_evidence(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    answers = {
        "law.act": {"level": 0, "evidence": ["late", "later"]},
        "law.court": {"level": 1, "evidence": ["late", "early"]},
        "count.tally": {"level": 2},
        "count.fraud": {"level": 1, "evidence": ["undated"]},
    }
    published = {"e": {"early": dt.date(2023, 7, 1), "late": dt.date(2023, 8, 1), "later": None}}
    sheets = {"e": [make.sheet("anna", answers)]}
    ratings, _ = tabulate(structure, [], sheets, Method(as_of=dt.date(2023, 7, 20)), published=published)
    assert states(ratings) == ["set-aside", "scored", "scored", "set-aside"]
    assert np.isnan(ratings.level[0])
    ratings, _ = tabulate(structure, [], sheets, Method(as_of=dt.date(2023, 8, 1)), published=published)
    assert states(ratings) == ["scored", "scored", "scored", "set-aside"]
    ratings, _ = tabulate(structure, [], sheets, published=published)
    assert set(states(ratings)) == {"scored"}


def test_a_pre_election_edition_waits_for_the_vote(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    sheets = {"e": [make.sheet("anna", {"law.act": 1, "count.tally": 2, "count.fraud": 0, "count.appeal": 3})]}
    ratings, _ = tabulate(structure, [], sheets, Method(edition=Edition.PRE_ELECTION))
    assert states(ratings) == ["scored", "not-yet", "scored", "not-yet"]


def test_csv_equals_sheets(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    sheets = {
        "nam": [
            make.sheet("zoe", {"count.fraud": 1, "law.act": "not-applicable"}),
            make.sheet("NA".lower(), {"law.act": 2}),
        ]
    }
    text = HEADER + "nam,count.fraud,zoe,1,,\nnam,law.act,na,2,,\nnam,law.act,zoe,,not-applicable,\n"
    table, problems = from_csv(text, structure)
    assert problems == ()
    assert lines(table) == lines(tabulate(structure, [], sheets)[0])


def test_the_text_na_is_text(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    table, problems = from_csv(HEADER + "NA,law.act,null,2,,\n", structure)
    assert (problems, table.elections, table.analysts) == ((), ("NA",), ("null",))


@pytest.mark.parametrize(
    ("row", "code", "column", "word"),
    [
        ("e,law.akt,a,1,,", "EA402", "indicator", "did you mean law.act?"),
        ("e,law.act,a,9,,", "EA403", "level", "levels are 0, 1, 2, 3, 4"),
        ("e,law.act,a,1.5,,", "EA403", "level", "levels are"),
        ("e,law.act,a,high,,", "EA403", "level", ""),
        ("e,law.act,a,inf,,", "EA403", "level", ""),
        ("e,law.act,a,,,", "EA405", "", "exactly one"),
        ("e,law.act,a,1,not-assessed,", "EA405", "", "exactly one"),
        ("e,law.act,a,,not-asessed,", "EA406", "state", "did you mean not-assessed?"),
        ("e,law.act,a,1,,101", "EA407", "confidence", ""),
        ("e,law.act,a,1,,sure", "EA407", "confidence", ""),
        ("e,law.act,,1,,", "EA408", "analyst", ""),
        ("e,law.act,  ,1,,", "EA408", "analyst", ""),
        (",law.act,a,1,,", "EA408", "election", ""),
        ("e,law.court,b,2,,", "EA404", "", "keep one"),
    ],
)
def test_every_fault_has_its_row(make: Any, row: str, code: str, column: str, word: str) -> None:
    structure = build_structure(make.two_criteria())
    table, problems = from_csv(f"{HEADER}e,law.court,b,2,,50\n{row}\n", structure)
    assert [(each.row, each.column, each.code) for each in problems] == [(3, column, code)]
    assert code in BY_ID
    assert word in problems[0].hint
    assert lines(table) == ["law.court\tb\t2.0\tscored\t50.0"]


@pytest.mark.parametrize(
    ("header", "column", "hint"),
    [
        ("election,indicator,analyst\n", "level", ""),
        ("election,indicator,level\n", "analyst", "it has"),
        ("election,indicator,analyst,level,confidense\n", "confidense", "did you mean confidence?"),
        ("", "", ""),
    ],
)
def test_wrong_columns_refuse_the_table(make: Any, header: str, column: str, hint: str) -> None:
    table, problems = from_csv(header, build_structure(make.two_criteria()))
    assert len(table) == 0
    assert [(each.code, each.column, each.row) for each in problems] == [("EA401", column, None)]
    assert hint in problems[0].hint


RAGGED = "write decimals with a point"


@pytest.mark.parametrize("first", ["e,law.act,a,0,5", "e,law.act,a,0,5,,,", '"e\n1",law.act,a,0,5,'])
def test_a_row_with_too_many_cells_is_never_cut_short(make: Any, first: str) -> None:
    """The first row above all: pandas drops what is beyond the header there, so that 0,5 would be a level of 0."""
    text = f"election,indicator,analyst,level\n{first}\ne,law.act,b,1\n\ne,law.court,b,1,5\ne,law.akt,b,1\n"
    table, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(each.row, each.code) for each in problems] == [(2, "EA401"), (5, "EA401"), (6, "EA402")]
    assert RAGGED in problems[0].hint
    assert lines(table) == ["law.act\tb\t1.0\tscored\tnan"]


def test_a_quote_left_open_is_named_by_its_row(make: Any) -> None:
    text = HEADER + 'e,law.act,a,1,,\ne,"law.court,a,1,,\ne,law.act,b,1,,\n'
    table, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(each.row, each.code, each.hint) for each in problems] == [(3, "EA401", "look at its quotes")]
    assert lines(table) == ["law.act\ta\t1.0\tscored\tnan"]


def test_faults_of_one_row_do_not_hide_each_other(make: Any) -> None:
    text = HEADER + "e,law.act,a,9,no,101\ne,law.act,a,8,,\n"
    _, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(each.row, each.code) for each in problems] == [
        (2, "EA403"), (2, "EA406"), (2, "EA407"), (3, "EA403"), (3, "EA404"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_a_spreadsheet_adds_changes_nothing(make: Any, end: str) -> None:
    text = "\ufeffelection, indicator ,analyst,level,value,state,confidence\n"
    text += ' e , law.act,a,4.0, ,,50\n"e",law.court ,a, ,,not-assessed , \n,,,,,,\n'
    table, problems = from_csv(text.replace("\n", end), build_structure(make.two_criteria()))
    assert problems == ()
    assert lines(table) == ["law.act\ta\t4.0\tscored\t50.0", "law.court\ta\tnan\tnot-assessed\tnan"]


def test_a_fault_names_the_column_it_stands_in(make: Any) -> None:
    text = "election,indicator,analyst,level,value\ne,law.act,a,9,\ne,law.court,a,,9\n"
    _, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [each.column for each in problems] == ["level", "value"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (HEADER, "no rows"),
        (HEADER + "\n,,,,,\n", "no rows"),
        (HEADER.replace(",", "\t"), "separated by tabs"),
        ("election,indicator,analyst,level,level\ne,law.act,a,1,2\n", "the column level twice"),
    ],
)
def test_a_table_that_says_nothing_is_a_problem(make: Any, text: str, message: str) -> None:
    table, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(each.code, each.row) for each in problems] == [("EA401", None)]
    assert message in problems[0].message
    assert len(table) == 0


@given(
    st.permutations(
        [
            f"e{e},{ref},{who},{(e + len(ref) + len(who)) % 5},,"
            for e in (1, 2)
            for ref in ("law.act", "count.tally")
            for who in ("x", "yy")
        ]
    )
)
def test_order_of_rows_is_irrelevant(make: Any, rows: list[str]) -> None:
    structure = build_structure(make.two_criteria())
    first, _ = from_csv(HEADER + "\n".join(sorted(rows)) + "\n", structure)
    second, _ = from_csv(HEADER + "\n".join(rows) + "\n", structure)
    assert lines(first) == lines(second)
