# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons: text, CSV, JSON, Markdown, and a page that stands alone."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Cell, Comparison
from electassess.render.markdown import escape
from electassess.render.page import render_page
from electassess.render.table import write_csv


def _short(cell: Cell) -> str:
    return "–" if cell.value is None else f"{cell.value:.0f} [{cell.low:.0f}-{cell.high:.0f}]"


def to_text(table: Comparison) -> bytes:
    """A table for the terminal, remarks first."""
    width = max(len(row.election) for row in table.rows)
    lines = [*table.remarks, ""]
    heads = [ref for ref, _ in table.criteria]
    lines.append(" " * width + "  band index  " + "  ".join(f"{head[:13]:>13}" for head in heads))
    for row in table.rows:
        index = "  –  " if row.index is None else f"{row.index:5.1f}"
        cells = "  ".join(f"{_short(cell):>13}" for cell in row.cells)
        lines.append(f"{row.election:{width}}  {row.band if row.band is not None else '–':>4} {index}  {cells}")
    return ("\n".join(lines) + "\n").encode()


COLUMNS = ("election", "node", "value", "low", "high", "rated", "applicable", "analysts", "outcome", "band")


def to_csv(table: Comparison) -> bytes:
    """One row for each election and criterion, and one for the index."""
    rows: list[dict[str, object]] = []
    for row in table.rows:
        rows.append(
            {"election": row.election, "node": "index", "value": row.index, "analysts": row.analysts, "band": row.band}
        )
        rows += [
            {
                "election": row.election,
                "node": cell.ref,
                "value": cell.value,
                "low": cell.low,
                "high": cell.high,
                "rated": cell.rated,
                "applicable": cell.applicable,
                "analysts": cell.analysts,
                "outcome": cell.outcome,
            }
            for cell in row.cells
        ]
    return write_csv(COLUMNS, rows)


def to_json(table: Comparison) -> bytes:
    """The whole comparison, with what stands behind each cell."""
    data = dataclasses.asdict(table)
    data["method"] = json.loads(table.method)
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def to_markdown(table: Comparison) -> bytes:
    """A table for a document."""
    head = "| election | band | index | " + " | ".join(escape(title) for _, title in table.criteria) + " |"
    lines = [*(f"- {escape(remark)}" for remark in table.remarks), "", head, "|---" * (3 + len(table.criteria)) + "|"]
    for row in table.rows:
        index = "–" if row.index is None else f"{row.index:.1f}"
        band = "–" if row.band is None else f"{row.band} {escape(row.label)}"
        cells = " | ".join(escape(_short(cell)) for cell in row.cells)
        lines.append(f"| {escape(row.title)} | {band} | {index} | {cells} |")
    return ("\n".join(lines) + "\n").encode()


def to_html(table: Comparison) -> bytes:
    """A page whose cells lead to the findings and the evidence behind them."""
    return render_page("comparison.html", table=table)


FORMATS: Mapping[str, Callable[[Comparison], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "json": to_json, "md": to_markdown, "html": to_html}
)
"""Name of a format -> its writer."""

__all__ = ["FORMATS", "to_csv", "to_html", "to_json", "to_markdown", "to_text"]
