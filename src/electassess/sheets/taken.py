# SPDX-License-Identifier: Apache-2.0
"""What a workbook or a table would do to one file, and doing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.sheets.memory import Memory
from electassess.sheets.merge import Cells
from electassess.source import ChangedError, Edit, write_bytes, write_edited
from electassess.source.outputs import alone

_WHOLE: Final = frozenset({"EA660", "EA666", "EA667", "EA669"})
"""Faults of a workbook, a table or a file as a whole; every other is of one row, and the other rows are taken over."""


@dataclass(frozen=True)
class TakenIn:
    """What would be done to one file, or was.

    Attributes:
        path: of the file, relative to the workspace.
        done: what is changed, in words that quote no reason.
        faults: cells that cannot be taken over, conflicts, and what `check` says of the changed rows.
        edits: what is to be done to the file.
        base: digest of the file that the edits are made from; nothing where it is to be written.
        text: the file as it will be.
        file: where it is.
        note: what is to be said of the file as a whole, in few words.
        left: rows that are not taken over because of their faults, in words: `row 12 of Ratings`.
        reminder: what is still to be done with it, in a sentence.
        broken: whether nothing of it can be taken over.
        memory: of the workbook, and the rows that are taken over as the file will have them, by sheet and key.
    """

    path: str
    done: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...] = ()
    base: str = ""
    text: str = ""
    file: Path = Path()
    note: str = ""
    left: tuple[str, ...] = ()
    reminder: str = ""
    broken: bool = False
    memory: Memory | None = None
    rows: Mapping[str, Mapping[str, Cells]] = field(default_factory=dict)

    @property
    def stopped(self) -> bool:
        """Whether nothing may be written."""
        return self.broken or any(one.severity is Severity.ERROR and one.code in _WHOLE for one in self.faults)


def write(plan: TakenIn, root: Path) -> Diagnostic | None:
    """Carry out a plan, if the file still is the one that it was made from.

    Returns:
        Why nothing was written, or `None`.

    Raises:
        OutsideError: If the path leads out of the workspace.
        OSError: If it cannot be written.
    """
    refused = _written(plan, root) if plan.edits else None
    if refused is None and plan.memory is not None:
        plan.memory.keep(plan.rows)
    return refused


def _written(plan: TakenIn, root: Path) -> Diagnostic | None:
    if not plan.base:
        plan.file.parent.mkdir(parents=True, exist_ok=True)
        with alone(plan.file.parent):
            if plan.file.exists():
                return error("EA664", plan.path, None, "somebody has just written this file", "run the command again")
            write_bytes(plan.file, plan.text.encode(), root, durable=True)
        return None
    try:
        write_edited(plan.file, root, plan.base, plan.edits, made=plan.text)
    except ChangedError:
        return error("EA664", plan.path, None, "somebody has just changed this file", "run the command again")
    return None


def rows_of_sheet(numbers: set[int], sheet: str) -> tuple[str, ...]:
    """Rows by their numbers, in words.

    >>> rows_of_sheet({12, 4}, "Ratings")
    ('row 4 of Ratings', 'row 12 of Ratings')
    """
    return tuple(f"row {number} of {sheet}" if sheet else f"row {number}" for number in sorted(numbers))


__all__ = ["TakenIn", "rows_of_sheet", "write"]
