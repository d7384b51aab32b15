"""One as-of rule in every command: what a day knew, and where a statement's own day says otherwise."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.model.base import Edition
from electassess.model.election import Election
from worked import ROOT

GHA, KHM = "gha-2020-12-07-general", "khm-2023-07-23-general"


@pytest.fixture
def early(tmp_path: Path) -> Path:
    """A workspace in which Ghana’s statement is of the day after the vote, when little was published."""
    for name in ("criteria", f"assessments/{GHA}"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    brief = tmp_path / "assessments" / GHA / "statement.yaml"
    text = brief.read_text(encoding="utf-8").replace("edition: final", "edition: preliminary")
    brief.write_text(text.replace("date: 2021-05-05", "date: 2020-12-08"), encoding="utf-8")
    return tmp_path


def run(*words: str) -> str:
    out = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert out.exit_code == 0, out.output
    return out.output


@pytest.mark.parametrize("words", [["score", GHA], ["robust", GHA], ["compare", GHA], ["explain", f"{GHA}#"]])
def test_a_command_says_where_the_statement_says_otherwise(early: Path, words: list[str]) -> None:
    out = run(*words, "--workspace", str(early))
    assert f"{GHA}: its preliminary statement of 2020-12-08 says otherwise: no verdict" in out


@pytest.mark.parametrize("words", [["score", GHA], ["robust", GHA], ["compare", GHA]])
def test_with_the_statements_day_all_say_the_same(early: Path, words: list[str]) -> None:
    day = ("--date", "2020-12-08", "--edition", "preliminary")
    out = run(*words, *day, "--workspace", str(early))
    assert "says otherwise" not in out
    assert "band 4" not in out


@pytest.mark.parametrize("command", ["score", "robust"])
def test_the_worked_examples_have_one_verdict(command: str) -> None:
    assert "says otherwise" not in run(command, KHM, "--workspace", str(ROOT))


def test_json_stays_json(early: Path) -> None:
    out = CliRunner().invoke(app, ["robust", GHA, "--format", "json", "--workspace", str(early)])
    assert json.loads(out.stdout)
    assert "says otherwise" in out.stderr


def test_a_preliminary_statement_can_follow_the_first_round() -> None:
    vote = {"date": "2024-03-04", "until": "2024-03-05"}, {"date": "2024-04-09", "round": 2}
    body = {"name": "Commission"}
    facts = {
        "country": "KHM",
        "type": "general",
        "title": "T 2024",
        "phrase": "general election",
        "election_body": body,
    }
    election = Election.model_validate({**facts, "votes": vote}, strict=False)
    between = dt.date(2024, 3, 7)
    assert election.misfit(Edition.PRELIMINARY, between) == ""
    assert "first round ends on 2024-03-05" in election.misfit(Edition.PRELIMINARY, dt.date(2024, 3, 4))
    assert "before the vote ends" in election.misfit(Edition.FINAL, between)
    assert "the vote is on" in election.misfit(Edition.PRE_ELECTION, between)
