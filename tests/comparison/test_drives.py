"""What stands behind a verdict: gates in one wording, and the points that each criterion adds or lacks."""

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from electassess.comparison import (
    Comparison,
    Entry,
    GateEffect,
    GateStands,
    GateState,
    drives,
    firmness,
    lowest,
    mattering,
    pulls,
    sorted_by,
    standings,
)
from electassess.comparison.gates import gate_marks
from electassess.workspace.packs import english


def _gates(table: Comparison, key: str) -> list[GateStands]:
    row = next(row for row in table.rows if row.election.startswith(key))
    return mattering(row.gates)


def test_a_gate_is_said_in_one_wording_with_what_it_means(table: Comparison) -> None:
    held, undecided = _gates(table, "khm-2018")
    assert (held.state, held.effect, held.cap) == (GateState.HOLDS, GateEffect.IDLE, 1)
    assert held.words(english().say) == (
        "Gate “main contender barred” holds (“Parties and candidates free to stand” at level 0), which allows band 1 "
        "at most: the verdict is no higher anyway."
    )
    assert undecided.words(english().say) == (
        "Gate “results fabricated” cannot be decided, for want of a rating of “Honest count”: if it held, band 0 "
        "at most."
    )
    assert gate_marks([held, undecided], english().say) == "gate holds: main contender barred; 1 gate cannot be decided"
    lowering = dataclasses.replace(held, effect=GateEffect.LOWERS)
    assert lowering.words(english().say).endswith("allows band 1 at most: it lowers the verdict.")
    off = dataclasses.replace(held, state=GateState.DOES_NOT_HOLD, effect=GateEffect.NONE)
    assert off.words(english().say) == "Gate “main contender barred” does not hold."
    assert gate_marks([off], english().say) == ""


def test_every_gate_of_the_table_has_the_state_that_was_found(table: Comparison, by_id: Mapping[str, Entry]) -> None:
    states = {True: GateState.HOLDS, False: GateState.DOES_NOT_HOLD, None: GateState.UNDECIDED}
    for row in table.rows:
        verdict = by_id[row.election[:8]].card.verdict
        assert [(one.id, one.state, one.cap) for one in row.gates] == [
            (gate.id, states[gate.fired], gate.cap) for gate in verdict.gates
        ]
        undecided = [one.id for one in row.gates if one.effect is GateEffect.WOULD_LOWER]
        assert undecided == [one for one in row.firmness.undecided if one in undecided]


def test_what_criteria_add_makes_up_the_index(table: Comparison) -> None:
    for row in table.rows:
        assert row.index is not None
        assert sum(one.adds for one in row.pulls) == pytest.approx(row.index)
        assert sum(one.adds + one.lacks for one in row.pulls) == pytest.approx(100)
        assert [one.lacks for one in row.pulls] == sorted((one.lacks for one in row.pulls), reverse=True)


def test_an_index_that_is_no_weighted_mean_has_no_points(
    by_id: Mapping[str, Entry], with_card: Callable[..., Entry]
) -> None:
    entry = by_id["khm-2018"]
    other = with_card(entry, verdict=dataclasses.replace(entry.card.verdict, index=99.0))
    assert pulls(other.card, str) == ()
    assert not any("points short" in one for one in drives(other.card, ["x"] * 9, (), str, english()))


def test_what_drives_a_verdict_is_said_in_short_sentences(table: Comparison) -> None:
    row = next(row for row in table.rows if row.election.startswith("khm-2018"))
    assert row.drives[0] == "The index of 24.6 drives it: it gives band 1 (not genuine)."
    assert row.drives[1] == (
        "Gate “main contender barred” holds too (“Parties and candidates free to stand” at level 0), and would keep it "
        "there were the index higher."
    )
    assert row.drives[2].startswith("Of the 75.4 points short of 100, party and candidate inclusion (5) takes 19.0, ")
    capped = [one for one in table.rows if one.firmness.capped]
    assert all("alone would give" in one.drives[1] for one in capped)


def test_a_likelier_band_is_said_wherever_the_chance_is_higher(table: Comparison) -> None:
    for row in table.rows:
        rated = row.firmness.rated
        assert bool(row.firmness.likelier) is (rated.own is not None and rated.other_share > rated.own)
        assert (row.firmness.likelier[1:] in row.firm) or not row.firmness.likelier
    georgia = next(row for row in table.rows if row.election.startswith("geo-2024"))
    assert georgia.firmness.likelier.startswith("band 3 (mixed) is likelier than the verdict given: ")


def test_a_verdict_without_draws_has_no_likelier_band(
    by_id: Mapping[str, Entry], with_card: Callable[..., Entry]
) -> None:
    entry = by_id["geo-2024"]
    bare = with_card(entry, verdict=dataclasses.replace(entry.card.verdict, band=None))
    assert firmness(bare).likelier == ""


@pytest.mark.parametrize("ref", ["index", "media-freedom", "transparency"])
def test_the_lowest_group_is_what_cannot_be_told_from_the_lowest(table: Comparison, ref: str) -> None:
    ordered = sorted_by(table, ref)
    found, told = lowest(ordered), standings(ordered, english().say)
    assert found is not None
    alike = {one.name: {*one.alike} for one in told}
    rated = {one.name: {*one.as_rated} for one in told}
    first = told[0].name
    assert {*found.group} == {first} | alike[first]
    group = {*found.group}
    for name in found.above:
        assert not alike[name] & group
        assert not rated[name] & group
    for name in found.as_rated:
        assert not alike[name] & group
        assert rated[name] & group
    assert all(alike[name] & group for name in found.between)
    scored = sum(one.value != "not scored" for one in told)
    assert len(found.group) + len(found.above) + len(found.as_rated) + len(found.between) == scored


def test_a_thin_value_keeps_its_star_in_the_order(table: Comparison) -> None:
    ordered = sorted_by(table, "media-freedom")
    for one, row in zip(standings(ordered, english().say), ordered.rows, strict=True):
        cell = next(cell for cell in row.cells if cell.ref == "media-freedom")
        assert one.value.endswith("*") is cell.thin
    assert lowest(table) is None


def test_nobody_is_said_to_be_told_apart_by_a_gate_which_no_draws_test(table: Comparison) -> None:
    found = standings(sorted_by(table, "gate:main-contender-barred"), english().say)
    off = [one for one in found if one.value == "does not hold"]
    assert off
    assert not any(one.valued for one in found)
    assert not any(one.told for one in off), "what would be told stands beside those in which it holds"
