# SPDX-License-Identifier: Apache-2.0
"""How sure a finding is, and how strongly one item of evidence may be said.

Certainty follows the IPCC's guidance (2010) in combining the quality of the evidence with the degree of
agreement; the grades of evidence are the Admiralty code's. Both rules are small tables on purpose: an
organisation must be able to explain them to a minister.
"""

import enum
from collections.abc import Iterable

from electassess.model.evidence import Basis, Item, Source


class Certainty(enum.IntEnum):
    """Of a finding; ordered."""

    VERY_LOW = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """In words: `very low`."""
        return self.name.lower().replace("_", " ")


class Strength(enum.IntEnum):
    """How strongly a sentence may say what one item of evidence shows; ordered."""

    HEDGED = 0
    """Only as something reported: one weak or doubtful account."""
    ATTRIBUTED = 1
    """With the name of who says so."""
    PLAIN = 2
    """As a fact."""


def strength_of(item: Item, sources: Iterable[Source]) -> Strength:
    """The strongest way in which a sentence may say an item.

    | reliability of the best source | credibility 1-2 | 3 | 4-6 |
    |---|---|---|---|
    | A or B | plain | attributed | hedged |
    | C | attributed | attributed | hedged |
    | D, E, F | hedged | hedged | hedged |

    A second source from another organisation raises `attributed` to `plain`, and so does, at credibility 1 or 2, that
    the item is a formal act done in public (`basis: official`). An anonymous source alone is always `hedged`.

    Args:
        item: the item of evidence.
        sources: those of its sources that may be cited.
    """
    named = [source for source in sources if source.named]
    if not named or item.credibility > 3:
        return Strength.HEDGED
    best = min(source.reliability for source in named)
    if best > "C":
        return Strength.HEDGED
    if item.credibility <= 2 and (best <= "B" or item.basis is Basis.OFFICIAL):
        return Strength.PLAIN
    independent = {source.organisation for source in named if source.reliability <= "C"}
    return Strength.PLAIN if len(independent) > 1 else Strength.ATTRIBUTED


def certainty_of(strengths: Iterable[Strength], organisations: int, analysts: int, spread: float | None) -> Certainty:
    """How sure a finding on one indicator is.

    Points: the strongest item (plain 2, attributed 1, hedged 0); 1 for two or more organisations behind the
    evidence; 1 for two or more analysts no more than one level apart; 1 for a third analyst so; less 1 for
    a spread of two levels or more. Four points are high, three medium, two low, fewer very low.

    Args:
        strengths: of the items the finding rests on.
        organisations: number of different bodies behind those items.
        analysts: number who gave a level.
        spread: highest less lowest level given, in levels.
    """
    points = int(max(strengths, default=Strength.HEDGED))
    points += organisations > 1
    if analysts > 1 and spread is not None:
        points += (1 + (analysts > 2)) if spread <= 1 else -1
    return Certainty(min(max(points - 1, 0), 3))


def certainty_of_group(children: Iterable[Certainty], coverage: float) -> Certainty:
    """How sure a finding on a criterion is: the lower median of its scored children, one step less under half coverage.

    Args:
        children: certainties of the scored indicators below it.
        coverage: share of applicable children with a value, 0-1.
    """
    ordered = sorted(children)
    if not ordered:
        return Certainty.VERY_LOW
    middle = ordered[(len(ordered) - 1) // 2]
    return Certainty(max(middle - (coverage < 0.5), 0))


__all__ = ["Certainty", "Strength", "certainty_of", "certainty_of_group", "strength_of"]
