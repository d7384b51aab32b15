# SPDX-License-Identifier: Apache-2.0
"""Texts that are printed as they are: no name is put into them, something of them can be seen, and they end.

A brace in one of them would be taken for a name where the statement is put together, and a title of blanks, soft
hyphens or marks of direction would be no title, however many characters it has.
"""

import re
from collections.abc import Iterator
from typing import Any

from electassess.diagnostics import Diagnostic
from electassess.model.base import LONGEST_TEXT
from electassess.workspace.assessment import Assessment
from electassess.workspace.files import Document
from electassess.workspace.reference import Reference

Place = tuple[Document[Any], tuple[str | int, ...], str]
"""A text: its file, its place in it, and the text."""

LONGEST_WORD = 1000
"""Longest word or address within a text, in characters: no line can be broken in it."""
_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_SEEN = re.compile(r"\w")

_SOURCE = ("organisation", "title", "via", "cite_as", "short")
_COUNTRY = ("name", "adjective", "people", "government", "parliament")
_STANDARD = ("title", "short", "unit", "symbol", "adopted_by")


def texts_of(assessment: Assessment) -> Iterator[Place]:
    """The texts of one assessment that are printed as they are."""
    election, brief, evidence = assessment.election, assessment.brief, assessment.evidence
    if election.model is not None:
        for key in ("title", "phrase", "desk_note"):
            yield election, (key,), getattr(election.model, key)
        for key in ("name", "short"):
            yield election, ("election_body", key), getattr(election.model.election_body, key)
        for number, actor in enumerate(election.model.actors):
            for key in ("name", "short", "introduce"):
                yield election, ("actors", number, key), getattr(actor, key)
    if brief is not None and brief.model is not None:
        yield brief, ("title",), brief.model.title
        yield brief, ("notice",), brief.model.notice
    for name, source in evidence.model.sources.items() if evidence.model else ():
        for key in _SOURCE:
            yield evidence, ("sources", name, key), getattr(source, key)


def shared_texts(reference: Reference) -> Iterator[Place]:
    """The texts of the registries and of the standards that are printed as they are."""
    organisations, countries, standards = reference.organisations, reference.countries, reference.standards
    for number, one in enumerate(organisations.model.organisations if organisations.model else ()):
        for key in ("name", "acronym"):
            yield organisations, ("organisations", number, key), getattr(one, key)
    for iso3, country in countries.model.countries.items() if countries.model else ():
        for key in _COUNTRY:
            yield countries, ("countries", iso3, key), getattr(country, key)
        for key in ("name", "short") if country.election_body else ():
            yield countries, ("countries", iso3, "election_body", key), getattr(country.election_body, key)
    for number, standard in enumerate(standards.model.standards if standards.model else ()):
        here = ("standards", number)
        for key in _STANDARD:
            yield standards, (*here, key), getattr(standard, key)
        for iso3, adherence in standard.parties.items():
            yield standards, (*here, "parties", iso3, "reservation"), adherence.reservation
        for position, provision in enumerate(standard.provisions):
            yield standards, (*here, "provisions", position, "at"), provision.at


def wrong(place: Place) -> Iterator[Diagnostic]:
    """What is wrong with a text that is printed as it is; nothing with one that is left out."""
    document, loc, text = place
    if not text:
        return
    if "{" in text or "}" in text:
        yield document.error("EA325", loc, "no name can be put in here", "write it out")
    if not _SEEN.search(text):
        message = "there is nothing to be seen in this text: no letter and no figure"
        yield document.error("EA349", loc, message, "write what it says, or leave the key out where it may be left out")
    if len(text) > LONGEST_TEXT or _WORD.search(text):
        message = f"a text has at most {LONGEST_TEXT} characters, and a word at most {LONGEST_WORD}"
        yield document.error("EA350", loc, message, "shorten it, or break it with spaces")


def texts_are_plain(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """What an assessment gives to be printed as it is can be."""
    del reference
    for place in texts_of(assessment):
        yield from wrong(place)


def shared_texts_are_plain(reference: Reference) -> Iterator[Diagnostic]:
    """What all assessments share to be printed as it is can be."""
    for place in shared_texts(reference):
        yield from wrong(place)


__all__ = ["LONGEST_WORD", "shared_texts_are_plain", "texts_are_plain", "wrong"]
