# SPDX-License-Identifier: Apache-2.0
"""Gates: conditions over nodes by which one fatal finding caps the verdict (Freedom House, BTI).

A condition compares nodes and numbers: `party-inclusion.parties-barred <= 0 or fair-count < 25`. An
indicator stands for its panel level, a group for its value 0-100. There is no arithmetic, so a hyphen
always belongs to an id. Logic has three values (Kleene): a node without a value leaves a comparison
undetermined, and an undetermined gate does not fire but says so.
"""

import dataclasses
import difflib
import functools
import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

import lark
import numpy as np
from numpy.typing import NDArray

from electassess.model.catalogue import Gate
from electassess.scoring.ratings_table import Problem
from electassess.scoring.scorecard import Term
from electassess.scoring.structure import FloatArray, Structure

FALSE, UNKNOWN, TRUE = 0, 1, 2
"""The three values of truth, so that `and` is the least and `or` the greatest."""

_DECIMALS = 9  # beyond this, digits of a value are the residue of floats, not a finding

_GRAMMAR = r"""
?start: disjunction
?disjunction: conjunction ("or"i conjunction)*
?conjunction: negation ("and"i negation)*
?negation: "not"i negation -> negated
    | "(" disjunction ")"
    | operand OPERATOR operand -> comparison
operand: WORD
OPERATOR: "<=" | ">=" | "!=" | "<" | ">" | "="
WORD.1: /-?\d+(?:\.\d+)?(?![a-z0-9.-])|(?!(?:and|or|not)(?![a-z0-9.-]))[a-z0-9]+(?:[.-][a-z0-9]+)*/
%ignore /[ \t\r\n]+/
"""

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


@dataclasses.dataclass(frozen=True, slots=True)
class GateFault:
    """What is wrong with a condition.

    Attributes:
        column: where in the text, from 1.
        message: what.
        hint: what to do.
    """

    column: int
    message: str
    hint: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Operand:
    """A number, or the ref of a node; `column` is where it stands in the text, from 1."""

    text: str
    number: float | None
    column: int


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """Two operands and what is between them."""

    left: Operand
    sign: str
    right: Operand

    @property
    def text(self) -> str:
        """As it would be written."""
        return f"{self.left.text} {self.sign} {self.right.text}"


@dataclasses.dataclass(frozen=True, slots=True)
class Negation:
    """True where its part is false."""

    part: "Condition"


