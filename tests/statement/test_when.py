"""When an election is or was, told as it was and as the day of the statement could know it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from electassess.model.base import Edition
from electassess.model.election import Election
from electassess.statement.when import when
from electassess.workspace.packs import english

BASE = {
    "country": "KHM", "type": "general", "title": "T 2023", "phrase": "election", "election_body": {"name": "NEC"},
}  # fmt: skip
ONE = [{"date": "2023-07-23"}]
ROUNDS = [{"date": "2023-07-23"}, {"date": "2023-08-20", "round": 2}]
PUT_OFF = [
    {"date": "2023-07-23", "fate": "postponed", "fate_on": "2023-06-01"},
    {"date": "2023-09-03", "instead_of": "2023-07-23"},
]
ANNULLED = [
    {"date": "2017-08-08", "fate": "annulled", "fate_on": "2017-09-01"},
    {"date": "2017-10-26", "instead_of": "2017-08-08"},
]
AGAIN = [
    {"date": "2016-04-24"},
    {"date": "2016-05-22", "round": 2, "fate": "annulled", "fate_on": "2016-07-01"},
    {"date": "2016-10-02", "round": 2, "instead_of": "2016-05-22", "fate": "postponed", "fate_on": "2016-09-12"},
    {"date": "2016-12-04", "round": 2, "instead_of": "2016-10-02"},
]
OFF = [{"date": "2023-07-23", "fate": "cancelled", "fate_on": "2023-07-10"}]


def election(votes: Sequence[Mapping[str, object]]) -> Election:
    return Election.model_validate({**BASE, "votes": votes}, strict=False)


@pytest.mark.parametrize(
    ("votes", "today", "said"),
    [
        (ONE, "2023-07-22", "scheduled for tomorrow, 23 July 2023"),
        (ONE, "2023-07-23", "taking place today, 23 July 2023"),
        (ONE, "2023-07-18", "scheduled for Sunday, 23 July 2023"),
        (ONE, "2023-05-01", "scheduled for 23 July 2023"),
        (ONE, "2023-07-28", "held on 23 July 2023"),
        (ROUNDS, "2023-07-22", "scheduled for tomorrow, 23 July 2023"),
        (ROUNDS, "2023-07-25", "held on 23 July 2023, with a further round due on 20 August 2023"),
        (ROUNDS, "2023-08-21", "held on 23 July and 20 August 2023"),
        (
            [{"date": "2024-12-30"}, {"date": "2025-01-12", "round": 2}],
            "2025-02-01", "held on 30 December 2024 and 12 January 2025",
        ),
        ([{"date": "2023-07-23"}, {"date": "2023-07-24"}], "2023-08-01", "held from 23 to 24 July 2023"),
        (
            [{"date": "2024-08-14"}, {"date": "2024-08-19", "round": 2}],
            "2025-01-15", "held on 14 and 19 August 2024",
        ),
        ([{"date": "2023-07-23", "until": "2023-07-24"}], "2023-07-23", "taking place from 23 to 24 July 2023"),
        ([{"date": "2023-07-31", "until": "2023-08-02"}], "2023-07-01", "scheduled from 31 July to 2 August 2023"),
        ([{"date": "2023-12-30", "until": "2024-01-02"}], "2024-03-01", "held from 30 December 2023 to 2 January 2024"),
        (
            [{"date": "2023-07-20", "until": "2023-07-21"}, {"date": "2023-07-28"}],
            "2023-08-01", "held from 20 to 21 July and on 28 July 2023",
        ),
        (
            [{"date": "2023-07-20", "until": "2023-07-25", "kind": "abroad"}, {"date": "2023-07-23"}],
            "2023-08-01", "held on 23 July 2023, with voting abroad from 20 to 25 July 2023",
        ),
        (
            [{"date": "2023-07-19", "kind": "in-advance"}, {"date": "2023-07-23"}],
            "2023-08-01", "held on 23 July 2023, with voting in advance on 19 July 2023",
        ),
        (PUT_OFF, "2023-05-01", "scheduled for 23 July 2023"),
        (PUT_OFF, "2023-06-02", "scheduled for 3 September 2023, postponed from 23 July 2023"),
        (PUT_OFF[:1], "2023-06-02", "first scheduled for 23 July 2023 and postponed"),
        (ANNULLED, "2017-08-20", "held on 8 August 2017"),
        (
            ANNULLED, "2017-09-02",
            "held on 8 August 2017, annulled on 1 September 2017 and to be repeated on 26 October 2017",
        ),
        (ANNULLED, "2017-11-02", "held on 8 August 2017, annulled on 1 September 2017 and repeated on 26 October 2017"),
        (
            AGAIN, "2017-01-01",
            ("held on 24 April and 22 May 2016, of which the vote of 22 May 2016 was annulled on 1 July 2016 and "
             "repeated on 4 December 2016, postponed from 2 October 2016"),
        ),
        (OFF, "2023-07-01", "scheduled for 23 July 2023"),
        (OFF, "2023-07-12", "scheduled for 23 July 2023 and cancelled"),
    ],
)  # fmt: skip
def test_votes_are_told_as_they_were_known(votes: list[dict[str, object]], today: str, said: str) -> None:
    assert when(election(votes), dt.date.fromisoformat(today), english()) == said


TWO_DAYS = [{"date": "2023-07-23", "until": "2023-07-24"}]
MORE_DAYS = [{"date": "2023-07-20"}, {"date": "2023-07-23"}]


@pytest.mark.parametrize(
    ("votes", "today", "said"),
    [
        (ONE, "2023-07-24", "held on 23 July 2023"),
        (ONE, "2023-07-21", "scheduled for Sunday, 23 July 2023"),
        (ONE, "2023-07-17", "scheduled for Sunday, 23 July 2023"),
        (ONE, "2023-07-16", "scheduled for 23 July 2023"),
        (TWO_DAYS, "2023-07-22", "scheduled from 23 to 24 July 2023"),
        (TWO_DAYS, "2023-07-24", "taking place from 23 to 24 July 2023"),
        (TWO_DAYS, "2023-07-25", "held from 23 to 24 July 2023"),
        (MORE_DAYS, "2023-07-01", "scheduled for 20 and 23 July 2023"),
        (MORE_DAYS, "2023-07-19", "scheduled for 20 and 23 July 2023"),
        (MORE_DAYS, "2023-07-20", "taking place today, 20 July 2023 and due to continue on 23 July 2023"),
        (MORE_DAYS, "2023-07-21", "held on 20 July 2023 and due to continue on 23 July 2023"),
        (MORE_DAYS, "2023-07-23", "held on 20 July 2023 and taking place today, 23 July 2023"),
        (MORE_DAYS, "2023-07-24", "held on 20 and 23 July 2023"),
        (
            [*MORE_DAYS, {"date": "2023-07-26"}], "2023-07-23",
            "held on 20 July 2023 and taking place today, 23 July 2023 and due to continue on 26 July 2023",
        ),
        ([*MORE_DAYS, {"date": "2023-07-26", "until": "2023-07-27"}], "2023-07-01",
         "scheduled on 20 July, on 23 July and from 26 to 27 July 2023"),
        (
            [{"date": "2023-07-23"}, {"date": "2023-07-25", "until": "2023-07-26"}], "2023-07-26",
            "held on 23 July 2023 and taking place from 25 to 26 July 2023",
        ),
        (
            [*MORE_DAYS, {"date": "2023-08-20", "round": 2, "known": "2023-07-01"}], "2023-07-21",
            "held on 20 July 2023 and due to continue on 23 July and 20 August 2023",
        ),
        (
            [*ROUNDS, {"date": "2023-09-20", "round": 2}], "2023-08-20",
            ("held on 23 July 2023 and taking place today, 20 August 2023 and due to continue on 20 September 2023"),
        ),
        (ROUNDS, "2023-07-23", "taking place today, 23 July 2023, with a further round due on 20 August 2023"),
    ],
)  # fmt: skip
def test_what_is_over_what_goes_on_and_what_is_to_come_are_told_apart(
    votes: list[dict[str, object]], today: str, said: str
) -> None:
    assert when(election(votes), dt.date.fromisoformat(today), english()) == said


def off(date: str, fate: str, on: str, **changes: object) -> dict[str, object]:
    return {"date": date, "fate": fate, "fate_on": on, **changes}


EARLY = {"date": "2023-07-16", "kind": "in-advance"}
AWAY = {"date": "2023-07-10", "until": "2023-07-12", "kind": "abroad"}


@pytest.mark.parametrize(
    ("votes", "today", "said"),
    [
        (
            [{"date": "2023-07-20"}, off("2023-07-23", "postponed", "2023-07-01")], "2023-08-01",
            "held on 20 July 2023, postponed from 23 July 2023",
        ),
        (
            [{"date": "2023-07-20"}, off("2023-07-23", "cancelled", "2023-07-01")], "2023-08-01",
            "held on 20 July 2023, with the voting of 23 July 2023 cancelled",
        ),
        (
            [{"date": "2023-07-20"}, off("2023-07-23", "cancelled", "2023-07-21")], "2023-07-20",
            "taking place today, 20 July 2023 and due to continue on 23 July 2023",
        ),
        (
            [{"date": "2023-07-20"}, off("2023-07-22", "postponed", "2023-07-01"),
             off("2023-07-23", "cancelled", "2023-07-01")], "2023-08-01",
            "held on 20 July 2023, postponed from 22 July 2023, with the voting of 23 July 2023 cancelled",
        ),
        (
            [off("2023-07-20", "postponed", "2023-07-01"), off("2023-07-23", "postponed", "2023-07-02")],
            "2023-07-10", "first scheduled for 20 and 23 July 2023 and postponed",
        ),
        ([off("2023-07-23", "annulled", "2023-07-29")], "2023-07-28", "held on 23 July 2023"),
        ([off("2023-07-23", "annulled", "2023-07-29")], "2023-07-29", "held on 23 July 2023, annulled on 29 July 2023"),
        (
            [off("2023-07-20", "annulled", "2023-07-29"), off("2023-07-23", "annulled", "2023-07-28")], "2023-08-01",
            "held on 20 and 23 July 2023, annulled on 28 July 2023 and 29 July 2023",
        ),
        (
            [{"date": "2023-07-23"}, off("2023-07-23", "annulled", "2023-07-29")], "2023-08-01",
            "held on 23 July 2023, annulled in part on 29 July 2023",
        ),
        (
            [{"date": "2023-07-20"}, off("2023-07-23", "annulled", "2023-07-29")], "2023-08-01",
            "held on 20 and 23 July 2023, of which the vote of 23 July 2023 was annulled on 29 July 2023",
        ),
        (
            [off("2023-07-23", "annulled", "2023-07-29"), {"date": "2023-09-03", "instead_of": "2023-07-23"}],
            "2023-09-03", "held on 23 July 2023, annulled on 29 July 2023 and repeated on 3 September 2023",
        ),
        (
            [off("2023-07-23", "annulled", "2023-07-29"), {"date": "2023-09-03", "instead_of": "2023-07-23"},
             {"date": "2023-09-10", "instead_of": "2023-07-23"}], "2023-09-03",
            "held on 23 July 2023, annulled on 29 July 2023 and to be repeated on 3 and 10 September 2023",
        ),
        (
            [off("2023-07-23", "annulled", "2023-07-29"),
             off("2023-09-03", "cancelled", "2023-08-20", instead_of="2023-07-23")], "2023-08-21",
            ("held on 23 July 2023, annulled on 29 July 2023, with the voting of 3 September 2023 cancelled"),
        ),
        (
            [{"date": "2023-07-23"}, off("2023-08-06", "postponed", "2023-07-20", round=2),
             {"date": "2023-08-20", "round": 2, "instead_of": "2023-08-06"}], "2023-07-21",
            "scheduled for 23 July and 20 August 2023",
        ),
        (
            [off("2023-07-23", "postponed", "2023-07-01"),
             off("2023-09-03", "cancelled", "2023-08-20", instead_of="2023-07-23")], "2023-08-21",
            "scheduled for 3 September 2023, postponed from 23 July 2023, and cancelled",
        ),
        (
            [off("2023-07-22", "postponed", "2023-07-01"), off("2023-07-24", "cancelled", "2023-07-01")],
            "2023-07-10",
            "first scheduled for 22 July 2023 and postponed, with the voting of 24 July 2023 cancelled",
        ),
        (
            [AWAY, EARLY, {"date": "2023-07-23"}], "2023-08-01",
            "held on 23 July 2023, with voting in advance on 16 July 2023, with voting abroad from 10 to 12 July 2023",
        ),
        (
            [{"date": "2023-07-23"}, off("2023-07-24", "postponed", "2023-07-01", kind="abroad")], "2023-08-01",
            "held on 23 July 2023",
        ),
        (
            [{"date": "2023-07-23"}, off("2023-07-24", "cancelled", "2023-07-01", kind="in-advance")], "2023-08-01",
            "held on 23 July 2023",
        ),
        (
            [off("2023-07-22", "annulled", "2023-07-26", kind="abroad"), {"date": "2023-07-23"}], "2023-08-01",
            "held on 23 July 2023, with voting abroad on 22 July 2023",
        ),
    ],
)  # fmt: skip
def test_days_that_were_put_off_called_off_or_undone_are_said_to_be_so(
    votes: list[dict[str, object]], today: str, said: str
) -> None:
    assert when(election(votes), dt.date.fromisoformat(today), english()) == said


@pytest.mark.parametrize(
    ("votes", "edition", "day", "wrong"),
    [
        (ROUNDS, Edition.PRELIMINARY, "2023-07-25", ""),
        (ROUNDS, Edition.FINAL, "2023-07-25", "before the vote ends on 2023-08-20"),
        (PUT_OFF, Edition.PRE_ELECTION, "2023-08-01", ""),
        (PUT_OFF, Edition.FINAL, "2023-08-01", "before the vote ends on 2023-09-03"),
        (PUT_OFF[:1], Edition.FINAL, "2023-08-01", "no other day is known"),
        (ANNULLED, Edition.FINAL, "2017-08-20", ""),
        (ANNULLED, Edition.FINAL, "2017-09-02", "before the vote ends on 2017-10-26"),
        (ANNULLED, Edition.PRELIMINARY, "2017-09-02", ""),
        (OFF, Edition.PRE_ELECTION, "2023-07-01", ""),
        (OFF, Edition.FINAL, "2023-08-01", "cancelled on 2023-07-10"),
    ],
)
def test_an_edition_fits_the_votes_known_on_its_day(
    votes: list[dict[str, object]], edition: Edition, day: str, wrong: str
) -> None:
    said = election(votes).misfit(edition, dt.date.fromisoformat(day))
    assert wrong in said
    assert bool(said) is bool(wrong)


def test_the_days_of_an_election_are_those_on_which_people_vote() -> None:
    put_off = election(PUT_OFF)
    assert put_off.planned_day == dt.date(2023, 7, 23)
    assert put_off.first_day == put_off.last_day == dt.date(2023, 9, 3)
    abroad = election([{"date": "2023-07-20", "until": "2023-07-25", "kind": "abroad"}, {"date": "2023-07-23"}])
    assert (abroad.first_day, abroad.last_day) == (dt.date(2023, 7, 23), dt.date(2023, 7, 25))
    assert not abroad.misfit(Edition.PRE_ELECTION, dt.date(2023, 7, 22))


@pytest.mark.parametrize(
    ("votes", "wrong"),
    [
        ([{"date": "2023-07-20", "kind": "abroad"}], "give the day of polling"),
        ([{"date": "2023-07-20", "fate": "postponed"}], "fate and fate_on go together"),
        ([{"date": "2023-07-20", "fate": "annulled", "fate_on": "2023-07-01"}], "annulled before it is held"),
        ([{"date": "2023-07-20"}, {"date": "2023-07-28", "instead_of": "2023-07-19"}], "no date of votes"),
        ([{"date": "2023-07-20"}, {"date": "2023-07-28", "instead_of": "2023-07-20"}], "was not postponed or annulled"),
    ],
)
def test_days_that_cannot_be_are_faults(votes: list[dict[str, object]], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        election(votes)
