# SPDX-License-Identifier: Apache-2.0
"""Git, asked by its own program.

What it prints of faults is not shown: it may hold addresses with passwords in them.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

PATIENCE: Final = 120
"""Seconds that git may take."""


class GitError(Exception):
    """Git did not do what was asked."""


def run(
    root: Path,
    *arguments: str,
    name: str = "",
    given: bytes | None = None,
    more: Mapping[str, str] | None = None,
    fine: Iterable[int] = (0,),
) -> tuple[int, bytes]:
    """What git answers.

    Args:
        root: the folder to work in.
        arguments: of the command.
        name: who commits, where that is asked for.
        given: standard input.
        more: of the environment.
        fine: the exit codes that are no failure.

    Returns:
        Its exit code, and what it printed.

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
            command, check=False, capture_output=True, timeout=PATIENCE,
            input=given if given is not None else b"",
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **mine, **(more or {})},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise GitError from fault
    if done.returncode not in set(fine):
        raise GitError
    return done.returncode, done.stdout


def git(root: Path, *arguments: str, name: str = "", given: bytes | None = None) -> str:
    """What git prints, as text; see `run`.

    Raises:
        GitError: If it fails, or asks for something.
    """
    return run(root, *arguments, name=name, given=given)[1].decode(errors="replace")


def _person(name: str) -> dict[str, str]:
    return {"NAME": name, "EMAIL": f"{name}@localhost"} if name else {}


def top_of(folder: Path) -> Path | None:
    """The top of the git repository in which a folder lies, if it lies in one."""
    try:
        return Path(git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    except GitError:
        return None


def merge_file(ours: bytes, base: bytes, theirs: bytes, size: int = 7) -> tuple[bytes, bool]:
    """Git's own merge of three texts, by line.

    Args:
        ours: the own side.
        base: what both come from.
        theirs: the other side.
        size: signs of a mark of a conflict.

    Returns:
        The text, with git's marks where it could not be merged; and whether it could.

    Raises:
        GitError: If git cannot merge it: it is no text.
    """
    with tempfile.TemporaryDirectory(prefix="electassess-") as made:
        folder = Path(made)
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / name).write_bytes(data)
        arguments = ["-p", "-q", f"--marker-size={size}", "-L", "ours", "-L", "base", "-L", "theirs"]
        conflicts, text = run(folder, "merge-file", *arguments, "ours", "base", "theirs", fine=range(128))
    return text, conflicts == 0


__all__ = ["PATIENCE", "GitError", "git", "merge_file", "run", "top_of"]
