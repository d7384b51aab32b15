# SPDX-License-Identifier: Apache-2.0
"""What is known of analysts before an election is scored: how severe and how reliable each is, and their scales.

A `Calibration` is fitted once (`electassess.scoring.latent`) and frozen. Scores are then a function of the
election's own ratings and of this record, never of who else is in the table that is scored.
"""

import dataclasses
import functools
import hashlib
import itertools
import json
import math
from typing import Self


@dataclasses.dataclass(frozen=True, slots=True)
class Analyst:
    """One analyst of a calibration.

    Attributes:
        name: or pseudonym.
        severity: in logits, above zero for who gives lower levels than others for the same facts.
        reliability: above zero, 1 for the (geometric) average; of who answers more by the facts, more.
        low: lower end of the interval of the severity; equal to the severity where none was drawn.
        high: upper end.
        shared: number of ratings of what others rated too.
    """

    name: str
    severity: float
    reliability: float
    low: float
    high: float
    shared: int


@dataclasses.dataclass(frozen=True, slots=True)
class Thresholds:
    """Where on the common scale one level passes into the next.

    Attributes:
        levels: of the scale, from the lowest.
        at: in logits, ascending, one fewer than levels; from the least favourable level.
    """

    levels: tuple[int, ...]
    at: tuple[float, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Calibration:
    """Analysts and scales, as one fit found them.

    Attributes:
        analysts: by name.
        scales: thresholds of each scale.
        level: probability that the intervals of severities hold.
        draws: number of bootstrap samples behind them.
        seed: of the samples.
    """

    analysts: tuple[Analyst, ...]
    scales: tuple[Thresholds, ...]
    level: float
    draws: int
    seed: int

    def to_json(self) -> str:
        """The record as one line of JSON with its keys in alphabetical order."""
        return json.dumps(dataclasses.asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: if the text is not such a record.
        """
        try:
            fields = json.loads(text)
            fields["analysts"] = tuple(Analyst(**one) for one in fields["analysts"])
            fields["scales"] = tuple(Thresholds(tuple(one["levels"]), tuple(one["at"])) for one in fields["scales"])
            found = cls(**fields)
            if not (all(map(_is_sound, found.analysts)) and all(map(_fits, found.scales))):
                raise ValueError("not a calibration: a number is out of its range")
        except (KeyError, TypeError) as fault:
            raise ValueError(f"not a calibration: {fault}") from fault
        return found

    @functools.cached_property
    def fingerprint(self) -> str:
        """Sha256 over the whole record."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def _is_sound(one: Analyst) -> bool:
    """Whether an analyst's severity is a number and the reliability one above zero."""
    return math.isfinite(one.severity) and math.isfinite(one.reliability) and one.reliability > 0


def _fits(one: Thresholds) -> bool:
    """Whether thresholds ascend, one fewer than levels."""
    ascending = all(low < high for low, high in itertools.pairwise(one.at))
    return len(one.at) == len(one.levels) - 1 > 0 and ascending and all(map(math.isfinite, one.at))


__all__ = ["Analyst", "Calibration", "Thresholds"]
