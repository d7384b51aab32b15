# SPDX-License-Identifier: Apache-2.0
"""What identifies an election in an export, and its verdict: so that any table can be joined with others."""

from dataclasses import dataclass

from electassess.comparison.entry import Entry
from electassess.comparison.firmness import Firmness, firmness


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One election as exports name it.

    Attributes:
        election: id of the assessment.
        name: country and year.
        iso3: of the country, three capitals; country and region as the registry has them.
        date: of the first day of voting; year: of the same.
        type: of the election.
        edition: that was weighed.
        panel: names or pseudonyms of the analysts.
        coverage: share of the criteria by weight that could be scored, 0-1.
        index, interval_low, interval_high: 0-100, or `None`.
        band, label: of the verdict.
        firmness: how firm it is.
    """

    election: str
    name: str
    iso3: str
    country: str
    region: str
    date: str
    year: int
    type: str
    edition: str
    panel: tuple[str, ...]
    coverage: float
    index: float | None
    interval_low: float | None
    interval_high: float | None
    band: int | None
    label: str
    firmness: Firmness


def about(entry: Entry) -> About:
    """What identifies an election, and its verdict."""
    card, day, interval = entry.card, entry.election.first_day, entry.interval(entry.root)
    return About(
        election=entry.id,
        name=entry.name,
        iso3=entry.election.country,
        country=entry.country,
        region=entry.region,
        date=day.isoformat(),
        year=day.year,
        type=entry.election.type.value,
        edition=card.method.edition.value,
        panel=card.analysts,
        coverage=card.node(entry.root).coverage,
        index=card.index,
        interval_low=interval.low if interval else None,
        interval_high=interval.high if interval else None,
        band=card.band,
        label=entry.label,
        firmness=firmness(entry),
    )


__all__ = ["About", "about"]
