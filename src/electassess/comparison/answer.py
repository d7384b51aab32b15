# SPDX-License-Identifier: Apache-2.0
"""What a comparison of two elections comes to, in the sentence it opens with."""

from collections.abc import Sequence

from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry
from electassess.comparison.sentences import Sentence
from electassess.comparison.words import in_mid_sentence, listed
from electassess.findings import Finding


def answer(
    first: Entry,
    second: Entry,
    index: Difference,
    criteria: Sequence[Difference],
    single: Sequence[Finding],
    tried: int,
) -> Sentence:
    """Whether two elections can be told apart, and on what.

    A single indicator has no draws of its own: what is said of it is told last, as a difference of levels that no
    draws bear out, with the number of indicators among which it was found.

    Args:
        first: the earlier.
        second: the later.
        index: between them as a whole, first less second.
        criteria: the same for each criterion.
        single: indicators that differ though their criterion does not, as found in the first.
        tried: indicators of those criteria that enough analysts rated in both.
    """
    scored = [one for one in criteria if one.gap is not None]
    apart = [one for one in scored if one.apart]
    if index.gap is None:
        text = _without_index(first, second, index, scored)
    elif index.apart:
        text = _apart(first, second, index, scored)
    else:
        text = _alike(first, second, scored)
    # Where criteria are told apart their indicators are not counted here: the sections below have them.
    text += _single(first, second, single, tried, within="Within the other criteria " if apart else "")
    refs = [first.root, *(one.ref for one in apart), *(one.ref for one in single)]
    findings = tuple(entry.finding_ref(ref) for ref in refs for entry in (first, second))
    return Sentence(f"{text[:1].upper()}{text[1:]}.", findings, difference=index)


def _second_above(found: Difference) -> bool:
    return (found.probability or 0) < 0.5


def _titles(entry: Entry, found: Sequence[Difference]) -> str:
    """Criteria in a row, those last and marked that can be told apart on what could be rated alone."""
    firm, rated = (
        listed([in_mid_sentence(entry.findings.groups[one.ref].title) for one in found if one.firm is wanted])
        for wanted in (True, False)
    )
    if not firm or not rated:
        return firm or f"{rated} (on what could be rated)"
    return f"{firm} and, on what could be rated, {rated}"


def _by_side(first: Entry, second: Entry, scored: Sequence[Difference]) -> list[tuple[Entry, list[Difference]]]:
    """The election that stands higher, and the criteria on which it does."""
    apart = [one for one in scored if one.apart]
    sides = [(second, [one for one in apart if _second_above(one)])]
    sides.append((first, [one for one in apart if not _second_above(one)]))
    return [(entry, found) for entry, found in sides if found]


def _apart(first: Entry, second: Entry, index: Difference, scored: Sequence[Difference]) -> str:
    high, low = (second, first) if _second_above(index) else (first, second)
    scope = "" if index.firm else "on what could be rated, "
    text = f"{scope}{high.name} stands above {low.name} as a whole"
    mine: list[Difference] = []
    its: list[Difference] = []
    for entry, found in _by_side(first, second, scored):
        (mine if entry is high else its).extend(found)
    left = len(scored) - len(mine) - len(its)
    if not mine and not its:
        text += f", though on none of the {len(scored)} criteria scored in both can they be told apart"
    elif not left and not its:
        text += f", and on all {len(scored)} criteria scored in both"
    else:
        text += (
            f", and on {len(mine)} of the {len(scored)} criteria scored in both: {_titles(first, mine)}" if mine else ""
        )
        text += f"; it stands below on {_titles(first, its)}" if its else ""
        text += f"; on the other {left} they cannot be told apart" if left > 1 else ""
        text += "; on the other they cannot be told apart" if left == 1 else ""
    if first.card.band is not None and first.card.band == second.card.band:
        text += f"; both got the same verdict, {first.label} (band {first.card.band})"
    return text


def _alike(first: Entry, second: Entry, scored: Sequence[Difference]) -> str:
    text = f"{first.name} and {second.name} cannot be told apart"
    if excepted := _exceptions(first, second, scored):
        text += f", except on {excepted}"
    elif scored:
        text += f", neither as a whole nor on any of the {len(scored)} criteria scored in both"
    bands = first.card.band, second.card.band
    if None not in bands and bands[0] != bands[1]:
        verdicts = f"{first.label} (band {bands[0]}) and {second.label} (band {bands[1]})"
        text += f"; the verdicts differ all the same, {verdicts}"
    return text


def _without_index(first: Entry, second: Entry, index: Difference, scored: Sequence[Difference]) -> str:
    lacking = [entry.name for entry, value in ((first, index.first), (second, index.second)) if value is None]
    none = f"{listed(lacking)} {'has' if len(lacking) == 1 else 'have'} no index"
    text = f"whether {first.name} and {second.name} differ as a whole cannot be said, for {none}"
    if excepted := _exceptions(first, second, scored):
        return f"{text}; they can be told apart on {excepted}"
    return f"{text}; on none of the {len(scored)} criteria scored in both can they be told apart" if scored else text


def _exceptions(first: Entry, second: Entry, scored: Sequence[Difference]) -> str:
    """The criteria that tell two elections apart, each with the one that stands higher; empty if none does."""
    return "; and on ".join(
        f"{_titles(first, found)}, where {entry.name} stands higher" for entry, found in _by_side(first, second, scored)
    )


def _single(first: Entry, second: Entry, single: Sequence[Finding], tried: int, *, within: str) -> str:
    """The single indicators that differ as rated, by the election in which they are higher; empty if none does."""
    if not single:
        return ""
    sides: dict[str, list[str]] = {}
    for one in single:
        its = second.findings.by_ref[one.ref].score
        higher = first if (one.score.low or 0) > (its.high or 0) else second
        sides.setdefault(higher.name, []).append(f"“{first.findings.indicators[one.ref].title}”")
    named = "; ".join(f"higher in {name} {listed(titles)}" for name, titles in sides.items())
    many = "1 single indicator differs" if len(single) == 1 else f"{len(single)} single indicators differ"
    return f". {within}{many} as rated, of {tried} rated by two or more in both, which no draws test: {named}"


__all__ = ["answer"]
