# SPDX-License-Identifier: Apache-2.0
"""How far each analyst is, and who may see what in a blind first round."""

from dataclasses import dataclass

from electassess.model.ratings import Rating, RatingSheet, State
from electassess.web.store import Seen
from electassess.workspace import Reference

UNTOUCHED = "not yet rated"
"""The reason that a new sheet has for each indicator."""


def is_open(rating: Rating | None) -> bool:
    """Whether a rating still waits for an answer: none, or the one that a new sheet starts with."""
    return rating is None or (rating.state is State.NOT_ASSESSED and rating.because.strip() in {"", UNTOUCHED})


@dataclass(frozen=True)
class Chapter:
    """One criterion on the sheet of one analyst.

    Attributes:
        ref: the criterion.
        title: of it.
        done: indicators with an answer.
        total: its indicators.
    """

    ref: str
    title: str
    done: int
    total: int


def chapters(reference: Reference, sheet: RatingSheet | None) -> list[Chapter]:
    """The criteria of the catalogue, in order, with how far a sheet is on each."""
    rated = {rating.indicator: rating for rating in sheet.ratings} if sheet else {}
    groups = reference.tree.root.groups if reference.tree else ()
    found = []
    for group in groups:
        if isinstance(group, str):
            continue
        refs = [ref for ref in reference.indicators if ref.startswith(f"{group.id}.")]
        done = sum(not is_open(rated.get(ref)) for ref in refs)
        found.append(Chapter(group.id, group.title, done, len(refs)))
    return found


@dataclass(frozen=True)
class Rater:
    """How far one analyst is.

    Attributes:
        name: or pseudonym.
        submitted: whether the sheet counts.
        done: indicators with an answer.
        total: indicators of the catalogue.
        readable: whether the sheet could be read.
    """

    name: str
    submitted: bool
    done: int
    total: int
    readable: bool = True


def raters(reference: Reference, seen: Seen) -> list[Rater]:
    """Every analyst with a sheet."""
    total, found = len(reference.indicators), []
    for name, document in seen.one.sheets.items():
        sheet = document.model
        if sheet is None:
            found.append(Rater(name.removesuffix(".yaml"), submitted=False, done=0, total=total, readable=False))
            continue
        done = sum(not is_open(one) for one in sheet.ratings if one.indicator in reference.indicators)
        found.append(Rater(sheet.analyst, sheet.submitted, done, total))
    return found


def sheet_of(seen: Seen, analyst: str) -> RatingSheet | None:
    """The sheet of an analyst, where there is one and it can be read."""
    document = seen.one.sheets.get(f"{analyst}.yaml") if analyst else None
    return document.model if document else None


def in_first_round(seen: Seen, analyst: str) -> bool:
    """Whether an analyst is at work on a sheet that is not submitted, and so does not see the others'."""
    document = seen.one.sheets.get(f"{analyst}.yaml") if analyst else None
    return document is not None and (document.model is None or not document.model.submitted)


__all__ = ["UNTOUCHED", "Chapter", "Rater", "chapters", "in_first_round", "is_open", "raters", "sheet_of"]
