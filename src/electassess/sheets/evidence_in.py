# SPDX-License-Identifier: Apache-2.0
"""Taking a workbook of evidence back: items and sources that were changed or added, and nothing else."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from electassess.diagnostics import Diagnostic, Severity, error
from electassess.model import EvidenceFile
from electassess.model.base import Model
from electassess.model.evidence import SOURCE_KEY, Item, Source
from electassess.sheets.answers import as_cells
from electassess.sheets.entry_checks import checked, faulty_keys, wrong_cells
from electassess.sheets.evidence_out import FIELDS_OF, KIND, Open, open_evidence
from electassess.sheets.facts import (
    ITEM_ORDER,
    ITEMS,
    SOURCE_ORDER,
    SOURCES,
    closed_items,
    closed_sources,
    item_data,
    source_data,
)
from electassess.sheets.fields import CellError, Field
from electassess.sheets.grid import Book, Grid, Row, fault_at, open_book
from electassess.sheets.kept import Base, kept_in
from electassess.sheets.lookups import are_sources, indicators_of
from electassess.sheets.memory import Memory, remembered
from electassess.sheets.merge import Cells, Change, compare
from electassess.sheets.ratings import open_desk
from electassess.sheets.taken import TakenIn, rows_of_sheet
from electassess.sheets.veil import GUARDING, shut_rows
from electassess.source import AddEntry, Edit, EditError, SetValue, differences, edited, parse, validate


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
    grids = {name: grid for name in FIELDS_OF if (grid := book.grid(name, FIELDS_OF[name][0].title)) is not None}
    left: set[tuple[str, int]] = set()
    plan = _plan(found, book, grids, base, remembered(root, file, base), left, mine=mine)
    shut = shut_rows(found, grids, left)
    return replace(
        plan, done=tuple(map(shut.told, plan.done)), faults=shut.veiled(plan.faults),
        left=tuple(row for name in FIELDS_OF for row in rows_of_sheet({at for one, at in left if one == name}, name)),
    )  # fmt: skip


def _plan(
    found: Open,
    book: Book,
    grids: Mapping[str, Grid],
    base: Base,
    memory: Memory,
    left: set[tuple[str, int]],
    *,
    mine: bool,
) -> TakenIn:
    """What the rows of both sheets do to the file; of those that would make it faulty, nothing.

    What it says is not yet fit to be told: `left`, the sheets and numbers of the rows that are not taken over, is
    filled, and decides with the rows themselves what of it may be repeated.
    """
    faults: list[Diagnostic] = []
    titles = {name: {one.key: one.title for one in fields if one.key} for name, fields in FIELDS_OF.items()}
    nothing = TakenIn(found.path, (), (), (), found.digest, "", found.file)
    changes = _changes(found, book, grids, base, memory, faults, left, mine=mine)
    if changes is None:
        return replace(nothing, faults=tuple(faults), broken=True)
    while True:
        said: list[Diagnostic] = []
        edits: list[Edit] = []
        done: list[str] = []
        keys = {change.key for name, change in changes if name == SOURCES} | set(found.data.get("sources") or {})
        are_there = partial(are_sources, known=keys - found.sources, waiting=_source_keys(grids) - keys)
        failed: set[tuple[str, str]] = {(name, change.key) for name, change in changes if change.unread}
        for name, change in changes:
            before = len(said)
            more, words = _edits(found, book, name, FIELDS_OF[name], change, are_there, said)
            edits += more
            done += words
            if len(said) > before:
                failed.add((name, change.key))
        try:
            text = edited(found.desk.evidence.text, edits) if edits else ""
        except EditError as fault:
            stuck = error("EA669", found.path, None, f"the evidence cannot be changed in place: {fault}")
            return replace(nothing, faults=(*faults, *said, stuck))
        rows = {(name, change.key): change.row for name, change in changes}
        place = partial(_place_of, book, titles)
        remarks = list(checked(found.desk, text, rows, place)) if text else []
        if failed:
            # What stands at a cell of which something is said already may come of what was put in its place.
            said = _elsewhere(said, faults)
            faults += [*said, *_elsewhere([fault for key, fault in remarks if key in failed], [*faults, *said])]
        else:
            failed = {key for key, fault in remarks if key in rows and fault.severity is Severity.ERROR}
            faults += [fault for key, fault in remarks if key in failed]
        if not failed:
            break
        left |= {(name, change.row.number) for name, change in changes if (name, change.key) in failed}
        changes = [(name, change) for name, change in changes if (name, change.key) not in failed]
    return replace(
        nothing, done=tuple(done), faults=(*faults, *said, *(fault for _, fault in remarks)), edits=tuple(edits),
        text=text, memory=memory, rows=_as_taken(found, text, changes),
    )  # fmt: skip


def _changes(
    found: Open,
    book: Book,
    grids: Mapping[str, Grid],
    base: Base,
    memory: Memory,
    faults: list[Diagnostic],
    left: set[tuple[str, int]],
    *,
    mine: bool,
) -> list[tuple[str, Change]] | None:
    """The rows that were changed, sources first; `None` where a sheet as a whole cannot be read."""
    changes: list[tuple[str, Change]] = []
    for name in (SOURCES, ITEMS):
        fields = FIELDS_OF[name]
        grid = grids.get(name)
        if grid is None:
            faults.append(error("EA660", book.file, None, f"there is no sheet {name}", "begin with a fresh one"))
            continue
        now = as_cells(found.rows[name], [one for one in fields[1:] if one.key])
        closed = found.items if name == ITEMS else found.sources
        grid = _without_closed(found, book, grid, base.rows.get(name, {}), faults, left)
        written = {key: cells for key, cells in base.rows.get(name, {}).items() if key not in closed}
        ours = partial(memory.is_ours, name)
        merged = compare(book.file, grid, fields, written, now, addable=True, mine=mine, ours=ours)
        faults += merged.faults
        if merged.broken:
            return None
        left |= {(name, number) for number in merged.left}
        changes += [(name, change) for change in (*merged.changes, *merged.tried)]
    return changes


def _source_keys(grids: Mapping[str, Grid]) -> set[str]:
    """The keys on the sheet of sources, whatever is wrong with their rows."""
    return {row.text(FIELDS_OF[SOURCES][0].title) for row in grids[SOURCES].rows} if SOURCES in grids else set()


def _elsewhere(faults: Sequence[Diagnostic], said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those of some faults that stand at other cells than what is said already."""
    cells = {one.path for one in said}
    return [one for one in faults if one.path not in cells]


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
            fields = [one for one in FIELDS_OF[name][1:] if one.key]
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
    key, *rest = FIELDS_OF[grid.name]
    kept = []
    for row in grid.rows:
        name = row.text(key.title)
        if name not in closed:
            kept.append(row)
        elif name not in base or any(row.text(one.title) != base[name].get(one.title, "") for one in rest):
            cell = row.cells[key.title]
            message = "this name is taken by what is not public, and nothing of the row can be taken over"
            left.add((grid.name, row.number))
            fault = fault_at("EA662", book.file, grid.name, cell.place, message, "choose another, or empty the row")
            faults.append(replace(fault, hidden=True))
    return replace(grid, rows=tuple(kept))


