# SPDX-License-Identifier: Apache-2.0
"""Who says so is who said so: a source that is named is one of what is cited, and words announced as somebody's are."""

import re
from collections.abc import Iterator

from electassess.review.case import Case
from electassess.review.remark import Grade, Remark
from electassess.workspace.said import QUOTED, plain_words

_PART = r"[A-Z][^\W_]*(?:[-’'][^\W_]+)*"
_NAME = rf"{_PART}(?:(?:\s+[a-z]+){{0,2}}\s+{_PART})*"
"""A name, with the small words that may stand within it: `Committee to Protect Journalists`."""
_SMALL = r"(?:\s+[a-z][\w’'-]*){0,2}?"
"""Words between a name and its verb: `the EU mission found`."""
_BEFORE = re.compile(rf"({_NAME})({_SMALL})\s+$")
_NAMED = re.compile(rf"\s+({_NAME})")
RUN = 5
"""Words in a row that are somebody's own."""


def sources(case: Case) -> Iterator[Remark]:
    """A source that is named says what is cited for it."""
    if not case.cited or case.asks or case.alone:
        return
    for name, certain in _named(case):
        words = [word for word in re.findall(_PART, name) if word.casefold() not in case.lexicon.stop]
        stems = {stem for word in words for stem in case.lexicon.stems(word)} - case.record.places
        known = _known(case, name)
        if known is None and (not stems or stems & case.speaking_stems):
            continue
        grade = Grade.ERROR if (certain or known) and not case.foreign else Grade.WARNING
        reason = case.say("source-elsewhere", name=known) if known else case.say("source-nowhere", name=name)
        yield case.remark("source", grade, reason)
        return


def _named(case: Case) -> Iterator[tuple[str, bool]]:
    """Who is named as saying something, and whether there is no doubt that he is."""
    words, text = case.words, case.unquoted
    articles = {one.casefold() for one in case.record.material.language.pack.articles}
    for match in case.lexicon.matches(words.citing or words.attributing, text):
        if name := _behind(text[match.end() :], articles):
            yield name, True
    for match in case.lexicon.matches([one for one in words.attributing if one not in words.citing], text):
        before = _BEFORE.search(text[: match.start()])
        if before and not case.found(words.being, before[2]):
            yield before[1], False
        agent, _, rest = text[match.end() :].strip().partition(" ")
        if words.agent and agent == words.agent and (name := _behind(f" {rest}", articles)):
            yield name, False


def _behind(text: str, articles: set[str]) -> str:
    """The name with which a text goes on, its article left out."""
    first, _, rest = text.strip().partition(" ")
    match = _NAMED.match(f" {rest}" if first.casefold() in articles else text)
    return match[1] if match else ""


def _known(case: Case, name: str) -> str | None:
    """The longest name of a source of the record that stands in a name, where nothing cited has it."""
    text = f" {plain_words(name).strip()} "
    found = max((one for one in case.record.speakers if f" {one} " in text), key=len, default=None)
    if found is None or f" {found} " in case.speaking:
        return None
    return case.record.speakers[found]


def own_words(case: Case) -> Iterator[Remark]:
    """Words announced as somebody's own stand in quotation marks, or at least in the evidence."""
    if not case.cited or QUOTED.search(case.text):
        return
    found = case.found(case.words.announcing)
    if not found:
        return
    rest = case.lexicon.pattern(case.words.announcing).sub(" ", case.text)
    words, there = plain_words(rest).split(), plain_words(case.basis)
    runs = any(f" {' '.join(words[at : at + RUN])} " in there for at in range(len(words) - RUN + 1))
    if runs and set(case.lexicon.stems(rest)) <= case.speaking_stems:
        return
    grade = Grade.WARNING if case.foreign else Grade.ERROR
    yield case.remark("quotation", grade, case.say("quotation-lacking", phrase=found[0]))


RULES = (sources, own_words)

__all__ = ["RULES", "own_words", "sources"]
