# SPDX-License-Identifier: Apache-2.0
"""Edits in place: what is asked for and nothing else, or nothing at all."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from electassess.source import (
    AddEntry,
    ChangedError,
    Edit,
    EditError,
    RemoveEntry,
    SetValue,
    bytes_digest,
    differences,
    edited,
    parse,
    write_edited,
)

SHEET = """\
# head
analyst: a-rivera  # pseudonym
ratings:
  # first
  - indicator: a.b  # beside
    level: 2 # sure
    because: >-  # folded
      One reason that
      goes over lines.
    # between
    evidence: [one, two]  # both

  - {indicator: a.c, level: 1, because: "in brackets"}  # flow
  - # under the dash
    indicator: a.d
    state: not-assessed
    because: 'it''s open'
# tail
"""
ORDER = ("indicator", "level", "value", "state", "confidence", "because", "evidence")


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetValue(("analyst",), "ខ្មែរ"), "a-rivera  # ps", "ខ្មែរ  # ps"),
        (SetValue(("ratings", 0, "level"), 3), "level: 2 # sure", "level: 3 # sure"),
        (
            SetValue(("ratings", 0, "because"), "Another."),
            "      One reason that\n      goes over lines.\n",
            "      Another.\n",
        ),
        (SetValue(("ratings", 2, "because"), "it's shut"), "'it''s open'", "'it''s shut'"),
        (
            SetValue(("ratings", 0, "confidence"), 80, ORDER),
            "    because: >-",
            "    confidence: 80\n    because: >-",
        ),
        (SetValue(("ratings", 1, "confidence"), 80, ORDER), "level: 1,", "level: 1, confidence: 80,"),
        (SetValue(("ratings", 2, "confidence"), 0), "open'\n", "open'\n    confidence: 0\n"),
        (AddEntry(("ratings", 0, "evidence"), "three"), "two]", "two, three]"),
        (AddEntry(("ratings", 2, "evidence"), "one"), "open'\n", "open'\n    evidence: [one]\n"),
        (
            AddEntry(("ratings",), {"indicator": "a.e", "level": 0}),
            "open'\n",
            "open'\n  - indicator: a.e\n    level: 0\n",
        ),
        (RemoveEntry(("ratings", 0, "level")), "    level: 2 # sure\n", ""),
        (RemoveEntry(("ratings", 0, "indicator")), "- indicator: a.b  # beside\n", "-\n"),
        (RemoveEntry(("ratings", 0, "evidence", 0)), "[one, two]", "[two]"),
        (RemoveEntry(("ratings", 0, "evidence", 1)), "[one, two]", "[one]"),
        (RemoveEntry(("ratings", 1)), '  - {indicator: a.c, level: 1, because: "in brackets"}  # flow\n', ""),
        (SetValue(("ratings", 0, "evidence"), []), "[one, two]", "[]"),
        (SetValue(("ratings", 1, "because"), "a, b"), '"in brackets"', '"a, b"'),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_edit_changes_its_own_characters(edit: Edit, old: str, new: str, ends: str) -> None:
    assert SHEET.count(old) == 1
    given, wanted = SHEET.replace("\n", ends), SHEET.replace(old, new).replace("\n", ends)
    assert edited(given, [edit]) == wanted


def test_edits_follow_one_another() -> None:
    edits: list[Edit] = [
        RemoveEntry(("ratings", 0)),
        SetValue(("ratings", 0, "level"), 4),
        AddEntry(("ratings",), {"indicator": "a.z", "level": 1}),
        SetValue(("ratings", 2, "because"), "Later."),
        RemoveEntry(("ratings", 1)),
    ]
    text = edited(SHEET, edits)
    assert "indicator: a.b" not in text
    assert '  - {indicator: a.c, level: 4, because: "in brackets"}  # flow\n' in text
    assert text.endswith("  - indicator: a.z\n    level: 1\n    because: Later.\n# tail\n")


def test_a_level_gives_way_to_a_state() -> None:
    old = {"indicator": "a.b", "level": 2}
    new = {"indicator": "a.b", "state": "not-assessed", "because": "No access."}
    text = "ratings:\n- indicator: a.b\n  level: 2  # for now\n# end"
    changed = edited(text, differences(("ratings", 0), old, new, ORDER))
    assert changed == "ratings:\n- indicator: a.b\n  state: not-assessed\n  because: No access.\n# end"


def test_new_text_never_swallows_the_comment_after_it() -> None:
    text = "a: 1\n        # deep comment\nb: 2\n"
    long = "word " * 40 + "end"
    changed = edited(text, [SetValue(("a",), long)])
    assert changed == f"a: {long}\n        # deep comment\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [\n", SetValue(("a",), 1)),
        ("a: 1\na: 2\n", SetValue(("a",), 3)),
        ("a: 1\n", SetValue(("b", "c"), 3)),
        ("a: 1\n", RemoveEntry(("b",))),
        ("a: 1\n", RemoveEntry(("a",))),
        ("a: [1]\n", SetValue(("a", 3), 1)),
        ("a: 1\n", AddEntry(("a",), 1)),
        ("a: 1\n", SetValue(("a",), "a\x00b")),
        ("? a\n: 1\n", SetValue(("a",), 2)),
    ],
)
def test_what_cannot_be_done_in_place_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(EditError):
        edited(text, [edit])


def write(path: Path, edits: Sequence[Edit]) -> str:
    return write_edited(path, path.parent, bytes_digest(path.read_bytes()), edits)


def test_a_file_is_written_only_from_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: 1  # x\r\nb: 2\r\n".encode())
    base = bytes_digest(path.read_bytes())
    now = write_edited(path, tmp_path, base, [SetValue(("a",), 5)])
    assert path.read_bytes() == "\ufeffa: 5  # x\r\nb: 2\r\n".encode()
    assert now == bytes_digest(path.read_bytes())
    with pytest.raises(ChangedError) as refused:
        write_edited(path, tmp_path, base, [SetValue(("b",), 7)])
    assert refused.value.now == "\ufeffa: 5  # x\r\nb: 2\r\n"
    assert refused.value.wanted == "\ufeffa: 5  # x\r\nb: 7\r\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
    path.unlink()
    with pytest.raises(ChangedError) as gone:
        write_edited(path, tmp_path, now, [SetValue(("b",), 7)])
    assert (gone.value.now, gone.value.wanted) == (None, None)
    assert not list(tmp_path.iterdir())


def test_an_edit_that_changes_nothing_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    before = path.stat()
    write(path, [SetValue(("a",), 1)])
    write(path, [])
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_text_made_before_is_written_only_on_what_it_was_made_from(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: 1\r\n".encode())
    base = bytes_digest(path.read_bytes())
    edits = [SetValue(("a",), 2)]
    write_edited(path, tmp_path, base, edits, made=edited("a: 1\r\n", edits))
    assert path.read_bytes() == "\ufeffa: 2\r\n".encode()
    with pytest.raises(ChangedError):
        write_edited(path, tmp_path, base, edits, made="a: 3\r\n")
    assert path.read_bytes() == "\ufeffa: 2\r\n".encode()


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("done: [start]\n", encoding="utf-8")

    def worker(name: str) -> None:
        for number in range(10):
            while True:
                try:
                    write(path, [AddEntry(("done",), f"{name}{number}")])
                    break
                except ChangedError:
                    continue

    threads = [threading.Thread(target=worker, args=(name,)) for name in "abc"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    text = path.read_text(encoding="utf-8")
    assert all(f"{name}{number}" in text for name in "abc" for number in range(10))


def test_an_edit_that_looks_at_one_entry_alone_makes_what_one_of_the_whole_would() -> None:
    import random  # noqa: PLC0415

    from electassess.source.edit import _at_once, _in_entry  # noqa: PLC0415
    from worked import IDS, ROOT  # noqa: PLC0415

    chance, found = random.Random(3), 0  # noqa: S311
    for identity in IDS[:5]:
        for path, name in ((f"{identity}/ratings/reader-a.yaml", "ratings"), (f"{identity}/evidence.yaml", "items")):
            file = ROOT / "assessments" / path
            if not file.exists():
                continue
            for eol in ("\n", "\r\n"):
                text = file.read_text(encoding="utf-8").replace("\n", eol)
                data = parse(text, "")[0]
                assert data
                for number in chance.sample(range(len(data[name])), 8):
                    key = chance.choice(list(data[name][number]))
                    edits: list[Edit] = [
                        SetValue((name, number, key), "Made up."),
                        RemoveEntry((name, number, key)),
                        SetValue((name, number, "made-up"), "A long text. " * 20, tuple(data[name][number])),
                    ]
                    for edit in edits:
                        try:
                            whole = _at_once(text, [edit], flat=False)
                        except EditError:
                            continue
                        assert _in_entry(text, [edit], flat=False) == whole
                        found += 1
    assert found > 200
