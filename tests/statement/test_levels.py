"""What a report shows of the ratings: reasons, tables of levels, who rated, what could not be judged."""

import dataclasses

import pytest

from electassess.model.catalogue import Outcome
from electassess.scoring import Method
from electassess.scoring.method import Panel
from electassess.scoring.scorecard import GateResult, Given, Status, Term
from electassess.statement import Material
from electassess.statement.inputs import Kind
from electassess.statement.levels import (
    MOST_TITLES,
    criteria_table,
    figure,
    levels_table,
    method,
    reasons,
    tables,
    unjudged,
)
from worked import material_of, rescored, with_card

SAFETY, REMEDY, MEDIA = "media-freedom.journalist-safety", "accountability.remedy", "media-freedom"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (0.0, "0"),
        (2.0, "2"),
        (2.04, "2"),
        (2.06, "2.1"),
        (37.46, "37.5"),
        (99.96, "100"),
        (0.5, "0.5"),
        (10.25, "10.2"),
    ],
)
def test_a_figure_has_a_decimal_only_where_there_is_one(value: float | None, printed: str) -> None:
    assert figure(value) == printed


# Reasons


def gate(
    identity: str, *, fired: bool | None = True, capped: bool = True, cap: int = 1, undecided: int | None = 0
) -> GateResult:
    terms = (Term(f"{SAFETY} <= 0", (SAFETY, "index"), (0.0, 1.0)), Term("x", (REMEDY, SAFETY), (0.0, 0.0)))
    return GateResult(identity, fired, cap, f"Because of {identity}.", terms, capped, undecided)


def given(material: Material) -> dict[str, str]:
    return {line.key: line.text for line in reasons(material)}


def judged(**own: object) -> Material:
    plain: dict[str, object] = {"index": 20.14, "band": 1, "capped_from": 3, "gates": ()}
    return with_card(material_of(), plain | own)


def test_the_first_reason_is_the_band_that_the_ratings_alone_come_to() -> None:
    label = material_of().ladder.bands[3].label
    (line,) = reasons(judged())
    assert line.text == f"The ratings come to 20.1 of 100, which stands for “{label}”."
    assert [one.ref for one in line.findings] == list(material_of().findings.criteria)
    assert (line.kind, line.rules) == (Kind.FORM, ("ladder: bounds of the bands",))
    own = material_of().ladder.bands[1].label
    assert own in given(judged(capped_from=None))["reason/index"]


def test_without_an_index_or_a_band_nothing_is_said_of_them() -> None:
    assert given(judged(index=None)) == {}
    assert given(judged(band=None, capped_from=None)) == {}
    assert "reason/index" in given(judged(index=0.0, band=0, capped_from=None))


def test_a_band_that_is_none_on_the_whole_is_not_named() -> None:
    assert given(judged(scant=True, narrow=True)) == {
        "reason/index": "The ratings come to 20.1 of 100.",
        "reason/scant": "Too little could be judged for any verdict on the whole.",
    }


def test_a_narrow_record_is_told_with_the_band_that_it_allows() -> None:
    label = material_of().band.label
    for own in ({"narrow": True}, {"scant": True}):
        assert reasons(judged(**own))[-1].rules == ("catalogue: breadth",)
    said = given(judged(narrow=True))
    assert said["reason/narrow"] == (
        f"Too little could be judged for a verdict on the whole, and no better one than “{label}” is given."
    )
    assert "which stands for" in said["reason/index"]
    assert "reason/narrow" not in given(judged())


def test_a_gate_is_told_where_it_lowered_the_verdict_and_by_what_it_allows() -> None:
    bands = material_of().ladder.bands
    gates = (
        gate("fired", cap=1),
        gate("open", fired=None, cap=1, undecided=2),
        gate("idle", capped=False),
        gate("off", fired=False),
        gate("any", fired=None, undecided=None),
        gate("lowest", fired=True, cap=0),
    )
    material = judged(gates=gates)
    assert {key: text for key, text in given(material).items() if key != "reason/index"} == {
        "reason/fired": f"A rule of the catalogue allows no better verdict than “{bands[1].label}”. Because of fired.",
        "reason/open": "While too little is known to apply a rule of the catalogue, no better verdict than "
        f"“{bands[2].label}” is given. Because of open.",
        "reason/lowest": f"A rule of the catalogue allows no better verdict than “{bands[0].label}”. "
        "Because of lowest.",
    }
    line = next(line for line in reasons(material) if line.key == "reason/fired")
    assert [one.ref for one in line.findings] == [SAFETY, REMEDY], "each node once; the root has no finding"
    assert line.rules == ("catalogue: gate fired",)


# Tables


