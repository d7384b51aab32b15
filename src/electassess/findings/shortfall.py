# SPDX-License-Identifier: Apache-2.0
"""What is missing for a verdict, in words for the person who could supply it."""

import math

from electassess.findings.finding import Findings
from electassess.scoring.scorecard import Status


def shortfall(findings: Findings) -> str:
    """Which criteria have no value and how many ratings they lack, and how many indicators had their levels set aside.

    Args:
        findings: of one election, for the day of a statement.

    Returns:
        One line; the empty string where every criterion has a value and nothing was set aside.
    """
    parts = []
    for ref in findings.criteria:
        score, group = findings.by_ref[ref].score, findings.groups[ref]
        if score.status is Status.NOT_SCORED:
            needed = max(group.at_least, math.ceil(group.coverage * score.applicable))
            lacking = max(needed - score.rated, 1)  # weights may ask for more than numbers do
            rated = f"“{group.title}” has {score.rated} of {score.applicable} rated"
            parts.append(f"{rated} and lacks about {lacking} more")
    have = sum(findings.by_ref[ref].score.value is not None for ref in findings.criteria)
    if parts and have < findings.at_least:
        # One more may be enough, whatever the others lack.
        parts.insert(0, f"{have} of {len(findings.criteria)} criteria have a value, and {findings.at_least} are needed")
    aside = sum(one.score.status is Status.SET_ASIDE for one in findings.by_ref.values() if one.kind == "indicator")
    if aside:
        levels = "the levels of one indicator are" if aside == 1 else f"the levels of {aside} indicators are"
        parts.append(f"{levels} set aside: what they rest on was not, or cannot be shown to have been, out on the day")
    return "; ".join(parts)


__all__ = ["shortfall"]
