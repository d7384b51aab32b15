import datetime as dt

import pytest

from electassess.model import Brief, Election, EvidenceFile, Model, RatingSheet
from electassess.source import parse, validate

ELECTION = """country: GHA
type: general
title: 2020 Ghanaian General Elections
phrase: general elections
votes:
  - date: 2020-12-07
election_body:
  name: Electoral Commission
"""
SHEET = """analyst: a-rivera
ratings:
  - indicator: civic-space.assembly
    level: 3
    confidence: 40
    because: "12"
"""


def found(model: type[Model], text: str) -> list[tuple[str, int | None, int | None, str]]:
    data, faults = parse(text, "f.yaml")
    assert (data is not None, faults) == (True, [])
    assert data is not None
    made, faults = validate(model, data, "f.yaml", text)
    assert (made is None) == bool(faults)
    return [(one.code, one.line, one.column, one.hint) for one in faults]


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_right_files_make_models() -> None:
    data, _ = parse(ELECTION, "f.yaml")
    assert data is not None
    election, faults = validate(Election, data, "f.yaml", ELECTION)
    assert faults == []
    assert election is not None
    assert election.first_day == dt.date(2020, 12, 7)
    data, _ = parse(SHEET, "f.yaml")
    assert data is not None
    sheet, faults = validate(RatingSheet, data, "f.yaml", SHEET)
    assert faults == []
    assert sheet is not None
    assert sheet.ratings[0].because == "12"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    level: 3", "    lvel: 3", ("EA201", 4, 5, "did you mean level?")),
        (
            "    level: 3",
            '    level: "3"',
            ("EA203", 4, 12, "digits alone, without decimal point, quotation marks or unit"),
        ),
        (
            "    level: 3",
            "    level: true",
            ("EA203", 4, 12, "digits alone, without decimal point, quotation marks or unit"),
        ),
        (
            "    level: 3",
            "    level: 2.5",
            ("EA203", 4, 12, "digits alone, without decimal point, quotation marks or unit"),
        ),
        ("confidence: 40", "confidence: 101", ("EA203", 5, 17, "")),
        (
            "confidence: 40",
            "confidence: true",
            ("EA203", 5, 17, "digits alone, without decimal point, quotation marks or unit"),
        ),
        ('because: "12"', "because: 12", ("EA203", 6, 14, 'put it in quotation marks: because: "…"')),
        ('because: "12"', "because: true", ("EA203", 6, 14, 'put it in quotation marks: because: "…"')),
        ("    level: 3", "    state: not-asessed", ("EA203", 4, 12, "did you mean not-assessed?")),
        ("    level: 3", "    level: 3\n    state: not-assessed", ("EA204", 3, 5, "")),
        ("analyst: a-rivera", "analyst: A Rivera", ("EA203", 1, 10, "lower-case letters, digits and single hyphens")),
    ],
)
def test_faults_of_a_rating(old: str, new: str, expected: tuple[str, int, int, str]) -> None:
    assert expected in found(RatingSheet, changed(SHEET, old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("date: 2020-12-07", "date: 2020-13-07", ("EA203", 6, 11)),
        ("date: 2020-12-07", "date: 7.12.2020", ("EA203", 6, 11)),
        ("date: 2020-12-07", "date: 20201207", ("EA203", 6, 11)),
        ("date: 2020-12-07", "date: true", ("EA203", 6, 11)),
        ("date: 2020-12-07", "date: 2020-12-07\n    until: 2020-12-06", ("EA204", 6, 5)),
        ("country: GHA", "country: gha", ("EA203", 1, 10)),
        ("type: general", "type: generall", ("EA203", 2, 7)),
        ("  - date: 2020-12-07", "  []", ("EA203", 6, 3)),
    ],
)
def test_faults_of_an_election(old: str, new: str, expected: tuple[str, int, int]) -> None:
    assert expected in [one[:3] for one in found(Election, changed(ELECTION, old, new))]


def test_a_missing_key_is_named_with_the_mapping_that_lacks_it() -> None:
    assert found(Election, changed(ELECTION, "  name: Electoral Commission", "  short: EC")) == [
        ("EA202", 8, 3, "add a line name: …")
    ]
    assert [one[0] for one in found(Brief, "edition: final\n")] == ["EA202"]


def test_every_fault_is_told_at_once() -> None:
    text = "sources:\n  S1:\n    organisation: X\n    titel: Y\nitems: 3\n"
    codes = {(code, line, column) for code, line, column, _ in found(EvidenceFile, text)}
    assert {("EA201", 4, 5), ("EA203", 5, 8)} <= codes
    assert {code for code, _, _ in codes} == {"EA201", "EA202", "EA203"}
