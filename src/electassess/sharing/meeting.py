# SPDX-License-Identifier: Apache-2.0
"""Taking in what others did: two commits become one, in git's store alone, and only what is whole reaches the files.

The files of the workspace never hold marks of conflicts: while somebody is choosing they are as they were. Never with
force; and what is saved meanwhile waits for it, or stops it.
"""

import contextlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from electassess.sharing.driver import NAME
from electassess.sharing.git import GitError, git, run
from electassess.sharing.merging import Outcome, Three, merge_entries, whole
from electassess.sharing.values import Choices, Conflict
from electassess.source import read_bytes, write_bytes
from electassess.source.outputs import alone
from electassess.source.reader import merge_conflict

_GONE: Final = "0" * 40
_BY_LINE: Final = ("-c", f"merge.{NAME}.driver=git merge-file -q %A %O %B")
"""Git merges by line where all is merged by entry afterwards: its driver would be a program started for each file."""


@dataclass(frozen=True)
class Open:
    """A conflict of one file."""

    path: str
    conflict: Conflict


@dataclass(frozen=True)
class Meeting:
    """What two commits come to.

    Attributes:
        ours: the own commit.
        theirs: the other.
        tree: git's name for the files that come of it; empty where nothing is to be merged.
        open: what somebody must choose.
    """

    ours: str
    theirs: str
    tree: str
    open: tuple[Open, ...]


@dataclass(frozen=True)
class _Entry:
    """One state of a file in git's store."""

    mode: str
    blob: str


def commit_of(root: Path, name: str) -> str:
    """The full name of a commit.

    Raises:
        GitError: If there is none.
    """
    return git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()


def is_within(root: Path, one: str, other: str) -> bool:
    """Whether a commit is part of the history of another.

    Raises:
        GitError: If git cannot say.
    """
    return run(root, "merge-base", "--is-ancestor", one, other, fine=(0, 1))[0] == 0


def meet(root: Path, ours: str, theirs: str, choices: Choices) -> Meeting:
    """Merge two commits in git's store; no file changes.

    Args:
        root: the workspace, at the top of its repository.
        ours: the own commit, by its full name.
        theirs: the other.
        choices: that somebody made.

    Raises:
        GitError: If git cannot: the two have nothing in common, or git is older than 2.38.
    """
    base = git(root, "merge-base", ours, theirs).strip()
    code, said = run(root, *_BY_LINE, "merge-tree", "--write-tree", "--no-messages", "-z", ours, theirs, fine=(0, 1))
    tree, *listed = [os.fsdecode(part) for part in said.split(b"\0") if part]
    if code == 0:
        listed = []
    stages = _stages(listed)
    both = _changed(root, base, ours) & _changed(root, base, theirs)
    left: list[Open] = []
    new: list[tuple[str, str, bytes | None]] = []
    for path in sorted(both | stages.keys()):
        at = stages.get(path) or _entries(root, path, (base, ours, theirs))
        if path in stages:
            outcome: Outcome | None = _resolved(root, path, at, choices)
        else:
            outcome = merge_entries(path, Three(*(_blob(root, at.get(stage)) for stage in ("1", "2", "3"))), choices)
        if outcome is None:
            continue
        left += [Open(path, one) for one in outcome.open]
        mode = next((at[stage].mode for stage in ("2", "3") if stage in at), "100644")
        new.append((path, mode, outcome.data))
    return Meeting(ours, theirs, _tree(root, tree, new), tuple(left))


def _stages(listed: Sequence[str]) -> dict[str, dict[str, _Entry]]:
    """The states of files that git could not merge, by path and number, from what git lists of them."""
    stages: dict[str, dict[str, _Entry]] = {}
    for line in listed:
        words, _, path = line.partition("\t")
        mode, blob, stage = words.split()
        stages.setdefault(path, {})[stage] = _Entry(mode, blob)
    return stages


def _resolved(root: Path, path: str, at: dict[str, _Entry], choices: Choices) -> Outcome:
    """What a file comes to that git could not merge."""
    three = Three(*(_blob(root, at.get(stage)) for stage in ("1", "2", "3")))
    return merge_entries(path, three, choices) or whole(three, choices)


