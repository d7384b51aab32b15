import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.source.outputs import RECORD
from electassess.statement.document import Draft
from electassess.use_cases import drafting

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
    assert set(made[0]) == {"statement.md", "statement.html", "trace.json", RECORD}
    assert made[0] == made[1]
    assert json.loads(made[0]["trace.json"])


def test_a_letter_without_a_font_costs_the_pdf_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = drafting.draft

    def in_chinese(*rest: Any) -> Draft:
        made = real(*rest)
        claim = dataclasses.replace(made.blocks[1].claims[0], text="中文")
        block = dataclasses.replace(made.blocks[1], claims=(claim,))
        return dataclasses.replace(made, blocks=(made.blocks[0], block, *made.blocks[2:]))

    monkeypatch.setattr(drafting, "draft", in_chinese)
    out = run(app, ["draft", ID, "--format", "pdf,md", "--out", str(tmp_path), "--workspace", str(ROOT)])
    assert out.exit_code == 2
    assert "no font at hand has '中'" in out.output
    assert {path.name for path in tmp_path.iterdir()} == {"statement.md", "trace.json", RECORD}


def test_a_draft_that_someone_edited_is_kept(tmp_path: Path) -> None:
    arguments = ["draft", ID, "--out", str(tmp_path), "--workspace", str(ROOT), "--format"]
    assert run(app, [*arguments, "md,html"]).exit_code == 0
    drafted = (tmp_path / "statement.md").read_bytes()
    (tmp_path / "statement.md").write_bytes(drafted + b"A sentence of ours.\n")
    out = run(app, [*arguments, "md"])
    assert (
        "statement.md had been changed since it was written: what was there is now statement.edited-1.md" in out.output
    )
    assert "of an earlier draft, and not written now: statement.html" in out.output
    assert (tmp_path / "statement.edited-1.md").read_bytes().endswith(b"A sentence of ours.\n")
    assert (tmp_path / "statement.md").read_bytes() == drafted


def test_a_draft_says_by_which_day_its_verdict_is_whether_another_is_likelier_and_who_wrote_the_sheets(
    tmp_path: Path,
) -> None:
    def said(identity: str, *more: str) -> str:
        out = run(app, ["draft", identity, *more, "--format", "md", "--out", str(tmp_path), "--workspace", str(ROOT)])
        assert out.exit_code == 0, out.output
        return out.output

    told = said("geo-2024-10-26-legislative")
    assert "\nverdict by what was known on 2025-01-15: band 2, fell short\n" in told
    score = run(app, ["score", "geo-2024-10-26-legislative", "--date", "2025-01-15", "--workspace", str(ROOT)]).output
    (words,) = re.findall(r"band 3 \(mixed\) is likelier than the verdict given: \d+ of 100 draws against \d+", score)
    assert f"\n  {words}\n" in told
    assert re.search(r"\n  rated by [\w, -]+ \(3 sheets by 1 person\)\n", told)
    assert "likelier" not in said(ID)
    early = said(ID, "--edition", "pre-election", "--date", "2023-07-22")
    assert "verdict by what was known on 2023-07-22: band" in early
