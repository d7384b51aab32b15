# SPDX-License-Identifier: Apache-2.0
"""One file of a workspace: read, validated, and able to say where in it a value stands."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from electassess.diagnostics import Diagnostic, error, note, warning
from electassess.model import Model
from electassess.source import Data, Place, Positions, parse, read_text, swallowed_keys, validate

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Parsed:
    """What the parser makes of a text.

    Attributes:
        data: of it, which nobody may change.
        faults: of form.
        texts: first and last line, from 0, of every text over several lines that has a colon in it.
        starts: line and column of every entry of the lists of the top level, by its key.
    """

    data: Data | None
    faults: tuple[Diagnostic, ...]
    texts: tuple[tuple[int, int], ...]
    starts: Mapping[str, Sequence[Place]] = field(default_factory=dict)


@dataclass
class Document(Generic[M]):
    """A file and what it says.

    Attributes:
        path: relative to the workspace, with forward slashes.
        model: what it says, or `None` if it cannot be used.
        text: its text; positions are composed from it when they are asked for.
    """

    path: str
    model: M | None
    text: str
    _starts: Mapping[str, Sequence[Place]] = field(default_factory=dict, repr=False)
    _positions: Positions | None = field(default=None, repr=False)

    def at(self, *loc: str | int, key: bool = False) -> Place:
        """Line and column of a value."""
        if len(loc) == 2 and not key and isinstance(loc[1], int):
            starts = self._starts.get(str(loc[0]), ())
            if 0 <= loc[1] < len(starts):
                return starts[loc[1]]
        if self._positions is None:
            self._positions = Positions(self.text)
        return self._positions.at(*loc, key=key)

    def leading_to(self, line: int) -> tuple[str | int, ...]:
        """The keys and numbers that lead to what stands in a line, from 1."""
        if self._positions is None:
            self._positions = Positions(self.text)
        return self._positions.leading_to(line - 1)

    def where(self, *loc: str | int) -> str:
        """`path:line` of a value."""
        return f"{self.path}:{self.at(*loc)[0]}"

    def error(self, code: str, loc: tuple[str | int, ...], message: str, hint: str = "") -> Diagnostic:
        """An error at a value."""
        return error(code, self.path, self.at(*loc), message, hint)

    def warning(self, code: str, loc: tuple[str | int, ...], message: str, hint: str = "") -> Diagnostic:
        """A warning at a value."""
        return warning(code, self.path, self.at(*loc), message, hint)

    def note(self, code: str, loc: tuple[str | int, ...], message: str, hint: str = "") -> Diagnostic:
        """What is no fault but should be known, at a value."""
        return note(code, self.path, self.at(*loc), message, hint)


class Maker(Protocol):
    """What makes a document of a text: `from_text`, or what keeps what it made."""

    def __call__(self, model: type[M], text: str, name: str) -> tuple[Document[M], list[Diagnostic]]:
        """Validate a text as a file of a kind."""


def load(
    model: type[M], path: Path, root: Path, shown: str | None = None, make: Maker | None = None
) -> tuple[Document[M], list[Diagnostic]]:
    """Read and validate one file.

    Args:
        model: of its kind.
        path: the file.
        root: the folder it must not leave.
        shown: what diagnostics call it; its path below the root if left out.
        make: makes a document of its text.
    """
    document, faults = _load(model, path, root, shown or path.relative_to(root).as_posix(), make or from_text)
    if model.guarded:
        faults = [dataclasses.replace(fault, hidden=True) for fault in faults]
    return document, faults


def _load(model: type[M], path: Path, root: Path, name: str, make: Maker) -> tuple[Document[M], list[Diagnostic]]:
    """Read and validate one file; see `load`."""
    text, faults = read_text(path, root)
    if text is None:
        return Document(name, None, ""), faults
    return make(model, text, name)


def from_text(
    model: type[M], text: str, name: str, known: Parsed | None = None
) -> tuple[Document[M], list[Diagnostic]]:
    """Validate a text as a file of a kind.

    Args:
        model: of its kind.
        text: what the file says, or would say.
        name: what diagnostics call it.
        known: the text as it was parsed before, if it had no faults.
    """
    texts: list[tuple[int, int]] = []
    starts: dict[str, list[Place]] = {}
    if known is not None and known.data is not None and not known.faults:
        data: Data | None = known.data
        faults = list(known.faults)
        texts += known.texts
        starts |= {key: list(places) for key, places in known.starts.items()}
    else:
        data, faults = parse(text, name, guarded=model.guarded, texts=texts, starts=starts)
    # A key that stands twice leaves the data usable enough to look for further faults in the same run.
    if data is None or any(fault.code != "EA105" for fault in faults):
        return Document(name, None, text), faults
    # Of two values of a key nobody knows which is meant: no more is then quoted than where nothing could be read.
    found, more = validate(model, data, name, text, quoting=not (faults and model.guarded))
    # A text that has swallowed a key makes of the file something else than was meant: nothing is made of it.
    faults = [*faults, *swallowed_keys(model, data, name, text, texts)]
    return Document(name, found if not faults else None, text, starts), faults + more


__all__ = ["Document", "Maker", "Parsed", "from_text", "load"]
