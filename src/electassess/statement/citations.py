# SPDX-License-Identifier: Apache-2.0
"""Footnotes: what each claim cites, in full the first time and by the number of that note afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from electassess.language import Language
from electassess.model.evidence import Source
from electassess.statement.document import Footnote


def source_text(source: Source, language: Language) -> str:
    """A source as a note prints it: organisation, title, date, where it was read, address.

    An anonymous source gives its date alone: nothing that leads to a person.
    """
    if not source.named:
        if source.date:
            return language.say("source-unnamed-dated", date=language.partial_date(source.date))
        return language.say("source-unnamed")
    titled = source.title if source.described else language.say("source-titled", title=source.title)
    parts = [source.organisation, titled]
    if source.date:
        parts.append(language.partial_date(source.date))
    if source.via:
        parts.append(source.via)
    if source.url:
        parts.append(source.url)
    return ", ".join(parts)


Piece = tuple[str, str]


def source_pieces(source: Source, language: Language) -> list[Piece]:
    """A source in full, its address as a link."""
    text = source_text(source, language)
    if source.url and source.named and text.endswith(source.url):
        return [(language.typographic(text.removesuffix(source.url)), ""), (source.url, source.url)]
    return [(language.typographic(text), "")]


def source_in_short(source: Source, language: Language) -> Piece:
    """A source as a short note gives it, on which its address lies: `ANFREL, 5 July 2023`."""
    if not source.named:
        return language.typographic(source_text(source, language)), ""
    parts = [source.organisation]
    if source.date:
        parts.append(language.partial_date(source.date))
    text = ", ".join(parts)
    if source.via:
        text = language.say("source-via", source=text, via=source.via)
    return language.typographic(text), source.url or ""


@dataclass
class Notes:
    """The notes of one statement, numbered in reading order.

    Attributes:
        language: in which they are given.
        short: whether a note gives sources in short, for a text that is read without them.
    """

    short: bool
    language: Language
    footnotes: list[Footnote] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)

    def cite(self, sources: Sequence[tuple[str, Source]], standards: Sequence[str] = ()) -> int | None:
        """Add a note.

        Args:
            sources: (key, source) of each source cited, in the order of the sentences.
            standards: texts of the standards cited.

        Returns:
            The note's number, or `None` where there is nothing to cite.
        """
        number = len(self.footnotes) + 1
        parts: list[list[Piece]] = [[(self.language.typographic(text), "")] for text in standards]
        # A short note follows the sentences that it stands under; else the most reliable stands first.
        for key, source in sources if self.short else sorted(sources, key=lambda pair: pair[1].reliability):
            if self.short:
                parts.append([source_in_short(source, self.language)])
            elif key in self._first:
                name = source.organisation if source.named else self.language.say("source-unnamed-again")
                again = self.language.say("source-again", source=name, number=str(self._first[key]))
                parts.append([(self.language.typographic(again), "")])
            else:
                self._first[key] = number
                parts.append(source_pieces(source, self.language))
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
