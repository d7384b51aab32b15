# SPDX-License-Identifier: Apache-2.0
"""Which standards a statement names, and what it may say of the state towards each.

Only a party is said to be obliged by a treaty. A treaty that a state has signed or never joined is cited as
persuasive; one that applies by extension or through a domestic act is said to do so; and where the catalogue does not
know, nothing is said of the state. A provision whose number was not checked at the source is cited by the name of its
instrument alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from electassess.model.registry import Country
from electassess.model.standards import Adherence, Provision, Standard, StandardKind, Standards, StateStatus
from electassess.statement.grammar import capitalise, listing

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
        weights: how many findings cite each of the provisions, in their order.
        adherence: where the state stands towards it, for a treaty; `None` where that is not known.
    """

    standard: Standard
    provisions: tuple[Provision, ...]
    times: int
    weights: tuple[int, ...]
    adherence: Adherence | None

    @property
    def binds(self) -> bool:
        """Whether the state is bound by it as a treaty."""
        return (
            self.standard.kind is StandardKind.TREATY and self.adherence is not None and self.adherence.status in BOUND
        )


@dataclass(frozen=True)
class NormSentence:
    """A sentence of the standards paragraph with the instruments it names."""

    text: str
    standards: tuple[str, ...]


def _number(at: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"\d+|[^\d.()]+", at))


def _order(provision: Provision) -> tuple[str, ...]:
    return tuple(f"{part:05d}" if isinstance(part, int) else part for part in _number(provision.at))


def cited_standards(standards: Standards, citations: Iterable[str], country: str) -> tuple[Cited, ...]:
    """Gather `standard/provision` citations by instrument, the most cited first.

    Commitments that the state did not make, and norms of other regions (`applies_to`), are left out.

    Args:
        standards: the instruments of the catalogue.
        citations: as indicators give them, repeated as often as they are cited.
        country: ISO 3166-1 alpha-3 code of the state.
    """
    known = {standard.id: standard for standard in standards.standards}
    times: Counter[str] = Counter()
    provisions: dict[str, dict[str, Provision]] = {}
    weights: Counter[str] = Counter(citations := list(citations))
    for citation in citations:
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
            weights=tuple(weights[f"{key}/{provision.at}"] for provision in ordered[key]),
            adherence=known[key].parties.get(country),
        )
        for key, count in times.items()
        if not known[key].applies_to or country in known[key].applies_to
    ]
    return tuple(sorted(found, key=lambda cited: (-cited.times, cited.standard.id)))


def _units(unit: str, numbers: Sequence[str]) -> str:
    return f"{unit}{'s' if len(numbers) > 1 else ''} {listing(numbers)}"


def _main_numbers(cited: Cited) -> list[str]:
    """Numbers of the most cited provisions without their paragraphs, each once: 25(a) and 25(b) are Article 25."""
    weights: Counter[str] = Counter()
    for provision, weight in zip(cited.provisions, cited.weights, strict=True):
        weights[provision.at.split("(")[0]] += weight
    most = {number for number, _ in weights.most_common(MOST_ARTICLES)}
    return [number for number in weights if number in most]


def _full(standard: Standard) -> str:
    return f"{standard.title} ({standard.short})" if standard.short not in standard.title else standard.title


def _with_articles(cited: Cited) -> str:
    numbers = _main_numbers(cited)
    name = f"the {_full(cited.standard)}"
    return f"{_units(cited.standard.unit, numbers)} of {name}" if numbers else name


def _relation(cited: Cited, country: Country) -> str:
    """The relative clause that says how the state came to be bound."""
    adherence = cited.adherence
    if adherence is None:
        return ""
    since = f" since {adherence.year}" if adherence.year and adherence.checked else ""
    if adherence.status is StateStatus.PARTY:
        return f", to which {country.name} has been a party{since}"
    if adherence.status is StateStatus.APPLIED:
        return f", which continues to apply to {country.name}"
    of = f" of {adherence.year}" if adherence.year and adherence.checked else " of its own"
    return f", to which {country.name} has given domestic effect by an act{of}"


def _family(shorts: Sequence[str]) -> str:
    """`General Comment No. 25`, `General Comment No. 34` as `General Comments Nos. 25 and 34`."""
    split = [re.fullmatch(r"(General \w+) No\. (\d+)", short) for short in shorts]
    if len(shorts) > 1 and all(split):
        numbers = sorted((match.group(2) for match in split if match), key=int)
        return f"General Comments Nos. {listing(numbers)}"
    return listing(list(shorts))


