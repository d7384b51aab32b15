# SPDX-License-Identifier: Apache-2.0
"""The virtual environment that the other tools work in, made of exactly the packages that were tested.

Needs nothing but Python itself, on Linux, macOS and Windows. Packages come with their hashes from
`requirements/run.txt` or `requirements/dev.txt`, which `tools/lock.py` renews.
"""

import hashlib
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""

OLDEST = (3, 11)
"""Oldest Python that the packages run on."""


def step(text: str) -> None:
    """Say what comes now."""
    print(f"\n== {text}", flush=True)


def scripts(folder: Path) -> Path:
    """Where a virtual environment has its programs."""
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def python_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return scripts(folder) / ("python.exe" if sys.platform == "win32" else "python")


def run(command: Sequence[object]) -> None:
    """Run a command, of words and paths, in the repository; end with its exit code where that is not 0."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def ensure(kind: str, folder: Path = ROOT / ".venv") -> Path:
    """Make the environment, or bring it up to date; one that is as it should be is left alone.

    Args:
        kind: `run`, for using the program, or `dev`, which has the tests' packages too.
        folder: of the environment.

    Returns:
        Its interpreter.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or later is needed; this one is {sys.version.split()[0]}")
    lock, project = ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"
    python, stamp = python_of(folder), folder / f"{kind}.sha256"
    digest = hashlib.sha256(lock.read_bytes() + project.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return python
    step(f"Setting up {folder.name} (the first time this downloads packages and takes a minute or two)")
    if not python.exists():
        venv.EnvBuilder(with_pip=True).create(folder)
    pip = [python, "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
    run([*pip, "--require-hashes", "-r", lock])
    run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT])
    stamp.write_text(digest, encoding="utf-8")
    return python
