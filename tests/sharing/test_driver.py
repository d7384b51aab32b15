import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.sharing import driver
from electassess.use_cases import pipeline
from served import KEN, workspace

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
SHEET = f"assessments/{KEN}/ratings/reader-a.yaml"
SOURCES = Path(driver.__file__).parents[2]


def git(folder: Path, *arguments: str, fine: bool = True) -> str:
    mine = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@localhost", "GIT_COMMITTER_NAME": "x"}
    mine |= {"GIT_COMMITTER_EMAIL": "x@localhost", "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], check=fine, capture_output=True, text=True, env={**os.environ, **mine}
    )
    return done.stdout + done.stderr


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    first = workspace(tmp_path / "one", KEN)
    git(first, "init", "-q", "-b", "main")
    assert not driver.is_set_up(first)
    driver.set_up(first)
    git(first, "add", ".")
    git(first, "commit", "-qm", "made up")
    git(tmp_path, "clone", "-q", str(first), str(tmp_path / "two"))
    assert not driver.is_set_up(tmp_path / "two")
    driver.set_up(tmp_path / "two")
    assert driver.is_set_up(first)
    assert driver.is_set_up(tmp_path / "two")
    return first, tmp_path / "two"


def edit(clone: Path, path: str, old: str, new: str) -> None:
    text = (clone / path).read_text(encoding="utf-8")
    assert old in text
    (clone / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def lines_of(clone: Path) -> tuple[str, str]:
    """A level of the sheet and the line after it."""
    lines = (clone / SHEET).read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("    level:"))
    assert lines[at + 1].startswith("    confidence:")
    return lines[at], lines[at + 1]


def test_a_pull_in_a_terminal_merges_by_entry(clones: tuple[Path, Path]) -> None:
    one, two = clones
    level, confidence = lines_of(one)
    edit(one, SHEET, f"{level}\n{confidence}", f"    level: 4\n{confidence}")
    edit(two, SHEET, f"{level}\n{confidence}", f"{level}\n    confidence: 7")
    git(one, "commit", "-qam", "one")
    git(two, "commit", "-qam", "two")
    git(two, "pull", "-q", "--no-rebase", "--no-edit")
    assert "    level: 4\n    confidence: 7\n" in (two / SHEET).read_text(encoding="utf-8")
    assert git(two, "status", "--porcelain") == ""


def test_what_is_to_be_chosen_stands_between_marks_and_check_says_so(clones: tuple[Path, Path]) -> None:
    one, two = clones
    level, confidence = lines_of(one)
    edit(one, SHEET, level, "    level: 4")
    edit(two, SHEET, f"{level}\n{confidence}", "    level: 0\n    confidence: 7")
    git(one, "commit", "-qam", "one")
    git(two, "commit", "-qam", "two")
    said = git(two, "pull", "-q", "--no-rebase", "--no-edit", fine=False)
    assert f"{SHEET}: EA680 1 thing(s) were changed on both sides" in said
    assert "CONFLICT" in said
    text = (two / SHEET).read_text(encoding="utf-8")
    assert "<<<<<<< ours\n    level: 0\n=======\n    level: 4\n>>>>>>> theirs\n    confidence: 7\n" in text
    assert [fault.code for fault in pipeline.check(two, [KEN]) if fault.path == SHEET] == ["EA121"]
    git(two, "merge", "--abort")
    assert git(two, "status", "--porcelain") == ""


def test_a_faulty_side_falls_back_to_git(clones: tuple[Path, Path]) -> None:
    one, two = clones
    level, _ = lines_of(one)
    edit(one, SHEET, level, "    level: 4")
    with (two / SHEET).open("a", encoding="utf-8") as file:
        file.write("]\n")
    git(one, "commit", "-qam", "one")
    git(two, "commit", "-qam", "two")
    git(two, "pull", "-q", "--no-rebase", "--no-edit")
    text = (two / SHEET).read_text(encoding="utf-8")
    assert "    level: 4\n" in text
    assert text.endswith("]\n")


def test_set_up_twice_is_set_up_once(clones: tuple[Path, Path]) -> None:
    before = (clones[0] / ".gitattributes").read_bytes()
    assert [line.partition(":")[0] for line in driver.set_up(clones[0])] == ["the settings of this clone"]
    assert (clones[0] / ".gitattributes").read_bytes() == before
    (clones[0] / ".gitattributes").write_bytes(b"*.pdf binary")
    assert len(driver.set_up(clones[0])) == 2
    assert (clones[0] / ".gitattributes").read_bytes() == b"*.pdf binary\n" + driver.ATTRIBUTES.encode()


def test_init_within_a_repository_sets_it_up(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert CliRunner().invoke(app, ["init", str(tmp_path / "work"), "--no-examples"]).exit_code == 0
    assert driver.is_set_up(tmp_path / "work")
    assert sys.executable in git(tmp_path, "config", "merge.electassess.driver")


def test_the_command_needs_a_repository(tmp_path: Path) -> None:
    (tmp_path / "assessments").mkdir()
    done = CliRunner().invoke(app, ["git", "set-up", "--workspace", str(tmp_path)])
    assert done.exit_code == 2
    git(tmp_path, "init", "-q")
    assert CliRunner().invoke(app, ["git", "set-up", "--workspace", str(tmp_path)]).exit_code == 0
    assert "merge-driver" not in CliRunner().invoke(app, ["--help"]).output
