import copy
import itertools
import random
from collections.abc import Callable
from typing import Any

import pytest

from electassess.sharing.values import ABSENT, Merge, edits_between, merged_list, names_in
from electassess.source import edited, mapping_lines, parse

BASE: dict[str, Any] = {
    "analyst": "reader-a",
    "ratings": [
        {"indicator": "a.b", "level": 1, "because": "one", "evidence": ["x"]},
        {"indicator": "a.c", "level": 2},
    ],
}


def sides(ours: Callable[[Any], object], theirs: Callable[[Any], object]) -> tuple[dict[str, Any], dict[str, Any]]:
    both = copy.deepcopy(BASE), copy.deepcopy(BASE)
    ours(both[0]["ratings"])
    theirs(both[1]["ratings"])
    return both


def test_fields_that_only_one_side_changed_are_taken_from_it() -> None:
    ours, theirs = sides(lambda r: r[0].update(confidence=80), lambda r: (r[0].update(level=3), r[1].update(level=0)))
    merge = Merge({})
    found = merge.value((), BASE, ours, theirs)
    assert found["ratings"][0] == {
        "indicator": "a.b",
        "level": 3,
        "because": "one",
        "evidence": ["x"],
        "confidence": 80,
    }
    assert found["ratings"][1]["level"] == 0
    assert merge.open == []


def test_a_level_goes_with_its_reason() -> None:
    ours, theirs = sides(lambda r: r[0].update(level=3), lambda r: r[0].update(because="other"))
    merge = Merge({})
    merge.value((), BASE, ours, theirs)
    (one,) = merge.open
    assert one.where == ("ratings", "a.b")
    assert one.ours == {"level": 3, "because": "one"}
    assert one.theirs == {"level": 1, "because": "other"}
    again = Merge({one.key: "theirs"})
    assert again.value((), BASE, ours, theirs)["ratings"][0]["because"] == "other"
    assert again.value((), BASE, ours, theirs)["ratings"][0]["level"] == 1
    assert again.open == []


def test_a_choice_is_of_what_was_shown() -> None:
    ours, theirs = sides(lambda r: r[0].update(level=3), lambda r: r[0].update(level=4))
    first = Merge({})
    first.value((), BASE, ours, theirs)
    theirs["ratings"][0]["level"] = 0
    again = Merge({first.open[0].key: "theirs"})
    again.value((), BASE, ours, theirs)
    assert len(again.open) == 1


def test_one_takes_out_what_the_other_changes() -> None:
    ours, theirs = sides(lambda r: r.pop(0), lambda r: r[0].update(level=3))
    merge = Merge({})
    merge.value((), BASE, ours, theirs)
    assert [one.ours for one in merge.open] == [ABSENT]
    gone = Merge({merge.open[0].key: "ours"}).value((), BASE, ours, theirs)
    assert [one["indicator"] for one in gone["ratings"]] == ["a.c"]


def test_both_bring_the_same_name() -> None:
    ours, theirs = sides(
        lambda r: r.append({"indicator": "a.d", "level": 1}),
        lambda r: r.append({"indicator": "a.d", "level": 2, "confidence": 10}),
    )
    merge = Merge({})
    found = merge.value((), BASE, ours, theirs)
    assert [one.where for one in merge.open] == [("ratings", "a.d")]
    assert found["ratings"][-1] == {"indicator": "a.d", "level": 1}


def test_an_agreement_is_one_act() -> None:
    base = {"agreed": [{"indicator": "a.b", "level": 1, "by": "A", "date": "2024-01-01"}]}
    ours = {"agreed": [{"indicator": "a.b", "level": 2, "by": "A", "date": "2024-01-01"}]}
    theirs = {"agreed": [{"indicator": "a.b", "level": 1, "by": "B", "date": "2024-01-02"}]}
    merge = Merge({})
    merge.value((), base, ours, theirs)
    assert [one.where for one in merge.open] == [("agreed", "a.b")]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "found"),
    [
        (["a"], ["a", "x"], ["a", "y"], ["a", "y", "x"]),
        (["a", "b"], ["a"], ["a", "b", "y"], ["a", "y"]),
        (["a", "b"], ["b"], ["a"], []),
        (["a", "b"], ["b", "a"], ["a", "b", "y"], None),
        (["a"], ["x", "a"], ["y", "a"], None),
        (["a", "b"], ["a", "x"], ["a", "y"], None),
        (["a", "a"], ["a"], ["a", "a", "b"], None),
        ([1], [1, True], [1, 1.0], [1, 1.0, True]),
    ],
)
def test_lists_of_values(base: list[Any], ours: list[Any], theirs: list[Any], found: list[Any] | None) -> None:
    assert merged_list(base, ours, theirs) == found


def test_names_of_entries() -> None:
    assert names_in([], []) == ()
    assert names_in([{"id": "a"}], [{"indicator": "a"}]) == ()
    assert names_in([{"sentence": "A.", "kind": "k"}, {"sentence": "A.", "kind": "l"}]) == ("sentence", "kind")


def test_edits_lead_from_one_to_the_other() -> None:
    chance = random.Random(5)  # noqa: S311 - no secret

    def some() -> dict[str, Any]:
        keys = chance.sample("abcdefgh", chance.randint(2, 6))
        entries = [
            {"id": one, **{key: chance.randint(0, 2) for key in chance.sample("pqr", chance.randint(1, 3))}}
            for one in keys
        ]
        return {"items": entries, "sources": {key: {"title": chance.choice("uv")} for key in keys[:3]}, "x": 1}

    def by_name(data: Any) -> Any:
        return {**data, "items": sorted(data["items"], key=lambda one: one["id"])}

    for _ in range(200):
        now, goal = some(), some()
        text = "\n".join(mapping_lines(now, 0, flat=False)) + "\n"
        found, faults = parse(edited(text, edits_between(now, goal)), "")
        assert not faults
        assert by_name(found) == by_name(goal)


def test_every_change_of_one_side_alone_is_taken() -> None:
    """Whichever fields either side changes: what one alone changed is there, and nothing else is changed."""
    fields = ("level", "confidence", "evidence")
    new = {"level": 4, "confidence": 9, "evidence": ["x", "z"]}
    for mine, other in itertools.product(
        [set(chosen) for size in range(4) for chosen in itertools.combinations(fields, size)], repeat=2
    ):
        if mine & other:
            continue
        ours, theirs = copy.deepcopy(BASE), copy.deepcopy(BASE)
        ours["ratings"][0].update({name: new[name] for name in mine})
        theirs["ratings"][0].update({name: new[name] for name in other})
        merge = Merge({})
        found = merge.value((), BASE, ours, theirs)
        assert not merge.open
        assert found["ratings"][0] == {**BASE["ratings"][0], **{name: new[name] for name in mine | other}}
