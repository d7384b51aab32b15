import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
KHM, THA = "khm-2023-07-23-general", "tha-2023-05-14-general"
run = CliRunner().invoke
HERE = ["--workspace", str(ROOT)]


def test_a_workbook_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    out = run(app, ["compare", KHM, THA, "--format", "xlsx", "--out", str(file), *HERE])
    assert out.exit_code == 0, out.output
    assert file.read_bytes().startswith(b"PK")
    assert run(app, ["compare", KHM, THA, "--format", "xlsx", *HERE]).exit_code == 2


def test_ranks_come_on_request() -> None:
    out = run(app, ["compare", KHM, THA, "--ranks", "--format", "json", *HERE])
    assert [row["ranks"] for row in json.loads(out.output)["rows"]] == [[2, 2], [1, 1]]


@pytest.mark.parametrize("asked", [["--pair", KHM, THA], ["--over-time", "tha"]])
def test_accounts_are_told_in_every_format_of_theirs(asked: list[str], tmp_path: Path) -> None:
    for form in ("text", "md", "json", "html"):
        file = tmp_path / form
        out = run(app, ["compare", *asked, "--format", form, "--out", str(file), *HERE])
        assert out.exit_code == 0, out.output
        assert f"{THA}#civic-space" in file.read_text(encoding="utf-8")
    assert run(app, ["compare", *asked, "--format", "csv", *HERE]).exit_code == 2


@pytest.mark.parametrize(
    "asked", [["--pair", KHM, THA, "--over-time", "THA"], [KHM, "--pair", KHM, THA], ["--ranks", "--over-time", "THA"]]
)
def test_what_excludes_each_other_is_refused(asked: list[str]) -> None:
    assert run(app, ["compare", *asked, *HERE]).exit_code == 2


@pytest.mark.parametrize("asked", [["--pair", KHM, KHM], ["--pair", KHM, "khm-2023"], ["--over-time", "LKA"], ["none"]])
def test_what_cannot_be_compared_is_a_fault(asked: list[str]) -> None:
    assert run(app, ["compare", *asked, *HERE]).exit_code == 1


def test_an_audit_ends_with_one_only_where_something_is_unexplained() -> None:
    clean = run(app, ["audit", KHM, THA, *HERE])
    assert clean.exit_code == 0
    assert "in none did an election" in clean.output
    found = run(app, ["audit", "blr-2020-08-09-presidential", "hkg-2021-12-19-legislative", "--format", "json", *HERE])
    assert found.exit_code == 1
    assert json.loads(found.output)["unexplained"] == 1


def test_a_comparison_that_someone_edited_is_kept_and_no_other_file_written_over(tmp_path: Path) -> None:
    file = tmp_path / "pair.md"
    ask = ["compare", "--pair", KHM, THA, "--format", "md", "--out"]
    assert run(app, [*ask, str(file), *HERE]).exit_code == 0
    file.write_text("edited")
    again = run(app, [*ask, str(file), *HERE])
    assert "what was there is now pair.edited-1.md" in again.output
    assert (tmp_path / "pair.edited-1.md").read_text() == "edited"
    mine = tmp_path / "evidence.yaml"
    mine.write_text("items: []")
    ended = run(app, [*ask, str(mine), *HERE])
    assert (ended.exit_code, mine.read_text()) == (2, "items: []")
    assert "was not written by this program" in ended.output


def test_a_table_can_be_sorted_by_a_criterion() -> None:
    out = run(app, ["compare", KHM, THA, "ken-2022", "--sort", "Media freedom", *HERE])
    assert out.exit_code == 0, out.output
    lowest, _, listed = out.output.partition("Media freedom, from the lowest value:")[2].partition("\n\n")
    assert "Lowest group, none told apart from the lowest: Cambodia 2023." in lowest
    lines = listed.splitlines()[:3]
    assert [line.split("  ")[1].strip() for line in lines] == ["Cambodia 2023", "Thailand 2023", "Kenya 2022"]
    assert "cannot be told apart from Kenya 2022" in lines[1]
    wrong = run(app, ["compare", KHM, THA, "--sort", "media-fredom", *HERE])
    assert (wrong.exit_code, "EA652" in wrong.output) == (1, True)
    assert run(app, ["compare", "--pair", KHM, THA, "--sort", "index", *HERE]).exit_code == 2


def test_elections_are_named_as_people_name_them(tmp_path: Path) -> None:
    out = run(app, ["compare", "--pair", "Cambodia 2023", "THA", *HERE])
    assert (out.exit_code, "EA650" in out.output, "tha-2019-03-24-general" in out.output) == (1, True, True)
    out = run(app, ["compare", "--pair", "Cambodia 2023", "Thai 2023", "--format", "json", *HERE])
    assert json.loads(out.output)["elections"] == [THA, KHM]
    out = run(app, ["audit", "Cambodia", "Kenya 2022", "--format", "json", *HERE])
    assert len(json.loads(out.output)["elections"]) == 3


