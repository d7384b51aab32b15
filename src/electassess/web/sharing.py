# SPDX-License-Identifier: Apache-2.0
"""The page on which work is shared, where the workspace is a git repository: what changed in words, commit, pull, push.

All by git itself, never with force. What git prints is not shown: it may hold addresses with passwords in them. Of
evidence only numbers are said, for the message of a commit is read by more people than the files.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.web.desk import desk_of, show, text_of, who
from electassess.web.saving import data_of

PATIENCE: Final = 120
"""Seconds that git may take."""
_WHERE: Final = "assessments"
_NAMES: Final[Mapping[str, str]] = {
    "election.yaml": "the election",
    "statement.yaml": "the brief",
    "statement.md": "the text",
    "statement.base.md": "the draft under it",
    "waivers.yaml": "waivers",
    "README.md": "the note",
}


class GitError(Exception):
    """Git did not do what was asked."""


def git(root: Path, *arguments: str, name: str = "") -> str:
    """What git prints.

    Args:
        root: the workspace.
        arguments: of the command.
        name: who commits, where that is asked for.

    Raises:
        GitError: If it fails, or asks for something.
    """
    program = shutil.which("git")
    if program is None:
        raise GitError
    mine = {f"GIT_{part}_{key}": value for part in ("AUTHOR", "COMMITTER") for key, value in _person(name).items()}
    command = [program, "-C", str(root), "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own words and paths that git gave
            command, check=False, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **mine},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise GitError from fault
    if done.returncode:
        raise GitError
    return done.stdout.decode(errors="replace")


def _person(name: str) -> dict[str, str]:
    return {"NAME": name, "EMAIL": f"{name}@localhost"} if name else {}


def is_shared(root: Path) -> bool:
    """Whether the workspace is the top of a git repository."""
    try:
        return Path(git(root, "rev-parse", "--show-toplevel").strip()).resolve() == root.resolve()
    except GitError:
        return False


def changes(root: Path) -> list[tuple[str, str]]:
    """What is not committed: the assessment, and what of it in words.

    Raises:
        GitError: If git fails.
    """
    listed = git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", _WHERE)
    found: dict[str, list[str]] = {}
    for line in filter(None, listed.split("\0")):
        path = line[3:]
        parts = path.split("/")
        if len(parts) > 2:
            found.setdefault(parts[1], []).append(_in_words(root, path, "/".join(parts[2:])))
    return [(identity, ", ".join(dict.fromkeys(words))) for identity, words in sorted(found.items())]


def _in_words(root: Path, path: str, name: str) -> str:
    """What changed in one file."""
    sheet = re.fullmatch(r"ratings/([a-z0-9-]+)\.yaml", name)
    if sheet:
        return f"{sheet[1]}: {_counted(_differing(root, path, 'ratings', 'indicator'), 'rating')}"
    if name == "evidence.yaml":
        items, sources = _differing(root, path, "items", "id"), _differing(root, path, "sources", "")
        return f"evidence: {_counted(items, 'item')}, {_counted(sources, 'source')}"
    if name == "panel.yaml":
        return f"panel: {_counted(_differing(root, path, 'agreed', 'indicator'), 'agreement')}"
    return "copies of sources" if name.startswith("archive/") else _NAMES.get(name, "another file")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _differing(root: Path, path: str, part: str, key: str) -> int:
    """How many entries of a list or mapping are not what they were."""
    try:
        before = git(root, "show", f"HEAD:{path}")
    except GitError:
        before = ""
    now = (root / path).read_text(encoding="utf-8", errors="replace") if (root / path).is_file() else ""
    old, new = (_entries(text, part, key) for text in (before, now))
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())


def _entries(text: str, part: str, key: str) -> dict[str, Any]:
    data = data_of(text)[0] if text else None
    found = data.get(part) if isinstance(data, dict) else None
    if isinstance(found, dict):
        return {str(name): value for name, value in found.items()}
    return {str(one.get(key)): one for one in found or [] if isinstance(one, dict)}


def page(request: Request) -> Response:
    """What changed, and what can be done with it."""
    return _page(request, "")


def _page(request: Request, said: str, refused: str = "", conflicts: tuple[str, ...] = ()) -> Response:
    root = desk_of(request).store.root
    shared = is_shared(root)
    found, ahead, remote = [], 0, False
    if shared:
        try:
            found = changes(root)
            remote = bool(git(root, "remote").strip())
            ahead = int(git(root, "rev-list", "--count", "@{upstream}..HEAD"))
        except (GitError, ValueError):
            pass
    return show(
        request, "share.html", 409 if refused else 200, shared=shared, changes=found, remote=remote, ahead=ahead,
        said=said, refused=refused, conflicts=conflicts,
    )  # fmt: skip


def act(request: Request, form: FormData) -> Response:
    """Commit, pull or push."""
    root, name, what = desk_of(request).store.root, who(request), text_of(form, "what")
    if not is_shared(root) or what not in {"commit", "pull", "push"}:
        raise HTTPException(404)
    if what == "commit":
        return _commit(request, root, name)
    if what == "pull":
        return _pull(request, root, name)
    try:
        git(root, "push")
    except GitError:
        return _page(
            request, "", "Git did not send it. Take in what others did first; if that is done, ask git itself."
        )
    return _page(request, "Sent.")


def _commit(request: Request, root: Path, name: str) -> Response:
    if not name:
        return _page(request, "", "Say who you are at the top right first.")
    try:
        found = changes(root)
        if not found:
            return _page(request, "There is nothing to keep.")
        git(root, "add", "-A", "--", _WHERE)
        message = "\n".join(f"{identity}: {words}" for identity, words in found)
        git(root, "commit", "--quiet", "-m", message, "--", _WHERE, name=name)
    except GitError:
        return _page(request, "", "Git did not keep it: ask git itself.")
    return _page(request, "Kept.")


def _pull(request: Request, root: Path, name: str) -> Response:
    """Take in what others did; where the same lines changed, nothing is taken in and it is said where."""
    try:
        if changes(root):
            return _page(request, "", "Keep your own changes first, so that nothing of them can be lost.")
        git(root, "pull", "--no-rebase", "--no-edit", "--quiet", name=name or "electassess")
    except GitError:
        conflicts: tuple[str, ...] = ()
        try:
            conflicts = tuple(filter(None, git(root, "diff", "--name-only", "--diff-filter=U", "-z").split("\0")))
            if conflicts:
                git(root, "merge", "--abort")
        except GitError:
            pass
        if not conflicts:
            return _page(request, "", "Git could not take in what others did: ask git itself.")
        return _page(request, "", "You and somebody else changed the same lines. Nothing was changed.", conflicts)
    return _page(request, "What others did is taken in.")


__all__ = ["GitError", "act", "changes", "git", "is_shared", "page"]
