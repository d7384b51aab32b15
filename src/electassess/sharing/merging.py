# SPDX-License-Identifier: Apache-2.0
"""One file of a workspace that both sides changed: what it comes to, with the layout and the comments of both.

Lines are merged first, as git does, so that comments and order of both sides stay; then what the file says is made what
the merge by entry says, by guarded edits. Where a side has faults of form, that cannot be done, and is left to git.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from electassess.model import (
    Brief,
    Countries,
    Election,
    EvidenceFile,
    Model,
    Organisations,
    Panel,
    RatingSheet,
    Waivers,
)
from electassess.sharing.git import GitError, merge_file
from electassess.sharing.pieces import Hunk, hunks, marked, sentences
from electassess.sharing.values import ABSENT, OURS, THEIRS, Choices, Conflict, Merge, edits_between
from electassess.source import EditError, bytes_digest, edited, line_end, nodes_of, parse, validate
from electassess.source.nodes import Branch
from electassess.workspace.find import PANEL, WAIVERS, WORKING_BASE, WORKING_COPY

_MARK: Final = "\ufeff"
_OF_ASSESSMENTS: Final[Mapping[str, type[Model]]] = {
    "election.yaml": Election,
    "evidence.yaml": EvidenceFile,
    "statement.yaml": Brief,
    PANEL: Panel,
    WAIVERS: Waivers,
}
_OF_WORKSPACES: Final[Mapping[str, type[Model]]] = {"organisations.yaml": Organisations, "countries.yaml": Countries}
_WORKING: Final = frozenset({WORKING_COPY, WORKING_BASE})


@dataclass(frozen=True)
class Three:
    """The three states of a file, as bytes; `None` where it is not there.

    Attributes:
        base: what both sides come from.
        ours: here.
        theirs: there.
    """

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True)
class Outcome:
    """What a file comes to.

    Attributes:
        data: its bytes, where nobody has chosen with what the own side says; `None` where it is gone.
        open: what somebody must choose.
    """

    data: bytes | None
    open: tuple[Conflict, ...]


def model_of(path: str) -> type[Model] | None:
    """The model of a file that people change while they work, by its place in the workspace."""
    parts = path.split("/")
    if len(parts) == 1:
        return _OF_WORKSPACES.get(path)
    if parts[0] != "assessments":
        return None
    if len(parts) == 3:
        return _OF_ASSESSMENTS.get(parts[2])
    return RatingSheet if len(parts) == 4 and parts[2] == "ratings" and path.endswith(".yaml") else None


def merge_entries(path: str, three: Three, choices: Choices, otherwise: str = OURS) -> Outcome | None:
    """Merge a file by entry.

    Args:
        path: from the workspace.
        three: its states.
        choices: that somebody made.
        otherwise: the side that stands where nobody has.

    Returns:
        What it comes to, or `None` where this cannot merge it: another kind of file, faults of form, no room for the
        edits.
    """
    yaml = path.endswith(".yaml")
    working = path.rpartition("/")[2] in _WORKING and path.startswith("assessments/")
    if three.ours is None or three.theirs is None or not (yaml or working):
        return None
    try:
        texts = [(side or b"").decode() for side in (three.base, three.ours, three.theirs)]
    except UnicodeDecodeError:
        return None
    plain = [text.removeprefix(_MARK).replace("\r\n", "\n") for text in texts]
    try:
        found = _yaml(path, plain, choices, otherwise) if yaml else _working(path, plain, choices, otherwise)
    except GitError:
        return None
    if found is None:
        return None
    merged, left = found
    ends = [line_end(text) for text in texts]
    end = ends[2] if three.base is not None and ends[1] == ends[0] else ends[1]
    mark = _MARK if texts[1].startswith(_MARK) else ""
    return Outcome((mark + merged.replace("\n", end)).encode(), left)


def whole(three: Three, choices: Choices, otherwise: str = OURS) -> Outcome:
    """One side of a file as it is: where it cannot be merged by entry, or is gone on one side."""
    sides = [ABSENT if side is None else _shown(side) for side in (three.base, three.ours, three.theirs)]
    merge = Merge(choices, otherwise)
    conflict = Conflict((), (), *sides)
    merge.choose(conflict)
    side = choices.get(conflict.key, otherwise)
    return Outcome(three.theirs if side == THEIRS else three.ours, tuple(merge.open))


def _shown(data: bytes) -> str:
    """A file as text, or as its digest where it is none."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return f"{len(data)} bytes, SHA-256 {bytes_digest(data)}"


