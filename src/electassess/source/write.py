# SPDX-License-Identifier: Apache-2.0
"""Writing files: whole or not at all, and only where they belong."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from electassess.source.locks import PART, alone, claim, sweep


class OutsideError(ValueError):
    """A path that leads out of the folder it must stay in."""


def stays_within(path: Path, within: Path) -> None:
    """Refuse a path that leads out of a folder, by `..` or a symbolic link.

    Raises:
        OutsideError: If it does.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within)):
        raise OutsideError(f"{path.name} would lie outside of the folder it belongs in")


def write_bytes(
    path: Path,
    data: bytes,
    within: Path,
    before: Callable[[], None] | None = None,
    *,
    durable: bool = False,
    waiting: bool = False,
) -> None:
    """Write a file in one step: readers see the old bytes or the new ones, never a part.

    A file that is there keeps its rights; a new one gets those that the user's own settings (umask) leave.

    Args:
        path: the file; its folder is made if need be.
        data: its bytes.
        within: the folder that the path must not leave, by `..` or a symbolic link.
        before: called when everything is ready, just before the new file takes the place of the old one.
        durable: wait until the disk has it, so that it is there even after a loss of power.
        waiting: wait for others who write into the folder, in the two moments in which that matters: when what others
            left half written is removed, and from the call of `before` until the new file is in its place. Not for who
            has the folder `alone` already.

    Raises:
        OutsideError: If it does.
        OSError: If it cannot be written.
    """
    stays_within(path, within)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with alone(path.parent) if waiting else contextlib.nullcontext():
        if waiting:
            sweep(path.parent, {path.name})
        handle = os.open(temporary, flags, 0o666)
        claim(handle)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            if path.is_file():
                temporary.chmod(path.stat().st_mode & 0o777)
            if os.name == "nt":  # Windows moves no file that is open
                file.close()
            with alone(path.parent) if waiting else contextlib.nullcontext():
                if before is not None:
                    before()
                temporary.replace(path)
        if durable:
            _settle(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system lets one ask for that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:  # a file system that has no such thing
        pass
    finally:
        os.close(handle)


__all__ = ["OutsideError", "stays_within", "write_bytes"]
