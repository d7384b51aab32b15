# SPDX-License-Identifier: Apache-2.0
"""Choosing words so that no connective, hedge or attribution is used twice in one statement.

Each pool is a short list of phrases in the register of published statements. A `Voice` hands them out in order
and remembers what it has used, so that the same findings always get the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from electassess.findings import Certainty, Strength

CONTRAST = (
    "At the same time",
    "Nevertheless",
    "On the other hand",
    "Even so",
    "That said",
    "Nonetheless",
    "By contrast",
)
"""Before what is set against what was said; followed by a comma."""

ADDITION = ("Moreover", "Additionally", "Furthermore")
"""Before a further paragraph of the same direction; followed by a comma."""

CAUTION = (
    "on the limited evidence available",
    "as far as the public record shows",
    "so far as could be established",
    "to judge by the reports we have seen",
    "on what has been documented",
    "from the facts before us",
)
"""Before the judgement on a criterion whose certainty is low; followed by a comma."""

BARE_SURE = (
    "we also find that {clause}",
    "it is our further finding that {clause}",
    "analysts who rated this election also conclude that {clause}",
)
BARE_UNSURE = (
    "there are indications that {clause}",
    "it also appears that {clause}",
    "what has been reported further suggests that {clause}",
)
"""For a serious finding that no item of evidence tells in its own words."""

WITHHELD = (
    "information that cannot be disclosed without risk to its sources indicates that {clause}",
    "accounts that we keep confidential, to protect those who gave them, suggest that {clause}",
)
"""For a serious finding that rests on evidence which is not public."""

ATTRIBUTED = ("{clause}, according to {source}", "{clause}, {source} reported", "{clause}, as {source} reported")
HEDGED = (
    "{clause}, by one account",
    "{clause}, if one report is right",
    "{clause}, according to an account that we could not verify",
    "{clause}, or so it has been reported",
)


@dataclass
class Voice:
    """The words one statement has used so far."""

    used: set[str] = field(default_factory=set)
    turns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def once(self, pool: tuple[str, ...]) -> str:
        """The next phrase of a pool that has not been used, or the empty string when all have."""
        for phrase in pool:
            if phrase not in self.used:
                self.used.add(phrase)
                return phrase
        return ""

    def next(self, pool: tuple[str, ...]) -> str:
        """The next phrase of a pool, beginning again when all have been used."""
        turn = self.turns.get(pool, 0)
        self.turns[pool] = turn + 1
        return pool[turn % len(pool)]

    def attribute(self, clause: str, strength: Strength, source: str) -> str:
        """A clause as strongly as its evidence allows; `source` names who reports it."""
        if strength is Strength.PLAIN:
            return clause
        pool = ATTRIBUTED if strength is Strength.ATTRIBUTED else HEDGED
        return fill(self.next(pool), {"clause": clause, "source": source})

    def bare(self, clause: str, certainty: Certainty, *, withheld: bool) -> str:
        """A finding by its catalogue clause, hedged by its certainty or by the secrecy of its evidence."""
        pool = WITHHELD if withheld else BARE_SURE if certainty >= Certainty.MEDIUM else BARE_UNSURE
        return fill(self.next(pool), {"clause": clause})


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into a phrase of this module; braces within the values are left as they are.

    >>> fill("{clause}, {source} reported", {"clause": "the {emb} ruled", "source": "{afp}"})
    'the {emb} ruled, {afp} reported'
    """
    parts: list[str] = []
    rest = template
    while rest:
        start = rest.find("{")
        if start < 0:
            parts.append(rest)
            break
        end = rest.index("}", start)
        parts += [rest[:start], values[rest[start + 1 : end]]]
        rest = rest[end + 1 :]
    return "".join(parts)


def lead(opening: str, clause: str) -> str:
    """A connective or caution before a clause, with its comma.

    >>> lead("Moreover", "the list was closed")
    'Moreover, the list was closed'
    """
    return f"{opening}, {clause}" if opening else clause


__all__ = ["ADDITION", "ATTRIBUTED", "CAUTION", "CONTRAST", "HEDGED", "Voice", "fill", "lead"]