def with_marks(path: str, three: Three, size: int = 7) -> tuple[bytes, int]:
    """A file as a merge in a terminal leaves it: merged by entry, with git's marks around what somebody must choose.

    Returns:
        Its bytes, and how much is to be chosen; less than 0 where git's own merge had to do, and could not.

    Raises:
        GitError: If git cannot merge it at all.
    """
    mine = merge_entries(path, three, {})
    if mine is not None and mine.data is not None and not mine.open:
        return mine.data, 0
    other = merge_entries(path, three, {}, THEIRS) if mine is not None else None
    if mine is None or mine.data is None or other is None or other.data is None or not mine.open[0].where:
        text, clean = merge_file(three.ours or b"", three.base or b"", three.theirs or b"", size)
        return text, 0 if clean and mine is None else -1
    return marked(mine.data, other.data, size), len(mine.open)


def _yaml(path: str, texts: list[str], choices: Choices, otherwise: str) -> tuple[str, tuple[Conflict, ...]] | None:
    """The text that YAML comes to, and what is to be chosen."""
    data: list[Any] = []
    for number, text in enumerate(texts):
        found, faults = ({}, []) if not number and not text.strip() else parse(text, "", guarded=True)
        if found is None or faults:
            return None
        data.append(found)
    merge = Merge(choices, otherwise)
    goal = merge.value((), *data)
    left = tuple(merge.open)
    model = model_of(path)
    if model is not None and _fits(model, data[1]) and _fits(model, data[2]) and not _fits(model, goal):
        sides = [text or ABSENT for text in texts]
        merge = Merge(choices, otherwise)
        side = merge.choose(Conflict((), (), *sides))
        return str(side), tuple(merge.open)
    written = _written(texts, goal)
    return None if written is None else (written, left)


def _fits(model: type[Model], data: Any) -> bool:
    return validate(model, data, "", "", quoting=False)[0] is not None


def _written(texts: list[str], goal: Any) -> str | None:
    """A text that says what is wanted, with lines and comments of both sides, or `None` where it cannot be written."""
    base, ours, theirs = texts
    lines = "".join(one.ours for one in hunks(*(text.splitlines(keepends=True) for text in texts)))
    for start in (lines, ours):
        data, faults = parse(start, "", guarded=True)
        if data is None or faults:
            continue
        try:
            text = edited(start, edits_between(data, goal))
        except EditError:
            continue
        had = {*comments(base), *comments(text)}
        lost = [one for one in comments(theirs) if one not in had]
        lost += [one for one in comments(ours) if one not in had and one not in lost]
        if lost and not text.endswith("\n"):
            text += "\n"
        return text + "".join(f"{one}\n" for one in lost)
    return None


def comments(text: str) -> list[str]:
    """The comments of a YAML text that can be read, each from its sign to the end of the line."""
    top = nodes_of(text)
    signs = list(text)
    for begin, stop in _scalars(top) if top else ():
        signs[begin:stop] = [sign if sign == "\n" else "x" for sign in signs[begin:stop]]
    return [text[one.start() : one.end()].rstrip() for one in re.finditer(r"(?:^|(?<=[ \t\n]))#[^\n]*", "".join(signs))]


def _scalars(branch: Branch) -> list[tuple[int, int]]:
    """Where the single values and keys of a part stand."""
    if branch.is_scalar:
        return [(branch.begin, branch.stop)]
    found = []
    for key, value in branch.pairs:
        found += [*(_scalars(key) if branch.is_mapping else ()), *_scalars(value)]
    return found


def _working(path: str, texts: list[str], choices: Choices, otherwise: str) -> tuple[str, tuple[Conflict, ...]]:
    """The text that a working copy comes to, and the sentences that are to be chosen.

    Of the draft that the tool keeps beside it nobody must choose: where two were made, the own one stays, and what the
    other had is taken for people's own words, which no later draft takes out.
    """
    merge = Merge(choices, otherwise)
    text = ""
    for number, hunk in enumerate(hunks(*(sentences(one) for one in texts))):
        if hunk.theirs is None or path.endswith(WORKING_BASE):
            text += hunk.ours
        else:
            text += str(merge.choose(_sentence(number, hunk)))
    return text, tuple(merge.open)


def _sentence(number: int, hunk: Hunk) -> Conflict:
    return Conflict(("text", str(number)), (), ABSENT, hunk.ours, hunk.theirs)


__all__ = ["Outcome", "Three", "comments", "merge_entries", "model_of", "whole", "with_marks"]
