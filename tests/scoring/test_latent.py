"""Fitting severity: refusals, what is found on panels whose truth is known, and the gradient behind it."""

import dataclasses
import sys
from typing import Any

import numpy as np
import pytest

from electassess.model.catalogue import Catalogue
from electassess.scoring import CalibrationError, Method, Panel, build_structure, calibrate, run, tabulate
from electassess.scoring.graded_response import loss, start
from electassess.scoring.latent import LEAST_SHARED, pick_shared
from panels import Panels, draw_panels

pytest.importorskip("scipy")

NO_WORSE = 1.02
"""Where analysts are alike, the error may be this much larger than that of the mean: what estimating costs."""


@pytest.fixture(scope="module")
def made(make: Any) -> Catalogue:
    catalogue: Catalogue = make.catalogue(make.group("index", *(make.indicator(f"i{at:02}") for at in range(25))))
    return catalogue


def panels(made: Catalogue, seed: int, severity: float) -> Panels:
    return draw_panels(made, seed, elections=50, analysts=8, panel=2, severity=severity, reliability=0.2 * severity)


def errors(made: Catalogue, drawn: Panels) -> tuple[np.ndarray, np.ndarray]:
    """Root mean square errors of levels and of indices, by the mean and by the latent trait."""
    calibration = calibrate(drawn.ratings, drawn.structure, draws=0)
    runs = [
        run(made, drawn.ratings, Method(panel=panel, calibration=calibration))
        for panel in (Panel.MEAN, Panel.LATENT_TRAIT)
    ]
    levels = [np.sqrt(((one.panel.level - drawn.truth) ** 2).mean()) for one in runs]
    index = [np.sqrt(((one.index / 25 - drawn.truth.mean(axis=1)) ** 2).mean()) for one in runs]
    return np.array(levels), np.array(index)


def test_it_beats_the_mean_where_analysts_differ(made: Catalogue) -> None:
    found = [errors(made, panels(made, seed, 0.8)) for seed in range(3)]
    levels, index = (np.mean([one[at] for one in found], axis=0) for at in (0, 1))
    assert levels[1] < 0.97 * levels[0]
    assert index[1] < 0.75 * index[0]


def test_it_is_no_worse_where_they_do_not(made: Catalogue) -> None:
    found = [errors(made, panels(made, seed, 0.0)) for seed in range(3)]
    levels, index = (np.mean([one[at] for one in found], axis=0) for at in (0, 1))
    assert levels[1] < NO_WORSE * levels[0]
    assert index[1] < NO_WORSE * index[0]


def test_severity_and_reliability_are_found(made: Catalogue) -> None:
    drawn = draw_panels(made, 3, elections=60, analysts=8, panel=3, severity=0.8, reliability=0.4)
    found = calibrate(drawn.ratings, drawn.structure, draws=10)
    assert np.corrcoef([one.severity for one in found.analysts], drawn.severity)[0, 1] > 0.95
    assert np.corrcoef([one.reliability for one in found.analysts], drawn.reliability)[0, 1] > 0.9
    assert all(one.low < one.severity < one.high for one in found.analysts)
    assert all(np.diff(scale.at).min() > 0 for scale in found.scales)
    # In logits, and not in a unit that the penalties happen to choose: whoever is not known weighs as the average.
    assert np.log([one.reliability for one in found.analysts]).mean() == pytest.approx(0, abs=1e-5)
    slope = np.polyfit(drawn.severity, [one.severity for one in found.analysts], 1)[0]
    unit = np.exp(np.log(drawn.reliability).mean())
    assert slope / unit == pytest.approx(1, abs=0.12)
    assert np.diff(found.scales[0].at) / unit == pytest.approx(1.5, abs=0.25)
    assert calibrate(drawn.ratings, drawn.structure, draws=10) == found


def test_analysts_who_are_alike_are_left_alone(made: Catalogue) -> None:
    found = calibrate(*_table(panels(made, 1, 0.0)), draws=0)
    assert max(abs(one.severity) for one in found.analysts) < 0.1


def test_who_had_the_bad_elections_is_not_severe(made: Catalogue) -> None:
    drawn = draw_panels(made, 5, elections=60, analysts=6, panel=3, severity=0.0, reliability=0.0)
    table = drawn.ratings
    bad = np.argsort(drawn.truth.mean(axis=1))[:30]
    keep = (table.analyst != 0) | np.isin(table.election, bad)
    columns = {name: getattr(table, name)[keep] for name in ("election", "indicator", "analyst", "level", "state")}
    less = dataclasses.replace(table, **columns, confidence=table.confidence[keep])
    found = calibrate(less, drawn.structure, draws=0)
    assert abs(found.analysts[0].severity) < 0.15


def _table(drawn: Panels) -> tuple[Any, Any]:
    return drawn.ratings, drawn.structure


def test_the_gradient_is_that_of_theloss(made: Catalogue) -> None:
    drawn = draw_panels(made, 2, elections=12, analysts=4, panel=2, severity=0.5, reliability=0.3)
    shared, _ = pick_shared(drawn.ratings, drawn.structure, [(0, 1, 2, 3, 4)])
    generator = np.random.default_rng(0)
    point = start(shared) + generator.normal(0, 0.2, len(start(shared)))
    times = generator.integers(0, 3, shared.count[0]).astype(float)
    gradient = loss(point, shared, times, 0.5)[1]
    for at in range(len(point)):
        aside = np.zeros(len(point))
        aside[at] = 1e-5
        ends = [loss(point + sign * aside, shared, times, 0.5)[0] for sign in (1, -1)]
        assert gradient[at] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-3), at


def refused(make: Any, sheets: dict[str, dict[str, dict[str, Any]]]) -> str:
    structure = build_structure(make.two_criteria())
    made = {name: [make.sheet(who, answers) for who, answers in panel.items()] for name, panel in sheets.items()}
    ratings, _ = tabulate(structure, sheets, made)
    with pytest.raises(CalibrationError) as fault:
        calibrate(ratings, structure, draws=0)
    return str(fault.value)


def test_it_refuses_what_cannot_be_told(make: Any) -> None:
    answers = {"law.act": 1, "law.court": 2, "count.tally": 0, "count.appeal": 3}
    two = {f"e{at}": dict.fromkeys("xy", answers) for at in range(9)}
    assert "2 analysts" in refused(make, two)
    assert f"z 4; at least {LEAST_SHARED}" in refused(make, two | {"e9": dict.fromkeys("xyz", answers)})
    apart = two | {f"f{at}": dict.fromkeys("vw", answers) for at in range(9)}
    assert "cannot be compared" in refused(make, apart)
    assert "0 analysts" in refused(make, {"e": {"x": answers}})


def test_without_scipy_it_says_what_to_install(made: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(CalibrationError, match=r"electassess\[stats\]"):
        calibrate(*_table(panels(made, 1, 0.0)), draws=0)


def test_items_where_more_is_worse_are_turned(make: Any) -> None:
    tree = make.group("index", *(make.indicator(f"i{at:02}", reversed=at % 2 == 1) for at in range(24)))
    plain = make.catalogue(make.group("index", *(make.indicator(f"i{at:02}") for at in range(24))))
    drawn = draw_panels(plain, 4, elections=30, analysts=4, panel=2, severity=0.7, reliability=0.0)
    table = drawn.ratings
    turned = dataclasses.replace(table, level=np.where(table.indicator % 2 == 1, 4 - table.level, table.level))
    assert calibrate(turned, build_structure(make.catalogue(tree)), draws=0) == calibrate(*_table(drawn), draws=0)
