# SPDX-License-Identifier: Apache-2.0
"""Forms of countries, organisations and waivers. Names are made up for the test, or of no country at all."""

import html
import re
from pathlib import Path

import pytest
import yaml

from electassess.use_cases import reviewing
from served import KEN, Browser, typed
from worked import ROOT

COUNTRY = {
    "code": "zzz", "name": "the Republic of Nowhere", "adjective": "Nowherean", "people": "Nowhere",
    "government": "the Government of Nowhere", "region": "Europe",
}  # fmt: skip


def said(path: Path) -> dict[str, object]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_country_is_entered_and_an_assessment_of_it_is_begun(browser: Browser, root: Path) -> None:
    assert 'href="/countries/new?for=/new"' in browser.get("/new").text
    assert browser.post("/countries/new", COUNTRY | {"base": ""}).status_code == 303
    own, shipped = root / "countries.yaml", ROOT / "countries.yaml"
    assert own.read_text(encoding="utf-8").startswith(shipped.read_text(encoding="utf-8"))
    found = said(own)["countries"]["ZZZ"]  # type: ignore[index]
    assert found == {key: value for key, value in COUNTRY.items() if key != "code"}
    new = {"country": "ZZZ", "date": "2027-11-20", "kind": "general", "analyst": "A Néw", "qualifier": ""}
    assert browser.post("/new", new).headers["location"] == "/e/zzz-2027-11-20-general/"
    assert (root / "assessments/zzz-2027-11-20-general/ratings/a-new.yaml").is_file()


def test_a_country_is_changed_in_place_and_nobodys_change_is_lost(browser: Browser, root: Path) -> None:
    before = (ROOT / "countries.yaml").read_text(encoding="utf-8")
    form = typed(browser.get("/countries/KEN").text)
    assert browser.post("/countries/KEN", form).status_code == 303
    assert (root / "countries.yaml").read_text(encoding="utf-8") == before  # nothing was changed in it
    assert browser.post("/countries/KEN", form | {"adjective": "Made-up"}).status_code == 303
    assert said(root / "countries.yaml")["countries"]["KEN"]["adjective"] == "Made-up"  # type: ignore[index]
    clash = browser.post("/countries/KEN", form | {"adjective": "Another"})
    assert clash.status_code == 409
    assert "Made-up" in clash.text
    assert "Another" in clash.text


@pytest.mark.parametrize("wrong", [{"code": "Nowhere"}, {"name": ""}, {"code": "../x"}])
def test_a_country_that_is_none_is_refused_with_what_was_typed(
    browser: Browser, root: Path, wrong: dict[str, str]
) -> None:
    answer = browser.post("/countries/new", COUNTRY | {"base": ""} | wrong)
    assert answer.status_code == 422
    assert "Nowherean" in answer.text
    assert "Nowherean" not in (root / "countries.yaml").read_text(encoding="utf-8")


