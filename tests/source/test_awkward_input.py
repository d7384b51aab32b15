"""Input that no person writes on purpose: it must end in few, placed faults, fast, and never in an exception."""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.source import parse, read, read_text
from electassess.source.reader import MOST_FAULTS


def faults(text: str) -> list[str]:
    return [f"{fault.line}:{fault.column} {fault.code}" for fault in parse(text, "f.yaml")[1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("True", "True"), ("yes", "yes"), ("Null", "Null"), ("0x1F", "0x1F"), ("0o7", "0o7"), ("1_000", "1_000"),
        ("007.5", "007.5"), ("1.0.0", "1.0.0"), (".inf", ".inf"), (".nan", ".nan"), ("1e999", "1e999"),
        ("9" * 60, "9" * 60), ("-0", 0), ("+5", 5), ("1.5e3", 1500.0), ("", None), ("~", None), ("null", None),
        ("false", False), ("2023-07", "2023-07"), ("'true'", "true"), ('"5"', "5"),
    ],
)  # fmt: skip
def test_typing_of_plain_scalars(text: str, value: object) -> None:
    data, found = parse(f"a: {text}\n", "f.yaml")
    assert found == []
    assert data is not None
    assert (data["a"], type(data["a"])) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", ["2:1 EA104"]),
        ("%YAML 1.1\n---\na: NO\n", ["1:1 EA115"]),
        ("a: 1\n<<: {b: 2}\n", ["2:1 EA106"]),
        ("? [x, {y: z}]\n: 1\nb: 2\nb: 3\n", ["1:3 EA110", "4:1 EA105"]),
        ("{? {? [x]: y}: z}\n", ["1:4 EA110", "1:7 EA110"]),
        ("*x : 1\nb: &y 2\n", ["1:1 EA106", "2:4 EA106"]),
        ('a: "\\0"\nb: "\\e[31m"\n', ["1:4 EA114", "2:4 EA114"]),
        ("a: é\x07\nb\x08: 1\n", ["1:5 EA114", "2:2 EA114"]),
        ("a: 'open\n", ["2:1 EA104"]),
        ("a: @x\n", ["1:4 EA104"]),
        ("a: ! 5\n", ["1:4 EA107"]),
        ("# only a remark\n", ["1:1 EA111"]),
        ("~\n", ["1:1 EA111"]),
        ("just words\n", ["1:1 EA112"]),
    ],
)
def test_faults_have_their_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_tab_is_called_a_tab() -> None:
    (fault,) = parse("a:\n\tb: 1\n", "f.yaml")[1]
    assert "tab" in fault.message
    assert fault.hint == "indent with spaces"


def test_data_is_kept_only_where_a_key_stands_twice() -> None:
    assert parse("a: 1\nb: 2\na: 3\n", "f.yaml")[0] == {"a": 1, "b": 2}
    assert parse("a: &x 1\n", "f.yaml")[0] is None
    assert parse("? [x]\n: 1\n", "f.yaml")[0] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 1_000_000, "EA109"),
        ("{" * 1_000_000, "EA109"),
        ("- " * 1_000_000, "EA109"),
        ("a: 1\n" * 500_000, "EA105"),
        ("a: [" + "*x," * 500_000 + "]\n", "EA106"),
        ("a: [" + "! x," * 300_000 + "]\n", "EA107"),
        ("---\n" * 500_000, "EA108"),
        ("a: '" + "x" * 4_000_000, "EA104"),
        ("x" * 4_000_000 + ": 1\n", "EA104"),
    ],
)
def test_bombs_end_fast_in_few_faults(text: str, code: str) -> None:
    started = time.process_time()
    data, found = parse(text, "f.yaml")
    assert time.process_time() - started < 2
    assert data is None
    assert found[0].code == code
    assert len(found) <= MOST_FAULTS + 1


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    data, found = parse(text, "f.yaml")
    assert (data is None) <= bool(found)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - a folder for each example

    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "f.yaml").write_bytes(data)
        found = read(Path(name) / "f.yaml", Path(name))
    assert (found[0] is None) <= bool(found[1])


def test_forbidden_characters_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes("a: x\u2028y\nb: \x7f\x9f\n\ufeff".encode())
    text, found = read_text(tmp_path / "f.yaml", tmp_path)
    assert text is None
    assert [(one.line, one.column, one.message[14:20]) for one in found] == [
        (1, 5, "U+2028"), (2, 4, "U+007F"), (2, 5, "U+009F"), (3, 1, "U+FEFF"),
    ]  # fmt: skip


def test_letters_of_all_scripts_are_allowed(tmp_path: Path) -> None:
    text = "a: “Café” ភាសាខ្មែរ ไทย العربية 中文 🗳 \u00a0 \u200b\n"
    (tmp_path / "f.yaml").write_text(text, encoding="utf-8")
    assert read_text(tmp_path / "f.yaml", tmp_path) == (text, [])


def test_a_pipe_does_not_make_the_reader_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    assert [one.code for one in read(tmp_path / "f.yaml", tmp_path)[1]] == ["EA101"]
    assert [one.code for one in read(tmp_path, tmp_path)[1]] == ["EA101"]


@contextlib.contextmanager
def somebody_else() -> Iterator[None]:
    """Whoever may do everything becomes somebody who may not."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_files_and_folders_without_rights() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "locked").mkdir()
        for path in ("open.yaml", "shut.yaml", "locked/f.yaml"):
            (root / path).write_text("a: 1\n")
        (root / "shut.yaml").chmod(0)
        (root / "locked").chmod(0)
        with somebody_else():
            found = {
                path: [one.code for one in read(root / path, root)[1]]
                for path in ("open.yaml", "shut.yaml", "locked/f.yaml")
            }
        (root / "locked").chmod(0o700)
    assert found == {"open.yaml": [], "shut.yaml": ["EA101"], "locked/f.yaml": ["EA101"]}


def test_links_and_dots_that_leave_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "f.yaml").write_text("a: 1\n")
    (root / "in" / "f.yaml").write_text("a: 2\n")
    (root / "away").symlink_to(tmp_path / "out")
    (root / "inside").symlink_to(root / "in")
    (root / "round").symlink_to(root / "round")
    codes = {
        name: [one.code for one in read(root / name, root)[1]]
        for name in ("away/f.yaml", "../out/f.yaml", "inside/f.yaml", "in/../in/f.yaml", "round")
    }
    assert codes == {
        "away/f.yaml": ["EA113"],
        "../out/f.yaml": ["EA113"],
        "inside/f.yaml": [],
        "in/../in/f.yaml": [],
        "round": ["EA101"],
    }
