"""What is kept of the draft as the tool made it: which facts are others since, and which words need not follow."""

import dataclasses

from electassess.working.base import NOTHING


def test_words_need_not_follow_what_may_be_said_as_surely_or_more() -> None:
    before = {"same": ("a", "plain"), "surer": ("b", "attributed"), "weaker": ("c", "plain"), "other": ("d", "hedged")}
    base = dataclasses.replace(NOTHING, words=before)
    now = {"same": ("a", "plain"), "surer": ("b", "plain"), "weaker": ("c", "attributed"), "other": ("e", "plain")}
    assert base.settled(now) == {"same", "surer"}
    assert base.weighed(now) == {"surer", "weaker"}
    assert base.settled({}) == frozenset()
