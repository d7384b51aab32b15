# SPDX-License-Identifier: Apache-2.0
"""Writing what was made into a folder in which people work: what they changed there is kept.

Beside the files lies a record of their digests as they were written. A file that no longer has its digest was
changed by someone, and is moved aside before a new one takes its place.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from electassess.source.write import write_bytes

RECORD: Final = ".written.json"


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


def write_outputs(folder: Path, files: Mapping[str, bytes], within: Path | None = None) -> Written:
    """Write files into a folder; those that someone changed since the last time are kept under another name.

    Args:
        folder: where to; made if need be.
        files: bytes by name.
        within: the folder that none of them may leave by a link; the folder itself, if left out.

    Raises:
        OutsideError: If a name or a link leads out of the folder.
        OSError: If something cannot be written.
    """
    within = within or folder
    record = _record(folder)
    kept = []
    for name, data in files.items():
        path = folder / name
        if path.is_file() and (there := path.read_bytes()) != data and _digest(there) != record.get(name):
            aside = _free(path)
            path.rename(aside)
            kept.append((name, aside.name))
    for name, data in files.items():
        write_bytes(folder / name, data, within)
    stale = sorted(name for name in record if name not in files and (folder / name).is_file())
    now = {**{name: record[name] for name in stale}, **{name: _digest(data) for name, data in files.items()}}
    write_bytes(folder / RECORD, (json.dumps(now, indent=2, sort_keys=True) + "\n").encode(), within)
    return Written(tuple(folder / name for name in files), tuple(kept), tuple(stale))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    """Digests by name as they were written; empty where that is not known, so that everything there is kept."""
    try:
        found = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(digest) for name, digest in found.items() if Path(str(name)).name == name}


def _free(path: Path) -> Path:
    """A name beside a file that is not taken: `statement.edited-1.md`."""
    names = (path.with_name(f"{path.stem}.edited-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists() and not name.is_symlink())


__all__ = ["RECORD", "Written", "write_outputs"]
