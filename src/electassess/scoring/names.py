# SPDX-License-Identifier: Apache-2.0
"""Names in tables as people see them: what looks alike is one name, and what differs by case alone is told."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""Zero-width joiners: they shape letters of some scripts, and tell no two names apart."""

_FILLERS: Final = "\u034f\u115f\u1160\u2800\u3164\uffa0"
"""Letters and marks that show nothing, though they are not of the category of formatting characters."""


def cleaned(text: str) -> str:
    r"""A cell as people see it: composed (NFC), trimmed, each run of blanks of any kind one space, nothing invisible.

    >>> cleaned(" Ha\u0300\u00a0Noi\u200b ") == "Hà Noi"
    True
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    seen = "".join(each for each in text if each.isspace() or each in _JOINERS or _visible(each))
    return " ".join(re.split(r"\s+", seen.strip()))


def _visible(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cf", "Cc"} and letter not in _FILLERS


def one_name(texts: Iterable[str]) -> dict[str, str]:
    """For each cleaned name the one it is known by: names that only joiners tell apart are one.

    Returns:
        Name -> the first in alphabetical order of those that look like it.
    """
    known: dict[str, str] = {}
    found = {}
    for text in sorted(texts):
        found[text] = known.setdefault(text.translate(dict.fromkeys(map(ord, _JOINERS))), text)
    return found


def alike_but_for_case(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Names that differ by case alone, together, in alphabetical order.

    >>> alike_but_for_case(["anna", "Zoe", "Anna"])
    [('Anna', 'anna')]
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(name.casefold(), []).append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


__all__ = ["alike_but_for_case", "cleaned", "one_name"]
