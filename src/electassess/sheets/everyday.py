# SPDX-License-Identifier: Apache-2.0
"""Days and web addresses as people write them, made what a file holds."""

import re
from typing import Final

from electassess.model.base import MONTHS

_MONTHS: Final = {
    spelt: number
    for number, name in enumerate(MONTHS, 1)
    for spelt in (name.casefold(), name[:3].casefold(), f"{name[:4].casefold()}" if name == "September" else "")
    if spelt
}
_WORDS: Final = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?([A-Za-z]+)\.?,?\s+(\d{4})")
_AMERICAN: Final = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SITE: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
DAY_HINT: Final = "write 5 February 2029, February 2029 or 2029"
"""How a day can be written."""


def day_of(text: str) -> str | None:
    """A day, month or year as files have it; `None` where it is none, or could be two.

    >>> day_of("5 Feb 2029"), day_of("February 5, 2029"), day_of("Feb. 2029"), day_of("2029"), day_of("2029/2/5")
    ('2029-02-05', '2029-02-05', '2029-02', '2029', '2029-02-05')
    >>> day_of("25/2/2029"), day_of("5.2.2029"), day_of("5/2/2029"), day_of("last spring")
    ('2029-02-25', '2029-02-05', None, None)
    """
    text = " ".join(text.split())
    if re.fullmatch(r"\d{4}", text):
        return text
    if found := _YEAR_FIRST.fullmatch(text):
        return _joined(found[1], int(found[2]), found[3])
    if found := _WORDS.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return _joined(found[3], month, found[1]) if month else None
    if found := _AMERICAN.fullmatch(text):
        month = _MONTHS.get(found[1].casefold())
        return _joined(found[3], month, found[2]) if month else None
    if found := _DAY_FIRST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 >= second or first == second:
            return _joined(found[4], second, str(first))
        if second > 12:
            return _joined(found[4], first, str(second))
    return None


def _joined(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def address_of(text: str) -> str:
    """A web address as files have it: with https:// before a name of a site that has nothing before it.

    >>> address_of("www.example.org/a"), address_of("http://example.org"), address_of("see the annex")
    ('https://www.example.org/a', 'http://example.org', 'see the annex')
    """
    return f"https://{text}" if _SITE.fullmatch(text) else text


__all__ = ["DAY_HINT", "address_of", "day_of"]
