"""A workspace with one worked election, and a browser's side of the server for it."""

import html
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from electassess.cli.serving import beginner
from electassess.web import admission_at, make_app
from worked import ROOT

KEN = "ken-2022-08-09-general"
TOKEN = "t" * 43
PORT = 8750
ORIGIN = f"http://127.0.0.1:{PORT}"


def workspace(folder: Path, *ids: str) -> Path:
    for identity in ids:
        shutil.copytree(ROOT / "assessments" / identity, folder / "assessments" / identity)
    return folder


class Browser:
    """A client that behaves as a browser on this machine does, unless a test says otherwise."""

    def __init__(self, root: Path, who: str = "", *, read_only: bool = False, token: bool = True) -> None:
        app = make_app(root, admission_at(PORT, TOKEN, read_only=read_only), beginner(root))
        self.http = TestClient(app, base_url=ORIGIN, follow_redirects=False)
        if token:
            self.http.cookies.set(f"electassess_{PORT}", TOKEN)
        if who:
            self.http.cookies.set("electassess_who", who)

    def get(self, path: str, **headers: str) -> Response:
        return self.http.get(path, headers=headers)

    def post(self, path: str, data: Mapping[str, Any], **headers: str) -> Response:
        given = {"origin": ORIGIN, "sec-fetch-site": "same-origin"} | headers
        return self.http.post(path, data=data, headers={key: value for key, value in given.items() if value})


def attached(browser: Browser, path: str, base: str, name: str, data: bytes) -> Response:
    """The answer to a file that is sent along."""
    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    return browser.http.post(path, data={"base": base}, files={"file": (name, data)}, headers=headers)


def typed(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form of an entry that nobody touched."""
    form = re.search(r'<form method="post"[^>]*class="entry".*?</form>', page, re.DOTALL)
    assert form
    found: dict[str, list[str]] = {}
    patterns = (
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"',
        r'<textarea id="[^"]*" name="([^"]+)"[^>]*>(.*?)</textarea>',
        r'<input id="[^"]*" name="([^"]+)"[^>]*? value="([^"]*)"',
        r'<input type="checkbox"[^>]*? name="([^"]+)"[^>]*? value="([^"]*)" checked',
    )
    for pattern in patterns:
        for match in re.finditer(pattern, form[0], re.DOTALL):
            found.setdefault(match[1], []).append(html.unescape(match[2]))
    for match in re.finditer(r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected>', match[2])
        found.setdefault(match[1], []).append(html.unescape(chosen[1]) if chosen else "")
    return found
