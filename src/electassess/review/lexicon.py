# SPDX-License-Identifier: Apache-2.0
"""Words, numbers and dates of a text, read by the word lists of a language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from electassess.model.review_words import ReviewWords

_WORD = re.compile(r"[^\W_]+(?:[-.,’'][^\W_]+)*")
_GAP = r"[,\u00a0\u202f ]"
_DIGITS = rf"(?<![\w.])(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d|{_GAP}\d{{3}})|\d+(?!\d))(?:\.\d+(?!\d)|(?!\.\d))"
"""A number in digits, whole: `3.5`, of “3.5million” too, and `1,200,000`."""
_RULE = r"\d+[a-z]?(?:\(\w+\))*"
"""The number of a rule of law, as in `25(b)`."""

_UP_TO = re.compile(r"[.,;:!?()\[\]“”«»—–]")
"""Where what a number counts ends at the latest."""
_BEHIND = 2
"""Words of meaning behind a number among which is what it counts."""

LAST_MONTH = 12
Date = tuple[int | None, int, int | None]
"""Year, month and day, as far as they are said."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a text says.

    Attributes:
        said: as it stands there.
        value: what it is.
        rounded: whether words beside it say that it is a round one.
        spelled: whether it is written in words.
        unit: what one more of its last digit counts, where a word makes the number larger: 10,000 of “7.37 million”.
    """

    said: str
    value: float
    rounded: bool
    spelled: bool
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts.

    Attributes:
        number: as said.
        text: the words behind it, as far as they may say what it counts.
        counts: their stems.
    """

    number: Number
    text: str
    counts: frozenset[str]


_YEARS = re.compile(r"\b(\d\d)(\d\d)([-–])(\d\d)\b(?![-–]\d)")
"""Two years in a row as titles write them: `2023-24`."""


def _both_years(match: re.Match[str]) -> str:
    """Two years in words of their own; with a hyphen, “2011-12” is December 2011 until others bear out both years."""
    century, first, sign, second = match.groups()
    if int(second) != int(first) + 1 or (sign == "-" and int(second) <= LAST_MONTH):
        return match.group()
    return f"{century}{first} {century}{second}"


def maybe_years(text: str) -> frozenset[Date]:
    """The months of a text that may be two years in a row: “2011-12”, as year and month."""
    return frozenset(
        (int(century + first), int(second), None)
        for century, first, sign, second in _YEARS.findall(text)
        if sign == "-" and int(second) == int(first) + 1 <= LAST_MONTH
    )


