"""A workspace of one worked assessment, for tests to break."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "assessments/gha-2020-12-07-general"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("criteria", FOLDER):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path
