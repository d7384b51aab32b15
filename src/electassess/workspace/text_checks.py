# SPDX-License-Identifier: Apache-2.0
"""What people write must say no more than its evidence, and read well where a statement prints it."""

import re
from collections.abc import Iterator
from typing import Any

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.base import MONTHS
from electassess.model.election import ELECTION_BODY, MENTION
from electassess.workspace.assessment import Assessment
from electassess.workspace.days_told import without_day
from electassess.workspace.files import Document
from electassess.workspace.reference import Reference
from electassess.workspace.said import QUOTED, not_said, plain_words, quoted, said_in_order, spelt_not_said

_MAYBE_MONTH = re.compile(r"\b[JFMASOND][a-z]{2,8}\b")
_MAYBE_SAID = re.compile(rf"\d|{_MAYBE_MONTH.pattern}")
"""Whether a text can hold a number or a month at all: few clauses do."""
_ISO_MONTH = re.compile(r"\b\d{4}-(\d{2})\b")
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_RIGHTLY_TWICE = frozenset({"had", "that"})
_NO_NAMES = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "this", "to"]
)
_SMALL = (
    *("all", "each", "every", "few", "he", "her", "his", "its", "many", "most", "no", "none", "she", "some", "several"),
    *("their", "there", "these", "they", "those", "three", "two", "under", "when", "while"),
)
_CAPITAL = re.compile(rf"(?:{'|'.join(word.capitalize() for word in (*sorted(_NO_NAMES), *_SMALL))}) (?=[a-z{{])")
"""A word as at the start of a sentence, before another that no name goes on with."""
_NEAR_DAY = re.compile(r"\b(?:today|tomorrow|yesterday)\b", re.IGNORECASE)
_MAYBE_CARELESS = re.compile(f"{_TWICE.pattern}|{_NEAR_DAY.pattern}", re.IGNORECASE)
"""Whether a text can hold one of the two: few do."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")

Place = tuple[Document[Any], tuple[str | int, ...], str]
"""A text: its file, its place in it, and the text."""


def _printed(assessment: Assessment) -> Iterator[Place]:
    """The texts that a statement prints with the names of actors in place of `{id}`."""
    evidence, brief = assessment.evidence, assessment.brief
    for number, item in enumerate(evidence.model.items if evidence.model else ()):
        yield evidence, ("items", number, "clause"), item.clause
    if brief is not None and brief.model is not None:
        for number, addressee in enumerate(brief.model.addressees):
            yield brief, ("addressees", number), addressee
        for number, ask in enumerate(brief.model.asks):
            yield brief, ("asks", number, "text"), ask.text


def names_are_known(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """What stands in braces is an actor of election.yaml, and stands where a name can be put."""
    del reference
    election = assessment.election.model
    if election is None:
        return
    actors = {ELECTION_BODY, *(actor.id for actor in election.actors)}
    for document, place, text in _printed(assessment):
        if "{" not in text and "}" not in text:
            continue
        names = MENTION.findall(text)
        for name in names:
            if name not in actors:
                message = f"election.yaml has no actor {name}"
                yield document.error("EA316", place, message, nearest(name, actors) or "add it to actors")
        if not text.count("{") == text.count("}") == len(names):
            yield document.error("EA325", place, "a brace stands alone here", "an actor is written {id}")


def _months(text: str) -> set[str]:
    """The months that a text names in words or in ISO dates."""
    named = {*_MAYBE_MONTH.findall(text)}.intersection(MONTHS)
    return named | {MONTHS[int(month) - 1] for month in _ISO_MONTH.findall(text) if 1 <= int(month) <= 12}


def clauses_say_what_facts_say(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """Clauses have no number, month or quotation that the fact does not have, but for the day of `happened`.

    That day may be written as a date. It lends the clause no number: that it was the 23rd does not make 23 of anything.
    """
    del reference
    document = assessment.evidence
    for number, item in enumerate(document.model.items if document.model else ()):
        here = ("items", number, "clause")
        parts = quoted(item.clause)
        source = f"{item.fact} {item.quote}"
        spoken = plain_words(source) if parts else ""
        for each in parts:
            if not said_in_order(each, spoken):
                message = "the clause quotes words that stand neither in the fact nor in the quote"
                yield document.error("EA329", here, message, "quote what was said, or say it in words of your own")
                break
        words = MENTION.sub("", item.clause)
        said: set[str] = set()
        if _MAYBE_SAID.search(words):  # most have neither a figure nor a month
            day = item.happened or ""
            said = not_said(without_day(words, day), source) | (_months(words) - _months(f"{source} {day}"))
        if said:
            message = f"the clause says {', '.join(sorted(said))}, which the fact does not"
            yield document.error("EA317", here, message, "a statement may not say more than its evidence")
        elif spelt := spelt_not_said(words, source):
            # What a fact lists may be counted: that is worth a look, and no fault by itself.
            message = f"the clause says {', '.join(sorted(spelt))}, which the fact does not"
            yield document.warning("EA317", here, message, "count what the fact lists, or mend one of the two")


def _rightly_twice(found: re.Match[str]) -> bool:
    """Whether a word may stand twice: "had had", and names such as Kyaw Kyaw."""
    first, second = found.group().split()
    name = first[0].isupper() and second[0].isupper() and first.casefold() not in _NO_NAMES
    return name or first.casefold() in _RIGHTLY_TWICE


def _begins_well(document: Document[Any], place: tuple[str | int, ...], text: str) -> Iterator[Diagnostic]:
    """No text begins with a figure, and no clause as a sentence does."""
    if text[0].isdigit():
        hint = "begin with what is counted, or write the number in words; no “only” or “as many as” for its sake"
        yield document.warning("EA330", place, "a sentence would begin with a figure", hint)
    if place[-1] == "clause" and (found := _CAPITAL.match(text)):
        message = f"the clause begins with a capital, {found.group().strip()}, though it may stand in mid-sentence"
        yield document.warning("EA330", place, message, "write it small, unless it is a name")


def texts_read_well(reference: Reference, assessment: Assessment) -> Iterator[Diagnostic]:
    """No word stands twice, no text begins with a figure or names a day soon past, no title has a wrong year."""
    del reference
    for document, place, text in _printed(assessment):
        yield from _begins_well(document, place, text)
        if not _MAYBE_CARELESS.search(text):
            continue
        said = QUOTED.sub("“”", MENTION.sub("{}", text))
        twice = next((found[1] for found in _TWICE.finditer(said) if not _rightly_twice(found)), None)
        if twice is not None:
            yield document.warning("EA330", place, f"the word {twice} stands twice", "take one out")
        if near := _NEAR_DAY.search(said):
            message = f"“{near.group().lower()}” is true on one day alone"
            yield document.warning("EA330", place, message, "write the date")
    election = assessment.election.model
    if election is not None:
        years = {str(vote.date.year) for vote in election.votes} | {str(election.last_day.year)}
        titles: list[Place] = [(assessment.election, ("title",), election.title)]
        if assessment.brief is not None and assessment.brief.model is not None:
            titles.append((assessment.brief, ("title",), assessment.brief.model.title))
        for document, place, text in titles:
            found = set(_YEAR.findall(text))
            if found and not found & years:
                message = f"the title says {', '.join(sorted(found))}, but the vote was in {', '.join(sorted(years))}"
                yield document.warning("EA330", place, message, "correct the year")


__all__ = ["clauses_say_what_facts_say", "names_are_known", "texts_read_well"]
