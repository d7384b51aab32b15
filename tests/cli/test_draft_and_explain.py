import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from electassess import pipeline
from electassess.cli.app import app
from electassess.statement.document import Draft

ROOT = Path(__file__).resolve().parents[2]
ID = "khm-2023-07-23-general"
run = CliRunner().invoke


def test_a_draft_is_the_same_to_the_byte(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        out = run(app, ["draft", ID, "--format", "md,html", "--out", str(folder), "--workspace", str(ROOT)])
        assert out.exit_code == 0, out.output
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert set(made[0]) == {"statement.md", "statement.html", "trace.json"}
    assert made[0] == made[1]
    assert json.loads(made[0]["trace.json"])


def test_a_letter_without_a_font_costs_the_pdf_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.draft

    def in_chinese(*rest: Any) -> Draft:
        made = real(*rest)
        claim = dataclasses.replace(made.blocks[1].claims[0], text="中文")
        block = dataclasses.replace(made.blocks[1], claims=(claim,))
        return dataclasses.replace(made, blocks=(made.blocks[0], block, *made.blocks[2:]))

    monkeypatch.setattr(pipeline, "draft", in_chinese)
    out = run(app, ["draft", ID, "--format", "pdf,md", "--out", str(tmp_path), "--workspace", str(ROOT)])
    assert out.exit_code == 2
    assert "no font at hand has '中'" in out.output
    assert {path.name for path in tmp_path.iterdir()} == {"statement.md", "trace.json"}


def test_explain_names_lines_that_hold_what_it_says() -> None:
    ref = "party-inclusion.parties-barred"
    out = run(app, ["explain", f"{ID}#{ref}", "--workspace", str(ROOT)])
    assert out.exit_code == 0
    places = re.findall(r"(assessments/\S+/ratings/\S+\.yaml):(\d+)", out.output)
    assert len(places) >= 2
    for path, line in places:
        assert f"indicator: {ref}" in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_what_cannot_run_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "own.txt").write_text("mine")
    for arguments in (
        ["init", str(tmp_path / "full")],
        ["score", "--workspace", str(tmp_path)],
        ["draft", ID, "--format", "odt", "--workspace", str(ROOT)],
        ["schema", "ratigns"],
        ["new", "NPL", "2027-11-20", "generall", "--analyst", "a", "--workspace", str(ROOT)],
    ):
        assert run(app, arguments).exit_code == 2, arguments
    assert [one.name for one in (tmp_path / "full").iterdir()] == ["own.txt"]
