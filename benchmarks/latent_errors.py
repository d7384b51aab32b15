# SPDX-License-Identifier: Apache-2.0
"""Errors of the panel rules on ratings drawn from known facts; `scoring_speed.py` prints them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from electassess.model.catalogue import Catalogue
from electassess.scoring import Method, Panel, build_structure, calibrate, run

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from panels import Panels, draw_panels

RULES = (Panel.MEDIAN, Panel.MEAN, Panel.LATENT_TRAIT)
SHAPES = ((200, 35, 20, 2), (60, 41, 12, 5), (14, 41, 3, 3))
"""Elections, indicators, analysts, and how many of them sit on each panel."""


def draw(seed: int, shape: tuple[int, int, int, int], severity: float) -> tuple[Catalogue, Panels]:
    """A flat catalogue with levels 0-4, and a table drawn for it."""
    elections, size, analysts, panel = shape
    scale = {"kind": "ordinal", "levels": [{"level": n, "label": f"l{n}", "meaning": f"m{n}"} for n in range(5)]}
    items = [{"id": f"i{n}", "title": f"Item {n}", "question": f"What of {n}?"} for n in range(size)]
    root = {"id": "index", "title": "Index", "indicators": items}
    made = {"id": "panels", "version": "1.0.0", "title": "Panels", "default_scale": "five", "scales": {"five": scale}}
    catalogue = Catalogue.model_validate(made | {"root": root})
    spread = {"severity": severity, "reliability": 0.3 * severity}
    return catalogue, draw_panels(catalogue, seed, elections=elections, analysts=analysts, panel=panel, **spread)


def errors() -> Iterator[str]:
    """A table of root mean square errors in levels, where analysts differ in severity and where they do not."""
    yield "errors in levels of the index (of single indicators), mean of three seeds"
    yield f"{'panels':58} " + " ".join(f"{rule.value:>15}" for rule in RULES)
    for shape in SHAPES:
        for severity in (0.8, 0.0):
            found = []
            for seed in range(3):
                made, drawn = draw(seed, shape, severity)
                calibration = calibrate(drawn.ratings, build_structure(made), draws=0)
                for rule in RULES:
                    scores = run(made, drawn.ratings, Method(panel=rule, calibration=calibration))
                    index = scores.index / 25 - drawn.truth.mean(axis=1)
                    found.append([np.sqrt((off**2).mean()) for off in (index, scores.panel.level - drawn.truth)])
            mean = np.reshape(found, (3, len(RULES), 2)).mean(axis=0)
            what = f"{shape[0]} elections x {shape[1]}, {shape[3]} of {shape[2]} analysts, severity {severity:g}"
            yield f"{what:58} " + " ".join(f"{index:7.3f} ({level:.3f})" for index, level in mean)
