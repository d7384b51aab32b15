# SPDX-License-Identifier: Apache-2.0
"""What earlier versions shipped: whether a copy in a workspace was ever touched by a person."""

import functools
import hashlib
import json
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Shipped:
    """What is recorded of earlier versions.

    Attributes:
        digests: of every version of each shipped file, by its path in a workspace.
        indicators: those of catalogue 1.0.0; what a sheet made for it lacks of later ones is new to it.
    """

    digests: dict[str, frozenset[str]]
    indicators: frozenset[str]

    def untouched(self, path: str, data: bytes) -> bool:
        """Whether a file is as some version shipped it."""
        return digest(data) in self.digests.get(path, frozenset())


def digest(data: bytes) -> str:
    r"""Digest of a file, whatever ends its lines: git may have changed them on the way.

    >>> digest(b"a: 1\r\n") == digest(b"a: 1\n")
    True
    """
    return hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


@functools.cache
def shipped() -> Shipped:
    """What `tools/shipped_digests.py` has recorded."""
    data = json.loads((resources.files(__package__) / "shipped.json").read_text(encoding="utf-8"))
    return Shipped({path: frozenset(all_of) for path, all_of in data["digests"].items()}, frozenset(data["indicators"]))


__all__ = ["Shipped", "digest", "shipped"]
