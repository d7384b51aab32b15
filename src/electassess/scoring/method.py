# SPDX-License-Identifier: Apache-2.0
"""The Method: one frozen record of every choice that turns ratings into scores, seed included.

It is printed in every output. A variant is the same object with one field changed (`replace`), replayed
on the same table; this is how sensitivity is shown (OECD/JRC Handbook 2008, step 7).
"""

import dataclasses
import datetime as dt
import enum
import hashlib
import json
from typing import Self

import numpy as np

from electassess.model.base import Edition
from electassess.model.catalogue import Aggregation
from electassess.scoring.calibration import Calibration


class Panel(enum.StrEnum):
    """How the levels several analysts gave to one indicator become one.

    `minimum` and `maximum` are the least and the most favourable level, whatever the scale's direction.
    """

    MEDIAN = "median"
    MEAN = "mean"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    LATENT_TRAIT = "latent-trait"


class IntervalKind(enum.StrEnum):
    """What the interval of a score is made of."""

    ANALYST_RANGE = "analyst-range"
    """From every indicator at the least to every indicator at the most favourable level given."""
    MONTE_CARLO = "monte-carlo"
    """A quantile interval over simulated draws, see `electassess.scoring.uncertainty`."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Every choice of one scoring run; two equal methods on equal tables give equal scorecards.

    Attributes:
        panel: how analysts become one level.
        calibration: what is known of analysts; the latent-trait panel needs it, others ignore it.
        edition: a pre-election edition leaves out what can only be judged on or after the day of voting.
        as_of: set aside ratings that rest only on evidence published after this day; `None` for no limit.
        interval: which interval a score carries.
        interval_level: the probability a Monte Carlo interval holds, between 0 and 1.
        seed: of every random draw.
        draws: number of Monte Carlo draws.
        resample_analysts: source of uncertainty: who happened to sit on the panel.
        spread_confidence: source of uncertainty: the analysts' own sureness, over neighbouring levels.
        vary_weights: source of uncertainty: the weights of the catalogue.
        fill_missing: source of uncertainty: the indicators nobody could rate.
        aggregation: overrides of the catalogue's aggregation, as pairs of node ref and aggregation.
        weights: overrides of the catalogue's weights, as pairs of node ref and weight above zero.
        omitted: refs of nodes left out, as if they were not applicable.
    """

    panel: Panel = Panel.MEDIAN
    calibration: Calibration | None = None
    edition: Edition = Edition.FINAL
    as_of: dt.date | None = None
    interval: IntervalKind = IntervalKind.ANALYST_RANGE
    interval_level: float = 0.9
    seed: int = 1
    draws: int = 2000
    resample_analysts: bool = True
    spread_confidence: bool = True
    vary_weights: bool = True
    fill_missing: bool = True
    aggregation: tuple[tuple[str, Aggregation], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    omitted: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse choices that mean nothing.

        Raises:
            ValueError: on a level outside 0-1, no draws, a weight of zero or below, or a node named twice.
        """
        if not 0 < self.interval_level < 1:
            raise ValueError("the level of an interval lies between 0 and 1")
        if self.draws < 1:
            raise ValueError("at least one draw is needed")
        if any(weight <= 0 for _, weight in self.weights):
            raise ValueError("weights are above zero; leave a node out with `omitted`")
        for name, refs in (
            ("aggregation", [ref for ref, _ in self.aggregation]),
            ("weights", [ref for ref, _ in self.weights]),
            ("omitted", list(self.omitted)),
        ):
            if len(refs) != len(set(refs)):
                raise ValueError(f"`{name}` names a node twice")

    def replace(self, **changes: object) -> Self:
        """The same method with some fields changed.

        >>> Method().replace(panel=Panel.MEAN).panel.value
        'mean'
        """
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def stream(self, *names: str) -> np.random.Generator:
        """A stream of random numbers that depends on the seed and on the names alone, not on the order of elections."""
        digest = hashlib.sha256("\n".join(names).encode()).digest()
        return np.random.default_rng([self.seed, int.from_bytes(digest[:8], "big")])

    def to_json(self) -> str:
        """The method as one line of JSON with its keys in alphabetical order, for outputs and fingerprints.

        A calibration stands by its fingerprint: it is a record of its own (`Calibration.to_json`).
        """
        fields = dataclasses.asdict(self)
        fields["calibration"] = self.calibration.fingerprint if self.calibration else None
        fields["as_of"] = self.as_of.isoformat() if self.as_of else None
        fields["aggregation"] = dict(sorted(self.aggregation))
        fields["weights"] = dict(sorted(self.weights))
        fields["omitted"] = sorted(self.omitted)
        return json.dumps(fields, sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str, calibration: Calibration | None = None) -> Self:
        """Read back what `to_json` wrote.

        Args:
            text: the record.
            calibration: the one whose fingerprint it names.

        Raises:
            ValueError: if the text is not such a record, or names another calibration.
        """
        fields = json.loads(text)
        if fields.get("calibration") != (calibration.fingerprint if calibration else None):
            raise ValueError("the method was made with another calibration")
        try:
            fields["panel"] = Panel(fields["panel"])
            fields["calibration"] = calibration
            fields["edition"] = Edition(fields["edition"])
            fields["interval"] = IntervalKind(fields["interval"])
            fields["as_of"] = dt.date.fromisoformat(fields["as_of"]) if fields["as_of"] else None
            fields["aggregation"] = tuple((ref, Aggregation(name)) for ref, name in fields["aggregation"].items())
            fields["weights"] = tuple(fields["weights"].items())
            fields["omitted"] = tuple(fields["omitted"])
            return cls(**fields)
        except (KeyError, TypeError) as fault:
            raise ValueError(f"not a method: {fault}") from fault


__all__ = ["IntervalKind", "Method", "Panel"]
