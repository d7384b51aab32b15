# SPDX-License-Identifier: Apache-2.0
"""Taking a filled-in workbook or table into a rating sheet: only what was changed, and nothing of it in silence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.model import RatingSheet
from electassess.sheets.answers import FIELDS, ORDER, SHEET, as_cells, rating_data, rows_of, unrated
from electassess.sheets.blank import blank_sheet
from electassess.sheets.fields import CellError, read_cell
from electassess.sheets.grid import Book, Row, fault_at
from electassess.sheets.kept import Base
from electassess.sheets.lookups import are_items
from electassess.sheets.memory import Memory
from electassess.sheets.merge import Cells, Change, Merged, compare
from electassess.sheets.pages import HOW_TO
from electassess.sheets.ratings import FINISHED, Desk
from electassess.sheets.taken import TakenIn, rows_of_sheet, write
from electassess.source import AddEntry, Edit, EditError, RemoveEntry, SetValue, differences, edited, parse, validate
from electassess.workspace import Document, veiled
from electassess.workspace.rating_checks import ratings_are_on_the_scale, ratings_have_grounds

_HINTS: Final = {
    "EA305": "cite items of evidence, or give the state insufficient-evidence",
    "EA306": "say in the column of reasons why",
}
"""What to do about a row, where `check` speaks of keys of the file."""
UNFINISHED: Final = (
    f"the sheet is still marked unfinished, and nothing of it counts: when it is done, choose “yes” beside "
    f"“{FINISHED.title}” on the first sheet of the workbook, save it, and take it in again"
)
"""What a workbook is told whose ratings do not count yet."""
_HELD: Final = "the sheet counts when what is said below is mended and taken in"


@dataclass(frozen=True)
class Cell:
    """Where a row's cells are, for diagnostics.

    Attributes:
        at: a diagnostic at the cell of a key, with code, message and hint.
    """

    at: Callable[[str, str, str, str], Diagnostic]


def book_into_sheet(desk: Desk, book: Book, base: Base, analyst: str, memory: Memory, *, mine: bool = False) -> TakenIn:
    """Plan what a workbook does to a rating sheet.

    Args:
        desk: the election.
        book: the workbook as it came back.
        base: what was written into it.
        memory: of what it did when it was last taken in.
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
    merged = compare(
        book.file, grid, FIELDS, written, now, mine=mine, ours=lambda key, cells: memory.is_ours(SHEET, key, cells)
    )
    titles = {one.key: one for one in FIELDS if one.key}

    def place(row: Row) -> Cell:
        def at(key: str, code: str, message: str, hint: str) -> Diagnostic:
            cell = row.cells.get(titles.get(key, FIELDS[0]).title) or row.cells[FIELDS[0].title]
            return fault_at(code, book.file, SHEET, cell.place, message, hint)

        return Cell(at)

    finished, faults = _finished(book, base, sheet)
    merged.faults[:0] = faults
    all_rows = {row.text(FIELDS[0].title): row for row in grid.rows}
    plan = take_in(desk, analyst, document, digest, merged, place, submitted=finished, all_rows=all_rows, of=SHEET)
    return replace(plan, memory=memory)


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
    all_rows: Mapping[str, Row] | None = None,
    of: str = "",
) -> TakenIn:
    """Plan what changed rows do to a rating sheet, and look at the sheet that comes of it.

    A row of which `check` would say that it is an error is not taken over, and a sheet in which there is one does not
    begin to count: nobody else is stopped by it.

    Args:
        desk: the election.
        analyst: whose sheet it is.
        document: the sheet as it is; `None` where there is none.
        digest: of its file.
        merged: the changed rows.
        place: where the cells of a row are.
        submitted: whether the sheet is to count; `None` leaves that as it is.
        all_rows: every row, by indicator; where what is wrong with a sheet that is to count is told.
        of: what the sheet of the rows is called.
    """
    path, faults = desk.shown(analyst), list(merged.faults)
    text = document.text if document else blank_sheet(desk.reference, analyst)
    nothing = TakenIn(path, (), tuple(faults), base=digest, text=text, file=desk.path(analyst), broken=merged.broken)
    if merged.broken:
        return nothing
    data, _ = parse(text, path)
    assert data is not None
    at = {one.get("indicator"): number for number, one in reversed(list(enumerate(data["ratings"])))}
    changes, left = list(merged.changes), set(merged.left)
    while True:
        said: list[Diagnostic] = []
        edits, done, rows, wrong = _edits(desk, data["ratings"], at, changes, place, said)
        if submitted is not None:
            edits[:0] = [SetValue(("submitted",), value=submitted, order=("analyst", "profile", "rated_on"))]
        try:
            new = edited(text, edits) if edits else text
        except EditError as fault:
            stuck = error("EA669", path, None, f"the ratings cannot be changed in place: {fault}")
            return replace(nothing, faults=(*faults, stuck))
        looked_at = {**(all_rows if submitted and all_rows else {}), **rows}
        remarks = [
            (key, fault)
            for key, fault in _checked(desk, analyst, new, looked_at, place)
            if key in rows or fault.severity is Severity.ERROR
        ]
        wrong |= {key for key, fault in remarks if key in rows and fault.severity is Severity.ERROR}
        if not wrong:
            break
        faults += [*said, *(fault for key, fault in remarks if key in wrong)]
        left |= {change.row.number for change in changes if change.key in wrong}
        changes = [change for change in changes if change.key not in wrong]
    faults += [*said, *(fault for _, fault in remarks)]
    faulty = bool(left) or any(fault.severity is Severity.ERROR for _, fault in remarks)
    held = bool(submitted) and faulty and (bool(of) or not changes)
    if held:
        edits = edits[1:]
        new = edited(text, edits) if edits else text
    elif submitted is not None and document is not None:
        done[:0] = ["the sheet counts from now on" if submitted else "the sheet counts no more until it is finished"]
    counts = _counts(document, submitted=None if held else submitted)
    note = "" if document else "new; it counts from now on" if counts else "new; it counts when it is finished"
    reminder = "" if counts else _HELD if held else UNFINISHED if of else ""
    if not edits:
        done = []
    return replace(
        nothing, done=tuple(done), faults=tuple(faults), edits=tuple(edits), text=new, note=note,
        left=rows_of_sheet(left, of), reminder=reminder, rows=_as_taken(desk, new, rows, of) if of else {},
    )  # fmt: skip


