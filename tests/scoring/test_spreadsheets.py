"""Tables as spreadsheets and hands leave them: what is read, what is a fault, and how often a fault is said."""

import io
import unicodedata
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.scoring import build_structure, from_csv, from_frame, from_workbook, gathered, run
from electassess.scoring.names import alike_but_for_case, cleaned, one_name
from electassess.scoring.ratings_table import Problem, Ratings

pd = pytest.importorskip("pandas")
HEADER = "election,indicator,analyst,level,state,confidence\n"


def lines(ratings: Ratings) -> list[str]:
    return [line for at in range(len(ratings.elections)) for line in ratings.lines(at)]


@pytest.mark.parametrize(
    "name",
    ["Côte d'Ivoire", "Co\u0302te d'Ivoire", "Côte\u00a0d'Ivoire", "Côte d'Ivoire\u200b", "\ufeffCôte  d'Ivoire ",
     "Côte\u2009d'Ivoire\u200e", "Cô\u00adte d'Ivoire", "Côte d'\u2060Ivoire\t"],
)  # fmt: skip
def test_elections_that_look_like_one_are_one(make: Any, name: str) -> None:
    structure = build_structure(make.two_criteria())
    text = f"{HEADER}Côte d'Ivoire,law.act,a,1,,\n{name},law.court,a,3,,\n"
    table, problems = from_csv(text, structure)
    assert (problems, table.elections, len(table)) == ((), ("Côte d'Ivoire",), 2)


def test_the_case_that_moved_an_index(make: Any) -> None:
    """Case 8: a no-break space, a zero-width space and a decomposed é made three elections of one."""
    made = make.two_criteria()
    answers = [("law.act", 4), ("law.court", 2), ("count.tally", 3), ("count.fraud", 0)]
    names = ["Val de Ré", "Val\u00a0de Ré", "Val de Ré\u200b", "Val de Re\u0301"]
    rows = "".join(f"{name},{ref},a,{level},,\n" for name, (ref, level) in zip(names, answers, strict=True))
    table, problems = from_csv(HEADER + rows, build_structure(made))
    same = "".join(f"{names[0]},{ref},a,{level},,\n" for ref, level in answers)
    plain, _ = from_csv(HEADER + same, build_structure(made))
    assert (problems, table.elections) == ((), ("Val de Ré",))
    assert run(made, table).index.tolist() == run(made, plain).index.tolist()


def test_joiners_shape_letters_and_tell_no_names_apart(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    with_joiner, without = "می\u200cخواهم", "میخواهم"
    table, _ = from_csv(f"{HEADER}{with_joiner},law.act,a,1,,\n{without},law.court,a,1,,\n", structure)
    assert len(table.elections) == 1
    alone, _ = from_csv(f"{HEADER}{with_joiner},law.act,a,1,,\n", structure)
    assert alone.elections == (with_joiner,)


@given(st.text(max_size=30))
def test_cleaning_is_done_once_and_leaves_nothing_unseen(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert unicodedata.is_normalized("NFC", once) or not unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(each) in {"Cc", "Cf"} and each not in "\u200c\u200d" for each in once)


def test_names_by_case_alone() -> None:
    assert alike_but_for_case(["b", "a", "A", "c"]) == [("A", "a")]
    assert one_name(["x\u200cy", "xy"]) == {"xy": "xy", "x\u200cy": "xy"}


def test_analysts_that_differ_by_case_alone_are_warned_of_and_scored(make: Any) -> None:
    text = f"{HEADER}e,law.act,Anna,1,,\ne,law.act,anna,3,,\ne,law.act,Zoe,3,,\n"
    table, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(one.code, one.row, one.column, one.warning) for one in problems] == [("EA414", None, "analyst", True)]
    assert "Anna, anna differ by case alone" in problems[0].message
    assert table.analysts == ("Anna", "Zoe", "anna")


