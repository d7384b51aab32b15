import builtins
import dataclasses
import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from electassess.comparison import Comparison
from electassess.render import MissingExtraError, front_sheet, open_up
from electassess.render.shown import sentences, standing_lines
from electassess.render.workbook import open_book, tab, to_xlsx
from electassess.use_cases import comparing
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]
ACTIVE = ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", " =1+1", "\t=1+1", "{=1+1}", '=HYPERLINK("http://x.example")']


@pytest.fixture(scope="module")
def table() -> Comparison:
    return comparing.compare(ROOT, ["khm-2018-07-29-general", "khm-2023-07-23-general", "twn-2024-01-13-general"])


@pytest.fixture(scope="module")
def book(table: Comparison) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(table, english())))


def _titled(table: Comparison, title: str) -> Comparison:
    return dataclasses.replace(table, rows=(dataclasses.replace(table.rows[0], title=title), *table.rows[1:]))


def test_the_sheets_and_their_rows(book: CalamineWorkbook, table: Comparison) -> None:
    assert book.sheet_names == [
        *("Comparison", "Values", "Data", "Intervals", "Firmness", "Findings", "Analysts", "Evidence", "Facts"),
        *("What was done", "What was done, facts", "Over time", "Method and remarks"),
    ]
    values = book.get_sheet_by_name("Values").to_python()
    assert values[0][:3] == ["Election", "Assessment", "Region"]
    assert [row[1] for row in values[1:]] == [row.election for row in table.rows]
    assert values[2][6] == pytest.approx(table.rows[1].index)
    assert values[1][7] == "not scored" and table.rows[0].cells[0].value is None  # noqa: PT018
    points = sum(len(cell.points) for row in table.rows for cell in row.cells)
    assert len(book.get_sheet_by_name("Findings").to_python()) == 1 + points
    assert len(book.get_sheet_by_name("Over time").to_python()) == 1 + 1 + len(table.criteria)


def test_remarks_and_method_are_in_it(book: CalamineWorkbook, table: Comparison) -> None:
    told = {row[1] for row in book.get_sheet_by_name("Method and remarks").to_python()}
    assert set(table.remarks) <= told
    assert '"monte-carlo"' in told


@pytest.mark.parametrize("text", ACTIVE)
def test_text_never_becomes_a_formula_or_a_link(text: str, table: Comparison) -> None:
    data = to_xlsx(_titled(table, text), english())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets)
        style = re.search(r'<c r="A2" s="(\d+)" t="s">', sheets[1])
        assert style
        styles = archive.read("xl/styles.xml").decode().partition("<cellXfs")[2]
    quoted = 'quotePrefix="1"' in re.findall(r"<xf [^>]*>", styles)[int(style[1])]
    assert quoted is (text.strip()[0] in "=+-@＝")
    (title,) = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Values").to_python()[1][:1]
    assert title == text.strip()


def test_what_excel_cannot_hold_is_left_out(table: Comparison) -> None:
    data = to_xlsx(_titled(table, "a\x07b\x00c " + "x" * 40_000), english())
    title = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Values").to_python()[1][0]
    assert isinstance(title, str)
    assert title.startswith("abc x")
    assert len(title) == 32_767


def test_headings_stay_in_sight_and_can_be_filtered(table: Comparison) -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(table, english()))) as archive:
        for number in range(1, 8):
            sheet = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert 'state="frozen"' in sheet
            assert "<autoFilter" in sheet
        assert archive.read("xl/worksheets/sheet2.xml").decode().count("<colorScale>") == 1 + len(table.criteria)


def test_the_file_knows_no_day_and_no_name(table: Comparison) -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(table, english()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}
    assert str(Path.cwd()) not in open_up(to_xlsx(table, english()))


