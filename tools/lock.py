# SPDX-License-Identifier: Apache-2.0
"""Renew the locks: the newest versions that fit together on every Python and system, then all tests with them.

Warnings are errors in the tests, so that a lock that passes them is one to commit.
"""

from environment import OLDEST, ensure, run

LOCKS = {"run": ["--all-extras"], "dev": ["--all-extras", "--group", "dev"]}
"""What each lock holds beside the package's own needs."""


def main() -> None:
    """Write the locks, and test what they hold."""
    uv, oldest = [ensure("dev"), "-m", "uv"], ".".join(map(str, OLDEST))
    shape = ["--universal", "--python-version", oldest, "--generate-hashes", "--no-annotate", "--no-header"]
    for kind, more in LOCKS.items():
        sources = ["pyproject.toml", "requirements/build.in"]
        target = f"requirements/{kind}.txt"
        run([*uv, "pip", "compile", "--quiet", "--upgrade", *shape, *more, *sources, "-o", target])
    run([ensure("dev"), "tools/test.py"])


if __name__ == "__main__":
    main()
