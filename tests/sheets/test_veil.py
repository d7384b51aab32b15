"""Nothing of a row that is not surely public is told, whatever is wrong with it. What is added is made up for the test.

The marker stands in every cell that can hold it, and one cell of each row has a fault; one workbook has a row for each
fault of each column.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from electassess.sheets.evidence_in import evidence_from
from electassess.sheets.evidence_out import FIELDS_OF
from electassess.sheets.taken import TakenIn
from sheets.desk import ID, as_shipped, column, made, put, row_of

KEY = "marker-s"
ITEM = {
    "What the source says": "A marker happened.", "As a statement would say it": "a marker happened", "Sources": KEY,
    "Indicators": "civic-space.observers", "Fault or strength": "fault", "Law or practice": "practice",
    "Basis": "stated", "Credibility": 2, "Happened": "2018-06-03", "Note": "marker", "Quote": "marker",
}  # fmt: skip
SOURCE = {
    "Key": KEY, "Organisation": "A marker body", "Title": "A marker", "Reliability": "B", "Note": "marker",
    "Published": "2018-06-03", "Address": "https://marker.example/",
}  # fmt: skip
WRONG = (
    None, "marker", "Marker did it.", "To marker it.", "{marker} did it", "they said “marker”", "99 in March marker",
    "marker marker", "n/a", "#N/A", "=1+1", 99, 0.5, "civic-space.marker", "https:/marker", "marker; 5 = ", "public",
)  # fmt: skip
"""What stands in a cell: wrong in most columns, each in a way of its own."""
OLD = "nominees-resigned"
"""An item of the worked file."""


def _varied(name: str, row: Mapping[str, Any], guarding: set[str]) -> Iterator[dict[str, Any]]:
    """A row for each thing that can be wrong with each column, but those that say whether it is public."""
    first, *rest = [one.title for one in FIELDS_OF[name] if one.key]
    number = 0
    for title in rest:
        for value in WRONG if title not in guarding else ():
            number += 1
            # Every other row has one fault more, which is told with what stands there, were the row public.
            also = {"Happened" if name == "Items" else "Published": "marker spring"} if number % 2 else {}
            yield {**row, **also, first: f"marker-{number}", title: value}
    yield {**row, first: f"marker-{number}"}  # there twice
    yield {**row, first: "Marker has no such form"}
    yield {**row, first: None}
    yield {**row, first: "=1+1"}


def _write(sheet: Any, rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    head = {cell.value: cell.column for cell in sheet[1]}
    at = next(row for row in range(2, sheet.max_row + 2) if sheet.cell(row, 1).value is None)
    for number, row in enumerate(rows, at):
        for title, value in row.items():
            sheet.cell(number, head[title]).value = value


def _taken(tmp_path: Path, change: Callable[[Any], None], *, mine: bool = False) -> TakenIn:
    workspace = made(tmp_path / "w")
    file = as_shipped(workspace, "evidence", "e.xlsx")
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return evidence_from(workspace, file, mine=mine)


def _told(plan: TakenIn) -> list[str]:
    """What is said that has the marker in it."""
    said = [f"{fault} {fault.hint}" for fault in plan.faults] + [*plan.done, *plan.left, plan.note, plan.reminder]
    return [one for one in said if "marker" in one.casefold()]


GUARDING = {"Who may see it", "Told?", "May be named"}
NOT_PUBLIC: dict[str, tuple[dict[str, Any], dict[str, Any] | None]] = {
    "said": ({"Who may see it": "confidential"}, SOURCE),
    "said wrongly": ({"Who may see it": "confidental"}, SOURCE),
    "said by a formula": ({"Who may see it": "=A1"}, SOURCE),
    "telling said wrongly": ({"Told?": "nevver"}, SOURCE),
    "of an unnamed source": ({}, {**SOURCE, "May be named": "no"}),
    "of an unnamed source with a fault": ({}, {**SOURCE, "May be named": "no", "Reliability": None}),
    "of a source of which it is said wrongly": ({}, {**SOURCE, "May be named": "nno"}),
    "of a source with a fault": ({}, {"Key": KEY, "Organisation": "A body", "Title": "A title", "Published": "9/9"}),
    "of a source of which there is the key alone": ({}, {"Key": KEY}),
    "of a source that is nowhere": ({}, None),
    "of an unnamed source and one that is nowhere": (
        {"Sources": f"{KEY}, S9000"},
        {**SOURCE, "May be named": "no", "Title": None},
    ),
}


@pytest.mark.parametrize("kind", NOT_PUBLIC)
def test_of_an_item_that_is_not_surely_public_place_and_code_alone_are_told(kind: str, tmp_path: Path) -> None:
    more, source = NOT_PUBLIC[kind]
    rows = list(_varied("Items", {**ITEM, **more}, GUARDING | ({"Sources"} if "nowhere" in kind else set())))

    def change(book: Any) -> None:
        _write(book["Items"], rows)
        _write(book["Sources"], [source] if source else [])

    plan = _taken(tmp_path, change)
    assert len(plan.faults) > (30 if "said" in kind and "source" not in kind else len(rows) // 2)
    assert _told(plan) == []
    if kind == "of a source with a fault":
        assert any("“9/9” is no date" in one.message for one in plan.faults)


@pytest.mark.parametrize("named", ["no", "nno", "=A1"])
def test_of_a_source_that_may_not_surely_be_named_place_and_code_alone_are_told(named: str, tmp_path: Path) -> None:
    rows = list(_varied("Sources", {**SOURCE, "May be named": named}, GUARDING))
    plan = _taken(tmp_path, lambda book: _write(book["Sources"], rows))
    assert len(plan.faults) > 10
    assert _told(plan) == []


def test_of_what_is_public_it_is_told(tmp_path: Path) -> None:
    rows = list(_varied("Items", {**ITEM, "Who may see it": "public"}, GUARDING))

    def change(book: Any) -> None:
        _write(book["Items"], rows)
        _write(book["Sources"], [SOURCE])

    plan = _taken(tmp_path, change)
    assert len(_told(plan)) > 50
    assert "source marker-s: new" in plan.done


@pytest.mark.parametrize("mine", [False, True])
@pytest.mark.parametrize("joined", [False, True])
def test_a_row_of_the_file_that_is_made_confidential_is_told_of_no_more(
    *, joined: bool, mine: bool, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        sheet = book["Items"]
        for title, value in (("Note", "marker"), ("Happened", "marker spring"), ("Credibility", 1)):
            put(sheet, OLD, title, value)
        at = column(sheet, "Who may see it")
        put(sheet, OLD, "Who may see it", None if joined else "confidential")
        if joined:  # with the row above, of which it is said
            number = row_of(sheet, OLD)
            sheet.cell(number - 1, at).value = "confidential"
            sheet.merge_cells(start_row=number - 1, end_row=number, start_column=at, end_column=at)
        path = tmp_path / "w" / "assessments" / ID / "evidence.yaml"
        text = path.read_text(encoding="utf-8")
        head, _, rest = text.partition(f"  - id: {OLD}\n")
        path.write_text(f"{head}  - id: {OLD}\n    note: A note.\n{rest}", encoding="utf-8")

    plan = _taken(tmp_path, change, mine=mine)
    assert plan.faults
    assert _told(plan) == []
    assert not any(OLD in one.message for one in plan.faults)


def test_items_of_a_source_that_may_be_named_no_more_are_told_of_no_more(tmp_path: Path) -> None:
    """And the others are told of, as before."""

    def change(book: Any) -> None:
        names = str(book["Items"].cell(row_of(book["Items"], OLD), column(book["Items"], "Sources")).value).split(", ")
        put(book["Sources"], names[0], "May be named", "no")
        put(book["Items"], OLD, "Happened", "marker spring")
        _write(book["Items"], [{**ITEM, "Item": "made-up", "Sources": "S900", "Happened": "the other spring"}])
        _write(book["Sources"], [{**SOURCE, "Key": "S900"}])

    plan = _taken(tmp_path, change)
    assert _told(plan) == []
    assert any("the other spring" in one.message for one in plan.faults)
