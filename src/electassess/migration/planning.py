# SPDX-License-Identifier: Apache-2.0
"""What brings a workspace of an earlier version to this one: which files change, how, and which are left and why."""

import copy
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, Severity
from electassess.migration.edits import add_ratings, line_end, set_aside
from electassess.migration.shipped import shipped
from electassess.model import RatingSheet
from electassess.source import list_folder, parse, read_bytes, read_text, write_bytes
from electassess.use_cases import pipeline
from electassess.workspace import assessment_ids, load_reference, shipped_root
from electassess.workspace.assessment import is_sheet
from electassess.workspace.files import load

CATALOGUE: Final = "criteria/catalogue.yaml"
OURS: Final = "genuine-elections"
"""The catalogue whose versions this program knows; others are their authors' to move."""

DROPPED: Final = {"evidence.yaml": ("items", "people")}
"""Fields that an earlier version had and this one reads no more, by file: in each entry of which list, and which."""


@dataclass(frozen=True)
class Change:
    """A file that is to be written.

    Attributes:
        path: relative to the workspace, with forward slashes.
        data: its new bytes.
        done: what was done to it, one line each.
    """

    path: str
    data: bytes
    done: tuple[str, ...]


@dataclass(frozen=True)
class Migration:
    """What is to be done to a workspace.

    Attributes:
        root: the workspace.
        changes: files to be written, by path.
        kept: (path, why) of files that an earlier version made and that stay as they are.
        worse: errors that the changes would bring and that were not there before; nothing is written if any is.
    """

    root: Path
    changes: tuple[Change, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    worse: tuple[Diagnostic, ...] = ()


def plan(root: Path) -> Migration:
    """Find out what a workspace needs; nothing is written to it.

    Args:
        root: the workspace.
    """
    made = _Plan(root)
    made.shared_files()
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder).resolve() / "workspace"
        _copy(root, trial)
        before = _errors(trial)
        _write(trial, made.changes)
        made.assessments(trial)
        _write(trial, made.changes)
        worse = _added(before, _errors(trial))
    changes = tuple(sorted(made.changes, key=lambda change: change.path))
    return Migration(root, changes, tuple(sorted(made.kept)), tuple(worse))


def carry_out(migration: Migration) -> None:
    """Write the files, each whole or not at all.

    Raises:
        ValueError: If the migration would bring errors.
        OSError: If a file cannot be written; those before it are written, and running again goes on from there.
    """
    if migration.worse:
        raise ValueError("the migration would bring errors")
    _write(migration.root, migration.changes)


def _write(root: Path, changes: Sequence[Change]) -> None:
    # The catalogue's own file comes last: what is broken off before it is taken up again by the next run.
    for change in sorted(changes, key=lambda one: (one.path == CATALOGUE, one.path)):
        write_bytes(root / change.path, change.data, root)


