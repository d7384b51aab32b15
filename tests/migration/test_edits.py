# SPDX-License-Identifier: Apache-2.0
"""Edits in place keep every byte that they are not about."""

import pytest

from electassess.migration.edits import add_ratings, set_aside
from electassess.source import parse

BLOCK = """\
# a sheet
analyst: reader
ratings:  # in order
  - indicator: a.b  # first
    level: 2
    because: >-
      ការបោះឆ្នោត was
      held.

  - indicator: a.c
    state: not-assessed
    because: none
    # said of a.c
rated_on: 2024-01-01  # the last
"""

SHEETS = {
    "block": BLOCK,
    "windows": BLOCK.replace("\n", "\r\n"),
    "no newline at the end": "analyst: r\nratings:\n- indicator: a.b\n  level: 1",
    "folded text last": "analyst: r\nratings:\n- indicator: a.b\n  level: 1\n  because: >-\n    x\n    y\n\n# end\n",
    "folded text, then a key": "ratings:\n  - indicator: a.b\n    because: |\n      x\n\n# of the rest\nanalyst: r\n",
    "brackets": "analyst: r\nratings: [{indicator: a.b, level: 1}]  # short\n",
    "brackets over lines": "analyst: r\nratings: [\n  {indicator: a.b, level: 1},  # one\n]\nrated_on: 2024-01-01\n",
    "brackets with nothing in them": "analyst: r\nratings: []  # none yet\n",
    "entries in brackets": "analyst: r\nratings:\n  - {indicator: a.b, level: 1}  # one\n  # two\n",
    "quoted over lines": 'analyst: r\nratings:\n  - indicator: a.b\n    because: "x\n      # no comment"\n',
}


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS.keys())
def test_ratings_are_added_and_nothing_else_changes(text: str) -> None:
    made = add_ratings(text, ["n.one", "n.two"], "new: in 2.0.0")
    assert made is not None
    before, after = parse(text, "a")[0], parse(made, "a")[0]
    assert before is not None
    assert after is not None
    assert after["ratings"][: len(before["ratings"])] == before["ratings"]
    added = after["ratings"][len(before["ratings"]) :]
    assert [one["indicator"] for one in added] == ["n.one", "n.two"]
    assert {one["state"] for one in added} == {"not-assessed"}
    assert {**after, "ratings": 0} == {**before, "ratings": 0}
    rest = iter(made)
    assert all(letter in rest for letter in text.rstrip())  # every letter is there still, in order


def test_a_comment_on_the_last_entry_stays_with_it_and_line_ends_are_those_of_the_file() -> None:
    made = add_ratings(SHEETS["windows"], ["n.one"], "new")
    assert made is not None
    assert made.count("\n") == made.count("\r\n")
    lines = made.split("\r\n")
    assert lines[lines.index("    # said of a.c") + 1] == "  - indicator: n.one"
    assert lines[-2] == "rated_on: 2024-01-01  # the last"


def test_a_comment_on_the_next_key_stays_with_that_key() -> None:
    made = add_ratings(SHEETS["folded text, then a key"], ["n.one"], "new")
    assert made is not None
    assert made.endswith("# of the rest\nanalyst: r\n")


ITEM = """\
items:
  - id: x
    people: [a, b]  # who
    fact: y
  - people:
      - a  # first
      # second is not known
      - c
    id: z
"""


def test_a_dropped_field_becomes_a_comment() -> None:
    once = set_aside(ITEM, ("items", 0, "people"))
    assert once is not None
    twice = set_aside(once, ("items", 1, "people"))
    assert twice is not None
    assert "    # people: [a, b]  # who\n    fact: y\n" in twice
    assert "      # second is not known\n" in twice
    assert parse(twice, "a")[0] == {"items": [{"id": "x", "fact": "y"}, {"id": "z"}]}


def test_a_dropped_field_in_brackets_is_left_to_a_person() -> None:
    assert set_aside("items: [{id: x, people: [a]}]\n", ("items", 0, "people")) is None
