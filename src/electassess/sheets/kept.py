# SPDX-License-Identifier: Apache-2.0
"""The hidden sheet of a workbook: what was written, by which it is seen what people changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from electassess.sheets.grid import Book
from electassess.sheets.merge import Cells

HIDDEN: Final = "electassess"
"""Name of the sheet."""
FORMAT: Final = "1"
"""How it is laid out."""
_PIECE: Final = 30_000
"""Characters of JSON in one cell."""


@dataclass(frozen=True)
class Base:
    """What the hidden sheet keeps.

    Attributes:
        kind: `ratings` or `evidence`.
        about: what the workbook is of: election, analyst, digest of the file; all text.
        rows: what was written, by sheet, key and title.
    """

    kind: str
    about: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Cells]]


def kept_lines(base: Base) -> list[list[str]]:
    """The hidden sheet, line by line: what it is of, then what was written, in pieces that a cell can hold."""
    lines = [["format", FORMAT], ["kind", base.kind], *([name, text] for name, text in base.about.items()), ["rows"]]
    for sheet, rows in base.rows.items():
        for key, cells in rows.items():
            text = json.dumps(cells, ensure_ascii=True, sort_keys=True)
            lines.append([sheet, key, *(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))])
    return lines


def kept_in(book: Book) -> Base | None:
    """What the hidden sheet of a workbook keeps, or `None` where there is none or it cannot be read."""
    lines = [[str(cell) for cell in line if cell is not None] for line in book.lines(HIDDEN)]
    about: dict[str, str] = {}
    rows: dict[str, dict[str, Cells]] = {}
    below = False
    for line in lines:
        if not below:
            below = line[:1] == ["rows"]
            if not below and line:
                about[line[0]] = line[1] if len(line) > 1 else ""
        elif len(line) > 2:
            try:
                cells = json.loads("".join(line[2:]))
            except ValueError:
                return None
            if not isinstance(cells, dict):
                return None
            rows.setdefault(line[0], {})[line[1]] = {str(key): str(value) for key, value in cells.items()}
    if not below or about.pop("format", "") != FORMAT:
        return None
    return Base(about.pop("kind", ""), about, rows)


__all__ = ["HIDDEN", "Base", "kept_in", "kept_lines"]
