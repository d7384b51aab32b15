import dataclasses
import itertools
from collections.abc import Mapping

import pytest

from electassess.comparison import Entry, difference


def test_turning_a_pair_round_turns_the_difference(by_id: Mapping[str, Entry]) -> None:
    for ref in ("index", "civic-space"):
        one = difference(by_id["khm-2023"], by_id["gha-2020"], ref)
        other = difference(by_id["gha-2020"], by_id["khm-2023"], ref)
        assert one.gap == pytest.approx(-(other.gap or 0))
        assert (one.low, one.high) == pytest.approx((-(other.high or 0), -(other.low or 0)))
        assert one.probability == pytest.approx(1 - (other.probability or 0))
        assert one.apart
        assert other.apart


def test_told_apart_exactly_where_the_interval_of_the_difference_leaves_zero_out(entries: list[Entry]) -> None:
    told = set()
    for first, second in itertools.combinations(entries, 2):
        for ref in ("index", *first.findings.criteria):
            found = difference(first, second, ref)
            if found.low is None or found.high is None or 0 in (found.low, found.high):
                continue
            assert found.apart is (found.low > 0 or found.high < 0), (first.id, second.id, ref)
            told.add(found.apart)
    assert told == {True, False}


def test_what_holds_whatever_the_unrated_are_also_holds_as_rated(entries: list[Entry]) -> None:
    seen = set()
    for first, second in itertools.combinations(entries, 2):
        for ref in first.findings.criteria:
            found = difference(first, second, ref)
            assert found.apart or not found.firm
            seen.add((found.apart, found.firm))
    assert seen == {(True, True), (True, False), (False, False)}


def test_what_is_not_scored_has_no_difference(by_id: Mapping[str, Entry]) -> None:
    found = difference(by_id["khm-2018"], by_id["khm-2023"], "emb-independence")
    assert (found.first, found.gap, found.probability, found.low, found.apart) == (None, None, None, None, False)


def test_an_election_cannot_be_told_apart_from_itself(by_id: Mapping[str, Entry]) -> None:
    found = difference(by_id["tha-2023"], by_id["tha-2023"], "index")
    assert (found.gap, found.probability, found.apart) == (0, 0.5, False)


def test_draws_of_other_methods_are_not_paired(by_id: Mapping[str, Entry]) -> None:
    entry = by_id["tha-2023"]
    other = dataclasses.replace(entry.simulation, method=entry.simulation.method.replace(seed=2))
    with pytest.raises(ValueError, match="one method"):
        difference(entry, dataclasses.replace(entry, simulation=other), "index")
