# SPDX-License-Identifier: Apache-2.0
"""Numbers, lists and titles as the sentences and tables of a comparison print them."""

import math
from collections.abc import Sequence
from typing import Final

ANONYMOUS: Final = "source known to the authors"
"""What stands for the name of a source that is not named."""


def whole(value: float) -> str:
    """A value in whole points, halves up: 12.5 must not read as less than the bound that it reaches.

    >>> whole(12.5), whole(-0.4)
    ('13', '0')
    """
    return f"{math.floor(value + 0.5)}"


def span(low: float | None, high: float | None) -> str:
    """An interval in whole points; a dash where there is none.

    >>> span(8.6, 27.5), span(None, None)
    ('9–28', '–')
    """
    return "–" if low is None or high is None else f"{whole(low)}–{whole(high)}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words in a row.

    >>> listed(["a"]), listed(["a", "b", "c"]), listed(["is alarmed", "is dismayed"], "or")
    ('a', 'a, b and c', 'is alarmed or is dismayed')
    """
    return f" {joint} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def percent(probability: float) -> str:
    """A share of draws in words that claim no more than the draws can show.

    >>> percent(0.9996), percent(0.961), percent(0.0001)
    ('more than 99', '96', 'fewer than 1')
    """
    if probability > 0.99:
        return "more than 99"
    return "fewer than 1" if probability < 0.01 else whole(probability * 100)


def in_mid_sentence(title: str) -> str:
    """A title in mid-sentence; what begins with two capitals is a name.

    >>> in_mid_sentence("Party registration"), in_mid_sentence("EMB independence")
    ('party registration', 'EMB independence')
    """
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


__all__ = ["ANONYMOUS", "in_mid_sentence", "listed", "percent", "span", "whole"]
