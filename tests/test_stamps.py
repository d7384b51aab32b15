import pytest

from electassess.source import parse
from electassess.stamps import canonical_json, stamp


def test_layout_does_not_count() -> None:
    block, flow = parse("a: 1 # remark\nb: [x, y]\n", "f")[0], parse('{"b": ["x", "y"],\n "a": 1}', "f")[0]
    assert stamp(block) == stamp(flow)
    assert stamp({"a": "caf\u00e9"}) == stamp({"a": "cafe\u0301"})


@pytest.mark.parametrize("other", [{"a": 1.5}, {"a": "1"}, {"a": True}, {"a": None}, {"b": 1}, {"a": [1]}])
def test_what_is_said_counts(other: object) -> None:
    assert stamp(other) != stamp({"a": 1})


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"a": float("nan")})
    with pytest.raises(ValueError, match="encoded"):
        canonical_json({"caf\u00e9": 1, "cafe\u0301": 2})
