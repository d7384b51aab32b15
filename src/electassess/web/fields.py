# SPDX-License-Identifier: Apache-2.0
"""Diagnostics at the fields of a form: those of `check`, by the place in the file that each field is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from electassess.diagnostics import Diagnostic
from electassess.workspace import Document

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Said:
    """What `check` says of one entry of a file.

    Attributes:
        whole: of the entry as a whole.
        at: by field.
    """

    whole: tuple[Diagnostic, ...] = ()
    at: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Diagnostic, ...]:
        """Of one field."""
        return self.at.get(name, ())

    @property
    def every(self) -> tuple[Diagnostic, ...]:
        """All of it, that of the whole first."""
        return self.whole + tuple(one for found in self.at.values() for one in found)


NOTHING = Said()


def placed(document: Document[Any], faults: Iterable[Diagnostic]) -> list[tuple[Loc, Diagnostic]]:
    """The diagnostics of one file, each with the keys and numbers that lead to where it stands."""
    return [
        (document.leading_to(fault.line) if fault.line is not None else (), fault)
        for fault in faults
        if fault.path == document.path
    ]


def said_of(found: Sequence[tuple[Loc, Diagnostic]], entry: Loc) -> Said:
    """What is said of one entry: `("ratings", 3)`; of a whole file, where it is `()`."""
    whole: list[Diagnostic] = []
    at: dict[str, list[Diagnostic]] = {}
    depth = len(entry)
    for loc, fault in found:
        if loc[:depth] != entry:
            continue
        if len(loc) > depth:
            at.setdefault(str(loc[depth]), []).append(fault)
        else:
            whole.append(fault)
    return Said(tuple(whole), {name: tuple(found) for name, found in at.items()})


__all__ = ["NOTHING", "Loc", "Said", "placed", "said_of"]
