# SPDX-License-Identifier: Apache-2.0
"""What must hold between the files of one assessment, and between them and the catalogue.

Each check is a function from the reference files and one assessment to diagnostics, and stands in `CHECKS`. A
check looks only at files that could be read; what could not is reported already.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.base import MONTHS, Edition, earliest_day, latest_day
from electassess.model.election import ELECTION_BODY, MENTION
from electassess.source import file_digest
from electassess.workspace.assessment import Assessment
from electassess.workspace.find import ASSESSMENTS, FOLDER_ID
from electassess.workspace.order_checks import (
    dates_are_in_order,
    items_follow_each_other,
    ratings_follow_their_evidence,
)
from electassess.workspace.rating_checks import (
    outcomes_wait_for_the_vote,
    ratings_are_on_the_scale,
    ratings_have_grounds,
    sheets_are_submitted,
    sheets_have_one_analyst,
)
from electassess.workspace.reference import Reference

Check = Callable[[Reference, Assessment], Iterable[Diagnostic]]

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_MAYBE_MONTH = re.compile(r"\b[JFMASOND][a-z]{2,8}\b")
_MAYBE_SAID = re.compile(rf"\d|{_MAYBE_MONTH.pattern}")
"""Whether a text can hold a number or a month at all: few clauses do."""
_ISO_MONTH = re.compile(r"\b\d{4}-(\d{2})\b")


def evidence_is_whole(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Items stand once; their sources, indicators, actors and predecessors exist; clauses add no number."""
    document = assessment.evidence
    if document.model is None:
        return
    ids = {item.id for item in document.model.items}
    seen: set[str] = set()
    for number, item in enumerate(document.model.items):
        here = ("items", number)
        if item.id in seen:
            yield document.error("EA315", (*here, "id"), f"item {item.id} stands twice", "give it another id")
        seen.add(item.id)
        for position, key in enumerate(item.sources):
            if key not in document.model.sources:
                hint = nearest(key, document.model.sources)
                yield document.error("EA316", (*here, "sources", position), f"there is no source {key}", hint)
        for position, ref in enumerate(item.indicators):
            if reference.lacks_indicator(ref):
                hint = nearest(ref, reference.indicators)
                message = f"the catalogue has no indicator {ref}"
                yield document.error("EA301", (*here, "indicators", position), message, hint)
        if item.follows is not None and item.follows not in ids:
            message = f"there is no item {item.follows} to follow"
            yield document.error("EA316", (*here, "follows"), message, nearest(item.follows, ids))


def _numbers(text: str) -> set[str]:
    """The numbers of a text, `1,300` as `1300` and `07` as `7`."""
    return {number.replace(",", "").lstrip("0") or "0" for number in _NUMBER.findall(text)}


def _months(text: str) -> set[str]:
    """The months that a text names in words or in ISO dates."""
    named = {*_MAYBE_MONTH.findall(text)}.intersection(MONTHS)
    return named | {MONTHS[int(month) - 1] for month in _ISO_MONTH.findall(text) if 1 <= int(month) <= 12}


