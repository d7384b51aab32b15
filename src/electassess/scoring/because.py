# SPDX-License-Identifier: Apache-2.0
"""Why a score is as it is, as data: how a band came about, what an interval assumes, why there is no agreement.

None of it is in words: those are a language's, and `electassess.findings.score_words` says them.
"""

import enum
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison of a gate's condition, with what was found.

    Attributes:
        text: the comparison as written, `party-inclusion.parties-barred <= 0`.
        refs: the nodes it names.
        found: their numbers (level of an indicator; of a group its value 0-100, or points), `None` where there is none.
        points: whether a number is points; as many as `refs`, or none where no number is.
    """

    text: str
    refs: tuple[str, ...]
    found: tuple[float | None, ...]
    points: tuple[bool, ...] = ()


class Rule(enum.StrEnum):
    """What one step from an index to a verdict did."""

    NO_INDEX = "no-index"
    """There is none, since too few criteria could be scored."""
    INDEX = "index"
    """The index alone gives the band."""
    HOLDS = "gate-holds"
    """A gate holds, and the verdict is no higher than it allows."""
    LOWERS = "gate-lowers"
    """A gate holds and lowers the verdict."""
    OPEN = "gate-open"
    """A gate cannot be decided."""
    OPEN_LOWERS = "gate-open-lowers"
    """A gate cannot be decided, and the verdict is lowered as long as that is so."""
    ALLOWS = "gate-allows"
    """A gate holds where there is no band that it could lower."""
    OPEN_ALLOWS = "gate-open-allows"
    """A gate cannot be decided where there is no band that it could lower."""
    NARROW = "narrow"
    """The record is too narrow for praise, which lowers the verdict."""
    THIN = "thin"
    """The record is too narrow for a verdict on the whole, which is said with the band."""
    SCANT = "scant"
    """The record is too narrow for any verdict on the whole."""
    BEFORE_VOTE = "before-vote"
    """The whole cannot be praised before the vote."""


class Width(NamedTuple):
    """How narrow a record is.

    Attributes:
        judged: number of indicators judged.
        asked: number of those that apply and can be judged by then.
        unscored: number of criteria without a value.
        unrated_at: what the others are taken to be worth, 0-100.
        value: of the index, with the others at that, 0-100.
    """

    judged: int
    asked: int
    unscored: int
    unrated_at: float
    value: float


class Reason(NamedTuple):
    """One step from an index to a verdict.

    Attributes:
        rule: what it did.
        band: the band, or the class where there is no ladder, that it gives or leaves open; `None` where it leaves all.
        label: of the band, where the index gives it.
        value: of the index, 0-100, where it gives the band.
        gate: id of the gate that did it.
        terms: the comparisons that decided the gate or leave it open, each once.
        width: how narrow the record is, where that did it.
        classes: whether `band` counts classes, for there is no ladder.
    """

    rule: Rule
    band: int | None = None
    label: str = ""
    value: float | None = None
    gate: str = ""
    terms: tuple[Term, ...] = ()
    width: Width | None = None
    classes: bool = False


class Lack(enum.StrEnum):
    """Why agreement of analysts is undefined."""

    TOO_FEW = "too-few"
    """No item is rated by two of them."""
    NO_VARIATION = "no-variation"
    SCALES_DIFFER = "scales-differ"
    """The indicators are on different scales."""


class Assumed(enum.StrEnum):
    """What an interval takes for granted."""

    SEVERITY = "severity"
    """Analysts of small panels differ in severity by half a level."""
    ANY_LEVEL = "any-level"
    """Indicators without a rating could be at any level."""
    SURE = "sure"
    """Levels are sure, for nobody stated a doubt."""


class Assumption(NamedTuple):
    """One thing that an interval takes for granted, and of how many indicators; 0 where it is of none in particular."""

    what: Assumed
    number: int = 0


class Variant(enum.StrEnum):
    """One choice of the method made otherwise."""

    PANEL_MEDIAN = "panel-median"
    PANEL_MEAN = "panel-mean"
    PANEL_MINIMUM = "panel-minimum"
    PANEL_MAXIMUM = "panel-maximum"
    INDEX_GEOMETRIC = "index-geometric"
    INDEX_MINIMUM = "index-minimum"
    GROUPS_GEOMETRIC = "groups-geometric"
    GROUPS_EQUAL = "groups-equal"


__all__ = ["Assumed", "Assumption", "Lack", "Reason", "Rule", "Term", "Variant", "Width"]
