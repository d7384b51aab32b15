# SPDX-License-Identifier: Apache-2.0
"""Evidence as a workbook, one row an item and one a source, out and back in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, error
from electassess.model.base import Model
from electassess.model.evidence import Item, Source
from electassess.sheets.answers import as_cells
from electassess.sheets.entry_checks import checked, wrong_cells
from electassess.sheets.facts import (
    ITEM_FIELDS,
    ITEM_ORDER,
    ITEMS,
    SOURCE_FIELDS,
    SOURCE_ORDER,
    SOURCES,
    closed_items,
    closed_sources,
    item_data,
    item_values,
    source_data,
)
from electassess.sheets.fields import Field
from electassess.sheets.grid import Book, Grid, Row, fault_at, open_book
from electassess.sheets.kept import Base, kept_in
from electassess.sheets.merge import Cells, Change, compare
from electassess.sheets.pages import Page, to_book
from electassess.sheets.ratings import Desk, left_out, open_desk
from electassess.sheets.taking_in import TakenIn
from electassess.source import (
    AddEntry,
    Edit,
    EditError,
    SetValue,
    bytes_digest,
    differences,
    edited,
    parse,
    read_bytes,
)

KIND: Final = "evidence"
_ACROSS: Final = {ITEMS: 3, SOURCES: 2}
"""Pages side by side that a sheet takes in print."""


@dataclass(frozen=True)
class Open:
    """The evidence of an election, as far as a workbook may hold it.

    Attributes:
        desk: the election.
        data: the file, whole.
        items, sources: ids and keys of what is closed.
        digest: of the file.
    """

    desk: Desk
    data: Mapping[str, Any]
    items: frozenset[str]
    sources: frozenset[str]
    digest: str

    @property
    def path(self) -> str:
        """What diagnostics call the file."""
        return f"assessments/{self.desk.identity}/evidence.yaml"

    @property
    def file(self) -> Path:
        """The file."""
        return self.desk.root / self.path

    @property
    def rows(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What the rows of each sheet show, by key."""
        items = {
            one["id"]: item_values(one, self.items, self.sources)
            for one in self.data.get("items") or ()
            if one["id"] not in self.items
        }
        sources = {
            key: {"key": key, **one} for key, one in (self.data.get("sources") or {}).items() if key not in self.sources
        }
        return {ITEMS: items, SOURCES: sources}


_FIELDS: Final = {ITEMS: ITEM_FIELDS, SOURCES: SOURCE_FIELDS}


def open_evidence(desk: Desk) -> Open:
    """What a workbook may hold of the evidence of an election."""
    model = desk.evidence.model
    assert model is not None
    data, _ = parse(desk.evidence.text, desk.evidence.path, guarded=True)
    raw, _ = read_bytes(desk.root / desk.evidence.path, desk.root, desk.evidence.path)
    items = closed_items(model)
    return Open(desk, data or {}, items, closed_sources(model, items), bytes_digest(raw or b""))


