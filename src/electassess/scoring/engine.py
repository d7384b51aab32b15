# SPDX-License-Identifier: Apache-2.0
"""The engine: a table of ratings and a method in, scores of every election out.

`run` works on arrays over all elections at once (`Scores`); `Scores.card` builds the record of one
election when it is asked for. Nothing of one election depends on the others in the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from electassess.model.base import Edition
from electassess.model.catalogue import Catalogue
from electassess.model.condition import Condition, parse
from electassess.model.ladder import Ladder
from electassess.scoring.aggregate import RolledUp, fill_range, roll_up
from electassess.scoring.cards import build_card
from electassess.scoring.draws import draw_weights
from electassess.scoring.gates import TRUE, UNKNOWN, evaluate, gate_numbers
from electassess.scoring.method import Method
from electassess.scoring.normalise import to_values
from electassess.scoring.panel import PanelLevels, panel_levels
from electassess.scoring.ratings_table import Ratings
from electassess.scoring.scorecard import Scorecard
from electassess.scoring.structure import FloatArray, IntArray, Structure, StructureError, build_structure
from electassess.scoring.verdict import NO_BAND, bands_of, cap_bands


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

    def numbers(self, ref: str) -> FloatArray:
        """What a gate sees of a node: the level of an indicator, the value 0-100 of a group; shape (e,)."""
        column: FloatArray = self.numbers_table[:, self.structure.position(ref)]
        return column

    @cached_property
    def fired(self) -> np.ndarray:
        """Truth of every gate for every election (`FALSE`, `UNKNOWN`, `TRUE`); shape (gates, e)."""
        size = len(self.ratings.elections)
        truths = [evaluate(one, self.structure, self.numbers_table) for one in self.conditions]
        return np.array(truths, dtype=np.int8).reshape(-1, size)

    @cached_property
    def bands(self) -> IntArray:
        """Band of every election after gates and edition, `NO_BAND` where there is none; shape (e,)."""
        return self.bands_given(self.panel.level, self.rolled.values)

    def bands_given(self, levels: FloatArray, values: FloatArray) -> IntArray:
        """Bands after gates and edition for other levels and values than those found, `NO_BAND` where there is none.

        Args:
            levels: of indicators, shape (..., k).
            values: of nodes, 0-1, shape (..., n).
        """
        if self.ladder is None:
            return np.full(values.shape[:-1], NO_BAND, dtype=np.int64)
        numbers = gate_numbers(self.structure, levels, values)
        caps, fired = [], []
        for gate, condition in zip(self.catalogue.gates, self.conditions, strict=True):
            truth = evaluate(condition, self.structure, numbers)
            caps.append(gate.cap)
            fired.append(truth == TRUE)
            if gate.cap_undecided is not None:
                caps.append(gate.cap_undecided)
                fired.append(truth == UNKNOWN)
        highest = self.ladder.highest_before_vote if self.method.edition is Edition.PRE_ELECTION else None
        alone = bands_of(values[..., 0] * 100, [band.at_least for band in self.ladder.bands])
        return cap_bands(alone, caps, fired, highest)

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

    @cached_property
    def cards(self) -> tuple[Scorecard, ...]:
        """The scorecard of every election, in the order of their ids."""
        return tuple(self.card(at) for at in range(len(self.ratings.elections)))

    @cached_property
    def by_election(self) -> Mapping[str, Scorecard]:
        """The scorecard of every election, by id."""
        return dict(zip(self.ratings.elections, self.cards, strict=True))

    def card(self, at: int) -> Scorecard:
        """The scorecard of one election, by its position in the table."""
        return build_card(self, at)

    def card_of(self, election: str) -> Scorecard:
        """The scorecard of one election, by its id.

        Raises:
            KeyError: if the table has no such election.
        """
        if election not in self.ratings.elections:
            raise KeyError(election)
        return self.card(self.ratings.elections.index(election))

    def points(self, at: int, position: int) -> float:
        """The most points a sum can have in one election: those of what is applicable there."""
        return float(self.structure.totals[position] * self.rolled.extent[at, position])


def settled(values: FloatArray) -> FloatArray:
    """Values to twelve decimals, so that nothing turns on bits that depend on how many rows were reckoned at once."""
    rounded: FloatArray = np.round(values, 12)
    return rounded


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
        StructureError: if the catalogue cannot be scored, one of its gates cannot be read, a gate's cap or a
            cut names what is not there, or the table belongs to another catalogue.
        PanelError: if the method's panel needs a model that was not fitted.
    """
    method = method or Method()
    structure = build_structure(catalogue, method)
    if ratings.indicators != structure.indicator_refs:
        raise StructureError(f"the table of ratings was not made for catalogue {catalogue.id}")
    for cut in catalogue.classes:
        if cut.node and cut.node not in structure.refs:
            raise StructureError(f"the classes cut {cut.node}, which catalogue {catalogue.id} does not have")
    panel = panel_levels(structure, ratings, method)
    values = to_values(structure, panel.level)
    rolled = roll_up(structure, values, panel.applicable)
    return Scores(
        catalogue=catalogue,
        ladder=ladder,
        structure=structure,
        ratings=ratings,
        method=method,
        panel=panel,
        values=values,
        rolled=replace(rolled, values=settled(rolled.values)),
        conditions=_conditions(catalogue, structure, ladder),
    )


def _conditions(catalogue: Catalogue, structure: Structure, ladder: Ladder | None) -> tuple[Condition, ...]:
    """The gates, parsed and checked."""
    conditions = []
    for gate in catalogue.gates:
        condition, faults = parse(gate.when, structure.refs)
        if condition is None or faults:
            raise StructureError(f"gate {gate.id}, column {faults[0].column}: {faults[0].message}; {faults[0].hint}")
        for cap in gate.caps:
            if cap < 0 or (ladder is not None and cap >= len(ladder.bands)):
                raise StructureError(f"gate {gate.id} caps at {cap}, which is no band of the ladder")
        conditions.append(condition)
    return tuple(conditions)


__all__ = ["Scores", "run"]
