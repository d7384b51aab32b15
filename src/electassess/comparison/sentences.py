# SPDX-License-Identifier: Apache-2.0
"""A comparison told in sentences, each with the findings, ratings and evidence it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from electassess.comparison.about import About
from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry, ItemRef
from electassess.comparison.gates import gate_name
from electassess.comparison.verdict_told import found_words
from electassess.findings import Finding
from electassess.scoring import GateResult


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the way back from it.

    Attributes:
        text: the sentence.
        findings: `election#node`, as `explain` takes them.
        ratings: places of the ratings, `path:line`.
        items: public items of evidence by assessment and id: those that raters cite, then what else bears on it.
        rules: places in the catalogue's words: gates and bounds that the sentence applies.
        difference: the numbers behind it, where it compares two values.
        depth: 0 for a sentence that stands for itself; one more for each it bears out.
        url: where the source of the fact that it tells can be read, or nothing.
    """

    text: str
    findings: tuple[str, ...]
    ratings: tuple[str, ...] = ()
    items: tuple[ItemRef, ...] = ()
    rules: tuple[str, ...] = ()
    difference: Difference | None = None
    depth: int = 0
    url: str = ""

    @property
    def evidence(self) -> tuple[str, ...]:
        """Places of the items that raters cite, `path:line`."""
        return tuple(one.at for one in self.items if one.cited)

    @property
    def beside(self) -> tuple[str, ...]:
        """Places of the items that bear on the same, and that no rating cites for it."""
        return tuple(one.at for one in self.items if not one.cited)


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading, with a note on what they are, where that needs one."""

    title: str
    sentences: tuple[Sentence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The value of one election on a node: 0-100, its interval, and whether less than half could be rated."""

    election: str
    name: str
    date: str
    value: float | None
    low: float | None
    high: float | None
    thin: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The elections told of on one node, in the order of their dates.

    Attributes:
        ref: the index or a criterion.
        title: of it.
        points: one for each election.
        apart: for each step, whether its ends can be told apart on what could be rated.
        firm: for each step, whether they can whatever level the unrated may be at.
    """

    ref: str
    title: str
    points: tuple[TrendPoint, ...]
    apart: tuple[bool, ...]
    firm: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The whole text.

    Attributes:
        title: of the text.
        elections: ids of the elections it is on.
        sections: in order.
        method: as JSON.
        remarks: how to read it.
        trends: the numbers, on the index and each criterion.
        about: what identifies the elections, and their verdicts, for exports.
        one_country: whether all elections are of one country, so that a line may join them.
    """

    title: str
    elections: tuple[str, ...]
    sections: tuple[Section, ...]
    method: str
    remarks: tuple[str, ...] = ()
    trends: tuple[Trend, ...] = ()
    about: tuple[About, ...] = ()
    one_country: bool = False


def items_of(found: Iterable[tuple[Entry, Iterable[Finding]]]) -> tuple[ItemRef, ...]:
    """The items of some findings, each once; one that a rating cites for any of them counts as cited."""
    items: dict[tuple[str, str], ItemRef] = {}
    for entry, findings in found:
        for one in (each for finding in findings for each in entry.items(finding)):
            if (one.assessment, one.id) not in items or one.cited:
                items[one.assessment, one.id] = one
    return tuple(sorted(items.values(), key=lambda one: not one.cited))


def on(
    text: str, entries: Iterable[Entry], ref: str, difference: Difference | None = None, *, depth: int = 0
) -> Sentence:
    """A sentence that rests on the findings of some elections on one node (not the root)."""
    entries = tuple(entries)
    findings = [(entry, entry.findings.by_ref[ref]) for entry in entries]
    return Sentence(
        text,
        tuple(entry.finding_ref(ref) for entry in entries),
        tuple(at for entry, finding in findings for at in entry.rated_at(finding)),
        items_of((entry, (finding,)) for entry, finding in findings),
        difference=difference,
        depth=depth,
    )


def on_gate(entry: Entry, gate: GateResult, *, explains: bool = False, ending: str = "") -> Sentence:
    """That a gate holds in an election, what made it hold, what it leaves open, and the catalogue's reason for it."""
    verdict, say = entry.card.verdict, entry.language.say
    idle = "" if gate.capped or verdict.alone is None else say("gate-alone", band=str(verdict.alone))
    refs = tuple(dict.fromkeys(ref for term in gate.terms for ref in term.refs))
    findings = [entry.findings.by_ref[ref] for ref in refs if ref in entry.findings.by_ref]
    return Sentence(
        say(
            "gate-in-election",
            opening="explained" if explains else "plain",
            name=gate_name(gate.id),
            election=entry.name,
            found=found_words(entry, gate),
            ending=ending,
            cap=str(gate.cap),
            alone=idle,
            because=" ".join(gate.because.split()),
        ),
        tuple(entry.finding_ref(ref) for ref in refs),
        tuple(at for finding in findings for at in entry.rated_at(finding)),
        items_of([(entry, findings)]),
        (f"gate {gate.id}",),
    )


__all__ = ["Account", "Section", "Sentence", "Trend", "TrendPoint", "items_of", "on", "on_gate"]
