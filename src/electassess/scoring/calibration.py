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
import re
from typing import Any, Final, Self

FARTHEST: Final = 50.0
"""Greatest severity that is believed, in logits, and greatest reliability: beyond it the model tells
nothing more apart, so that a number there is a slip or a forgery."""
_MOST: Final = 10**12
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{1,200}")


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
            ValueError: if the text is not such a record; the message says what is wrong with it.
        """
        try:
            fields = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        except RecursionError as fault:
            raise ValueError("not a calibration: lists stand in each other without end") from fault
        except json.JSONDecodeError as fault:
            raise ValueError(f"not a calibration: no JSON from line {fault.lineno} on") from fault
        except ValueError as fault:
            ours = str(fault).startswith("not a calibration")
            raise ValueError(str(fault) if ours else "not a calibration: a number has too many digits") from fault
        _has(fields, cls, "the file")
        for key, kind in (("analysts", Analyst), ("scales", Thresholds)):
            entries = fields[key] if isinstance(fields[key], list) else [None]
            for one in entries:
                _has(one, kind, f"an entry of {key}")
        for one in fields["analysts"]:
            _check_analyst(one)
        names = [one["name"] for one in fields["analysts"]]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"not a calibration: analyst {twice} stands twice")
        for one in fields["scales"]:
            _check_scale(one)
        if not (_is_number(fields["level"], 0, 1) and _is_count(fields["draws"]) and _is_count(fields["seed"])):
            raise ValueError("not a calibration: level, draws or seed is no number of their kind")
        fields["analysts"] = tuple(Analyst(**one) for one in fields["analysts"])
        fields["scales"] = tuple(Thresholds(tuple(one["levels"]), tuple(one["at"])) for one in fields["scales"])
        return cls(**fields)

    @functools.cached_property
    def fingerprint(self) -> str:
        """Sha256 over the whole record."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which each key stands once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("not a calibration: a key stands twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"not a calibration: {name} is no number")


def _has(found: object, kind: type, what: str) -> None:
    """Refuse what has not exactly the keys of a record."""
    keys = {field.name for field in dataclasses.fields(kind)}
    if not isinstance(found, dict) or set(found) != keys:
        raise ValueError(f"not a calibration: {what} has not the keys {', '.join(sorted(keys))}")


def _is_number(found: object, low: float, high: float) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and low <= found <= high


def _is_count(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and 0 <= found < _MOST


def _check_analyst(one: dict[str, Any]) -> None:
    """Refuse an analyst whose numbers no fit can find: they would decide verdicts by themselves."""
    name = one["name"]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError("not a calibration: an analyst's name is none")
    sure = _is_number(one["severity"], -FARTHEST, FARTHEST) and _is_number(one["reliability"], 1 / FARTHEST, FARTHEST)
    ends = [one[key] for key in ("low", "severity", "high")]
    bounded = sure and all(_is_number(end, -2 * FARTHEST, 2 * FARTHEST) for end in ends) and ends[0] <= ends[2]
    if not (bounded and _is_count(one["shared"])):
        raise ValueError(f"not a calibration: a number of analyst {name} is out of its range")


def _check_scale(one: dict[str, Any]) -> None:
    """Refuse thresholds that do not ascend, one fewer than levels."""
    levels, at = one["levels"], one["at"]
    whole = isinstance(levels, list) and isinstance(at, list)
    numbers = whole and all(isinstance(level, int) and _is_number(level, -1000, 1000) for level in levels)
    sound = numbers and all(_is_number(cut, -_MOST, _MOST) for cut in at) and len(at) == len(levels) - 1 > 0
    if not (sound and all(low < high for row in (levels, at) for low, high in itertools.pairwise(row))):
        raise ValueError("not a calibration: the thresholds of a scale do not ascend, one fewer than levels")


__all__ = ["Analyst", "Calibration", "Thresholds"]
