# SPDX-License-Identifier: Apache-2.0
"""Set up a virtual environment and run everything that must pass; what follows the command goes to pytest."""

import sys

from environment import ensure, run, scripts


def main() -> None:
    """Linter, format, types, import contract, tests."""
    python = ensure("dev")
    run([python, "-m", "ruff", "check", "."])
    run([python, "-m", "ruff", "format", "--check", "src", "tools"])
    run([python, "-m", "mypy"])
    run([scripts(python.parent.parent) / "lint-imports"])
    # The floor of coverage, in pyproject.toml, is that of all tests: part of them is run without it.
    floor = [] if sys.argv[1:] else ["--cov=electassess", "--cov-report="]
    run([python, "-m", "pytest", "-q", "-n", "2", *floor, *sys.argv[1:]])


if __name__ == "__main__":
    main()
