# SPDX-License-Identifier: Apache-2.0
"""The records of a comparison: plain frozen data, from which every writer works."""

from dataclasses import dataclass

from electassess.comparison.comparability import Limit
from electassess.comparison.over_time import Change


@dataclass(frozen=True, slots=True)
class Basis:
    """One item of evidence behind a cell: what it says, who says so, where it stands in the files."""

    text: str
    source: str
    url: str
    at: str


@dataclass(frozen=True, slots=True)
class Point:
    """One finding on an indicator behind a cell; `phrase` names it in a list of faults or of strengths."""

    ref: str
    title: str
    phrase: str
    level: float | None
    outcome: str
    certainty: str
    serious: bool
    ratings: tuple[str, ...]
    evidence: tuple[Basis, ...]


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

    @property
    def year(self) -> str:
        """Of the first day of voting."""
        return self.date[:4]


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


__all__ = ["Basis", "Cell", "Comparison", "Point", "Row"]
