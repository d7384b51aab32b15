# SPDX-License-Identifier: Apache-2.0
"""A rating sheet as a workbook, out and back in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, FaultsError, Severity, error, nearest
from electassess.findings import Usable, usable_evidence
from electassess.model import Election, EvidenceFile, RatingSheet
from electassess.model.base import SLUG
from electassess.model.evidence import Item
from electassess.sheets.answers import FIELDS, FILLED, SHEET, as_cells, rows_of
from electassess.sheets.fields import Field
from electassess.sheets.kept import Base
from electassess.sheets.pages import Page, first_column, to_book
from electassess.source import bytes_digest, read_bytes
from electassess.workspace import Assessment, Document, Reference, assessment_ids, load_reference
from electassess.workspace.files import load

KIND: Final = "ratings"
FINISHED: Final = Field(
    "Is the sheet finished?", "submitted", "yes", 10, ("yes", "no"),
    "As long as this says no, the ratings are checked but count for nothing.",
)  # fmt: skip
EVIDENCE: Final = "Evidence"
_LONGEST: Final = 1500
"""Characters of facts beside a question: more would not be seen, since no row is higher."""

_READ: Final = (
    Field("Item", "id", "key", 22),
    Field("What the source says", "fact", width=70),
    Field("Source", "source", width=26),
    Field("Published", "date", width=12),
    Field("Reliability", "reliability", width=11),
    Field("Credibility", "credibility", width=11),
    Field("Fault or strength", "reading", width=12),
    Field("Indicators", "indicators", width=40),
)


@dataclass(frozen=True)
class Desk:
    """What is needed to write or take in sheets of one election.

    Attributes:
        root: the workspace.
        identity: the election.
        reference: the catalogue and registries.
        election, evidence: its files.
        usable: what of the evidence is public, whatever its day.
    """

    root: Path
    identity: str
    reference: Reference
    election: Election
    evidence: Document[EvidenceFile]
    usable: Usable

    @property
    def withheld(self) -> frozenset[str]:
        """Ids of items that are not public."""
        return self.usable.withheld

    def path(self, analyst: str) -> Path:
        """The file of an analyst's sheet."""
        return self.root / "assessments" / self.identity / "ratings" / f"{analyst}.yaml"

    def shown(self, analyst: str) -> str:
        """What diagnostics call it."""
        return f"assessments/{self.identity}/ratings/{analyst}.yaml"

    def sheet(self, analyst: str) -> tuple[Document[RatingSheet] | None, str]:
        """An analyst's sheet with the digest of its bytes; `None` and nothing where there is none.

        Raises:
            FaultsError: If the file has errors.
        """
        path = self.path(analyst)
        if not path.exists():
            return None, ""
        data, refused = read_bytes(path, self.root, self.shown(analyst))
        if data is None:
            raise FaultsError([refused] if refused else [])
        document, faults = load(RatingSheet, path, self.root, self.shown(analyst))
        _stop(document, faults)
        return document, bytes_digest(data)

    def as_assessment(self, analyst: str, sheet: Document[RatingSheet]) -> Assessment:
        """The assessment as if this were its only sheet."""
        election = Document[Election](f"assessments/{self.identity}/election.yaml", self.election, "")
        return Assessment(self.identity, election, self.evidence, {f"{analyst}.yaml": sheet}, None)


def _stop(document: Document[Any], faults: Sequence[Diagnostic]) -> None:
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if document.model is None or errors:
        raise FaultsError(errors)


def open_desk(root: Path, identity: str, reference: Reference | None = None) -> Desk:
    """Read what is needed for the sheets of an election.

    Raises:
        FaultsError: If there is no such election, or a file that is needed has errors.
    """
    if reference is None:
        reference, faults = load_reference(root)
        if not reference.usable:
            raise FaultsError([fault for fault in faults if fault.severity is Severity.ERROR])
    known, _ = assessment_ids(root)
    if identity not in known:
        hint = nearest(identity, known) or "electassess new begins one"
        raise FaultsError([error("EA503", "assessments", None, f"there is no assessment {identity}", hint)])
    folder, shown = root / "assessments" / identity, f"assessments/{identity}"
    election, faults = load(Election, folder / "election.yaml", root, f"{shown}/election.yaml")
    _stop(election, faults)
    evidence, faults = load(EvidenceFile, folder / "evidence.yaml", root, f"{shown}/evidence.yaml")
    _stop(evidence, faults)
    assert election.model is not None
    assert evidence.model is not None
    usable = usable_evidence(evidence.model, dt.date.max)
    return Desk(root, identity, reference, election.model, evidence, usable)


def analyst_fault(analyst: str) -> str:
    """Why this is no name for an analyst; nothing where it is one."""
    import re  # noqa: PLC0415

    good = re.fullmatch(SLUG, analyst) and len(analyst) <= 80
    return "" if good else "lower-case letters, digits and hyphens, as in a-rivera"


