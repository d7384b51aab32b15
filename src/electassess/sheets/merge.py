# SPDX-License-Identifier: Apache-2.0
"""What people changed in a sheet, found by what was written into it; and what meanwhile changed elsewhere.

Three states of each row are compared, cell by cell: as it was written, as it came back, and as it would be written
now. What came back as it was written is left alone. What was changed on both sides is a conflict, told and not taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from electassess.diagnostics import Diagnostic, nearest, warning
from electassess.sheets.fields import CellError, Field, read_cell
from electassess.sheets.grid import Cell, Grid, Row, fault_at

Cells = Mapping[str, str]
"""What the cells of a row show, by title; empty ones may be left out."""


@dataclass(frozen=True)
class Change:
    """A row that somebody changed.

    Attributes:
        key: what tells it from the others.
        row: as it came back.
        values: what the changed cells say, by key of the data; `None` for one that was emptied.
        new: whether the row was not written by the program.
        unread: keys of cells that cannot be read.
    """

    key: str
    row: Row
    values: Mapping[str, Any]
    new: bool
    unread: frozenset[str] = frozenset()


@dataclass
class Merged:
    """What came of comparing one sheet.

    Attributes:
        changes: rows to be taken over.
        tried: rows with a cell that cannot be read, with what the others say: whatever else is wrong with them can be
            told in the same run.
        faults: cells that cannot be, conflicts, rows that are gone.
        conflicts: how many rows were changed on both sides.
        left: numbers of rows that are not taken over because of a fault.
        broken: whether the sheet as a whole cannot be read.
    """

    changes: list[Change] = field(default_factory=list)
    tried: list[Change] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    conflicts: int = 0
    left: set[int] = field(default_factory=set)
    broken: bool = False


def compare(
    file: str,
    grid: Grid,
    fields: Sequence[Field],
    base: Mapping[str, Cells],
    now: Mapping[str, Cells],
    *,
    addable: bool = False,
    mine: bool = False,
    ours: Callable[[str, Cells], bool] = lambda _key, _now: False,
) -> Merged:
    """Find what was changed in a sheet.

    Args:
        file: what diagnostics call the workbook.
        grid: the sheet as it came back.
        fields: its columns; the first tells rows apart.
        base: what was written, by key.
        now: what would be written now, by key.
        addable: whether people may add rows.
        mine: of a row that was changed on both sides, take what the workbook says.
        ours: whether a row, as it would be written now, is as this workbook left it when it was last taken in.
    """
    found = Merged()
    key, *rest = fields
    filled = [one for one in rest if one.key]
    lacking = [one.title for one in (key, *filled) if one.title not in grid.titles]
    if lacking:
        hint = "columns may be moved and hidden, but not renamed or taken out: begin with a fresh workbook"
        found.faults += [
            fault_at("EA662", file, grid.name, "", f"there is no column “{title}”", hint) for title in lacking
        ]
        found.broken = True
        return found
    # A row that this workbook changed and that stands as it was first written was put back by somebody, or stands in
    # another copy of the workbook: nothing is then taken to be this one's own.
    taken = {name for name in base if ours(name, now.get(name, {}))}
    doubtful = {
        said
        for row in grid.rows
        if (said := row.text(key.title)) in taken
        and not any(_differs(row, one.title, base[said]) for one in filled)
        and any(_differs(row, one.title, now.get(said, {})) for one in filled)
    }
    joined = _joined(file, grid, {one.title for one in (key, *filled)}, found)
    found.left |= joined
    seen: dict[str, int] = {}
    for row in grid.rows:
        if row.number in joined:
            seen.setdefault(row.text(key.title), row.number)
            continue
        name = _name(file, grid, row, key, filled, seen, found)
        if name is None:
            continue
        if name not in base and not addable:
            hint = nearest(name, base) or "the first column must stay as it was written"
            place = row.cells[key.title].place
            found.faults.append(fault_at("EA662", file, grid.name, place, f"{name} is not in this workbook", hint))
            found.left.add(row.number)
            continue
        before, current = base.get(name), now.get(name)
        if not doubtful and ours(name, current or {}):
            before = current  # what this workbook did to it when it was last taken in is nobody else's change
        _row(file, grid, row, name, filled, before, current, found, mine=mine, doubtful=name in doubtful)
    twice = {row.text(key.title) for row in grid.rows if row.number in found.left}
    found.left |= {one.row.number for one in found.changes if one.key in twice}
    found.changes = [one for one in found.changes if one.key not in twice]
    gone = [name for name in base if name not in seen]
    found.faults += [
        warning("EA665", f"{file}:{grid.name}", None, f"the row of {name} is gone; what the file says of it stays")
        for name in gone
    ]
    return found


def _joined(file: str, grid: Grid, titles: set[str], found: Merged) -> set[int]:
    """The rows in which cells that matter were joined, each told as a fault."""
    rows: set[int] = set()
    for area, first, last, columns in grid.merged:
        if columns & titles:
            rows |= set(range(first, last + 1))
            message = f"the cells {area} are joined, so that it cannot be told what belongs to which row"
            hint = "part them again (merge cells, once more) and fill in each"
            found.faults.append(fault_at("EA663", file, grid.name, area, message, hint))
    return rows


def _name(
    file: str, grid: Grid, row: Row, key: Field, filled: Sequence[Field], seen: dict[str, int], found: Merged
) -> str | None:
    """What tells a row from the others, or `None` for one that is empty, nameless or there twice."""
    cell = row.cells.get(key.title, Cell(""))
    name = cell.text
    if cell.formula or not name:
        if cell.formula or any(row.text(one.title) for one in filled):
            message = f"the row has no “{key.title}”" if not cell.formula else "a formula stands here"
            place = cell.place or f"{row.number}:{row.number}"
            found.faults.append(fault_at("EA662", file, grid.name, place, message, "write it, or empty the row"))
            found.left.add(row.number)
        return None
    if name in seen:
        message = f"{name} stands in row {seen[name]} already"
        found.faults.append(fault_at("EA662", file, grid.name, cell.place, message, "keep one of the two rows"))
        found.left.add(row.number)
        return None
    seen[name] = row.number
    return name


def _row(
    file: str,
    grid: Grid,
    row: Row,
    name: str,
    filled: Sequence[Field],
    before: Cells | None,
    now: Cells | None,
    found: Merged,
    *,
    mine: bool,
    doubtful: bool,
) -> None:
    """Look at one row, and keep what came of it."""
    old, current = before or {}, now or {}
    changed = [one for one in filled if _differs(row, one.title, old)]
    if not (changed or doubtful) or not any(_differs(row, one.title, current) for one in filled):
        return  # as it was written, or as the file says by now
    # What somebody else wrote into the file, unless it stands in this row as well.
    theirs = [
        one.title
        for one in filled
        if old.get(one.title, "") != current.get(one.title, "") and _differs(row, one.title, current)
    ]
    if theirs and mine:
        changed = [one for one in filled if _differs(row, one.title, current)]
    elif theirs:
        found.conflicts += 1
        found.left.add(row.number)
        for one in filled:
            if one.title in theirs or one in changed:
                _conflict(file, grid, row, name, one, old, current, found)
        return
    values: dict[str, Any] = {}
    unread = set()
    for one in changed:
        cell = row.cells[one.title]
        try:
            values[one.key] = read_cell(one, cell)
        except CellError as fault:
            unread.add(one.key)
            found.left.add(row.number)
            found.faults.append(fault_at(fault.code, file, grid.name, cell.place, str(fault), fault.hint))
    (found.tried if unread else found.changes).append(Change(name, row, values, before is None, frozenset(unread)))


def _differs(row: Row, title: str, cells: Cells) -> bool:
    cell = row.cells[title]
    return cell.formula or cell.fault or cell.text != cells.get(title, "")


def _conflict(file: str, grid: Grid, row: Row, name: str, one: Field, old: Cells, now: Cells, found: Merged) -> None:
    """Tell one cell of a row that was changed on both sides, with what each says."""
    cell, was, there = row.cells[one.title], old.get(one.title, ""), now.get(one.title, "")
    if cell.text == there:
        return
    here = "a formula" if cell.formula else _said(cell.text)
    message = (
        f"{name} was changed here and in the file since the workbook was written; “{one.title}” was {_said(was)}, "
        f"is {here} here and {_said(there)} in the file, which was left as it is"
    )
    hint = "to take what the workbook says, add --mine; to keep the file, write into the row what the file says"
    found.faults.append(fault_at("EA664", file, grid.name, cell.place, message, hint))


def _said(text: str) -> str:
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”" if text else "empty"


__all__ = ["Cells", "Change", "Merged", "compare"]
