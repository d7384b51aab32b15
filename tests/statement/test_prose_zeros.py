"""Of four things no worked draft may hold any, in any form: measured from outside by `benchmarks/prose.py`.

The measure reads text, trace and what people entered; it shares no code with what writes a draft. That it can fail is
shown by drafts broken by hand, one way each.
"""

import copy
import json
import re
from functools import cache
from typing import Any

import prose
import pytest

from electassess.model.base import Form
from electassess.render.markdown import markdown_text
from electassess.render.trace import write_trace
from worked import IDS, everywhere, in_form


@cache
def _written(identity: str, form: Form) -> tuple[str, str]:
    made = in_form(identity, form)
    return markdown_text(made), write_trace(made).decode()


@cache
def measured(identity: str, form: Form) -> Any:
    text, trace = _written(identity, form)
    return prose.measure(text, json.loads(trace), prose.entered(identity))


@everywhere
@pytest.mark.parametrize("form", Form)
def test_no_draft_says_more_than_people_entered(identity: str, form: Form) -> None:
    assert {name: cases for name, cases in measured(identity, form).zeros.items() if cases} == {}


@pytest.mark.parametrize(
    ("form", "most_words", "most_notes"), [(Form.JOINT, 700, 10), (Form.FULL, 1300, 60), (Form.SUMMARY, 280, 4)]
)
@everywhere
def test_lengths_and_notes_stay_near_the_design(identity: str, form: Form, most_words: int, most_notes: int) -> None:
    found = measured(identity, form)
    assert 150 <= found.words <= most_words
    assert found.notes <= most_notes


@pytest.mark.parametrize(("form", "most"), [(Form.JOINT, 0.05), (Form.FULL, 0.05), (Form.SUMMARY, 0.15)])
def test_two_elections_share_few_runs_of_six_words(form: Form, most: float) -> None:
    """Half of a summary is form, so that it shares more."""
    found = [measured(identity, form) for identity in IDS]
    for one in found:
        assert len(one.runs) > 60
        for two in found:
            if one is not two:
                assert len(one.runs & two.runs) / len(one.runs) < most, (one.identity, two.identity)


KENYA = "ken-2022-08-09-general"


def broken(change: Any) -> dict[str, list[str]]:
    """What is found in the joint draft of one election after somebody broke it."""
    text, trace = _written(KENYA, Form.JOINT)
    data = json.loads(trace)
    text = change(text, data) or text
    found: dict[str, list[str]] = prose.measure(text, data, prose.entered(KENYA)).zeros
    return {name: cases for name, cases in found.items() if cases}


def _claims(data: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [claim for block in data["blocks"] for claim in block["claims"] if claim["kind"] == kind]


def _replace(before: str, after: str) -> Any:
    """A break of text and trace alike."""

    def change(text: str, data: dict[str, Any]) -> str:
        assert text.count(before) == 1
        for block in data["blocks"]:
            for claim in block["claims"]:
                claim["text"] = claim["text"].replace(before, after)
        return text.replace(before, after)

    return change


def _add(kind: str, sentence: str) -> Any:
    """A sentence of a kind that the draft gained, in text and trace alike."""

    def change(text: str, data: dict[str, Any]) -> str:
        block = next(one for one in data["blocks"] if one["id"] == "party-inclusion")
        block["claims"][0:0] = [{**copy.deepcopy(block["claims"][0]), "kind": kind, "text": sentence, "id": "new"}]
        return re.sub(r"(<!-- block: party-inclusion -->\n\n)", rf"\g<1>{sentence} ", text)

    return change


GENERATED = "generated sentences about the election"
RELATING = "connectives between facts"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (_add("form", "Party and candidate inclusion was respected throughout."), GENERATED),
        (_add("form", "We, the undersigned organisations, regret the conduct of the count."), GENERATED),
        (_add("fact", "Contestants were deliberately shut out."), GENERATED),
        (_add("verdict", "These elections were a triumph."), GENERATED),
        (_add("own", "Voters had a real choice of candidates."), GENERATED),
        (_replace("enact rules on campaign finance", "enact rules on the funding of media"), GENERATED),
        (_replace("were at times not followed", "were not followed"), "words of a clause lost"),
        (_replace("rights were generally respected", "rights were respected"), "words of a clause lost"),
        (_replace("Important uncertainties", "Nevertheless, important uncertainties"), RELATING),
        (_replace("The tallies of broadcasters", "As a result, the tallies of broadcasters"), RELATING),
        (_replace("False claims spiked", "While false claims spiked"), RELATING),
    ],
)
def test_a_draft_that_says_more_is_found(change: Any, name: str) -> None:
    assert name in broken(change)


def test_a_sentence_that_the_trace_lacks_is_found() -> None:
    sentence = "All was well."
    assert "words outside the trace" in broken(lambda text, _: text.replace("Voters had a", f"{sentence} Voters had a"))


def test_an_item_that_vanishes_is_found() -> None:
    def told(_: str, data: dict[str, Any]) -> None:
        del data["told"][2]

    def untold(_: str, data: dict[str, Any]) -> None:
        del data["untold"][0]

    def reason(_: str, data: dict[str, Any]) -> None:
        data["untold"][0]["reason"] = "we preferred not to"

    def twice(_: str, data: dict[str, Any]) -> None:
        data["untold"].append({"item": data["told"][0]["item"], "reason": "grade"})

    def by_nothing(_: str, data: dict[str, Any]) -> None:
        data["told"][0]["claims"] = ["lede"]

    for change in (told, untold, reason, twice, by_nothing):
        assert set(broken(change)) == {"items neither told nor listed"}, change


def test_a_demand_without_its_fact_is_found() -> None:
    def untold(_: str, data: dict[str, Any]) -> None:
        item = _claims(data, "demand")[1]["evidence"][0]["id"]
        data["told"] = [one for one in data["told"] if one["item"] != item]
        data["untold"].append({"item": item, "reason": "no room in this form"})

    def bare(_: str, data: dict[str, Any]) -> None:
        _claims(data, "demand")[0]["evidence"] = []

    for change in (untold, bare):
        assert "demands without a told fact" in broken(change)
