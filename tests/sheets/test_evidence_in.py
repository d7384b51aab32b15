# SPDX-License-Identifier: Apache-2.0
"""Evidence as a workbook, out and back in. What is added is made up for the test."""

import difflib
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from electassess.source import parse
from sheets.desk import ID, as_shipped, edited, electassess, made, put, row_of
from sheets.test_workbook import saved_by_libreoffice

FILE = f"assessments/{ID}/evidence.yaml"
ITEM = "nominees-resigned"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made(tmp_path / "w")


def taken_out(workspace: Path, name: str = "e.xlsx") -> Path:
    file = workspace / name
    done = electassess(workspace, "evidence", "out", ID, file)
    assert done.exit_code == 0, done.output
    return file


def added(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")]


def test_an_untouched_workbook_changes_no_byte(workspace: Path, tmp_path: Path) -> None:
    path = workspace / FILE
    before = path.read_bytes()
    file = taken_out(workspace)
    assert file.read_bytes() == taken_out(workspace, "again.xlsx").read_bytes()
    edited(file, lambda _: None, "Items")
    assert electassess(workspace, "evidence", "in", file).output == "nothing was changed\n"
    back = saved_by_libreoffice(file, tmp_path / "lo")
    assert electassess(workspace, "evidence", "in", back).output == "nothing was changed\n"
    assert path.read_bytes() == before


def add(sheet: Any, **cells: Any) -> int:
    head = {cell.value: cell.column for cell in sheet[1]}
    number = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value is None)
    for title, value in cells.items():
        sheet.cell(number, head[title.replace("_", " ")]).value = value
    return number


NEW = {
    "Item": "made-up-fact",
    "What the source says": "A made-up fact for a test, on 3 June 2018.",
    "As a statement would say it": "a made-up thing happened on 3 June 2018",
    "Sources": "S900",
    "Indicators": "emb-independence.appointment, civic-space.observers",
    "Fault or strength": "fault",
    "Law or practice": "practice",
    "Basis": "stated",
    "Credibility": 2.0,
    "Happened": "3 June 2018",
    "Figures": "38 = things; 12 = others",
    "Ask: of whom": "government",
    "Ask: to do what": "undo the made-up thing",
}