@dataclasses.dataclass(frozen=True, slots=True)
class Conjunction:
    """True where every part is."""

    parts: tuple["Condition", ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Disjunction:
    """True where any part is."""

    parts: tuple["Condition", ...]


Condition = Comparison | Negation | Conjunction | Disjunction


@functools.cache
def _parser() -> lark.Lark:
    """The parser, built once: its grammar never changes."""
    return lark.Lark(_GRAMMAR, parser="lalr", propagate_positions=True)


def parse(text: str, known: Collection[str] | None = None) -> tuple[Condition | None, tuple[GateFault, ...]]:
    """Read a condition.

    Args:
        text: as in a gate's `when`.
        known: refs of the nodes there are; unknown ones are faults if given.

    Returns:
        The condition, or `None` where it does not follow the grammar, and what is wrong with it.

    >>> parse("count.access < 2")[0].text
    'count.access < 2'
    """
    try:
        condition = _build(_parser().parse(text))
    except lark.UnexpectedCharacters as fault:
        return None, (GateFault(max(int(fault.column), 1), f"{fault.char} is not expected here", _hint(text)),)
    except lark.UnexpectedInput as fault:
        token = getattr(fault, "token", None)
        if token is None or token.type == "$END":
            return None, (GateFault(len(text) + 1, "the condition ends too early", _hint(text)),)
        return None, (GateFault(max(int(fault.column), 1), f"{token} is not expected here", _hint(text)),)
    faults = []
    for each in _operands(condition):
        if known is not None and each.number is None and each.text not in known:
            near = difflib.get_close_matches(each.text, list(known), n=1)
            hint = f"did you mean {near[0]}?" if near else "nodes are written as group.indicator, see the catalogue"
            faults.append(GateFault(each.column, f"the catalogue has no node {each.text}", hint))
    return condition, tuple(faults)


def _hint(text: str) -> str:
    if "==" in text:
        return "equality is written with one ="
    if "&" in text or "|" in text:
        return "write and, or"
    return "a condition reads like `group.indicator <= 1 and (group < 25 or not other-group >= 50)`"


def _build(tree: "lark.Tree[lark.Token] | lark.Token") -> Condition:
    """From lark's tree to our own nodes."""
    assert isinstance(tree, lark.Tree)  # a bare token is never a condition in this grammar
    parts = [part for part in tree.children if isinstance(part, lark.Tree)]
    match tree.data:
        case "comparison":
            sign = next(part for part in tree.children if isinstance(part, lark.Token))
            left, right = (_operand(part.children[0]) for part in parts)
            return Comparison(left, str(sign), right)
        case "negated":
            return Negation(_build(parts[0]))
        case "conjunction":
            return Conjunction(tuple(_build(part) for part in parts))
        case _:
            return Disjunction(tuple(_build(part) for part in parts))


def _operand(token: "lark.Tree[lark.Token] | lark.Token") -> Operand:
    text = str(token)
    column = getattr(token, "column", None) or 1
    try:
        return Operand(text, float(text), column)
    except ValueError:
        return Operand(text, None, column)


def comparisons(condition: Condition) -> tuple[Comparison, ...]:
    """Every comparison of a condition, from left to right."""
    match condition:
        case Comparison():
            return (condition,)
        case Negation(part):
            return comparisons(part)
        case Conjunction(parts) | Disjunction(parts):
            return tuple(each for part in parts for each in comparisons(part))


def _operands(condition: Condition) -> tuple[Operand, ...]:
    return tuple(operand for each in comparisons(condition) for operand in (each.left, each.right))


def refs_of(condition: Condition) -> tuple[str, ...]:
    """The nodes a condition names, each once, from left to right."""
    return tuple(dict.fromkeys(each.text for each in _operands(condition) if each.number is None))


def check_gates(structure: Structure, gates: Sequence[Gate]) -> tuple[Problem, ...]:
    """What is wrong with the conditions of a catalogue's gates; the problem's column is the gate's id.

    Returns:
        Faults of grammar (`EA421`) and unknown ids (`EA422`), each with its position in the text.
    """
    problems: list[Problem] = []
    for gate in gates:
        condition, faults = parse(gate.when, structure.refs)
        code = "EA421" if condition is None else "EA422"
        for fault in faults:
            message = f"gate {gate.id}, column {fault.column}: {fault.message}"
            problems.append(Problem(None, gate.id, code, message, fault.hint))
    return tuple(problems)


def gate_numbers(structure: Structure, levels: FloatArray, values: FloatArray) -> FloatArray:
    """What every node stands for in a condition.

    Args:
        structure: of `n` nodes and `k` indicators.
        levels: panel levels, shape (..., k).
        values: of all nodes, 0-1, shape (..., n).

    Returns:
        Shape (..., n): levels of indicators, values 0-100 of groups, rounded to nine decimals so that the
        last bit of a float never decides.
    """
    numbers: FloatArray = np.round(values * 100.0, _DECIMALS)
    numbers[..., structure.indicators] = levels
    return numbers


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


def deciding(condition: Condition, structure: Structure, numbers: FloatArray) -> tuple[Term, ...]:
    """The comparisons that settled a condition for one election (or that left it unsettled).

    Args:
        condition: whose refs the structure has.
        structure: of `n` nodes.
        numbers: of one election, shape (n,).

    Returns:
        From left to right. Of a true `or` or a false `and`, only the parts that made it so.
    """
    truth = int(evaluate(condition, structure, numbers))
    match condition:
        case Comparison(left, _, right):
            named = [each for each in (left, right) if each.number is None]
            found = [float(numbers[structure.position(each.text)]) for each in named]
            known = tuple(None if np.isnan(number) else number for number in found)
            return (Term(condition.text, tuple(each.text for each in named), known),)
        case Negation(part):
            return deciding(part, structure, numbers)
        case Conjunction(parts) | Disjunction(parts):
            return tuple(
                term
                for part in parts
                if int(evaluate(part, structure, numbers)) == truth
                for term in deciding(part, structure, numbers)
            )


__all__ = [
    "FALSE",
    "TRUE",
    "UNKNOWN",
    "Comparison",
    "Condition",
    "Conjunction",
    "Disjunction",
    "GateFault",
    "Negation",
    "Operand",
    "check_gates",
    "comparisons",
    "deciding",
    "evaluate",
    "gate_numbers",
    "parse",
    "refs_of",
]