@pytest.mark.parametrize("quoted", ["sep=,", '"sep=,"', "SEP=,", "sep=,,,,,,"])
def test_excels_own_first_line_is_read(make: Any, quoted: str) -> None:
    structure = build_structure(make.two_criteria())
    table, problems = from_csv(f"{quoted}\r\n{HEADER}e,law.act,a,1,,\ne,law.akt,a,1,,\n", structure)
    assert [(one.row, one.code) for one in problems] == [(4, "EA402")]
    assert lines(table) == ["law.act\ta\t1.0\tscored\tnan"]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_another_separator_is_read_where_the_file_says_so(make: Any, sign: str) -> None:
    structure = build_structure(make.two_criteria())
    body = f"{HEADER}e,law.act,a,1,,\ne,law.court,a,2,,80\n".replace(",", sign)
    table, problems = from_csv(f"sep={sign}\n{body}", structure)
    assert (problems, len(table)) == ((), 2)
    _, problems = from_csv(f"sep={sign}\n{body}e{sign}count.tally{sign}a{sign}1,5{sign}{sign}\n", structure)
    assert [(one.row, one.code, one.hint) for one in problems] == [(5, "EA403", "write decimals with a point")]


def test_empty_columns_and_rows_of_blanks_are_passed_over(make: Any) -> None:
    """Case 15, with cells of blanks, and with rows that are longer than the header by empty cells alone."""
    structure = build_structure(make.two_criteria())
    header = "election,indicator,,analyst,level,,\n"
    text = f"{header}e,law.act,,a,1,,\n,,,,,,\n , ,,\u00a0,, ,\ne,law.court,,a,2\ne,count.tally,,a,3,,,, \n"
    table, problems = from_csv(text, structure)
    assert problems == ()
    assert [line.split("\t")[2] for line in lines(table)] == ["1.0", "2.0", "3.0"]


def test_a_column_without_a_name_that_holds_something_is_named_by_its_number(make: Any) -> None:
    text = "election,indicator,analyst,level,,\ne,law.act,a,1,,\ne,law.court,a,2,,see below\n"
    _, problems = from_csv(text, build_structure(make.two_criteria()))
    assert [(one.row, one.code) for one in problems] == [(3, "EA401")]
    assert problems[0].message == "column 6 has no name, and see below stands in it"


def measured(make: Any) -> Any:
    scales = {"unit": {"kind": "measured", "low": 0, "high": 1}}
    items = [make.indicator("share", scale="unit"), make.indicator("level")]
    return build_structure(make.catalogue(make.group("index", *items), scales=scales))


COMMA = "election,indicator,analyst,value,confidence\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (COMMA + "e,share,a,0,95\n", [2]),
        (COMMA + "e,share,a,0,95\ne,share,b,1,0\ne,share,c,1,\n", [2, 3]),
        (COMMA.replace("value", "level") + "e,share,a,0,95\ne,level,a,3,80\n", [2]),
        # A point somewhere tells that decimals are written with one.
        (COMMA + "e,share,a,0,95\ne,share,b,0.5,80\n", []),
        (COMMA + "e,share,a,0.0,95\n", []),
        # Levels have no decimals, and a number apart from its confidence is not split.
        (COMMA.replace("value", "level") + "e,level,a,3,80\n", []),
        ("election,indicator,value,analyst,confidence\ne,share,0,a,95\n", []),
        ("election,indicator,analyst,confidence,value\ne,share,a,95,0\n", []),
        ("sep=;\nelection;indicator;analyst;value;confidence\ne;share;a;0;95\n", []),
    ],
)
def test_a_decimal_comma_in_two_columns_is_a_fault(make: Any, text: str, rows: list[int]) -> None:
    _, problems = from_csv(text, measured(make))
    assert [(one.row, one.code) for one in problems] == [(row, "EA413") for row in rows]
    if rows:
        assert problems[0].message.startswith("0,95 stands in the columns")


def test_a_decimal_comma_under_level_and_value_or_in_quotes_says_how_to_write_it(make: Any) -> None:
    text = 'election,indicator,analyst,level,value\ne,share,a,0,95\ne,share,b,,"0,95"\n'
    _, problems = from_csv(text, measured(make))
    assert [(one.row, one.code) for one in problems] == [(2, "EA405"), (3, "EA403")]
    assert all("with a point" in one.hint for one in problems)


