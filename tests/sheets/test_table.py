# SPDX-License-Identifier: Apache-2.0
"""A tidy table of ratings into rating sheets. Names and reasons are made up for the test."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from sheets.desk import ID, ROOT, SHEET, electassess, made

OTHER = "twn-2024-01-13-general"
FIRST, SECOND, THIRD = "emb-independence.appointment", "emb-independence.even-handedness", "emb-independence.resources"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = made(tmp_path / "w")
    shutil.copytree(ROOT / "assessments" / OTHER, folder / "assessments" / OTHER)
    return folder


def table(workspace: Path, text: str, encoding: str = "utf-8", name: str = "t.csv") -> Path:
    file = workspace / name
    file.write_bytes(text.encode(encoding))
    return file


def test_one_table_of_two_elections_and_analysts_makes_their_sheets(workspace: Path) -> None:
    file = table(
        workspace,
        "election,indicator,analyst,level,state,confidence,because,evidence\r\n"
        f'{ID},{FIRST},made-up,1,,70,"One, with a comma",nominees-resigned\r\n'
        f'{ID},{SECOND},made-up,,insufficient-evidence,,"Two\nlines",\r\n'
        f"{OTHER},{FIRST},made-up,2,,,Three,\r\n\r\n"
        f"{OTHER},{FIRST},other,2.0,,,ខ្មែរ,\r\n",
        "utf-8-sig",
    )
    done = electassess(workspace, "sheet", "in", file)
    assert "4 change(s) were written" in done.output
    text = (workspace / SHEET.replace("reader-a", "made-up")).read_text(encoding="utf-8")
    assert 'analyst: "made-up"' in text
    assert "submitted: true" in text
    assert (
        f"  - indicator: {FIRST}\n    level: 1\n    confidence: 70\n    because: One, with a comma\n"
        "    evidence: [nominees-resigned]\n" in text
    )
    assert "    state: insufficient-evidence\n    because: Two lines\n" in text
    other = workspace / f"assessments/{OTHER}/ratings/other.yaml"
    assert "    level: 2\n    because: ខ្មែរ\n" in other.read_text(encoding="utf-8")
    before = other.read_bytes()
    again = electassess(workspace, "sheet", "in", file)
    assert again.output.startswith("nothing was changed\n")
    assert other.read_bytes() == before


def test_what_the_table_lacks_is_said_on_the_command_line(workspace: Path) -> None:
    file = table(workspace, f"sep=;\nIndicator;Level;Reason\n{FIRST};2;Because of a test.\n")
    done = electassess(workspace, "sheet", "in", file, "--election", ID, "--analyst", "made-up")
    assert f"{FIRST}: level 2" in done.output
    text = (workspace / SHEET.replace("reader-a", "made-up")).read_text(encoding="utf-8")
    assert "    because: Because of a test.\n" in text


def test_a_link_means_what_it_leads_to(workspace: Path, tmp_path: Path) -> None:
    table(tmp_path, f"indicator,level,because\n{FIRST},2,Because of a test.\n")
    link = workspace / "link.csv"
    link.symlink_to(tmp_path / "t.csv")
    done = electassess(workspace, "sheet", "in", link, "--election", ID, "--analyst", "made-up")
    assert f"{FIRST}: level 2" in done.output


def test_election_and_analyst_choose_among_the_rows(workspace: Path) -> None:
    file = table(
        workspace,
        "election,indicator,analyst,level\n" + "".join(
            f"{one},{FIRST},{who},2\n" for one in (ID, OTHER) for who in ("aa", "bb")
        ),
    )  # fmt: skip
    done = electassess(workspace, "sheet", "in", file, "--election", ID, "--analyst", "aa")
    assert "3 row(s) are of other elections" in done.output
    assert (workspace / SHEET.replace("reader-a", "aa")).exists()
    assert not (workspace / SHEET.replace("reader-a", "bb")).exists()
    assert not (workspace / f"assessments/{OTHER}/ratings/aa.yaml").exists()


def test_every_faulty_row_is_told_and_nothing_is_written(workspace: Path) -> None:
    rows = [
        f"{ID},{FIRST},xx,9,,",
        f"{ID},{FIRST},xx,2,,",
        f"{ID},emb-independence.apointment,xx,2,,",
        f"khm-2018-07-29-genral,{FIRST},xx,2,,",
        f"{ID},{SECOND},X Y,2,,",
        f"{ID},{SECOND},xx,2,not-assessed,",
        f"{ID},{THIRD},xx,,,",
        f"{ID},{SECOND},yy,=1+1,,",
        f"{ID},{SECOND},zz,2,,170",
        f",{SECOND},zz,2,,",
    ]
    file = table(workspace, "election,indicator,analyst,level,state,confidence\n" + "\n".join(rows) + "\n")
    done = electassess(workspace, "sheet", "in", file)
    assert done.exit_code == 1
    for place in (
        "t.csv:3:2: EA307", "t.csv:4:2: EA301", "t.csv:5:1: EA667", "t.csv:6:3: EA667", "t.csv:7:5: EA661",
        "t.csv:8:4: EA661", "t.csv:9:4: EA661", "t.csv:10:6: EA661", "t.csv:11:1: EA667",
    ):  # fmt: skip
        assert place in done.output, place
    assert "did you mean emb-independence.appointment?" in done.output
    assert sorted(one.name for one in (workspace / SHEET).parent.iterdir()) == [
        "reader-a.yaml", "reader-b.yaml", "reader-c.yaml",
    ]  # fmt: skip
    file.write_text(f"election,indicator,analyst,level\n{ID},{FIRST},xx,9\n", encoding="utf-8")
    assert "t.csv:2:4: EA302 level 9 is not on the scale" in electassess(workspace, "sheet", "in", file).output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("indicator,analyst,level\n", "the table has no column election"),
        ("election,indicator,analyst\n", "the table has neither a column level nor value nor state"),
        ("election,indicator,analyst,level,levl\n", "the column levl means nothing here"),
        ("election,indicator,analyst,level,level\n", "the table has the column level twice"),
        ("", "the table is empty"),
        ('election,"indicator\n', "the table cannot be read"),
    ],
)
def test_a_table_without_what_is_needed_is_refused(workspace: Path, text: str, message: str) -> None:
    done = electassess(workspace, "sheet", "in", table(workspace, text))
    assert done.exit_code == 1
    assert f"EA666 {message}" in done.output


def test_text_in_another_encoding_is_refused(workspace: Path) -> None:
    file = table(workspace, "election,indicator,analyst,level,because\nx,y,z,1,Türk\n", "cp1252")
    assert "save it as “CSV UTF-8”" in electassess(workspace, "sheet", "in", file).output


def test_a_rating_that_differs_is_a_conflict_until_the_table_is_preferred(workspace: Path) -> None:
    path = workspace / SHEET
    before = path.read_text(encoding="utf-8")
    file = table(workspace, f"indicator,level,state\n{FIRST},3,\n{SECOND},,not-applicable\n")
    options = ("--election", ID, "--analyst", "reader-a")
    done = electassess(workspace, "sheet", "in", file, *options)
    assert done.exit_code == 1
    assert f"t.csv:2:1: EA664 {FIRST} is level 3 here and level 1 in {SHEET}" in done.output
    assert path.read_text(encoding="utf-8") == before
    electassess(workspace, "sheet", "in", file, *options, "--mine")
    after = path.read_text(encoding="utf-8")
    assert f"  - indicator: {FIRST}\n    level: 3\n    confidence: 70\n" in after
    assert f"  - indicator: {SECOND}\n    state: not-applicable\n" in after


def test_the_first_sheet_of_a_workbook_can_be_the_table(workspace: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["My ratings"],
        ["indicator", "level", "reason"],
        [FIRST, 2, "Because of a test."],
        [SECOND, "n/a", ""],
    ):
        sheet.append(row)
    file = workspace / "mine.xlsx"
    book.save(file)
    done = electassess(workspace, "sheet", "in", file, "--election", ID, "--analyst", "xx")
    assert "mine.xlsx:Sheet!B4: EA661" in done.output
    sheet["B4"] = 0
    book.save(file)
    done = electassess(workspace, "sheet", "in", file, "--election", ID, "--analyst", "xx")
    assert "1 change(s) were written\nnot written: row 4. " in done.output  # a low level, and no evidence
    assert "EA305" in done.output
    sheet["B4"] = 2
    book.save(file)
    done = electassess(workspace, "sheet", "in", file, "--election", ID, "--analyst", "xx")
    assert done.output.startswith(f"{SHEET.replace('reader-a', 'xx')}\n  {SECOND}: level 2")
