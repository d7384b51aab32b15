# SPDX-License-Identifier: Apache-2.0
"""`evidence.yaml`: the sources of one assessment and the items of evidence taken from them.

Source and information are graded apart, as the Admiralty code does: reliability A-F belongs to the source,
credibility 1-6 to the item. Both decide how strongly a statement may say it.
"""

import enum
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, field_validator, model_validator

from electassess.model.base import ABBREVIATION, Model, PartialDate, Ref, Sentence, Slug, Text, infinitive


class Sensitivity(enum.StrEnum):
    """Who may see an item. Only `public` items ever reach an output."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class Reading(enum.StrEnum):
    """Which way an item speaks."""

    FAULT = "fault"
    STRENGTH = "strength"
    CONTEXT = "context"


class Basis(enum.StrEnum):
    """How the source comes to know the fact."""

    STATED = "stated"
    """It states it of its own knowledge."""
    REPORTED = "reported"
    """It reports that others do."""
    OFFICIAL = "official"
    """It tells a formal act that a public body did in public, and that anybody could look up: a law, a decree, a
    ruling, a declared result. What the act is said to have caused or meant is no part of it."""


class Gravity(enum.StrEnum):
    """How much a fact weighs in this election, whatever its grade: what leads, and what the short form keeps."""

    DECISIVE = "decisive"
    SERIOUS = "serious"
    MINOR = "minor"


class Tell(enum.StrEnum):
    """Whether a statement tells an item; left out, the plan decides."""

    ALWAYS = "always"
    NEVER = "never"


class Background(enum.StrEnum):
    """What a fact tells of the election beside any indicator."""

    RESULT = "result"
    """Who won, and how clearly."""
    TURNOUT = "turnout"
    CONTESTANTS = "contestants"
    """Who stood."""
    ABSENT = "absent"
    """Who stayed away, and why."""
    SYSTEM = "system"
    """What is elected, and how."""
    OBSERVERS = "observers"
    """What other observers concluded on the whole."""


class ItemAsk(Model):
    """What an analyst asks for because of one fact."""

    to: Slug
    """Who is asked: an actor of election.yaml by its id, or a role: election-body, government, parliament, courts,
    parties."""
    text: Sentence
    """An infinitive, as it stands after "we call on … to": a verb first, no capital, no full stop."""

    @field_validator("text")
    @classmethod
    def _text_is_an_infinitive(cls, text: str) -> str:
        return infinitive(text)


class Figure(Model):
    """A number of an item with what it counts, so that a review can tell 38 deaths from 38 parties."""

    number: Text
    counts: Text


class Archive(Model):
    """A kept copy of a source."""

    path: Text
    """Relative to the assessment's folder."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Source(Model):
    """A document, record or testimony."""

    withholding: ClassVar[Mapping[str, str]] = MappingProxyType({"named": r"named\s*[:：=]\s*(?:false|no)\b"})

    organisation: Text
    title: Text
    described: bool = False
    """True where the source's own title was not to be seen: `title` then says what it is, and no note quotes it."""
    date: PartialDate | None
    """When it was published, as exactly as known; null where the source shows no date."""
    latest: PartialDate | None = None
    """The last day it can have been published, where `date` alone leaves it open; say why in `note`."""
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=2000)] | None
    via: str = ""
    """Where it was read, if not at the publisher: a copy, a mirror, a press report."""
    reliability: Annotated[str, Field(pattern=r"^[A-F]$")]
    """A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged."""
    cite_as: str = ""
    """How running text names it, with its article: `the Phnom Penh Post`. Left out: the organisation."""
    short: str = ""
    """How it is named when it is named again: `the Post`. Left out: as before."""
    named: bool = True
    """False for an anonymous source."""
    archive: Archive | None = None
    note: str = ""


