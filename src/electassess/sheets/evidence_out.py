# SPDX-License-Identifier: Apache-2.0
"""Evidence as a workbook, one row an item and one a source: what it may hold, and writing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import FaultsError, error
from electassess.model.base import Addressee
from electassess.sheets.answers import as_cells
from electassess.sheets.facts import (
    ITEM_FIELDS,
    ITEMS,
    SOURCE_FIELDS,
    SOURCES,
    closed_items,
    closed_sources,
    item_values,
)
from electassess.sheets.fields import Field
from electassess.sheets.kept import Base
from electassess.sheets.pages import SPARE, Page, first_column, to_book
from electassess.sheets.ratings import Desk, left_out
from electassess.source import (
    bytes_digest,
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


NAMES: Final = "Names"
_LISTED: Final = (
    Field("Name", "name", "key", 40),
    Field("What it is", "what", width=16),
    Field("In words", "title", width=44),
    Field("More", "of", width=60),
)
"""Columns of the sheet that lists what cells can name."""
FIELDS_OF: Final = {ITEMS: ITEM_FIELDS, SOURCES: SOURCE_FIELDS}


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
        Page(name, FIELDS_OF[name], list(rows.values()), addable=True, across=_ACROSS[name], offers=offers)
        for name, rows in found.rows.items()
    ]
    pages.append(Page(NAMES, _LISTED, names, readable=True))
    written = {
        name: as_cells(rows, [one for one in FIELDS_OF[name][1:] if one.key]) for name, rows in found.rows.items()
    }
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


__all__ = ["FIELDS_OF", "KIND", "Open", "evidence_book", "open_evidence"]
