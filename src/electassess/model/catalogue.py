# SPDX-License-Identifier: Apache-2.0
"""The catalogue: a tree of groups and indicators, and the rules of scoring.

`criteria/catalogue.yaml` holds the root; each criterion is a group in its own file
`criteria/<id>.yaml`, named in the root by its id. Groups nest to any depth and carry their own
aggregation, coverage threshold and weight, so that other indices (PEI, Freedom in the World, BTI,
V-Dem) are catalogue files and not code.
"""

import enum
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from electassess.model.base import Addressee, Model, Sentence, Slug, Text
from electassess.model.scales import Quantity, Scale


class Aggregation(enum.StrEnum):
    """How the values of the children of a node become its value (OECD/JRC Handbook 2008, step 6).

    `half-compensatory` is the mean of the arithmetic mean and the product, as in V-Dem's polyarchy index.
    `product` is the plain product, whatever the weights. `sum` is the weighted sum, for indices published as points
    out of a total.
    """

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    MINIMUM = "minimum"
    HALF_COMPENSATORY = "half-compensatory"
    PRODUCT = "product"
    SUM = "sum"


class Unit(enum.StrEnum):
    """In which numbers a node is cut into classes, or compared in a gate: its value 0-100, or the points of a sum."""

    VALUE = "value"
    POINTS = "points"


class Outcome(enum.StrEnum):
    """Of a finding: how far a criterion or an indicator is met (after the Carter Center's and scorecard's terms)."""

    MET = "met"
    LARGELY_MET = "largely-met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    VIOLATED = "violated"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not-applicable"


class Phase(enum.StrEnum):
    """The part of the electoral cycle in which an indicator can be judged."""

    BEFORE = "before-vote"
    DURING = "election-day"
    AFTER = "after-vote"


class Aspect(enum.StrEnum):
    """Whether an indicator looks at the law, at practice, or at both."""

    LAW = "law"
    PRACTICE = "practice"
    BOTH = "both"


Weight = Annotated[float, Field(gt=0, le=1e6)]
"""What a child counts for: beside one of more than a million no other would count at all."""


class Anchor(Model):
    """What one level of one indicator means, and how a statement would say that an election is there."""

    level: Annotated[int, Field(ge=-1000, le=1000)]
    anchor: Sentence
    """The description an analyst compares the election with."""
    clause: Sentence
    """The finding as a clause in mid-sentence case and without a full stop. `{a|b}` gives the wording
    after the vote and before it: `a viable party {was|has been} barred`."""


class Ask(Model):
    """What would mend the fault an indicator shows: an infinitive after "we call on <addressee> to".

    Its text may differ after and before the vote, as `{after|before}`.
    """

    to: Addressee
    """Who can do it."""
    or_to: tuple[Addressee, ...] = ()
    """Who else could. One of them is asked in its place where a told fact names it as the one that acted."""
    text: Sentence


class Indicator(Model):
    """An observable sign, rated by analysts, that bears on one criterion."""

    id: Slug
    code: str = ""
    """Short code used in working papers, such as P1."""
    title: Sentence
    question: Sentence
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)] = (Phase.BEFORE, Phase.DURING, Phase.AFTER)
    """When it can be judged. An indicator with `after-vote` alone is an outcome indicator."""
    aspect: Aspect = Aspect.BOTH
    scale: Slug | None = None
    """A scale of the catalogue; the catalogue's default if left out."""
    reversed: bool = False
    """True where the item's wording makes a higher level worse, against its scale's direction."""
    weight: Weight = 1.0
    subtracts: bool = False
    """True where the item's points are taken off its group's sum (Freedom House's discretionary item)."""
    bonus: bool = False
    """True where the item's points are added to its group's without making the most points it can have more (Freedom
    House's question for monarchies)."""
    power: Annotated[float, Field(gt=0)] = 1.0
    """The value is taken to this power before the group makes use of it (V-Dem's liberal democracy index)."""
    anchors: tuple[Anchor, ...] = ()
    fault: Sentence | None = None
    """A noun phrase for lists of faults: `the exclusion of a viable party`."""
    strength: Sentence | None = None
    """A noun phrase for lists of strengths: `an open field of parties`."""
    ask: Ask | None = None
    standards: tuple[str, ...] = ()
    """Citations as `standard/provision`, resolved in standards.yaml: `gc25/15`."""
    look_for: tuple[Text, ...] = ()
    """The evidence an analyst should look for."""
    guidance: str = ""

    @property
    def is_outcome(self) -> bool:
        """Whether the indicator can only be judged after the vote."""
        return self.phases == (Phase.AFTER,)

    def lower_is_better(self, scale: Scale) -> bool:
        """Whether a lower level is better, by the direction of its scale and by its own wording."""
        return (scale.direction == "lower-is-better") != self.reversed


