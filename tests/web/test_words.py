# SPDX-License-Identifier: Apache-2.0
"""What the pages say to somebody who never saw a file: faults with a way to them, steps, what a verdict rests on."""

import html
import re
import sys
from pathlib import Path

import pytest
import yaml

from electassess.cli import main
from electassess.web.evidence_pages import handle
from electassess.web.ways import WAYS
from served import KEN, ORIGIN, Browser, typed

HERE = f"/e/{KEN}"
EVIDENCE = f"{HERE}/evidence"
REF = "media-freedom.plurality"


def words(browser: Browser, path: str) -> str:
    return html.unescape(browser.get(path).text)


def item(browser: Browser, **given: str) -> dict[str, list[str]]:
    form = typed(browser.get(f"{EVIDENCE}/item/new").text)
    form |= {
        "fact": ["It was seen."],
        "clause": ["it was seen"],
        "reading": ["fault"],
        "credibility": ["2"],
        "sources": ["S1"],
        "first": [REF],
    }
    return form | {key: [value] for key, value in given.items()}


@pytest.mark.parametrize(
    ("day", "said"),
    [("5 Feb 2022", "2022-02-05"), ("February 2022", "2022-02"), ("25/7/2022", "2022-07-25"), ("2022", "2022")],
)
def test_days_are_understood_as_people_write_them(browser: Browser, root: Path, day: str, said: str) -> None:
    answer = browser.post(f"{EVIDENCE}/item/new", item(browser, happened=day))
    assert answer.headers["location"] == f"{EVIDENCE}?saved=item"
    found = yaml.safe_load((root / "assessments" / KEN / "evidence.yaml").read_text(encoding="utf-8"))["items"][-1]
    assert str(found["happened"]) == said


def test_a_day_that_could_be_two_is_told_with_how_to_write_it(browser: Browser) -> None:
    answer = browser.post(f"{EVIDENCE}/item/new", item(browser, happened="5/7/2022"))
    assert answer.status_code == 422
    assert "Write the day as 5 February 2029, February 2029 or 2029." in answer.text


def test_an_address_without_its_beginning_is_understood(browser: Browser, root: Path) -> None:
    form = typed(browser.get(f"{EVIDENCE}/source/new").text)
    form |= {
        "organisation": ["Made-up Press"],
        "title": ["Made up"],
        "reliability": ["C"],
        "url": ["www.example.org/a"],
    }
    assert browser.post(f"{EVIDENCE}/source/new", form).headers["location"] == f"{EVIDENCE}?saved=source"
    sources = yaml.safe_load((root / "assessments" / KEN / "evidence.yaml").read_text(encoding="utf-8"))["sources"]
    assert list(sources.values())[-1]["url"] == "https://www.example.org/a"


def test_every_fault_is_told_at_once_on_top_with_a_way_to_its_field(browser: Browser) -> None:
    answer = browser.post(
        f"{EVIDENCE}/item/new", item(browser, happened="last spring", clause="it was seen.", keep="nowhere in it")
    )
    assert answer.status_code == 422
    top = re.findall(r'<div class="summary".*?</div>', answer.text, re.DOTALL)[0]
    assert set(re.findall(r'href="#(\w+)"', top)) >= {"f_happened", "f_clause"}
    assert "f_id" not in top
    for place in re.findall(r'href="#(\w+)"', top):
        assert f'id="{place}"' in answer.text
    assert "a full stop stands at the end" in top


def test_nothing_is_chosen_for_whoever_enters_a_source(browser: Browser) -> None:
    form = typed(browser.get(f"{EVIDENCE}/source/new").text)
    assert form["reliability"] == [""]
    answer = browser.post(f"{EVIDENCE}/source/new", form | {"organisation": ["Made up"], "title": ["Made up"]})
    assert answer.status_code == 422
    assert "this is still empty" in answer.text
    assert "key reliability" not in answer.text


