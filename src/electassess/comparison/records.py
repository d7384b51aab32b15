# SPDX-License-Identifier: Apache-2.0
"""The records of a comparison: plain frozen data, from which every writer works."""

from dataclasses import dataclass

from electassess.comparison.beside import Beside
from electassess.comparison.comparability import Limit
from electassess.comparison.difference import Difference
from electassess.comparison.drives import Pull
from electassess.comparison.firmness import Firmness
from electassess.comparison.gates import GateStands


@dataclass(frozen=True, slots=True)
class Basis:
    """One item of evidence behind a cell: what it says, who says so, where it stands in the files.

    Attributes:
        text: what the source says.
        source: its name.
        url: where it can be read, or nothing.
        at: `path:line`.
        id: of the item.
        via: where it was read, if not at the publisher: a copy, a mirror, a report.
        cited: whether those who rated cite it; what bears on the same and was not cited is set apart.
        assessment: whose file it stands in.
        reading: `fault`, `strength` or `context`.
        gravity: how much it weighs in its election, `decisive`, `serious` or `minor`; empty where nobody weighed it.
        when: `before the vote`, `in the vote` or `after the vote`; empty where its date does not tell.
    """

    text: str
    source: str
    url: str
    at: str
    id: str = ""
    via: str = ""
    cited: bool = True
    assessment: str = ""
    reading: str = ""
    gravity: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One public item of evidence, whatever it bears on.

    Attributes:
        basis: what it says, who says so, where it stands; cited, if any rating cites it.
        indicators: that it bears on.
        acts: the kinds of act that it tells of.
        background: what it tells of the election beside any indicator, or empty.
        happened: when, as far as it is known; empty if it is not.
        unrated: whether it bears on indicators, and none of these was rated.
    """

    basis: Basis
    indicators: tuple[str, ...]
    acts: tuple[str, ...]
    background: str
    happened: str
    unrated: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What one analyst answered on one indicator, and why.

    Attributes:
        analyst: name or pseudonym.
        level: the level given, `None` if a state was given instead.
        status: `scored`, or why there is no level.
        because: the analyst's reason, as far as it rests on public evidence alone.
        at: `path:line`.
    """

    analyst: str
    level: float | None
    status: str
    because: str
    at: str


@dataclass(frozen=True, slots=True)
class Point:
    """One finding on an indicator behind a cell; `phrase` names it in a list of faults or of strengths.

    `status` says why there is no level, where there is none; `answers` are those of each analyst.
    """

    ref: str
    title: str
    phrase: str
    level: float | None
    outcome: str
    certainty: str
    serious: bool
    ratings: tuple[str, ...]
    evidence: tuple[Basis, ...]
    status: str = "scored"
    answers: tuple[Answer, ...] = ()

    @property
    def raters(self) -> int:
        """Analysts who gave a level."""
        return sum(one.level is not None for one in self.answers)