class Item(Model):
    """One fact that evidence shows."""

    withholding: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "sensitivity": r"sensiti\w*\s*(?:[:：=]\s*\S|\W{0,4}(?:confidential|restricted))",
            "tell": r"tell\s*[:：]\s*never\b",
        }
    )

    id: Slug
    fact: Sentence
    """What the source says, in one sentence."""
    clause: Sentence
    """How a statement would say it: a clause in mid-sentence case without a full stop, past tense,
    actors as `{id}`. It may hold no number or date that the fact does not, but for the day of `happened` written as a
    date (`on 23 July`): of anything else, 23 must stand in the fact."""
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    indicators: tuple[Ref, ...] = ()
    """The indicators it bears on, the one it bears on most first: that one decides in which paragraph it stands.
    Needed, unless the item is background."""
    background: Background | None = None
    """What it tells of the election beside any indicator: result, turnout, who stood and who stayed away, the system,
    what other observers concluded."""
    reading: Reading
    kind: Literal["law", "practice"]
    basis: Basis
    attributed: bool = False
    """True where the clause itself says who states it ("the mission found that …")."""
    credibility: Annotated[int, Field(ge=1, le=6)]
    """1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged."""
    happened: PartialDate | None = None
    gravity: Gravity | None = None
    """How much the fact weighs in this election: decisive, serious or minor."""
    acts: tuple[Slug, ...] = ()
    """What kind of thing happened, from the catalogue's list of acts."""
    thread: Slug | None = None
    """Items of one thread are told together, in the order of events."""
    follows: Slug | None = None
    """The item after which this one reads naturally; it belongs to that item's thread."""
    part_of: Slug | None = None
    """The item whose sentence it can share: the same act from the same source."""
    tell: Tell | None = None
    """`always` or `never` told; left out, the plan decides."""
    said_by: tuple[Slug, ...] = ()
    """Actors who must be named wherever the fact is told, since it is theirs."""
    keep: tuple[Text, ...] = ()
    """Words that must not be lost where the fact is retold: `alleged`, `some`, `in two provinces`."""
    figures: tuple[Figure, ...] = ()
    """Its numbers with what they count."""
    continues: PartialDate | None = None
    """The last day on which it was known to go on: who is still held, what is still blocked."""
    ask: ItemAsk | None = None
    """What the analyst asks for because of it, and of whom."""
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    consent: str = ""
    """For testimony: what its giver agreed to."""
    quote: str = ""
    """The words of the source, where they are kept."""
    note: str = ""

    @model_validator(mode="after")
    def _bears_on_something(self) -> "Item":
        if not self.indicators and self.background is None:
            raise ValueError("an item names the indicators it bears on, or says what background it is")
        return self

    @field_validator("clause")
    @classmethod
    def _clause_is_mid_sentence(cls, clause: str) -> str:
        if clause.endswith(".") and not ABBREVIATION.search(clause):
            raise ValueError(
                "a full stop stands at the end: take it out, for the sentence that the clause goes into brings its own"
            )
        return clause


SOURCE_KEY: Final = r"[A-Za-z0-9][A-Za-z0-9-]{0,39}"
"""The key of a source, as a regular expression."""

SPEAKS_OF: Mapping[str, str] = MappingProxyType({"an item names the indicators": "indicators", "a full stop": "clause"})
"""Key of an item that a fault of the item as a whole is about, by how its message begins."""


class EvidenceFile(Model):
    """The whole file."""

    guarded: ClassVar[bool] = True

    @classmethod
    def is_open(cls, data: Mapping[str, object], loc: Sequence[str | int]) -> bool:
        """Whether the item at a place of a file that does not fit says for itself that it is public."""
        items = data.get("items")
        if len(loc) < 2 or loc[0] != "items" or not isinstance(loc[1], int) or not isinstance(items, list):
            return False
        item = items[loc[1]] if loc[1] < len(items) else None
        return isinstance(item, dict) and item.get("sensitivity") == Sensitivity.PUBLIC.value

    sources: dict[Annotated[str, Field(pattern=rf"^{SOURCE_KEY}$")], Source]
    items: tuple[Item, ...]


__all__ = [
    "SOURCE_KEY",
    "SPEAKS_OF",
    "Archive",
    "Background",
    "Basis",
    "EvidenceFile",
    "Figure",
    "Gravity",
    "Item",
    "ItemAsk",
    "Reading",
    "Sensitivity",
    "Source",
    "Tell",
]
