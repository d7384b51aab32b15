"""Scorecards of whole elections, and the properties that hold whatever the ratings."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from electassess.model.base import Edition
from electassess.model.catalogue import Aggregation, Outcome
from electassess.scoring import (
    Lack,
    Method,
    Panel,
    Reason,
    Rule,
    Status,
    StructureError,
    build_card,
    build_cards,
    build_structure,
    card_of,
    run,
    tabulate,
)
from electassess.scoring.csv_table import from_csv
from electassess.scoring.panel import PanelError

REFS = ("law.act", "law.court", "count.tally", "count.fraud", "count.appeal")
GATE = {"id": "rigged", "when": "count.fraud >= 1 or law.act <= 0", "cap": 1, "because": "the count was rigged"}


def test_a_scorecard_in_full(make: Any) -> None:
    panel = {
        "anna": {"law.act": 4, "law.court": 1, "count.tally": 3, "count.fraud": 1, "count.appeal": "not-assessed"},
        "ben": {"law.act": 2, "law.court": 1, "count.tally": "not-applicable", "count.fraud": 1},
        "cleo": {"law.act": 3, "law.court": "insufficient-evidence"},
    }
    scores = make.score(make.two_criteria(gates=[GATE]), {"e": panel}, rungs=make.ladder(0, 20, 40))
    card = card_of(scores, "e")
    law = card.node("law")
    assert law.value == pytest.approx((75 + 25) / 2)
    assert (law.low, law.high) == (pytest.approx(37.5), pytest.approx(62.5))
    assert (law.outcome, law.status, law.analysts, law.rated, law.applicable) == (
        Outcome.PARTLY_MET,
        Status.SCORED,
        3,
        2,
        2,
    )
    act = card.node("law.act")
    assert (act.level, act.spread, act.analysts) == (3.0, 2.0, 3)
    assert [(given.analyst, given.level) for given in act.ratings] == [("anna", 4.0), ("ben", 2.0), ("cleo", 3.0)]
    assert card.node("law.court").ratings[2].status is Status.INSUFFICIENT_EVIDENCE
    count = card.node("count")
    # tally: one level against one not-applicable is a tie, so it is rated; appeal is missing.
    assert count.value == pytest.approx((75 + 0) / 2)
    assert count.coverage == pytest.approx(2 / 3)
    assert count.shared
    assert (count.worst, count.best) == (pytest.approx(25), pytest.approx(175 / 3))
    assert card.node("count.appeal").status is Status.NOT_ASSESSED
    assert card.node("count.appeal").outcome is Outcome.INCONCLUSIVE
    assert card.index == pytest.approx((50 + 37.5) / 2)
    assert (card.band, card.verdict.capped_from) == (1, 2)
    assert card.verdict.reasons[1][:2] == (Rule.LOWERS, 1)
    assert scores.bands.tolist() == [1]
    assert card.children("index") == (law, count)
    assert law.alpha == pytest.approx(1 - 0, abs=1)
    assert count.alpha_reason is Lack.SCALES_DIFFER
    assert card.analysts == ("anna", "ben", "cleo")


def test_the_majority_decides_what_is_applicable(make: Any) -> None:
    panel = {"a": {"law.act": 0}, "b": {"law.act": "not-applicable"}, "c": {"law.act": "not-applicable"}}
    card = build_card(make.score(make.two_criteria(), {"e": panel | {"d": {"law.court": 4}}}), 0)
    assert card.node("law.act").status is Status.NOT_APPLICABLE
    assert card.node("law.act").outcome is Outcome.NOT_APPLICABLE
    assert card.node("law").value == 100
    assert card.node("law").coverage == 1


def test_an_edition_before_the_vote(make: Any) -> None:
    answers = {"law.act": 4, "law.court": 4, "count.tally": 0, "count.fraud": 0, "count.appeal": 0}
    method = Method(edition=Edition.PRE_ELECTION)
    scores = make.score(make.two_criteria(), {"e": {"a": answers}}, method, make.ladder(0, 25, 50, 75))
    card = build_card(scores, 0)
    assert [card.node(ref).status.value for ref in REFS] == ["scored", "scored", "not-yet", "scored", "not-yet"]
    assert card.index == 100
    assert (card.band, card.verdict.capped_from) == (2, 3)
    assert scores.bands.tolist() == [2]
    everything = make.catalogue(make.group("index", make.group("day", make.indicator("x", phases=["election-day"]))))
    waiting = build_card(make.score(everything, {"e": {}}, method), 0)
    assert waiting.node("day").status is Status.NOT_YET


def test_panel_rules(make: Any) -> None:
    panel = {
        who: {"law.act": level, "count.fraud": int(level > 2)} for who, level in zip("abcd", (0, 1, 3, 4), strict=True)
    }

    def levels(rule: Panel) -> tuple[float | None, float | None]:
        card = build_card(make.score(make.two_criteria(), {"e": panel}, Method(panel=rule)), 0)
        return card.node("law.act").level, card.node("count.fraud").level

    assert levels(Panel.MEDIAN) == (2, 0.5)
    assert levels(Panel.MEAN) == (2, 0.5)
    assert levels(Panel.MINIMUM) == (0, 1)
    assert levels(Panel.MAXIMUM) == (4, 0)
    with pytest.raises(PanelError):
        levels(Panel.LATENT_TRAIT)


def test_points_and_classes_of_a_sum(make: Any) -> None:
    items = [make.indicator("a"), make.indicator("b"), make.indicator("off", subtracts=True)]
    bands = [{"id": name, "title": name, "at_least": at} for name, at in (("low", 0), ("high", 5))]
    gates = [{"id": "g", "when": "rights.a < 2", "cap": 0, "because": "a is too low"}]
    made = make.catalogue(
        make.group("index", make.group("rights", *items, aggregation="sum"), aggregation="sum"),
        classes=[{"unit": "points", "bands": bands}, {"node": "rights", "unit": "points", "bands": bands}],
        gates=gates,
    )
    elections = {
        "x": {"p": {"rights.a": 4, "rights.b": 3, "rights.off": 1}},
        "y": {"p": {"rights.a": 1, "rights.b": 4, "rights.off": 0}},
    }
    first, second = build_cards(make.score(made, elections))
    assert (first.node("rights").points, first.node("rights").points_total) == (pytest.approx(6), 8)
    assert [each.id for each in first.classes] == ["high", "high"]
    assert first.node("rights.off").low == first.node("rights.off").value == 25
    # The gate caps the class of the root alone.
    assert [(each.id, each.capped_from) for each in second.classes] == [("low", "high"), ("high", None)]


def test_a_sum_has_the_points_of_what_applies(make: Any) -> None:
    rights = make.group("rights", make.indicator("a"), make.indicator("b"), aggregation="sum")
    rule = make.group("rule", make.indicator("c"), make.indicator("d"), make.indicator("e"), aggregation="sum")
    made = make.catalogue(make.group("index", rights, rule, aggregation="sum"))
    answers = {"rights.a": 2, "rights.b": "not-applicable", "rule.c": 4, "rule.d": 4, "rule.e": 4}
    card = build_card(make.score(made, {"e": {"p": answers}}), 0)
    assert (card.nodes[0].points, card.nodes[0].points_total) == (pytest.approx(14), 16)
    assert (card.node("rights").points, card.node("rights").points_total) == (2, 4)
    missing = build_card(make.score(made, {"e": {"p": answers | {"rights.b": "not-assessed"}}}), 0)
    # What is missing keeps its points, shared: 2 of 4 stands for 4 of 8.
    assert (missing.nodes[0].points, missing.nodes[0].points_total) == (pytest.approx(16), 20)


def test_analyst_range_of_what_is_taken_off(make: Any) -> None:
    made = make.catalogue(
        make.group("index", make.indicator("a"), make.indicator("off", subtracts=True), aggregation="sum")
    )
    card = build_card(make.score(made, {"e": {"p": {"a": 4, "off": 0}, "q": {"a": 4, "off": 2}}}), 0)
    assert (card.nodes[0].low, card.nodes[0].value, card.nodes[0].high) == (50, 75, 100)
    assert (card.node("off").low, card.node("off").high) == (0, 50)


def test_what_the_engine_refuses(make: Any) -> None:
    made = make.two_criteria()
    ratings, _ = tabulate(build_structure(made), ["e"], {})
    for change, message in (
        ({"gates": [GATE | {"when": "law.axt < 1"}]}, "did you mean law.act"),
        ({"gates": [GATE | {"cap": 9}]}, "no band of the ladder"),
        ({"classes": [{"node": "lew", "bands": [{"id": "a", "title": "A", "at_least": 0}]}]}, "cut lew"),
    ):
        with pytest.raises(StructureError, match=message):
            run(make.two_criteria(**change), ratings, None, make.ladder(0, 50))
    with pytest.raises(StructureError, match="not made for"):
        run(make.catalogue(make.group("index", make.indicator("a"))), ratings)
    with pytest.raises(KeyError):
        card_of(run(made, ratings), "f")


def test_an_election_without_sheets_is_not_assessed(make: Any) -> None:
    card = build_card(make.score(make.two_criteria(), {"e": {}}, rungs=make.ladder(0, 50)), 0)
    assert (card.index, card.band, card.analysts) == (None, None, ())
    assert card.nodes[0].status is Status.NOT_SCORED
    assert card.verdict.reasons == (Reason(Rule.NO_INDEX),)
    assert (card.nodes[0].worst, card.nodes[0].best) == (0, 100)


answer = st.one_of(st.integers(0, 4), st.sampled_from(["not-assessed", "insufficient-evidence", "not-applicable"]))
yes_no = st.one_of(st.integers(0, 1), st.just("not-assessed"))
answers = st.fixed_dictionaries({}, optional={ref: yes_no if ref == "count.fraud" else answer for ref in REFS})
panels = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), answers, max_size=4)
rules = st.sampled_from(list(Aggregation))
panel_rules = st.sampled_from([Panel.MEDIAN, Panel.MEAN, Panel.MINIMUM, Panel.MAXIMUM])


def method_of(rule: Aggregation, panel: Panel) -> Method:
    return Method(panel=panel, aggregation=tuple((ref, rule) for ref in ("index", "law", "count")))


@settings(max_examples=60, deadline=None)
@given(panels, panels, rules, panel_rules)
def test_scores_do_not_depend_on_the_others(make: Any, one: Any, other: Any, rule: Aggregation, panel: Panel) -> None:
    made, method, rungs = make.two_criteria(gates=[GATE]), method_of(rule, panel), make.ladder(0, 25, 50)
    alone = card_of(make.score(made, {"m": one}, method, rungs), "m")
    together = card_of(make.score(made, {"a": other, "m": one, "z": other}, method, rungs), "m")
    assert alone == together


@settings(max_examples=60, deadline=None)
@given(panels, rules, panel_rules, st.sampled_from(REFS), st.sampled_from("abcd"))
def test_a_better_level_lowers_nothing(
    make: Any, panel: Any, rule: Aggregation, how: Panel, ref: str, who: str
) -> None:
    level = panel.get(who, {}).get(ref)
    if not isinstance(level, int) or level == (0 if ref == "count.fraud" else 4):
        return
    better = panel | {who: panel[who] | {ref: level + (-1 if ref == "count.fraud" else 1)}}
    made, method, rungs = make.two_criteria(gates=[GATE]), method_of(rule, how), make.ladder(0, 25, 50)
    before, after = (make.score(made, {"e": each}, method, rungs) for each in (panel, better))
    old, new = before.rolled.values, after.rolled.values
    assert (np.isnan(old) == np.isnan(new)).all()
    assert (np.nan_to_num(new) >= np.nan_to_num(old) - 1e-12).all()
    assert after.bands[0] >= before.bands[0]
    for card in (build_card(before, 0), build_card(after, 0)):
        for node in card.nodes:
            if node.value is not None:
                assert node.low is not None
                assert node.high is not None
                assert node.worst is not None
                assert node.best is not None
                assert node.low - 1e-9 <= node.value <= node.high + 1e-9
                assert node.worst - 1e-9 <= node.value <= node.best + 1e-9


@settings(max_examples=40, deadline=None)
@given(panels, rules, st.permutations("abcd"))
def test_names_and_order_of_analysts_are_irrelevant(make: Any, panel: Any, rule: Aggregation, names: list[str]) -> None:
    renamed = {dict(zip("abcd", names, strict=True))[who]: answers for who, answers in panel.items()}
    made, method = make.two_criteria(), method_of(rule, Panel.MEAN)
    first, second = (make.score(made, {"e": each}, method) for each in (panel, renamed))
    assert np.array_equal(first.rolled.values, second.rolled.values, equal_nan=True)
    pairs = zip(build_card(first, 0).nodes, build_card(second, 0).nodes, strict=True)
    assert all(
        a.alpha == pytest.approx(b.alpha, abs=1e-12) if a.alpha is not None else b.alpha is None for a, b in pairs
    )


@settings(max_examples=40, deadline=None)
@given(panels, rules)
def test_an_indicator_that_does_not_apply_changes_nothing(make: Any, panel: Any, rule: Aggregation) -> None:
    small = make.two_criteria()
    count = small.root.groups[1]
    extra = count.indicators[0].model_copy(update={"id": "ghost", "weight": 3.0})
    grown = count.model_copy(update={"indicators": (*count.indicators, extra), "coverage": 0.5})
    bare = count.model_copy(update={"coverage": 0.5})
    method = method_of(rule, Panel.MEDIAN)

    def with_count(group: Any) -> Any:
        return small.model_copy(
            update={"root": small.root.model_copy(update={"groups": (small.root.groups[0], group)})}
        )

    ghosts = {"z": {"count.ghost": "not-applicable"}}
    before = make.score(with_count(bare), {"e": panel}, method)
    after = make.score(with_count(grown), {"e": panel | ghosts}, method)
    for ref in before.structure.refs:
        first = before.rolled.values[0, before.structure.position(ref)]
        second = after.rolled.values[0, after.structure.position(ref)]
        assert first == pytest.approx(second, abs=1e-12, nan_ok=True), ref


def test_not_applicable_is_not_zero(make: Any) -> None:
    base = {"law.act": 4, "count.tally": 4}
    plain, zero, without = (
        build_card(make.score(make.two_criteria(), {"e": {"a": base | more}}), 0).index
        for more in ({}, {"law.court": 0}, {"law.court": "not-applicable"})
    )
    assert plain == without == 100
    assert zero == 75


def test_the_fingerprint_follows_the_ratings_and_nothing_else(make: Any) -> None:
    made = make.two_criteria()
    elections = {"e": {"a": {"law.act": 1}}, "f": {"a": {"law.act": 1}}}
    first = card_of(make.score(made, elections), "e")
    assert first.fingerprint == card_of(make.score(made, elections, Method(panel=Panel.MEAN)), "e").fingerprint
    changed = card_of(make.score(made, {"e": {"a": {"law.act": 2}}}), "e")
    sure = card_of(make.score(made, {"e": {"a": {"law.act": {"level": 1, "confidence": 10}}}}), "e")
    other = card_of(make.score(made.model_copy(update={"version": "1.0.1"}), elections), "e")
    assert len({first.fingerprint, changed.fingerprint, sure.fingerprint, other.fingerprint}) == 4


def test_a_table_gives_the_same_cards_as_sheets(make: Any) -> None:
    made, rungs = make.two_criteria(gates=[GATE]), make.ladder(0, 50)
    elections = {"e": {"a": {"law.act": 1, "count.fraud": 0}, "b": {"law.act": "not-applicable"}}}
    text = "analyst,election,indicator,level,state\nb,e,law.act,,not-applicable\na,e,law.act,1,\na,e,count.fraud,0,\n"
    ratings, problems = from_csv(text, build_structure(made))
    assert problems == ()
    assert card_of(run(made, ratings, None, rungs), "e") == card_of(make.score(made, elections, None, rungs), "e")


def test_omitting_a_criterion_equals_a_catalogue_without_it(make: Any) -> None:
    panel = {"a": {"law.act": 1, "law.court": 2, "count.tally": 4}}
    full = make.two_criteria()
    without = full.model_copy(update={"root": full.root.model_copy(update={"groups": full.root.groups[:1]})})
    omitted = build_card(make.score(full, {"e": panel}, Method(omitted=("count",))), 0)
    only_law = {"a": {ref: level for ref, level in panel["a"].items() if ref.startswith("law")}}
    assert omitted.index == build_card(make.score(without, {"e": only_law}), 0).index
    assert omitted.node("count").status is Status.NOT_APPLICABLE
    assert dataclasses.replace(omitted, fingerprint="").index == omitted.index


def test_an_undecided_gate_caps_all_elections_as_it_caps_one(make: Any) -> None:
    cautious = {"id": "hidden", "when": "count.appeal <= 0", "cap": 0, "cap_undecided": 1, "because": "nobody saw"}
    made, rungs = make.two_criteria(gates=[cautious]), make.ladder(0, 25, 50)
    full = {"law.act": 4, "law.court": 4, "count.tally": 4, "count.fraud": 0}
    elections = {
        "known": {"a": full | {"count.appeal": 4}},
        "lost": {"a": full | {"count.appeal": 0}},
        "unknown": {"a": full},
    }
    scores = make.score(made, elections, None, rungs)
    assert dict(zip(scores.ratings.elections, scores.bands.tolist(), strict=True)) == {
        "known": 2,
        "lost": 0,
        "unknown": 1,
    }
    assert [card.band for card in build_cards(scores)] == scores.bands.tolist()
    with pytest.raises(StructureError, match="no band of the ladder"):
        make.score(make.two_criteria(gates=[cautious | {"cap_undecided": 7}]), elections, None, rungs)
