# SPDX-License-Identifier: Apache-2.0
"""The days of voting: rounds, voting abroad or in advance, and days that were put off, called off or undone."""

import datetime as dt
import enum
from typing import Annotated

from pydantic import Field, model_validator

from electassess.model.base import Day, Model


class VoteKind(enum.StrEnum):
    """Who votes on a day."""

    POLLING = "polling"
    IN_ADVANCE = "in-advance"
    ABROAD = "abroad"


class Fate(enum.StrEnum):
    """What became of a day of voting."""

    STANDS = "stands"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ANNULLED = "annulled"


class Vote(Model):
    """One day of voting, or several in a row."""

    date: Day
    round: Annotated[int, Field(ge=1, le=20)] = 1
    until: Day | None = None
    """The last day, where one round takes several."""
    kind: VoteKind = VoteKind.POLLING
    """Voting abroad or in advance is told apart from the polling of everybody else."""
    fate: Fate = Fate.STANDS
    """`postponed` or `cancelled`: nobody voted on that day. `annulled`: the vote was held, and declared void."""
    fate_on: Day | None = None
    """The day on which that was decided; a statement of an earlier day does not know of it."""
    instead_of: Day | None = None
    """The `date` of the entry that this one makes up for: one that was postponed, or annulled and is repeated."""
    known: Day | None = None
    """The day from which it was certain that there would be voting then. Left out: from the beginning for a first
    round, from the end of the round before for a later one, from `fate_on` of what it makes up for."""
    note: str = ""

    @property
    def ends(self) -> dt.date:
        """Its last day."""
        return self.until or self.date

    def fate_by(self, day: dt.date) -> Fate:
        """What had become of it, as far as was known on a day."""
        return Fate.STANDS if self.fate_on is None or self.fate_on > day else self.fate

    @property
    def took_place(self) -> bool:
        """Whether people vote or voted then: what is annulled afterwards did take place."""
        return self.fate in {Fate.STANDS, Fate.ANNULLED}

    @model_validator(mode="after")
    def _in_order(self) -> "Vote":
        if self.until is not None and self.until < self.date:
            raise ValueError("a round of voting ends before it begins")
        if (self.fate is Fate.STANDS) != (self.fate_on is None):
            raise ValueError("fate and fate_on go together: what became of the vote, and the day of that decision")
        if self.fate is Fate.ANNULLED and self.fate_on is not None and self.fate_on < self.date:
            raise ValueError("a vote is annulled before it is held: if nobody voted, it was cancelled or postponed")
        return self


def fit_together(votes: tuple[Vote, ...]) -> str:
    """What is wrong with the days of one election; empty where they fit together."""
    days = [vote.date for vote in votes]
    if days != sorted(days):
        return "the days of voting must be in order"
    if all(vote.kind is not VoteKind.POLLING for vote in votes):
        return "votes has only voting abroad or in advance: give the day of polling"
    for vote in votes:
        if vote.instead_of is None:
            continue
        before = [one for one in votes if one.date == vote.instead_of and one.kind is vote.kind]
        if not before:
            return f"the vote of {vote.date} is instead of {vote.instead_of}, which is no date of votes"
        if all(one.fate in {Fate.STANDS, Fate.CANCELLED} for one in before):
            return f"the vote of {vote.date} is instead of {vote.instead_of}, which was not postponed or annulled"
    return ""


def known_on(votes: tuple[Vote, ...], day: dt.date) -> tuple[Vote, ...]:
    """The votes of which a day knew, in order. What came of them afterwards is not part of it: see `Vote.fate_by`."""
    return tuple(vote for vote in votes if (_known_from(vote, votes) or dt.date.min) <= day)


def _known_from(vote: Vote, votes: tuple[Vote, ...]) -> dt.date | None:
    """The day from which a vote was certain; `None` for one that always was."""
    if vote.known is not None:
        return vote.known
    if vote.instead_of is not None:
        decided = (one.fate_on for one in votes if one.date == vote.instead_of and one.kind is vote.kind)
        return max((one for one in decided if one is not None), default=None)
    before = [one for one in votes if one.round < vote.round and one.took_place and one.kind is VoteKind.POLLING]
    last = max((one.round for one in before), default=0)
    # A round that overlaps the one before was set from the beginning.
    ends = max((one.ends for one in before if one.round == last), default=None)
    return ends if ends is not None and ends < vote.date else None


__all__ = ["Fate", "Vote", "VoteKind", "fit_together", "known_on"]
