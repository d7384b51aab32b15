"""The vectorised Monte Carlo against a plain loop over draws, written from the description alone."""

from typing import Any

import numpy as np
import pytest

from electassess.scoring import Method, Panel, simulate
from electassess.scoring.structure import FloatArray

HIGH = {"law.act": 4, "law.court": 4, "count.tally": 4, "count.fraud": 1, "count.appeal": 4, "half.p": 4, "half.q": 4}
RUNGS = (0, 30, 45, 60, 75)
Answers = dict[str, dict[str, tuple[int, int]]]
"""Analyst -> indicator -> (level, confidence)."""

PANELS: dict[str, Answers] = {
    "one": {"a": {"law.act": (3, 80), "law.court": (1, 60), "count.tally": (2, 100), "count.fraud": (0, 80),
                  "half.p": (3, 60), "half.q": (4, 90)}},
    "two": {"a": {"law.act": (3, 80), "law.court": (2, 60), "count.tally": (2, 100), "count.fraud": (0, 80)},
            "b": {"law.act": (1, 80), "count.tally": (4, 70), "half.p": (2, 60), "half.q": (4, 90)}},
    "four": {"a": {"law.act": (3, 80), "law.court": (1, 60), "count.tally": (2, 100), "count.fraud": (0, 80)},
             "b": {"law.act": (1, 80), "count.tally": (4, 70), "half.p": (2, 60), "half.q": (4, 90)},
             "c": {"law.act": (2, 50), "count.tally": (3, 70), "half.p": (3, 60), "count.fraud": (0, 100)},
             "d": {"law.act": (4, 90), "count.tally": (3, 90), "half.p": (1, 60), "half.q": (2, 75)}},
}  # fmt: skip


def catalogue(make: Any) -> Any:
    tally, fraud, appeal = make.indicator("tally"), make.indicator("fraud", scale="yes-no"), make.indicator("appeal")
    return make.catalogue(
        make.group(
            "index",
            make.group("law", make.indicator("act"), make.indicator("court", weight=2.0)),
            make.group("count", tally, fraud, appeal, aggregation="geometric", weight=3.0),
            make.group("half", make.indicator("p"), make.indicator("q"), aggregation="half-compensatory"),
        ),
        gates=[{"id": "g", "when": "law.act <= 0 or count.fraud >= 1", "cap": 0, "because": "the count was rigged"}],
    )


def one_level(ref: str, panel: Answers, seats: list[str], severity: float, generator: np.random.Generator) -> float:
    """The level of one indicator in one draw, by the median."""
    raters = [who for who in sorted(panel) if ref in panel[who]]
    if not raters:
        return float(generator.integers(0, HIGH[ref] + 1))
    given = []
    for who in [who for who in seats if ref in panel[who]] or [raters[generator.integers(len(raters))]]:
        level, sure = panel[who][ref]
        moved = level + generator.choice([-1, 1]) if generator.random() < 1 - sure / 100 else level
        given.append(min(max(moved, 0), HIGH[ref]))
    found = float(np.median(given))
    if len(raters) < 3:
        found = min(max(found + np.floor(generator.random() + severity / np.sqrt(len(raters))), 0), HIGH[ref])
    return found


def one_draw(panel: Answers, generator: np.random.Generator) -> tuple[list[float], int]:
    """Values of the index and its three parts, and the band."""
    names = sorted(panel)
    seats = [names[at] for at in generator.integers(0, len(names), len(names))]
    severity = generator.normal(0, 0.5)  # of two who rated the same the mean differs less
    level = {ref: one_level(ref, panel, seats, severity, generator) for ref in HIGH}

    def weights(*given: float) -> FloatArray:
        share = np.array(given) / sum(given)
        drawn: FloatArray = generator.dirichlet(share * ((len(given) - 1) / 0.25**2 - 1))
        return drawn

    value = {ref: 1 - each if ref == "count.fraud" else each / 4 for ref, each in level.items()}
    law, count, half = (
        np.array([value[ref] for ref in HIGH if ref.startswith(name)]) for name in ("law", "cou", "half")
    )
    parts = [
        float(weights(1, 2) @ law),
        float(np.prod(count ** weights(1, 1, 1))),
        float((weights(1, 1) @ half + half.prod()) / 2),
    ]
    index = 100 * float(weights(1, 3, 1) @ parts)
    band = sum(round(index, 9) >= bound for bound in RUNGS) - 1
    capped = level["law.act"] <= 0 or level["count.fraud"] >= 1
    return [index, *(100 * part for part in parts)], 0 if capped else band


@pytest.mark.parametrize("name", PANELS)
def test_a_plain_loop_gives_the_same_distributions(make: Any, name: str) -> None:
    panel, number = PANELS[name], 2500
    generator = np.random.default_rng(7)
    looped = [one_draw(panel, generator) for _ in range(number)]
    answers = {
        who: {ref: {"level": level, "confidence": sure} for ref, (level, sure) in given.items()}
        for who, given in panel.items()
    }
    scores = make.score(catalogue(make), {"e": answers}, Method(panel=Panel.MEDIAN, draws=8000), make.ladder(*RUNGS))
    found = simulate(scores, 0, with_variance=False)
    slow = np.array([values for values, _ in looped])
    for at in range(4):
        # Two-sample Kolmogorov-Smirnov distance: 0.044 is passed by chance once in a thousand times.
        grid = np.unique(slow[:, at].round(6))
        shares = [np.searchsorted(np.sort(each.round(6)), grid, side="right") / len(each)
                  for each in (slow[:, at], found.drawn[:, at])]  # fmt: skip
        assert np.abs(shares[0] - shares[1]).max() < 0.044
    bands = np.bincount([band for _, band in looped], minlength=len(RUNGS)) / number
    assert found.band_probabilities == pytest.approx(bands.tolist(), abs=0.04)
