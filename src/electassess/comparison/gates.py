# SPDX-License-Identifier: Apache-2.0
"""How the gates of a verdict stand, in one wording everywhere, and what each means for the verdict.

A gate holds, cannot be decided for want of a rating, or does not hold. One that holds lowers the verdict, or leaves it
where the index has it; one that cannot be decided matters where it would lower the verdict if it held.
"""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from electassess.comparison.words import listed
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

    @property
    def words(self) -> str:
        """How it stands and what that means, as a sentence."""
        if self.state is GateState.HOLDS:
            meaning = "it lowers the verdict" if self.effect is Effect.LOWERS else "the verdict is no higher anyway"
            return f"Gate “{self.name}” holds ({self.found}), which allows band {self.cap} at most: {meaning}."
        if self.state is GateState.DOES_NOT_HOLD:
            return f"Gate “{self.name}” does not hold."
        meaning = {
            Effect.LOWERS: "as long as that is so, the verdict is lowered",
            Effect.WOULD_LOWER: f"if it held, band {self.cap} at most",
        }.get(self.effect, "if it held, the verdict would stay")
        return f"Gate “{self.name}” cannot be decided, for want of a rating of {self.found}: {meaning}."


def gate_marks(gates: Sequence[GateStands]) -> str:
    """How the gates that matter stand, in a few words: the strictest that holds by name, the others counted."""
    first = mattering(gates)
    holding = sorted((one for one in first if one.state is GateState.HOLDS), key=lambda one: one.cap)
    marks = []
    if holding:
        more = f" and {len(holding) - 1} more" if len(holding) > 1 else ""
        marks.append(f"gate holds: {holding[0].name}{more}")
    if number := sum(one.state is GateState.UNDECIDED for one in first):
        marks.append(f"{number} gate{'' if number == 1 else 's'} cannot be decided")
    return "; ".join(marks)


def gate_name(identity: str) -> str:
    """A gate by its id, as a name in running text."""
    return identity.replace("-", " ")


def found_words(gate: GateResult, title_of: Callable[[str], str], is_indicator: Callable[[str], bool]) -> str:
    """What the findings were that decided a gate: `“Real choice” at level 0`."""
    words = []
    for term in gate.terms:
        for ref, found in zip(term.refs, term.found, strict=True):
            unit = "level " if is_indicator(ref) else ""
            stands = "without a value" if found is None else f"at {unit}{number(found)}"
            words.append(f"{title_of(ref)} {stands}")
    return listed(list(dict.fromkeys(words))) or " and ".join(term.text for term in gate.terms)


def unrated_words(gate: GateResult, title_of: Callable[[str], str]) -> str:
    """The nodes for want of whose value a gate cannot be decided; empty if there is none."""
    refs = [ref for term in gate.terms for ref, found in zip(term.refs, term.found, strict=True) if found is None]
    return listed([title_of(ref) for ref in dict.fromkeys(refs)])


def stand(
    card: Scorecard, title_of: Callable[[str], str], is_indicator: Callable[[str], bool]
) -> tuple[GateStands, ...]:
    """How every gate stands, in the catalogue's order.

    Args:
        card: of the election.
        title_of: gives the title of a node in quotation marks.
        is_indicator: whether a node is one, and its number a level.
    """
    verdict = card.verdict
    told = []
    for gate in verdict.gates:
        state = {True: GateState.HOLDS, False: GateState.DOES_NOT_HOLD, None: GateState.UNDECIDED}[gate.fired]
        found = found_words(gate, title_of, is_indicator)
        if state is GateState.UNDECIDED:
            found = unrated_words(gate, title_of) or found
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
    "unrated_words",
]
