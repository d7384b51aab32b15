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


def signature(folder: str, paths: Watched) -> tuple[str, int] | None:
    """What the file system says of an assessment.

    Args:
        folder: of the assessment.
        paths: what belongs to it.

    Returns:
        A digest over kind, size, times and number of every file and folder, and the time of the newest change, in
        nanoseconds; or `None` where one is missing or neither file nor folder.
    """
    numbers, newest = array("Q"), 0
    try:
        for path in paths:
            info = os.lstat(folder + path)
            if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
                return None
            changed, written = info.st_ctime_ns, info.st_mtime_ns
            numbers.extend((info.st_mode, info.st_size, written, changed, info.st_ino))
            newest = max(newest, changed, written)
    except (OSError, OverflowError):
        return None
    return hashlib.blake2b(numbers.tobytes(), digest_size=16).hexdigest(), newest


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


__all__ = ["Watched", "content_digest", "signature", "watched"]
