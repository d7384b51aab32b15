# SPDX-License-Identifier: Apache-2.0
"""The engine: a table of ratings and a method in, scores of every election out.

`run` works on arrays over all elections at once (`Scores`); `Scores.card` builds the record of one
election when it is asked for. Nothing of one election depends on the others in the table.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from electassess.model.catalogue import Catalogue, Outcome
from electassess.model.ladder import Ladder
from electassess.scoring.aggregate import RolledUp, fill_range, roll_up
from electassess.scoring.agreement import krippendorff_alpha
from electassess.scoring.gates import FALSE, TRUE, Condition, deciding, evaluate, parse
from electassess.scoring.method import IntervalKind, Method
from electassess.scoring.normalise import to_values
from electassess.scoring.panel import PanelLevels, panel_levels
from electassess.scoring.ratings_table import STATUSES, Ratings
from electassess.scoring.scorecard import GateResult, Given, Interval, NodeScore, Scorecard, Status
from electassess.scoring.structure import BoolArray, FloatArray, Structure, StructureError, build_structure, flips
from electassess.scoring.verdict import classify, reach_verdict


def _optional(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


@dataclass(frozen=True, eq=False)
class Scores:
    """All scores of a table under one method, as arrays over elections (e), nodes (n) and indicators (k).

    Attributes:
        catalogue, ladder, structure, ratings, method: what they were made from.
        panel: levels of the panel, shape (e, k).
        rolled: values of nodes 0-1, shape (e, n), with coverage.
        lowest, highest: the same with every indicator at the least and most favourable level given.
        worst, best: values with every missing indicator as bad, and as good, as can be.
        conditions: the gates, parsed.
    """

    catalogue: Catalogue
    ladder: Ladder | None
    structure: Structure
    ratings: Ratings
    method: Method
    panel: PanelLevels
    rolled: RolledUp
    lowest: FloatArray
    highest: FloatArray
    worst: FloatArray
    best: FloatArray
    conditions: tuple[Condition, ...]

    @property
    def index(self) -> FloatArray:
        """Value 0-100 of the root, `nan` where there is none; shape (e,)."""
        values: FloatArray = self.rolled.values[:, 0] * 100
        return values

    def numbers(self, ref: str) -> FloatArray:
        """What a gate sees of a node: the level of an indicator, the value 0-100 of a group; shape (e,)."""
        position = self.structure.position(ref)
        if self.structure.kinds[position] == "indicator":
            return self.panel.level[:, self.structure.below(position)[0]]
        values: FloatArray = self.rolled.values[:, position] * 100
        return values

    @cached_property
    def fired(self) -> np.ndarray:
        """Truth of every gate for every election; shape (gates, e)."""
        size = len(self.ratings.elections)
        return np.array([np.broadcast_to(evaluate(one, self.numbers), size) for one in self.conditions]).reshape(
            -1, size
        )

    @cached_property
    def cards(self) -> tuple[Scorecard, ...]:
        """The scorecard of every election, by id."""
        return tuple(self.card(at) for at in range(len(self.ratings.elections)))

    def card(self, at: int) -> Scorecard:
        """The scorecard of one election, by its position in the table."""
        index = _optional(self.index[at])
        gates = tuple(self._gate(at, number) for number in range(len(self.conditions)))
        verdict = reach_verdict(index, gates, self.ladder, self.method.edition)
        caps = [gate.cap for gate in gates if gate.fired]
        root = self.structure.refs[0]
        classes = []
        for cut in self.catalogue.classes:
            position = self.structure.position(cut.node or root)
            value = _optional(self.rolled.values[at, position] * self._unit(position))
            classes.append(classify(cut, cut.node or root, value, min(caps) if caps and self.ladder is None else None))
        lines = "\n".join(self.ratings.lines(at))
        stamp = f"{self.catalogue.id} {self.catalogue.version}\n{lines}"
        used = self.ratings.analyst[self.ratings.rows_of(at)]
        return Scorecard(
            election=self.ratings.elections[at],
            catalogue=self.catalogue.id,
            catalogue_version=self.catalogue.version,
            ladder=f"{self.ladder.id} {self.ladder.version}" if self.ladder else "",
            method=self.method,
            analysts=tuple(self.ratings.analysts[who] for who in np.unique(used)),
            nodes=tuple(self._node(at, position) for position in range(len(self.structure.refs))),
            verdict=verdict,
            classes=tuple(classes),
            fingerprint=hashlib.sha256(stamp.encode()).hexdigest(),
        )

    def _unit(self, position: int) -> float:
        """What a value of 1 is worth: its points in a sum, 100 elsewhere."""
        rule = self.structure.aggregation[position]
        return float(self.structure.totals[position]) if rule is not None and rule.value == "sum" else 100.0

    def _gate(self, at: int, number: int) -> GateResult:
        gate, truth = self.catalogue.gates[number], int(self.fired[number, at])
        terms = deciding(self.conditions[number], lambda ref: _optional(self.numbers(ref)[at]), truth)
        return GateResult(
            id=gate.id,
            fired=None if truth not in (TRUE, FALSE) else truth == TRUE,
            cap=gate.cap,
            because=gate.because,
            terms=terms,
            capped=False,
        )

    def _given(self, at: int, column: int) -> tuple[Given, ...]:
        rows = self.ratings.rows_of(at)
        mine = np.flatnonzero(self.ratings.indicator[rows] == column) + rows.start
        return tuple(
            Given(
                self.ratings.analysts[self.ratings.analyst[row]],
                _optional(self.ratings.level[row]),
                STATUSES[self.ratings.state[row]],
                _optional(self.ratings.confidence[row]),
            )
            for row in mine
        )

    def _matrix(self, at: int, columns: tuple[int, ...]) -> FloatArray:
        """Indicators by analysts, on 0-1, for agreement; `nan` where nothing was given."""
        rows = self.ratings.rows_of(at)
        levels = np.full((len(self.ratings.analysts), len(self.structure.indicators)), np.nan)
        levels[self.ratings.analyst[rows], self.ratings.indicator[rows]] = self.ratings.level[rows]
        levels[:, ~self.panel.applicable[at]] = np.nan
        values: FloatArray = to_values(self.structure, levels)[:, list(columns)].T
        return values

    def _status(self, at: int, position: int, columns: tuple[int, ...]) -> Status:
        if self.structure.kinds[position] == "indicator":
            return STATUSES[int(self.panel.status[at, columns[0]])]
        if not np.isnan(self.rolled.values[at, position]):
            return Status.SCORED
        if self.rolled.applicable[at, position]:
            return Status.NOT_SCORED
        waiting = [STATUSES[self.panel.status[at, column]] is Status.NOT_YET for column in columns]
        return Status.NOT_YET if waiting and all(waiting) else Status.NOT_APPLICABLE

    def _outcome(self, status: Status, value: float | None) -> Outcome:
        if status in (Status.NOT_APPLICABLE, Status.NOT_YET):
            return Outcome.NOT_APPLICABLE
        if value is None:
            return Outcome.INCONCLUSIVE
        cuts = self.catalogue.outcomes
        steps = (
            (cuts.met, Outcome.MET),
            (cuts.largely_met, Outcome.LARGELY_MET),
            (cuts.partly_met, Outcome.PARTLY_MET),
            (cuts.not_met, Outcome.NOT_MET),
        )
        return next((outcome for bound, outcome in steps if value >= bound - 1e-9), Outcome.VIOLATED)

    def _node(self, at: int, position: int) -> NodeScore:
        structure = self.structure
        indicator = structure.kinds[position] == "indicator"
        columns = structure.below(position)
        listed = list(columns)
        status = self._status(at, position, columns)
        value = _optional(self.rolled.values[at, position] * 100) if status is Status.SCORED else None
        low, high = (
            (_optional(ends[at, position] * 100) if value is not None else None) for ends in (self.lowest, self.highest)
        )
        unit = self._unit(position)
        summed = not indicator and unit != 100.0
        level = _optional(self.panel.level[at, columns[0]]) if indicator else None
        spread = None if low is None or high is None else high - low
        if indicator and level is not None:
            spread = float(self.panel.highest[at, columns[0]] - self.panel.lowest[at, columns[0]])
        matrix = None if indicator else self._matrix(at, columns)
        alpha = None if matrix is None else krippendorff_alpha(matrix)
        paired = matrix is not None and bool(((~np.isnan(matrix)).sum(axis=1) > 1).any())
        reason = "" if indicator or alpha is not None else "no variation" if paired else "no item rated by two analysts"
        raters = int(self.panel.analysts[at, columns[0]]) if indicator else 0
        if matrix is not None:
            raters = int((~np.isnan(matrix)).any(axis=0).sum())
        parent = int(structure.parent[position])
        return NodeScore(
            ref=structure.refs[position],
            parent=structure.refs[parent] if parent >= 0 else None,
            kind=structure.kinds[position],
            weight=float(structure.weights[position]),
            status=status,
            value=value,
            level=level,
            points=None if value is None or not summed else value / 100 * unit,
            points_total=unit if summed else None,
            outcome=self._outcome(status, value),
            coverage=float(np.nan_to_num(self.rolled.coverage[at, position])),
            rated=int((~np.isnan(self.panel.level[at, listed])).sum()),
            applicable=int(self.panel.applicable[at, listed].sum()),
            shared=bool(self.rolled.shared[at, position]),
            analysts=raters,
            spread=spread,
            low=low,
            high=high,
            worst=_optional(self.worst[at, position] * 100),
            best=_optional(self.best[at, position] * 100),
            interval=None if low is None or high is None else Interval(low, high, IntervalKind.ANALYST_RANGE),
            alpha=alpha,
            alpha_reason=reason,
            ratings=self._given(at, columns[0]) if indicator else (),
        )


def _ends(structure: Structure, panel: PanelLevels) -> tuple[FloatArray, FloatArray]:
    """Values 0-1 of the least and the most favourable level given, shape (e, k)."""
    values = np.stack([to_values(structure, panel.lowest), to_values(structure, panel.highest)])
    flipped = flips(structure)
    least, most = np.fmin(values[0], values[1]), np.fmax(values[0], values[1])
    return np.where(flipped, most, least), np.where(flipped, least, most)


def run(catalogue: Catalogue, ratings: Ratings, method: Method | None = None, ladder: Ladder | None = None) -> Scores:
    """Score every election of a table.

    Args:
        catalogue: resolved, with every child group written out.
        ratings: the table, built with the structure of this catalogue.
        method: every choice; the default method if left out.
        ladder: for bands; without it gates cap classes instead.

    Returns:
        The scores.

    Raises:
        StructureError: If the catalogue cannot be scored, or one of its gates cannot be read.
        PanelError: If the method's panel needs a model that was not fitted.
    """
    method = method or Method()
    structure = build_structure(catalogue, method)
    conditions = []
    for gate in catalogue.gates:
        condition, faults = parse(gate.when, structure.refs)
        if condition is None or faults:
            raise StructureError(f"gate {gate.id}: {faults[0].message}; {faults[0].hint}")
        conditions.append(condition)
    panel = panel_levels(structure, ratings, method)
    values = to_values(structure, panel.level)
    applicable: BoolArray = panel.applicable
    least, most = _ends(structure, panel)
    worst, best = fill_range(structure, values, applicable)
    return Scores(
        catalogue=catalogue,
        ladder=ladder,
        structure=structure,
        ratings=ratings,
        method=method,
        panel=panel,
        rolled=roll_up(structure, values, applicable),
        lowest=roll_up(structure, least, applicable).values,
        highest=roll_up(structure, most, applicable).values,
        worst=worst,
        best=best,
        conditions=tuple(conditions),
    )


__all__ = ["Scores", "run"]
