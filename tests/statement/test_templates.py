"""The ladder's texts: what they may hold, and what a text that cannot be rendered says of itself."""

import datetime as dt
from typing import Any

import pytest

from electassess.model.base import Edition
from electassess.model.ladder import TEXT_NAMES
from electassess.statement.templates import LadderTextError, render_text, template_names
from electassess.workspace.packs import english
from worked import laid_of

KHM = laid_of("khm-2023-07-23-general").material


def names(*, plural: bool = False, signing: int = 2, day: str = "2023-07-18") -> dict[str, str]:
    election = KHM.election.model_copy(update={"plural": plural, "title": "The Title", "phrase": "vote for the House"})
    country = KHM.country.model_copy(
        update={"name": "Land", "adjective": "Landish", "people": "the Land", "government": "the Landish Government"}
    )
    today = dt.date.fromisoformat(day)
    return template_names(election, country, Edition.PRELIMINARY, today, english(), signing=signing)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("plain", "plain"),
        ("  two \n  lines ", "two lines"),
        ("{{ one }} and {{ two }}", "a & <b> and c"),
        ("{{ two | capitalise }}", "C"),
        ("{% if one %}yes{% endif %}", "yes"),
    ],
)
def test_a_text_is_rendered_as_plain_text_with_its_names(template: str, text: str) -> None:
    assert render_text("where", template, {"one": "a & <b>", "two": "c"}) == text


@pytest.mark.parametrize(
    "template",
    [
        "{{ unknown }}",
        "{{ one",
        "{% for %}",
        "{{ 1 / 0 }}",
        "{{ 1 + one }}",
        "{{ '{:d}'.format(one) }}",
        "{{ one.__class__.__mro__ }}",
        "{{ some.append(1) }}",
        "{{ one | upper }}",
        "{{ one | capitalize }}",
    ],
)
def test_a_text_that_cannot_be_rendered_says_which_it_is(template: str) -> None:
    some: list[int] = []
    with pytest.raises(LadderTextError, match=r"^band 1, lede: .") as stop:
        render_text("band 1, lede", template, {"one": "a", "some": some})
    assert stop.value.__cause__ is not None
    assert str(stop.value) == f"band 1, lede: {stop.value.__cause__}"
    assert not some


EXPECTED: dict[str, Any] = {
    "title": "The Title",
    "edition": "preliminary",
    "country": "Land",
    "adjective": "Landish",
    "people": "the Land",
    "government": "the Landish Government",
    "organisations": "organisations",
    "joint_statement": "Joint Statement",
    "emb": "{emb}",
    "the_election": "the vote for the House in Land",
    "this_election": "this election",
    "This_election": "This election",
    "when": "scheduled for Sunday, 23 July 2023",
    "it": "it",
    "its": "its",
    "is": "is",
    "was": "was",
    "has": "has",
}
PLURAL = {
    "this_election": "these elections", "This_election": "These elections", "it": "they", "its": "their", "is": "are",
    "was": "were", "has": "have",
}  # fmt: skip


def test_each_name_has_the_value_of_the_election_the_country_and_the_day() -> None:
    assert names() == EXPECTED
    assert set(EXPECTED) == TEXT_NAMES


def test_words_agree_with_the_number_of_the_election_and_of_those_who_sign() -> None:
    assert names(plural=True) == EXPECTED | PLURAL
    assert names(signing=1) == EXPECTED | {"organisations": "organisation", "joint_statement": "Statement"}


def test_the_vote_is_seen_from_the_day_of_the_statement() -> None:
    assert names(day="2023-07-25")["when"] == "held on 23 July 2023"
