"""The page of a comparison as people use it: in Chromium, with and without its script."""

import csv
import dataclasses
import io
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from electassess.comparison import Comparison
from electassess.render import comparison_page
from electassess.render.comparison import FORMATS
from electassess.render.shown import sentences
from electassess.use_cases import comparing
from electassess.workspace.packs import english

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install --group dev")
axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install --group dev")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine: apt install chromium")

ROOT = Path(__file__).resolve().parents[2]
ELECTIONS = (
    "khm-2018-07-29-general",
    "khm-2023-07-23-general",
    "lka-2024-09-21-presidential",
    "tha-2023-05-14-general",
    "twn-2024-01-13-general",
)
DESK: "ViewportSize" = {"width": 1400, "height": 900}
PHONE: "ViewportSize" = {"width": 390, "height": 844}
ZOOMED: "ViewportSize" = {"width": 700, "height": 450}
"""A screen of 1,400 x 900 at 200 per cent."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def table() -> Comparison:
    return comparing.compare(ROOT, ELECTIONS)


@pytest.fixture(scope="module")
def address(table: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "comparison.html"
    path.write_bytes(FORMATS["html"](table, english()))
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto(address)
    yield page
    assert faults == []
    context.close()


def _shown(page: "Page") -> list[str]:
    keys = page.eval_on_selector_all(
        ".heat tbody tr", "rows => rows.filter(r => r.checkVisibility()).map(r => r.dataset.election)"
    )
    assert isinstance(keys, list)
    return keys


def _in_chart(page: "Page", identity: str) -> list[str]:
    """The elections of a chart from top to bottom, as the eye sees them once they have followed the table."""
    script = """async svg => {
        await new Promise(done => setTimeout(done));
        return [...svg.querySelectorAll('a')].filter(a => a.checkVisibility())
            .map(a => [a.getBoundingClientRect().top, a.dataset.election]).sort((a, b) => a[0] - b[0]).map(a => a[1]);
    }"""
    keys = page.eval_on_selector(f"#{identity}", script)
    assert isinstance(keys, list)
    return keys


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_axe_finds_nothing(browser: "Browser", address: str, scheme: Literal["light", "dark"], opened: bool) -> None:  # noqa: FBT001
    context = browser.new_context(viewport=DESK, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    # Where one thing may slide over another axe measures no contrast: so nothing does.
    still = {"position": "static", "max-height": "none", "content-visibility": "visible"}
    page.add_style_tag(content=f"* {{ {' '.join(f'{key}: {value} !important;' for key, value in still.items())} }}")
    if opened:
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", RULES)
    assert [
        (one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found["violations"]
    ] == []
    context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_table_is_in_the_first_screen(browser: "Browser", address: str, size: "ViewportSize") -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.goto(address)
    row = page.locator(".heat tbody tr").nth(1).bounding_box()
    assert row
    assert row["y"] + row["height"] < size["height"]
    limits = page.locator(".limits summary").bounding_box()
    assert limits
    assert limits["height"] < 30
    assert page.locator(".limits summary").inner_text().split()[0].isdigit()
    context.close()


@pytest.mark.parametrize("size", [ZOOMED, PHONE], ids=["zoomed", "phone"])
def test_nothing_but_tables_is_wider_than_the_screen(browser: "Browser", address: str, size: "ViewportSize") -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.goto(address)
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


def test_heads_and_names_stay_in_sight(page: "Page") -> None:
    page.set_viewport_size({"width": 500, "height": 420})
    page.eval_on_selector("#table .scroll", "one => one.scrollTo(300, 300)")
    frame = page.locator("#table .scroll").bounding_box()
    head = page.locator(".heat thead").bounding_box()
    name = page.locator(".heat tbody th").last.bounding_box()
    assert frame
    assert head
    assert name
    assert head["y"] == pytest.approx(frame["y"], abs=1)
    assert name["x"] == pytest.approx(frame["x"], abs=3)


def test_a_view_stands_in_the_address_and_reaches_charts_and_words(
    page: "Page", address: str, table: Comparison
) -> None:
    page.select_option("#filter_region", table.rows[0].region)
    page.click("th[data-column=media-freedom] button")
    at = next(number for number, (ref, _) in enumerate(table.criteria) if ref == "media-freedom")
    rows = [row for row in table.rows if row.region == table.rows[0].region]
    values = {row.election: row.cells[at].value for row in rows}
    expected = sorted(values, key=lambda key: values[key] or 999)
    assert _shown(page) == expected
    assert 1 < len(expected) < len(table.rows)
    for identity in ("dots_index", "dots_media-freedom"):
        assert _in_chart(page, identity) == expected
    there = page.url
    assert "sort=media-freedom%3Aascending" in there
    other = page.context.new_page()
    other.goto(there)
    assert _shown(other) == expected
    assert other.inner_text("#sentences") == page.inner_text("#sentences")
    page.click("text=Show all")
    api.expect(page.locator(".heat tr.out")).to_have_count(0)
    assert len(_shown(page)) == len(table.rows)


def test_filters_are_by_region_year_type_band_and_panel(page: "Page", table: Comparison) -> None:
    row = table.rows[2]
    of = {"region": row.region, "year": row.year, "type": row.type}
    of |= {"band": str(row.band), "panel": " ".join(row.panel)}
    offered = page.eval_on_selector_all("form select", "all => all.map(one => one.name)")
    assert offered == [*of, "gate", "indicator"]
    for name, value in of.items():
        page.select_option(f"#filter_{name}", value)
    assert row.election in _shown(page)
    assert len(_shown(page)) < len(table.rows)


def test_several_countries_are_chosen_at_once_and_stand_in_the_address(page: "Page", table: Comparison) -> None:
    wanted = {"Cambodia", "Taiwan"}
    page.click(".several summary")
    for name in sorted(wanted):
        page.check(f".choices input[value={name}]")
    expected = [row.election for row in table.rows if row.country in wanted]
    assert _shown(page) == expected
    assert len(expected) == 3
    assert "country=Cambodia&country=Taiwan" in page.url
    assert page.inner_text("#country_now") == "Cambodia, Taiwan"
    page.keyboard.press("Escape")
    assert page.locator(".several details").get_attribute("open") is None
    other = page.context.new_page()
    other.goto(page.url)
    assert _shown(other) == expected


def test_elections_are_asked_for_by_gate_and_ordered_by_indicator(page: "Page", table: Comparison) -> None:
    held = [
        row.election
        for row in table.rows
        if any(one.id == "main-contender-barred" and one.state == "holds" for one in row.gates)
    ]
    page.select_option("#filter_gate", "main-contender-barred:holds")
    assert _shown(page) == held
    page.click("text=Show all")
    api.expect(page.locator(".heat tr.out")).to_have_count(0)
    ref = "party-inclusion.parties-barred"
    page.select_option("#by_indicator", ref)
    levels = {
        row.election: point.level
        for row in table.rows
        for cell in row.cells
        for point in (*cell.points, *cell.unrated)
        if point.ref == ref
    }
    known = {key: 99.0 if level is None else level for key, level in levels.items()}
    assert _shown(page) == sorted((row.election for row in table.rows), key=lambda key: known.get(key, 99.0))
    first = page.locator(".heat tbody tr").first
    assert first.locator(".level").inner_text() == f"level {known[_shown(page)[0]]:g}"
    assert "no draws test a single indicator" in page.inner_text("[role=status]")
    page.click("th[data-column=index] button")
    assert page.locator(".heat tbody .level:visible").count() == 0


@pytest.mark.parametrize("some", [(), (0,), (0, 1), (0, 3), (1, 2, 4), (0, 1, 2, 3, 4)])
def test_both_say_the_same_of_others_numbers(
    page: "Page", browser: "Browser", some: tuple[int, ...], tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    lines = ["iso3,year,source,name,value,low,high"]
    lines += [
        "KHM,2018,Test,freedom,0.6,0.5,0.7",
        "KHM,2023,Test,freedom,0.3,0.2,0.35",
        "THA,2023,Test,freedom,0.1,0.05,0.15",
    ]
    lines += ["TWN,2024,Test,freedom,0.45,0.4,0.5", "LKA,2024,Test,total,3,,", "TWN,2024,Test,total,2,,"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    whole = comparing.compare(ROOT, ELECTIONS, tables=[file])
    path = tmp_path / "page.html"
    path.write_bytes(FORMATS["html"](whole, english()))
    other = page.context.new_page()
    other.goto(path.as_uri())
    chosen = [whole.rows[at].election for at in some]
    script = """keys => {
        const data = JSON.parse(document.getElementById('data').textContent);
        const all = Object.keys(data.rows);
        const places = new Map(all.map((key, at) => [key, at]));
        return data.beside.map((_, at) => besideOf(data, keys, places, all.length, at));
    }"""
    found = other.evaluate(script, chosen)
    if not chosen:
        assert all(words[0].endswith("has a figure for 0 of the 0 elections.") for words in found)
        return
    part = comparing.compare(ROOT, chosen, tables=[file])
    by_title = {one.title: list(one.words) for one in part.beside}
    titles = [one.title for one in whole.beside]
    for title, words in zip(titles, found, strict=True):
        if title in by_title:
            assert words == by_title[title]
        else:
            assert words[0].startswith(f"{title}, has a figure for 0 of the {len(chosen)} elections")


@pytest.mark.parametrize("node", range(3))
@pytest.mark.parametrize("some", [(), (0,), (0, 1), (1, 2, 4), (0, 1, 2, 3, 4)])
def test_both_write_the_same_sentences(page: "Page", table: Comparison, some: tuple[int, ...], node: int) -> None:
    rows = tuple(table.rows[at] for at in some)
    script = """([keys, node]) => {
        const data = JSON.parse(document.getElementById('data').textContent);
        const all = Object.keys(data.rows);
        return sentencesOf(data, keys, new Map(all.map((key, at) => [key, at])), all.length, node);
    }"""
    found = page.evaluate(script, [[row.election for row in rows], node])
    assert tuple(found) == sentences(dataclasses.replace(table, rows=rows), english().say, node)


def test_what_is_shown_is_saved_as_csv(page: "Page", table: Comparison) -> None:
    page.select_option("#filter_year", "2024")
    with page.expect_download() as download:
        page.click("#csv")
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    whole = list(csv.reader(io.StringIO(FORMATS["csv"](table, english()).decode())))
    expected = [whole[0], *(line for line in whole[1:] if line[0][4:8] == "2024")]
    assert list(csv.reader(io.StringIO(saved))) == expected
    assert len(expected) > 1 + len(table.criteria)


def test_a_chart_is_saved_with_title_days_method_and_source(page: "Page", table: Comparison) -> None:
    page.click("th[data-column=index] button")
    with page.expect_download() as download:
        page.locator("figure:has(#dots_index) button").first.click()
    picture = ET.fromstring(Path(download.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - our own file
    words = " ".join(picture.itertext())
    for wanted in (
        "Index: 5 elections compared",
        "2018-07-29 to 2024",
        "Sorted by Verdict",
        "seed",
        "Source: desk ratings",
    ):
        assert wanted in words
    assert "It is the judgement of no organisation" in words
    assert all(row.name in words for row in table.rows)
    assert not any("class" in one.attrib or one.tag.endswith("}a") for one in picture.iter())
    with page.expect_download() as download:
        page.locator("figure:has(#dots_index) button").last.click()
    content = Path(download.value.path()).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20]) > 1200


def test_one_comes_back_from_a_detail_to_its_row(page: "Page") -> None:
    target = f"{ELECTIONS[3]}.transparency"
    page.locator(f'.heat a[href="#{target}"]').click()
    box = page.locator(f'details:has([id="{target}"])')
    assert box.get_attribute("open") is not None
    assert "at=" in page.url
    box.get_by_text("Back to the row").click()
    assert page.evaluate("document.activeElement.closest('tr').dataset.election") == ELECTIONS[3]
    assert page.locator(f'[id="row.{ELECTIONS[3]}"]').is_visible()


def test_a_place_that_is_filtered_out_is_shown_when_it_is_asked_for(page: "Page", address: str) -> None:
    page.goto(f"{address}#year=2018&at={ELECTIONS[4]}.transparency")
    page.wait_for_url(lambda url: "year" not in url)
    assert ELECTIONS[4] in page.url
    assert page.locator(f'details:has([id="{ELECTIONS[4]}.transparency"])').get_attribute("open") is not None
    page.goto(f"{address}#{ELECTIONS[1]}.transparency")
    page.reload()
    assert page.locator(f'details:has([id="{ELECTIONS[1]}.transparency"])').get_attribute("open") is not None


def test_keys_alone_sort_and_copy(page: "Page", table: Comparison) -> None:
    page.locator("th[data-column=transparency] button").focus()
    page.keyboard.press("Enter")
    assert page.get_attribute("th[data-column=transparency]", "aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th').dataset.column") == "transparency"
    at = [ref for ref, _ in table.criteria].index("transparency") + 1
    assert page.inner_text("#sentences") == " ".join(sentences(table, english().say, at))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy").focus()
    page.keyboard.press("Space")
    api.expect(page.locator("#copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.inner_text("#sentences")


def test_print_has_what_is_shown_and_the_limits(page: "Page", table: Comparison) -> None:
    page.select_option("#filter_year", "2024")
    page.emulate_media(media="print")
    shown = [row.election for row in table.rows if row.year == "2024"]
    assert _shown(page) == shown
    assert _in_chart(page, "dots_index") == shown
    assert page.locator(".limits li").first.is_visible()
    assert not page.locator(".filters").is_visible()


def test_without_its_script_the_page_shows_everything(browser: "Browser", address: str, table: Comparison) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#sentences").inner_text() == " ".join(sentences(table, english().say))
    assert page.locator(".heat tbody tr").count() == len(table.rows)
    assert not page.locator(".tools").is_visible()
    assert not page.locator("#copy").is_visible()
    target = f"{ELECTIONS[0]}.transparency"
    page.locator(f'.heat a[href="#{target}"]').click()
    assert page.locator(f'[id="{target}"]').is_visible()
    context.close()


def test_of_many_elections_the_charts_follow_the_table(
    browser: "Browser", table: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_page, "LARGE", len(table.rows) - 1)
    path = tmp_path / "many.html"
    path.write_bytes(FORMATS["html"](table, english()))
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(path.as_uri())
    page.click("th[data-column=index] button")
    expected = [row.election for row in sorted(table.rows, key=lambda row: row.index or 0)]
    assert _shown(page) == expected
    api.expect(page.locator("#dots_index a").first).to_have_attribute("data-election", expected[0])
    assert _in_chart(page, "dots_index") == expected
    page.select_option("#filter_year", "2018")
    assert _shown(page) == [key for key in expected if key[4:8] == "2018"]
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert _in_chart(page, "dots_index") == _shown(page)
    context.close()
