# SPDX-License-Identifier: Apache-2.0
"""`review.yaml` of a language: the words by which a review reads sentences against their evidence."""

from typing import Annotated

from pydantic import Field, field_validator

from electassess.model.base import Model, Text

Words = Annotated[tuple[Text, ...], Field(min_length=1, max_length=500)]
"""Words and phrases, matched without regard to capitals."""


class VerdictWords(Model):
    """Words that judge an election."""

    says: Text
    bands: tuple[Annotated[int, Field(ge=0, le=7)], Annotated[int, Field(ge=0, le=7)]]
    """The lowest and the highest band of the ladder that they fit."""

    @field_validator("bands")
    @classmethod
    def _in_order(cls, bands: tuple[int, int]) -> tuple[int, int]:
        if bands[0] > bands[1]:
            raise ValueError("the lowest band comes first")
        return bands


class Opposites(Model):
    """Words for one thing and for its contrary: who retells a fact does not take those of the other side."""

    one: Annotated[tuple[Text, ...], Field(min_length=1, max_length=100)]
    other: Annotated[tuple[Text, ...], Field(min_length=1, max_length=100)]


class ReviewWords(Model):
    """The whole file."""

    language: Text
    """BCP 47 tag: `en-GB`."""
    stemmer: Text
    """Name of the Snowball stemmer of the language: `english`."""
    stop: Words
    """Words that bear out nothing."""
    attributing: Words
    pronouns: Words
    """Words that go back to whoever the sentence before named."""
    subjects: tuple[Text, ...] = ()
    """Those of them that stand for whoever acts, and not for whose something is: `it`, not `its`."""
    citing: tuple[Text, ...] = ()
    """Those of them behind which the speaker stands: `according to`. All of them where none are given."""
    referring: tuple[Text, ...] = ()
    """Words before such a pronoun that make it the one who says so: `by its account`."""
    scoping: tuple[Text, ...] = ()
    """How a sentence says that the rest of its paragraph is told by whom it names: `in this paragraph`."""
    speakers: Words
    """Nouns for those who say things: `the mission`, `the court`."""
    idioms: Words
    """Phrases in which a word for everything means nothing of the kind: `above all`."""
    own_finding: Words
    day_joins: tuple[Text, ...] = ()
    """Words between days of one month: `14 and 19 August`."""
    ourselves: tuple[Text, ...] = ()
    """Words by which a sentence begins that speaks for the signatories: `we`."""
    copying: Words
    qualifiers: Words
    alike: Annotated[tuple[Words, ...], Field(max_length=100)] = ()
    """Rows of those that say the same: `over`, `more than`."""
    universals: Words
    amounts: Words
    strong: Words
    praising: tuple[Text, ...] = ()
    """Words of praise: of a fault alone, they turn its sense round."""
    opposites: Annotated[tuple[Opposites, ...], Field(max_length=200)] = ()
    contradicting: tuple[Text, ...] = ()
    """Words that say no without any of `negations`: `refused`, `failed to`."""
    denying: tuple[Text, ...] = ()
    """Those of them that deny what stands behind them: told without, a fact says the contrary."""
    punishing: tuple[Text, ...] = ()
    """Words for what courts and police do to persons: `sentenced`."""
    over: tuple[Text, ...] = ()
    """Words between such a word and what somebody is accused of: `over`."""
    lasting: tuple[Text, ...] = ()
    """Words for how long, behind which stands no deed: `life`, `up to`."""
    charging: tuple[Text, ...] = ()
    """Words that say that it is an accusation: `on charges of`."""
    judging: tuple[Text, ...] = ()
    """Words between commas by which a sentence is said to be a judgement: `we conclude`."""
    provisions: tuple[Text, ...] = ()
    """Words before the number of a rule of law, which counts nothing: `Article`."""
    several_provisions: tuple[Text, ...] = ()
    """Those of them behind which a list of numbers stands: `Articles`."""
    weighing: tuple[Text, ...] = ()
    """How the signatories say what they set most store by: `weighs`."""
    superlatives: tuple[Text, ...] = ()
    """Words that set one thing above all others: `worst`."""
    announcing: tuple[Text, ...] = ()
    """How somebody's own words are announced, which then stand in quotation marks: `in the words of`."""
    being: tuple[Text, ...] = ()
    """Words by which a verb of saying is suffered and not done: `was` found."""
    agent: Text = ""
    """The word behind such a verb that names who said it: `by`."""
    known_short: tuple[Text, ...] = ()
    """Short forms that need no long one: `UN`."""
    cause: Words
    time: Words
    contrast: Words
    opening: tuple[Text, ...] = ()
    """Words that order two things in time where a sentence begins with them: `after`."""
    rhetoric: Words
    parts: tuple[Text, ...] = ()
    """Words for a part of what there is: gained where the evidence speaks of all."""
    refusing: tuple[Text, ...] = ()
    """Words for none: borne out wherever the evidence says `no`."""
    no: Text = ""
    """The word that bears them out."""
    hedges: tuple[Text, ...] = ()
    """Words that cast doubt on a claim: gained, they say that its evidence is weaker than it is."""
    of_the_text: tuple[Text, ...] = ()
    """How a sentence begins that speaks of the text itself and not of the election."""
    turning: Words
    """Words with which a source turns: a quotation that stops before one says half."""
    verdicts: Annotated[tuple[VerdictWords, ...], Field(min_length=1)]
    asking: Words
    ending: Words
    """Asks that something end, which must be known to go on."""
    negations: Words
    near_days: dict[Text, Annotated[int, Field(ge=-7, le=7)]]
    """Words for days near the statement's, and how many days after it they mean."""
    future: Words
    past: Words
    introducing: Words
    """How a signatory is introduced as one."""
    numbers: dict[Text, int]
    scales: dict[Text, int]
    short_scales: dict[Text, int] = Field(default_factory=dict)
    """Those of one or two letters, which count where they are joined to the digits: `5m`."""
    shares: dict[Text, float]
    """Shares in words, in per cent."""
    spans: dict[Text, Annotated[int, Field(ge=1, le=36600)]] = Field(default_factory=dict)
    """Words for spans of time, and how many days each has: `week: 7`."""
    rounding: Words
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]


__all__ = ["Opposites", "ReviewWords", "VerdictWords"]
