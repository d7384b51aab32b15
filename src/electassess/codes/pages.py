# SPDX-License-Identifier: Apache-2.0
"""What the pages in the browser say where nothing could be saved (67x)."""

from electassess.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "EA670",
        "others kept writing",
        "The pages in the browser tried to save, and each time somebody else had written into the same file meanwhile. "
        "Nothing was overwritten, and nothing was saved.",
        "Save again; what was typed is still in the form.",
    ),
    Code(
        "EA671",
        "no change in place",
        "What was typed in the browser cannot be put into the file without touching other lines of it: it is laid "
        "out in a way that leaves no room for it. Nothing was changed.",
        "Make the change in the file itself, in an editor.",
    ),
)
"""By number."""

__all__ = ["CODES"]
