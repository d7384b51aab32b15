# SPDX-License-Identifier: Apache-2.0
"""The tree of a catalogue, put together from the root and the files of the groups that it names."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from electassess.diagnostics import Diagnostic
from electassess.model import Catalogue, Group
from electassess.workspace.files import Document

_DEEPEST: Final = 50
_MOST_GROUPS: Final = 5000
_MOST_INDICATORS: Final = 2000
"""Four times what the largest index has. With more, a command would work for minutes."""


def _resolve(group: Group, files: Mapping[str, Document[Group]], seen: tuple[str, ...] = ()) -> Group:
    """A group with the children it names by id put in; those that are missing are left out."""
    children = []
    for child in group.groups:
        if isinstance(child, Group):
            children.append(_resolve(child, files, seen))
        elif child in files and child not in seen:
            model = files[child].model
            if model is not None:
                children.append(_resolve(model, files, (*seen, child)))
    return group.model_copy(update={"groups": tuple(children)})


def named_groups(group: Group) -> Iterator[str]:
    """The ids of the groups that a group, or one written out inside it, names by their files."""
    for child in group.groups:
        if isinstance(child, Group):
            yield from named_groups(child)
        else:
            yield child


def _overgrown(root: Group, files: Mapping[str, Document[Group]]) -> str:
    """Why a catalogue cannot be put together, or nothing. Files that name each other twice over grow without bound.

    Groups are counted level by level, each name with the number of times it would stand there, and not put together.
    """
    level, total = Counter(named_groups(root)), 0
    for _ in range(_DEEPEST):
        total += level.total()
        if total > _MOST_GROUPS:
            return f"the groups that files name make up more than {_MOST_GROUPS} in all"
        below: Counter[str] = Counter()
        for name, times in level.items():
            document = files.get(name)
            for child in named_groups(document.model) if document and document.model else ():
                below[child] += times
        if not below:
            return ""
        level = below
    return f"groups stand in themselves, or in each other more than {_DEEPEST} levels deep"


def _indicators(group: Group) -> int:
    """How many indicators stand below a group."""
    return len(group.indicators) + sum(_indicators(child) for child in group.groups if isinstance(child, Group))


def put_together(
    catalogue: Document[Catalogue], files: Mapping[str, Document[Group]]
) -> tuple[Group, list[Diagnostic]]:
    """Put the groups of a catalogue together.

    Args:
        catalogue: its file, which could be read.
        files: the group files, by id.

    Returns:
        The root with every group written out that has a file; where they would grow without bound, as it is, with the
        fault.
    """
    assert catalogue.model is not None
    root = catalogue.model.root
    if wrong := _overgrown(root, files):
        return root, [catalogue.error("EA204", ("root", "groups"), wrong, "let each group stand in one other")]
    whole = _resolve(root, files)
    if (number := _indicators(whole)) > _MOST_INDICATORS:
        wrong = f"the catalogue has {number} indicators, and one of more than {_MOST_INDICATORS} is not scored"
        return root, [catalogue.error("EA204", ("root", "groups"), wrong, "leave out what tells nothing of its own")]
    return whole, []


__all__ = ["named_groups", "put_together"]
