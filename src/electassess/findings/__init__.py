# SPDX-License-Identifier: Apache-2.0
"""MEANING: from a scorecard and its evidence to findings with outcome, certainty and basis.

Findings know nothing of prose: they say what is met or not, how sure that is, and on which ratings and
evidence it rests. What may be said, and how strongly, follows from them by published rules.
"""

from electassess.findings.build import find
from electassess.findings.certainty import Certainty, Strength, strength_of
from electassess.findings.finding import Finding, Findings, RatingRef
from electassess.findings.reasons import public_reason
from electassess.findings.shortfall import shortfall
from electassess.findings.usable import Usable, publication_days, usable_evidence

__all__ = [
    "Certainty",
    "Finding",
    "Findings",
    "RatingRef",
    "Strength",
    "Usable",
    "find",
    "public_reason",
    "publication_days",
    "shortfall",
    "strength_of",
    "usable_evidence",
]
