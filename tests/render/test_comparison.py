import base64
import csv
import dataclasses
import hashlib
import io
import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import markupsafe
import pytest

from electassess.comparison import Comparison, firm_words, gate_marks
from electassess.render import acts, comparison_page
from electassess.render.comparison import FORMATS
from electassess.use_cases import comparing
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]
NASTY = '=cmd|"/c calc"!A1 </script></title><script>alert(1)</script> | *x*'


@pytest.fixture(scope="session")
def table() -> Comparison:
    return comparing.compare(ROOT)


@pytest.fixture(scope="session")
def again(table: Comparison) -> Comparison:
    """The same elections in another order, read and drawn anew."""
    return comparing.compare(ROOT, [row.election for row in reversed(table.rows)])


@pytest.fixture(scope="session")
def page(table: Comparison) -> str:
    return FORMATS["html"](table, english()).decode()


@pytest.fixture
def nasty(table: Comparison) -> Comparison:
    """A table whose texts try to become markup or a formula."""
    row = table.rows[0]
    point = dataclasses.replace(row.cells[0].points[0], title=NASTY, phrase=NASTY, serious=True, level=0.0)
    evidence = dataclasses.replace(point.evidence[0], text=NASTY, source=NASTY, url="javascript:alert(1)")
    cell = dataclasses.replace(row.cells[0], points=(dataclasses.replace(point, evidence=(evidence,)),))
    other = dataclasses.replace(row, title=NASTY, name=NASTY, label=NASTY, cells=(cell, *row.cells[1:]))
    return dataclasses.replace(table, rows=(other, *table.rows[1:]))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_table_gives_the_same_bytes(form: str, table: Comparison, again: Comparison) -> None:
    assert FORMATS[form](again, english()) == FORMATS[form](table, english())


def test_columns_that_scripts_know_stay_where_they_were(table: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](table, english()).decode())))
    known = ["election", "node", "value", "low", "high", "rated", "applicable", "analysts", "outcome", "band"]
    assert list(rows[0])[: len(known)] == known
    assert "rank_best" not in rows[0]
    assert len(rows) == len(table.rows) * (1 + len(table.criteria))
    cell = next(row for row in rows if row["election"].startswith("khm-2023") and row["node"] == "civic-space")
    assert float(cell["interval_low"]) < float(cell["value"]) < float(cell["interval_high"])
    ranked = FORMATS["csv"](dataclasses.replace(table, ranked=True), english()).decode().splitlines()[0]
    assert ranked.endswith("rank_best,rank_worst")


def test_json_holds_limits_and_changes_as_data(table: Comparison) -> None:
    data = json.loads(FORMATS["json"](table, english()))
    assert {"kind", "effect", "elections", "criterion", "reason"} == set(data["limits"][0])
    assert data["method"]["interval"] == "monte-carlo"
    assert data["method"]["fill_missing"] is False
    assert data["changes"][0]["differences"][0]["ref"] == "index"


def test_thin_coverage_is_marked_in_words_and_signs(table: Comparison) -> None:
    for form in ("text", "md"):
        text = FORMATS[form](table, english()).decode()
        assert "less than half, by weight, could be rated" in text
        assert re.search(r"\]\\?\*", text)


def test_a_pipe_ends_no_cell_of_markdown(nasty: Comparison) -> None:
    lines = [line for line in FORMATS["md"](nasty, english()).decode().splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1


class _Reader(HTMLParser):
    """Elements of a page, and which of them are open in which."""

    VOID = frozenset({"meta", "br", "img", "input", "link", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), tuple(self.stack)))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), tuple(self.stack)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag, (tag, self.stack)


