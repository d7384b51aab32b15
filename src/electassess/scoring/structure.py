# SPDX-License-Identifier: Apache-2.0
"""A catalogue's tree as flat arrays: what the kernels of scoring work on.

In goes a resolved `Catalogue` (every child group written out, no slugs left); out comes a frozen
`Structure` whose nodes stand in depth-first order, so that a parent always stands before its children.
"""

import dataclasses
import functools
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from electassess.model.base import Edition
from electassess.model.catalogue import Aggregation, Catalogue, Group, Indicator, Phase
from electassess.model.scales import MeasuredScale, OrdinalScale
from electassess.scoring.method import Method

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


class StructureError(ValueError):
    """A catalogue, or a method applied to it, that cannot be scored; the message says which node and why."""


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class Structure:
    """A catalogue as arrays over its `n` nodes and its `k` indicators.

    Attributes:
        catalogue: id of the catalogue.
        version: its version.
        refs: identity of every node; the root's is its own id, the others' leave the root out.
        kinds: group or indicator, per node.
        parent: position of the parent, -1 for the root; shape (n,).
        children: positions of the children, per node.
        weights: share within the parent, shape (n,). Adding siblings sum to one; a subtracting one has its
            share of the same total. Below a `sum` a share is weight times `totals`.
        aggregation: per node, `None` for indicators.
        coverage: least share of applicable children with a value, 0-1, shape (n,).
        at_least: least number of children with a value, shape (n,).
        subtracts: whether a node is taken off its parent, shape (n,).
        bonus: whether a node is added to its parent without counting among what it can have, shape (n,).
        power: to which a value is taken before the parent makes use of it, shape (n,).
        totals: the most points a node can have, shape (n,): the range of an ordinal scale, the weighted
            total of a sum, otherwise 1.
        indicators: positions of the indicators among the nodes, shape (k,).
        low, high: lowest and highest level, or the goalposts, shape (k,).
        log, clip: of measured indicators, shape (k,).
        lower_is_better: direction, with `reversed` items turned round, shape (k,).
        levels: the levels of an ordinal scale, empty for measured indicators, per indicator.
        means: whether an ordinal scale takes numbers between its levels, shape (k,).
        before_vote: whether it can be judged before the vote, shape (k,).
        is_outcome: whether it can only be judged after the vote, shape (k,).
    """

    catalogue: str
    version: str
    refs: tuple[str, ...]
    kinds: tuple[Literal["group", "indicator"], ...]
    parent: IntArray
    children: tuple[tuple[int, ...], ...]
    weights: FloatArray
    aggregation: tuple[Aggregation | None, ...]
    coverage: FloatArray
    at_least: IntArray
    subtracts: BoolArray
    bonus: BoolArray
    power: FloatArray
    totals: FloatArray
    indicators: IntArray
    low: FloatArray
    high: FloatArray
    log: BoolArray
    clip: BoolArray
    lower_is_better: BoolArray
    levels: tuple[tuple[int, ...], ...]
    means: BoolArray
    before_vote: BoolArray
    is_outcome: BoolArray

    @property
    def indicator_refs(self) -> tuple[str, ...]:
        """The refs of the indicators, in order."""
        return tuple(self.refs[position] for position in self.indicators)

    @cached_property
    def ordinal(self) -> BoolArray:
        """Which indicators have levels, and not a measured quantity; shape (k,)."""
        return np.array([bool(levels) for levels in self.levels], dtype=np.bool_)

    @cached_property
    def beside(self) -> BoolArray:
        """Which nodes are added or taken off beside the children proper of their parent; shape (n,)."""
        return self.subtracts | self.bonus

    @cached_property
    def summed(self) -> BoolArray:
        """Which nodes have points, being sums; shape (n,)."""
        return np.array([rule is Aggregation.SUM for rule in self.aggregation], dtype=np.bool_)

    @cached_property
    def flips(self) -> BoolArray:
        """Which indicators lower the index as their value rises: below an odd number of subtractions; shape (k,)."""
        odd = np.zeros(len(self.refs), dtype=np.bool_)
        for position, parent in enumerate(self.parent):
            odd[position] = self.subtracts[position] ^ (odd[parent] if parent >= 0 else False)
        return odd[self.indicators]

    @cached_property
    def worse_is_higher(self) -> BoolArray:
        """Which indicators lower the index as their level rises; shape (k,)."""
        return self.lower_is_better ^ self.flips

    def position(self, ref: str) -> int:
        """Where a node stands.

        Raises:
            KeyError: if there is no such node.
        """
        return self._positions[ref]

    @cached_property
    def _positions(self) -> dict[str, int]:
        """Where every node stands, by its ref."""
        return {ref: position for position, ref in enumerate(self.refs)}

    def below(self, position: int) -> tuple[int, ...]:
        """The columns (0 to k-1) of the indicators at or below a node."""
        if self.kinds[position] == "indicator":
            return (int(np.searchsorted(self.indicators, position)),)
        return tuple(column for child in self.children[position] for column in self.below(child))

    def not_yet(self, edition: Edition) -> BoolArray:
        """Which indicators cannot be judged yet in an edition; shape (k,)."""
        if edition is Edition.PRE_ELECTION:
            return ~self.before_vote
        return np.zeros(len(self.indicators), dtype=np.bool_)

    def omitted(self, method: Method) -> BoolArray:
        """Which indicators a method leaves out, itself or with a group above them; shape (k,).

        Raises:
            StructureError: if the method omits a node that is not there.
        """
        out = np.zeros(len(self.indicators), dtype=np.bool_)
        for ref in method.omitted:
            if ref not in self.refs:
                raise StructureError(f"the method omits {ref}, which the catalogue does not have")
            out[list(self.below(self.position(ref)))] = True
        return out


