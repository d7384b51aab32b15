# SPDX-License-Identifier: Apache-2.0
"""Plain text on its way to every format: one line, nothing that XML forbids, addresses told from words."""

import re
import unicodedata

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(
    r"[\xad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that XML 1.0 or HTML forbid (https://www.w3.org/TR/xml/#charsets) and that no reader of ours lets in,
and what is no text: the soft hyphen, a hint to a typesetter, and the controls that would turn the direction of
everything behind them."""

_URL = re.compile(r"https?://[^\s<>\"“”;]+")
LEFT_TO_RIGHT = "\u200e"
"""A mark without a shape that counts as a Latin letter where directions are told."""

RIGHT_TO_LEFT = "\u200f"
"""Its counterpart, which counts as a Hebrew letter."""

_RIGHT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_BETWEEN = r"[ \u00a0\u200c\u200d0-9!#-&(-/:<-@\[-`{-~–—]+"
_WORD = rf"[{_RIGHT}]+(?:[\"”'’][{_RIGHT}]+)*"
"""A word, which may have a mark inside: Hebrew acronyms do."""
_PHRASE = rf"{_WORD}(?:{_BETWEEN}{_WORD})*"
_QUOTED = rf"[“„‟\"«‹‘‚']{_PHRASE}[”“\"»›’‘']"
"""Words in quotation marks, which belong to a phrase in which further words stand before or behind them."""
_TOWARDS_LEFT = re.compile(
    rf"{_URL.pattern}|{RIGHT_TO_LEFT}?(?P<run>(?:{_QUOTED}(?={_BETWEEN}[{_RIGHT}])|{_WORD})"
    rf"(?:{_BETWEEN}(?:{_WORD}|{_QUOTED}))*)(?P<close>[)\]]?){RIGHT_TO_LEFT}?{LEFT_TO_RIGHT}?"
)
_MARKS = "“„‟\"«‹‘‚'”»›’"
_AFTER_URL = ".,:!?'’"
_PAIRS = {")": "(", "]": "["}


def _marked(match: re.Match[str]) -> str:
    """A phrase written to the left, its end marked: behind its last bracket if that was opened inside it."""
    run, close = match["run"], match["close"]
    if not run:
        return match.group()
    inside = close and run.count(_PAIRS[close]) > run.count(close)
    if run[0] in _MARKS:  # a quotation mark at an end of the phrase turns with it only between letters
        run = f"{RIGHT_TO_LEFT}{run}"
    if run[-1] in _MARKS:
        run = f"{run}{RIGHT_TO_LEFT}"
    return f"{run}{close}{LEFT_TO_RIGHT}" if inside else f"{run}{LEFT_TO_RIGHT}{close}"


def plain(text: str) -> str:
    r"""Text as every format shows it: one line, single spaces, none at the ends; hard spaces inside stay.

    Composed (Unicode's normal form C), since pandoc composes what it reads and all formats should hold the same text.
    A phrase in Arabic or Hebrew ends with a mark, without which Unicode's rules would draw the quotation mark, the
    comma and the day of the month that follow to its left (https://www.unicode.org/reports/tr9/). Words in quotation
    marks inside a phrase are a part of it, or its words would stand in reverse order. Addresses have none.

    >>> plain(" Two\n  lines\x07 ")
    'Two lines'
    """
    line = _SPACE.sub(" ", unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))).strip()
    return _TOWARDS_LEFT.sub(_marked, line)


def spaced(text: str) -> str:
    r"""The same for a piece of a line, whose spaces at the ends, hard ones too, part it from its neighbours.

    >>> spaced("; "), spaced("\xa0a  b ")
    ('; ', '\xa0a b ')
    """
    inner = plain(text)
    if not inner:
        return _SPACE.sub(" ", text) if text.isspace() else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_SPACE.sub(' ', before)}{inner}{_SPACE.sub(' ', after)}"


def _shorten(address: str) -> str:
    """An address without the punctuation of the sentence around it: a bracket stays if it was opened inside."""
    while address and (
        address[-1] in _AFTER_URL
        or (address[-1] in _PAIRS and address.count(address[-1]) > address.count(_PAIRS[address[-1]]))
    ):
        address = address[:-1]
    return address


def addresses(text: str) -> list[tuple[str, bool]]:
    """Plain text in pieces, each with whether it is an address.

    >>> addresses("ANFREL (https://anfrel.org/x_(1)).")
    [('ANFREL (', False), ('https://anfrel.org/x_(1)', True), (').', False)]
    """
    text = plain(text)
    pieces, last = [], 0
    for match in _URL.finditer(text):
        address = _shorten(match.group())
        if address.endswith("://"):
            continue
        end = match.start() + len(address)
        pieces += [(text[last : match.start()], False), (address, True)]
        last = end
    pieces.append((text[last:], False))
    return [piece for piece in pieces if piece[0]]


__all__ = ["LEFT_TO_RIGHT", "RIGHT_TO_LEFT", "addresses", "plain", "spaced"]
