"""Runs set side by side: paired draws, ranks, whether two elections can be told apart."""

from typing import Any

import numpy as np
import pytest

from electassess.scoring import (
    Method,
    Origin,
    Simulation,
    distinguishable,
    probability_above,
    rank_intervals,
    simulate,
)

WEIGHTS_ONLY: dict[str, Any] = {origin.value: origin is Origin.WEIGHTS for origin in Origin}


def runs(make: Any, elections: dict[str, Any], method: Method, made: Any = None) -> list[Simulation]:
    made = made or make.catalogue(make.group("index", make.indicator("a"), make.indicator("b")))
    scores = make.score(made, elections, method)
    return [simulate(scores, at, with_variance=False) for at in range(len(elections))]


def test_pairs_and_ranks(make: Any) -> None:
    elections: dict[str, Any] = {
        name: {who: {"a": low, "b": high} for who in "xyz"}
        for name, low, high in (("p", 4, 4), ("q", 0, 4), ("r", 4, 0), ("s", 0, 0))
    }
    elections["t"] = {}
    found = runs(make, elections, Method(draws=4000, **WEIGHTS_ONLY))
    assert probability_above(found[0], found[3]) == 1
    assert probability_above(found[1], found[2]) == pytest.approx(0.5, abs=0.05)
    assert probability_above(found[0], found[0]) == 0.5
    assert probability_above(found[0], found[4]) is None
    assert rank_intervals(found, 0.9) == [(1, 1), (2, 3), (2, 3), (4, 4), None]


def test_draws_are_paired_by_their_weights(make: Any) -> None:
    # p is above q in every draw, since each has the same weights, although the intervals overlap widely.
    elections = {
        "p": {who: {"a": 1, "b": 4} for who in "xyz"},
        "q": {who: {"a": 0, "b": 3} for who in "xyz"},
    }
    found = runs(make, elections, Method(draws=500, **WEIGHTS_ONLY))
    assert found[0].low[0] < found[1].high[0]
    assert probability_above(found[0], found[1]) == 1


def test_children_of_the_root_are_kept(make: Any) -> None:
    made = make.two_criteria()
    elections = {
        "p": {who: {"law.act": 3, "law.court": level} for who, level in zip("xyz", (1, 2, 4), strict=True)},
        "q": {who: {"law.act": 2, "law.court": 1, "count.tally": 2} for who in "xyz"},
    }
    found = runs(make, elections, Method(draws=300), made)
    assert found[0].drawn_refs == ("index", "law", "count")
    assert found[0].drawn.shape == (300, 3)
    assert np.isnan(found[0].drawn_of("count")).all()
    assert found[0].low[1] == pytest.approx(np.quantile(found[0].drawn_of("law"), 0.05), abs=1e-9)
    assert probability_above(found[0], found[1], "law") == 1
    assert probability_above(found[0], found[1], "count") is None
    with pytest.raises(KeyError):
        probability_above(found[0], found[1], "law.act")


def test_runs_of_two_methods_cannot_be_paired(make: Any) -> None:
    panel = {"e": {"x": {"a": 1, "b": 2}}}
    first, second = (runs(make, panel, Method(draws=20, seed=seed))[0] for seed in (1, 2))
    with pytest.raises(ValueError, match="one method"):
        probability_above(first, second)


@pytest.mark.parametrize(
    ("probability", "level", "told"),
    [
        (0.95, 0.9, True),
        (0.949, 0.9, False),
        (0.05, 0.9, True),
        (0.5, 0.5, False),
        (0.75, 0.5, True),
        (None, 0.1, False),
    ],
)
def test_telling_apart_is_two_sided(probability: float | None, level: float, *, told: bool) -> None:
    assert distinguishable(probability, level) is told
    if probability is not None:
        assert distinguishable(1 - probability, level) is told


def test_equal_indices_are_ties_whatever_their_last_bits(make: Any) -> None:
    """Levels in another order add up to another last bit; that must tell no elections apart, and rank none."""
    made = make.catalogue(make.group("index", *(make.indicator(name) for name in "abcdef")))
    levels = {"p": (4, 1, 2, 3, 4, 1), "q": (4, 2, 1, 3, 4, 1)}
    elections = {name: {who: dict(zip("abcdef", each, strict=True)) for who in "xyz"} for name, each in levels.items()}
    found = runs(make, elections, Method(draws=10).replace(**dict.fromkeys(WEIGHTS_ONLY, False)), made)
    assert probability_above(found[0], found[1]) == 0.5
    assert rank_intervals(found, 0.9) == [(1, 1), (1, 1)]
