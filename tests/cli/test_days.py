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
from electassess.model.ratings import Rating
from electassess.scoring import Status, status_of
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


def test_check_lists_what_the_day_sets_aside_and_warns_of_another_verdict(early: Path) -> None:
    found = json.loads(run("check", "--format", "json", "--workspace", str(early)))
    note, warned = (one for one in found if one["code"].startswith("EA62"))
    assert [(one["code"], one["severity"]) for one in (note, warned)] == [("EA620", "note"), ("EA621", "warning")]
    assert (note["path"], note["line"]) == (f"assessments/{GHA}/statement.yaml", 3)
    assert "the statement of 2020-12-08 sets aside items " in note["message"]
    assert "every level of " in note["message"]
    assert "the preliminary edition has no verdict; by all evidence, band 4" in warned["message"]


def test_a_level_of_some_analysts_only_is_named_with_them() -> None:
    found = json.loads(run("check", KHM, "--format", "json", "--workspace", str(ROOT)))
    assert (
        "some analysts’ levels of transparency.count-access (reader-b), civic-space.observers (reader-c)"
        in (found[0]["message"])
    )


def test_a_rating_without_a_level_is_not_set_aside() -> None:
    rated = {"indicator": "civic-space.observers", "because": "R.", "evidence": ["late"]}
    dates = {"late": dt.date(2024, 1, 1)}
    day = dt.date(2023, 1, 1)

    def status(**more: object) -> Status:
        return status_of(Rating.model_validate({**rated, **more}, strict=False), day, dates)

    assert status(level=1) is Status.SET_ASIDE
    assert status(state="not-applicable") is Status.SET_ASIDE
    assert status(state="insufficient-evidence") is Status.INSUFFICIENT_EVIDENCE


def test_notes_do_not_make_a_check_fail_and_are_counted_apart() -> None:
    out = run("check", KHM, "--workspace", str(ROOT))
    assert out.endswith("no faults, 1 note(s)\n")
    assert "EA620 note: " in out


def test_what_is_not_public_is_not_named_among_what_is_set_aside(early: Path) -> None:
    path = early / "assessments" / GHA / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    item = text[text.index("  - id: ") :].split("\n")[0].removeprefix("  - id: ")
    assert item in run("check", "--workspace", str(early))
    start = text.index(f"  - id: {item}\n")
    end = text.index("  - id: ", start + 5)
    hidden = text[start:end].rstrip("\n") + "\n    sensitivity: restricted\n    consent: no-publication\n"
    path.write_text(text[:start] + hidden + text[end:], encoding="utf-8")
    out = CliRunner().invoke(app, ["check", "--workspace", str(early)])
    assert "sets aside" in out.output
    assert f" {item}," not in out.output


def test_a_referendum_can_be_scored_and_gets_no_words_made_for_elections(tmp_path: Path) -> None:
    for name in ("criteria", "languages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    identity = GHA.replace("general", "referendum")
    shutil.copytree(ROOT / "assessments" / GHA, tmp_path / "assessments" / identity)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    path = tmp_path / "assessments" / identity / "election.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("type: general", "type: referendum"), encoding="utf-8")
    assert "EA622 warning" in run("check", "--workspace", str(tmp_path))
    assert "band 4" in run("score", "--workspace", str(tmp_path))
    out = CliRunner().invoke(app, ["draft", identity, "--workspace", str(tmp_path)])
    assert out.exit_code == 1
    assert "EA622" in out.output
    assert "no words for the type referendum" in out.output
    ladder = tmp_path / "criteria" / "ladder.yaml"
    text = ladder.read_text(encoding="utf-8")
    ladder.write_text(text.replace("highest_before_vote:", "types: [referendum]\nhighest_before_vote:", 1), "utf-8")
    assert "EA622" not in run("check", "--workspace", str(tmp_path))


def test_a_catalogue_that_cannot_be_scored_is_the_one_fault_of_a_check(early: Path) -> None:
    catalogue = early / "criteria" / "catalogue.yaml"
    text = catalogue.read_text(encoding="utf-8")
    gate = "when: accountability.outcome-respected <= 0"
    assert text.count(gate) == 1
    catalogue.write_text(text.replace(gate, f"{gate} | civic-space < 3"), encoding="utf-8")
    out = CliRunner().invoke(app, ["check", "--workspace", str(early)], catch_exceptions=False)
    assert out.exit_code == 1
    assert "1 error(s)" in out.output
    assert "EA620" not in out.output
