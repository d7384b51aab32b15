# SPDX-License-Identifier: Apache-2.0
"""What is missing for a verdict, in words for the person who could supply it."""

from collections.abc import Iterable, Sequence

from electassess.findings.finding import Findings
from electassess.model.catalogue import Group, Indicator
from electassess.scoring.scorecard import NodeScore, Status

TOLERANCE = 1e-9
"""Slack for the last bits of floats, as where values are aggregated."""
_NOT_ASKED = frozenset({Status.NOT_APPLICABLE, Status.NOT_YET})


def shortfall(findings: Findings) -> str:
    """Which criteria have no value and how many ratings they need, and how many indicators had their levels set aside.

    Args:
        findings: of one election, for the day of a statement.

    Returns:
        One line; the empty string where every criterion has a value and nothing was set aside.
    """
    criteria = [findings.by_ref[ref].score for ref in findings.criteria]
    parts = [_criterion(findings, score) for score in criteria if score.status is Status.NOT_SCORED]
    have = sum(score.value is not None for score in criteria)
    more = min(findings.at_least, sum(score.status not in _NOT_ASKED for score in criteria)) - have
    if parts and more > 0:
        # So many more may be enough, whatever the others lack.
        needed = f"{more} more {'is' if more == 1 else 'are'} needed"
        parts.insert(0, f"{have} of {len(criteria)} criteria have a value, and {needed}")
    aside = sum(one.score.status is Status.SET_ASIDE for one in findings.by_ref.values() if one.kind == "indicator")
    if aside:
        levels = "the levels of one indicator are" if aside == 1 else f"the levels of {aside} indicators are"
        parts.append(f"{levels} set aside: what they rest on was not, or cannot be shown to have been, out on the day")
    return "; ".join(parts)


def _criterion(findings: Findings, score: NodeScore) -> str:
    """How many indicators of a criterion are rated, and how many more it needs, where all stand directly below it."""
    group = findings.groups[score.ref]
    told = f"“{group.title}” has {score.rated} of {score.applicable} rated"
    below = [
        one.score
        for ref, one in findings.by_ref.items()
        if ref.rpartition(".")[0] == score.ref and one.score.status not in _NOT_ASKED
    ]
    items: dict[str, Indicator | Group] = {**findings.indicators, **findings.groups}
    proper = [one for one in below if not (items[one.ref].subtracts or items[one.ref].bonus)]
    if not proper or any(one.kind == "group" for one in proper):
        return f"{told}, which is too few"
    missing = sorted(one.weight for one in proper if one.value is None)
    given = [one.weight for one in proper if one.value is not None]
    covered = group.coverage * (sum(given) + sum(missing))
    least = min(group.at_least, len(proper))
    fewest, most = (_more(given, order, covered, least) for order in (reversed(missing), missing))
    return f"{told} and needs {fewest}{'' if fewest == most else f' to {most}'} more"


def _more(given: Sequence[float], order: Iterable[float], covered: float, least: int) -> int:
    """How many more must have a value, if they come in an order, until so much weight is covered by so many."""
    weight, more = sum(given), 0
    for one in order:
        if len(given) + more >= max(least, 1) and weight >= covered - TOLERANCE:
            break
        weight, more = weight + one, more + 1
    return more


__all__ = ["shortfall"]
