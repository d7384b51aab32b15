# SPDX-License-Identifier: Apache-2.0
"""Numbers in words, as the English of files and statements has them: `thirty-five`, `one hundred and twelve`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SMALL: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_WORD: Final = rf"(?:{'|'.join([*_SMALL, *_TENS, *SCALES])}|an?(?=[ -](?:{'|'.join(SCALES)})\b))\b"
_RUN: Final = re.compile(rf"\b{_WORD}(?:(?:[\s-]+|[\s-]+and[\s-]+){_WORD})*", re.IGNORECASE)
"""Words of numbers that follow each other, which need not be of one number."""
_BEHIND: Final = re.compile(r"[\s-]+([^\W\d_]+)")
_ORDINAL: Final = re.compile(r"-(?:first|second|third|\w+th)\b", re.IGNORECASE)
_A_HALF: Final = re.compile(r"\s+and\s+a\s+(?:half|quarter)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Spelt:
    """A number in words.

    Attributes:
        text: as it stands there, in small letters.
        value: what it is.
        behind: the word behind it, in small letters, or nothing.
    """

    text: str
    value: int
    behind: str


def spelt_numbers(text: str) -> list[Spelt]:
    """The numbers that a text has in words, whole and cardinal.

    >>> [(one.text, one.value) for one in spelt_numbers("one hundred and twelve of two million, thirty-five or six")]
    [('one hundred and twelve', 112), ('two million', 2000000), ('thirty-five', 35), ('six', 6)]
    >>> [one.value for one in spelt_numbers("a hundred in the twenty-third hour, several thousand")]
    [100]
    """
    found = []
    for run in _RUN.finditer(text):
        words = [
            (match.group().casefold(), match.span()) for match in re.finditer(r"[a-z]+", run.group(), re.IGNORECASE)
        ]
        place = 0
        while place < len(words):
            value, used = _first([word for word, _ in words[place:]])
            start, end = run.start() + words[place][1][0], run.start() + words[place + used - 1][1][1]
            rest = text[end:]
            if value and not _ORDINAL.match(rest) and not _A_HALF.match(rest):
                behind = _BEHIND.match(rest)
                said = " ".join(text[start:end].casefold().split())
                found.append(Spelt(said, value, behind[1].casefold() if behind else ""))
            place += used
    return found


def _first(words: Sequence[str]) -> tuple[int, int]:
    """The number that a run of words begins with, or nothing, and how many of the words are its own."""
    total = group = used = 0
    least = SCALES["billion"] * 10
    for place, word in enumerate(words):
        if word == "and":
            continue  # counts with the word behind it, if that goes on with the number
        joined = place > 0 and words[place - 1] == "and"
        after = words[place + 1] if place + 1 < len(words) else ""
        if joined and (not (total or group >= 100) or after in SCALES):
            break
        if word == "hundred" and 0 < group < 100 and not joined:
            group *= 100
        elif word in SCALES and word != "hundred" and group and SCALES[word] < least and not joined:
            least = SCALES[word]
            total, group = total + group * least, 0
        elif word in {"a", "an"} and not used:
            group = 1
        elif word in _TENS and group % 100 == 0 and (not group or group >= 100):
            group += _TENS[word]
        elif word in _SMALL and (group % 100 == 0 or (_SMALL[word] < 10 and group % 10 == 0 and group % 100 > 10)):
            group += _SMALL[word]
        else:
            break
        used = place + 1
    return total + group, max(used, 1)


__all__ = ["SCALES", "Spelt", "spelt_numbers"]