def _treaty_sentences(treaties: Sequence[Cited], country: Country) -> list[NormSentence]:
    bound = [cited for cited in treaties if cited.binds][:MOST_TREATIES]
    loose = [cited for cited in treaties if not cited.binds and cited.adherence is not None]
    unknown = [cited for cited in treaties if cited.adherence is None][:MOST_TREATIES]
    sentences = []
    if bound:
        first, others = bound[0], bound[1:]
        text = f"We apply {_with_articles(first)}{_relation(first, country)}"
        if others:
            names = listing([f"the {_full(cited.standard)}" for cited in others])
            party = all(one.adherence and one.adherence.status is StateStatus.PARTY for one in others)
            many = len(others) > 1
            also = ("bind it" if many else "binds it") if party else ("apply there" if many else "applies there")
            text += f", and {names}, which also {also}"
        sentences.append(NormSentence(text, tuple(cited.standard.id for cited in bound)))
    for cited in loose[:1]:
        assert cited.adherence is not None
        signed = cited.adherence.status is StateStatus.SIGNATORY
        status = "has signed but not ratified" if signed else "is not a party to"
        numbers = _main_numbers(cited)
        which = f"its {_units(cited.standard.unit, numbers)}" if numbers else "it"
        sentences.append(
            NormSentence(
                f"{country.name} {status} the {_full(cited.standard)}; we cite {which} as persuasive, not as binding",
                (cited.standard.id,),
            )
        )
    if unknown:
        # Where nobody has looked up whether the state is a party, nothing is said of it.
        names = listing([_with_articles(cited) for cited in unknown])
        also = "also " if sentences else ""
        sentences.append(NormSentence(f"We have {also}had regard to {names}", tuple(c.standard.id for c in unknown)))
    return sentences


def foremost(cited: Sequence[Cited], most: int) -> tuple[Cited, ...]:
    """The treaties that the told facts engage most, with the articles that they engage most, for a short text.

    A treaty that they engage much less than the first is passed over: its subject is hardly told. The law of
    the state's own region is named with them where any of it is engaged.

    Args:
        cited: the instruments, the most cited first.
        most: how many treaties are kept.
    """
    treaties = [one for one in cited if one.standard.kind is StandardKind.TREATY]
    kept = [one for one in treaties if one.times * 2 >= treaties[0].times][:most]
    regional = _of_the_region(cited)
    if most > 1 and regional is not None and not any(one.standard.applies_to for one in kept):
        kept = [*kept[: most - 1], regional] if regional.binds else [*kept, regional]
    return tuple(kept)


def _of_the_region(cited: Sequence[Cited]) -> Cited | None:
    """The law of the state's region that the told facts engage most: what binds it as a treaty before a commitment."""
    written = [one for one in cited if one.standard.applies_to]
    commitments = [one for one in written if one.standard.kind is StandardKind.COMMITMENT]
    return next((one for one in written if one.binds), commitments[0] if commitments else None)


def standards_paragraph(cited: Sequence[Cited], country: Country) -> tuple[NormSentence, ...]:
    """The sentences that name the standards an assessment rests on.

    Args:
        cited: the instruments that the statement's findings rest on, the most cited first.
        country: whose election it is.
    """
    kinds: Mapping[StandardKind, list[Cited]] = {
        kind: [one for one in cited if one.standard.kind is kind] for kind in StandardKind
    }
    sentences = _treaty_sentences(kinds[StandardKind.TREATY], country)
    readings = kinds[StandardKind.INTERPRETATION]
    norms = [*kinds[StandardKind.COMMITMENT], *kinds[StandardKind.PRACTICE]]
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
    parts = []
    if committee:
        in_reading = f"in reading {'these treaties' if treaties > 1 else 'this treaty'} " if treaties else ""
        family = _family([one.standard.short for one in committee])
        parts.append(f"{in_reading}we have been guided by {family} of the Human Rights Committee")
    if norms:
        names = listing([f"the {_full(one.standard)}" for one in norms])
        parts.append(f"{'have' if parts else 'we have'} drawn on {names}")
    if parts:
        text = " and ".join(parts)
        sentences.append(NormSentence(capitalise(text), tuple(one.standard.id for one in (*committee, *norms))))
    return tuple(sentences)


__all__ = ["BOUND", "Cited", "NormSentence", "cited_standards", "foremost", "standards_paragraph"]
