# SPDX-License-Identifier: Apache-2.0
"""From a tidy table of ratings to scorecards: structure, panel, aggregation, gates, verdict, agreement."""

from electassess.scoring.method import IntervalKind, Method, Panel
from electassess.scoring.scorecard import (
    ClassResult,
    GateResult,
    Given,
    Interval,
    NodeScore,
    Scorecard,
    Status,
    Term,
    Verdict,
)

__all__ = [
    "ClassResult",
    "GateResult",
    "Given",
    "Interval",
    "IntervalKind",
    "Method",
    "NodeScore",
    "Panel",
    "Scorecard",
    "Status",
    "Term",
    "Verdict",
]
