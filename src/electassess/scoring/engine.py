# SPDX-License-Identifier: Apache-2.0
"""The engine: a table of ratings and a method in, scores of every election out."""

from dataclasses import replace

from electassess.model.catalogue import Catalogue
from electassess.model.condition import Condition, parse, refs_of
from electassess.model.ladder import Ladder
from electassess.scoring.aggregate import roll_up
from electassess.scoring.gates import UNIT_HINT, unit_fault
from electassess.scoring.method import Method
from electassess.scoring.normalise import to_values
from electassess.scoring.panel import panel_levels
from electassess.scoring.ratings_table import Ratings
from electassess.scoring.scores import Scores, settled
from electassess.scoring.structure import Structure, StructureError, build_structure


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
            cut names what is not there, a sum is cut in a unit that nobody names, or the table belongs to another
            catalogue.
        PanelError: if the method's panel needs a model that was not fitted.
    """
    method = method or Method()
    structure = build_structure(catalogue, method)
    if ratings.indicators != structure.indicator_refs:
        raise StructureError(f"the table of ratings was not made for catalogue {catalogue.id}")
    for cut in catalogue.classes:
        if cut.node and cut.node not in structure.refs:
            raise StructureError(f"the classes cut {cut.node}, which catalogue {catalogue.id} does not have")
        wrong = unit_fault(structure, [cut.node or structure.refs[0]], cut.unit)
        if wrong:
            raise StructureError(f"the classes: {wrong}; {UNIT_HINT}")
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
        wrong = unit_fault(structure, refs_of(condition), gate.unit)
        if wrong:
            raise StructureError(f"gate {gate.id}: {wrong}; {UNIT_HINT}")
        for cap in gate.caps:
            if cap < 0 or (ladder is not None and cap >= len(ladder.bands)):
                raise StructureError(f"gate {gate.id} caps at {cap}, which is no band of the ladder")
        conditions.append(condition)
    return tuple(conditions)


__all__ = ["run"]
