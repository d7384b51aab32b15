"""Sentences about what a table shows: nothing in them that its numbers do not bear out."""

import dataclasses
import re
from pathlib import Path

import pytest

from electassess import comparing
from electassess.comparison import Comparison
from electassess.render.shown import pairs_of, sentences

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def table() -> Comparison:
    return comparing.compare(ROOT)


def test_the_bands_told_add_up_to_the_elections(table: Comparison) -> None:
    first = sentences(table)[0]
    assert first.startswith(f"{len(table.rows)} elections (")
    counts = [int(one) for one in re.findall(r"(?:: |; )(\d+) (?!of the bands)", first)]
    assert sum(counts) == len(table.rows)
    shaky = sum((row.firmness.rated.own or 1) < 0.8 for row in table.rows)
    assert f"; {shaky} of the bands" in first


@pytest.mark.parametrize("node", range(8))
def test_pairs_are_those_of_the_table(table: Comparison, node: int) -> None:
    told = table.told[node]
    assert f"{told.apart} of {told.pairs} pairs can be told apart" in sentences(table, node)[1]
    letters = pairs_of(table, node)
    assert len(letters) == len(table.rows) * (len(table.rows) - 1) // 2
    assert letters.count("2") == told.firm
    assert letters.count("1") + letters.count("2") == told.apart


def test_the_ends_are_the_lowest_and_the_highest(table: Comparison) -> None:
    ordered = sorted(table.rows, key=lambda row: row.index or 0)
    second = sentences(table)[1]
    assert f"lowest is {ordered[0].name}, at {ordered[0].index:.1f}" in second
    assert f"highest is {ordered[-1].name}, at {ordered[-1].index:.1f}" in second
    names = {row.election: row.name for row in table.rows}
    alike = {names[key] for key in ordered[-1].alike}
    said = second.partition("highest is")[2].partition(";")[0]
    assert {name for name in names.values() if name in said} - {ordered[-1].name} == (
        alike if len(alike) <= 3 else set()
    )


def test_what_nobody_scored_and_nothing_shown_are_said(table: Comparison) -> None:
    assert sentences(dataclasses.replace(table, rows=())) == ("No election is shown.",)
    row = table.rows[0]
    empty = dataclasses.replace(row, cells=tuple(dataclasses.replace(cell, value=None) for cell in row.cells))
    found = sentences(dataclasses.replace(table, rows=(empty,)), 1)
    assert "none of them could be scored" in found[1]
    assert "0 of 0 values" in found[2]
