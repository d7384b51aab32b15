# SPDX-License-Identifier: Apache-2.0
"""The statement's own day beside the day asked for: two commands never give one election two verdicts in silence."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.model.base import Edition
from electassess.pipeline import Loaded, score

MOST_DAYS = 100
"""Most assessments of which the verdict on the statement's own day is reckoned beside the one asked for."""


@dataclass(frozen=True)
class OwnDay:
    """What the statement's own day makes of an election.

    Attributes:
        edition: of the brief.
        date: of the brief.
        band: that the evidence of that day gives; `None` without a verdict.
        label: of the band.
    """

    edition: Edition
    date: dt.date
    band: int | None
    label: str


def own_days(loaded: Loaded, ids: Sequence[str] = ()) -> dict[str, OwnDay]:
    """The verdict on the day and in the edition of each statement, by election; those without a brief are left out.

    Args:
        loaded: the workspace.
        ids: the elections; all that are loaded, if left out.
    """
    from electassess.scoring import Method  # noqa: PLC0415

    found = {}
    for key in ids or loaded.assessments:
        one = loaded.assessments[key]
        brief = one.brief.model if one.brief else None
        if brief is None or one.election.model is None or one.election.model.misfit(brief.edition, brief.date):
            continue
        alone = Loaded(loaded.root, loaded.reference, {key: one})
        scores = score(alone, Method(edition=brief.edition, as_of=brief.date))
        band = int(scores.bands[0])
        given = 0 <= band < len(scores.labels)
        found[key] = OwnDay(brief.edition, brief.date, band if given else None, scores.labels[band] if given else "")
    return found


def bands_of(loaded: Loaded, edition: Edition | None = None) -> dict[str, int | None]:
    """The verdicts that all evidence gives, by election, `None` where there is none."""
    from electassess.scoring import Method  # noqa: PLC0415

    scores = score(loaded, Method(edition=edition or Edition.FINAL))
    return dict(
        zip(scores.ratings.elections, [None if band < 0 else band for band in scores.bands.tolist()], strict=True)
    )


def other_verdicts(loaded: Loaded, bands: Mapping[str, int | None]) -> list[str]:
    """In a line each, the elections that get another verdict on the day of their statement.

    Args:
        loaded: the workspace.
        bands: verdicts by election, `None` where there is none.
    """
    if len(bands) > MOST_DAYS:
        return [f"whether statements of their own day say the same was not looked at: more than {MOST_DAYS} elections"]
    lines = []
    for key, own in own_days(loaded, [key for key in bands if key in loaded.assessments]).items():
        if own.band != bands[key]:
            says = "no verdict" if own.band is None else f"band {own.band}, {own.label}"
            lines.append(f"{key}: its {own.edition.value} statement of {own.date} says otherwise: {says}")
    return lines


__all__ = ["MOST_DAYS", "OwnDay", "bands_of", "other_verdicts", "own_days"]