class GroupWording(Model):
    """How a statement opens the paragraph on a criterion, by outcome.

    Each is a sentence in mid-sentence case without a full stop; `{a|b}` as in an anchor's clause,
    `{emb}` and other actor ids in braces are named as the election's file says.
    """

    met: Sentence
    largely_met: Annotated[Sentence, Field(alias="largely-met")]
    partly_met: Annotated[Sentence, Field(alias="partly-met")]
    not_met: Annotated[Sentence, Field(alias="not-met")]
    violated: Sentence
    inconclusive: Sentence
    """Where too few of its indicators could be rated to judge the criterion as a whole."""


class Group(Model):
    """A node with children: a criterion, a stage, a sub-index. `criteria/<id>.yaml` is one group."""

    id: Slug
    title: Sentence
    question: str = ""
    norm: str = ""
    """What international standards ask, as a clause in mid-sentence case."""
    noun: str = ""
    """How a sentence names the criterion: `media freedom`."""
    weight: Weight = 1.0
    subtracts: bool = False
    bonus: bool = False
    power: Annotated[float, Field(gt=0)] = 1.0
    """The value is taken to this power before the parent makes use of it; what is shown of the node is the value."""
    aggregation: Aggregation = Aggregation.ARITHMETIC
    coverage: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Least share of what is applicable below, by weight and down to the indicators, that must stand behind the value;
    under it the node is not scored. A child that is not scored itself counts for nothing."""
    at_least: Annotated[int, Field(ge=1, le=1000)] = 1
    """Least number of children that must have a value."""
    standards: tuple[str, ...] = ()
    wording: GroupWording | None = None
    guidance: str = ""
    groups: "tuple[Slug | Group, ...]" = ()
    """Child groups, written out here or named by the id of their own file."""
    indicators: tuple[Indicator, ...] = ()


def walk(group: Group, prefix: str = "") -> Iterator[tuple[str, Group | Indicator]]:
    """Every node below a group whose children are written out, depth first and groups before indicators, with its ref.

    Args:
        group: children that it names by an id alone are passed over.
        prefix: of the refs; nothing for the root of a catalogue.
    """
    for child in group.groups:
        if isinstance(child, Group):
            yield f"{prefix}{child.id}", child
            yield from walk(child, f"{prefix}{child.id}.")
    for indicator in group.indicators:
        yield f"{prefix}{indicator.id}", indicator


class ClassBand(Model):
    """One class of a catalogue that cuts its index into named classes (PEI, BTI, Freedom House)."""

    id: Slug
    title: Text
    at_least: Quantity
    """Lower bound of the class in the unit of the cut, included."""


class Classes(Model):
    """A cut of one node into named classes."""

    node: str = ""
    """The node that is cut; the root if empty."""
    unit: Unit | None = None
    """What the bounds are: `value` for 0-100, `points` for the node's own. Needed where the node is a sum, which has
    both; other nodes have values only."""
    rounded: bool = False
    """Cut on the value rounded to a whole number (PEI) instead of the value."""
    bands: Annotated[tuple[ClassBand, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ascending(self) -> "Classes":
        bounds = [band.at_least for band in self.bands]
        if bounds != sorted(bounds) or len({band.id for band in self.bands}) < len(bounds):
            raise ValueError("classes have different ids, and lower bounds that do not descend")
        return self


class Gate(Model):
    """A rule by which one fatal finding caps the verdict, whatever the index (Freedom House, BTI)."""

    id: Slug
    when: Text
    """A condition over node ids: `party-inclusion.parties-barred <= 0`. An indicator stands for its
    panel level, a group for its number in the gate's unit. Operators: < <= = != >= >, and, or, not, parentheses."""
    unit: Unit | None = None
    """What groups stand for: `value` for 0-100, `points` for the points of sums. Needed where the condition names a
    sum, which has both."""
    cap: Annotated[int, Field(ge=0, le=1000)]
    """The highest band of the ladder (or class of the root, by position from the lowest, where there is no ladder)
    still open."""
    cap_undecided: Annotated[int, Field(ge=0, le=1000)] | None = None
    """The highest band still open as long as the condition cannot be decided, for want of a rating: who does not know
    whether the worst happened cannot praise the whole. Left out, an undecided gate caps nothing."""
    because: Sentence

    @property
    def caps(self) -> tuple[int, ...]:
        """The caps it can set."""
        return (self.cap,) if self.cap_undecided is None else (self.cap, self.cap_undecided)


