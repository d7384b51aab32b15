# SPDX-License-Identifier: Apache-2.0
"""Gates: conditions over node ids in a small language of their own, read by a grammar and never evaluated as code.

    party-inclusion.parties-barred <= 0 and not (civic-space > 50)

An id stands for the panel level of an indicator or the value 0-100 of a group. Logic is three-valued
(Kleene): where a node has no value the comparison is undetermined, and a gate that stays undetermined does
not fire but says so.
"""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from electassess.scoring.scorecard import Term
from electassess.scoring.structure import FloatArray

GRAMMAR = r"""
?start: disjunction
?disjunction: conjunction ("or" conjunction)*
?conjunction: negation ("and" negation)*
?negation: "not" negation -> negated
         | comparison
         | "(" disjunction ")"
comparison: operand OPERATOR operand
?operand: NUMBER -> number
        | REF -> ref
OPERATOR: "<=" | ">=" | "!=" | "<" | ">" | "="
NUMBER: /-?\d+(\.\d+)?/
REF: /(?!(and|or|not)\b(?![-.]))[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*/
%ignore /[ \t]+/
"""

_PARSER = Lark(GRAMMAR, parser="lalr", propagate_positions=True)

_COMPARE: Mapping[str, Callable[[FloatArray, FloatArray], np.ndarray]] = {
    "<": np.less,
    "<=": np.less_equal,
    "=": np.equal,
    "!=": np.not_equal,
    ">=": np.greater_equal,
    ">": np.greater,
}

FALSE, UNKNOWN, TRUE = 0, 1, 2
"""Truth values in their order, so that `and` is the minimum and `or` the maximum (Kleene 1952)."""


@dataclass(frozen=True, slots=True)
class GateFault:
    """What is wrong with a condition.

    Attributes:
        column: where, from 1.
        message: what.
        hint: what to do.
    """

    column: int
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Condition:
    """A parsed condition."""

    text: str
    tree: Tree[Token]

    def comparisons(self) -> Iterator[Tree[Token]]:
        """Its comparisons, from left to right."""
        yield from self.tree.find_pred(lambda node: node.data == "comparison")

    def refs(self) -> tuple[str, ...]:
        """The nodes it names, each once."""
        found = [str(token) for token in self.tree.scan_values(lambda value: getattr(value, "type", "") == "REF")]
        return tuple(dict.fromkeys(found))

    def text_of(self, comparison: Tree[Token]) -> str:
        """A comparison as it was written."""
        return self.text[comparison.meta.start_pos : comparison.meta.end_pos]


def parse(text: str, known: Collection[str] | None = None) -> tuple[Condition | None, tuple[GateFault, ...]]:
    """Read a condition.

    Args:
        text: the condition.
        known: refs of the nodes there are; unknown ones are faults if given.

    Returns:
        The condition, or `None`, and what is wrong with it.
    """
    try:
        tree = _PARSER.parse(text)
    except UnexpectedInput as fault:
        column = fault.column if isinstance(fault.column, int) and fault.column > 0 else len(text) + 1
        hint = "a condition compares a node with a number: party-inclusion.parties-barred <= 0"
        return None, (GateFault(column, "the condition cannot be read from here on", hint),)
    condition = Condition(text, tree)
    if known is None:
        return condition, ()
    faults = []
    for token in tree.scan_values(lambda value: getattr(value, "type", "") == "REF"):
        if str(token) not in known:
            near = difflib.get_close_matches(str(token), list(known), n=1)
            hint = f"did you mean {near[0]}?" if near else "ids are those of the catalogue's groups and indicators"
            faults.append(GateFault(token.column or 1, f"the catalogue has no node {token}", hint))
    return condition, tuple(faults)


Numbers = Callable[[str], FloatArray]
"""Ref -> its number for each election, `nan` where it has none; shape (elections,)."""


def _operand(node: Tree[Token] | Token, numbers: Numbers) -> FloatArray:
    token = node.children[0] if isinstance(node, Tree) else node
    if isinstance(token, Token) and token.type == "NUMBER":
        return np.array(float(token))
    return numbers(str(token))


def _truth(node: Tree[Token], numbers: Numbers) -> np.ndarray:
    """Truth of a node of the tree for each election."""
    if node.data == "comparison":
        left, operator, right = node.children
        a, b = _operand(left, numbers), _operand(right, numbers)
        held = np.where(_COMPARE[str(operator)](a, b), TRUE, FALSE)
        return np.where(np.isnan(a) | np.isnan(b), UNKNOWN, held)
    parts = [_truth(child, numbers) for child in node.children if isinstance(child, Tree)]
    if node.data == "negated":
        return TRUE - parts[0]
    joined = np.minimum if node.data == "conjunction" else np.maximum
    return joined.reduce(parts)  # type: ignore[no-any-return]


def evaluate(condition: Condition, numbers: Numbers) -> np.ndarray:
    """Truth of a condition for each election: `TRUE`, `FALSE` or `UNKNOWN`; shape (elections,) or ()."""
    return _truth(condition.tree, numbers)


def deciding(condition: Condition, numbers: Callable[[str], float | None], truth: int) -> tuple[Term, ...]:
    """The comparisons that made a condition true, or that leave it undetermined, for one election.

    Args:
        condition: the condition.
        numbers: ref -> number, or `None`.
        truth: what `evaluate` found.
    """

    def array(ref: str) -> FloatArray:
        number = numbers(ref)
        return np.array(np.nan if number is None else number)

    if truth == FALSE:
        return ()
    terms = []
    for comparison in condition.comparisons():
        if int(_truth(comparison, array)) == truth:
            refs = tuple(
                str(token) for token in comparison.scan_values(lambda value: getattr(value, "type", "") == "REF")
            )
            terms.append(Term(condition.text_of(comparison), refs, tuple(numbers(ref) for ref in refs)))
    return tuple(terms)


__all__ = ["FALSE", "GRAMMAR", "TRUE", "UNKNOWN", "Condition", "GateFault", "deciding", "evaluate", "parse"]
