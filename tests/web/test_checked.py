"""What pages keep of checks is what `check` would say, whatever changed in between."""

import shutil
from pathlib import Path

import pytest

from electassess.use_cases import pipeline
from electassess.web.store import Store
from electassess.workspace import archives_fit
from electassess.workspace.checks import BY_SHEET, CHECKS
from served import KEN, workspace
from worked import IDS

STEPS = (
    ("ratings/reader-a.yaml", "level: 2", "level: 9"),
    ("ratings/reader-b.yaml", "analyst: reader-b", "analyst: reader-a"),
    ("evidence.yaml", "- id: missions", "- id: false-claims"),
    ("election.yaml", "short: IEBC", "short: ABCD"),
    ("statement.yaml", "edition: final", "edition: preliminary"),
    ("ratings/reader-a.yaml", "evidence: [missions", "evidence: [missions, missions, nothing-such"),
    ("evidence.yaml", "sources:\n", "sources:\n  made-up:\n    organisation: Made-up Observers\n"),
)


def said(root: Path) -> list[str]:
    return [
        f"{one.code} {one.path}:{one.line} {one.message}"
        for one in sorted(pipeline.check(root, [KEN]), key=lambda fault: fault.order)
        if one.path.startswith("assessments/") and ".md" not in one.path
    ]


def kept(store: Store) -> list[str]:
    seen = store.see(KEN)
    assert seen
    return [f"{one.code} {one.path}:{one.line} {one.message}" for one in seen.faults]


def test_every_change_of_a_file_is_seen(root: Path) -> None:
    store, folder, counts = Store(root), root / "assessments" / KEN, set()
    for name, old, new in STEPS:
        path = folder / name
        before = path.read_bytes()
        text = before.decode()
        assert old in text
        assert kept(store) == said(root)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = kept(store)
        assert found == said(root)
        counts.add(tuple(found))
        path.write_bytes(before)
    shutil.copy(folder / "ratings" / "reader-a.yaml", folder / "ratings" / "reader-c.yaml")
    assert kept(store) == said(root)
    assert len(counts) > len(STEPS) - 2


def test_a_kept_copy_that_changes_is_seen(root: Path) -> None:
    store, folder = Store(root), root / "assessments" / KEN
    (folder / "archive").mkdir(exist_ok=True)
    (folder / "archive" / "made-up.txt").write_bytes(b"made up")
    path = folder / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    digest = "f" * 64
    archive = f"    archive: {{path: archive/made-up.txt, sha256: {digest}}}\n    reliability:"
    path.write_text(text.replace("    reliability:", archive, 1), encoding="utf-8")
    seen = store.see(KEN)
    assert seen
    assert [one.code for one in archives_fit(root, seen.one)] == ["EA323"]
    assert any("EA323" in one for one in kept(store))
    (folder / "archive" / "made-up.txt").unlink()
    assert kept(store) == said(root)


@pytest.mark.parametrize("identity", IDS[:4])
def test_checks_by_sheet_say_of_each_the_same_whatever_others_there_are(identity: str, tmp_path: Path) -> None:
    import dataclasses  # noqa: PLC0415

    root = workspace(tmp_path, identity)
    path = next((root / "assessments" / identity / "ratings").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8").replace("level: 3", "level: 7", 1), encoding="utf-8")
    store = Store(root)
    seen = store.see(identity)
    assert seen
    reference, _ = store.reference()
    for rule in CHECKS:
        if rule in BY_SHEET:
            whole = list(rule(reference, seen.one))
            parts = [dataclasses.replace(seen.one, sheets={name: one}) for name, one in seen.one.sheets.items()]
            assert whole == [fault for part in parts for fault in rule(reference, part)], rule.__name__
