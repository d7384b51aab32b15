import pytest

from electassess.findings import Certainty, Strength, strength_of
from electassess.findings.certainty import certainty_of, certainty_of_group
from electassess.model.evidence import Item, Source


def item(credibility: int, basis: str = "reported") -> Item:
    return Item.model_validate(
        {
            "id": "one",
            "fact": "The list was closed.",
            "clause": "the list was closed",
            "sources": ("S1",),
            "indicators": ("a.b",),
            "reading": "fault",
            "kind": "practice",
            "basis": basis,
            "credibility": credibility,
        }
    )


def source(reliability: str, organisation: str = "Observers", *, named: bool = True) -> Source:
    return Source.model_validate(
        {
            "organisation": organisation,
            "title": "Report",
            "date": "2024-01-01",
            "url": None,
            "reliability": reliability,
            "named": named,
        }
    )


def test_one_anonymous_report_is_never_said_plainly() -> None:
    assert strength_of(item(1), [source("A", named=False)]) is Strength.HEDGED


def test_grades_decide_the_strength() -> None:
    assert strength_of(item(2), [source("B")]) is Strength.PLAIN
    assert strength_of(item(3), [source("B")]) is Strength.ATTRIBUTED
    assert strength_of(item(4), [source("A")]) is Strength.HEDGED
    assert strength_of(item(2), [source("D")]) is Strength.HEDGED
    assert strength_of(item(3), [source("C"), source("C", "Agency")]) is Strength.PLAIN
    assert strength_of(item(3), [source("C"), source("C")]) is Strength.ATTRIBUTED


def test_a_formal_act_done_in_public_needs_no_newspapers_name() -> None:
    assert strength_of(item(2, "official"), [source("C")]) is Strength.PLAIN
    assert strength_of(item(2, "stated"), [source("C")]) is Strength.ATTRIBUTED
    assert strength_of(item(3, "official"), [source("C")]) is Strength.ATTRIBUTED
    assert strength_of(item(2, "official"), [source("D")]) is Strength.HEDGED
    assert strength_of(item(2, "official"), [source("C", named=False)]) is Strength.HEDGED


def test_agreement_raises_and_dissent_lowers_certainty() -> None:
    agreed = certainty_of([Strength.PLAIN], 1, 3, 1)
    split = certainty_of([Strength.PLAIN], 1, 3, 2)
    assert agreed is Certainty.HIGH
    assert split < agreed


def test_thin_coverage_lowers_a_criterion() -> None:
    children = [Certainty.HIGH, Certainty.HIGH, Certainty.LOW]
    assert certainty_of_group(children, 0.6) is Certainty.HIGH
    assert certainty_of_group(children, 0.4) is Certainty.MEDIUM
    assert certainty_of_group([], 1.0) is Certainty.VERY_LOW


PLAIN, ATTRIBUTED, HEDGED = Strength.PLAIN, Strength.ATTRIBUTED, Strength.HEDGED


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("A", (PLAIN, PLAIN, ATTRIBUTED, HEDGED, HEDGED, HEDGED)),
        ("B", (PLAIN, PLAIN, ATTRIBUTED, HEDGED, HEDGED, HEDGED)),
        ("C", (ATTRIBUTED, ATTRIBUTED, ATTRIBUTED, HEDGED, HEDGED, HEDGED)),
        ("D", (HEDGED,) * 6),
        ("E", (HEDGED,) * 6),
        ("F", (HEDGED,) * 6),
        ("", (HEDGED,) * 6),
        ("FCD", (ATTRIBUTED, ATTRIBUTED, ATTRIBUTED, HEDGED, HEDGED, HEDGED)),
        ("CFB", (PLAIN, PLAIN, PLAIN, HEDGED, HEDGED, HEDGED)),
        ("CC", (PLAIN, PLAIN, PLAIN, HEDGED, HEDGED, HEDGED)),
        ("CD", (ATTRIBUTED, ATTRIBUTED, ATTRIBUTED, HEDGED, HEDGED, HEDGED)),
        ("DD", (HEDGED,) * 6),
    ],
)
def test_the_best_source_and_the_credibility_decide_how_strongly_a_fact_is_said(
    grades: str, expected: tuple[Strength, ...]
) -> None:
    sources = [source(grade, f"Body {number}") for number, grade in enumerate(grades)]
    assert tuple(strength_of(item(credibility), sources) for credibility in range(1, 7)) == expected


