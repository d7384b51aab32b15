import dataclasses
from typing import Any

import pytest

from electassess.comparison import (
    Basis,
    Comparison,
    Entry,
    Point,
    against,
    agreement_words,
    besides,
    compare,
    difference,
    node_of,
    sorted_by,
    standings,
)
from electassess.workspace.packs import english


def test_rows_stand_by_country_and_date_whatever_the_order_given(entries: list[Entry], table: Comparison) -> None:
    assert compare(list(reversed(entries)), ranked=True) == table
    assert [(row.name[:-5], row.date) for row in table.rows] == sorted((row.name[:-5], row.date) for row in table.rows)


def test_values_and_intervals_do_not_depend_on_who_else_is_shown(entries: list[Entry], table: Comparison) -> None:
    some = [entry for entry in entries if entry.id.startswith(("khm", "tha"))]
    whole = {row.election: row for row in table.rows}
    for row in compare(some).rows:
        other = whole[row.election]
        free: dict[str, Any] = {"alike": (), "apart_as_rated": (), "ranks": None, "cells": ()}
        assert dataclasses.replace(row, **free) == dataclasses.replace(other, **free)
        for mine, its in zip(row.cells, other.cells, strict=True):
            alone: dict[str, Any] = {"alike": (), "apart_as_rated": ()}
            assert dataclasses.replace(mine, **alone) == dataclasses.replace(its, **alone)
            assert set(mine.alike) <= set(its.alike)


def test_every_interval_holds_its_value(table: Comparison) -> None:
    held = 0
    for row in table.rows:
        shown = [(row.index, row.interval_low, row.interval_high)]
        shown += [(cell.value, cell.interval_low, cell.interval_high) for cell in row.cells]
        for value, low, high in shown:
            if value is None:
                assert low is None
                continue
            assert low is not None
            assert high is not None
            assert low <= value <= high, row.election
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


def test_a_verdict_carries_its_chances_and_the_distance_from_a_bound(entries: list[Entry], table: Comparison) -> None:
    by_id = {entry.id: entry for entry in entries}
    for row in table.rows:
        shares, firm = by_id[row.election].simulation.band_probabilities, row.firmness
        assert row.band is not None
        assert row.index is not None
        assert firm.rated.own == pytest.approx(shares[row.band])
        assert firm.rated.other_share == pytest.approx(max(one for at, one in enumerate(shares) if at != row.band))
        assert firm.bound is not None
        assert firm.distance is not None
        assert firm.distance == pytest.approx(row.index - firm.bound, abs=1e-6)
        assert f"{abs(firm.distance):.1f} points {'above' if firm.distance >= 0 else 'below'}" in row.firm
    assert {len(row.firmness.undecided) for row in table.rows} >= {0, 1}


def test_who_gave_which_level_is_counted_indicator_by_indicator(table: Comparison) -> None:
    cells = [cell for row in table.rows for cell in row.cells]
    for cell in cells:
        assert len(cell.points) == cell.rated
        assert len(cell.points) + len(cell.unrated) >= cell.applicable
        assert cell.single == sum(sum(one.level is not None for one in point.answers) == 1 for point in cell.points)
        assert all(point.level is None for point in cell.unrated)
    assert sum(cell.single for cell in cells) > 20
    assert any(cell.raters == (1, 3) for cell in cells)


def test_evidence_on_what_nobody_rated_is_kept(entries: list[Entry], table: Comparison) -> None:
    for row, entry in zip(table.rows, sorted(entries, key=lambda one: one.order), strict=True):
        shown = {one.id for cell in row.cells for point in (*cell.points, *cell.unrated) for one in point.evidence}
        usable = entry.findings.usable.items
        assert shown == {key for finding in entry.findings.by_ref.values() for key in finding.evidence if key in usable}
        bearing = {item.id for item in usable.values() if item.indicators}
        applicable = {point.ref for cell in row.cells for point in (*cell.points, *cell.unrated)}
        assert {key for key in bearing if set(usable[key].indicators) & applicable} <= shown
    assert any(point.evidence for row in table.rows for cell in row.cells for point in cell.unrated)
    assert any(not one.cited for row in table.rows for cell in row.cells for p in cell.points for one in p.evidence)


def test_pairs_that_can_be_told_apart_are_counted(entries: list[Entry], table: Comparison) -> None:
    assert [one.ref for one in table.told] == [entries[0].root, *(ref for ref, _ in table.criteria)]
    for number, one in enumerate(table.told[1:]):
        cells = [row.cells[number] for row in table.rows if row.cells[number].value is not None]
        assert one.pairs == len(cells) * (len(cells) - 1) // 2
        assert one.pairs - one.apart == sum(len(cell.alike) for cell in cells) / 2
        assert one.apart - one.firm == sum(len(cell.apart_as_rated) for cell in cells) / 2


def test_alpha_is_not_read_where_levels_hardly_vary(table: Comparison) -> None:
    cells = [cell for row in table.rows for cell in row.cells if not cell.varied]
    assert cells
    for cell in cells:
        assert f"{cell.equal[0]} of {cell.equal[1]} pairs of levels equal" in agreement_words(cell, english().say)
        assert "alpha" not in agreement_words(cell, english().say)


