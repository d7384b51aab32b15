# SPDX-License-Identifier: Apache-2.0
"""What may be said of the rows of a workbook of evidence: of those that are not surely public, place and code alone.

No workbook is written with what is not public, but people add to it what is: an item marked confidential, testimony of
a source that must not be named. What is told of a workbook is seen by many, as reports of checks are. Whether a row is
public is read from its own cells, before anything is made of them, and where these leave it open, it is not. All that
is told passes through here, as what `check` says passes through `electassess.workspace.veil`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from electassess.codes import BY_ID
from electassess.diagnostics import Diagnostic
from electassess.model.evidence import Sensitivity
from electassess.sheets.evidence_out import FIELDS_OF, Open
from electassess.sheets.facts import ITEMS, SOURCES
from electassess.sheets.fields import CellError, by_key, read_cell
from electassess.sheets.grid import Grid, Row

GUARDING: Final = frozenset({"sensitivity", "tell", "named"})
"""Keys that say whether an entry may be repeated at all: where one of them is wrong, nothing else is told of it."""

_AT: Final = re.compile(rf":({ITEMS}|{SOURCES})!([A-Z]*)(\d+)[^!]*$")
"""The sheet, the column and the row of a place in a workbook."""

_SAID: Final = ""
_UNREAD: Final = "More is told when the row says in a way that can be read whether it is public."
_NAMING_UNREAD: Final = "More is told when its sources say in a way that can be read whether they may be named."
_FAULTY: Final = "More is told when the rows of its sources have no fault."
_UNKNOWN: Final = "More is told when the row names its sources, and each is there."
"""Why a row is not surely public: it says so itself, or what would have to be mended first."""

_KEY: Final = FIELDS_OF[SOURCES][0].title
_ID: Final = FIELDS_OF[ITEMS][0].title
_BESIDE_KEY: Final = tuple(one.title for one in FIELDS_OF[SOURCES][1:] if one.key)
_FIELDS: Final = {name: by_key(fields) for name, fields in FIELDS_OF.items()}


@dataclass(frozen=True)
class Shut:
    """The rows that are not surely public.

    Attributes:
        rows: by sheet and number, each with what to do so that more can be told, or nothing where it is not public.
        names: the ids and keys of these rows, and of what is closed in the file.
    """

    rows: Mapping[tuple[str, int], str]
    names: frozenset[str]

    def veiled(self, faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Faults of a workbook, those that could tell of what is not public reduced to their place and code.

        They come in the order of the rows, sources first, behind those of the workbook as a whole.
        """
        return tuple(sorted(map(self._veiled, faults), key=_order))

    def _veiled(self, fault: Diagnostic) -> Diagnostic:
        if fault.hidden:
            return fault  # whoever found it has left out what stands there
        at = _AT.search(fault.path)
        more = self.rows.get((at[1], int(at[3]))) if at else None
        if more is None and not self._is_named_in(f"{fault.message} {fault.hint}"):
            return fault
        code = BY_ID[fault.code]
        message = f"{code.title} (what stands there is not shown, since it is not surely public)"
        return replace(fault, message=message, hint=f"{code.cure} {more or ''}".strip(), hidden=True)

    def told(self, done: str) -> str:
        """What was done to an entry, without its name where it is not public."""
        what, _, keys = done.partition(":")
        return f"what is not public:{keys}" if self._is_named_in(what) else done

    def _is_named_in(self, text: str) -> bool:
        return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in self.names if name in text)


def _order(fault: Diagnostic) -> tuple[bool, bool, int, int, str]:
    at = _AT.search(fault.path)
    return (True, at[1] == ITEMS, int(at[3]), len(at[2]), at[2]) if at else (False, False, 0, 0, "")


