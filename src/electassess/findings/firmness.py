# SPDX-License-Identifier: Apache-2.0
"""How firmly a verdict stands: how often it comes out again when what is uncertain is varied.

Two questions are kept apart, since their answers differ. The first varies what was rated: who sat on the panel, how
sure the analysts were, the weights. The second also lets everything that nobody could rate be at any level.
"""

from dataclasses import dataclass

import numpy as np

from electassess.scoring import NO_BAND, SMALL_PANEL, Scores, build_card, simulate


@dataclass(frozen=True, slots=True)
class Trials:
    """What the trials of one run gave.

    Attributes:
        same: share of them, 0-1, with the band of the verdict.
        usual: the band that most of them have.
        next: the band that most of those with another band than the verdict's have; `None` if there are none.
    """

    same: float
    usual: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly the verdict on one election stands.

    Attributes:
        rated: with the ratings varied.
        whole: with what nobody could rate varied too.
        few: whether fewer than three analysts rated, so that how far others would differ is assumed.
    """

    rated: Trials
    whole: Trials
    few: bool


def _trials(scores: Scores) -> Trials | None:
    """The trials of a table with one election; `None` without a verdict or without a trial that gave one."""
    band = int(scores.bands[0])
    drawn = simulate(scores, 0, with_variance=False).bands
    given = drawn[drawn != NO_BAND]
    if band == NO_BAND or not len(given):
        return None
    counts = np.bincount(given)
    others = np.bincount(given[given != band])
    return Trials(
        same=float(np.mean(given == band)),
        usual=int(counts.argmax()),
        next=int(others.argmax()) if len(others) else None,
    )


def firmness(rated: Scores, whole: Scores) -> Firmness | None:
    """Run the trials of one election.

    Args:
        rated: its scores under a method that does not fill what is missing (`fill_missing` false).
        whole: its scores under one that does.

    Returns:
        The two shares; `None` where the election has no verdict.
    """
    first, second = _trials(rated), _trials(whole)
    if first is None or second is None:
        return None
    return Firmness(rated=first, whole=second, few=len(build_card(whole, 0).analysts) < SMALL_PANEL)


__all__ = ["Firmness", "Trials", "firmness"]
