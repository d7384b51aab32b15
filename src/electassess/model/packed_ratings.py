# SPDX-License-Identifier: Apache-2.0
"""The ratings of one assessment without their words: records of numbers, as small as scoring allows.

This is what passes between processes and what a cache may keep: no rationale, no evidence, no fact.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from electassess.model.ratings import RatingSheet, State

RECORD: Final = struct.Struct("<dIIBb")
"""One rating: level or measured value (`nan` with a state); positions of analyst and indicator; 0 for a level or
value, else one more than the position of the state among `STATES`; confidence 0-100, or -1 for none."""

STATES: Final = (State.NOT_ASSESSED, State.INSUFFICIENT_EVIDENCE, State.NOT_APPLICABLE)
"""What the states of records stand for; never reordered."""

_STATE_CODES: Final[dict[State | None, int]] = {
    None: 0,
    **{state: position + 1 for position, state in enumerate(STATES)},
}


class PackedRatings(NamedTuple):
    """The submitted sheets of one assessment.

    Attributes:
        analysts: those who submitted a sheet, in alphabetical order.
        records: one `RECORD` after the other.
    """

    analysts: tuple[str, ...]
    records: bytes


def pack(sheets: Iterable[RatingSheet], columns: Mapping[str, int]) -> PackedRatings:
    """Pack rating sheets.

    Args:
        sheets: of one assessment, in any order; those that are not submitted are left out.
        columns: the position of every indicator of the catalogue, by ref.

    Raises:
        KeyError: A rating is of an indicator that the catalogue does not have.
    """
    submitted = sorted((sheet for sheet in sheets if sheet.submitted), key=lambda sheet: sheet.analyst)
    records = []
    for who, sheet in enumerate(submitted):
        for rating in sheet.ratings:
            number = rating.value if rating.level is None else rating.level
            level = float("nan") if number is None else float(number)
            sure = -1 if rating.confidence is None else rating.confidence
            records.append(RECORD.pack(level, who, columns[rating.indicator], _STATE_CODES[rating.state], sure))
    return PackedRatings(tuple(sheet.analyst for sheet in submitted), b"".join(records))


__all__ = ["RECORD", "STATES", "PackedRatings", "pack"]
