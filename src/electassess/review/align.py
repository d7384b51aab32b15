# SPDX-License-Identifier: Apache-2.0
"""What a sentence without citations seems to rest on: the items that share its telling words."""

from collections.abc import Mapping
from dataclasses import dataclass

from electassess.review.record import Known, Record

ENOUGH = 0.3
"""Share of a sentence's telling words that an item must have to be taken as what it rests on."""
MORE = 0.15
"""Share that a further item must add."""
MOST = 3


@dataclass(frozen=True)
class Aligned:
    """What a sentence seems to rest on.

    Attributes:
        items: the likeliest first.
        borne: share, from 0 to 1, of its telling words that they have.
    """

    items: tuple[Known, ...]
    borne: float


def align(text: str, record: Record) -> Aligned:
    """Find the items that a sentence seems to rest on.

    Words count by how few items have them. Each further item must have words that those before it lack.
    """
    weights: Mapping[str, float] = record.weights
    rarest = max(weights.values(), default=1.0)
    wanted = {stem: weights.get(stem, rarest) for stem in record.lexicon.stems(text)}
    whole = sum(wanted.values())
    if not whole:
        return Aligned((), 0.0)
    left, borne = dict(wanted), 0.0
    chosen: list[Known] = []
    while len(chosen) < MOST:
        best, gain = None, 0.0
        for one in record.known.values():
            if one in chosen:
                continue
            more = sum(weight for stem, weight in left.items() if stem in one.stems)
            if more > gain:
                best, gain = one, more
        if best is None or gain / whole < (MORE if chosen else ENOUGH):
            break
        chosen.append(best)
        borne += gain / whole
        left = {stem: weight for stem, weight in left.items() if stem not in best.stems}
    return Aligned(tuple(chosen), borne)


__all__ = ["Aligned", "align"]
