# SPDX-License-Identifier: Apache-2.0
"""What must hold between the files of one assessment, and between them and the catalogue.

Each check is a function from the reference files and one assessment to diagnostics, and stands in `CHECKS`. A
check looks only at files that could be read; what could not is reported already.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.election import Election, ElectionBody
from electassess.model.evidence import Archive
from electassess.source import file_digest
from electassess.source.door import read_bytes
from electassess.workspace.assessment import Assessment
from electassess.workspace.brief_checks import asks_fit, brief_fits, verdict_has_words
from electassess.workspace.files import Document
from electassess.workspace.find import ASSESSMENTS, FOLDER_ID
from electassess.workspace.name_checks import (
    actors_differ,
    bodies_are_told_apart,
    lists_name_each_once,
    ratings_cite_each_once,
)
from electassess.workspace.order_checks import (
    dates_are_in_order,
    items_follow_each_other,
    ratings_follow_their_evidence,
)
from electassess.workspace.plain_texts import texts_are_plain
from electassess.workspace.rating_checks import (
    agreements_fit,
    outcomes_wait_for_the_vote,
    ratings_are_on_the_scale,
    ratings_have_grounds,
    sheets_are_submitted,
    sheets_have_one_analyst,
)
from electassess.workspace.reference import Reference
from electassess.workspace.telling_checks import telling_names_what_is_there
from electassess.workspace.text_checks import clauses_say_what_facts_say, names_are_known, texts_read_well

Check = Callable[[Reference, Assessment], Iterable[Diagnostic]]


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


def evidence_supports_something(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Every item is cited by a rating, bears on an indicator that has a level, or says in a note why it is kept."""
    document = assessment.evidence
    sheets = assessment.read_sheets
    # A sheet that could not be read, or that nobody has finished, may cite anything.
    unread = len(sheets) < len(assessment.sheets) or not all(sheet.submitted for sheet in sheets)
    if document.model is None or not sheets or unread or not reference.indicators:
        return
    cited = {item for sheet in sheets for rating in sheet.ratings for item in rating.evidence}
    rated = {rating.indicator for sheet in sheets for rating in sheet.ratings if rating.state is None}
    for number, item in enumerate(document.model.items):
        if item.id not in cited and not (item.note or item.background) and not rated & set(item.indicators):
            message = f"item {item.id} supports nothing: no rating cites it or has a level on what it bears on"
            yield document.warning(
                "EA304", ("items", number, "id"), message, "cite it, remove it, or say in its note why it is kept"
            )


def testimony_is_graded_by_hand(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Nothing that rests on unnamed sources alone is public because a line was forgotten."""
    del reference
    document = assessment.evidence
    for number, item in enumerate(document.model.items if document.model else ()):
        assert document.model is not None
        sources = [document.model.sources[key] for key in item.sources if key in document.model.sources]
        unnamed = bool(sources) and not any(source.named for source in sources)
        if unnamed and "sensitivity" not in item.model_fields_set:
            message = f"item {item.id} rests on sources that must not be named, and does not say who may read it"
            hint = "add sensitivity: confidential, restricted or public"
            yield document.error("EA333", ("items", number, "id"), message, hint)


def standing_is_known(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """It is known of every treaty that the catalogue cites whether the state is a party to it."""
    election = assessment.election.model
    if election is None:
        return
    unknown = [
        one.id
        for one in reference.treaties_cited
        if election.country not in one.parties and (not one.applies_to or election.country in one.applies_to)
    ]
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
            "votes": (_day_named(election, match["date"]), match["date"]),
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
    elif named := country.bodies_on(election.first_day):
        yield from _body_is_named(reference, document, election.election_body, named)


def _day_named(election: Election, named: str) -> str:
    """The day that a folder's name should have: the first of voting, or the one set first, before it was postponed."""
    return named if election.planned_day.isoformat() == named else election.first_day.isoformat()


def _body_is_named(
    reference: Reference, document: Document[Election], body: ElectionBody, named: Sequence[ElectionBody]
) -> Iterator[Diagnostic]:
    """The election body has one of the names that the registry knows of that day."""
    if any((body.name, body.short) == (one.name, one.short) for one in named):
        return
    for name in ("name", "short"):
        found, expected = getattr(body, name), getattr(named[0], name)
        if found != expected:
            message = f"the election body is called {found or 'nothing'} here, {expected or 'nothing'} in the registry"
            hint = f"the registry is {reference.countries.path}; earlier names go into former_election_bodies"
            yield document.error("EA313", ("election_body", name), message, hint)


CHECKS: tuple[Check, ...] = (
    standing_is_known,
    folder_fits_election,
    evidence_is_whole,
    ratings_are_on_the_scale,
    ratings_have_grounds,
    sheets_are_submitted,
    agreements_fit,
    sheets_have_one_analyst,
    evidence_supports_something,
    testimony_is_graded_by_hand,
    names_are_known,
    texts_are_plain,
    actors_differ,
    lists_name_each_once,
    ratings_cite_each_once,
    bodies_are_told_apart,
    clauses_say_what_facts_say,
    texts_read_well,
    dates_are_in_order,
    outcomes_wait_for_the_vote,
    brief_fits,
    verdict_has_words,
    asks_fit,
    items_follow_each_other,
    telling_names_what_is_there,
    ratings_follow_their_evidence,
)
"""Every check of an assessment that needs no disk, in the order in which they run."""


BY_SHEET: frozenset[Check] = frozenset(
    {
        ratings_are_on_the_scale,
        ratings_have_grounds,
        sheets_are_submitted,
        ratings_cite_each_once,
        outcomes_wait_for_the_vote,
    }
)
"""Those that say of each rating sheet the same whatever other sheets there are."""


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
            hint = f"its digest is now {digest}"
            if _line_ends_changed(folder, source.archive):
                message = "the copy has other ends of lines than when its digest was taken, as git makes them"
                hint = "write `/assessments/*/archive/** -text` into .gitattributes, and check the file out again"
            yield document.error("EA323", (*here, "sha256"), message, hint)


def _line_ends_changed(folder: Path, archive: Archive) -> bool:
    """Whether a copy is the one that was kept but for the ends of its lines."""
    data, _ = read_bytes(folder / archive.path, folder, archive.path)
    if data is None:
        return False
    unix = data.replace(b"\r\n", b"\n")
    return archive.sha256 in {hashlib.sha256(one).hexdigest() for one in (unix, unix.replace(b"\n", b"\r\n"))}


__all__ = ["BY_SHEET", "CHECKS", "Check", "archives_fit"]
