import hashlib
from pathlib import Path

from electassess.source import file_digest


def test_digest_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 6_000_000)
    assert file_digest(tmp_path / "f", tmp_path, "f") == (hashlib.sha256(b"x" * 6_000_000).hexdigest(), None)
    digest, fault = file_digest(tmp_path / "none", tmp_path, "none")
    assert digest is None
    assert fault is not None
    assert fault.code == "EA101"
