import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.comparison import Comparison
from electassess.render.beside import scale_of, scatter
from electassess.render.comparison import FORMATS
from electassess.use_cases import comparing
from electassess.use_cases.pipeline import FaultsError
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]
KHM, GHA, TWN = "khm-2023-07-23-general", "gha-2020-12-07-general", "twn-2024-01-13-general"
TABLE = """iso3,year,source,name,value,low,high
KHM,2023,<b>Test</b> House,"total, 0|100",24,20,28
GHA,2020,<b>Test</b> House,"total, 0|100",80,,
TWN,2024,<b>Test</b> House,"total, 0|100",94,92,96
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("others") / "others.csv"
    made.write_text(TABLE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def table(file: Path) -> Comparison:
    return comparing.compare(ROOT, (KHM, GHA, TWN), tables=[file])


def test_others_numbers_stand_in_every_format(table: Comparison) -> None:
    text = FORMATS["text"](table, english()).decode()
    assert "Others' numbers beside the index:" in text
    assert "24 [20–28]" in text
    assert "A country-year is not an election" in text
    page = FORMATS["html"](table, english()).decode()
    assert "&lt;b&gt;Test&lt;/b&gt; House" in page
    assert "<b>Test" not in page
    assert "24 [20–28]" in page
    assert "A country-year is not an election" in page
    markdown = FORMATS["md"](table, english()).decode()
    assert "24 \\[20–28\\]" in markdown
    assert r"\<b>Test" in markdown
    (found,) = json.loads(FORMATS["json"](table, english()))["beside"]
    assert {one["election"]: one["value"] for one in found["placed"]} == {KHM: 24.0, GHA: 80.0, TWN: 94.0}
    assert FORMATS["html"](table, english()) == FORMATS["html"](table, english())


def test_in_csv_they_stand_in_the_row_of_the_index(table: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](table, english()).decode())))
    title = "<b>Test</b> House, total, 0|100"
    index = {row["election"]: row for row in rows if row["node"] == "index"}
    assert [index[KHM][title + part] for part in ("", " low", " high", " of")] == ["24.0", "20.0", "28.0", "2023"]
    assert index[GHA][f"{title} low"] == ""
    assert all(not row[title] for row in rows if row["node"] != "index")


def test_a_workbook_has_a_sheet_of_them(table: Comparison) -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"](table, english())))
    rows = list(book["Others' numbers"].iter_rows(values_only=True))
    at = {title: number for number, title in enumerate(rows[0])}
    assert [(row[at["ISO code"]], row[at["Their value"]]) for row in rows[1:]] == [
        ("KHM", 24),
        ("GHA", 80),
        ("TWN", 94),
    ]
    assert any("not an election" in str(row[1]) for row in book["Others, in words"].iter_rows(values_only=True))


def test_a_scatter_shows_every_election_with_its_intervals(table: Comparison) -> None:
    (measure,) = table.beside
    chart = scatter(table, measure, 0, english().say)
    assert chart.count("<circle") == 3
    assert chart.count('class="beam"') == 3 + 2
    assert scale_of(measure) == (0.0, 100.0)
    assert all(f'href="#{row.election}"' in chart for row in table.rows)


def test_without_a_table_no_output_speaks_of_others() -> None:
    bare = comparing.compare(ROOT, (KHM, GHA))
    assert bare.beside == ()
    assert b"Others" not in FORMATS["text"](bare, english())
    assert b'id="beside"' not in FORMATS["html"](bare, english())
    assert b"House" not in FORMATS["csv"](bare, english())


def test_the_command_takes_tables_and_names_what_is_wrong(file: Path, tmp_path: Path) -> None:
    run, here = CliRunner().invoke, ["--workspace", str(ROOT)]
    out = run(app, ["compare", KHM, GHA, "--with", str(file), *here])
    assert out.exit_code == 0, out.output
    assert "80" in out.output.partition("Others' numbers")[2]
    assert run(app, ["compare", "--pair", KHM, GHA, "--with", str(file), *here]).exit_code == 2
    assert run(app, ["compare", KHM, GHA, "--measure", "total", *here]).exit_code == 2
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"\xff\xfe\x00")
    out = run(app, ["compare", KHM, GHA, "--with", str(wrong), *here])
    assert (out.exit_code, "EA651" in out.output) == (1, True)
    out = run(app, ["compare", KHM, GHA, "--with", str(tmp_path / "none.csv"), *here])
    assert (out.exit_code, "EA101" in out.output) == (1, True)


def test_one_measure_comes_from_one_table(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    again.write_text(TABLE.replace(",", ";").replace('"total; 0|100"', "total, 0|100"), encoding="utf-8-sig")
    with pytest.raises(FaultsError) as stop:
        comparing.compare(ROOT, (KHM, GHA), tables=[file, again])
    assert "another table" in stop.value.faults[0].message
