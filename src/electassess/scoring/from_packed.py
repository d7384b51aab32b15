# SPDX-License-Identifier: Apache-2.0
"""From packed ratings of many assessments to the tidy table: as `tabulate` from their sheets, but by whole columns."""

from collections.abc import Mapping, Sequence

import numpy as np

from electassess.model.base import Edition
from electassess.model.packed_ratings import STATES, PackedRatings
from electassess.scoring.normalise import off_scale
from electassess.scoring.ratings_table import CODE, Ratings, build_ratings
from electassess.scoring.scorecard import Status
from electassess.scoring.structure import Structure

_RECORD = np.dtype(
    [("level", "<f8"), ("analyst", "<u4"), ("indicator", "<u4"), ("state", "u1"), ("confidence", "i1")]
)  # `model.packed_ratings.RECORD`

_STATES = np.array([CODE[Status.SCORED], *(CODE[Status(state.value)] for state in STATES)], dtype=np.int8)


def from_packed(
    structure: Structure,
    packed: Mapping[str, PackedRatings],
    refs: Sequence[str],
    edition: Edition = Edition.FINAL,
) -> Ratings:
    """Put the packed ratings of many elections into one table.

    Args:
        structure: of the catalogue.
        packed: the ratings of each election, by its id.
        refs: the indicators that the records count.
        edition: a pre-election edition turns ratings of what can only be seen later into `not-yet`.

    Raises:
        ValueError: A record counts an analyst, an indicator or a state that there is not: it was not packed by us.

    Returns:
        The table. As in `tabulate`, ratings of unknown indicators and off their scale stay out.
    """
    labels = sorted(packed)
    ordered = [packed[label] for label in labels]
    rows = np.frombuffer(b"".join(one.records for one in ordered), dtype=_RECORD)
    if not _fits(ordered, rows, len(refs)):
        raise ValueError("the packed ratings are none")
    election = np.repeat(np.arange(len(ordered)), [len(one.records) // _RECORD.itemsize for one in ordered])
    # Analysts are counted within their assessment: from there to positions among all of them.
    names = sorted({name for one in ordered for name in one.analysts})
    place = {name: position for position, name in enumerate(names)}
    everyone = np.array([place[name] for one in ordered for name in one.analysts], dtype=np.int64)
    first = np.cumsum([0, *(len(one.analysts) for one in ordered)])
    columns = {ref: column for column, ref in enumerate(structure.indicator_refs)}
    indicator = np.array([columns.get(ref, -1) for ref in refs], dtype=np.int64)[rows["indicator"]]
    keep = indicator >= 0
    keep[keep] = ~off_scale(structure, indicator[keep], rows["level"][keep])
    if not keep.all():
        rows, election, indicator = rows[keep], election[keep], indicator[keep]
    sure = rows["confidence"].astype(np.float64)
    return build_ratings(
        structure,
        elections=labels,
        analysts=names,
        election=election,
        indicator=indicator,
        analyst=everyone[first[election] + rows["analyst"]],
        level=rows["level"],
        state=_STATES[rows["state"]],
        confidence=np.where(sure < 0, np.nan, sure),
        edition=edition,
    )


def _fits(packed: Sequence[PackedRatings], rows: "np.ndarray[tuple[int], np.dtype[np.void]]", indicators: int) -> bool:
    """Whether every record counts what there is."""
    if not len(rows):
        return True
    most = np.repeat([len(one.analysts) for one in packed], [len(one.records) // _RECORD.itemsize for one in packed])
    known = (rows["analyst"] < most) & (rows["indicator"] < indicators) & (rows["state"] < len(_STATES))
    return bool(known.all()) and bool((rows["confidence"] <= 100).all())


__all__ = ["from_packed"]
