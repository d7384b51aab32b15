# SPDX-License-Identifier: Apache-2.0
"""Everything one draft is made from, gathered by whoever calls, and the line of text that sections produce."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from electassess.findings import Finding, Findings, RatingRef
from electassess.language import Language
from electassess.model.base import Edition
from electassess.model.brief import Brief
from electassess.model.election import Election
from electassess.model.evidence import Source
from electassess.model.ladder import Band, BandWording, Ladder
from electassess.model.registry import Country, Organisation
from electassess.model.standards import Standards
from electassess.statement.document import BlockKind


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything one draft is made from.

    Attributes:
        election_id: the assessment's id.
        election: its facts.
        country: how the text names it.
        standards: the instruments of the catalogue that were in force at the vote.
        ladder: the verdicts and their words.
        brief: who speaks, to whom, when.
        findings: of the election, for the day and edition of the brief.
        endorsers: the organisations that sign, in any order.
        language: in which the text speaks.
        items: ids of every public item of evidence, in the order of the file.
        rating_at: `path:line` of a rating.
        item_at: `path:line` of an item of evidence.
        reserved: provisions that only a told fact of one kind engages, by act.
        harming: acts that are done to persons.
    """

    election_id: str
    election: Election
    country: Country
    standards: Standards
    ladder: Ladder
    brief: Brief
    findings: Findings
    endorsers: tuple[Organisation, ...]
    language: Language
    rating_at: Callable[[RatingRef], str]
    item_at: Callable[[str], str]
    items: tuple[str, ...]
    reserved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    harming: frozenset[str] = frozenset()

    @property
    def edition(self) -> Edition:
        """The edition of the statement."""
        return self.brief.edition

    @property
    def today(self) -> dt.date:
        """The day of the statement."""
        return self.brief.date

    @property
    def before_vote(self) -> bool:
        """Whether the statement speaks before the vote."""
        return self.edition is Edition.PRE_ELECTION

    @property
    def band(self) -> Band:
        """The rung of the ladder the election reached.

        Raises:
            ValueError: If the election has no verdict: a statement cannot be drafted without one.
        """
        reached = self.findings.scorecard.band
        if reached is None:
            raise ValueError("too little could be rated for a verdict, and a statement needs one")
        return self.ladder.bands[reached]

    @property
    def words(self) -> BandWording:
        """The words of that rung in this edition; those for a narrow record where the verdict is not on the whole."""
        words, verdict = self.band.words(self.edition), self.findings.scorecard.verdict
        limited = (self.ladder.scant or self.ladder.narrow) if verdict.scant else self.ladder.narrow
        if not limited or not (verdict.scant or verdict.narrow):
            return words
        return words.model_copy(update={"verdict": limited.get(self.edition) or limited[Edition.FINAL]})


class Kind(enum.StrEnum):
    """What kind of sentence it is, and by what licence it stands.

    A fact has an item with its grade and date; a demand has a told fact and a body that can act; the verdict has
    scores, gates and breadth; a sentence of form asserts nothing about how the election was. What people write
    themselves is their own.
    """

    FACT = "fact"
    OWN = "own"
    DEMAND = "demand"
    VERDICT = "verdict"
    FORM = "form"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One claim before names are settled and notes numbered.

    Attributes:
        key: its identity, made of what it says.
        kind: by what licence it stands.
        text: a sentence with actors as `{id}`.
        findings: what it states.
        evidence: ids of the items it tells, or rests on.
        sources: (key, source) of each source to cite.
        standards: `standard/provision` citations.
        standards_notes: the same as the note prints them.
        rules: why it is here.
        cells: of a row of a table.
    """

    key: str
    kind: Kind
    text: str
    findings: tuple[Finding, ...] = ()
    evidence: tuple[str, ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()
    standards: tuple[str, ...] = ()
    standards_notes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


Planned = tuple[str, BlockKind, Sequence[Line]]
"""A block before notes are numbered: its key, what a writer makes of it, its lines."""


def row(key: str, *cells: str, findings: tuple[Finding, ...] = (), rules: tuple[str, ...] = ()) -> Line:
    """A row of a table, which reports the record and is form; an empty cell is a dash."""
    shown = tuple(cell or "–" for cell in cells)
    return Line(key=key, kind=Kind.FORM, text=" | ".join(shown), findings=findings, rules=rules, cells=shown)


__all__ = ["Kind", "Line", "Material", "Planned", "row"]
