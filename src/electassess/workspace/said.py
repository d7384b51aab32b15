# SPDX-License-Identifier: Apache-2.0
"""What a text says literally: the words it quotes, in whatever marks, and its numbers, however they are set."""

import re
from decimal import Decimal
from typing import Final

from electassess.workspace.spelt import SCALES, spelt_numbers

_PAIRS: Final = (
    "“”", "„“", "„”", "‟”", "«»", "»«", "‹›", "「」", "『』", "《》", "〈〉", "＂＂", '""', "〝〞",
)  # fmt: skip
"""Opening and closing marks that are nothing else."""
_SINGLE: Final = ("‘’", "‚‘", "‚’", "''")
"""Marks that are apostrophes too: they open where no letter is before them, and close where none follows."""

QUOTED: Final = re.compile(
    "|".join(
        [rf"{one}([^{one}{two}]*){two}" for one, two in _PAIRS]
        + [rf"(?<!\w){one}(?=\S)((?:[^{one}{two}]|(?<=\w){two}(?=\w))*){two}(?!\w)" for one, two in _SINGLE]
    )
)
"""Words in quotation marks of any kind in use."""

_CUT: Final = re.compile(r"…|\.\.\.|\[[^\[\]]*\]")
"""Where a quotation leaves words out, or puts some of its own in brackets."""

_GROUPS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:([ \u00a0\u2009\u202f'’,])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d{3})")
"""A number in groups of three figures, parted by one sign."""
_SCALED: Final = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)[\s-]+({'|'.join(SCALES)})\b", re.IGNORECASE
)
"""A number with a word behind it that says of what: `1.3 million`."""
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")


def quoted(text: str) -> list[list[str]]:
    """The quotations of a text, in order; of one that leaves words out, each part that is left.

    >>> quoted("he said ‘the people’s vote … counts’ and «no»")
    [['the people’s vote ', ' counts'], ['no']]
    """
    found = [next((group for group in match.groups() if group is not None), "") for match in QUOTED.finditer(text)]
    return [_CUT.split(words) for words in found]


def plain_words(text: str) -> str:
    """The words of a text, whatever marks are between them, with a space before and after each."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def said_in_order(parts: list[str], source: str) -> bool:
    """Whether a source, as `plain_words`, has the parts of a quotation, one after the other."""
    at = 0
    for part in parts:
        words = plain_words(part)
        if words.strip():
            at = source.find(words, at)
            if at < 0:
                return False
            at += len(words) - 1
    return True


def _plain(number: str) -> str:
    return re.sub(r"[,\s'’]", "", number).lstrip("0") or "0"


def numbers(text: str) -> list[set[str]]:
    """The numbers of a text, each with every way to read it: `1 300` is 1300, or 1 and 300.

    >>> numbers("1,300 of 07") == [{"1300"}, {"7"}]
    True
    >>> sorted(numbers("12 345 votes")[0]), sorted(numbers("1.3 million votes")[0])
    (['12 345', '12345'], ['1.3', '1300000'])
    """
    found: list[set[str]] = []

    def grouped(match: re.Match[str]) -> str:
        ways = {_plain(match.group())}
        if match[1] not in ",'’":
            ways.add(" ".join(_plain(part) for part in match.group().split(match[1])))
        found.append(ways)
        return " "

    def scaled(match: re.Match[str]) -> str:
        whole = Decimal(match[1].replace(",", "")) * SCALES[match[2].casefold()]
        found.append({match[1].replace(",", ""), f"{whole.normalize():f}"})
        return " "

    rest = _GROUPS.sub(grouped, _SCALED.sub(scaled, text))
    found += [{_plain(number)} for number in _NUMBER.findall(rest)]
    return found


_ORDINALS: Final = {
    word: str(number)
    for number, word in enumerate(
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 3
    )
}
_RECKONED: Final = frozenset(
    each for one in ("day", "week", "month", "year", "hour", "time", "place") for each in (one, f"{one}s")
)
"""Words behind a number that a clause may have reckoned from the dates or figures of its fact."""
_FEWEST: Final = 3
"""Smallest number in words that is looked for: one and two are too often no count."""


def spelt_not_said(text: str, source: str) -> set[str]:
    """The numbers that a text has in words, from three on, and its source in no way.

    >>> spelt_not_said("five of the 12 stations, three days later", "Of twelve stations 5 were shut.")
    set()
    >>> spelt_not_said("five complaints", "Four complaints were made.")
    {'five'}
    """
    said = [one for one in spelt_numbers(text) if one.value >= _FEWEST and one.behind not in _RECKONED]
    if not said:
        return set()
    known = _known(source) | {_ORDINALS[word] for word in plain_words(source).split() if word in _ORDINALS}
    return {one.text for one in said if str(one.value) not in known}


def _known(source: str) -> set[str]:
    """The numbers of a text, in figures or in words, in every way to read them."""
    known = {way for ways in numbers(source) for way in ways}
    return known | {str(one.value) for one in spelt_numbers(source)}


def not_said(text: str, source: str) -> set[str]:
    """The numbers of a text that its source does not have, however either sets them."""
    known = _known(source)
    known |= {part for way in known for part in way.split()}
    lacking = set()
    for ways in numbers(text):
        if not any(way in known or all(part in known for part in way.split()) for way in ways):
            lacking.add(min(ways, key=len))
    return lacking


__all__ = ["QUOTED", "not_said", "numbers", "plain_words", "quoted", "said_in_order", "spelt_not_said"]
