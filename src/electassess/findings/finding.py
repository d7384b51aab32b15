# SPDX-License-Identifier: Apache-2.0
"""The records: one finding on one node, and all findings of one election."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from electassess.findings.certainty import Certainty
from electassess.findings.usable import Usable
from electassess.model.catalogue import Group, Indicator, Outcome
from electassess.scoring.scorecard import NodeScore, Scorecard
from electassess.stamps import stamp


@dataclass(frozen=True, slots=True, order=True)
class RatingRef:
    """One rating: whose sheet, and its place in the sheet's list (from 0)."""

    analyst: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A structured, cited conclusion about one node of the catalogue.

    Attributes:
        ref: the node.
        criterion: ref of the top-level group it belongs to; its own ref for a criterion.
        kind: group or indicator.
        outcome: how far it is met.
        certainty: from evidence, number of analysts and agreement.
        score: the node's score.
        ratings: the ratings it rests on, in order.
        evidence: ids of the usable items it rests on, the ones analysts cite first.
        withheld: number of items it rests on that are not public.
        later: ids of public items published after the text's day.
        standards: `standard/provision` citations, in the catalogue's order.
        serious: a violated or unmet indicator, which no text may leave out.
        parts: what its fingerprint is made of; made when it is asked for, since few texts are stamped.
    """

    ref: str
    criterion: str
    kind: Literal["group", "indicator"]
    outcome: Outcome
    certainty: Certainty
    score: NodeScore
    ratings: tuple[RatingRef, ...]
    evidence: tuple[str, ...]
    withheld: int
    later: tuple[str, ...]
    standards: tuple[str, ...]
    serious: bool
    parts: Callable[[], object] = field(compare=False, repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over all of the above, so that a text can tell when a finding has changed."""
        return stamp(self.parts())


@dataclass(frozen=True, kw_only=True)
class Findings:
    """All findings of one election, with what they were made from.

    Attributes:
        scorecard: the scores.
        by_ref: findings by node, depth first as in the catalogue, the root left out.
        criteria: refs of the top-level groups, in the catalogue's order.
        groups: the groups of the catalogue by ref.
        indicators: the indicators of the catalogue by ref.
        usable: the evidence the text may use.
        at_least: number of criteria that must have a value for there to be an index.
    """

    scorecard: Scorecard
    by_ref: Mapping[str, Finding]
    criteria: tuple[str, ...]
    groups: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    usable: Usable
    at_least: int = 0

    def under(self, criterion: str) -> tuple[Finding, ...]:
        """The findings on the indicators of one criterion, in the catalogue's order."""
        return tuple(
            finding
            for finding in self.by_ref.values()
            if finding.criterion == criterion and finding.kind == "indicator"
        )

    @property
    def serious(self) -> tuple[Finding, ...]:
        """Every serious finding, in the catalogue's order."""
        return tuple(finding for finding in self.by_ref.values() if finding.serious)


__all__ = ["Finding", "Findings", "RatingRef"]
