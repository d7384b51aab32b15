import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.model import Brief
from electassess.source import parse, read, validate


def faults(text: str) -> list[str]:
    return [f"{fault.line}:{fault.column} {fault.code}" for fault in parse(text, "f.yaml")[1]]


def test_plain_text_stays_text() -> None:
    data, found = parse('a: NO\nb: 00123\nc: 1:30\nd: 2023-07-23\ne: "12"\nf: 12\ng: yes\n', "f.yaml")
    assert found == []
    assert data == {"a": "NO", "b": "00123", "c": "1:30", "d": "2023-07-23", "e": "12", "f": 12, "g": "yes"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 EA105"]),
        ("a: &x 1\nb: *x\n", ["1:4 EA106", "2:4 EA106"]),
        ("a: !!python/name:os.system x\n", ["1:4 EA107"]),
        ("a: 1\n---\nb: 2\n", ["2:1 EA108"]),
        ("", ["1:1 EA111"]),
        ("- a\n- b\n", ["1:1 EA112"]),
        ("a: b: c\n", ["1:5 EA104"]),
    ],
)
def test_traps_are_faults_with_their_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_all_faults_in_one_run() -> None:
    assert len(faults("a: 1\na: 2\nb: &x 1\nb: 2\n")) == 3


def test_nesting_and_bombs_end_in_a_fault() -> None:
    assert faults("a: " + "[" * 20_000)[0].split()[1] in {"EA104", "EA109"}
    assert faults("a: " + "[" * 60 + "]" * 60 + "\n")[0].split()[1] == "EA109"
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(9))
    assert {code.split()[1] for code in faults(bomb)} == {"EA106"}


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"a: 1\nb: \xff\n")
    assert [(one.code, one.line, one.column) for one in read(tmp_path / "bad.yaml", tmp_path)[1]] == [("EA103", 2, 4)]
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(200_000_000)
    assert [one.code for one in read(tmp_path / "large.yaml", tmp_path)[1]] == ["EA102"]
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "out.yaml").write_text("a: 1\n")
    (root / "link.yaml").symlink_to(tmp_path / "out.yaml")
    assert [one.code for one in read(root / "link.yaml", root)[1]] == ["EA113"]
    assert [one.code for one in read(root / "none.yaml", root)[1]] == ["EA101"]

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (root / "own.yaml").write_text("a: 1\n")
    monkeypatch.setattr(os, "open", refuse)
    assert [one.code for one in read(root / "own.yaml", root)[1]] == ["EA101"]


def test_mark_and_line_ends_of_other_systems(tmp_path: Path) -> None:
    (tmp_path / "win.yaml").write_bytes("\ufeffa: 1\r\nb: x\r\n".encode())
    assert read(tmp_path / "win.yaml", tmp_path) == ({"a": 1, "b": "x"}, [])


scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("abc é:#-{}[]\"'", max_size=12)
values = st.recursive(
    scalars,
    lambda kids: st.lists(kids, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=4), kids, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcd", min_size=1, max_size=5), values, min_size=1, max_size=4))
def test_json_is_read_as_json(data: dict[str, Any]) -> None:
    assert parse(json.dumps(data, ensure_ascii=False), "f.yaml") == (data, [])


def test_faults_of_a_model_have_place_and_hint() -> None:
    text = "edition: finale\ndate: 2023-07-22\naddresees: []\n"
    data, _ = parse(text, "statement.yaml")
    assert data is not None
    model, found = validate(Brief, data, "statement.yaml", text)
    assert model is None
    assert sorted((one.code, one.line, one.column, one.hint) for one in found) == [
        ("EA201", 3, 1, "did you mean addressees?"),
        ("EA203", 1, 10, "did you mean final?"),
    ]
