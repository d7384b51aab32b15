# SPDX-License-Identifier: Apache-2.0
"""Opening files of a workspace that may come from a stranger: what is refused, and why, before a byte is read."""

import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final

from electassess.diagnostics import Diagnostic, error

LIMIT: Final = 5_000_000
"""Largest file that is read, in bytes."""


def shown_as(path: Path, root: Path) -> str:
    """What diagnostics call a file: its path below the root with forward slashes, or its name if it is not below.

    >>> shown_as(Path("/w/assessments/a.yaml"), Path("/w"))
    'assessments/a.yaml'
    """
    # On strings: `Path.relative_to` costs a tenth of a whole check.
    whole, start = str(path), str(root).rstrip(os.sep) + os.sep
    return whole[len(start) :].replace(os.sep, "/") if whole.startswith(start) else path.name


def _leaves(path: Path, root: Path) -> bool:
    """Whether a path leads out of the root, by `..` or a symbolic link.

    Links are resolved only where there is one: a path without links and `..` stays below the root it begins with.
    """
    whole, start = str(path), str(root).rstrip(os.sep) + os.sep
    if whole.startswith(start):
        here = start
        for part in whole[len(start) :].split(os.sep):  # noqa: PTH206
            here = os.path.join(here, part)  # noqa: PTH118
            if part == ".." or stat.S_ISLNK(os.lstat(here).st_mode):
                break
        else:
            return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def open_regular(path: Path, root: Path, shown: str, limit: int | None = LIMIT) -> BufferedReader | Diagnostic:
    """Open a regular file for reading, or say why not.

    Args:
        path: the file.
        root: the folder it must not leave.
        shown: what diagnostics call it.
        limit: largest size, looked up before the file is opened; `None` for any.

    Returns:
        The open file, which the caller closes, or the fault.
    """
    try:
        if _leaves(path, root):
            return error("EA113", shown, None, "the path leads out of the workspace and was not followed")
        info = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(info.st_mode):
            return error("EA101", shown, None, "this is no regular file")
        if limit is not None and info.st_size > limit:
            size = f"{info.st_size / 1_000_000:.1f} MB"
            return error("EA102", shown, None, f"the file has {size}; the limit is {limit / 1_000_000:g} MB")
        # Not blocking: it may have been exchanged for a pipe in the meantime.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        return open(handle, "rb")  # noqa: PTH123 - handed to the caller
    except OSError as fault:
        return error("EA101", shown, None, f"cannot be read: {fault.strerror or 'unknown reason'}")
    except ValueError:  # a NUL in the path
        return error("EA101", shown, None, "cannot be read: its name is not one of a file")


def read_bytes(path: Path, root: Path, shown: str, limit: int = LIMIT) -> tuple[bytes | None, Diagnostic | None]:
    """The bytes of a file of at most so many bytes, or why they are not read; see `open_regular`."""
    file = open_regular(path, root, shown, limit)
    if isinstance(file, Diagnostic):
        return None, file
    try:
        with file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(size + 1)
    except OSError as fault:
        return None, error("EA101", shown, None, f"cannot be read: {fault.strerror or 'unknown reason'}")
    if len(data) != size:
        return None, error("EA101", shown, None, "the file changed while it was read", "try again")
    return data, None


def read_lines(path: Path, root: Path) -> list[str]:
    """The lines of a text file to show beside a fault; none where the file cannot be read or is not UTF-8."""
    data, _ = read_bytes(path, root, path.name)
    try:
        return [] if data is None else data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        return []


__all__ = ["LIMIT", "open_regular", "read_bytes", "read_lines", "shown_as"]
