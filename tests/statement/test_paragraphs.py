"""Where a fact stands: with what it bears on, and never beside what it has nothing to do with."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from electassess.findings import Findings, Strength
from electassess.model.base import Form
from electassess.model.election import Election
from electassess.model.evidence import Background, Item
from electassess.model.ladder import Stance
from electassess.statement.demands import _joined
from electassess.statement.inputs import Material
from electassess.statement.paragraphs import lay_out, together
from electassess.statement.telling import Reason, Told, choose
from electassess.workspace.packs import english
from worked import found, items, laid_of

KHM = "khm-2023-07-23-general"


def told(ref: str, identity: str, gravity: str = "minor") -> Told:
    model = items(KHM)["clp-refused"]
    own = {"id": identity, "indicators": (ref,), "gravity": gravity, "follows": None, "thread": None, "part_of": None}
    item = Item.model_validate(model.model_dump() | own)
    return Told(item, Strength.PLAIN, (found(KHM).by_ref[ref],))


def paragraphs(*facts: Told, order: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    made = lay_out(facts, (), found(KHM), Stance.CRITICAL, order)
    return [(each.criterion, [one.item.id for one in each.told]) for each in made]


MEDIA = [told("media-freedom.journalist-safety", f"press-{number}", "serious") for number in (1, 2)]
SLIGHT = told("transparency.published-rules", "rules")
OTHER = told("accountability.remedy", "remedy")
GRAVE = told("accountability.remedy", "unheard", "serious")


def test_what_is_serious_has_a_paragraph_of_its_own_and_slight_facts_share_the_last() -> None:
    assert paragraphs(*MEDIA, SLIGHT, GRAVE) == [
        ("media-freedom", ["press-1", "press-2"]),
        ("accountability", ["unheard"]),
        ("transparency", ["rules"]),
    ]
    assert paragraphs(SLIGHT, *MEDIA, OTHER)[1:] == [("transparency", ["rules", "remedy"])]
    assert paragraphs(*MEDIA, SLIGHT, order=("transparency",))[0] == ("transparency", ["rules"])


def test_a_summary_has_one_paragraph() -> None:
    made = lay_out([*MEDIA, SLIGHT, GRAVE], (), found(KHM), Stance.CRITICAL, ())
    assert [(each.criterion, len(each.told)) for each in together(made)] == [("media-freedom", 4)]
    assert together([]) == []


def with_items(changed: Mapping[str, Mapping[str, object]]) -> Material:
    """The material of Cambodia 2023 with some items otherwise."""
    material = laid_of(KHM).material
    usable = material.findings.usable
    other = {
        key: Item.model_validate(item.model_dump() | dict(changed.get(key, {}))) for key, item in usable.items.items()
    }
    findings: Findings = dataclasses.replace(material.findings, usable=dataclasses.replace(usable, items=other))
    return dataclasses.replace(material, findings=findings)


def test_what_turned_a_fact_is_told_with_it() -> None:
    """A suspension that was lifted is never told without that it was: a reader would take it to be in force."""
    plain = choose(with_items({}), Form.JOINT)
    hidden = next(key for key, why in plain.untold.items() if why is Reason.NO_ROOM)
    turned: dict[str, object] = {
        "follows": "clp-refused",
        "reading": "strength",
        "gravity": "minor",
        "background": None,
    }
    assert hidden in choose(with_items({hidden: turned | {"reading": "fault"}}), Form.JOINT).untold
    assert hidden not in choose(with_items({hidden: turned}), Form.JOINT).untold


def test_asks_that_hold_an_and_of_their_own_are_kept_apart_by_a_comma() -> None:
    language = english()
    assert _joined(language, ["free them", "pay them"]) == "free them and to pay them"
    assert _joined(language, ["free them and theirs", "pay them"]) == "free them and theirs, and to pay them"
    assert _joined(language, ["free all, whoever they are", "go", "stay"]) == (
        "free all, whoever they are, to go, and to stay"
    )


def test_of_two_rounds_the_opening_tells_the_result_of_the_last() -> None:
    material = laid_of("ken-2022-08-09-general").material
    assert "close-contest" in {one.item.id for one in choose(material, Form.JOINT).lede}
    votes = [{"date": "2022-08-09"}, {"date": "2022-09-01", "round": 2}]
    election = Election.model_validate(material.election.model_dump() | {"votes": votes})
    assert (material.election.run_off, election.run_off) == (None, dt.date(2022, 9, 1))
    later = choose(dataclasses.replace(material, election=election), Form.JOINT)
    assert {one.item.id for one in later.lede if one.item.background is Background.RESULT} == {"odinga-respects"}
