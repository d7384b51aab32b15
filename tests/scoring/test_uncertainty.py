"""The Monte Carlo against what can be worked out by hand, one source at a time."""

from typing import Any

import numpy as np
import pytest

from electassess.scoring import (
    Assumed,
    IntervalKind,
    Method,
    Origin,
    Panel,
    build_card,
    build_structure,
    simulate,
    simulate_both,
    uncertainty,
)
from electassess.scoring.weights import draw_weights

OFF: dict[str, Any] = {origin.value: False for origin in Origin}


def only(*origins: Origin, **more: Any) -> Method:
    """A method with some sources alone."""
    return Method(draws=4000, **(OFF | {origin.value: True for origin in origins}), **more)


def flat(make: Any, *names: str, **more: Any) -> Any:
    return make.catalogue(make.group("index", *(make.indicator(name) for name in names)), **more)


def one(make: Any, made: Any, panel: Any, method: Method, *rungs: float) -> Any:
    scores = make.score(made, {"e": panel}, method, make.ladder(*rungs) if rungs else None)
    return scores, simulate(scores, 0)


def test_without_any_source_nothing_varies(make: Any) -> None:
    panel = {who: {"a": level, "b": 2} for who, level in zip("xyz", (0, 3, 4), strict=True)}
    scores, found = one(make, flat(make, "a", "b"), panel, only())
    assert (found.low == found.high).all()
    assert found.low == pytest.approx(scores.rolled.values[0] * 100)
    assert (found.variance, found.failed) == ((), 0)


def test_analysts_are_drawn_as_a_plain_bootstrap(make: Any) -> None:
    levels = (0, 1, 3, 4)
    panel = {who: {"a": level} for who, level in zip("wxyz", levels, strict=True)}
    _, found = one(make, flat(make, "a"), panel, only(Origin.ANALYSTS, panel=Panel.MEAN))
    # A mean of n drawn with replacement has the variance of the panel over n.
    assert found.index.mean() == pytest.approx(50, abs=1)
    assert found.index.var() == pytest.approx(np.var(levels) / 4 * 25**2, rel=0.08)
    assert found.variance == ((Origin.ANALYSTS, 1.0),)
    assert found.assumed == ()


def test_whole_analysts_are_drawn_since_severity_goes_with_the_person(make: Any) -> None:
    panel = {who: dict.fromkeys("abcd", level) for who, level in zip("xyz", (1, 2, 3), strict=True)}
    _, found = one(make, flat(make, *"abcd"), panel, only(Origin.ANALYSTS, panel=Panel.MEAN))
    assert found.index.var() == pytest.approx(np.var([1, 2, 3]) / 3 * 25**2, rel=0.1)


def test_confidence_moves_to_neighbours(make: Any) -> None:
    panel = {"x": {"a": {"level": 2, "confidence": 60}}}
    _, found = one(make, flat(make, "a"), panel, only(Origin.CONFIDENCE))
    shares = [(found.index == value).mean() for value in (25, 50, 75)]
    assert shares == pytest.approx([0.2, 0.6, 0.2], abs=0.03)
    _, edge = one(make, flat(make, "a"), {"x": {"a": {"level": 4, "confidence": 60}}}, only(Origin.CONFIDENCE))
    assert [(edge.index == value).mean() for value in (75, 100)] == pytest.approx([0.2, 0.8], abs=0.03)


def test_weights_vary_around_the_catalogue(make: Any) -> None:
    made = flat(make, *"abcde")
    weights = draw_weights(build_structure(made), only(Origin.WEIGHTS))[:, 1:]
    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights.mean(axis=0) == pytest.approx(0.2, abs=0.005)
    assert weights.std(axis=0) / weights.mean(axis=0) == pytest.approx(0.25, abs=0.02)
    panel = {who: {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4} for who in "xyz"}
    scores, found = one(make, made, panel, only(Origin.WEIGHTS))
    assert found.low[0] < scores.index[0] < found.high[0]
    assert found.low[1:].tolist() == found.high[1:].tolist() == [0, 25, 50, 75, 100]


def test_what_is_missing_lies_anywhere_on_its_scale(make: Any) -> None:
    panel = {who: {"a": 2} for who in "xyz"}
    scores, found = one(make, flat(make, "a", "b"), panel, only(Origin.MISSING))
    assert sorted(set(found.index)) == [25, 37.5, 50, 62.5, 75]
    assert np.isnan(found.low[scores.structure.position("b")])
    assert found.interval("b") is None
    assert found.assumed[0] == (Assumed.ANY_LEVEL, 1)
    ignored = {who: {"a": 2, "b": "not-applicable"} for who in "xyz"}
    assert set(one(make, flat(make, "a", "b"), ignored, only(Origin.MISSING))[1].index) == {50}


@pytest.mark.parametrize("analysts", ["x", "xy"])
def test_a_small_panel_never_shows_a_narrow_interval(make: Any, analysts: str) -> None:
    names = [f"i{number}" for number in range(40)]
    panel = {who: dict.fromkeys(names, 2) for who in analysts}
    _, found = one(make, flat(make, *names), panel, Method(vary_weights=False))
    assert found.high[0] - found.low[0] > 20
    assert found.assumed[0].what is Assumed.SEVERITY
    large = {who: dict.fromkeys(names, 2) for who in "xyz"}
    assert np.ptp(one(make, flat(make, *names), large, Method(vary_weights=False))[1].index) == 0


