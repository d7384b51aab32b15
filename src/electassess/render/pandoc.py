# SPDX-License-Identifier: Apache-2.0
"""Running pandoc: in its sandbox, with a fixed clock, on the Markdown of a draft."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from electassess.render.writers import MissingExtraError
from electassess.statement.document import Draft

READER = "markdown-smart-raw_tex-raw_html-tex_math_dollars-citations-example_lists-fancy_lists+startnum"
"""pandoc's Markdown without the extensions that would read plain text as something else."""


def epoch_of(draft: Draft) -> int:
    """The day of the statement in seconds, the only time that a document ever holds."""
    return (draft.date.toordinal() - 719163) * 86400


def run_pandoc(draft: Draft, text: str, arguments: Sequence[str], format_name: str) -> bytes:
    """Convert Markdown.

    Args:
        draft: whose date is the clock.
        text: the Markdown.
        arguments: of pandoc, after its reader.
        format_name: for the message if pandoc is not installed.

    Raises:
        MissingExtraError: If pandoc is not installed.
        RuntimeError: If pandoc fails.
    """
    try:
        import pypandoc  # noqa: PLC0415

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError) as fault:
        raise MissingExtraError("docs", format_name) from fault
    environment = {
        "SOURCE_DATE_EPOCH": str(epoch_of(draft)),
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}),
    }
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out"
        finished = subprocess.run(  # noqa: S603 - the program that the package brings, no shell
            [program, "--sandbox", "-f", READER, *arguments, "-o", str(output)],
            input=text.encode(),
            env={**environment, "HOME": folder},
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if finished.returncode:
            raise RuntimeError(f"pandoc: {finished.stderr.decode(errors='replace').strip()}")
        return output.read_bytes()


__all__ = ["READER", "epoch_of", "run_pandoc"]
