# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons: text, CSV, JSON, Markdown; the page and the workbook have modules of their own."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Comparison, Say
from electassess.language import Language
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


def _grid(table: Comparison, say: Say) -> list[str]:
    """The table itself, a line for each election."""
    width = max(len(row.election) for row in table.rows)
    ranks = f"  {say('table-rank'):>5}" if table.ranked else ""
    heads = [(ref, max(len(ref), 14)) for ref, _ in table.criteria]
    lines = [
        f"{'':{width}}  {say('table-band'):>4}    {say('table-index'):>13}{ranks}  {say('table-analysts'):>8}  "
        + "  ".join(f"{ref:>{room}}" for ref, room in heads)
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


def to_brief(table: Comparison, language: Language) -> bytes:
    """The table, and the order that was asked for, alone; how many limits there are is said."""
    many, say = len(table.limits), language.say
    limits = [say("table-limits", count=many)] if many else []
    asked = [table.asked, ""] if table.asked else []
    lines = [*asked, *_grid(table, say), *notes(table, say), *limits, *standing_lines(table, say)]
    return ("\n".join([*lines, *beside.to_lines(table, say)]) + "\n").encode()


def to_text(table: Comparison, language: Language) -> bytes:
    """A table for the terminal, remarks first."""
    say = language.say
    lines = [*table.remarks, *notes(table, say), "", *_grid(table, say), *standing_lines(table, say)]
    for head, found in (pairs(table, say), *sections(table, say)):
        lines += ["", head, *(f"  {one}" for one in found)] if found else []
    lines += beside.to_lines(table, say)
    return ("\n".join(lines) + "\n").encode()


def to_html(table: Comparison, language: Language) -> bytes:
    """The page, from which its script saves what `to_csv` writes on the elections shown."""
    return comparison_page.to_html(table, to_csv(table), language)


def to_json(table: Comparison, _: Language) -> bytes:
    """The whole comparison, with what stands behind each cell."""
    data = dataclasses.asdict(table)
    data["method"] = json.loads(table.method)
    for row in data["rows"]:
        row["year"] = int(row["year"])
    return json_text(data).encode()


def _in_cell(text: str) -> str:
    """Text in a table of Markdown, where a bar would end the cell."""
    return escape(text).replace("|", "\\|")


def to_markdown(table: Comparison, language: Language) -> bytes:
    """A table for a document."""
    say, ranks = language.say, ["rank"] if table.ranked else []
    heads = [say(f"table-{name}") for name in ("election", "band", "index", *ranks, "analysts")]
    head = f"| {' | '.join(heads)} | " + " | ".join(_in_cell(title) for _, title in table.criteria) + " |"
    rule = "|---" * (len(heads) + len(table.criteria)) + "|"
    lines = [*(f"- {escape(note)}" for note in (*table.remarks, *notes(table, say))), "", head, rule]
    for row in table.rows:
        band = "–" if row.band is None else f"{row.band} {row.label} {marks(row)}".rstrip()
        rank = [rank_text(row)] if table.ranked else []
        first = [f"{row.name}: {row.title}", band, index_text(row), *rank, str(row.analysts)]
        lines.append("| " + " | ".join(_in_cell(text) for text in (*first, *map(cell_text, row.cells))) + " |")
    if len(table.rows) > 1:
        apart = [say("table-apart-of", apart=str(one.apart), pairs=str(one.pairs)) for one in table.told]
        told = [say("table-pairs"), "", apart[0], *([""] if table.ranked else []), "", *apart[1:]]
        lines.append(f"| {' | '.join(told)} |")
    standing = standing_lines(table, say)
    lines += (
        ["", escape(standing[1]), "", *(f"- {escape(' '.join(one.split()))}" for one in standing[2:] if one)]
        if standing
        else []
    )
    for title, found in sections(table, say):
        lines += ["", escape(title), "", *(f"- {escape(one)}" for one in found)] if found else []
    lines += beside.to_markdown(table, say)
    return ("\n".join(lines) + "\n").encode()


FORMATS: Mapping[str, Callable[[Comparison, Language], bytes]] = MappingProxyType(
    {
        "text": to_text,
        "csv": lambda table, _: to_csv(table),
        "json": to_json,
        "md": to_markdown,
        "html": to_html,
        "xlsx": to_xlsx,
    }
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