class Lexicon:
    """The words of one language, ready to be looked for."""

    def __init__(self, words: ReviewWords) -> None:
        """Prepare the stemmer."""
        import snowballstemmer  # noqa: PLC0415

        self.words = words
        self.stem = lru_cache(maxsize=50_000)(snowballstemmer.stemmer(words.stemmer).stemWord)
        self._stems: dict[tuple[str, ...], frozenset[str]] = {}
        self.stop = frozenset(words.stop)
        self.known_short = frozenset(words.known_short)

    def stems(self, text: str) -> list[str]:
        """The stems of the words that carry meaning, in order."""
        found = []
        for match in _WORD.finditer(text.casefold()):
            parts = re.split(r"[-’']", match.group())
            found += [self.stem(part) for part in parts if part not in self.stop and len(part) > 1]
        return found

    def stems_of(self, words: Sequence[str]) -> frozenset[str]:
        """The stems of a list of words, kept while the list is."""
        key = tuple(words)
        if key not in self._stems:
            self._stems[key] = frozenset(stem for word in key for stem in self.stems(word))
        return self._stems[key]

    def pattern(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """A pattern that finds any of some phrases as whole words, the longest first."""
        return _pattern(tuple(phrases))

    def found(self, phrases: Iterable[str], text: str) -> list[str]:
        """Which of some phrases stand in a text, in lower case, each once, in order; the month of May is no verb."""
        matches = self.matches(phrases, text)
        months = set(self.words.months)
        return list(
            dict.fromkeys(one.group().casefold() for one in matches if not (one.start() and one.group() in months))
        )

    @cached_property
    def opposites(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """Contraries, as the forms that `forms` finds."""
        return tuple((self._keys(pair.one), self._keys(pair.other)) for pair in self.words.opposites)

    def _keys(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(word if " " in word else self.stem(word) for word in words)

    def matches(self, phrases: Iterable[str], text: str) -> Iterator[re.Match[str]]:
        """Where any of some phrases stands in a text, the longest of those that begin at one place."""
        likely = self.likely(phrases, text)
        return self.pattern(likely).finditer(text) if likely else iter(())

    def likely(self, phrases: Iterable[str], text: str) -> tuple[str, ...]:
        """Those of some phrases of which every word stands in a text: what need not be looked for is no pattern."""
        by_word, words = _by_word(tuple(phrases)), _words(text)
        return tuple(
            phrase for word in sorted(words & by_word.keys()) for phrase, others in by_word[word] if others <= words
        )

    def forms(self, text: str) -> dict[str, str]:
        """The words of a text by their stems, and the phrases of `opposites` in it, as they stand there, in order."""
        found = {match.group().casefold(): match.group() for match in self._phrases.finditer(text)}
        for match in re.finditer(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text):
            found.setdefault(self.stem(match.group().casefold()), match.group())
        return found

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        sides = [side for pair in self.words.opposites for side in (pair.one, pair.other)]
        return self.pattern(dict.fromkeys(word for side in sides for word in side if " " in word) or ("(?!)",))

    @cached_property
    def _date(self) -> re.Pattern[str]:
        months = "|".join(map(re.escape, self.words.months))
        joins = "|".join([r"\s*[,–-]\s*", *(rf"\s+{re.escape(word)}\s+" for word in self.words.day_joins)])
        return re.compile(
            rf"\b(?P<d0>(?:\d{{1,2}}(?:{joins}))*)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{months})(?:,?\s+(?P<y1>\d{{4}}))?\b"
            rf"|\b(?P<m2>{months})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?"
            rf"|\b(?P<m3>{months})(?:\s+(?P<y3>\d{{4}}))?\b"
            r"|\b(?P<y4>\d{4})-(?P<m4>0[1-9]|1[0-2])(?:-(?P<d4>\d{2}))?\b"
        )

    def dates(self, text: str) -> tuple[list[Date], str]:
        """The dates that a text says, and the text without them."""
        number = {name: place for place, name in enumerate(self.words.months, 1)}
        found: list[Date] = []

        def one(match: re.Match[str]) -> str:
            parts = match.groupdict()
            year = next((int(parts[key]) for key in ("y1", "y2", "y3", "y4") if parts[key]), None)
            day = next((int(parts[key]) for key in ("d1", "d2", "d4") if parts[key]), None)
            name = next((parts[key] for key in ("m1", "m2", "m3") if parts[key]), None)
            month = number[name] if name else int(parts["m4"])
            if name and year is None and day is None and name in ("May", "March") and not _in_sentence(match):
                return match.group()
            # "14 and 19 August": the days before take the month and the year of the last.
            found.extend((year, month, int(before)) for before in re.findall(r"\d+", parts["d0"] or ""))
            found.append((year, month, day))
            return " "

        return found, self._date.sub(one, _YEARS.sub(_both_years, text))

    def numbers(self, text: str) -> list[Number]:
        """The numbers that a text says beside its dates."""
        return [number for number, _ in self._numbers(self.dates(text)[1])]

    def counted(self, text: str) -> tuple[Counted, ...]:
        """The numbers that a text says beside its dates, each with what it counts."""
        _, rest = self.dates(text)
        return tuple(self._counted(number, rest[end:]) for number, end in self._numbers(rest))

    def _counted(self, number: Number, behind: str) -> Counted:
        """What a number counts: the first words of meaning behind it, up to a stop and a further number."""
        words: list[str] = []
        stems: list[str] = []
        for match in re.finditer(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]", _UP_TO.split(behind, maxsplit=1)[0]):
            word = match.group()
            if word[0].isdigit() or word.casefold() in self.words.numbers:
                continue
            words.append(word)
            stems += self.stems(word)
            if len(stems) >= _BEHIND:
                break
        return Counted(number, " ".join(words), frozenset(stems[:_BEHIND]))

    def _numbers(self, rest: str) -> list[tuple[Number, int]]:
        """The numbers of a text without dates, and where each ends."""
        rounding = self.pattern(self.words.rounding)
        found: list[tuple[Number, int]] = []
        for match in self._digits.finditer(rest):
            if self._of_law(rest[: match.start()], rest[match.end() :]):
                continue
            value = float(re.sub(_GAP, "", match.group()))
            scale = re.match(r"([\s-]*)(\w+)", rest[match.end() : match.end() + 14])
            factor = self._factor(scale[2].casefold(), joined=not scale[1]) if scale else 1
            rounded = bool(
                re.search(
                    rf"(?:{rounding.pattern})\W*$", rest[max(0, match.start() - 20) : match.start()], re.IGNORECASE
                )
            )
            end = match.end() + (scale.end() if scale and factor != 1 else 0)
            unit = factor / 10 ** len(match.group().partition(".")[2]) if factor != 1 else 1.0
            found.append((Number(match.group(), round(value * factor, 6), rounded, spelled=False, unit=unit), end))
        for share, value in self.words.shares.items():
            if self.pattern([share]).search(rest):
                found.append((Number(share, value, rounded=True, spelled=True), len(rest)))
        found += self._spelled(rest)
        return found

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        """Numbers in digits; a name that begins with some, as `263Chat` does, is none."""
        scales = "|".join(re.escape(word) for word in (*self.words.scales, *self.words.short_scales)) or "(?!)"
        return re.compile(rf"{_DIGITS}(?!(?!(?:{scales})s?\b)[A-Za-z]{{3}})", re.IGNORECASE)

    def _factor(self, word: str, *, joined: bool) -> int:
        """By what the word behind a number multiplies it: `million`, or `m` where it is joined to the digits."""
        short = self.words.short_scales.get(word) if joined else None
        return short or self.words.scales.get(word.rstrip("s"), 1)

    @cached_property
    def _between(self) -> str:
        """What stands between the numbers of a list: a comma, a word such as “and”, or both."""
        joins = "|".join(map(re.escape, self.words.day_joins)) or "(?!)"
        return rf"(?:\s*,\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+)"

    @cached_property
    def _laws(self) -> re.Pattern[str]:
        """A list of rules of law up to the place where its next number stands: “Articles 25 and ”."""
        several = self.pattern(self.words.several_provisions or ("(?!)",)).pattern
        one = self.pattern(self.words.provisions).pattern
        return re.compile(
            rf"(?:(?P<several>{several})|{one})\W{{0,2}}(?P<listed>{_RULE}(?:{self._between}{_RULE})*)(?P<last>{self._between})$",
            re.IGNORECASE,
        )

    def _of_law(self, before: str, behind: str) -> bool:
        """Whether a number is that of a rule of law: `Article 25`, the `26` of “Articles 25 and 26”.

        Behind one rule alone, and behind a list that has been closed, a number counts something: “under Article 112,
        300 people”, “under Articles 112 and 116, 300 people”.
        """
        if not self.words.provisions:
            return False
        if inner := re.search(rf"{_RULE}\($", before):  # the 2 of “Article 19(2)”
            return self._of_law(before[: inner.start()], behind.partition(")")[2])
        if re.search(rf"{self.pattern(self.words.provisions).pattern}\W{{0,2}}$", before[-60:], re.IGNORECASE):
            return True
        laws = self._laws.search(before[-60:])
        rest = re.match(rf"[a-z]?(?:\(\w+\))*(?P<more>(?:{self._between}{_RULE})*)\s*(?P<word>\w*)", behind)
        if laws is None or rest is None:
            return False
        joined, closed = bool(re.search(r"\w", laws["last"])), bool(re.search(r"\s[^\W\d]+\s", laws["listed"]))
        if laws["several"]:
            return joined or not closed or bool(rest["more"])
        counts = bool(rest["word"]) and rest["word"].casefold() not in self.stop
        return (joined or bool(rest["more"])) and not counts

    def _spelled(self, text: str) -> list[tuple[Number, int]]:
        """Numbers in words: `twenty-three`, `two million`."""
        known: Mapping[str, int] = self.words.numbers
        found: list[tuple[Number, int]] = []
        parts = [(match.group().casefold(), match) for match in re.finditer(r"[^\W\d_]+", text)]
        place = 0
        while place < len(parts):
            word, _ = parts[place]
            if word not in known:
                place += 1
                continue
            said, value = [word], float(known[word])
            following = parts[place + 1][0] if place + 1 < len(parts) else ""
            if value >= 20 and following in known and known[following] < 10 and word != "dozen":
                said.append(following)
                value += known[following]
                place += 1
                following = parts[place + 1][0] if place + 1 < len(parts) else ""
            if following.rstrip("s") in self.words.scales:
                value *= self.words.scales[following.rstrip("s")]
                said.append(following)
                place += 1
            number = Number(" ".join(said), value, rounded=value >= 100, spelled=True)
            found.append((number, parts[place][1].end()))
            place += 1
        return found


def _in_sentence(match: re.Match[str]) -> bool:
    """Whether a bare "May" or "March" stands where a month would: behind a small word for time."""
    return bool(
        re.search(
            r"\b(?:in|of|since|until|by|early|late|mid|last|from|to)[\s-]+$",
            match.string[: match.start()],
            re.IGNORECASE,
        )
    )


_PLAIN = re.compile(r"\w+")


@lru_cache(maxsize=2_000)
def _words(text: str) -> frozenset[str]:
    """The words of a text in lower case, whatever stands between them."""
    return frozenset(_PLAIN.findall(text.casefold()))


@lru_cache(maxsize=500)
def _by_word(phrases: tuple[str, ...]) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
    """Some phrases by their first words, each with all its words."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for phrase in dict.fromkeys(phrases):
        words = _PLAIN.findall(phrase.casefold())
        if words:
            found.setdefault(words[0], []).append((phrase, frozenset(words)))
    return found


@lru_cache(maxsize=2_000)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    joined = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in ordered)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


__all__ = ["Counted", "Date", "Lexicon", "Number", "maybe_years"]
