# SPDX-License-Identifier: Apache-2.0
"""The registry of writers for drafts: a visible list, heavy packages imported by the writer that needs them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from electassess.statement.document import Draft


@dataclass(frozen=True, slots=True)
class Writer:
    """One format.

    Attributes:
        extension: of the file, without a dot.
        write: draft -> bytes.
        needs: the extra that it needs, or nothing.
    """

    extension: str
    write: "Callable[[Draft], bytes]"
    needs: str = ""


def _markdown(draft: "Draft") -> bytes:
    from electassess.render.markdown import write_markdown  # noqa: PLC0415

    return write_markdown(draft)


def _html(draft: "Draft") -> bytes:
    from electassess.render.html import write_html  # noqa: PLC0415

    return write_html(draft)


def _docx(draft: "Draft") -> bytes:
    from electassess.render.docx import write_docx  # noqa: PLC0415

    return write_docx(draft)


def _pdf(draft: "Draft") -> bytes:
    from electassess.render.pdf import write_pdf  # noqa: PLC0415

    return write_pdf(draft)


def _trace(draft: "Draft") -> bytes:
    from electassess.render.trace import write_trace  # noqa: PLC0415

    return write_trace(draft)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "md": Writer("md", _markdown),
        "html": Writer("html", _html),
        "docx": Writer("docx", _docx, "docs"),
        "pdf": Writer("pdf", _pdf, "docs"),
        "trace": Writer("json", _trace),
    }
)
"""Name of a format -> its writer."""

__all__ = ["WRITERS", "Writer"]
