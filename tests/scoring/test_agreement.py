"""Agreement against published figures, against an independent package, and at its edges."""

import itertools
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from electassess.scoring import Lack
from electassess.scoring.agreement import (
    Measurement,
    agreement,
    gwet_ac1,
    krippendorff_alpha,
)

SETS = ("krippendorff_nmm", "anxiety", "video", "diagnoses")


def matrix(make: Any, name: str) -> np.ndarray:
    """A published matrix, items by analysts."""
    rows = make.read_data(f"agreement/agreement_{name}.csv")
    return np.array([[float("nan") if cell in ("NA", "") else float(cell) for cell in row.values()] for row in rows])


@pytest.mark.parametrize(("name", "level"), list(itertools.product(SETS, Measurement)))
def test_published_alpha(make: Any, name: str, level: Measurement) -> None:
    rows = make.read_data("agreement/agreement_krippendorff_expected.csv")
    wanted = next(r["alpha_expected"] for r in rows if r["dataset"] == name and r["level"] == level.value)
    assert krippendorff_alpha(matrix(make, name), level) == pytest.approx(float(wanted), abs=5e-7)


def test_the_trap_of_complete_data(make: Any) -> None:
    """One reference package gives -0.0324 here, by counting pairs wrongly when nothing is missing."""
    assert krippendorff_alpha(matrix(make, "anxiety"), Measurement.NOMINAL) == pytest.approx(-0.0237, abs=5e-5)


def test_published_ac1(make: Any) -> None:
    assert gwet_ac1(matrix(make, "krippendorff_nmm")) == pytest.approx(0.77544, abs=5e-6)


def test_the_27_alphas_of_the_unjournal(make: Any) -> None:
    ratings = make.read_data("agreement/unjournal_ratings_pseudonymised.csv")
    compared = 0
    for row in make.read_data("agreement/unjournal_published_alpha.csv"):
        mine = [r for r in ratings if r["criteria"] == row["criteria"] and r["middle_rating"]]
        units, raters = sorted({r["unit"] for r in mine}), sorted({r["rater"] for r in mine})
        table = np.full((len(units), len(raters)), np.nan)
        for each in mine:
            table[units.index(each["unit"]), raters.index(each["rater"])] = float(each["middle_rating"])
        for level in (Measurement.INTERVAL, Measurement.RATIO, Measurement.ORDINAL):
            found = agreement(table, level)
            assert found.alpha == pytest.approx(float(row[f"alpha_{level.value}"]), abs=5e-4), (row["criteria"], level)
            compared += 1
    assert compared == 27


tables = st.integers(2, 8).flatmap(
    lambda items: st.integers(2, 5).flatmap(
        lambda raters: st.lists(
            st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, float("nan")]), min_size=raters, max_size=raters),
            min_size=items,
            max_size=items,
        )
    )
)


@settings(max_examples=150, deadline=None)
@given(tables, st.sampled_from(list(Measurement)))
def test_against_an_independent_package(rows: list[list[float]], level: Measurement) -> None:
    table = np.array(rows)
    found = agreement(table, level)
    paired = table[(~np.isnan(table)).sum(axis=1) > 1]
    if found.alpha is None:
        values = np.unique(paired[~np.isnan(paired)])
        assert found.reason == (Lack.TOO_FEW if not len(paired) else Lack.NO_VARIATION)
        assert len(values) < 2
        return
    assert found.alpha == pytest.approx(krippendorff.alpha(table.T, level_of_measurement=level.value), abs=1e-12)
    assert found.alpha <= 1 + 1e-12


@settings(max_examples=50, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_order_of_analysts_and_items_is_irrelevant(rows: list[list[float]], random: Any) -> None:
    table = np.array(rows)
    columns, lines = list(range(table.shape[1])), list(range(table.shape[0]))
    random.shuffle(columns)
    random.shuffle(lines)
    first, second = agreement(table), agreement(table[lines][:, columns])
    assert (first.alpha is None) == (second.alpha is None)
    assert first.alpha is None or first.alpha == pytest.approx(second.alpha, abs=1e-12)
    assert (first.exact, first.within_one) == (second.exact, second.within_one)


def test_undefined_is_an_answer() -> None:
    alike = agreement(np.full((3, 2), 4.0), draws=10)
    assert (alike.alpha, alike.reason, alike.exact) == (None, Lack.NO_VARIATION, 1.0)
    alone = agreement(np.array([[1.0, np.nan], [np.nan, 2.0]]))
    assert (alone.alpha, alone.reason, alone.items, alone.analysts, alone.exact) == (None, Lack.TOO_FEW, 0, 0, None)
    assert gwet_ac1(np.full((3, 2), 4.0)) is None
    assert agreement(np.zeros((0, 3))).reason is Lack.TOO_FEW


def test_pair_shares() -> None:
    # Pairs of the first item: 0-0, 0-1, 0-1; of the second: 0-4. The third has none.
    found = agreement(np.array([[0.0, 0.0, 1.0], [0.0, 4.0, np.nan], [2.0, np.nan, np.nan]]))
    assert found.exact == pytest.approx(1 / 4)
    assert found.within_one == pytest.approx(3 / 4)
    assert (found.items, found.analysts) == (2, 3)


def test_bootstrap_equals_a_plain_loop() -> None:
    generator = np.random.default_rng(7)
    table = np.clip(generator.integers(0, 5, size=(12, 1)) + generator.integers(-1, 2, size=(12, 4)), 0, 4) * 1.0
    table[generator.random(table.shape) < 0.15] = np.nan
    table = table[(~np.isnan(table)).sum(axis=1) > 1]
    draws = 60
    rows = np.random.default_rng(3).integers(0, len(table), size=(draws, len(table)))
    looped = [krippendorff_alpha(table[each]) for each in rows]
    found = agreement(table, draws=draws, seed=3, level=0.8)
    low, high = np.quantile([each for each in looped if each is not None], [0.1, 0.9])
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert found == agreement(table, draws=draws, seed=3, level=0.8)


def test_bootstrap_counts_samples_without_variation() -> None:
    found = agreement(np.array([[1.0, 1.0], [1.0, 2.0]]), draws=400, seed=1)
    # Both draws hit the first item in a quarter of the samples.
    assert found.undefined == pytest.approx(0.25, abs=0.07)
