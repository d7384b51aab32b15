import gc
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess.cli.app import COMMANDS, app, main
from electassess.cli.edge import EditionName, PlainFormat
from electassess.cli.results import TableFormat
from electassess.cli.scoring import PanelName
from electassess.model.base import Edition
from electassess.model.election import ElectionType
from electassess.render import WRITERS, account, comparison
from electassess.scoring import Panel

ROOT = Path(__file__).resolve().parents[2]
run = CliRunner().invoke


def test_a_new_workspace_is_clean_and_takes_an_assessment(tmp_path: Path) -> None:
    folder = str(tmp_path / "w")
    assert run(app, ["init", folder]).exit_code == 0
    made = run(app, ["new", "NPL", "2027-11-20", "general", "--analyst", "a-rivera", "--workspace", folder])
    assert made.exit_code == 0
    assert (tmp_path / "w/assessments/npl-2027-11-20-general/ratings/a-rivera.yaml").is_file()
    checked = run(app, ["check", "--workspace", folder])
    assert checked.exit_code == 0, checked.output
    again = run(app, ["new", "NPL", "2027-11-20", "general", "--analyst", "a-rivera", "--workspace", folder])
    assert again.exit_code == 2


def test_a_workspace_without_examples_takes_an_assessment(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    assert "no assessment yet" in run(app, ["init", str(folder), "--no-examples"]).output
    assert list((folder / "assessments").iterdir()) == []
    there = ["--workspace", str(folder)]
    assert run(app, ["new", "NPL", "2027-11-20", "general", "--analyst", "a", *there]).exit_code == 0
    assert run(app, ["check", *there]).exit_code == 0


def test_score_json_has_the_keys_of_the_contract() -> None:
    out = run(app, ["score", "khm-2023-07-23-general", "--format", "json", "--workspace", str(ROOT)])
    card = json.loads(out.output)[0]
    assert {"election", "index", "coverage", "band", "verdict", "gates", "method", "criteria"} <= set(card)
    assert {"id", "value", "coverage", "analysts", "spread", "outcome", "indicators"} <= set(card["criteria"][0])


def test_score_says_the_same_with_and_without_a_cache(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    run(app, ["init", str(folder)])
    command = ["score", "--format", "json", "--workspace", str(folder)]
    without = run(app, [*command, "--no-cache"])
    assert not (folder / ".electassess-cache").exists()
    outputs = {run(app, command).output for _ in range(2)}
    assert (folder / ".electassess-cache").exists()
    assert outputs == {without.output}


def test_explain_tells_what_is_there_and_what_is_not() -> None:
    node = run(app, ["explain", "khm-2023-07-23-general#civic-space", "--workspace", str(ROOT)])
    assert node.exit_code == 0
    assert node.output.startswith("civic-space: ")
    nothing = run(app, ["explain", "khm-2023-07-23-general#words that nobody wrote", "--workspace", str(ROOT)])
    assert nothing.exit_code == 1
    assert "EA503" in nothing.output


def test_no_command_stops_to_look_for_unused_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(sys.modules["electassess.cli.app"], "app", lambda: seen.append(gc.isenabled()))
    before = gc.isenabled()
    gc.enable()
    try:
        main()
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False]


def test_robust_says_how_firm_a_verdict_is() -> None:
    arguments = ["robust", "gha-2020-12-07-general", "--workspace", str(ROOT)]
    assert "Smallest single change that moves the verdict" in run(app, arguments).output
    before = json.loads(run(app, [*arguments, "--format", "json", "--edition", "pre-election"]).output)
    assert before["method"]["edition"] == "pre-election"
    assert run(app, ["robust", "nowhere", "--workspace", str(ROOT)]).exit_code == 1


@pytest.mark.parametrize("form", ["text", "csv", "json", "md", "html"])
def test_compare_writes_every_format(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"table.{form}"
    out = run(app, ["compare", "--format", form, "--out", str(file), "--workspace", str(ROOT)])
    assert out.exit_code == 0
    assert "khm-2023-07-23-general" in file.read_text() or "2023 Cambodian" in file.read_text()


def test_no_workspace_and_unknown_election(tmp_path: Path) -> None:
    assert run(app, ["check", "--workspace", str(tmp_path)]).exit_code == 2
    assert run(app, ["score", "Atlantis", "--workspace", str(ROOT)]).exit_code == 1


HEAVY = {"numpy", "pandas", "jinja2", "scipy"}


@pytest.mark.parametrize(
    ("arguments", "waiting"),
    [
        (["--help"], HEAVY | {"pydantic", "yaml", "rich.progress", "starlette"}),
        (["--version"], HEAVY | {"pydantic", "yaml", "rich.progress", "starlette"}),
        (["check", "gha-2020-12-07-general", "--workspace", str(ROOT)], HEAVY | {"starlette"}),
    ],
)
def test_heavy_packages_wait(arguments: list[str], waiting: set[str]) -> None:
    code = (
        "import sys\nfrom electassess.cli.app import app\n"
        f"try:\n    app({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', sorted({waiting!r} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip().endswith("HEAVY []")


def test_an_unfinished_sheet_is_seen_not_to_count(tmp_path: Path) -> None:
    root = tmp_path / "w"
    assert run(app, ["init", str(root)]).exit_code == 0
    where = ["--workspace", str(root)]
    assert run(app, ["new", "NPL", "2027-11-20", "general", "--analyst", "a-rivera", *where]).exit_code == 0
    out = run(app, ["check", "npl-2027-11-20-general", *where])
    assert "ratings/a-rivera.yaml:7:12: EA328 warning" in out.output
    out = run(app, ["score", "npl-2027-11-20-general", *where])
    assert "rated by nobody; nothing counts from a-rivera.yaml" in out.output
    sheets = root / "assessments" / "gha-2020-12-07-general" / "ratings"
    (sheets / "reader-b.yaml").rename(sheets / "reader-b.yml")
    for command in ("score", "draft"):
        out = run(app, [command, "gha-2020-12-07-general", *where, *(["--format", "md"] if command == "draft" else [])])
        assert "rated by reader-a, reader-c; nothing counts from reader-b.yml" in out.output


def test_a_country_that_no_sentence_could_name_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "w"
    assert run(app, ["init", str(root)]).exit_code == 0
    out = run(app, ["new", "QQQ", "2027-11-20", "general", "--analyst", "a", "--workspace", str(root)])
    assert out.exit_code == 2
    assert "countries.yaml has no country QQQ" in out.output
    assert not list((root / "assessments").glob("qqq*"))
    wanted = ["new", "TUN", "2027-11-20", "general", "--analyst", "a", "--workspace", str(root)]
    out = run(app, wanted)
    assert out.exit_code == 2
    entry = "".join(line for line in out.output.splitlines(keepends=True) if line.startswith("  "))
    assert "name: Tunisia" in entry
    countries = root / "countries.yaml"
    countries.write_text(countries.read_text(encoding="utf-8") + entry.replace("…", "Tunisian"), encoding="utf-8")
    assert run(app, wanted).exit_code == 0, "what is offered is what is needed"


def test_a_day_is_asked_for_in_the_form_it_needs(tmp_path: Path) -> None:
    out = run(app, ["new", "NPL", "20/11/2027", "general", "--analyst", "a", "--workspace", str(tmp_path)])
    assert out.exit_code == 2
    assert "as in 2028-07-23" in out.output


LASTING = ("init", "new", "serve")
"""Examples that make what the others need, or run until somebody ends them: `serve` is tried in a browser."""


@pytest.mark.parametrize("example", [example for _, _, example in COMMANDS if not example.startswith(LASTING)])
def test_every_example_of_the_help_runs(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    assert run(app, ["init", str(root)]).exit_code == 0
    monkeypatch.chdir(root)
    _, _, begin = COMMANDS[1]
    assert run(app, shlex.split(begin)).exit_code == 0
    out = run(app, shlex.split(example))
    expected = 1 if example == "audit" else 0
    assert out.exit_code == expected, out.output
    assert out.output.strip()


def test_what_cannot_run_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "own.txt").write_text("mine")
    for arguments in (
        ["init", str(tmp_path / "full")],
        ["score", "--workspace", str(tmp_path)],
        ["draft", "khm-2023-07-23-general", "--format", "odt", "--workspace", str(ROOT)],
        ["schema", "ratigns"],
        ["new", "NPL", "2027-11-20", "generall", "--analyst", "a", "--workspace", str(ROOT)],
    ):
        assert run(app, arguments).exit_code == 2, arguments
    assert [one.name for one in (tmp_path / "full").iterdir()] == ["own.txt"]


def test_the_command_line_offers_what_there_is() -> None:
    """Choices are written out at the edge, so that asking for help imports nothing."""
    assert [one.value for one in EditionName] == [one.value for one in Edition]
    assert [one.value for one in PanelName] == [one.value for one in Panel]
    assert {one.value for one in TableFormat} == set(comparison.FORMATS)
    assert {one.value for one in PlainFormat} == set(account.AUDIT_FORMATS)
    told = {command: " ".join(run(app, [command, "--help"]).output.split()) for command in ("new", "draft")}
    assert ", ".join(one.value for one in ElectionType) in told["new"]
    assert ", ".join(name for name in WRITERS if name != "trace") in told["draft"]