def test_a_colleagues_error_names_who_mends_it_and_leads_there(browser: Browser, root: Path) -> None:
    path = root / "assessments" / KEN / "ratings" / "reader-b.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rating = next(one for one in data["ratings"] if one["indicator"] == REF)
    rating.update({"level": 0, "evidence": []})
    rating.pop("state", None)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    page = words(browser, f"{HERE}/")
    assert "reader-b mends this: whoever works here as reader-b." in page
    assert f"{HERE}/panel#{REF}" in page
    assert "“Plurality” has level 0 and no evidence" in page
    mine = words(Browser(root, "reader-b"), f"{HERE}/")
    assert f"{HERE}/rate/media-freedom#{REF}" in mine
    assert "mends this" not in mine
    draft = words(browser, f"{HERE}/draft")
    assert "There is no draft as long as this is in the way" in draft
    newcomer = Browser(root, "b-new")
    newcomer.post(f"{HERE}/sheet", {})
    blind = words(newcomer, f"{HERE}/")
    assert "1 in the sheet of reader-b, who mends it" in blind
    assert REF not in blind.split("What check says")[1]
    for name in ("beside", "draft", "write", "published", "explain"):
        page = words(newcomer, f"{HERE}/{name}")
        assert "“Plurality” has level" not in page, name
        assert "reader-b mends" not in page, name


def test_no_page_speaks_of_keys_where_there_is_a_form(browser: Browser, root: Path) -> None:
    path = root / "assessments" / KEN / "evidence.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["items"][0]["clause"] = "{made-up-body} was seen"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    page = words(browser, f"{HERE}/")
    assert "add it to actors" not in page
    assert "under “Bodies, parties and people”" in page


def test_the_next_step_and_all_steps_are_on_the_overview(root: Path) -> None:
    newcomer = Browser(root, "a-new")
    newcomer.post(
        "/new", {"country": "KEN", "date": "2027-08-10", "kind": "general", "analyst": "A New", "qualifier": ""}
    )
    there = "/e/ken-2027-08-10-general"
    assert f'Next: <a href="{there}/evidence/source/new">Evidence</a>' in newcomer.get(f"{there}/").text
    form = typed(newcomer.get(f"{there}/evidence/source/new").text)
    form |= {"organisation": ["Made up"], "title": ["Made up"], "reliability": ["B"]}
    newcomer.post(f"{there}/evidence/source/new", form)
    assert f'Next: <a href="{there}/evidence/item/new">Evidence</a>' in newcomer.get(f"{there}/").text
    page = newcomer.get(f"{there}/").text
    tabs = re.findall(r'<nav class="places".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r">(\w+)</a>", tabs)[:5] == ["Overview", "Election", "Evidence", "Rate", "Panel"]


def test_sheets_by_one_hand_are_said_to_be_of_one_person(browser: Browser, root: Path) -> None:
    path = root / "assessments" / KEN / "election.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\nhands: 1\n", encoding="utf-8")
    firm = words(browser, f"{HERE}/firm")
    assert "questions that could be judged, by one person in 3 sheets" in firm
    assert "Its 3 sheets were written by one person: agreement among them" in firm, "as the command says"


def test_what_the_verdict_rests_on_is_said_with_how_firm_it_is(browser: Browser) -> None:
    page = words(browser, f"{HERE}/draft")
    said = re.findall(r"It rests on (\d+) of (\d+) questions that could be judged, by 3 people", page)
    assert said
    assert f"{HERE}/firm" in page
    firm = words(browser, f"{HERE}/firm")
    assert "as it stands" in firm


