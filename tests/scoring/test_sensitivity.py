"""Sensitivity: each short cut gives what replaying the whole run gives; tipping points against brute force."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from electassess.model.catalogue import Aggregation
from electassess.scoring import (
    Method,
    Panel,
    Scores,
    Structure,
    Variant,
    build_structure,
    rating_tipping_points,
    remove_each,
    replay,
    tipping_points,
    variants,
)

GATES = [{"id": "g", "when": "law.act <= 0 or count.fraud >= 1", "cap": 1, "because": "no law"}]
REFS = ("law.act", "law.court", "count.tally", "count.appeal", "count.fraud")
RUNGS = (0, 30, 50, 75)


def scored(make: Any, elections: Any, method: Method | None = None) -> Scores:
    scores: Scores = make.score(make.two_criteria(gates=GATES), elections, method, make.ladder(*RUNGS))
    return scores


def levels_of(ref: str) -> list[int]:
    return [0, 1] if ref == "count.fraud" else [0, 1, 2, 3, 4]


answers = st.fixed_dictionaries(
    {},
    optional={ref: st.sampled_from([*levels_of(ref), "not-applicable", "insufficient-evidence"]) for ref in REFS},
)
panels = st.fixed_dictionaries({"x": answers, "y": answers, "z": answers})


@given(elections=st.fixed_dictionaries({"e": panels, "f": panels}))
@settings(max_examples=40, deadline=None)
def test_removing_is_what_a_method_that_omits_gives(make: Any, elections: Any) -> None:
    scores = scored(make, elections)
    found = remove_each(scores)
    assert found.refs == scores.structure.refs[1:]
    for row, ref in enumerate(found.refs):
        again = replay(scores, scores.method.replace(omitted=(ref,)))
        assert np.array_equal(found.index[row], again.index, equal_nan=True), ref
        assert np.array_equal(found.bands[row], again.bands), ref


def test_removing_some(make: Any) -> None:
    scores = scored(make, {"e": {"x": {"law.act": 0, "law.court": 4}}})
    assert remove_each(scores, ["law.act"]).index.tolist() == [[100]]
    with pytest.raises(KeyError):
        remove_each(scores, ["law.nothing"])


def brute(make: Any, panel: dict[str, dict[str, Any]], who: str, ref: str) -> dict[int, int]:
    """Band of every level that one analyst could give to one indicator."""
    bands = {}
    for level in levels_of(ref):
        changed = {name: dict(given) for name, given in panel.items()}
        changed[who][ref] = level
        bands[level] = int(scored(make, {"e": changed}).bands[0])
    return bands


@given(panel=panels)
@settings(max_examples=25, deadline=None)
def test_tipping_of_ratings_by_brute_force(make: Any, panel: Any) -> None:
    scores = scored(make, {"e": panel, "other": panel})
    base, expected = int(scores.bands[0]), set()
    for who, given_by in panel.items():
        for ref, level in given_by.items():
            out = not scores.panel.applicable[0, scores.structure.indicator_refs.index(ref)]
            if isinstance(level, str) or base < 0 or out:
                continue
            bands = brute(make, panel, who, ref)
            for up in (True, False):
                moving = [to for to, band in bands.items() if band >= 0 and band != base and (band > base) == up]
                if moving:
                    to = min(moving, key=lambda to: abs(to - level))
                    expected.add((ref, who, level, abs(to - level), up))
    found = rating_tipping_points(scores, 0)
    assert {(t.indicator, t.analyst, t.level, t.steps, t.band_then > base) for t in found} == expected
    assert [tip.steps for tip in found] == sorted(tip.steps for tip in found)
    assert rating_tipping_points(scores, 1) == found


def test_tipping_of_the_panel(make: Any) -> None:
    panel = {who: {"law.act": 2, "law.court": 2, "count.tally": 2, "count.fraud": 0} for who in "xy"}
    found = tipping_points(scored(make, {"e": panel}), 0)
    # law 50, count (50 + 100) / 2: index 62.5, band 2. Below 50 and from 75 on another band; the gate caps at 1.
    assert [(t.indicator, t.level, t.to, t.steps, t.band_then) for t in found] == [
        ("count.fraud", 0, 1, 1, 1),
        ("law.act", 2, 0, 2, 1),
        ("law.act", 2, 4, 2, 3),
        ("law.court", 2, 4, 2, 3),
        ("count.tally", 2, 4, 2, 3),
    ]
    assert {(tip.analyst, tip.band) for tip in found} == {(None, 2)}


def test_nothing_tips_without_a_verdict(make: Any) -> None:
    panel = {"e": {"x": {"law.act": 1}}}
    assert tipping_points(make.score(make.two_criteria(), panel), 0) == ()
    assert rating_tipping_points(make.score(make.two_criteria(), panel), 0) == ()
    assert tipping_points(scored(make, {"e": {}}), 0) == ()


def test_measured_quantities_tip_by_hundredths(make: Any) -> None:
    made = make.catalogue(make.group("index", make.indicator("share", scale="percent"), make.indicator("b")))
    scores = make.score(made, {"e": {"x": {"share": 40.0, "b": 2}}}, None, make.ladder(0, 50))
    found = [tip for tip in tipping_points(scores, 0) if tip.indicator == "share"]
    assert [(tip.level, tip.to, tip.steps, tip.band_then) for tip in found] == [(40, 50, 10, 1)]


def test_variants_change_one_choice_and_leave_points_alone(make: Any) -> None:
    made = make.catalogue(
        make.group(
            "index",
            make.group("law", make.indicator("act", weight=3), make.indicator("court")),
            make.group("points", make.indicator("a"), make.indicator("b", weight=2), aggregation="sum"),
            weight=1,
        )
    )
    structure, method = build_structure(made), Method()
    found = dict(variants(structure, method))
    assert Variant.PANEL_MEDIAN not in found
    assert found[Variant.PANEL_MEAN] == method.replace(panel=Panel.MEAN)
    assert dict(found[Variant.GROUPS_GEOMETRIC].aggregation) == dict.fromkeys(
        ("index", "law"), Aggregation.GEOMETRIC
    )
    assert set(dict(found[Variant.GROUPS_EQUAL].weights)) == {"law", "points", "law.act", "law.court"}
    panel = {"e": {"x": {"law.act": 4, "law.court": 0, "points.a": 1, "points.b": 1}}}
    scores = make.score(made, panel)
    again: dict[Variant, float] = {name: float(replay(scores, each).index[0]) for name, each in found.items()}
    assert scores.index[0] == pytest.approx((75 + 25) / 2)
    assert again[Variant.GROUPS_EQUAL] == pytest.approx((50 + 25) / 2)
    assert again[Variant.INDEX_MINIMUM] == pytest.approx(25)
    assert again[Variant.GROUPS_GEOMETRIC] == 0


def test_variants_of_a_catalogue_of_points(make: Any) -> None:
    made = make.catalogue(make.group("index", make.indicator("a"), make.indicator("b"), aggregation="sum"))
    structure: Structure = build_structure(made)
    assert [name for name, _ in variants(structure, Method())] == [
        Variant.PANEL_MEAN,
        Variant.PANEL_MINIMUM,
        Variant.PANEL_MAXIMUM,
    ]
