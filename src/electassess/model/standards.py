# SPDX-License-Identifier: Apache-2.0
"""`criteria/standards.yaml`: the instruments behind the criteria, their provisions, and which state is bound by which.

The four kinds follow the Carter Center's tiers of sources. What a statement may say of a state depends on
its status: only a party to a treaty is obliged by it.
"""

import datetime as dt
import enum
from typing import Annotated

from pydantic import Field, model_validator

from electassess.model.base import Iso3, Model, PartialDate, Sentence, Slug, Text, earliest_day, latest_day


class StandardKind(enum.StrEnum):
    """The weight of a source.

    `treaty` binds its parties, `interpretation` is a treaty body's reading,
    `commitment` is political, `practice` is an expert or observer norm.
    """

    TREATY = "treaty"
    INTERPRETATION = "interpretation"
    COMMITMENT = "commitment"
    PRACTICE = "practice"


class StateStatus(enum.StrEnum):
    """Where a state (or territory) stands towards a treaty."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not-party"
    APPLIED = "applied"
    """The treaty applies to a territory by a state's declaration (Hong Kong)."""
    DOMESTIC_ACT = "domestic-act"
    """No party, but the treaty has force through the state's own act (Taiwan)."""


class Provision(Model):
    """An article, paragraph or heading of an instrument."""

    at: Text
    """Its number as the instrument prints it: `25(b)`, `15`, `I.2.3.a`."""
    says: Sentence
    checked: bool
    """Whether number and content were read in the source named."""
    source: str = ""
    """Where it was read."""
    note: str = ""


class Adherence(Model):
    """One state's relation to a treaty."""

    status: StateStatus
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    since: PartialDate | None = None
    """The day from which it holds, where it is known better than the year."""
    until: PartialDate | None = None
    """The day from which it holds no more: a denunciation that took effect."""
    by: Annotated[str, Field(pattern=r"^(ratification|accession|signature|act|extension)$")] | None = None
    checked: bool
    reservation: str = ""
    """A reservation or declaration that a reader of the treaty's name must know; printed in a note."""
    note: str = ""

    def holds(self, day: dt.date) -> bool:
        """Whether it held on a day; a date known only to the month or year counts from its last day."""
        since = self.since or (str(self.year) if self.year is not None else None)
        begun = since is None or latest_day(since) <= day
        return begun and (self.until is None or day < earliest_day(self.until))


class Standard(Model):
    """A legal or political source a criterion rests on."""

    id: Slug
    kind: StandardKind
    title: Text
    short: Text
    """The short form used after the first mention: `ICCPR`, `General Comment No. 25`."""
    unit: Text = "Article"
    """What its provisions are called: `Article`, `paragraph`, `principle`."""
    adopted: PartialDate
    adopted_by: Text
    symbol: str = ""
    interprets: Slug | None = None
    """The treaty an interpretation reads."""
    in_force: PartialDate | None = None
    """When a treaty came into force; no state was bound by it before."""
    applies_to: tuple[Iso3, ...] = ()
    """The states that made a commitment, or for whose region or body an instrument was written: no statement on another
    state cites it. Empty where it is for all."""
    left: dict[Iso3, PartialDate] = Field(default_factory=dict)
    """States of `applies_to` that left the body, each with the day from which it was a member no more."""
    parties: dict[Iso3, Adherence] = Field(default_factory=dict)
    provisions: tuple[Provision, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _only_members_leave(self) -> "Standard":
        strangers = [state for state in self.left if state not in self.applies_to]
        if strangers:
            raise ValueError(
                f"left names states of applies_to that are members no more; not among them: {strangers[0]}"
            )
        return self

    def members(self, day: dt.date) -> tuple[Iso3, ...]:
        """The states of `applies_to` on a day; an exit known only to the month or year counts from its first day."""
        return tuple(one for one in self.applies_to if one not in self.left or day < earliest_day(self.left[one]))


class Standards(Model):
    """The whole file."""

    standards: tuple[Standard, ...]

    def in_force(self, day: dt.date) -> "Standards":
        """What an election could be measured against on a day: instruments adopted, and adherences made, by then.

        A date known only to the month or year counts from its last day. A treaty that a state joined later is kept,
        as one to which it was not a party.
        """
        outside = {"status": StateStatus.NOT_PARTY, "year": None, "since": None, "by": None, "reservation": ""}
        kept = []
        for one in self.standards:
            members = one.members(day)
            # An instrument that all its members left is one for no state, which an empty list would not say.
            if latest_day(one.in_force or one.adopted) <= day and (members or not one.applies_to):
                parties = {
                    state: adherence if adherence.holds(day) else adherence.model_copy(update=outside)
                    for state, adherence in one.parties.items()
                }
                kept.append(one.model_copy(update={"parties": parties, "applies_to": members, "left": {}}))
        return self.model_copy(update={"standards": tuple(kept)})


__all__ = ["Adherence", "Provision", "Standard", "StandardKind", "Standards", "StateStatus"]
