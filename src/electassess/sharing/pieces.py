# SPDX-License-Identifier: Apache-2.0
"""Three-way merge of texts in pieces: lines of a file, or sentences of a statement with what stands between them.

Git does it: a piece is given to it as a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from electassess.sharing.git import merge_file
from electassess.working import read_copy


@dataclass(frozen=True)
class Hunk:
    """A run of pieces.

    Attributes:
        ours: as they stand here; where nobody contradicts, as both together have them.
        theirs: as they stand there, where both sides changed them; otherwise `None`.
    """

    ours: str
    theirs: str | None = None


def sentences(text: str) -> list[str]:
    """A working copy in pieces: its sentences, and what stands between them. Joined they are the text.

    Args:
        text: with line feeds alone.
    """
    found, at = [], 0
    for one in read_copy(text).sentences:
        if one.start > at:
            found.append(text[at : one.start])
        found.append(text[one.start : one.end])
        at = one.end
    return [*found, text[at:]] if at < len(text) else found


def hunks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Hunk]:
    """Merge.

    Raises:
        GitError: If git cannot.
    """
    mine, before, other = (b"".join(map(_line, side)) for side in (ours, base, theirs))
    text, _ = merge_file(mine, before, other)
    return list(_read(text.decode().split("\n")[:-1]))


def _line(piece: str) -> bytes:
    """A piece as one line; it begins with a blank, so that no piece looks like a mark of git's."""
    return f" {piece.replace('%', '%25').replace(chr(10), '%0A')}\n".encode()


def _piece(line: str) -> str:
    return line[1:].replace("%0A", "\n").replace("%25", "%")


def _read(lines: Sequence[str]) -> Iterator[Hunk]:
    sides: list[list[str]] = [[], []]
    side, inside = 0, False
    for line in lines:
        if line.startswith(" "):
            sides[side].append(_piece(line))
        elif line.startswith("<"):
            if sides[0]:
                yield Hunk("".join(sides[0]))
            sides, inside = [[], []], True
        elif line.startswith("="):
            side = 1
        elif line.startswith(">"):
            yield Hunk("".join(sides[0]), "".join(sides[1]))
            sides, side, inside = [[], []], 0, False
    if sides[0] and not inside:
        yield Hunk("".join(sides[0]))


def marked(ours: bytes, theirs: bytes, size: int = 7) -> bytes:
    """Two versions as one text, with git's marks around each place where they differ.

    Raises:
        GitError: If git cannot.
    """
    return merge_file(ours, b"", theirs, size)[0]


__all__ = ["Hunk", "hunks", "marked", "sentences"]
