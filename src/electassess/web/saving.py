# SPDX-License-Identifier: Apache-2.0
"""From a form into a file: one entry is changed, everything else stays to the byte, and nobody's work is overwritten.

A form knows the stamp of the entry it was made from. Where the file has another entry by now, nothing is written and
the person who typed sees both. Where the file changed elsewhere, the change goes into the file as it is now. Nothing is
written of which the file could not be read any more.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic, error
from electassess.model import Model
from electassess.source import (
    ChangedError,
    Edit,
    EditError,
    OutsideError,
    bytes_digest,
    read_bytes,
    write_bytes,
    write_edited,
)
from electassess.web import kept
from electassess.web.fields import Loc, placed
from electassess.web.kept import parsed, reader

TRIES: Final = 20
"""How often a change is made anew where others write into the same file at the same time."""


@dataclass(frozen=True)
class Clash:
    """The entry is another than the one that the form was made from; nothing was written.

    Attributes:
        now: the entry as the file has it, `None` where it is gone.
        stamp: of it.
    """

    now: Any
    stamp: str


@dataclass(frozen=True)
class Refused:
    """What was typed cannot stand in the file; nothing was written.

    Attributes:
        faults: each with the keys and numbers that lead to where it would stand.
    """

    faults: tuple[tuple[Loc, Diagnostic], ...]


@dataclass(frozen=True)
class Saved:
    """What was typed stands in the file.

    Attributes:
        changed: whether that is anything new.
    """

    changed: bool


_MARK: Final = "\ufeff"


class ClashError(Exception):
    """Raised by who plans edits, where the entry is not the one that they were made from."""

    def __init__(self, now: Any) -> None:
        super().__init__("another entry")
        self.now = now


class UnfitError(Exception):
    """What was typed cannot stand in the file; raised, too, by who plans edits.

    Attributes:
        faults: each with the keys and numbers that lead to where it would stand.
    """

    def __init__(self, faults: tuple[tuple[Loc, Diagnostic], ...]) -> None:
        super().__init__("unfit")
        self.faults = faults


def stamp(entry: Any) -> str:
    """What tells one state of an entry from another; nothing for one that is not there."""
    if entry is None:
        return ""
    return hashlib.sha256(json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def expect(entry: Any, base: str) -> None:
    """Go on only where an entry is the one that a form was made from.

    Raises:
        ClashError: If it is another.
    """
    if stamp(entry) != base:
        raise ClashError(entry)


def data_of(text: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """What a text says, and its faults of form. Nobody may change it."""
    found = parsed(text.removeprefix(_MARK))
    return found.data, found.faults


def save(root: Path, shown: str, model: type[Model], plan: Callable[[Any], list[Edit]]) -> Saved | Refused | Clash:
    """Change one file.

    Args:
        root: the workspace.
        shown: the file, from there.
        model: of its kind.
        plan: the edits, from the data as the file has it now; may raise `ClashError` or `UnfitError`.
    """
    path = root / shown
    for _ in range(TRIES):
        data, fault = read_bytes(path, root, shown)
        if data is None:
            return Refused((((), fault or error("EA101", shown, None, "cannot be read")),))
        try:
            text = data.decode()
            found, faults = data_of(text)
            if found is None or faults:
                return Refused(tuple(((), replace(fault, path=shown)) for fault in faults))
            edits = plan(found)
            after = write_edited(
                path, root, bytes_digest(data), edits, accept=lambda new: _fit(model, new, shown), read=reader
            )
        except ClashError as clash:
            return Clash(clash.now, stamp(clash.now))
        except ChangedError:
            continue
        except UnfitError as unfit:
            return Refused(unfit.faults)
        except (EditError, OutsideError, UnicodeDecodeError):
            return Refused((((), _not_in_place(shown)),))
        return Saved(after != bytes_digest(data))
    return Refused((((), error("EA670", shown, None, "others kept writing into the file", "try again")),))


def create(root: Path, shown: str, model: type[Model], text: str) -> Saved | Refused | Clash:
    """Write a file that is not there yet."""
    path = root / shown
    try:
        _fit(model, text, shown)
    except UnfitError as unfit:
        return Refused(unfit.faults)

    def still_absent() -> None:
        if path.exists():
            raise ClashError(None)

    try:
        still_absent()
        write_bytes(path, text.encode(), root, still_absent, durable=True, waiting=True)
    except ClashError:
        return Clash(None, "")
    return Saved(changed=True)


def _not_in_place(shown: str) -> Diagnostic:
    message = "the change cannot be made in the file as it is laid out"
    return error("EA671", shown, None, message, "make it in the file itself, in an editor; nothing was changed")


def _fit(model: type[Model], text: str, shown: str) -> None:
    """Refuse a text that would not be read."""
    document, faults = kept.document(model, text.removeprefix(_MARK), shown)
    if document.model is None:
        raise UnfitError(tuple(placed(document, faults)))


__all__ = ["Clash", "ClashError", "Refused", "Saved", "UnfitError", "create", "data_of", "expect", "save", "stamp"]
