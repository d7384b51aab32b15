# SPDX-License-Identifier: Apache-2.0
"""A calibration at work: from levels to the common scale of all analysts, and back to levels.

A rating stands at the middle of its level, moved by its analyst's severity. An indicator stands at the mean
of its ratings, weighted by the square of their reliability: a better level of anyone never makes it worse,
and analysts of no severity who agree are taken at their word, however many they are.
"""

import dataclasses

import numpy as np

from electassess.scoring.calibration import Calibration, Thresholds
from electassess.scoring.structure import BoolArray, FloatArray, IntArray, Structure

LONE_GAP = 1.0
"""Half the width of the two levels of a yes/no scale, in logits: it has no gap of its own between thresholds."""


@dataclasses.dataclass(frozen=True, eq=False)
class Placing:
    """A calibration made ready for one catalogue: from levels to the common scale and back.

    Attributes:
        groups: for each kind of scale, which indicators have it (shape (k,), true or false), its levels from the
            lowest, and where each stands; levels of items where more is worse run down.
        ordinal: which indicators have levels, shape (k,); measured ones stay as they are.
    """

    groups: tuple[tuple[BoolArray, FloatArray, FloatArray], ...]
    ordinal: BoolArray

    def locate(self, indicator: IntArray, level: FloatArray) -> FloatArray:
        """Where levels stand.

        Args:
            indicator: shape (m,), 0 to k-1.
            level: shape (m, ...), `nan` where there is none.
        """
        return self._through(indicator, level, back=False)

    def read(self, indicator: IntArray, location: FloatArray) -> FloatArray:
        """The levels, with fractions, that locations stand for; never beyond the scale.

        Args:
            indicator: shape (m,), 0 to k-1.
            location: shape (m, ...).
        """
        return self._through(indicator, location, back=True)

    def _through(self, indicator: IntArray, numbers: FloatArray, *, back: bool) -> FloatArray:
        found = numbers.copy()
        for has, levels, standing in self.groups:
            rows = has[indicator]
            if not rows.any():
                continue
            if back:
                order = np.argsort(standing)
                found[rows] = np.interp(numbers[rows], standing[order], levels[order])
            else:
                found[rows] = np.interp(numbers[rows], levels, standing)
        return found


def middles(scale: Thresholds) -> FloatArray:
    """Where each level of a scale stands, from the least favourable: half-way between its thresholds.

    The outer levels are as wide as their neighbours.

    >>> middles(Thresholds((0, 1, 2), (-1.0, 1.0))).tolist()
    [-2.0, 0.0, 2.0]
    """
    at = np.array(scale.at)
    halves = np.diff(at) / 2 if len(at) > 1 else np.array([LONE_GAP])
    return np.concatenate([[at[0] - halves[0]], at[:-1] + halves[: len(at) - 1], [at[-1] + halves[-1]]])


def placing(calibration: Calibration, structure: Structure) -> Placing:
    """Make a calibration ready for a catalogue.

    Raises:
        ValueError: if an indicator's scale is not among the calibration's.
    """
    known = {scale.levels: middles(scale) for scale in calibration.scales}
    kinds = list(zip(structure.levels, structure.worse_is_higher.tolist(), strict=True))
    groups = []
    for levels, turned in sorted({kind for kind in kinds if kind[0]}):
        if levels not in known:
            raise ValueError(f"the calibration knows no scale with the levels {', '.join(map(str, levels))}")
        standing = known[levels][::-1] if turned else known[levels]
        has = np.array([kind == (levels, turned) for kind in kinds], dtype=np.bool_)
        groups.append((has, np.array(levels, dtype=np.float64), standing))
    return Placing(tuple(groups), structure.ordinal)


def of_analysts(calibration: Calibration, names: tuple[str, ...]) -> tuple[FloatArray, FloatArray]:
    """Severity and weight of some analysts; who is not among the calibration's counts as neither severe nor lenient.

    Returns:
        (severity in logits, weight: the square of the reliability), each of shape (names,).
    """
    known = {one.name: one for one in calibration.analysts}
    severity = [known[name].severity if name in known else 0.0 for name in names]
    weight = [known[name].reliability ** 2 if name in known else 1.0 for name in names]
    return np.array(severity, dtype=np.float64), np.array(weight, dtype=np.float64)


__all__ = ["Placing", "middles", "of_analysts", "placing"]