def _copy(root: Path, trial: Path) -> None:
    """Copy what is checked, without kept copies of sources and finished statements."""

    def skipped(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        deep = here.parent == root / "assessments"
        return {one for one in names if one.startswith(".") or (deep and one == "archive") or (here / one).is_symlink()}

    trial.mkdir()
    for name in ("criteria", "assessments"):
        if (root / name).is_dir():
            shutil.copytree(root / name, trial / name, ignore=skipped)
    for name in ("organisations.yaml", "countries.yaml"):
        if (root / name).is_file():
            shutil.copyfile(root / name, trial / name)


_Key = tuple[str, str, str]


def _errors(root: Path) -> list[tuple[_Key, Diagnostic]]:
    """The errors of a workspace, each with what it says, whatever the line."""
    found = [fault for fault in pipeline.check(root) if fault.severity is Severity.ERROR]
    return [((fault.path, fault.code, fault.message), fault) for fault in found]


def _added(before: Sequence[tuple[_Key, Diagnostic]], after: Sequence[tuple[_Key, Diagnostic]]) -> list[Diagnostic]:
    """The errors that are there after and were not before."""
    known = Counter(key for key, _ in before)
    added = []
    for key, fault in after:
        known[key] -= 1
        if known[key] < 0:
            added.append(fault)
    return added


class _Plan:
    """Gathers what is to be done; one use."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes: list[Change] = []
        self.kept: list[tuple[str, str]] = []

    def shared_files(self) -> None:
        """Catalogue, registries and schemas that a workspace has a copy of."""
        source = shipped_root()
        if source == self.root:
            return
        names = [f"criteria/{one.name}" for one in sorted((source / "criteria").glob("*.yaml"))]
        if (self.root / "criteria").is_dir() and self._catalogue_is_ours():
            for name in names:
                self._renew(name, source)
        if (self.root / "schemas").is_dir():
            for one in sorted((source / "schemas").glob("*.json")):
                self._renew(f"schemas/{one.name}", source)
        for name in ("organisations.yaml", "countries.yaml"):
            if (self.root / name).is_file():
                self._renew(name, source)

    def _catalogue_is_ours(self) -> bool:
        data, _ = read_bytes(self.root / CATALOGUE, self.root, CATALOGUE)
        if data is None:
            self.kept.append((CATALOGUE, "cannot be read, so that nothing in criteria/ was moved"))
            return False
        if shipped().untouched(CATALOGUE, data):
            return True
        parsed, _ = parse(data.decode("utf-8-sig", "replace"), CATALOGUE)
        theirs = parsed is None or parsed.get("id") != OURS
        current = data.replace(b"\r\n", b"\n") == (shipped_root() / CATALOGUE).read_bytes()
        if not current:
            self.kept.append(
                (CATALOGUE, "a catalogue of its own: nothing in criteria/ was moved")
                if theirs
                else (CATALOGUE, "edited since it was shipped: it and the other files of criteria/ stay as they are")
            )
        return current

    def _renew(self, name: str, source: Path) -> None:
        """Replace a file that nobody has touched, add one that is new, keep one that was edited."""
        now = (source / name).read_bytes()
        path = self.root / name
        if not path.exists() and not path.is_symlink():
            self.changes.append(Change(name, now, ("added: new in this version",)))
            return
        data, _ = read_bytes(path, self.root, name)
        if data is None or data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n") == now:
            return
        if not shipped().untouched(name, data):
            self.kept.append((name, "edited since it was shipped: kept; compare it with the one that comes along"))
            return
        ended = now.replace(b"\n", b"\r\n") if line_end(data.decode("utf-8", "replace")) == "\r\n" else now
        self.changes.append(Change(name, ended, ("replaced: it was as an earlier version shipped it",)))

    def _drop(self, name: str, text: str) -> str:
        """Make comments of the fields that are read no more; the text as it then is."""
        parsed, _ = parse(text.removeprefix("\ufeff"), name, guarded=True)
        places = list(_places(parsed or {}, DROPPED[name.rpartition("/")[2]]))
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        body, done = text.removeprefix("\ufeff"), 0
        for place in places:
            edited = set_aside(body, place)
            if edited is not None and _says(edited, name) == _without(_says(body, name), place):
                body, done = edited, done + 1
        if done < len(places):
            field = places[0][-1]
            self.kept.append((name, f"{len(places) - done} field(s) {field} share a line with others: take them out"))
        if done:
            what = f"{places[0][-1]}: made a comment in {done} place(s), since it is read no more"
            self.changes.append(Change(name, (mark + body).encode(), (what,)))
        return mark + body

    def assessments(self, trial: Path) -> None:
        """Evidence and rating sheets, read beside the catalogue as it will be.

        Args:
            trial: a copy of the workspace with the shared files as they will be.
        """
        reference, _ = load_reference(trial)
        model = reference.catalogue.model
        ours = model is not None and model.id == OURS and reference.usable
        new = [ref for ref in reference.indicators if ref not in shipped().indicators] if ours else []
        version = model.version if model is not None else ""
        for identity in assessment_ids(self.root)[0]:
            folder = f"assessments/{identity}"
            text = self._text(f"{folder}/evidence.yaml")
            if text is not None:
                self._drop(f"{folder}/evidence.yaml", text)
            entries, _ = list_folder(self.root / folder / "ratings", self.root, f"{folder}/ratings")
            for entry in entries if new else ():
                if is_sheet(entry.name):
                    self._sheet(f"{folder}/ratings/{entry.name}", new, version)

    def _text(self, name: str) -> str | None:
        """The text of a file with its byte order mark, or `None` where it has faults of text."""
        clean, _ = read_text(self.root / name, self.root)
        data, _ = read_bytes(self.root / name, self.root, name)
        return None if clean is None or data is None else data.decode()

    def _sheet(self, name: str, new: Sequence[str], version: str) -> None:
        document, faults = load(RatingSheet, self.root / name, self.root, name)
        if document.model is None:
            if faults:
                self.kept.append((name, "has faults, which electassess check shows: left as it is"))
            return
        rated = {rating.indicator for rating in document.model.ratings}
        lacking = [ref for ref in new if ref not in rated]
        if not lacking:
            return
        text = self._text(name)
        body = (text or "").removeprefix("\ufeff")
        edited = add_ratings(body, lacking, f"not yet rated: new in version {version} of the catalogue")
        if text is None or edited is None or not _only_added(_says(body, name), _says(edited, name), lacking):
            self.kept.append((name, f"its ratings could not be added to: {', '.join(lacking)}"))
            return
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        done = tuple(f"{ref}: added as not-assessed" for ref in lacking)
        self.changes.append(Change(name, (mark + edited).encode(), done))


def _says(text: str, name: str) -> dict[str, Any] | None:
    """What a text says, whatever its fields."""
    return parse(text, name, guarded=True)[0]


def _without(data: dict[str, Any] | None, place: Sequence[str | int]) -> Any:
    """The same without the value at a place."""
    whole = copy.deepcopy(data)
    node: Any = whole
    for step in place[:-1]:
        node = node[step]
    del node[place[-1]]
    return whole


def _only_added(before: dict[str, Any] | None, after: dict[str, Any] | None, added: Sequence[str]) -> bool:
    """Whether a sheet says what it said, and of the indicators added that they are not assessed."""
    if before is None or after is None or {**before, "ratings": 0} != {**after, "ratings": 0}:
        return False
    old, new = before["ratings"], after["ratings"]
    rest = [(one["indicator"], one["state"]) for one in new[len(old) :]]
    return bool(new[: len(old)] == old and rest == [(one, "not-assessed") for one in added])


def _places(data: dict[str, object], dropped: tuple[str, str]) -> Iterator[tuple[str | int, ...]]:
    """Where a dropped field stands in what a file says."""
    where, field = dropped
    entries = data.get(where)
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and field in entry:
            yield (where, number, field)


__all__ = ["Change", "Migration", "carry_out", "plan"]
