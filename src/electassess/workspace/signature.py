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
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from electassess.source import file_digest
from electassess.workspace.load import Assessment, is_sheet

Watched = tuple[str, ...]
"""The folders and files that an assessment consists of: `""` for its own folder, else from there with a slash first."""


def watched(assessment: Assessment) -> Watched:
    """What an assessment was read from, with the folders whose listing decided it and the kept copies of sources."""
    files = ["election.yaml", "evidence.yaml", *(f"ratings/{name}" for name in assessment.sheets)]
    if assessment.brief is not None:
        files.append("statement.yaml")
    sources = assessment.evidence.model.sources.values() if assessment.evidence.model else ()
    files += [source.archive.path for source in sources if source.archive is not None]
    return _with_folders(files)


def _with_folders(files: Iterable[str]) -> Watched:
    paths = {PurePosixPath(file) for file in files}
    folders = {parent for path in paths for parent in path.parents}
    return tuple(f"/{path}" if path.parts else "" for path in sorted(paths | folders))


def signature(folder: str, paths: Watched) -> str | None:
    """What the file system says of an assessment.

    Args:
        folder: of the assessment.
        paths: what belongs to it.

    Returns:
        A digest over kind, size, times and number of every file and folder, or `None` where one is missing or
        has a time before 1970.
    """
    infos = _infos(folder, paths)
    if infos is None:
        return None
    numbers = [
        number
        for info in infos
        for number in (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    ]
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
    """SHA-256 over the bytes of an assessment's files.

    Args:
        root: the workspace, which no file may leave.
        folder: of the assessment.
        paths: what belonged to it.

    Returns:
        64 hexadecimal digits, or `None` where a file is missing, cannot be read, or is there that did not belong.
    """
    try:
        present = [f"/ratings/{file.name}" for file in (folder / "ratings").iterdir() if is_sheet(file.name)]
    except OSError:
        return None
    if os.path.lexists(folder / "statement.yaml"):
        present.append("/statement.yaml")
    if not set(present) <= set(paths):
        return None
    whole = hashlib.sha256()
    for path in paths:
        file = Path(f"{folder}{path}")
        if file.is_symlink():
            return None
        if not file.is_dir():
            digest, _ = file_digest(file, root, path)
            if digest is None:
                return None
            whole.update(f"{digest} {path}\n".encode())
    return whole.hexdigest()


__all__ = ["Watched", "content_digest", "last_change", "signature", "watched"]
