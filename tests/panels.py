"""Panels drawn at random from known severity, reliability and facts, to see whether a rule finds them."""

from dataclasses import dataclass

import numpy as np

from electassess.model.catalogue import Catalogue
from electassess.scoring import Ratings, Structure, build_structure
from electassess.scoring.ratings_table import build_ratings
from electassess.scoring.structure import FloatArray

THRESHOLDS = np.array([-2.25, -0.75, 0.75, 2.25])


@dataclass(frozen=True, eq=False)
class Panels:
    """A table, and what it was drawn from.

    Attributes:
        structure: flat, of `k` indicators with levels 0-4.
        ratings: the table.
        truth: the level that analysts of no severity give on average, shape (elections, k).
        severity, reliability: of the analysts a00, a01 and so on.
    """

    structure: Structure
    ratings: Ratings
    truth: FloatArray
    severity: FloatArray
    reliability: FloatArray


def draw_panels(
    made: Catalogue, seed: int, *, elections: int, analysts: int, panel: int, severity: float, reliability: float
) -> Panels:
    """Draw `panel` of the analysts for each election, and their ratings by the graded response model.

    Args:
        made: a catalogue whose root has only indicators with levels 0-4.
        seed: of the draws.
        elections, analysts, panel: numbers.
        severity: standard deviation in logits.
        reliability: standard deviation of its logarithm.
    """
    generator = np.random.default_rng(seed)
    structure = build_structure(made)
    size = len(structure.indicators)
    severe = generator.normal(0, severity, analysts)
    sure = np.exp(generator.normal(0, reliability, analysts))
    standing = generator.normal(0, 1.5, (elections, 1)) + generator.normal(0, 1.2, (elections, size))
    who = np.array([generator.choice(analysts, panel, replace=False) for _ in range(elections)])
    apart = standing[:, None, :, None] - severe[who][:, :, None, None] - THRESHOLDS
    chance = 1 / (1 + np.exp(-sure[who][:, :, None, None] * apart))
    level = (generator.random((elections, panel, size, 1)) < chance).sum(axis=3)
    election, place, indicator = (each.ravel() for each in np.indices(level.shape))
    ratings = build_ratings(
        structure,
        elections=[f"e{number:03}" for number in range(elections)],
        analysts=[f"a{number:02}" for number in range(analysts)],
        election=election,
        indicator=indicator,
        analyst=who[election, place],
        level=level.ravel().astype(np.float64),
        state=np.zeros(level.size, dtype=np.int8),
        confidence=np.full(level.size, np.nan),
    )
    truth = (1 / (1 + np.exp(-(standing[..., None] - THRESHOLDS)))).sum(axis=2)
    return Panels(structure, ratings, truth, severe, sure)