def test_the_page_and_the_command_say_the_same_of_how_firm_a_verdict_is(
    browser: Browser, root: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    firm = words(browser, f"{HERE}/firm")
    (command,) = re.findall(r"<code>(electassess robust .*?)</code>", firm)
    monkeypatch.setattr(sys, "argv", [*command.split(), "--workspace", str(root)])
    with pytest.raises(SystemExit):
        main()
    said = capfdbinary.readouterr().out.decode()
    chances = said[said.index("Chance, with") : said.index("Where this doubt")]
    shares = re.findall(r"    band \d (.*?)  +(.*%)", chances)
    assert len(shares) > 2
    rows = [
        (re.sub(" <span.*", "", label), share) for label, share in re.findall(r'row">(.*?)</th><td>(.*?)</td>', firm)
    ]
    assert sorted(rows) == sorted(shares)
    for line in re.findall(r"In 90 of 100 draws .*", said):
        assert line in firm
    moves = [line for line in said.splitlines() if re.match(r"    \S+ .*from \S+ to \S+: band", line)]
    assert firm.count(" instead of ") == len(moves)


def test_before_publishing_one_reads_and_is_told_what_is_open(browser: Browser, root: Path) -> None:
    page = words(browser, f"{HERE}/published")
    assert "Before you publish" in page
    reader = browser.get(f"{HERE}/reader")
    assert "sandbox" in reader.headers["content-security-policy"]
    assert "[@" not in reader.text
    assert not (root / "statements").exists()


def test_files_of_an_earlier_text_are_marked_so(browser: Browser, root: Path) -> None:
    assert browser.post(f"{HERE}/publish", {}).status_code == 200
    page = words(browser, f"{HERE}/published")
    assert "as it stands" in page
    assert "of an earlier text</strong>" not in page
    copy = root / "assessments" / KEN / "statement.md"
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("in 235", "in 999"), encoding="utf-8")
    refused = browser.post(f"{HERE}/publish", {})
    assert refused.status_code == 409
    said = html.unescape(refused.text)
    assert "The files below are of an earlier text." in said
    assert said.count("<strong>of an earlier text</strong>") == said.count("/published/final/")
    assert "false by the record" in said


def test_a_page_that_is_not_there_leads_back(browser: Browser) -> None:
    answer = browser.get("/e/nowhere/")
    assert answer.status_code == 404
    assert 'href="/"' in answer.text
    assert "electassess.css" in answer.text


def test_elections_to_compare_have_names(browser: Browser) -> None:
    page = words(browser, "/compare")
    assert "Kenya" in page
    assert f"<span>{KEN}" not in page


def test_advice_leads_to_forms(browser: Browser) -> None:
    page = words(browser, f"{HERE}/advice")
    assert "evidence.yaml" not in page
    assert "<pre>" not in page
    places = re.findall(r'href="(/e/[^"#]+)', page)
    assert places
    assert all(browser.get(place).status_code == 200 for place in set(places))


def test_a_name_is_made_valid(browser: Browser) -> None:
    answer = browser.http.post("/who", data={"who": "María Rivera"}, headers={"origin": ORIGIN})
    assert "electassess_who=maria-rivera" in answer.headers["set-cookie"]


def test_an_item_is_named_by_what_it_says(browser: Browser) -> None:
    page = words(browser, f"{EVIDENCE}/item/{handle('missions')}")
    assert "civic-space.observers:" not in page
    order = re.findall(r'<option value="([a-z-]+)\.[a-z-]+"', page.split('id="f_first"')[1].split("</select>")[0])
    assert order[0] == "emb-independence"


def test_a_name_in_plain_words_is_pointed_out(browser: Browser, root: Path) -> None:
    election = yaml.safe_load((root / "assessments" / KEN / "election.yaml").read_text(encoding="utf-8"))
    short = election["election_body"]["short"]
    answer = browser.post(f"{EVIDENCE}/item/new", item(browser, id="plain", clause=f"the {short} was seen"))
    assert answer.status_code == 303
    page = words(browser, f"{EVIDENCE}/item/{handle('plain')}")
    assert f"“{short}” stands as plain words; written {{emb}}" in page
    assert "stands as plain words" not in words(browser, f"{EVIDENCE}/item/new")


def test_an_ask_of_the_brief_chooses_what_it_rests_on(browser: Browser, root: Path) -> None:
    page = words(browser, f"{HERE}/brief")
    choice = page.split('name="asks.0.because"')[1].split("</select>")[0]
    assert '<optgroup label="Items of evidence">' in choice
    path = root / "assessments" / KEN / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - id: missions\n", "  - id: missions\n    sensitivity: confidential\n"), encoding="utf-8"
    )
    assert '"missions"' in choice
    hidden = words(browser, f"{HERE}/brief").split('name="asks.0.because"')[1].split("</select>")[0]
    assert '"missions"' not in hidden


def test_what_to_do_is_listed_in_the_order_of_work() -> None:
    assert list(WAYS) == sorted(WAYS)