def clauses_say_what_facts_say(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Clauses name actors that election.yaml has, and no number or month that the fact does not have."""
    del reference
    document, election = assessment.evidence, assessment.election.model
    actors = {ELECTION_BODY, *(actor.id for actor in election.actors)} if election else set()
    for number, item in enumerate(document.model.items if document.model else ()):
        here = ("items", number, "clause")
        for name in MENTION.findall(item.clause) if election else ():
            if name not in actors:
                message = f"election.yaml has no actor {name}"
                yield document.error("EA316", here, message, nearest(name, actors) or "add it to actors")
        words = MENTION.sub("", item.clause)
        if not _MAYBE_SAID.search(words):
            continue
        said = (_numbers(words) - _numbers(item.fact)) | (_months(words) - _months(item.fact))
        if said:
            message = f"the clause says {', '.join(sorted(said))}, which the fact does not"
            yield document.error("EA317", here, message, "a statement may not say more than its evidence")


def evidence_supports_something(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Every item is cited by a rating, bears on an indicator that has a level, or says in a note why it is kept."""
    document = assessment.evidence
    sheets = assessment.read_sheets
    unread = len(sheets) < len(assessment.sheets)  # such a sheet may cite anything
    if document.model is None or not sheets or unread or not reference.indicators:
        return
    cited = {item for sheet in sheets for rating in sheet.ratings for item in rating.evidence}
    rated = {rating.indicator for sheet in sheets for rating in sheet.ratings if rating.state is None}
    for number, item in enumerate(document.model.items):
        if item.id not in cited and not item.note and not rated & set(item.indicators):
            message = f"item {item.id} supports nothing: no rating cites it or has a level on what it bears on"
            yield document.warning(
                "EA304", ("items", number, "id"), message, "cite it, remove it, or say in its note why it is kept"
            )


def standing_is_known(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """It is known of every treaty that the catalogue cites whether the state is a party to it."""
    election = assessment.election.model
    if election is None:
        return
    unknown = [one.id for one in reference.treaties_cited if election.country not in one.parties]
    if unknown:
        message = f"standards.yaml does not say where {election.country} stands towards {', '.join(unknown)}"
        hint = "add the state to their parties, or the statement will say nothing of it"
        yield assessment.election.warning("EA326", ("country",), message, hint)


def folder_fits_election(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """The folder's name says the same as election.yaml; country and election body are those of the registry."""
    document = assessment.election
    if document.model is None:
        return
    election, match = document.model, FOLDER_ID.match(assessment.id)
    if match:
        said = {
            "country": (election.country.lower(), match["iso3"]),
            "type": (election.type.value, match["type"]),
            "votes": (election.first_day.isoformat(), match["date"]),
        }
        for name, (found, expected) in said.items():
            if found != expected:
                loc: tuple[str | int, ...] = ("votes", 0, "date") if name == "votes" else (name,)
                message = f"the folder's name says {expected}, but election.yaml says {found}"
                yield document.error("EA321", loc, message, "rename the folder or correct the file")
    countries = reference.countries.model
    if countries is None:
        return
    country = countries.countries.get(election.country)
    if country is None:
        message = f"countries.yaml has no country {election.country}"
        yield document.error("EA316", ("country",), message, nearest(election.country, countries.countries))
    elif country.election_body is not None:
        for name in ("name", "short"):
            found, expected = getattr(election.election_body, name), getattr(country.election_body, name)
            if found != expected:
                message = (
                    f"the election body is called {found or 'nothing'} here, {expected or 'nothing'} in the registry"
                )
                yield document.error(
                    "EA313", ("election_body", name), message, f"the registry is {reference.countries.path}"
                )


def brief_fits(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """The statement's date fits its edition, its endorsers are known, its asks rest on something."""
    document, election = assessment.brief, assessment.election.model
    if document is None or document.model is None:
        return
    brief = document.model
    if election is not None:
        before = brief.edition is Edition.PRE_ELECTION
        if before and brief.date >= election.first_day:
            message = f"a pre-election statement is dated {brief.date}, but the vote is on {election.first_day}"
            yield document.error("EA312", ("date",), message, "correct the date, or the edition")
        elif not before and brief.date < election.last_day:
            message = f"a {brief.edition} statement is dated {brief.date}, before the vote ends on {election.last_day}"
            yield document.error("EA312", ("date",), message, "correct the date, or the edition")
    known, named = reference.organisation_ids, set[str]()
    for number, endorser in enumerate(brief.endorsers):
        if known is not None and endorser not in known:
            message = f"organisations.yaml has no organisation {endorser}"
            yield document.error("EA314", ("endorsers", number), message, nearest(endorser, known))
        if endorser in named:
            yield document.error("EA315", ("endorsers", number), f"{endorser} is named twice")
        named.add(endorser)
    for number, ask in enumerate(brief.asks):
        if reference.lacks(ask.because):
            message = f"the ask rests on {ask.because}, which the catalogue does not have"
            yield document.error("EA316", ("asks", number, "because"), message, nearest(ask.because, reference.nodes))
    yield from _vague_dates(assessment, brief.date)


def _vague_dates(assessment: Assessment, day: dt.date) -> Iterator[Diagnostic]:
    """Sources that may or may not have been out on the day of the statement."""
    document = assessment.evidence
    for key, source in document.model.sources.items() if document.model else ():
        if source.date and source.latest is None and earliest_day(source.date) <= day < latest_day(source.date):
            message = f"source {key} is dated {source.date}, which may be after the statement of {day}"
            hint = "give latest with a note why, or the statement will not use it"
            yield document.warning("EA318", ("sources", key, "date"), message, hint)


CHECKS: tuple[Check, ...] = (
    standing_is_known,
    folder_fits_election,
    evidence_is_whole,
    ratings_are_on_the_scale,
    ratings_have_grounds,
    sheets_are_submitted,
    sheets_have_one_analyst,
    evidence_supports_something,
    clauses_say_what_facts_say,
    dates_are_in_order,
    outcomes_wait_for_the_vote,
    brief_fits,
    items_follow_each_other,
    ratings_follow_their_evidence,
)
"""Every check of an assessment that needs no disk, in the order in which they run."""


def archives_fit(root: Path, assessment: Assessment) -> Iterator[Diagnostic]:
    """Kept copies lie in the assessment's folder and have the digest that was taken of them."""
    document = assessment.evidence
    folder = root / ASSESSMENTS / assessment.id
    for key, source in document.model.sources.items() if document.model else ():
        if source.archive is None:
            continue
        here = ("sources", key, "archive")
        digest, fault = file_digest(folder / source.archive.path, folder, source.archive.path)
        if fault is not None and fault.code == "EA113":
            yield document.error("EA323", (*here, "path"), "the copy lies outside of the assessment's folder")
        elif fault is not None:
            yield document.error("EA323", (*here, "path"), f"the copy {fault.message}".replace("copy this", "copy"))
        elif digest != source.archive.sha256:
            message = "the copy has changed since its digest was taken"
            yield document.error("EA323", (*here, "sha256"), message, f"its digest is now {digest}")


__all__ = ["CHECKS", "Check", "archives_fit"]
