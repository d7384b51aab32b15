# SPDX-License-Identifier: Apache-2.0
"""TABLE: elections side by side, comparability judged first, nothing ranked."""

from electassess.comparison.table import Cell, Comparison, Row, compare

__all__ = ["Cell", "Comparison", "Row", "compare"]
