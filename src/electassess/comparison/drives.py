# SPDX-License-Identifier: Apache-2.0
"""What drives a verdict: what gives the band, which criteria pull the index down, and by how many points.

The points are those of a weighted mean: each criterion that was scored adds its share of the weight times its value,
and what it does not add is missing from 100. Where a catalogue makes its index otherwise, none are told.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from electassess.comparison.gates import Effect, GateStands, GateState, mattering, stand
from electassess.comparison.words import in_mid_sentence, listed, whole
from electassess.model.catalogue import Catalogue, Indicator, walk
from electassess.scoring import Scorecard

NAMED = 3
"""Criteria that the sentence names."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What one criterion does to the index.

    Attributes:
        ref: the criterion.
        title: of it.
        value: 0-100.
        weight: its share among the criteria scored, 0-1.
        adds: points of the index that it adds.
        lacks: points that it would add besides, were its value 100.
    """

    ref: str
    title: str
    value: float
    weight: float
    adds: float
    lacks: float


def pulls(card: Scorecard, title_of: Callable[[str], str]) -> tuple[Pull, ...]:
    """What each criterion does to the index, the strongest pull downwards first.

    Args:
        card: of the election.
        title_of: gives the title of a criterion.

    Returns:
        Nothing without an index, or where the index is no weighted mean of its criteria.
    """
    scored = [(node, node.value) for node in card.children(card.nodes[0].ref) if node.value is not None]
    total = sum(node.weight for node, _ in scored)
    if card.index is None or not total:
        return ()
    mean = sum(node.weight / total * value for node, value in scored)
    if not math.isclose(mean, card.index, rel_tol=0, abs_tol=1e-6):
        return ()
    found = tuple(
        Pull(node.ref, title_of(node.ref), value, node.weight / total, *_points(node.weight / total, value))
        for node, value in scored
    )
    return tuple(sorted(found, key=lambda one: -one.lacks))


def _points(share: float, value: float) -> tuple[float, float]:
    return round(share * value, 6), round(share * (100 - value), 6)


def drives(
    card: Scorecard, labels: Sequence[str], gates: Sequence[GateStands], title_of: Callable[[str], str]
) -> tuple[str, ...]:
    """What drives a verdict, in two or three short sentences.

    Args:
        card: of the election.
        labels: of the bands, from the lowest.
        gates: how they stand.
        title_of: gives the title of a criterion.
    """
    verdict = card.verdict
    if verdict.index is None or verdict.band is None or verdict.alone is None:
        reasons = "; ".join(verdict.reasons) or "no verdict"
        return (f"{reasons[:1].upper()}{reasons[1:]}.",)
    return (*_band(card, labels, gates), *_criteria(card, title_of))


def _band(card: Scorecard, labels: Sequence[str], gates: Sequence[GateStands]) -> list[str]:
    """What gives the band: a gate, the index, both of them, or another limit."""
    verdict = card.verdict
    assert verdict.alone is not None, "asked only where there is a band"
    alone = f"band {verdict.alone} ({labels[verdict.alone]})"
    if verdict.scant:
        last = verdict.reasons[-1]
        return [f"{last[:1].upper()}{last[1:]}.", f"The index of {verdict.index:.1f} is of that alone: {alone}."]
    lowering = [one for one in gates if one.effect is Effect.LOWERS]
    holding = [one for one in mattering(gates) if one.state is GateState.HOLDS and one.cap == verdict.band]
    if lowering:
        # Where several allow no more than the band that was reached, each of them keeps it there.
        lowest = [one for one in lowering if one.cap == verdict.band] or lowering[:1]
        why = [
            f"“{one.name}” "
            + (f"holds ({one.found})" if one.state is GateState.HOLDS else f"cannot be decided for want of {one.found}")
            for one in lowest
        ]
        return [
            f"{'A gate drives' if len(why) == 1 else 'Gates drive'} it: {listed(why)}.",
            f"The index of {verdict.index:.1f} alone would give {alone}.",
        ]
    if verdict.alone != verdict.band:
        last = verdict.reasons[-1]
        return [f"{last[:1].upper()}{last[1:]}.", f"The index of {verdict.index:.1f} alone would give {alone}."]
    told = [
        f"The index of {verdict.index:.1f} drives it: it gives {alone}{'' if holding else ', and no gate lowers that'}."
    ]
    told += [
        f"Gate “{one.name}” holds too ({one.found}), and would keep it there were the index higher." for one in holding
    ]
    return told


def _criteria(card: Scorecard, title_of: Callable[[str], str]) -> list[str]:
    """Which criteria take most from the index, and which were not scored."""
    told = []
    found = pulls(card, title_of)
    if found and card.index is not None:
        named = [
            f"{in_mid_sentence(one.title)} ({whole(one.value)}) takes {one.lacks:.1f}"
            for one in found[:NAMED]
            if one.lacks > 0
        ]
        if named:
            told.append(f"Of the {100 - card.index:.1f} points short of 100, {listed(named)}.")
    missing = [title_of(node.ref) for node in card.children(card.nodes[0].ref) if node.value is None]
    if missing:
        told.append(f"Not scored, and so left out of it: {listed([in_mid_sentence(one) for one in missing])}.")
    return told


@dataclass(frozen=True, slots=True)
class Driven:
    """What stands behind a verdict, in words and points.

    Attributes:
        gates: how every gate stands.
        drives: what drives the verdict, in short sentences.
        pulls: what each criterion does to the index.
    """

    gates: tuple[GateStands, ...]
    drives: tuple[str, ...]
    pulls: tuple[Pull, ...]


def driven(card: Scorecard, labels: Sequence[str], catalogue: Catalogue) -> Driven:
    """What stands behind a verdict.

    Args:
        card: of the election.
        labels: of the bands, from the lowest; none without a ladder.
        catalogue: that it was scored by, its groups put in.
    """
    nodes = dict(walk(catalogue.root))
    indicators = {ref for ref, node in nodes.items() if isinstance(node, Indicator)}

    def title(ref: str) -> str:
        return nodes[ref].title if ref in nodes else ref

    def quoted(ref: str) -> str:
        return f"“{nodes[ref].title}”" if ref in nodes else ref

    gates = stand(card, quoted, indicators.__contains__)
    return Driven(gates, drives(card, labels, gates, title), pulls(card, title))


__all__ = ["Driven", "Pull", "driven", "drives", "pulls"]
