import re
import shutil
import subprocess
from pathlib import Path

import pytest

from electassess.model import RatingSheet
from electassess.use_cases import pipeline
from served import KEN, Browser, workspace
from worked import ROOT

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


def test_a_branch_that_nobody_has_is_sent_under_its_own_name(clones: tuple[Path, Path]) -> None:
    git(clones[0], "checkout", "-q", "-b", "made-up")
    browser = Browser(clones[0], "reader-a")
    rate(browser, "civic-space.observers", "Made up.")
    browser.post("/share", {"what": "commit"})
    assert "send it first" in browser.post("/share", {"what": "pull"}).text
    assert "Sent." in browser.post("/share", {"what": "push"}).text
    assert "made-up" in git(clones[0], "ls-remote", "--heads", "origin")


def changed_differently(clones: tuple[Path, Path]) -> list[Browser]:
    """Two browsers whose analysts changed one rating differently, and another each; the first has sent it."""
    browsers = [Browser(clone, "reader-a") for clone in clones]
    for number, browser in enumerate(browsers):
        rate(browser, "civic-space.observers", f"Made up {number}.")
        rate(browser, f"civic-space.{('association', 'assembly')[number]}", f"Made up beside {number}.")
        assert "Kept." in browser.post("/share", {"what": "commit"}).text
    assert "Sent." in browsers[0].post("/share", {"what": "push"}).text
    return browsers


def sides(page: str, side: str) -> dict[str, str]:
    """The form of a page with what is to be chosen, filled in with one side."""
    found = dict(re.findall(r'<input type="hidden" name="(ours|theirs)" value="(\w*)"', page))
    return {"what": "choose", **found, **dict.fromkeys(re.findall(r'name="(side_\w+)" value="ours"', page), side)}


