# SPDX-License-Identifier: Apache-2.0
"""Git's own merges in a terminal: a merge driver, and how a clone is told of it.

Which files it merges stands in `.gitattributes`, which everybody has; the program that does it in the settings of each
clone, for it is that machine's. A clone that was not told merges by line, as git does without this.
"""

import os
import sys
from pathlib import Path
from typing import Final

from electassess.sharing.git import GitError, git, top_of
from electassess.sharing.merging import Three, with_marks
from electassess.source import read_bytes, write_bytes

NAME: Final = "electassess"
ATTRIBUTES: Final = f"""\
# Files of electassess are merged by entry and not by line, where the clone was told how: electassess git set-up
/assessments/**/*.yaml merge={NAME}
/assessments/*/statement.md merge={NAME}
/assessments/*/statement.base.md merge={NAME}
/criteria/**/*.yaml merge={NAME}
/organisations.yaml merge={NAME}
/countries.yaml merge={NAME}
"""
"""What stands in `.gitattributes`."""
FILE: Final = ".gitattributes"
_LIMIT: Final = 1_000_000


def is_set_up(root: Path) -> bool:
    """Whether git merges by entry in this clone."""
    try:
        told = git(root, "config", "--get", f"merge.{NAME}.driver").strip() == command()
        lines = git(root, "check-attr", "merge", "--", "assessments/x/evidence.yaml")
    except GitError:
        return False
    return told and lines.rstrip().endswith(f": {NAME}")


def set_up(root: Path) -> list[str]:
    """Let git merge by entry: in this clone, and by `.gitattributes` wherever else it is told how.

    Returns:
        What was done, in words.

    Raises:
        GitError: If the workspace is in no git repository, or its `.gitattributes` cannot be read.
        OSError: If a file cannot be written.
    """
    if top_of(root) is None:
        raise GitError
    done = []
    data, fault = read_bytes(root / FILE, root, FILE, _LIMIT)
    if fault is not None and os.path.lexists(root / FILE):
        raise GitError  # it is there and cannot be read: it is left alone
    if f"merge={NAME}".encode() not in (data or b""):
        before = data or b""
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        write_bytes(root / FILE, before + gap + ATTRIBUTES.encode(), root)
        done.append(f"{FILE}: lines that name the files; commit it")
    git(root, "config", f"merge.{NAME}.name", "electassess, by entry")
    git(root, "config", f"merge.{NAME}.driver", command())
    done.append("the settings of this clone: the program that merges them")
    return done


def command() -> str:
    """The command of the driver, as git gives it to a shell at the top of the work tree.

    `-P` keeps that folder out of where Python looks for modules: what others put into it is no program.
    """
    program = Path(sys.executable).as_posix().replace("'", "'\\''")
    return f"'{program}' -P -m electassess merge-driver %O %A %B %L %P"


def drive(base: Path, ours: Path, theirs: Path, size: int, path: str) -> tuple[int, int]:
    """Merge the three files that git laid out, into that of the own side.

    Args:
        base: what both come from.
        ours: the own side; takes the result.
        theirs: the other side.
        size: signs of a mark of a conflict.
        path: of the file, from the top of the repository.

    Returns:
        The exit code for git, 0 where all could be merged; and how much is to be chosen, less than 0 where the files
        could not be merged by entry.

    Raises:
        GitError: If git cannot merge it at all; nothing was written.
        OSError: If a file cannot be read or written.
    """
    start = path.find("assessments/")
    within = path if start < 0 or (start and path[start - 1] != "/") else path[start:]
    three = Three(base.read_bytes(), ours.read_bytes(), theirs.read_bytes())
    data, left = with_marks(within, three, size)
    ours.write_bytes(data)
    return min(1, abs(left)), left


__all__ = ["ATTRIBUTES", "FILE", "NAME", "command", "drive", "is_set_up", "set_up"]
