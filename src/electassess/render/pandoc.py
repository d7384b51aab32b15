# SPDX-License-Identifier: Apache-2.0
"""Running pandoc: in its sandbox, without the user's settings, on Markdown in, bytes out."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from electassess.render.extras import MissingExtraError

READER = "commonmark+footnotes+fenced_divs+attributes+pipe_tables"
"""CommonMark, notes, tables, and the divisions that carry a style of Word’s: nothing that plain text could set off."""

KEPT = ("SYSTEMROOT", "TEMP", "TMP")
"""What a program needs of the environment on Windows; everything else stays out, that it may not show in a file."""


def pandoc_program(format_name: str) -> str:
    """Where pandoc is.

    Args:
        format_name: for the message if it is not there.

    Raises:
        MissingExtraError: If pandoc is not installed.
    """
    try:
        import pypandoc  # noqa: PLC0415

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as fault:
        raise MissingExtraError("docs", format_name) from fault


def run_pandoc(text: str, arguments: Sequence[str], format_name: str, *, reader: str = READER) -> bytes:
    """Convert Markdown.

    In its sandbox pandoc's clock stands at 1970 and it reads no file but those named in its arguments.

    Args:
        text: the Markdown.
        arguments: of pandoc, after its reader.
        format_name: for the message if pandoc is not installed.
        reader: another reader of pandoc's.

    Raises:
        MissingExtraError: If pandoc is not installed.
        RuntimeError: If pandoc fails.
    """
    program = pandoc_program(format_name)
    with tempfile.TemporaryDirectory() as folder:
        finished = subprocess.run(  # noqa: S603 - the program that the package brings, no shell
            [program, "--sandbox", f"--data-dir={folder}", "-f", reader, *arguments, "-o", "-"],
            input=text.encode(),
            env={
                "LC_ALL": "C.UTF-8",
                "HOME": folder,
                "SOURCE_DATE_EPOCH": "0",
                **{name: os.environ[name] for name in KEPT if name in os.environ},
            },
            cwd=Path(folder),
            capture_output=True,
            check=False,
        )
    if finished.returncode:
        raise RuntimeError(f"pandoc: {finished.stderr.decode(errors='replace').strip()}")
    return finished.stdout


__all__ = ["KEPT", "READER", "pandoc_program", "run_pandoc"]