def test_rows_that_were_changed_and_added_are_taken_over_and_nothing_else(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / FILE
    before = path.read_text(encoding="utf-8")

    def change(sheet: Any) -> None:
        put(sheet, ITEM, "Gravity", "Minor")
        put(sheet, ITEM, "Note", "A note for a test.")
        add(sheet, **NEW)

    edited(file, change, "Items")
    edited(
        file,
        lambda sheet: add(
            sheet, Key="S900", Organisation="A made-up body", Title="A made-up: title", Reliability="b", Published=2018
        ),
        "Sources",
    )
    done = electassess(workspace, "evidence", "in", file)
    assert "  source S900: new\n" in done.output
    assert f"  item {ITEM}: gravity, note\n" in done.output
    assert "  item made-up-fact: new\n" in done.output
    after = path.read_text(encoding="utf-8")
    lines = added(before, after)
    assert [line for line in lines if line.startswith("  S900")] == ["  S900:"]
    data, faults = parse(after, "")
    assert data is not None
    assert not faults
    assert data["sources"]["S900"] == {
        "organisation": "A made-up body", "title": "A made-up: title", "date": "2018", "url": None, "reliability": "B",
    }  # fmt: skip
    assert data["items"][-1] == {
        "id": "made-up-fact",
        "fact": NEW["What the source says"],
        "clause": NEW["As a statement would say it"],
        "sources": ["S900"],
        "indicators": ["emb-independence.appointment", "civic-space.observers"],
        "reading": "fault",
        "kind": "practice",
        "basis": "stated",
        "credibility": 2,
        "happened": "2018-06-03",
        "figures": [{"number": "38", "counts": "things"}, {"number": "12", "counts": "others"}],
        "ask": {"to": "government", "text": "undo the made-up thing"},
    }
    item = next(one for one in data["items"] if one["id"] == ITEM)
    assert (item["gravity"], item["note"]) == ("minor", "A note for a test.")
    assert electassess(workspace, "evidence", "in", file).output.startswith("nothing was changed\n")
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("title", "value", "code", "message"),
    [
        ("As a statement would say it", None, "EA668", "“As a statement would say it” is empty, and is needed"),
        ("As a statement would say it", "it ended.", "EA668", "a full stop stands at the end"),
        ("Sources", "S900, S901", "EA316", "and each is there."),
        ("Indicators", "Even-handed decision", "EA301", "the catalogue has no indicator Even-handed decision"),
        ("Indicators", "emb-independence.apointment", "EA301", "did you mean emb-independence.appointment?"),
        ("Credibility", 9, "EA668", "credibility"),
        ("Credibility", "n/a", "EA661", "could mean"),
        ("Happened", "last spring", "EA661", "is no date"),
        ("Figures", "38 deaths", "EA661", "no number with what it counts"),
        ("Item", "Made Up", "EA668", "does not have the form"),
        ("Item", ITEM, "EA662", f"{ITEM} stands in row"),
        ("Ask: to do what", "To undo it.", "EA668", "a verb first"),
    ],
)
def test_a_row_that_makes_no_item_is_told_at_its_cell(
    workspace: Path, title: str, value: Any, code: str, message: str
) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    before, places = path.read_bytes(), []

    def change(sheet: Any) -> None:
        number = add(sheet, **{**NEW, title: value})
        column = next(cell.column_letter for cell in sheet[1] if cell.value == title)
        places.append(f"e.xlsx:Items!{column}{number}: {code}")

    edited(file, change, "Items")
    source = {"Key": "S900", "Organisation": "A made-up body", "Title": "Made up", "Reliability": "B"}
    edited(file, lambda sheet: add(sheet, **source), "Sources")
    done = electassess(workspace, "evidence", "in", file)
    assert done.exit_code == 1
    assert places[0] in done.output
    assert message in done.output
    assert "not written: row " in done.output
    after = path.read_bytes()
    assert b"S900" in after  # the source is sound
    assert b"made-up-fact" not in after
    assert all(line in after.splitlines() for line in before.splitlines())


def test_indicators_can_be_named_as_the_catalogue_names_them(workspace: Path) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    edited(
        file,
        lambda sheet: add(
            sheet, **{**NEW, "Sources": "S1", "Indicators": "even-handed  Decisions; civic-space.observers"}
        ),
        "Items",
    )
    done = electassess(workspace, "evidence", "in", file)
    assert "item made-up-fact: new" in done.output
    data, _ = parse(path.read_text(encoding="utf-8"), "")
    assert data is not None
    assert data["items"][-1]["indicators"] == ["emb-independence.even-handedness", "civic-space.observers"]


