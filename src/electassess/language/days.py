# SPDX-License-Identifier: Apache-2.0
"""Days as running text says them: `on 5 March and 9 April 2023`, `from 23 to 24 July 2023`."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from electassess.language.language import Language

Span = tuple[dt.date, dt.date]
"""A first and a last day; twice the same where there is one."""

_YEAR_LAST = re.compile(r"(?:[ ,.]*'[^']*')?[ ,.]*y+$")
"""The year at the end of a date's pattern, with the word that may join it: `d 'de' MMMM 'de' yyyy`."""


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one.

    >>> day = dt.date(2023, 7, 23)
    >>> joined([(day, day), (day + dt.timedelta(1), day + dt.timedelta(1))]) == [(day, day + dt.timedelta(1))]
    True
    """
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and (first - found[-1][1]).days <= 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def listed(spans: Iterable[Span], language: Language) -> str:
    """Days with no preposition before them, year and month said once where they are one: `14 and 19 August 2024`."""
    found = joined(spans)
    said = [_span(one, _following(found, number), language) for number, one in enumerate(found)]
    if language.pack.date.startswith("d") and all(first == last for first, last in found):
        for number, ((day, _), (after, _)) in enumerate(pairwise(found)):
            if (day.year, day.month) == (after.year, after.month):
                said[number] = str(day.day)
    return language.listing(said)


def days(spans: Iterable[Span], language: Language) -> str:
    """Days with their preposition: `on 5 March and 9 April 2023`, `from 23 to 24 July 2023`."""
    found = joined(spans)
    if all(first == last for first, last in found):
        return language.say("on-days", days=listed(found, language))
    parts = []
    for number, (first, last) in enumerate(found):
        text = _span((first, last), _following(found, number), language)
        parts.append(language.say("on-days" if first == last else "from-days", days=text))
    return language.listing(parts)


def _following(found: Sequence[Span], number: int) -> dt.date | None:
    return found[number + 1][0] if number + 1 < len(found) else None


def _span(span: Span, following: dt.date | None, language: Language) -> str:
    """One span; its year is left out where what follows has the same."""
    first, last = span
    end = _short(last, language) if following is not None and following.year == last.year else language.date(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    else:
        start = _short(first, language) if first.year == last.year else language.date(first)
    return language.say("span", first=start, last=end)


def _short(day: dt.date, language: Language) -> str:
    """A day without its year, where the language puts the year last; else with it."""
    return language.format_date(day, _YEAR_LAST.sub("", language.pack.date))


__all__ = ["Span", "days", "joined", "listed"]
