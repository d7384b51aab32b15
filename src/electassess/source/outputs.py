# SPDX-License-Identifier: Apache-2.0
"""Writing what was made into a folder in which people work: what they changed there is kept.

Beside the files lies a record of their digests as they were written. A file that no longer has its digest was
changed by someone, and is moved aside before a new one takes its place. Two runs at once wait for each other, and
whether a file was changed is asked again in the moment in which it is replaced.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from electassess.source.digests import bytes_digest
from electassess.source.door import read_bytes
from electassess.source.locks import alone, sweep
from electassess.source.write import stays_within, write_bytes

RECORD: Final = ".written.json"
_RECORD_LIMIT: Final = 1_000_000


class NotOursError(ValueError):
    """A file that is there and was not written by this program, so that it is not written over."""


@dataclass(frozen=True)
class Written:
    """What came of writing files into a folder.

    Attributes:
        files: what was written, in the order given.
        kept: (name, name it now has) of files that had been changed since they were written.
        stale: names of files written earlier and not now.
    """

    files: tuple[Path, ...]
    kept: tuple[tuple[str, str], ...]
    stale: tuple[str, ...]


def write_outputs(
    folder: Path, files: Mapping[str, bytes], within: Path | None = None, *, ours_alone: bool = False
) -> Written:
    """Write files into a folder; those that someone changed since the last time are kept under another name.

    Args:
        folder: where to; made if need be.
        files: bytes by name.
        within: the folder that none of them may leave by a link; the folder itself, if left out.
        ours_alone: refuse to take the place of a file that was not written here before, instead of moving it aside.

    Raises:
        OutsideError: If a name or a link leads out of the folder; nothing was touched then.
        NotOursError: If a file is none of ours; nothing was touched then.
        OSError: If something cannot be written.
    """
    within = within or folder
    for name in (*files, RECORD):
        stays_within(folder / name, within)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        record = _record(folder)
        if ours_alone:
            _refuse_others(folder, files, record)
        sweep(folder, {*files, *record, RECORD})
        kept: list[tuple[str, str]] = []
        for name, data in files.items():
            path, digests = folder / name, {bytes_digest(data), record.get(name)}
            write_bytes(path, data, within, before=partial(_keep, path, digests, kept))
        stale = sorted(name for name in record if name not in files and (folder / name).is_file())
        now = {**{name: record[name] for name in stale}, **{name: bytes_digest(data) for name, data in files.items()}}
        write_bytes(folder / RECORD, (json.dumps(now, indent=2, sort_keys=True) + "\n").encode(), within)
    return Written(tuple(folder / name for name in files), tuple(kept), tuple(stale))


def _keep(path: Path, digests: set[str | None], kept: list[tuple[str, str]]) -> None:
    """Move a file aside unless it is as it was written, or already what is to be written."""
    if path.is_file() and bytes_digest(path.read_bytes()) not in digests:
        aside = _free(path)
        path.rename(aside)
        kept.append((path.name, aside.name))


def _refuse_others(folder: Path, files: Mapping[str, bytes], record: Mapping[str, str]) -> None:
    for name in files:
        if os.path.lexists(folder / name) and not (folder / name).is_dir() and name not in record:
            raise NotOursError(f"{name} is there already and was not written by this program; it was left as it is")


def _record(folder: Path) -> dict[str, str]:
    """Digests by name as they were written; empty where that is not known, so that everything there is kept."""
    data, _ = read_bytes(folder / RECORD, folder, RECORD, _RECORD_LIMIT)
    try:
        found = json.loads(data or b"")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(digest) for name, digest in found.items() if Path(str(name)).name == name}


def _free(path: Path) -> Path:
    """A name beside a file that is not taken: `statement.edited-1.md`."""
    names = (path.with_name(f"{path.stem}.edited-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists() and not name.is_symlink())


__all__ = ["RECORD", "NotOursError", "Written", "alone", "sweep", "write_outputs"]