def test_going_on_in_a_workbook_that_was_taken_in_is_no_conflict(workspace: Path) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    edited(file, lambda sheet: add(sheet, **{**NEW, "Sources": "S1"}), "Items")
    assert electassess(workspace, "evidence", "in", file).exit_code == 0
    edited(file, lambda sheet: put(sheet, "made-up-fact", "Credibility", 4), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "item made-up-fact: credibility" in done.output
    edited(file, lambda sheet: put(sheet, "made-up-fact", "Credibility", 5), "Items")
    now = path.read_text(encoding="utf-8").replace("    credibility: 4\n", "    credibility: 3\n")
    path.write_text(now, encoding="utf-8")
    done = electassess(workspace, "evidence", "in", file)
    assert "EA664" in done.output
    assert path.read_text(encoding="utf-8") == now


def test_an_item_waits_for_its_source_to_be_mended(workspace: Path) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    before = path.read_bytes()
    edited(file, lambda sheet: add(sheet, Key="S900", Organisation="A made-up body", Title="Made up"), "Sources")
    edited(file, lambda sheet: add(sheet, **NEW), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "“Reliability” is empty, and is needed" in done.output
    assert "More is told when the rows of its sources have no fault." in done.output
    assert "did you mean" not in done.output
    edited(file, lambda sheet: put(sheet, "made-up-fact", "Who may see it", "public"), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "EA316 the row of S900 on the sheet Sources has a fault, or holds nothing but the key\n" in done.output
    assert path.read_bytes() == before
    edited(file, lambda sheet: put(sheet, "S900", "Reliability", "B"), "Sources")
    assert electassess(workspace, "evidence", "in", file).exit_code == 0
    assert b"- id: made-up-fact" in path.read_bytes()


def test_nothing_that_is_not_public_is_written_or_named(workspace: Path) -> None:
    path = workspace / FILE
    head, _, rest = path.read_text(encoding="utf-8").partition(f"  - id: {ITEM}\n")
    path.write_text(f"{head}  - id: {ITEM}\n    sensitivity: restricted\n{rest}", encoding="utf-8")
    early = workspace / "early.xlsx"
    done = electassess(workspace, "evidence", "out", ID, early)
    assert "1 item of evidence is not public" in done.output
    key = rest.split("sources: [")[1].split("]")[0]
    alone = path.read_text(encoding="utf-8").count(f"[{key}]") == 1
    for sheet in openpyxl.load_workbook(early):
        for row in sheet.iter_rows(values_only=True):
            assert all(ITEM not in str(value) for value in row)
            assert not alone or key not in row
    before = path.read_bytes()
    assert electassess(workspace, "evidence", "in", early).output == "nothing was changed\n"
    edited(early, lambda sheet: add(sheet, **{**NEW, "Item": ITEM}), "Items")
    done = electassess(workspace, "evidence", "in", early)
    assert done.exit_code == 1
    assert "taken by what is not public" in done.output
    assert ITEM not in done.output
    assert path.read_bytes() == before


def test_a_source_that_must_not_be_named_is_in_no_workbook(workspace: Path) -> None:
    path = workspace / FILE
    text = path.read_text(encoding="utf-8")
    source = parse(text, "")[0]["sources"]["S3"]  # type: ignore[index]
    path.write_text(text.replace("  S3:\n", "  S3:\n    named: false\n"), encoding="utf-8")
    before = path.read_bytes()
    file, ratings = taken_out(workspace), workspace / "r.xlsx"
    assert electassess(workspace, "sheet", "out", ID, "--analyst", "reader-a", ratings).exit_code == 0
    for name in (file, ratings):
        for sheet in openpyxl.load_workbook(name):
            for row in sheet.iter_rows(values_only=True):
                assert all(source["title"] not in str(value) and source["url"] not in str(value) for value in row)
    book = openpyxl.load_workbook(file)
    assert "S3" not in [row[0] for row in book["Sources"].iter_rows(values_only=True)]
    cited = [row[3] for row in book["Items"].iter_rows(values_only=True)]
    assert "S3" not in re.split(r"[, ]+", " ".join(str(one) for one in cited))
    assert electassess(workspace, "evidence", "in", file).output == "nothing was changed\n"
    assert path.read_bytes() == before


def test_an_item_that_is_closed_in_the_workbook_is_taken_over_without_its_name(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / FILE
    edited(file, lambda sheet: put(sheet, ITEM, "Who may see it", "confidential"), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "what is not public: sensitivity" in done.output
    assert ITEM not in done.output
    assert "sensitivity: confidential" in path.read_text(encoding="utf-8")
    again = electassess(workspace, "evidence", "in", file)
    assert ITEM not in again.output


def test_a_row_that_is_gone_stays_in_the_file_and_one_changed_on_both_sides_is_a_conflict(workspace: Path) -> None:
    file, path = taken_out(workspace), workspace / FILE
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(f"  - id: {ITEM}\n")
    now = head + f"  - id: {ITEM}\n" + rest.replace("credibility: ", "credibility: 6  # was ", 1)
    path.write_text(now, encoding="utf-8")
    gone: list[str] = []

    def change(sheet: Any) -> None:
        put(sheet, ITEM, "Credibility", 5)
        number = row_of(sheet, ITEM) + 1
        gone.append(sheet.cell(number, 1).value)
        sheet.delete_rows(number)

    edited(file, change, "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert f"EA665 warning: the row of {gone[0]} is gone" in done.output
    assert "is “5” here and “6” in the file" in done.output
    assert path.read_text(encoding="utf-8") == now


def test_a_new_assessment_gets_its_first_evidence(workspace: Path) -> None:
    electassess(workspace, "new", "NPL", "2027-11-20", "general", "--analyst", "a-rivera")
    file = workspace / "n.xlsx"
    assert electassess(workspace, "evidence", "out", "npl-2027-11-20-general", file).exit_code == 0
    source = {"Key": "S900", "Organisation": "A made-up body", "Title": "Made up", "Reliability": "B"}
    edited(file, lambda sheet: add(sheet, **source), "Sources")
    edited(file, lambda sheet: add(sheet, **NEW), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "item made-up-fact: new" in done.output
    text = (workspace / "assessments/npl-2027-11-20-general/evidence.yaml").read_text(encoding="utf-8")
    assert "sources:\n  S900:\n    organisation: A made-up body\n" in text
    assert "items:\n  - id: made-up-fact\n" in text
    assert text.startswith("# yaml-language-server")


def test_every_fault_of_a_row_is_told_in_one_run(workspace: Path) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    before = path.read_bytes()
    wrong = {
        "Happened": "last spring",  # cannot be read
        "Credibility": 9,  # no such grade
        "Indicators": "emb-independence.apointment",  # none
        "As a statement would say it": "the {nobody} put an end to it",  # an actor that is none
    }
    source = {"Key": "S900", "Organisation": "A made-up body", "Title": "Made up", "Reliability": "B"}
    edited(file, lambda sheet: add(sheet, **{**NEW, **wrong}), "Items")
    edited(file, lambda sheet: add(sheet, **source), "Sources")
    done = electassess(workspace, "evidence", "in", file)
    for said in (
        "is no date",
        "less than or equal to 6",
        "did you mean emb-independence.appointment?",
        "no actor nobody",
    ):
        assert said in done.output, said
    assert done.output.count("not written: row ") == 1
    assert b"made-up-fact" not in path.read_bytes()
    assert all(line in path.read_bytes().splitlines() for line in before.splitlines())


@pytest.mark.parametrize(("title", "value"), [("Who may see it", "confidental"), ("Told?", "nevver")])
def test_where_it_is_not_sure_that_a_row_is_public_nothing_of_it_is_repeated(
    workspace: Path, title: str, value: str
) -> None:
    file = as_shipped(workspace, "evidence", "e.xlsx")
    wrong = {title: value, "As a statement would say it": "the {planted-name} hid it"}
    edited(file, lambda sheet: add(sheet, **{**NEW, **wrong}), "Items")
    done = electassess(workspace, "evidence", "in", file)
    assert "planted-name" not in done.output


def _places(output: str) -> list[str]:
    return re.findall(r"^e\.xlsx:(\w+!\w+): EA\d+", output, re.MULTILINE)


def test_a_source_whose_key_is_none_stops_no_other_row(workspace: Path) -> None:
    file, path = as_shipped(workspace, "evidence", "e.xlsx"), workspace / FILE
    rows: dict[str, int] = {}

    def change(sheet: Any) -> None:
        for key, rating in (("S 900", "B"), ("S901", "B"), ("S-902!", "G")):
            rows[key] = add(sheet, Key=key, Organisation="A made-up body", Title="Made up", Reliability=rating)

    edited(file, change, "Sources")
    done = electassess(workspace, "evidence", "in", file)
    said = "EA668 the text does not have the form that “Key” needs\n    hint: letters, digits and hyphens"
    assert [
        f"Sources!A{rows['S 900']}: {said}" in done.output,
        f"Sources!A{rows['S-902!']}: {said}" in done.output,
    ] == [
        True,
        True,
    ]
    assert f"e.xlsx:Sources!I{rows['S-902!']}: EA661 “G” is nothing" in done.output
    assert "EA669" not in done.output
    assert "  source S901: new\n" in done.output
    assert b"S901:" in path.read_bytes()


def test_what_a_part_of_an_entry_lacks_is_told_at_its_own_cell(workspace: Path) -> None:
    for lacking, column in (("Ask: of whom", "W"), ("Ask: to do what", "X")):
        file = as_shipped(workspace, "evidence", "e.xlsx")
        edited(file, lambda sheet, key=lacking: add(sheet, **{**NEW, "Sources": "S1", key: None}), "Items")  # type: ignore[misc]
        output = electassess(workspace, "evidence", "in", file).output
        assert re.search(rf"Items!{column}\d+: EA668 “{lacking}” is empty, and is needed\n", output), output


def test_of_a_cell_that_cannot_be_read_it_is_not_said_that_it_is_lacking(workspace: Path) -> None:
    file = as_shipped(workspace, "evidence", "e.xlsx")
    wrong = {"Sources": "S1", "Indicators": None, "Background": "wheather", "Basis": "state of mind"}
    edited(file, lambda sheet: add(sheet, **{**NEW, **wrong}), "Items")
    output = electassess(workspace, "evidence", "in", file).output
    assert [place[6] for place in _places(output) if place.startswith("Items!")] == ["H", "O"], output


def test_faults_are_told_in_the_order_of_the_rows(workspace: Path) -> None:
    file = as_shipped(workspace, "evidence", "e.xlsx")

    def change(sheet: Any) -> None:
        wrong: list[dict[str, Any]] = [{"Credibility": 9}, {"Happened": "soon"}, {"Sources": "S900, S901"}, {}]
        for number, more in enumerate(wrong):
            new = {**NEW, "Item": f"made-up-{number}", "Who may see it": "public"}
            add(sheet, **{**new, "As a statement would say it": "the {nobody} did it", **more})

    edited(file, change, "Items")
    edited(file, lambda sheet: add(sheet, Key="S900", Title="Made up"), "Sources")
    places = _places(electassess(workspace, "evidence", "in", file).output)
    assert len(places) >= 10
    rows = [(place.startswith("Items"), int(re.sub(r"\D", "", place))) for place in places]
    assert rows == sorted(rows)


def test_a_source_of_which_the_key_alone_is_there_is_said_to_be_so(workspace: Path) -> None:
    file = as_shipped(workspace, "evidence", "e.xlsx")
    edited(file, lambda sheet: add(sheet, **{**NEW, "Who may see it": "public"}), "Items")
    edited(file, lambda sheet: add(sheet, Key="S900"), "Sources")
    output = electassess(workspace, "evidence", "in", file).output
    assert "the row of S900 on the sheet Sources has a fault, or holds nothing but the key" in output
    assert "did you mean" not in output


def test_that_an_item_does_not_say_who_may_see_it_is_told_where_it_would(workspace: Path) -> None:
    file = as_shipped(workspace, "evidence", "e.xlsx")
    source = {"Key": "S900", "Organisation": "A made-up body", "Title": "Made up", "Reliability": "B"}
    edited(file, lambda sheet: add(sheet, **source, **{"May be named": "no"}), "Sources")
    edited(file, lambda sheet: add(sheet, **NEW), "Items")
    output = electassess(workspace, "evidence", "in", file).output
    assert re.search(r"^e\.xlsx:Items!Y\d+: EA333", output, re.MULTILINE), output
