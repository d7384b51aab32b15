# SPDX-License-Identifier: Apache-2.0
"""The language of gates: what the `when` of a catalogue's gate says, as a small tree.

A condition compares nodes and numbers: `party-inclusion.parties-barred <= 0 or fair-count < 25`. There is no
arithmetic, so a hyphen always belongs to an id. What a condition is worth is reckoned in `electassess.scoring.gates`.
"""

import dataclasses
import difflib
import functools
from collections.abc import Collection, Iterator
from typing import Final

import lark

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


LONGEST: Final = 1000
"""Longest condition, in characters: no person can follow more, and nothing shorter is nested too deeply to read."""


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
    if len(text) > LONGEST:
        message = f"the condition is longer than {LONGEST} characters"
        return None, (GateFault(LONGEST + 1, message, "write several gates with the same cap instead of or"),)
    try:
        condition = _read(text)
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


@functools.lru_cache(maxsize=1024)  # the gates of a catalogue are read again with every table that is scored
def _read(text: str) -> Condition:
    """The condition that a text is; raises as lark does."""
    return _build(_parser().parse(text))


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


def held_down(condition: Condition) -> tuple[str, ...]:
    """The nodes that a condition asks to be low, by an upper bound, each once; what is negated asks the contrary.

    >>> held_down(parse("count.access <= 1 and media > 50")[0]), held_down(parse("not count.access >= 2")[0])
    (('count.access',), ('count.access',))
    """
    return tuple(dict.fromkeys(_held_down(condition, negated=False)))


def _held_down(condition: Condition, *, negated: bool) -> Iterator[str]:
    match condition:
        case Negation(part):
            yield from _held_down(part, negated=not negated)
        case Conjunction(parts) | Disjunction(parts):
            for each in parts:
                yield from _held_down(each, negated=negated)
        case Comparison(left, sign, right):
            upper = {"<": left, "<=": left, ">": right, ">=": right}.get(sign)
            lower = {"<": right, "<=": right, ">": left, ">=": left}.get(sign)
            low = lower if negated else upper
            if low is not None and low.number is None:
                yield low.text


__all__ = [
    "LONGEST",
    "Comparison",
    "Condition",
    "Conjunction",
    "Disjunction",
    "GateFault",
    "Negation",
    "Operand",
    "comparisons",
    "held_down",
    "parse",
    "refs_of",
]
