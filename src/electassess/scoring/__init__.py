# SPDX-License-Identifier: Apache-2.0
"""From a tidy table of ratings to scorecards: structure, panel, aggregation, gates, verdict, agreement.

The way of one run: `build_structure` -> `tabulate` (sheets) or `from_frame`, `from_csv`, `from_workbook` (tables)
-> `run` -> `build_card`; `simulate` for intervals. pandas is imported only by the three that read tables.
"""

from electassess.model.condition import parse as parse_gate
from electassess.scoring.agreement import SAME, Agreement, Measurement, agreement, gwet_ac1, krippendorff_alpha
from electassess.scoring.because import Assumed, Assumption, Lack, Reason, Rule, Term, Variant, Width
from electassess.scoring.calibration import Analyst, Calibration, Thresholds
from electassess.scoring.cards import build_card, build_cards, card_of, each_card
from electassess.scoring.case import SMALL_PANEL
from electassess.scoring.csv_table import from_csv
from electassess.scoring.draws import Origin
from electassess.scoring.engine import run
from electassess.scoring.frame import from_frame
from electassess.scoring.from_packed import from_packed
from electassess.scoring.gates import check_gates
from electassess.scoring.graded_response import CalibrationError
from electassess.scoring.latent import calibrate
from electassess.scoring.method import IntervalKind, Method, Panel
from electassess.scoring.panel import PanelError
from electassess.scoring.ratings_table import Problem, Ratings
from electassess.scoring.repeats import gathered
from electassess.scoring.robustness import TALK, Outturn, Robustness, robustness, share
from electassess.scoring.scorecard import (
    ClassResult,
    GateResult,
    Given,
    Interval,
    NodeScore,
    Scorecard,
    Status,
    Verdict,
)
from electassess.scoring.scores import Scores
from electassess.scoring.sensitivity import (
    Removals,
    Tipping,
    rating_tipping_points,
    remove_each,
    replay,
    tipping_points,
    variants,
)
from electassess.scoring.simulation import Simulation, distinguishable, probability_above, rank_intervals
from electassess.scoring.structure import Structure, StructureError, build_structure
from electassess.scoring.tabulate import status_of, tabulate
from electassess.scoring.uncertainty import simulate, simulate_both
from electassess.scoring.verdict import NO_BAND
from electassess.scoring.workbook_table import from_workbook

__all__ = [
    "NO_BAND",
    "SAME",
    "SMALL_PANEL",
    "TALK",
    "Agreement",
    "Analyst",
    "Assumed",
    "Assumption",
    "Calibration",
    "CalibrationError",
    "ClassResult",
    "GateResult",
    "Given",
    "Interval",
    "IntervalKind",
    "Lack",
    "Measurement",
    "Method",
    "NodeScore",
    "Origin",
    "Outturn",
    "Panel",
    "PanelError",
    "Problem",
    "Ratings",
    "Reason",
    "Removals",
    "Robustness",
    "Rule",
    "Scorecard",
    "Scores",
    "Simulation",
    "Status",
    "Structure",
    "StructureError",
    "Term",
    "Thresholds",
    "Tipping",
    "Variant",
    "Verdict",
    "Width",
    "agreement",
    "build_card",
    "build_cards",
    "build_structure",
    "calibrate",
    "card_of",
    "check_gates",
    "distinguishable",
    "each_card",
    "from_csv",
    "from_frame",
    "from_packed",
    "from_workbook",
    "gathered",
    "gwet_ac1",
    "krippendorff_alpha",
    "parse_gate",
    "probability_above",
    "rank_intervals",
    "rating_tipping_points",
    "remove_each",
    "replay",
    "robustness",
    "run",
    "share",
    "simulate",
    "simulate_both",
    "status_of",
    "tabulate",
    "tipping_points",
    "variants",
]
