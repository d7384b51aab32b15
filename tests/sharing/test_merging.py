import random
import re
from typing import Any

import pytest

from electassess.sharing.merging import Three, comments, merge_entries, whole, with_marks
from electassess.source import parse
from worked import ROOT

KEN = ROOT / "assessments" / "ken-2022-08-09-general"
SHEET = "assessments/ken-2022-08-09-general/ratings/reader-a.yaml"
EVIDENCE = "assessments/ken-2022-08-09-general/evidence.yaml"
TEXT = "assessments/ken-2022-08-09-general/statement.md"
BASE = """\
# A sheet.
analyst: reader-a
rated_on: 2023-01-01
ratings:
  - indicator: a.b
    level: 1  # to be talked over
    because: One.
  # The second.
  - indicator: a.c
    level: 2
    because: >-
      Two lines # no comment
      of a reason.
"""


def read(text: str) -> Any:
    return parse(text, "")[0]


def merged(base: str | None, ours: str, theirs: str, path: str = SHEET) -> tuple[str, int]:
    found = merge_entries(path, Three(None if base is None else base.encode(), ours.encode(), theirs.encode()), {})
    assert found
    assert found.data is not None
    return found.data.decode(), len(found.open)


def test_neighbouring_lines_are_no_conflict() -> None:
    ours = BASE.replace("One.", "Mine.")
    theirs = BASE.replace("    because: One.\n", "    because: One.\n    confidence: 70\n")
    text, left = merged(BASE, ours, theirs)
    assert left == 0
    assert text == BASE.replace("One.", "Mine.\n    confidence: 70")


def test_comments_of_both_sides_stay() -> None:
    ours = BASE.replace("# The second.", "# The second, mine.").replace("level: 2", "level: 3")
    theirs = "# Theirs.\n" + BASE.replace("because: One.", "because: Theirs.  # asked again").replace(
        "# The second.", "# The second, theirs."
    )
    text, left = merged(BASE, ours, theirs)
    assert left == 0
    found = comments(text)
    assert set(comments(ours)) | set(comments(theirs)) == set(found)
    assert read(text) == {
        **read(BASE),
        "ratings": [
            {"indicator": "a.b", "level": 1, "because": "Theirs."},
            {"indicator": "a.c", "level": 3, "because": "Two lines # no comment of a reason."},
        ],
    }


def test_a_sign_in_a_text_is_no_comment() -> None:
    assert comments(BASE) == ["# A sheet.", "# to be talked over", "# The second."]
    assert comments('a: "x # y"\nb: x#y  # z\n') == ["# z"]


def test_ends_of_lines_are_those_of_the_own_side_or_of_whoever_changed_them() -> None:
    ours, theirs = BASE.replace("level: 1", "level: 4"), BASE.replace("Two lines", "Three lines")
    wanted = ours.replace("Two lines", "Three lines")

    def dos(text: str) -> str:
        return text.replace("\n", "\r\n")

    assert merged(BASE, ours, theirs) == (wanted, 0)
    assert merged(dos(BASE), dos(ours), dos(theirs)) == (dos(wanted), 0)
    assert merged(BASE, dos(ours), theirs) == (dos(wanted), 0)
    assert merged(BASE, ours, dos(theirs)) == (dos(wanted), 0)
    assert merged("\ufeff" + BASE, "\ufeff" + ours, theirs) == ("\ufeff" + wanted, 0)


def test_order_of_keys_and_entries_is_no_change() -> None:
    first, second = BASE.split("  # The second.\n")
    second = "  # The second.\n" + second
    head, entry = first.split("  - indicator: a.b\n")
    theirs = head + second.replace("    level: 2\n", "").rstrip("\n") + "\n    level: 4\n  - indicator: a.b\n" + entry
    ours = BASE.replace("One.", "Mine.")
    text, left = merged(BASE, ours, theirs)
    assert left == 0
    found = {one["indicator"]: one for one in read(text)["ratings"]}
    assert found["a.b"] == {"indicator": "a.b", "level": 1, "because": "Mine."}
    assert found["a.c"]["level"] == 4


def test_a_side_with_faults_is_left_to_git() -> None:
    for wrong in ("analyst: reader-a\nanalyst: b\n", "a: [1\n", BASE.replace("level: 1", "level: &x 1")):
        assert merge_entries(SHEET, Three(BASE.encode(), wrong.encode(), (BASE + "x: 1\n").encode()), {}) is None
    data, left = with_marks(SHEET, Three(b"a: [1\n\n\n\nb: 1\n", b"a: [2\n\n\n\nb: 1\n", b"a: [1\n\n\n\nb: 2\n"))
    assert (data, left) == (b"a: [2\n\n\n\nb: 2\n", 0)
    assert merge_entries(SHEET, Three(b"\xff", BASE.encode(), BASE.encode()), {}) is None


