# SPDX-License-Identifier: Apache-2.0
"""Which standards a statement names, and what it may say of the state towards each.

Only a party is said to be obliged by a treaty. A treaty that a state has signed or never joined is cited as
persuasive; one that applies by extension or through a domestic act is said to do so; and where the catalogue does not
know, nothing is said of the state. A provision whose number was not checked at the source is cited by the name of its
instrument alone.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from electassess.language import Language
from electassess.model.registry import Country
from electassess.model.standards import Adherence, Provision, Standard, StandardKind, Standards, StateStatus
from electassess.statement.grammar import capitalise

BOUND = frozenset({StateStatus.PARTY, StateStatus.APPLIED, StateStatus.DOMESTIC_ACT})
"""Statuses in which a treaty's obligations run."""

MOST_NORMS = 2
"""How many commitments and expert norms the text names; the others stand in the notes."""
MOST_READINGS = 3
"""The same for the readings of a treaty body."""
MOST_TREATIES = 3
"""The same for treaties that bind the state."""
MOST_ARTICLES = 5
"""The same for the articles of a treaty: those on which most findings rest."""


@dataclass(frozen=True)
class Cited:
    """One instrument with those of its provisions that findings rest on.

    Attributes:
        standard: the instrument.
        provisions: the cited provisions whose numbers were checked, in the order of their numbers.
        times: how many findings cite it.
        weights: how much the told facts engage each of the provisions, in their order.
        adherence: where the state stands towards it, for a treaty; `None` where that is not known.
    """

    standard: Standard
    provisions: tuple[Provision, ...]
    times: int
    weights: tuple[float, ...]
    adherence: Adherence | None

    @property
    def binds(self) -> bool:
        """Whether the state is bound by it as a treaty."""
        return (
            self.standard.kind is StandardKind.TREATY and self.adherence is not None and self.adherence.status in BOUND
        )


@dataclass(frozen=True)
class Engaged:
    """What one told fact engages.

    Attributes:
        finding: ref of the one that it bears out first.
        standards: of that finding, as `standard/provision`, the main one of each instrument first.
        acts: ids of what was done, if the analysts say.
        gravity: how much the fact weighs.
    """

    finding: str
    standards: tuple[str, ...]
    acts: tuple[str, ...] = ()
    gravity: float = 1.0


@dataclass(frozen=True)
class NormSentence:
    """A sentence of the standards paragraph with the instruments it names."""

    text: str
    standards: tuple[str, ...]


def _number(at: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"\d+|[^\d.()]+", at))


def _order(provision: Provision) -> tuple[str, ...]:
    return tuple(f"{part:05d}" if isinstance(part, int) else part for part in _number(provision.at))


