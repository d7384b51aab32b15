# SPDX-License-Identifier: Apache-2.0
"""Faults of one file: its text (1xx) and its model (2xx)."""

from electassess.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "EA101",
        "file cannot be read",
        "The file or folder could not be opened: it is missing, is no regular file, or you have no right to read it. "
        "Nothing in it was checked.",
        "Check that the file is there and that you may read it.",
    ),
    Code(
        "EA102",
        "file too large",
        "The file is larger than 5 MB. No rating sheet or evidence file needs that; it was not read.",
        "Remove what does not belong there, or split the file.",
    ),
    Code(
        "EA103",
        "not UTF-8",
        "The file holds bytes that are not UTF-8 text, so names and quotations could be garbled.",
        "Save the file again as UTF-8.",
    ),
    Code(
        "EA104",
        "not YAML",
        "The file breaks the rules of YAML at this place and could not be read further.",
        "Mend the indentation, quotation mark or colon named; text with `: ` or ` #` in it needs quotation marks.",
    ),
    Code(
        "EA105",
        "key stands twice",
        "A mapping has the same key twice; other programs would silently keep only the last.",
        "Keep one of the two.",
    ),
    Code(
        "EA106",
        "anchor or alias",
        "Anchors (`&`) and aliases (`*`) are refused: they make one place of the file change another, and can be "
        "used to exhaust memory.",
        "Write the value out where it is needed; quote text that begins with & or *.",
    ),
    Code(
        "EA107", "tag", "Tags (`!`) are refused: files are data and never code.", "Remove the tag, or quote the text."
    ),
    Code(
        "EA108",
        "more than one document",
        "The file holds a second YAML document after `---`; it would be ignored.",
        "Put it in a file of its own.",
    ),
    Code(
        "EA109",
        "nested too deeply",
        "The file nests more than 50 levels deep, which no file of a workspace does.",
        "Look for a stray bracket or indentation.",
    ),
    Code("EA110", "key is no text", "A key is a list or a mapping, not a name.", "Give the key as plain text."),
    Code("EA111", "empty file", "The file holds no data.", "Fill it in, or delete it."),
    Code(
        "EA112",
        "not a mapping",
        "The file's top level is a list or a single value, but names with values are expected.",
        "Begin the file with `name: value` lines; `electassess schema KIND` shows which.",
    ),
    Code(
        "EA113",
        "leaves the workspace",
        "The path is a symbolic link that leads out of the workspace. It was not followed: a workspace from a "
        "stranger must not reach your other files.",
        "Put a copy of the file into the workspace.",
    ),
    Code(
        "EA114",
        "forbidden character",
        "The text holds a control character, a Unicode line separator or another character that is invisible and was "
        "most likely pasted from a word processor or a PDF. Lines would be counted differently by different programs.",
        "Delete the character; use an ordinary line break.",
    ),
    Code(
        "EA115",
        "YAML directive",
        "A line that begins with % changes how YAML is read; every file of a workspace is read in the same way.",
        "Delete the line, or quote text that begins with %.",
    ),
    Code(
        "EA116",
        "too many faults",
        "The text has more faults than are listed.",
        "Mend those listed and check again.",
    ),
    Code(
        "EA117",
        "key swallowed by a text",
        "A line of a text begins like a key of the mapping that the text stands in, as where one indent too many has "
        "put `sensitivity: confidential` into the note above it. The key then counts for nothing, and what was to be "
        "kept back would be printed.",
        "Move the line to where keys begin; if it does belong to the text, let it begin with another word.",
    ),
    Code(
        "EA121",
        "merge conflict",
        "The file holds the marks that git leaves where two people changed the same lines: both versions stand in it, "
        "and within a folded text they would be printed.",
        "Keep what is right of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    Code(
        "EA201", "unknown key", "The key is not one that this kind of file has.", "Correct its spelling or remove it."
    ),
    Code("EA202", "key missing", "A key that this kind of file needs is not there.", "Add it."),
    Code(
        "EA203",
        "wrong value",
        "The value is not of the kind that belongs here.",
        "Give the value named in the message.",
    ),
    Code(
        "EA204",
        "values do not fit together",
        "Each value is possible, but not together with the others.",
        "Change one of them, as the message says.",
    ),
)
"""By number."""

__all__ = ["CODES"]
