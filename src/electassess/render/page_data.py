# SPDX-License-Identifier: Apache-2.0
"""What the script of the page reads: numbers for its sentences, pairs told apart, and the lines of its CSV."""

import csv
import io
import itertools
import json
from collections.abc import Mapping

from markupsafe import Markup

from electassess.comparison import BESIDE, Comparison, in_mid_sentence, span
from electassess.render import beside
from electassess.render.shown import WORDS, held, node_of, pairs_of, printed


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


def source_line(table: Comparison, kind: str = "ratings") -> str:
    """What a saved chart names as its source.

    Args:
        table: what it shows.
        kind: of the ratings: how they were made, where that must be said.
    """
    return f"Source: {kind} by panels on the catalogue {table.catalogue}; made with electassess."


DESK = "desk ratings (nobody observed for them)"
SOME_DESK = "ratings ({number} of {all} made at the desk, with nobody observing for them)"


def method_line(table: Comparison) -> str:
    """How the numbers of a saved chart came about."""
    seen = json.loads(table.method).get("as_of")
    evidence = f"evidence published by {seen}" if seen else "all evidence entered"
    return (
        f"Values 0–100; intervals hold {table.level * 100:g} per cent of {table.draws:,} draws (seed {table.seed}); "
        f"{evidence}."
    )


OPEN = "Open dot: less than half could be rated."
"""What a saved chart says where one of its dots is open."""


def _levels(table: Comparison) -> Mapping[str, Mapping[str, float | None]]:
    """By indicator, the level of each election to which it applies; nothing where nobody could rate it."""
    found: dict[str, dict[str, float | None]] = {}
    for row in table.rows:
        for point in (one for cell in row.cells for one in (*cell.points, *cell.unrated)):
            found.setdefault(point.ref, {})[row.election] = point.level
    return found


def page_data(table: Comparison, content: bytes) -> Markup:
    """The data block of a page, in which no text can end the block.

    Args:
        table: what the page shows.
        content: the CSV of the whole of it.
    """
    nodes = [("index", "Index", "the index"), *((ref, title, in_mid_sentence(title)) for ref, title in table.criteria)]
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
            **({"held": below} if (below := held(row)) else {}),
            "cells": cells,
            "outcomes": [cell.outcome for cell in row.cells],
            "thin": [int(cell.thin) for cell in row.cells],
        }
    data = {
        "words": dict(WORDS),
        "nodes": nodes,
        "rows": rows,
        "pairs": [pairs_of(table, at) for at in range(len(nodes))],
        "csv": _lines(content),
        "method": method_line(table),
        "open": OPEN,
        "beside": beside.data_of(table),
        "besides": dict(BESIDE) if table.beside else {},
        "source": source_line(table),
        "sources": {"desk": source_line(table, DESK), "some": source_line(table, SOME_DESK)},
        "standings": standings,
        "levels": _levels(table),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # In a script element only `</` and `<!--` mean anything, and both begin like this.
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON, and no mark-up can begin in it


__all__ = ["method_line", "page_data", "source_line"]
