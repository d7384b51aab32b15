# SPDX-License-Identifier: Apache-2.0
"""`criteria/ladder.yaml`: the ordered verdicts on a whole election, and the words each edition uses for them.

All texts are Jinja2 templates rendered in a sandbox. They hold names documented in docs/formats.md and nothing else of
the template language; they are data that an organisation may rewrite.
"""

import enum
from typing import Annotated, Final

from pydantic import Field, model_validator

from electassess.model.base import Edition, Model, Sentence, Slug, Text
from electassess.model.election import ElectionType

TEXT_NAMES: Final = frozenset(
    {
        "title", "edition", "country", "adjective", "people", "government", "emb", "the_election", "this_election",
        "This_election", "when", "it", "its", "is", "was", "has", "organisations",
        "joint_statement",
    }
)  # fmt: skip
"""The names that texts may hold, as docs/formats.md lists them."""
TEXT_FILTERS: Final = frozenset({"capitalise"})


class Stance(enum.StrEnum):
    """How the body of a statement is arranged: the worst first, or the best first."""

    CRITICAL = "critical"
    MIXED = "mixed"
    FAVOURABLE = "favourable"


class BandWording(Model):
    """The words of one band in one edition. Each text is one or more whole sentences."""

    verdict: Sentence
    """The one canonical sentence that says the verdict; it may be quoted alone."""
    lede: Sentence
    """The opening, which the verdict follows."""
    standards: str = ""
    synthesis: str = ""
    call: str = ""
    close: str = ""
    """These four are no longer printed: they say what no fact bears out. Files that have them are still read."""


class Band(Model):
    """One rung."""

    band: int
    id: Slug
    label: Text
    at_least: Annotated[float, Field(ge=0, le=100)]
    """Lower bound of the index, 0-100, included."""
    stance: Stance
    tone: tuple[Text, ...]
    """Verbs that fit, as real statements use them."""
    asks: tuple[Sentence, ...] = ()
    """What statements in this band ask of others: infinitives. Offered to who writes, never printed by themselves."""
    wording: dict[Edition, BandWording]
    """`final` is needed in every band; `preliminary` falls back on it; `pre-election` is needed up to the cap."""

    def words(self, edition: Edition) -> BandWording:
        """The wording for an edition.

        Raises:
            KeyError: If the band has no wording for a pre-election edition.
        """
        if edition is Edition.PRELIMINARY and edition not in self.wording:
            return self.wording[Edition.FINAL]
        return self.wording[edition]


class Ladder(Model):
    """The whole file: bands from the lowest to the highest."""

    id: Slug
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    types: Annotated[tuple[ElectionType, ...], Field(min_length=1)] = tuple(
        one for one in ElectionType if one is not ElectionType.REFERENDUM
    )
    """What the texts can speak of. A referendum elects nobody, so that a ladder must say that its words fit one."""
    highest_before_vote: int
    """No pre-election edition may reach above this band: the whole cannot be praised before it is seen."""
    narrow: dict[Edition, Sentence] = Field(default_factory=dict)
    """The verdict where the record is too narrow for the praise that the index alone would give; `final` serves for
    editions that have none. Left out, the band's own verdict."""
    scant: dict[Edition, Sentence] = Field(default_factory=dict)
    """The verdict where so little could be judged that no band is one on the whole; `final` serves for editions that
    have none. Left out, as for a narrow record."""
    titles: dict[Stance, Sentence]
    """The headline of a statement, by stance."""
    caveats: dict[Edition, Sentence] = Field(default_factory=dict)
    """A sentence every statement of an edition carries: that a preliminary one precedes the end of the process."""
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ascending(self) -> "Ladder":
        numbers = [band.band for band in self.bands]
        bounds = [band.at_least for band in self.bands]
        if numbers != list(range(len(numbers))):
            raise ValueError("bands are numbered from 0 upwards, in order")
        if bounds != sorted(set(bounds)) or bounds[0] != 0:
            raise ValueError("the lower bounds of bands must ascend from 0")
        for band in self.bands:
            if Edition.FINAL not in band.wording:
                raise ValueError(f"band {band.band} has no wording for the final edition")
            if band.band <= self.highest_before_vote and Edition.PRE_ELECTION not in band.wording:
                raise ValueError(f"band {band.band} has no wording for a pre-election edition")
        if set(self.titles) != set(Stance):
            raise ValueError("titles are needed for each stance")
        return self


__all__ = ["TEXT_FILTERS", "TEXT_NAMES", "Band", "BandWording", "Ladder", "Stance"]
