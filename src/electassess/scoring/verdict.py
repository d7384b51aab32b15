# SPDX-License-Identifier: Apache-2.0
"""From an index to a verdict: the band by fixed bounds, then the caps of gates and edition, each with its reason."""

import bisect
import dataclasses
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from electassess.model.base import Edition
from electassess.model.catalogue import Classes, Outcome, OutcomeCuts, Unit
from electassess.model.ladder import Ladder
from electassess.scoring.scorecard import ClassResult, GateResult, NodeScore, Term, Verdict
from electassess.scoring.structure import BoolArray, FloatArray, IntArray

NO_BAND = -1
"""Stands in arrays for the band of an election whose index has no value."""

_SCALE = 1e9
_DECIMALS = 9  # beyond this, digits of a value are the residue of floats: 62.49999999999999 is 62.5


def bands_of(values: FloatArray, bounds: Sequence[float], *, rounded: bool = False) -> IntArray:
    """The band of each value.

    Args:
        values: on the scale of the bounds, `nan` where there is none.
        bounds: lower bounds in ascending order, each included; below the first is the lowest band too.
        rounded: round values to whole numbers first, halves up, as Perceptions of Electoral Integrity does.

    Returns:
        Same shape: positions among the bounds, `NO_BAND` for `nan`.

    >>> bands_of(np.array([12.4, 12.5, np.nan]), [0, 12.5]).tolist()
    [0, 1, -1]
    """
    found = np.round(values, _DECIMALS)
    if rounded:
        found = np.floor(found + 0.5)
    place = np.maximum(np.searchsorted(np.asarray(bounds, dtype=np.float64), found, side="right") - 1, 0)
    return np.where(np.isnan(values), NO_BAND, place).astype(np.int64)


def band_of(value: float, bounds: Sequence[float], *, rounded: bool = False) -> int:
    """The band of one value: as `bands_of`, without the cost of an array.

    >>> band_of(62.49999999999999, [0, 62.5]), band_of(-3.0, [0, 62.5])
    (1, 0)
    """
    found = round(value * _SCALE) / _SCALE
    if rounded:
        found = math.floor(found + 0.5)
    return max(bisect.bisect_right(bounds, found) - 1, 0)


def cap_bands(bands: IntArray, caps: Sequence[int], fired: Sequence[BoolArray], highest: int | None = None) -> IntArray:
    """Lower bands to the caps of the gates that fired, for many elections at once.

    Args:
        bands: from `bands_of`.
        caps: of each gate.
        fired: of each gate, same shape as the bands.
        highest: a cap on all of them (a pre-election edition), or none.

    Returns:
        The capped bands; `NO_BAND` stays.
    """
    capped = bands if highest is None else np.minimum(bands, highest)
    for cap, each in zip(caps, fired, strict=True):
        capped = np.where(each, np.minimum(capped, cap), capped)
    return capped


OUTCOMES = (
    Outcome.VIOLATED,
    Outcome.NOT_MET,
    Outcome.PARTLY_MET,
    Outcome.LARGELY_MET,
    Outcome.MET,
    Outcome.INCONCLUSIVE,
)
"""What the numbers of `outcomes_of` stand for."""


def outcomes_of(values: FloatArray, cuts: OutcomeCuts) -> IntArray:
    """The outcomes that values 0-100 stand for, as positions among `OUTCOMES`; inconclusive for `nan`."""
    bounds = [cuts.not_met, cuts.partly_met, cuts.largely_met, cuts.met]
    steps = np.searchsorted(bounds, np.round(values, _DECIMALS), side="right")
    return np.where(np.isnan(values), OUTCOMES.index(Outcome.INCONCLUSIVE), steps).astype(np.int64)


def number(value: float) -> str:
    """A level or value as reasons print it: whole where it is whole, else with one decimal."""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def term_words(term: Term) -> str:
    """What was found, in the form `party-inclusion.parties-barred = 0`; `no value` where there is none."""
    parts = [
        f"{ref} = {number(found)}{' points' if points else ''}" if found is not None else f"{ref} has no value"
        for ref, found, points in zip(term.refs, term.found, term.points or [False] * len(term.refs), strict=True)
    ]
    return " and ".join(parts) or term.text


class Narrow(NamedTuple):
    """What a narrow record allows.

    Attributes:
        cap: the highest band.
        because: why it is narrow, in words.
        thin: whether a verdict of that very band, too, says that it is not on the whole.
        scant: whether no band is a verdict on the whole.
    """

    cap: int
    because: str
    thin: bool
    scant: bool = False


