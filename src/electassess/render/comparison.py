# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons: text, CSV, JSON, Markdown; the page and the workbook have modules of their own."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Comparison
from electassess.render import beside, comparison_page
from electassess.render.comparison_csv import to_csv
from electassess.render.comparison_words import (
    cell_text,
    index_text,
    marks,
    notes,
    pairs,
    rank_text,
    sections,
    standing_lines,
)
from electassess.render.markdown import escape
from electassess.render.records import json_text
from electassess.render.workbook import to_xlsx


def _grid(table: Comparison) -> list[str]:
    """The table itself, a line for each election."""
    width = max(len(row.election) for row in table.rows)
    ranks = "   rank" if table.ranked else ""
    heads = [(ref, max(len(ref), 14)) for ref, _ in table.criteria]
    lines = [
        " " * width + f"  band    {'index':>13}{ranks}  analysts  " + "  ".join(f"{ref:>{room}}" for ref, room in heads)
    ]
    for row in table.rows:
        band = "–" if row.band is None else str(row.band)
        rank = f"  {rank_text(row):>5}" if table.ranked else ""
        cells = "  ".join(
            f"{cell_text(cell) + ('' if cell.thin else ' '):>{room}}"
            for cell, (_, room) in zip(row.cells, heads, strict=True)
        )
        first = f"{row.election:{width}}  {band:>4}{marks(row):3} {index_text(row):>13}{rank}  {row.analysts:>8}"
        lines.append(f"{first}  {cells}".rstrip())
    return lines


def to_brief(table: Comparison) -> bytes:
    """The table, and the order that was asked for, alone; how many limits there are is said."""
    many = len(table.limits)
    limits = f"{many} limit{'' if many == 1 else 's'} of this comparison: told without --brief."
    asked = [table.asked, ""] if table.asked else []
    lines = [*asked, *_grid(table), *notes(table), *([limits] if many else []), *standing_lines(table)]
    return ("\n".join([*lines, *beside.to_lines(table)]) + "\n").encode()


def to_text(table: Comparison) -> bytes:
    """A table for the terminal, remarks first."""
    lines = [*table.remarks, *notes(table), "", *_grid(table), *standing_lines(table)]
    for head, found in (pairs(table), *sections(table)):
        lines += ["", head, *(f"  {one}" for one in found)] if found else []
    lines += beside.to_lines(table)
    return ("\n".join(lines) + "\n").encode()


def to_html(table: Comparison) -> bytes:
    """The page, from which its script saves what `to_csv` writes on the elections shown."""
    return comparison_page.to_html(table, to_csv(table))


def to_json(table: Comparison) -> bytes:
    """The whole comparison, with what stands behind each cell."""
    data = dataclasses.asdict(table)
    data["method"] = json.loads(table.method)
    for row in data["rows"]:
        row["year"] = int(row["year"])
    return json_text(data).encode()


def _in_cell(text: str) -> str:
    """Text in a table of Markdown, where a bar would end the cell."""
    return escape(text).replace("|", "\\|")


def to_markdown(table: Comparison) -> bytes:
    """A table for a document."""
    heads = ["election", "band", "index", *(["rank"] if table.ranked else []), "analysts"]
    head = f"| {' | '.join(heads)} | " + " | ".join(_in_cell(title) for _, title in table.criteria) + " |"
    rule = "|---" * (len(heads) + len(table.criteria)) + "|"
    lines = [*(f"- {escape(note)}" for note in (*table.remarks, *notes(table))), "", head, rule]
    for row in table.rows:
        band = "–" if row.band is None else f"{row.band} {row.label} {marks(row)}".rstrip()
        rank = [rank_text(row)] if table.ranked else []
        first = [f"{row.name}: {row.title}", band, index_text(row), *rank, str(row.analysts)]
        lines.append("| " + " | ".join(_in_cell(text) for text in (*first, *map(cell_text, row.cells))) + " |")
    if len(table.rows) > 1:
        told = ["pairs told apart", "", *(f"{one.apart} of {one.pairs}" for one in table.told[:1])]
        told += [*([""] if table.ranked else []), "", *(f"{one.apart} of {one.pairs}" for one in table.told[1:])]
        lines.append(f"| {' | '.join(told)} |")
    standing = standing_lines(table)
    lines += (
        ["", escape(standing[1]), "", *(f"- {escape(' '.join(one.split()))}" for one in standing[2:] if one)]
        if standing
        else []
    )
    for title, found in sections(table):
        lines += ["", escape(title), "", *(f"- {escape(one)}" for one in found)] if found else []
    lines += beside.to_markdown(table)
    return ("\n".join(lines) + "\n").encode()


FORMATS: Mapping[str, Callable[[Comparison], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "json": to_json, "md": to_markdown, "html": to_html, "xlsx": to_xlsx}
)
"""Name of a format -> its writer."""

__all__ = [
    "FORMATS",
    "standing_lines",
    "to_brief",
    "to_csv",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "to_xlsx",
]
