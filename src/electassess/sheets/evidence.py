# SPDX-License-Identifier: Apache-2.0
"""Evidence as a workbook, one row an item and one a source, out and back in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.model import EvidenceFile
from electassess.model.base import Addressee, Model
from electassess.model.evidence import Item, Source
from electassess.pipeline import FaultsError
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
from electassess.sheets.fields import CellError, Field
from electassess.sheets.grid import Book, Grid, Row, fault_at, open_book
from electassess.sheets.kept import Base, kept_in
from electassess.sheets.lookups import are_sources, indicators_of
from electassess.sheets.memory import remembered
from electassess.sheets.merge import Cells, Change, compare
from electassess.sheets.pages import SPARE, Page, first_column, to_book
from electassess.sheets.ratings import Desk, left_out, open_desk
from electassess.sheets.taken import TakenIn, rows_of_sheet
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
    validate,
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


NAMES: Final = "Names"
_LISTED: Final = (
    Field("Name", "name", "key", 40),
    Field("What it is", "what", width=16),
    Field("In words", "title", width=44),
    Field("More", "of", width=60),
)
"""Columns of the sheet that lists what cells can name."""
_FIELDS: Final = {ITEMS: ITEM_FIELDS, SOURCES: SOURCE_FIELDS}


def open_evidence(desk: Desk) -> Open:
    """What a workbook may hold of the evidence of an election.

    Raises:
        FaultsError: If somebody changes the file at this moment.
    """
    model = desk.evidence.model
    assert model is not None
    data, _ = parse(desk.evidence.text, desk.evidence.path, guarded=True)
    raw, _ = read_bytes(desk.root / desk.evidence.path, desk.root, desk.evidence.path)
    if raw is None or raw.decode("utf-8", "replace").removeprefix("\ufeff") != desk.evidence.text:
        message = "the file changed while it was read"
        raise FaultsError([error("EA101", desk.evidence.path, None, message, "try again")])
    items = closed_items(model)
    return Open(desk, data or {}, items, closed_sources(model, items), bytes_digest(raw))


def evidence_book(found: Open) -> bytes:
    """A workbook of the evidence of an election.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    names = _names(found)
    offers = {
        "sources": first_column(SOURCES, len(found.rows[SOURCES]) + SPARE),
        "follows": first_column(ITEMS, len(found.rows[ITEMS]) + SPARE),
        "part_of": first_column(ITEMS, len(found.rows[ITEMS]) + SPARE),
    }
    for kind, key in (("indicator", "indicators"), ("act", "acts"), ("body or person", "ask.to")):
        places = [number for number, one in enumerate(names, 2) if one["what"] == kind]
        if places:
            offers[key] = f"{NAMES}!$A${places[0]}:$A${places[-1]}"
    pages = [
        Page(name, _FIELDS[name], list(rows.values()), addable=True, across=_ACROSS[name], offers=offers)
        for name, rows in found.rows.items()
    ]
    pages.append(Page(NAMES, _LISTED, names, readable=True))
    written = {name: as_cells(rows, [one for one in _FIELDS[name][1:] if one.key]) for name, rows in found.rows.items()}
    about = {"election": found.desk.identity, "digest": found.digest}
    title = f"{found.desk.election.title}: evidence"
    return to_book(title, _how_to(found), None, None, pages, Base(KIND, about, written))


def _names(found: Open) -> list[Mapping[str, Any]]:
    """What cells can name: indicators, acts, and bodies and people of this election."""
    reference = found.desk.reference
    groups = {
        group.id: group.title
        for group in (reference.tree.root.groups if reference.tree else ())
        if not isinstance(group, str)
    }
    rows: list[Mapping[str, Any]] = [
        {"name": ref, "what": "indicator", "title": one.title, "of": groups.get(ref.partition(".")[0], "")}
        for ref, one in reference.indicators.items()
    ]
    catalogue = reference.catalogue.model
    rows += [
        {"name": one.id, "what": "act", "title": one.title, "of": f"{one.reading}: {one.means}"}
        for one in (catalogue.acts if catalogue else ())
    ]
    actors = [(one.id, one.name) for one in found.desk.election.actors]
    roles = [(str(role), str(role).replace("-", " ")) for role in Addressee]
    rows += [{"name": name, "what": "body or person", "title": title} for name, title in (*actors, *roles)]
    return rows


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
    """What the rows of both sheets do to the file; of those that would make it faulty, nothing."""
    memory = remembered(found.desk.root, base)
    faults: list[Diagnostic] = []
    changes: list[tuple[str, Change]] = []
    left: set[tuple[str, int]] = set()
    titles = {name: {one.key: one.title for one in fields if one.key} for name, fields in _FIELDS.items()}
    nothing = TakenIn(found.path, (), (), (), found.digest, "", found.file)
    for name in (SOURCES, ITEMS):
        fields = _FIELDS[name]
        grid = book.grid(name, fields[0].title)
        if grid is None:
            faults.append(error("EA660", book.file, None, f"there is no sheet {name}", "begin with a fresh one"))
            continue
        now = as_cells(found.rows[name], [one for one in fields[1:] if one.key])
        closed = found.items if name == ITEMS else found.sources
        written = base.rows.get(name, {})
        grid = _without_closed(found, book, grid, written, faults, left)
        written = {key: cells for key, cells in written.items() if key not in closed}
        ours = partial(memory.is_ours, name)
        merged = compare(book.file, grid, fields, written, now, addable=True, mine=mine, ours=ours)
        if merged.broken:
            return replace(nothing, faults=(*faults, *merged.faults), broken=True)
        faults += merged.faults
        left |= {(name, number) for number in merged.left}
        changes += [(name, change) for change in merged.changes]
    while True:
        said: list[Diagnostic] = []
        edits: list[Edit] = []
        done: list[str] = []
        keys = {change.key for name, change in changes if name == SOURCES} | set(found.data.get("sources") or {})
        failed: set[tuple[str, str]] = set()
        for name, change in changes:
            before = len(said)
            more, words = _edits(found, book, name, _FIELDS[name], change, keys, said)
            edits += more
            done += words
            if len(said) > before:
                failed.add((name, change.key))
        try:
            text = edited(found.desk.evidence.text, edits) if edits and not failed else ""
        except EditError as fault:
            stuck = error("EA669", found.path, None, f"the evidence cannot be changed in place: {fault}")
            return replace(nothing, faults=(*faults, *said, stuck))
        rows = {(name, change.key): change.row for name, change in changes}
        place = partial(_place_of, book, titles)
        remarks = list(checked(found.desk, text, rows, place)) if text else []
        failed |= {key for key, fault in remarks if key in rows and fault.severity is Severity.ERROR}
        if not failed:
            break
        faults += [*said, *(fault for key, fault in remarks if key in failed)]
        left |= {(name, change.row.number) for name, change in changes if (name, change.key) in failed}
        changes = [(name, change) for name, change in changes if (name, change.key) not in failed]
    return replace(
        nothing, done=tuple(done), faults=(*faults, *said, *(fault for _, fault in remarks)), edits=tuple(edits),
        text=text, memory=memory, rows=_as_taken(found, text, changes),
        left=tuple(row for name in _FIELDS for row in rows_of_sheet({at for one, at in left if one == name}, name)),
    )  # fmt: skip


