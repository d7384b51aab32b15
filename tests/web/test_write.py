import html
import re
import threading
from pathlib import Path

import pytest

from electassess.use_cases import reviewing, writing
from electassess.web.saving import Clash
from electassess.web.writing_room import change, parts_of
from electassess.working import read_copy
from served import KEN, Browser, typed

PART = {"hx-request": "true"}
WRITE = f"/e/{KEN}/write"


def copy(root: Path) -> Path:
    return root / "assessments" / KEN / "statement.md"


def block(browser: Browser, words: str) -> tuple[str, dict[str, str]]:
    """Address and form of the block in which words stand."""
    page = browser.get(WRITE).text
    for form in re.findall(r'<form class="block.*?</form>', page, re.DOTALL):
        text = html.unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[0])
        if words in text:
            action = re.findall(r'action="([^"]+)"', form)[0]
            return action, {"base": re.findall(r'name="base" value="(\w+)"', form)[0], "text": text}
    raise AssertionError(words)


def words(root: Path) -> str:
    """The first words of a paragraph of the text, without marks."""
    parts = parts_of(read_copy(copy(root).read_text(encoding="utf-8").replace("\r\n", "\n")))
    found = [one.raw for one in parts if one.kind == "paragraph" and one.raw.count("[@") > 2]
    return " ".join(found[1].split()[:4])


def test_a_text_that_nobody_touched_changes_no_byte(browser: Browser, root: Path) -> None:
    before = copy(root).read_bytes()
    forms = re.findall(r'<form class="block.*?</form>', browser.get(WRITE).text, re.DOTALL)
    assert len(forms) > 10
    for form in forms:
        action = re.findall(r'action="([^"]+)"', form)[0]
        text = html.unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[0])
        base = re.findall(r'name="base" value="(\w+)"', form)[0]
        answer = browser.post(action, {"base": base, "text": text}, **PART)
        assert answer.status_code == 200
        assert "hx-trigger" not in answer.headers
    assert copy(root).read_bytes() == before


def test_a_paragraph_is_saved_and_nothing_else_changes(browser: Browser, root: Path) -> None:
    before = copy(root).read_text(encoding="utf-8")
    some = words(root)
    action, form = block(browser, some)
    new = form["text"].replace(some, "Made up words", 1)
    answer = browser.post(action, form | {"text": new}, **PART)
    assert answer.headers["hx-trigger"] == "saved"
    assert copy(root).read_text(encoding="utf-8") == before.replace(some, "Made up words", 1)
    base = re.findall(r'name="base" value="(\w+)"', answer.text)[0]
    again = browser.post(action, {"base": base, "text": form["text"]}, **PART)
    assert again.status_code == 200
    assert copy(root).read_text(encoding="utf-8") == before


def test_a_paragraph_changed_elsewhere_stays_and_the_same_one_is_shown(browser: Browser, root: Path) -> None:
    action, form = block(browser, words(root))
    text = copy(root).read_text(encoding="utf-8").replace("# Joint", "# Made up, theirs: joint")
    copy(root).write_text("A first paragraph of somebody.\n\n" + text, encoding="utf-8")
    assert browser.post(action, form | {"text": "Mine [@ours]."}, **PART).status_code == 200
    now = copy(root).read_text(encoding="utf-8")
    assert "Made up, theirs: joint" in now
    assert "A first paragraph of somebody." in now
    assert "Mine [@ours]." in now
    clash = browser.post(action, form | {"text": "Mine again [@ours]."}, **PART)
    assert clash.status_code == 409
    assert "Mine again" in clash.text
    assert copy(root).read_text(encoding="utf-8") == now


def test_line_ends_stay(browser: Browser, root: Path) -> None:
    text = copy(root).read_text(encoding="utf-8").replace("\n", "\r\n").encode()
    copy(root).write_bytes(text)
    some = words(root)
    action, form = block(browser, some)
    browser.post(action, form | {"text": form["text"].replace(some, "Made up words", 1)}, **PART)
    assert copy(root).read_bytes() == text.replace(some.encode(), b"Made up words", 1)


