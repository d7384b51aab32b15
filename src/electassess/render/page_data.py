# SPDX-License-Identifier: Apache-2.0
"""What the script of the page reads: numbers for its sentences, pairs told apart, and the lines of its CSV."""

import csv
import io
import itertools
import json
from collections.abc import Mapping

from markupsafe import Markup

from electassess.comparison import Comparison, Say, in_mid_sentence, span, templates
from electassess.render import beside
from electassess.render.shown import held, node_of, pairs_of, printed


def _lines(content: bytes) -> Mapping[str, object]:
    """CSV by election: what all lines of an election have in common once, and the rest line by line."""
    columns, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    elections: dict[str, list[list[str | int]]] = {}
    for key, group in itertools.groupby(rows, key=lambda row: row[0]):
        listed = list(group)
        same = [len({row[at] for row in listed}) == 1 for at in range(len(columns))]
        common: list[str | int] = [listed[0][at] if same[at] else 0 for at in range(len(columns))]
        rest: list[list[str | int]] = [[row[at] for at in range(len(columns)) if not same[at]] for row in listed]
        elections[key] = [common, *rest]
    return {"columns": columns, "elections": elections}


def source_lines(table: Comparison, say: Say) -> Mapping[str, str]:
    """What a saved chart names as its source: of ratings, of those made at the desk, and of some of these."""
    told = {"catalogue": table.catalogue}
    some = say("chart-source-some", number="{number}", all="{all}", **told)
    return {"all": say("chart-source", **told), "desk": say("chart-source-desk", **told), "some": some}


def method_line(table: Comparison, say: Say) -> str:
    """How the numbers of a saved chart came about."""
    day = json.loads(table.method).get("as_of")
    told = {"percent": f"{table.level * 100:g}", "draws": f"{table.draws:,}", "seed": str(table.seed)}
    return say("chart-method", seen="day" if day else "all", day=day or "", **told)


def _levels(table: Comparison) -> Mapping[str, Mapping[str, float | None]]:
    """By indicator, the level of each election to which it applies; nothing where nobody could rate it."""
    found: dict[str, dict[str, float | None]] = {}
    for row in table.rows:
        for point in (one for cell in row.cells for one in (*cell.points, *cell.unrated)):
            found.setdefault(point.ref, {})[row.election] = point.level
    return found


def page_data(table: Comparison, content: bytes, say: Say) -> Markup:
    """The data block of a page, in which no text can end the block.

    Args:
        table: what the page shows.
        content: the CSV of the whole of it.
        say: says what the script says anew.
    """
    words, sources = templates("shown-", say), source_lines(table, say)
    nodes = [
        ("index", say("title-index"), words["the_index"]),
        *((ref, title, in_mid_sentence(title)) for ref, title in table.criteria),
    ]
    standings = ["", *sorted({row.standing for row in table.rows} - {""})]
    rows = {}
    for row in table.rows:
        found = [node_of(row, at) for at in range(len(nodes))]
        cells = [[value, printed(value, at), span(low, high)] for at, (value, low, high, _) in enumerate(found)]
        rows[row.election] = {
            "name": row.name,
            "date": row.date,
            "label": row.label,
            "band": row.band,
            "own": row.firmness.rated.own,
            "desk": row.desk,
            "standing": standings.index(row.standing),
            **({"held": below} if (below := held(row, words)) else {}),
            "cells": cells,
            "outcomes": [cell.outcome for cell in row.cells],
            "thin": [int(cell.thin) for cell in row.cells],
        }
    data = {
        "words": words,
        "nodes": nodes,
        "rows": rows,
        "pairs": [pairs_of(table, at) for at in range(len(nodes))],
        "csv": _lines(content),
        "method": method_line(table, say),
        "open": say("chart-open"),
        "beside": beside.data_of(table, say),
        "besides": templates("beside-", say) if table.beside else {},
        "source": sources["all"],
        "sources": {key: sources[key] for key in ("desk", "some")},
        "standings": standings,
        "levels": _levels(table),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # In a script element only `</` and `<!--` mean anything, and both begin like this.
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON, and no mark-up can begin in it


__all__ = ["method_line", "page_data", "source_lines"]
