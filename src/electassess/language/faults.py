# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a file of messages: grammar, missing and unknown messages, what they print and must print.

A pack is data from a stranger. Fluent has no loops and reaches no file; what is looked for here is what would make a
statement lack a word or a source, or print the name of a variable.
"""

from collections.abc import Iterator, Mapping

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from electassess.diagnostics import Diagnostic, error, nearest, warning
from electassess.language.messages import Needs

MOST_PARTS = 60
"""Most placeables and variants of one message: forms by number and gender need a few."""


def part_faults(path: str, text: str, messages: Mapping[str, Needs]) -> list[Diagnostic]:
    """Every fault of one file, in the order of its lines.

    Args:
        path: what diagnostics call it.
        text: the file's.
        messages: those of its part.
    """
    faults: list[Diagnostic] = []
    resource = FluentParser(with_spans=True).parse(text)
    terms = {entry.id.name for entry in resource.body if isinstance(entry, ast.Term)}
    seen: set[str] = set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            for note in entry.annotations[:1]:
                at = note.span.start if note.span is not None else 0
                message = f"not in the grammar of Fluent: {(note.message or '').rstrip('.')}"
                faults.append(
                    error("EA612", path, _at(text, at), message, "see https://projectfluent.org/fluent/guide/")
                )
        elif isinstance(entry, ast.Message):
            name, place = entry.id.name, _at(text, entry.span.start if entry.span else 0)
            if name in seen:
                faults.append(error("EA612", path, place, f"the message {name} stands twice", "delete one of them"))
            elif name not in messages:
                message = f"the program has no message {name}"
                faults.append(warning("EA614", path, place, message, nearest(name, messages) or "delete it"))
            else:
                faults += _message_faults(path, place, text, entry, messages[name], terms)
            seen.add(name)
    faults += [
        error("EA613", path, None, f"the message {name} is missing", "take it from the pack en-GB and translate it")
        for name in messages
        if name not in seen
    ]
    return faults


def _at(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Uses(Visitor):
    """What a pattern uses."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.variables: dict[str, int] = {}
        self.printed: set[str] = set()
        self.strange: list[tuple[str, int]] = []
        self.terms: dict[str, int] = {}
        self.size = 0

    def visit_Placeable(self, node: ast.Placeable) -> None:  # noqa: N802 - the visitor's own naming
        """A value that is printed, or a choice."""
        self.size += 1
        if isinstance(node.expression, ast.VariableReference):
            self.printed.add(node.expression.id.name)
        self.generic_visit(node)

    def visit_Variant(self, node: ast.Variant) -> None:  # noqa: N802
        """One of several forms."""
        self.size += 1
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        """What it is told."""
        self.variables.setdefault(node.id.name, node.span.start if node.span else 0)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        """A word that the pack uses in several messages."""
        self.terms.setdefault(node.id.name, node.span.start if node.span else 0)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        """Another message: what it is told is not known here."""
        self.strange.append((f"the message {node.id.name}", node.span.start if node.span else 0))

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        """A function of Fluent: dates and numbers are written by the program."""
        self.strange.append((f"the function {node.id.name}", node.span.start if node.span else 0))


def _message_faults(
    path: str, place: tuple[int, int], text: str, entry: ast.Message, needs: Needs, terms: set[str]
) -> Iterator[Diagnostic]:
    """Of one message, in each way in which it can be said."""
    name = entry.id.name
    if entry.value is None:
        yield error("EA612", path, place, f"the message {name} says nothing", "write it after the sign of equality")
    for pattern in (entry.value, *(way.value for way in entry.attributes)):
        if pattern is not None:
            yield from _pattern_faults(path, text, (name, pattern), needs, terms)


def _pattern_faults(
    path: str, text: str, said: tuple[str, ast.Pattern], needs: Needs, terms: set[str]
) -> Iterator[Diagnostic]:
    """What one way of saying a message uses, and what it fails to print."""
    name, pattern = said
    uses = _Uses()
    uses.visit(pattern)
    start = _at(text, pattern.span.start) if pattern.span else (1, 1)
    for variable, offset in uses.variables.items():
        if variable not in needs.known:
            message = f"the message {name} is not told {variable}"
            hint = nearest(variable, needs.known) or f"it is told {', '.join(sorted(needs.known)) or 'nothing'}"
            yield error("EA615", path, _at(text, offset), message, hint)
    for what, offset in uses.strange:
        message = f"the message {name} uses {what}, which a pack may not"
        yield error("EA615", path, _at(text, offset), message, "write the words out, or keep them in a term")
    for term, offset in uses.terms.items():
        if term not in terms:
            message = f"the message {name} uses the term {term}, which this file does not have"
            yield error("EA615", path, _at(text, offset), message, nearest(term, terms) or "write the words out")
    for missing in sorted(needs.prints - uses.printed):
        message = f"the message {name} does not print {missing}"
        yield error("EA615", path, start, message, f"put {{ ${missing} }} where it belongs")
    if uses.size > MOST_PARTS:
        yield error("EA615", path, start, f"the message {name} has more than {MOST_PARTS} parts", "make it simpler")


__all__ = ["part_faults"]
