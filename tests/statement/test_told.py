"""What a fact weighs, and about how long its sentence is."""

from typing import Any

import pytest

from choosing import sized
from electassess.findings import Strength
from electassess.model.evidence import Gravity, Item, Reading
from electassess.statement.told import Told, decides, weight_of, words_of
from handmade import finding, item, told
from worked import found

KENYA = "ken-2022-08-09-general"


@pytest.mark.parametrize(
    ("gravity", "reading", "grave", "weight"),
    [
        ("decisive", "context", False, 3),
        ("serious", "strength", True, 2),
        ("minor", "fault", True, 0),
        (None, "fault", True, 1.5),
        (None, "fault", False, 1),
        (None, "strength", True, 1),
        (None, "strength", False, 1),
        (None, "context", True, 0.5),
        (None, "context", False, 0.5),
    ],
)
def test_a_fact_weighs_by_its_gravity_and_else_by_what_it_bears_on(
    gravity: str | None,
    reading: str,
    grave: bool,  # noqa: FBT001
    weight: float,
) -> None:
    one = item("i", gravity=gravity, reading=reading, credibility=3)
    others = (finding("a.one"), finding("a.two", serious=grave))
    assert weight_of(told(one, Strength.ATTRIBUTED, *others)) == (weight, 1, -3)


def test_of_equal_gravity_what_is_known_better_weighs_more() -> None:
    ordered = [
        told(item("i", credibility=1), Strength.PLAIN),
        told(item("i", credibility=2), Strength.PLAIN),
        told(item("i", credibility=1), Strength.ATTRIBUTED),
        told(item("i", credibility=1), Strength.HEDGED),
    ]
    assert sorted(ordered, key=weight_of, reverse=True) == ordered


@pytest.mark.parametrize(
    ("attributed", "strength", "number"),
    [
        (False, Strength.PLAIN, 7),
        (True, Strength.ATTRIBUTED, 7),
        (False, Strength.ATTRIBUTED, 12),
        (False, Strength.HEDGED, 12),
    ],
)
def test_naming_a_source_adds_five_words(attributed: bool, strength: Strength, number: int) -> None:  # noqa: FBT001
    assert words_of(told(sized("i", 7, attributed=attributed), strength)) == number


def kenyan(key: str, **changes: Any) -> Item:
    return found(KENYA).usable.items[key].model_copy(update=changes)


def test_a_strength_never_decides() -> None:
    fault = Told(kenyan("commissioners-split", gravity=Gravity.DECISIVE, reading=Reading.FAULT), Strength.PLAIN, ())
    assert decides(fault)
    for reading in (Reading.STRENGTH, Reading.CONTEXT):
        other = Told(kenyan("commissioners-split", gravity=Gravity.DECISIVE, reading=reading), Strength.PLAIN, ())
        assert not decides(other)
    assert not decides(Told(fault.item, Strength.HEDGED, ()))
