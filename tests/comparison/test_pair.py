import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from electassess import comparing
from electassess.comparison import Account, Entry, tell_over_time, tell_pair
from electassess.pipeline import FaultsError

ROOT = Path(__file__).resolve().parents[2]
PAIRS = [("khm-2023", "gha-2020"), ("tha-2019", "tha-2023"), ("khm-2018", "khm-2023"), ("blr-2020", "hkg-2021")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_sentence_leads_to_findings_and_lines_that_are_there(
    one: str, other: str, by_id: Mapping[str, Entry]
) -> None:
    told = tell_pair(by_id[one], by_id[other])
    assert all(section.sentences for section in told.sections)
    for sentence in (each for section in told.sections for each in section.sentences):
        assert sentence.text.endswith("."), sentence.text
        assert sentence.findings
        for ref in sentence.findings:
            key, _, node = ref.partition("#")
            entry = by_id[key[:8]]
            assert node == entry.root or node in entry.findings.by_ref
        for place in sentence.ratings:
            path, _, line = place.rpartition(":")
            text = (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            assert "indicator:" in text
        for place in sentence.evidence:
            path, _, line = place.rpartition(":")
            assert "id:" in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def _section(told: Account, title: str) -> list[str]:
    return [sentence.text for section in told.sections if section.title == title for sentence in section.sentences]


def test_no_criterion_is_both_different_and_alike(by_id: Mapping[str, Entry]) -> None:
    for one, other in PAIRS:
        first, second = by_id[one], by_id[other]
        told = tell_pair(first, second)
        titles = [first.findings.groups[ref].title for ref in first.findings.criteria]
        differs, alike = _section(told, "What differs"), _section(told, "What cannot be told apart")
        for ref, title in zip(first.findings.criteria, titles, strict=True):
            both = first.card.node(ref).value is not None and second.card.node(ref).value is not None
            said = [
                text for text in (*differs, *alike) if text.startswith(f"{title}: ") and "every analyst" not in text
            ]
            assert len(said) == both, (one, other, title)


def test_a_difference_that_the_unrated_could_undo_is_claimed_for_what_was_rated(by_id: Mapping[str, Entry]) -> None:
    differs = _section(tell_pair(by_id["tha-2019"], by_id["tha-2023"]), "What differs")
    text = next(one for one in differs if one.startswith("Transparency: "))
    assert text.startswith("Transparency: on what could be rated, Thailand 2023 (63) stands above")
    assert "With what nobody could rate at any level, they could not be told apart." in text
    assert text.endswith("Less than half, by weight, could be rated of Thailand 2019.")
    both = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "What differs")
    assert next(one for one in both if one.startswith("Party and")).startswith("Party and candidate inclusion: Ghana")


def test_an_indicator_differs_only_where_no_levels_overlap(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["tha-2019"], by_id["tha-2023"])
    for section in told.sections:
        for sentence in section.sentences:
            if "every analyst put the former above" not in sentence.text:
                continue
            given = []
            for ref in sentence.findings:
                key, _, node = ref.partition("#")
                levels = [one.level for one in by_id[key[:8]].card.node(node).ratings if one.level is not None]
                assert len(levels) > 1
                given.append(levels)
            assert max(given[0]) < min(given[1]) or max(given[1]) < min(given[0])


def test_a_gate_that_holds_in_one_alone_is_said_with_its_reason(by_id: Mapping[str, Entry]) -> None:
    verdicts = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "Verdicts")
    gate = next(text for text in verdicts if text.startswith("Gate main-contender-barred"))
    assert "holds in Cambodia 2023" in gate
    assert "does not hold in Ghana 2020" in gate
    assert "however well the rest is run" in gate


def test_what_was_rated_for_one_alone_is_named_as_no_difference(by_id: Mapping[str, Entry]) -> None:
    limits = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "What limits this comparison")
    assert any(re.match(r"Rated in Ghana 2020 and not in Cambodia 2023.*campaign finance", text) for text in limits)


def test_a_pair_is_of_two(by_id: Mapping[str, Entry]) -> None:
    with pytest.raises(ValueError, match="two different"):
        tell_pair(by_id["khm-2023"], by_id["khm-2023"])


def test_over_time_tells_what_changed_and_what_did_not(by_id: Mapping[str, Entry]) -> None:
    told = tell_over_time([by_id["tha-2023"], by_id["tha-2019"]])
    assert told.title == "Thailand, 2019 to 2023: what changed"
    assert any(
        text.startswith("Party and candidate inclusion: Thailand 2023") for text in _section(told, "What differs")
    )
    assert any(text.startswith("Media freedom: ") for text in _section(told, "What cannot be told apart"))


def test_one_election_shows_no_change() -> None:
    with pytest.raises(FaultsError) as stop:
        comparing.tell_over_time(ROOT, "LKA")
    assert "there are 1" in stop.value.faults[0].message
    assert "KHM, THA" in stop.value.faults[0].hint
