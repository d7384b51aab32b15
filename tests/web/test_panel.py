from pathlib import Path

import yaml

from electassess.use_cases import pipeline
from served import KEN, Browser

PANEL = f"/e/{KEN}/panel"
REF = "civic-space.observers"
AGREED = {"agreed": "level:3", "by": "Made-up Chair", "date": "2022-11-01", "note": "Talked over.", "base": ""}


def file(root: Path) -> Path:
    return root / "assessments" / KEN / "panel.yaml"


def test_who_has_submitted_sees_everybodys_ratings_with_reasons(browser: Browser) -> None:
    page = browser.get(PANEL).text
    assert "reader-b" in page
    assert "3 sheets submitted" in page
    assert "talk over: " in page
    assert page.count("<tr id=") == 48
    assert 0 < browser.get(f"{PANEL}?only=talk").text.count("<tr id=") < 48


def test_who_is_at_work_sees_nobody_elses_ratings(root: Path) -> None:
    newcomer = Browser(root, "b-new")
    newcomer.post(f"/e/{KEN}/sheet", {})
    for path in ("panel", "panel?as=editor"):
        page = newcomer.get(f"/e/{KEN}/{path}").text
        assert "when you have submitted yours" in page
        assert "history of git" in page
        assert "<table" not in page
    assert newcomer.post(f"{PANEL}/{REF}", AGREED).status_code == 409
    newcomer.post(f"/e/{KEN}/submit", {"as": "done"})
    assert "b-new" in newcomer.get(PANEL).text or "3 sheets" in newcomer.get(PANEL).text


def test_who_has_no_sheet_is_asked_first(root: Path) -> None:
    editor = Browser(root, "an-editor")
    assert "<table" not in editor.get(PANEL).text
    assert "<table" in editor.get(f"{PANEL}?as=editor").text


def test_what_was_agreed_is_recorded_beside_the_first_ratings(browser: Browser, root: Path) -> None:
    sheets = {path: path.read_bytes() for path in (root / "assessments" / KEN / "ratings").iterdir()}
    before = pipeline.score(pipeline.load(root, [KEN])).bands.tolist()
    assert browser.post(f"{PANEL}/{REF}", AGREED).headers["location"] == f"{PANEL}#{REF}"
    found = yaml.safe_load(file(root).read_text(encoding="utf-8"))["agreed"]
    assert found[0] | {"date": str(found[0]["date"])} == {
        "indicator": REF,
        "level": 3,
        "by": "Made-up Chair",
        "date": "2022-11-01",
        "note": "Talked over.",
    }
    assert {path: path.read_bytes() for path in sheets} == sheets
    assert pipeline.score(pipeline.load(root, [KEN])).bands.tolist() == before
    page = browser.get(PANEL).text
    assert "Agreed: 3" in page
    assert browser.post(f"{PANEL}/{REF}", AGREED | {"agreed": "state:not-applicable"}).status_code == 409
    other = AGREED | {"agreed": "level:1"}
    assert browser.post(f"{PANEL}/civic-space.association", other).status_code == 303
    assert len(yaml.safe_load(file(root).read_text(encoding="utf-8"))["agreed"]) == 2


def test_what_cannot_stand_is_not_recorded(browser: Browser, root: Path) -> None:
    for wrong in ({"date": "soon"}, {"by": ""}, {"agreed": "state:perhaps"}, {"agreed": ""}):
        answer = browser.post(f"{PANEL}/{REF}", AGREED | wrong)
        assert answer.status_code == 422
        assert "Not recorded" in answer.text
        assert yaml.safe_load(file(root).read_text(encoding="utf-8"))["agreed"] == []
    assert browser.post(f"{PANEL}/no.such", AGREED).status_code == 404


def test_check_reads_what_was_agreed(root: Path) -> None:
    entry = "{indicator: civic-space.observers, level: 9, by: Made up, date: 2022-11-01}"
    twice = "{indicator: civic-space.observers, level: 1, by: Made up, date: 2022-11-01}"
    unknown = "{indicator: civic-space.no-such, level: 1, by: Made up, date: 2022-11-01}"
    file(root).write_text(f"agreed:\n  - {entry}\n  - {twice}\n  - {unknown}\n", encoding="utf-8")
    assert [one.code for one in pipeline.check(root) if one.path.endswith("panel.yaml")] == ["EA302", "EA307", "EA301"]


def test_a_reason_that_rests_on_what_is_not_public_is_held_back(browser: Browser, root: Path) -> None:
    evidence = root / "assessments" / KEN / "evidence.yaml"
    text = evidence.read_text(encoding="utf-8")
    hidden = text.replace("  - id: kept-at-distance\n", "  - id: kept-at-distance\n    sensitivity: confidential\n")
    evidence.write_text(hidden, encoding="utf-8")
    page = browser.get(PANEL).text
    assert "the EU was kept at a distance from tabulation" not in page
    assert "the reason rests on evidence that is not public" in page
