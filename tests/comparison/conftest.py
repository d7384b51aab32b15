"""The worked examples, drawn once, and ways to make them differ."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from electassess.comparison import Comparison, Entry, compare
from electassess.scoring import Scorecard
from electassess.use_cases import comparing

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    """All fourteen."""
    return comparing.entries(ROOT)


@pytest.fixture(scope="session")
def by_id(entries: list[Entry]) -> dict[str, Entry]:
    """By country and year: `khm-2023`."""
    return {entry.id[:8]: entry for entry in entries}


@pytest.fixture(scope="session")
def table(entries: list[Entry]) -> Comparison:
    """All fourteen side by side."""
    return compare(entries, ranked=True)


@pytest.fixture
def with_card() -> Callable[..., Entry]:
    """An entry whose scorecard is another in some fields."""

    def changed(entry: Entry, **fields: object) -> Entry:
        card: Scorecard = dataclasses.replace(entry.card, **fields)  # type: ignore[arg-type]
        return dataclasses.replace(entry, findings=dataclasses.replace(entry.findings, scorecard=card))

    return changed