def sheet_book(desk: Desk, analyst: str) -> bytes:
    """A workbook in which an analyst can rate, with what was rated so far.

    Raises:
        FaultsError: If the sheet has errors.
        MissingExtraError: If XlsxWriter is not installed.
    """
    document, digest = desk.sheet(analyst)
    sheet = document.model if document else None
    rows = rows_of(desk.reference, sheet, desk.withheld)
    facts = _facts(desk)
    shown, choices, groups = [], {}, []
    for number, (ref, indicator) in enumerate(desk.reference.indicators.items()):
        levels = desk.reference.levels.get(ref, ())
        if levels:
            choices[number, "level"] = levels
        guide = "\n".join(f"{one.level}  {one.anchor}" for one in indicator.anchors)
        shown.append(
            {
                "indicator": ref,
                "Question": f"{indicator.title}\n{indicator.question}",
                "What the levels mean": guide or indicator.guidance,
                "Evidence that bears on it": _beside(facts.get(ref, ())),
                **rows[ref],
            }
        )
        groups.append(ref.rpartition(".")[0])
    submitted = sheet.submitted if sheet else False
    offers = {"evidence": first_column(EVIDENCE, len(desk.usable.items))} if desk.usable.items else {}
    pages = (
        Page(SHEET, FIELDS, shown, choices, groups=groups, answers=("level", "state"), offers=offers),
        Page(EVIDENCE, _READ, [_item(desk, item) for item in desk.usable.items.values()], readable=True),
    )
    about = {"election": desk.identity, "analyst": analyst, "digest": digest, "submitted": "yes" if submitted else "no"}
    base = Base(KIND, about, {SHEET: as_cells(rows)})
    title = f"{desk.election.title}: ratings by {analyst}"
    return to_book(title, _how_to(desk), FINISHED, submitted, pages, base)


def _facts(desk: Desk) -> dict[str, list[str]]:
    """What public evidence says, by the indicators that it bears on."""
    found: dict[str, list[str]] = {}
    for item in desk.usable.items.values():
        for ref in item.indicators:
            found.setdefault(ref, []).append(f"• {item.id}: {item.fact} [{_sources(desk, item)}]")
    return found


def _sources(desk: Desk, item: Item) -> str:
    """Who says it, and how far it is to be believed; nobody is named who must not be."""
    names = [
        f"{source.organisation if source.named else 'a source that is not named'}, {source.reliability}"
        for _, source in desk.usable.sources_of(item)
    ]
    return f"{'; '.join(dict.fromkeys(names))}{item.credibility if len(names) == 1 else f'; {item.credibility}'}"


def _beside(facts: Sequence[str]) -> str:
    """As many facts as a row can show; the others are on their own sheet."""
    shown: list[str] = []
    for fact in facts:
        if shown and sum(map(len, shown)) + len(fact) > _LONGEST:
            return "\n".join([*shown, f"… and {len(facts) - len(shown)} more on the sheet Evidence"])
        shown.append(fact)
    return "\n".join(shown)


def _item(desk: Desk, item: Item) -> Mapping[str, Any]:
    sources = [source for _, source in desk.usable.sources_of(item)]
    return {
        "id": item.id,
        "fact": item.fact,
        "source": "; ".join(one.organisation if one.named else "not named" for one in sources),
        "date": "; ".join((one.date if one.named else None) or "no date" for one in sources),
        "reliability": " ".join(one.reliability for one in sources),
        "credibility": str(item.credibility),
        "reading": item.reading.value,
        "indicators": ", ".join(item.indicators),
    }


def left_out(count: int, held: int) -> str:
    """How many items are not in a workbook, in words.

    Args:
        count: items that are not public.
        held: items that are in it.
    """
    if not count and not held:
        return "There is no evidence of this election yet."
    if not count:
        return "All evidence of this election is in this workbook."
    verb, them = ("item of evidence is", "it is") if count == 1 else ("items of evidence are", "they are")
    return f"{count} {verb} not public, so that {them} not in this workbook."


def _how_to(desk: Desk) -> list[tuple[str, str]]:
    return [
        ("What to do", "On the sheet Ratings, each row asks a question. Fill in the columns with yellow heads."),
        ("Level", "Compare the election with what the levels mean, and choose the level that describes it best."),
        (
            "State",
            (
                "Where no level can be given, leave the level empty and choose a state: insufficient-evidence (nobody "
                "could tell from what is known), not-assessed (you have not looked), not-applicable (the question does "
                "not arise)."
            ),
        ),
        ("Confidence", "How sure you are, in per cent. It may stay empty."),
        ("Reason", "Why, in a sentence or two, for a level and for a state."),
        (
            "Evidence cited",
            (
                "The ids of the items that the rating rests on, separated by commas: the words before the colon in the "
                "column beside the question. A level needs at least one. The cell offers the ids; more are typed "
                "behind it."
            ),
        ),
        (
            "In brackets",
            (
                "[ANFREL, B2]: who says it, how far the source can be relied on (A completely to E not at all, F "
                "cannot be judged), and how far this can be believed (1 confirmed to 5 improbable, 6 cannot be judged)."
            ),
        ),
        ("Colours", "A yellow cell waits for a level or a state; a red one has both, and only one can hold."),
        (
            "Evidence",
            ("The sheet Evidence has every item with its source. It is there to be read; changes are not kept."),
        ),
        ("", left_out(len(desk.withheld), len(desk.usable.items))),
        (
            "You may",
            (
                "filter, hide, widen, colour, comment, and add sheets. To sort rows or move columns, first unprotect "
                "the sheet (Review, Unprotect Sheet; there is no password). Please do not rename the heads, join "
                "cells or write formulas."
            ),
        ),
        ("When done", "Choose “yes” above and save. Then: electassess sheet in FILE.xlsx"),
        (
            "",
            (
                "Only what you changed is taken over. What somebody changed in the file meanwhile is never "
                "overwritten. You can go on in this workbook afterwards, and take it in again as often as you like."
            ),
        ),
    ]


__all__ = ["EVIDENCE", "FILLED", "FINISHED", "KIND", "Desk", "analyst_fault", "left_out", "open_desk", "sheet_book"]
