# SPDX-License-Identifier: Apache-2.0
"""How the gates of a verdict stand, in one wording everywhere, and what each means for the verdict.

A gate holds, cannot be decided for want of a rating, or does not hold. One that holds lowers the verdict, or leaves it
where the index has it; one that cannot be decided matters where it would lower the verdict if it held.
"""

import enum
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from electassess.comparison.words import Say, listed
from electassess.findings.score_words import gate_name
from electassess.scoring import GateResult, Scorecard
from electassess.scoring.verdict import number


class GateState(enum.StrEnum):
    """The three ways in which a gate can stand."""

    HOLDS = "holds"
    UNDECIDED = "cannot be decided"
    DOES_NOT_HOLD = "does not hold"


class Effect(enum.StrEnum):
    """What a gate means for the verdict."""

    LOWERS = "lowers"
    """Without it the verdict would stand higher."""
    IDLE = "idle"
    """It allows no more than some band, and the verdict stands no higher anyway."""
    WOULD_LOWER = "would-lower"
    """It cannot be decided, and would lower the verdict if it held."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GateStands:
    """One gate of one election.

    Attributes:
        id: of the gate in the catalogue.
        name: in running text: `main contender barred`.
        state: how it stands.
        effect: what it means for the verdict.
        cap: the highest band that it allows, if it holds or held.
        found: what was found, or for want of what it cannot be decided; in words.
    """

    id: str
    name: str
    state: GateState
    effect: Effect
    cap: int
    found: str

    def words(self, say: Say) -> str:
        """How it stands and what that means, as a sentence."""
        if self.state is GateState.DOES_NOT_HOLD:
            return say("gate-holds-not", name=self.name)
        told = {"name": self.name, "found": self.found}
        if self.state is GateState.HOLDS:
            return say("gate-holds", cap=str(self.cap), effect=self.effect.value, **told)
        if self.effect is Effect.WOULD_LOWER:
            return say("gate-open-lowering", cap=str(self.cap), **told)
        return say("gate-open", effect=self.effect.value, **told)


_TOLD = {GateState.HOLDS: "holds", GateState.UNDECIDED: "open", GateState.DOES_NOT_HOLD: "not"}


def state_words(state: GateState, say: Say) -> str:
    """How a gate stands, in a word or two."""
    return say("gate-state", state=_TOLD[state])


def gate_marks(gates: Sequence[GateStands], say: Say) -> str:
    """How the gates that matter stand, in a few words: the strictest that holds by name, the others counted."""
    first = mattering(gates)
    holding = sorted((one for one in first if one.state is GateState.HOLDS), key=lambda one: one.cap)
    marks = []
    if holding:
        name, more = holding[0].name, len(holding) - 1
        marks.append(say("gate-marked-more", name=name, more=str(more)) if more else say("gate-marked", name=name))
    if number := sum(one.state is GateState.UNDECIDED for one in first):
        marks.append(say("gate-marked-open", count=number))
    return "; ".join(marks)


def found_words(gate: GateResult, title_of: Callable[[str], str], is_indicator: Callable[[str], bool], say: Say) -> str:
    """What the findings were that decided a gate: `“Real choice” at level 0`."""
    words = []
    for term in gate.terms:
        for ref, found in zip(term.refs, term.found, strict=True):
            if found is None:
                words.append(say("gate-found-nothing", title=title_of(ref)))
                continue
            message = "gate-found-level" if is_indicator(ref) else "gate-found-value"
            words.append(say(message, title=title_of(ref), number=number(found)))
    texts = [term.text for term in gate.terms]
    return listed(list(dict.fromkeys(words)), say) or functools.reduce(
        lambda first, last: say("listed-and", first=first, last=last), texts or [""]
    )


def unrated_words(gate: GateResult, title_of: Callable[[str], str], say: Say) -> str:
    """The nodes for want of whose value a gate cannot be decided; empty if there is none."""
    refs = [ref for term in gate.terms for ref, found in zip(term.refs, term.found, strict=True) if found is None]
    return listed([title_of(ref) for ref in dict.fromkeys(refs)], say)


def stand(
    card: Scorecard, title_of: Callable[[str], str], is_indicator: Callable[[str], bool], say: Say
) -> tuple[GateStands, ...]:
    """How every gate stands, in the catalogue's order.

    Args:
        card: of the election.
        title_of: gives the title of a node in quotation marks.
        is_indicator: whether a node is one, and its number a level.
        say: says what was found.
    """
    verdict = card.verdict
    told = []
    for gate in verdict.gates:
        state = {True: GateState.HOLDS, False: GateState.DOES_NOT_HOLD, None: GateState.UNDECIDED}[gate.fired]
        found = found_words(gate, title_of, is_indicator, say)
        if state is GateState.UNDECIDED:
            found = unrated_words(gate, title_of, say) or found
        told.append(GateStands(gate.id, gate_name(gate.id), state, _effect(gate, verdict.band), gate.cap, found))
    return tuple(told)


def _effect(gate: GateResult, band: int | None) -> Effect:
    if band is None or gate.fired is False:
        return Effect.NONE
    if gate.capped and gate.limit == band:
        return Effect.LOWERS
    if gate.fired:
        return Effect.IDLE
    return Effect.WOULD_LOWER if gate.cap < band else Effect.NONE


def mattering(gates: Sequence[GateStands]) -> list[GateStands]:
    """The gates that a reader of a verdict must know: those that hold, then those undecided that would lower it.

    Of several that hold for the same finding, the strictest stands for all.
    """
    holding = [one for one in gates if one.state is GateState.HOLDS]
    strictest = {
        found: min(one.cap for one in holding if one.found == found) for found in {one.found for one in holding}
    }
    first: list[GateStands] = []
    for one in holding:
        if one.cap == strictest[one.found] and all(one.found != other.found for other in first):
            first.append(one)
    open_ = [
        one for one in gates if one.state is GateState.UNDECIDED and one.effect in {Effect.LOWERS, Effect.WOULD_LOWER}
    ]
    return [*first, *open_]


__all__ = [
    "Effect",
    "GateStands",
    "GateState",
    "found_words",
    "gate_marks",
    "gate_name",
    "mattering",
    "stand",
    "state_words",
    "unrated_words",
]
