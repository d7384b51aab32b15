# SPDX-License-Identifier: Apache-2.0
"""What addresses call an entry."""

import hashlib


def handle(name: str) -> str:
    """What an address calls an item or a source: no history of a browser then holds its name."""
    return hashlib.sha256(name.encode()).hexdigest()[:20]


__all__ = ["handle"]
