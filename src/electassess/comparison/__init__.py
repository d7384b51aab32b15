# SPDX-License-Identifier: Apache-2.0
"""TABLE: elections side by side, comparability judged first, nothing ranked unless asked."""

from electassess.comparison.account import Account, Section, Sentence
from electassess.comparison.audit import Audit, Reason, Uneven, audit
from electassess.comparison.comparability import Effect, IncomparableError, Kind, Limit, judge
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry
from electassess.comparison.over_time import Change, tell_over_time
from electassess.comparison.pair import GATES, tell_pair
from electassess.comparison.records import Basis, Cell, Comparison, Point, Row
from electassess.comparison.table import compare
from electassess.comparison.words import span, whole

__all__ = [
    "GATES",
    "Account",
    "Audit",
    "Basis",
    "Cell",
    "Change",
    "Comparison",
    "Difference",
    "Effect",
    "Entry",
    "IncomparableError",
    "Kind",
    "Limit",
    "Point",
    "Reason",
    "Row",
    "Section",
    "Sentence",
    "Uneven",
    "audit",
    "compare",
    "difference",
    "judge",
    "span",
    "tell_over_time",
    "tell_pair",
    "whole",
]
