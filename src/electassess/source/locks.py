# SPDX-License-Identifier: Apache-2.0
"""Waiting for others who write into the same folder, and removing what a run that was stopped left half written.

Where a system has no such locks (Windows), or a file system, two runs at once may meet: what they write is whole all
the same, and whether a file was changed is asked again before it is replaced.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

PART: Final = ".part"
"""How the name of a file ends that is being written."""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other run writes into the folder."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def claim(handle: int) -> bool:
    """Mark an open file as being written, as long as it is open.

    Returns:
        Whether nobody else is writing it; true as well where that cannot be known.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove what a run that was stopped left half written of these files; what somebody is writing now stays."""
    for name in names:
        for part in folder.glob(f".{_literal(name)}.*{PART}"):
            with contextlib.suppress(OSError):
                handle = os.open(part, os.O_RDONLY)
                try:
                    given_up = claim(handle)
                finally:
                    if fcntl is None:  # Windows removes no file that is open
                        os.close(handle)
                try:
                    if given_up:
                        part.unlink(missing_ok=True)
                finally:
                    if fcntl is not None:
                        os.close(handle)


def _literal(name: str) -> str:
    """A name as a pattern that matches it alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


__all__ = ["PART", "alone", "claim", "sweep"]
