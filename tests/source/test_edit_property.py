# SPDX-License-Identifier: Apache-2.0
"""Random edits of the worked files: none wrong, and no line changed that they do not concern.

A hundred in every run; more with ELECTASSESS_EDITS=2000, another course with ELECTASSESS_SEED.
"""

import copy
import json
import os
import random
from pathlib import Path
from typing import Any

import yaml

from electassess.source import AddEntry, Edit, RemoveEntry, SetValue, edited, parse

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("assessments/**/*.yaml"), *ROOT.glob("criteria/*.yaml"), ROOT / "organisations.yaml"])
COUNT = int(os.environ.get("ELECTASSESS_EDITS", "100"))
SEED = int(os.environ.get("ELECTASSESS_SEED", "20261129"))

TEXTS = (
    "a plain clause",
    "គណៈកម្មាធិការជាតិរៀបចំការបោះឆ្នោត បានបដិសេធគណបក្សមួយ",
    'a "quoted" word: and a colon',
    "it's # not a comment",
    "- looks like a list",
    "",
    "12",
    "true",
    "2023-07-23",
    "  blanks at both ends ",
    "ends with a colon:",
    "[brackets], {braces}",
    "a tab\tand a backslash \\ too",
    "first line\nsecond line",
    "a paragraph\n\nand another",
    "many words that have to be folded because no line is so long " * 4,
    "ประโยคภาษาไทยที่ยาวมาก " * 12,
    "𝒜 letter beyond the plane",
    "trailing break\n",
    "ends with two  blanks within, which folding would lose " * 3,
)
VALUES: tuple[Any, ...] = (
    *TEXTS, 0, -3, 4.5, True, None, [], {}, ["a", "b"], ["x, y", "ខ្មែរ"], {"k": "v"}, [{"a": 1}, {"b": [1, 2]}],
    {"long": "word " * 40, "list": ["one", "two"], "deep": {"er": [{"x": None}]}},
)  # fmt: skip


def paths(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [here] if here else []
    for step, value in steps:
        found += paths(value, (*here, step))
    return found


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def commented(text: str, dice: random.Random) -> str:
    """The text with comments wherever they change nothing."""
    before, _ = parse(text, "")
    lines = text.split("\n")
    for _ in range(6):
        number, tried = dice.randrange(len(lines) - 1), list(lines)
        if dice.random() < 0.5:
            tried[number] += dice.choice(("  # beside", " # ខ្មែរ: beside"))
        else:
            tried.insert(number, " " * dice.randrange(8) + dice.choice(("# above", "# - [not, data]", "#")))
        after, faults = parse("\n".join(tried), "")
        if not faults and after == before:
            lines = tried
    return "\n".join(lines)


def bracketed(text: str, dice: random.Random) -> str:
    """The same data with lists of mappings written between brackets, on one line or on several."""
    data, _ = parse(text, "")
    assert data is not None
    lines = []
    for key, value in data.items():
        entries = value if isinstance(value, list) and value else None
        written = [json.dumps(one, ensure_ascii=False, indent=dice.choice((None, 2))) for one in entries or [value]]
        lines += [f"{key}:" if entries else f"{key}: " + written[0].replace("\n", "\n  ")]
        lines += ["  - " + one.replace("\n", "\n    ") for one in written if entries]
    return "\n".join(lines) + "\n"


def some_edit(data: Any, dice: random.Random) -> tuple[Edit, Any]:
    """An edit, and the data that it is to lead to."""
    goal = copy.deepcopy(data)
    while True:
        path = dice.choice(paths(data))
        value = copy.deepcopy(dice.choice(VALUES))
        kind = dice.randrange(4)
        if kind == 0:
            at(goal, path[:-1])[path[-1]] = value
            return SetValue(path, value), goal
        if kind == 1 and isinstance(at(data, path), dict):
            order = dice.choice(
                ((), ("organisation", "new_key", "title"), ("indicator", "level", "new_key", "because"))
            )
            at(goal, path)["new_key"] = value
            return SetValue((*path, "new_key"), value, order), goal
        if kind == 2 and isinstance(at(data, path), list):
            at(goal, path).append(value)
            return AddEntry(path, value), goal
        if kind == 3 and len(path) > 1:
            del at(goal, path[:-1])[path[-1]]
            return RemoveEntry(path), goal


def concerned(text: str, edit: Edit) -> tuple[int, int]:
    """First line, and the one after the last, that an edit may change: of its key, value or list."""
    node: Any = yaml.CSafeLoader(text).get_single_node()
    first, steps = 0, list[Any](edit.path)
    for number, step in enumerate(steps):
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found is None:
                break
            at_key = [key.value for key, _ in node.value].index(step)
            comma = node.flow_style and at_key and isinstance(edit, RemoveEntry) and number == len(steps) - 1
            first = node.value[at_key - 1][1].end_mark.line if comma else found[0].start_mark.line
            node = found[1]
        else:
            parent, node = node, node.value[step]
            previous = parent.value[step - 1].end_mark.line if step else parent.start_mark.line
            first = min(previous, node.start_mark.line) if number == len(steps) - 1 else node.start_mark.line
    below = isinstance(edit, RemoveEntry)  # where the dash is on the line of what goes, the next key takes its place
    return first, node.end_mark.line + 1 + below


def alike(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def test_random_edits_of_the_worked_files_are_right_and_touch_no_other_line() -> None:
    dice = random.Random(SEED)  # noqa: S311
    print(f"{COUNT} edits, ELECTASSESS_SEED={SEED}")  # noqa: T201 - to run it again
    for number in range(COUNT):
        text = dice.choice(FILES).read_text(encoding="utf-8")
        text = commented(bracketed(text, dice) if dice.random() < 0.2 else text, dice)
        if dice.random() < 0.2:
            text = text.rstrip("\n")
        if dice.random() < 0.4:
            text = text.replace("\n", "\r\n")
        data, faults = parse(text, "")
        assert not faults
        edit, goal = some_edit(data, dice)
        new = edited(text, [edit])
        found, faults = parse(new, "")
        assert (found, faults) == (goal, []), (number, edit)
        if new == text:
            continue
        old, lines = text.split("\n"), new.split("\n")
        head = alike(old, lines)
        tail = alike(old[head:][::-1], lines[head:][::-1])
        alone = isinstance(edit, RemoveEntry) and len(at(data, edit.path[:-1])) == 1  # `[]` then, beside the key
        first, last = concerned(text, SetValue(edit.path[:-1], None) if alone else edit)
        assert head >= first - (not text.endswith("\n")), (number, edit, "a line before")
        assert len(old) - tail <= last, (number, edit, "a line after")
        assert new.count("\r\n") == new.count("\n") or "\r" not in text, (number, edit, "line ends")
        mark = "\ufeff"
        assert edited(mark + text, [edit]) == mark + new
