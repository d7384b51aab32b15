import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from electassess import comparing
from electassess.comparison import Account, Entry, difference, tell_over_time, tell_pair
from electassess.comparison.pair import told_apart
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
            said = [text for text in (*differs, *alike) if text.startswith(f"{title}: ") and ": level " not in text]
            assert len(said) == both, (one, other, title)


def test_a_difference_that_the_unrated_could_undo_is_claimed_for_what_was_rated(by_id: Mapping[str, Entry]) -> None:
    differs = _section(tell_pair(by_id["tha-2019"], by_id["tha-2023"]), "What differs")
    text = next(one for one in differs if one.startswith("Transparency: "))
    assert text.startswith("Transparency: on what could be rated, Thailand 2023 (63 [48–76]) stands above")
    assert "Were what nobody could rate allowed any level, the two could not be told apart." in text
    assert text.endswith("Less than half, by weight, could be rated for Thailand 2019.")
    both = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "What differs")
    assert next(one for one in both if one.startswith("Party and")).startswith("Party and candidate inclusion: Ghana")


def test_an_indicator_differs_only_where_no_levels_overlap(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["tha-2019"], by_id["tha-2023"])
    (section,) = (one for one in told.sections if one.title == "What differs")
    assert "every level given in the one lies above" in section.note
    indicators = [one for one in section.sentences if ": level " in one.text]
    assert indicators
    for sentence in indicators:
        given = []
        for ref in sentence.findings:
            key, _, node = ref.partition("#")
            levels = [one.level for one in by_id[key[:8]].card.node(node).ratings if one.level is not None]
            assert len(levels) > 1
            given.append(levels)
        assert max(given[0]) < min(given[1]) or max(given[1]) < min(given[0])


def test_a_gate_that_holds_in_one_alone_is_said_with_its_reason(by_id: Mapping[str, Entry]) -> None:
    verdicts = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "Verdicts")
    gate = next(text for text in verdicts if text.startswith("The gate “main contender barred”"))
    assert "holds in Cambodia 2023 (“Parties and candidates free to stand” at level 0)" in gate
    assert "It leaves band 1 at most; the index alone gives band 1." in gate
    assert "does not hold in Ghana 2020" in gate
    assert "however well the rest is run" in gate


def test_what_was_rated_for_one_alone_is_named_as_no_difference(by_id: Mapping[str, Entry]) -> None:
    alone = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "What was rated in one alone")
    assert any(re.match(r"Rated in Ghana 2020, not in Cambodia 2023.*campaign finance", text) for text in alone)


def test_what_limits_a_comparison_stands_first(by_id: Mapping[str, Entry]) -> None:
    assert tell_pair(by_id["khm-2023"], by_id["gha-2020"]).sections[0].title == "What limits this comparison"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_indicator_rated_in_both_is_told_somewhere(one: str, other: str, by_id: Mapping[str, Entry]) -> None:
    first, second = by_id[one], by_id[other]
    told = tell_pair(first, second)
    cited = {
        ref.partition("#")[2]
        for section in told.sections
        if section.title
        in {"What differs", "What cannot be told apart", "What neither met", "What both met, or largely"}
        for sentence in section.sentences
        for ref in sentence.findings
    }
    both = {
        ref
        for ref in first.findings.indicators
        if first.card.node(ref).level is not None and second.card.node(ref).level is not None
    }
    assert both <= cited


def test_a_single_analyst_is_given_as_the_reason_why_no_difference_is_claimed(by_id: Mapping[str, Entry]) -> None:
    """Ghana's campaign stands at level 4 and Cambodia's at 1, but one analyst alone gave the latter."""
    first, second = by_id["khm-2023"], by_id["gha-2020"]
    assert first.card.node("party-inclusion.campaign-freedom").analysts == 1
    alike = _section(tell_pair(first, second), "What cannot be told apart")
    text = next(one for one in alike if "freedom to campaign (level 1 in Cambodia 2023, 4 in Ghana 2020)" in one)
    assert text.startswith("Rated by a single analyst")


def test_a_negative_end_of_an_interval_stays_negative(by_id: Mapping[str, Entry]) -> None:
    found = dataclasses.replace(
        difference(by_id["tha-2019"], by_id["tha-2023"], "civic-space"), low=-30.0, high=2.0, apart=True
    )
    text = told_apart(by_id["tha-2019"], by_id["tha-2023"], "Civic space", found)
    assert "(interval of the difference: -2 to 30 points)" in text


def test_articles_do_not_decide_the_order_nor_stand_in_a_label(entries: list[Entry]) -> None:
    names = [entry.name for entry in sorted(entries, key=lambda one: one.order)]
    assert names == sorted(names)
    assert {"Philippines 2022", "United States 2020"} <= set(names)


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
