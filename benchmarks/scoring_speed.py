# SPDX-License-Identifier: Apache-2.0
"""How fast is scoring, each figure against a bare reference measured in the same run?

    python benchmarks/scoring_speed.py

Times are of the processor, the best of several rounds in turns, so that other work on the machine counts less. Exit
code 1 if a target is missed. Data: the ASEM Sustainable Connectivity Index as published with COINr (tests/data/asem),
51 countries, 49 indicators, four levels; and tables drawn at random with fixed seeds. Below the times stand the errors
of three panel rules on ratings drawn from known facts.
"""

import csv
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from latent_errors import draw, errors

from electassess.model.catalogue import Catalogue
from electassess.scoring import (
    Method,
    Origin,
    Scores,
    Structure,
    agreement,
    build_structure,
    calibrate,
    from_frame,
    rank_intervals,
    remove_each,
    replay,
    run,
    simulate,
)
from electassess.scoring.weights import WEIGHT_VARIATION
from electassess.workspace import load_reference, shipped_root

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "asem"
DRAWS = 10_000
ROUNDS = 5
FAR = 0.5
"""The two ways of one Monte Carlo run must agree within this many points of the index, of 100."""


@dataclass(frozen=True)
class Line:
    """One line of the table: processor seconds of ours and of the reference, and the most that may be.

    Attributes:
        what: is measured.
        seconds: ours.
        reference: what it is measured against.
        bare: seconds of the reference, `None` where it cannot be had.
        most: target: seconds, or times the reference if `relative`; `None` for a figure without target.
        relative: see `most`.
    """

    what: str
    seconds: float
    reference: str
    bare: float | None
    most: float | None
    relative: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is met, if there is one that can be judged."""
        if self.most is None or (self.relative and self.bare is None):
            return True
        return (self.seconds / self.bare if self.relative and self.bare else self.seconds) <= self.most

    def __str__(self) -> str:
        """As one row of the table."""
        bare = f"{self.bare:.4f}" if self.bare is not None else "-"
        ratio = f"{self.seconds / self.bare:.2f}" if self.bare else "-"
        target = "-" if self.most is None else f"{self.most:g} {'x' if self.relative else 's'}"
        met = "-" if self.most is None or (self.relative and self.bare is None) else "yes" if self.met else "NO"
        return f"{self.what:42} {self.seconds:8.4f}  {self.reference:30} {bare:>8} {ratio:>7} {target:>7}  {met}"


def best(*timed: Callable[[], object]) -> list[float]:
    """Processor seconds of each, the best of several rounds, in turns."""
    found = [float("inf")] * len(timed)
    for _ in range(ROUNDS):
        for at, one in enumerate(timed):
            started = time.process_time()
            one()
            found[at] = min(found[at], time.process_time() - started)
    return found


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def asem() -> tuple[Catalogue, pd.DataFrame]:
    """The index as a catalogue, and its normalised data as a table of ratings by one analyst."""
    weight = {row["iCode"]: float(row["Weight"]) for row in read("asem_meta_ind.csv") if row["Weight"] != "NA"}
    tree: dict[str, dict[str, list[str]]] = {}
    refs = {}
    for row in read("asem_lineage.csv"):
        tree.setdefault(row["Sub-index"], {}).setdefault(row["Pillar"], []).append(row["Indicator"])
        refs[row["Indicator"]] = ".".join(row[level].lower() for level in ("Sub-index", "Pillar", "Indicator"))

    def node(code: str, below: Any) -> dict[str, Any]:
        made: dict[str, Any] = {"id": code.lower(), "title": code, "weight": weight.get(code, 1.0)}
        if below is None:
            return made | {"question": f"{code}?"}
        key = "indicators" if isinstance(below, list) else "groups"
        children = dict.fromkeys(below) if isinstance(below, list) else below
        return made | {key: [node(child, inner) for child, inner in children.items()]}

    scales = {"percent": {"kind": "measured", "low": 0, "high": 100}}
    made = {"id": "asem", "version": "1.0.0", "title": "ASEM", "default_scale": "percent", "scales": scales}
    wide = read("asem_Normalised.csv")
    rows = [(row["uCode"], ref, "table", float(row[code])) for row in wide for code, ref in refs.items()]
    frame = pd.DataFrame(rows, columns=["election", "indicator", "analyst", "value"])
    return Catalogue.model_validate(made | {"root": node("index", tree)}), frame


def bare_monte_carlo(structure: Structure, values: np.ndarray, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """What an analyst would write in numpy for this one index: no loop over draws, units or nodes.

    The uncertainty is that of `Method` with the weights alone: in each draw the weights of every group are Dirichlet
    around the given ones with coefficient of variation 0.25 among equals (drawn as gammas and divided by their sum),
    the same for all units. Out come the 5 and 95 % quantiles of the index and of the rank of every unit. It knows no
    missing data, no other aggregation, no coverage, no gates, and keeps nothing of the nodes below the index.
    """
    parent = structure.parent[1:]
    size = np.bincount(parent, minlength=len(structure.refs))
    strength = (size - 1) / WEIGHT_VARIATION**2 - 1
    gammas = np.random.default_rng(seed).standard_gamma(strength[parent] * structure.weights[1:], (DRAWS, len(parent)))
    sums = gammas @ (parent[:, None] == np.arange(len(structure.refs)))
    weights = np.concatenate([np.ones((DRAWS, 1)), gammas / sums[:, parent]], axis=1)
    leaf = structure.indicators
    pillar = structure.parent[leaf]
    index = weights[:, leaf] * weights[:, pillar] * weights[:, structure.parent[pillar]] @ values.T * 100
    ranks = (-index).argsort(axis=1).argsort(axis=1) + 1
    tails = [0.05, 0.95]
    return np.quantile(index, tails, axis=0), np.quantile(ranks, tails, axis=0, method="closest_observation")


def monte_carlo(made: Catalogue, frame: pd.DataFrame) -> list[Line]:
    """Intervals and ranks of all units: with the weights alone, as the bare version, and with every source."""

    def prepared(**sources: bool) -> Scores:
        method = Method(draws=DRAWS).replace(**{origin.value: sources.get(origin.name, False) for origin in Origin})
        ratings, problems = from_frame(frame, build_structure(made))
        assert problems == ()
        return run(made, ratings, method)

    def ours(scores: Scores) -> tuple[np.ndarray, Any]:
        vars(scores).pop("drawn_weights", None)  # drawn anew in every round, as the bare version does
        runs = [simulate(scores, at, with_variance=False) for at in range(len(scores.ratings.elections))]
        return np.array([(one.low[0], one.high[0]) for one in runs]).T, rank_intervals(runs, 0.9)

    weights, every = prepared(WEIGHTS=True), prepared(**{origin.name: True for origin in Origin})
    apart = np.abs(ours(weights)[0] - bare_monte_carlo(weights.structure, weights.values)[0]).max()
    assert apart < FAR, f"the two Monte Carlo runs differ by {apart:.2f} points"
    bare, first, second = best(
        lambda: bare_monte_carlo(weights.structure, weights.values), lambda: ours(weights), lambda: ours(every)
    )
    name = "bare numpy, weights alone"
    return [
        Line("Monte Carlo 51 x 49 x 10,000, weights", first, name, bare, 3),
        Line("Monte Carlo 51 x 49 x 10,000, all sources", second, name, bare, None),
    ]


def removals(made: Catalogue, frame: pd.DataFrame) -> Line:
    """Every indicator left out in turn, all at once, against as many runs with `Method.omitted`."""
    ratings, _ = from_frame(frame, build_structure(made))
    scores = run(made, ratings)
    refs = scores.structure.indicator_refs
    replayed = [replay(scores, scores.method.replace(omitted=(ref,))).index for ref in refs]
    assert np.array_equal(remove_each(scores, refs).index, replayed)
    ours, loop = best(
        lambda: remove_each(scores, refs),
        lambda: [replay(scores, scores.method.replace(omitted=(ref,))).index for ref in refs],
    )
    return Line("Remove each of 49 indicators, 51 units", ours, "a run for each of them", loop, 0.05, relative=False)


def alphas() -> Line:
    """Ordinal alpha with 2,000 bootstrap samples, against the `krippendorff` package in a loop over the same samples."""
    items, analysts, samples = 200, 10, 2000
    generator = np.random.default_rng(1)
    facts = generator.normal(0, 1, (items, 1))
    table = np.clip(np.round(2 + facts + generator.normal(0, 0.7, (items, analysts))), 0, 4)
    table[generator.random(table.shape) < 0.2] = np.nan
    what = "Ordinal alpha 200 x 10, 2,000 bootstraps"
    try:
        import krippendorff  # noqa: PLC0415 - a development dependency
    except ImportError:
        (ours,) = best(lambda: agreement(table, draws=samples))
        return Line(what, ours, "krippendorff is not installed", None, 0.1, relative=False)

    def loop() -> list[float]:
        draws = generator.integers(0, items, (samples, items))
        return [krippendorff.alpha(table[draw].T, level_of_measurement="ordinal") for draw in draws]

    found = agreement(table).alpha
    assert found is not None
    assert abs(found - krippendorff.alpha(table.T, level_of_measurement="ordinal")) < 1e-12
    ours, theirs = best(lambda: agreement(table, draws=samples), loop)
    return Line(what, ours, "krippendorff in a loop", theirs, 0.1, relative=False)


def million() -> Line:
    """A table of a million ratings checked, sorted and scored by the shipped catalogue, against the mean of each cell."""
    made = load_reference(shipped_root())[0].tree
    assert made is not None, "the shipped catalogue has faults"
    structure = build_structure(made)
    refs, number, panel = np.array(structure.indicator_refs), 1_000_000, 5
    generator = np.random.default_rng(1)
    row = generator.permutation(number)
    cell = row // panel
    frame = pd.DataFrame(
        {
            "election": [f"e{at:05}" for at in cell // len(refs)],
            "indicator": refs[cell % len(refs)],
            "analyst": [f"a{at}" for at in row % panel],
            "level": generator.integers(0, 5, number).astype(float),
        }
    )

    def ours() -> None:
        ratings, problems = from_frame(frame, structure)
        assert problems == ()
        assert len(run(made, ratings).index) == number // (panel * len(refs)) + 1

    first, second = best(ours, lambda: frame.groupby(["election", "indicator"])["level"].mean())  # noqa: PLW0108
    return Line("1,000,000 ratings to indices", first, "pandas groupby-mean", second, 4)


def latent() -> Line:
    """Severity of eight analysts from 2,000 ratings, with intervals of 100 samples."""
    made, drawn = draw(1, (25, 20, 8, 4), 0.8)
    structure = build_structure(made)
    (seconds,) = best(lambda: calibrate(drawn.ratings, structure))
    return Line("Latent trait, 2,000 ratings with intervals", seconds, "none", None, None)


def main() -> int:
    made, frame = asem()
    lines = [*monte_carlo(made, frame), removals(made, frame), alphas(), million(), latent()]
    print(f"{'what':42} {'seconds':>8}  {'reference':30} {'seconds':>8} {'ratio':>7} {'target':>7}  met")
    print("\n".join(str(line) for line in lines))
    print("", *errors(), sep="\n")
    return int(not all(line.met for line in lines))


if __name__ == "__main__":
    sys.exit(main())
