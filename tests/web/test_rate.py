import re
from pathlib import Path

import pytest
import yaml

from electassess.use_cases import pipeline
from served import KEN, Browser

REF = "civic-space.observers"
PART = {"hx-request": "true"}


def sheet(root: Path, analyst: str = "reader-a") -> Path:
    return root / "assessments" / KEN / "ratings" / f"{analyst}.yaml"


def rating(root: Path, ref: str = REF, analyst: str = "reader-a") -> dict[str, object]:
    data = yaml.safe_load(sheet(root, analyst).read_text(encoding="utf-8"))
    return next(one for one in data["ratings"] if one["indicator"] == ref)


def base(browser: Browser, ref: str = REF) -> str:
    page = browser.get(f"/e/{KEN}/rate/{ref.partition('.')[0]}").text
    found = re.search(rf'<article[^>]* id="{re.escape(ref)}".*?name="base" value="(\w*)"', page, re.DOTALL)
    assert found
    return found[1]


def form(browser: Browser, **changes: object) -> dict[str, object]:
    return {"base": base(browser), "answer": "level:2", "because": "Made-up reason.", "confidence": "55"} | changes


def test_the_page_shows_question_anchors_and_facts(browser: Browser) -> None:
    page = browser.get(f"/e/{KEN}/rate/civic-space").text
    assert page.count('<article class="question"') == 6
    assert page.count('name="answer" value="level:') == 30
    assert "the EU was kept at a distance from tabulation" in page
    assert 'value="missions" checked' in page


def test_a_rating_goes_into_the_file_and_nothing_else_changes(browser: Browser, root: Path) -> None:
    before = sheet(root).read_text(encoding="utf-8").splitlines()
    answer = browser.post(f"/e/{KEN}/rate/{REF}", form(browser, evidence=["missions"]), **PART)
    assert answer.status_code == 200
    assert answer.headers["hx-trigger"] == "saved"
    assert rating(root) == {
        "indicator": REF,
        "level": 2,
        "confidence": 55,
        "because": "Made-up reason.",
        "evidence": ["missions"],
    }
    after = sheet(root).read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 4


def test_a_state_takes_the_place_of_a_level(browser: Browser, root: Path) -> None:
    browser.post(f"/e/{KEN}/rate/{REF}", form(browser, answer="state:insufficient-evidence", confidence=""), **PART)
    assert rating(root) == {"indicator": REF, "state": "insufficient-evidence", "because": "Made-up reason."}


def test_what_check_says_stands_at_its_field(browser: Browser, root: Path) -> None:
    answer = browser.post(f"/e/{KEN}/rate/{REF}", form(browser, answer="level:0", because=""), **PART)
    said = re.search(r'id="d_civic-space_observers_answer"[^>]*>(.*?)</div>', answer.text, re.DOTALL)
    assert said
    assert "“Independent observation” has level 0 and no evidence" in said[1]
    faults = [one for one in pipeline.check(root) if f"{REF} has level 0 and no evidence" in one.message]
    assert [one.code for one in faults] == ["EA305"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"confidence": "150"}, "confidence"),
        ({"confidence": "rather sure"}, "confidence"),
        ({"answer": "level:two"}, "level"),
        ({"answer": "state:perhaps"}, "state"),
        ({"because": "submitted: false"}, "belong to the text"),
    ],
)
def test_what_cannot_stand_in_the_file_is_not_written(
    browser: Browser, root: Path, changes: dict[str, str], said: str
) -> None:
    before = sheet(root).read_bytes()
    answer = browser.post(f"/e/{KEN}/rate/{REF}", form(browser, **changes), **PART)
    assert answer.status_code == 422
    assert "Not saved" in answer.text
    assert said in answer.text
    assert sheet(root).read_bytes() == before


def test_a_rating_changed_underneath_is_shown_and_not_overwritten(browser: Browser, root: Path) -> None:
    mine = form(browser)
    text = sheet(root).read_text(encoding="utf-8").replace("Several missions worked", "Some missions worked")
    sheet(root).write_text(text, encoding="utf-8")
    answer = browser.post(f"/e/{KEN}/rate/{REF}", mine, **PART)
    assert answer.status_code == 409
    assert "Some missions worked" in answer.text
    assert "Made-up reason." in answer.text
    assert sheet(root).read_text(encoding="utf-8") == text
    chosen = re.search(r'<button name="base" value="(\w+)"', answer.text)
    assert chosen
    again = browser.post(f"/e/{KEN}/rate/{REF}", mine | {"base": chosen[1]}, **PART)
    assert again.status_code == 200
    assert rating(root)["because"] == "Made-up reason."


def test_a_change_elsewhere_in_the_file_is_kept(browser: Browser, root: Path) -> None:
    mine = form(browser)
    text = sheet(root).read_text(encoding="utf-8").replace("No fact on eligibility limits.", "Made-up: no fact.")
    sheet(root).write_text("# a comment of somebody's\n" + text, encoding="utf-8")
    assert browser.post(f"/e/{KEN}/rate/{REF}", mine, **PART).status_code == 200
    now = sheet(root).read_text(encoding="utf-8")
    assert now.startswith("# a comment of somebody's\n")
    assert "Made-up: no fact." in now
    assert "Made-up reason." in now


