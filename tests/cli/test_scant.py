"""Where too little was judged for a verdict on the whole, no command and no text gives one."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from worked import ROOT

ONE = "twn-2024-01-13-general"
HELD = "hkg-2021-12-19-legislative"
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


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A workspace in which little was rated, and all of it worst: a gate holds, and the index lies below its band."""
    shutil.copytree(ROOT / "assessments" / HELD, tmp_path / "assessments" / HELD)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    for sheet in (tmp_path / "assessments" / HELD / "ratings").glob("*.yaml"):
        head, *ratings = re.split(r"(?=^  - indicator:)", sheet.read_text(encoding="utf-8"), flags=re.MULTILINE)
        known = [one for one in ratings if "level:" in one]
        rooms = ("party-inclusion.", "media-freedom.", "civic-space.")
        kept = [one for room in rooms for one in [each for each in known if f" {room}" in each][:4]]
        sheet.write_text(head + re.sub(r"level: \d", "level: 0", "".join(kept)), encoding="utf-8")
    return tmp_path


def test_a_band_below_what_a_gate_bears_out_is_no_verdict_of_a_scant_record(held: Path) -> None:
    done = CliRunner().invoke(app, ["score", HELD, "--workspace", str(held)])
    assert f"{CALLED}denounced)" in done.output
    assert "gate “main contender barred” holds" in done.output
    path = held / "own.md"
    said = {"The election was neither genuine nor competitive": False, "It was a farce": True, "It was credible": True}
    for sentence, warned in said.items():
        path.write_text(f"# A title\n\n{sentence} [@ours].\n", encoding="utf-8")
        found = CliRunner().invoke(app, ["review", HELD, str(path), "--format", "json", "--workspace", str(held)])
        assert ("verdict" in {one["kind"] for one in json.loads(found.stdout)}) is warned, sentence
