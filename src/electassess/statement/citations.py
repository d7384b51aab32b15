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


@dataclass
class Notes:
    """The notes of one statement, numbered in reading order."""

    footnotes: list[Footnote] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)

    def cite(self, sources: Sequence[tuple[str, Source]], standards: Sequence[str] = ()) -> int | None:
        """Add the note of one claim.

        Args:
            sources: (key, source) of each source cited, in any order.
            standards: texts of the standards cited.

        Returns:
            The note's number, or `None` where there is nothing to cite.
        """
        number = len(self.footnotes) + 1
        parts = [*standards]
        # The most reliable stands first, whatever the order of the file.
        for key, source in sorted(sources, key=lambda pair: pair[1].reliability):
            if key in self._first:
                parts.append(f"{source.organisation if source.named else 'Source'}, note {self._first[key]} above")
            else:
                self._first[key] = number
                parts.append(source_text(source))
        if not parts:
            return None
        text = typographic("; ".join(parts))
        # An address must not swallow the full stop, nor the semicolon, that follows it.
        self.footnotes.append(Footnote(text if text.endswith(".") else f"{text}."))
        return number


__all__ = ["Notes", "source_text"]