def _elements(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    assert reader.stack == []
    return reader


def _named(page: str, *names: str) -> Iterator[dict[str, str | None]]:
    return (attributes for tag, attributes, _ in _elements(page).found if tag in names)


def _all(page: str) -> Iterator[dict[str, str | None]]:
    return (attributes for _, attributes, _ in _elements(page).found)


def test_the_page_stands_alone(page: str) -> None:
    assert not list(_named(page, "link", "img", "iframe", "object"))
    assert all("src" not in one for one in _named(page, "script"))
    assert "@import" not in page
    assert "url(" not in page


def test_only_our_own_script_may_run(page: str) -> None:
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    one, other = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style[1], script[1]))
    assert f"default-src 'none'; style-src 'sha256-{one}'; script-src 'sha256-{other}'; base-uri 'none'" in page
    assert "img-src blob:; form-action 'none'" in page
    assert all("style" not in each and not any(key.startswith("on") for key in each) for each in _all(page))


def test_every_cell_leads_to_what_stands_behind_it(page: str, table: Comparison) -> None:
    ids = [one["id"] for _, one, _ in _elements(page).found if "id" in one]
    assert len(ids) == len(set(ids))
    targets = {href[1:] for one in _named(page, "a") if (href := one.get("href") or "").startswith("#")}
    assert targets <= set(ids)
    assert {f"{row.election}.{cell.ref}" for row in table.rows for cell in row.cells} <= targets
    for row in table.rows:
        for cell in row.cells:
            for point in cell.points:
                assert f'<span class="where">#{point.ref}</span>' in page
                assert all(place.rpartition("/")[2] in page for place in point.ratings)


def test_detail_is_closed_and_so_not_printed(page: str, table: Comparison) -> None:
    details = [one for one in _named(page, "details") if "class" not in one]
    assert len(details) == len(table.rows) * len(table.criteria) + sum(bool(row.deeds) for row in table.rows)
    assert all("open" not in one for one in details)
    assert ".appendix details:not([open]) { display: none; }" in page