def test_a_criterion_has_a_row_with_what_was_found() -> None:
    scored = {"status": Status.SCORED, "value": 37.46, "low": 25.0, "high": 50.0, "rated": 5, "applicable": 7}
    below = [one.ref for one in material_of().findings.under(MEDIA)]
    apart: dict[str, dict[str, object]] = {ref: {"spread": 0.0, "analysts": 1} for ref in below}
    apart |= {below[0]: {"spread": 1.0, "analysts": 3}, below[1]: {"spread": 0.0, "analysts": 2}}
    apart |= {below[2]: {"spread": None, "analysts": 0}}
    material = rescored(material_of(), {MEDIA: scored | {"outcome": Outcome.PARTLY_MET}, **apart})
    head, *rows = criteria_table(material)
    assert (head.key, head.cells) == (
        "levels/head",
        ("Criterion", "Finding", "Value of 100", "Analysts’ range", "Rated", "Analysts differ on"),
    )
    assert [row.key for row in rows] == [f"levels/{ref}" for ref in material.findings.criteria]
    row = next(row for row in rows if row.key == f"levels/{MEDIA}")
    assert row.cells == ("Media freedom", "partly met", "37.5", "25–50", "5 of 7", "1 of 2")
    assert [one.ref for one in row.findings] == [MEDIA]
    assert row.rules == (f"criterion {MEDIA}: scores",)


@pytest.mark.parametrize("end", ["low", "high"])
def test_what_a_criterion_does_not_have_is_a_dash(end: str) -> None:
    below = {one.ref: {"spread": None, "analysts": 1} for one in material_of().findings.under(MEDIA)}
    none: dict[str, object] = {"status": Status.NOT_SCORED, "value": None, "low": 0.0, "high": 0.0}
    none |= {"rated": 0, "applicable": 7, end: None}
    row = criteria_table(rescored(material_of(), {MEDIA: none, **below}))[4]
    assert row.cells == ("Media freedom", "too little known", "–", "–", "0 of 7", "–")
    zero = none | {"low": 0.0, "high": 0.0, "value": 0.0}
    assert criteria_table(rescored(material_of(), {MEDIA: zero}))[4].cells[2:4] == ("0", "0–0")


def test_the_levels_of_a_criterion_are_told_from_the_lowest_without_names() -> None:
    ratings = (
        Given("a", 3.0, Status.SCORED, None),
        Given("b", None, Status.NOT_ASSESSED, None),
        Given("c", 0.0, Status.SCORED, None),
        Given("d", 2.0, Status.SCORED, 80),
    )
    findings = material_of().findings
    score = findings.by_ref[SAFETY].score._replace(
        status=Status.SCORED, level=2.0, outcome=Outcome.PARTLY_MET, ratings=ratings
    )
    by_ref = {**findings.by_ref, SAFETY: dataclasses.replace(findings.by_ref[SAFETY], score=score)}
    material = dataclasses.replace(material_of(), findings=dataclasses.replace(findings, by_ref=by_ref))
    head, row, *others = levels_table(material, MEDIA)
    assert (head.key, head.cells) == (
        f"levels/{MEDIA}/head",
        ("Indicator", "Finding", "Level of 4", "Analysts’ levels"),
    )
    assert (row.key, row.cells) == (f"levels/{SAFETY}", ("Safety of journalists", "partly met", "2", "0, 2, 3"))
    assert ([one.ref for one in row.findings], row.rules) == ([SAFETY], (f"indicator {SAFETY}: ratings",))
    assert len(others) == len(findings.under(MEDIA)) - 1
    assert tables(material, MEDIA) == (f"levels/{MEDIA}", "table", levels_table(material, MEDIA))


@pytest.mark.parametrize(
    ("status", "outcome", "word"),
    [
        (Status.SCORED, Outcome.VIOLATED, "violated"),
        (Status.SCORED, Outcome.MET, "met"),
        (Status.SCORED, Outcome.INCONCLUSIVE, "too little known"),
        (Status.NOT_ASSESSED, Outcome.INCONCLUSIVE, "not assessed"),
        (Status.NOT_APPLICABLE, Outcome.NOT_APPLICABLE, "does not apply"),
        (Status.NOT_YET, Outcome.NOT_APPLICABLE, "not yet"),
        (Status.SET_ASIDE, Outcome.INCONCLUSIVE, "evidence not known in time"),
    ],
)
def test_an_indicator_without_a_level_has_the_reason_in_its_row(status: Status, outcome: Outcome, word: str) -> None:
    material = rescored(material_of(), {SAFETY: {"status": status, "outcome": outcome, "level": None}})
    assert levels_table(material, MEDIA)[1].cells[1:3] == (word, "–")


# How it was made


def told(material: Material) -> dict[str, str]:
    return {line.key: line.text for line in method(material)}


