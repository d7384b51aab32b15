# SPDX-License-Identifier: Apache-2.0
"""Renew the locks: the newest versions that fit together on every Python and system, then all tests with them.

Warnings are errors in the tests, so that a lock that passes them is one to commit. `--check` says whether the locks
still hold what `pyproject.toml` asks for, and changes nothing.
"""

import sys
import tempfile
from pathlib import Path

from environment import OLDEST, ROOT, ensure, run

LOCKS = {"run": ["--all-extras"], "dev": ["--all-extras", "--group", "dev"]}
"""What each lock holds beside the package's own needs."""


def write(kind: str, target: Path, *, upgrade: bool) -> None:
    """Write one lock, for every system and each Python from the oldest."""
    python = [ensure("dev"), "-m", "uv"]
    oldest = ".".join(map(str, OLDEST))
    shape = ["--universal", "--python-version", oldest, "--generate-hashes", "--no-annotate", "--no-header"]
    wanted = ["pyproject.toml", "requirements/build.in"]
    newest = ["--upgrade"] if upgrade else []
    run([*python, "pip", "compile", "--quiet", *shape, *LOCKS[kind], *newest, *wanted, "-o", target])


def main() -> None:
    """Write the locks and test them, or compare them with what would be written."""
    if "--check" not in sys.argv[1:]:
        for kind in LOCKS:
            write(kind, ROOT / "requirements" / f"{kind}.txt", upgrade=True)
        run([ensure("dev"), "tools/test.py"])
        return
    for kind in LOCKS:
        kept = ROOT / "requirements" / f"{kind}.txt"
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / kept.name
            fresh.write_bytes(kept.read_bytes())
            write(kind, fresh, upgrade=False)
            if fresh.read_bytes() != kept.read_bytes():
                sys.exit(f"requirements/{kept.name} is not what pyproject.toml asks for: run tools/lock.py")


if __name__ == "__main__":
    main()
