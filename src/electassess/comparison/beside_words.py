# SPDX-License-Identifier: Apache-2.0
"""What others' numbers come to beside the index, in sentences of the elections shown.

The script of the page writes them anew from the same templates when the table is filtered; a test holds both to one
text.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from electassess.comparison.words import Say, fill, listed, whole

NAMED = 8
"""Elections or pairs that a sentence names at most."""


class Shown(NamedTuple):
    """One election with both numbers in words, `ours` and `theirs`."""

    name: str
    ours: str
    theirs: str


def words_of(
    words: Mapping[str, str],
    say: Say,
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
        words: the templates of what is said.
        say: joins names.
        title: source and measure.
        counts: `all` elections and what `Beside` counts of their pairs.
        lacking: names of the elections that it has no figure for.
        contrary: pairs it orders the other way, each with the one that stands higher here first, and whether the two
            can be told apart here.
        of_elections: whether its figures are of elections.
        levels: share of draws that its intervals hold, and ours, where they differ.
    """
    none = fill(words["none"], names=listed(lacking, say)) if 0 < len(lacking) <= NAMED else ""
    told = [fill(words["has"], title=title, have=counts["all"] - len(lacking), all=counts["all"], none=none)]
    if not of_elections:
        told.append(words["year"])
    if not counts["pairs"]:
        return tuple(told)
    if not counts["bounded"]:
        told.append(words["bare"])
    elif not counts["theirs"]:
        told.append(fill(words["alike"], **counts))
    else:
        told.append(fill(words["apart"], share=whole(100 * counts["same"] / counts["theirs"]), **counts))
    if counts["bounded"] and levels is not None:
        theirs, ours = (f"{level * 100:g}" for level in levels)
        told.append(fill(words["levels"], theirs=theirs, ours=ours))
    if counts["ours"]:
        told.append(fill(words["ours"], **counts))
    for key, wanted in (("both", True), ("theirs_alone", False)):
        pairs = [_pair(words, high, low) for high, low, apart in contrary if apart is wanted]
        if pairs:
            more = [fill(words["more"], number=len(pairs) - NAMED)] if len(pairs) > NAMED else []
            told.append(fill(words[key], pairs="; ".join([*pairs[:NAMED], *more])))
    return tuple(told)


def _pair(words: Mapping[str, str], high: Shown, low: Shown) -> str:
    here, there = (
        fill(words["ends"], first=first, last=last)
        for first, last in ((high.ours, low.ours), (high.theirs, low.theirs))
    )
    return fill(words["pair"], high=high.name, low=low.name, here=here, there=there)


def figure_words(value: float, *, share: bool) -> str:
    """A number of another source: three figures after the point on a scale of 0-1, else no more than it has.

    >>> figure_words(0.19, share=True), figure_words(0.19, share=False), figure_words(55.884262, share=False)
    ('0.190', '0.19', '55.9')
    """
    if share:
        return f"{value:.3f}"
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.1f}".removesuffix(".0")


__all__ = ["NAMED", "Shown", "figure_words", "words_of"]
