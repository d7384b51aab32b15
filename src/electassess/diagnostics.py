# SPDX-License-Identifier: Apache-2.0
"""Diagnostics: what is wrong with a file, where, and what to do. Data; one exception carries those that stop a job."""

import difflib
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final


class Severity(enum.StrEnum):
    """How grave a diagnostic is. Errors decide the exit code; a note is no fault, but what one should know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A message about a file.

    Attributes:
        code: one of `electassess.codes`.
        severity: error, warning or note.
        path: relative to the workspace, with forward slashes.
        line: from 1, or `None` for the whole file.
        column: from 1, or `None`.
        message: what is wrong.
        hint: what to do.
        hidden: whether the line itself must not be shown, for what stands there may be confidential.
    """

    code: str
    severity: Severity
    path: str
    line: int | None
    column: int | None
    message: str
    hint: str = ""
    hidden: bool = False

    @property
    def place(self) -> str:
        """`path:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        """`path:line:column: CODE message`."""
        return f"{self.place}: {self.code} {self.message}"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What diagnostics are sorted by: the place in the files, then code and message."""
        return (self.path, self.line or 0, self.column or 0, self.code, self.message)


class FaultsError(Exception):
    """Files have faults that stand in the way; the faults are the argument."""

    def __init__(self, faults: Sequence[Diagnostic]) -> None:
        """Keep the faults."""
        super().__init__(f"{len(faults)} fault(s)")
        self.faults = tuple(sorted(faults, key=lambda fault: fault.order))


def error(code: str, path: str, at: tuple[int, int] | None, message: str, hint: str = "") -> Diagnostic:
    """An error at a place, or on a whole file."""
    return Diagnostic(code, Severity.ERROR, path, at[0] if at else None, at[1] if at else None, message, hint)


def warning(code: str, path: str, at: tuple[int, int] | None, message: str, hint: str = "") -> Diagnostic:
    """A warning at a place, or on a whole file."""
    return Diagnostic(code, Severity.WARNING, path, at[0] if at else None, at[1] if at else None, message, hint)


def note(code: str, path: str, at: tuple[int, int] | None, message: str, hint: str = "") -> Diagnostic:
    """What is no fault but should be known, at a place or of a whole file."""
    return Diagnostic(code, Severity.NOTE, path, at[0] if at else None, at[1] if at else None, message, hint)


_NEAR: Final = 0.6
"""Least likeness of words that are near each other, as `difflib` measures it."""
_LONGEST_WORD: Final = 200
"""Longest word that is compared: nothing longer is a slip of the pen."""

_MOST_WORDS: Final = 2000
"""Most words that one is compared with: among more, many are near and the comparison takes long."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or the empty string if none is near or there are too many.

    >>> nearest("parties-bared", ["parties-barred", "eligibility"])
    'did you mean parties-barred?'
    """
    known = list(known)
    if len(word) > _LONGEST_WORD or len(known) > _MOST_WORDS:
        return ""
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word)
    bounds = []
    for other in known:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= _NEAR:
            bounds.append((matcher.quick_ratio(), other))
    # The likeliest first: the true likeness, which takes long, is reckoned only until no other can be greater.
    best = (_NEAR, "")
    for bound, other in sorted(bounds, reverse=True):
        if bound < best[0]:
            break
        matcher.set_seq1(other)
        best = max(best, (matcher.ratio(), other))
    return f"did you mean {best[1]}?" if best[1] else ""


__all__ = ["Diagnostic", "FaultsError", "Severity", "error", "nearest", "note", "warning"]
