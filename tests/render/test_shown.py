"""Sentences about what a table shows: nothing in them that its numbers do not bear out."""

import dataclasses
import re
from pathlib import Path

import pytest

from electassess.comparison import Comparison
from electassess.render.shown import held_words, pairs_of, sentences, standing_lines
from electassess.use_cases import comparing
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def table() -> Comparison:
    return comparing.compare(ROOT)


def test_the_bands_told_add_up_to_the_elections(table: Comparison) -> None:
    first = sentences(table, english().say)[0]
    assert first.startswith(f"{len(table.rows)} elections (")
    assert ", rated at the desk: " in first
    counts = [int(one) for one in re.findall(r"(?:: |, )(\d+) ", first)]
    assert sum(counts) == len(table.rows)
    shaky = sum((row.firmness.rated.own or 1) < 0.8 for row in table.rows)
    assert sentences(table, english().say)[1] == f"{shaky} of the verdicts are reached in fewer than 80 of 100 draws."


@pytest.mark.parametrize("node", range(8))
def test_no_sentence_is_too_long_for_a_slide(table: Comparison, node: int) -> None:
    names = max(len(row.name.split()) for row in table.rows)
    assert names <= 3
    assert all(len(one.split()) < 25 for one in sentences(table, english().say, node)), sentences(
        table, english().say, node
    )


def test_of_two_elections_the_one_thing_to_say_is_said(table: Comparison) -> None:
    thai = dataclasses.replace(table, rows=tuple(row for row in table.rows if row.country == "Thailand"))
    said = sentences(thai, english().say)
    assert said[2] == "On the index, Thailand 2023 (55.2) stands above Thailand 2019 (31.9)."
    at = next(number for number, (ref, _) in enumerate(table.criteria, 1) if ref == "media-freedom")
    assert (
        sentences(thai, english().say, at)[2]
        == "On media freedom, Thailand 2019 (25) and Thailand 2023 (38) cannot be told apart."
    )


@pytest.mark.parametrize("node", range(8))
def test_pairs_are_those_of_the_table(table: Comparison, node: int) -> None:
    told = table.told[node]
    assert f"{told.apart} of {told.pairs} pairs can be told apart on what could be rated." in sentences(
        table, english().say, node
    )
    letters = pairs_of(table, node)
    assert len(letters) == len(table.rows) * (len(table.rows) - 1) // 2
    assert letters.count("2") == told.firm
    assert letters.count("1") + letters.count("2") == told.apart


def test_the_ends_are_the_lowest_and_the_highest(table: Comparison) -> None:
    ordered = sorted(table.rows, key=lambda row: row.index or 0)
    lowest = next(one for one in sentences(table, english().say) if " lowest at " in one)
    second = next(one for one in sentences(table, english().say) if " highest at " in one)
    assert f"{ordered[0].name} is lowest at {ordered[0].index:.1f}" in lowest
    assert f"{ordered[-1].name} is highest at {ordered[-1].index:.1f}" in second
    names = {row.election: row.name for row in table.rows}
    alike = {names[key] for key in ordered[-1].alike}
    said = second.partition("is highest")[2]
    assert {name for name in names.values() if name in said} - {ordered[-1].name} == (
        alike if len(alike) <= 3 else set()
    )


def test_what_nobody_scored_and_nothing_shown_are_said(table: Comparison) -> None:
    assert sentences(dataclasses.replace(table, rows=()), english().say) == ("No election is shown.",)
    row = table.rows[0]
    empty = dataclasses.replace(row, cells=tuple(dataclasses.replace(cell, value=None) for cell in row.cells))
    found = sentences(dataclasses.replace(table, rows=(empty,)), english().say, 1)
    assert any("none of them could be scored" in one for one in found)
    assert "0 of 0 values" in found[-1]


def test_what_holds_a_verdict_below_its_index_is_said_by_what_it_is(table: Comparison) -> None:
    below = [row for row in table.rows if row.held_by]
    for row in table.rows:
        reached = [one.band for one in table.bands if row.index is not None and row.index >= one.at_least]
        assert bool(row.held_by) == (row.band is not None and row.band < reached[-1]), row.name
    assert {row.held_by for row in below} == {"narrow"}, "no gate lowers a verdict of the shipped elections"
    gated = dataclasses.replace(table.rows[0], held_by="gate")
    said = held_words([*below, gated], english().say)
    assert said.startswith(f"Held below the band of the index by a gate: {gated.name} (band {gated.band}); ")
    assert "; by a record too narrow for praise: " in said
    assert all(f"{row.name} (band {row.band})" in said for row in below)
    assert held_words([row for row in table.rows if not row.held_by], english().say) == ""


def test_no_more_than_eight_are_named_for_one_cause(table: Comparison) -> None:
    many = [dataclasses.replace(table.rows[0], name=f"E{at}", held_by="early") for at in range(11)]
    said = held_words(many, english().say)
    assert said.startswith("Held below the band of the index by a day before the vote: E0 (band ")
    assert said.endswith("E7 (band 0) and 3 more.")
    assert "E8" not in said


def test_whose_standing_is_told_is_a_sentence(table: Comparison) -> None:
    rows = tuple(dataclasses.replace(row, standing="A draft.") for row in table.rows)
    (said,) = standing_lines(dataclasses.replace(table, rows=rows), english().say)
    assert said.endswith("Over every statement stands: “A draft”.")
    other = (dataclasses.replace(rows[0], standing="Another."), *rows[1:])
    (said,) = standing_lines(dataclasses.replace(table, rows=other), english().say)
    assert f"Over {len(rows) - 1} of the statements stands: “A draft”." in said
