# SPDX-License-Identifier: Apache-2.0
"""The workspace as it stands on disk, read again where a file has changed and only there.

Whoever asks always gets what the files say now: every question looks at size, times and number of each file. What is
kept is what was read of it. The files are the truth; nothing but them is ever stored.
"""

import datetime as dt
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from electassess.diagnostics import Diagnostic, Severity
from electassess.model import Model
from electassess.workspace import (
    CHECKS,
    REFERENCE_CHECKS,
    Assessment,
    Document,
    Reference,
    Snapshot,
    archives_fit,
    assessment_ids,
    load_assessment,
    load_reference,
    veiled,
)
from electassess.workspace.files import load
from electassess.workspace.find import WORKING_BASE, WORKING_COPY
from electassess.workspace.packs import unspoken

M = TypeVar("M", bound=Model)
Mark = tuple[tuple[str, int, int, int, int], ...]
"""What the file system says of files: name, size, time of the last change of content and of any, number."""

MOST_KEPT: Final = 300
"""Most assessments of which what was read is kept."""


@dataclass(frozen=True)
class Seen:
    """One assessment as it stands.

    Attributes:
        one: what was read.
        faults: what `check` says of it, with nothing of what is not public.
        bare: the same for the page on which its evidence is edited, where nothing is held back.
        mark: tells one state of its files from another.
    """

    one: Assessment
    faults: tuple[Diagnostic, ...]
    bare: tuple[Diagnostic, ...]
    mark: Mark

    @property
    def grounds(self) -> Mark:
        """The mark without the working copy, on which neither scores nor drafts depend."""
        return tuple(one for one in self.mark if not one[0].endswith((WORKING_COPY, WORKING_BASE, self.one.id)))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults that stand in the way of a draft."""
        return tuple(fault for fault in self.faults if fault.severity is Severity.ERROR)


def _stat(path: str, name: str) -> tuple[str, int, int, int, int]:
    try:
        info = os.stat(path)  # noqa: PTH116 - on strings, many times for every request
    except OSError:
        return (name, -1, 0, 0, 0)
    return (name, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def mark_of(*places: Path) -> Mark:
    """The mark of files, and of all that lies in folders and in the folders in them."""
    found = []
    for place in places:
        found.append(_stat(str(place), str(place)))
        for folder, folders, names in os.walk(place):
            folders.sort()
            found += [_stat(f"{folder}/{name}", f"{folder}/{name}") for name in sorted(names)]
    return tuple(found)


class Store:
    """Reads a workspace for the pages.

    Attributes:
        root: the workspace.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.RLock()
        self._files: OrderedDict[tuple[str, str], tuple[Mark, Any]] = OrderedDict()
        self._seen: OrderedDict[str, Seen] = OrderedDict()
        self._reference: tuple[Mark, Reference, tuple[Diagnostic, ...]] | None = None

    def reference(self) -> tuple[Reference, tuple[Diagnostic, ...]]:
        """Catalogue and registries, and what is wrong with them."""
        with self._lock:
            mark = mark_of(*(self.root / name for name in ("criteria", "organisations.yaml", "countries.yaml")))
            if self._reference is None or self._reference[0] != mark:
                reference, faults = load_reference(self.root)
                faults += [fault for rule in REFERENCE_CHECKS for fault in rule(reference)]
                self._reference = (mark, reference, tuple(sorted(faults, key=lambda fault: fault.order)))
                self._seen.clear()
            return self._reference[1:]

    def ids(self) -> list[str]:
        """The assessments, by folder name."""
        return assessment_ids(self.root)[0]

    def folder(self, identity: str) -> Path | None:
        """The folder of an assessment, or nothing where there is none of that name."""
        return self.root / "assessments" / identity if identity in self.ids() else None

    def see(self, identity: str) -> Seen | None:
        """One assessment as it stands, or nothing where there is none of that name."""
        folder = self.folder(identity)
        if folder is None:
            return None
        with self._lock:
            reference, _ = self.reference()
            mark = mark_of(folder)
            kept = self._seen.get(identity)
            if kept is not None and kept.mark == mark:
                self._seen.move_to_end(identity)
                return kept
            one, faults = load_assessment(self.root, identity, read=self._read)
            faults += unspoken(self.root, one.brief)
            faults += [fault for rule in CHECKS for fault in rule(reference, one)]
            faults += archives_fit(self.root, one)
            bare = tuple(sorted(faults, key=lambda fault: fault.order))
            kept = Seen(one, tuple(veiled(one, bare)), bare, mark)
            self._seen[identity] = kept
            while len(self._seen) > MOST_KEPT:
                self._seen.popitem(last=False)
            return kept

    def _read(
        self, model: type[M], path: Path, root: Path, shown: str | None = None
    ) -> tuple[Document[M], list[Diagnostic]]:
        """Read a file, unless it is the one that was read before."""
        key, mark = (model.__name__, str(path)), (_stat(str(path), ""),)
        kept = self._files.get(key)
        if kept is None or kept[0] != mark:
            kept = (mark, load(model, path, root, shown))
            self._files[key] = kept
            while len(self._files) > 5 * MOST_KEPT:
                self._files.popitem(last=False)
        document, faults = kept[1]
        return document, list(faults)

    def loaded(self, seen: Seen, analyst: str = "", *, alone: bool = False) -> Snapshot:
        """What scores and drafts are made from.

        Args:
            seen: the assessment.
            analyst: whose sheet is to count although it is not submitted.
            alone: whether it alone counts, as in a first round in which nobody sees the others.
        """
        one, name = seen.one, f"{analyst}.yaml"
        if alone and name in one.sheets:
            sheet = one.sheets[name]
            counted = sheet.model.model_copy(update={"submitted": True}) if sheet.model else None
            one = replace(one, sheets={name: replace(sheet, model=counted)})
        if one.brief is not None and one.brief.model is None:
            one = replace(one, brief=None)  # scores stand without it; a draft needs one and is not made
        return Snapshot(self.root, self.reference()[0], {one.id: one})


def today() -> dt.date:
    """The day that forms offer; never part of what is written unless a person leaves it standing."""
    return dt.datetime.now().astimezone().date()


__all__ = ["MOST_KEPT", "Mark", "Seen", "Store", "mark_of", "today"]
