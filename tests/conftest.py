"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which writes golden files anew."""
    parser.addoption("--update", action="store_true", help="write golden files anew instead of comparing with them")