def test_a_missing_extra_says_how_to_install_it(table: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(module: str, *rest: object, **named: object) -> object:
        if module.partition(".")[0] == "xlsxwriter":
            raise ImportError(module)
        return real(module, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r'pip install "electassess\[xlsx\]"'):
        to_xlsx(table, english())


def test_every_public_fact_stands_in_a_sheet_and_dates_are_dates(book: CalamineWorkbook, table: Comparison) -> None:
    head, *rows = book.get_sheet_by_name("Facts").to_python()
    at = {title: number for number, title in enumerate(head)}
    facts = [fact for row in table.rows for fact in row.facts]
    assert [row[at["Item"]] for row in rows] == [fact.basis.id for fact in facts]
    unheard = [row[at["Bears only on what nobody rated"]] for row in rows]
    assert unheard.count("yes") == sum(fact.unrated for fact in facts) > 0
    assert {type(row[at["Date"]]) for row in rows} == {dt.date}
    for name in ("Data", "Firmness", "Facts"):
        head = book.get_sheet_by_name(name).to_python()[0]
        assert {"Assessment", "ISO code", "Country", "Region", "Date", "Year", "Type", "Edition", "Panel"} <= set(head)
    evidence = book.get_sheet_by_name("Evidence").to_python()
    cited, rated = evidence[0].index("Cited by its raters"), evidence[0].index("Indicator rated")
    assert {row[cited] for row in evidence[1:]} == {row[rated] for row in evidence[1:]} == {"yes", "no"}


def test_alpha_is_not_printed_where_levels_hardly_vary(book: CalamineWorkbook, table: Comparison) -> None:
    head, *rows = book.get_sheet_by_name("Intervals").to_python()
    alpha = [row[head.index("Alpha")] for row in rows if row[head.index("Criterion")] != "Index"]
    cells = [cell for row in table.rows for cell in row.cells]
    assert any(not cell.varied for cell in cells)
    assert all(one == "" for one, cell in zip(alpha, cells, strict=True) if not cell.varied)
    head, *rows = book.get_sheet_by_name("Data").to_python()
    words = {row[head.index("Agreement of analysts")] for row in rows}
    assert any("pairs of levels equal" in str(one) for one in words)


def test_the_first_sheet_is_the_table_of_the_page_with_a_chart(book: CalamineWorkbook, table: Comparison) -> None:
    rows = book.get_sheet_by_name("Comparison").to_python()
    assert rows[2][0] == " ".join([*standing_lines(table, english().say), *sentences(table, english().say)])
    listed = rows[front_sheet.FIRST : front_sheet.FIRST + len(table.rows)]
    assert [row[0] for row in listed] == [row.name for row in table.rows]
    assert [row[2] for row in listed] == [pytest.approx(row.index) for row in table.rows]
    for shown, row in zip(listed, table.rows, strict=True):
        for place, cell in enumerate(row.cells):
            value, words = shown[4 + 2 * place : 6 + 2 * place]
            assert value == ("–" if cell.value is None else pytest.approx(cell.value))
            assert f"{cell.rated} of {cell.applicable}" in str(words)
    with zipfile.ZipFile(io.BytesIO(to_xlsx(table, english()))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert chart.count("<c:errBars>") == 1
    assert "Comparison!$C$7:$C$9" in chart
    assert 'fitToHeight="0"' in sheet


def test_a_cell_of_the_first_sheet_has_the_colour_of_the_page(table: Comparison) -> None:
    style = (ROOT / "src/electassess/render/data/comparison.css").read_text(encoding="utf-8")
    for outcome, colour in front_sheet.FILLS.items():
        assert re.search(rf"\.{outcome}[^}}]*background: {colour.lower()}", style)
    for tenths, share in front_sheet.SHARES.items():
        assert f".f{tenths} {{ --share: {share:.0%}; }}" in style
    cells = [cell for row in table.rows for cell in row.cells if cell.value is not None]
    assert len({front_sheet.fill(cell) for cell in cells}) > 3


def test_ranks_have_a_column_of_their_own(table: Comparison) -> None:
    rows = tuple(dataclasses.replace(row, ranks=(1, 2)) for row in table.rows)
    ranked = to_xlsx(dataclasses.replace(table, rows=rows, ranked=True), english())
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(ranked)).get_sheet_by_name("Comparison").to_python()
    assert sheet[front_sheet.HEAD][4] == "Rank"
    assert sheet[front_sheet.FIRST][4] == "1–2"


def test_a_sheet_is_named_as_excel_allows_whatever_a_pack_says() -> None:
    _, book = open_book("A title")
    names = ["a/b:c [d]*?", "x" * 40, "X" * 40, "", "'quoted'"]
    made = [book.add_worksheet(tab(name, book)).name for name in names]
    assert made[0] == "a b c  d"
    assert made[1] == "x" * 31
    assert made[2] == f"{'X' * 27} 2"
    assert made[3:] == ["–", "quoted"]
