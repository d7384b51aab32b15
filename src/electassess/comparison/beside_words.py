# SPDX-License-Identifier: Apache-2.0
"""What others' numbers come to beside the index, in sentences of the elections shown.

The script of the page writes them anew from the same `BESIDE` when the table is filtered; a test holds both to one
text.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from electassess.comparison.words import listed, whole

NAMED = 8
"""Elections or pairs that a sentence names at most."""

BESIDE: Mapping[str, str] = {
    "has": "{title}, has a figure for {have} of the {all} elections{none}.",
    "none": "; none for {names}",
    "year": (
        "A country-year is not an election: the figure weighs all that happened in the country that year, before "
        "the vote and after it, and would be the same for a second election of that year."
    ),
    "bare": "It comes without intervals, so that nothing says which elections it tells apart.",
    "levels": (
        "Its intervals hold {theirs} of 100 draws and ours {ours}: narrower ones tell elections apart more readily."
    ),
    "alike": "By its own intervals it tells none of {bounded} pairs apart.",
    "apart": (
        "By its own intervals it tells {theirs} of {bounded} pairs apart; our index orders {same} of these the same "
        "way ({share} per cent), {same_apart} of them so that they can be told apart here too."
    ),
    "ours": "Of the {ours} pairs that our index tells apart, its values order {ours_same} the same way.",
    "both": (
        "Ordered the other way, though told apart here too: {pairs}. `compare --pair` says what sets two apart here."
    ),
    "theirs_alone": "Ordered the other way, and not told apart here: {pairs}.",
    "pair": "{high} above {low} here ({here}), below it there ({there})",
    "more": "and {number} more",
}
"""What is said, with names of what stands in it."""


class Shown(NamedTuple):
    """One election with both numbers in words, `ours` and `theirs`."""

    name: str
    ours: str
    theirs: str


def words_of(
    title: str,
    counts: Mapping[str, int],
    lacking: Sequence[str],
    contrary: Sequence[tuple[Shown, Shown, bool]],
    *,
    of_elections: bool,
    levels: tuple[float, float] | None = None,
) -> tuple[str, ...]:
    """The sentences on one measure.

    Args:
        title: source and measure.
        counts: `all` elections and what `Beside` counts of their pairs.
        lacking: names of the elections that it has no figure for.
        contrary: pairs it orders the other way, each with the one that stands higher here first, and whether the two
            can be told apart here.
        of_elections: whether its figures are of elections.
        levels: share of draws that its intervals hold, and ours, where they differ.
    """
    none = BESIDE["none"].format(names=listed(lacking)) if 0 < len(lacking) <= NAMED else ""
    told = [BESIDE["has"].format(title=title, have=counts["all"] - len(lacking), all=counts["all"], none=none)]
    if not of_elections:
        told.append(BESIDE["year"])
    if not counts["pairs"]:
        return tuple(told)
    if not counts["bounded"]:
        told.append(BESIDE["bare"])
    elif not counts["theirs"]:
        told.append(BESIDE["alike"].format(**counts))
    else:
        told.append(BESIDE["apart"].format(share=whole(100 * counts["same"] / counts["theirs"]), **counts))
    if counts["bounded"] and levels is not None:
        theirs, ours = (f"{level * 100:g}" for level in levels)
        told.append(BESIDE["levels"].format(theirs=theirs, ours=ours))
    if counts["ours"]:
        told.append(BESIDE["ours"].format(**counts))
    for key, wanted in (("both", True), ("theirs_alone", False)):
        pairs = [_pair(high, low) for high, low, apart in contrary if apart is wanted]
        if pairs:
            more = [BESIDE["more"].format(number=len(pairs) - NAMED)] if len(pairs) > NAMED else []
            told.append(BESIDE[key].format(pairs="; ".join([*pairs[:NAMED], *more])))
    return tuple(told)


def _pair(high: Shown, low: Shown) -> str:
    here, there = f"{high.ours} to {low.ours}", f"{high.theirs} to {low.theirs}"
    return BESIDE["pair"].format(high=high.name, low=low.name, here=here, there=there)


def figure_words(value: float, *, share: bool) -> str:
    """A number of another source: three figures after the point on a scale of 0-1, else no more than it has.

    >>> figure_words(0.19, share=True), figure_words(0.19, share=False), figure_words(55.884262, share=False)
    ('0.190', '0.19', '55.9')
    """
    if share:
        return f"{value:.3f}"
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.1f}".removesuffix(".0")


__all__ = ["BESIDE", "NAMED", "Shown", "figure_words", "words_of"]
