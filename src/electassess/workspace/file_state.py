# SPDX-License-Identifier: Apache-2.0
"""Whether the files of an assessment are those that were read before: by what the file system says, or by their bytes.

A signature is cheap and changes with every change of a file, as long as the change is not within the same tick of the
file system's clock; who keeps one must see to that (`electassess.workspace.cache`). A digest reads every byte.
Both refuse symbolic links: what they lead to can change unseen.
"""

import hashlib
import os
import stat
from array import array
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from electassess.source import file_digest
from electassess.workspace.assessment import Assessment, is_sheet
from electassess.workspace.files import Document
from electassess.workspace.find import ASSESSMENTS

Watched = tuple[str, ...]
"""The folders and files that an assessment consists of: `""` for its own folder, else from there with a slash first."""


def watched(assessment: Assessment) -> tuple[Watched, str]:
    """What an assessment without errors was read from, the brief left aside.

    Returns:
        Its files, the kept copies of its sources and the folders in which more could come to be read; and a digest
        over what was read, the same as `content_digest` gives while the files are the same.
    """
    documents: list[Document[Any]] = [assessment.election, assessment.evidence, *assessment.sheets.values()]
    start = len(f"{ASSESSMENTS}/{assessment.id}")
    digests = {one.path[start:]: hashlib.sha256(one.text.encode()).hexdigest() for one in documents}
    for source in assessment.evidence.model.sources.values() if assessment.evidence.model else ():
        if source.archive is not None:
            digests[f"/{PurePosixPath(source.archive.path)}"] = source.archive.sha256
    paths = set(digests)
    if not assessment.sheets:
        paths.add("")  # where a folder of sheets may yet come
    for path in digests:
        parts = path.split("/")
        paths.update("/".join(parts[:length]) for length in range(2, len(parts)))
    return tuple(sorted(paths)), _over(digests)


def _over(digests: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest()


def signature(folder: str, paths: Watched) -> str | None:
    """What the file system says of an assessment.

    Args:
        folder: of the assessment.
        paths: what belongs to it.

    Returns:
        A digest over size, times and number of every file and folder, or `None` where one is missing or
        has a time before 1970.
    """
    infos = _infos(folder, paths)
    if infos is None:
        return None
    numbers = [number for info in infos for number in (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)]
    try:
        return hashlib.blake2b(array("Q", numbers).tobytes(), digest_size=16).hexdigest()
    except OverflowError:
        return None


def last_change(folder: str, paths: Watched) -> int | None:
    """When a file or folder of an assessment was last changed, in nanoseconds since 1970.

    Returns:
        The time by the clock of the file system, or `None` where one is missing, or is neither file nor folder.
    """
    infos = _infos(folder, paths)
    if infos is None or not all(stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode) for info in infos):
        return None
    return max(max(info.st_mtime_ns, info.st_ctime_ns) for info in infos)


def _infos(folder: str, paths: Watched) -> list[os.stat_result] | None:
    try:
        return [os.lstat(folder + path) for path in paths]
    except (OSError, ValueError):
        return None


def content_digest(root: Path, folder: Path, paths: Watched) -> str | None:
    """A digest over the bytes of an assessment's files.

    Args:
        root: the workspace, which no file may leave.
        folder: of the assessment.
        paths: what it was read from.

    Returns:
        64 hexadecimal digits, or `None` where a file is missing or a link, cannot be read, or did not belong.
    """
    digests = {}
    try:
        with os.scandir(folder / "ratings") as sheets:
            present = {f"/ratings/{sheet.name}" for sheet in sheets if is_sheet(sheet.name)}
        if not present <= set(paths):
            return None
        for path in paths:
            file = f"{folder}{path}"
            mode = os.lstat(file).st_mode
            if stat.S_ISDIR(mode):
                continue
            digest, _ = file_digest(Path(file), root, path) if stat.S_ISREG(mode) else (None, None)
            if digest is None:
                return None
            digests[path] = digest
    except OSError:
        return None
    return _over(digests)


__all__ = ["Watched", "content_digest", "last_change", "signature", "watched"]