def test_what_both_changed_is_shown_side_by_side_and_chosen(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    before = git(clones[1], "rev-parse", "HEAD")
    answer = browsers[1].post("/share", {"what": "pull"})
    assert answer.status_code == 409
    assert "ratings/reader-a.yaml" in answer.text
    assert "Made up 0." in answer.text
    assert "Made up 1." in answer.text
    assert (
        "beside" not in re.sub(r"(?s).*<form method=\"post\" action=\"/share\">", "", answer.text).split("<button")[0]
    )
    assert git(clones[1], "rev-parse", "HEAD") == before
    assert git(clones[1], "status", "--porcelain") == ""
    form = sides(answer.text, "theirs")
    assert len(form) == 4
    assert browsers[1].post("/share", {key: form[key] for key in ("what", "ours", "theirs")}).status_code == 409
    assert git(clones[1], "rev-parse", "HEAD") == before
    assert "taken in" in browsers[1].post("/share", form).text
    assert ratings(clones[1], "civic-space.observers") == "Made up 0."
    assert ratings(clones[1], "civic-space.association") == "Made up beside 0."
    assert ratings(clones[1], "civic-space.assembly") == "Made up beside 1."
    assert "Sent." in browsers[1].post("/share", {"what": "push"}).text


def ratings(clone: Path, ref: str, name: str = "reader-a") -> str:
    sheet = pipeline.load(clone, [KEN]).assessments[KEN].sheets[f"{name}.yaml"].model
    assert sheet
    return next(one.because for one in sheet.ratings if one.indicator == ref)


def test_the_page_starts_no_program_for_each_file(clones: tuple[Path, Path]) -> None:
    """Also where the clone was told of the driver, which would fail here."""
    Browser(clones[0], "reader-a").post("/share", {"what": "set-up"})
    git(clones[0], "push", "-q")
    git(clones[1], "pull", "-q")
    for clone in clones:
        git(clone, "config", "merge.electassess.driver", "exit 200")
    browsers = changed_differently(clones)
    answer = browsers[1].post("/share", {"what": "pull"})
    assert "Made up 0." in answer.text
    assert "taken in" in browsers[1].post("/share", sides(answer.text, "theirs")).text
    assert ratings(clones[1], "civic-space.observers") == "Made up 0."
    assert ratings(clones[1], "civic-space.assembly") == "Made up beside 1."


def test_a_clone_with_other_ends_of_lines_loses_nothing(clones: tuple[Path, Path]) -> None:
    git(clones[1], "config", "core.autocrlf", "true")
    sheet = clones[1] / "assessments" / KEN / "ratings" / "reader-a.yaml"
    sheet.unlink()
    git(clones[1], "checkout", "--", str(sheet))
    assert b"\r\n" in sheet.read_bytes()
    browsers = changed_differently(clones)
    answer = browsers[1].post("/share", {"what": "pull"})
    assert "taken in" in browsers[1].post("/share", sides(answer.text, "ours")).text
    assert ratings(clones[1], "civic-space.observers") == "Made up 1."
    assert ratings(clones[1], "civic-space.association") == "Made up beside 0."
    assert sheet.read_bytes().count(b"\r\n") == sheet.read_bytes().count(b"\n")
    assert git(clones[1], "status", "--porcelain") == ""


def test_a_choice_of_something_older_changes_nothing(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    form = sides(browsers[1].post("/share", {"what": "pull"}).text, "theirs")
    rate(browsers[1], "civic-space.observers", "Made up again.")
    browsers[1].post("/share", {"what": "commit"})
    answer = browsers[1].post("/share", form)
    assert answer.status_code == 409
    assert "take it in once more" in answer.text
    assert ratings(clones[1], "civic-space.observers") == "Made up again."


def test_a_merge_begun_in_a_terminal_is_ended_on_the_page(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    sheet = clones[1] / "assessments" / KEN / "ratings" / "reader-a.yaml"
    subprocess.run(["git", "-C", str(clones[1]), "pull", "-q", "--no-rebase"], check=False, capture_output=True)
    assert "<<<<<<<" in sheet.read_text(encoding="utf-8")
    page = browsers[1].get("/share").text
    assert "begun in a terminal" in page
    assert "Made up 0." in page
    assert browsers[1].post("/share", {"what": "commit"}).status_code == 409
    assert browsers[1].post("/share", {"what": "pull"}).status_code == 409
    assert "taken in" in browsers[1].post("/share", sides(page, "ours")).text
    assert ratings(clones[1], "civic-space.observers") == "Made up 1."
    assert ratings(clones[1], "civic-space.association") == "Made up beside 0."
    assert git(clones[1], "status", "--porcelain") == ""
    assert git(clones[1], "log", "-1", "--format=%an %p").split()[0] == "reader-a"
    assert len(git(clones[1], "log", "-1", "--format=%p").split()) == 2


def test_a_merge_begun_in_a_terminal_is_given_up(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    before = git(clones[1], "rev-parse", "HEAD")
    subprocess.run(["git", "-C", str(clones[1]), "pull", "-q", "--no-rebase"], check=False, capture_output=True)
    assert "as it was before" in browsers[1].post("/share", {"what": "give-up"}).text
    assert git(clones[1], "rev-parse", "HEAD") == before
    assert ratings(clones[1], "civic-space.observers") == "Made up 1."


def test_in_a_first_round_nobody_sees_what_others_rated_in_a_choice(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    sheet = clones[1] / "assessments" / KEN / "ratings" / "reader-b.yaml"
    text = sheet.read_text(encoding="utf-8").replace("\nratings:", "\nsubmitted: false\nratings:", 1)
    sheet.write_text(text, encoding="utf-8")
    other = Browser(clones[1], "reader-b")
    other.post("/share", {"what": "commit"})
    answer = other.post("/share", {"what": "pull"})
    assert answer.status_code == 409
    assert "Made up" not in answer.text
    assert "submitted your own" in answer.text
    assert browsers


def test_what_is_not_public_is_opened_by_hand(clones: tuple[Path, Path]) -> None:
    file = f"assessments/{KEN}/evidence.yaml"
    for number, clone in enumerate(clones):
        text = (clone / file).read_text(encoding="utf-8")
        old = "  - id: missions\n"
        assert old in text
        new = text.replace(old, f"{old}    thread: made-up-{number}\n    sensitivity: confidential\n")
        (clone / file).write_text(new, encoding="utf-8")
        Browser(clone, "reader-a").post("/share", {"what": "commit"})
    Browser(clones[0], "reader-a").post("/share", {"what": "push"})
    page = Browser(clones[1], "reader-a").post("/share", {"what": "pull"}).text
    assert "missions" not in page.partition("<details>")[0]
    assert page.index("may not be public") < page.index("made-up-0") < page.index("</details>")


def test_the_clone_is_told_to_merge_by_entry(clones: tuple[Path, Path]) -> None:
    browser = Browser(clones[0], "reader-a")
    assert "Let git merge by entry" in browser.get("/share").text
    assert "merges by entry here" in browser.post("/share", {"what": "set-up"}).text
    assert "Let git merge by entry" not in browser.get("/share").text
    assert git(clones[0], "status", "--porcelain") == ""
    assert "merge-driver" in git(clones[0], "config", "merge.electassess.driver")


def test_forty_edits_in_two_clones_and_no_rating_is_lost(clones: tuple[Path, Path]) -> None:
    """Each analyst changes twenty ratings of one and the same sheet, shares after every five, and all forty are there.

    Only where both changed one rating must somebody choose, and it is the choice that stands.
    """
    browsers = [Browser(clone, "reader-a") for clone in clones]
    refs = [str(one.indicator) for one in sheet_of(clones[0]).ratings][:38]
    mine = [[*refs[0::2], refs[0]], [*refs[1::2], refs[0]]]
    wanted = {}
    for start in range(0, 20, 5):
        for number, browser in enumerate(browsers):
            for ref in mine[number][start : start + 5]:
                words = f"Made up {number} for {ref} at {start}."
                rate(browser, ref, words)
                wanted[ref] = words
        for browser in browsers:
            assert "Kept." in browser.post("/share", {"what": "commit"}).text
        assert "Sent." in browsers[0].post("/share", {"what": "push"}).text
        answer = browsers[1].post("/share", {"what": "pull"})
        if start == 15:
            assert answer.status_code == 409
            answer = browsers[1].post("/share", sides(answer.text, "ours"))
        assert "taken in" in answer.text
        assert "Sent." in browsers[1].post("/share", {"what": "push"}).text
        assert "taken in" in browsers[0].post("/share", {"what": "pull"}).text
    for clone in clones:
        found = {one.indicator: one.because for one in sheet_of(clone).ratings}
        assert {ref: found[ref] for ref in refs} == wanted
        assert len(wanted) == 38
        assert git(clone, "status", "--porcelain") == ""
    assert git(clones[0], "rev-parse", "HEAD") == git(clones[1], "rev-parse", "HEAD")


def sheet_of(clone: Path) -> RatingSheet:
    sheet = pipeline.load(clone, [KEN]).assessments[KEN].sheets["reader-a.yaml"].model
    assert sheet
    return sheet


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


def test_a_file_that_one_side_took_out_is_asked_for(clones: tuple[Path, Path]) -> None:
    """Git leaves such a file without marks: what stands there is one side, and nobody has chosen it."""
    file = f"assessments/{KEN}/statement.md"
    git(clones[0], "rm", "-q", file)
    git(clones[0], "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-qm", "made up")
    git(clones[0], "push", "-q")
    with (clones[1] / file).open("a", encoding="utf-8") as text:
        text.write("\nMade up.\n")
    browser = Browser(clones[1], "reader-a")
    browser.post("/share", {"what": "commit"})
    subprocess.run(["git", "-C", str(clones[1]), "pull", "-q", "--no-rebase"], check=False, capture_output=True)
    assert (clones[1] / file).is_file()
    page = browser.get("/share").text
    assert "the text" in page
    assert "Made up." in page
    assert browser.post("/share", {"what": "choose"}).status_code == 409
    assert "taken in" in browser.post("/share", sides(page, "ours")).text
    assert "Made up." in (clones[1] / file).read_text(encoding="utf-8")


def test_a_copy_of_a_source_is_opened_by_hand_and_has_no_name(clones: tuple[Path, Path]) -> None:
    file = f"assessments/{KEN}/archive/made-up-person.txt"
    for number, clone in enumerate(clones):
        (clone / file).parent.mkdir(exist_ok=True)
        (clone / file).write_text(f"Testimony made up {number}.\n", encoding="utf-8")
        Browser(clone, "reader-a").post("/share", {"what": "commit"})
    Browser(clones[0], "reader-a").post("/share", {"what": "push"})
    page = Browser(clones[1], "reader-a").post("/share", {"what": "pull"}).text
    assert "a copy of a source" in page
    assert "made-up-person" not in page
    assert page.index("<details") < page.index("Testimony made up 0") < page.index("</details>")


def test_reasons_of_others_are_opened_by_hand(clones: tuple[Path, Path]) -> None:
    changed_differently(clones)
    page = Browser(clones[1], "reader-b").post("/share", {"what": "pull"}).text
    assert page.index("<details") < page.index("Made up 0.") < page.index("</details>")


def test_what_the_pages_write_for_the_whole_workspace_is_kept_and_sent(clones: tuple[Path, Path]) -> None:
    for name in ("countries.yaml", "organisations.yaml"):
        shutil.copyfile(ROOT / name, clones[0] / name)
    browser = Browser(clones[0], "reader-a")
    assert "countries, organisations" in browser.get("/share").text
    assert "Kept." in browser.post("/share", {"what": "commit"}).text
    assert git(clones[0], "status", "--porcelain") == ""
    assert git(clones[0], "log", "-1", "--format=%s").strip() == "the workspace: countries, organisations"


def test_no_program_is_taken_from_the_work_tree(clones: tuple[Path, Path]) -> None:
    browsers = changed_differently(clones)
    assert "merges by entry here" in browsers[1].post("/share", {"what": "set-up"}).text
    bait = "import pathlib\npathlib.Path('bitten').write_text('')\n"
    for name in ("yaml.py", "typer.py"):
        (clones[1] / name).write_text(bait, encoding="utf-8")
    subprocess.run(["git", "-C", str(clones[1]), "pull", "-q", "--no-rebase"], check=False, capture_output=True)
    assert not (clones[1] / "bitten").exists()
    assert ratings_text(clones[1]).count("<<<<<<<") == 1, "the driver ran, and one thing is to be chosen"


def ratings_text(clone: Path) -> str:
    return (clone / "assessments" / KEN / "ratings" / "reader-a.yaml").read_text(encoding="utf-8")
