# SPDX-License-Identifier: Apache-2.0
"""How the law is said: the names of instruments, where the state stands towards each, and the sentences on them.

Only a party is said to be obliged by a treaty. A treaty that a state has signed or never joined is cited as
persuasive; one that applies by extension or through a domestic act is said to do so; and where the catalogue does not
know, nothing is said of the state.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.language import Language
from electassess.model.registry import Country
from electassess.model.standards import Standard, StandardKind, StateStatus
from electassess.statement.grammar import capitalise
from electassess.statement.norms import Cited, declared_of, main_numbers, may_bind

MOST_NORMS = 2
"""How many commitments and expert norms the text names; the others stand in the notes."""
MOST_READINGS = 3
"""The same for the readings of a treaty body."""
MOST_TREATIES = 3
"""The same for treaties that bind the state."""


@dataclass(frozen=True)
class NormSentence:
    """A sentence of the standards paragraph with the instruments it names."""

    text: str
    standards: tuple[str, ...]


def _units(language: Language, unit: str, numbers: Sequence[str]) -> str:
    return language.say("units", unit=unit, numbers=language.listing(numbers), count=len(numbers))


def full_name(language: Language, standard: Standard) -> str:
    """The title of an instrument with its short name."""
    if standard.short in standard.title:
        return standard.title
    return language.say("instrument-short", title=standard.title, short=standard.short)


def _named(language: Language, standard: Standard) -> str:
    return language.say("instrument", title=full_name(language, standard))


def _with_articles(language: Language, cited: Cited) -> str:
    numbers, name = main_numbers(cited), _named(language, cited.standard)
    if not numbers:
        return name
    return language.say("articles-of", articles=_units(language, cited.standard.unit, numbers), name=name)


def provisions(language: Language, cited: Cited) -> str:
    """All provisions of an instrument that are cited, with their paragraphs: `Articles 19, 21 and 25(b)`."""
    numbers = [provision.at for provision in cited.provisions]
    return _units(language, cited.standard.unit, numbers) if numbers else ""


def standing(language: Language, cited: Cited) -> str:
    """Where the state stands towards an instrument, in a word or two; nothing is said where nobody looked it up."""
    if cited.standard.kind is not StandardKind.TREATY:
        return language.say("standing", status=cited.standard.kind.value)
    adherence = cited.adherence
    if adherence is None:
        return ""
    word = language.say("standing", status=adherence.status.value)
    year = str(adherence.year) if adherence.year and adherence.checked else ""
    return language.say("standing-since", standing=word, year=year) if year and cited.binds else word


def _relation(language: Language, cited: Cited, country: Country) -> str:
    """The relative clause that says how the state came to be bound."""
    adherence = cited.adherence
    if adherence is None:
        return ""
    year = str(adherence.year) if adherence.year and adherence.checked else ""
    if adherence.status is StateStatus.APPLIED:
        return language.say("applied", country=country.name)
    how = "party" if adherence.status is StateStatus.PARTY else "domestic-act"
    if not year:
        return language.say(how, country=country.name)
    return language.say("party-since" if how == "party" else "domestic-act-of", country=country.name, year=year)


def _family(language: Language, shorts: Sequence[str]) -> str:
    """`General Comment No. 25`, `General Comment No. 34` as `General Comments Nos. 25 and 34`."""
    split = [re.fullmatch(r"(General \w+) No\. (\d+)", short) for short in shorts]
    if len(shorts) > 1 and all(split):
        numbers = sorted((match.group(2) for match in split if match), key=int)
        return language.say("comments-joined", numbers=language.listing(numbers))
    return language.listing(shorts)


def _treaty_sentences(
    language: Language, treaties: Sequence[Cited], country: Country, *, persuasive: bool
) -> list[NormSentence]:
    """What is said of each treaty; where it only persuades beside another measure, its articles are not listed."""
    bound = [cited for cited in treaties if cited.binds][:MOST_TREATIES]
    loose = [cited for cited in treaties if not cited.binds and cited.adherence is not None]
    unknown = [cited for cited in treaties if cited.adherence is None][:MOST_TREATIES]
    sentences = []
    if bound:
        first, others = bound[0], bound[1:]
        instrument, relation = _with_articles(language, first), _relation(language, first, country)
        if others:
            party = all(one.adherence and one.adherence.status is StateStatus.PARTY for one in others)
            text = language.say(
                "law-applied-bind" if party else "law-applied-apply",
                instrument=instrument,
                relation=relation,
                others=language.listing([_named(language, cited.standard) for cited in others]),
                count=len(others),
            )
        else:
            text = language.say("law-applied", instrument=instrument, relation=relation)
        sentences.append(NormSentence(text, tuple(cited.standard.id for cited in bound)))
    for cited in loose[:1]:
        assert cited.adherence is not None
        signed = cited.adherence.status is StateStatus.SIGNATORY
        numbers = [] if persuasive else main_numbers(cited)
        text = language.say(
            "law-signed" if signed else "law-not-party",
            country=country.name,
            instrument=full_name(language, cited.standard),
            which=language.say("its-units", articles=_units(language, cited.standard.unit, numbers))
            if numbers
            else language.say("it-alone"),
        )
        sentences.append(NormSentence(text, (cited.standard.id,)))
    if unknown:
        # Where nobody has looked up whether the state is a party, nothing is said of it.
        names = language.listing([_with_articles(language, cited) for cited in unknown])
        text = language.say("law-regarded-also" if sentences else "law-regarded", names=names)
        sentences.append(NormSentence(text, tuple(c.standard.id for c in unknown)))
    return sentences


def standards_paragraph(cited: Sequence[Cited], country: Country, language: Language) -> tuple[NormSentence, ...]:
    """The sentences that name the standards an assessment rests on.

    Args:
        cited: the instruments that the statement's findings rest on, the most cited first.
        country: whose election it is.
        language: in which they are said.
    """
    kinds: Mapping[StandardKind, list[Cited]] = {
        kind: [one for one in cited if one.standard.kind is kind] for kind in StandardKind
    }
    declared = None if may_bind(cited) else declared_of(cited)
    sentences = []
    if declared is not None:
        text = language.say("law-measure", instrument=_with_articles(language, declared))
        sentences.append(NormSentence(text, (declared.standard.id,)))
    sentences += _treaty_sentences(language, kinds[StandardKind.TREATY], country, persuasive=declared is not None)
    readings = kinds[StandardKind.INTERPRETATION]
    norms = [one for one in (*kinds[StandardKind.COMMITMENT], *kinds[StandardKind.PRACTICE]) if one is not declared]
    # A commitment that the state itself made says more about it than one addressed to all.
    norms.sort(
        key=lambda one: (
            not (one.standard.applies_to and one.standard.kind is StandardKind.COMMITMENT),
            -one.times,
            one.standard.id,
        )
    )
    committee = [one for one in readings if one.standard.short.startswith("General Comment")][:MOST_READINGS]
    norms = norms[:MOST_NORMS]
    treaties = len(kinds[StandardKind.TREATY])
    text = ""
    if committee:
        comments = _family(language, [one.standard.short for one in committee])
        if treaties:
            text = language.say("guided-in-reading", comments=comments, treaties=treaties)
        else:
            text = language.say("guided", comments=comments)
    if norms:
        names = language.listing([_named(language, one.standard) for one in norms])
        text = (
            language.say("guided-and-drawn", guided=text, names=names) if text else language.say("drawn", names=names)
        )
    if text:
        sentences.append(NormSentence(capitalise(text), tuple(one.standard.id for one in (*committee, *norms))))
    return tuple(sentences)


__all__ = ["NormSentence", "full_name", "provisions", "standards_paragraph", "standing"]
