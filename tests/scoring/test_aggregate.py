"""Kernels, thresholds of coverage, what is not applicable, subtraction, fill ranges; and scales to values."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from electassess.model.catalogue import Aggregation
from electassess.scoring import build_structure
from electassess.scoring.aggregate import AGGREGATORS, fill_range, roll_up
from electassess.scoring.normalise import off_scale, to_values

NAN = float("nan")
WEIGHTS = np.array([0.5, 0.3, 0.2])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Aggregation.ARITHMETIC, 0.5 * 0.2 + 0.3 * 0.4 + 0.2 * 1.0),
        (Aggregation.SUM, 0.5 * 0.2 + 0.3 * 0.4 + 0.2 * 1.0),
        (Aggregation.GEOMETRIC, 0.2**0.5 * 0.4**0.3),
        (Aggregation.HARMONIC, 1 / (0.5 / 0.2 + 0.3 / 0.4 + 0.2)),
        (Aggregation.MINIMUM, 0.2),
        (Aggregation.HALF_COMPENSATORY, (0.42 + 0.2 * 0.4) / 2),
    ],
)
def test_kernels(rule: Aggregation, expected: float) -> None:
    values = np.array([[0.2, 0.4, 1.0]])
    assert AGGREGATORS[rule](values, WEIGHTS, None, None) == pytest.approx([expected])
    everyone = np.ones((1, 3), dtype=bool)
    assert AGGREGATORS[rule](values, WEIGHTS, everyone, everyone) == pytest.approx([expected])


@pytest.mark.parametrize("rule", list(Aggregation))
def test_a_missing_child_equals_a_smaller_tree(rule: Aggregation) -> None:
    values, present = np.array([0.2, NAN, 0.9]), np.array([True, False, True])
    small = AGGREGATORS[rule](np.array([0.2, 0.9]), np.array([0.5, 0.2]), None, None)
    # Not applicable: exactly the smaller tree, also for the product.
    assert AGGREGATORS[rule](values, WEIGHTS, present, present) == pytest.approx(small)


def test_a_missing_factor_counts_as_the_geometric_mean() -> None:
    values, present = np.array([0.25, NAN, 0.25]), np.array([True, False, True])
    found = AGGREGATORS[Aggregation.HALF_COMPENSATORY](values, WEIGHTS, present, np.ones(3, dtype=bool))
    assert found == pytest.approx((0.25 + 0.25**3) / 2)


@pytest.mark.parametrize("rule", [Aggregation.GEOMETRIC, Aggregation.HARMONIC])
def test_zero_is_fatal_where_nothing_compensates(rule: Aggregation) -> None:
    assert AGGREGATORS[rule](np.array([0.0, 1.0, 1.0]), WEIGHTS, None, None) == 0


@given(
    st.sampled_from(list(Aggregation)),
    hnp.arrays(np.float64, (4, 3), elements=st.floats(0, 1)),
    hnp.arrays(np.bool_, (4, 3)),
)
def test_means_lie_between_the_present_extremes(rule: Aggregation, values: Any, present: Any) -> None:
    present[:, 0] = True
    found = AGGREGATORS[rule](np.where(present, values, NAN), WEIGHTS, present, np.ones_like(present))
    upper = np.where(present, values, -1).max(axis=1)
    lower = np.where(present, values, 2).min(axis=1)
    if rule is Aggregation.HALF_COMPENSATORY:
        lower = lower / 2
    if rule is Aggregation.PRODUCT:
        lower = np.where(lower < 1, lower**3, lower)
    assert (found <= upper + 1e-9).all()
    assert (found >= lower - 1e-9).all()


def tree(make: Any, **more: Any) -> Any:
    return build_structure(make.catalogue(make.group("index", *(make.indicator(c) for c in "abcd"), **more)))


def test_below_the_threshold_nothing_is_scored(make: Any) -> None:
    structure = tree(make, coverage=0.75)
    values = np.array([[1, 1, 0, NAN], [1, 1, NAN, NAN]])
    rolled = roll_up(structure, values)
    assert rolled.coverage[:, 0].tolist() == [0.75, 0.5]
    assert rolled.values[0, 0] == pytest.approx(2 / 3)
    assert np.isnan(rolled.values[1, 0])
    assert rolled.shared[:, 0].tolist() == [True, False]
    assert roll_up(structure, values, enforce=False).values[1, 0] == 1


def test_at_least(make: Any) -> None:
    structure = tree(make, at_least=3)
    values = np.array([[1, 0, 1, NAN], [1, 0, NAN, NAN]])
    assert np.isnan(roll_up(structure, values).values[:, 0]).tolist() == [False, True]
    # Two of the four cannot apply here: what is left is all there.
    applicable = np.array([True, True, False, False])
    assert roll_up(structure, values, applicable).values[1, 0] == 0.5


def test_not_applicable_drops_out_of_coverage(make: Any) -> None:
    structure = tree(make, coverage=0.75)
    values = np.array([[1, 1, NAN, NAN]])
    rolled = roll_up(structure, values, np.array([[True, True, False, False]]))
    assert (rolled.coverage[0, 0], rolled.values[0, 0], rolled.shared[0, 0]) == (1.0, 1.0, False)
    nothing = roll_up(structure, values, np.zeros((1, 4), dtype=bool))
    assert np.isnan(nothing.values[0, 0])
    assert not nothing.applicable[0, 0]


def test_thresholds_survive_floats(make: Any) -> None:
    items = [make.indicator(name, weight=0.1) for name in "abcdefghij"]
    structure = build_structure(make.catalogue(make.group("index", *items, coverage=0.3)))
    values = np.full((1, 10), NAN)
    values[0, :3] = 0.5
    assert not np.isnan(roll_up(structure, values).values[0, 0])


def test_subtraction_may_go_below_zero(make: Any) -> None:
    items = [make.indicator("a"), make.indicator("b"), make.indicator("off", subtracts=True)]
    structure = build_structure(make.catalogue(make.group("index", *items, aggregation="sum")))
    values = np.array([[1, 0.5, 0.25], [0, 0, 1], [1, 1, NAN]])
    rolled = roll_up(structure, values)
    assert rolled.values[:, 0] == pytest.approx([5 / 8, -0.5, 1.0])
    assert rolled.shared[:, 0].tolist() == [False, False, True]
    worst, best = fill_range(structure, values)
    assert (worst[2, 0], best[2, 0]) == (0.5, 1.0)


def test_fill_range_holds_the_value(make: Any) -> None:
    structure = tree(make)
    values = np.array([[1, NAN, 0.5, NAN]])
    worst, best = fill_range(structure, values)
    assert (worst[0, 0], best[0, 0]) == (0.375, 0.875)
    worst, best = fill_range(structure, values, np.array([True, False, True, True]))
    assert (worst[0, 0], best[0, 0]) == pytest.approx((0.5, 2.5 / 3))


def test_any_leading_axes_and_weights_per_draw(make: Any) -> None:
    structure = tree(make)
    values = np.random.default_rng(1).random((5, 2, 4))
    weights = np.random.default_rng(2).random((5, 1, 5))
    rolled = roll_up(structure, values, weights=weights)
    draw = weights[3, 0, 1:]
    assert rolled.values[3, 1, 0] == pytest.approx((values[3, 1] * draw).sum() / draw.sum())


def test_scales_to_values(make: Any) -> None:
    scales = {
        "goal": {"kind": "measured", "low": 100, "high": 75000, "log": True},
        "strict": {"kind": "measured", "low": 0, "high": 10, "clip": False, "direction": "lower-is-better"},
        "holes": {"kind": "ordinal", "levels": [{"level": n, "label": "l", "meaning": "m"} for n in (1, 3, 5)]},
    }
    names = ("five", "yes-no", "goal", "strict", "holes")
    items = [*(make.indicator(name, scale=name) for name in names), make.indicator("turned", reversed=True)]
    structure = build_structure(make.catalogue(make.group("index", *items), scales=scales))
    levels = np.array([[1, 1, 75000, 2, 3, 1], [4, 0, 0, 11, 1, 4], [2, NAN, 273.861279, 0, 5, 2.5]])
    values = to_values(structure, levels)
    assert values[0] == pytest.approx([0.25, 0, 1, 0.8, 0.5, 0.75])
    assert values[1] == pytest.approx([1, 1, 0, NAN, 0, 0], nan_ok=True)
    assert values[2] == pytest.approx([0.5, NAN, np.log(2.73861279) / np.log(750), 1, 1, 0.375], nan_ok=True)
    columns = np.array([0, 0, 1, 2, 3, 4, 4, 5])
    wrong = off_scale(structure, columns, np.array([5, 1.5, 2, 1e9, 11, 2, 3, NAN]))
    assert wrong.tolist() == [True, True, True, False, True, True, False, False]


@pytest.mark.parametrize("rule", [rule for rule in Aggregation if rule is not Aggregation.MINIMUM])
def test_less_taken_off_never_lowers_the_whole(make: Any, rule: Aggregation) -> None:
    """Two sums below zero have a product above it, which would fall as one of them rises."""
    parts = [
        make.group(name, make.indicator("a"), make.indicator("off", subtracts=True), aggregation="sum")
        for name in ("one", "two")
    ]
    made = make.catalogue(make.group("index", *parts, aggregation=rule))
    for missing in ({}, {"two.a": "not-assessed"}):
        answers = {"one.a": 0, "two.a": 0, "two.off": 4} | missing
        found = [make.score(made, {"e": {"x": answers | {"one.off": off}}}).index[0] for off in (4, 3, 2, 1, 0)]
        assert found == sorted(found)
