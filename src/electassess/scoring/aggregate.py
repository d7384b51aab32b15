# SPDX-License-Identifier: Apache-2.0
"""From values of indicators to values of every node: the aggregation rules, vectorised over any leading axes.

Missing is never zero. A node whose applicable children are covered too thinly is not scored (`nan`);
above the threshold the weights of the missing children are shared among the present ones, and that is
recorded. Children that are not applicable drop out of the reckoning altogether. Rules after the OECD/JRC
Handbook 2008, step 6; half-compensatory as V-Dem's polyarchy index.
"""

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from electassess.model.catalogue import Aggregation
from electassess.scoring.structure import BoolArray, FloatArray, Structure

Aggregator = Callable[[FloatArray, FloatArray, BoolArray | None, BoolArray | None], FloatArray]
"""(values (..., c), weights (..., c) or (c,), present (..., c) or None for all, applicable likewise) -> (...)."""

TOLERANCE = 1e-9
"""Slack with which a share of weights is compared with a threshold, against the last bits of floats."""

TINY = 1e-300
"""Below this a value is zero: its inverse would overflow."""


def _shares(weights: FloatArray, present: BoolArray | None) -> FloatArray:
    """The weights of the present children, made to sum to one."""
    if present is None:
        whole: FloatArray = weights / weights.sum(axis=-1, keepdims=True)
        return whole
    kept = np.where(present, weights, 0.0)
    total = kept.sum(axis=-1, keepdims=True)
    shares: FloatArray = np.divide(kept, total, out=np.zeros_like(kept), where=total > 0)
    return shares


def _filled(values: FloatArray, present: BoolArray | None, neutral: float) -> FloatArray:
    """The values with a number in place of what is missing, where its weight is zero anyway."""
    return values if present is None else np.where(present, values, neutral)


