"""Scoring a table of ratings by a catalogue in a folder of its own."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from electassess.cli.app import app
from electassess.scoring import build_structure
from electassess.workspace import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
EDI = ROOT / "examples" / "catalogues" / "vdem-edi"
HEADER = "election,indicator,analyst,level,value,state,confidence\n"


def score(table: Path, folder: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["score", "--ratings", str(table), "--catalogue", str(folder), *more])


def test_the_worked_example() -> None:
    table = ROOT / "examples" / "tables" / "vdem-edi.csv"
    text = score(table, EDI)
    assert text.exit_code == 0
    assert "example-one   index 67.7" in text.output
    card = json.loads(score(table, EDI, "--format", "json").output)[0]
    assert card["index"] == pytest.approx(100 * (0.85 + 1.0 * 0.8 * 0.9 * 1.0 * 0.7) / 2)
    rows = list(csv.DictReader(io.StringIO(score(table, EDI, "--format", "csv").output)))
    lacking = [row for row in rows if row["election"] == "example-two" and row["status"] != "scored"]
    assert [(row["node"], row["status"]) for row in lacking] == [("expression", "insufficient-evidence")]


def test_a_link_to_a_table_is_followed(tmp_path: Path) -> None:
    (tmp_path / "table.csv").symlink_to(ROOT / "examples" / "tables" / "vdem-edi.csv")
    assert score(tmp_path / "table.csv", EDI).exit_code == 0


def test_classes_are_shown_where_there_is_no_ladder(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "catalogues" / "bti"
    tree = load_catalogue(folder)[0].tree
    assert tree is not None
    refs = build_structure(tree).indicator_refs
    (tmp_path / "t.csv").write_text(HEADER + "".join(f"x,{ref},a,9,,,\n" for ref in refs))
    assert "x   index 88.9: Democracy in consolidation" in score(tmp_path / "t.csv", folder).output
    card = json.loads(score(tmp_path / "t.csv", folder, "--format", "json").output)[0]
    assert [one["id"] for one in card["classes"]] == ["consolidating-democracy"]


def test_a_catalogue_of_several_files_with_a_ladder(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEADER + "x,party-inclusion.parties-barred,a,0,,,\n")
    shown = score(tmp_path / "t.csv", ROOT / "criteria", "--edition", "pre-election")
    assert shown.exit_code == 0
    assert "x   band –: no verdict" in shown.output
    assert "gate “main contender barred” holds" in shown.output


def test_every_fault_has_its_line_and_empty_lines_count(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    rows = [
        "",
        "x,suffrage,a,,1,,",
        "x,sufrage,a,,1,,",
        "",
        "x,expression,a,,7,,",
        "x,suffrage,a,,1,,",
        "x,association,a,,,no,",
    ]
    table.write_text("\ufeff" + HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    result = score(table, EDI)
    assert result.exit_code == 1
    found = [line for line in result.stderr.splitlines() if line.startswith("t.csv")]
    assert [line.split(" ")[:2] for line in found] == [
        ["t.csv:4:", "EA402"],
        ["t.csv:6:", "EA403"],
        ["t.csv:7:", "EA404"],
        ["t.csv:8:", "EA406"],
    ]
    assert "did you mean suffrage?" in result.stderr
    assert result.stdout == ""


def test_faults_of_table_and_catalogue_come_in_one_run(tmp_path: Path) -> None:
    lines = (EDI / "catalogue.yaml").read_text().splitlines()
    gate = ["gates:", "  - {id: g, when: sufrage < 1, cap: 0, because: no one votes}"]
    (tmp_path / "catalogue.yaml").write_text("\n".join([*lines, *gate]) + "\n")
    (tmp_path / "t.csv").write_text(HEADER + "x,suffrage,a,,1,,101\n")
    result = score(tmp_path / "t.csv", tmp_path)
    assert result.exit_code == 1
    assert f"catalogue.yaml:{len(lines) + 2}:" in result.stderr
    assert "EA422" in result.stderr
    assert "t.csv:2: EA407" in result.stderr


@pytest.mark.parametrize(
    ("change", "code"),
    [(("default_scale: unit", "default_scale: other"), "EA423"), (("id: index", "id: Index"), "EA203")],
)
def test_a_catalogue_that_cannot_be_scored(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    (tmp_path / "catalogue.yaml").write_text((EDI / "catalogue.yaml").read_text().replace(*change))
    (tmp_path / "t.csv").write_text(HEADER + "x,suffrage,a,,1,,\n")
    result = score(tmp_path / "t.csv", tmp_path)
    assert result.exit_code == 1
    assert code in result.stderr


def test_files_that_are_not_there(tmp_path: Path) -> None:
    result = score(tmp_path / "none.csv", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.count("EA101") == 2
    assert str(tmp_path) not in result.stderr


def test_a_catalogue_whose_group_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text((EDI / "catalogue.yaml").read_text() + "  groups: [more]\n")
    (tmp_path / "t.csv").write_text(HEADER)
    assert "more.yaml: EA101" in score(tmp_path / "t.csv", tmp_path).stderr


def test_semicolons_are_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEADER.replace(",", ";"))
    assert "separate them by commas" in score(tmp_path / "t.csv", EDI).stderr


@pytest.mark.parametrize(
    "more", [["--ratings", "t.csv"], ["--catalogue", "c"], ["x", "--ratings", "t", "--catalogue", "c"]]
)
def test_table_and_catalogue_go_together(more: list[str]) -> None:
    assert CliRunner().invoke(app, ["score", *more]).exit_code == 2


def test_a_workbook_is_scored_and_a_warning_does_not_stop_it(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        rows = [HEADER.strip().split(","), ["x", "suffrage", "Anna", "", 0.5], ["x", "expression", "anna", "", 1]]
        for at, row in enumerate([*rows, ["x", "association", "anna", "", 1]]):
            sheet.write_row(at, 0, row)
    result = score(tmp_path / "t.xlsx", EDI)
    assert result.exit_code == 0
    assert "x   index 60.7" in result.stdout
    assert "t.xlsx: EA414 warning: the analysts Anna, anna differ by case alone" in result.stderr


def test_a_fault_that_repeats_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEADER + "".join(f"x{at},sufrage,a,,1,,\n" for at in range(500)))
    found = [line for line in score(tmp_path / "t.csv", EDI).stderr.splitlines() if "EA402" in line]
    assert len(found) == 1
    assert "the same in 500 rows (2, 3, 4, 5, 6, …)" in found[0]
