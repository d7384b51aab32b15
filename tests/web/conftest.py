"""Fixtures of the tests of the pages."""

from pathlib import Path

import pytest

from served import KEN, Browser, workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "workspace", KEN)


@pytest.fixture
def browser(root: Path) -> Browser:
    return Browser(root, "reader-a")