def test_a_paragraph_is_added(browser: Browser, root: Path) -> None:
    some = words(root)
    action, form = block(browser, some)
    browser.post(action, {"base": form["base"], "act": "after", "text": "We add this [@ours]."})
    kinds = [one.raw.strip() for one in parts_of(read_copy(copy(root).read_text(encoding="utf-8")))]
    place = next(number for number, raw in enumerate(kinds) if raw.startswith(some))
    assert kinds[place + 1] == "We add this [@ours]."


def test_the_review_says_what_was_stretched_with_the_facts_own_words(browser: Browser, root: Path) -> None:
    assert "False by the record" not in browser.get(f"/e/{KEN}/review").text
    action, form = block(browser, "Biometric kits failed in 235")
    browser.post(action, form | {"text": form["text"].replace("235", "999")}, **PART)
    page = html.unescape(browser.get(f"/e/{KEN}/review").text)
    assert "False by the record" in page
    assert "999" in page
    assert "235 polling stations" in page
    found = reviewing.review_text(root, KEN)
    assert all(one.reason in page for one in found.remarks)


def test_advice_and_facts_are_beside_the_text(browser: Browser) -> None:
    page = browser.get(WRITE).text
    assert 'data-cite="[@close-contest]"' in page
    assert browser.get(f"/e/{KEN}/advice").status_code == 200


def test_a_text_is_begun_and_brought_up_to_date(browser: Browser, root: Path) -> None:
    copy(root).unlink()
    copy(root).with_name("statement.base.md").unlink()
    assert "Begin the text" in browser.get(WRITE).text
    assert browser.post(WRITE, {}).headers["location"] == WRITE
    drafted = writing.draft_copy(root, KEN)
    assert copy(root).read_text(encoding="utf-8") == drafted.merged.text
    action, form = block(browser, "Voters had")
    browser.post(action, form | {"text": "Ours alone [@ours]."}, **PART)
    assert browser.post(WRITE, {}).headers["location"].startswith(f"{WRITE}?merged=")
    assert "Ours alone [@ours]." in copy(root).read_text(encoding="utf-8")


def test_the_statement_is_published_and_can_be_opened(browser: Browser, root: Path) -> None:
    answer = browser.post(f"/e/{KEN}/publish", {})
    assert answer.status_code == 200
    assert (root / "statements" / KEN / "final" / "statement.html").is_file()
    page = browser.get(f"/e/{KEN}/published/final/joint/statement.html")
    assert "Joint Statement on Kenya’s 2022 General Elections" in page.text
    assert "sandbox" in page.headers["content-security-policy"]
    for wrong in (
        "final/joint/other.html",
        "final/joint/..%2ftrace.json",
        "../x/statement.html",
        "x/joint/statement.html",
    ):
        assert browser.get(f"/e/{KEN}/published/{wrong}").status_code == 404


def test_what_is_false_by_the_record_is_not_published(browser: Browser, root: Path) -> None:
    action, form = block(browser, "Biometric kits failed in 235")
    browser.post(action, form | {"text": form["text"].replace("235", "999")}, **PART)
    answer = browser.post(f"/e/{KEN}/publish", {})
    assert answer.status_code == 409
    assert "EA606" in answer.text
    assert not (root / "statements").exists()


