# SPDX-License-Identifier: Apache-2.0
"""Plain text on its way to every format: one line, nothing that XML forbids, addresses told from words."""

import re
import unicodedata

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(r"[\xad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML 1.0 or HTML forbid (https://www.w3.org/TR/xml/#charsets) and that no reader of ours lets in,
and the soft hyphen, which is a hint to a typesetter and no text."""

_URL = re.compile(r"https?://[^\s<>\"“”;]+")
_AFTER_URL = ".,:!?'’"
_PAIRS = {")": "(", "]": "["}


def plain(text: str) -> str:
    r"""Text as every format shows it: one line, single spaces, none at the ends; hard spaces inside stay.

    Composed (Unicode's normal form C), since pandoc composes what it reads and all formats should hold the same text.

    >>> plain(" Two\n  lines\x07 ")
    'Two lines'
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))).strip()


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


__all__ = ["addresses", "plain"]
