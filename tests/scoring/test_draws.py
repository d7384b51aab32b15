"""The short cuts of the draws against the plain way of doing the same."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.scoring import Method, Origin, Panel, simulate
from electassess.scoring.draws import SORTED_BY_NETWORK, _median, _sorted
from electassess.scoring.uncertainty import _quantiles

numbers = st.one_of(st.integers(0, 4).map(float), st.just(float("nan")))
tables = st.integers(2, SORTED_BY_NETWORK + 2).flatmap(
    lambda height: st.lists(st.lists(numbers, min_size=6, max_size=6), min_size=height, max_size=height)
)


@given(tables)
def test_a_network_sorts(table: list[list[float]]) -> None:
    filled = np.nan_to_num(np.array(table), nan=9.0)
    assert np.array_equal(_sorted(list(filled.reshape(len(table), 2, 3))), np.sort(filled.reshape(-1, 2, 3), axis=0))


@given(tables)
def test_the_median_leaves_out_what_is_missing(table: list[list[float]]) -> None:
    levels = np.array(table)
    levels[0] = np.nan_to_num(levels[0], nan=2.0)  # something is everywhere
    found = _median(list(levels.reshape(len(table), 2, 3)))
    assert np.array_equal(found.ravel(), np.nanmedian(levels, axis=0))


@given(tables)
def test_quantiles_leave_out_what_is_missing(table: list[list[float]]) -> None:
    values = np.array(table)
    low, high = _quantiles(values.copy(), (0.05, 0.95))
    for row, first, last in zip(values, low, high, strict=True):
        there = row[~np.isnan(row)]
        expected = np.quantile(there, [0.05, 0.95]) if there.size else [np.nan, np.nan]
        assert np.array([first, last]) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("panel", [Panel.MEAN, Panel.MEDIAN, Panel.MINIMUM, Panel.MAXIMUM])
def test_a_panel_without_uncertainty_is_the_panel_of_the_engine(make: Any, panel: Panel) -> None:
    off: dict[str, Any] = {origin.value: False for origin in Origin}
    sheets = {
        "x": {"law.act": 0, "law.court": 4, "count.fraud": 1},
        "y": {"law.act": 3, "count.fraud": 0, "count.tally": 1},
        "z": {"law.act": 4, "count.tally": 2},
        "w": {"law.act": 1, "count.appeal": 2},
    }
    scores = make.score(make.two_criteria(), {"e": sheets}, Method(panel=panel, draws=3, **off))
    found = simulate(scores, 0)
    assert found.low == pytest.approx(scores.rolled.values[0] * 100, nan_ok=True)
    assert found.drawn == pytest.approx(np.tile(scores.rolled.values[0][[0, 1, 4]] * 100, (3, 1)), nan_ok=True)


def test_batches_of_draws_change_nothing_but_the_draws(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = {"e": {who: {"law.act": level, "law.court": 2} for who, level in zip("xyz", (0, 2, 4), strict=True)}}
    method = Method(draws=4000, fill_missing=False, vary_weights=False)
    whole = simulate(make.score(make.two_criteria(), panel, method), 0)
    monkeypatch.setattr("electassess.scoring.uncertainty._BATCH", 900)
    parts = simulate(make.score(make.two_criteria(), panel, method), 0)
    assert not np.isnan(parts.drawn[:, :2]).any()
    assert parts.index.mean() == pytest.approx(whole.index.mean(), abs=1)
    assert parts.low[1] == whole.low[1]
