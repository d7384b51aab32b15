import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from electassess.comparison import Account, Entry, difference, tell_over_time, tell_pair
from electassess.comparison.apart import told_apart
from electassess.use_cases import comparing
from electassess.use_cases.pipeline import FaultsError

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
    assert text.startswith(
        "Transparency: on what could be rated, Thailand 2019 (33 [20–46]) stands below Thailand 2023 (63"
    )
    assert "Were what nobody could rate allowed any level, the two could not be told apart." in text
    assert text.endswith("Less than half, by weight, could be rated for Thailand 2019.")
    both = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "What differs")
    text = next(one for one in both if one.startswith("Party and"))
    assert text.startswith("Party and candidate inclusion: Ghana 2020 (85 [72–92]) stands above")


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
    verdicts = _section(tell_pair(by_id["khm-2023"], by_id["gha-2020"]), "How the verdicts came about")
    gate = next(text for text in verdicts if text.startswith("The gate “main contender barred”"))
    assert "holds in Cambodia 2023 (“Parties and candidates free to stand” at level 0)" in gate
    assert "It leaves band 1 at most; the index alone gives band 1." in gate
    assert "does not hold in Ghana 2020" in gate
    assert "however well the rest is run" in gate


def test_what_was_rated_for_one_alone_has_its_reason_and_facts(by_id: Mapping[str, Entry]) -> None:
    first, second = by_id["gha-2020"], by_id["khm-2023"]
    told = tell_pair(second, first)
    (section,) = (one for one in told.sections if one.title == "What was rated in one alone")
    heads = [one for one in section.sentences if one.depth == 0]
    only = [
        ref
        for ref in first.findings.indicators
        if (first.card.node(ref).level is None) is not (second.card.node(ref).level is None)
    ]
    assert sorted(one.findings[0].partition("#")[2] for one in heads) == sorted(only)
    text = next(one.text for one in heads if one.text.startswith("Campaign finance: level "))
    assert " in Ghana 2020; Cambodia 2023: insufficient evidence (“" in text
    assert any(one.depth == 1 and one.url for one in section.sentences)


def test_what_nobody_rated_keeps_its_reasons_and_facts(by_id: Mapping[str, Entry]) -> None:
    first, second = by_id["khm-2018"], by_id["khm-2023"]
    told = tell_pair(first, second)
    (section,) = (one for one in told.sections if one.title == "What was rated in neither")
    heads = {one.findings[0].partition("#")[2]: one for one in section.sentences if one.depth == 0}
    unrated = [ref for ref in first.findings.indicators if first.card.node(ref).level is None]
    assert set(heads) == {ref for ref in unrated if second.card.node(ref).level is None}
    assert heads["the-vote.honest-count"].text.count("insufficient evidence (“") == 2
    facts = [one.text for one in section.sentences if one.depth == 1]
    assert any("no agents in polling stations (Phnom Penh Post)" in one for one in facts)
    assert any(one.endswith("bears on it, cited by no rating).") for one in facts)


def test_the_answer_stands_first_and_what_limits_it_next(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["khm-2023"], by_id["gha-2020"])
    assert [one.title for one in told.sections[:2]] == ["The answer", "What limits this comparison"]


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
    text = next(one for one in alike if "freedom to campaign (level 4 in Ghana 2020, 1 in Cambodia 2023)" in one)
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
        text.startswith("Party and candidate inclusion: Thailand 2019") for text in _section(told, "What differs")
    )
    assert any(text.startswith("Media freedom: ") for text in _section(told, "What cannot be told apart"))


def test_one_election_shows_no_change() -> None:
    with pytest.raises(FaultsError) as stop:
        comparing.tell_over_time(ROOT, "LKA")
    assert "there are 1" in stop.value.faults[0].message
    assert "KHM, THA" in stop.value.faults[0].hint


def _answer(one: Entry, other: Entry) -> str:
    (text,) = _section(tell_pair(one, other), "The answer")
    return text


