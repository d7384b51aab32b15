# SPDX-License-Identifier: Apache-2.0
"""What a terminal would obey instead of showing, written out: names of files and folders may come from strangers."""

import re

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls that could move the cursor, change colours or turn the order of the text round, and what stands for the
bytes of a file's name that are no text."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""The same without tabs, ends of lines and marks of direction, which whole texts rightly hold."""


def _written_out(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")


def visible(text: str) -> str:
    r"""Text with every control character written out.

    >>> visible("a\x1b[31m")
    'a\\x1b[31m'
    """
    return UNSEEN.sub(_written_out, text)


def controlled(text: str) -> str:
    r"""Whole text, of several lines, in which nothing moves a cursor or changes a colour.

    >>> controlled("a\x1b[31m\nb")
    'a\\x1b[31m\nb'
    """
    return _CONTROL.sub(_written_out, text)


__all__ = ["UNSEEN", "controlled", "visible"]