def test_explain_takes_elections_as_people_name_them() -> None:
    out = run(app, ["explain", "Cambodia 2023#civic-space", *HERE])
    assert out.exit_code == 0, out.output
    assert out.output == run(app, ["explain", f"{KHM}#civic-space", *HERE]).output
    vague = run(app, ["explain", "Cambodia#civic-space", *HERE])
    assert (vague.exit_code, "EA650" in vague.output) == (1, True)


def test_a_table_can_be_sorted_by_an_indicator_or_a_gate() -> None:
    out = run(app, ["compare", KHM, THA, "ken-2022", "--sort", "parties-barred", "--brief", *HERE])
    assert out.exit_code == 0, out.output
    lines = out.output.partition("no draws test a single indicator:")[2].splitlines()[1:4]
    assert [line.split()[0] for line in lines] == ["Cambodia", "Thailand", "Kenya"]
    assert "level 0  3 analysts: reader-a 0, reader-b 0, reader-c 0" in lines[0]
    out = run(app, ["compare", "KEN", KHM, "--sort", "main contender barred", "--brief", *HERE])
    lines = out.output.partition("where it holds first:")[2].splitlines()[1:3]
    assert [line.split()[0] for line in lines] == ["Cambodia", "Kenya"]
    assert " holds  " in lines[0]
    assert lines[0].endswith("“Parties and candidates free to stand” at level 0")
    assert "does not hold" in lines[1]
    out = run(app, ["compare", KHM, THA, "--sort", "nonsense", *HERE])
    assert out.exit_code == 1
    assert "EA652" in out.output


def test_elections_are_asked_for_by_gate_and_by_condition() -> None:
    some = [KHM, THA, "ken-2022", "blr-2020"]
    out = run(app, ["compare", *some, "--only", "main-contender-barred", "--format", "csv", *HERE])
    assert {line.partition(",")[0] for line in out.stdout.splitlines()[1:]} == {KHM}
    out = run(app, ["compare", *some, "--only", "parties-barred <= 1 and media-freedom < 30", "--brief", *HERE])
    assert "2 of 4 elections in which" in out.output
    assert KHM in out.output
    assert "blr-2020" in out.output
    out = run(app, ["compare", *some, "--only", "suffrage < 1", "--brief", *HERE])
    assert (out.exit_code, "EA653" in out.output) == (1, True)
    out = run(app, ["compare", *some, "--only", "nonsense < 1", *HERE])
    assert "EA653" in out.output
    assert "no node nonsense" in out.output


def test_the_answer_alone_has_no_places() -> None:
    out = run(app, ["compare", "--pair", KHM, THA, "--brief", *HERE])
    assert out.exit_code == 0, out.output
    assert "VALUES" in out.output
    assert "evidence.yaml" not in out.output
    assert len(out.output.splitlines()) < 20
    out = run(app, ["compare", KHM, THA, "--brief", "--format", "csv", *HERE])
    assert out.exit_code == 2


def test_a_region_is_known_however_its_compass_points_are_written() -> None:
    names = ("SE Asia", "Southeast Asia", "south east asia")
    found = [run(app, ["compare", name, "--format", "csv", *HERE]).stdout for name in names]
    assert found[0] == found[1] == found[2]
    assert "khm-2018" in found[0]
    out = run(app, ["compare", "ASEAN", *HERE])
    assert "regions are East Africa, East Asia" in out.output


def test_what_a_condition_leaves_out_though_something_serious_bears_on_it_is_said() -> None:
    some = [KHM, "blr-2020", "ken-2022"]
    out = run(app, ["compare", *some, "--only", "main-contender-barred", "--brief", *HERE])
    told = "Not shown, though a serious fault is known there of what it asks about: "
    assert f"{told}blr-2020-08-09-presidential." in out.output
    out = run(app, ["compare", KHM, "ken-2022", "--only", "main-contender-barred", "--brief", *HERE])
    assert "a serious fault" not in out.output, "nothing of the kind is known of Kenya"


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("parties-barred <= 1", True),
        ("party-inclusion < 25", True),  # a group is asked for what is below it
        ("index < 30", True),  # and the root for all
        ("party-inclusion >= 60", False),  # what asks for good things misses no fault
        ("not parties-barred >= 2", True),
        ("not parties-barred <= 1", False),
    ],
)
def test_only_what_asks_for_faults_can_miss_one(only: str, said: bool) -> None:  # noqa: FBT001
    out = run(app, ["compare", KHM, "tha-2023", "geo-2024", "--only", only, "--brief", *HERE])
    assert out.exit_code == 0, out.output
    assert ("a serious fault is known there" in out.output) is said, out.output
