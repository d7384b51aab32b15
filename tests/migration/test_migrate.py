# SPDX-License-Identifier: Apache-2.0
"""A workspace of an earlier version is moved, once, and what people wrote in it stays."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electassess import migration
from electassess.cli.app import app
from electassess.migration import planning
from electassess.migration.shipped import shipped
from electassess.workspace import reference as references
from electassess.workspace import shipped_root

ROOT = shipped_root()
IDENTITY = "twn-2024-01-13-general"
SHEET = f"assessments/{IDENTITY}/ratings/reader-a.yaml"
EVIDENCE = f"assessments/{IDENTITY}/evidence.yaml"
GROUP = "criteria/later.yaml"
REF = "later.booths"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(ROOT / "criteria", root / "criteria")
    shutil.copytree(ROOT / "assessments" / IDENTITY, root / "assessments" / IDENTITY)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later version of what is shipped, with one criterion more."""
    source = tmp_path / "shipped"
    for name in ("criteria", "schemas"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, source / name)
    text = (source / "criteria/catalogue.yaml").read_text(encoding="utf-8")
    assert "accountability]" in text
    made = text.replace("accountability]", "accountability, later]")
    (source / "criteria/catalogue.yaml").write_text(made, encoding="utf-8", newline="")
    group = (source / "criteria/party-inclusion.yaml").read_text(encoding="utf-8")
    group = group.replace("id: party-inclusion\n", "id: later\n").replace("- id: parties-barred\n", "- id: booths\n")
    (source / GROUP).write_text(group, encoding="utf-8", newline="")
    for module in (planning, references):
        monkeypatch.setattr(module, "shipped_root", lambda: source)
    return source


