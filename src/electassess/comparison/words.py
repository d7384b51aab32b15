# SPDX-License-Identifier: Apache-2.0
"""Numbers, lists and titles as the sentences and tables of a comparison print them."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from electassess.language import PARTS

if TYPE_CHECKING:
    from electassess.comparison.firmness import Chance, Firmness
    from electassess.comparison.records import Cell, Point, Told

Say = Callable[..., str]
"""What says a message of the language pack."""


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


def listed(words: Sequence[str], say: Say, message: str = "listed-and") -> str:
    """Words in a row: `a, b and c`."""
    return say(message, first=", ".join(words[:-1]), last=words[-1]) if len(words) > 1 else "".join(words)


def templates(prefix: str, say: Say) -> Mapping[str, str]:
    """Messages whose names begin so, by the rest of their names: each with what it is told in braces, for `fill`.

    The script of a page fills in the same: it says anew what stands in the page when its table is filtered.
    """
    messages = {name: needs for part in PARTS.values() for name, needs in part.items() if name.startswith(prefix)}
    return {
        name.removeprefix(prefix).replace("-", "_"): say(name, **{key: f"{{{key}}}" for key in needs.known})
        for name, needs in messages.items()
    }


def fill(template: str, **told: str | int) -> str:
    """A template with what stands in it.

    >>> fill("{have} of {all}, {have.real}", have=1, all=2)
    '1 of 2, {have.real}'
    """
    return re.sub(r"\{(\w+)\}", lambda found: str(told[found[1]]), template)


def counted(names: Sequence[str], most: int, say: Say) -> str:
    """Names of elections in a row; only their number where they are too many to read."""
    return listed(names, say) if len(names) <= most else say("many-elections", count=len(names))


def percent(probability: float, say: Say) -> str:
    """A share of draws in words that claim no more than the draws can show: `more than 99`, `96`."""
    if probability > 0.99:
        return say("share-most")
    return say("share-least") if probability < 0.01 else whole(probability * 100)


def sentence(text: str, say: Say) -> str:
    """Words as a sentence: a capital first, and what ends it."""
    return say("sentence-of-text", text=f"{text[:1].upper()}{text[1:]}")


def firm_words(firm: "Firmness", say: Say, *, undecided: bool = True) -> str:
    """How firm a verdict is, in sentences; empty where there is no verdict.

    Args:
        firm: what is known of it.
        say: says it.
        undecided: also name the gates that cannot be decided; they are told with how the verdict came about, too.
    """
    if firm.rated.own is None:
        return ""
    said = [say("held-in", share=percent(firm.rated.own, say), otherwise=_otherwise(firm.rated, say))]
    if firm.likelier:
        said.append(sentence(firm.likelier, say))
    if firm.filled.own is not None:
        otherwise = _otherwise(firm.filled, say, mark=True)
        said.append(say("held-filled", share=percent(firm.filled.own, say), otherwise=otherwise))
    if firm.distance is not None and firm.bound is not None:
        side, capped = "above" if firm.distance >= 0 else "below", "yes" if firm.capped else "no"
        points, bound = f"{abs(firm.distance):.1f}", f"{firm.bound:g}"
        said.append(say("held-distance", points=points, bound=bound, side=side, capped=capped))
    if firm.undecided and undecided:
        names = listed([say("quoted", title=one.replace("-", " ")) for one in firm.undecided], say)
        said.append(say("held-undecided", count=len(firm.undecided), names=names))
    return " ".join(said)


def _otherwise(chance: "Chance", say: Say, *, mark: bool = False) -> str:
    if chance.other is None:
        return ""
    message = "held-other-likelier" if mark and chance.likelier is not None else "held-other"
    return say(message, band=str(chance.other), share=percent(chance.other_share, say))


def source_words(source: str, via: str, say: Say) -> str:
    """A source, with what it was read in where that was a copy, a mirror or a report."""
    return say("source-read-in", source=source, via=via) if via else source


def raters_words(point: "Point", say: Say) -> str:
    """Who gave which level on an indicator, or why there is none: `2 analysts: first 1, second 2`."""
    given = [f"{one.analyst} {one.level:g}" for one in point.answers if one.level is not None]
    states = [f"{one.analyst} {one.status.replace('-', ' ')}" for one in point.answers if one.level is None]
    if not given:
        return say("point-not-rated-since", states=", ".join(states)) if states else say("point-not-rated")
    return say("point-raters", count=len(given), levels=", ".join((*given, *states)))


def agreement_words(cell: "Cell", say: Say) -> str:
    """Agreement of analysts on a criterion: alpha, or that levels hardly vary and how many pairs are equal."""
    equal, pairs = cell.equal
    if pairs and not cell.varied:
        return say("agreement-idle", equal=str(equal), pairs=str(pairs))
    if cell.alpha is None:
        return say("agreement-none", reason=cell.alpha_reason)
    return say("agreement-alpha", alpha=f"{cell.alpha:.2f}".replace("-", "−"))


def told_words(told: "Told", say: Say) -> str:
    """How many pairs can be told apart on a node: `1 of 171 pairs told apart`."""
    return say("pairs-told", apart=str(told.apart), pairs=str(told.pairs))


def in_mid_sentence(title: str) -> str:
    """A title in mid-sentence; what begins with two capitals is a name.

    >>> in_mid_sentence("Party registration"), in_mid_sentence("EMB independence")
    ('party registration', 'EMB independence')
    """
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


__all__ = [
    "Say",
    "agreement_words",
    "counted",
    "fill",
    "firm_words",
    "in_mid_sentence",
    "listed",
    "percent",
    "raters_words",
    "sentence",
    "source_words",
    "span",
    "templates",
    "told_words",
    "whole",
]
