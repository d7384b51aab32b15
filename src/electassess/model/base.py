# SPDX-License-Identifier: Apache-2.0
"""What all models share: immutability, no unknown keys, and the small value types used in many files."""

import calendar
import datetime as dt
import enum
import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

LONGEST_SLUG = 80

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=LONGEST_SLUG)]
"""A short lower-case name: letters, digits and single hyphens."""

Ref = Annotated[str, StringConstraints(pattern=rf"^{SLUG}(?:\.{SLUG})*$", max_length=200)]
"""The identity of a node of the catalogue: the slugs of its groups and itself, joined by dots,
as in `party-inclusion.parties-barred`."""

Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3 country code."""

LONGEST_TEXT = 5000
"""Longest text of one thing, in characters: no statement prints half as much of one, and what is longer is no slip."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True)]
"""Text that may not be empty."""

Sentence = Annotated[
    str, StringConstraints(min_length=3, max_length=LONGEST_TEXT, strip_whitespace=True, pattern=r"^[^\n]*$")
]
"""One line of prose; folded YAML blocks give one line."""

ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.)+[A-Za-z]|\b(?:al|Co|Corp|etc|Inc|Jr|Ltd|Sr))\.\Z")
"""How a text ends whose last stop belongs to its last word: `6 p.m.`, `the U.S.`, `Martin Luther King Jr.`"""

ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
"""How a noun phrase begins that brings its own article."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Names of months in files and statements, which are in British English whatever the machine's locale."""

_remembered = functools.lru_cache(maxsize=4096)
"""For what is reckoned from a date: the same days come again and again."""

FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Years of dates: from the oldest laws that a standard can be to beyond any election that is planned."""

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@_remembered
def _real_date(text: str) -> str:
    """Refuse 2023-13, 2023-00 and 2023-02-30, which the pattern alone would let through, and digits but 0-9."""
    match = _PARTIAL.match(text)
    if match is None:
        raise ValueError("a date is written with the digits 0 to 9")
    try:
        day = dt.date(*(int(part or 1) for part in match.groups()))
    except ValueError as fault:
        raise ValueError("there is no such date") from fault
    _in_reach(day)
    return text


def _in_reach(day: dt.date) -> dt.date:
    """Refuse days that no election has: what is reckoned from a day must be one too."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the year is not from {FIRST_YEAR} to {LAST_YEAR}")
    return day


Day = Annotated[dt.date, AfterValidator(_in_reach)]
"""A day of an election, a sheet or a statement."""

PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_real_date),
]
"""An ISO 8601 date known to the day, the month or only the year: `2023-07-05`, `2023-07`, `2023`."""


@_remembered
def earliest_day(date: str) -> dt.date:
    """The first day a partial date can mean.

    >>> earliest_day("2023-07")
    datetime.date(2023, 7, 1)
    """
    parts = [int(part) for part in date.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return dt.date(year, month, day)


@_remembered
def latest_day(date: str) -> dt.date:
    """The last day a partial date can mean.

    >>> latest_day("2023-02")
    datetime.date(2023, 2, 28)
    """
    parts = [int(part) for part in date.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def infinitive(text: str) -> str:
    """An ask as a list of demands prints it after "we call on … to".

    Raises:
        ValueError: If it is no infinitive without "to", capital and full stop.
    """
    if text[:1].isupper() or text.startswith(("that ", "to ", "the ")) or text.endswith("."):
        raise ValueError('an ask stands after "we call on … to": a verb first, no capital, no full stop')
    return text


class Edition(enum.StrEnum):
    """When a statement is made: before the vote, within days of it, or when the process is over."""

    PRE_ELECTION = "pre-election"
    PRELIMINARY = "preliminary"
    FINAL = "final"


class Form(enum.StrEnum):
    """How much of one plan a text prints: for signature, for the record, as a report, for press and ministers."""

    JOINT = "joint"
    FULL = "full"
    REPORT = "report"
    SUMMARY = "summary"


class Addressee(enum.StrEnum):
    """Who an ask is directed to. `election-body` is named as the election's own file names it."""

    ELECTION_BODY = "election-body"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    COURTS = "courts"
    PARTIES = "parties"


class Model(BaseModel):
    """Base of all file models: frozen, unknown keys forbidden.

    Attributes:
        guarded: whether such a file may hold what is confidential. No diagnostic then quotes a value or a key of it
            that does not fit: who cannot read how sensitive an item is must take it for confidential.
        withholding: keys that keep something back, with a pattern of how they would read within a text, where they
            may not stand.
    """

    guarded: ClassVar[bool] = False
    withholding: ClassVar[Mapping[str, str]] = MappingProxyType({})

    @classmethod
    def is_open(cls, data: Mapping[str, object], loc: Sequence[str | int]) -> bool:
        """Whether a diagnostic may quote what stands at a place of a file of this kind."""
        del data, loc
        return not cls.guarded

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def slug_of(text: str) -> str:
    """A name as files have it, made of what somebody typed; nothing where that is no name but looks like a path.

    Nothing, too, where a letter has no counterpart among a to z: without it the name would be another.

    >>> slug_of("Maria Rivera"), slug_of(" José  Núñez-López "), slug_of("ខ្មែរ")
    ('maria-rivera', 'jose-nunez-lopez', '')
    >>> slug_of("../reader-a"), slug_of("Łukasz"), slug_of("ខ្មែរ 2023")
    ('', '', '')
    """
    if re.search(r"[/\\:@\x00-\x1f]|\.\.", text) or len(text) > LONGEST_SLUG:
        return ""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = re.sub(r"[\u0300-\u036f'’]", "", plain)
    if any(sign.isalnum() and not sign.isascii() for sign in bare):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_SLUG].strip("-")


__all__ = [
    "ABBREVIATION",
    "ARTICLE",
    "FIRST_YEAR",
    "LAST_YEAR",
    "LONGEST_SLUG",
    "LONGEST_TEXT",
    "MONTHS",
    "SLUG",
    "Addressee",
    "Day",
    "Edition",
    "Form",
    "Iso3",
    "Model",
    "PartialDate",
    "Ref",
    "Sentence",
    "Slug",
    "Text",
    "earliest_day",
    "infinitive",
    "latest_day",
    "slug_of",
]