def test_who_ticks_that_a_text_is_adopted_holds_it_to_its_words(browser: Browser, root: Path) -> None:
    brief = root / "assessments" / KEN / "statement.yaml"

    def tick(**more: str | list[str]) -> None:
        form = typed(browser.get(f"/e/{KEN}/brief").text)
        kept = {key: value for key, value in form.items() if key != "adopted"}
        assert browser.post(f"/e/{KEN}/brief", kept | more).status_code == 303

    tick(endorsers=["anfrel", "fidh"])
    browser.post(WRITE, {})
    tick(adopted="1")
    now = writing.adopted_now(root, KEN)
    assert f"adopted_text: {now}" in brief.read_text(encoding="utf-8")
    assert "have adopted this text. If a word of it changes" in browser.get(WRITE).text
    page = browser.get(f"/e/{KEN}/published").text
    assert "Adopted by" in page
    assert "endorsed by none.</q> Does it still hold" in page, "the notice of the brief stays, whoever adopts the text"
    action, form = block(browser, "Biometric kits failed in 235")
    browser.post(action, form | {"text": form["text"].replace("Biometric kits", "Some biometric kits")}, **PART)
    page = browser.get(f"/e/{KEN}/published").text
    assert ("adopted other words" in page, "Adopted by" in page) == (True, False)
    answer = browser.post(f"/e/{KEN}/publish", {})
    assert (answer.status_code, "EA607" in answer.text) == (409, True)
    tick()
    assert "adopted" not in brief.read_text(encoding="utf-8"), "what is no longer adopted has no stamp"


def test_a_tick_adopts_no_text_that_is_about_to_change_or_that_is_not_there(browser: Browser, root: Path) -> None:
    brief = root / "assessments" / KEN / "statement.yaml"

    def tick(**more: str) -> str:
        kept = typed(browser.get(f"/e/{KEN}/brief").text)
        answer = browser.post(f"/e/{KEN}/brief", kept | {"adopted": "1"} | more)
        assert answer.status_code == 422
        assert "adopted:" not in brief.read_text(encoding="utf-8")
        return answer.text

    form = typed(browser.get(f"/e/{KEN}/brief").text)
    assert browser.post(f"/e/{KEN}/brief", form | {"endorsers": "anfrel"}).status_code == 303
    assert "have changed since it was drafted" in tick(), "that somebody signs is not in the text yet"
    browser.post(WRITE, {})
    assert "which changes the text: save that without this tick" in tick(title="Another title")
    copy(root).unlink()
    assert "has no working copy" in tick()


def test_what_is_adopted_without_its_words_is_not_said_to_be_held_to_them(browser: Browser, root: Path) -> None:
    brief = root / "assessments" / KEN / "statement.yaml"
    text = brief.read_text(encoding="utf-8").replace("endorsers: []", "endorsers: [anfrel]\nadopted: true")
    brief.write_text(text, encoding="utf-8")
    page = browser.get(WRITE).text
    assert "If a word of it changes" not in page
    assert "not in which words" in page


def test_in_the_first_round_there_is_no_text(root: Path) -> None:
    newcomer = Browser(root, "b-new")
    newcomer.post(f"/e/{KEN}/sheet", {})
    page = newcomer.get(WRITE).text
    assert words(root) not in page
    assert newcomer.get(f"/e/{KEN}/review").status_code == 404
    assert newcomer.get(f"/e/{KEN}/advice").status_code == 404
    assert newcomer.post(f"/e/{KEN}/publish", {}).status_code == 409


def test_paragraphs_written_at_once_all_stay(root: Path) -> None:
    path = copy(root)
    parts = [one for one in parts_of(read_copy(path.read_text(encoding="utf-8"))) if one.kind == "paragraph"][:6]
    lost: list[int] = []

    def write(number: int) -> None:
        one = parts[number]
        done = change(
            root, path, one.base, one.number, lambda raw: f"Made up {number} [@ours]." + raw[len(raw.rstrip()) :]
        )
        if isinstance(done, Clash):
            lost.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(parts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = path.read_text(encoding="utf-8")
    assert not lost
    assert all(f"Made up {number} [@ours]." in text for number in range(len(parts)))


@pytest.mark.parametrize("number", ["-1", "x", "9999999"])
def test_no_such_paragraph(browser: Browser, number: str) -> None:
    assert browser.post(f"{WRITE}/{number}", {"base": "", "text": "x"}).status_code == 404
