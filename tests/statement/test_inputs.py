"""What a draft is made from, and which words of the ladder it speaks."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

import pytest

from electassess.model.base import Edition
from electassess.statement import Material
from electassess.statement.inputs import Kind, row
from worked import KHM, laid_of


def verdict(
    edition: Edition = Edition.FINAL,
    *,
    narrow: bool = False,
    scant: bool = False,
    of_narrow: Mapping[Edition, str] | None = None,
    of_scant: Mapping[Edition, str] | None = None,
) -> str:
    """What a record of some kind is told to be, `own` where that is the band's own verdict."""
    material = in_edition(edition)
    ladder = material.ladder.model_copy(update={"narrow": of_narrow or {}, "scant": of_scant or {}})
    card = material.findings.scorecard
    card = dataclasses.replace(card, verdict=dataclasses.replace(card.verdict, narrow=narrow, scant=scant))
    findings = dataclasses.replace(material.findings, scorecard=card)
    words = dataclasses.replace(material, ladder=ladder, findings=findings).words
    assert words.lede == material.band.words(edition).lede
    return "own" if words == material.band.words(edition) else words.verdict


def in_edition(edition: Edition) -> Material:
    material = laid_of(KHM).material
    return dataclasses.replace(material, brief=material.brief.model_copy(update={"edition": edition}))


def test_a_statement_speaks_on_the_day_and_in_the_edition_of_its_brief() -> None:
    material = laid_of(KHM).material
    assert (material.edition, material.today, material.before_vote) == (
        Edition.PRE_ELECTION,
        dt.date(2023, 7, 22),
        True,
    )
    assert not in_edition(Edition.PRELIMINARY).before_vote
    assert not in_edition(Edition.FINAL).before_vote


def test_the_band_is_the_one_that_was_reached_and_there_is_no_statement_without_one() -> None:
    material = laid_of(KHM).material
    assert material.band.band == material.findings.scorecard.band

    def reached(band: int | None) -> Material:
        card = material.findings.scorecard
        card = dataclasses.replace(card, verdict=dataclasses.replace(card.verdict, band=band))
        return dataclasses.replace(material, findings=dataclasses.replace(material.findings, scorecard=card))

    assert reached(0).band.band == 0, "the lowest band is one too"
    assert reached(3).band.band == 3
    with pytest.raises(ValueError, match="too little could be rated for a verdict"):
        assert reached(None).band


NARROW, SCANT = {Edition.FINAL: "narrow it is"}, {Edition.FINAL: "scant it is"}


def test_a_verdict_that_is_on_the_whole_has_the_words_of_its_band() -> None:
    assert verdict(of_narrow=NARROW, of_scant=SCANT) == "own"


def test_a_narrow_record_has_the_words_for_one() -> None:
    assert verdict(narrow=True, of_narrow=NARROW, of_scant=SCANT) == "narrow it is"
    assert verdict(narrow=True, of_scant=SCANT) == "own"


def test_a_scant_record_has_its_own_words_or_else_those_for_a_narrow_one() -> None:
    for narrow in (True, False):
        assert verdict(scant=True, narrow=narrow, of_narrow=NARROW, of_scant=SCANT) == "scant it is"
        assert verdict(scant=True, narrow=narrow, of_narrow=NARROW) == "narrow it is"
        assert verdict(scant=True, narrow=narrow) == "own"


def test_the_words_of_the_final_edition_serve_for_one_that_has_none() -> None:
    both = {Edition.FINAL: "at last", Edition.PRE_ELECTION: "at first"}
    assert verdict(Edition.PRE_ELECTION, narrow=True, of_narrow=both) == "at first"
    assert verdict(Edition.PRELIMINARY, narrow=True, of_narrow=both) == "at last"
    assert verdict(Edition.FINAL, narrow=True, of_narrow=both) == "at last"


def test_an_empty_cell_of_a_table_is_a_dash_and_a_row_is_form() -> None:
    made = row("key", "one", "", "0", rules=("a rule",))
    assert (made.key, made.kind, made.text, made.cells, made.rules, made.findings) == (
        "key",
        Kind.FORM,
        "one | – | 0",
        ("one", "–", "0"),
        ("a rule",),
        (),
    )
    finding = laid_of(KHM).material.findings.by_ref["media-freedom"]
    assert row("key", "x", findings=(finding,)).findings == (finding,)
    assert row("key", "x").rules == ()


@pytest.mark.parametrize("called", ["fact", "own", "demand", "verdict", "form"])
def test_kinds_of_sentences_are_called_as_traces_and_drafts_know_them(called: str) -> None:
    assert Kind(called).value == called
