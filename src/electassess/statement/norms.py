# SPDX-License-Identifier: Apache-2.0
"""Which law counts for what is told: the instruments and provisions that told facts engage, and the foremost of them.

A provision whose number was not checked at the source is cited by the name of its instrument alone.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from electassess.model.standards import Adherence, Provision, Standard, StandardKind, Standards, StateStatus

BOUND = frozenset({StateStatus.PARTY, StateStatus.APPLIED, StateStatus.DOMESTIC_ACT})
"""Statuses in which a treaty's obligations run."""

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


def main_numbers(cited: Cited) -> list[str]:
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
    main = frozenset(main_numbers(cited))
    kept = [
        (provision, weight)
        for provision, weight in zip(cited.provisions, cited.weights, strict=True)
        if provision.at.split("(")[0] in main and f"{cited.standard.id}/{provision.at}" in engaged
    ]
    return dataclasses.replace(
        cited, provisions=tuple(one for one, _ in kept), weights=tuple(weight for _, weight in kept)
    )


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
    declared = declared_of(cited)
    if declared is not None and treaties and not may_bind(kept):
        # Three at most: the treaty engaged most, what is of the region, and the measure.
        kept = [*kept[:1], *kept[1:][-1:], declared]
    return tuple(kept)


def declared_of(cited: Sequence[Cited]) -> Cited | None:
    """The commitment addressed to all states that the told facts engage most."""
    return next(filter(is_declared, cited), None)


def is_declared(cited: Cited) -> bool:
    """Whether an instrument is a commitment addressed to all states, such as the Universal Declaration."""
    return cited.standard.kind is StandardKind.COMMITMENT and not cited.standard.applies_to


def may_bind(cited: Sequence[Cited]) -> bool:
    """Whether the state is bound by a treaty among some instruments, or nobody looked whether it is."""
    return any(one.binds or one.adherence is None for one in cited if one.standard.kind is StandardKind.TREATY)


def _of_the_region(cited: Sequence[Cited]) -> Cited | None:
    """The law of the state's region that the told facts engage most: what binds it as a treaty before a commitment."""
    written = [one for one in cited if one.standard.applies_to]
    commitments = [one for one in written if one.standard.kind is StandardKind.COMMITMENT]
    return next((one for one in written if one.binds), commitments[0] if commitments else None)


__all__ = [
    "BOUND",
    "Cited",
    "Engaged",
    "cited_standards",
    "declared_of",
    "foremost",
    "is_declared",
    "main_numbers",
    "may_bind",
    "narrowed",
]
