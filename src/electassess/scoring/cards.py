# SPDX-License-Identifier: Apache-2.0
"""From the arrays of the engine to the record of one election.

Only what belongs to the election is looked at, so that building one card costs the same in a table of
ten elections and of ten thousand.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from electassess.model.catalogue import Outcome
from electassess.scoring.agreement import NO_VARIATION, SCALES_DIFFER, TOO_FEW, krippendorff_alpha
from electassess.scoring.gates import FALSE, TRUE, deciding
from electassess.scoring.method import IntervalKind
from electassess.scoring.ratings_table import STATUSES
from electassess.scoring.scorecard import ClassResult, GateResult, Given, Interval, NodeScore, Scorecard, Status, Term
from electassess.scoring.scores import Scores
from electassess.scoring.structure import FloatArray, Structure
from electassess.scoring.uncertainty import simulate
from electassess.scoring.verdict import classify, outcome_of, reach_verdict


@dataclass(frozen=True, eq=False)
class _Case:
    """One election, with its rows picked out of the table.

    Attributes:
        scores: of all elections.
        at: position of this one.
        analysts: names of those with a rating in it, sorted.
        levels: shape (k, analysts): what each gave, `nan` where nothing counts.
        given: every answer, by column of the indicator.
        ends: (value, low, high, worst, best) 0-100 of every node, as plain numbers: a card reads hundreds of
            them, and one by one out of arrays that is most of its time.
        panel: (level, lowest, highest) of every indicator, likewise.
        intervals: of every node, of the kind that the method asks for.
    """

    scores: Scores
    at: int
    analysts: tuple[str, ...]
    levels: FloatArray
    given: dict[int, tuple[Given, ...]]
    ends: tuple[list[float | None], ...]
    panel: tuple[list[float | None], ...]
    intervals: tuple[Interval | None, ...]


def build_card(scores: Scores, at: int) -> Scorecard:
    """Put together the scorecard of one election.

    Args:
        scores: of the whole table.
        at: position of the election among the table's elections.

    Raises:
        IndexError: if there is no such position.
    """
    case = _open(scores, at)
    nodes = tuple(_node(case, position) for position in range(len(scores.structure.refs)))
    gates = tuple(_gate(case, number) for number in range(len(scores.conditions)))
    lines = "\n".join(scores.ratings.lines(at))
    stamp = f"{scores.catalogue.id} {scores.catalogue.version}\n{lines}"
    ladder = scores.ladder
    return Scorecard(
        election=scores.ratings.elections[at],
        catalogue=scores.catalogue.id,
        catalogue_version=scores.catalogue.version,
        ladder=f"{ladder.id} {ladder.version}" if ladder else "",
        method=scores.method,
        analysts=case.analysts,
        nodes=nodes,
        verdict=reach_verdict(nodes[0].value, gates, ladder, scores.method.edition),
        classes=_classes(case, nodes, gates),
        fingerprint=hashlib.sha256(stamp.encode()).hexdigest(),
    )


def build_cards(scores: Scores) -> tuple[Scorecard, ...]:
    """The scorecard of every election, in the order of their ids."""
    return tuple(build_card(scores, at) for at in range(len(scores.ratings.elections)))


def card_of(scores: Scores, election: str) -> Scorecard:
    """The scorecard of one election, by its id.

    Raises:
        KeyError: if the table has no such election.
    """
    if election not in scores.ratings.elections:
        raise KeyError(election)
    return build_card(scores, scores.ratings.elections.index(election))


def _open(scores: Scores, at: int) -> _Case:
    """Pick the rows of one election out of the table."""
    table = scores.ratings
    rows = table.rows_of(at)
    columns, who, levels = table.indicator[rows], table.analyst[rows], table.level[rows]
    present, place = np.unique(who, return_inverse=True)
    names = tuple(table.analysts[each] for each in present)
    matrix = np.full((len(scores.structure.indicators), len(names)), np.nan)
    matrix[columns, place] = levels
    matrix[~scores.panel.applicable[at]] = np.nan
    given: dict[int, list[Given]] = {}
    states, sureness = table.state[rows].tolist(), table.confidence[rows].tolist()
    for column, name, level, state, sure in zip(
        columns.tolist(), place.tolist(), levels.tolist(), states, sureness, strict=True
    ):
        answer = Given(names[name], _optional(level), STATUSES[state], _optional(sure))
        given.setdefault(column, []).append(answer)
    ends = (scores.rolled.values, *scores.analyst_range, *scores.fill_range)
    panel = (scores.panel.level, scores.panel.lowest, scores.panel.highest)
    return _Case(
        scores,
        at,
        names,
        matrix,
        {column: tuple(each) for column, each in given.items()},
        tuple(_plain(each[at] * 100) for each in ends),
        tuple(_plain(each[at]) for each in panel),
        _intervals(scores, at),
    )


def _intervals(scores: Scores, at: int) -> tuple[Interval | None, ...]:
    """The interval of every node."""
    if scores.method.interval is IntervalKind.MONTE_CARLO:
        simulation = simulate(scores, at, with_variance=False)
        return tuple(simulation.interval(ref) for ref in scores.structure.refs)
    ends = (np.sort(np.stack([end[at] for end in scores.analyst_range]), axis=0) * 100).T.tolist()
    return tuple(None if math.isnan(low) else Interval(low, high, IntervalKind.ANALYST_RANGE) for low, high in ends)


def _plain(row: FloatArray) -> list[float | None]:
    """A row of an array as plain numbers, `None` for `nan`."""
    return [_optional(number) for number in row.tolist()]


def _gate(case: _Case, number: int) -> GateResult:
    scores = case.scores
    gate, truth = scores.catalogue.gates[number], int(scores.fired[number, case.at])
    terms: tuple[Term, ...] = ()
    if truth != FALSE:
        numbers = scores.numbers_for(gate)[case.at]
        terms = deciding(scores.conditions[number], scores.structure, numbers, gate.unit)
    return GateResult(
        id=gate.id,
        fired={FALSE: False, TRUE: True}.get(truth),
        cap=gate.cap,
        because=gate.because,
        terms=terms,
        capped=False,
        cap_undecided=gate.cap_undecided,
    )


def _classes(case: _Case, nodes: Sequence[NodeScore], gates: Sequence[GateResult]) -> tuple[ClassResult, ...]:
    """Named classes; where there is no ladder the gates cap those of the root, undecided ones as they cap bands."""
    scores, results = case.scores, []
    root = scores.structure.refs[0]
    caps = [gate.limit for gate in gates if gate.limit is not None] if scores.ladder is None else []
    for cut in scores.catalogue.classes:
        node = nodes[scores.structure.position(cut.node or root)]
        cap = min([*caps, len(cut.bands) - 1]) if node.ref == root else None
        results.append(classify(cut, node, cap))
    return tuple(results)


def _status(case: _Case, position: int) -> Status:
    scores, at = case.scores, case.at
    columns = scores.columns_below[position]
    if scores.structure.kinds[position] == "indicator":
        # A measured quantity beyond goalposts that do not clip has a level and yet no value.
        status = STATUSES[int(scores.panel.status[at, columns[0]])]
        lost = status is Status.SCORED and bool(np.isnan(scores.values[at, columns[0]]))
        return Status.INSUFFICIENT_EVIDENCE if lost else status
    if not np.isnan(scores.rolled.values[at, position]):
        return Status.SCORED
    if scores.rolled.applicable[at, position]:
        return Status.NOT_SCORED
    waiting = [STATUSES[scores.panel.status[at, column]] is Status.NOT_YET for column in columns]
    return Status.NOT_YET if all(waiting) else Status.NOT_APPLICABLE


def comparable_levels(structure: Structure, levels: FloatArray, columns: Sequence[int]) -> FloatArray | None:
    """Levels of some indicators, turned so that higher is better, if they are all on one ordinal scale.

    Args:
        structure: of `k` indicators.
        levels: shape (k, analysts).
        columns: which indicators.

    Returns:
        Shape (columns, analysts), or `None` where scales differ or are measured.
    """
    scales = {structure.levels[column] for column in columns}
    if len(scales) > 1 or not next(iter(scales)):
        return None
    turned = np.where(structure.lower_is_better[:, None], (structure.low + structure.high)[:, None] - levels, levels)
    picked: FloatArray = turned[list(columns)]
    return picked


def _agreement(case: _Case, columns: Sequence[int]) -> tuple[float | None, str]:
    """Ordinal alpha over some indicators, or why there is none."""
    table = comparable_levels(case.scores.structure, case.levels, columns)
    if table is None:
        return None, SCALES_DIFFER
    alpha = krippendorff_alpha(table)
    if alpha is not None:
        return alpha, ""
    paired = bool(((~np.isnan(table)).sum(axis=1) > 1).any())
    return None, NO_VARIATION if paired else TOO_FEW


def _node(case: _Case, position: int) -> NodeScore:
    scores, at = case.scores, case.at
    structure, panel = scores.structure, scores.panel
    indicator = structure.kinds[position] == "indicator"
    columns = scores.columns_below[position]
    status = _status(case, position)
    value, low, high, worst, best = (end[position] for end in case.ends)
    if status is not Status.SCORED:
        value = low = high = None
    # A subtracting node: what is favourable to the whole is its own low end.
    low, high = _ordered(low, high)
    worst, best = _ordered(worst, best)
    level, lowest, highest = (each[columns[0]] for each in case.panel) if indicator else (None, None, None)
    spread = _difference(low, high) if level is None else _difference(lowest, highest)
    given_by = int(panel.analysts[at, columns[0]]) if indicator else _raters(case, columns)
    alpha, reason = (None, "") if indicator else _agreement(case, columns)
    total = scores.points(at, position) if structure.summed[position] else None
    parent = int(structure.parent[position])
    unasked = status in (Status.NOT_APPLICABLE, Status.NOT_YET)
    return NodeScore(
        ref=structure.refs[position],
        parent=structure.refs[parent] if parent >= 0 else None,
        kind=structure.kinds[position],
        weight=float(structure.weights[position]),
        status=status,
        value=value,
        level=level,
        points=value / 100 * total if value is not None and total is not None else None,
        points_total=total,
        outcome=Outcome.NOT_APPLICABLE if unasked else outcome_of(value, scores.catalogue.outcomes),
        coverage=_optional(float(scores.rolled.coverage[at, position])) or 0.0,
        rated=sum(case.panel[0][column] is not None for column in columns),
        applicable=int(panel.applicable[at, columns[0] : columns[-1] + 1].sum()),
        shared=bool(scores.rolled.shared[at, position]),
        analysts=given_by,
        spread=spread,
        low=low,
        high=high,
        worst=worst,
        best=best,
        interval=case.intervals[position] if value is not None else None,
        alpha=alpha,
        alpha_reason=reason,
        ratings=case.given.get(columns[0], ()) if indicator else (),
    )


def _raters(case: _Case, columns: tuple[int, ...]) -> int:
    """How many analysts gave a level on any of some neighbouring indicators."""
    return int((~np.isnan(case.levels[columns[0] : columns[-1] + 1])).any(axis=0).sum())


def _ordered(first: float | None, second: float | None) -> tuple[float | None, float | None]:
    return (second, first) if first is not None and second is not None and first > second else (first, second)


def _difference(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else high - low


def _optional(number: float) -> float | None:
    """The number to nine decimals, `None` for nan: its last bits depend on how many rows were reckoned at once."""
    return None if math.isnan(number) else round(number, 9)


__all__ = ["build_card", "build_cards", "card_of", "comparable_levels"]
