# SPDX-License-Identifier: Apache-2.0
"""TABLE: elections side by side, comparability judged first, nothing ranked unless asked."""

from electassess.comparison.account import Account, Section, Sentence, Trend, TrendPoint
from electassess.comparison.audit import Audit, Reason, Uneven, audit
from electassess.comparison.beside import Beside, Placed
from electassess.comparison.brief import Named, against, met
from electassess.comparison.comparability import Effect, IncomparableError, Kind, Limit, judge
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry, ItemRef
from electassess.comparison.figures import Figure, figures
from electassess.comparison.firmness import Chance, Firmness, firmness, firmness_of
from electassess.comparison.over_time import tell_over_time
from electassess.comparison.pair import GATES, tell_pair
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
from electassess.comparison.sorting import node_of, sorted_by, standings
from electassess.comparison.table import compare
from electassess.comparison.words import (
    agreement_words,
    firm_words,
    in_mid_sentence,
    listed,
    percent,
    raters_words,
    source_words,
    span,
    told_words,
    whole,
)

__all__ = [
    "GATES",
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
    "Effect",
    "Entry",
    "Fact",
    "Figure",
    "Firmness",
    "IncomparableError",
    "ItemRef",
    "Kind",
    "Limit",
    "Named",
    "Placed",
    "Point",
    "Reason",
    "Row",
    "Section",
    "Sentence",
    "Told",
    "Trend",
    "TrendPoint",
    "Uneven",
    "against",
    "agreement_words",
    "audit",
    "compare",
    "difference",
    "figures",
    "firm_words",
    "firmness",
    "firmness_of",
    "in_mid_sentence",
    "judge",
    "listed",
    "met",
    "node_of",
    "percent",
    "raters_words",
    "sorted_by",
    "source_words",
    "span",
    "standings",
    "tell_over_time",
    "tell_pair",
    "told_words",
    "whole",
]
