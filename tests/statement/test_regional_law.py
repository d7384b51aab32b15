"""A statement cites the law of its region that binds that state on that day, and never that of another."""

import datetime as dt

import pytest

from electassess.model.registry import Country
from electassess.statement.law import standards_paragraph
from electassess.statement.norms import Engaged, cited_standards, foremost
from electassess.workspace import load_reference
from electassess.workspace.packs import english
from worked import ROOT

STANDARDS = load_reference(ROOT)[0].standards.model
EVERYTHING = [f"{one.id}/{each.at}" for one in STANDARDS.standards for each in one.provisions] if STANDARDS else []
AFRICAN = {"acdeg", "achpr", "au-declaration", "ecowas", "sadc"}
REGIONS = {
    "africa": AFRICAN,
    "europe": {"echr-p1", "copenhagen", "cis"},
    "americas": {"achr", "iadc"},
    "arab": {"arab-charter"},
    "asia": {"ahrd", "bangkok", "dili", "bali"},
    "commonwealth": {"cw-charter", "harare"},
}


def bound(country: str, day: str) -> set[str]:
    """The regional treaties by which a state is bound on a day."""
    assert STANDARDS is not None
    standards = STANDARDS.in_force(dt.date.fromisoformat(day))
    found = cited_standards(standards, [Engaged("all", tuple(EVERYTHING))], country)
    return {one.standard.id for one in found if one.standard.applies_to and one.binds}


def cited(country: str, day: str) -> set[str]:
    """The regional instruments that a text on a state may name on a day."""
    assert STANDARDS is not None
    standards = STANDARDS.in_force(dt.date.fromisoformat(day))
    return {
        one.standard.id
        for one in cited_standards(standards, [Engaged("all", tuple(EVERYTHING))], country)
        if one.standard.applies_to
    }


def test_a_commitment_is_cited_for_a_state_until_it_leaves_the_body() -> None:
    assert "iadc" in cited("NIC", "2021-11-07")
    assert "iadc" not in cited("NIC", "2024-11-03")
    assert "iadc" in cited("MEX", "2024-06-02")


@pytest.mark.parametrize(
    ("country", "day", "binding"),
    [
        ("KEN", "2022-08-09", {"acdeg", "achpr"}),
        ("KEN", "2022-02-03", {"achpr"}),
        ("KEN", "2017-08-08", {"achpr"}),
        ("GHA", "2020-12-07", {"acdeg", "achpr", "ecowas"}),
        ("GHA", "2012-02-14", {"achpr"}),
        ("ZWE", "2018-07-30", {"achpr"}),
        ("ZWE", "2023-08-23", {"acdeg", "achpr"}),
        ("SEN", "2024-03-24", {"achpr", "ecowas"}),
        ("TUN", "2019-10-13", {"achpr"}),
        ("DEU", "2021-09-26", {"echr-p1"}),
        ("GEO", "2024-10-26", {"echr-p1"}),
        ("GEO", "1999-10-31", set()),
        ("BLR", "2020-08-09", {"cis"}),
        ("BLR", "2010-12-19", set()),
        ("USA", "2020-11-03", set()),
        ("BRA", "2022-10-02", {"achr"}),
        ("VEN", "2012-10-07", {"achr"}),
        ("VEN", "2024-07-28", set()),
        ("NIC", "2021-11-07", {"achr"}),
        ("KHM", "2023-07-23", set()),
        ("LKA", "2024-09-21", set()),
    ],
)
def test_what_binds_a_state_on_a_day(country: str, day: str, binding: set[str]) -> None:
    assert bound(country, day) == binding


@pytest.mark.parametrize(
    ("country", "regions"),
    [
        ("KEN", {"africa", "commonwealth"}),
        ("SEN", {"africa"}),
        ("BLR", {"europe"}),
        ("USA", {"europe", "americas"}),
        ("KHM", {"asia"}),
        ("LKA", {"asia", "commonwealth"}),
        ("NIC", {"americas"}),
        ("EGY", {"africa", "arab"}),
    ],
)
def test_no_instrument_of_another_region_is_cited(country: str, regions: set[str]) -> None:
    others = {key for region, keys in REGIONS.items() if region not in regions for key in keys}
    assert not cited(country, "2024-06-01") & others


def test_a_regional_treaty_is_named_beside_one_that_is_engaged_more() -> None:
    assert STANDARDS is not None
    standards = STANDARDS.in_force(dt.date(2022, 8, 9))
    told = [Engaged(f"f{number}", ("iccpr/25(b)",)) for number in range(9)]
    found = cited_standards(standards, [*told, Engaged("g", ("acdeg/17(2)",))], "KEN")
    kenya = Country(name="Kenya", adjective="Kenyan", people="Kenya", government="the Government of Kenya", region="x")
    (sentence,) = standards_paragraph(foremost(found, 2), kenya, english())
    assert sentence.standards == ("iccpr", "acdeg")
    assert sentence.text.endswith("(ACDEG), which also binds it")


def test_every_provision_says_where_it_was_read_or_that_it_was_not_checked() -> None:
    assert STANDARDS is not None
    for one in STANDARDS.standards:
        for each in one.provisions:
            assert each.source or not each.checked or one.kind == "practice", f"{one.id}/{each.at}"


def test_the_articles_named_are_those_that_the_told_facts_engage_most_and_no_low_number_wins() -> None:
    assert STANDARDS is not None
    standards = STANDARDS.in_force(dt.date(2022, 8, 9))
    kenya = Country(name="Kenya", adjective="Kenyan", people="Kenya", government="the Government of Kenya", region="x")

    def said(*told: Engaged) -> str:
        found = cited_standards(standards, told, "KEN", {"killing": ("iccpr/6",)})
        return standards_paragraph(found, kenya, english())[0].text

    safety = Engaged("safety", ("iccpr/9", "iccpr/6"), ("violence",))
    assert "Article 9 of" in said(safety), "the right to life is engaged by a killing alone"
    assert "Articles 6 and 9 of" in said(Engaged("safety", ("iccpr/9",), ("killing",)))
    told = [Engaged(at, (f"iccpr/{at}",)) for at in ("2(3)", "3", "9", "12", "14(1)", "17", "19(2)", "21", "22")]
    assert "Articles 21 and 22 of" in said(*told, *told[7:])