def arithmetic(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The weighted mean of the present children."""
    del applicable
    if present is None:
        if weights.ndim == 1:
            mean: FloatArray = values @ (weights / weights.sum())
            return mean
        varied: FloatArray = np.einsum("...c,...c->...", values, weights) / weights.sum(axis=-1)
        return varied
    total: FloatArray = np.einsum("...c,...c->...", _filled(values, present, 0.0), _shares(weights, present))
    return total


def geometric(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The weighted geometric mean; zero as soon as one present child is zero."""
    del applicable
    shares = _shares(weights, present)
    filled = _filled(values, present, 1.0)
    zero = filled <= 0
    logs = np.log(np.where(zero, 1.0, filled))
    mean: FloatArray = np.where((zero & (shares > 0)).any(axis=-1), 0.0, np.exp((logs * shares).sum(axis=-1)))
    return mean


def harmonic(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The weighted harmonic mean; zero as soon as one present child is zero."""
    del applicable
    shares = _shares(weights, present)
    filled = _filled(values, present, 1.0)
    zero = filled < TINY
    inverse = (shares / np.where(zero, 1.0, filled)).sum(axis=-1)
    mean: FloatArray = np.where(
        (zero & (shares > 0)).any(axis=-1), 0.0, np.divide(1.0, inverse, out=np.zeros_like(inverse), where=inverse > 0)
    )
    return mean


def minimum(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The lowest present child, whatever the weights."""
    del weights, applicable
    lowest: FloatArray = _filled(values, present, np.inf).min(axis=-1)
    return lowest


def half_compensatory(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The mean of the weighted mean and the (unweighted) product; see `product` for what is missing."""
    halves: FloatArray = 0.5 * (arithmetic(values, weights, present) + product(values, weights, present, applicable))
    return halves


def product(
    values: FloatArray, weights: FloatArray, present: BoolArray | None = None, applicable: BoolArray | None = None
) -> FloatArray:
    """The plain product of the present children, whatever the weights.

    A product of fewer factors would be larger for that alone, so with `m` of `n` applicable children
    present the product is taken to the power n/m: each missing child counts as the geometric mean. A child
    below zero (a sum with more taken off than is there) counts as zero in it: two of them make no merit.
    """
    del weights
    found: FloatArray = np.maximum(_filled(values, present, 1.0), 0.0).prod(axis=-1)
    if present is not None:
        several = np.ones_like(present) if applicable is None else applicable
        count = present.sum(axis=-1)
        power = np.divide(several.sum(axis=-1), count, out=np.ones(count.shape), where=count > 0)
        found = found**power
    return found


AGGREGATORS: Mapping[Aggregation, Aggregator] = MappingProxyType(
    {
        Aggregation.ARITHMETIC: arithmetic,
        Aggregation.GEOMETRIC: geometric,
        Aggregation.HARMONIC: harmonic,
        Aggregation.MINIMUM: minimum,
        Aggregation.HALF_COMPENSATORY: half_compensatory,
        Aggregation.PRODUCT: product,
        # The shares below a sum are points already (see `structure`), so that its value is a weighted mean.
        Aggregation.SUM: arithmetic,
    }
)
"""Rule -> kernel. Subtracting children are taken off by `roll_up`, for the rules that allow them."""


@dataclasses.dataclass(frozen=True, eq=False)
class RolledUp:
    """What `roll_up` finds for every node, depth first; every array has shape (..., n).

    Attributes:
        values: 0-1, `nan` where a node has none. A sum may go below 0 where more is taken off than is there.
        coverage: share of what is applicable below, by weight and down to the indicators, that stands behind the
            value; `nan` if nothing is applicable. A child without a value counts for nothing.
        applicable: whether the node could have a value at all.
        shared: whether the weight of missing children was shared among the others, here or further down.
        extent: of a sum, the share of its points that are applicable, by which it weighs in a sum above it;
            1 for other nodes.
    """

    values: FloatArray
    coverage: FloatArray
    applicable: BoolArray
    shared: BoolArray
    extent: FloatArray


def roll_up(
    structure: Structure,
    values: FloatArray,
    applicable: BoolArray | None = None,
    *,
    weights: FloatArray | None = None,
    enforce: bool = True,
    aggregators: Mapping[Aggregation, Aggregator] = AGGREGATORS,
) -> RolledUp:
    """Aggregate values of indicators to every node.

    Args:
        structure: of `n` nodes and `k` indicators.
        values: shape (..., k), 0-1, `nan` where missing.
        applicable: shape (..., k) or (k,), whether the question arises; all of them if left out.
        weights: shape (..., n) or (n,), instead of the structure's; normalised among siblings.
        enforce: apply the thresholds of coverage; without them any one child is enough.
        aggregators: the rules.

    Returns:
        Values, coverage, applicability and sharing of every node.
    """
    size = len(structure.refs)
    shares = structure.weights if weights is None else weights
    lead = np.broadcast_shapes(values.shape[:-1], shares.shape[:-1])
    shape = (*lead, size)
    everything = (applicable is None or bool(np.all(applicable))) and not np.isnan(values).any()
    leaves = structure.indicators
    # The draws (or elections) of one node stand side by side in memory, since every rule works node by node.
    by_node = np.empty((size, *reversed(lead)))
    for column, leaf in enumerate(leaves):
        by_node[leaf] = values[..., column].T
    ones = np.broadcast_to(np.float64(1.0), shape)
    # Where nothing is missing these four say the same for all, and simulations draw millions of such rows.
    answer = RolledUp(
        values=by_node.T,
        coverage=ones if everything else np.ones(shape),
        applicable=np.broadcast_to(np.bool_(1), shape) if everything else np.ones(shape, dtype=np.bool_),
        shared=np.broadcast_to(np.bool_(0), shape) if everything else np.zeros(shape, dtype=np.bool_),
        extent=ones if everything else np.ones(shape),
    )
    if not everything:
        asked = np.broadcast_to(True if applicable is None else applicable, (*lead, len(leaves)))
        by_node[leaves] = np.where(asked.T, by_node[leaves], np.nan)
        answer.applicable[..., leaves] = asked
        answer.coverage[..., leaves] = np.where(np.isnan(answer.values[..., leaves]), 0.0, 1.0)
        answer.coverage[..., leaves] = np.where(asked, answer.coverage[..., leaves], np.nan)
    for position in reversed(range(size)):
        if structure.children[position]:
            _one_node(structure, answer, position, shares, everything, enforce, aggregators)
    return answer


def _one_node(
    structure: Structure,
    answer: RolledUp,
    position: int,
    shares: FloatArray,
    everything: bool,  # noqa: FBT001
    enforce: bool,  # noqa: FBT001
    aggregators: Mapping[Aggregation, Aggregator],
) -> None:
    """Aggregate the children of one node into the arrays of the answer, which are this module's own."""
    mine = np.array(structure.children[position])
    taken = mine[structure.beside[mine]]
    adding = mine[~structure.beside[mine]]
    signs = np.where(structure.subtracts[taken], -1.0, 1.0)
    rule = structure.aggregation[position]
    assert rule is not None
    kernel = aggregators[rule]
    weights = _columns(shares, adding)
    values = _columns(answer.values, adding)
    powers = structure.power[adding]
    if (powers != 1).any():
        # A sum below zero has no power that is a number.
        values = np.where(powers == 1, values, np.maximum(values, 0.0) ** powers)
    if everything:
        result = kernel(values, weights, None, None)
        if taken.size:
            scale = signs * shares[..., taken] / weights.sum(axis=-1, keepdims=True)
            result = result + (answer.values[..., taken] * scale).sum(axis=-1)
        answer.values[..., position] = result
        return
    asked = answer.applicable[..., adding]
    if rule is Aggregation.SUM:
        weights = weights * answer.extent[..., adding]
    present = ~np.isnan(values)
    possible = (asked * weights).sum(axis=-1)
    covered = np.divide(
        (np.where(present, answer.coverage[..., adding], 0.0) * weights).sum(axis=-1),
        possible,
        out=np.full(possible.shape, np.nan),
        where=possible > 0,
    )
    enough = present.any(axis=-1)
    if enforce:
        enough &= covered >= structure.coverage[position] - TOLERANCE
        # A child that cannot apply is not asked for: `at_least` never exceeds what is applicable.
        enough &= present.sum(axis=-1) >= np.minimum(structure.at_least[position], asked.sum(axis=-1))
    result = kernel(values, weights, present, asked)
    lacking = (asked & ~present).any(axis=-1)
    if taken.size:
        points = np.nan_to_num(answer.values[..., taken] * shares[..., taken] * signs).sum(axis=-1)
        result = result + np.divide(points, possible, out=np.zeros_like(points), where=possible > 0)
        lacking |= (answer.applicable[..., taken] & np.isnan(answer.values[..., taken])).any(axis=-1)
    answer.values[..., position] = np.where(enough, result, np.nan)
    answer.coverage[..., position] = covered
    if rule is Aggregation.SUM:
        answer.extent[..., position] = possible / shares[..., adding].sum(axis=-1)
    answer.applicable[..., position] = asked.any(axis=-1)
    answer.shared[..., position] = enough & (
        lacking | (answer.shared[..., mine] & ~np.isnan(answer.values[..., mine])).any(axis=-1)
    )


def _columns(values: FloatArray, positions: np.ndarray) -> FloatArray:
    """Some columns, as a view where they stand together."""
    first, last = int(positions[0]), int(positions[-1])
    if last - first + 1 == len(positions):
        return values[..., first : last + 1]
    picked: FloatArray = values.T[positions].T
    return picked


def fill_range(
    structure: Structure, values: FloatArray, applicable: BoolArray | None = None, *, weights: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Values of every node if all that is missing were as bad, and as good, as can be.

    Args:
        structure: of `n` nodes and `k` indicators.
        values: shape (..., k), 0-1, `nan` where missing.
        applicable: as in `roll_up`; what is not applicable stays out.
        weights: as in `roll_up`.

    Returns:
        (worst, best), each of shape (..., n). A missing subtracting item is worst when it takes off most.
    """
    flipped = structure.flips
    missing = np.isnan(values)
    worst = np.where(missing, np.where(flipped, 1.0, 0.0), values)
    best = np.where(missing, np.where(flipped, 0.0, 1.0), values)
    return (
        roll_up(structure, worst, applicable, weights=weights, enforce=False).values,
        roll_up(structure, best, applicable, weights=weights, enforce=False).values,
    )


__all__ = ["AGGREGATORS", "Aggregator", "RolledUp", "fill_range", "roll_up"]
