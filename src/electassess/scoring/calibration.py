# SPDX-License-Identifier: Apache-2.0
"""What is known of analysts before an election is scored: how severe and how reliable each is, and their scales.

A `Calibration` is fitted once (`electassess.scoring.latent`) and frozen. Scores are then a function of the
election's own ratings and of this record, never of who else is in the table that is scored.
"""

import dataclasses
import functools
import hashlib
import json
from typing import Self


@dataclasses.dataclass(frozen=True, slots=True)
class Analyst:
    """One analyst of a calibration.

    Attributes:
        name: or pseudonym.
        severity: in logits, above zero for who gives lower levels than others for the same facts.
        reliability: above zero, 1 for the average; of who answers more by the facts, more.
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
            return cls(**fields)
        except (KeyError, TypeError) as fault:
            raise ValueError(f"not a calibration: {fault}") from fault

    @functools.cached_property
    def fingerprint(self) -> str:
        """Sha256 over the whole record."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


__all__ = ["Analyst", "Calibration", "Thresholds"]
