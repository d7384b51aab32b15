# SPDX-License-Identifier: Apache-2.0
"""Others' numbers beside the index: which figure belongs to which election, and whether the two order pairs alike.

By the other source's own intervals: it tells two elections apart where they do not overlap. Higher is taken to be
better on either scale.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from electassess.comparison.beside_words import Shown, figure_words, words_of
from electassess.comparison.difference import difference
from electassess.comparison.entry import Entry
from electassess.comparison.figures import Figure
from electassess.comparison.words import Say, templates


@dataclass(frozen=True, slots=True)
class Placed:
    """The figure of another source that stands beside the index of one election.

    Attributes:
        election: its id.
        value: on the source's own scale.
        low, high: the interval as published, or nothing.
        year: that the figure is of.
        date: of the vote that it is of, empty for a figure of a country and year.
        exact: whether that is a day of this election's vote; else it is the one vote of that year that the source has.
    """

    election: str
    value: float
    low: float | None
    high: float | None
    year: int
    date: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One measure of another source beside the index.

    Attributes:
        source: who publishes it.
        name: of the measure.
        of_elections: whether its figures are of elections; else of a country and year.
        placed: its figures, in the order of the table.
        lacking: ids of the elections it has no figure for.
        pairs: pairs of elections that have both numbers.
        bounded: those of them in which both figures have an interval.
        theirs: those that the source tells apart by its own intervals.
        same: those of these that the index orders the same way.
        same_apart: those of these that the index tells apart too.
        contrary: those it orders the other way, by ids, the one that stands higher here first.
        contrary_apart: how many of these the index tells apart.
        ours: pairs that the index tells apart.
        ours_same: those of these that the source's values order the same way.
        words: what it comes to, in sentences.
        credit: version and licence of the source, as its table gives them; empty where it gives none.
        levels: share of draws, 0-1, that its intervals hold, and ours, where they are known to differ.
    """

    source: str
    name: str
    of_elections: bool
    placed: tuple[Placed, ...]
    lacking: tuple[str, ...]
    pairs: int
    bounded: int
    theirs: int
    same: int
    same_apart: int
    contrary: tuple[tuple[str, str], ...]
    contrary_apart: int
    ours: int
    ours_same: int
    words: tuple[str, ...]
    credit: str = ""
    levels: tuple[float, float] | None = None

    @property
    def title(self) -> str:
        """Source and measure."""
        return f"{self.source}, {self.name}"

    @property
    def share(self) -> bool:
        """Whether its figures are shares of one, so that all are told with as many digits."""
        return shares(self.placed)


def shares(placed: Iterable[Placed]) -> bool:
    """Whether all figures lie between 0 and 1, and not all on its ends."""
    values = [one.value for one in placed]
    return all(0 <= one <= 1 for one in values) and any(0 < one < 1 for one in values)


def beside(entries: Sequence[Entry], figures: Sequence[Figure]) -> tuple[Beside, ...]:
    """Set others' numbers beside the index of some elections.

    Args:
        entries: the elections, in the order of the table.
        figures: of one or several measures.
    """
    measures = dict.fromkeys((one.source, one.name) for one in figures)
    if not measures:
        return ()
    words = templates("beside-", entries[0].language.say)
    return tuple(
        _measure(entries, words, [one for one in figures if (one.source, one.name) == (source, name)])
        for source, name in measures
    )


def _measure(entries: Sequence[Entry], words: Mapping[str, str], figures: Sequence[Figure]) -> Beside:
    source, name, say = figures[0].source, figures[0].name, entries[0].language.say
    placed = {entry.id: one for entry in entries if (one := _placed(entry, figures)) is not None}
    by_id = {entry.id: entry for entry in entries}
    counts = dict.fromkeys(
        ("pairs", "bounded", "theirs", "same", "same_apart", "contrary_apart", "ours", "ours_same"), 0
    )
    contrary: list[tuple[str, str, bool]] = []
    for first, second in itertools.combinations(sorted(placed), 2):
        found = difference(by_id[first], by_id[second], by_id[first].root)
        if found.gap is None:
            continue
        mine, its = placed[first], placed[second]
        counts["pairs"] += 1
        alike = found.gap * (mine.value - its.value) > 0
        counts["ours"] += found.apart
        counts["ours_same"] += found.apart and alike
        if mine.low is None or mine.high is None or its.low is None or its.high is None:
            continue
        counts["bounded"] += 1
        if mine.low <= its.high and its.low <= mine.high:
            continue
        counts["theirs"] += 1
        counts["same"] += alike
        counts["same_apart"] += alike and found.apart
        if not alike:
            contrary.append((first, second, found.apart) if found.gap > 0 else (second, first, found.apart))
            counts["contrary_apart"] += found.apart
    lacking = tuple(entry.id for entry in entries if entry.id not in placed)
    of_elections, share = any(one.date is not None for one in figures), shares(placed.values())

    ours, theirs = entries[0].simulation.method.interval_level, next((one.level for one in figures if one.level), None)
    levels = None if theirs is None or theirs == ours else (theirs, ours)

    def shown(key: str) -> Shown:
        return Shown(by_id[key].name, f"{by_id[key].card.index:.1f}", figure_words(placed[key].value, share=share))

    return Beside(
        source=source,
        name=name,
        of_elections=of_elections,
        placed=tuple(placed.values()),
        lacking=lacking,
        contrary=tuple((one, other) for one, other, _ in contrary),
        words=words_of(
            words,
            say,
            f"{source}, {name}",
            {"all": len(entries), **counts},
            [by_id[key].name for key in lacking],
            [(shown(one), shown(other), apart) for one, other, apart in contrary],
            of_elections=of_elections,
            levels=levels,
        ),
        levels=levels,
        credit="; ".join(dict.fromkeys(credit_words(one, say) for one in figures)),
        **counts,
    )


def credit_words(figure: Figure, say: Say) -> str:
    """A source with its version and licence; what its table does not give is said to be missing."""
    source, version, licence = figure.source, figure.version, figure.licence
    told = [say("credit-version", source=source, version=version) if version else source]
    told += [say("credit-licence", licence=licence)] if licence else []
    lacking = [name for name, given in (("version", version), ("licence", licence)) if not given]
    told += [say("credit-lacks", lacking=lacking[0] if len(lacking) == 1 else "both")] if lacking else []
    return "; ".join(told)


def _placed(entry: Entry, figures: Sequence[Figure]) -> Placed | None:
    """The figure of one election: of a day of its vote, else the only one of its country and year."""
    day = entry.election.first_day
    mine = [one for one in figures if one.iso3 == entry.election.country and one.year == day.year]
    days = [
        one
        for one in mine
        if one.date is not None and any(vote.date <= one.date <= vote.ends for vote in entry.election.votes)
    ]
    exact = bool(days)
    if not exact and entry.shares_year and any(one.date is not None for one in mine):
        return None  # another election of that year may be the one that the source means
    if len(days or mine) != 1:
        return None
    (one,) = days or mine
    date = one.date.isoformat() if one.date else ""
    return Placed(entry.id, one.value, one.low, one.high, one.year, date, exact or one.date is None)


__all__ = ["Beside", "Placed", "beside", "credit_words"]
