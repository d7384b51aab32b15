import gc
import re
from collections.abc import Coroutine
from pathlib import Path

import pytest
from starlette.applications import Starlette

from electassess.web.app import bind, serve
from electassess.web.guard import FORM_LIMIT, POLICY
from served import KEN, ORIGIN, PORT, TOKEN, Browser

RATE = f"/e/{KEN}/rate/civic-space.observers"


def test_without_the_token_nobody_comes_in(root: Path) -> None:
    stranger = Browser(root, token=False)
    for path in ("/", f"/e/{KEN}/", "/static/electassess.css", "/nope"):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "Kenya" not in answer.text
    assert stranger.post(RATE, {"answer": "level:0"}).status_code == 403
    stranger.http.cookies.set(f"electassess_{PORT}", "x" * len(TOKEN))
    assert stranger.get("/").status_code == 403


def test_the_address_gives_a_cookie_and_leads_on_without_the_token(root: Path) -> None:
    stranger = Browser(root, token=False)
    assert stranger.get("/?token=wrong").status_code == 403
    answer = stranger.get(f"/?token={TOKEN}")
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in answer.text
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8750", ""])
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": "", "sec-fetch-site": ""},
        {"origin": "", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_asked_for_from_elsewhere_is_refused(browser: Browser, root: Path, headers: dict[str, str]) -> None:
    before = (root / "assessments" / KEN / "ratings" / "reader-a.yaml").read_bytes()
    assert browser.post(RATE, {"answer": "level:0", "base": ""}, **headers).status_code == 403
    assert (root / "assessments" / KEN / "ratings" / "reader-a.yaml").read_bytes() == before


def test_a_change_is_asked_for_by_post_alone(browser: Browser) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = browser.http.request(method, RATE, headers={"origin": ORIGIN, "sec-fetch-site": "same-origin"})
        assert answer.status_code == 405


def test_read_only_shows_everything_and_changes_nothing(root: Path) -> None:
    reader = Browser(root, "reader-a", read_only=True)
    page = reader.get(f"/e/{KEN}/rate/civic-space")
    assert page.status_code == 200
    assert "read only" in page.text
    assert reader.post(RATE, {"answer": "level:0", "base": ""}).status_code == 403
    assert reader.post("/new", {}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/cli/app.py",
        "/static//etc/passwd",
        "/e/../../etc/",
        "/e/..%2f..%2fetc/",
        "/e/%2e%2e/",
        "/e/ken-2022-08-09-general%00/",
        "/e/README.md/",
        f"/e/{KEN}/rate/..%2fratings",
        f"/e/{KEN}/rate/../../../criteria",
    ],
)
def test_no_address_leads_out_of_the_workspace(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["../reader-a", "..", "a/b", "/etc/passwd", "x" * 81, "a\x00b", "a..b", "..\\a"])
def test_nobody_is_called_what_could_be_a_path(browser: Browser, root: Path, name: str) -> None:
    before = sorted(str(path) for path in root.rglob("*"))
    assert browser.post("/who", {"who": name}).status_code == 422
    browser.http.cookies.set("electassess_who", name.replace("\x00", "/"))
    assert browser.post(f"/e/{KEN}/sheet", {}).status_code in {403, 422}
    assert sorted(str(path) for path in root.rglob("*")) == before


def test_every_answer_carries_a_strict_policy(browser: Browser) -> None:
    for path in ("/", f"/e/{KEN}/rate/civic-space", "/static/electassess.js", "/nope"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("path", ["/", "/new", f"/e/{KEN}/", f"/e/{KEN}/rate/civic-space", f"/e/{KEN}/beside"])
def test_no_page_has_script_or_style_of_its_own(browser: Browser, path: str) -> None:
    text = browser.get(path).text
    assert not re.search(r"<script(?![^>]* src=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals=.js", text)
    assert not re.search(r"(?:src|href)=.https?://", text)


def test_what_is_too_large_is_refused(browser: Browser) -> None:
    answer = browser.post(RATE, {"because": "x" * FORM_LIMIT, "answer": "level:1"})
    assert answer.status_code == 413


def test_a_fault_of_the_program_tells_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a secret that a message may hold")

    monkeypatch.setattr("electassess.web.home.raters", broken)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    said = capsys.readouterr()
    assert "secret" not in said.err + said.out
    assert "ValueError" in said.err


def test_a_server_looks_for_unused_objects_though_commands_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    before, bounds = gc.isenabled(), gc.get_threshold()
    seen = []

    def run(running: Coroutine[None, None, None]) -> None:
        running.close()
        seen.append(gc.isenabled())

    monkeypatch.setattr("asyncio.run", run)
    gc.disable()
    try:
        with bind(0) as listening:
            serve(Starlette(), listening)
    finally:
        gc.set_threshold(*bounds)
        (gc.enable if before else gc.disable)()
    assert seen == [True]
