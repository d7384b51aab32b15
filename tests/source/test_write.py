import errno
import os
import sys
from pathlib import Path

import pytest

from electassess.source import OutsideError, write_bytes


def test_folders_are_made_and_old_bytes_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "f.txt"
    write_bytes(path, b"old", tmp_path)
    write_bytes(path, b"new\x00", tmp_path)
    assert path.read_bytes() == b"new\x00"
    assert [one.name for one in path.parent.iterdir()] == ["f.txt"]


def test_a_failure_keeps_the_old_bytes_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.txt"
    write_bytes(path, b"old", tmp_path)

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_bytes(path, b"new", tmp_path)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["f.txt"]


def test_paths_that_leave_are_refused(tmp_path: Path) -> None:
    within, away = tmp_path / "in", tmp_path / "away"
    within.mkdir()
    away.mkdir()
    (within / "link").symlink_to(away)
    (within / "file").symlink_to(away / "file")
    for path in (within / ".." / "f", within / "link" / "f", within / "file", away / "f", tmp_path / "in-other"):
        with pytest.raises(OutsideError):
            write_bytes(path, b"x", within)
    assert list(away.iterdir()) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["away", "in"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_files_have_the_rights_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_bytes(tmp_path / "new", b"x", tmp_path)
        (tmp_path / "old").write_bytes(b"x")
        (tmp_path / "old").chmod(0o640)
        write_bytes(tmp_path / "old", b"y", tmp_path)
    finally:
        os.umask(before)
    assert {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {"new": 0o600, "old": 0o640}