def _edits(
    found: Open,
    book: Book,
    name: str,
    fields: Sequence[Field],
    change: Change,
    are_there: Callable[[Iterable[str]], None],
    faults: list[Diagnostic],
) -> tuple[list[Edit], list[str]]:
    """What a changed row does to the file; what makes no entry is told at its cells.

    A row with a fault is tried with something harmless in the place of what is wrong, so that its other faults are
    told in the same run; whoever calls leaves it out of what is written.
    """
    before = len(faults)
    if change.unread & GUARDING:
        return [], []  # whether anything of the row may be repeated cannot be known
    if name == ITEMS:
        change = _looked_up(
            found, change, are_there, partial(_place, book, name, {one.key: one.title for one in fields}), faults
        )
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
    keyed = name == ITEMS or re.fullmatch(SOURCE_KEY, change.key) is not None
    if not keyed:
        place, title = change.row.cells[fields[0].title].place, fields[0].title
        message = f"the text does not have the form that “{title}” needs"
        faults.append(fault_at("EA668", book.file, name, place, message, "letters, digits and hyphens"))
    # What is said already of a cell that cannot be read is not said again of the entry without it.
    new = {**{key: _INSTEAD[key] for key in sorted(change.unread) if key in _INSTEAD and key not in new}, **new}
    wrong = list(wrong_cells(model, new, fields, change.row, book, name))
    if len(faults) > before:  # what was not found is empty now, which is said already
        wrong = _elsewhere(wrong, faults[before:])
    faults += wrong
    if len(faults) > before:
        tried = _harmless(model, new) if keyed else None
        if tried is None:
            return [], []
        new = tried
    what = f"item {change.key}" if name == ITEMS else f"source {change.key}"
    if not old:
        path: tuple[str | int, ...] = ("items",) if name == ITEMS else ("sources", change.key)
        edit: Edit = AddEntry(path, new) if name == ITEMS else SetValue(path, new)
        return [edit], [f"{what}: new"]
    order = ITEM_ORDER if name == ITEMS else SOURCE_ORDER
    here = differences(("items", number) if number is not None else ("sources", change.key), old, new, order)
    keys = [key for key in order if old.get(key) != new.get(key)]
    return here, [f"{what}: {', '.join(keys)}"] if here else []