def test_marks_stand_around_what_is_to_be_chosen_alone() -> None:
    ours = BASE.replace("level: 1", "level: 3").replace("level: 2", "level: 4")
    theirs = BASE.replace("level: 1", "level: 0").replace("rated_on: 2023-01-01", "rated_on: 2023-02-02")
    data, left = with_marks(SHEET, Three(BASE.encode(), ours.encode(), theirs.encode()))
    assert left == 1
    text = data.decode()
    assert text.count("<<<<<<<") == 1
    assert (
        "<<<<<<< ours\n    level: 3  # to be talked over\n=======\n    level: 0  # to be talked over\n>>>>>>>" in text
    )
    assert "rated_on: 2023-02-02" in text
    assert "level: 4" in text


def test_two_sound_sides_never_make_an_unsound_file() -> None:
    path = "assessments/ken-2022-08-09-general/statement.yaml"
    base = "edition: final\ndate: 2022-11-15\naddressees: []\nendorsers: [org-a, org-b]\n"
    ours, theirs = base.replace(", org-b", ""), base + "observed: [org-b]\n"
    three = Three(base.encode(), ours.encode(), theirs.encode())
    found = merge_entries(path, three, {})
    assert found
    (one,) = found.open
    assert (found.data, one.where, one.theirs) == (ours.encode(), (), theirs)
    again = merge_entries(path, three, {one.key: "theirs"})
    assert again
    assert (again.data, again.open) == (theirs.encode(), ())
    assert with_marks(path, three)[1] < 0


def test_sources_and_items_of_both_sides() -> None:
    base = (KEN / "evidence.yaml").read_text(encoding="utf-8")
    item = (
        "  - id: {0}\n    fact: Made up {0}.\n    clause: made up\n    sources: [{1}]\n    background: system\n"
        "    reading: context\n    kind: law\n    basis: stated\n    credibility: 2\n    sensitivity: public\n"
    )
    key = next(iter(read(base)["sources"]))
    ours, theirs = (base.rstrip("\n") + "\n" + item.format(name, key) for name in ("made-up-one", "made-up-two"))
    text, left = merged(base, ours, theirs, EVIDENCE)
    assert left == 0
    ids = [one["id"] for one in read(text)["items"]]
    assert ids[-2:] in (["made-up-one", "made-up-two"], ["made-up-two", "made-up-one"])
    assert text.startswith(base.rstrip("\n"))


def test_both_begin_a_file() -> None:
    ours, theirs = BASE, BASE.replace("  - indicator: a.b\n", "  - indicator: a.z\n")
    text, left = merged(None, ours, theirs)
    assert left == 0
    assert [one["indicator"] for one in read(text)["ratings"]] == ["a.b", "a.c", "a.z"]


def test_sentences_of_a_working_copy() -> None:
    base = "<!-- block: lede -->\n\nOne is so.\nTwo is so.\nThree is so.\n\nAnother paragraph stands here.\n"
    ours, theirs = base.replace("One is so", "One is mine"), base.replace("Two is so", "Two is theirs")
    assert merged(base, ours, theirs, TEXT) == (ours.replace("Two is so", "Two is theirs"), 0)
    other = base.replace("One is so", "One is theirs").replace("Another", "A last")
    three = Three(base.encode(), ours.encode(), other.encode())
    found = merge_entries(TEXT, three, {})
    assert found
    (one,) = found.open
    assert (one.ours, one.theirs) == ("One is mine.", "One is theirs.")
    again = merge_entries(TEXT, three, {one.key: "theirs"})
    assert again
    assert again.data == other.encode()
    assert again.open == ()
    kept = merge_entries(TEXT.replace("statement.md", "statement.base.md"), three, {})
    assert kept
    assert kept.open == ()


def test_a_file_that_one_side_took_out() -> None:
    three = Three(b"a", None, b"b")
    assert merge_entries(SHEET, three, {}) is None
    found = whole(three, {})
    assert found.data is None
    assert len(found.open) == 1
    assert whole(three, {found.open[0].key: "theirs"}).data == b"b"


@pytest.mark.parametrize("seed", range(6))
def test_random_changes_of_worked_ratings_are_all_there(seed: int) -> None:
    """Each side changes some ratings, none the same: both are there, and all else stays to the byte."""
    chance = random.Random(seed)  # noqa: S311
    sheet = next((KEN / "ratings").glob("*.yaml"))
    base = sheet.read_text(encoding="utf-8")
    lines = base.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if re.match(r"    level: \d", line)]
    chosen = chance.sample(places, 12)
    sides = []
    for part in (chosen[:6], chosen[6:]):
        mine = list(lines)
        for place in part:
            mine[place] = changed(lines[place])
        sides.append("".join(mine))
    text, left = merged(base, *sides)
    assert left == 0
    both = list(lines)
    for place in chosen:
        both[place] = changed(lines[place])
    assert text == "".join(both)


def changed(line: str) -> str:
    return f"    level: {(int(line.split()[1]) + 1) % 5}\n"
