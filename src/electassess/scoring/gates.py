# SPDX-License-Identifier: Apache-2.0
"""Gates: conditions over nodes by which one fatal finding caps the verdict (Freedom House, BTI).

In a condition (`electassess.model.condition`) an indicator stands for its panel level, a group for its value 0-100 or,
where the gate says so, for the points of a sum.
Logic has three values (Kleene): a node without a value leaves a comparison undetermined, and an undetermined gate
does not fire but says so.
"""

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from electassess.model.catalogue import Gate, Unit
from electassess.model.condition import (
    Comparison,
    Condition,
    Conjunction,
    Disjunction,
    Negation,
    Operand,
    parse,
    refs_of,
)
from electassess.scoring.ratings_table import Problem
from electassess.scoring.structure import FloatArray, Structure

FALSE, UNKNOWN, TRUE = 0, 1, 2
"""The three values of truth, so that `and` is the least and `or` the greatest."""

_DECIMALS = 9  # beyond this, digits of a value are the residue of floats, not a finding

_COMPARE: Mapping[str, Callable[[FloatArray, FloatArray], NDArray[np.bool_]]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        "=": operator.eq,
        "!=": operator.ne,
        ">=": operator.ge,
        ">": operator.gt,
    }
)


def check_gates(structure: Structure, gates: Sequence[Gate]) -> tuple[Problem, ...]:
    """What is wrong with the conditions of a catalogue's gates; the problem's column is the gate's id.

    Returns:
        Faults of grammar (`EA421`) and unknown ids (`EA422`), each with its position in the text; and units that
        are missing or do not fit (`EA423`).
    """
    problems: list[Problem] = []
    for gate in gates:
        condition, faults = parse(gate.when, structure.refs)
        code = "EA421" if condition is None else "EA422"
        for fault in faults:
            message = f"gate {gate.id}, column {fault.column}: {fault.message}"
            problems.append(Problem(None, gate.id, code, message, fault.hint))
        wrong = unit_fault(structure, refs_of(condition), gate.unit) if condition is not None and not faults else ""
        if wrong:
            problems.append(Problem(None, gate.id, "EA423", f"gate {gate.id}: {wrong}", UNIT_HINT))
    return tuple(problems)


UNIT_HINT = "write `unit: points` for the points of sums, `unit: value` for values of 0-100"


def unit_fault(structure: Structure, refs: Sequence[str], unit: Unit | None) -> str:
    """What is wrong with the unit in which nodes are cut or compared; nothing if it fits.

    Args:
        structure: of the catalogue.
        refs: of the nodes, all of which it has.
        unit: as the catalogue gives it; a sum, which has points and a value, needs one.
    """
    positions = {ref: structure.position(ref) for ref in refs}
    groups = [ref for ref, position in positions.items() if structure.kinds[position] == "group"]
    sums = [ref for ref in groups if structure.summed[positions[ref]]]
    if unit is None and sums:
        return f"{sums[0]} is a sum, and it is not said whether its points or its value count"
    if unit is Unit.POINTS and len(groups) > len(sums):
        return f"{next(ref for ref in groups if ref not in sums)} has no points, since it is no sum"
    return ""


def gate_numbers(structure: Structure, levels: FloatArray, values: FloatArray) -> FloatArray:
    """What every node stands for in a condition.

    Args:
        structure: of `n` nodes and `k` indicators.
        levels: panel levels, shape (..., k).
        values: of all nodes, 0-1, shape (..., n).

    Returns:
        Shape (..., n): levels of indicators, values 0-100 of groups, both rounded to nine decimals so that the
        last bit of a float never decides.
    """
    numbers: FloatArray = values * 100.0
    numbers[..., structure.indicators] = levels
    return np.round(numbers, _DECIMALS, out=numbers)


def in_points(structure: Structure, numbers: FloatArray, extent: FloatArray) -> FloatArray:
    """The same numbers, with the points of sums in place of their values.

    Args:
        structure: of `n` nodes.
        numbers: from `gate_numbers`, shape (..., n).
        extent: from `RolledUp`, shape (..., n) or (n,).

    Returns:
        Shape (..., n).
    """
    points = np.round(numbers / 100.0 * structure.totals * extent, _DECIMALS)
    found: FloatArray = np.where(structure.summed, points, numbers)
    return found


def evaluate(condition: Condition, structure: Structure, numbers: FloatArray) -> NDArray[np.int8]:
    """Evaluate a condition for many elections at once.

    Args:
        condition: whose refs the structure has.
        structure: of `n` nodes.
        numbers: from `gate_numbers`, shape (..., n), `nan` where a node has no value.

    Returns:
        Shape (...): `FALSE`, `UNKNOWN` or `TRUE`.

    Raises:
        KeyError: if the structure lacks a node; `check_gates` finds these beforehand.
    """
    match condition:
        case Comparison(left, sign, right):
            first, second = _number(left, structure, numbers), _number(right, structure, numbers)
            truth = np.where(_COMPARE[sign](first, second), TRUE, FALSE)
            answer = np.where(np.isnan(first) | np.isnan(second), UNKNOWN, truth)
        case Negation(part):
            answer = TRUE - evaluate(part, structure, numbers)
        case Conjunction(parts):
            answer = functools.reduce(np.minimum, [evaluate(part, structure, numbers) for part in parts])
        case Disjunction(parts):
            answer = functools.reduce(np.maximum, [evaluate(part, structure, numbers) for part in parts])
    return answer.astype(np.int8)


def _number(operand: Operand, structure: Structure, numbers: FloatArray) -> FloatArray:
    if operand.number is None:
        found: FloatArray = numbers[..., structure.position(operand.text)]
        return found
    return np.full(numbers.shape[:-1], operand.number)


__all__ = [
    "FALSE",
    "TRUE",
    "UNIT_HINT",
    "UNKNOWN",
    "check_gates",
    "evaluate",
    "gate_numbers",
    "in_points",
    "unit_fault",
]
