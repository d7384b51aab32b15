# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a row that is to be an item of evidence or a source, told at its cells."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError

from electassess.diagnostics import Diagnostic
from electassess.model import Election, EvidenceFile
from electassess.model.base import Model
from electassess.model.evidence import SPEAKS_OF
from electassess.sheets.facts import ITEMS, SOURCES
from electassess.sheets.fields import Field
from electassess.sheets.grid import Book, Row, fault_at
from electassess.sheets.ratings import Desk
from electassess.source import mapping_lines, parse, validate
from electassess.workspace import CHECKS, Assessment, Document, veiled

_MISSING: Final = re.compile(r"key (\w+) is missing")


def wrong_cells(
    model: type[Model], data: Mapping[str, Any], fields: Sequence[Field], row: Row, book: Book, name: str
) -> Iterator[Diagnostic]:
    """Why data is no entry, each fault at the cell that it concerns."""
    lines = mapping_lines(dict(data), 0, flat=True)
    _, faults = validate(model, dict(data), "", "\n".join(lines), quoting=False)
    titles = {one.key: one.title for one in fields if one.key}
    keys: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if found := re.match(r"(\w+):", line):
            keys.append((number, found[1]))
        elif (found := re.match(r"  (\w+):", line)) and keys:
            keys.append((number, f"{keys[-1][1].partition('.')[0]}.{found[1]}"))
    for fault in faults:
        missing = _MISSING.search(fault.message)
        key = next((each for at, each in reversed(keys) if at <= (fault.line or 1)), "")
        if missing:  # of the entry, or of a part of it, which is told where the part begins
            part = f"{key.partition('.')[0]}.{missing[1]}"
            key = part if part in titles else missing[1]
        key = next((about for begins, about in SPEAKS_OF.items() if fault.message.startswith(begins)), key)
        key = key if key in titles else next((each for each in titles if each.startswith(f"{key}.")), key)
        title = titles.get(key, "")
        cell = row.cells.get(title) or next(iter(row.cells.values()))
        message = f"“{title}” is empty, and is needed" if missing else fault.message
        message = message.replace(f"that {key} needs", f"that “{title}” needs") if title else message
        yield fault_at("EA668", book.file, name, cell.place, message, "fill it in" if missing else fault.hint)


def faulty_keys(model: type[Model], data: Mapping[str, Any]) -> frozenset[str]:
    """The keys of an entry that are wrong or missing, and an empty one for a fault of the entry as a whole."""
    try:
        model.model_validate(dict(data))
    except ValidationError as fault:
        return frozenset(str(one["loc"][0]) if one["loc"] else "" for one in fault.errors())
    return frozenset()


def checked(
    desk: Desk,
    text: str,
    rows: Mapping[tuple[str, str], Row],
    place: Callable[[str, Row, str], Callable[..., Diagnostic]],
) -> Iterator[tuple[tuple[str, str], Diagnostic]]:
    """What `check` says of the changed entries, at their cells, each with its sheet and key."""
    path = desk.evidence.path
    data, _ = parse(text, path, guarded=True)
    model, faults = validate(EvidenceFile, data or {}, path, text, quoting=False)
    if model is None or data is None:
        yield from ((("", ""), replace(fault, code="EA669")) for fault in faults)
        return
    document = Document[EvidenceFile](path, model, text)
    election = Document[Election](f"assessments/{desk.identity}/election.yaml", desk.election, "")
    assessment = Assessment(desk.identity, election, document, {}, None)
    told = [fault for rule in CHECKS for fault in rule(desk.reference, assessment)]
    entries = [((ITEMS, item.id), document.at("items", number)[0]) for number, item in enumerate(model.items)]
    entries += [((SOURCES, key), document.at("sources", key, key=True)[0]) for key in model.sources]
    entries.sort(key=lambda one: one[1])
    lines = text.split("\n")
    for fault in veiled(assessment, told):
        if fault.path != path or fault.line is None or fault.code == "EA304":
            continue
        entry = next((one for one, line in reversed(entries) if line <= fault.line), None)
        if entry is not None and entry in rows:
            key = re.match(r"[\s-]*(\w+):", lines[fault.line - 1])
            about = "sensitivity" if fault.code == "EA333" else key[1] if key else ""  # what is lacking has no line
            at = place(entry[0], rows[entry], about)
            here = replace(at(fault.code, fault.message, fault.hint), severity=fault.severity, hidden=fault.hidden)
            yield entry, here


__all__ = ["checked", "faulty_keys", "wrong_cells"]
