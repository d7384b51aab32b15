"""Why an item may not be told at all, each reason at its bounds; and how sources are chosen and named."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from electassess.findings import Strength
from electassess.model.base import Form
from electassess.model.evidence import Item, Tell
from electassess.statement import facts, telling
from electassess.statement.telling import Reason
from worked import IDS, found, in_form, laid_of

KENYA = "ken-2022-08-09-general"


def item(key: str, **changes: Any) -> Item:
    return found(KENYA).usable.items[key].model_copy(update=changes)


def barred(one: Item, strength: Strength = Strength.PLAIN, best: str = "B") -> Reason | None:
    return telling._barred(one, strength, best, laid_of(KENYA).material)


def test_the_day_of_the_text_is_not_later_than_the_text() -> None:
    today = laid_of(KENYA).material.today
    for happened, reason in (
        (today.isoformat(), None),
        ((today + dt.timedelta(days=1)).isoformat(), Reason.EVENT_LATER),
        (f"{today:%Y-%m}", None),
        (f"{today.year + 1}", Reason.EVENT_LATER),
    ):
        assert barred(item("turnout", happened=happened)) is reason, happened


def test_what_is_never_to_be_told_or_was_left_out_is_not_told() -> None:
    assert barred(item("turnout", tell=Tell.NEVER)) is Reason.NEVER
    material = laid_of(KENYA).material
    left = material.brief.model_copy(update={"leave_out": ("turnout",)})
    changed = replace(material, brief=left)
    assert telling._barred(item("turnout"), Strength.PLAIN, "A", changed) is Reason.LEFT_OUT
    assert telling._barred(item("turnout", tell=Tell.ALWAYS), Strength.PLAIN, "A", changed) is Reason.LEFT_OUT
    assert telling._barred(item("close-contest"), Strength.PLAIN, "A", changed) is None


@pytest.mark.parametrize(
    ("strength", "best", "credibility", "reason"),
    [
        (Strength.HEDGED, "D", 4, None),
        (Strength.HEDGED, "D", 5, Reason.GRADE),
        (Strength.HEDGED, "E", 4, Reason.GRADE),
        (Strength.ATTRIBUTED, "E", 5, None),
    ],
)
def test_one_doubtful_account_of_the_least_credible_is_not_told(
    strength: Strength, best: str, credibility: int, reason: Reason | None
) -> None:
    assert barred(item("turnout", credibility=credibility), strength, best) is reason


def test_alike_is_what_shares_most_of_the_words_of_both() -> None:
    one = item("turnout", clause="the commission put turnout at 65 per cent of all voters")
    assert telling._alike(one, item("turnout", clause="the commission put turnout at 65 per cent of voters"))
    longer = (
        one.clause + ", while observers from three continents counted many empty stations in the north and the west"
    )
    assert not telling._alike(one, item("turnout", clause=longer))


def test_nothing_is_said_to_rest_on_what_is_withheld_where_nothing_is() -> None:
    for identity in IDS:
        hidden = [one for one in found(identity).serious if one.withheld]
        said = [claim for claim in in_form(identity, Form.REPORT).claims if claim.id.startswith("withheld/")]
        assert len(said) <= len(hidden)


def test_a_note_gives_doubtful_sources_only_where_nothing_sound_carries_the_same() -> None:
    source = next(iter(found(KENYA).usable.sources.values()))
    grades = {grade: source.model_copy(update={"reliability": grade}) for grade in "ABCDE"}

    def cited(given: str) -> str:
        return "".join(key for key, _ in facts.worth_citing([(grade, grades[grade]) for grade in given]))

    assert cited("BD") == "B"
    assert cited("ACE") == "AC"
    assert cited("CD") == "CD"
    assert cited("DE") == "DE"
