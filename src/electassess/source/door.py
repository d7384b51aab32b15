# SPDX-License-Identifier: Apache-2.0
"""Opening files and folders that may come from a stranger: what is refused, and why, before a byte is read."""

import os
import stat
from pathlib import Path
from typing import Final

from electassess.diagnostics import Diagnostic, error

LIMIT: Final = 5_000_000
"""Largest file that is read, in bytes."""

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Not blocking, so that a pipe does not make the reader wait."""


def shown_as(path: Path, root: Path) -> str:
    """What diagnostics call a file: its path below the root with forward slashes, or its name if it is not below.

    >>> shown_as(Path("/w/assessments/a.yaml"), Path("/w"))
    'assessments/a.yaml'
    """
    # On strings: `Path.relative_to` costs a tenth of a whole check.
    whole, start = str(path), str(root).rstrip(os.sep) + os.sep
    return whole[len(start) :].replace(os.sep, "/") if whole.startswith(start) else path.name


def leaves(path: Path, root: Path) -> bool:
    """Whether a path leads out of the root, by `..` or a symbolic link.

    Links are resolved only where there is one: a path without links and `..` stays below the root it begins with.
    """
    whole, start = str(path), str(root).rstrip(os.sep) + os.sep
    if whole.startswith(start):
        here = start
        for part in whole[len(start) :].split(os.sep):  # noqa: PTH206
            here += part
            if part == ".." or stat.S_ISLNK(os.lstat(here).st_mode):
                break
            here += os.sep
        else:
            return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _outside(shown: str) -> Diagnostic:
    """The fault of a path that leads out of the root."""
    return error("EA113", shown, None, "the path leads out of the workspace and was not followed")


def unreadable(shown: str, fault: OSError) -> Diagnostic:
    """The fault of a file or folder that the file system does not let us read."""
    return error("EA101", shown, None, f"cannot be read: {fault.strerror or 'unknown reason'}")


def open_regular(path: Path, root: Path, shown: str) -> tuple[int, int] | Diagnostic:
    """Open a regular file of any size for reading, or say why not.

    Args:
        path: the file.
        root: the folder it must not leave.
        shown: what diagnostics call it.

    Returns:
        Its descriptor, which the caller closes, and its size in bytes; or the fault.
    """
    try:
        if leaves(path, root):
            return _outside(shown)
        handle = os.open(path, _FLAGS)
    except OSError as fault:
        return unreadable(shown, fault)
    except ValueError:  # a NUL in the path
        return error("EA101", shown, None, "cannot be read: its name is not one of a file")
    # Asked of the open file: what the path leads to may be exchanged at any time.
    info = os.fstat(handle)
    if stat.S_ISREG(info.st_mode):
        return handle, info.st_size
    os.close(handle)
    return error("EA101", shown, None, "this is no regular file")


def read_bytes(path: Path, root: Path, shown: str, limit: int = LIMIT) -> tuple[bytes | None, Diagnostic | None]:
    """The bytes of a file of at most so many bytes, or why they are not read; see `open_regular`."""
    opened = open_regular(path, root, shown)
    if isinstance(opened, Diagnostic):
        return None, opened
    handle, size = opened
    try:
        if size > limit:
            message = f"the file has {size / 1_000_000:.1f} MB; the limit is {limit / 1_000_000:g} MB"
            return None, error("EA102", shown, None, message)
        data = os.read(handle, size + 1)  # not through a buffered file, which costs as much as the reading
    except OSError as fault:
        return None, unreadable(shown, fault)
    finally:
        os.close(handle)
    if len(data) != size:
        return None, error("EA101", shown, None, "the file changed while it was read", "try again")
    return data, None


def list_folder(folder: Path, root: Path, shown: str) -> tuple[list[os.DirEntry[str]], list[Diagnostic]]:
    """What lies in a folder, by name, or why it cannot be said: names out of the workspace are no one's business."""
    try:
        if leaves(folder, root):
            return [], [_outside(shown)]
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name), []
    except OSError as fault:
        return [], [unreadable(shown, fault)]


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or leads to one; a link that leads round in a circle does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def read_lines(path: Path, root: Path) -> list[str]:
    """The lines of a text file to show beside a fault; none where the file cannot be read or is not UTF-8."""
    data, _ = read_bytes(path, root, path.name)
    try:
        return [] if data is None else data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        return []


__all__ = [
    "LIMIT",
    "is_folder",
    "leaves",
    "list_folder",
    "open_regular",
    "read_bytes",
    "read_lines",
    "shown_as",
    "unreadable",
]