def test_an_anonymous_source_counts_neither_as_the_best_nor_as_a_second_one() -> None:
    assert strength_of(item(2), [source("A", named=False), source("C", "Agency")]) is Strength.ATTRIBUTED
    assert strength_of(item(3), [source("A", "Agency", named=False), source("B")]) is Strength.ATTRIBUTED


@pytest.mark.parametrize(
    ("strengths", "organisations", "analysts", "spread", "expected"),
    [
        ([], 1, 1, None, Certainty.VERY_LOW),
        ([], 2, 3, 0, Certainty.MEDIUM),
        ([HEDGED], 1, 2, 0, Certainty.VERY_LOW),
        ([HEDGED], 1, 2, 4, Certainty.VERY_LOW),
        ([ATTRIBUTED], 1, 1, 0, Certainty.VERY_LOW),
        ([ATTRIBUTED], 2, 1, 0, Certainty.LOW),
        ([ATTRIBUTED], 2, 2, 0, Certainty.MEDIUM),
        ([ATTRIBUTED], 2, 3, 0, Certainty.HIGH),
        ([PLAIN], 1, 1, 0, Certainty.LOW),
        ([PLAIN], 1, 1, 3, Certainty.LOW),
        ([PLAIN], 2, 1, 0, Certainty.MEDIUM),
        ([PLAIN], 3, 1, 0, Certainty.MEDIUM),
        ([PLAIN], 0, 1, 0, Certainty.LOW),
        ([PLAIN], 1, 2, None, Certainty.LOW),
        ([PLAIN], 1, 2, 0, Certainty.MEDIUM),
        ([PLAIN], 1, 2, 1, Certainty.MEDIUM),
        ([PLAIN], 1, 2, 1.5, Certainty.VERY_LOW),
        ([PLAIN], 1, 2, 2, Certainty.VERY_LOW),
        ([PLAIN], 2, 3, 2, Certainty.LOW),
        ([PLAIN], 1, 3, 1, Certainty.HIGH),
        ([PLAIN], 1, 4, 1, Certainty.HIGH),
        ([PLAIN], 2, 3, 0, Certainty.HIGH),
        ([HEDGED, PLAIN, ATTRIBUTED], 1, 1, 0, Certainty.LOW),
    ],
)
def test_points_for_evidence_and_agreement_make_the_certainty(
    strengths: list[Strength], organisations: int, analysts: int, spread: float | None, expected: Certainty
) -> None:
    assert certainty_of(strengths, organisations, analysts, spread) is expected


@pytest.mark.parametrize(
    ("children", "coverage", "expected"),
    [
        ([], 0.1, Certainty.VERY_LOW),
        ([0, 3], 1.0, Certainty.VERY_LOW),
        ([3, 2], 1.0, Certainty.MEDIUM),
        ([3, 1, 2], 1.0, Certainty.MEDIUM),
        ([3, 0, 3, 1], 1.0, Certainty.LOW),
        ([3], 0.5, Certainty.HIGH),
        ([3], 0.49, Certainty.MEDIUM),
        ([0], 0.1, Certainty.VERY_LOW),
    ],
)
def test_a_criterion_is_as_sure_as_the_lower_median_of_its_indicators(
    children: list[int], coverage: float, expected: Certainty
) -> None:
    assert certainty_of_group(map(Certainty, children), coverage) is expected


def test_certainties_and_strengths_are_in_order_and_named_in_words() -> None:
    assert [one.label for one in sorted(Certainty)] == ["very low", "low", "medium", "high"]
    assert Strength.HEDGED < Strength.ATTRIBUTED < Strength.PLAIN
