from pathlib import Path

import pytest

from electassess.model import KINDS
from electassess.use_cases import pipeline
from electassess.workspace import json_schema

ROOT = Path(__file__).resolve().parents[2]
ID = "gha-2020-12-07-general"
FOLDER = f"assessments/{ID}"


def codes(root: Path) -> set[str]:
    return {fault.code for fault in pipeline.check(root)}


def test_the_worked_example_has_no_fault(workspace: Path) -> None:
    assert codes(workspace) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("ratings/reader-a.yaml", "emb-independence.appointment", "emb-independence.apointment", "EA301"),
        ("ratings/reader-a.yaml", "    level: 3", "    level: 7", "EA302"),
        ("ratings/reader-a.yaml", "    evidence: [", "    evidence: [no-such-item, ", "EA303"),
        ("ratings/reader-a.yaml", "analyst: reader-a", "analyst: reader-z", "EA308"),
        ("election.yaml", "name: Electoral Commission", "name: Electoral Committee", "EA313"),
        ("election.yaml", "country: GHA", "country: KEN", "EA321"),
        ("statement.yaml", "endorsers: []", "endorsers: [anfrell]", "EA314"),
        ("statement.yaml", "edition: final", "edition: pre-election", "EA312"),
        ("statement.yaml", "edition: final", "editon: final", "EA201"),
    ],
)
def test_each_fault_is_found(workspace: Path, file: str, old: str, new: str, code: str) -> None:
    path = workspace / FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + old.count("\n")
    found = [fault for fault in pipeline.check(workspace) if fault.code == code]
    assert found
    assert code in {"EA303", "EA202", "EA312"} or line in {fault.line for fault in found}


def test_unknown_files_are_named(workspace: Path) -> None:
    (workspace / FOLDER / "notes.txt").write_text("x")
    (workspace / "assessments" / "draft").mkdir()
    assert {fault.path for fault in pipeline.check(workspace) if fault.code == "EA319"} == {
        f"{FOLDER}/notes.txt",
        "assessments/draft",
    }


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_shipped_schemas_equal_the_models(kind: str) -> None:
    assert (ROOT / "schemas" / f"{kind}.json").read_text(encoding="utf-8") == json_schema(kind)
