# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons: text, CSV, JSON, Markdown; the page and the workbook have modules of their own."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Cell, Comparison, Row, span, whole
from electassess.render.comparison_page import to_html
from electassess.render.markdown import escape
from electassess.render.records import json_text
from electassess.render.table import write_csv
from electassess.render.workbook import to_xlsx


def cell_text(cell: Cell) -> str:
    """A cell in a few letters: value, interval, and a star where coverage is thin."""
    if cell.value is None:
        return "–"
    return f"{whole(cell.value)} [{span(cell.interval_low, cell.interval_high)}]{'*' if cell.thin else ''}"


def index_text(row: Row) -> str:
    """The index of an election with its interval; to a decimal, so that 59.7 never reads as in the band from 60."""
    return "–" if row.index is None else f"{row.index:.1f} [{span(row.interval_low, row.interval_high)}]"


def rank_text(row: Row) -> str:
    """The interval of ranks, where they were asked for."""
    return "–" if row.ranks is None else span(*row.ranks)


THIN_NOTE = "* less than half, by weight, could be rated; – not scored."


def to_text(table: Comparison) -> bytes:
    """A table for the terminal, remarks first."""
    width = max(len(row.election) for row in table.rows)
    ranks = "   rank" if table.ranked else ""
    lines = [*table.remarks, THIN_NOTE, ""]
    heads = [(ref, max(len(ref), 14)) for ref, _ in table.criteria]
    lines.append(
        " " * width + f"  band {'index':>13}{ranks}  analysts  " + "  ".join(f"{ref:>{room}}" for ref, room in heads)
    )
    for row in table.rows:
        band = "–" if row.band is None else str(row.band)
        rank = f"  {rank_text(row):>5}" if table.ranked else ""
        cells = "  ".join(
            f"{cell_text(cell) + ('' if cell.thin else ' '):>{room}}"
            for cell, (_, room) in zip(row.cells, heads, strict=True)
        )
        lines.append(
            f"{row.election:{width}}  {band:>4} {index_text(row):>13}{rank}  {row.analysts:>8}  {cells}".rstrip()
        )
    return ("\n".join(lines) + "\n").encode()


COLUMNS = (
    "election",
    "node",
    "value",
    "low",
    "high",
    "rated",
    "applicable",
    "analysts",
    "outcome",
    "band",
    "interval_low",
    "interval_high",
    "interval_level",
    "worst",
    "best",
    "coverage",
    "alpha",
)
"""Columns are only ever added, and at the end: scripts elsewhere read them by name and by place."""

RANKS = ("rank_best", "rank_worst")
"""Further columns where ranks were asked for."""


def _cell_data(row: Row, cell: Cell, level: float) -> dict[str, object]:
    return {
        "election": row.election,
        "node": cell.ref,
        "value": cell.value,
        "low": cell.low,
        "high": cell.high,
        "rated": cell.rated,
        "applicable": cell.applicable,
        "analysts": cell.analysts,
        "outcome": cell.outcome,
        "interval_low": cell.interval_low,
        "interval_high": cell.interval_high,
        "interval_level": level if cell.value is not None else None,
        "worst": cell.worst,
        "best": cell.best,
        "coverage": cell.coverage,
        "alpha": cell.alpha,
    }


def to_csv(table: Comparison) -> bytes:
    """One row for each election and criterion, and one for the index."""
    rows: list[dict[str, object]] = []
    for row in table.rows:
        index: dict[str, object] = {
            "election": row.election,
            "node": "index",
            "value": row.index,
            "analysts": row.analysts,
            "band": row.band,
            "interval_low": row.interval_low,
            "interval_high": row.interval_high,
            "interval_level": table.level if row.index is not None else None,
        }
        if row.ranks:
            index |= dict(zip(RANKS, row.ranks, strict=True))
        rows += [index, *(_cell_data(row, cell, table.level) for cell in row.cells)]
    return write_csv(COLUMNS + RANKS if table.ranked else COLUMNS, rows)


def to_json(table: Comparison) -> bytes:
    """The whole comparison, with what stands behind each cell."""
    data = dataclasses.asdict(table)
    data["method"] = json.loads(table.method)
    return json_text(data).encode()


def _in_cell(text: str) -> str:
    """Text in a table of Markdown, where a bar would end the cell."""
    return escape(text).replace("|", "\\|")


def to_markdown(table: Comparison) -> bytes:
    """A table for a document."""
    heads = ["election", "band", "index", *(["rank"] if table.ranked else []), "analysts"]
    head = f"| {' | '.join(heads)} | " + " | ".join(_in_cell(title) for _, title in table.criteria) + " |"
    rule = "|---" * (len(heads) + len(table.criteria)) + "|"
    lines = [*(f"- {escape(remark)}" for remark in (*table.remarks, THIN_NOTE)), "", head, rule]
    for row in table.rows:
        band = "–" if row.band is None else f"{row.band} {row.label}"
        rank = [rank_text(row)] if table.ranked else []
        first = [f"{row.name}: {row.title}", band, index_text(row), *rank, str(row.analysts)]
        lines.append("| " + " | ".join(_in_cell(text) for text in (*first, *map(cell_text, row.cells))) + " |")
    return ("\n".join(lines) + "\n").encode()


FORMATS: Mapping[str, Callable[[Comparison], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "json": to_json, "md": to_markdown, "html": to_html, "xlsx": to_xlsx}
)
"""Name of a format -> its writer."""

__all__ = ["FORMATS", "to_csv", "to_html", "to_json", "to_markdown", "to_text", "to_xlsx"]
