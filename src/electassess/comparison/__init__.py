# SPDX-License-Identifier: Apache-2.0
"""TABLE: elections side by side, comparability judged first, nothing ranked unless asked."""

from electassess.comparison.audit import Audit, Reason, Uneven, audit
from electassess.comparison.beside import Beside, Placed
from electassess.comparison.beside_words import figure_words
from electassess.comparison.brief import Named, against, besides, met
from electassess.comparison.comparability import Effect, IncomparableError, Kind, Limit, judge
from electassess.comparison.deeds import acts_beside_levels
from electassess.comparison.difference import Difference, difference
from electassess.comparison.drives import Driven, Pull, driven, drives, lacks_words, pulls
from electassess.comparison.entry import Entry, ItemRef
from electassess.comparison.figures import Figure, figures
from electassess.comparison.firmness import Chance, Firmness, chance_of, firmness, firmness_of, likelier_words
from electassess.comparison.gates import Effect as GateEffect
from electassess.comparison.gates import GateStands, GateState, gate_marks, mattering, stand, state_words
from electassess.comparison.over_time import tell_over_time
from electassess.comparison.pair import tell_pair
from electassess.comparison.records import (
    Answer,
    BandOf,
    Basis,
    Cell,
    Change,
    Comparison,
    Deed,
    Fact,
    Point,
    Row,
    Told,
)
from electassess.comparison.sentences import Account, Section, Sentence, Trend, TrendPoint
from electassess.comparison.sorting import Standing, lowest, node_of, sorted_by, sorted_title, standings, titles
from electassess.comparison.table import compare
from electassess.comparison.verdict_told import HOLDERS
from electassess.comparison.words import (
    Say,
    agreement_words,
    fill,
    firm_words,
    in_mid_sentence,
    listed,
    percent,
    raters_words,
    source_words,
    span,
    templates,
    told_words,
    whole,
)

__all__ = [
    "HOLDERS",
    "Account",
    "Answer",
    "Audit",
    "BandOf",
    "Basis",
    "Beside",
    "Cell",
    "Chance",
    "Change",
    "Comparison",
    "Deed",
    "Difference",
    "Driven",
    "Effect",
    "Entry",
    "Fact",
    "Figure",
    "Firmness",
    "GateEffect",
    "GateStands",
    "GateState",
    "IncomparableError",
    "ItemRef",
    "Kind",
    "Limit",
    "Named",
    "Placed",
    "Point",
    "Pull",
    "Reason",
    "Row",
    "Say",
    "Section",
    "Sentence",
    "Standing",
    "Told",
    "Trend",
    "TrendPoint",
    "Uneven",
    "acts_beside_levels",
    "against",
    "agreement_words",
    "audit",
    "besides",
    "chance_of",
    "compare",
    "difference",
    "driven",
    "drives",
    "figure_words",
    "figures",
    "fill",
    "firm_words",
    "firmness",
    "firmness_of",
    "gate_marks",
    "in_mid_sentence",
    "judge",
    "lacks_words",
    "likelier_words",
    "listed",
    "lowest",
    "mattering",
    "met",
    "node_of",
    "percent",
    "pulls",
    "raters_words",
    "sorted_by",
    "sorted_title",
    "source_words",
    "span",
    "stand",
    "standings",
    "state_words",
    "tell_over_time",
    "tell_pair",
    "templates",
    "titles",
    "told_words",
    "whole",
]