def _as_taken(found: Open, text: str, changes: Sequence[tuple[str, Change]]) -> Mapping[str, Mapping[str, Cells]]:
    """The rows that were taken over, as the file then has them; none of what is closed by then."""
    data, _ = parse(text, "", guarded=True) if text else (None, ())
    model, _ = validate(EvidenceFile, data, "", text, quoting=False) if data else (None, ())
    if model is None or data is None:
        return {}
    items = closed_items(model)
    rows = replace(found, data=data, items=items, sources=closed_sources(model, items)).rows
    kept: dict[str, dict[str, Cells]] = {}
    for name, change in changes:
        if change.key in rows[name]:
            fields = [one for one in _FIELDS[name][1:] if one.key]
            kept.setdefault(name, {}).update(as_cells({change.key: rows[name][change.key]}, fields))
    return kept


def _place_of(
    book: Book, titles: Mapping[str, Mapping[str, str]], name: str, row: Row, key: str
) -> Callable[..., Diagnostic]:
    return _place(book, name, titles[name], row, key)


def _place(book: Book, name: str, titles: Mapping[str, str], row: Row, key: str) -> Callable[..., Diagnostic]:
    """Makes a diagnostic at the cell of a key."""
    cell = row.cells.get(titles.get(key, "")) or next(iter(row.cells.values()))
    return lambda code, message, hint: fault_at(code, book.file, name, cell.place, message, hint)


def _without_closed(
    found: Open,
    book: Book,
    grid: Grid,
    base: Mapping[str, Cells],
    faults: list[Diagnostic],
    left: set[tuple[str, int]],
) -> Grid:
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
            left.add((grid.name, row.number))
            faults.append(
                fault_at("EA662", book.file, grid.name, cell.place, message, "choose another, or empty the row")
            )
    return replace(grid, rows=tuple(kept))


def _edits(
    found: Open,
    book: Book,
    name: str,
    fields: Sequence[Field],
    change: Change,
    sources: Collection[str],
    faults: list[Diagnostic],
) -> tuple[list[Edit], list[str]]:
    """What a changed row does to the file; what makes no entry is told at its cells."""
    if name == ITEMS:
        try:
            change = _looked_up(found, change, sources)
        except CellError as fault:
            at = _place(book, name, {one.key: one.title for one in fields}, change.row, fault.key)
            faults.append(at(fault.code, str(fault), fault.hint))
            return [], []
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


def _looked_up(found: Open, change: Change, sources: Collection[str]) -> Change:
    """A row with its indicators by id, whatever way they were named.

    Raises:
        CellError: If it names an indicator or a source that is none.
    """
    values = dict(change.values)
    if values.get("indicators"):
        text = str(change.row.cells["Indicators"].value)
        values["indicators"] = tuple(indicators_of(found.desk.reference, values["indicators"], text))
    open_ = [key for key in sources if key not in found.sources]
    are_sources((name for name in values.get("sources") or () if name not in found.sources), open_)
    return replace(change, values=values)


def _how_to(found: Open) -> list[tuple[str, str]]:
    return [
        (
            "What to do",
            "Change what is to be changed, and add rows below: a source once, then each fact taken from it.",
        ),
        (
            "Names",
            (
                "The sheet Names lists all indicators, acts and bodies. Cells offer them; several are separated by "
                "commas. An indicator may also be written as it is called there in words."
            ),
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
        ("", left_out(len(found.items), len(found.rows[ITEMS]))),
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
        (
            "",
            (
                "Only what you changed is taken over. What somebody changed in the file meanwhile is never "
                "overwritten. You can go on in this workbook afterwards, and take it in again as often as you like."
            ),
        ),
    ]


__all__ = ["KIND", "Open", "evidence_book", "evidence_from", "open_evidence"]
