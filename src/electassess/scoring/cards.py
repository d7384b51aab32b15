# SPDX-License-Identifier: Apache-2.0
"""From the arrays of the engine to the record of one election.

Only what belongs to the election is looked at, so that building one card costs the same in a table of
ten elections and of ten thousand. Many cards are built one after the other, and need not be held at once.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from electassess.model.catalogue import Unit
from electassess.scoring.agreement import krippendorff_alpha
from electassess.scoring.because import Lack
from electassess.scoring.breadth import width_of
from electassess.scoring.gates import FALSE, TRUE, UNKNOWN
from electassess.scoring.method import IntervalKind
from electassess.scoring.plain import BLOCK, Layout, Plain, lay_out, make_plain
from electassess.scoring.ratings_table import STATUSES, Ratings
from electassess.scoring.scorecard import ClassResult, GateResult, Given, Interval, NodeScore, Scorecard, Term
from electassess.scoring.scores import Scores
from electassess.scoring.structure import FloatArray, Structure
from electassess.scoring.uncertainty import simulate
from electassess.scoring.verdict import Narrow, classify, reach_verdict


@dataclass(frozen=True, eq=False, slots=True)
class _Case:
    """One election, with its rows picked out of the table.

    Attributes:
        scores: of all elections.
        layout: what is the same for all of them.
        plain: numbers of this one and its neighbours.
        at: position of this one among all.
        row: its position among those of `plain`.
        analysts: names of those with a rating in it, sorted.
        levels: shape (k, analysts): what each gave, `nan` where nothing counts; `None` where there is one analyst at
            most, of whose levels there is nothing to compare.
        given: every answer, by column of the indicator.
        simulated: interval of every node, where the method asks for one that is drawn.
    """

    scores: Scores
    layout: Layout
    plain: Plain
    at: int
    row: int
    analysts: tuple[str, ...]
    levels: FloatArray | None
    given: dict[int, tuple[Given, ...]]
    simulated: tuple[Interval | None, ...]


def each_card(scores: Scores, elections: range | None = None, *, answers: bool = True) -> Iterator[Scorecard]:
    """The scorecard of every election, in the order of their ids, one after the other.

    Args:
        scores: of the whole table.
        elections: positions of those that follow each other and are asked for; all of them if left out.
        answers: whether nodes carry what each analyst answered. Who prints no answers saves a third of the time.
    """
    layout = lay_out(scores)
    every = range(len(scores.ratings.elections)) if elections is None else elections
    for start in range(every.start, every.stop, BLOCK):
        rows = slice(start, min(start + BLOCK, every.stop))
        plain = make_plain(scores, rows, layout)
        for row, at in enumerate(range(rows.start, rows.stop)):
            yield _card(_open(scores, layout, plain, at, row, answers=answers))


def build_card(scores: Scores, at: int) -> Scorecard:
    """Put together the scorecard of one election.

    Args:
        scores: of the whole table.
        at: position of the election among the table's elections.

    Raises:
        IndexError: if there is no such position.
    """
    at = range(len(scores.ratings.elections))[at]
    layout = lay_out(scores)
    return _card(_open(scores, layout, make_plain(scores, slice(at, at + 1), layout), at, 0))


def build_cards(scores: Scores) -> tuple[Scorecard, ...]:
    """The scorecard of every election, in the order of their ids."""
    return tuple(each_card(scores))


def card_of(scores: Scores, election: str) -> Scorecard:
    """The scorecard of one election, by its id.

    Raises:
        KeyError: if the table has no such election.
    """
    if election not in scores.ratings.elections:
        raise KeyError(election)
    return build_card(scores, scores.ratings.elections.index(election))


def _card(case: _Case) -> Scorecard:
    scores = case.scores
    nodes = _nodes(case)
    gates = tuple(_gate(case, number) for number in range(len(scores.conditions)))
    lines = "\n".join(scores.ratings.lines(case.at))
    stamp = f"{scores.catalogue.id} {scores.catalogue.version}\n{lines}"
    ladder = scores.ladder
    return Scorecard(
        election=scores.ratings.elections[case.at],
        catalogue=scores.catalogue.id,
        catalogue_version=scores.catalogue.version,
        ladder=f"{ladder.id} {ladder.version}" if ladder else "",
        method=scores.method,
        analysts=case.analysts,
        nodes=nodes,
        verdict=reach_verdict(nodes[0].value, gates, ladder, scores.method.edition, _narrow(scores, case.at)),
        classes=_classes(case, nodes, gates),
        fingerprint=hashlib.sha256(stamp.encode()).hexdigest(),
    )


def _narrow(scores: Scores, at: int) -> Narrow | None:
    """What a narrow record allows at most, and why it is narrow; nothing where it is broad."""
    rule, record = scores.catalogue.breadth, scores.breadth
    if rule is None or record is None or not record.narrow[at]:
        return None
    return Narrow(rule.cap, width_of(record, at, rule), thin=bool(record.thin[at]), scant=bool(record.scant[at]))


def _open(scores: Scores, layout: Layout, plain: Plain, at: int, row: int, *, answers: bool = True) -> _Case:
    """Pick the rows of one election out of the table."""
    table = scores.ratings
    rows = table.rows_of(at)
    present = sorted(set(table.analyst[rows].tolist()))
    simulated: tuple[Interval | None, ...] = ()
    if scores.method.interval is IntervalKind.MONTE_CARLO:
        drawn = simulate(scores, at, with_variance=False)
        simulated = tuple(drawn.interval(ref) for ref in scores.structure.refs)
    return _Case(
        scores,
        layout,
        plain,
        at,
        row,
        tuple(table.analysts[each] for each in present),
        _levels(scores, at, rows, present) if len(present) > 1 else None,
        _answers(table, rows) if answers else {},
        simulated,
    )


def _levels(scores: Scores, at: int, rows: slice, present: Sequence[int]) -> FloatArray:
    """Who gave which level, indicator by analyst."""
    table = scores.ratings
    matrix = np.full((len(scores.structure.indicators), len(present)), np.nan)
    matrix[table.indicator[rows], np.searchsorted(present, table.analyst[rows])] = table.level[rows]
    matrix[~scores.panel.applicable[at]] = np.nan
    return matrix


def _answers(table: Ratings, rows: slice) -> dict[int, tuple[Given, ...]]:
    """Every answer of one election, by column of the indicator."""
    names, statuses = table.analysts, STATUSES
    answers = map(
        Given,
        [names[who] for who in table.analyst[rows].tolist()],
        _known(table.level[rows]),
        [statuses[state] for state in table.state[rows].tolist()],
        _known(table.confidence[rows]),
    )
    given: dict[int, tuple[Given, ...]] = {}
    for column, answer in zip(table.indicator[rows].tolist(), answers, strict=True):
        given[column] = (*given[column], answer) if column in given else (answer,)
    return given


def _known(numbers: FloatArray) -> list[float | None]:
    """Numbers to nine decimals, `None` for `nan`."""
    return [None if math.isnan(each) else round(each, 9) for each in numbers.tolist()]


def _gate(case: _Case, number: int) -> GateResult:
    scores, row = case.scores, case.row
    gate, truth = scores.catalogue.gates[number], case.plain.fired[row][number]
    terms: tuple[Term, ...] = ()
    if truth != FALSE:
        numbers = case.plain.by_points if gate.unit is Unit.POINTS else case.plain.by_value
        terms = tuple(case.layout.gates[number].settling(numbers[row]))
    return GateResult(
        id=gate.id,
        fired=None if truth == UNKNOWN else truth == TRUE,
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


def _agreement(case: _Case, levels: FloatArray, position: int) -> tuple[float | None, Lack | None]:
    """Ordinal alpha over the indicators of a group, or why there is none."""
    if not case.layout.kept[position]:
        return None, Lack.SCALES_DIFFER
    table = comparable_levels(case.scores.structure, levels, range(*case.layout.spans[position]))
    assert table is not None  # they are on one scale
    alpha = krippendorff_alpha(table)
    if alpha is not None:
        return alpha, None
    paired = bool(((~np.isnan(table)).sum(axis=1) > 1).any())
    return None, Lack.NO_VARIATION if paired else Lack.TOO_FEW


def _nodes(case: _Case) -> tuple[NodeScore, ...]:
    """Every node, put together column by column."""
    plain, row, layout, structure = case.plain, case.row, case.layout, case.scores.structure
    analysts, reasons = plain.analysts[row], list(layout.reasons)
    agreed: list[float | None] = [None] * len(reasons)
    if case.levels is not None:
        for position, column in enumerate(layout.columns):
            if column < 0:
                first, end = layout.spans[position]
                analysts[position] = int((~np.isnan(case.levels[first:end])).any(axis=0).sum())
                agreed[position], reasons[position] = _agreement(case, case.levels, position)
    value, low, high = plain.value[row], plain.low[row], plain.high[row]
    kind = IntervalKind.ANALYST_RANGE
    intervals: Sequence[Interval | None] = [
        None if bottom is None or top is None else Interval(bottom, top, kind)
        for bottom, top in zip(low, high, strict=True)
    ]
    if case.simulated:
        intervals = [None if one is None else drawn for one, drawn in zip(value, case.simulated, strict=True)]
    ratings = [case.given.get(column, ()) for column in layout.columns]
    columns = (
        structure.refs,
        layout.parents,
        structure.kinds,
        layout.weights,
        plain.status[row],
        value,
        plain.level[row],
        plain.points[row],
        plain.most[row],
        plain.outcome[row],
        plain.coverage[row],
        plain.rated[row],
        plain.applicable[row],
        plain.shared[row],
        analysts,
        plain.spread[row],
        low,
        high,
        plain.worst[row],
        plain.best[row],
        intervals,
        agreed,
        reasons,
        ratings,
    )
    return tuple(map(NodeScore._make, zip(*columns, strict=True)))


__all__ = ["build_card", "build_cards", "card_of", "comparable_levels", "each_card"]
