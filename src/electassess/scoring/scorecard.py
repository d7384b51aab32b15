# SPDX-License-Identifier: Apache-2.0
"""The scorecard: all scores of one election under one method, as frozen records without behaviour.

The engine (`electassess.scoring.engine`) works on arrays over all elections at once and builds these
records on demand. Values of nodes are on 0-100; levels are on the indicator's own scale. What is not
known is `None` with a status that says why, never zero. Of nodes, answers and intervals there are millions in a large
table: these are named tuples, which are made in a fraction of the time.
"""

import enum
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from electassess.model.catalogue import Outcome
from electassess.scoring.because import Lack, Reason, Term
from electassess.scoring.method import IntervalKind, Method


class Status(enum.StrEnum):
    """Whether a node has a value, and if not, why.

    An indicator is never `not-scored`; a group has no other reasons than `not-scored`, `not-applicable`
    and `not-yet`.
    """

    SCORED = "scored"
    NOT_SCORED = "not-scored"
    """A group too few of whose applicable children have a value (its `coverage` and `at_least`)."""
    NOT_APPLICABLE = "not-applicable"
    NOT_YET = "not-yet"
    """To be judged on or after the day of voting, in an edition published before it."""
    NOT_ASSESSED = "not-assessed"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"
    SET_ASIDE = "set-aside"
    """Rated, but only on evidence published after the method's `as_of`."""


class Given(NamedTuple):
    """What one analyst answered on one indicator.

    Attributes:
        analyst: name or pseudonym.
        level: the level (or measured quantity) as typed, `None` if a state was given.
        status: `scored` where there is a level, otherwise the state.
        confidence: the analyst's own sureness, 0-100, if stated.
    """

    analyst: str
    level: float | None
    status: Status
    confidence: float | None


class Interval(NamedTuple):
    """The uncertainty range of a value, on 0-100.

    Attributes:
        low: lower end.
        high: upper end.
        kind: what the range is made of.
        level: probability it holds, `None` for a range that is no quantile interval.
    """

    low: float
    high: float
    kind: IntervalKind
    level: float | None = None


class NodeScore(NamedTuple):
    """The score of one node: an indicator, a criterion or any other group, or the root.

    Attributes:
        ref: identity in the catalogue; the root's is its own id.
        parent: ref of the parent, `None` for the root.
        kind: group or indicator.
        weight: share within the parent after normalisation, 0-1.
        status: whether there is a value, and if not, why.
        value: 0-100, or `None`.
        level: of an indicator, what the panel makes of the levels given, on the indicator's own scale.
        points: of a node aggregated by sum, its points; else `None`.
        points_total: the most points such a node can have; else `None`.
        outcome: by the cuts of the catalogue; inconclusive where an applicable node has no value.
        coverage: share (0-1) of the applicable children, by weight, that have a value; 1 for a rated indicator.
        rated: number of indicators at or below the node that have a value.
        applicable: number of indicators at or below the node that could have one.
        shared: whether the weight of missing children was shared among the others, here or in a child.
        analysts: number of analysts who gave a level at or below the node.
        spread: of an indicator, highest minus lowest level given; of a group, `high` minus `low`.
        low: value with every indicator at the least favourable level that was given.
        high: value with every indicator at the most favourable level that was given.
        worst: value if every missing indicator were as bad as can be. A group left unscored for its thin coverage
            counts here with what was rated in it, so that `value`, which leaves it out, may lie outside.
        best: value if every missing indicator were as good as can be.
        interval: the interval the method asks for.
        alpha: Krippendorff's alpha (ordinal) over the indicators of a group, or `None`.
        alpha_reason: why `alpha` is undefined; `None` where it is not, and for an indicator.
        ratings: of an indicator, every answer, by analyst's name.
    """

    ref: str
    parent: str | None
    kind: Literal["group", "indicator"]
    weight: float
    status: Status
    value: float | None
    level: float | None
    points: float | None
    points_total: float | None
    outcome: Outcome
    coverage: float
    rated: int
    applicable: int
    shared: bool
    analysts: int
    spread: float | None
    low: float | None
    high: float | None
    worst: float | None
    best: float | None
    interval: Interval | None
    alpha: float | None
    alpha_reason: Lack | None
    ratings: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class GateResult:
    """What became of one gate.

    Attributes:
        id: the gate.
        fired: true, false, or `None` where a node it needs has no value and the rest does not settle it.
        cap: the highest band (or class) it leaves open.
        cap_undecided: the highest band (or class) it leaves open while it is undetermined; `None` for any.
        because: the catalogue's reason for the gate.
        terms: the comparisons that made it fire, or that leave it undetermined; empty if it did not fire.
        capped: whether it lowered the verdict that the index alone would give.
    """

    id: str
    fired: bool | None
    cap: int
    because: str
    terms: tuple[Term, ...]
    capped: bool
    cap_undecided: int | None = None

    @property
    def limit(self) -> int | None:
        """The cap that is in force; `None` if there is none."""
        return self.cap if self.fired else self.cap_undecided if self.fired is None else None


