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
    "However",
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

CAUTION = {
    Certainty.LOW: (
        "as far as the public record shows, {clause}",
        "what evidence there is suggests that {clause}",
        "to judge by the reports before us, {clause}",
        "such facts as are known indicate that {clause}",
        "so far as could be established, {clause}",
        "what has been documented suggests that {clause}",
    ),
    Certainty.VERY_LOW: (
        "there are indications that {clause}",
        "on slender evidence, it appears that {clause}",
        "what little is known suggests that {clause}",
    ),
}
"""For the judgement on a criterion whose certainty is no more than low."""

OWN_CAUTION = ("on the evidence before us, {clause}", "on such evidence as there is, {clause}")
"""The same for a judgement in the first person, which does not \"appear\"."""

CONCESSION = (
    "but we have serious concerns about {fault}",
    "although {fault} must be set against this",
    "with the serious exception of {fault}",
    "although we are concerned about {fault}",
)
"""After the judgement on a criterion that is met on the whole, where a serious fault is told under it."""

QUALIFIED = (
    "though not in every respect",
    "subject to the concerns set out here",
    "though not without exceptions that matter",
    "subject to the doubts that follow",
)
"""After the same judgement, where more faults than strengths are told under it and none of them is serious."""

LONG = 24
"""Words beyond which a clause is long."""

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

ATTRIBUTED = (
    "{clause}, according to {source}",
    "{source} reported that {clause}",
    "{clause}, as {source} reported",
)
FRONTED = ("{source} reported that {clause}", "according to {source}, {clause}")
"""For a clause so long that a name at its end would come too late."""
SAME_REPORT = ("{clause}, according to the same report",)
ADDED = ("the same report added that {clause}",)
"""For a second item from the source that the sentence before has named: as a rule, and where the item follows the one
before or begins with a number, which no sentence should."""

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
    reporter: str = ""
    """Key of the source that the sentence before named, if one did."""

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

    def turn_to_paragraph(self) -> None:
        """Begin a paragraph, in which "the same report" has nothing to point to yet."""
        self.reporter = ""

    def as_stated(self, clause: str) -> str:
        """A clause that itself names who states it."""
        self.reporter = ""
        return clause

    def attribute(self, clause: str, strength: Strength, key: str, source: str, *, joined: bool) -> str:
        """A clause as strongly as its evidence allows.

        Args:
            clause: what is said.
            strength: how strongly it may be said.
            key: of the source that reports it; the empty string for one that is not named.
            source: its name.
            joined: whether the clause carries on what the one before said, so that a report can be said to "add" it.
        """
        before, self.reporter = self.reporter, key if strength is Strength.ATTRIBUTED else ""
        if strength is Strength.PLAIN:
            return clause
        return fill(
            self.next(self._pool(clause, strength, same=bool(key) and key == before, joined=joined)),
            {"clause": clause, "source": source},
        )

    @staticmethod
    def _pool(clause: str, strength: Strength, *, same: bool, joined: bool) -> tuple[str, ...]:
        """The phrases that fit a clause which is not said plainly."""
        if strength is Strength.HEDGED:
            return HEDGED
        if same:
            return ADDED if joined or clause[:1].isdigit() else SAME_REPORT
        return FRONTED if ";" in clause or len(clause.split()) > LONG else ATTRIBUTED

    def judge(self, clause: str, certainty: Certainty) -> str:
        """The judgement on a criterion, with a caution as its certainty asks."""
        if certainty not in CAUTION:
            return clause
        pool = OWN_CAUTION if clause.startswith("we ") else CAUTION[certainty]
        return fill(self.next(pool), {"clause": clause})

    def concede(self, fault: str) -> str:
        """What a serious fault takes from a judgement that is good on the whole."""
        return fill(self.next(CONCESSION), {"fault": fault})

    def qualify(self) -> str:
        """What lesser faults take from a judgement that is good on the whole, where they outnumber the strengths."""
        return self.next(QUALIFIED)

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


__all__ = [
    "ADDITION",
    "ATTRIBUTED",
    "CAUTION",
    "CONCESSION",
    "CONTRAST",
    "HEDGED",
    "Voice",
    "fill",
    "lead",
]