def _looked_up(
    found: Open,
    change: Change,
    are_there: Callable[[Iterable[str]], None],
    place: Callable[[Row, str], Callable[..., Diagnostic]],
    faults: list[Diagnostic],
) -> Change:
    """A row with its indicators by id, whatever way they were named; what is none is told, and left out."""
    values = dict(change.values)

    def given() -> tuple[str, ...]:
        text = str(change.row.cells["Indicators"].value)
        return tuple(indicators_of(found.desk.reference, values["indicators"], text))

    def known() -> tuple[str, ...]:
        are_there(name for name in values["sources"] if name not in found.sources)
        return tuple(values["sources"])

    for key, looked in (("indicators", given), ("sources", known)):
        if values.get(key):
            try:
                values[key] = looked()
            except CellError as fault:
                faults.append(place(change.row, fault.key)(fault.code, str(fault), fault.hint))
                values[key] = ()
    return replace(change, values=values)


_INSTEAD: Mapping[str, object] = {
    "fact": "Something was done.", "clause": "something was done", "sources": ["none"], "reading": "context",
    "kind": "practice", "basis": "reported", "credibility": 3, "background": "system",
    "organisation": "A body", "title": "A text", "date": None, "url": None, "reliability": "C",
}  # fmt: skip
"""What stands in a row that is only tried, in the place of what is wrong or missing: nothing can be said of it."""


def _harmless(model: type[Model], data: Mapping[str, Any]) -> dict[str, Any] | None:
    """An entry with what is wrong in it left out, or replaced where it is needed; `None` where no entry comes of it."""
    wrong = faulty_keys(model, data)
    if wrong & GUARDING:
        return None
    tried = {key: value for key, value in data.items() if key not in wrong}
    for key, field in model.model_fields.items():
        if key not in tried and field.is_required():
            tried[key] = _INSTEAD.get(key)
    if model is Item:
        # Nothing that a clause says can be lacking in a fact that is not there.
        tried["fact"] = tried["fact"] if "fact" in data and "fact" not in wrong else f"{tried['clause']}."
        if not tried.get("indicators"):
            tried.setdefault("background", _INSTEAD["background"])
    return tried if not faulty_keys(model, tried) else None


__all__ = ["evidence_from"]