def _weights(told: Sequence[Engaged], reserved: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """How much the told facts engage each provision.

    An indicator names the provision of an instrument first that it rests on most: each fact that bears it out weighs
    whole for that one, half for the second, and so on. What is reserved for an act weighs where that act is told.
    """
    kept = {citation for citations in reserved.values() for citation in citations}
    weights: dict[str, float] = {}
    for one in told:
        within: Counter[str] = Counter()
        for citation in one.standards:
            if citation in kept:
                continue
            instrument = citation.partition("/")[0]
            weights[citation] = weights.get(citation, 0.0) + one.gravity * 0.5 ** within[instrument]
            within[instrument] += 1
        for act in one.acts:
            for citation in reserved.get(act, ()):
                weights[citation] = weights.get(citation, 0.0) + one.gravity
    return weights


def cited_standards(
    standards: Standards, told: Sequence[Engaged], country: str, reserved: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Cited, ...]:
    """Gather what told facts engage by instrument, the most cited first.

    Commitments that the state did not make, and norms of other regions (`applies_to`), are left out.

    Args:
        standards: the instruments of the catalogue.
        told: what each told fact engages.
        country: ISO 3166-1 alpha-3 code of the state.
        reserved: provisions that only a fact of one kind engages, by act.
    """
    known = {standard.id: standard for standard in standards.standards}
    times: Counter[str] = Counter()
    provisions: dict[str, dict[str, Provision]] = {}
    weights = _weights(told, reserved or {})
    findings = {one.finding: one.standards for one in told}
    cited = [citation for citations in findings.values() for citation in citations if citation in weights]
    for citation in [*cited, *(citation for citation in weights if citation not in cited)]:
        key, _, at = citation.partition("/")
        if key not in known:
            continue
        times[key] += 1
        for provision in known[key].provisions:
            if provision.at == at and provision.checked:
                provisions.setdefault(key, {})[at] = provision
    ordered = {key: tuple(sorted(provisions.get(key, {}).values(), key=_order)) for key in times}
    found = [
        Cited(
            standard=known[key],
            provisions=ordered[key],
            times=count,
            weights=tuple(weights.get(f"{key}/{provision.at}", 0.0) for provision in ordered[key]),
            adherence=known[key].parties.get(country),
        )
        for key, count in times.items()
        if not known[key].applies_to or country in known[key].applies_to
    ]
    return tuple(sorted(found, key=lambda cited: (-cited.times, cited.standard.id)))


def _units(language: Language, unit: str, numbers: Sequence[str]) -> str:
    return language.say("units", unit=unit, numbers=language.listing(numbers), count=len(numbers))


def _main_numbers(cited: Cited) -> list[str]:
    """Numbers of the most engaged provisions without their paragraphs, each once: 25(a) and 25(b) are Article 25.

    Where several stand equal at the bound, all of them are named, or none if they are many: a low number is no reason.
    """
    weights: dict[str, float] = {}
    for provision, weight in zip(cited.provisions, cited.weights, strict=True):
        number = provision.at.split("(")[0]
        weights[number] = weights.get(number, 0.0) + weight
    ranked = sorted(weights.values(), reverse=True)
    bound = ranked[min(MOST_ARTICLES, len(ranked)) - 1] if ranked else 0.0
    named = [number for number, weight in weights.items() if weight >= bound]
    if len(named) > MOST_ARTICLES + 2:
        named = [number for number, weight in weights.items() if weight > bound] or named
    return named


def narrowed(cited: Cited, engaged: Collection[str]) -> Cited:
    """An instrument with those of its main articles alone that some facts engage.

    Args:
        cited: the instrument as a longer text names it.
        engaged: provisions that the facts of a shorter one engage, as `standard/provision`.
    """
    main = frozenset(_main_numbers(cited))
    kept = [
        (provision, weight)
        for provision, weight in zip(cited.provisions, cited.weights, strict=True)
        if provision.at.split("(")[0] in main and f"{cited.standard.id}/{provision.at}" in engaged
    ]
    return dataclasses.replace(
        cited, provisions=tuple(one for one, _ in kept), weights=tuple(weight for _, weight in kept)
    )


def full_name(language: Language, standard: Standard) -> str:
    """The title of an instrument with its short name."""
    if standard.short in standard.title:
        return standard.title
    return language.say("instrument-short", title=standard.title, short=standard.short)


def _named(language: Language, standard: Standard) -> str:
    return language.say("instrument", title=full_name(language, standard))


def _with_articles(language: Language, cited: Cited) -> str:
    numbers, name = _main_numbers(cited), _named(language, cited.standard)
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
        numbers = [] if persuasive else _main_numbers(cited)
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


def foremost(cited: Sequence[Cited], most: int) -> tuple[Cited, ...]:
    """The treaties that the told facts engage most, with the articles that they engage most, for a short text.

    A treaty that they engage much less than the first is passed over: its subject is hardly told. The law of
    the state's own region is named with them where any of it is engaged. Where the state joined none of
    them, a declaration addressed to all states is the measure.

    Args:
        cited: the instruments, the most cited first.
        most: how many treaties are kept.
    """
    treaties = [one for one in cited if one.standard.kind is StandardKind.TREATY]
    kept = [one for one in treaties if one.times * 2 >= treaties[0].times][:most]
    regional = _of_the_region(cited)
    if most > 1 and regional is not None and not any(one.standard.applies_to for one in kept):
        kept = [*kept[: most - 1], regional] if regional.binds else [*kept, regional]
    declared = _declared(cited)
    if declared is not None and treaties and not _may_bind(kept):
        kept.append(declared)
    return tuple(kept)


def _declared(cited: Sequence[Cited]) -> Cited | None:
    """The commitment addressed to all states that the told facts engage most."""
    return next(filter(is_declared, cited), None)


def is_declared(cited: Cited) -> bool:
    """Whether an instrument is a commitment addressed to all states, such as the Universal Declaration."""
    return cited.standard.kind is StandardKind.COMMITMENT and not cited.standard.applies_to


def _may_bind(cited: Sequence[Cited]) -> bool:
    """Whether the state is bound by a treaty among some instruments, or nobody looked whether it is."""
    return any(one.binds or one.adherence is None for one in cited if one.standard.kind is StandardKind.TREATY)


def _of_the_region(cited: Sequence[Cited]) -> Cited | None:
    """The law of the state's region that the told facts engage most: what binds it as a treaty before a commitment."""
    written = [one for one in cited if one.standard.applies_to]
    commitments = [one for one in written if one.standard.kind is StandardKind.COMMITMENT]
    return next((one for one in written if one.binds), commitments[0] if commitments else None)


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
    declared = None if _may_bind(cited) else _declared(cited)
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


__all__ = [
    "BOUND",
    "Cited",
    "Engaged",
    "NormSentence",
    "cited_standards",
    "foremost",
    "full_name",
    "is_declared",
    "narrowed",
    "provisions",
    "standards_paragraph",
    "standing",
]
