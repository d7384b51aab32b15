"""Severity of analysts from a table of ratings, and scores that take it out."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from electassess.cli.app import app
from electassess.scoring import Calibration

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "examples" / "catalogues" / "fiw" / "catalogue.yaml"
REFS = [
    f"political-rights.{ref}" for ref in ("a.executive", "a.legislature", "a.framework", "b.parties", "b.opposition")
]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, words)))


@pytest.fixture
def fiw(tmp_path: Path) -> Path:
    """Freedom in the World, but scored from a few questions."""
    folder = tmp_path / "fiw"
    folder.mkdir()
    (folder / "catalogue.yaml").write_text(SHIPPED.read_text().replace("coverage: 1\n", "coverage: 0\n"))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two analysts who see the same, and one who gives a level less."""
    generator, rows = np.random.default_rng(1), ["election,indicator,analyst,level"]
    for number in range(20):
        for ref in REFS:
            seen = int(generator.integers(1, 5))
            given = {"anna": seen, "ben": min(4, seen + int(generator.integers(0, 2))), "cleo": seen - 1}
            rows += [f"e{number:02},{ref},{who},{level}" for who, level in given.items()]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(rows) + "\n")
    return path


def test_a_severe_analyst_is_found_and_taken_out(table: Path, tmp_path: Path, fiw: Path) -> None:
    pytest.importorskip("scipy")
    file = tmp_path / "calibration.json"
    found = run("calibrate", "--ratings", table, "--catalogue", fiw, "--out", file)
    assert found.exit_code == 0, found.output
    assert "  cleo " in found.stdout.splitlines()[1]  # the most severe first
    known = Calibration.from_json(file.read_text())
    assert known.analysts[2].low > 0 > known.analysts[1].high
    lone = tmp_path / "lone.csv"
    lone.write_text("election,indicator,analyst,level\n" + "".join(f"x,{ref},cleo,2\n" for ref in REFS))
    base = ("score", "--ratings", lone, "--catalogue", fiw, "--format", "json")
    plain, fair = (
        json.loads(run(*base, *more).stdout)[0] for more in ((), ("--panel", "latent-trait", "--calibration", file))
    )
    assert plain["index"] == 50 < fair["index"]
    assert fair["method"]["calibration"] == known.fingerprint
    assert fair["method"]["panel"] == "latent-trait"


def test_the_panel_can_be_chosen(tmp_path: Path, fiw: Path) -> None:
    table = tmp_path / "t.csv"
    rows = [f"x,{REFS[0]},{who},{level}" for who, level in zip("abc", (0, 0, 3), strict=True)]
    table.write_text("election,indicator,analyst,level\n" + "\n".join(rows) + "\n")
    base = ("score", "--ratings", table, "--catalogue", fiw, "--format", "json")
    values = {}
    for name in ("", "mean", "minimum", "maximum"):
        more = ("--panel", name) if name else ()
        values[name] = json.loads(run(*base, *more).stdout)[0]["index"]
    assert values == {"": 0, "mean": 25, "minimum": 0, "maximum": 75}


def test_it_refuses_with_the_reason(table: Path, tmp_path: Path, fiw: Path) -> None:
    pytest.importorskip("scipy")
    few = tmp_path / "few.csv"
    few.write_text("".join(line + "\n" for line in table.read_text().splitlines() if ",cleo," not in line))
    found = run("calibrate", "--ratings", few, "--catalogue", fiw, "--out", tmp_path / "c.json")
    assert found.exit_code == 2
    assert "2 analysts rated what others rated too; at least 3 must" in found.stderr
    assert not (tmp_path / "c.json").exists()


@pytest.mark.parametrize("more", [["--panel", "latent-trait"], ["--calibration", "c.json"]])
def test_panel_and_calibration_go_together(table: Path, more: list[str], fiw: Path) -> None:
    assert run("score", "--ratings", table, "--catalogue", fiw, *more).exit_code == 2


SOUND = Calibration(analysts=(), scales=(), level=0.9, draws=0, seed=1)
ANALYST = {"name": "a", "severity": 0.5, "reliability": 1.0, "low": 0.1, "high": 0.9, "shared": 5}


def changed(**more: object) -> str:
    """A calibration of two analysts, with something else of the second."""
    return json.dumps(dataclasses.asdict(SOUND) | {"analysts": [ANALYST, ANALYST | {"name": "b"} | more]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SOUND.to_json(), "no scale with the levels 0, 1, 2, 3, 4"),
        ("[]", "not a calibration"),
        ("{", "not a calibration: no JSON from line 1 on"),
        ('{"seed": ' + "9" * 5000 + "}", "not a calibration: a number has too many digits"),
        (json.dumps(dataclasses.asdict(SOUND) | {"scales": [{"levels": [0, 1, 2], "at": [1, 0]}]}), "do not ascend"),
        ("[" * 100_000, "c.json"),
        (changed(severity=1e308), "analyst b is out of its range"),
        (changed(severity="1"), "analyst b is out of its range"),
        (changed(severity=float("nan")), "is no number"),
        (changed(reliability=0), "analyst b is out of its range"),
        (changed(reliability=True), "analyst b is out of its range"),
        (changed(low=3), "analyst b is out of its range"),
        (changed(shared=10**400), "analyst b is out of its range"),
        (changed(name="a"), "analyst a stands twice"),
        (changed(name=["b"]), "name is none"),
        (changed(name="\ud800"), "name is none"),
        (changed(nickname="b"), "has not the keys"),
        (SOUND.to_json().replace('"seed": 1', '"seed": 1, "seed": 2'), "a key stands twice"),
        (json.dumps(dataclasses.asdict(SOUND) | {"analysts": "ab"}), "has not the keys"),
        (json.dumps(dataclasses.asdict(SOUND) | {"level": 2}), "no number of their kind"),
        (json.dumps(dataclasses.asdict(SOUND) | {"scales": [{"levels": [0, 10**4000], "at": [1]}]}), "do not ascend"),
    ],
)
def test_a_file_that_is_no_calibration_or_another_ones(
    table: Path, tmp_path: Path, text: str, message: str, fiw: Path
) -> None:
    (tmp_path / "c.json").write_text(text)
    more = ("--panel", "latent-trait", "--calibration", tmp_path / "c.json")
    found = run("score", "--ratings", table, "--catalogue", fiw, *more)
    assert found.exit_code == 2
    assert message in found.stderr
    missing = run("score", "--ratings", table, "--catalogue", fiw, *more[:-1], tmp_path / "none.json")
    assert missing.exit_code == 1
    assert "EA101" in missing.stderr
