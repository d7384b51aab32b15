# SPDX-License-Identifier: Apache-2.0
"""A comparison told in sentences, each with the findings, ratings and evidence it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from electassess.comparison.difference import Difference
from electassess.comparison.entry import Entry
from electassess.comparison.verdict import found_words, gate_name
from electassess.scoring import GateResult


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the way back from it.

    Attributes:
        text: the sentence.
        findings: `election#node`, as `explain` takes them.
        ratings: places of the ratings, `path:line`.
        evidence: places of public items of evidence, `path:line`.
        rules: places in the catalogue's words: gates and bounds that the sentence applies.
        difference: the numbers behind it, where it compares two values.
        depth: 0 for a sentence that stands for itself; one more for each it bears out.
        url: where the source of the fact that it tells can be read, or nothing.
    """

    text: str
    findings: tuple[str, ...]
    ratings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    difference: Difference | None = None
    depth: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading, with a note on what they are, where that needs one."""

    title: str
    sentences: tuple[Sentence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The whole text.

    Attributes:
        title: of the text.
        elections: ids of the elections it is on.
        sections: in order.
        method: as JSON.
        remarks: how to read it.
    """

    title: str
    elections: tuple[str, ...]
    sections: tuple[Section, ...]
    method: str
    remarks: tuple[str, ...] = ()


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
        tuple(at for entry, finding in findings for at in entry.evidence_at(finding)),
        difference=difference,
        depth=depth,
    )


def on_gate(entry: Entry, gate: GateResult, *, opening: str = "The", ending: str = "") -> Sentence:
    """That a gate holds in an election, what made it hold, what it leaves open, and the catalogue's reason for it."""
    verdict = entry.card.verdict
    idle = "" if gate.capped or verdict.alone is None else f"; the index alone gives band {verdict.alone}"
    refs = tuple(dict.fromkeys(ref for term in gate.terms for ref in term.refs))
    findings = [entry.findings.by_ref[ref] for ref in refs if ref in entry.findings.by_ref]
    return Sentence(
        f"{opening} {gate_name(gate)} holds in {entry.name} ({found_words(entry, gate)}){ending}. It leaves band "
        f"{gate.cap} at most{idle}. {' '.join(gate.because.split())}",
        tuple(entry.finding_ref(ref) for ref in refs),
        tuple(at for finding in findings for at in entry.rated_at(finding)),
        tuple(at for finding in findings for at in entry.evidence_at(finding)),
        (f"gate {gate.id}",),
    )


__all__ = ["Account", "Section", "Sentence", "on", "on_gate"]
