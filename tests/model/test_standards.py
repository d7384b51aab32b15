"""What an election can be measured against on a given day."""

import datetime as dt

from electassess.model import Standards


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
