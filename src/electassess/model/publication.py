# SPDX-License-Identifier: Apache-2.0
"""From which day evidence can be shown to have been public."""

import datetime as dt

from electassess.model.base import latest_day
from electassess.model.evidence import EvidenceFile, Source


def published_by(source: Source) -> dt.date:
    """The latest day on which a source can have come out.

    A source that shows no date counts from `latest` alone: without that, nothing shows that it was there on any day.

    Args:
        source: the source; its `latest`, where given, bounds a date known only to the month or year, or not at all.
    """
    if source.latest is not None:
        return latest_day(source.latest)
    if source.date is not None:
        return latest_day(source.date)
    return dt.date.max


def publication_days(evidence: EvidenceFile) -> dict[str, dt.date]:
    """The day by which each item, whatever its sensitivity, was published by at least one of its sources."""
    days = {key: published_by(source) for key, source in evidence.sources.items()}
    return {
        item.id: min((days[key] for key in item.sources if key in days), default=dt.date.max) for item in evidence.items
    }


__all__ = ["publication_days", "published_by"]