def evidence_book(found: Open) -> bytes:
    """A workbook of the evidence of an election.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    pages = [
        Page(name, _FIELDS[name], list(rows.values()), addable=True, across=_ACROSS[name])
        for name, rows in found.rows.items()
    ]
    written = {name: as_cells(rows, [one for one in _FIELDS[name][1:] if one.key]) for name, rows in found.rows.items()}
    about = {"election": found.desk.identity, "digest": found.digest}
    title = f"{found.desk.election.title}: evidence"
    return to_book(title, _how_to(found), None, None, pages, Base(KIND, about, written))


def evidence_from(root: Path, file: Path, *, mine: bool = False) -> TakenIn:
    """Plan what a workbook does to the evidence of an election.

    Args:
        root: the workspace.
        file: the workbook as it came back.
        mine: where a row was changed on both sides, take what the workbook says.

    Raises:
        FaultsError: If a file that is needed has errors.
    """
    book, refused = open_book(file)
    if book is None:
        return TakenIn("", (), (refused,) if refused else ())
    base = kept_in(book)
    if base is None or base.kind != KIND:
        message = "this is no workbook that electassess evidence out has written, or its hidden sheet is gone"
        return TakenIn("", (), (error("EA660", file.name, None, message, "begin with a fresh one"),))
    found = open_evidence(open_desk(root, base.about.get("election", "")))
    return _plan(found, book, base, mine=mine)


def _plan(found: Open, book: Book, base: Base, *, mine: bool) -> TakenIn:
    faults: list[Diagnostic] = []
    edits: list[Edit] = []
    done: list[str] = []
    at: dict[tuple[str, str], Row] = {}
    titles: dict[str, Mapping[str, str]] = {}
    for name in (SOURCES, ITEMS):
        fields = _FIELDS[name]
        grid = book.grid(name, fields[0].title)
        if grid is None:
            faults.append(error("EA660", book.file, None, f"there is no sheet {name}", "begin with a fresh one"))
            continue
        titles[name] = {one.key: one.title for one in fields if one.key}
        now = as_cells(found.rows[name], [one for one in fields[1:] if one.key])
        closed = found.items if name == ITEMS else found.sources
        written = base.rows.get(name, {})
        grid = _without_closed(found, book, grid, written, faults)
        written = {key: cells for key, cells in written.items() if key not in closed}
        merged = compare(book.file, grid, fields, written, now, addable=True, mine=mine)
        faults += merged.faults
        for change in merged.changes:
            at[name, change.key] = change.row
            more, said = _edits(found, book, name, fields, change, faults)
            edits += more
            done += said
    plan = TakenIn(found.path, tuple(done), tuple(faults), tuple(edits), found.digest, "", found.file)
    if plan.stopped or not edits:
        return replace(plan, done=() if not edits else plan.done)
    try:
        text = edited(found.desk.evidence.text, edits)
    except EditError as fault:
        stuck = error("EA669", found.path, None, f"the evidence cannot be changed in place: {fault}")
        return replace(plan, faults=(*faults, stuck), edits=())
    remarks = checked(found.desk, text, at, lambda name, row, key: _place(book, name, titles[name], row, key))
    return replace(plan, text=text, faults=(*faults, *remarks))


def _place(book: Book, name: str, titles: Mapping[str, str], row: Row, key: str) -> Callable[..., Diagnostic]:
    """Makes a diagnostic at the cell of a key."""
    cell = row.cells.get(titles.get(key, "")) or next(iter(row.cells.values()))
    return lambda code, message, hint: fault_at(code, book.file, name, cell.place, message, hint)


def _without_closed(found: Open, book: Book, grid: Grid, base: Mapping[str, Cells], faults: list[Diagnostic]) -> Grid:
    """The rows of a sheet but those of what is closed by now, or was all along; what was changed in them is told.

    The fault names nothing but the cell.
    """
    closed = found.items if grid.name == ITEMS else found.sources
    key, *rest = _FIELDS[grid.name]
    kept = []
    for row in grid.rows:
        name = row.text(key.title)
        if name not in closed:
            kept.append(row)
        elif name not in base or any(row.text(one.title) != base[name].get(one.title, "") for one in rest):
            cell = row.cells[key.title]
            message = "this name is taken by what is not public, and nothing of the row can be taken over"
            faults.append(
                fault_at("EA662", book.file, grid.name, cell.place, message, "choose another, or empty the row")
            )
    return replace(grid, rows=tuple(kept))


def _edits(
    found: Open, book: Book, name: str, fields: Sequence[Field], change: Change, faults: list[Diagnostic]
) -> tuple[list[Edit], list[str]]:
    """What a changed row does to the file; what makes no entry is told at its cells."""
    if name == ITEMS:
        items = found.data.get("items") or ()
        number = next((at for at, one in enumerate(items) if one["id"] == change.key), None)
        old: Mapping[str, Any] = {} if number is None else items[number]
        new = {"id": change.key, **item_data({**old, "id": change.key}, change.values, found.sources)}
        model: type[Model] = Item
    else:
        number = None
        old = (found.data.get("sources") or {}).get(change.key, {})
        new = source_data(old, change.values)
        model = Source
    wrong = list(wrong_cells(model, new, fields, change.row, book, name))
    if wrong:
        faults += wrong
        return [], []
    what = f"item {change.key}" if name == ITEMS else f"source {change.key}"
    if new.get("sensitivity", "public") != "public" or new.get("named") is False:
        what = "what is not public"  # not even its name
    if not old:
        path: tuple[str | int, ...] = ("items",) if name == ITEMS else ("sources", change.key)
        edit: Edit = AddEntry(path, new) if name == ITEMS else SetValue(path, new)
        return [edit], [f"{what}: new"]
    order = ITEM_ORDER if name == ITEMS else SOURCE_ORDER
    here = differences(("items", number) if number is not None else ("sources", change.key), old, new, order)
    keys = [key for key in order if old.get(key) != new.get(key)]
    return here, [f"{what}: {', '.join(keys)}"] if here else []


def _how_to(found: Open) -> list[tuple[str, str]]:
    return [
        (
            "What to do",
            "Change what is to be changed, and add rows below: a source once, then each fact taken from it.",
        ),
        ("Items", "One row a fact. The first ten columns but “Clause says who” are needed; the others as they help."),
        ("Sources", "One row a document, record or testimony. Items name it by its key."),
        (
            "New names",
            "The first column of a new row is a name of your own; of a row that was there it stays as it is.",
        ),
        (
            "Who may see it",
            (
                "An empty cell means public. An item marked confidential or restricted is taken over, and is in no "
                "workbook from then on: delete this file then, and keep the workspace where only those can read it who "
                "may."
            ),
        ),
        ("", left_out(len(found.items))),
        (
            "You may",
            (
                "filter, hide, widen, colour, comment, and add sheets. To sort rows or move columns, first unprotect "
                "the sheet (Review, Unprotect Sheet; there is no password). Please do not rename the heads, join "
                "cells or write formulas."
            ),
        ),
        (
            "Taking out",
            "A row that is deleted here stays in the file, since rows get lost by mistake. Delete it there.",
        ),
        ("When done", "Save. Then: electassess evidence in FILE.xlsx"),
        ("", "Only what you changed is taken over. What somebody changed in the file meanwhile is never overwritten."),
    ]


__all__ = ["KIND", "Open", "evidence_book", "evidence_from", "open_evidence"]