def test_an_organisation_is_entered_and_can_speak(browser: Browser, root: Path) -> None:
    there = f"/organisations/new?for=/e/{KEN}/brief"
    brief = typed(browser.get(f"/e/{KEN}/brief").text)
    assert 'name="then" value="/organisations/new"' in browser.get(f"/e/{KEN}/brief").text
    saved = browser.post(f"/e/{KEN}/brief", brief | {"title": "A title for a test", "then": "/organisations/new"})
    assert saved.headers["location"] == there, "what was typed is saved first"
    assert said(root / "assessments" / KEN / "statement.yaml")["title"] == "A title for a test"
    away = browser.post(f"/e/{KEN}/brief", typed(browser.get(f"/e/{KEN}/brief").text) | {"then": "https://x.example"})
    assert "x.example" not in away.headers["location"], "nowhere else"
    form = {"base": "", "name": "Made-up Election Watch", "acronym": "MEW", "source": "www.example.org/about"}
    assert f'action="{there}"' in browser.get(there).text
    answer = browser.post(there, form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/e/{KEN}/brief?saved"), "back to the brief"
    entry = said(root / "organisations.yaml")["organisations"][-1]  # type: ignore[index]
    assert entry == {
        "id": "mew",
        "name": "Made-up Election Watch",
        "acronym": "MEW",
        "source": "https://www.example.org/about",
    }
    assert 'value="mew"' in browser.get(f"/e/{KEN}/brief").text
    double = browser.post("/organisations/new?for=https://elsewhere.example/e/x/brief", form)
    assert (double.status_code, double.headers["location"]) == (303, "/organisations?saved"), "nowhere else"
    assert "twice" in browser.get("/organisations").text


def test_the_way_back_is_kept_through_the_list_and_after_an_error(browser: Browser) -> None:
    election = f"/e/{KEN}/election"
    form = typed(browser.get(election).text)
    there = browser.post(election, form | {"then": "/countries"}).headers["location"]
    page = browser.get(there).text
    assert f'href="/countries/KEN?for={election}"' in page
    assert f'href="/countries/new?for={election}"' in page
    assert f'<a href="{election}">Back' in page
    wrong = browser.post(f"/countries/KEN?for={election}", typed(browser.get("/countries/KEN").text) | {"name": ""})
    assert (wrong.status_code, f'action="/countries/KEN?for={election}"' in wrong.text) == (422, True)
    brief = typed(browser.get(f"/e/{KEN}/brief").text)
    refused = browser.post(f"/e/{KEN}/brief", brief | {"date": "nonsense", "then": "/organisations/new"})
    assert refused.status_code == 422
    assert '<button class="main" name="then" value="/organisations/new">' in refused.text
    assert "<button hidden name" in refused.text, "the Enter key goes on, too"
    away = browser.post(f"/e/{KEN}/brief", brief | {"date": "nonsense", "then": "https://x.example"})
    assert "x.example" not in away.text


def false_text(root: Path) -> str:
    copy = root / "assessments" / KEN / "statement.md"
    text = copy.read_text(encoding="utf-8")
    assert "Biometric kits failed in 235" in text
    copy.write_text(text.replace("in 235", "in 999"), encoding="utf-8")
    return text


def test_what_is_false_by_the_record_is_waived_by_name_and_taken_back(browser: Browser, root: Path) -> None:
    false_text(root)
    page = browser.get(f"/e/{KEN}/waivers").text
    hidden = ("sentence", "kind", "by", "date")
    form = {name: html.unescape(re.findall(rf'name="{name}"[^>]*? value="([^"]*)"', page)[0]) for name in hidden}
    assert "999" in form["sentence"]
    assert form["by"] == "reader-a"
    refused = browser.post(f"/e/{KEN}/waivers", form | {"because": "", "date": "soon"})
    assert refused.status_code == 422
    assert browser.post(f"/e/{KEN}/waivers", form | {"because": "Made up for a test."}).status_code == 303
    assert all(not one.stops or one.kind != form["kind"] for one in reviewing.review_text(root, KEN).remarks)
    page = browser.get(f"/e/{KEN}/waivers").text
    assert "Made up for a test." in page
    base = re.findall(r'action="[^"]*waivers/remove"><input type="hidden" name="base" value="(\w+)"', page)[0]
    assert browser.post(f"/e/{KEN}/waivers/remove", {"base": "0" * 32}).status_code == 409
    assert browser.post(f"/e/{KEN}/waivers/remove", {"base": base}).status_code == 303
    assert said(root / f"assessments/{KEN}/waivers.yaml") == {"waivers": []}


def test_nothing_is_changed_read_only(root: Path) -> None:
    reader = Browser(root, "reader-a", read_only=True)
    assert reader.get("/countries").status_code == 200
    assert reader.post("/countries/new", COUNTRY | {"base": ""}).status_code == 403
    assert not (root / "countries.yaml").exists()


def test_in_a_first_round_nobody_waives_or_sees_the_review(browser: Browser, root: Path) -> None:
    sheet = root / "assessments" / KEN / "ratings" / "reader-a.yaml"
    text = sheet.read_text(encoding="utf-8")
    assert "\nratings:" in text
    sheet.write_text(text.replace("\nratings:", "\nsubmitted: false\nratings:", 1), encoding="utf-8")
    for form in ({"by": ""}, {"sentence": "x", "kind": "number", "by": "A", "because": "b", "date": "2024-01-01"}):
        assert browser.post(f"/e/{KEN}/waivers", form).status_code == 409
    assert browser.post(f"/e/{KEN}/waivers/remove", {"base": ""}).status_code == 409
    assert not (root / "assessments" / KEN / "waivers.yaml").exists()


def test_a_short_name_is_asked_for_where_none_can_be_made(browser: Browser, root: Path) -> None:
    form = {"base": "", "name": "គណៈកម្មការ", "acronym": "គ", "source": "https://www.example.org/about"}
    answer = browser.post("/organisations/new", form)
    assert answer.status_code == 422
    assert "this is still empty" in answer.text
    assert "គណៈកម្មការ" in answer.text
    assert form["name"] not in (root / "organisations.yaml").read_text(encoding="utf-8")
    assert browser.post("/organisations/new", form | {"id": "kanak"}).status_code == 303
    assert said(root / "organisations.yaml")["organisations"][-1]["id"] == "kanak"  # type: ignore[index]
    named = form | {"name": "Made-up Watch"}
    assert browser.post("/organisations/new", named).status_code == 303
    assert said(root / "organisations.yaml")["organisations"][-1]["id"] == "made-up-watch"  # type: ignore[index]
