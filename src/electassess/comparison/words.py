# SPDX-License-Identifier: Apache-2.0
"""Numbers, lists and titles as the sentences and tables of a comparison print them."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from electassess.comparison.firmness import Chance, Firmness
    from electassess.comparison.records import Cell, Point, Told

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


def firm_words(firm: "Firmness", *, undecided: bool = True) -> str:
    """How firm a verdict is, in sentences; empty where there is no verdict.

    Args:
        firm: what is known of it.
        undecided: also name the gates that cannot be decided; they are told with how the verdict came about, too.
    """
    if firm.rated.own is None:
        return ""
    said = [f"The band is reached in {percent(firm.rated.own)} of 100 draws{_otherwise(firm.rated)}."]
    if firm.likelier:
        said.append(f"{firm.likelier[:1].upper()}{firm.likelier[1:]}.")
    if firm.filled.own is not None:
        otherwise = _otherwise(firm.filled, mark=True)
        said.append(f"Were what nobody could rate at any level: in {percent(firm.filled.own)}{otherwise}.")
    if firm.distance is not None and firm.bound is not None:
        side = "above" if firm.distance >= 0 else "below"
        idle = ", which a cap leaves idle" if firm.capped else ""
        said.append(f"The index lies {abs(firm.distance):.1f} points {side} the nearest bound ({firm.bound:g}{idle}).")
    if firm.undecided and undecided:
        names = listed([f"“{one.replace('-', ' ')}”" for one in firm.undecided])
        many = "s" if len(firm.undecided) > 1 else ""
        said.append(f"Gate{many} that cannot be decided, and would lower it if held: {names}.")
    return " ".join(said)


def _otherwise(chance: "Chance", *, mark: bool = False) -> str:
    if chance.other is None:
        return ""
    likelier = ", which is then likelier" if mark and chance.likelier is not None else ""
    return f", band {chance.other} in {percent(chance.other_share)}{likelier}"


def source_words(source: str, via: str) -> str:
    """A source, with what it was read in where that was a copy, a mirror or a report.

    >>> source_words("Daily", ""), source_words("Daily", "copy at the Internet Archive")
    ('Daily', 'Daily; copy at the Internet Archive')
    """
    return f"{source}; {via}" if via else source


def raters_words(point: "Point") -> str:
    """Who gave which level on an indicator, or why there is none: `2 analysts: first 1, second 2`."""
    given = [f"{one.analyst} {one.level:g}" for one in point.answers if one.level is not None]
    states = [f"{one.analyst} {one.status.replace('-', ' ')}" for one in point.answers if one.level is None]
    if not given:
        return f"not rated: {', '.join(states)}" if states else "not rated"
    return f"{len(given)} analyst{'' if len(given) == 1 else 's'}: {', '.join((*given, *states))}"


def agreement_words(cell: "Cell") -> str:
    """Agreement of analysts on a criterion: alpha, or that levels hardly vary and how many pairs are equal."""
    equal, pairs = cell.equal
    if pairs and not cell.varied:
        return f"next to no variation, {equal} of {pairs} pairs of levels equal"
    if cell.alpha is None:
        return f"undefined, since {cell.alpha_reason}"
    return f"alpha {cell.alpha:.2f}".replace("-", "−")


def told_words(told: "Told") -> str:
    """How many pairs can be told apart on a node: `1 of 171 pairs told apart`."""
    return f"{told.apart} of {told.pairs} pairs told apart"


def in_mid_sentence(title: str) -> str:
    """A title in mid-sentence; what begins with two capitals is a name.

    >>> in_mid_sentence("Party registration"), in_mid_sentence("EMB independence")
    ('party registration', 'EMB independence')
    """
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


__all__ = [
    "ANONYMOUS",
    "agreement_words",
    "firm_words",
    "in_mid_sentence",
    "listed",
    "percent",
    "raters_words",
    "source_words",
    "span",
    "told_words",
    "whole",
]
