# SPDX-License-Identifier: Apache-2.0
"""What a finished file gives away: every format opened up to the text that a curious reader could find in it.

The promise that nothing confidential reaches a public output is kept upstream, where a draft takes up public text
alone. This looks at the other end: the bytes, unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from electassess.render.text import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from electassess.render.writers import WRITERS, Writer

if TYPE_CHECKING:
    from electassess.statement.document import Draft

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def _zip_text(data: bytes) -> str:
    """Names and contents of an archive's parts, and what its entries say of their making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            f"{entry.filename} {entry.date_time} {entry.comment!r} {entry.extra!r}" for entry in archive.infolist()
        ]
        return "\n".join([*parts, *(archive.read(name).decode(errors="replace") for name in archive.namelist())])


def _pdf_text(data: bytes) -> str:
    """The file with its streams unpacked. The letters of its text are not in it: a PDF stores numbers of glyphs."""
    streams = []
    for match in _STREAM.finditer(data):
        try:
            streams.append(zlib.decompress(match[1].rstrip(b"\r\n")))
        except zlib.error:
            continue
    return "\n".join([data.decode("latin-1"), *(one.decode("latin-1") for one in streams)])


def open_up(data: bytes) -> str:
    """All text in a finished file of any format: contents, properties, names of parts."""
    if data.startswith(b"PK"):
        return _zip_text(data)
    return _pdf_text(data) if data.startswith(b"%PDF") else data.decode()


def every_writer(draft: "Draft", writers: Mapping[str, Writer] = WRITERS) -> dict[str, str]:
    """Write a draft in every format and open each file up.

    Args:
        draft: the draft.
        writers: the formats.

    Returns:
        Name of the format -> all text in the file; of a PDF also the text it was set from.

    Raises:
        MissingExtraError: If the packages of a format are not installed.
    """
    from electassess.render.pdf import typst_text  # noqa: PLC0415

    opened = {}
    for name, writer in writers.items():
        data = writer.write(draft)
        opened[name] = open_up(data) + (typst_text(draft) if data.startswith(b"%PDF") else "")
    return opened


def find_leaks(opened: Mapping[str, str], secrets: Iterable[str]) -> list[tuple[str, str]]:
    """Which secrets stand in which file, whatever their case and whether or not their direction is marked.

    Args:
        opened: format -> text, from `every_writer`.
        secrets: what must not appear.

    Returns:
        (format, secret) pairs, sorted.
    """

    def bare(text: str) -> str:
        return text.replace(LEFT_TO_RIGHT, "").replace(RIGHT_TO_LEFT, "").casefold()

    wanted = [secret for secret in secrets if bare(secret)]
    bared = {name: bare(text) for name, text in opened.items()}
    return sorted((name, one) for name, text in bared.items() for one in wanted if bare(one) in text)


__all__ = ["every_writer", "find_leaks", "open_up"]
