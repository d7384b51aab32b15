# SPDX-License-Identifier: Apache-2.0
"""One language as the code speaks it: messages by name, dates, lists, quotation marks.

Messages are in Fluent, which keeps forms by number and choices among forms in the pack, and has no way to reach a
file, a clock or the program; dates and lists follow the Unicode locale data of the pack's locale.
"""

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from electassess.language.messages import PARTS
from electassess.model.pack import Pack

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

_KEPT = 4096
"""Most messages that a language keeps as they were said: of a large table it says the same ones again and again."""
_LONG = 200
"""Characters from which Fluent is given a token for a text: it refuses long ones, which clauses of people may be."""


class MessageError(Exception):
    """A message that cannot be said; the text says which and why."""


class Language:
    """A pack that speaks.

    What it says depends on its pack and on what it is told alone: neither on the machine's locale nor on the day.
    """

    def __init__(self, pack: Pack, read: Callable[[str], str]) -> None:
        """Keep the pack; a part is read when the first of its messages is said.

        Args:
            pack: what the language does in every sentence.
            read: gives the text of a part, as its `.ftl` file holds it.
        """
        self.pack = pack
        self._read = read
        self._bundles: dict[str, FluentBundle] = {}
        self._entries: dict[str, dict[str, str]] = {}
        self._said: dict[tuple[object, ...], str] = {}

    def __reduce__(self) -> tuple[type["Language"], tuple[Pack, Callable[[str], str]]]:
        """As it is handed to another process: what was read and said stays behind."""
        return Language, (self.pack, self._read)

    @property
    def tag(self) -> str:
        """As a draft's metadata give it: `en-GB`."""
        return self.pack.tag

    def say(self, message: str, **told: str | int) -> str:
        """One message.

        Args:
            message: one of `PARTS`.
            told: what it needs; texts are printed as they are, whole numbers choose among forms.

        Raises:
            MessageError: If the pack lacks it, or it needs what it is not told.
        """
        key = (message, *told.items())
        if key not in self._said:
            said = self._say(message, "", told)
            if len(self._said) >= _KEPT:
                return said
            self._said[key] = said
        return self._said[key]

    def vary(self, message: str, key: str, **told: str | int) -> str:
        """One of the ways in which the pack says a message, the same for the same key."""
        bundle = self._bundle(message)
        ways = ["", *bundle.get_message(message).attributes] if bundle.has_message(message) else [""]
        return self._say(message, ways[hashlib.sha256(key.encode()).digest()[0] % len(ways)], told)

    def try_out(self, message: str, known: Iterable[str]) -> None:
        """Say a message in all its ways, with a word for each thing that it is told.

        Raises:
            MessageError: If one of them cannot be said.
        """
        told = dict.fromkeys(known, "x")
        for way in ("", *self._bundle(message).get_message(message).attributes):
            self._say(message, way, told)

    def _say(self, message: str, way: str, told: Mapping[str, str | int]) -> str:
        bundle = self._bundle(message)
        if not bundle.has_message(message):
            raise MessageError(f"the language pack {self.tag} has no message {message}")
        found = bundle.get_message(message)
        pattern = found.attributes[way] if way else found.value
        if pattern is None:
            raise MessageError(f"the message {message} of the language pack {self.tag} is empty")
        values = {key: _token(key) if _is_long(value) else value for key, value in told.items()}
        text, faults = bundle.format_pattern(pattern, values)
        if faults or not isinstance(text, str):
            why = "; ".join(str(fault) for fault in faults)
            raise MessageError(f"the message {message} of the language pack {self.tag} cannot be said: {why}")
        return _TOKEN.sub(lambda match: str(told[match.group(1)]), text)

    def _bundle(self, message: str) -> "FluentBundle":
        """The part that a message belongs to, read once; of its messages, those are parsed that are said."""
        from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 - only who speaks needs it

        part = _PART_OF[message]
        if part not in self._bundles:
            self._bundles[part] = FluentBundle([self.pack.locale], use_isolating=False)
            self._entries[part] = _entries(self._read(part))
            for name in [each for each in self._entries[part] if each.startswith("-")]:
                self._bundles[part].add_resource(FluentResource(self._entries[part].pop(name)))
        if message in self._entries[part]:
            self._bundles[part].add_resource(FluentResource(self._entries[part].pop(message)))
        return self._bundles[part]

    def date(self, day: dt.date) -> str:
        """A day, as statements print it: `23 July 2023`."""
        return self.format_date(day, self.pack.date)

    def weekday(self, day: dt.date) -> str:
        """The name of its day of the week."""
        return self.format_date(day, "EEEE")

    def partial_date(self, date: str) -> str:
        """A date known to the day, month or year (ISO 8601), as a note prints it."""
        parts = [int(part) for part in date.split("-")]
        if len(parts) == 1:
            return date
        day = dt.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        return self.format_date(day, self.pack.date if len(parts) > 2 else self.pack.month)

    def format_date(self, day: dt.date, pattern: str) -> str:
        """A day by a pattern of the Unicode locale data."""
        from babel.dates import format_date  # noqa: PLC0415

        return str(format_date(day, pattern, locale=self.pack.locale))

    def listing(self, items: Sequence[str]) -> str:
        """Entries as running text; parted more strongly where one of them holds a comma."""
        if len(items) < 2:
            return "".join(items)
        if any("," in item for item in items):
            joined = functools.reduce(lambda first, last: self.say("list-long", first=first, last=last), items[:-1])
            return self.say("list-long-last", first=joined, last=items[-1])
        from babel.lists import format_list  # noqa: PLC0415

        # Entries may hold braces, which the pattern of a list must not read.
        tokens = [_token(str(number)) for number in range(len(items))]
        text = str(format_list(tokens, locale=self.pack.locale))
        return _TOKEN.sub(lambda match: items[int(match.group(1))], text)

    def percentages(self, text: str) -> str:
        """Percentages as running text prints them; what is quoted, and a name such as `100% Noticias`, stays."""
        start, end = (re.escape(mark) for mark in self.pack.quotes)
        outside = re.split(f"({start}.*?{end})", text, flags=re.DOTALL)
        return "".join(
            part if number % 2 else _PERCENTAGE.sub(lambda _: self.pack.per_cent, part)
            for number, part in enumerate(outside)
        )

    def typographic(self, text: str) -> str:
        """Straight quotation marks and apostrophes as a printed statement of the language has them."""
        (start, end), (inner, _) = self.pack.quotes, self.pack.inner_quotes
        text = _GERSHAYIM.sub("״", text)
        text = re.sub(r"(?<![\w)’”.,;:!?])\"", lambda _: start, text).replace('"', end)
        text = re.sub(r"(?<![\w)’”.,;:!?])'(?=\w)", lambda _: inner, text)
        return text.replace("'", self.pack.apostrophe)

    def article_of(self, name: str) -> str:
        """The article with its space that a name begins with, or nothing."""
        return next((f"{one} " for one in self.pack.articles if name.lower().startswith(f"{one} ")), "")


_PERCENTAGE = re.compile(r"(?<=\d) ?%(?! [^\W\d_a-z])")
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])[\"”](?=[\u05d0-\u05ea])")
"""The mark of a Hebrew acronym, typed as a quotation mark: it closes nothing."""


_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)[ ]*=", re.MULTILINE)
"""How a message or a term begins: at the first column, where nothing else but a comment does."""


def _entries(text: str) -> dict[str, str]:
    """The text of each message and term of a part, by its name; the first of a name counts, as in Fluent."""
    starts = list(_ENTRY.finditer(text))
    ends = [*(one.start() for one in starts[1:]), len(text)]
    found: dict[str, str] = {}
    for start, end in zip(starts, ends, strict=False):
        found.setdefault(start[1], text[start.start() : end])
    return found


def _is_long(value: str | int) -> bool:
    return isinstance(value, str) and len(value) > _LONG


def _token(key: str) -> str:
    """What stands for a text while a message or a list is put together: characters that no file may hold."""
    return f"\x02{key}\x03"


_TOKEN = re.compile("\x02(\\w+)\x03")

_PART_OF = {message: part for part, messages in PARTS.items() for message in messages}

__all__ = ["Language", "MessageError"]
