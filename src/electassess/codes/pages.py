# SPDX-License-Identifier: Apache-2.0
"""What the pages in the browser say where nothing could be saved (67x), and what is said of merges in git (68x)."""

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
    Code(
        "EA680",
        "to be chosen in a merge",
        "Git took in what others did, and one thing of a file was changed on both sides, each differently: a level, a "
        "fact, a paragraph. All else was merged. Both versions stand in the file between git's marks, and no other "
        "command uses the file until one of them is gone.",
        "Open the page Share of `electassess serve`, which shows the two side by side; or take one out of the file "
        "with the marks, then `git add` it and `git commit`.",
    ),
    Code(
        "EA681",
        "merged by line",
        "A file that git was to merge by entry has faults of form on one side, or what would come of it could not be "
        "used, so that git merged it by line, as it does files of any other kind.",
        "Look between git's marks for what is right, and run `electassess check`.",
    ),
)
"""By number."""

__all__ = ["CODES"]
