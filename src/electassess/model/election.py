# SPDX-License-Identifier: Apache-2.0
"""`election.yaml`: the facts that identify one election and the actors its evidence speaks of."""

import datetime as dt
import enum
import re
from typing import Annotated, Final

from pydantic import Field, field_validator, model_validator

from electassess.model.base import ARTICLE, Addressee, Day, Edition, Iso3, Model, Sentence, Slug, Text

ELECTION_BODY: Final = "emb"
"""The id by which clauses name the election body: `{emb}`."""

MENTION: Final = re.compile(r"\{([^{}|]*)\}")
"""An actor where a text names it, by its id in braces; braces with a bar in them hold the two forms of a verb."""


class ElectionType(enum.StrEnum):
    """What is elected."""

    GENERAL = "general"
    PRESIDENTIAL = "presidential"
    LEGISLATIVE = "legislative"
    LOCAL = "local"
    REFERENDUM = "referendum"


class Actor(Model):
    """A body, party or person that evidence names. Clauses refer to it as `{id}`.

    The first mention in a text prints `introduce` (or `name`), later ones `short`.
    """

    id: Slug
    name: Text
    short: str = ""
    """What later mentions print: an acronym (`CPP`) or a short name. Left out: the name again."""
    introduce: str = ""
    """The first mention where the bare name would not tell a reader who this is, without commas:
    `former opposition leader Kem Sokha`."""
    role: Addressee | None = None
    """For a body of the state: what it is to an ask. A court that barred a party is asked by its own name."""


class ElectionBody(Model):
    """The election management body (EMB), which clauses call `{emb}`."""

    name: Text
    short: str = ""
    plural: bool = False
    """True where the name takes a plural verb."""


class Vote(Model):
    """One day of voting."""

    date: Day
    round: Annotated[int, Field(ge=1, le=20)] = 1
    until: Day | None = None
    """The last day, where one round takes several."""
    note: str = ""


class Election(Model):
    """The unit assessed."""

    country: Iso3
    type: ElectionType
    title: Text
    """As in a headline, with the year: `2023 Cambodian General Election`."""
    phrase: Sentence
    """As in running text after "the", without the date: `general election for the National Assembly`."""
    plural: bool = False
    """True where the phrase takes a plural verb: `general elections`."""
    votes: Annotated[tuple[Vote, ...], Field(min_length=1)]
    election_body: ElectionBody
    actors: tuple[Actor, ...] = ()
    desk_note: str = ""
    """What a reader must know about how this assessment was made."""

    @field_validator("phrase")
    @classmethod
    def _phrase_without_article(cls, phrase: str) -> str:
        if ARTICLE.match(phrase):
            raise ValueError(f'the phrase stands after "the", so that it brings no article of its own: {phrase}')
        return phrase

    @model_validator(mode="after")
    def _votes_in_order(self) -> "Election":
        days = [vote.date for vote in self.votes]
        if days != sorted(days):
            raise ValueError("the days of voting must be in order")
        for vote in self.votes:
            if vote.until is not None and vote.until < vote.date:
                raise ValueError("a round of voting ends before it begins")
        return self

    def misfit(self, edition: Edition, day: dt.date) -> str:
        """Why a statement of an edition cannot bear a date; empty where it can.

        One before the election precedes the first day of voting. A preliminary one may follow
        the first round; a final one follows the last.
        """
        if edition is Edition.PRE_ELECTION and day >= self.first_day:
            return f"a pre-election statement is dated {day}, but the vote is on {self.first_day}"
        if edition is Edition.PRELIMINARY and day < self.first_round_ends:
            return f"a preliminary statement is dated {day}, before the first round ends on {self.first_round_ends}"
        if edition is Edition.FINAL and day < self.last_day:
            return f"a final statement is dated {day}, before the vote ends on {self.last_day}"
        return ""

    @property
    def first_day(self) -> dt.date:
        """The first day of voting."""
        return self.votes[0].date

    @property
    def first_round_ends(self) -> dt.date:
        """The last day of voting in the first round: from then on a preliminary statement is possible."""
        first = min(vote.round for vote in self.votes)
        return max(vote.until or vote.date for vote in self.votes if vote.round == first)

    @property
    def last_day(self) -> dt.date:
        """The last day of voting, whichever entry it stands in."""
        return max(vote.until or vote.date for vote in self.votes)


__all__ = ["ELECTION_BODY", "MENTION", "Actor", "Election", "ElectionBody", "ElectionType", "Vote"]
