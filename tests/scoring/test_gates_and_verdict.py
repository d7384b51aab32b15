"""The language of gates, three-valued logic, what settled it; bands, caps, classes."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.model.base import Edition
from electassess.model.catalogue import Classes, Outcome, OutcomeCuts
from electassess.model.condition import refs_of
from electassess.scoring import Reason, Rule, Width, build_structure, parse_gate
from electassess.scoring.gates import FALSE, TRUE, UNKNOWN, check_gates, evaluate, gate_numbers
from electassess.scoring.scorecard import GateResult, NodeScore, Term
from electassess.scoring.settled import deciding
from electassess.scoring.verdict import (
    NO_BAND,
    OUTCOMES,
    Narrow,
    band_of,
    bands_of,
    cap_bands,
    classify,
    outcomes_of,
    reach_verdict,
)

NAN = float("nan")


def truth(make: Any, text: str, numbers: dict[str, float]) -> tuple[int, list[str]]:
    """Truth of a condition, and the texts of the comparisons that settled it."""
    structure = build_structure(make.two_criteria())
    condition, faults = parse_gate(text, structure.refs)
    assert condition is not None, faults
    assert faults == ()
    row = np.array([numbers.get(ref, NAN) for ref in structure.refs])
    return int(evaluate(condition, structure, row)), [term.text for term in deciding(condition, structure, row)]


@pytest.mark.parametrize(
    ("text", "expected", "terms"),
    [
        ("law.act = 0", TRUE, ["law.act = 0"]),
        ("law.act != 0", FALSE, ["law.act != 0"]),
        ("0 >= law.act and law > 24.9", TRUE, ["0 >= law.act", "law > 24.9"]),
        ("law.act > 0 or law <= 25", TRUE, ["law <= 25"]),
        ("not (law.act > 0 or law > 25)", TRUE, ["law.act > 0", "law > 25"]),
        ("not law.act = 1 and not law.act = 2", TRUE, ["law.act = 1", "law.act = 2"]),
        ("law.act = 0 and count < 50", UNKNOWN, ["count < 50"]),
        ("law.act = 1 and count < 50", FALSE, ["law.act = 1"]),
        ("law.act = 0 or count < 50", TRUE, ["law.act = 0"]),
        ("law.act = 1 or count < 50", UNKNOWN, ["count < 50"]),
        ("not count < 50", UNKNOWN, ["count < 50"]),
        ("law.act = 1 or law.act = 0 and law < 30", TRUE, ["law.act = 0", "law < 30"]),
        ("law.act >= -1", TRUE, ["law.act >= -1"]),
        ("law.act < count.tally", TRUE, ["law.act < count.tally"]),
        ("NOT law.act > 0", TRUE, ["law.act > 0"]),
    ],
)
def test_truth_and_what_settled_it(make: Any, text: str, expected: int, terms: list[str]) -> None:
    assert truth(make, text, {"law.act": 0, "law": 25, "count.tally": 3}) == (expected, terms)


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("law.act == 1", 10, "one ="),
        ("law.act <", 10, "reads like"),
        ("(law.act < 1", 13, "reads like"),
        ("law.act < 1 & law < 2", 13, "and, or"),
        ("law.act", 8, "reads like"),
        ("", 1, "reads like"),
        ("law.act - 1 < 2", 9, "reads like"),
        ("__import__('os')", 1, "reads like"),
        ("law < 1 < 2", 9, "reads like"),
    ],
)
def test_faults_of_grammar_have_a_column(text: str, column: int, hint: str) -> None:
    condition, (fault,) = parse_gate(text)
    assert condition is None
    assert fault.column == column
    assert hint in fault.hint


def test_unknown_ids_are_reported_with_the_nearest(make: Any) -> None:
    gates = [
        {"id": "one", "when": "law.act < 1 and law.axt < 2", "cap": 1, "because": "Some reason"},
        {"id": "two", "when": "law.act <", "cap": 1, "because": "Some reason"},
    ]
    made = make.two_criteria(gates=gates)
    first, second = check_gates(build_structure(made), made.gates)
    assert (first.code, first.column, first.hint) == ("EA422", "one", "did you mean law.act?")
    assert "column 17" in first.message
    assert (second.code, second.column) == ("EA421", "two")


def test_hyphens_and_words_belong_to_ids() -> None:
    condition, _ = parse_gate("and-more < 1 or not-so = 2 and or-1.not-2 = 25a and 2-x = 1")
    assert condition is not None
    assert refs_of(condition) == ("and-more", "not-so", "or-1.not-2", "25a", "2-x")


@given(st.text(alphabet="ab.-<>=! 01()ndot", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    condition, faults = parse_gate(text)
    assert (condition is None) == bool(faults)


def test_the_last_bit_of_a_float_decides_nothing(make: Any) -> None:
    structure = build_structure(make.two_criteria())
    values = np.full((1, len(structure.refs)), 0.07)
    numbers = gate_numbers(structure, np.full((1, 5), 2.0), values)
    condition, _ = parse_gate("law <= 7")
    assert 0.07 * 100 > 7
    assert condition is not None
    assert evaluate(condition, structure, numbers).tolist() == [TRUE]


def test_bands() -> None:
    values = np.array([-3, 0, 12.499, 12.5, 62.49999999999999, 100, NAN])
    assert bands_of(values, [0, 12.5, 62.5]).tolist() == [0, 0, 0, 1, 2, 2, NO_BAND]
    several = [*np.random.default_rng(1).uniform(-1, 101, 500).tolist(), 39.4999999999, 39.49999999949, 12.5]
    for rounded in (False, True):
        whole = bands_of(np.array(several), [0, 12.5, 39.5, 40, 62.5], rounded=rounded).tolist()
        assert [band_of(one, [0, 12.5, 39.5, 40, 62.5], rounded=rounded) for one in several] == whole
    assert bands_of(np.array([39.5, 40.5, 39.49]), [0, 40, 41], rounded=True).tolist() == [1, 2, 0]
    fired = [np.array([True, False, True]), np.array([True, False, False])]
    assert cap_bands(np.array([5, 5, NO_BAND]), [3, 1], fired, highest=4).tolist() == [1, 4, NO_BAND]


def test_outcomes() -> None:
    cuts = OutcomeCuts.model_validate({})
    found = outcomes_of(np.array([NAN, -5.0, 12.5, 37.4, 62.49999999999999, 87.5]), cuts)
    assert [OUTCOMES[code] for code in found] == [
        Outcome.INCONCLUSIVE, Outcome.VIOLATED, Outcome.NOT_MET, Outcome.NOT_MET, Outcome.LARGELY_MET, Outcome.MET,
    ]  # fmt: skip


def gate(name: str, cap: int, *, fired: bool | None, found: float | None = 0.0) -> GateResult:
    terms = (Term("law.act <= 0", ("law.act",), (found,)),) if fired is not False else ()
    return GateResult(name, fired, cap, "Some reason", terms, capped=False)


def test_a_verdict_says_its_steps(make: Any) -> None:
    rungs = make.ladder(0, 25, 50, 75)
    gates = [
        gate("a", 2, fired=True),
        gate("b", 1, fired=True),
        gate("c", 0, fired=None, found=None),
        gate("d", 0, fired=False),
    ]
    verdict = reach_verdict(80.0, gates, rungs, Edition.FINAL)
    assert (verdict.band, verdict.capped_from) == (1, 3)
    assert [(one.rule, one.band, one.gate) for one in verdict.reasons] == [
        (Rule.INDEX, 3, ""),
        (Rule.LOWERS, 2, "a"),
        (Rule.LOWERS, 1, "b"),
        (Rule.OPEN, 0, "c"),
    ]
    assert (verdict.reasons[0].value, verdict.reasons[0].label) == (80.0, "Band 3")
    assert [one.terms for one in verdict.reasons[1:]] == [each.terms for each in gates[:3]]
    assert [each.capped for each in verdict.gates] == [True, True, False, False]


def test_what_nobody_could_rate_caps_praise(make: Any) -> None:
    rungs = make.ladder(0, 25, 50, 75)
    unknown = dataclasses.replace(gate("a", 0, fired=None, found=None), cap_undecided=2)
    verdict = reach_verdict(80.0, [unknown], rungs, Edition.FINAL)
    assert (verdict.band, verdict.capped_from, verdict.gates[0].capped) == (2, 3, True)
    assert verdict.reasons[-1][:2] == (Rule.OPEN_LOWERS, 2)
    low = reach_verdict(30.0, [unknown], rungs, Edition.FINAL)
    assert (low.band, low.reasons[-1][:2]) == (1, (Rule.OPEN, 0))
    lowest = reach_verdict(10.0, [unknown], rungs, Edition.FINAL)
    assert (lowest.band, lowest.reasons[-1][:2]) == (0, (Rule.OPEN, None))
    for fired in (True, False):
        decided = dataclasses.replace(gate("a", 0, fired=fired), cap_undecided=2)
        assert reach_verdict(80.0, [decided], rungs, Edition.FINAL).band == (0 if fired else 3)


def test_a_scant_record_gives_no_verdict_on_the_whole_unless_a_gate_holds(make: Any) -> None:
    rungs = make.ladder(0, 25, 50, 75)
    scant = Narrow(3, Width(5, 48, 2, 50.0, 61.0), thin=True, scant=True)
    for index, band in ((10.0, 0), (60.0, 2), (99.0, 3)):
        verdict = reach_verdict(index, [gate("d", 0, fired=False)], rungs, Edition.FINAL, scant)
        assert (verdict.band, verdict.scant) == (band, True)
        assert verdict.reasons[-1].rule is (Rule.THIN if band == 3 else Rule.SCANT)
        assert verdict.reasons[-1].width == scant.width
    held = reach_verdict(60.0, [gate("a", 1, fired=True)], rungs, Edition.FINAL, scant)
    assert (held.band, held.scant) == (1, False)
    lower = reach_verdict(10.0, [gate("a", 1, fired=True)], rungs, Edition.FINAL, scant)
    assert (lower.band, lower.scant) == (0, True), "the gate bears out band 1, and the index of so few nothing lower"
    broad = Narrow(3, Width(25, 48, 0, 50.0, 61.0), thin=True)
    assert not reach_verdict(60.0, [], rungs, Edition.FINAL, broad).scant


def test_no_praise_before_the_vote(make: Any) -> None:
    rungs = make.ladder(0, 25, 50, 75, highest_before_vote=2)
    verdict = reach_verdict(99.0, [], rungs, Edition.PRE_ELECTION)
    assert (verdict.band, verdict.capped_from) == (2, 3)
    assert verdict.reasons[-1] == Reason(Rule.BEFORE_VOTE, 2)
    assert reach_verdict(99.0, [], rungs, Edition.PRELIMINARY).band == 3


def test_without_an_index_there_is_no_band_but_the_gates_are_named(make: Any) -> None:
    verdict = reach_verdict(None, [gate("a", 1, fired=True)], make.ladder(0, 50), Edition.FINAL)
    assert (verdict.index, verdict.band) == (None, None)
    assert [(one.rule, one.band, one.classes) for one in verdict.reasons] == [
        (Rule.NO_INDEX, None, False),
        (Rule.ALLOWS, 1, False),
    ]
    classed = reach_verdict(80.0, [gate("a", 1, fired=True)], None, Edition.FINAL)
    assert [(one.rule, one.band, one.classes) for one in classed.reasons] == [(Rule.ALLOWS, 1, True)]


def node(value: float | None, points: float | None = None) -> NodeScore:
    """A node with nothing but what is cut."""
    empty = dict.fromkeys(NodeScore._fields)
    return NodeScore(**{**empty, "ref": "index", "value": value, "points": points})  # type: ignore[arg-type]


def test_classes_are_cut_on_the_rounded_value() -> None:
    bands = [{"id": name, "title": name, "at_least": at} for name, at in (("low", 0), ("mid", 40), ("high", 60))]
    cut = Classes.model_validate({"rounded": True, "bands": bands})
    found = [classify(cut, node(value), None).id for value in (39.5, 39.4, 59.5, None)]
    assert found == ["mid", "low", "high", None]
    capped = classify(cut, node(80.0), 0)
    assert (capped.id, capped.capped_from) == ("low", "high")
    assert classify(cut, node(10.0), 2).capped_from is None


def test_classes_are_cut_in_points_or_in_values_as_the_catalogue_says() -> None:
    bands = [{"id": name, "title": name, "at_least": at} for name, at in (("low", 0), ("high", 20))]
    found = {
        unit: classify(Classes.model_validate({"unit": unit, "bands": bands}), node(45.0, 18.0), None)
        for unit in ("points", "value")
    }
    assert {unit: one.id for unit, one in found.items()} == {"points": "low", "value": "high"}
    assert all((one.value, one.points, one.unit) == (45.0, 18.0, unit) for unit, one in found.items())
