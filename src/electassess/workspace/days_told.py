# SPDX-License-Identifier: Apache-2.0
"""One day where a text tells it: `23 July`, `on 23 and 24 July 2023`, `July 23`."""

import re
from functools import lru_cache
from typing import Final

from electassess.model.base import MONTHS

_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?![\d]|[.,]\d)"
_AND: Final = r"(?:\s*[-–]\s*|,\s*|,?\s+(?:and|or|to)\s+)"
_DAYS: Final = rf"(?<![\d.,]){_DAY}(?:{_AND}{_DAY})*"


def without_day(text: str, day: str) -> str:
    """A text without a day, however it is written, and without its month and year where these alone are told.

    What else the text says stays: the other days of a list, the same number of anything else, the day in another year.

    Args:
        text: in the English of files and statements.
        day: as files have it, as exactly as it is known: `2023-07-23`, `2023-07`, `2023`, or nothing.

    >>> without_day("on 23 and 24 July 23 people were killed", "2023-07-23").split()
    ['on', '24;', '23', 'people', 'were', 'killed']
    >>> without_day("in July 23 people were killed, on 23 July 2018 more", "2023-07-23")
    'in July 23 people were killed, on 23 July 2018 more'
    """
    if not day:
        return text
    year, month, date = (*day.split("-"), "", "")[:3]
    if not month:
        return re.sub(rf"\b([Ii]n) {year}(?![\d]|[.,]\d)", r"\1", text)

    def others(found: re.Match[str]) -> str:
        listed = re.findall(r"\d+", found[1] or found[2])
        rest = [one for one in listed if int(one) != int(date)]
        return found.group() if len(rest) == len(listed) else "".join(f"{one}; " for one in rest)

    if date:
        text = _written(month, year).sub(others, text.replace(day, " "))
    return re.sub(rf"(?<!\d )\b{MONTHS[int(month) - 1]} {year}\b", " ", text)


@lru_cache(maxsize=64)
def _written(month: str, year: str) -> re.Pattern[str]:
    """The days of a month, of that year or of none that is told, before its name and behind it."""
    name = MONTHS[int(month) - 1]
    other = r"(?! \d{4}\b)"
    before = rf"\b({_DAYS}) (?:of )?{name}\b(?: {year}\b)?{other}"
    return re.compile(rf"{before}|(?<!\b[Ii]n )\b{name} ({_DAYS})(?:,? {year}\b)?{other}")


__all__ = ["without_day"]
