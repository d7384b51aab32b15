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
