# SPDX-License-Identifier: Apache-2.0
"""What drives a verdict: what gives the band, which criteria pull the index down, and by how many points.

The points are those of a weighted mean: each criterion that was scored adds its share of the weight times its value,
and what it does not add is missing from 100. Where a catalogue makes its index otherwise, none are told.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from electassess.comparison.gates import Effect, GateStands, GateState, mattering, stand
from electassess.comparison.words import Say, in_mid_sentence, listed, sentence, whole
from electassess.findings.score_words import reason_words, reasons_words
from electassess.language import Language
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
    card: Scorecard,
    labels: Sequence[str],
    gates: Sequence[GateStands],
    title_of: Callable[[str], str],
    language: Language,
) -> tuple[str, ...]:
    """What drives a verdict, in two or three short sentences.

    Args:
        card: of the election.
        labels: of the bands, from the lowest.
        gates: how they stand.
        title_of: gives the title of a criterion.
        language: in which they are.
    """
    verdict, say = card.verdict, language.say
    if verdict.index is None or verdict.band is None or verdict.alone is None:
        return (sentence("; ".join(reasons_words(verdict, language)) or say("firm-no-verdict"), say),)
    return (*_band(card, labels, gates, language), *_criteria(card, title_of, say))


def _band(card: Scorecard, labels: Sequence[str], gates: Sequence[GateStands], language: Language) -> list[str]:
    """What gives the band: a gate, the index, both of them, or another limit."""
    verdict, say = card.verdict, language.say
    assert verdict.alone is not None, "asked only where there is a band"
    index, alone = f"{verdict.index:.1f}", say("drives-band", band=str(verdict.alone), label=labels[verdict.alone])
    if verdict.scant:
        last = sentence(reason_words(verdict.reasons[-1], language), say)
        return [last, say("drives-scant", index=index, band=alone)]
    lowering = [one for one in gates if one.effect is Effect.LOWERS]
    holding = [one for one in mattering(gates) if one.state is GateState.HOLDS and one.cap == verdict.band]
    if lowering:
        # Where several allow no more than the band that was reached, each of them keeps it there.
        lowest = [one for one in lowering if one.cap == verdict.band] or lowering[:1]
        stands = {True: "drives-gate-holds", False: "drives-gate-open"}
        why = [say(stands[one.state is GateState.HOLDS], name=one.name, found=one.found) for one in lowest]
        return [
            say("drives-gates", count=len(why), gates=listed(why, say)),
            say("drives-alone", index=index, band=alone),
        ]
    if verdict.alone != verdict.band:
        last = sentence(reason_words(verdict.reasons[-1], language), say)
        return [last, say("drives-alone", index=index, band=alone)]
    told = [say("drives-index-held" if holding else "drives-index", index=index, band=alone)]
    return told + [say("drives-too", name=one.name, found=one.found) for one in holding]


def lacks_words(index: float | None, found: Sequence[Pull], say: Say) -> str:
    """Which criteria take most from the index, in a sentence; empty if none does."""
    named = [
        say("drives-takes", criterion=in_mid_sentence(one.title), value=whole(one.value), points=f"{one.lacks:.1f}")
        for one in found[:NAMED]
        if one.lacks > 0
    ]
    if index is None or not named:
        return ""
    return say("drives-lacks", points=f"{100 - index:.1f}", criteria=listed(named, say))


def _criteria(card: Scorecard, title_of: Callable[[str], str], say: Say) -> list[str]:
    """Which criteria take most from the index, and which were not scored."""
    lacks = lacks_words(card.index, pulls(card, title_of), say)
    told = [lacks] if lacks else []
    missing = [title_of(node.ref) for node in card.children(card.nodes[0].ref) if node.value is None]
    if missing:
        told.append(say("drives-missing", criteria=listed([in_mid_sentence(one) for one in missing], say)))
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


def driven(card: Scorecard, labels: Sequence[str], catalogue: Catalogue, language: Language) -> Driven:
    """What stands behind a verdict.

    Args:
        card: of the election.
        labels: of the bands, from the lowest; none without a ladder.
        catalogue: that it was scored by, its groups put in.
        language: in which it is told.
    """
    nodes = dict(walk(catalogue.root))
    indicators = {ref for ref, node in nodes.items() if isinstance(node, Indicator)}

    def title(ref: str) -> str:
        return nodes[ref].title if ref in nodes else ref

    def quoted(ref: str) -> str:
        return language.say("quoted", title=nodes[ref].title) if ref in nodes else ref

    gates = stand(card, quoted, indicators.__contains__, language.say)
    return Driven(gates, drives(card, labels, gates, title, language), pulls(card, title))


__all__ = ["Driven", "Pull", "driven", "drives", "lacks_words", "pulls"]
