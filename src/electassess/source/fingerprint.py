# SPDX-License-Identifier: Apache-2.0
"""Fingerprints: what a thing says, as a digest that does not depend on how its file is laid out.

Data is put in a canonical form first: JSON with sorted keys, no spaces and all text in Unicode normal form C (after
RFC 8785, but with Python's numbers). Comments, order of keys and line breaks of the YAML therefore do not count.
"""

import hashlib
import json
import os
import unicodedata
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, error
from electassess.source.door import open_regular, unreadable

_PART: Final = 1 << 16
"""Bytes read at once of a file that may be large."""


def _normal(data: Any) -> Any:
    """Data with all text in NFC; as deep as the reader allows."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, dict):
        normal = {unicodedata.normalize("NFC", key): _normal(value) for key, value in data.items()}
        if len(normal) != len(data):
            raise ValueError("two keys differ only in how their letters are encoded")
        return normal
    if isinstance(data, list | tuple):
        return [_normal(value) for value in data]
    return data


def canonical_json(data: Any) -> bytes:
    r"""The canonical form of JSON-like data, UTF-8.

    Raises:
        ValueError: a number is infinite or none, or two keys of a mapping are the same in NFC.
        TypeError: something is not JSON-like.

    >>> canonical_json({"b": [1, None], "a": "cafe\u0301"}).decode()
    '{"a":"café","b":[1,null]}'
    """
    text = json.dumps(_normal(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical form, as 64 lower-case hexadecimal digits; raises as `canonical_json` does.

    >>> fingerprint({}) == hashlib.sha256(b"{}").hexdigest()
    True
    """
    return hashlib.sha256(canonical_json(data)).hexdigest()


COPY_LIMIT: Final = 500_000_000
"""Largest kept copy of a source that is read, in bytes: what says to be larger may be a hole that never ends."""


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


__all__ = ["COPY_LIMIT", "canonical_json", "file_digest", "fingerprint"]
