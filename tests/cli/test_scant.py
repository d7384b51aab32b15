"""Where too little was judged for a verdict on the whole, no command and no text gives one."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from worked import ROOT

ONE = "twn-2024-01-13-general"
CALLED = "no verdict on the whole (of what could be judged: "


@pytest.fixture
def scant(tmp_path: Path) -> Path:
    """A workspace in which each analyst rated one indicator in four."""
    shutil.copytree(ROOT / "assessments" / ONE, tmp_path / "assessments" / ONE)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    for sheet in (tmp_path / "assessments" / ONE / "ratings").glob("*.yaml"):
        head, *ratings = re.split(r"(?=^  - indicator:)", sheet.read_text(encoding="utf-8"), flags=re.MULTILINE)
        rated = [one for one in ratings if "level:" in one]
        sheet.write_text(head + "".join(rated[::2]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ("score", ONE),
        ("score", ONE, "--format", "json"),
        ("robust", ONE),
        ("explain", f"{ONE}#index"),
        ("draft", ONE, "--format", "md"),
        ("compare", ONE, "--format", "md"),
        ("compare", ONE, "--format", "json"),
    ],
)
def test_the_verdict_is_called_the_same_everywhere(scant: Path, command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*command, "--workspace", str(scant)])
    assert done.exit_code == 0, done.output
    assert CALLED in done.output


@pytest.mark.parametrize("form", ["joint", "full", "report", "summary"])
def test_no_text_names_a_band(scant: Path, form: str) -> None:
    done = CliRunner().invoke(app, ["draft", ONE, "--form", form, "--format", "md", "--workspace", str(scant)])
    assert done.exit_code == 0, done.output
    (text,) = (one.read_text(encoding="utf-8") for one in (scant / "statements").rglob("*.md"))
    assert re.search(
        r"Too little could be judged of (this election|these elections) for a verdict on the whole\.", text
    )
    assert "was credible" not in text
    assert "were credible" not in text
    assert "stands for" not in text
