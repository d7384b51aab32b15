"""A real browser and a real server for the tests that need them; where there is no browser, these are passed over."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


class Server:
    """`electassess serve` as a process of its own."""

    def __init__(self, root: Path, port: int = 0, *options: str) -> None:
        command = [sys.executable, "-m", "electassess", "serve", "--no-browser", "--port", str(port), *options]
        self.process = subprocess.Popen(
            [*command, "--workspace", str(root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        self.origin = self.address.partition("/?")[0]
        self.port = int(self.origin.rpartition(":")[2])
        self.token = self.address.partition("token=")[2]

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()


@contextmanager
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
