"""Catalogue tree to arrays, and what cannot be scored."""

from typing import Any

import numpy as np
import pytest

from electassess.model.catalogue import Aggregation
from electassess.scoring import Method, StructureError, build_structure


def test_depth_first_with_refs_and_normalised_weights(make: Any) -> None:
    made = make.catalogue(
        make.group(
            "index",
            make.group("law", make.indicator("act", weight=3), make.indicator("court"), weight=2),
            make.group("count", make.group("deep", make.indicator("tally", reversed=True)), weight=6),
        )
    )
    structure = build_structure(made)
    assert structure.refs == ("index", "law", "law.act", "law.court", "count", "count.deep", "count.deep.tally")
    assert structure.parent.tolist() == [-1, 0, 1, 1, 0, 4, 5]
    assert structure.weights.tolist() == [1, 0.25, 0.75, 0.25, 0.75, 1, 1]
    assert structure.indicator_refs == ("law.act", "law.court", "count.deep.tally")
    assert structure.lower_is_better.tolist() == [False, False, True]
    assert structure.below(4) == (2,)
    assert structure.below(0) == (0, 1, 2)


def test_shares_below_a_sum_follow_points(make: Any) -> None:
    items = [make.indicator("a"), make.indicator("b", scale="yes-no"), make.indicator("c", weight=2, subtracts=True)]
    structure = build_structure(make.catalogue(make.group("index", *items, aggregation="sum")))
    # a has 4 points, b 1; c takes off up to 2 x 4 of these 5.
    assert structure.totals.tolist() == [5, 4, 1, 4]
    assert structure.weights.tolist() == pytest.approx([1, 0.8, 0.2, 1.6])
    assert structure.flips.tolist() == [False, False, True]


def test_a_method_overrides_and_omits(make: Any) -> None:
    made = make.two_criteria()
    method = Method(
        aggregation=(("law", Aggregation.MINIMUM),), weights=(("law.act", 3.0),), omitted=("count", "law.court")
    )
    structure = build_structure(made, method)
    assert structure.aggregation[structure.position("law")] is Aggregation.MINIMUM
    assert structure.weights[structure.position("law.act")] == 0.75
    assert structure.omitted(method).tolist() == [False, True, True, True, True]


@pytest.mark.parametrize(
    ("method", "message"),
    [
        (Method(aggregation=(("lew", Aggregation.MINIMUM),)), "changes lew"),
        (Method(weights=(("law.axt", 2.0),)), r"changes law\.axt"),
    ],
)
def test_a_method_that_names_what_is_not_there(make: Any, method: Method, message: str) -> None:
    with pytest.raises(StructureError, match=message):
        build_structure(make.two_criteria(), method)
    with pytest.raises(StructureError, match="omits nothing-there"):
        build_structure(make.two_criteria()).omitted(Method(omitted=("nothing-there",)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: {"groups": ["unresolved"]}, "names its child unresolved by a slug"),
        (lambda make: {"groups": [make.group("empty")]}, "group empty has no children"),
        (lambda make: {"indicators": [make.indicator("a"), make.indicator("a")]}, "have the ref a"),
        (lambda make: {"indicators": [make.indicator("index")]}, "have the ref index"),
        (lambda make: {"indicators": [make.indicator("a", scale="lost")]}, "the scale lost"),
        (lambda make: {"indicators": [make.indicator("a", subtracts=True)]}, "only children that subtract"),
        (
            lambda make: {
                "indicators": [make.indicator("a", subtracts=True), make.indicator("b")],
                "aggregation": "geometric",
            },
            "nothing can be subtracted",
        ),
    ],
)
def test_what_cannot_be_scored(make: Any, change: Any, message: str) -> None:
    made = make.catalogue(make.group("index") | change(make))
    with pytest.raises(StructureError, match=message):
        build_structure(made)


def test_an_unknown_position_is_a_key_error(make: Any) -> None:
    with pytest.raises(KeyError):
        build_structure(make.two_criteria()).position("nowhere")


def test_method_round_trip_and_refusals() -> None:
    method = Method(weights=(("b", 2.0), ("a", 1.5)), aggregation=(("law", Aggregation.SUM),), omitted=("count",))
    back = Method.from_json(method.to_json())
    assert back.to_json() == method.to_json()
    assert Method.from_json(Method().to_json()) == Method()
    for wrong in ({"interval_level": 1.0}, {"draws": 0}, {"weights": (("a", 0.0),)}, {"omitted": ("a", "a")}):
        with pytest.raises(ValueError, match=r".+"):
            Method(**wrong)
    with pytest.raises(ValueError, match="not a method"):
        Method.from_json('{"panel": "median"}')


def test_flips_of_plain_trees(make: Any) -> None:
    assert not np.any(build_structure(make.two_criteria()).flips)
