"""The way back from scores and sentences, on the worked assessments."""

import datetime as dt
import re

import pytest

from electassess.model.base import Edition
from electassess.use_cases.explain import explain
from electassess.use_cases.pipeline import FaultsError
from worked import ROOT

ID = "khm-2023-07-23-general"


def test_the_way_back_names_lines_that_hold_what_it_says() -> None:
    ref = "party-inclusion.parties-barred"
    places = re.findall(r"(assessments/\S+/ratings/\S+\.yaml):(\d+)", explain(ROOT, f"{ID}#{ref}"))
    assert len(places) >= 2
    for path, line in places:
        assert f"indicator: {ref}" in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_criterion_is_explained_with_its_indicators_and_a_whole_by_the_reasons_of_its_verdict() -> None:
    heads = [line for line in explain(ROOT, f"{ID}#civic-space").splitlines() if not line.startswith(" ")]
    assert heads[0].startswith("civic-space: ")
    assert len(heads) > 1
    assert all(line.startswith("civic-space.") for line in heads[1:])
    assert explain(ROOT, ID) == explain(ROOT, f"{ID}#index")
    assert explain(ROOT, ID).startswith(f"{ID}: band ")


def test_a_sentence_is_explained_by_its_words() -> None:
    found = explain(ROOT, f"{ID}#refused to register the Candlelight Party")
    assert re.match(r"party-inclusion/clp-refused  On 15 May 2023", found)
    assert f"evidence clp-refused at assessments/{ID}/evidence.yaml:" in found


def test_a_sentence_of_another_edition_is_explained() -> None:
    ref = f"{ID}#dateline"
    assert explain(ROOT, ref).startswith("dateline  22 July 2023.\n")
    later = explain(ROOT, ref, Edition.FINAL, dt.date(2023, 9, 1))
    assert later.startswith("dateline  1 September 2023.\n")


def test_what_is_not_there_is_a_fault() -> None:
    with pytest.raises(FaultsError) as caught:
        explain(ROOT, f"{ID}#words that nobody wrote")
    assert [fault.code for fault in caught.value.faults] == ["EA503"]


def test_an_item_is_explained_whether_it_is_told_or_not() -> None:
    assert explain(ROOT, f"{ID}#clp-refused").startswith("party-inclusion/clp-refused  On 15 May 2023")
    untold = explain(ROOT, f"{ID}#nec-after-election")
    assert re.match(rf"nec-after-election at assessments/{ID}/evidence\.yaml:\d+ is not told", untold)
    assert untold.endswith(": later than the statement")


def test_a_sentence_that_people_wrote_is_explained_with_its_line() -> None:
    found = explain(ROOT, f"{ID}#is not on the ballot")
    match = re.match(r"in the working copy, own/\w+  The party that took .*\n", found)
    assert match
    assert f"    evidence clp-stood-in-2022 at assessments/{ID}/evidence.yaml:" in found
    line = re.search(r"rule working copy, line (\d+): written by people", found)
    assert line
    copy = (ROOT / "assessments" / ID / "statement.md").read_text(encoding="utf-8").splitlines()
    assert copy[int(line[1]) - 1].startswith("The party that took")


def test_an_item_is_explained_by_all_sentences_that_cite_it_those_of_another_day_left_out() -> None:
    assert "in the working copy, own/" in explain(ROOT, f"{ID}#clp-refused")
    assert "in the working copy" not in explain(ROOT, f"{ID}#clp-refused", Edition.FINAL, dt.date(2023, 9, 1))


def test_how_a_value_came_about_is_said() -> None:
    told = explain(ROOT, "tha-2023-05-14-general#party-inclusion")
    assert "how: the mean, by weight, of the indicators below; 6 of 8 have a value, the others are left out" in told
    assert "how: levels 3, 3 and 4, of which the median is 3, and 3 is 75.0 of 100" in told
    assert "how: level 3, given by one analyst alone, is 75.0 of 100" in told
    lines = told.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("party-inclusion.state-resources"))
    assert not lines[at + 1].startswith("    how:"), "what has no value came about in no way"


def test_others_are_left_out_only_where_there_are_others() -> None:
    senegal = "sen-2024-03-24-presidential"
    assert "\n    how: the mean, by weight, of the indicators below; 6 of 6 have a value\n" in explain(
        ROOT, f"{senegal}#the-vote"
    )
    assert "; 5 of 6 have a value, the others are left out\n" in explain(ROOT, f"{senegal}#civic-space")


def test_that_another_band_is_likelier_than_the_verdict_is_said() -> None:
    told = explain(ROOT, "geo-2024-10-26-legislative")
    assert re.search(r"\n    band 3 \(mixed\) is likelier than the verdict given: \d+ of 100 draws against \d+\n", told)
    assert "likelier" not in explain(ROOT, ID)