def _changed(root: Path, one: str, other: str) -> set[str]:
    found = run(root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", one, other)[1]
    return {os.fsdecode(path) for path in found.split(b"\0") if path}


def _entries(root: Path, path: str, commits: Sequence[str]) -> dict[str, _Entry]:
    found = {}
    for stage, commit in zip(("1", "2", "3"), commits, strict=True):
        line = run(root, "ls-tree", "-z", commit, "--", path)[1].rstrip(b"\0").decode(errors="replace")
        if line:
            mode, _, blob = line.partition("\t")[0].split()
            found[stage] = _Entry(mode, blob)
    return found


def _blob(root: Path, entry: _Entry | None) -> bytes | None:
    return None if entry is None else run(root, "cat-file", "blob", entry.blob)[1]


def _tree(root: Path, tree: str, new: Sequence[tuple[str, str, bytes | None]]) -> str:
    """A tree with other files in it."""
    if not new:
        return tree
    lines = []
    for path, mode, data in new:
        blob = git(root, "hash-object", "-w", "--stdin", given=data).strip() if data is not None else _GONE
        lines.append(os.fsencode(f"{mode if data is not None else 0} {blob}\t{path}"))
    with tempfile.TemporaryDirectory(prefix="electassess-") as folder:
        more = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        run(root, "read-tree", tree, more=more)
        run(root, "update-index", "-z", "--index-info", given=b"".join(line + b"\0" for line in lines), more=more)
        return run(root, "write-tree", more=more)[1].decode().strip()


def finish(root: Path, meeting: Meeting, name: str) -> None:
    """Make a commit of what two commits come to, and bring the files to it; who saves meanwhile waits.

    Args:
        root: the workspace.
        meeting: with nothing left to choose.
        name: who took it in.

    Raises:
        GitError: If git refuses: a file was changed, or the own commit is another by now. Nothing was changed then.
    """
    if meeting.open:
        raise GitError
    words = "Take in what others did"
    parents = ("-p", meeting.ours, "-p", meeting.theirs)
    forward(root, git(root, "commit-tree", meeting.tree, *parents, "-m", words, name=name).strip(), meeting.ours)


def forward(root: Path, commit: str, before: str) -> None:
    """Bring the files to a commit that comes after the own one.

    Raises:
        GitError: If git refuses. Nothing was changed then.
    """
    folders = sorted({(root / path).parent for path in _changed(root, before, commit)})
    with contextlib.ExitStack() as stack:
        for folder in folders:
            if folder.is_dir():
                stack.enter_context(alone(folder))
        if commit_of(root, "HEAD") != before:
            raise GitError
        git(root, "merge", "--ff-only", "--quiet", commit)


def is_begun(root: Path) -> bool:
    """Whether somebody began a merge in a terminal and has not ended it.

    Raises:
        GitError: If git cannot say.
    """
    return run(root, "rev-parse", "--verify", "--quiet", "MERGE_HEAD", fine=(0, 1))[0] == 0


def _unmerged(root: Path) -> dict[str, dict[str, _Entry]]:
    listed = run(root, "ls-files", "-u", "-z")[1]
    return _stages([os.fsdecode(part) for part in listed.split(b"\0") if part])


def _by_hand(root: Path, path: str, at: Mapping[str, _Entry]) -> bool:
    """Whether somebody mended a file that git could not merge: no mark is left in it, and it is none of the sides.

    Git writes no marks where one side took a file out, or where it cannot read it: one side stands there then.
    """
    data, _ = read_bytes(root / path, root, path)
    if data is None or merge_conflict(data.decode(errors="replace"), path) is not None:
        return False
    blob = git(root, "hash-object", "--path", path, "--stdin", given=data).strip()
    return all(one.blob != blob for one in at.values())


def left_open(root: Path) -> tuple[Open, ...]:
    """What somebody must choose before a merge that was begun in a terminal can end.

    Raises:
        GitError: If git cannot say.
    """
    return tuple(
        Open(path, one)
        for path, at in sorted(_unmerged(root).items())
        if not _by_hand(root, path, at)
        for one in _resolved(root, path, at, {}).open
    )


def settle(root: Path, choices: Choices, name: str) -> tuple[Open, ...]:
    """End a merge that was begun in a terminal, with what somebody chose; what was mended by hand stays so.

    What stood in a file between marks is kept in git's store.

    Returns:
        What is still to be chosen; nothing was changed then.

    Raises:
        GitError: If git refuses.
        OSError: If a file cannot be written.
    """
    unmerged = _unmerged(root)
    made = {path: _resolved(root, path, at, choices) for path, at in unmerged.items() if not _by_hand(root, path, at)}
    left = tuple(Open(path, one) for path, outcome in sorted(made.items()) for one in outcome.open)
    if left:
        return left
    for path, outcome in made.items():
        with alone((root / path).parent):
            data, _ = read_bytes(root / path, root, path)
            if data is not None:
                git(root, "hash-object", "-w", "--stdin", given=data)
            if outcome.data is None:
                git(root, "rm", "--quiet", "--", path)
            else:
                write_bytes(root / path, outcome.data, root, durable=True)
    if unmerged:
        git(root, "add", "--all", "--", *unmerged)
    git(root, "commit", "--quiet", "--no-edit", name=name)
    return ()


__all__ = ["Meeting", "Open", "commit_of", "finish", "forward", "is_begun", "is_within", "left_open", "meet", "settle"]
