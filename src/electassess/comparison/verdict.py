# SPDX-License-Identifier: Apache-2.0
"""How a verdict came about, in sentences that name findings by their titles: the index, and the gates that matter."""

from collections.abc import Iterable

from electassess.comparison.entry import Entry
from electassess.comparison.words import listed
from electassess.scoring import GateResult
from electassess.scoring.verdict import number


def title_of(entry: Entry, ref: str) -> str:
    """The title of a node below the root, in quotation marks, or its id if the catalogue has none."""
    findings = entry.findings
    node = findings.indicators.get(ref) or findings.groups.get(ref)
    return f"“{node.title}”" if node else ref


def found_words(entry: Entry, gate: GateResult) -> str:
    """What the findings were that decided a gate: `“Real choice” at level 0`."""
    words = []
    for term in gate.terms:
        for ref, found in zip(term.refs, term.found, strict=True):
            unit = "level " if ref in entry.findings.indicators else ""
            stands = "without a value" if found is None else f"at {unit}{number(found)}"
            words.append(f"{title_of(entry, ref)} {stands}")
    return listed(list(dict.fromkeys(words))) or " and ".join(term.text for term in gate.terms)


def gate_name(gate: GateResult) -> str:
    """A gate by its id, as a name in running text."""
    return f"gate “{gate.id.replace('-', ' ')}”"


def how_it_came_about(entry: Entry) -> str:
    """What the index alone gives, what caps it, what would, and what was left open that could have.

    A gate that could not be decided is named only where it could have lowered the verdict.
    """
    verdict, ladder = entry.card.verdict, entry.ladder
    if verdict.index is None or verdict.band is None or ladder is None:
        reasons = "; ".join(verdict.reasons) or "no verdict"
        return f"{reasons[:1].upper()}{reasons[1:]}."
    band, alone = verdict.band, verdict.alone
    assert alone is not None, "there is a band"
    sentences = [f"The index of {verdict.index:.1f} gives band {alone} ({ladder.bands[alone].label})."]
    fired = [gate for gate in verdict.gates if gate.fired]
    decisive = [gate for gate in fired if gate.capped and gate.cap == band]
    if decisive:
        sentences.append(f"It is capped at band {band} because of {_each(entry, decisive)}.")
    elif open_ := [gate for gate in verdict.gates if gate.fired is None and gate.capped and gate.limit == band]:
        unrated = listed(list(dict.fromkeys(_unrated(entry, gate) for gate in open_)))
        sentences.append(f"It is capped at band {band} because nobody could rate {unrated}.")
    elif band != alone:
        last = verdict.reasons[-1]
        sentences.append(f"{last[:1].upper()}{last[1:]}.")
    said = {found_words(entry, gate) for gate in decisive}
    idle: dict[str, int] = {}
    for gate in fired:
        if (words := found_words(entry, gate)) not in said:
            idle[words] = min(gate.cap, idle.get(words, gate.cap))
    if idle:
        caps = "; ".join(f"{words} (band {cap} at most)" for words, cap in idle.items())
        sentences.append(f"Gates that hold as well, but lower it no further: {caps}.")
    if opened := [gate for gate in verdict.gates if gate.fired is None and gate.cap < band]:
        caps = "; ".join(f"{_unrated(entry, gate)} (band {gate.cap} at most)" for gate in opened)
        sentences.append(f"Gates that could not be tested, for want of a rating: {caps}.")
    return " ".join(sentences)


def _each(entry: Entry, gates: Iterable[GateResult]) -> str:
    return listed(list(dict.fromkeys(found_words(entry, gate) for gate in gates)))


def _unrated(entry: Entry, gate: GateResult) -> str:
    """The nodes without a value that left a gate open."""
    refs = [ref for term in gate.terms for ref, found in zip(term.refs, term.found, strict=True) if found is None]
    return listed([title_of(entry, ref) for ref in dict.fromkeys(refs)]) or found_words(entry, gate)


__all__ = ["found_words", "gate_name", "how_it_came_about", "title_of"]
