import dataclasses
import html
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from electassess.comparison import Account, Audit, Section, Sentence
from electassess.render.account import AUDIT_FORMATS, FORMATS, audit_text, to_text
from electassess.render.page import digest
from electassess.use_cases import comparing
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def told() -> Account:
    return comparing.tell_pair(ROOT, "khm-2023-07-23-general", "tha-2023-05-14-general")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_sentence_and_every_place_is_in_every_format(form: str, told: Account) -> None:
    text = FORMATS[form](told, english()).decode()
    for section in told.sections:
        assert section.title.casefold() in text.casefold()
        for sentence in section.sentences:
            for ref in sentence.findings:
                assert ref in text
            for place in sentence.evidence:
                path, _, line = place.rpartition(":")
                assert path in text
                assert line in text
    assert FORMATS[form](told, english()) == FORMATS[form](told, english())


def test_a_page_nests_what_bears_out_a_sentence(told: Account) -> None:
    class Depths(HTMLParser):
        lists, told = 0, 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            self.lists += tag == "ul"
            self.told = max(self.told, self.lists)

        def handle_endtag(self, tag: str) -> None:
            self.lists -= tag == "ul"

    reader = Depths()
    page = FORMATS["html"](told, english()).decode()
    reader.feed(page)
    deepest = max(sentence.depth for section in told.sections for sentence in section.sentences)
    assert (reader.lists, reader.told) == (0, deepest + 2)
    assert page.count("<li") == page.count("</li>")
    facts = [one.url for section in told.sections for one in section.sentences if one.url]
    assert facts
    assert all(f'href="{html.escape(url)}"' in page for url in facts)
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert f"style-src '{digest(style)}'" in page


def test_strange_text_stays_text() -> None:
    sentence = Sentence("<b>x</b> # [a](b)", ("e#n",), url="javascript:alert(1)")
    account = Account("<i>t</i>", ("e",), (Section("S", (sentence,)),), "{}")
    page = FORMATS["html"](account, english()).decode()
    assert "<b>" not in page
    assert "<i>" not in page
    assert "href" not in page
    assert r"\<b>x\</b>" in FORMATS["md"](account, english()).decode()


def test_json_has_the_numbers_behind_a_sentence(told: Account) -> None:
    data = json.loads(FORMATS["json"](told, english()))
    found = [one["difference"] for part in data["sections"] for one in part["sentences"] if one["difference"]]
    assert {"index", "civic-space"} <= {one["ref"] for one in found}
    assert all(one["probability"] is None or 0 <= one["probability"] <= 1 for one in found)


def test_an_audit_that_found_nothing_says_so() -> None:
    nothing = Audit(("a", "b"), 1, ())
    assert "in none did an election" in audit_text(nothing, english()).decode()
    assert json.loads(AUDIT_FORMATS["json"](nothing, english())) == {
        "unexplained": 0,
        "elections": ["a", "b"],
        "compared": 1,
        "pairs": [],
        "splits": [],
        "about": [],
    }


def test_an_audit_cites_what_it_says() -> None:
    found = comparing.audit(ROOT, ["blr-2020-08-09-presidential", "hkg-2021-12-19-legislative"])
    text = audit_text(found, english()).decode()
    assert "finding blr-2020-08-09-presidential#civic-space" in text
    assert json.loads(AUDIT_FORMATS["json"](found, english()))["pairs"][0]["reason"] == "unexplained"
    assert dataclasses.asdict(found)["pairs"]


def test_over_time_has_its_charts_and_every_number_in_a_table() -> None:
    account = comparing.tell_over_time(ROOT, "Thailand")
    page = FORMATS["html"](account, english()).decode()
    assert page.count("<svg ") == len(account.trends) == 8
    for trend in account.trends:
        assert f'href="#value.{trend.ref}"' in page
        assert f'<tr id="value.{trend.ref}">' in page
    assert page.count('class="step unsure"') == sum(not apart for trend in account.trends for apart in trend.apart) == 3
    assert "<script" not in page
    lines = FORMATS["text"](account, english()).decode().splitlines()
    head = lines.index("VALUES") + 1
    assert lines[head].split("  ")[-1] == "later election"
    assert lines[head + 1].startswith("Index ")
    assert lines[head + 1].endswith("31.9 [26–38]   55.2 [48–65]   higher")
    assert any("13 [0–25]*" in line and line.endswith("higher as rated") for line in lines)
    assert "| Index | 31.9 \\[26–38\\] | 55.2 \\[48–65\\] | higher |" in FORMATS["md"](account, english()).decode()


def test_a_pair_of_two_countries_has_numbers_and_no_line_between_them(told: Account) -> None:
    assert not told.one_country
    page = FORMATS["html"](told, english()).decode()
    assert "<svg" not in page
    assert '<tr id="value.index">' in page


def test_data_name_each_item_by_assessment_and_id(told: Account) -> None:
    data = json.loads(FORMATS["json"](told, english()))
    sentences = [each for section in data["sections"] for each in section["sentences"]]
    items = [item for each in sentences for item in each["items"]]
    assert {item["assessment"] for item in items} == set(told.elections)
    assert all(item["id"] and item["at"].startswith(f"assessments/{item['assessment']}/") for item in items)
    for each in sentences:
        assert {item["at"] for item in each["items"]} == {*each["evidence"], *each["beside"]}


def test_a_screen_gets_the_sentences_and_is_told_where_the_places_are(told: Account) -> None:
    text = to_text(told, english(), places=False).decode()
    assert all(each.text in text for section in told.sections for each in section.sentences)
    assert "assessments/" not in text
    places = english().say("account-places")
    assert places in text
    assert places not in to_text(told, english()).decode()
