# SPDX-License-Identifier: Apache-2.0
"""The cache of a workspace: what was read of each assessment that has no errors, so that it need not be read again.

It lies in `.electassess-cache/`, may be deleted at any time, and never changes a result: it is used only if it is whole
(a checksum), was made by this program from this catalogue (a key), in this very folder (the key as well: a copy that
comes with a stranger's workspace is not believed), and each entry only while its files are the same. It holds numbers,
names of files and of analysts, and no text. See docs/decisions/005-cache.md.
"""

import hashlib
import json
import os
import struct
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pydantic

from electassess import __version__
from electassess.model.packed_ratings import RECORD, PackedRatings
from electassess.source import YAML_VERSION, OutsideError, write_bytes
from electassess.source.door import read_bytes
from electassess.workspace.file_state import Watched
from electassess.workspace.reference import Reference

FOLDER: Final = ".electassess-cache"
_FILE: Final = "ratings.bin"
_LIMIT: Final = 1_000_000_000
"""Largest file that is taken for a cache, in bytes."""
_MARK: Final = b"electassess cache 1\n"
_LENGTH: Final = struct.Struct("<Q")
_TICK: Final = 2_000_000_000
"""Coarsest tick of a file system's clock, in nanoseconds (FAT): changes within it can look like none."""


class Entry(NamedTuple):
    """What is kept of one assessment.

    Attributes:
        signature: of its files, see `workspace.signature`.
        digest: of their bytes.
        paths: the files and folders it consists of.
        ratings: its ratings.
    """

    signature: str
    digest: str
    paths: Watched
    ratings: PackedRatings


@dataclass(frozen=True)
class Cache:
    """The cache of one workspace, opened for one run.

    Attributes:
        root: the workspace.
        key: what all its entries depend on.
        horizon: nanoseconds since 1970 by the clock of the file system. What was changed after it may change again
            without being seen, so that nothing of it is kept.
        entries: what was kept by an earlier run, by id.
    """

    root: Path
    key: str
    horizon: int
    entries: Mapping[str, Entry]


def open_cache(root: Path, reference: Reference) -> Cache | None:
    """Open the cache of a workspace, making its folder if need be.

    Args:
        root: the workspace.
        reference: what its assessments are checked against.

    Returns:
        The cache, without entries where there is none that can be used; `None` where none can be kept.
    """
    folder = root / FOLDER
    try:
        if (root / "assessments").is_symlink() or folder.is_symlink():
            return None
        ignore = folder / ".gitignore"
        if not ignore.exists():
            write_bytes(ignore, b"*\n", root)
        made = ignore.lstat()
        with tempfile.TemporaryFile(dir=folder) as now:
            horizon = os.fstat(now.fileno()).st_mtime_ns - _TICK
    except (OSError, OutsideError):
        return None
    # No copy has the number and time of the original, and neither can be set.
    key = _key(reference, f"{made.st_dev} {made.st_ino} {made.st_ctime_ns}")
    return Cache(root, key, horizon, _read(folder / _FILE, key))


def _key(reference: Reference, place: str) -> str:
    """A digest over all that decides what is made of an assessment's files, except these."""
    whole = hashlib.sha256()
    versions = (__version__, sys.version, pydantic.VERSION, YAML_VERSION)
    for text in (*versions, place, *(part for file in reference.texts for part in file)):
        whole.update(_LENGTH.pack(len(text)) + text.encode())
    package = Path(__file__).parents[1]
    for part in ("model", "source", "workspace"):
        for module in sorted((package / part).glob("*.py")):
            whole.update(module.read_bytes())
    return whole.hexdigest()


def _read(file: Path, key: str) -> dict[str, Entry]:
    """The entries of a cache file; none if it is broken in any way or has another key."""
    try:
        data, _ = read_bytes(file, file.parent, file.name, _LIMIT) if not file.is_symlink() else (None, None)
        start = len(_MARK) + hashlib.sha256().digest_size
        if (
            data is None
            or not data.startswith(_MARK)
            or hashlib.sha256(data[start:]).digest() != data[len(_MARK) : start]
        ):
            return {}
        (length,) = _LENGTH.unpack_from(data, start)
        at = start + _LENGTH.size + length
        index = json.loads(data[start + _LENGTH.size : at])
        if index["key"] != key:
            return {}
        shapes = [(_words(paths), _words(analysts)) for paths, analysts in index["shapes"]]
        entries = {}
        for identity, signature, digest, shape, size in index["entries"]:
            paths, analysts = shapes[shape]
            records = data[at : at + size]
            if size % RECORD.size or len(records) != size:
                return {}
            entries[identity] = Entry(str(signature), str(digest), paths, PackedRatings(analysts, records))
            at += size
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError, struct.error):
        return {}
    return entries


def _words(found: object) -> tuple[str, ...]:
    """A list of texts.

    Raises:
        TypeError: If it is none.
    """
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("no list of texts")
    return tuple(found)


def write_cache(cache: Cache, entries: Mapping[str, Entry]) -> None:
    """Replace the entries of a cache; where they cannot be written, the next run reads the files again."""
    shapes: dict[tuple[Watched, tuple[str, ...]], int] = {}  # most assessments share theirs with others
    listed = []
    for identity, one in entries.items():
        shape = shapes.setdefault((one.paths, one.ratings.analysts), len(shapes))
        listed.append([identity, one.signature, one.digest, shape, len(one.ratings.records)])
    index = {"key": cache.key, "shapes": list(shapes), "entries": listed}
    head = json.dumps(index, separators=(",", ":")).encode()
    body = b"".join([_LENGTH.pack(len(head)), head, *(one.ratings.records for one in entries.values())])
    try:
        write_bytes(cache.root / FOLDER / _FILE, _MARK + hashlib.sha256(body).digest() + body, cache.root)
    except (OSError, OutsideError, ValueError):
        return


__all__ = ["FOLDER", "Cache", "Entry", "open_cache", "write_cache"]
