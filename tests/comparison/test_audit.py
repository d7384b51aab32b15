import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from electassess.comparison import Entry, Reason, audit
from electassess.scoring import GateResult, Verdict
from electassess.scoring.scorecard import Term


def _banded(entry: Entry, with_card: Callable[..., Entry], band: int, alone: int | None = None) -> Entry:
    """An entry whose verdict is another, by a gate if the index alone gives `alone`."""
    term = Term("party-inclusion.parties-barred <= 0", ("party-inclusion.parties-barred",), (0.0,))
    gate = GateResult(
        id="main-contender-barred", fired=alone is not None, cap=1, because="Barred.", terms=(term,), capped=True
    )
    verdict = Verdict(entry.card.index, band, alone, (gate,), ())
    return with_card(entry, verdict=verdict)


def _twin(entry: Entry) -> Entry:
    """The same election under another name."""
    card = dataclasses.replace(entry.card, election="zzz-2023-01-01-general")
    return dataclasses.replace(entry, country="Zubrowka", findings=dataclasses.replace(entry.findings, scorecard=card))


def test_like_cases_judged_alike_are_clean(by_id: Mapping[str, Entry]) -> None:
    found = audit([by_id["khm-2023"], by_id["gha-2020"], by_id["twn-2024"]])
    assert (found.compared, found.pairs, found.unexplained) == (2, (), ())


def test_twins_with_different_verdicts_are_found(by_id: Mapping[str, Entry], with_card: Callable[..., Entry]) -> None:
    entry = by_id["gha-2020"]
    (pair,) = audit([entry, _banded(_twin(entry), with_card, 2)]).pairs
    assert (pair.harsher, pair.milder) == ("zzz-2023-01-01-general", entry.id)
    assert pair.reason is Reason.UNEXPLAINED
    assert pair.dominates
    assert "Not explained" in pair.sentences[1].text
    assert all(sentence.findings for sentence in pair.sentences)


def test_a_gate_explains_and_is_cited(by_id: Mapping[str, Entry], with_card: Callable[..., Entry]) -> None:
    entry = by_id["gha-2020"]
    found = audit([entry, _banded(_twin(entry), with_card, 1, alone=4)])
    (pair,) = found.pairs
    assert pair.reason is Reason.GATE
    assert found.unexplained == ()
    assert "Explained: the gate “main contender barred” holds in Zubrowka 2020" in pair.sentences[1].text
    assert pair.sentences[1].rules == ("gate main-contender-barred",)
    assert pair.sentences[1].ratings


def test_a_gate_that_changes_nothing_explains_nothing(
    by_id: Mapping[str, Entry], with_card: Callable[..., Entry]
) -> None:
    entry = by_id["gha-2020"]
    (pair,) = audit([entry, _banded(_twin(entry), with_card, 1, alone=3)]).pairs
    assert pair.reason is Reason.UNEXPLAINED


def test_the_worked_examples_hold_one_pair_that_hangs_on_a_bound(entries: list[Entry]) -> None:
    found = audit(entries)
    assert [(pair.harsher[:8], pair.milder[:8], pair.reason) for pair in found.pairs] == [
        ("blr-2020", "hkg-2021", Reason.UNEXPLAINED)
    ]
    assert "Only the bound at 15 of band 1" in found.pairs[0].sentences[1].text
    assert "denounces" in found.pairs[0].sentences[2].text


def test_the_words_of_either_statement_are_set_side_by_side(entries: list[Entry]) -> None:
    words = {"blr-2020-08-09-presidential": "It was no election.", "hkg-2021-12-19-legislative": ""}
    (pair,) = audit(entries, words.__getitem__).pairs
    assert pair.sentences[2].text.endswith("its draft says: “It was no election”.")
    assert "draft" not in pair.sentences[3].text


def test_the_order_of_elections_is_irrelevant(entries: list[Entry]) -> None:
    assert audit(entries) == audit(list(reversed(entries)))


def test_an_audit_needs_two(by_id: Mapping[str, Entry]) -> None:
    with pytest.raises(ValueError, match="two elections"):
        audit([by_id["khm-2023"]])


def test_what_splits_the_table_is_said_first(by_id: Mapping[str, Entry], with_card: Callable[..., Entry]) -> None:
    one = dataclasses.replace(by_id["gha-2020"], rated_on=(dt.date(2024, 3, 1), dt.date(2024, 5, 2)))
    other = dataclasses.replace(_banded(_twin(one), with_card, 2), rated_on=(dt.date(2025, 1, 7),))
    strange = with_card(other, analysts=("x", "y"))
    found = audit([one, strange])
    assert found.splits[:4] == (
        "Panels split the table: reader-a, reader-b and reader-c: Ghana 2020; x and y: Zubrowka 2020.",
        "No analyst rated both in 1 of the pairs looked at (1), so that a difference may be one of strictness.",
        "Days of rating split the table: 2024-03 to 2024-05: Ghana 2020; 2025-01: Zubrowka 2020.",
        "The votes lie between 2020-12-07 and 2020-12-07.",
    )
    (pair,) = found.pairs
    assert any(
        sentence.text.startswith("No analyst rated both (Zubrowka 2020 by x and y; ") for sentence in pair.sentences
    )
    (pair,) = audit([one, other]).pairs
    assert not any(sentence.text.startswith("No analyst rated both") for sentence in pair.sentences)


def test_one_panel_splits_nothing(entries: list[Entry]) -> None:
    assert audit(entries).splits[0] == (
        "Panels split the table: reader-a, reader-b and reader-c: 14 elections; desk-a, desk-b and desk-c: "
        "Georgia 2024 and Senegal 2024."
    )
    found = audit([one for one in entries if not one.id.startswith(("geo", "sen"))])
    assert found.splits[0] == "Panels do not split the table: all were rated by reader-a, reader-b and reader-c."
    assert [one.election for one in found.about] == list(found.elections)