def test_a_pair_opens_with_what_tells_it_apart(by_id: Mapping[str, Entry]) -> None:
    assert _answer(by_id["khm-2023"], by_id["khm-2018"]) == (
        "Cambodia 2018 and Cambodia 2023 cannot be told apart, neither as a whole nor on any of the 5 criteria scored "
        "in both. 2 single indicators differ as rated, of 16 rated by two or more in both, which no draws test: higher "
        "in Cambodia 2018 “Plurality”; higher in Cambodia 2023 “Independent adjudicators”."
    )
    text = _answer(by_id["tha-2023"], by_id["tha-2019"])
    assert text.startswith(
        "Thailand 2023 stands above Thailand 2019 as a whole, and on 4 of the 7 criteria scored in both: "
    )
    assert "party and candidate inclusion and, on what could be rated, independence" in text
    # Of the three criteria alone: the sections have the indicators of those that are told apart.
    assert "; on the other 3 they cannot be told apart. Within the other criteria 2 single indicators differ as" in text
    assert "rated, of 5 rated by two or more in both" in text
    assert text.endswith("higher in Thailand 2023 “Peaceful assembly” and “Effective remedy”.")
    text = _answer(by_id["blr-2020"], by_id["hkg-2021"])
    assert "; the verdicts differ all the same, denounced (band 0) and not genuine (band 1)." in text


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_answer_says_of_criteria_what_the_draws_say(one: str, other: str, by_id: Mapping[str, Entry]) -> None:
    first, second = by_id[one], by_id[other]
    text = _answer(first, second)
    for ref in first.findings.criteria:
        found = difference(first, second, ref)
        title = first.findings.groups[ref].title.lower()
        assert (title in text.lower()) is (found.apart and found.gap is not None), title


def test_a_pair_runs_from_the_earlier_to_the_later_whichever_is_named_first(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["khm-2023"], by_id["gha-2020"])
    assert told == tell_pair(by_id["gha-2020"], by_id["khm-2023"])
    assert told.elections == (by_id["gha-2020"].id, by_id["khm-2023"].id)
    assert [one.name for one in told.trends[0].points] == ["Ghana 2020", "Cambodia 2023"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_nothing_is_told_under_two_headings(one: str, other: str, by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id[one], by_id[other])
    facts: list[str] = []
    indicators: list[str] = []
    for section in told.sections:
        texts = [sentence.text for sentence in section.sentences if not sentence.text.endswith("”.")]
        facts += [text for text, sentence in zip(texts, section.sentences, strict=False) if sentence.url]
        indicators += {text.partition(": level ")[0] for text in texts if ": level " in text}
    assert len(indicators) == len(set(indicators))
    assert len(facts) == len(set(facts))


def test_what_neither_met_has_its_facts(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["khm-2018"], by_id["khm-2023"])
    (section,) = (one for one in told.sections if one.title == "What neither met")
    heads = [number for number, one in enumerate(section.sentences) if one.depth == 0]
    assert len(heads) > 5
    for number in heads:
        below = section.sentences[number + 1 : number + 3]
        assert [one.text.partition(":")[0] for one in below] == ["Cambodia 2018", "Cambodia 2023"]
        assert all(one.depth == 1 and one.items for one in below)


def test_a_fact_that_raters_cite_goes_before_others_and_others_are_set_apart(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["khm-2018"], by_id["khm-2023"])
    sentences = [each for section in told.sections for each in section.sentences]
    for sentence in sentences:
        for item in sentence.items:
            entry = by_id[item.assessment[:8]]
            refs = [ref.partition("#")[2] for ref in sentence.findings if ref.startswith(item.assessment)]
            cited = {key for ref in refs for key in entry.cited(entry.findings.by_ref[ref])}
            assert item.cited is (item.id in cited)
    assert any(one.beside for one in sentences), "some evidence bears on a finding and is cited by nobody"


def test_a_copy_is_named_as_such(by_id: Mapping[str, Entry]) -> None:
    told = tell_pair(by_id["khm-2018"], by_id["khm-2023"])
    texts = [each.text for section in told.sections for each in section.sentences]
    assert any(text.endswith("(Reuters; copy at The Nation Thailand).") for text in texts)


def test_three_elections_of_a_country_have_their_limits_and_facts_once(by_id: Mapping[str, Entry]) -> None:
    later = by_id["tha-2023"]
    votes = (later.election.votes[0].model_copy(update={"date": dt.date(2026, 5, 14)}),)
    moved = later.election.model_copy(update={"votes": votes})
    findings = dataclasses.replace(
        later.findings, scorecard=dataclasses.replace(later.card, election="tha-2026-05-14-general")
    )
    third = dataclasses.replace(later, election=moved, findings=findings)
    told = tell_over_time([third, later, by_id["tha-2019"]])
    answers = _section(told, "The answer")
    assert [one.partition(" as a whole")[0].partition(" cannot")[0] for one in answers] == [
        "Thailand 2026 stands above Thailand 2019",
        "Thailand 2023 stands above Thailand 2019",
        "Thailand 2023 and Thailand 2026",
    ]
    titles = [one.title for one in told.sections]
    assert titles.count("What limits this comparison") == 1
    assert "From Thailand 2023 to Thailand 2026: what differs" in titles
    assert [len(trend.points) for trend in told.trends] == [3] * 8