def test_headings_descend_by_one_and_tables_have_headers(page: str) -> None:
    levels = [int(tag[1]) for tag, _, _ in _elements(page).found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(one.get("scope") in {"col", "row"} for one in _named(page, "th"))


def test_every_picture_has_words(page: str, table: Comparison) -> None:
    ids = {one["id"] for _, one, _ in _elements(page).found if "id" in one}
    pictures = list(_named(page, "svg"))
    assert len(pictures) == 3 * (1 + len(table.criteria))
    for one in pictures:
        assert one["role"] == "group"
        assert one["aria-labelledby"] in ids
    assert "Cambodia 2018: not scored" in page


def test_every_mark_says_its_numbers_and_leads_to_its_cell(page: str, table: Comparison) -> None:
    marks = [one for tag, one, within in _elements(page).found if tag == "a" and "svg" in within]
    titles = [within for tag, _, within in _elements(page).found if tag == "title" and "a" in within]
    assert len(titles) == len(marks)
    targets = {one["href"] for one in marks}
    assert {f"#{row.election}.{cell.ref}" for row in table.rows for cell in row.cells} <= targets
    assert {f"#{row.election}" for row in table.rows} <= targets


def test_a_cell_opens_without_the_script(page: str, table: Comparison) -> None:
    """A browser opens the details around the target of a link, not details that are the target themselves."""
    within = {one["id"]: around for _, one, around in _elements(page).found if "id" in one}
    assert all("details" in within[f"{row.election}.{cell.ref}"] for row in table.rows for cell in row.cells)


def test_an_index_never_reads_as_in_another_band(page: str, table: Comparison) -> None:
    row = next(row for row in table.rows if row.election.startswith("phl-2022"))
    assert (row.index, row.band) == (pytest.approx(58.3, abs=0.05), 3)
    for form in ("text", "md"):
        assert "58.3 " in FORMATS[form](table, english()).decode()
    assert "index 58.3 (" in page
    assert "index 58 " not in page


def test_how_a_verdict_came_about_is_told_by_titles(page: str, table: Comparison) -> None:
    row = next(row for row in table.rows if row.election.startswith("tha-2019"))
    assert row.how == (
        "The index of 31.9 gives band 2 (fell short). Gate “viable contender excluded” holds (“Parties and candidates "
        "free to stand” at level 1), which allows band 3 at most: the verdict is no higher anyway. Gates that cannot "
        "be decided, for want of a rating of “Outcome respected” and “Suffrage and registration”: “outcome overturned” "
        "(band 1 at most, if it held) and “people kept from voting” (band 1 at most, if it held)."
    )
    brief = page.partition('class="brief"')[2].partition("</table>")[0]
    assert not re.search(r"[a-z]\.[a-z]+-[a-z]+ =", brief)


def test_filters_offer_what_is_there(page: str, table: Comparison) -> None:
    offered = [one["value"] for one in _named(page, "option")]
    boxes = {one["value"] for one in _named(page, "input") if one["name"] == "country"}
    assert boxes == {row.country for row in table.rows}
    for row in table.rows:
        assert {row.region, row.year, row.type, str(row.band), " ".join(row.panel)} <= set(offered)


def test_strange_text_stays_text(nasty: Comparison) -> None:
    page = FORMATS["html"](nasty, english()).decode()
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "javascript:" not in page
    _elements(page)


def test_ranks_are_shown_on_request_alone(table: Comparison) -> None:
    ranked = comparing.compare(ROOT, [row.election for row in table.rows[:3]], ranked=True)

    def shown(one: Comparison, form: str) -> bool:
        return "rank" in FORMATS[form](one, english()).decode().lower()

    for form in ("text", "md", "csv"):
        assert shown(ranked, form)
        assert not shown(table, form)


def test_firmness_and_single_raters_are_told_in_text_and_on_the_page(page: str, table: Comparison) -> None:
    for form in ("text", "md"):
        text = FORMATS[form](table, english()).decode()
        for row in table.rows:
            assert row.firm.split(",")[0] in text
    for row in table.rows:
        assert markupsafe.escape(firm_words(row.firmness, english().say, undecided=False)) in page
        assert markupsafe.escape(row.how) in page
        assert bool(gate_marks(row.gates, english().say)) is (
            f"<small>{markupsafe.escape(gate_marks(row.gates, english().say))}</small>" in page
        )
        for cell in row.cells:
            for point in cell.unrated:
                assert f'<span class="where">#{point.ref}</span>' in page
                places = [
                    at.rpartition("/")[2] for at in (*(a.at for a in point.answers), *(e.at for e in point.evidence))
                ]
                assert all(at in page for at in places)
    assert "by one analyst</small>" in page
    assert re.search(r'class="[a-z-]+ faded f[2-8]"', page)


def test_every_row_of_the_export_can_be_joined_with_other_tables(table: Comparison) -> None:
    for row in csv.DictReader(io.StringIO(FORMATS["csv"](table, english()).decode())):
        assert row["iso3"] == row["election"][:3].upper()
        assert row["date"][:4] == row["year"] == row["election"][4:8]
        assert all(row[key] for key in ("country", "region", "type", "edition", "panel", "coverage"))
        if row["node"] == "index":
            assert 0 <= float(row["band_chance"]) <= 1
            assert row["bound_distance"]
        else:
            assert int(row["single_rater"]) <= int(row["rated"])


def test_what_was_done_is_told_in_every_format(table: Comparison) -> None:
    facts = [one for row in table.rows for deed in row.deeds for one in deed.facts]
    rows = list(csv.DictReader(io.StringIO(acts.FORMATS["csv"](table, english()).decode())))
    assert len(rows) == len(facts) > 100
    assert {row["item"] for row in rows} == {one.id for one in facts}
    text = acts.FORMATS["text"](table, english()).decode()
    assert all(one.at in text for one in facts)
    data = json.loads(acts.FORMATS["json"](table, english()))
    assert sum(len(found) for row in data["rows"] for found in row["deeds"].values()) == len(facts)
    head, _, *lines = acts.FORMATS["md"](table, english()).decode().splitlines()[2:]
    numbers = [int(one) for line in lines for one in line.split("|")[2:-1] if one.strip()]
    assert sum(numbers) == len(facts)
    assert head.count("|") == len(acts.columns(table)) + 2


def test_facts_that_moved_no_level_are_told_in_text_too(page: str, table: Comparison) -> None:
    facts = [fact.basis for row in table.rows for fact in row.facts if fact.unrated]
    assert facts
    for form in ("text", "md"):
        text = FORMATS[form](table, english()).decode().partition("Facts that bear only on what nobody could rate")[2]
        assert text
        assert all(one.text.rstrip(".").split(",")[0][:20] in text.replace("\\", "") for one in facts)
    assert all(str(markupsafe.escape(one.text)) in page for one in facts)
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](table, english()).decode())))
    assert sum(int(row["unrated_facts"] or 0) for row in rows) > 0
    assert {row["varied"] for row in rows} == {"", "yes", "no"}


