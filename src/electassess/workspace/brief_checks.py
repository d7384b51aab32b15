# SPDX-License-Identifier: Apache-2.0
"""What must hold of a brief: its day, who signs, whom it addresses and what it asks."""

import datetime as dt
from collections.abc import Iterator

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.base import earliest_day, latest_day
from electassess.workspace.assessment import Assessment
from electassess.workspace.reference import Reference


def brief_fits(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """The statement's date fits its edition, its endorsers are known, its asks rest on something."""
    document, election = assessment.brief, assessment.election.model
    if document is None or document.model is None:
        return
    brief = document.model
    if election is not None:
        misfit = election.misfit(brief.edition, brief.date)
        if misfit:
            yield document.error("EA312", ("date",), misfit, "correct the date, or the edition")
    known, named = reference.organisation_ids, set[str]()
    for number, endorser in enumerate(brief.endorsers):
        if known is not None and endorser not in known:
            message = f"organisations.yaml has no organisation {endorser}"
            yield document.error("EA314", ("endorsers", number), message, nearest(endorser, known))
        if endorser in named:
            yield document.error("EA315", ("endorsers", number), f"{endorser} is named twice")
        named.add(endorser)
    for number, ask in enumerate(brief.asks):
        items = assessment.evidence.model.items if assessment.evidence.model else ()
        if reference.lacks(ask.because) and ask.because not in {item.id for item in items}:
            message = f"the ask rests on {ask.because}, which is neither an item nor a node of the catalogue"
            yield document.error("EA316", ("asks", number, "because"), message, nearest(ask.because, reference.nodes))
    yield from _vague_dates(assessment, brief.date)


def without_words(reference: Reference, assessment: Assessment) -> Diagnostic | None:
    """Why no statement can be drafted in the ladder's words: they do not speak of this type of election."""
    ladder, document = reference.ladder.model, assessment.election
    if ladder is None or document.model is None or document.model.type in ladder.types:
        return None
    kind = document.model.type.value
    message = f"the verdicts of the ladder {ladder.id} have no words for the type {kind}: no statement can be drafted"
    hint = f"give a catalogue and a ladder made for it, whose types have {kind}; scores need no words"
    return document.warning("EA622", ("type",), message, hint)


def verdict_has_words(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Whoever begins a brief hears at once that its verdict could not be said."""
    unfit = without_words(reference, assessment)
    if unfit is not None and assessment.brief is not None:
        yield unfit


def _vague_dates(assessment: Assessment, day: dt.date) -> Iterator[Diagnostic]:
    """Sources that may or may not have been out on the day of the statement."""
    document = assessment.evidence
    if document.model is None:
        return
    undated = {key for key, source in document.model.sources.items() if source.date is None and source.latest is None}
    needed = {key for item in document.model.items if undated.issuperset(item.sources) for key in item.sources}
    for key, source in document.model.sources.items():
        if key in undated & needed:
            message = f"source {key} has no date, so that nothing shows that it was out on the day of the statement"
            hint = (
                "give latest, the last day it can have come out, with a note why; the statement does not use it without"
            )
            yield document.warning("EA318", ("sources", key, "date"), message, hint)
        if source.date and source.latest is None and earliest_day(source.date) <= day < latest_day(source.date):
            message = f"source {key} is dated {source.date}, which may be after the statement of {day}"
            hint = "give latest with a note why, or the statement will not use it"
            yield document.warning("EA318", ("sources", key, "date"), message, hint)


def asks_fit(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Addressees are not the state that is judged, and asks of the brief rest on what somebody rated."""
    document, election = assessment.brief, assessment.election.model
    if document is None or document.model is None or election is None:
        return
    countries = reference.countries.model
    country = countries.countries.get(election.country) if countries else None
    body = election.election_body
    judged = {body.name, body.short, *((country.name, country.government) if country else ())} - {""}
    names = {name.removeprefix("the ").casefold() for name in judged}
    for number, addressee in enumerate(document.model.addressees):
        if addressee.removeprefix("the ").casefold() in names:
            message = f"{addressee} is judged here: the asks of the ladder, such as to withhold praise, go to others"
            hint = "leave it out: what it should do is asked of it in the list of recommendations"
            yield document.warning("EA332", ("addressees", number), message, hint)
    rated = {one.indicator for sheet in assessment.read_sheets for one in sheet.ratings if one.state is None}
    for number, ask in enumerate(document.model.asks):
        items = assessment.evidence.model.items if assessment.evidence.model else ()
        named = ask.because in {item.id for item in items}
        if not named and not any(ref == ask.because or ref.startswith(f"{ask.because}.") for ref in rated):
            message = f"nobody rated {ask.because}, on which this rests"
            yield document.warning("EA331", ("asks", number, "because"), message, "rate it, or leave the ask out")


__all__ = ["asks_fit", "brief_fits", "verdict_has_words", "without_words"]
