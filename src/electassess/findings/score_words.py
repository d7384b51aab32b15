# SPDX-License-Identifier: Apache-2.0
"""What scores hold as data, in the words of a language: how a band came about, what an interval assumes, and the like.

Whoever prints scores says them by these, so that a cap is told in one way everywhere.
"""

import functools
from collections.abc import Iterable, Sequence

from electassess.language import Language
from electassess.scoring import Assumption, Lack, NodeScore, Reason, Rule, Term, Variant, Verdict, Width
from electassess.scoring.verdict import number


def called(verdict: Verdict, label: str, language: Language) -> str:
    """How a verdict is called wherever it stands: a scant record has none on the whole."""
    return language.say("called-scant", label=label) if verdict.scant else label


def gate_name(identity: str) -> str:
    """A gate by its id, as a name in running text.

    >>> gate_name("main-contender-barred")
    'main contender barred'
    """
    return identity.replace("-", " ")


def reasons_words(verdict: Verdict, language: Language) -> list[str]:
    """How a band came about, a line for each step."""
    return [reason_words(one, language) for one in verdict.reasons]


def reason_words(reason: Reason, language: Language) -> str:
    """One step from an index to a verdict."""
    return _of_gate(reason, language) if reason.gate else _of_index(reason, language)


def _of_index(reason: Reason, language: Language) -> str:
    """A step that no gate made."""
    told = {} if reason.band is None else {"band": str(reason.band)}
    if reason.value is not None:
        told |= {"index": f"{reason.value:.1f}", "label": reason.label}
    if reason.width is not None:
        told["why"] = width_words(reason.width, language)
    return language.say(f"rule-{reason.rule}", **told)


@functools.lru_cache(maxsize=4096)  # in a large table the same gates wait for the same ratings again and again
def _of_gate(reason: Reason, language: Language) -> str:
    """What a gate did."""
    told = {"gate": gate_name(reason.gate), "found": found_words(reason.terms, language)}
    if reason.band is None:
        return language.say(f"rule-{Rule.OPEN}", **told)
    told["band"] = str(reason.band)
    if reason.rule in {Rule.ALLOWS, Rule.OPEN_ALLOWS}:
        told["unit"] = "class" if reason.classes else "band"
    return language.say("rule-gate-open-most" if reason.rule is Rule.OPEN else f"rule-{reason.rule}", **told)


def found_words(terms: Sequence[Term], language: Language) -> str:
    """What deciding comparisons found, each once: `party-inclusion.parties-barred = 0`."""
    return _joined(dict.fromkeys(_term(term, language) for term in terms), language)


def _term(term: Term, language: Language) -> str:
    parts = []
    for ref, found, points in zip(term.refs, term.found, term.points or [False] * len(term.refs), strict=True):
        if found is None:
            parts.append(language.say("found-nothing", node=ref))
        else:
            parts.append(language.say("found-points" if points else "found-number", node=ref, number=number(found)))
    return _joined(parts, language) or term.text


def _joined(parts: Iterable[str], language: Language) -> str:
    """All that was found, which counts together."""
    told = ""
    for part in parts:
        told = language.say("found-joined", first=told, last=part) if told else part
    return told


def width_words(width: Width, language: Language) -> str:
    """Why a record is too narrow."""
    told = {"judged": str(width.judged), "asked": str(width.asked)}
    told |= {"at": f"{width.unrated_at:g}", "index": f"{width.value:.1f}"}
    if width.unscored:
        return language.say("narrow-unscored", unscored=str(width.unscored), **told)
    return language.say("narrow", **told)


def alpha_words(node: NodeScore, language: Language) -> str:
    """Agreement of analysts on a group in words, `alpha 0.71`, or why there is none; nothing for an indicator."""
    if node.alpha_reason is not None:
        return language.say("alpha-undefined", reason=lack_words(node.alpha_reason, language))
    return "" if node.alpha is None else language.say("alpha-alone", alpha=f"{node.alpha:.2f}")


def lack_words(lack: Lack, language: Language) -> str:
    """Why agreement of analysts is undefined."""
    return language.say("lack", lack=lack.value)


def assumption_words(assumption: Assumption, language: Language) -> str:
    """What an interval takes for granted."""
    told = {"number": str(assumption.number)} if assumption.number else {}
    return language.say(f"assumed-{assumption.what}", **told)


def variant_words(variant: str, language: Language) -> str:
    """A choice of the method made otherwise, by the value of its `Variant`."""
    return language.say("variant", variant=Variant(variant).value)


__all__ = [
    "alpha_words",
    "assumption_words",
    "called",
    "found_words",
    "gate_name",
    "lack_words",
    "reason_words",
    "reasons_words",
    "variant_words",
    "width_words",
]
