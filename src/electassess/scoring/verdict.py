# SPDX-License-Identifier: Apache-2.0
"""From an index to a verdict: the band by fixed bounds, then the caps of gates and edition, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from electassess.model.base import Edition
from electassess.model.catalogue import ClassBand, Classes
from electassess.model.ladder import Ladder
from electassess.scoring.scorecard import ClassResult, GateResult, Term, Verdict
from electassess.scoring.structure import FloatArray


def bands_of(values: FloatArray, bounds: Sequence[float]) -> np.ndarray:
    """The band of each value by lower bounds in ascending order, the first included; -1 for `nan`."""
    bands = np.searchsorted(np.asarray(bounds), values, side="right") - 1
    return np.where(np.isnan(values), -1, bands)


def number(value: float) -> str:
    """A level or value as reasons print it: whole where it is whole, else with one decimal."""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def term_words(term: Term) -> str:
    """What was found, in the form `party-inclusion.parties-barred = 0`; `no value` where there is none."""
    parts = [
        f"{ref} = {number(found)}" if found is not None else f"{ref} has no value"
        for ref, found in zip(term.refs, term.found, strict=True)
    ]
    return " and ".join(parts) or term.text


@dataclass(frozen=True)
class _Step:
    band: int
    reasons: tuple[str, ...]


def reach_verdict(index: float | None, gates: Sequence[GateResult], ladder: Ladder | None, edition: Edition) -> Verdict:
    """The band an election reaches.

    Args:
        index: value of the root, 0-100, or `None`.
        gates: results of every gate, `capped` not yet set.
        ladder: with its bounds and the cap for pre-election editions; `None` gives no band.
        edition: of the method.

    Returns:
        The verdict with its reasons in words: what the index alone gives, and each cap that lowered it.
    """
    if ladder is None or index is None:
        reason = () if index is not None else ("no index: too few criteria could be scored",)
        return Verdict(index, None, None, tuple(gates), reason)
    bounds = [band.at_least for band in ladder.bands]
    alone = int(bands_of(np.array([index]), bounds)[0])
    alone = max(alone, 0)
    band = alone
    reasons = [f"index {index:.1f} gives band {alone} ({ladder.bands[alone].label})"]
    capped: list[GateResult] = []
    for gate in gates:
        words = " and ".join(dict.fromkeys(term_words(term) for term in gate.terms))
        lowers = bool(gate.fired) and gate.cap < alone
        if gate.fired and gate.cap < band:
            band = gate.cap
            reasons.append(f"capped at band {gate.cap} by {words}")
        elif gate.fired:
            reasons.append(f"gate {gate.id} holds ({words}), with no further effect")
        elif gate.fired is None:
            reasons.append(f"gate {gate.id} cannot be decided: {words}")
        capped.append(GateResult(gate.id, gate.fired, gate.cap, gate.because, gate.terms, lowers))
    if edition is Edition.PRE_ELECTION and band > ladder.highest_before_vote:
        band = ladder.highest_before_vote
        reasons.append(f"capped at band {band}: the whole cannot be praised before the vote")
    return Verdict(index, band, alone if band != alone else None, tuple(capped), tuple(reasons))


def classify(cut: Classes, node: str, value: float | None, cap: int | None) -> ClassResult:
    """The named class of a node's value.

    Args:
        cut: the classes, from the lowest.
        node: ref of the node.
        value: 0-100 (points for a sum), or `None`.
        cap: position of the highest class still open, or `None`.
    """
    if value is None:
        return ClassResult(node, None, "not classified", None)
    found = float(np.round(value)) if cut.rounded else value
    position = max(int(bands_of(np.array([found]), [band.at_least for band in cut.bands])[0]), 0)
    if cap is not None and cap < position:
        alone: ClassBand = cut.bands[position]
        return ClassResult(node, cut.bands[cap].id, cut.bands[cap].title, alone.id)
    return ClassResult(node, cut.bands[position].id, cut.bands[position].title, None)


__all__ = ["bands_of", "classify", "number", "reach_verdict", "term_words"]
