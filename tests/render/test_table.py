import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.render.table import cell_text, safe_cell, write_csv


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t1", "\r1", " =1+1", "＝1", "-", "+1 855 12", "1\n2"[1:]],
)
def test_what_looks_like_a_formula_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("sign", list(";\t|"))
@pytest.mark.parametrize("before", ["", "x", "x y", ";", "'"])
def test_no_cell_of_another_separator_begins_like_a_formula(sign: str, before: str) -> None:
    for formula in ("=1+1", "@SUM(1)", " =1", "＝1", "+cmd|' /C calc'!A0"):
        line = cell_text(f"{before}{sign}{formula};y")
        for cell in next(csv.reader([line], delimiter=sign, quoting=csv.QUOTE_NONE)):
            assert cell.lstrip('"')[:1] not in set("=@+-＝"), line


@pytest.mark.parametrize("value", [-3, -0.25, "-3.5", "+4", "1e-07", 12])
def test_true_numbers_stay_numbers(value: object) -> None:
    assert float(safe_cell(value)) == float(str(value))


def test_nothing_is_an_empty_cell() -> None:
    assert [safe_cell(None), safe_cell(float("nan")), safe_cell("")] == ["", "", ""]


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False)))
def test_no_cell_begins_like_a_formula_unless_a_number(value: object) -> None:
    cell = safe_cell(value)
    if cell.lstrip()[:1] in ("=", "@", "+", "-") and cell:
        float(cell)


@given(st.lists(st.fixed_dictionaries({"a": st.text(alphabet="xé,\"'\n "), "b": st.integers()})))
def test_rows_come_back(rows: list[dict[str, object]]) -> None:
    data = write_csv(["a", "b"], rows)
    read = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [row["b"] for row in read] == [str(row["b"]) for row in rows]
    assert [row["a"].removeprefix("'") for row in read] == [str(row["a"]).removeprefix("'") for row in rows]


def test_lines_end_alike_everywhere() -> None:
    assert write_csv(["a", "b"], [{"a": 1}]) == b"a,b\n1,\n"


def test_a_column_that_would_be_lost_is_refused() -> None:
    with pytest.raises(ValueError, match="no such column: c"):
        write_csv(["a"], [{"a": 1, "c": 2}])