def shut_rows(found: Open, grids: Mapping[str, Grid], left: Collection[tuple[str, int]]) -> Shut:
    """The rows of a workbook that are not surely public.

    Args:
        found: the evidence as the file has it.
        grids: the sheets as they came back.
        left: sheets and numbers of the rows that have a fault: of a source that is new, such a row says nothing for
            certain.
    """
    items, sources = grids.get(ITEMS, Grid(ITEMS)), grids.get(SOURCES, Grid(SOURCES))
    doubtful = _sources(found, sources, {number for sheet, number in left if sheet == SOURCES})
    known = {*(found.data.get("sources") or ()), *(row.text(_KEY) for row in sources.rows)}
    of_item = partial(_of_item, found, items, known=known, doubtful=doubtful)
    why = {row.number: reason for row in items.rows if (reason := of_item(row)) is not None}
    names = {row.text(_ID) for row in items.rows if row.number in why}
    # Of two rows with one name, nobody knows which is meant.
    why |= {row.number: _UNREAD for row in items.rows if row.number not in why and row.text(_ID) in names - {""}}
    grave = {_SAID, _UNREAD, _NAMING_UNREAD}
    hidden = {key for row in items.rows if why.get(row.number) in grave for key in _cited(items, row)}
    shown = {key for row in items.rows if row.number not in why for key in _cited(items, row)}
    shown |= {key for name, one in found.rows[ITEMS].items() if name not in names for key in one["sources"]}
    closed = {key: reason for key, reason in doubtful.items() if reason != _FAULTY}
    closed |= dict.fromkeys(hidden - shown - set(closed), _SAID)
    rows = {(ITEMS, number): reason for number, reason in why.items()}
    rows |= {(SOURCES, row.number): closed[key] for row in sources.rows if (key := row.text(_KEY)) in closed}
    return Shut(rows, (found.items | found.sources | names | set(closed)) - {""})


def _sources(found: Open, grid: Grid, left: Collection[int]) -> dict[str, str]:
    """The sources that may not surely be named, by key, each with the reason."""
    why = dict.fromkeys(found.sources, _SAID)
    there = found.data.get("sources") or {}
    for row in grid.rows:
        key = row.text(_KEY)
        try:
            if _read(grid, row, "named") is False:
                why[key] = _SAID
            elif key not in there and (row.number in left or not any(row.text(title) for title in _BESIDE_KEY)):
                why.setdefault(key, _FAULTY)
        except CellError:
            if why.get(key) != _SAID:
                why[key] = _UNREAD
    return why


def _of_item(found: Open, grid: Grid, row: Row, *, known: Collection[str], doubtful: Mapping[str, str]) -> str | None:
    """Why an item is not surely public; `None` where it is: it says so, or all its sources may surely be named."""
    try:
        said, _ = _read(grid, row, "sensitivity"), _read(grid, row, "tell")
        if said is not None:
            return None if said == Sensitivity.PUBLIC else _SAID
        names = set(_read(grid, row, "sources") or ())
    except CellError:
        return _UNREAD
    old: Mapping[str, Any] = next((one for one in found.data.get("items") or () if one["id"] == row.text(_ID)), {})
    names |= found.sources.intersection(old.get("sources") or ())  # which no row shows
    reasons = {doubtful[name] for name in names if name in doubtful}
    reasons = {_NAMING_UNREAD if reason == _UNREAD else reason for reason in reasons}
    if not names or not names.issubset(known):
        reasons.add(_UNKNOWN)
    return min(reasons, key=[_SAID, _NAMING_UNREAD, _FAULTY, _UNKNOWN].index, default=None)


def _cited(grid: Grid, row: Row) -> Sequence[str]:
    """The sources that an item names, as far as they can be read."""
    try:
        return _read(grid, row, "sources") or ()
    except CellError:
        return ()


def _read(grid: Grid, row: Row, key: str) -> Any:
    """What a cell says.

    Raises:
        CellError: If that cannot be known.
    """
    field = _FIELDS[grid.name][key]
    joined = any(first <= row.number <= last and field.title in titles for _, first, last, titles in grid.merged)
    if joined or field.title not in row.cells:
        raise CellError("there is no such cell")
    return read_cell(field, row.cells[field.title])


__all__ = ["GUARDING", "Shut", "shut_rows"]