def test_json_names_every_public_item_by_assessment_and_id(table: Comparison) -> None:
    data = json.loads(FORMATS["json"](table, english()))
    for row, one in zip(data["rows"], table.rows, strict=True):
        assert isinstance(row["year"], int)
        assert [fact["basis"]["id"] for fact in row["facts"]] == [fact.basis.id for fact in one.facts]
        assert {fact["basis"]["assessment"] for fact in row["facts"]} == {row["election"]}
        for cell in row["cells"]:
            items = [item for point in (*cell["points"], *cell["unrated"]) for item in point["evidence"]]
            assert all(item["assessment"] == row["election"] for item in items)
            assert {item["id"] for item in items} <= {fact["basis"]["id"] for fact in row["facts"]}


def test_acts_can_be_joined_and_carry_the_verdict(table: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(acts.FORMATS["csv"](table, english()).decode())))
    for row in rows:
        assert row["iso3"] == row["election"][:3].upper()
        assert float(row["interval_low"]) < float(row["index"]) < float(row["interval_high"])
        assert 0 <= float(row["band_chance"]) <= 1
        assert row["coverage"]


def test_copies_are_named_wherever_a_source_is_shown(page: str, table: Comparison) -> None:
    copies = [fact.basis for row in table.rows for fact in row.facts if fact.basis.via and any(fact.acts)]
    assert copies
    text = acts.FORMATS["text"](table, english()).decode()
    rows = {(row["election"], row["item"]): row["via"] for row in _rows(acts.FORMATS["csv"](table, english()))}
    for one in copies:
        dated = f" [dated {one.when}]" if one.when else ""
        assert f"({one.source}; {one.via}).{dated} {one.at}" in text
        assert str(markupsafe.escape(f"{one.source}; {one.via}")) in page
        assert rows[one.assessment, one.id] == one.via


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_a_large_page_leaves_out_facts_says_so_and_stays_whole(
    table: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_page, "LARGE", len(table.rows) - 1)
    page = FORMATS["html"](table, english()).decode()
    reader = _elements(page)
    assert f"more than {len(table.rows) - 1} elections" in page
    ids = {one["id"] for _, one, _ in reader.found if "id" in one}
    targets = {href[1:] for one in _named(page, "a") if (href := one.get("href") or "").startswith("#")}
    assert targets <= ids
    assert {f"{row.election}.{cell.ref}" for row in table.rows for cell in row.cells} <= targets
    point = table.rows[0].cells[0].points[0]
    assert point.title in page
    assert point.evidence[0].text not in page
    marks = sum("svg" in within for tag, _, within in reader.found if tag == "a")
    assert marks <= len(table.rows) * (2 + len(table.criteria))


def test_many_alike_are_counted_not_named(table: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison_page, "MANY", 2)
    page = FORMATS["html"](table, english()).decode()
    counts = {len(cell.alike) for row in table.rows for cell in row.cells if len(cell.alike) > 2}
    assert counts
    assert all(f"Cannot be told apart here from {count} others." in page for count in counts)


def test_each_chart_says_how_many_pairs_can_be_told_apart(page: str, table: Comparison) -> None:
    captions = re.findall(r'<small>pairs told apart: <span data-node="([\w-]+)">(\d+ of \d+)</span></small>', page)
    assert [refs for refs, _ in captions] == ["index", *(ref for ref, _ in table.criteria)]
    assert [words for _, words in captions] == [f"{one.apart} of {one.pairs}" for one in table.told]


def test_the_script_can_be_read(page: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js on this machine to read the script")
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    path = tmp_path / "script.js"
    path.write_text(script[1], encoding="utf-8")
    read = subprocess.run([node, "--check", path], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
