# SPDX-License-Identifier: Apache-2.0
"""What the statement asks for: recommendations to the bodies that can act, and the call to its addressees.

Recommendations come from the catalogue, one for each of the worst faults that the text tells, and go to the body
that a told fact names as having acted or else to the one that can act. The call to others comes from the ladder and
the brief.
"""

import re
from collections.abc import Mapping, Sequence

from electassess.findings import Finding
from electassess.model.base import Addressee
from electassess.model.catalogue import Ask
from electassess.model.election import ELECTION_BODY
from electassess.model.evidence import Item
from electassess.model.ladder import Stance
from electassess.statement.emphasis import Emphasis, spread, told_faults
from electassess.statement.frame import Frame
from electassess.statement.grammar import sentence, tense
from electassess.statement.material import Line, Material
from electassess.statement.plan import Paragraph

MOST_ASKS = 5

_ACTOR = re.compile(r"(?:^|, |\d{4} )(?:the )?\{([a-z0-9-]+)\} ")
"""An actor where the subject of a clause stands: first, or behind a date or a comma."""


def actor_of(clause: str, roles: Mapping[str, Addressee], wanted: tuple[Addressee, ...]) -> str | None:
    """The placeholder of the body that a clause names as having acted, if it has one of the roles wanted.

    >>> roles = {"emb": Addressee.ELECTION_BODY, "court": Addressee.COURTS}
    >>> actor_of("on 7 March 2019, at the petition of the {emb}, the {court} dissolved it", roles, (Addressee.COURTS,))
    'court'
    """
    return next((key for key in _ACTOR.findall(clause) if roles.get(key) in wanted), None)


class Asks:
    """The asks of one statement."""

    def __init__(self, frame: Frame, paragraphs: Sequence[Paragraph]) -> None:
        self.frame = frame
        self.material: Material = frame.material
        findings = self.material.findings
        # An ask is worded for what is broken: where the standard is largely met it would ask for what is there.
        grounds = [one for one in told_faults(findings, paragraphs) if findings.indicators[one.finding.ref].ask]
        chosen = spread((one.finding for one in grounds), MOST_ASKS)
        self._grounds = [one for finding in chosen for one in grounds if one.finding is finding]

    def _ask(self, finding: Finding) -> Ask:
        ask = self.material.findings.indicators[finding.ref].ask
        assert ask is not None
        return ask

    def _addressee(self, ask: Ask, items: Sequence[Item]) -> str:
        """Who is asked, as the text names it."""
        roles = {actor.id: actor.role for actor in self.material.election.actors if actor.role is not None}
        roles[ELECTION_BODY] = Addressee.ELECTION_BODY
        wanted = (ask.to, *ask.or_to)
        acted = next((actor for item in items if (actor := actor_of(item.clause, roles, wanted))), None)
        if acted is not None:
            return f"the {{{acted}}}"
        country = self.material.country
        return {
            Addressee.ELECTION_BODY: f"the {{{ELECTION_BODY}}}",
            Addressee.GOVERNMENT: country.government,
            Addressee.PARLIAMENT: country.parliament or f"the parliament of {country.people}",
            Addressee.COURTS: f"the courts of {country.people}",
            Addressee.PARTIES: "all political parties",
        }[ask.to]

    def opening(self) -> list[Line]:
        """What leads to the list of recommendations."""
        if not self._grounds:
            return []
        stance = self.material.band.stance
        text = {
            Stance.CRITICAL: "We further call on:",
            Stance.MIXED: "We call on:",
            Stance.FAVOURABLE: "For future elections we call on:",
        }[stance]
        if stance is Stance.CRITICAL and not self.material.brief.addressees:
            text = "We call on:"
        return [Line(text=text, rules=("recommendations: opening",))]

    def recommendations(self) -> list[Line]:
        """One entry for each body asked, the worst fault first."""
        by_addressee: dict[str, list[Emphasis]] = {}
        for one in self._grounds:
            by_addressee.setdefault(self._addressee(self._ask(one.finding), one.items), []).append(one)
        lines = []
        for number, (addressee, why) in enumerate(by_addressee.items(), start=1):
            asks = [tense(self._ask(one.finding).text, before_vote=self.material.before_vote) for one in why]
            joined = asks[0] if len(asks) == 1 else f"{', to '.join(asks[:-1])}, and to {asks[-1]}"
            left = len(by_addressee) - number
            stop = "." if not left else "; and" if left == 1 else ";"
            lines.append(
                Line(
                    text=f"{addressee} to {joined}{stop}",
                    findings=tuple(one.finding for one in why),
                    rules=("catalogue: asks of the indicators",),
                )
            )
        return lines

    def call(self) -> list[Line]:
        """The asks to the addressees of the brief, from the ladder and the brief itself."""
        brief, findings = self.material.brief, self.material.findings
        asks = [self.frame.text("ask", ask) for ask in self.material.band.asks]
        asks = [ask[:1].lower() + ask[1:] for ask in asks] + [ask.text for ask in brief.asks]
        if not brief.addressees or not asks:
            return []
        grounds = tuple(findings.by_ref[ask.because] for ask in brief.asks if ask.because in findings.by_ref)
        opening = self.frame.text("call", self.material.words.call)
        verb = " and to " if len(asks) == 2 else ", and to "
        joined = ", to ".join(asks[:-1]) + (verb if len(asks) > 1 else "") + asks[-1]
        return [
            Line(
                text=sentence(f"{opening} {joined}"),
                findings=grounds,
                rules=(
                    f"{self.frame.where}: call",
                    "ladder: asks of the band",
                    *(["brief: asks"] if brief.asks else []),
                ),
            )
        ]


__all__ = ["Asks", "actor_of"]
