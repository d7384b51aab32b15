# SPDX-License-Identifier: Apache-2.0
"""What must come after what: sources after events, items in their thread, ratings after the evidence they rest on."""

from collections.abc import Iterator, Mapping

from electassess.diagnostics import Diagnostic
from electassess.model.base import earliest_day, latest_day
from electassess.model.evidence import EvidenceFile
from electassess.workspace.assessment import Assessment
from electassess.workspace.reference import Reference


def dates_are_in_order(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Events precede the sources that tell them, and the bounds of dates fit."""
    del reference
    document = assessment.evidence
    if document.model is not None:
        sources = document.model.sources
        latest = {key: latest_day(source.date) if source.date else None for key, source in sources.items()}
        for key, source in sources.items():
            if source.date and source.latest and latest_day(source.latest) < earliest_day(source.date):
                message = f"source {key} is at the latest of {source.latest}, which is before its date {source.date}"
                yield document.error("EA310", ("sources", key, "latest"), message)
        for number, item in enumerate(document.model.items):
            days = [latest[key] for key in item.sources if key in latest]
            dated = [day for day in days if day is not None]
            if item.happened and days and len(dated) == len(days) and earliest_day(item.happened) > max(dated):
                message = f"item {item.id} happened {item.happened}, after all its sources came out"
                yield document.error("EA310", ("items", number, "happened"), message)


def items_follow_each_other(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """The thread of `follows` leads from item to item and never round in a circle."""
    del reference
    document = assessment.evidence
    if document.model is None:
        return
    follows = {item.id: item.follows for item in document.model.items if item.follows}
    circles = _circles(follows)
    for number, item in enumerate(document.model.items):
        if item.id in circles:
            circle = circles[item.id]
            others = [other for other in circle[:4] if other != item.id][:3]
            through = ", ".join(others) + (" …" if len(circle) > 4 else "")
            message = f"item {item.id} follows itself" + (f" through {through}" if others else "")
            yield document.error("EA204", ("items", number, "follows"), message, "let the first item follow nothing")


def _circles(follows: Mapping[str, str]) -> dict[str, list[str]]:
    """Item -> the circle it stands in, in order of names. Each item is visited once, however long the threads are."""
    circles: dict[str, list[str]] = {}
    seen: set[str] = set()
    for start in follows:
        path: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in seen:
            seen.add(here)
            path[here] = len(path)
            here = follows.get(here)
        if here in path:
            circle = sorted(list(path)[path[here] :])
            circles |= dict.fromkeys(circle, circle)
    return circles


def _first_out(evidence: EvidenceFile) -> dict[str, str]:
    """Item -> date of the first of its sources to come out; items with an undated source are left out."""
    first = {}
    for item in evidence.items:
        dates = [evidence.sources[key].date for key in item.sources if key in evidence.sources]
        known = [date for date in dates if date]
        if known and len(known) == len(dates):
            first[item.id] = min(known, key=earliest_day)
    return first


def ratings_follow_their_evidence(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """No rating rests on an item whose every source came out after the day of the sheet."""
    del reference
    dated = any(sheet.model and sheet.model.rated_on for sheet in assessment.sheets.values())
    if assessment.evidence.model is None or not dated:
        return
    first = _first_out(assessment.evidence.model)
    for sheet in assessment.sheets.values():
        if sheet.model is None or sheet.model.rated_on is None:
            continue
        for number, rating in enumerate(sheet.model.ratings):
            for position, item in enumerate(rating.evidence):
                if item in first and earliest_day(first[item]) > sheet.model.rated_on:
                    message = f"item {item} came out {first[item]}, after the sheet was rated on {sheet.model.rated_on}"
                    loc = ("ratings", number, "evidence", position)
                    yield sheet.warning("EA310", loc, message, "correct a date, or rate again")


__all__ = ["dates_are_in_order", "items_follow_each_other", "ratings_follow_their_evidence"]
