"""Praise needs a broad record: asked once of each election, and the same in every draw of it."""

from typing import Any

import numpy as np
import pytest

from electassess.model.base import Edition
from electassess.scoring import Method, Rule, card_of, simulate
from electassess.scoring.aggregate import roll_up
from electassess.scoring.breadth import record_of
from electassess.scoring.scores import Scores
from electassess.use_cases import pipeline
from worked import IDS, ROOT


@pytest.fixture(scope="module")
def scores() -> Scores:
    return pipeline.score(pipeline.load(ROOT))


def test_no_worked_record_that_is_narrow_is_praised_and_each_says_why(scores: Scores) -> None:
    rule = scores.catalogue.breadth
    assert rule is not None
    lowered = {}
    for identity in IDS:
        card = card_of(scores, identity)
        assert card.band is not None
        if card.verdict.narrow:
            lowered[identity] = card.band
            (said,) = (one for one in card.verdict.reasons if one.rule in {Rule.NARROW, Rule.THIN})
            assert said.width is not None
            assert 0 < said.width.judged < said.width.asked
    assert lowered == {
        "lka-2024-09-21-presidential": 4,
        "twn-2024-01-13-general": 4,
        # Not praise, and yet too little was judged for a verdict on the whole: the band stays, the words change.
        "usa-2020-11-03-general": 4,
    }


def test_a_draw_is_praised_no_more_than_the_verdict(scores: Scores) -> None:
    at = IDS.index("twn-2024-01-13-general")
    drawn = simulate(scores, at, with_variance=False)
    assert drawn.bands.max() <= 4


def test_the_record_does_not_depend_on_who_else_is_in_the_table(scores: Scores) -> None:
    alone = pipeline.score(pipeline.load(ROOT, ["twn-2024-01-13-general"]))
    assert card_of(alone, "twn-2024-01-13-general").verdict == card_of(scores, "twn-2024-01-13-general").verdict


def test_before_the_vote_nothing_is_asked_that_cannot_be_judged() -> None:
    scores = pipeline.score(pipeline.load(ROOT, ["lka-2024-09-21-presidential"]), Method(edition=Edition.PRE_ELECTION))
    record = scores.breadth
    assert record is not None
    later = scores.structure.not_yet(Edition.PRE_ELECTION).sum()
    assert record.asked[0] <= len(scores.structure.indicators) - later


def test_below_the_floor_a_record_is_scant_and_what_nobody_asks_for_is_not_counted(scores: Scores) -> None:
    rule, ladder = scores.catalogue.breadth, scores.ladder
    assert rule is not None
    assert ladder is not None
    assert 0 < rule.floor < rule.share

    def scant(values: Any) -> Any:
        rolled = roll_up(scores.structure, values, scores.panel.applicable).values
        return record_of(rule, ladder, scores.structure, scores.method, scores.panel, values, rolled)

    assert not scant(scores.values).scant.any()
    few = np.full_like(scores.values, np.nan)
    few[:, :10] = np.where(np.isnan(scores.values[:, :10]), 0.5, scores.values[:, :10])
    found = scant(few)
    assert found.scant.all()
    assert found.narrow.all()
    assert (found.judged < rule.floor * found.asked).all()
    more = few.copy()
    more[:, :20] = 0.5
    assert not scant(more).scant.any()


def test_a_better_level_never_makes_a_record_narrower(scores: Scores) -> None:
    rule, ladder = scores.catalogue.breadth, scores.ladder
    assert rule is not None
    assert ladder is not None
    dice = np.random.default_rng(7)

    def narrow(values: Any) -> Any:
        rolled = roll_up(scores.structure, values, scores.panel.applicable).values
        return record_of(rule, ladder, scores.structure, scores.method, scores.panel, values, rolled).narrow

    before = narrow(scores.values)
    for _ in range(200):
        better = np.clip(scores.values + dice.choice([0, 0, 0.25, 0.5], size=scores.values.shape), None, 1)
        after = narrow(better)
        assert not (after & ~before).any()
        assert not after[before == 0].any()
