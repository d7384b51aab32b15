# SPDX-License-Identifier: Apache-2.0
"""How firm the verdict on one election is: all that speaks to it, put together in one record."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from electassess.scoring.agreement import Agreement, agreement, no_agreement
from electassess.scoring.because import Lack, Variant
from electassess.scoring.cards import build_card, comparable_levels
from electassess.scoring.case import open_case
from electassess.scoring.scorecard import NodeScore, Scorecard
from electassess.scoring.scores import Scores
from electassess.scoring.sensitivity import (
    Removals,
    Tipping,
    rating_tipping_points,
    remove_each,
    replay,
    tipping_points,
    variants,
)
from electassess.scoring.simulation import Simulation
from electassess.scoring.uncertainty import simulate_both
from electassess.scoring.verdict import NO_BAND

TALK = 2
"""Analysts this many levels apart on an indicator should talk about it."""


@dataclass(frozen=True, slots=True)
class Outturn:
    """Index (0-100) and band if one thing were otherwise; `None` where there is none.

    Attributes:
        what: the node left out, or the choice made otherwise: a `Variant`.
        index: of the whole.
        band: of the ladder, gates included.
    """

    what: str
    index: float | None
    band: int | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Robustness:
    """How firm the verdict on one election is.

    Attributes:
        card: its scorecard.
        simulation: the Monte Carlo run, with what nobody could rate at any level.
        rated: the same run with that left out of account, as a value leaves it out.
        removals: every criterion and indicator that has a value, left out one at a time; those that move the
            band first, then by how far the index moves.
        variants: other methods on the same ratings.
        panel_tips: changes of a panel's level on one indicator that move the band, the smallest first.
        rating_tips: changes of one rating that move the band, the smallest first.
        talks: indicators on which analysts are `TALK` or more levels apart, the widest first.
        agreement: by ref of each criterion, and of the root for the whole, in the catalogue's order; none in short.
    """

    card: Scorecard
    simulation: Simulation
    rated: Simulation
    removals: tuple[Outturn, ...]
    variants: tuple[Outturn, ...]
    panel_tips: tuple[Tipping, ...]
    rating_tips: tuple[Tipping, ...]
    talks: tuple[NodeScore, ...]
    agreement: tuple[tuple[str, Agreement], ...]


@dataclass(frozen=True, eq=False)
class Shared:
    """What is the same for all elections of a table, made once.

    Attributes:
        others: what other methods have otherwise, with the scores they give.
        rated: the scores by a method that leaves out of account what nobody could rate.
        removals: every node but the root left out in turn.
    """

    others: tuple[tuple[Variant, Scores], ...]
    rated: Scores
    removals: Removals


def share(scores: Scores) -> Shared:
    """Make what looking at several elections of a table needs each time."""
    return Shared(
        tuple((name, replay(scores, method)) for name, method in variants(scores.structure, scores.method)),
        replay(scores, scores.method.replace(fill_missing=False)),
        remove_each(scores),
    )


def robustness(scores: Scores, at: int, shared: Shared | None = None, *, in_full: bool = True) -> Robustness:
    """Look at the verdict on one election from every side.

    Args:
        scores: of a table.
        at: position of the election.
        shared: from `share`, for whoever looks at several; made anew, if left out.
        in_full: also say from which source the doubt comes, and how far analysts agree; a table has no room for them.
    """
    card, shared = build_card(scores, at), shared or share(scores)
    talks = [node for node in card.nodes if node.kind == "indicator" and _apart(scores, node)]
    simulation, rated = simulate_both(scores, shared.rated, at, with_variance=in_full, in_full=False)
    return Robustness(
        card=card,
        simulation=simulation,
        rated=rated,
        removals=_removals(shared.removals, at, card),
        variants=tuple(_outturn(name, float(each.index[at]), int(each.bands[at])) for name, each in shared.others),
        panel_tips=tipping_points(scores, at),
        rating_tips=rating_tipping_points(scores, at),
        talks=tuple(sorted(talks, key=lambda node: -(node.spread or 0.0))),
        agreement=_agreement(scores, at) if in_full else (),
    )


def _outturn(what: str, index: float, band: int) -> Outturn:
    return Outturn(what, None if np.isnan(index) else index, None if band == NO_BAND else band)


def _removals(found: Removals, at: int, card: Scorecard) -> tuple[Outturn, ...]:
    """Every node with a value but the root left out in turn."""
    if card.index is None:
        return ()
    each = [
        _outturn(ref, float(index), int(band))
        for ref, index, band in zip(found.refs, found.index[:, at], found.bands[:, at], strict=True)
        if card.node(ref).value is not None
    ]
    base = card.index
    return tuple(
        sorted(each, key=lambda one: (one.band == card.band, -abs((base if one.index is None else one.index) - base)))
    )


def _apart(scores: Scores, node: NodeScore) -> bool:
    """Whether analysts are far apart on an indicator with an ordinal scale."""
    column = scores.columns_below[scores.structure.position(node.ref)][0]
    return bool(scores.structure.levels[column]) and (node.spread or 0.0) >= TALK


def _agreement(scores: Scores, at: int) -> tuple[tuple[str, Agreement], ...]:
    """Alpha with its bootstrap interval for the whole and for each of its parts."""
    structure, method = scores.structure, scores.method
    levels = open_case(scores, at).levels.T

    def one(columns: Sequence[int]) -> Agreement:
        table = comparable_levels(structure, levels, columns)
        if table is None:
            return no_agreement(Lack.SCALES_DIFFER)
        return agreement(table, draws=method.draws, level=method.interval_level, seed=method.seed)

    parts = [position for position in (0, *structure.children[0]) if structure.kinds[position] == "group"]
    return tuple((structure.refs[position], one(scores.columns_below[position])) for position in parts)


__all__ = ["TALK", "Outturn", "Robustness", "Shared", "robustness", "share"]
