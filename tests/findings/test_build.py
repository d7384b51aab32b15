"""From scores, sheets and evidence to findings: what each rests on, how sure it is, and what no text may leave out."""

from collections.abc import Sequence

import pytest

from electassess.findings import Certainty, Finding, Findings, RatingRef, Usable, find
from electassess.model.catalogue import Catalogue, Outcome
from electassess.model.ratings import RatingSheet
from electassess.scoring.scorecard import Given, NodeScore, Status
from handmade import card, item, score, source, usable

LEVELS = [{"level": number, "label": "L", "meaning": "M"} for number in (0, 1)]
QUESTION = {"title": "One", "question": "So?"}
CATALOGUE = Catalogue.model_validate(
    {
        "id": "made",
        "version": "1.0.0",
        "title": "Made",
        "scales": {"plain": {"kind": "ordinal", "levels": LEVELS}},
        "default_scale": "plain",
        "root": {
            "id": "root",
            "title": "Root",
            "groups": [
                {
                    "id": "b",
                    "title": "Second",
                    "standards": ["iccpr/25"],
                    "groups": [{"id": "sub", "title": "Sub", "indicators": [{"id": "deep", **QUESTION}]}],
                    "indicators": [
                        {"id": "one", **QUESTION, "standards": ["gc25/1", "gc25/2"]},
                        {"id": "two", **QUESTION},
                    ],
                },
                {"id": "bb", "title": "Namesake", "indicators": [{"id": "one", **QUESTION}]},
            ],
        },
    }
)
REFS = ("b", "b.sub", "b.sub.deep", "b.one", "b.two", "bb", "bb.one")
GROUPS = ("b", "b.sub", "bb")


def sheet(analyst: str, *rated: tuple[str, Sequence[str]], submitted: bool = True) -> RatingSheet:
    ratings = [{"indicator": ref, "level": 1, "evidence": cited} for ref, cited in rated]
    return RatingSheet.model_validate({"analyst": analyst, "submitted": submitted, "ratings": ratings}, strict=False)


def found(
    *sheets: RatingSheet, known: Usable | None = None, scores: Sequence[NodeScore] = (), hands: int | None = None
) -> Findings:
    other = {one.ref: one for one in scores}
    nodes = [other.get(ref, score(ref, kind="group" if ref in GROUPS else "indicator")) for ref in REFS]
    return find(CATALOGUE, card(nodes), sheets, known or usable(()), hands)


def one_of(made: Findings, ref: str = "b.one") -> Finding:
    return made.by_ref[ref]


def test_there_is_one_finding_for_each_node_below_the_root_in_the_catalogues_order() -> None:
    made = found()
    assert tuple(made.by_ref) == REFS
    assert made.criteria == ("b", "bb")
    assert tuple(made.groups) == GROUPS
    assert tuple(made.indicators) == ("b.sub.deep", "b.one", "b.two", "bb.one")
    assert [one.criterion for one in made.by_ref.values()] == ["b", "b", "b", "b", "b", "bb", "bb"]
    assert {ref: one.kind for ref, one in made.by_ref.items()} == {
        ref: "group" if ref in GROUPS else "indicator" for ref in REFS
    }
    assert [ref for ref, one in made.by_ref.items() if one.ref != ref] == []
    assert one_of(made).standards == ("gc25/1", "gc25/2")
    assert one_of(made, "b").standards == ("iccpr/25",)


def test_a_finding_has_the_outcome_and_the_score_of_its_node() -> None:
    scores = [score("b.one", outcome=Outcome.MET), score("b", outcome=Outcome.LARGELY_MET)]
    made = found(scores=scores)
    assert (one_of(made).outcome, one_of(made, "b").outcome) == (Outcome.MET, Outcome.LARGELY_MET)
    assert (one_of(made).score, one_of(made, "b").score) == (scores[0], scores[1])


def test_ratings_follow_the_analysts_names_and_keep_their_places_in_the_sheets() -> None:
    made = found(sheet("zoe", ("b.one", ())), sheet("ann", ("b.two", ()), ("b.one", ())))
    assert one_of(made).ratings == (RatingRef("ann", 1), RatingRef("zoe", 0))
    assert one_of(made, "b.two").ratings == (RatingRef("ann", 0),)
    assert one_of(made, "b").ratings == (RatingRef("ann", 0), RatingRef("ann", 1), RatingRef("zoe", 0))
    assert one_of(made, "bb").ratings == ()


def test_a_sheet_that_is_not_submitted_gives_neither_ratings_nor_evidence() -> None:
    known = usable([item("i", indicators=("b.two",))])
    made = found(sheet("ann", ("b.one", ("i",)), submitted=False), known=known)
    assert (one_of(made).ratings, one_of(made).evidence) == ((), ())


