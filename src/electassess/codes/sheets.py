# SPDX-License-Identifier: Apache-2.0
"""Faults of workbooks and tables that people fill in (66x)."""

from electassess.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "EA660",
        "not a workbook that can be taken in",
        "The file cannot be read as an Excel workbook, is too large, or was not written by this program: without its "
        "hidden sheet it cannot be told what was changed.",
        "Save it as .xlsx without a password; or begin with a fresh one and copy what was filled in.",
    ),
    Code(
        "EA661",
        "cell that is no answer",
        "A cell holds what its column cannot: a level off the list, a formula, a date where a reason should be, an "
        "answer that could mean several things, or a row has a level and a state, or neither. Nothing of the row is "
        "taken over then, so that no half of it is; the other rows are.",
        "Correct the cell, save, and take the file in again.",
    ),
    Code(
        "EA662",
        "row or column that does not fit",
        "A row names nothing that is in the workbook or the catalogue, or what another row names already; or a column "
        "is missing.",
        "Put it right: each name stands once in the first column, and what was written there stays. "
        "Rows may be sorted.",
    ),
    Code(
        "EA663",
        "joined cells",
        "Of cells that were joined only the first has a value, and it cannot be told for which rows it holds.",
        "Part them again and fill in each.",
    ),
    Code(
        "EA664",
        "changed on both sides",
        "The row was changed in the workbook, and somebody else has changed it in the file since the workbook was "
        "written or last taken in. Nothing of the row was taken over; the file is as it was.",
        "Decide what holds: `--mine` takes what the workbook says, or write into the row what the file says.",
    ),
    Code(
        "EA665",
        "row is gone",
        "The workbook was written with a row that it has no more. What the file says of it stays, since rows get lost "
        "by mistake.",
        "To take a rating out, empty its row; to take an item of evidence out, delete it in evidence.yaml.",
    ),
    Code(
        "EA666",
        "table that cannot be taken in",
        "The table has no column for what is needed, or cannot be read as CSV.",
        "See docs/howto.md, In Excel: the columns are election, indicator, analyst, level, value, state, confidence, "
        "because, evidence.",
    ),
    Code(
        "EA667",
        "unknown election or analyst",
        "A row of the table names an election that the workspace does not have, or an analyst whose name is none.",
        "Correct the name; electassess new begins an assessment.",
    ),
    Code(
        "EA668",
        "row that makes no entry",
        "What the row says is no item of evidence or no source: something that it needs is missing or has not the "
        "right form.",
        "Fill in what is missing, or correct what stands there: the note at the head of the column says what it holds.",
    ),
    Code(
        "EA669",
        "cannot be changed in place",
        "The change cannot be made in the file without touching lines that it does not concern, or the file would "
        "have faults after it. Nothing was written.",
        "Make the change in the file itself.",
    ),
)
"""By number."""

__all__ = ["CODES"]
