# SPDX-License-Identifier: Apache-2.0
"""A workspace with one worked assessment, and workbooks as people hand them back."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner, Result

from electassess.cli.app import app
from electassess.sheets.evidence_out import evidence_book, open_evidence
from electassess.sheets.ratings import open_desk, sheet_book

ROOT = Path(__file__).resolve().parents[2]
ID = "khm-2018-07-29-general"
SHEET = f"assessments/{ID}/ratings/reader-a.yaml"


def made(folder: Path) -> Path:
    for name in ("criteria", f"assessments/{ID}"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def electassess(workspace: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, words), "--workspace", str(workspace)])


def taken_out(workspace: Path, analyst: str = "reader-a", name: str = "sheet.xlsx") -> Path:
    file = workspace / name
    done = electassess(workspace, "sheet", "out", ID, "--analyst", analyst, file)
    assert done.exit_code == 0, done.output
    return file


@cache
def _book(kind: str) -> bytes:
    desk = open_desk(ROOT, ID)
    return sheet_book(desk, "reader-a") if kind == "ratings" else evidence_book(open_evidence(desk))


def as_shipped(workspace: Path, kind: str, name: str) -> Path:
    """The workbook of ratings or evidence as `out` writes it of the worked files, made once."""
    file = workspace / name
    file.write_bytes(_book(kind))
    return file


def edited(file: Path, change: Callable[[Any], object], sheet: str = "Ratings") -> None:
    """Open a workbook as a spreadsheet program does, and save it."""
    book = openpyxl.load_workbook(file)
    change(book[sheet])
    book.save(file)


def row_of(sheet: Any, key: str) -> int:
    return next(int(cell.row) for (cell,) in sheet.iter_rows(max_col=1) if cell.value == key)


def column(sheet: Any, title: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == title)


def put(sheet: Any, key: str, title: str, value: Any) -> Any:
    cell = sheet.cell(row_of(sheet, key), column(sheet, title))
    cell.value = value
    return cell
