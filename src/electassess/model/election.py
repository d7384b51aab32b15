# SPDX-License-Identifier: Apache-2.0
"""`election.yaml`: the facts that identify one election and the actors its evidence speaks of."""

import datetime as dt
import enum
import re
from typing import Annotated, Final

from pydantic import Field, field_validator, model_validator

from electassess.model.base import ARTICLE, Addressee, Edition, Iso3, Model, Sentence, Slug, Text
from electassess.model.vote import Fate, Vote, VoteKind, fit_together, known_on

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
    BY_ELECTION = "by-election"
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
    article: bool = True
    """False for a body that running text names without an article: Bawaslu, Elections Canada."""


class ElectionBody(Model):
    """The election management body (EMB), which clauses call `{emb}`."""

    name: Text
    short: str = ""
    plural: bool = False
    """True where the name takes a plural verb."""
    article: bool = True
    """False where running text names it without an article: Elections Canada."""


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
    hands: Annotated[int, Field(ge=1, le=1000)] | None = None
    """How many people wrote the sheets, where they are fewer than the sheets: agreement then says little."""

    @field_validator("phrase")
    @classmethod
    def _phrase_without_article(cls, phrase: str) -> str:
        if ARTICLE.match(phrase):
            raise ValueError(f'the phrase stands after "the", so that it brings no article of its own: {phrase}')
        return phrase

    @model_validator(mode="after")
    def _votes_fit(self) -> "Election":
        wrong = fit_together(self.votes)
        if wrong:
            raise ValueError(wrong)
        return self

    def misfit(self, edition: Edition, day: dt.date) -> str:
        """Why a statement of an edition cannot bear a date; empty where it can.

        One before the election precedes the first day of voting. A preliminary one may follow the first round; a
        final one follows the last. Only what was known on the day counts: a statement made before a vote was annulled
        could not wait for the repetition.
        """
        known = known_on(self.votes, day)
        held = [vote for vote in known if vote.fate_by(day) in {Fate.STANDS, Fate.ANNULLED}]
        if not held:
            return _nothing_held(known, edition, day)
        first = next((vote.date for vote in held if vote.kind is VoteKind.POLLING), held[0].date)
        last = max(vote.ends for vote in held)
        round_ends = _first_round_ends(held)
        if edition is Edition.PRE_ELECTION and day >= first:
            return f"a pre-election statement is dated {day}, but the vote is on {first}"
        if edition is Edition.PRELIMINARY and day < round_ends:
            return f"a preliminary statement is dated {day}, before the first round ends on {round_ends}"
        if edition is Edition.FINAL and day < last:
            return f"a final statement is dated {day}, before the vote ends on {last}"
        return ""

    def fewer_hands(self, sheets: int) -> int | None:
        """How many people wrote so many sheets, where they are fewer; nothing where they are not, or nobody says."""
        return self.hands if self.hands is not None and self.hands < sheets else None

    @property
    def _held(self) -> list[Vote]:
        """The votes that took or take place; all, if none does."""
        held = [vote for vote in self.votes if vote.took_place]
        return held if any(vote.kind is VoteKind.POLLING for vote in held) else list(self.votes)

    @property
    def planned_day(self) -> dt.date:
        """The first day of polling that was ever set, whatever became of it."""
        return next(vote.date for vote in self.votes if vote.kind is VoteKind.POLLING)

    @property
    def first_day(self) -> dt.date:
        """The first day of polling that is not postponed or cancelled; the day set first, if none took place.

        Voting abroad or in advance may begin weeks before; an election is known by the day on which everybody votes.
        """
        return next(vote.date for vote in self._held if vote.kind is VoteKind.POLLING)

    @property
    def first_round_ends(self) -> dt.date:
        """The last day of voting in the first round: from then on a preliminary statement is possible."""
        return _first_round_ends(self._held)

    @property
    def run_off(self) -> dt.date | None:
        """The day on which the last of several rounds begins; nothing where there is one round."""
        rounds = {vote.round for vote in self._held}
        last = [vote.date for vote in self._held if vote.round == max(rounds)]
        return min(last) if len(rounds) > 1 else None

    @property
    def last_day(self) -> dt.date:
        """The last day of voting, whichever entry it stands in."""
        return max(vote.ends for vote in self._held)


def _first_round_ends(votes: list[Vote]) -> dt.date:
    """The last day of the first round; what makes up for an annulled vote is no part of it."""
    first = min(vote.round for vote in votes)
    own = [vote.ends for vote in votes if vote.round == first and not _repeats(vote, votes)]
    return max(own or (vote.ends for vote in votes if vote.round == first))


def _repeats(vote: Vote, votes: list[Vote]) -> bool:
    return any(one.date == vote.instead_of and one.fate is Fate.ANNULLED for one in votes)


def _nothing_held(known: tuple[Vote, ...], edition: Edition, day: dt.date) -> str:
    """Why a statement does not fit an election without a day of voting, as far as its day knew."""
    cancelled = [vote for vote in known if vote.fate_by(day) is Fate.CANCELLED]
    if not known:
        return f"a statement is dated {day}, before it was certain that there would be a vote"
    if len(cancelled) == len(known):
        return f"a statement is dated {day}, but the vote was cancelled on {cancelled[-1].fate_on}"
    if edition is not Edition.PRE_ELECTION:
        return f"a {edition.value} statement is dated {day}, but the vote was postponed and no other day is known"
    return ""


__all__ = [
    "ELECTION_BODY",
    "MENTION",
    "Actor",
    "Election",
    "ElectionBody",
    "ElectionType",
    "Fate",
    "Vote",
    "VoteKind",
    "known_on",
]
