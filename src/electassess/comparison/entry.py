# SPDX-License-Identifier: Apache-2.0
"""What one election brings to a comparison: its findings, its draws, and where each of them stands in the files."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from electassess.findings import Finding, Findings, RatingRef
from electassess.findings.score_words import called
from electassess.language import Language
from electassess.model.base import Edition
from electassess.model.election import Election
from electassess.model.ladder import Band, Ladder
from electassess.model.ratings import Rating
from electassess.scoring import Interval, IntervalKind, Scorecard, Simulation

if TYPE_CHECKING:
    from electassess.comparison.records import Basis


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A public item of evidence by name and place.

    Attributes:
        assessment: whose file it stands in.
        id: of the item there.
        at: `path:line`.
        cited: whether a rating cites it for what it stands behind; else it bears on the same and nobody cites it.
    """

    assessment: str
    id: str
    at: str
    cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One election to be compared.

    Attributes:
        election: its facts.
        country: name of its country in running text.
        region: of its country, as in countries.yaml.
        edition: of its brief, or nothing if there is no brief.
        ladder: of the verdict, or nothing.
        findings: with the scorecard and the evidence that may be shown.
        simulation: the draws under the method of the comparison, in which the unrated are like the rated.
        filled: draws by the same method, save that what nobody could rate may be at any level.
        rating_at: `path:line` of a rating.
        rating: the rating itself.
        acts: id and title of the kinds of act that the catalogue knows.
        item_at: `path:line` of an item of evidence, by its id.
        language: in which it is told.
        rated_on: the days on which its sheets say they were rated.
        shares_year: whether another election shown is of the same country and year.
        standing: what a reader must know about the standing of this assessment, as its brief says; empty if it says
            nothing.
        desk: whether it was made at the desk, and nobody observed for it, by the same.
        made: items as they stand behind cells, by id and whether they are cited; filled as they are asked for.
    """

    election: Election
    country: str
    region: str
    edition: Edition | None
    ladder: Ladder | None
    findings: Findings
    simulation: Simulation
    filled: Simulation
    rating_at: Callable[[RatingRef], str]
    rating: Callable[[RatingRef], Rating | None]
    acts: tuple[tuple[str, str], ...]
    item_at: Callable[[str], str]
    language: Language
    rated_on: tuple[dt.date, ...] = ()
    shares_year: bool = False
    standing: str = ""
    desk: bool = False
    made: dict[tuple[str, bool], "Basis"] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.findings.scorecard

    @property
    def id(self) -> str:
        """Of the assessment."""
        return self.card.election

    @property
    def root(self) -> str:
        """The catalogue's root, whose value is the index."""
        return self.card.nodes[0].ref

    @property
    def method(self) -> str:
        """How values and intervals were made, as JSON."""
        return self.simulation.method.replace(interval=IntervalKind.MONTE_CARLO).to_json()

    @property
    def place(self) -> str:
        """The country as a heading or a list has it: `Philippines`, without the article of running text."""
        bare = self.country.removeprefix("the ")
        return f"{bare[0].upper()}{bare[1:]}"

    @property
    def name(self) -> str:
        """Country and year, as in a chart: `Cambodia 2023`; the day where the year does not tell elections apart.

        What a folder's name says beyond country, day and type stands in brackets.
        """
        day = self.election.first_day
        qualifier = " ".join(self.id.split("-")[5:])
        named = f"{self.place} {day.isoformat() if self.shares_year else day.year}"
        return f"{named} ({qualifier})" if qualifier else named

    @property
    def band(self) -> Band | None:
        """The rung of the ladder that the election reached."""
        return self.ladder.bands[self.card.band] if self.ladder and self.card.band is not None else None

    @property
    def one_hand(self) -> bool:
        """Whether fewer people wrote the sheets than there are sheets, so that agreement says little."""
        return self.election.fewer_hands(len(self.card.analysts)) is not None

    @property
    def label(self) -> str:
        """The verdict in two or three words."""
        if self.band is None:
            return self.language.say("firm-no-verdict")
        return called(self.card.verdict, self.band.label, self.language)

    @property
    def order(self) -> tuple[str, str, str]:
        """By country and date, never by score."""
        return (self.place, self.election.first_day.isoformat(), self.id)

    def interval(self, ref: str) -> Interval | None:
        """The Monte Carlo interval of a node, to six decimals: further ones depend on the machine."""
        found = self.simulation.interval(ref)
        if found is None or self.card.node(ref).value is None:
            return None
        return Interval(round(found.low, 6), round(found.high, 6), found.kind, found.level)

    def finding_ref(self, ref: str) -> str:
        """How `explain` is asked for the finding on a node: `khm-2023-07-23-general#media-freedom`."""
        return f"{self.id}#{ref}"

    def rated_at(self, finding: Finding) -> tuple[str, ...]:
        """Where the ratings of a finding stand."""
        return tuple(self.rating_at(one) for one in finding.ratings)

    def cited(self, finding: Finding) -> frozenset[str]:
        """Ids of the items that those who rated cite for a finding, public or not."""
        ratings = (self.rating(ref) for ref in finding.ratings)
        return frozenset(key for rating in ratings if rating is not None for key in rating.evidence)

    def items(self, finding: Finding) -> tuple[ItemRef, ...]:
        """The public items of a finding: those that its raters cite, then what else bears on it."""
        cited = self.cited(finding)
        found = [ItemRef(self.id, key, self.item_at(key), key in cited) for key in finding.evidence]
        return tuple(sorted(found, key=lambda one: not one.cited))


__all__ = ["Entry", "ItemRef"]