@dataclass(frozen=True, slots=True)
class ClassResult:
    """The named class a node falls into, for a catalogue that has classes.

    Attributes:
        node: ref of the node that is cut.
        id: of the class, `None` where the node has no value.
        title: of the class; empty where the node has no value.
        capped_from: id of the class the value alone would give, if a gate lowered it.
        unit: of the bounds that were cut at, `value` or `points`.
        value: of the node, 0-100, or `None`.
        points: of the node if it is a sum; else `None`.
    """

    node: str
    id: str | None
    title: str
    capped_from: str | None
    unit: str = "value"
    value: float | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The band an election reaches, with the rule and gates that put it there.

    Attributes:
        index: value of the root, 0-100, or `None`.
        band: the band of the ladder, or `None` where there is no ladder or no index.
        capped_from: the band the index alone would give, if a gate or the edition lowered it.
        gates: every gate of the catalogue, in its order.
        reasons: how the band came about, in order.
        narrow: whether the record is too narrow for a verdict on the whole, which lowers the band or is said with it.
        scant: whether so little was judged that the band, whichever it is, is no verdict on the whole.
    """

    index: float | None
    band: int | None
    capped_from: int | None
    gates: tuple[GateResult, ...]
    reasons: tuple[Reason, ...]
    narrow: bool = False
    scant: bool = False

    @property
    def alone(self) -> int | None:
        """The band that the index alone gives, `None` where there is no band."""
        return self.band if self.capped_from is None else self.capped_from


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """All scores of one election under one method.

    Attributes:
        election: the assessment's id, `khm-2023-07-23-general`.
        catalogue: id of the catalogue.
        catalogue_version: its version.
        ladder: `id version` of the ladder, empty if there was none.
        method: every choice made.
        analysts: names or pseudonyms of those whose ratings are in the table, sorted.
        nodes: every node of the catalogue, depth first, the root first.
        verdict: band and reasons.
        classes: named classes, in the catalogue's order.
        fingerprint: sha256 over the election's sorted ratings and the catalogue's id and version.
    """

    election: str
    catalogue: str
    catalogue_version: str
    ladder: str
    method: Method
    analysts: tuple[str, ...]
    nodes: tuple[NodeScore, ...]
    verdict: Verdict
    classes: tuple[ClassResult, ...]
    fingerprint: str

    @cached_property
    def by_ref(self) -> dict[str, NodeScore]:
        """Every node by its ref."""
        return {node.ref: node for node in self.nodes}

    @property
    def index(self) -> float | None:
        """Value of the root, 0-100, or `None`."""
        return self.verdict.index

    @property
    def band(self) -> int | None:
        """The band reached, or `None`."""
        return self.verdict.band

    def node(self, ref: str) -> NodeScore:
        """The score of one node.

        Raises:
            KeyError: if the catalogue has no such node.
        """
        return self.by_ref[ref]

    def children(self, ref: str) -> tuple[NodeScore, ...]:
        """The scores of a node's children, in the catalogue's order; empty for an indicator."""
        return tuple(node for node in self.nodes if node.parent == ref)


__all__ = [
    "ClassResult",
    "GateResult",
    "Given",
    "Interval",
    "NodeScore",
    "Scorecard",
    "Status",
    "Term",
    "Verdict",
]
