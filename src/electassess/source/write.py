# SPDX-License-Identifier: Apache-2.0
"""Writing files: whole or not at all, and only where they belong."""

import os
import tempfile
from pathlib import Path


class OutsideError(ValueError):
    """A path that leads out of the folder it must stay in."""


def write_bytes(path: Path, data: bytes, within: Path) -> None:
    """Write a file in one step: readers see the old bytes or the new ones, never a part.

    Args:
        path: the file; its folder is made if need be.
        data: its bytes.
        within: the folder that the path must not leave, by `..` or a symbolic link.

    Raises:
        OutsideError: If it does.
        OSError: If it cannot be written.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within)):
        raise OutsideError(f"{path.name} would lie outside of the folder it belongs in")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


__all__ = ["OutsideError", "write_bytes"]
