"""What strangers' files and a refusing file system make of the commands: a message and an exit code."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from electassess.cli import edge
from electassess.cli.app import app
from electassess.diagnostics import error
from electassess.render import faults as report
from electassess.use_cases import pipeline

ROOT = Path(__file__).resolve().parents[2]
ONE = "gha-2020-12-07-general"
run = CliRunner().invoke


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    shutil.copytree(ROOT / "criteria", root / "criteria")
    shutil.copytree(ROOT / "assessments" / ONE, root / "assessments" / ONE)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


def refused(*command: str) -> str:
    ended = run(app, list(command))
    assert ended.exit_code == 2, ended.output
    assert isinstance(ended.exception, SystemExit)
    return ended.output


def test_what_cannot_be_written_ends_with_two(workspace: Path, tmp_path: Path) -> None:
    file, there = tmp_path / "file", ["--workspace", str(workspace)]
    file.write_text("x")
    (tmp_path / "out" / "statement.md").mkdir(parents=True)
    for target in (file, tmp_path / "out"):
        assert "cannot be written" in refused("draft", ONE, "--format", "md", "--out", str(target), *there)
    assert "cannot be written" in refused("compare", "--format", "csv", "--out", str(tmp_path), *there)
    assert "File exists" in refused("init", str(file / "x"))
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    assert "is not an empty folder" in refused("init", str(tmp_path / "broken"))
    assert not list(tmp_path.rglob("*.part"))


def test_drafts_do_not_leave_the_workspace_by_a_link(workspace: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (workspace / "statements").symlink_to(away)
    assert "outside" in refused("draft", ONE, "--format", "md", "--workspace", str(workspace))
    assert not list(away.iterdir())
    (workspace / "assessments" / "npl-2027-11-20-general").symlink_to(away)
    assert "leads out" in refused(
        "new", "NPL", "2027-11-20", "general", "--analyst", "a", "--workspace", str(workspace)
    )


@pytest.mark.parametrize("folder", [f"assessments/{ONE}", "assessments", "criteria", "languages/en-GB"])
def test_no_output_is_written_among_what_the_workspace_is_read_from(workspace: Path, folder: str) -> None:
    there, at = workspace / folder, ["--workspace", str(workspace)]
    there.mkdir(parents=True, exist_ok=True)
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    assert "from which the workspace is read" in refused("draft", ONE, "--format", "md", "--out", str(there), *at)
    assert "from which the workspace is read" in refused(
        "compare", ONE, "--format", "md", "--out", str(there / "x.md"), *at
    )
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_a_draft_names_its_files_without_the_place_of_the_workspace(workspace: Path) -> None:
    made = run(app, ["draft", ONE, "--format", "md", "--workspace", str(workspace)])
    assert made.output.startswith(f"statements/{ONE}/")
    assert str(workspace) not in made.output


@pytest.mark.skipif(os.name == "nt", reason="rights of files")
def test_what_is_written_has_the_rights_that_the_user_leaves(workspace: Path, tmp_path: Path) -> None:
    before, at = os.umask(0o077), ["--workspace", str(workspace)]
    try:
        assert run(app, ["init", str(tmp_path / "new")]).exit_code == 0
        assert run(app, ["draft", ONE, "--format", "md", *at]).exit_code == 0
        assert run(app, ["new", "NPL", "2027-11-20", "general", "--analyst", "a", *at]).exit_code == 0
    finally:
        os.umask(before)
    made = [*(tmp_path / "new").rglob("*"), *(workspace / "statements").rglob("*")]
    made += (workspace / "assessments" / "npl-2027-11-20-general").rglob("*")
    assert len(made) > 100
    assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_new_at_the_ends_of_the_calendar_and_of_names(workspace: Path) -> None:
    there = ["--workspace", str(workspace)]
    assert "is no day" in refused("new", "KHM", "9999-12-31", "general", "--analyst", "a", *there)
    assert "no name for an analyst" in refused("new", "KHM", "2030-01-01", "general", "--analyst", "a" * 81, *there)


def test_names_that_are_no_text_are_shown(workspace: Path) -> None:
    name = os.fsencode(workspace / "assessments" / ONE) + b"/bad\xff\x1b[31m\xe2\x80\xae.yaml"
    try:
        Path(os.fsdecode(name)).touch()
    except OSError:
        pytest.skip("the file system takes only text as names")
    for form in ("text", "json", "sarif", "github"):
        out = run(app, ["check", "--format", form, "--workspace", str(workspace)])
        assert out.exit_code == 0
        assert "bad" in out.output
        assert not any(letter in out.output for letter in "\x1b\u202e\udcff")
    assert json.loads(run(app, ["check", "--format", "json", "--workspace", str(workspace)]).output)


def test_sarif_names_files_as_addresses() -> None:
    sarif = json.loads(report.to_sarif([error("EA101", "a b%\udcff/é.yaml", None, "x")]))
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b%25%FF/%C3%A9.yaml"


@pytest.mark.parametrize("file", ["catalogue", "media-freedom"])
def test_a_broken_catalogue_is_the_one_fault_and_scores_nothing(workspace: Path, file: str) -> None:
    (workspace / "criteria" / f"{file}.yaml").write_text("a: [")
    for command in ("check", "score", "compare"):
        ended = run(app, [command, "--workspace", str(workspace)])
        assert ended.exit_code == 1
        assert "1 error(s)" in ended.output
        assert isinstance(ended.exception, SystemExit)


def test_a_closed_or_narrow_output_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert not edge.screen()
    with pytest.raises(typer.Exit):
        edge.out("x")

    class Ascii:
        encoding = "ascii"

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Ascii())
    assert not edge.screen()


def test_many_faults_of_one_check_end_in_one_that_says_so(workspace: Path) -> None:
    file = workspace / "assessments" / ONE / "statement.yaml"
    named = ", ".join(f"x{number}" for number in range(20_000))
    file.write_text(f"edition: final\ndate: 2020-12-30\nendorsers: [{named}]\n")
    found = [fault for fault in pipeline.check(workspace) if fault.path.endswith("statement.yaml")]
    assert [fault.code for fault in found] == ["EA314"] * pipeline.MOST_FAULTS + ["EA116"]


def test_a_faulty_brief_does_not_stand_in_the_way_of_scores(workspace: Path) -> None:
    (workspace / "assessments" / ONE / "statement.yaml").write_text("edition: none\n", encoding="utf-8")
    done = run(app, ["score", "--workspace", str(workspace)])
    assert done.exit_code == 0
    assert f"cannot be said: there are errors in assessments/{ONE}/statement.yaml" in done.output