class Act(Model):
    """One kind of thing that happens at elections, for prompts, for demands, and to compare elections by what was done.

    After the typologies by which human rights are documented (HURIDOCS, Micro-thesauri, 2001: types of acts).
    """

    id: Slug
    title: Sentence
    """As a heading: `Barring of parties or candidates`."""
    reading: Literal["fault", "strength"]
    """Which way it speaks."""
    means: str = ""
    """What belongs under it, and what does not."""
    demands: tuple[Ask, ...] = ()
    """What a told fact of this kind can ground: offered, never printed by itself."""
    harm: bool = False
    """Whether it is done to persons: among facts of equal weight it is asked about first."""
    standards: tuple[str, ...] = ()
    """Provisions that only a told fact of this kind engages, as the right to life: they are cited for no other."""


class OutcomeCuts(Model):
    """Lower bounds, on 0-100, of the outcomes of a finding; `violated` begins at 0."""

    not_met: Annotated[float, Field(alias="not-met")] = 12.5
    partly_met: Annotated[float, Field(alias="partly-met")] = 37.5
    largely_met: Annotated[float, Field(alias="largely-met")] = 62.5
    met: float = 87.5

    @model_validator(mode="after")
    def _ascending(self) -> "OutcomeCuts":
        if not 0 <= self.not_met <= self.partly_met <= self.largely_met <= self.met <= 100:
            raise ValueError("the bounds of outcomes must ascend from 0 to 100")
        return self


class Breadth(Model):
    """How broad and firm the record must be for praise: a verdict above `cap` needs all that is asked here."""

    cap: Annotated[int, Field(ge=0)]
    """The highest band of the ladder that a narrow record can reach."""
    share: Annotated[float, Field(ge=0, le=1)]
    """Share of the indicators that apply, and can be judged by then, that must have been judged."""
    unrated_at: Annotated[float, Field(ge=0, le=100)]
    """What the others are taken to be worth, 0-100: with that the index must still give a band above the cap."""
    floor: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Share of those indicators below which a text gives no verdict on the whole, in any band, unless a gate holds."""
    because: Sentence


class Catalogue(Model):
    """`criteria/catalogue.yaml`: who this catalogue is, its scales, the root of the tree, the gates."""

    id: Slug
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    description: str = ""
    scales: dict[Slug, Scale]
    default_scale: Slug
    root: Group
    outcomes: OutcomeCuts = OutcomeCuts.model_validate({})
    gates: Annotated[tuple[Gate, ...], Field(max_length=300)] = ()
    breadth: Breadth | None = None
    """What praise needs beside a high index; every criterion must have a value, too. Left out, nothing more."""
    acts: tuple[Act, ...] = ()
    classes: tuple[Classes, ...] = ()


__all__ = [
    "Act",
    "Aggregation",
    "Anchor",
    "Ask",
    "Aspect",
    "Breadth",
    "Catalogue",
    "ClassBand",
    "Classes",
    "Gate",
    "Group",
    "GroupWording",
    "Indicator",
    "Outcome",
    "OutcomeCuts",
    "Phase",
    "Unit",
    "walk",
]
