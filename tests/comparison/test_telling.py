"""All pairs at once say of each pair what the difference of the two says."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from electassess.comparison import Entry, difference
from electassess.comparison.telling import probabilities, tell
from electassess.use_cases import comparing

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def entries() -> Sequence[Entry]:
    return comparing.entries(ROOT)


def test_all_pairs_at_once_say_what_each_pair_says(entries: Sequence[Entry]) -> None:
    refs = (entries[0].root, *entries[0].findings.criteria)
    others, told = tell(entries, refs)
    unscored = 0
    for ref, count in zip(refs, told, strict=True):
        found = probabilities([one.simulation for one in entries], ref)
        pairs = apart = firm = 0
        for (at, first), (other, second) in itertools.combinations(enumerate(entries), 2):
            one = difference(first, second, ref)
            alike, as_rated = others[first.id, ref]
            if one.gap is None:
                unscored += 1
                assert second.id not in (*alike, *as_rated)
                continue
            pairs, apart, firm = pairs + 1, apart + one.apart, firm + one.firm
            assert found[at, other] == one.probability
            assert (second.id in alike, second.id in as_rated) == (not one.apart, one.apart and not one.firm)
            assert (first.id in others[second.id, ref][0]) == (not one.apart)
        assert (count.pairs, count.apart, count.firm) == (pairs, apart, firm)
    assert unscored