def test_what_analysts_cite_comes_first_and_then_what_bears_on_it_in_the_order_of_the_file() -> None:
    known = usable([item(key, indicators=("b.one",)) for key in ("p", "q", "r", "s")])
    made = found(sheet("zoe", ("b.one", ("r", "s"))), sheet("ann", ("b.one", ("s",))), known=known)
    assert one_of(made).evidence == ("s", "r", "p", "q")


def test_what_is_not_usable_is_no_evidence_but_is_counted_where_it_is_cited() -> None:
    known = usable([item("i", indicators=("b.one",))], withheld=frozenset({"h", "k"}), later=frozenset({"l", "m"}))
    made = found(sheet("ann", ("b.one", ("h", "m", "i", "l", "k"))), known=known)
    assert (one_of(made).evidence, one_of(made).withheld, one_of(made).later) == (("i",), 2, ("m", "l"))
    assert (one_of(made, "b.two").withheld, one_of(made, "b.two").later) == (0, ())


def test_what_is_cited_beside_the_point_makes_nothing_surer() -> None:
    aside = usable([item("i", indicators=("b.two",))])
    made = found(sheet("ann", ("b.one", ("i",))), known=aside)
    assert (one_of(made).evidence, one_of(made).certainty) == (("i",), Certainty.VERY_LOW)
    bearing = usable([item("i", indicators=("b.two", "b.one"))])
    assert one_of(found(sheet("ann", ("b.one", ("i",))), known=bearing)).certainty is Certainty.LOW


def test_without_evidence_on_the_point_no_agreement_makes_a_finding_sure() -> None:
    agreed = [score("b.one", analysts=3, spread=0.0)]
    assert one_of(found(scores=agreed)).certainty is Certainty.VERY_LOW
    known = usable([item("i", indicators=("b.one",))])
    assert one_of(found(known=known, scores=agreed)).certainty is Certainty.HIGH
    split = [score("b.one", analysts=3, spread=2.0)]
    assert one_of(found(known=known, scores=split)).certainty is Certainty.VERY_LOW


@pytest.mark.parametrize(("second", "expected"), [("Observers", Certainty.LOW), ("Agency", Certainty.MEDIUM)])
def test_bodies_behind_the_evidence_are_counted_once_each(second: str, expected: Certainty) -> None:
    items = [item("i", indicators=("b.one",)), item("k", indicators=("b.one",), sources=("S2",))]
    known = usable(items, {"S1": source(), "S2": source("B", second)})
    assert one_of(found(known=known)).certainty is expected


def test_a_body_behind_what_is_cited_beside_the_point_is_not_counted() -> None:
    items = [item("i", indicators=("b.one",)), item("k", indicators=("b.two",), sources=("S2",))]
    known = usable(items, {"S1": source(), "S2": source("B", "Agency")})
    assert one_of(found(sheet("ann", ("b.one", ("i", "k"))), known=known)).certainty is Certainty.LOW


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("status", [Status.SCORED, Status.SET_ASIDE])
def test_a_scored_indicator_that_is_violated_or_not_met_is_serious(outcome: Outcome, status: Status) -> None:
    scores = [score("b.one", status, outcome=outcome), score("b", outcome=outcome)]
    made = found(scores=scores)
    bad = outcome in (Outcome.VIOLATED, Outcome.NOT_MET)
    assert one_of(made).serious is (bad and status is Status.SCORED)
    assert not one_of(made, "b").serious


def test_a_criterion_rests_on_its_scored_indicators_and_counts_what_is_hidden_below_all() -> None:
    known = usable(
        [
            item("i", indicators=("b.one",)),
            item("k", indicators=("b.two", "b.sub.deep")),
            item("x", indicators=("b.two",)),
        ],
        withheld=frozenset({"h"}),
        later=frozenset({"l", "m"}),
    )
    given = sheet(
        "ann",
        ("b.sub.deep", ("k", "l")),
        ("b.one", ("i", "k", "h")),
        ("b.two", ("x", "h", "m", "l")),
        ("bb.one", ("l",)),
    )
    made = found(given, known=known, scores=[score("b.two", Status.INSUFFICIENT_EVIDENCE)])
    whole = one_of(made, "b")
    assert whole.evidence == ("k", "i")
    assert whole.ratings == (RatingRef("ann", 0), RatingRef("ann", 1))
    assert (whole.withheld, whole.later) == (2, ("l", "m"))
    assert one_of(made, "b.sub").evidence == ("k",)
    assert (one_of(made, "bb").evidence, one_of(made, "bb").later) == ((), ("l",)), "b is no part of bb"


