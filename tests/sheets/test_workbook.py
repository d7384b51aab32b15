# SPDX-License-Identifier: Apache-2.0
"""Ratings out as a workbook and back in: only what was changed, and nothing in silence."""

import datetime as dt
import difflib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from electassess.sheets.grid import open_book
from electassess.sheets.kept import kept_in
from electassess.sheets.memory import Memory
from electassess.sheets.ratings import open_desk, sheet_book
from electassess.sheets.taking_in import book_into_sheet
from sheets.desk import ID, ROOT, SHEET, as_shipped, column, edited, electassess, made, put, row_of, taken_out

FIRST, SECOND = "emb-independence.appointment", "emb-independence.even-handedness"
BARRED = "party-inclusion.parties-barred"
THIRD, FOURTH = "emb-independence.resources", "emb-independence.stable-rules"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made(tmp_path / "w")


def changed_lines(before: str, after: str) -> list[str]:
    return [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


@pytest.mark.parametrize("analyst", ["reader-a", "reader-b", "reader-c"])
def test_an_untouched_workbook_changes_no_byte(workspace: Path, analyst: str) -> None:
    path = workspace / SHEET.replace("reader-a", analyst)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    file = taken_out(workspace, analyst)
    first = file.read_bytes()
    edited(file, lambda _: None)
    done = electassess(workspace, "sheet", "in", file)
    assert (done.exit_code, done.output) == (0, "nothing was changed\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert taken_out(workspace, analyst, "again.xlsx").read_bytes() == first


def test_what_was_changed_is_taken_over_and_nothing_else(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET
    before = path.read_text(encoding="utf-8")

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", "2 – appointment is shared")
        put(sheet, FIRST, "Reason", "  A new reason,\nin two lines: with a colon ")
        put(sheet, FIRST, "Confidence", 0.8).number_format = "0%"
        put(sheet, SECOND, "State", "Not applicable")
        put(sheet, FOURTH, "State", None)
        put(sheet, FOURTH, "Level", 2.0)
        put(sheet, BARRED, "State", "not-assessed")
        put(sheet, BARRED, "Level", None)

    edited(file, change)
    dry = electassess(workspace, "sheet", "in", file, "--dry-run")
    assert path.read_text(encoding="utf-8") == before
    assert "would be written" in dry.output
    done = electassess(workspace, "sheet", "in", file)
    after = path.read_text(encoding="utf-8")
    lines = changed_lines(before, after)
    assert [line for line in lines if line[0] == "+"] == [
        "+    level: 2",
        "+    confidence: 80",
        '+    because: "A new reason, in two lines: with a colon"',
        "+    state: not-applicable",
        "+    level: 2",
        "+    state: not-assessed",
    ]
    assert len([line for line in lines if line[0] == "-"]) == 6
    assert f"  {FIRST}: level 1 → level 2, confidence, reason\n" in done.output
    assert f"  {BARRED}: level 0 → not-assessed\n" in done.output
    again = electassess(workspace, "sheet", "in", file)
    assert "nothing was changed" in again.output
    assert path.read_text(encoding="utf-8") == after


def test_rows_sorted_columns_moved_and_hidden_a_filter_and_comments_make_no_difference(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET
    before = path.read_bytes()

    def change(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, below = rows[0], sorted(rows[1:], key=lambda row: str(row[7]))
        for number, row in enumerate([head, *below], 1):
            for at, value in enumerate(reversed(row), 1):
                sheet.cell(number, at).value = value
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[5].hidden = True
        sheet.auto_filter.add_filter_column(0, ["x"])
        sheet["C4"].comment = Comment("look again", "somebody")
        sheet["Z3"].value = "a note beside the table"
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.value in {0, 1, 2, 3, 4}:
                    cell.value = f" {cell.value}.0 " if cell.value == 1 else str(cell.value)

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert (done.exit_code, done.output) == (0, "nothing was changed\n")
    assert path.read_bytes() == before


FAULTS = [
    ("Level", "n/a", "EA661", "could mean that it does not apply"),
    ("Level", "high", "EA661", "is no number"),
    ("Level", 7, "EA302", "level 7 is not on the scale"),
    ("Level", 2.5, "EA661", "2.5 is no level"),
    ("Level", dt.datetime(2018, 2, 3), "EA661", "date or time"),  # noqa: DTZ001
    ("State", "not-assesed", "EA661", "did you mean not-assessed?"),
    ("State", "not-assessed", "EA661", "a level and a state"),
    ("Level", None, "EA661", "neither a level nor a state"),
    ("Confidence", 180, "EA661", "no whole number from 0 to 100"),
    ("Confidence", "fairly", "EA661", "is no number"),
    ("Reason", dt.datetime(2018, 5, 3), "EA661", "has made a date"),  # noqa: DTZ001
    ("Reason", 2018, "EA661", "a number stands where"),
    ("Reason", "=A1", "EA661", "a formula stands here"),
    ("Reason", "n/a", "EA661", "says nothing"),
    ("Level", "=1+1", "EA661", "a formula stands here"),
    ("Level", "#N/A", "EA661", "an error of the spreadsheet"),
    ("Evidence cited", "no-such-item", "EA303", "there is no item of evidence no-such-item"),
    ("Evidence cited", "S1", "EA303", "S1 is a source: cite what was taken from it, as "),
    ("Evidence cited", None, "EA305", "and no evidence"),
    ("Indicator", "emb-independence.apointment", "EA662", "did you mean emb-independence.appointment?"),
    ("Indicator", SECOND, "EA662", f"{SECOND} stands in row"),
    ("Indicator", None, "EA662", "the row has no “Indicator”"),
]


@pytest.mark.parametrize(("title", "value", "code", "message"), FAULTS)
def test_a_cell_that_is_no_answer_is_told_by_its_place_and_its_row_is_not_written(
    workspace: Path, title: str, value: Any, code: str, message: str
) -> None:
    file, path = as_shipped(workspace, "ratings", "sheet.xlsx"), workspace / SHEET
    before, places = path.read_bytes(), []

    def change(sheet: Any) -> None:
        put(sheet, THIRD, "Confidence", 33)
        places.append(put(sheet, FIRST, title, value).coordinate)
        if title == "Indicator" and value == SECOND:  # the later of the two rows is told
            places[:] = [f"A{row_of(sheet, SECOND) + 1}", places[0]]

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    assert message in done.output
    assert any(f"sheet.xlsx:Ratings!{place}: {code} " in done.output for place in places), done.output
    assert "not written: row " in done.output
    lines = changed_lines(before.decode(), path.read_text(encoding="utf-8"))
    assert [line for line in lines if line.startswith("+")] == ["+    confidence: 33"]


def test_all_faults_come_in_one_run(workspace: Path) -> None:
    file = as_shipped(workspace, "ratings", "sheet.xlsx")

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", "n/a")
        put(sheet, SECOND, "Reason", "=B2")
        put(sheet, FOURTH, "Confidence", 200)
        sheet.merge_cells("H10:H12")
        sheet.delete_rows(20)

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert [code for code in ("EA661", "EA663", "EA665") if code in done.output] == ["EA661", "EA663", "EA665"]
    assert done.output.count("EA661") == 3
    assert "Ratings!H10:H12: EA663 the cells H10:H12 are joined" in done.output


def test_a_column_that_is_gone_is_told(workspace: Path) -> None:
    file = as_shipped(workspace, "ratings", "sheet.xlsx")
    edited(file, lambda sheet: sheet.delete_cols(column(sheet, "State")))
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    assert "sheet.xlsx:Ratings: EA662 there is no column “State”" in done.output


def test_what_was_changed_on_both_sides_is_shown_and_left_as_it_is(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET
    text = path.read_text(encoding="utf-8")
    theirs = text.replace("    level: 1\n    confidence: 70\n", "    level: 3\n    confidence: 70\n")
    assert theirs != text
    path.write_text(theirs, encoding="utf-8")

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", 4)
        put(sheet, THIRD, "Confidence", 44)

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    assert "EA664" in done.output
    assert "“Level” was “1”, is “4” here and “3” in the file" in done.output
    now = path.read_text(encoding="utf-8")
    assert [line for line in changed_lines(theirs, now) if line.startswith("+")] == ["+    confidence: 44"]
    mine = electassess(workspace, "sheet", "in", file, "--mine")
    assert mine.exit_code in {0, 1}
    assert "EA664" not in mine.output
    assert "+    level: 4" in changed_lines(now, path.read_text(encoding="utf-8"))


def test_going_on_in_a_workbook_that_was_taken_in_is_no_conflict(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET
    for level in (4, 3):
        edited(file, lambda sheet, level=level: put(sheet, FIRST, "Level", level))  # type: ignore[misc]
        done = electassess(workspace, "sheet", "in", file)
        assert f"→ level {level}" in done.output
        assert "EA664" not in done.output
    edited(file, lambda sheet: put(sheet, FIRST, "Reason", "Another reason."))
    shutil.rmtree(workspace / ".electassess-cache")
    done = electassess(workspace, "sheet", "in", file)  # without the memory: the level stands in both
    assert f"{FIRST}: reason" in done.output
    theirs = path.read_text(encoding="utf-8").replace("Another reason.", "A colleague's.")
    path.write_text(theirs, encoding="utf-8")
    edited(file, lambda sheet: put(sheet, FIRST, "Reason", "A third."))
    done = electassess(workspace, "sheet", "in", file)
    assert "EA664" in done.output
    assert path.read_text(encoding="utf-8") == theirs
    assert all("reason" not in one.read_text() for one in (workspace / ".electassess-cache").rglob("*.json"))


def test_a_copy_of_a_workbook_does_not_undo_what_another_brought_in(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET
    copy = file.with_name("copy.xlsx")
    shutil.copyfile(file, copy)
    before = file.read_bytes()
    edited(file, lambda sheet: put(sheet, FIRST, "Level", 4))
    assert "→ level 4" in electassess(workspace, "sheet", "in", file).output
    taken = path.read_text(encoding="utf-8")
    edited(copy, lambda sheet: put(sheet, THIRD, "Confidence", 44))
    assert "EA664" not in electassess(workspace, "sheet", "in", copy).output
    assert "+    confidence: 44" in changed_lines(taken, path.read_text(encoding="utf-8"))
    taken = path.read_text(encoding="utf-8")
    # The same again where the other copy was put in the first one's place: who can tell is asked.
    file.write_bytes(before)
    edited(file, lambda sheet: put(sheet, THIRD, "Confidence", 55))
    done = electassess(workspace, "sheet", "in", file)
    assert "EA664" in done.output
    assert taken.count("level: 4") == path.read_text(encoding="utf-8").count("level: 4")


def test_rows_at_fault_stop_nobody_and_the_sheet_does_not_count_until_they_are_mended(workspace: Path) -> None:
    file = taken_out(workspace, "b-new")
    path = workspace / SHEET.replace("reader-a", "b-new")

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", "1 (seriously violated)")
        put(sheet, FIRST, "Reason", "Made up for a test.")
        put(sheet, SECOND, "State", "insufficient-evidence")
        put(sheet, THIRD, "State", "not-applicable")
        put(sheet, THIRD, "Reason", "Made up for a test.")

    edited(file, change)
    edited(file, lambda sheet: sheet.__setitem__("B3", "yes"), "How to fill in")
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    assert "not written: row " in done.output
    assert "the sheet counts when what is said below is mended" in done.output
    text = path.read_text(encoding="utf-8")
    assert "submitted: false" in text
    assert "level: 1" not in text
    assert "insufficient-evidence" not in text.split("ratings:")[1]
    assert "state: not-applicable" in text
    assert "EA3" not in electassess(workspace, "check", ID).output.replace("EA328", "").replace("EA309", "")

    def mended(sheet: Any) -> None:
        put(sheet, FIRST, "Level", 2)
        put(sheet, SECOND, "Reason", "Made up for a test.")

    edited(file, mended)
    done = electassess(workspace, "sheet", "in", file)
    assert "the sheet counts from now on" in done.output
    assert "submitted: true" in path.read_text(encoding="utf-8")


def test_a_sheet_that_is_still_marked_unfinished_says_so(workspace: Path) -> None:
    file = taken_out(workspace, "b-new")
    edited(file, lambda sheet: put(sheet, FIRST, "Confidence", 20))
    assert "still marked unfinished" in electassess(workspace, "sheet", "in", file).output
    assert "still marked unfinished" not in electassess(workspace, "sheet", "in", taken_out(workspace)).output


def test_nothing_that_is_not_public_is_written_or_lost(workspace: Path) -> None:
    evidence, path = workspace / f"assessments/{ID}/evidence.yaml", workspace / SHEET
    text = path.read_text(encoding="utf-8")
    secret = (
        next(line for line in text.splitlines() if line.startswith("    evidence: ["))
        .split("[")[1]
        .split(",")[0]
        .strip("] ")
    )
    items = evidence.read_text(encoding="utf-8")
    head, _, rest = items.partition(f"  - id: {secret}\n")
    evidence.write_text(f"{head}  - id: {secret}\n    sensitivity: confidential\n{rest}", encoding="utf-8")
    file = workspace / "sheet.xlsx"
    done = electassess(workspace, "sheet", "out", ID, "--analyst", "reader-a", file)
    assert "1 item of evidence is not public" in done.output
    reason = text.split(f"[{secret}")[0].rpartition('because: "')[2][:40]
    fact = rest.split("fact: >-\n")[1].split("\n")[0].strip()
    for sheet in openpyxl.load_workbook(file):
        for row in sheet.iter_rows(values_only=True):
            assert all(secret not in str(value) and fact not in str(value) for value in row)
            assert all(reason not in str(value) for value in row)
    cited = [number for number, line in enumerate(text.splitlines()) if secret in line]
    before = path.read_bytes()
    assert electassess(workspace, "sheet", "in", file).output == "nothing was changed\n"
    assert path.read_bytes() == before
    key = text.splitlines()[: cited[0]][::-1]
    ref = next(line.split("indicator: ")[1] for line in key if "indicator: " in line)

    edited(file, lambda sheet: put(sheet, ref, "Evidence cited", None))
    done = electassess(workspace, "sheet", "in", file)
    assert f"evidence: [{secret}]" in path.read_text(encoding="utf-8")
    assert secret not in done.output
    edited(file, lambda sheet: put(sheet, ref, "Reason", "Another."))
    done = electassess(workspace, "sheet", "in", file)
    assert "rests on evidence that is not public" in done.output
    assert secret not in done.output


def test_a_new_analyst_begins_with_an_empty_workbook(workspace: Path) -> None:
    file = taken_out(workspace, "b-new")
    path = workspace / SHEET.replace("reader-a", "b-new")
    assert not path.exists()

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", 2)
        put(sheet, FIRST, "Reason", "Made up for a test.")
        put(sheet, THIRD, "State", "insufficient-evidence")
        put(sheet, THIRD, "Reason", "Nothing known, in a test.")

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert f"{FIRST}: level 2" in done.output
    text = path.read_text(encoding="utf-8")
    assert "submitted: false" in text
    assert "    level: 2\n    because: Made up for a test.\n" in text
    assert text.count("because: not yet rated") == text.count("- indicator:") - 2

    def finished(sheet: Any) -> None:
        assert sheet["A3"].value == "Is the sheet finished?"
        sheet["B3"].value = "Yes"

    edited(file, finished, "How to fill in")
    done = electassess(workspace, "sheet", "in", file)
    assert "the sheet counts from now on" in done.output
    assert "submitted: true" in path.read_text(encoding="utf-8")


def test_an_emptied_row_takes_the_rating_out(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / SHEET

    def change(sheet: Any) -> None:
        for title in ("Level", "State", "Confidence", "Reason", "Evidence cited"):
            put(sheet, FIRST, title, None)

    edited(file, change)
    done = electassess(workspace, "sheet", "in", file)
    assert f"{FIRST}: taken out" in done.output
    assert FIRST not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"PK\x03\x04 not really", "EA660"), (b"", "EA660"), (b"<html></html>", "EA660")],
)
def test_what_is_no_workbook_is_refused(workspace: Path, data: bytes, message: str) -> None:
    file = workspace / "x.xlsx"
    file.write_bytes(data)
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    assert message in done.output


def test_a_workbook_of_somebody_else_is_refused(workspace: Path) -> None:
    book = openpyxl.Workbook()
    file = workspace / "x.xlsx"
    book.save(file)
    assert (
        "no workbook of ratings that electassess sheet out has written"
        in electassess(workspace, "sheet", "in", file).output
    )


def with_parts(file: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The workbook with its parts changed, as another program would have written them."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            new.writestr(one.filename, change(one.filename, old.read(one)))
    file.write_bytes(out.getvalue())
    return file


def test_text_in_runs_and_with_line_ends_as_excel_writes_them_is_the_same_text(workspace: Path) -> None:
    file, path = as_shipped(workspace, "ratings", "sheet.xlsx"), workspace / SHEET
    before = path.read_bytes()
    text = re.compile(rb"<si><t(?: xml:space=\"preserve\")?>([^<]{12})([^<]+)</t></si>")

    def as_excel(name: str, data: bytes) -> bytes:
        if not name.endswith("sharedStrings.xml"):
            return data
        runs = rb'<si><r><t xml:space="preserve">\1</t></r><r><rPr><b/></rPr><t xml:space="preserve">\2</t></r></si>'
        return text.sub(runs, data).replace(b".\n", b"._x000D_\n")

    done = electassess(workspace, "sheet", "in", with_parts(file, as_excel))
    assert (done.exit_code, done.output) == (0, "nothing was changed\n")
    assert path.read_bytes() == before


def test_a_strict_workbook_is_refused_with_what_to_do(workspace: Path) -> None:
    def strict(_: str, data: bytes) -> bytes:
        old = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return data.replace(old, b"http://purl.oclc.org/ooxml/spreadsheetml/main")

    done = electassess(workspace, "sheet", "in", with_parts(as_shipped(workspace, "ratings", "sheet.xlsx"), strict))
    assert done.exit_code == 1
    assert "not as Strict Open XML" in done.output


def saved_by_libreoffice(file: Path, folder: Path) -> Path:
    """The workbook as LibreOffice Calc saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice")
    (folder / "out").mkdir(parents=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(file)]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    made_of_it = folder / "out" / file.name
    if not made_of_it.exists():
        pytest.skip("LibreOffice without Calc")
    return made_of_it


def test_a_workbook_that_libreoffice_saved_comes_back(workspace: Path, tmp_path: Path) -> None:
    file, path = as_shipped(workspace, "ratings", "sheet.xlsx"), workspace / SHEET
    before = path.read_bytes()
    back = saved_by_libreoffice(file, tmp_path / "one")
    done = electassess(workspace, "sheet", "in", back)
    assert (done.exit_code, done.output) == (0, "nothing was changed\n")
    assert path.read_bytes() == before

    def change(sheet: Any) -> None:
        put(sheet, FIRST, "Level", "2")
        put(sheet, FIRST, "Reason", "ខ្មែរ, = and “quotes”")

    edited(back, change)
    again = saved_by_libreoffice(back, tmp_path / "two")
    done = electassess(workspace, "sheet", "in", again)
    assert f"{FIRST}: " in done.output
    text = path.read_text(encoding="utf-8")
    assert 'because: "ខ្មែរ, = and “quotes”"' in text or "because: ខ្មែរ, = and “quotes”" in text


def test_every_worked_sheet_comes_back_as_it_went(tmp_path: Path) -> None:
    for identity in ("twn-2024-01-13-general", "khm-2023-07-23-general", "usa-2020-11-03-general"):
        desk = open_desk(ROOT, identity)
        file = tmp_path / f"{identity}.xlsx"
        file.write_bytes(sheet_book(desk, "reader-b"))
        book, refused = open_book(file)
        assert refused is None
        assert book is not None
        base = kept_in(book)
        assert base is not None
        plan = book_into_sheet(desk, book, base, "reader-b", Memory(desk.root, "none"))
        assert (plan.edits, plan.faults) == ((), ())
