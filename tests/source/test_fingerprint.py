import hashlib
from pathlib import Path

import pytest

from electassess.source import canonical_json, file_digest, fingerprint, parse


def test_layout_does_not_count() -> None:
    block, flow = parse("a: 1 # remark\nb: [x, y]\n", "f")[0], parse('{"b": ["x", "y"],\n "a": 1}', "f")[0]
    assert fingerprint(block) == fingerprint(flow)
    assert fingerprint({"a": "caf\u00e9"}) == fingerprint({"a": "cafe\u0301"})


@pytest.mark.parametrize("other", [{"a": 1.5}, {"a": "1"}, {"a": True}, {"a": None}, {"b": 1}, {"a": [1]}])
def test_what_is_said_counts(other: object) -> None:
    assert fingerprint(other) != fingerprint({"a": 1})


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"a": float("nan")})
    with pytest.raises(ValueError, match="encoded"):
        canonical_json({"caf\u00e9": 1, "cafe\u0301": 2})


def test_digest_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 6_000_000)
    assert file_digest(tmp_path / "f", tmp_path, "f") == (hashlib.sha256(b"x" * 6_000_000).hexdigest(), None)
    digest, fault = file_digest(tmp_path / "none", tmp_path, "none")
    assert digest is None
    assert fault is not None
    assert fault.code == "EA101"
