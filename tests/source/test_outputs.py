from pathlib import Path

import pytest

from electassess.source import OutsideError
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
