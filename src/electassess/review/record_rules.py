# SPDX-License-Identifier: Apache-2.0
"""What is false by the record: quotations, numbers and dates that nothing has, and what is not public."""

import re
from collections.abc import Iterator

from electassess.review.case import Case
from electassess.review.lexicon import Date, Number
from electassess.review.record import same_day
from electassess.review.remark import Grade, Remark
from electassess.workspace.said import plain_words, quoted, said_in_order

NEAR = 0.06
"""How far a round number may be from the one that it rounds, as a share of it."""


def quotations(case: Case) -> Iterator[Remark]:
    """Words in quotation marks stand in the record, in what is cited, and not cut where the source turns."""
    here = plain_words(case.basis)
    for parts in quoted(case.text):
        words = " … ".join(part.strip() for part in parts)
        if said_in_order(parts, here):
            yield from _cut(case, parts, here)
        elif said_in_order(parts, case.record.everything):
            if case.cited:
                reason = f"nothing cited here has the words “{words}”; another item has"
                yield case.remark("quotation", Grade.WARNING, reason)
        elif plain_words(words).strip():
            yield case.remark("quotation", Grade.ERROR, f"nothing in the record has the words “{words}”")


def _cut(case: Case, parts: list[str], here: str) -> Iterator[Remark]:
    """Whether a quotation stops just before its source turns."""
    last = plain_words(parts[-1])
    place = here.find(last)
    following = here[place + len(last) : place + len(last) + 30].split()
    turned = set(plain_words(case.unquoted).split()) & set(case.words.turning)
    if following and following[0] in case.words.turning and not turned:
        yield case.remark(
            "quotation-cut", Grade.WARNING, f"the quotation stops where its source goes on with “{following[0]}”"
        )


def _borne(number: Number, values: set[float]) -> bool:
    """Whether a number is among some, or rounds one of them."""
    if number.value in values:
        return True
    for value in values:
        if value == 0:
            continue
        if number.rounded and abs(number.value - value) <= NEAR * abs(value):
            return True
        places = len(number.said.partition(".")[2])
        if value != int(value) and places <= 2 and round(value, places) == number.value:
            return True
        if number.value >= 1000 and _shown(number.value, value):
            return True
    return False


def _shown(value: float, exact: float) -> bool:
    """Whether a large number is another one to fewer places: 1.9 million for 1,914,000."""
    text = f"{value:.0f}".rstrip("0")
    places = max(2, len(text))
    return exact >= 1000 and float(f"{exact:.{places - 1}e}") == value


def numbers(case: Case) -> Iterator[Remark]:
    """Every number is in the record, and in what is cited."""
    told = case.record.values_of(case.basis)
    for number in case.lexicon.numbers(case.text):
        if number.spelled and number.value <= 1:
            continue
        year = not number.spelled and number.value == int(number.value) and 1900 <= number.value <= 2100
        if _borne(number, told):
            continue
        if _borne(number, case.record.values):
            if case.cited and not year and not number.spelled and not case.alone:
                reason = f"nothing cited here has the number {number.said}; another item or the election’s own file has"
                yield case.remark("number", Grade.WARNING, reason)
        elif number.spelled:
            if case.cited and number.value > 2 and not case.foreign:
                reason = f"nothing in the record has the number {number.said}, unless it counts what the sentence lists"
                yield case.remark("number", Grade.ADVICE, reason)
        else:
            yield case.remark("number", Grade.ERROR, f"nothing in the record has the number {number.said}")


def _date_text(case: Case, date: Date) -> str:
    year, month, day = date
    name = case.words.months[month - 1] if 1 <= month <= 12 else ""
    return " ".join(str(part) for part in (day, name, year) if part)


def dates(case: Case) -> Iterator[Remark]:
    """Every date is in the record, and in what is cited."""
    told = {date for one in case.cited for date in case.record.dates_of(one)}
    for date in dict.fromkeys(case.lexicon.dates(case.text)[0]):
        said = _date_text(case, date)
        own = {(vote.date.year, vote.date.month, vote.date.day) for vote in case.record.election.votes}
        own |= {(case.record.today.year, case.record.today.month, case.record.today.day)}
        if any(_bears(other, date) for other in (*told, *own)):
            continue
        if any(_bears(other, date) for other in case.record.dates):
            if case.cited and not case.alone:
                yield case.remark("date", Grade.WARNING, f"nothing cited here has the date {said}; another item has")
        else:
            yield case.remark("date", Grade.ERROR, f"nothing in the record has the date {said}")


def _bears(known: Date, said: Date) -> bool:
    """Whether a known date bears out one that is said: no more exact than it is known."""
    if not same_day(known, said) or not 1 <= known[1] <= 12:
        return False
    return said[2] is None or known[2] is not None


_PART = r"[A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w’'-]){_PART}(?:\s+{_PART})*")


def names(case: Case) -> Iterator[Remark]:
    """Every name is in the record."""
    if case.alone:
        return
    for match in _NAME.finditer(case.text):
        words = match.group().split()
        opens = not case.text[: match.start()].strip("“‘\"' ")
        if any(_is_strange(case, word) for word in words[1 if opens else 0 :]):
            yield case.remark("name", Grade.WARNING, f"nothing in the record has the name {match.group()}")
            return


def _is_strange(case: Case, word: str) -> bool:
    """Whether nothing in the record has a word that is written as a name."""
    bare = re.sub(r"[’']s?$", "", word)
    if len(bare) < 3 or bare in case.words.months or bare.casefold() in case.lexicon.stop:
        return False
    return plain_words(bare) not in case.record.everything and plain_words(f"{bare}s") not in case.record.everything


def withheld(case: Case) -> Iterator[Remark]:
    """No sentence says what only an item that is not public says. The remark says no more than the sentence does."""
    words = plain_words(case.text).split()
    runs = {tuple(words[at : at + 6]) for at in range(len(words) - 5)}
    rare = any(len(only) >= 3 and len(only & case.stems) >= max(3, len(only) // 2) for only in case.record.hidden_stems)
    if runs & case.record.hidden_runs or rare:
        reason = "it comes too near to evidence that is not public"
        yield case.remark("not-public", Grade.ERROR, reason, ())


RULES = (quotations, numbers, dates, names, withheld)

__all__ = ["RULES", "dates", "names", "numbers", "quotations", "withheld"]
