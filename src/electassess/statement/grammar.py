# SPDX-License-Identifier: Apache-2.0
"""Small rules of English that every sentence goes through: capitals, full stops, lists, tense, dates, quotes."""

import datetime as dt
import re
from collections.abc import Sequence

from electassess.model.base import MONTHS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_TENSE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")
"""A name such as iLaw, which keeps its small letter even at the start of a sentence."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def capitalise(text: str) -> str:
    """The text with its first letter in upper case, unless a digit or an actor's placeholder comes first.

    >>> capitalise("on 15 May the {emb} ruled")
    'On 15 May the {emb} ruled'
    >>> capitalise("{cpp} candidates won")
    '{cpp} candidates won'
    >>> capitalise("1,542 ballots were invalid")
    '1,542 ballots were invalid'
    >>> capitalise("iLaw counted three")
    'iLaw counted three'
    """
    if _INNER_CAPITAL.match(text):
        return text
    match = _FIRST_LETTER.search(text)
    if match is None or "{" in text[: match.start()] or any(char.isdigit() for char in text[: match.start()]):
        return text
    return text[: match.start()] + match.group().upper() + text[match.end() :]


def sentence(clause: str) -> str:
    """A clause as a sentence: capital at the start, full stop at the end unless its own mark closes it.

    >>> sentence("the register was open")
    'The register was open.'
    """
    text = capitalise(clause.strip())
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."


def percentages(text: str) -> str:
    """Percentages as running text prints them; what is quoted stays as it was written.

    >>> percentages("it took 22.3% of the vote, “over 50% of it”")
    'it took 22.3 per cent of the vote, “over 50% of it”'
    """
    outside = re.split(r"(“[^”]*”)", text)
    return "".join(part if part.startswith("“") else re.sub(r"(?<=\d) ?%", " per cent", part) for part in outside)


def listing(items: Sequence[str]) -> str:
    """Items as running text: `a`, `a and b`, `a, b and c`; with semicolons where an item holds a comma.

    >>> listing(["the courts", "the police", "the press"])
    'the courts, the police and the press'
    >>> listing(["a, b", "c"])
    'a, b; and c'
    """
    if len(items) < 2:
        return "".join(items)
    if any("," in item for item in items):
        return "; ".join(items[:-1]) + f"; and {items[-1]}"
    return ", ".join(items[:-1]) + f" and {items[-1]}"


def tense(text: str, *, before_vote: bool) -> str:
    """Choose in every `{after|before}` of a text.

    >>> tense("the list {was|has been} closed", before_vote=True)
    'the list has been closed'
    """
    return _TENSE.sub(lambda match: match.group(2 if before_vote else 1), text)


def long_date(day: dt.date) -> str:
    """As statements print it: `23 July 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def partial_date(date: str) -> str:
    """A date known to the day, month or year, as a footnote prints it.

    >>> partial_date("2023-07"), partial_date("2023"), partial_date("2023-07-05")
    ('July 2023', '2023', '5 July 2023')
    """
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return date
    month = MONTHS[parts[1] - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{parts[2]} {month} {parts[0]}"


def when(first: dt.date, last: dt.date, today: dt.date) -> str:
    """When the vote is or was, seen from the day of the statement, as a participle after the election's name.

    "Tomorrow" and "today" are said only where the dates make them so.

    >>> when(dt.date(2023, 7, 23), dt.date(2023, 7, 23), dt.date(2023, 7, 22))
    'scheduled for tomorrow, 23 July 2023'
    >>> when(dt.date(2023, 7, 23), dt.date(2023, 7, 23), dt.date(2023, 7, 28))
    'held on 23 July 2023'
    """
    days = long_date(first) if first == last else _span(first, last)
    link = "on" if first == last else "from"
    if today > last:
        return f"held {link} {days}"
    if today >= first:
        return f"taking place today, {long_date(today)}" if first == last else f"taking place from {days}"
    if (first - today).days == 1 and first == last:
        return f"scheduled for tomorrow, {days}"
    if first == last and (first - today).days < 7:
        return f"scheduled for {DAYS[first.weekday()]}, {days}"
    return f"scheduled for {days}" if first == last else f"scheduled from {days}"


def _span(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {long_date(last)}"
    return f"{long_date(first)} to {long_date(last)}"


def typographic(text: str) -> str:
    r"""Straight quotation marks and apostrophes made curly, as a printed statement has them.

    >>> typographic("the people's \"voice\"")
    'the people’s “voice”'
    """
    text = re.sub(r"(?<![\w)’”.,;:!?])\"", "“", text).replace('"', "”")
    text = re.sub(r"(?<![\w)’”.,;:!?])'(?=\w)", "‘", text)
    return text.replace("'", "’")


__all__ = [
    "capitalise",
    "listing",
    "long_date",
    "partial_date",
    "percentages",
    "sentence",
    "tense",
    "typographic",
    "when",
]