def test_a_criterion_is_as_sure_as_its_scored_indicators_and_its_coverage_allow() -> None:
    known = usable([item("i", indicators=("b.one", "b.sub.deep"))])
    sure = [score(ref, analysts=3, spread=0.0) for ref in ("b.one", "b.sub.deep")]
    assert one_of(found(known=known, scores=sure), "b").certainty is Certainty.HIGH
    thin = [*sure, score("b", coverage=0.4, kind="group")]
    assert one_of(found(known=known, scores=thin), "b").certainty is Certainty.MEDIUM
    unscored = [one._replace(status=Status.SET_ASIDE) for one in sure]
    assert one_of(found(known=known, scores=unscored), "b").certainty is Certainty.VERY_LOW


BEFORE = [score("b.one", ratings=(Given("ann", 1, Status.SCORED, None),)), score("b", outcome=Outcome.MET)]


@pytest.mark.parametrize(
    ("ref", "changed"),
    [
        ("b.one", score("b.one", outcome=Outcome.MET, ratings=BEFORE[0].ratings)),
        ("b.one", score("b.one", level=3.0, ratings=BEFORE[0].ratings)),
        ("b.one", score("b.one", analysts=3, spread=0.0, ratings=BEFORE[0].ratings)),
        ("b.one", score("b.one", ratings=(Given("zoe", 1, Status.SCORED, None),))),
        ("b.one", score("b.one", ratings=(Given("ann", 2, Status.SCORED, None),))),
        ("b.one", score("b.one", ratings=(Given("ann", 1, Status.NOT_ASSESSED, None),))),
        ("b", score("b", outcome=Outcome.VIOLATED)),
        ("b", score("b.one", level=3.0, ratings=BEFORE[0].ratings)),
    ],
)
def test_the_fingerprint_changes_with_the_outcome_the_level_and_what_was_given(ref: str, changed: NodeScore) -> None:
    known = usable([item("i", indicators=("b.one",))])
    before = one_of(found(known=known, scores=BEFORE), ref).fingerprint
    after = one_of(found(known=known, scores=[*BEFORE, changed]), ref).fingerprint
    assert before != after
    assert before == one_of(found(known=known, scores=BEFORE), ref).fingerprint


def test_the_fingerprint_changes_with_the_words_of_the_evidence_and_which_it_is() -> None:
    def mark(identity: str, **changes: object) -> str:
        return one_of(found(known=usable([item(identity, indicators=("b.one",), **changes)]))).fingerprint

    assert mark("i") != mark("i", clause="something else came about")
    assert mark("i") != mark("k", clause="i came about")
    assert mark("i") == mark("i", note="for whoever edits")


def test_the_fingerprint_is_made_of_the_same_parts_from_one_version_to_the_next() -> None:
    """Texts that are published carry it: under another name of a part every one of them would seem to have changed."""
    scores = [score("b.one", outcome=Outcome.MET, ratings=(Given("ann", 1, Status.SCORED, 50.0),))]
    made = found(known=usable([item("i", indicators=("b.one",))]), scores=scores)
    assert one_of(made).parts() == {
        "ref": "b.one",
        "outcome": "met",
        "level": 2.0,
        "certainty": "low",
        "ratings": [["ann", 1, "scored"]],
        "evidence": {"i": "i came about"},
    }
    below = [one_of(made, ref).fingerprint for ref in ("b.sub.deep", "b.one", "b.two")]
    assert one_of(made, "b").parts() == {"ref": "b", "outcome": "partly-met", "below": below}


def test_two_nodes_with_the_same_scores_have_different_fingerprints() -> None:
    marks = {one.fingerprint for one in found().by_ref.values()}
    assert len(marks) == len(REFS)


@pytest.mark.parametrize(
    ("analysts", "hands", "expected"),
    [
        (3, None, Certainty.HIGH),
        (3, 3, Certainty.HIGH),
        (3, 2, Certainty.MEDIUM),
        (3, 1, Certainty.LOW),
        (1, 3, Certainty.LOW),
    ],
)
def test_sheets_by_one_hand_agree_with_nobody(analysts: int, hands: int | None, expected: Certainty) -> None:
    known = usable([item("seen", indicators=("b.one",))], {"S1": source("A")})
    rated = score("b.one", analysts=analysts, spread=0.0)
    made = found(sheet("a", ("b.one", ["seen"])), known=known, scores=[rated], hands=hands)
    assert one_of(made).certainty is expected


def test_how_many_criteria_need_a_value_is_the_roots_to_say() -> None:
    assert found().at_least == CATALOGUE.root.at_least
