# SPDX-License-Identifier: Apache-2.0
"""What is false by the record: numbers and dates that nothing has, or that what is cited has otherwise."""

import datetime as dt
from collections.abc import Iterator

from electassess.review.case import Case
from electassess.review.lexicon import Counted, Date, Number, maybe_years
from electassess.review.record import same_day
from electassess.review.remark import Grade, Remark

NEAR = 0.06
"""How far a round number may be from the one that it rounds, as a share of it."""
FEW = 12
"""Most things that a sentence is thought to count among what it lists itself."""


def borne(number: Number, values: frozenset[float]) -> bool:
    """Whether a number is among some, or rounds one of them."""
    if number.value in values:
        return True
    for value in values:
        if value == 0:
            continue
        close = abs(number.value - value) / value
        if number.rounded and close <= NEAR:
            return True
        # 7.37 million for 7,371,890.
        if number.unit > 1 and close <= NEAR and abs(number.value - value) <= number.unit / 2:
            return True
        # 50.5 for 50.49, 17 million for 17,140,354: rounded to fewer figures.
        if close < NEAR and value != int(value) and round(value) == number.value:
            return True
        digits = len(number.said.split(".")[1]) if "." in number.said else None
        if digits is not None and round(value, digits) == number.value:
            return True
    return False


def numbers(case: Case) -> Iterator[Remark]:
    """Every number is in the record, and in what is cited, and counts there what it counts here."""
    for each in case.counted:
        number = each.number
        if (number.spelled and number.value <= 1) or borne(number, case.values):
            continue
        if _counts_itself(case, number) or _lasts(case, each):
            continue
        yield from _other_count(case, each) or _unborne(case, number)


def _unborne(case: Case, number: Number) -> Iterator[Remark]:
    """A number that nothing cited has."""
    said = number.said
    year = not number.spelled and number.value == int(number.value) and 1900 <= number.value <= 2100
    if borne(number, case.record.values):
        if case.cited and not year and not case.alone and not (number.spelled and (number.value <= 2 or case.foreign)):
            yield case.remark("number", Grade.WARNING, case.say("number-elsewhere", number=said))
    elif not number.spelled:
        yield case.remark("number", Grade.ERROR, case.say("number-nowhere", number=said))
    elif case.cited and number.value > 2 and not case.foreign:
        yield case.remark("number", Grade.WARNING, case.say("number-uncited", number=said))


def _other_count(case: Case, each: Counted) -> list[Remark]:
    """What the items cited count under the same noun, where it is another number."""
    number = each.number
    if not case.cited or case.alone or not each.counts:
        return []
    same = [other for other in case.basis_counted if other.counts & each.counts]
    values = {other.number.value for other in same}
    if not values or _sum(number.value, values):
        return []
    common = each.counts & same[0].counts
    noun = next(word for word in each.text.split() if common & set(case.lexicon.stems(word)))
    told = {"number": number.said, "other": same[0].number.said, "noun": noun}
    elsewhere = any(
        other.number.value == number.value and other.counts & each.counts
        for one in case.record.known.values()
        for other in case.record.counted(one)
    )
    if elsewhere or case.foreign:
        return [case.remark("number", Grade.WARNING, case.say("number-clash-elsewhere", **told))] if elsewhere else []
    return [case.remark("number", Grade.ERROR, case.say("number-clash", **told))]


def _sum(value: float, values: set[float]) -> bool:
    """Whether a number is made of two of some others, or of one of them and one more: a chair and six others."""
    return any(value in (a + b, abs(a - b)) for a in values for b in (*(values - {a}), 1.0))


def _counts_itself(case: Case, number: Number) -> bool:
    """Whether a number in words may count what the sentence lists: items that it cites, or entries."""
    if not number.spelled or number.value > FEW:
        return False
    listed = case.unquoted.partition(":")[2]
    entries = listed.count(",") + listed.count(";") + 2
    return number.value == len(case.cited) or bool(listed and number.value == entries)


def _lasts(case: Case, each: Counted) -> bool:
    """Whether a number of days, weeks, months or years lies between two dates that are known here."""
    unit = next((days for word, days in case.words.spans.items() if set(case.lexicon.stems(word)) & each.counts), 0)
    if not unit:
        return False
    near = case.lexicon.dates(f"{case.text} {case.before}")[0]
    known = [*case.dates, *(date for date in near if date not in case.dates), *_own(case)]
    years = sorted({date[0] for date in known if date[0] is not None})
    days = {
        day
        for year, month, date in known
        for each_year in ([year] if year is not None else years)
        if (day := _day(each_year, month, date)) is not None
    }
    spans = {abs((one - other).days) / unit for one in days for other in days}
    return any(abs(span - each.number.value) < (1 if unit > 1 else 1.5) for span in spans)


def _day(year: int, month: int, day: int | None) -> dt.date | None:
    """A day of a date; of a month the middle."""
    try:
        return dt.date(year, month, day or 15)
    except ValueError:
        return None


def _date_text(case: Case, date: Date) -> str:
    year, month, day = date
    name = case.words.months[month - 1] if 1 <= month <= 12 else ""
    return " ".join(str(part) for part in (day, name, year) if part)


def _own(case: Case) -> set[Date]:
    """The days of voting."""
    votes = case.record.election.votes
    return {(day.year, day.month, day.day) for vote in votes for day in (vote.date, vote.until) if day}


def dates(case: Case) -> Iterator[Remark]:
    """Every date is in the record, and in what is cited: the day of the text itself bears out no fact."""
    today = case.record.today
    of_text = (today.year, today.month, today.day)
    own = _own(case) if case.cited else _own(case) | {of_text}
    for date in dict.fromkeys(case.lexicon.dates(case.text)[0]):
        told = _date_text(case, date)
        if any(_bears(other, date) for other in (*case.dates, *own)) or _two_years(case, date):
            continue
        if any(_bears(other, date) for other in case.record.dates):
            if case.cited and not case.alone:
                yield case.remark("date", Grade.WARNING, case.say("date-elsewhere", date=told))
        elif date == of_text:
            yield case.remark("date", Grade.WARNING, case.say("date-of-text", date=told))
        else:
            yield case.remark("date", Grade.ERROR, case.say("date-nowhere", date=told))


def _two_years(case: Case, date: Date) -> bool:
    """Whether a month is written as two years in a row, “2011-12”, and both are in the record."""
    year = date[0]
    return year is not None and date in maybe_years(case.text) and {float(year), year + 1.0} <= case.record.values


def _bears(known: Date, said: Date) -> bool:
    """Whether a known date bears out one that is said: no more exact than it is known."""
    if not same_day(known, said) or not 1 <= known[1] <= 12:
        return False
    return said[2] is None or known[2] is not None


RULES = (numbers, dates)

__all__ = ["RULES", "borne", "dates", "numbers"]
