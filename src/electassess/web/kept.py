# SPDX-License-Identifier: Apache-2.0
"""What was read of texts, kept while pages work on them: a save reads its file once, and the answer to it not again.

By the text itself, so that nothing that is kept can be old. Nobody may change what comes out.
"""

from functools import lru_cache
from typing import Any, Final, TypeVar

from electassess.diagnostics import Diagnostic
from electassess.model import Model
from electassess.source import parse
from electassess.workspace.files import Document, Parsed, from_text

M = TypeVar("M", bound=Model)
MOST: Final = 200
"""Most texts of which it is kept: those that a team works on at the same time."""


@lru_cache(maxsize=MOST)
def parsed(text: str) -> Parsed:
    """A text as the parser reads it; no fault quotes it."""
    texts: list[tuple[int, int]] = []
    starts: dict[str, list[tuple[int, int]]] = {}
    data, faults = parse(text, "", guarded=True, texts=texts, starts=starts)
    return Parsed(data, tuple(faults), tuple(texts), starts)


def reader(text: str) -> tuple[Any, list[Diagnostic]]:
    """The same as `source.edited` takes it."""
    found = parsed(text)
    return found.data, list(found.faults)


@lru_cache(maxsize=2 * MOST)
def _document(model: type[Model], text: str, name: str) -> tuple[Document[Any], tuple[Diagnostic, ...]]:
    document, faults = from_text(model, text, name, parsed(text))
    return document, tuple(faults)


def document(model: type[M], text: str, name: str) -> tuple[Document[M], list[Diagnostic]]:
    """A text as a file of a kind; see `workspace.files.from_text`."""
    found, faults = _document(model, text, name)
    return found, list(faults)


__all__ = ["document", "parsed", "reader"]