def test_a_fault_of_ten_thousand_rows_is_said_once(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    rows = "".join(f"e{at},law.akt,a,1,,\n" for at in range(10_000))
    _, problems = from_csv(f"{HEADER}{rows}e,law.court,a,9,,\n", structure)
    assert len(problems) == 10_001
    said = gathered(problems)
    assert [(one.row, one.code) for one in said] == [(2, "EA402"), (10_002, "EA403")]
    assert said[0].message.endswith("; the same in 10,000 rows (2, 3, 4, 5, 6, …)")
    assert said[1] in problems


def test_many_faults_of_one_kind_that_differ_are_counted(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    rows = "".join(f"e,law.act,a{at},{at + 5},,\n" for at in range(10_000))
    said = gathered(from_csv(HEADER + rows, structure)[1])
    assert len(said) == 21
    assert said[0].message == "5 is not on the scale of law.act"
    assert (
        said[-1].message
        == "25 is not on the scale of law.act; others of this kind in 9,980 rows (22, 23, 24, 25, 26, …)"
    )


def test_few_repeats_stay_as_they_are() -> None:
    problems = [Problem(row, "level", "EA403", "same") for row in (4, 2, 3)]
    assert [one.row for one in gathered(problems)] == [2, 3, 4]
    assert (
        gathered([*problems, Problem(9, "level", "EA403", "same")])[0].message
        == "same; the same in 4 rows (2, 3, 4, 9)"
    )


def workbook(*rows: list[object], sheets: int = 1) -> bytes:
    """A workbook with rows on its first sheet."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        for number in range(sheets):
            sheet = book.add_worksheet()
            for at, row in enumerate(rows if number == 0 else [["notes"]]):
                sheet.write_row(at, 0, row)
    return kept.getvalue()


def test_a_workbook_is_read_as_its_csv_is(make: Any) -> None:
    pytest.importorskip("python_calamine")
    structure = build_structure(make.two_criteria())
    rows: list[list[object]] = [
        ["election", "indicator", "analyst", "level", "state", "confidence", ""],
        [2023, "law.act", "anna", 3, "", 80],
        ["", "", "", "", "", ""],
        [2023, "law.court", " anna", None, "not-assessed", ""],
        ["NA", "count.tally", "null", 1, None, None],
    ]
    table, problems = from_workbook(workbook(*rows, sheets=2), structure)
    text = "".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
    assert problems == ()
    assert lines(table) == lines(from_csv(text, structure)[0])
    assert table.elections == ("2023", "NA")


def test_faults_of_a_workbook_have_its_rows(make: Any) -> None:
    pytest.importorskip("python_calamine")
    structure = build_structure(make.two_criteria())
    header: list[object] = ["election", "indicator", "analyst", "level", ""]
    book = workbook([], header, ["e", "law.act", "a", 7], ["e", "law.akt", "a", True], ["e", "law.act", "b", 1, "x"])
    _, problems = from_workbook(book, structure)
    assert [(one.row, one.code) for one in problems] == [(3, "EA403"), (4, "EA402"), (4, "EA403"), (5, "EA401")]


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04" + bytes(50)])
def test_what_is_no_workbook_is_a_fault(make: Any, data: bytes) -> None:
    pytest.importorskip("python_calamine")
    table, problems = from_workbook(data, build_structure(make.two_criteria()))
    assert (len(table), [one.code for one in problems]) == (0, ["EA415"])


def test_a_workbook_that_unpacks_to_too_much_is_not_read(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("python_calamine")
    monkeypatch.setattr("electassess.scoring.workbook_table.UNPACKED_LIMIT", 1000)
    _, problems = from_workbook(workbook(["election"]), build_structure(make.two_criteria()))
    assert [one.code for one in problems] == ["EA415"]
    assert "unpacks to" in problems[0].message


def test_a_frame_folds_names_too(make: Any) -> None:
    frame = pd.DataFrame(
        {
            " election": ["e", "e\u200b"],
            "indicator": ["law.act", "law.court\u00a0"],
            "analyst": ["a", "a"],
            "level": [1, 2],
        }
    )
    table, problems = from_frame(frame, build_structure(make.two_criteria()))
    assert (problems, table.elections) == ((), ("e",))
    assert np.nan_to_num(table.level).tolist() == [1, 2]
