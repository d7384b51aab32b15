# SPDX-License-Identifier: Apache-2.0
"""How actors are named: in full with the acronym at the first mention, by the short form afterwards.

Texts carry placeholders, `{emb}` or `{cpp}`, until the order of the whole statement is settled; only then is
it known which mention is the first. An acronym is printed only if the actor is named again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from electassess.language import Language
from electassess.model.base import SLUG
from electassess.model.election import ELECTION_BODY, Election
from electassess.model.registry import Organisation

_MENTION = re.compile(rf"\{{({SLUG})\}}((?:'|’)s?(?!\w))?")

_CLOSED = re.compile(r"[.,;:!?”)]")
"""What closes an aside by itself."""

_ASIDES = ("aside-first", "aside-second", "aside-later")
"""Said once of each organisation that signs, at its first mention that has room for it."""


@dataclass(frozen=True, slots=True)
class Name:
    """The two forms of one actor's name: at the first mention, and later."""

    first: str
    later: str
    acronym: str = ""
    """What stands in brackets after the first mention, if the actor is named again."""
    signs: bool = False
    """Whether it is one of the organisations that sign, which the text owes its reader to say once."""


def _name(name: str, short: str, introduce: str) -> Name:
    later = short or name
    first = introduce or name
    bracket = f" ({short})" if short else ""
    if bracket and first.endswith(bracket):
        return Name(first.removesuffix(bracket), later, short)
    spelt = all(word[:1].isupper() for word in short.split())  # “EU mission” is no acronym that brackets could explain
    told = set(short.split()) <= set(first.split())  # “Bola Tinubu” of “Bola Ahmed Tinubu” needs no brackets
    acronym = short if short and spelt and not told and short not in first and short != name else ""
    return Name(first, later, acronym)


def names_of(election: Election, endorsers: Iterable[Organisation] = ()) -> dict[str, Name]:
    """The names of all actors of an election by placeholder, the election body as `emb`.

    An actor signs if one who signs has its id or its full name: an acronym is no one's alone.

    Args:
        election: with its actors.
        endorsers: who signs; one that is no actor of the election has its own id as placeholder.
    """
    body = election.election_body
    signing = {name for one in endorsers for name in (one.id, one.name)}
    names = {one.id: Name(one.acronym or one.name, one.acronym or one.name, signs=True) for one in endorsers}
    for actor in election.actors:
        name = _name(actor.name, actor.short, actor.introduce)
        names[actor.id] = replace(name, signs=actor.id in signing or actor.name in signing)
    names[ELECTION_BODY] = _name(body.name, body.short, "")
    return names


def mentions(text: str) -> list[str]:
    """The placeholders in a text, in order, each as often as it stands there."""
    return [match.group(1) for match in _MENTION.finditer(text)]


def print_names(texts: Sequence[str], names: Mapping[str, Name], language: Language, signing: int) -> list[str]:
    """Replace the placeholders of a whole statement, its texts in reading order.

    Args:
        texts: in reading order.
        names: of all actors, by placeholder.
        language: in which the statement speaks.
        signing: number of organisations that sign.

    Raises:
        KeyError: If a text names an actor that is not known.
    """
    count = Counter(found for text in texts for found in mentions(text))
    asides = _asides(texts, names, language, signing)
    seen: set[str] = set()

    def print_in(number: int, match: re.Match[str]) -> str:
        key, genitive = match.group(1), (match.group(2) or "").replace("'", language.pack.apostrophe)
        name = names[key]
        aside = asides.get((number, match.start()), "")
        if aside and not _CLOSED.match(match.string, match.end()):
            aside += ","
        if key in seen:
            return name.later + ("’" if genitive and name.later.endswith("s") else genitive) + aside
        seen.add(key)
        # Clauses put the article before the placeholder; one in the name's own introduction is not said twice.
        first = name.first
        article = language.article_of(first)
        if article and _ends_in(match.string[: match.start()].lower(), [article.strip()]):
            first = first[len(article) :]
        acronym = f" ({name.acronym})" if name.acronym and count[key] > 1 else ""
        mark = "’" if genitive and first.endswith("s") else genitive
        return f"{first}{mark}{acronym}{aside}"

    return [_MENTION.sub(partial(print_in, number), text) for number, text in enumerate(texts)]


def _asides(
    texts: Sequence[str], names: Mapping[str, Name], language: Language, signing: int
) -> dict[tuple[int, int], str]:
    """Where a text says of each organisation that signs that it does: (number of the text, place in it) -> words.

    That is the first mention with room for it, or else the first that is no genitive.
    """
    roomy: dict[str, tuple[int, int]] = {}
    cramped: dict[str, tuple[int, int]] = {}
    for number, text in enumerate(texts):
        for match in _MENTION.finditer(text):
            if names[match.group(1)].signs and not match.group(2):
                kept = roomy if _has_room(match, language) else cramped
                kept.setdefault(match.group(1), (number, match.start()))
    places = sorted((cramped | roomy).values())
    said = (language.say(_ASIDES[0], count=signing), *map(language.say, _ASIDES[1:]))
    return {place: f", {said[min(turn, 2)]}" for turn, place in enumerate(places)}


def _ends_in(text: str, words: Iterable[str]) -> bool:
    """Whether a text ends in one of some words and a space: “bathe ” ends in no article."""
    return any(text.endswith(f"{word} ") and not text[: -len(word) - 1][-1:].isalnum() for word in words)


def _has_room(match: re.Match[str], language: Language) -> bool:
    """Whether a mention can take an aside between commas: it is not itself between commas, nor in a list."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    between = before.endswith((", ", *(f", {one} " for one in language.pack.articles))) and ", " in after
    joins = language.pack.conjunctions
    listed = _ends_in(before, joins) or after.startswith(tuple(f" {one} " for one in joins))
    return not between and not listed and not after.startswith(", ")


__all__ = ["Name", "mentions", "names_of", "print_names"]
