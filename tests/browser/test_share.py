"""Choosing between two versions in a real browser, on what git's own program made of two clones."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from browsing import Server, chromium, needs_browser
from served import KEN, workspace

pytestmark = [needs_browser, pytest.mark.skipif(shutil.which("git") is None, reason="no git here")]
SHEET = f"assessments/{KEN}/ratings/reader-a.yaml"
EVIDENCE = f"assessments/{KEN}/evidence.yaml"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{part}_{key}": "x@localhost" for part in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **who}).stdout


def change(folder: Path, level: str, extra: str, fact: str, *, send: bool) -> None:
    """Change a level and its reason, a fact, and an item that is not public."""
    sheet, evidence = folder / SHEET, folder / EVIDENCE
    text = sheet.read_text(encoding="utf-8")
    at = text.index("  - indicator: civic-space.observers\n")
    sheet.write_text(text[:at] + re.sub(r"level: \d", f"level: {level}", text[at:], count=1), encoding="utf-8")
    text = evidence.read_text(encoding="utf-8").replace("fact: False claims on social media", f"fact: {fact}")
    text = text.replace("  - id: missions\n", f"  - id: missions\n    sensitivity: confidential\n    {extra}\n")
    evidence.write_text(text, encoding="utf-8")
    git(folder, "commit", "-qam", "made up")
    if send:
        git(folder, "push", "-q")


@pytest.mark.parametrize(
    "options",
    [{"viewport": {"width": 1400, "height": 900}}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}],
    ids=["desktop", "dark phone"],
)
def test_two_versions_are_shown_and_one_is_chosen(tmp_path: Path, options: dict[str, Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    first = workspace(tmp_path / "first", KEN)
    git(first, "init", "-q", "-b", "main")
    git(first, "add", ".")
    git(first, "commit", "-qm", "made up")
    git(tmp_path, "clone", "-q", "--bare", str(first), "origin.git")
    for name in ("one", "two"):
        git(tmp_path, "clone", "-q", "origin.git", name)
    change(tmp_path / "one", "4", "thread: made-up-one", "Untrue claims on social media", send=True)
    change(tmp_path / "two", "0", "thread: made-up-two", "Made-up claims on social media", send=False)
    with chromium() as browser, Server(tmp_path / "two") as server:
        page = browser.new_context(**options).new_page()  # type: ignore[attr-defined]
        page.set_default_timeout(120_000)
        page.goto(server.address)
        page.fill("#who", "reader-a")
        page.click("form.who button")
        page.wait_for_load_state("networkidle")
        page.goto(f"{server.origin}/share")
        page.click("text=Take in what others did")
        page.locator("fieldset.choice").first.wait_for()
        assert page.locator("fieldset.choice").count() == 3
        folder = os.environ.get("ELECTASSESS_PICTURES")
        if folder:
            page.screenshot(path=f"{folder}/share-{options['viewport']['width']}.png", full_page=True)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if folder:
            page.screenshot(path=f"{folder}/share-open-{options['viewport']['width']}.png", full_page=True)
        for box, side in zip(page.locator("fieldset.choice").all(), ("theirs", "ours", "theirs"), strict=True):
            box.locator(f'input[value="{side}"]').check()
        page.click("text=Take it in with what I chose")
        page.locator("text=What others did is taken in").wait_for()
    text = (tmp_path / "two" / EVIDENCE).read_text(encoding="utf-8")
    assert "<<<<" not in text
    assert git(tmp_path / "two", "status", "--porcelain") == ""
    assert len(git(tmp_path / "two", "log", "-1", "--format=%p").split()) == 2
