import re
import shutil
import subprocess
from pathlib import Path

import pytest

from electassess import pipeline
from served import KEN, Browser, workspace

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
PART = {"hx-request": "true"}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    first = workspace(tmp_path / "first", KEN)
    git(first, "init", "-q", "-b", "main")
    git(first, "add", ".")
    git(first, "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-qm", "made up")
    subprocess.run(["git", "clone", "-q", "--bare", str(first), str(tmp_path / "origin.git")], check=True)
    made = []
    for name in ("one", "two"):
        subprocess.run(["git", "clone", "-q", str(tmp_path / "origin.git"), str(tmp_path / name)], check=True)
        made.append(tmp_path / name)
    return made[0], made[1]


def rate(browser: Browser, ref: str, because: str) -> None:
    page = browser.get(f"/e/{KEN}/rate/{ref.partition('.')[0]}").text
    found = re.search(rf'<article[^>]* id="{re.escape(ref)}".*?name="base" value="(\w*)"', page, re.DOTALL)
    assert found
    form = {"base": found[1], "answer": "level:2", "because": because, "evidence": ["missions"]}
    assert browser.post(f"/e/{KEN}/rate/{ref}", form, **PART).status_code == 200


def test_what_changed_is_said_in_words_and_kept_in_the_analysts_name(clones: tuple[Path, Path]) -> None:
    browser = Browser(clones[0], "reader-a")
    assert "Everything is kept" in browser.get("/share").text
    for ref in ("civic-space.observers", "civic-space.association"):
        rate(browser, ref, "Made up.")
    assert "reader-a: 2 ratings" in browser.get("/share").text
    assert "Kept." in browser.post("/share", {"what": "commit"}).text
    assert git(clones[0], "log", "-1", "--format=%an: %s").strip() == f"reader-a: {KEN}: reader-a: 2 ratings"
    assert git(clones[0], "status", "--porcelain") == ""


def test_two_analysts_share_and_nothing_is_lost(clones: tuple[Path, Path]) -> None:
    browsers = [Browser(clones[0], "reader-a"), Browser(clones[1], "reader-b")]
    refs = [f"civic-space.{one}" for one in ("observers", "association")]
    for browser, name in zip(browsers, ("a", "b"), strict=True):
        for ref in refs:
            rate(browser, ref, f"Made up by {name}.")
        browser.post("/share", {"what": "commit"})
    assert "Sent." in browsers[0].post("/share", {"what": "push"}).text
    assert browsers[1].post("/share", {"what": "push"}).status_code == 409
    assert "taken in" in browsers[1].post("/share", {"what": "pull"}).text
    assert "Sent." in browsers[1].post("/share", {"what": "push"}).text
    assert "taken in" in browsers[0].post("/share", {"what": "pull"}).text
    for clone in clones:
        one = pipeline.load(clone, [KEN]).assessments[KEN]
        for name in ("a", "b"):
            sheet = one.sheets[f"reader-{name}.yaml"].model
            assert sheet
            assert [r.because for r in sheet.ratings if r.indicator in refs] == [f"Made up by {name}."] * 2


def test_the_same_lines_are_never_overwritten(clones: tuple[Path, Path]) -> None:
    browsers = [Browser(clone, "reader-a") for clone in clones]
    for number, browser in enumerate(browsers):
        rate(browser, "civic-space.observers", f"Made up {number}.")
        browser.post("/share", {"what": "commit"})
    browsers[0].post("/share", {"what": "push"})
    before = git(clones[1], "rev-parse", "HEAD")
    answer = browsers[1].post("/share", {"what": "pull"})
    assert answer.status_code == 409
    assert "ratings/reader-a.yaml" in answer.text
    assert git(clones[1], "rev-parse", "HEAD") == before
    assert git(clones[1], "status", "--porcelain") == ""


def test_changes_that_are_not_kept_come_first(clones: tuple[Path, Path]) -> None:
    browser = Browser(clones[0], "reader-a")
    rate(browser, "civic-space.observers", "Made up.")
    assert browser.post("/share", {"what": "pull"}).status_code == 409
    assert browser.post("/share", {"what": "push --force"}).status_code == 404
    nobody = Browser(clones[0])
    assert "Say who you are" in nobody.post("/share", {"what": "commit"}).text


def test_of_evidence_only_numbers_are_said(clones: tuple[Path, Path]) -> None:
    file = clones[0] / "assessments" / KEN / "evidence.yaml"
    text = file.read_text(encoding="utf-8")
    hidden = text.replace("  - id: missions\n", "  - id: missions\n    sensitivity: confidential\n")
    file.write_text(hidden, encoding="utf-8")
    page = Browser(clones[0], "reader-a").get("/share").text
    assert "evidence: 1 item, 0 sources" in page
    assert "missions" not in page


def test_what_is_no_repository_says_so(root: Path, browser: Browser) -> None:
    assert "is no git repository" in browser.get("/share").text
    assert browser.post("/share", {"what": "commit"}).status_code == 404
