# SPDX-License-Identifier: Apache-2.0
"""The language packs: those of the workspace, else those that come with the program."""

import os
from pathlib import Path

from electassess.diagnostics import Diagnostic
from electassess.model.review_words import ReviewWords
from electassess.workspace.files import Document, load
from electassess.workspace.find import shipped_root

FOLDER = "languages"


def load_review_words(root: Path, tag: str) -> tuple[Document[ReviewWords], list[Diagnostic]]:
    """The words by which texts of a language are reviewed.

    Args:
        root: the workspace; its own `languages/TAG/review.yaml` takes the place of the one that comes along.
        tag: BCP 47, as `en-GB`.
    """
    name = f"{FOLDER}/{tag}/review.yaml"
    if os.path.lexists(root / name):
        return load(ReviewWords, root / name, root, name)
    shipped = shipped_root()
    return load(ReviewWords, shipped / name, shipped, f"shipped/{name}")


__all__ = ["load_review_words"]
