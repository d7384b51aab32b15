# SPDX-License-Identifier: Apache-2.0
"""All scores of a table of ratings, as arrays over all elections at once. Nothing of one election depends on others.

What is made of one election (its card, its simulation, how firm its verdict is) are functions of these and its
position.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from electassess.model.base import Edition
from electassess.model.catalogue import Catalogue, Gate, Unit
from electassess.model.condition import Condition
from electassess.model.ladder import Ladder
from electassess.scoring.aggregate import RolledUp, fill_range, roll_up
from electassess.scoring.breadth import Record, record_of
from electassess.scoring.gates import TRUE, UNKNOWN, evaluate, gate_numbers, in_points
from electassess.scoring.method import Method
from electassess.scoring.normalise import to_values
from electassess.scoring.panel import PanelLevels
from electassess.scoring.ratings_table import Ratings
from electassess.scoring.structure import FloatArray, IntArray, Structure
from electassess.scoring.verdict import NO_BAND, bands_of, cap_bands
from electassess.scoring.weights import draw_weights


@dataclass(frozen=True, eq=False)
class Scores:
    """All scores of a table under one method, as arrays over elections (e), nodes (n) and indicators (k).

    Attributes:
        catalogue, ladder, structure, ratings, method: what they were made from.
        panel: levels of the panel, shape (e, k).
        values: of indicators, 0-1, shape (e, k), `nan` where there is none.
        rolled: values of nodes 0-1, shape (e, n), with coverage.
        conditions: the gates, parsed.
    """

    catalogue: Catalogue
    ladder: Ladder | None
    structure: Structure
    ratings: Ratings
    method: Method
    panel: PanelLevels
    values: FloatArray
    rolled: RolledUp
    conditions: tuple[Condition, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the ladder's bands, from the lowest; none without a ladder."""
        return tuple(band.label for band in self.ladder.bands) if self.ladder else ()

    @property
    def index(self) -> FloatArray:
        """Value 0-100 of the root, `nan` where there is none; shape (e,)."""
        values: FloatArray = self.rolled.values[:, 0] * 100
        return values

    @cached_property
    def numbers_table(self) -> FloatArray:
        """What a gate sees of every node, shape (e, n); see `gates.gate_numbers`."""
        return gate_numbers(self.structure, self.panel.level, self.rolled.values)

    @cached_property
    def points_table(self) -> FloatArray:
        """The same, with the points of sums in place of their values; shape (e, n)."""
        return in_points(self.structure, self.numbers_table, self.rolled.extent)

    def numbers_for(self, gate: Gate) -> FloatArray:
        """What one gate sees of every node, shape (e, n)."""
        return self.points_table if gate.unit is Unit.POINTS else self.numbers_table

    @cached_property
    def fired(self) -> np.ndarray:
        """Truth of every gate for every election (`FALSE`, `UNKNOWN`, `TRUE`); shape (gates, e)."""
        size = len(self.ratings.elections)
        both = zip(self.catalogue.gates, self.conditions, strict=True)
        truths = [evaluate(one, self.structure, self.numbers_for(gate)) for gate, one in both]
        return np.array(truths, dtype=np.int8).reshape(-1, size)

    @cached_property
    def breadth(self) -> Record | None:
        """How broad each election's record is; `None` where catalogue or ladder ask nothing of it."""
        rule = self.catalogue.breadth
        if rule is None or self.ladder is None:
            return None
        return record_of(
            rule, self.ladder, self.structure, self.method, self.panel, self.values, self.rolled.values
        )  # fmt: skip

    @cached_property
    def most(self) -> IntArray:
        """The highest band that each election's record allows, shape (e,)."""
        top = len(self.ladder.bands) if self.ladder else 0
        if self.breadth is None or self.catalogue.breadth is None:
            return np.full(len(self.ratings.elections), top, dtype=np.int64)
        return np.where(self.breadth.narrow, self.catalogue.breadth.cap, top).astype(np.int64)

    @cached_property
    def bands(self) -> IntArray:
        """Band of every election after gates, breadth and edition, `NO_BAND` where there is none; shape (e,)."""
        return self.bands_given(self.panel.level, self.rolled.values, self.rolled.extent, self.most)

    def bands_given(self, levels: FloatArray, values: FloatArray, extent: FloatArray, most: IntArray | int) -> IntArray:
        """Bands after gates, breadth and edition for other levels and values than those found.

        Args:
            levels: of indicators, shape (..., k).
            values: of nodes, 0-1, shape (..., n).
            extent: of sums, what of their points is applicable, 0-1, shape (..., n) or (n,).
            most: from `most`, for the elections in question, so that it fits the shape (...).

        Returns:
            Shape (...), `NO_BAND` where there is none.
        """
        if self.ladder is None:
            return np.full(values.shape[:-1], NO_BAND, dtype=np.int64)
        numbers = gate_numbers(self.structure, levels, values)
        units = {gate.unit for gate in self.catalogue.gates}
        points = in_points(self.structure, numbers, extent) if Unit.POINTS in units else numbers
        caps, fired = [], []
        for gate, condition in zip(self.catalogue.gates, self.conditions, strict=True):
            truth = evaluate(condition, self.structure, points if gate.unit is Unit.POINTS else numbers)
            caps.append(gate.cap)
            fired.append(truth == TRUE)
            if gate.cap_undecided is not None:
                caps.append(gate.cap_undecided)
                fired.append(truth == UNKNOWN)
        highest = self.ladder.highest_before_vote if self.method.edition is Edition.PRE_ELECTION else None
        alone = bands_of(values[..., 0] * 100, [band.at_least for band in self.ladder.bands])
        return np.minimum(cap_bands(alone, caps, fired, highest), most)

    @cached_property
    def analyst_range(self) -> tuple[FloatArray, FloatArray]:
        """Values of nodes with every indicator at the least, and the most, favourable level given; (e, n) each."""
        ends = [to_values(self.structure, self.panel.lowest), to_values(self.structure, self.panel.highest)]
        least, most = np.fmin(*ends), np.fmax(*ends)
        # What is taken off its group is at its most favourable when little of it is there.
        flipped = self.structure.flips
        worse, better = np.where(flipped, most, least), np.where(flipped, least, most)
        return (
            settled(roll_up(self.structure, worse, self.panel.applicable).values),
            settled(roll_up(self.structure, better, self.panel.applicable).values),
        )

    @cached_property
    def fill_range(self) -> tuple[FloatArray, FloatArray]:
        """Values of nodes with every missing indicator as bad, and as good, as can be; (e, n) each."""
        worst, best = fill_range(self.structure, self.values, self.panel.applicable)
        return settled(worst), settled(best)

    @cached_property
    def drawn_weights(self) -> FloatArray:
        """Weights of every draw of a simulation, the same for all elections; shape (draws, n)."""
        return draw_weights(self.structure, self.method)

    @cached_property
    def columns_below(self) -> tuple[tuple[int, ...], ...]:
        """The columns of the indicators at or below each node."""
        return tuple(self.structure.below(position) for position in range(len(self.structure.refs)))

    def points(self, at: int, position: int) -> float:
        """The most points a sum can have in one election: those of what is applicable there."""
        return float(self.structure.totals[position] * self.rolled.extent[at, position])


def settled(values: FloatArray) -> FloatArray:
    """Values to twelve decimals, so that nothing turns on bits that depend on how many rows were reckoned at once."""
    rounded: FloatArray = np.round(values, 12)
    return rounded


__all__ = ["Scores", "settled"]
