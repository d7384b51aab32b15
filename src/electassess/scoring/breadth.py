# SPDX-License-Identifier: Apache-2.0
"""Whether a record is broad and firm enough for praise.

A high index from few indicators says little of the whole. The rule is asked once of each election, of the ratings as
they are, and holds for every draw and variant of its verdict; it depends on no other election.
"""

from dataclasses import dataclass

import numpy as np

from electassess.model.catalogue import Breadth
from electassess.model.ladder import Ladder
from electassess.scoring.aggregate import roll_up
from electassess.scoring.because import Width
from electassess.scoring.method import Method
from electassess.scoring.panel import PanelLevels
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure
from electassess.scoring.verdict import bands_of


@dataclass(frozen=True)
class Record:
    """How broad the records of a table are.

    Attributes:
        judged: number of indicators judged, shape (e,).
        asked: number of those that apply and can be judged by then, shape (e,).
        unscored: number of criteria without a value, shape (e,).
        filled: the index with the others at what the rule takes them to be worth, 0-100, shape (e,).
        narrow: whether the record is too narrow for praise, shape (e,).
        thin: whether too little was judged for the verdict just below praise to stand for the whole, shape (e,).
        scant: whether too little was judged for any verdict on the whole, shape (e,).
    """

    judged: IntArray
    asked: IntArray
    unscored: IntArray
    filled: FloatArray
    narrow: BoolArray
    thin: BoolArray
    scant: BoolArray


def record_of(
    rule: Breadth, ladder: Ladder, structure: Structure, method: Method, panel: PanelLevels, values: FloatArray,
    rolled: FloatArray,
) -> Record:  # fmt: skip
    """Ask the rule of every election.

    Args:
        rule: of the catalogue.
        ladder: whose bands it speaks of.
        structure: of `k` indicators and `n` nodes.
        method: whose edition says what can be judged.
        panel: levels of the panel, shape (e, k).
        values: of indicators, 0-1, shape (e, k), `nan` where there is none.
        rolled: of nodes, 0-1, shape (e, n).
    """
    asked = panel.applicable & ~np.broadcast_to(structure.not_yet(method.edition), values.shape)
    known = ~np.isnan(values)
    filled = np.where(asked & ~known, rule.unrated_at / 100, values)
    index = np.round(roll_up(structure, filled, panel.applicable).values[:, 0] * 100, 9)
    judged, number = (asked & known).sum(axis=1), asked.sum(axis=1)
    unscored = np.isnan(rolled[:, list(structure.children[0])]).sum(axis=1)
    firm = bands_of(index, [band.at_least for band in ladder.bands]) > rule.cap
    thin = (unscored > 0) | (judged < rule.share * number)
    scant = judged < rule.floor * number
    return Record(judged, number, unscored, index, thin | scant | ~firm, thin | scant, scant)


def width_of(record: Record, at: int, rule: Breadth) -> Width:
    """How narrow the record of one election is."""
    judged, asked, unscored = (int(each[at]) for each in (record.judged, record.asked, record.unscored))
    return Width(judged, asked, unscored, rule.unrated_at, float(record.filled[at]))


__all__ = ["Record", "record_of", "width_of"]