@dataclass(frozen=True, slots=True)
class Told:
    """How many pairs of the elections shown can be told apart at all on one node.

    Attributes:
        ref: the index or a criterion.
        title: of it.
        pairs: of elections that both have a value.
        apart: those told apart on what could be rated.
        firm: those of them told apart whatever level the unrated may be at.
    """

    ref: str
    title: str
    pairs: int
    apart: int
    firm: int


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done of one kind in one election: the public facts, the gravest first.

    `act` is a kind of act; for an election for which none is entered, an indicator that was not more than partly met.
    `bears_on` are the indicators that its facts bear on first of all, those of most facts before others.
    """

    act: str
    facts: tuple[Basis, ...]
    bears_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One criterion of one election; values 0-100.

    Attributes:
        ref: the criterion.
        value: its value, or `None`.
        low, high: range over analysts.
        rated, applicable: numbers of indicators.
        analysts: number who gave a level.
        outcome: how far the criterion is met.
        points: findings on its indicators.
        interval_low, interval_high: the Monte Carlo interval, `None` without a value.
        worst, best: value if all that nobody could rate were as bad, or as good, as can be.
        coverage: share by weight of what could be rated, 0-1.
        thin: whether less than half could.
        alpha: Krippendorff's alpha, or `None`; `alpha_reason` says why.
        alpha_reason: why alpha is undefined.
        alike: ids of the elections shown that cannot be told apart from this one here.
        apart_as_rated: ids of those told apart only as long as the unrated are taken to be like the rated.
        unrated: the applicable indicators that nobody could rate, with reasons and evidence.
        raters: fewest and most analysts who gave a level on an indicator that was rated; `None` if none was.
        single: number of rated indicators that rest on one analyst's level.
        equal: pairs of levels given on one indicator that are equal, and all such pairs.
        varied: whether levels differ enough for alpha to mean something.
    """

    ref: str
    value: float | None
    low: float | None
    high: float | None
    rated: int
    applicable: int
    analysts: int
    outcome: str
    points: tuple[Point, ...]
    interval_low: float | None
    interval_high: float | None
    worst: float | None
    best: float | None
    coverage: float
    thin: bool
    alpha: float | None
    alpha_reason: str
    alike: tuple[str, ...]
    apart_as_rated: tuple[str, ...]
    unrated: tuple[Point, ...] = ()
    raters: tuple[int, int] | None = None
    single: int = 0
    equal: tuple[int, int] = (0, 0)
    varied: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One election.

    Attributes:
        election: id of the assessment.
        title, country, date: of the election.
        index: 0-100, or `None`; `interval_low` and `interval_high` are its Monte Carlo interval.
        band, label: of the verdict.
        analysts: number.
        reasons: how the band came about.
        cells: one for each criterion.
        name: country and year, short enough for a chart.
        region: of the country.
        interval_low, interval_high: see `index`.
        ranks: best and worst rank of the index among the elections shown, only where asked for.
        alike, apart_as_rated: as for a cell, of the index.
        how: how the verdict came about, in sentences; `reasons` names the gates and nodes by id.
        firmness: how firm the verdict is.
        firm: the same in words.
        iso3: of the country, three capitals.
        type: of the election.
        edition: that was weighed.
        panel: names or pseudonyms of the analysts.
        coverage: share of the criteria by weight that could be scored, 0-1.
        deeds: what was done, by the catalogue's kinds of act; those of which there is a fact.
        year: of the first day of voting.
        facts: every public item of evidence, in the order of its file.
        gates: how every gate of the catalogue stands.
        drives: what drives the verdict, in sentences.
        pulls: what each criterion does to the index; none where the index is no weighted mean.
        desk: whether it was assessed at the desk, and nobody observed for it.
        standing: what a reader must know about the standing of the assessment; empty if its brief says nothing.
        made: what a reader must know about how it was made; empty if nothing is said.
        hands: number of people who wrote the sheets, where they are fewer than those.
        held_by: what holds the verdict below the band in which the index lies: `gate`, `narrow` (the record) or `early`
            (a day before the vote); empty where nothing does.
    """

    election: str
    title: str
    country: str
    date: str
    index: float | None
    band: int | None
    label: str
    analysts: int
    reasons: tuple[str, ...]
    cells: tuple[Cell, ...]
    name: str
    region: str
    interval_low: float | None
    interval_high: float | None
    ranks: tuple[int, int] | None
    alike: tuple[str, ...]
    apart_as_rated: tuple[str, ...]
    how: str
    firmness: Firmness
    firm: str
    iso3: str
    type: str
    edition: str
    panel: tuple[str, ...]
    coverage: float
    deeds: tuple[Deed, ...]
    year: str
    facts: tuple[Fact, ...]
    gates: tuple[GateStands, ...] = ()
    drives: tuple[str, ...] = ()
    pulls: tuple[Pull, ...] = ()
    desk: bool = False
    standing: str = ""
    made: str = ""
    hands: int | None = None
    held_by: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """From one election of a country to its next among those shown.

    Attributes:
        country: its name, without an article.
        before, after: ids of the elections.
        differences: on the index and each criterion, `after` less `before`.
    """

    country: str
    before: str
    after: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class BandOf:
    """One band of the ladder on which the elections were judged.

    Attributes:
        band: its number.
        label: in two or three words.
        at_least: the index from which it is reached, 0-100.
    """

    band: int
    label: str
    at_least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The table with what must be said before it is read.

    Attributes:
        catalogue: id and version.
        criteria: ref and title of each criterion.
        remarks: how to read the table, and what limits it, in sentences.
        limits: what limits it, as data.
        rows: by country and date.
        method: as JSON.
        level: probability that an interval holds, 0-1.
        draws: number of Monte Carlo draws.
        seed: of the draws.
        ranked: whether ranks were asked for.
        changes: from each election shown to the next of its country.
        told: how many pairs can be told apart, on the index and on each criterion.
        acts: id and title of each kind of act that the catalogue knows, and of indicators that stand for acts.
        beside: others' numbers beside the index, where they were asked for.
        sorted_by: `index`, a criterion or an indicator by which rows stand, the lowest first, or `gate:` with the id
            of a gate, where it holds first; empty for country and date.
        bands: of the ladder, from the lowest; none without a ladder.
        asked: which elections are shown, in words, where a condition chose them; it is the first of the remarks too.
    """

    catalogue: str
    criteria: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    limits: tuple[Limit, ...]
    rows: tuple[Row, ...]
    method: str
    level: float
    draws: int
    seed: int
    ranked: bool
    changes: tuple[Change, ...]
    told: tuple[Told, ...]
    acts: tuple[tuple[str, str], ...]
    beside: tuple[Beside, ...] = ()
    sorted_by: str = ""
    bands: tuple[BandOf, ...] = ()
    asked: str = ""


__all__ = ["Answer", "BandOf", "Basis", "Cell", "Change", "Comparison", "Deed", "Fact", "Point", "Row", "Told"]
