# SPDX-License-Identifier: Apache-2.0
"""What changed since work was last kept, in words.

Of evidence only numbers: the message of a commit is read by many.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from electassess.sharing.git import GitError, git
from electassess.web.saving import data_of

WHERE: Final = ("assessments", "countries.yaml", "organisations.yaml")
"""What the pages write, and so what is kept and sent."""
WORKSPACE: Final = "the workspace"
NAMES: Final[Mapping[str, str]] = {
    "election.yaml": "the election",
    "statement.yaml": "the brief",
    "statement.md": "the text",
    "statement.base.md": "the draft under it",
    "waivers.yaml": "waivers",
    "README.md": "the note",
    "countries.yaml": "countries",
    "organisations.yaml": "organisations",
}


def changes(root: Path) -> list[tuple[str, str]]:
    """What is not committed: the assessment, or the workspace, and what of it in words.

    Raises:
        GitError: If git fails.
    """
    found: dict[str, list[str]] = {}
    for path in changed_files(root):
        parts = path.split("/")
        if len(parts) == 1:
            found.setdefault(WORKSPACE, []).append(NAMES[path])
        elif len(parts) > 2:
            found.setdefault(parts[1], []).append(_in_words(root, path, "/".join(parts[2:])))
    return [(identity, ", ".join(dict.fromkeys(words))) for identity, words in sorted(found.items())]


def changed_files(root: Path) -> list[str]:
    """The files that are not committed, of those that the pages write.

    Raises:
        GitError: If git fails.
    """
    listed = git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *WHERE)
    return [line[3:] for line in listed.split("\0") if line]


def _in_words(root: Path, path: str, name: str) -> str:
    """What changed in one file."""
    sheet = re.fullmatch(r"ratings/([a-z0-9-]+)\.yaml", name)
    if sheet:
        return f"{sheet[1]}: {_counted(_differing(root, path, 'ratings', 'indicator'), 'rating')}"
    if name == "evidence.yaml":
        items, sources = _differing(root, path, "items", "id"), _differing(root, path, "sources", "")
        return f"evidence: {_counted(items, 'item')}, {_counted(sources, 'source')}"
    if name == "panel.yaml":
        return f"panel: {_counted(_differing(root, path, 'agreed', 'indicator'), 'agreement')}"
    return "copies of sources" if name.startswith("archive/") else NAMES.get(name, "another file")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _differing(root: Path, path: str, part: str, key: str) -> int:
    """How many entries of a list or mapping are not what they were."""
    try:
        before = git(root, "show", f"HEAD:{path}")
    except GitError:
        before = ""
    now = (root / path).read_text(encoding="utf-8", errors="replace") if (root / path).is_file() else ""
    old, new = (_entries(text, part, key) for text in (before, now))
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())


def _entries(text: str, part: str, key: str) -> dict[str, Any]:
    data = data_of(text)[0] if text else None
    found = data.get(part) if isinstance(data, dict) else None
    if isinstance(found, dict):
        return {str(name): value for name, value in found.items()}
    return {str(one.get(key)): one for one in found or [] if isinstance(one, dict)}


__all__ = ["NAMES", "changed_files", "changes"]
