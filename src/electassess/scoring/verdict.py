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
from electassess.scoring.because import Reason, Rule, Width
from electassess.scoring.scorecard import ClassResult, GateResult, NodeScore, Verdict
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


class Narrow(NamedTuple):
    """What a narrow record allows.

    Attributes:
        cap: the highest band.
        width: how narrow it is.
        thin: whether a verdict of that very band, too, says that it is not on the whole.
        scant: whether no band is a verdict on the whole.
    """

    cap: int
    width: Width
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
        The verdict with its reasons: what the index alone gives, and each cap that lowered it.
    """
    if ladder is None or index is None:
        reasons = [] if index is not None else [Reason(Rule.NO_INDEX)]
        reasons += [
            _of_gate(Rule.ALLOWS if gate.fired else Rule.OPEN_ALLOWS, gate, gate.limit, classes=ladder is None)
            for gate in gates
            if gate.fired is not False
        ]
        return Verdict(index, None, None, tuple(gates), tuple(reasons))
    alone = band_of(index, [band.at_least for band in ladder.bands])
    band, steps, results = _through(gates, alone)
    reasons = [Reason(Rule.INDEX, alone, ladder.bands[alone].label, index), *steps]
    limited = narrow is not None and (band > narrow.cap or (band == narrow.cap and narrow.thin))
    if narrow is not None and limited:
        rule = Rule.NARROW if band > narrow.cap else Rule.THIN
        band = narrow.cap
        reasons.append(Reason(rule, band, width=narrow.width))
    # What a gate holds is known, however little else is; a band below what it allows rests on the index alone.
    scant = narrow is not None and narrow.scant and not any(gate.fired and gate.cap <= band for gate in gates)
    if narrow is not None and scant and not limited:
        reasons.append(Reason(Rule.SCANT, band, width=narrow.width))
    if edition is Edition.PRE_ELECTION and band > ladder.highest_before_vote:
        band = ladder.highest_before_vote
        reasons.append(Reason(Rule.BEFORE_VOTE, band))
    return Verdict(index, band, alone if band != alone else None, results, tuple(reasons), narrow=limited, scant=scant)


def _through(gates: Sequence[GateResult], alone: int) -> tuple[int, list[Reason], tuple[GateResult, ...]]:
    """The band that gates leave of one; what each did; and the gates, told whether they lowered it."""
    band, reasons = alone, []
    for gate in gates:
        lowers = gate.limit is not None and gate.limit < band
        if gate.limit is not None and lowers:
            band = gate.limit
        if gate.fired:
            reasons.append(_of_gate(Rule.LOWERS if lowers else Rule.HOLDS, gate, gate.cap))
        elif gate.fired is None and lowers:
            reasons.append(_of_gate(Rule.OPEN_LOWERS, gate, band))
        elif gate.fired is None:
            reasons.append(_of_gate(Rule.OPEN, gate, gate.cap if gate.cap < band else None))
    told = (dataclasses.replace(gate, capped=gate.limit is not None and gate.limit < alone) for gate in gates)
    return band, reasons, tuple(told)


def _of_gate(rule: Rule, gate: GateResult, band: int | None, *, classes: bool = False) -> Reason:
    """What a gate did, with the comparisons that decide it or leave it open."""
    return Reason(rule, band, gate=gate.id, terms=gate.terms, classes=classes)


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
        return ClassResult(node.ref, None, "", None, unit.value, node.value, node.points)
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
]