@dataclasses.dataclass(frozen=True)
class _Node:
    """One node on the way from tree to arrays."""

    ref: str
    parent: int
    item: Group | Indicator


def build_structure(catalogue: Catalogue, method: Method | None = None) -> Structure:
    """Flatten a resolved catalogue.

    Args:
        catalogue: with every child group written out.
        method: its overrides of aggregation and weights are applied.

    Returns:
        The structure, with weights normalised within each parent.

    Raises:
        StructureError: if a child group is still a slug, a ref stands twice, a scale is missing, a group has
            no children or none that adds, a child is subtracted or a bonus in a group whose aggregation has
            neither, or the method overrides a node that is not there.
    """
    method = method or Method()
    return _built(_Same(catalogue), tuple(method.aggregation), tuple(method.weights))


class _Same:
    """A catalogue that is the same only as itself, so that looking one up takes no time."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalogue is self.catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)


@functools.lru_cache(maxsize=8)
def _built(
    same: _Same, aggregations: tuple[tuple[str, Aggregation], ...], weighing: tuple[tuple[str, float], ...]
) -> Structure:
    """The structure of a catalogue under some overrides; one table asks for it many times."""
    catalogue = same.catalogue
    nodes = list(_walk(catalogue.root, catalogue.root.id, -1, iter(range(10**9)), ""))
    refs = tuple(node.ref for node in nodes)
    for ref in refs:
        if refs.count(ref) > 1:
            raise StructureError(f"two nodes of catalogue {catalogue.id} have the ref {ref}")
    aggregation_of, weight_of = _overrides(refs, aggregations, weighing)
    children: list[list[int]] = [[] for _ in nodes]
    for position, node in enumerate(nodes):
        if node.parent >= 0:
            children[node.parent].append(position)
    aggregation = tuple(
        aggregation_of.get(node.ref, node.item.aggregation) if isinstance(node.item, Group) else None for node in nodes
    )
    raw = np.array([weight_of.get(node.ref, node.item.weight) for node in nodes], dtype=np.float64)
    subtracts = np.array([node.item.subtracts for node in nodes], dtype=np.bool_)
    bonus = np.array([node.item.bonus for node in nodes], dtype=np.bool_)
    for node in nodes:
        if node.item.subtracts and node.item.bonus:
            raise StructureError(f"{node.ref} cannot be both taken off and added as a bonus")
    scales = {node.ref: _scale(catalogue, node) for node in nodes if isinstance(node.item, Indicator)}
    weights, totals = _weigh(nodes, children, aggregation, raw, subtracts | bonus, scales)
    items = [node.item for node in nodes if isinstance(node.item, Indicator)]
    used = [scales[node.ref] for node in nodes if isinstance(node.item, Indicator)]
    return Structure(
        catalogue=catalogue.id,
        version=catalogue.version,
        refs=refs,
        kinds=tuple("group" if isinstance(node.item, Group) else "indicator" for node in nodes),
        parent=np.array([node.parent for node in nodes], dtype=np.int64),
        children=tuple(tuple(each) for each in children),
        weights=weights,
        aggregation=aggregation,
        coverage=np.array([getattr(node.item, "coverage", 0.0) for node in nodes], dtype=np.float64),
        at_least=np.array([getattr(node.item, "at_least", 1) for node in nodes], dtype=np.int64),
        subtracts=subtracts,
        bonus=bonus,
        power=np.array([node.item.power for node in nodes], dtype=np.float64),
        totals=totals,
        indicators=np.array([at for at, node in enumerate(nodes) if isinstance(node.item, Indicator)], dtype=np.int64),
        low=np.array([_ends(scale)[0] for scale in used], dtype=np.float64),
        high=np.array([_ends(scale)[1] for scale in used], dtype=np.float64),
        log=np.array([isinstance(scale, MeasuredScale) and scale.log for scale in used], dtype=np.bool_),
        clip=np.array([isinstance(scale, MeasuredScale) and scale.clip for scale in used], dtype=np.bool_),
        lower_is_better=np.array(
            [item.lower_is_better(scale) for item, scale in zip(items, used, strict=True)],
            dtype=np.bool_,
        ),
        levels=tuple(
            tuple(level.level for level in scale.levels) if isinstance(scale, OrdinalScale) else () for scale in used
        ),
        means=np.array([isinstance(scale, OrdinalScale) and scale.means for scale in used], dtype=np.bool_),
        before_vote=np.array([Phase.BEFORE in item.phases for item in items], dtype=np.bool_),
        is_outcome=np.array([item.is_outcome for item in items], dtype=np.bool_),
    )


def _walk(item: Group | Indicator, ref: str, parent: int, counter: Iterator[int], prefix: str) -> Iterator[_Node]:
    """The nodes depth first: groups before indicators, each in the order of the file."""
    here = next(counter)
    yield _Node(ref, parent, item)
    if isinstance(item, Indicator):
        return
    for child in (*item.groups, *item.indicators):
        if isinstance(child, str):
            raise StructureError(f"group {ref} names its child {child} by a slug: resolve the catalogue first")
        path = f"{prefix}{child.id}"
        yield from _walk(child, path, here, counter, f"{path}.")


def _overrides(
    refs: tuple[str, ...], aggregations: tuple[tuple[str, Aggregation], ...], weighing: tuple[tuple[str, float], ...]
) -> tuple[dict[str, Aggregation], dict[str, float]]:
    """The method's overrides, checked against the nodes there are."""
    for ref, _ in (*aggregations, *weighing):
        if ref not in refs:
            raise StructureError(f"the method changes {ref}, which the catalogue does not have")
    return dict(aggregations), dict(weighing)


