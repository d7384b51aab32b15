# SPDX-License-Identifier: Apache-2.0
"""Whether like cases were judged alike: pairs in which an election that cannot be told to be worse was judged harsher.

That is by probability: on no criterion scored in both can the one be told to lie below the other. A gate may
explain such a pair (one fatal finding, however good the rest), and so may the index, where many small differences
add up to one that can be told. What neither explains hangs on the bound between two bands alone, and is for people
to look at.
"""

import enum
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from electassess.comparison.about import About, about
from electassess.comparison.comparability import judge
from electassess.comparison.difference import Difference, difference
from electassess.comparison.entry import Entry
from electassess.comparison.sentences import Sentence, on_gate
from electassess.comparison.splits import splits, strangers
from electassess.comparison.words import listed, percent
from electassess.scoring import GateResult

ENOUGH = 3
"""Criteria scored in both, below which nothing is said of a pair."""


class Reason(enum.StrEnum):
    """What explains that an election that cannot be told to be worse got the harsher verdict."""

    GATE = "gate"
    INDEX = "index"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Uneven:
    """One such pair.

    Attributes:
        harsher: id of the election with the harsher verdict, though it cannot be told to be worse.
        milder: id of the other.
        reason: what explains it.
        dominates: whether the values of `harsher` are also as high or higher on every criterion scored in both.
        sentences: that it is so, why, and in which words.
        differences: on each criterion scored in both, `harsher` less `milder`.
    """

    harsher: str
    milder: str
    reason: Reason
    dominates: bool
    sentences: tuple[Sentence, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        elections: ids of the elections looked at.
        compared: number of pairs with different verdicts and enough criteria in common.
        pairs: those in which the election with the harsher verdict cannot be told to be worse; unexplained ones first.
        splits: what splits the table and may look like unlike judgement: panels, days of rating, what marks it else.
        about: what identifies the elections, and their verdicts, for exports.
    """

    elections: tuple[str, ...]
    compared: int
    pairs: tuple[Uneven, ...]
    splits: tuple[str, ...] = ()
    about: tuple[About, ...] = ()

    @property
    def unexplained(self) -> tuple[Uneven, ...]:
        """The pairs that nothing but the bound of a band explains."""
        return tuple(pair for pair in self.pairs if pair.reason is Reason.UNEXPLAINED)


def audit(entries: Sequence[Entry], said: Callable[[str], str] = lambda _: "") -> Audit:
    """Look at every pair of elections with different verdicts.

    Args:
        entries: the elections.
        said: id of an election -> the sentence in which its statement says the verdict, or nothing; asked for the
            pairs that are listed alone.

    Raises:
        IncomparableError: If the elections were measured by different yardsticks.
        ValueError: If there are fewer than two.
    """
    if len(entries) < 2:
        raise ValueError("an audit needs two elections")
    entries = sorted(entries, key=lambda one: one.order)
    limits = judge(entries)
    compared, found, strange = 0, [], 0
    for pair in itertools.combinations(entries, 2):
        bands = [entry.card.band for entry in pair]
        if None in bands or bands[0] == bands[1]:
            continue
        harsher, milder = sorted(pair, key=lambda one: one.card.band or 0)
        shared = [one for ref in harsher.findings.criteria if (one := difference(harsher, milder, ref)).gap is not None]
        if len(shared) < ENOUGH:
            continue
        compared += 1
        strange += strangers(harsher, milder)
        if not any(one.apart and (one.probability or 0) < 0.5 for one in shared):
            found.append(_uneven(harsher, milder, shared, said))
    found.sort(key=lambda one: (one.reason is not Reason.UNEXPLAINED, one.harsher, one.milder))
    return Audit(
        tuple(entry.id for entry in entries),
        compared,
        tuple(found),
        splits(entries, limits, compared, strange),
        tuple(map(about, entries)),
    )


def _uneven(harsher: Entry, milder: Entry, shared: Sequence[Difference], said: Callable[[str], str]) -> Uneven:
    index = difference(harsher, milder, harsher.root)
    gates = _deciding(harsher, milder)
    if gates:
        reason, why = Reason.GATE, [on_gate(harsher, gate, explains=True) for gate in gates]
    elif index.apart:
        reason, why = Reason.INDEX, [_index(harsher, milder, index)]
    else:
        reason, why = Reason.UNEXPLAINED, [_bound(harsher, milder, index)]
    refs = tuple(entry.finding_ref(one.ref) for one in shared for entry in (harsher, milder))
    say = harsher.language.say
    harsh, mild = (say("audit-verdict", label=entry.label, band=str(entry.card.band)) for entry in (harsher, milder))
    told = {"harsher": harsher.name, "milder": milder.name, "harsh": harsh, "mild": mild, "count": str(len(shared))}
    opening = Sentence(say("audit-opening", **told), refs)
    return Uneven(
        harsher.id,
        milder.id,
        reason,
        all((one.gap or 0) >= 0 for one in shared),
        (opening, *why, *_unlike(harsher, milder), *_words(harsher, milder, said)),
        tuple(shared),
    )


def _unlike(harsher: Entry, milder: Entry) -> Iterator[Sentence]:
    """That nobody rated both, where that is so."""
    if strangers(harsher, milder):
        say = harsher.language.say
        panels = [
            say("audit-panel", election=entry.name, analysts=listed(entry.card.analysts, say))
            for entry in (harsher, milder)
        ]
        refs = (harsher.finding_ref(harsher.root), milder.finding_ref(milder.root))
        yield Sentence(say("audit-strangers", panels="; ".join(panels)), refs)


def _deciding(harsher: Entry, milder: Entry) -> list[GateResult]:
    """The gates without which the harsher verdict would be no harsher."""
    alone, band = harsher.card.verdict.capped_from, milder.card.band
    if alone is None or band is None or alone < band:
        return []
    return [gate for gate in harsher.card.verdict.gates if gate.limit is not None and gate.limit < band]


def _index(harsher: Entry, milder: Entry, index: Difference) -> Sentence:
    names = {"harsher": harsher.name, "milder": milder.name}
    return Sentence(
        harsher.language.say("audit-index", **names, **_numbers(harsher, index)),
        (harsher.finding_ref(harsher.root), milder.finding_ref(milder.root)),
        difference=index,
    )


def _bound(harsher: Entry, milder: Entry, index: Difference) -> Sentence:
    bound, band = milder.band.at_least if milder.band else 0, str(milder.card.band)
    return Sentence(
        harsher.language.say("audit-bound", bound=f"{bound:g}", band=band, **_numbers(harsher, index)),
        (harsher.finding_ref(harsher.root), milder.finding_ref(milder.root)),
        rules=(f"ladder band {milder.card.band}",),
        difference=index,
    )


def _numbers(harsher: Entry, index: Difference) -> dict[str, str]:
    """Both indices, and in how many draws the harsher judged one is lower."""
    share = percent(1 - (index.probability or 0), harsher.language.say)
    return {"first": f"{index.first:.1f}", "second": f"{index.second:.1f}", "share": share}


def _words(harsher: Entry, milder: Entry, said: Callable[[str], str]) -> Iterator[Sentence]:
    """The tone of either band, and the sentence in which either statement says its verdict."""
    for entry in (harsher, milder):
        if entry.band is None:
            continue
        say = entry.language.say
        told = {"election": entry.name, "tone": listed(entry.band.tone, say, "listed-or")}
        its = said(entry.id).rstrip(".")
        text = say("audit-words-said", sentence=its, **told) if its else say("audit-words", **told)
        yield Sentence(text, (entry.finding_ref(entry.root),), rules=(f"ladder band {entry.card.band}",))


__all__ = ["ENOUGH", "Audit", "Reason", "Uneven", "audit"]
