"""The latent-trait panel with a given calibration: what it does to levels, and what it never does."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from electassess.scoring import (
    Analyst,
    Calibration,
    Method,
    Origin,
    Panel,
    PanelError,
    Thresholds,
    build_card,
    build_structure,
    simulate,
)
from electassess.scoring.common_scale import LONE_GAP, middles, placing

FIVE = Thresholds((0, 1, 2, 3, 4), (-3.0, -1.0, 1.0, 3.0))
YES_NO = Thresholds((0, 1), (0.5,))


def calibration(**severity: float) -> Calibration:
    analysts = tuple(Analyst(name, off, 1.0, off, off, 50) for name, off in sorted(severity.items()))
    return Calibration(analysts=analysts, scales=(YES_NO, FIVE), level=0.9, draws=0, seed=1)


KNOWN = calibration(x=1.0, y=-0.5, z=0.0)
LATENT = Method(panel=Panel.LATENT_TRAIT, calibration=KNOWN)
REFS = ("law.act", "law.court", "count.tally", "count.appeal", "count.fraud")


def level(make: Any, method: Method = LATENT, ref: str = "law.act", **given_by: int) -> float:
    scores = make.score(make.two_criteria(), {"e": {who: {ref: answer} for who, answer in given_by.items()}}, method)
    return float(scores.panel.level[0, scores.structure.indicator_refs.index(ref)])


def test_levels_stand_in_the_middle_of_their_thresholds() -> None:
    assert middles(FIVE).tolist() == [-4, -2, 0, 2, 4]
    assert middles(YES_NO).tolist() == [0.5 - LONE_GAP, 0.5 + LONE_GAP]


@pytest.mark.parametrize("answer", range(5))
@pytest.mark.parametrize("number", [1, 3])
def test_analysts_of_no_severity_who_agree_are_taken_at_their_word(make: Any, answer: int, number: int) -> None:
    panel = {f"new-{at}": {"law.act": answer} for at in range(number)}
    assert make.score(make.two_criteria(), {"e": panel}, LATENT).panel.level[0, 0] == pytest.approx(answer)


def test_severity_is_taken_out(make: Any) -> None:
    assert level(make, x=2) == pytest.approx(2.5)  # one logit of two to the next level
    assert level(make, y=2) == pytest.approx(1.75)
    assert level(make, x=2, y=2, z=2) == pytest.approx(2 + (1 - 0.5) / 3 / 2)
    assert level(make, x=4) == 4
    # Where more is worse, a severe analyst gives the higher level.
    assert level(make, ref="count.fraud", x=1) == pytest.approx(0.5)
    assert level(make, ref="count.fraud", y=1) == 1


def test_the_more_reliable_weigh_more(make: Any) -> None:
    analysts = (Analyst("x", 0.0, 2.0, 0.0, 0.0, 50), Analyst("y", 0.0, 1.0, 0.0, 0.0, 50))
    method = LATENT.replace(
        calibration=Calibration(analysts=analysts, scales=(FIVE, YES_NO), level=0.9, draws=0, seed=1)
    )
    assert level(make, method, x=3, y=1) == pytest.approx((4 * 3 + 1) / 5)


answers = st.fixed_dictionaries({}, optional={ref: st.integers(0, 1 if "fraud" in ref else 4) for ref in REFS})
panels = st.fixed_dictionaries(dict.fromkeys("wxyz", answers))


@given(panel=panels, severity=st.lists(st.floats(-3, 3), min_size=3, max_size=3), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_better_level_never_lowers_a_score_or_a_verdict(make: Any, panel: Any, severity: Any, data: Any) -> None:
    rated = [(who, ref) for who, given_by in panel.items() for ref in given_by]
    if not rated:
        return
    who, ref = data.draw(st.sampled_from(rated))
    method = LATENT.replace(calibration=calibration(**dict(zip("xyz", severity, strict=True))))
    better = {name: dict(given_by) for name, given_by in panel.items()}
    better[who][ref] = data.draw(st.integers(0, panel[who][ref]) if "fraud" in ref else st.integers(panel[who][ref], 4))
    gates = [{"id": "g", "when": "law.act <= 1 or count.fraud >= 1 or count < 40", "cap": 1, "because": "so it is"}]
    made, rungs = make.two_criteria(gates=gates), make.ladder(0, 20, 40, 60, 80)
    first, second = (make.score(made, {"e": one}, method, rungs) for one in (panel, better))
    before, after = first.rolled.values[0], second.rolled.values[0]
    assert second.bands[0] >= first.bands[0]
    assert (np.isnan(before) == np.isnan(after)).all()
    assert (after >= before - 1e-12)[~np.isnan(before)].all()


@given(panel=panels, other=panels)
@settings(max_examples=25, deadline=None)
def test_scores_never_depend_on_who_else_is_in_the_table(make: Any, panel: Any, other: Any) -> None:
    alone = make.score(make.two_criteria(), {"m": panel}, LATENT).rolled.values[0]
    among = make.score(make.two_criteria(), {"a": other, "m": panel, "z": other}, LATENT).rolled.values[1]
    assert np.array_equal(alone, among, equal_nan=True)


def test_the_value_lies_in_the_range_over_analysts(make: Any) -> None:
    node = build_card(
        make.score(make.two_criteria(), {"e": {"x": {"law.act": 1}, "z": {"law.act": 2}}}, LATENT), 0
    ).node("law")
    assert node.low == pytest.approx(37.5)
    assert node.high == pytest.approx(50)
    assert node.value == pytest.approx((37.5 + 50) / 2)


def test_a_run_without_uncertainty_is_what_the_engine_gives(make: Any) -> None:
    off: dict[str, Any] = {origin.value: False for origin in Origin}
    panel = {"x": {"law.act": 0, "count.fraud": 1}, "y": {"law.act": 3, "law.court": 1}, "v": {"count.tally": 2}}
    scores = make.score(make.two_criteria(), {"e": panel}, LATENT.replace(draws=5, **off))
    assert simulate(scores, 0).low == pytest.approx(scores.rolled.values[0] * 100, nan_ok=True)


def test_drawn_analysts_keep_their_severity(make: Any) -> None:
    panel = {"x": {"law.act": 1}, "y": {"law.act": 2}, "z": {"law.act": 2, "law.court": 3}}
    method = LATENT.replace(draws=2000, spread_confidence=False, vary_weights=False, fill_missing=False)
    scores = make.score(make.two_criteria(), {"e": panel}, method)
    drawn = simulate(scores, 0).drawn_of("law")
    assert drawn.mean() == pytest.approx(scores.rolled.values[0, 1] * 100, abs=5)
    assert len(np.unique(drawn.round(6))) > 5


def test_a_calibration_is_needed_and_must_know_the_scales(make: Any) -> None:
    with pytest.raises(PanelError, match="needs a calibration"):
        level(make, Method(panel=Panel.LATENT_TRAIT), x=1)
    small = Calibration(analysts=(), scales=(FIVE,), level=0.9, draws=0, seed=1)
    with pytest.raises(PanelError, match="levels 0, 1"):
        level(make, LATENT.replace(calibration=small), x=1)


def test_measured_quantities_stay_as_they_are(make: Any) -> None:
    made = make.catalogue(make.group("index", make.indicator("share", scale="percent"), make.indicator("b")))
    assert placing(KNOWN, build_structure(made)).ordinal.tolist() == [False, True]
    panel = {"x": {"share": 40.0}, "y": {"share": 50.0}}
    assert make.score(made, {"e": panel}, LATENT).panel.level[0, 0] == 45


def test_records_can_be_read_back() -> None:
    again = Calibration.from_json(KNOWN.to_json())
    assert again == KNOWN
    assert again.fingerprint == KNOWN.fingerprint != calibration(x=1.1).fingerprint
    assert Method.from_json(LATENT.to_json(), KNOWN) == LATENT
    assert KNOWN.fingerprint in LATENT.to_json()
    with pytest.raises(ValueError, match="another calibration"):
        Method.from_json(LATENT.to_json())
    with pytest.raises(ValueError, match="not a calibration"):
        Calibration.from_json('{"analysts": [], "scales": []}')


@given(reliability=st.lists(st.floats(0.3, 3), min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_gates_hold_where_all_agree(make: Any, reliability: list[float]) -> None:
    """Weighing and reading back leaves residues in the last bits, which must decide nothing."""
    analysts = tuple(Analyst(who, 0.0, sure, 0.0, 0.0, 50) for who, sure in zip("xyz", reliability, strict=True))
    scales = (Thresholds((0, 1, 2, 3, 4), (-2.9, -1.3, 1.1, 2.7)), YES_NO)
    known = Calibration(analysts=analysts, scales=scales, level=0.9, draws=0, seed=1)
    whens = ("law.act <= 0", "law.court >= 4", "count.tally = 2", "count.appeal = 3")
    gates = [{"id": f"g{at}", "when": when, "cap": 0, "because": "so it is"} for at, when in enumerate(whens)]
    answers = {"law.act": 0, "law.court": 4, "count.tally": 2, "count.appeal": 3}
    scores = make.score(
        make.two_criteria(gates=gates),
        {"e": dict.fromkeys("xyz", answers)},
        LATENT.replace(calibration=known),
        make.ladder(0, 50),
    )
    assert (scores.fired == 2).all()