def reach_verdict(
    index: float | None,
    gates: Sequence[GateResult],
    ladder: Ladder | None,
    edition: Edition,
    narrow: Narrow | None = None,
) -> Verdict:
    """The band an election reaches.

    Args:
        index: value of the root, 0-100, or `None`.
        gates: results of every gate, `capped` not yet set.
        ladder: with its bounds and the cap for pre-election editions; `None` gives no band.
        edition: of the method.
        narrow: what a record too narrow for praise allows; `None` where it is broad enough.

    Returns:
        The verdict with its reasons in words: what the index alone gives, and each cap that lowered it.
    """
    if ladder is None or index is None:
        unit = "class" if ladder is None else "band"
        reasons = [] if index is not None else ["no index: too few criteria could be scored"]
        for gate in gates:
            if gate.fired:
                reasons.append(f"gate {gate.id} holds ({_found(gate)}): {unit} {gate.cap} at most")
            elif gate.fired is None:
                most = f"; {unit} {gate.limit} at most" if gate.limit is not None else ""
                reasons.append(f"gate {gate.id} cannot be decided: {_found(gate)}{most}")
        return Verdict(index, None, None, tuple(gates), tuple(reasons))
    alone = band_of(index, [band.at_least for band in ladder.bands])
    band, steps, results = _through(gates, alone)
    reasons = [f"index {index:.1f} gives band {alone} ({ladder.bands[alone].label})", *steps]
    limited = narrow is not None and (band > narrow.cap or (band == narrow.cap and narrow.thin))
    if narrow is not None and limited:
        why = "for praise" if band > narrow.cap else "for a verdict on the whole"
        start = f"capped at band {narrow.cap}" if band > narrow.cap else f"band {band} with a limit"
        band = narrow.cap
        reasons.append(f"{start}: the record is too narrow {why} ({narrow.because})")
    # What a gate holds is known, however little else is.
    scant = narrow is not None and narrow.scant and not any(gate.fired for gate in gates)
    if narrow is not None and scant and not limited:
        reasons.append(
            f"band {band} of what could be judged: the record is too narrow for any verdict on the whole "
            f"({narrow.because})"
        )
    if edition is Edition.PRE_ELECTION and band > ladder.highest_before_vote:
        band = ladder.highest_before_vote
        reasons.append(f"capped at band {band}: the whole cannot be praised before the vote")
    return Verdict(index, band, alone if band != alone else None, results, tuple(reasons), narrow=limited, scant=scant)


def _through(gates: Sequence[GateResult], alone: int) -> tuple[int, list[str], tuple[GateResult, ...]]:
    """The band that gates leave of one; what each did, in words; and the gates, told whether they lowered it."""
    band, reasons = alone, []
    for gate in gates:
        lowers = gate.limit is not None and gate.limit < band
        if gate.limit is not None and lowers:
            band = gate.limit
        if gate.fired:
            held = f"gate {gate.id} holds ({_found(gate)}), with no further effect"
            reasons.append(f"capped at band {band} by {_found(gate)}" if lowers else held)
        elif gate.fired is None:
            start = f"capped at band {band} while gate" if lowers else "gate"
            reasons.append(f"{start} {gate.id} cannot be decided: {_found(gate)}")
    told = (dataclasses.replace(gate, capped=gate.limit is not None and gate.limit < alone) for gate in gates)
    return band, reasons, tuple(told)


def _found(gate: GateResult) -> str:
    """What the deciding comparisons of a gate found, each once."""
    return " and ".join(dict.fromkeys(term_words(term) for term in gate.terms))


def classify(cut: Classes, node: NodeScore, cap: int | None) -> ClassResult:
    """The named class of a node's value or points, whichever the cut says.

    Args:
        cut: the classes, from the lowest.
        node: the node.
        cap: position of the highest class still open, or `None`.
    """
    unit = cut.unit or Unit.VALUE
    value = node.points if unit is Unit.POINTS else node.value
    if value is None:
        return ClassResult(node.ref, None, "not classified", None, unit.value, node.value, node.points)
    bounds = [band.at_least for band in cut.bands]
    alone = cut.bands[band_of(value, bounds, rounded=cut.rounded)]
    reached = alone if cap is None else min(alone, cut.bands[cap], key=cut.bands.index)
    lowered = alone.id if reached is not alone else None
    return ClassResult(node.ref, reached.id, reached.title, lowered, unit.value, node.value, node.points)


__all__ = [
    "NO_BAND",
    "OUTCOMES",
    "Narrow",
    "band_of",
    "bands_of",
    "cap_bands",
    "classify",
    "number",
    "outcomes_of",
    "reach_verdict",
    "term_words",
]
