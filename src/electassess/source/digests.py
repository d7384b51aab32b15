# SPDX-License-Identifier: Apache-2.0
"""Digests of the bytes of files that may be large."""

import hashlib
import os
from pathlib import Path
from typing import Final

from electassess.diagnostics import Diagnostic, error
from electassess.source.door import open_regular, unreadable

_PART: Final = 1 << 16
"""Bytes read at once of a file that may be large."""

COPY_LIMIT: Final = 500_000_000
"""Largest kept copy of a source that is read, in bytes: what says to be larger may be a hole that never ends."""


def bytes_digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path, root: Path, shown: str) -> tuple[str | None, Diagnostic | None]:
    """SHA-256 of a file's bytes, or why there is none.

    Args:
        path: the file.
        root: the folder it must not leave.
        shown: what diagnostics call it.
    """
    opened = open_regular(path, root, shown)
    if isinstance(opened, Diagnostic):
        return None, opened
    handle, size = opened
    if size > COPY_LIMIT:
        os.close(handle)
        message = f"has {size / 1_000_000:.0f} MB, and one of more than {COPY_LIMIT / 1_000_000:.0f} MB is not read"
        return None, error("EA102", shown, None, message)
    whole = hashlib.sha256()
    try:
        while part := os.read(handle, _PART):
            whole.update(part)
    except OSError as fault:
        return None, unreadable(shown, fault)
    finally:
        os.close(handle)
    return whole.hexdigest(), None


__all__ = ["COPY_LIMIT", "bytes_digest", "file_digest"]