def test_acts_lead_to_public_facts_of_their_kind(entries: list[Entry], table: Comparison) -> None:
    by_id = {entry.id: entry for entry in entries}
    for row in table.rows:
        items = by_id[row.election].findings.usable.items
        told = {(deed.act, one.id) for deed in row.deeds for one in deed.facts}
        assert told == {(act, item.id) for item in items.values() for act in item.acts}
    assert any(deed.act == "barring" for row in table.rows for deed in row.deeds)


def test_every_public_item_stands_once_and_is_marked_by_what_it_moved(entries: list[Entry], table: Comparison) -> None:
    by_id = {entry.id: entry for entry in entries}
    for row in table.rows:
        entry = by_id[row.election]
        usable = entry.findings.usable.items
        assert [fact.basis.id for fact in row.facts] == list(usable)
        for fact in row.facts:
            refs = usable[fact.basis.id].indicators
            levels = [entry.card.node(ref).level for ref in refs]
            assert fact.unrated is (bool(refs) and all(level is None for level in levels))
    assert sum(fact.unrated for row in table.rows for fact in row.facts) >= 5


def _point(level: float | None, outcome: str, *facts: Basis, serious: bool = False) -> Point:
    return Point("a.b", "Title", "phrase", level, outcome, "high", serious, (), facts)


def _fact(gravity: str, *, reading: str = "fault", cited: bool = True) -> Basis:
    return Basis("Text.", "Source", "", "f:1", cited=cited, reading=reading, gravity=gravity)


def test_in_brief_what_weighs_most_comes_first_whatever_its_level(table: Comparison) -> None:
    cell = table.rows[0].cells[0]
    points = (
        _point(1, "not-met", serious=True),
        _point(2, "partly-met", _fact("decisive")),
        _point(0, "violated", _fact("serious"), serious=True),
        _point(3, "largely-met", _fact("minor")),
        _point(3, "largely-met", _fact("decisive", reading="strength")),
        _point(3, "largely-met", _fact("decisive", cited=False)),
    )
    unrated = (_point(None, "not-assessed", _fact("serious", cited=False)),)
    row = dataclasses.replace(table.rows[0], cells=(dataclasses.replace(cell, points=points, unrated=unrated),))
    assert [one.phrase for one in against(row, english().say)] == ["Title (level 2)", "phrase", "phrase"]
    assert [one.phrase for one in besides(row, english().say)] == ["Title (not rated)"]


def test_no_serious_finding_of_the_examples_is_lost_in_brief(table: Comparison) -> None:
    for row in table.rows:
        named = {(one.criterion, one.phrase) for one in against(row, english().say)}
        assert {(cell.ref, point.phrase) for cell in row.cells for point in cell.points if point.serious} <= named


def test_without_acts_findings_stand_for_them(by_id: dict[str, Entry]) -> None:
    entry = by_id["khm-2018"]
    bare = {key: item.model_copy(update={"acts": ()}) for key, item in entry.findings.usable.items.items()}
    usable = dataclasses.replace(entry.findings.usable, items=bare)
    without = dataclasses.replace(entry, findings=dataclasses.replace(entry.findings, usable=usable))
    table = compare([without, by_id["gha-2020"]])
    row = next(row for row in table.rows if row.election == entry.id)
    assert row.deeds
    titles = dict(table.acts)
    for deed in row.deeds:
        assert titles[deed.act] == entry.findings.indicators[deed.act].title
        assert (entry.card.node(deed.act).level or 0) <= 2
        assert all(fact.cited and fact.reading == "fault" for fact in deed.facts)
    other = next(row for row in table.rows if row.election != entry.id)
    assert not {deed.act for deed in other.deeds} & set(entry.findings.indicators)


def test_a_source_names_what_it_was_read_in(entries: list[Entry], table: Comparison) -> None:
    by_id = {entry.id: entry for entry in entries}
    copies = 0
    for row in table.rows:
        usable = by_id[row.election].findings.usable
        for fact in row.facts:
            named = [source for _, source in usable.sources_of(usable.items[fact.basis.id])][:1]
            assert fact.basis.via == (named[0].via if named and named[0].named else "")
            copies += bool(fact.basis.via)
    assert copies > 50


def test_rows_stand_by_a_value_where_that_is_asked_for(table: Comparison) -> None:
    assert standings(table, english().say) == []
    at = [ref for ref, _ in table.criteria].index("emb-independence")
    found = sorted_by(table, "emb-independence")
    values = [row.cells[at].value for row in found.rows]
    scored = [value for value in values if value is not None]
    assert scored == sorted(scored)
    assert values[len(scored) :] == [None] * (len(values) - len(scored)) != []
    names = {row.election: row.name for row in table.rows}
    for one, row in zip(standings(found, english().say), found.rows, strict=True):
        assert one.name == row.name
        assert set(one.alike) == {names[key] for key in row.cells[at].alike}
    assert standings(found, english().say)[-1].value == "not scored"
    by_index = sorted_by(table, "index")
    assert standings(by_index, english().say)[0].value == "13.1 [9–20]"
    assert [node_of(table, name, english().say) for name in ("Media freedom", "media-freedom", "INDEX", "media")] == [
        *("media-freedom", "media-freedom", "index"),
        None,
    ]
