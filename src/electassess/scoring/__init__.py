# SPDX-License-Identifier: Apache-2.0
"""From a tidy table of ratings to scorecards: structure, panel, aggregation, gates, verdict, agreement."""

from electassess.scoring.engine import Scores, run
from electassess.scoring.gates import parse as parse_gate
from electassess.scoring.method import IntervalKind, Method, Panel
from electassess.scoring.ratings_table import Problem, Ratings
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
from electassess.scoring.structure import Structure, StructureError, build_structure
from electassess.scoring.tabulate import tabulate

__all__ = [
    "ClassResult",
    "GateResult",
    "Given",
    "Interval",
    "IntervalKind",
    "Method",
    "NodeScore",
    "Panel",
    "Problem",
    "Ratings",
    "Scorecard",
    "Scores",
    "Status",
    "Structure",
    "StructureError",
    "Term",
    "Verdict",
    "build_structure",
    "parse_gate",
    "run",
    "tabulate",
]