def test_an_analyst_who_rated_stands_in(make: Any) -> None:
    panel = {"x": {"a": 0, "b": 4}, "y": {"a": 0}, "z": {"a": 0}, "w": {"b": 4}, "v": {"b": 4}}
    _, found = one(make, flat(make, "a", "b"), panel, only(Origin.ANALYSTS))
    assert set(found.index) == {50}


def test_streams_depend_on_seed_and_name_alone(make: Any) -> None:
    made, panel = make.two_criteria(), {"x": {"law.act": 1, "count.tally": 3}, "y": {"law.act": 3}}
    method = Method(draws=200)
    alone = make.score(made, {"m": panel}, method)
    among = make.score(made, {"a": {"q": {"law.act": 0}}, "m": panel, "z": panel}, method)
    first, second, twin = simulate(alone, 0), simulate(among, 1), simulate(among, 2)
    assert np.array_equal(first.index, second.index)
    assert not np.array_equal(second.index, twin.index)
    other = simulate(make.score(made, {"m": panel}, method.replace(seed=2)), 0)
    assert not np.array_equal(first.index, other.index)


def test_bands_of_draws_go_through_the_gates(make: Any) -> None:
    gates = [{"id": "g", "when": "a <= 1", "cap": 0, "because": "a is too low"}]
    panel = {"x": {"a": {"level": 2, "confidence": 60}, "b": 4}}
    scores, found = one(make, flat(make, "a", "b", gates=gates), panel, only(Origin.CONFIDENCE), 0, 40, 85)
    assert scores.bands.tolist() == [1]
    # A fifth of the draws has a at 1 (gate), a fifth at 3 (87.5).
    assert found.band_probabilities == pytest.approx([0.2, 0.6, 0.2], abs=0.03)


def test_an_election_without_an_index_has_no_interval(make: Any) -> None:
    made = make.catalogue(make.group("index", make.indicator("a"), make.indicator("b"), coverage=0.9))
    _, found = one(make, made, {"x": {"a": 2}}, Method(draws=50), 0, 50)
    assert found.failed == 50
    assert found.interval("index") is None
    assert found.interval("a") is not None
    assert found.band_probabilities == ()


def test_shares_of_variance(make: Any) -> None:
    panel = {
        who: {"a": level, "b": {"level": 2, "confidence": 50}} for who, level in zip("xyz", (0, 2, 4), strict=True)
    }
    found = one(make, flat(make, "a", "b", "c"), panel, Method(draws=500))[1]
    assert [origin for origin, _ in found.variance] == list(Origin)
    assert sum(share for _, share in found.variance) == pytest.approx(1)


def test_a_card_carries_the_interval_its_method_asks_for(make: Any) -> None:
    panel = {"x": {"law.act": 1, "law.court": 3}, "y": {"law.act": 3}}
    plain = build_card(make.score(make.two_criteria(), {"e": panel}), 0).node("law").interval
    assert plain is not None
    assert (plain.kind, plain.low, plain.high) == (IntervalKind.ANALYST_RANGE, 50, 75)
    method = Method(interval=IntervalKind.MONTE_CARLO, interval_level=0.8, draws=500)
    scores = make.score(make.two_criteria(), {"e": panel}, method)
    drawn = build_card(scores, 0).node("law").interval
    assert drawn == simulate(scores, 0).interval("law")
    assert drawn is not None
    assert (drawn.kind, drawn.level) == (IntervalKind.MONTE_CARLO, 0.8)
    assert build_card(scores, 0).node("count").interval is None


def test_what_one_of_many_rated_is_as_uncertain_as_what_one_alone_rated(make: Any) -> None:
    names = [f"i{number}" for number in range(40)]
    many = {"x": dict.fromkeys(names, 2)} | {who: {"law": 2} for who in "yz"}
    made = flat(make, "law", *names)
    wide, alone = (np.std(one(make, made, panel, only(Origin.ANALYSTS))[1].index) for panel in (many, {"x": many["x"]}))
    assert wide == pytest.approx(alone, rel=0.06)


@pytest.mark.parametrize("batch", [1000, 150_000])
@pytest.mark.parametrize("off", [(), ("resample_analysts",), ("resample_analysts", "spread_confidence")])
def test_two_runs_at_once_are_the_two_runs(
    make: Any, monkeypatch: pytest.MonkeyPatch, batch: int, off: tuple[str, ...]
) -> None:
    monkeypatch.setattr(uncertainty, "_BATCH", batch)
    panel: Any = {"a": {"law.act": 2, "law.court": 4, "count.tally": 3}, "b": {"law.act": 1}, "c": {"law.act": 3}}
    method = only(*(origin for origin in Origin if origin.value not in off)).replace(draws=400)
    filled, rated = (
        make.score(make.two_criteria(), {"e": panel}, method.replace(fill_missing=wanted)) for wanted in (True, False)
    )
    both = simulate_both(filled, rated, 0, with_variance=False)
    for found, alone in zip(both, (simulate(each, 0, with_variance=False) for each in (filled, rated)), strict=True):
        for name in ("low", "high", "drawn", "bands"):
            assert np.array_equal(getattr(found, name), getattr(alone, name), equal_nan=True), name
    brief = simulate_both(filled, rated, 0, with_variance=False, in_full=False)
    assert [each.interval("law") for each in brief] == [each.interval("law") for each in both]
    assert all(each.interval("law.act") is None for each in brief)
    other = make.score(make.two_criteria(), {"e": panel}, method.replace(draws=60))
    with pytest.raises(ValueError, match="differ in more"):
        simulate_both(filled, other, 0)