def _scale(catalogue: Catalogue, node: _Node) -> OrdinalScale | MeasuredScale:
    """The scale of an indicator, or the catalogue's default."""
    name = (node.item.scale if isinstance(node.item, Indicator) else None) or catalogue.default_scale
    if name not in catalogue.scales:
        raise StructureError(
            f"indicator {node.ref} uses the scale {name}, which catalogue {catalogue.id} does not have"
        )
    return catalogue.scales[name]


def _ends(scale: OrdinalScale | MeasuredScale) -> tuple[float, float]:
    """The numbers worth 0 and 1 (or the reverse)."""
    if isinstance(scale, MeasuredScale):
        return scale.low, scale.high
    return float(scale.levels[0].level), float(scale.levels[-1].level)


def _weigh(
    nodes: list[_Node],
    children: list[list[int]],
    aggregation: tuple[Aggregation | None, ...],
    raw: FloatArray,
    beside: BoolArray,
    scales: dict[str, OrdinalScale | MeasuredScale],
) -> tuple[FloatArray, FloatArray]:
    """Normalised weights and totals of points, from the leaves up."""
    weights = np.ones(len(nodes))
    totals = np.ones(len(nodes))
    for position in reversed(range(len(nodes))):
        node, mine = nodes[position], children[position]
        if isinstance(node.item, Indicator):
            scale = scales[node.ref]
            if isinstance(scale, OrdinalScale):
                low, high = _ends(scale)
                totals[position] = high - low
            continue
        if not mine:
            raise StructureError(f"group {node.ref} has no children, so it can have no value")
        rule = aggregation[position]
        if beside[mine].any() and rule not in {Aggregation.SUM, Aggregation.ARITHMETIC}:
            raise StructureError(
                f"group {node.ref} is aggregated by {rule}, where nothing can be subtracted or a bonus"
            )
        for child in mine:
            if nodes[child].item.power != 1 and (beside[child] or rule is Aggregation.SUM):
                raise StructureError(f"{nodes[child].ref} has a power, but points are added as they are")
        shares = raw[mine] * totals[mine] if rule is Aggregation.SUM else raw[mine]
        adding = float(shares[~beside[mine]].sum())
        if adding <= 0:
            raise StructureError(f"group {node.ref} has only children that subtract or are a bonus")
        weights[mine] = shares / adding
        if rule is Aggregation.SUM:
            totals[position] = adding
    return weights, totals


__all__ = ["BoolArray", "FloatArray", "IntArray", "Structure", "StructureError", "build_structure"]
