"""The record of how firm a verdict is agrees with the parts it is made of."""

from typing import Any

import pytest

from electassess.scoring import Lack, Method, build_card, remove_each, robustness, simulate, tipping_points

PANEL = {
    "x": {"law.act": 0, "law.court": 2, "count.tally": 3, "count.appeal": 2},
    "y": {"law.act": 3, "law.court": 2, "count.tally": 3, "count.appeal": 4},
}
METHOD = Method(draws=200)


def scored(make: Any, panel: Any) -> Any:
    made = make.catalogue(
        make.group(
            "index",
            make.group("law", make.indicator("act"), make.indicator("court")),
            make.group("count", make.indicator("tally"), make.indicator("appeal")),
            make.group("calm", make.indicator("a"), make.indicator("b")),
        )
    )
    return make.score(made, {"e": panel}, METHOD, make.ladder(0, 45, 60, 80))


def test_the_record_is_made_of_its_parts(make: Any) -> None:
    scores = scored(make, PANEL)
    found = robustness(scores, 0)
    assert found.card == build_card(scores, 0)
    assert found.simulation.band_probabilities == simulate(scores, 0).band_probabilities
    assert found.panel_tips == tipping_points(scores, 0)
    assert [node.ref for node in found.talks] == ["law.act", "count.appeal"]


def test_removals_that_move_the_band_stand_first(make: Any) -> None:
    scores = scored(make, PANEL)
    found = robustness(scores, 0).removals
    assert {one.what for one in found} == {
        node.ref for node in build_card(scores, 0).nodes[1:] if node.value is not None
    }
    moved = [one.band != scores.bands[0] for one in found]
    assert any(moved)
    assert moved == sorted(moved, reverse=True)
    again = remove_each(scores, [found[0].what])
    assert (found[0].index, found[0].band) == (again.index[0, 0], again.bands[0, 0])


def test_agreement_by_criterion_and_whole(make: Any) -> None:
    found = dict(robustness(scored(make, PANEL | {"z": {"calm.a": 2}}), 0).agreement)
    assert list(found) == ["index", "law", "count", "calm"]
    assert found["index"].items == 4
    assert found["index"].exact == pytest.approx(0.5)
    assert found["index"].low is not None
    assert found["calm"].alpha is None
    same = {who: {"law.act": 2, "law.court": 2} for who in "xy"}
    assert dict(robustness(scored(make, same), 0).agreement)["law"].reason is Lack.NO_VARIATION


def test_scales_that_differ_have_no_common_alpha(make: Any) -> None:
    scores = make.score(make.two_criteria(), {"e": {"x": {"law.act": 1, "count.fraud": 1}}}, METHOD)
    found = robustness(scores, 0)
    assert dict(found.agreement)["index"].reason is Lack.SCALES_DIFFER
    assert (found.panel_tips, found.rating_tips) == ((), ())


def test_nothing_rated_gives_a_record_all_the_same(make: Any) -> None:
    found = robustness(scored(make, {}), 0)
    assert (found.removals, found.talks, found.panel_tips) == ((), (), ())
    assert found.card.band is None
    assert {one.index for one in found.variants} == {None}