def files(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


def test_what_is_shipped_now_is_recorded() -> None:
    """If this fails, run `python tools/shipped_digests.py` and commit what it wrote."""
    paths = [*(ROOT / "criteria").glob("*.yaml"), *(ROOT / "schemas").glob("*.json")]
    paths += [ROOT / "organisations.yaml", ROOT / "countries.yaml"]
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    assert [name for name in names if not shipped().untouched(name, (ROOT / name).read_bytes())] == []
    assert len(shipped().indicators) == 41


def test_in_a_workspace_of_this_version_only_sheets_can_lack_something(workspace: Path) -> None:
    made = migration.plan(workspace)
    assert [one.path for one in made.changes if "/ratings/" not in one.path] == []
    assert made.kept == ()


def test_sheets_gain_what_is_new_and_keep_the_rest(workspace: Path, later: Path) -> None:
    before = files(workspace)
    made = migration.plan(workspace)
    assert files(workspace) == before  # planning writes nothing
    assert made.worse == ()
    migration.carry_out(made)
    after = files(workspace)
    assert after[GROUP] == (later / GROUP).read_bytes()
    assert after["criteria/catalogue.yaml"] == (later / "criteria/catalogue.yaml").read_bytes()
    assert after[SHEET].startswith(before[SHEET])
    assert f"- indicator: {REF}\n" in after[SHEET].decode()
    assert after[EVIDENCE] == before[EVIDENCE]
    assert migration.plan(workspace).changes == ()


def test_windows_line_ends_and_a_byte_order_mark_stay(workspace: Path, later: Path) -> None:
    for name in (SHEET, "criteria/catalogue.yaml"):
        data = (workspace / name).read_bytes()
        (workspace / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    before = (workspace / SHEET).read_bytes()
    migration.carry_out(migration.plan(workspace))
    after = (workspace / SHEET).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert REF.encode() in after
    assert b"accountability, later" in (workspace / "criteria/catalogue.yaml").read_bytes()
    assert migration.plan(workspace).changes == ()


def test_an_edited_file_is_kept_and_said_so(workspace: Path, later: Path) -> None:
    edited = workspace / "criteria/civic-space.yaml"
    edited.write_bytes(edited.read_bytes() + b"# our own remark\n")
    source = later / "criteria/civic-space.yaml"
    source.write_bytes(source.read_bytes() + b"# of the later version\n")
    made = migration.plan(workspace)
    migration.carry_out(made)
    assert [path for path, _ in made.kept] == ["criteria/civic-space.yaml"]
    assert edited.read_bytes().endswith(b"# our own remark\n")
    assert (workspace / GROUP).exists()


def test_an_edited_catalogue_is_not_mixed_with_the_new_one(workspace: Path, later: Path) -> None:
    path = workspace / "criteria/catalogue.yaml"
    path.write_bytes(path.read_bytes() + b"# our own remark\n")
    made = migration.plan(workspace)
    assert made.changes == ()
    assert [name for name, _ in made.kept] == ["criteria/catalogue.yaml"]


def test_a_sheet_with_faults_is_left(workspace: Path, later: Path) -> None:
    path = workspace / SHEET
    path.write_bytes(path.read_bytes() + b"nonsense: 1\n")
    before = path.read_bytes()
    made = migration.plan(workspace)
    migration.carry_out(made)
    assert path.read_bytes() == before
    assert SHEET in [name for name, _ in made.kept]


def test_what_would_bring_errors_is_refused(workspace: Path, later: Path) -> None:
    (later / GROUP).write_text("id: later\n", encoding="utf-8")
    before = files(workspace)
    made = migration.plan(workspace)
    assert made.worse
    with pytest.raises(ValueError, match="bring errors"):
        migration.carry_out(made)
    assert CliRunner().invoke(app, ["migrate", "--workspace", str(workspace)]).exit_code == 1
    assert files(workspace) == before


def test_a_dropped_field_is_a_comment_afterwards(workspace: Path) -> None:
    path = workspace / EVIDENCE
    text = path.read_text(encoding="utf-8")
    head, mark, tail = text.partition("    reading: ")
    path.write_text(f"{head}    people: [somebody]  # why\n{mark}{tail}", encoding="utf-8", newline="")
    run = CliRunner().invoke(app, ["migrate", "--dry-run", "--workspace", str(workspace)])
    assert run.exit_code == 0
    assert "people: made a comment in 1 place(s)" in run.output
    assert "# people" not in path.read_text(encoding="utf-8")
    run = CliRunner().invoke(app, ["migrate", "--workspace", str(workspace)])
    assert run.exit_code == 0
    expected = f"{head}    # people: [somebody]  # why\n{mark}{tail}"
    assert path.read_text(encoding="utf-8") == expected
    assert CliRunner().invoke(app, ["migrate", "--workspace", str(workspace)]).output == "nothing to do\n"


@pytest.mark.parametrize("windows", [False, True], ids=["unix", "windows"])
def test_a_real_workspace_of_version_1_is_moved(tmp_path: Path, windows: bool) -> None:  # noqa: FBT001
    """As it stood in the history of this repository: `tests/data/migrate/README.md`."""
    root = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[1] / "data/migrate/workspace-1.0.0", root)
    if windows:
        for path in root.rglob("*.yaml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = files(root)
    made = migration.plan(root)
    assert (made.worse, made.kept) == ((), ())
    migration.carry_out(made)
    after = files(root)
    end = b"\r\n" if windows else b"\n"
    assert after["criteria/the-vote.yaml"] == (ROOT / "criteria/the-vote.yaml").read_bytes()
    for name in ("catalogue", "ladder", "standards", "civic-space"):
        file = f"criteria/{name}.yaml"
        assert after[file] == (ROOT / file).read_bytes().replace(b"\n", end)
    for reader in "abc":
        name = SHEET.replace("reader-a", f"reader-{reader}")
        assert after[name].startswith(before[name])
        assert after[name][len(before[name]) :].count(b"state: not-assessed" + end) == 7
    for name in ("election", "evidence", "statement"):
        file = f"assessments/{IDENTITY}/{name}.yaml"
        assert after[file] == before[file]
    assert migration.plan(root).changes == ()
    run = CliRunner().invoke(app, ["check", "--workspace", str(root)])
    assert run.exit_code == 0, run.output
