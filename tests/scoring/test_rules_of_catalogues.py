"""Products, powers, bonuses, coverage of what stands below, units, and gates that cap classes."""

from typing import Any

import numpy as np
import pytest

from electassess.findings.score_words import reasons_words
from electassess.scoring import StructureError, build_card, build_structure, check_gates
from electassess.scoring.aggregate import fill_range, roll_up
from electassess.workspace.packs import english

NAN = float("nan")
BANDS = [{"id": name, "title": name, "at_least": at} for name, at in (("low", 0), ("mid", 50), ("high", 75))]


def test_a_product_multiplies_and_a_missing_factor_counts_as_the_mean_of_the_others(make: Any) -> None:
    items = [
        make.indicator(name, scale="percent", weight=weight) for name, weight in (("a", 1.0), ("b", 5.0), ("c", 2.0))
    ]
    structure = build_structure(make.catalogue(make.group("index", *items, aggregation="product")))
    values = np.array([[0.5, 0.8, 0.9], [0.5, 0.8, NAN], [0.0, 1.0, 1.0]])
    assert roll_up(structure, values).values[:, 0] == pytest.approx([0.36, 0.4**1.5, 0.0])


def test_a_power_counts_above_the_part_and_not_in_it(make: Any) -> None:
    inner = make.group("inner", make.indicator("a", scale="percent"), power=2.0)
    made = make.catalogue(make.group("index", inner, make.indicator("b", scale="percent", power=0.5)))
    structure = build_structure(made)
    rolled = roll_up(structure, np.array([[0.5, 0.25]])).values[0]
    assert rolled[structure.position("inner")] == 0.5
    assert rolled[0] == pytest.approx((0.5**2 + 0.25**0.5) / 2)
    assert np.isnan(roll_up(structure, np.array([[NAN, NAN]])).values[0, 0])


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ({"aggregation": "sum", "item": {"power": 2.0}}, "has a power"),
        ({"aggregation": "product", "item": {"bonus": True}}, "nothing can be subtracted or a bonus"),
        ({"aggregation": "sum", "item": {"bonus": True, "subtracts": True}}, "both"),
    ],
)
def test_what_no_rule_can_mean_is_refused(make: Any, group: dict[str, Any], words: str) -> None:
    items = [make.indicator("a"), make.indicator("b", **group["item"])]
    with pytest.raises(StructureError, match=words):
        build_structure(make.catalogue(make.group("index", *items, aggregation=group["aggregation"])))


@pytest.mark.parametrize("rule", ["sum", "arithmetic"])
def test_a_bonus_adds_without_widening_the_whole(make: Any, rule: str) -> None:
    items = [make.indicator("a"), make.indicator("b"), make.indicator("extra", bonus=True)]
    structure = build_structure(make.catalogue(make.group("index", *items, aggregation=rule)))
    values = np.array([[0.5, 0.5, 0.0], [0.5, 0.5, 0.5], [0.5, 0.5, NAN], [1.0, 1.0, 1.0]])
    rolled = roll_up(structure, values)
    assert rolled.values[:, 0] == pytest.approx([0.5, 0.75, 0.5, 1.5])
    assert rolled.coverage[:, 0].tolist() == [1.0] * 4
    assert structure.totals[0] == (8 if rule == "sum" else 1)
    worst, best = fill_range(structure, values[2:3])
    assert (worst[0, 0], best[0, 0]) == (0.5, 1.0)


def test_coverage_counts_what_stands_below(make: Any) -> None:
    first = make.group("first", *(make.indicator(name) for name in "abcd"))
    second = make.group("second", *(make.indicator(name) for name in "efgh"))
    structure = build_structure(make.catalogue(make.group("index", first, second, coverage=0.5)))
    one_each = np.array([[0.5, NAN, NAN, NAN, 0.5, NAN, NAN, NAN]])
    rolled = roll_up(structure, one_each)
    assert rolled.coverage[0, 0] == pytest.approx(0.25)
    assert np.isnan(rolled.values[0, 0]), "two answers of eight are not the half, though both groups have a value"
    half = np.array([[0.5, 0.5, NAN, NAN, 0.5, 0.5, NAN, NAN]])
    assert roll_up(structure, half).values[0, 0] == 0.5
    lopsided = np.array([[0.5] * 4 + [NAN] * 4])
    assert roll_up(structure, lopsided).coverage[0, 0] == 0.5


def test_what_was_rated_in_a_group_without_a_value_does_not_cover(make: Any) -> None:
    first = make.group("first", *(make.indicator(name) for name in "abcd"), coverage=0.75)
    second = make.group("second", make.indicator("e"))
    structure = build_structure(make.catalogue(make.group("index", first, second)))
    rolled = roll_up(structure, np.array([[0.5, 0.5, NAN, NAN, 1.0]]))
    assert (rolled.values[0, 0], rolled.coverage[0, 0]) == (1.0, 0.5)


def summed(make: Any, **more: Any) -> Any:
    rights = make.group("rights", make.indicator("a"), make.indicator("b"), aggregation="sum")
    return make.catalogue(make.group("index", rights, make.indicator("c"), aggregation="sum"), **more)


