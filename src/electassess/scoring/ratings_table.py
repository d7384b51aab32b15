# SPDX-License-Identifier: Apache-2.0
"""The tidy table of ratings: one row per analyst and indicator, kept as columns of numbers.

The table is sorted by election, indicator (in the catalogue's order) and analyst, so that the order in
which files or rows came in changes nothing. Text is kept once, in the labels; rows hold positions.
"""

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from electassess.model.base import Edition
from electassess.scoring.scorecard import Status
from electassess.scoring.structure import FloatArray, IntArray, Structure

STATUSES: tuple[Status, ...] = (
    Status.SCORED,
    Status.NOT_ASSESSED,
    Status.INSUFFICIENT_EVIDENCE,
    Status.NOT_APPLICABLE,
    Status.NOT_YET,
    Status.SET_ASIDE,
)
"""What the numbers of the column `state` stand for; `scored` where there is a level."""

CODE = {status: code for code, status in enumerate(STATUSES)}
"""Status -> its number in the column `state`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row, or with the whole table.

    Attributes:
        row: row of the table, the header being row 1; `None` for the whole table or where there are no rows.
        column: column of the table, empty for the whole row.
        code: `EA4xx`, see `electassess.codes`.
        message: what is wrong.
        hint: what to do.
        warning: whether the table can be scored all the same.
    """

    row: int | None
    column: str
    code: str
    message: str
    hint: str = ""
    warning: bool = False


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class Ratings:
    """The table.

    Attributes:
        elections: labels, sorted; an election without a row may be among them.
        analysts: labels, sorted.
        indicators: refs, in the structure's order.
        election: position among `elections`, shape (m,).
        indicator: position among `indicators`, shape (m,).
        analyst: position among `analysts`, shape (m,).
        level: level or measured quantity, `nan` where a state was given, shape (m,).
        state: position among `STATUSES`, shape (m,).
        confidence: 0-100, `nan` where none was stated, shape (m,).
    """

    elections: tuple[str, ...]
    analysts: tuple[str, ...]
    indicators: tuple[str, ...]
    election: IntArray
    indicator: IntArray
    analyst: IntArray
    level: FloatArray
    state: NDArray[np.int8]
    confidence: FloatArray

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.level)

    def rows_of(self, election: int) -> slice:
        """The rows of one election, by its position: they stand together."""
        start, stop = np.searchsorted(self.election, [election, election + 1])
        return slice(int(start), int(stop))

    def lines(self, election: int) -> tuple[str, ...]:
        """The rows of one election as text, the same whatever else is in the table: what is fingerprinted."""
        rows = self.rows_of(election)
        return tuple(
            f"{self.indicators[column]}\t{self.analysts[who]}\t{level!r}\t{STATUSES[state].value}\t{sure!r}"
            for column, who, level, state, sure in zip(
                self.indicator[rows].tolist(),
                self.analyst[rows].tolist(),
                self.level[rows].tolist(),
                self.state[rows].tolist(),
                self.confidence[rows].tolist(),
                strict=True,
            )
        )

    def only(self, keep: NDArray[np.bool_]) -> "Ratings":
        """The table with some rows only; the labels stay."""
        return dataclasses.replace(
            self,
            election=self.election[keep],
            indicator=self.indicator[keep],
            analyst=self.analyst[keep],
            level=self.level[keep],
            state=self.state[keep],
            confidence=self.confidence[keep],
        )


def build_ratings(
    structure: Structure,
    *,
    elections: Sequence[str],
    analysts: Sequence[str],
    election: IntArray,
    indicator: IntArray,
    analyst: IntArray,
    level: FloatArray,
    state: NDArray[np.int8],
    confidence: FloatArray,
    edition: Edition = Edition.FINAL,
) -> Ratings:
    """Sort labels and rows, and mark what an edition cannot judge yet.

    Args:
        structure: whose indicators `indicator` counts.
        elections: labels in any order, each once.
        analysts: labels in any order, each once.
        election: positions among `elections`.
        indicator: positions among the structure's indicators.
        analyst: positions among `analysts`.
        level: `nan` where there is none.
        state: positions among `STATUSES`.
        confidence: `nan` where there is none.
        edition: a pre-election edition turns ratings of what can only be seen later into `not-yet`.

    Returns:
        The sorted table; of each election, indicator and analyst there must be one row at most.
    """
    election, labels = _relabel(election, elections)
    analyst, names = _relabel(analyst, analysts)
    width, height = max(len(structure.indicators), 1), max(len(names), 1)
    key = (election * width + indicator) * height + analyst
    if key.size > 1 and (key[1:] < key[:-1]).any():
        order = np.argsort(key, kind="stable")
        election, indicator, analyst = election[order], indicator[order], analyst[order]
        level, state, confidence = level[order], state[order], confidence[order]
    later = structure.not_yet(edition)
    if later.any():
        waiting = later[indicator]
        level = np.where(waiting, np.nan, level)
        state = np.where(waiting, CODE[Status.NOT_YET], state).astype(np.int8)
    return Ratings(
        elections=labels,
        analysts=names,
        indicators=structure.indicator_refs,
        election=election,
        indicator=indicator,
        analyst=analyst,
        level=level,
        state=state,
        confidence=confidence,
    )


def _relabel(codes: IntArray, labels: Sequence[str]) -> tuple[IntArray, tuple[str, ...]]:
    """The same codes for labels in alphabetical order."""
    ordered = sorted(range(len(labels)), key=lambda at: labels[at])
    place = np.empty(len(labels), dtype=np.int64)
    place[ordered] = np.arange(len(labels))
    return place[codes], tuple(labels[at] for at in ordered)


__all__ = ["CODE", "STATUSES", "Problem", "Ratings", "build_ratings"]
