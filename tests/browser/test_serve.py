import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from browsing import Server, chromium, needs_browser
from served import KEN, workspace

pytestmark = needs_browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "workspace", KEN)


def enter(browser: Any, server: Server, who: str, **options: Any) -> Any:
    """A page in a browser of its own, let in, with a name; whatever the console says is a fault."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(120_000)  # machines that test are busy
    page.said = []
    # What htmx says of requests that end because the page is left is no fault.
    page.on(
        "console",
        lambda message: (
            page.said.append(message.text) if message.type == "error" and not message.text.startswith("htmx:") else None
        ),
    )
    page.on("pageerror", lambda fault: page.said.append(str(fault)))
    page.goto(server.address)
    page.wait_for_url(re.compile(r":\d+/$"))
    page.fill("#who", who)
    page.click("form.who button")
    page.wait_for_load_state("networkidle")
    return page


def sheet(root: Path, identity: str, analyst: str) -> dict[str, dict[str, Any]]:
    text = (root / "assessments" / identity / "ratings" / f"{analyst}.yaml").read_text(encoding="utf-8")
    return {one["indicator"]: one for one in yaml.safe_load(text)["ratings"]}


def rate(page: Any, ref: str, level: int, because: str, cite: str) -> None:
    article = page.locator(f'article[id="{ref}"]')
    article.locator(f'input[value="level:{level}"]').check()
    article.locator("textarea").fill(because)
    cited, box = article.locator("details.picker .count"), article.locator(f'input[name="evidence"][value="{cite}"]')
    after = int(cited.inner_text().split()[0]) + (not box.is_checked())
    box.check()
    assert int(cited.inner_text().split()[0]) == after
    article.locator("form[data-keep]:not([data-unsaved])").wait_for()


def test_from_a_new_assessment_to_a_published_statement(browser: Any, root: Path) -> None:  # noqa: PLR0915 - one way
    identity = "npl-2027-11-20-general"
    with Server(root) as server:
        page = enter(browser, server, "a-made-up")
        page.click("text=New assessment")
        page.select_option("#country", "NPL")
        page.fill("#date", "2027-11-20")
        page.click("button.main")
        page.wait_for_url(f"**/e/{identity}/")
        page.click("nav.places >> text=Evidence")
        page.click("text=New source")
        page.fill("#f_organisation", "Made-up Observers")
        page.fill("#f_title", "A made-up report")
        page.fill("#f_date", "2027-11-22")
        page.select_option("#f_reliability", "A")
        page.click("button.main")
        refs = list(sheet(root, identity, "a-made-up"))
        criteria = dict.fromkeys(ref.partition(".")[0] for ref in refs)
        chosen = [ref for one in criteria for ref in [ref for ref in refs if ref.startswith(f"{one}.")][:2]]
        for number in range(2):
            page.click("text=New item")
            page.fill("#f_fact", f"Made-up fact {('one', 'two')[number]} was seen by everybody.")
            page.fill("#f_clause", f"made-up fact {('one', 'two')[number]} was seen by everybody")
            page.check('input[name="sources"][value="S1"]')
            page.select_option("#f_reading", "strength")
            page.select_option("#f_credibility", "2")
            page.select_option("#f_gravity", "serious")
            page.select_option("#f_first", chosen[number])
            for group in page.locator("fieldset:has(> legend:text-is('Bears also on')) details").all():
                group.evaluate("one => { one.open = true; }")
            for ref in chosen:
                page.check(f'input[name="indicators"][value="{ref}"]')
            page.click("button.main")
            page.wait_for_url(f"**/e/{identity}/evidence?saved=item")
        page.click("nav.places >> text=Rate")
        for ref in chosen:
            page.goto(f"{server.origin}/e/{identity}/rate/{ref.partition('.')[0]}#{ref}")
            rate(page, ref, 3, f"Made-up reason for {ref}.", "made-fact-seen-everybody")
        found = sheet(root, identity, "a-made-up")
        assert all(found[ref]["level"] == 3 for ref in chosen)
        assert all(found[ref]["because"] == f"Made-up reason for {ref}." for ref in chosen)
        page.locator("aside .verdict", has_text="band").or_(page.locator("aside .verdict")).first.wait_for()
        page.click("nav.places >> text=Overview")
        page.click("text=Submit my sheet")
        page.click("nav.places >> text=Draft")
        assert "Joint Statement on the" in page.inner_text("main")
        page.click("nav.places >> text=Write")
        page.click("text=Begin the text")
        page.locator("form.block").first.wait_for(timeout=5000)
        assert page.locator("form.block").count() > 4
        page.click("main >> text=Publish …")
        page.wait_for_url("**/published")
        assert "rests on" in page.inner_text("main")
        page.click("text=Publish now")
        page.wait_for_url("**/publish")
        assert "statement.html" in page.inner_text("main")
        assert page.said == []
    assert (root / "statements" / identity / "final" / "statement.html").is_file()


def test_two_analysts_at_once_and_a_file_changed_underneath(browser: Any, root: Path) -> None:
    ref, path = "civic-space.observers", root / "assessments" / KEN / "ratings" / "reader-a.yaml"
    with Server(root) as server:
        one, other = enter(browser, server, "reader-a"), enter(browser, server, "reader-b")
        for page in (one, other):
            page.goto(f"{server.origin}/e/{KEN}/rate/civic-space")
        rate(one, ref, 1, "Made up by one.", "missions")
        rate(other, ref, 2, "Made up by the other.", "missions")
        assert sheet(root, KEN, "reader-a")[ref]["level"] == 1
        assert sheet(root, KEN, "reader-b")[ref]["level"] == 2
        path.write_text(
            path.read_text(encoding="utf-8").replace("Made up by one.", "Made up in an editor."), encoding="utf-8"
        )
        article = one.locator(f'article[id="{ref}"]')
        article.locator('input[value="level:0"]').check()
        article.locator(".clash").wait_for()
        assert "Made up in an editor." in article.inner_text()
        assert sheet(root, KEN, "reader-a")[ref]["level"] == 1
        article.locator("text=Put mine into the file").click()
        article.locator(".kept", has_text="Saved").wait_for()
        assert sheet(root, KEN, "reader-a")[ref]["level"] == 0
        assert sheet(root, KEN, "reader-a")[ref]["because"] == "Made up by one."


def test_the_draft_beside_follows_a_level(browser: Any, root: Path) -> None:
    with Server(root) as server:
        page = enter(browser, server, "reader-a")
        page.goto(f"{server.origin}/e/{KEN}/rate/civic-space")
        page.locator("aside .values").wait_for()
        cell = 'aside .values tr:has-text("Civic space") td'
        before = page.inner_text(cell)
        for ref in [one for one in sheet(root, KEN, "reader-a") if one.startswith("civic-space.")]:
            page.locator(f'article[id="{ref}"] input[value="level:0"]').check()
        page.locator(cell).filter(has_not_text=before).wait_for()
        assert float(page.inner_text(cell)) < float(before)


def test_what_was_typed_when_the_server_went_is_kept_in_the_browser(browser: Any, root: Path) -> None:
    ref = "civic-space.observers"
    with Server(root) as server:
        page = enter(browser, server, "reader-a")
        page.goto(f"{server.origin}/e/{KEN}/rate/civic-space")
        page.wait_for_load_state("networkidle")
        server.kill()
        page.locator(f'article[id="{ref}"] textarea').fill("Typed while nobody listened.")
        page.locator("#trouble").wait_for()
        port = server.port
    with Server(root, port) as again:
        assert again.port == port
        page.goto(again.address)
        page.wait_for_url(re.compile(r":\d+/$"))
        page.goto(f"{again.origin}/e/{KEN}/rate/civic-space")
        page.locator(".draft-kept").wait_for()
        assert "Typed while nobody listened." in page.inner_text(f'article[id="{ref}"]')
        page.click("text=Use it")
        page.locator(f'article[id="{ref}"] .kept', has_text="Saved").wait_for()
    assert sheet(root, KEN, "reader-a")[ref]["because"] == "Typed while nobody listened."


def test_by_keyboard_alone(browser: Any, root: Path) -> None:
    ref = "civic-space.association"
    with Server(root) as server:
        page = enter(browser, server, "reader-a")
        page.goto(f"{server.origin}/e/{KEN}/rate/civic-space")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.locator(f'article[id="{ref}"] input[value="level:3"]').focus()
        page.keyboard.press("ArrowDown")
        page.locator(f'article[id="{ref}"] .kept', has_text="Saved").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "because"
        page.keyboard.press("Control+A")
        page.keyboard.type("By keyboard.")
        page.keyboard.press("Tab")
        page.locator(f'article[id="{ref}"] .kept', has_text="Saved").wait_for()
        page.locator(f'article[id="{ref}"] form[data-keep]:not([data-unsaved])').wait_for()
    assert sheet(root, KEN, "reader-a")[ref] | {"evidence": []} == {
        "indicator": ref,
        "level": 4,
        "confidence": 52,
        "because": "By keyboard.",
        "evidence": [],
    }


PAGES = (
    "/", "/new", f"/e/{KEN}/", f"/e/{KEN}/rate/civic-space", f"/e/{KEN}/evidence", f"/e/{KEN}/evidence/item/new",
    f"/e/{KEN}/draft", f"/e/{KEN}/write", f"/e/{KEN}/election", f"/e/{KEN}/brief", f"/e/{KEN}/published",
    f"/e/{KEN}/panel", f"/e/{KEN}/explain?ref=civic-space", "/compare", "/share", "/codes/EA305", "/countries",
    "/countries/new", "/countries/KEN", "/organisations", "/organisations/new", f"/e/{KEN}/waivers", f"/e/{KEN}/firm",
    f"/e/{KEN}/evidence/source/new",
)  # fmt: skip


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1400, "height": 900}},
        {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
        {"viewport": {"width": 390, "height": 844}},
        {"viewport": {"width": 640, "height": 480}},  # 1280 at 200 %
    ],
    ids=["desktop", "dark", "phone", "zoomed"],
)
def test_every_page_can_be_used_by_everybody(browser: Any, root: Path, options: dict[str, Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    with Server(root) as server:
        page = enter(browser, server, "reader-a", **options)
        for path in PAGES:
            page.goto(server.origin + path)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            page.wait_for_load_state("networkidle")
            found = Axe().run(page, options=RULES).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        assert page.said == []


def test_a_save_under_way_when_the_server_is_killed_is_whole_or_not_there(root: Path) -> None:
    import random  # noqa: PLC0415
    import time  # noqa: PLC0415

    import httpx2  # noqa: PLC0415

    from electassess.web.rate import entries_in  # noqa: PLC0415
    from electassess.web.saving import stamp  # noqa: PLC0415

    ref, path = "civic-space.observers", root / "assessments" / KEN / "ratings" / "reader-a.yaml"
    chance, saved = random.Random(7), 0  # noqa: S311
    from electassess.source import parse  # noqa: PLC0415

    for number in range(3):
        with Server(root) as server:
            client = httpx2.Client(
                base_url=server.origin,
                cookies={f"electassess_{server.port}": server.token, "electassess_who": "reader-a"},
                headers={"origin": server.origin, "hx-request": "true"},
            )
            until = time.monotonic() + 0.5 + chance.random()
            while time.monotonic() < until:
                data, _ = parse(path.read_text(encoding="utf-8"), "")
                base = stamp(entries_in(data)[ref][1])
                answer = client.post(
                    f"/e/{KEN}/rate/{ref}",
                    data={
                        "base": base,
                        "answer": "level:2",
                        "because": f"Made up {number} {saved}.",
                        "evidence": ["missions"],
                    },
                )
                assert answer.status_code == 200
                saved += 1
            server.kill()
            client.close()
        assert sheet(root, KEN, "reader-a")[ref]["because"].startswith("Made up")
    assert saved
