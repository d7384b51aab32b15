# SPDX-License-Identifier: Apache-2.0
"""Footnotes: what each claim cites, in full the first time and by the number of that note afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from electassess.model.evidence import Source
from electassess.statement.document import Footnote
from electassess.statement.grammar import partial_date, typographic


def source_text(source: Source) -> str:
    """A source as a note prints it: organisation, title, date, where it was read, address.

    An anonymous source gives its date alone: nothing that leads to a person.
    """
    if not source.named:
        return f"Source known to the authors{f', {partial_date(source.date)}' if source.date else ''}"
    described = source.title[:1].lower() + source.title[1:]
    parts = [source.organisation, described if source.described else f"“{source.title}”"]
    if source.date:
        parts.append(partial_date(source.date))
    if source.via:
        parts.append(source.via)
    if source.url:
        parts.append(source.url)
    return ", ".join(parts)


Piece = tuple[str, str]


def source_pieces(source: Source) -> list[Piece]:
    """A source in full, its address as a link."""
    text = source_text(source)
    if source.url and source.named and text.endswith(source.url):
        return [(typographic(text.removesuffix(source.url)), ""), (source.url, source.url)]
    return [(typographic(text), "")]


def source_in_short(source: Source) -> Piece:
    """A source as a short note gives it, on which its address lies: `ANFREL, 5 July 2023`."""
    if not source.named:
        return typographic(source_text(source)), ""
    parts = [source.organisation]
    if source.date:
        parts.append(partial_date(source.date))
    text = ", ".join(parts) + (f" ({source.via})" if source.via else "")
    return typographic(text), source.url or ""


@dataclass
class Notes:
    """The notes of one statement, numbered in reading order.

    Attributes:
        short: whether a note gives sources in short, for a text that is read without them.
    """

    short: bool
    footnotes: list[Footnote] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)

    def cite(self, sources: Sequence[tuple[str, Source]], standards: Sequence[str] = ()) -> int | None:
        """Add a note.

        Args:
            sources: (key, source) of each source cited, in any order.
            standards: texts of the standards cited.

        Returns:
            The note's number, or `None` where there is nothing to cite.
        """
        number = len(self.footnotes) + 1
        parts: list[list[Piece]] = [[(typographic(text), "")] for text in standards]
        # The most reliable stands first, whatever the order of the file.
        for key, source in sorted(sources, key=lambda pair: pair[1].reliability):
            if self.short:
                parts.append([source_in_short(source)])
            elif key in self._first:
                name = source.organisation if source.named else "Source"
                parts.append([(typographic(f"{name}, note {self._first[key]} above"), "")])
            else:
                self._first[key] = number
                parts.append(source_pieces(source))
        if not parts:
            return None
        pieces: list[Piece] = []
        for part in parts:
            pieces += [("; ", ""), *part] if pieces else part
        # An address must not swallow the full stop, nor the semicolon, that follows it.
        if not pieces[-1][0].endswith("."):
            pieces.append((".", ""))
        self.footnotes.append(Footnote(tuple(pieces)))
        return number


__all__ = ["Notes", "source_in_short", "source_pieces", "source_text"]
