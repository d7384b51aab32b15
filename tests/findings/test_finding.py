"""Findings as a whole: those of a criterion, those that are serious, and the mark of each."""

import dataclasses

from electassess.findings import RatingRef
from electassess.stamps import stamp
from handmade import finding, findings


def test_the_findings_under_a_criterion_are_its_indicators_in_the_catalogues_order() -> None:
    refs = ("b", "b.two", "b.sub", "b.sub.three", "b.one", "a", "a.one")
    made = [finding(ref, kind="group" if ref in ("b", "b.sub", "a") else "indicator") for ref in refs]
    found = findings(made)
    assert [one.ref for one in found.under("b")] == ["b.two", "b.sub.three", "b.one"]
    assert [one.ref for one in found.under("a")] == ["a.one"]
    assert found.under("b.sub") == ()


def test_serious_findings_stand_in_the_catalogues_order() -> None:
    made = [finding("b"), finding("b.two", serious=True), finding("b.one"), finding("a.one", serious=True)]
    assert [one.ref for one in findings(made).serious] == ["b.two", "a.one"]


def test_the_fingerprint_is_that_of_the_parts_and_findings_are_equal_without_them() -> None:
    one = finding("a.one", parts=lambda: {"ref": "a.one"})
    assert one.fingerprint == stamp({"ref": "a.one"})
    other = dataclasses.replace(one, parts=lambda: {"ref": "another"})
    assert one.fingerprint != other.fingerprint
    assert one == other


def test_ratings_are_in_the_order_of_sheets_and_then_of_places() -> None:
    given = [RatingRef("b", 0), RatingRef("a", 10), RatingRef("a", 9)]
    assert sorted(given) == [RatingRef("a", 9), RatingRef("a", 10), RatingRef("b", 0)]
