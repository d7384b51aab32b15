# SPDX-License-Identifier: Apache-2.0
"""Who is who: an id stands for one thing, a body has one name, and no two are printed under the same one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from electassess.diagnostics import Diagnostic
from electassess.model.election import ELECTION_BODY
from electassess.workspace.assessment import Assessment
from electassess.workspace.files import Document
from electassess.workspace.reference import Reference

Loc = tuple[str | int, ...]


def same_name(name: str) -> str:
    """A name without what does not tell bodies apart: capitals, marks, spaces, an article.

    >>> same_name("The Electoral  Commission") == same_name("electoral commission")
    True
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _twice(document: Document[Any], loc: Loc, ids: Iterable[str], what: str, key: str = "id") -> Iterator[Diagnostic]:
    """The ids of a list that stand there a second time; with an empty key the list is one of ids."""
    seen: set[str] = set()
    for number, identity in enumerate(ids):
        if identity in seen:
            place = (*loc, number, key) if key else (*loc, number)
            yield document.error(
                "EA315", place, f"{what} {identity} stands twice", "take one out, or give it another id"
            )
        seen.add(identity)


def actors_differ(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """No two actors have one id, and none that of the election body."""
    del reference
    document = assessment.election
    if document.model is None:
        return
    yield from _twice(document, ("actors",), (actor.id for actor in document.model.actors), "actor")
    for number, actor in enumerate(document.model.actors):
        if actor.id == ELECTION_BODY:
            message = f"{ELECTION_BODY} stands for the election body, so that no actor can have this id"
            yield document.error("EA315", ("actors", number, "id"), message, "give it another id")


def lists_name_each_once(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """A source or an indicator is named once where it is named: twice, it would seem to be two."""
    del reference
    evidence, brief = assessment.evidence, assessment.brief
    for number, item in enumerate(evidence.model.items if evidence.model else ()):
        lists = (item.sources, item.indicators, item.acts, item.said_by)
        if all(len(set(each)) == len(each) for each in lists):
            continue
        for key, each in zip(("sources", "indicators", "acts", "said_by"), lists, strict=True):
            yield from _twice(evidence, ("items", number, key), each, "it:", key="")
    if brief is not None and brief.model is not None:
        for key in ("order", "leave_out", "observed", "addressees"):
            yield from _twice(brief, (key,), getattr(brief.model, key), "it:", key="")


def ratings_cite_each_once(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """An item is cited once by a rating."""
    del reference
    for sheet in assessment.sheets.values():
        for number, rating in enumerate(sheet.model.ratings if sheet.model else ()):
            if len(set(rating.evidence)) < len(rating.evidence):
                yield from _twice(sheet, ("ratings", number, "evidence"), rating.evidence, "item", key="")


Body = tuple[Document[Any], Loc, str, str, str]
"""A body that a statement names: where its short form stands, its id, its name, and the short form."""


def bodies_are_told_apart(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """No two bodies that one statement names are printed under one name or one short form.

    An organisation that signs and an actor are the same where id or full name are; an acronym alone tells nothing.
    """
    election, brief = assessment.election, assessment.brief
    if election.model is None:
        return
    body = election.model.election_body
    bodies: list[Body] = [(election, ("election_body", "short"), ELECTION_BODY, body.name, body.short)]
    bodies += [
        (election, ("actors", number, "short"), actor.id, actor.name, actor.short)
        for number, actor in enumerate(election.model.actors)
    ]
    registry = reference.organisations.model
    known = {one.id: one for one in registry.organisations} if registry else {}
    if brief is not None and brief.model is not None:
        signing = dict.fromkeys(one for one in brief.model.endorsers if one in known)
        bodies += [
            (brief, ("endorsers", brief.model.endorsers.index(one)), one, known[one].name, known[one].acronym)
            for one in signing
        ]
    yield from _alike(bodies)


def _alike(bodies: Sequence[Body]) -> Iterator[Diagnostic]:
    """The bodies whose short form, or name, is that of another one before them."""
    seen: dict[str, Body] = {}
    for one in bodies:
        document, loc, identity, name, short = one
        for printed in {same_name(short or name), same_name(name)}:
            other = seen.setdefault(printed, one)
            if identity == other[2] or same_name(name) == same_name(other[3]):
                continue
            message = f"{name} and {other[3]} would both be printed as {short or name}"
            hint = f"give one of them another short form: the other is {other[2]}"
            yield document.error("EA345", loc, message, hint)
            break


def organisations_stand_once(reference: Reference) -> Iterator[Diagnostic]:
    """No organisation is in the registry under two ids, so that it could sign twice."""
    document = reference.organisations
    seen: dict[str, str] = {}
    for number, one in enumerate(document.model.organisations if document.model else ()):
        other = seen.setdefault(same_name(one.name), one.id)
        if other != one.id:
            message = f"{one.name} stands here as {one.id} and as {other}"
            hint = "keep one of the two; if they are two bodies, let their names say so"
            yield document.error("EA346", ("organisations", number, "name"), message, hint)


def ids_of_lists_differ(reference: Reference) -> Iterator[Diagnostic]:
    """No two bands, acts, or provisions of one standard have the same id."""
    ladder, catalogue, standards = reference.ladder, reference.catalogue, reference.standards
    if ladder.model is not None:
        yield from _twice(ladder, ("bands",), (band.id for band in ladder.model.bands), "band")
    if catalogue.model is not None:
        yield from _twice(catalogue, ("acts",), (act.id for act in catalogue.model.acts), "act")
        yield from _twice(catalogue, ("gates",), (gate.id for gate in catalogue.model.gates), "gate")
    for number, one in enumerate(standards.model.standards if standards.model else ()):
        loc = ("standards", number, "provisions")
        yield from _twice(standards, loc, (provision.at for provision in one.provisions), "provision", "at")


__all__ = [
    "actors_differ",
    "bodies_are_told_apart",
    "ids_of_lists_differ",
    "lists_name_each_once",
    "organisations_stand_once",
    "ratings_cite_each_once",
    "same_name",
]