def test_without_script_a_form_leads_back_to_its_place(browser: Browser, root: Path) -> None:
    answer = browser.post(f"/e/{KEN}/rate/{REF}", form(browser))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/e/{KEN}/rate/civic-space#{REF}"
    text = sheet(root).read_text(encoding="utf-8").replace("Made-up reason.", "Another.")
    mine = form(browser)
    sheet(root).write_text(text, encoding="utf-8")
    clash = browser.post(f"/e/{KEN}/rate/{REF}", mine | {"because": "Mine."})
    assert clash.status_code == 409
    assert "Another." in clash.text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', clash.text))
    assert browser.post(f"/e/{KEN}/rate/{REF}", fields).status_code == 303
    assert rating(root)["because"] == "Mine."


def test_what_is_typed_is_escaped(browser: Browser, root: Path) -> None:
    words = '</textarea><script>alert(1)</script> "x" {{ 7 * 7 }} <b>'
    browser.post(f"/e/{KEN}/rate/{REF}", form(browser, because=words), **PART)
    assert rating(root)["because"] == words
    for path in (f"/e/{KEN}/rate/civic-space", f"/e/{KEN}/", f"/e/{KEN}/beside"):
        page = browser.get(path).text
        assert "<script>alert" not in page
        assert "<b>" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in browser.get(f"/e/{KEN}/rate/civic-space").text


def hide(root: Path, item: str) -> None:
    file = root / "assessments" / KEN / "evidence.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(f"  - id: {item}\n", f"  - id: {item}\n    sensitivity: confidential\n"), encoding="utf-8"
    )


def test_a_confidential_item_is_on_no_page_of_ratings_and_stays_cited(browser: Browser, root: Path) -> None:
    hide(root, "kept-at-distance")
    fact = "kept at a distance from the tabulation"
    everything = [
        "/",
        f"/e/{KEN}/",
        f"/e/{KEN}/rate/civic-space",
        f"/e/{KEN}/rate/civic-space?all={REF}",
        f"/e/{KEN}/beside",
    ]
    for path in everything:
        page = browser.get(path).text
        assert "kept-at-distance" not in page
        assert fact not in page
    assert "1 of them not public" in browser.get(f"/e/{KEN}/rate/civic-space").text
    answer = browser.post(f"/e/{KEN}/rate/{REF}", form(browser, evidence=["missions"]), **PART)
    assert "kept-at-distance" not in answer.text
    assert rating(root)["evidence"] == ["missions", "kept-at-distance"]
    smuggled = browser.post(f"/e/{KEN}/rate/{REF}", form(browser, evidence=["missions", "no-such-item"]), **PART)
    assert smuggled.status_code == 200
    assert rating(root)["evidence"] == ["missions", "kept-at-distance"]


def test_a_new_analyst_begins_rates_and_submits(root: Path) -> None:
    newcomer = Browser(root, "b-new")
    assert "Begin my sheet" in newcomer.get(f"/e/{KEN}/rate").text
    assert newcomer.post(f"/e/{KEN}/sheet", {}).headers["location"] == f"/e/{KEN}/rate"
    assert newcomer.get(f"/e/{KEN}/rate").headers["location"] == f"/e/{KEN}/rate/emb-independence"
    assert "0 of 48" in newcomer.get("/").text
    mine = {"base": base(newcomer), "answer": "level:3", "because": "Made up.", "evidence": ["missions"]}
    assert newcomer.post(f"/e/{KEN}/rate/{REF}", mine, **PART).status_code == 200
    assert "1 of 48" in newcomer.get("/").text
    text = sheet(root, "b-new").read_text(encoding="utf-8")
    assert "#   0: " in text  # the anchors that a new sheet holds as comments
    newcomer.post(f"/e/{KEN}/submit", {"as": "done"})
    assert yaml.safe_load(sheet(root, "b-new").read_text(encoding="utf-8"))["submitted"] is True
    newcomer.post(f"/e/{KEN}/submit", {"as": "open"})
    assert yaml.safe_load(sheet(root, "b-new").read_text(encoding="utf-8"))["submitted"] is False


def test_the_verdict_in_a_first_round_is_that_of_the_own_sheet(root: Path) -> None:
    newcomer = Browser(root, "b-new")
    newcomer.post(f"/e/{KEN}/sheet", {})
    page = newcomer.get(f"/e/{KEN}/beside").text
    assert "from your sheet alone" in page
    assert "no verdict yet" in page
    assert "reader-a" not in page
    assert "band 4" in Browser(root, "reader-a").get(f"/e/{KEN}/beside").text


def test_a_new_assessment(browser: Browser, root: Path) -> None:
    typed = {"country": "NPL", "date": "2027-11-20", "kind": "general", "analyst": "a-new", "qualifier": ""}
    answer = browser.post("/new", typed)
    assert answer.headers["location"] == "/e/npl-2027-11-20-general/"
    assert (root / "assessments" / "npl-2027-11-20-general" / "ratings" / "a-new.yaml").is_file()
    assert browser.get("/e/npl-2027-11-20-general/").status_code == 200
    for wrong in ({"date": "soon"}, {"country": "ZZZ"}, {"qualifier": "../x"}, {"analyst": "../x"}, {"kind": "../x"}):
        refused = browser.post("/new", typed | wrong)
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text


def test_a_sheet_that_cannot_be_read_is_said(browser: Browser, root: Path) -> None:
    sheet(root).write_text("analyst: [\n", encoding="utf-8")
    assert browser.get(f"/e/{KEN}/rate/civic-space").status_code == 409
    assert browser.post(f"/e/{KEN}/rate/{REF}", {"base": "", "answer": "level:0"}, **PART).status_code == 422
    assert sheet(root).read_text(encoding="utf-8") == "analyst: [\n"
    assert browser.get(f"/e/{KEN}/").status_code == 200
    assert browser.get("/").status_code == 200
