"""What an election can be measured against on a given day."""

import datetime as dt

import pytest
from pydantic import ValidationError

from electassess.model import Standards


def commitment(**more: object) -> dict[str, object]:
    return {"id": "charter", "kind": "commitment", "title": "A charter", "short": "C", "adopted": "2001-09-11",
            "adopted_by": "a body", **more}  # fmt: skip


def test_a_state_that_left_is_a_member_until_the_day_before_and_an_instrument_of_nobody_is_not_one_of_all() -> None:
    one = commitment(applies_to=["MEX", "NIC"], left={"NIC": "2023-11-19"})
    standards = Standards.model_validate({"standards": [one]})
    assert standards.in_force(dt.date(2023, 11, 18)).standards[0].applies_to == ("MEX", "NIC")
    assert standards.in_force(dt.date(2023, 11, 19)).standards[0].applies_to == ("MEX",)
    alone = commitment(applies_to=["NIC"], left={"NIC": "2023"})
    standards = Standards.model_validate({"standards": [alone]})
    assert standards.in_force(dt.date(2022, 12, 31)).standards
    assert standards.in_force(dt.date(2023, 1, 1)).standards == (), "a year counts from its first day"
    with pytest.raises(ValidationError, match="ZWE"):
        Standards.model_validate({"standards": [commitment(applies_to=["NIC"], left={"ZWE": "2003"})]})


def test_only_what_was_adopted_and_joined_by_the_day_counts() -> None:
    standards = Standards.model_validate(
        {
            "standards": [
                {
                    "id": "treaty",
                    "kind": "treaty",
                    "title": "A treaty",
                    "short": "T",
                    "adopted": "2006-12",
                    "adopted_by": "states",
                    "parties": {
                        "TLS": {"status": "party", "year": 2023, "checked": True},
                        "KHM": {"status": "party", "year": 2012, "checked": True},
                        "MYS": {"status": "party", "checked": False},
                    },
                },
                {
                    "id": "late",
                    "kind": "practice",
                    "title": "Late",
                    "short": "L",
                    "adopted": "2020",
                    "adopted_by": "us",
                },
            ]
        }
    )
    then = standards.in_force(dt.date(2020, 12, 30))
    assert [one.id for one in then.standards] == ["treaty"], "a year counts from its last day"
    status = {state: one.status.value for state, one in then.standards[0].parties.items()}
    assert status == {"TLS": "not-party", "KHM": "party", "MYS": "party"}
    assert [one.id for one in standards.in_force(dt.date(2020, 12, 31)).standards] == ["treaty", "late"]
    assert standards.in_force(dt.date(2006, 12, 30)).standards == ()
