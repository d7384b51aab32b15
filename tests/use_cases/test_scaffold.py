"""The folder of a new assessment, and what is offered where its country is not in the registry."""

import datetime as dt
from pathlib import Path

import pytest

from electassess.use_cases.scaffold import ScaffoldError, init_workspace, new_assessment


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bare") / "workspace"
    init_workspace(root, examples=False)
    return root


def offered(root: Path, iso3: str) -> tuple[str, ...]:
    with pytest.raises(ScaffoldError) as stop:
        new_assessment(root, iso3, dt.date(2030, 1, 2), "general", "reader-a")
    return stop.value.offer


@pytest.mark.parametrize("iso3", ["ANT", "YUG", "SUN", "SCG", "NTZ", "QUU", "DDR", "ZAR", "BUR", "XKK", "ZZZ", "QQQ"])
def test_no_country_is_offered_that_is_none_or_none_any_more(bare: Path, iso3: str) -> None:
    assert offered(bare, iso3) == ()


def test_a_country_is_offered_by_its_name(bare: Path) -> None:
    assert any("name: Liechtenstein" in line for line in offered(bare, "LIE"))
    assert any("name: Qatar" in line for line in offered(bare, "QAT"))