def test_it_is_told_who_rated_how_much_of_what_and_how_that_counts() -> None:
    material = with_card(material_of(), catalogue="core", catalogue_version="1.2.3")
    assert told(material) == {
        "method/rated": "Three analysts rated 20 of the 48 indicators of core 1.2.3.",
        "method/levels": "Each level is one of five that the catalogue describes, from 0, the worst, to 4, the best; "
        "where analysts differ, the middle level counts, and the tables show what each gave.",
        "method/values": "Values run from 0 to 100 by the weights of the catalogue, and the verdict follows from them "
        "by fixed rules.",
        "method/day": "What became known after 22 July 2023 does not count.",
    }
    assert {line.rules for line in method(material)} == {("method: median",)}
    assert told(with_card(material_of(), analysts=("a",)))["method/rated"].startswith("One analyst rated")
    lowest = with_card(material_of(), method=Method(panel=Panel.MINIMUM))
    assert "the lowest counts" in told(lowest)["method/levels"]


@pytest.mark.parametrize(
    ("hands", "said"),
    [
        (None, None),
        (1, "The 3 sheets were written by one person, so that their agreement says little."),
        (2, "The 3 sheets were written by 2 people, so that their agreement says little."),
        (3, None),
        (4, None),
    ],
)
def test_fewer_hands_than_sheets_are_owned_up_to(hands: int | None, said: str | None) -> None:
    assert told(material_of(election={"hands": hands})).get("method/hands") == said


# What could not be judged


def everything(status: Status, but: dict[str, Status] | None = None) -> Material:
    """A material in which all has a level but what is said otherwise."""
    by_ref = material_of().findings.by_ref
    other = but or {}
    return rescored(material_of(), {ref: {"status": other.get(ref, status)} for ref in by_ref})


def test_what_was_all_judged_has_no_list() -> None:
    assert unjudged(everything(Status.SCORED)) == []


def test_criteria_without_a_value_stand_first_and_in_running_text() -> None:
    material = everything(
        Status.SCORED, {MEDIA: Status.NOT_SCORED, "the-vote": Status.NOT_SCORED, "civic-space": Status.NOT_YET}
    )
    (line,) = unjudged(material)
    titles = [material.findings.groups[ref].title for ref in (MEDIA, "the-vote")]
    lowered = " and ".join(f"{title[0].lower()}{title[1:]}" for title in titles)
    assert line.text == f"Too few indicators could be rated for a finding on the whole: {lowered}."
    assert line.key == "unjudged/criteria"
    assert [one.ref for one in line.findings] == [MEDIA, "the-vote"]
    assert line.rules == ("criteria without a value",)


@pytest.mark.parametrize(
    ("status", "begin"),
    [
        (Status.NOT_ASSESSED, "Not assessed"),
        (Status.INSUFFICIENT_EVIDENCE, "Too little is known"),
        (Status.SET_ASIDE, "Rated only on evidence that cannot be shown to have been out by then"),
        (Status.NOT_YET, "To be judged on or after the day of voting"),
        (Status.NOT_APPLICABLE, "Does not apply"),
    ],
)
def test_indicators_without_a_level_are_listed_by_reason(status: Status, begin: str) -> None:
    (line,) = unjudged(everything(Status.SCORED, {SAFETY: status, REMEDY: status}))
    titles = material_of().findings.indicators
    remedy = titles[REMEDY].title
    assert line.text == f"{begin}: safety of journalists and {remedy[0].lower()}{remedy[1:]}."
    assert (line.key, line.rules) == (f"unjudged/{status.value}", (f"indicators: {status.value}",))
    assert [one.ref for one in line.findings] == [SAFETY, REMEDY]


def test_reasons_stand_in_one_order() -> None:
    kinds = [Status.NOT_APPLICABLE, Status.SET_ASIDE, Status.NOT_YET, Status.INSUFFICIENT_EVIDENCE, Status.NOT_ASSESSED]
    refs = list(material_of().findings.indicators)
    made = unjudged(everything(Status.SCORED, dict(zip(refs, kinds, strict=False))))
    assert [line.key.partition("/")[2] for line in made] == [
        "not-assessed",
        "insufficient-evidence",
        "set-aside",
        "not-yet",
        "not-applicable",
    ]


@pytest.mark.parametrize(("many", "counted"), [(8, False), (9, True)])
def test_of_more_than_eight_indicators_only_the_number_is_said(many: int, counted: bool) -> None:  # noqa: FBT001
    refs = list(material_of().findings.indicators)[:many]
    (line,) = unjudged(everything(Status.SCORED, dict.fromkeys(refs, Status.NOT_ASSESSED)))
    assert (line.text == f"Not assessed: {many} indicators, as the tables below show.") is counted
    assert len(line.findings) == many
    assert MOST_TITLES == 8


def test_a_group_is_no_indicator() -> None:
    assert unjudged(everything(Status.SCORED, {MEDIA: Status.NOT_APPLICABLE, "the-vote": Status.NOT_YET})) == []
