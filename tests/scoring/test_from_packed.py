import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electassess.model.base import Edition
from electassess.model.packed_ratings import RECORD, pack
from electassess.model.ratings import RatingSheet, State
from electassess.scoring import Method, Ratings, build_structure, from_packed, tabulate

REFS = ["law.act", "law.court", "count.tally", "count.fraud", "count.appeal"]
answers = st.one_of(
    st.fixed_dictionaries({"level": st.integers(0, 9)}),
    st.fixed_dictionaries({"value": st.floats(-5, 5)}),
    st.fixed_dictionaries({"state": st.sampled_from([state.value for state in State])}),
)
ratings = st.lists(
    st.tuples(st.sampled_from(REFS), answers, st.none() | st.integers(0, 100)), unique_by=lambda rating: rating[0]
)
panels = st.dictionaries(st.sampled_from(["anna", "ben", "cleo"]), st.tuples(ratings, st.booleans()))
elections = st.dictionaries(st.sampled_from(["aaa", "bbb", "ccc"]), panels)


Panel = Mapping[str, tuple[list[tuple[str, dict[str, object], int | None]], bool]]


def _sheets(panel: Panel) -> list[RatingSheet]:
    return [
        RatingSheet.model_validate(
            {
                "analyst": analyst,
                "submitted": submitted,
                "ratings": [{"indicator": ref, **answer, "confidence": sure} for ref, answer, sure in given_ratings],
            }
        )
        for analyst, (given_ratings, submitted) in panel.items()
    ]


def same(one: Ratings, two: Ratings) -> None:
    assert (one.elections, one.analysts, one.indicators) == (two.elections, two.analysts, two.indicators)
    for name in ("election", "indicator", "analyst", "level", "state", "confidence"):
        first, second = getattr(one, name), getattr(two, name)
        assert first.dtype.kind == second.dtype.kind
        np.testing.assert_array_equal(first, second)


@given(elections, st.sampled_from(list(Edition)), st.randoms(use_true_random=False))
def test_packed_ratings_give_the_same_table_as_their_sheets(
    make: Any, drawn: Mapping[str, Panel], edition: Edition, shuffle: random.Random
) -> None:
    structure = build_structure(make.two_criteria(), Method())
    sheets = {election: _sheets(panel) for election, panel in drawn.items()}
    expected, _ = tabulate(structure, sheets, sheets, Method(edition=edition))
    refs = list(REFS)
    shuffle.shuffle(refs)
    columns = {ref: column for column, ref in enumerate(refs)}
    packed = {election: pack(reversed(each), columns) for election, each in sheets.items()}
    same(from_packed(structure, packed, refs, edition), expected)


def test_an_unknown_indicator_cannot_be_packed() -> None:
    sheet = RatingSheet.model_validate({"analyst": "anna", "ratings": [{"indicator": "a.b", "level": 1}]})
    with pytest.raises(KeyError):
        pack([sheet], {})


def test_packed_ratings_hold_no_words() -> None:
    rating = {"indicator": "a.b", "level": 3, "confidence": 70, "because": "a secret", "evidence": ["a-source"]}
    packed = pack([RatingSheet.model_validate({"analyst": "anna", "ratings": [rating]})], {"a.b": 0})
    assert packed.analysts == ("anna",)
    assert packed.records == RECORD.pack(3.0, 0, 0, 0, 70)
