import dataclasses

import pytest

from electassess.comparison import Comparison, Entry, compare, difference


def test_rows_stand_by_country_and_date_whatever_the_order_given(entries: list[Entry], table: Comparison) -> None:
    assert compare(list(reversed(entries)), ranked=True) == table
    assert [(row.name[:-5], row.date) for row in table.rows] == sorted((row.name[:-5], row.date) for row in table.rows)


def test_values_and_intervals_do_not_depend_on_who_else_is_shown(entries: list[Entry], table: Comparison) -> None:
    some = [entry for entry in entries if entry.id.startswith(("khm", "tha"))]
    whole = {row.election: row for row in table.rows}
    for row in compare(some).rows:
        other = whole[row.election]
        free = {"alike": (), "apart_as_rated": (), "ranks": None, "cells": ()}
        assert dataclasses.replace(row, **free) == dataclasses.replace(other, **free)  # type: ignore[arg-type]
        for mine, its in zip(row.cells, other.cells, strict=True):
            alone = {"alike": (), "apart_as_rated": ()}
            assert dataclasses.replace(mine, **alone) == dataclasses.replace(its, **alone)
            assert set(mine.alike) <= set(its.alike)


def test_every_interval_holds_its_value(table: Comparison) -> None:
    held = 0
    for row in table.rows:
        for cell in (row, *row.cells):
            value = row.index if cell is row else cell.value  # type: ignore[union-attr]
            if value is None:
                assert cell.interval_low is None
                continue
            assert cell.interval_low is not None
            assert cell.interval_high is not None
            assert cell.interval_low <= value <= cell.interval_high, (row.election, cell)
            held += 1
    assert held > 90


def test_what_cannot_be_told_apart_is_listed_with_both(entries: list[Entry], table: Comparison) -> None:
    by_id, rows = {entry.id: entry for entry in entries}, {row.election: row for row in table.rows}
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            for key in by_id.keys() - {row.election}:
                found = difference(by_id[row.election], by_id[key], cell.ref)
                assert (key in cell.alike) is (found.gap is not None and not found.apart)
                assert (key in cell.apart_as_rated) is (found.apart and not found.firm)
                assert (key in cell.alike) is (row.election in rows[key].cells[number].alike)


def test_nothing_is_ranked_unless_asked(entries: list[Entry], table: Comparison) -> None:
    assert all(row.ranks is None for row in compare(entries).rows)
    for row in table.rows:
        assert row.ranks is not None
        assert 1 <= row.ranks[0] <= row.ranks[1] <= len(table.rows)


def test_there_must_be_something_to_compare() -> None:
    with pytest.raises(ValueError, match="no election"):
        compare([])


def test_changes_join_elections_of_one_country_in_order(table: Comparison) -> None:
    assert [(one.before[:8], one.after[:8]) for one in table.changes] == [
        ("khm-2018", "khm-2023"),
        ("tha-2019", "tha-2023"),
    ]


def test_the_day_names_elections_that_share_a_year(entries: list[Entry]) -> None:
    entry = entries[0]
    assert entry.name == "Belarus 2020"
    assert dataclasses.replace(entry, shares_year=True).name == "Belarus 2020-08-09"
