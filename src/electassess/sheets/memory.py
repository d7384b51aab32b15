# SPDX-License-Identifier: Apache-2.0
"""What the rows of a file were after a workbook was last taken into it, so that it can be taken in again.

A workbook is compared with what was written into it, and people go on in the workbook that they have. Its own changes,
now in the file, would then look like somebody else's. So of each row that was taken over a digest is kept: where the
row of the file still has it, nobody but this workbook has changed it. No text is kept; where the memory is lost, a row
that was changed again is told as changed on both sides, and nothing is overwritten. See docs/decisions/016.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from electassess.sheets.kept import Base, kept_lines
from electassess.sheets.merge import Cells
from electassess.source import OutsideError, read_bytes, write_bytes
from electassess.workspace.cache import FOLDER

_LIMIT: Final = 5_000_000
"""Largest memory of one workbook that is read, in bytes."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of one workbook in one workspace.

    Attributes:
        root: the workspace.
        name: of the workbook, made of where it lies and of what was written into it: copies of one are others.
        rows: digest of each row that was taken over, by sheet and key.
    """

    root: Path
    name: str
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def is_ours(self, sheet: str, key: str, now: Cells) -> bool:
        """Whether a row of the file is as this workbook left it."""
        kept = self.rows.get(sheet, {}).get(key)
        return kept is not None and kept == self._digest(sheet, key, now)

    def _digest(self, sheet: str, key: str, cells: Cells) -> str:
        filled = {title: text for title, text in cells.items() if text}
        return _digest([str(self.root.resolve()), self.name, sheet, key, filled])

    def keep(self, rows: Mapping[str, Mapping[str, Cells]]) -> None:
        """Remember rows that were taken over, as the file has them now; where that cannot be written, nothing is."""
        found = {sheet: dict(kept) for sheet, kept in self.rows.items()}
        for sheet, cells in rows.items():
            for key, each in cells.items():
                found.setdefault(sheet, {})[key] = self._digest(sheet, key, each)
        if found == self.rows:
            return
        folder = self.root / FOLDER
        try:
            if folder.is_symlink():
                return
            if not (folder / ".gitignore").exists():
                write_bytes(folder / ".gitignore", b"*\n", self.root)
            write_bytes(_file(self.root, self.name), json.dumps(found, sort_keys=True).encode(), self.root)
        except (OSError, OutsideError):
            return


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:32]


def _file(root: Path, name: str) -> Path:
    return root / FOLDER / "workbooks" / f"{name}.json"


def remembered(root: Path, file: Path, base: Base) -> Memory:
    """What is remembered of a workbook; nothing where it comes in for the first time, or from another place."""
    name = _digest([str(file.resolve()), kept_lines(base)])
    kept, nothing = _file(root, name), Memory(root, name)
    if not kept.is_file():
        return nothing
    data, _ = read_bytes(kept, root, kept.name, _LIMIT)
    try:
        found = json.loads(data or b"")
    except ValueError:
        return nothing
    if not isinstance(found, dict) or not all(isinstance(rows, dict) for rows in found.values()):
        return nothing
    return Memory(root, name, {sheet: {key: str(text) for key, text in rows.items()} for sheet, rows in found.items()})


__all__ = ["Memory", "remembered"]
