import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from electassess.source import NotOursError, OutsideError
from electassess.source.outputs import RECORD, write_outputs


def test_what_someone_changed_is_kept(tmp_path: Path) -> None:
    first = write_outputs(tmp_path, {"a.md": b"one", "b.md": b"one"})
    assert (first.kept, first.stale) == ((), ())
    (tmp_path / "a.md").write_bytes(b"edited by hand")
    second = write_outputs(tmp_path, {"a.md": b"two", "b.md": b"two"})
    assert second.kept == (("a.md", "a.edited-1.md"),)
    assert (tmp_path / "a.edited-1.md").read_bytes() == b"edited by hand"
    assert {name: (tmp_path / name).read_bytes() for name in ("a.md", "b.md")} == {"a.md": b"two", "b.md": b"two"}
    (tmp_path / "a.md").write_bytes(b"edited again")
    assert write_outputs(tmp_path, {"a.md": b"three"}).kept == (("a.md", "a.edited-2.md"),)
    assert (tmp_path / "a.edited-1.md").read_bytes() == b"edited by hand"


def test_the_same_bytes_are_nobodys_edit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one")
    assert write_outputs(tmp_path, {"a.md": b"one"}).kept == ()


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"a.md": 7}', b"\xff", b'{"../b": "x"}'])
def test_without_a_record_everything_is_kept(tmp_path: Path, record: bytes | None) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    if record is not None:
        (tmp_path / RECORD).write_bytes(record)
    written = write_outputs(tmp_path, {"a.md": b"one"})
    assert (written.kept, written.stale) == ((("a.md", "a.edited-1.md"),), ())


def test_files_of_an_earlier_draft_are_named_and_still_watched(tmp_path: Path) -> None:
    write_outputs(tmp_path, {"a.md": b"one", "a.pdf": b"one"})
    assert write_outputs(tmp_path, {"a.md": b"two"}).stale == ("a.pdf",)
    assert write_outputs(tmp_path, {"a.md": b"three", "a.pdf": b"three"}).kept == ()


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(OutsideError):
        write_outputs(tmp_path / "inside", {"a.md": b"one"})
    assert not (tmp_path / "outside.md").exists()


def test_before_a_refusal_nothing_is_touched(tmp_path: Path) -> None:
    inside, away = tmp_path / "inside", tmp_path / "away"
    for folder in (inside, away):
        folder.mkdir()
    (away / "a.md").write_bytes(b"edited there")
    (inside / "s").symlink_to(away)
    with pytest.raises(OutsideError):
        write_outputs(inside / "s", {"a.md": b"one"}, inside)
    assert {one.name: one.read_bytes() for one in away.iterdir()} == {"a.md": b"edited there"}
    (inside / RECORD).symlink_to(away / "record")
    (inside / "b.md").write_bytes(b"edited here")
    with pytest.raises(OutsideError):
        write_outputs(inside, {"b.md": b"one"})
    assert (inside / "b.md").read_bytes() == b"edited here"


def test_what_is_no_output_is_refused_and_what_is_one_kept(tmp_path: Path) -> None:
    (tmp_path / "evidence.yaml").write_bytes(b"items: []")
    with pytest.raises(NotOursError, match="was not written by this program"):
        write_outputs(tmp_path, {"evidence.yaml": b"one"}, ours_alone=True)
    assert [one.name for one in tmp_path.iterdir()] == ["evidence.yaml"]
    assert write_outputs(tmp_path, {"t.md": b"one"}, ours_alone=True).kept == ()
    (tmp_path / "t.md").write_bytes(b"edited")
    assert write_outputs(tmp_path, {"t.md": b"two"}, ours_alone=True).kept == (("t.md", "t.edited-1.md"),)
    assert (tmp_path / "t.edited-1.md").read_bytes() == b"edited"


def test_an_edit_made_while_a_run_stood_still_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(tmp_path, {"a.md": b"one"})
    real = secrets.token_hex

    def edited_meanwhile(size: int) -> str:
        if not (tmp_path / "a.edited-1.md").exists():
            (tmp_path / "a.md").write_bytes(b"edited meanwhile")
        return real(size)

    monkeypatch.setattr(secrets, "token_hex", edited_meanwhile)
    assert write_outputs(tmp_path, {"a.md": b"two"}).kept == (("a.md", "a.edited-1.md"),)
    assert (tmp_path / "a.edited-1.md").read_bytes() == b"edited meanwhile"


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of this kind")
def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    script = f"""
from pathlib import Path
from electassess.source.outputs import write_outputs
write_outputs(Path({str(tmp_path)!r}), {{"a.md": b"two"}})
"""
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    other = subprocess.Popen([sys.executable, "-c", script])
    time.sleep(1)
    assert other.poll() is None
    assert not (tmp_path / "a.md").exists()
    os.close(handle)
    assert other.wait(30) == 0
    assert (tmp_path / "a.md").read_bytes() == b"two"


def test_what_a_stopped_run_left_is_swept_away(tmp_path: Path) -> None:
    for name in (".a.md.0f0f0f0f.part", ".other.md.0f0f0f0f.part"):
        (tmp_path / name).write_bytes(b"half")
    write_outputs(tmp_path, {"a.md": b"one"})
    assert sorted(one.name for one in tmp_path.iterdir()) == [".other.md.0f0f0f0f.part", RECORD, "a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
@pytest.mark.parametrize("record", ["pipe", "deep"])
def test_a_record_that_is_none_does_no_harm(tmp_path: Path, record: str) -> None:
    if record == "pipe":
        os.mkfifo(tmp_path / RECORD)
    else:
        (tmp_path / RECORD).write_bytes(b"[" * 200_000)
    (tmp_path / "a.md").write_bytes(b"mine")
    assert write_outputs(tmp_path, {"a.md": b"one"}).kept == (("a.md", "a.edited-1.md"),)