def test_a_gate_in_points_sees_points_and_in_values_values(make: Any) -> None:
    when = "rights < 7 and rights.a >= 3"
    fired = {}
    for unit in ("points", "value"):
        gates = [{"id": "g", "when": when, "unit": unit, "cap": 0, "because": "rights are few"}]
        made = summed(make, gates=gates, classes=[{"unit": "value", "bands": BANDS}])
        card = build_card(make.score(made, {"e": {"x": {"rights.a": 3, "rights.b": 3, "c": 4}}}), 0)
        fired[unit] = card.verdict.gates[0].fired
        if unit == "points":
            (said,) = reasons_words(card.verdict, english())
            assert said == "gate “g” holds (rights = 6 points and rights.a = 3): class 0 at most"
            assert (card.classes[0].id, card.classes[0].capped_from) == ("low", "high")
            assert (card.classes[0].value, card.classes[0].points) == (pytest.approx(1000 / 12), pytest.approx(10))
    assert fired == {"points": True, "value": False}


def test_a_gate_in_points_caps_bands_in_every_draw_and_removal(make: Any) -> None:
    from electassess.scoring import Method, remove_each, simulate  # noqa: PLC0415

    gates = [{"id": "g", "when": "rights < 7", "unit": "points", "cap": 0, "because": "rights are few"}]
    made, method = summed(make, gates=gates), Method(draws=50, resample_analysts=False)
    answers = {"e": {who: {"rights.a": 3, "rights.b": 3, "c": 4} for who in ("x", "y", "z")}}
    scores = make.score(made, answers, method, make.ladder(0, 25, 50))
    assert scores.bands.tolist() == [0]
    assert simulate(scores, 0).band_probabilities[0] == 1
    # Without b there are 4 points to have, of which 3 are still fewer than 7; without rights there is no gate.
    assert remove_each(scores, ["rights.b", "rights"]).bands[:, 0].tolist() == [0, 2]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"classes": [{"bands": BANDS}]}, "index is a sum, and it is not said"),
        ({"classes": [{"node": "c", "unit": "points", "bands": BANDS}]}, ""),
        ({"gates": [{"id": "g", "when": "rights < 7", "cap": 0, "because": "rights are few"}]}, "rights is a sum"),
    ],
)
def test_a_sum_is_cut_in_a_unit_that_is_named(make: Any, more: dict[str, Any], words: str) -> None:
    made = summed(make, **more)
    if not words:
        assert build_card(make.score(made, {"e": {"x": {"c": 4}}}), 0).classes[0].id is None
        return
    with pytest.raises(StructureError, match=words):
        make.score(made, {"e": {"x": {"c": 4}}})
    found = check_gates(build_structure(made), made.gates)
    assert [problem.code for problem in found] == (["EA423"] if made.gates else [])


def test_points_of_what_is_no_sum_are_refused(make: Any) -> None:
    made = make.two_criteria(gates=[{"id": "g", "when": "law < 2", "unit": "points", "cap": 0, "because": "x x x"}])
    with pytest.raises(StructureError, match="law has no points"):
        make.score(made, {"e": {"x": {"law.act": 4}}})


def test_an_undecided_gate_caps_classes_as_it_caps_bands(make: Any) -> None:
    gates = [{"id": "g", "when": "law.act <= 0", "cap": 0, "cap_undecided": 1, "because": "the law is bad"}]
    made = make.two_criteria(gates=gates, classes=[{"bands": BANDS}])
    rated = {"count.tally": 4, "count.fraud": 0, "count.appeal": 4, "law.court": 4}
    open_card = build_card(make.score(made, {"e": {"x": rated}}), 0)
    assert (open_card.classes[0].id, open_card.classes[0].capped_from) == ("mid", "high")
    (said,) = reasons_words(open_card.verdict, english())
    assert said == "gate “g” cannot be decided: law.act has no value; class 1 at most"
    settled = build_card(make.score(made, {"e": {"x": rated | {"law.act": 4}}}), 0)
    assert (settled.classes[0].id, settled.classes[0].capped_from) == ("high", None)


def test_means_are_taken_only_where_the_scale_says_so(make: Any) -> None:
    from electassess.scoring import from_csv  # noqa: PLC0415

    levels = [{"level": n, "label": f"l{n}", "meaning": f"m{n}"} for n in (1, 3, 5)]
    scales = {
        "means": {"kind": "ordinal", "levels": levels, "means": True},
        "plain": {"kind": "ordinal", "levels": levels},
    }
    items = [make.indicator(name, scale=name) for name in scales]
    structure = build_structure(make.catalogue(make.group("index", *items), scales=scales))
    text = "election,indicator,analyst,level\ne,means,a,3.4\ne,plain,a,3.4\ne,plain,b,2\ne,means,b,5.2\n"
    _, problems = from_csv(text, structure)
    assert [(problem.row, problem.code) for problem in problems] == [(3, "EA403"), (4, "EA403"), (5, "EA403")]
