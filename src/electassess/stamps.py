# SPDX-License-Identifier: Apache-2.0
"""Stamps: what a thing says, as a digest that does not depend on how its file is laid out.

Data is put in a canonical form first: JSON with sorted keys, no spaces and all text in Unicode normal form C (after
RFC 8785, but with Python's numbers). Comments, order of keys and line breaks of the YAML therefore do not count. What
is published carries two: one of its words, and one of what the words rest on, so that it can be told which changed.
"""

import hashlib
import json
import unicodedata
from typing import Any


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


def stamp(data: Any) -> str:
    """SHA-256 of the canonical form, as 64 lower-case hexadecimal digits; raises as `canonical_json` does.

    >>> stamp({}) == hashlib.sha256(b"{}").hexdigest()
    True
    """
    return hashlib.sha256(canonical_json(data)).hexdigest()


__all__ = ["canonical_json", "stamp"]