def _counts(document: Document[RatingSheet] | None, *, submitted: bool | None) -> bool:
    """Whether the ratings count in the end."""
    if submitted is not None:
        return submitted
    return document is not None and document.model is not None and document.model.submitted


def _as_taken(desk: Desk, text: str, rows: Mapping[str, Row], of: str) -> Mapping[str, Mapping[str, Cells]]:
    """The rows that were taken over, as the file then has them."""
    data, _ = parse(text, "")
    model, _ = validate(RatingSheet, data or {}, "", text)
    if model is None:
        return {}
    cells = as_cells(rows_of(desk.reference, model, desk.withheld))
    return {of: {key: cells.get(key, {}) for key in rows}}


def _edits(
    desk: Desk,
    ratings: Sequence[Mapping[str, Any]],
    at: Mapping[str, int],
    changes: Sequence[Change],
    place: Callable[[Row], Cell],
    faults: list[Diagnostic],
) -> tuple[list[Edit], list[str], dict[str, Row], set[str]]:
    """Edits, what they do in words, the rows that they come from by indicator, and indicators of rows at fault."""
    edits: list[Edit] = []
    gone: list[Edit] = []
    done: list[str] = []
    rows: dict[str, Row] = {}
    wrong: set[str] = set()
    for change in changes:
        number = at.get(change.key)
        found = None if number is None else ratings[number]
        old: Mapping[str, Any] = {} if found is None or unrated(found) else found
        try:
            new = rating_data(desk.reference, change.key, old, change.values, desk.withheld)
            are_items(desk, change.values.get("evidence") or ())
        except CellError as fault:
            faults.append(place(change.row).at(fault.key, fault.code, str(fault), fault.hint))
            wrong.add(change.key)
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
    return [*edits, *sorted(gone, key=lambda one: -int(one.path[1]))], done, rows, wrong


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
) -> list[tuple[str, Diagnostic]]:
    """What `check` says of ratings, at their cells, each with its indicator."""
    path = desk.shown(analyst)
    data, _ = parse(text, path)
    assert data is not None
    refs = [str(one.get("indicator")) for one in data["ratings"]]
    model, wrong = validate(RatingSheet, data, path, text)
    document = Document[RatingSheet](path, model, text)
    told = []
    if model is None:
        for fault in wrong:
            ref, key = _where(document, fault.line or 0, refs)
            row = rows.get(ref)
            told.append((ref, place(row).at(key, "EA661", fault.message, fault.hint) if row else _elsewhere(fault)))
        return told
    assessment = desk.as_assessment(analyst, document)
    for rule in (ratings_are_on_the_scale, ratings_have_grounds):
        for fault in veiled(assessment, list(rule(desk.reference, assessment))):
            ref, _ = _where(document, fault.line or 0, refs)
            row = rows.get(ref)
            if row is None or fault.code == "EA309":
                continue
            key = {"EA302": "level", "EA303": "evidence", "EA305": "evidence", "EA306": "because"}.get(fault.code, "")
            at = place(row).at(key or "evidence", fault.code, fault.message, _HINTS.get(fault.code, fault.hint))
            told.append((ref, replace(at, severity=fault.severity)))
    return told


def _elsewhere(fault: Diagnostic) -> Diagnostic:
    """A fault that no row has brought: the file cannot be changed."""
    return replace(fault, code="EA669")


def _where(document: Document[RatingSheet], line: int, refs: Sequence[str]) -> tuple[str, str]:
    """The indicator and the key of a rating in which a line of a sheet stands."""
    loc = document.leading_to(line) if line else ()
    if len(loc) < 2 or loc[0] != "ratings" or not isinstance(loc[1], int) or loc[1] >= len(refs):
        return "", ""
    return refs[loc[1]], str(loc[2]) if len(loc) > 2 else ""


__all__ = ["Cell", "TakenIn", "answer_of", "book_into_sheet", "take_in", "write"]
