# SPDX-License-Identifier: Apache-2.0
"""Taking a filled-in workbook or table into a rating sheet: only what was changed, and nothing of it in silence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.model import RatingSheet
from electassess.sheets.answers import FIELDS, ORDER, SHEET, as_cells, rating_data, rows_of, unrated
from electassess.sheets.blank import blank_sheet
from electassess.sheets.fields import CellError, read_cell
from electassess.sheets.grid import Book, Row, fault_at
from electassess.sheets.kept import Base
from electassess.sheets.merge import Change, Merged, compare
from electassess.sheets.pages import HOW_TO
from electassess.sheets.ratings import FINISHED, Desk
from electassess.source import (
    AddEntry,
    ChangedError,
    Edit,
    EditError,
    RemoveEntry,
    SetValue,
    differences,
    edited,
    parse,
    validate,
    write_bytes,
    write_edited,
)
from electassess.workspace import Document, veiled
from electassess.workspace.rating_checks import ratings_are_on_the_scale, ratings_have_grounds

_STOPPING = frozenset({"EA301", "EA302", "EA303", "EA307", "EA315", "EA316"})
"""What `check` says of an entry that no file may hold: it is told at its cell, and nothing is written."""


@dataclass(frozen=True)
class TakenIn:
    """What would be done to one rating sheet, or was.

    Attributes:
        path: of the sheet, relative to the workspace.
        done: what is changed, in words that quote no reason.
        faults: cells that cannot be taken over, conflicts, and what `check` says of the changed ratings.
        edits: what is to be done to the file.
        base: digest of the file that the edits are made from; nothing where it is to be written.
        text: the file as it will be.
        file: where it is.
        note: what is to be said of the sheet as a whole.
    """

    path: str
    done: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...] = ()
    base: str = ""
    text: str = ""
    file: Path = Path()
    note: str = ""

    @property
    def stopped(self) -> bool:
        """Whether nothing may be written."""
        return any(one.severity is Severity.ERROR and one.code in _STOPPING | _WHOLE for one in self.faults)


_WHOLE = frozenset({"EA660", "EA661", "EA662", "EA663", "EA666", "EA667", "EA668", "EA669"})


@dataclass(frozen=True)
class Cell:
    """Where a row's cells are, for diagnostics.

    Attributes:
        at: a diagnostic at the cell of a key, with code, message and hint.
    """

    at: Callable[[str, str, str, str], Diagnostic]


def book_into_sheet(desk: Desk, book: Book, base: Base, analyst: str, *, mine: bool = False) -> TakenIn:
    """Plan what a workbook does to a rating sheet.

    Args:
        desk: the election.
        book: the workbook as it came back.
        base: what was written into it.
        analyst: whose sheet it is.
        mine: where a row was changed on both sides, take what the workbook says.

    Raises:
        FaultsError: If the sheet has errors.
    """
    path = desk.shown(analyst)
    document, digest = desk.sheet(analyst)
    sheet = document.model if document else None
    if base.about.get("digest") and sheet is None:
        message = f"{path} was there when the workbook was written, and is gone"
        return TakenIn(path, (), (error("EA664", book.file, None, message, "put it back, or begin with a new one"),))
    grid = book.grid(SHEET, FIELDS[0].title)
    if grid is None:
        message = f"there is no sheet {SHEET}"
        hint = "take a workbook that electassess sheet out has written"
        return TakenIn(path, (), (error("EA660", book.file, None, message, hint),))
    written = dict(base.rows.get(SHEET, {}))
    now = as_cells(rows_of(desk.reference, sheet, desk.withheld))
    merged = compare(book.file, grid, FIELDS, written, now, mine=mine)
    titles = {one.key: one for one in FIELDS if one.key}

    def place(row: Row) -> Cell:
        def at(key: str, code: str, message: str, hint: str) -> Diagnostic:
            cell = row.cells.get(titles.get(key, FIELDS[0]).title) or row.cells[FIELDS[0].title]
            return fault_at(code, book.file, SHEET, cell.place, message, hint)

        return Cell(at)

    finished, faults = _finished(book, base, sheet)
    merged.faults[:0] = faults
    return take_in(desk, analyst, document, digest, merged, place, submitted=finished)


def _finished(book: Book, base: Base, sheet: RatingSheet | None) -> tuple[bool | None, list[Diagnostic]]:
    """What the first sheet says of whether the ratings are to count; `None` if it says what it said."""
    for number, line in enumerate(book.lines(HOW_TO), 1):
        if line and str(line[0]).strip() == FINISHED.title:
            cell = book.cell(HOW_TO, number, 2)
            if cell.text == base.about.get("submitted", ""):
                return None, []
            try:
                said = read_cell(FINISHED, cell)
            except CellError as fault:
                return None, [fault_at(fault.code, book.file, HOW_TO, cell.place, str(fault), fault.hint)]
            if said is None or (sheet is not None and sheet.submitted is said):
                return None, []
            return bool(said), []
    return None, []


def take_in(
    desk: Desk,
    analyst: str,
    document: Document[RatingSheet] | None,
    digest: str,
    merged: Merged,
    place: Callable[[Row], Cell],
    *,
    submitted: bool | None = None,
) -> TakenIn:
    """Plan what changed rows do to a rating sheet, and look at the sheet that comes of it.

    Args:
        desk: the election.
        analyst: whose sheet it is.
        document: the sheet as it is; `None` where there is none.
        digest: of its file.
        merged: the changed rows.
        place: where the cells of a row are.
        submitted: whether the sheet is to count; `None` leaves that as it is.
    """
    path, faults = desk.shown(analyst), list(merged.faults)
    text = document.text if document else blank_sheet(desk.reference, analyst)
    data, _ = parse(text, path)
    assert data is not None
    at = {one.get("indicator"): number for number, one in reversed(list(enumerate(data["ratings"])))}
    edits, done, rows = _edits(desk, data["ratings"], at, merged.changes, place, faults)
    if submitted is not None:
        edits[:0] = [SetValue(("submitted",), value=submitted, order=("analyst", "profile", "rated_on"))]
        if document is not None:
            done.insert(
                0, "the sheet counts from now on" if submitted else "the sheet counts no more until it is finished"
            )
    if not edits:
        return TakenIn(path, (), tuple(faults), base=digest, text=text, file=desk.path(analyst))
    try:
        new = edited(text, edits)
    except EditError as fault:
        faults.append(error("EA669", path, None, f"the ratings cannot be changed in place: {fault}"))
        return TakenIn(path, (), tuple(faults), base=digest, text=text, file=desk.path(analyst))
    faults += _checked(desk, analyst, new, rows, place)
    note = "" if document else "new; it counts from now on" if submitted else "new; it counts when it is finished"
    return TakenIn(path, tuple(done), tuple(faults), tuple(edits), digest, new, desk.path(analyst), note)


def _edits(
    desk: Desk,
    ratings: Sequence[Mapping[str, Any]],
    at: Mapping[str, int],
    changes: Sequence[Change],
    place: Callable[[Row], Cell],
    faults: list[Diagnostic],
) -> tuple[list[Edit], list[str], dict[str, Row]]:
    """Edits, what they do in words, and the rows that they come from by indicator."""
    edits: list[Edit] = []
    gone: list[Edit] = []
    done: list[str] = []
    rows: dict[str, Row] = {}
    for change in changes:
        number = at.get(change.key)
        found = None if number is None else ratings[number]
        old: Mapping[str, Any] = {} if found is None or unrated(found) else found
        try:
            new = rating_data(desk.reference, change.key, old, change.values, desk.withheld)
        except CellError as fault:
            faults.append(place(change.row).at(fault.key, fault.code, str(fault), fault.hint))
            continue
        rows[change.key] = change.row
        if new is None:
            if number is not None and old:
                gone.append(RemoveEntry(("ratings", number)))
                done.append(f"{change.key}: taken out")
        elif number is None:
            edits.append(AddEntry(("ratings",), new))
            done.append(f"{change.key}: {answer_of(new)}, new")
        elif here := differences(("ratings", number), found or {}, new, ORDER):
            edits += here
            done.append(f"{change.key}: {_words(old, new)}")
    return [*edits, *sorted(gone, key=lambda one: -int(one.path[1]))], done, rows


def answer_of(data: Mapping[str, Any]) -> str:
    """The answer of a rating in words: `level 2`, `not-assessed`."""
    if data.get("state"):
        return str(data["state"])
    return f"level {data['level']}" if data.get("level") is not None else f"value {data.get('value')}"


def _words(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """What is changed of a rating: the answer in full, of the rest what it is."""
    said = []
    if not old:
        return answer_of(new)
    if answer_of(old) != answer_of(new):
        said.append(f"{answer_of(old)} → {answer_of(new)}")
    names = {"confidence": "confidence", "because": "reason", "evidence": "evidence"}
    said += [name for key, name in names.items() if old.get(key) != new.get(key)]
    return ", ".join(said)


def _checked(
    desk: Desk, analyst: str, text: str, rows: Mapping[str, Row], place: Callable[[Row], Cell]
) -> Iterator[Diagnostic]:
    """What `check` says of the changed ratings, at their cells."""
    path = desk.shown(analyst)
    data, _ = parse(text, path)
    assert data is not None
    model, wrong = validate(RatingSheet, data, path, text)
    if model is None:
        yield from (replace(fault, code="EA669") for fault in wrong)
        return
    document = Document[RatingSheet](path, model, text)
    assessment = desk.as_assessment(analyst, document)
    starts = [document.at("ratings", number)[0] for number in range(len(model.ratings))]
    for rule in (ratings_are_on_the_scale, ratings_have_grounds):
        for fault in veiled(assessment, list(rule(desk.reference, assessment))):
            number = sum(1 for line in starts if line <= (fault.line or 0)) - 1
            row = rows.get(model.ratings[number].indicator) if number >= 0 else None
            if row is None or fault.code == "EA309":
                continue
            key = {"EA302": "level", "EA303": "evidence", "EA305": "evidence", "EA306": "because"}.get(fault.code, "")
            told = place(row).at(key or "evidence", fault.code, fault.message, fault.hint)
            yield replace(told, severity=fault.severity)


def write(plan: TakenIn, root: Path) -> Diagnostic | None:
    """Carry out a plan, if the file still is the one that it was made from.

    Returns:
        Why nothing was written, or `None`.

    Raises:
        OutsideError: If the path leads out of the workspace.
        OSError: If it cannot be written.
    """
    if not plan.edits:
        return None
    if not plan.base:
        if plan.file.exists():
            return error("EA664", plan.path, None, "somebody has just written this file", "run the command again")
        write_bytes(plan.file, plan.text.encode(), root, durable=True)
        return None
    try:
        write_edited(plan.file, root, plan.base, plan.edits)
    except ChangedError:
        return error("EA664", plan.path, None, "somebody has just changed this file", "run the command again")
    return None


__all__ = ["Cell", "TakenIn", "answer_of", "book_into_sheet", "take_in", "write"]
