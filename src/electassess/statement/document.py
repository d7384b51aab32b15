# SPDX-License-Identifier: Apache-2.0
"""A draft: blocks of claims with their footnotes and their way back to files. Plain text; writers do the markup."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "notice", "dateline", "paragraph", "lead", "heading", "list", "table", "signatures"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note, in pieces.

    Attributes:
        pieces: text, and the address it leads to or the empty string; an address is kept letter by letter.
    """

    pieces: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The note without its links."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion (a sentence, a list entry, a title, a signature) and what it rests on.

    Attributes:
        id: identity, made of what it says: `party-inclusion/clp-refused`.
        kind: by what licence it stands: fact, own, demand, verdict or form.
        text: plain text with typographic quotation marks.
        note: number (from 1) of its footnote in `Draft.footnotes`, or `None`.
        findings: refs of the findings it states.
        ratings: `path:line` of each rating those findings rest on, relative to the workspace.
        evidence: ids of the public items of evidence it tells.
        evidence_at: `path:line` of each of those items.
        standards: `standard/provision` citations.
        rules: which rules and catalogue texts put it here, in words.
        cells: of a row of a table, its cells, of which `text` is all.
    """

    id: str
    kind: str
    text: str
    note: int | None = None
    findings: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    evidence_at: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a heading.

    Attributes:
        id: identity within the draft.
        kind: what a writer makes of it: the claims of a paragraph are joined by spaces, and so are those of a lead,
            which stays on one page with the list after it; those of a list
            (bulleted) or of the signatures (numbered) are one entry each, and those of a table one row each, the
            first its head.
        claims: in order.
    """

    id: str
    kind: BlockKind
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the text does not say, with the reason: what an editor must know.

    Attributes:
        kind: `no-public-evidence`, `later-evidence`, `no-finding`, `set-aside`, `not-yet`, `no-signatories`,
            `addressees-not-named`, `ask-not-printed`, `title-not-told`.
        ref: the node it concerns.
        text: the gap in one sentence, for the people who draft.
    """

    kind: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Untold:
    """A public item of evidence that the text does not tell.

    Attributes:
        item: its id.
        reason: one of the closed list in `telling.Reason`.
        weighs: whether it is a fault or a strength of weight, which whoever edits must see.
    """

    item: str
    reason: str
    weighs: bool


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A whole draft statement, ready for the writers.

    Attributes:
        election: the assessment's id.
        form: joint, full, report or summary.
        edition: pre-election, preliminary or final.
        date: the day of the statement.
        language: BCP 47 tag, `en-GB`.
        title: the headline.
        band: of the ladder.
        label: the band's label.
        verdict: the one canonical sentence that says the verdict.
        reasons: how the band came about, in words.
        analysts: whose ratings count in it, in alphabetical order.
        blocks: in order.
        footnotes: in the order of their numbers, from 1.
        untold: every public item of evidence that no claim tells, in the order of the file.
        gaps: what else the text does not say.
        method: the scoring method, as one line of JSON.
        text_stamp: SHA-256 of the words, notes and layout: what somebody signs.
        basis_stamp: SHA-256 of the findings and facts that the words rest on.
        noticed: what later pages say of a notice on the first, if there is one.

    Raises:
        ValueError: If the notes are not cited once each in reading order: Word and Typst number them so, and
            "note 3 above" must point to the third in every format. A title or heading takes none, for it is
            also the name of the file.
    """

    election: str
    form: str
    edition: str
    date: dt.date
    language: str
    title: str
    band: int
    label: str
    verdict: str
    reasons: tuple[str, ...]
    analysts: tuple[str, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    untold: tuple[Untold, ...]
    gaps: tuple[Gap, ...]
    method: str
    text_stamp: str
    basis_stamp: str
    noticed: str = ""

    def __post_init__(self) -> None:
        """Hold the notes to reading order."""
        cited = [claim.note for claim in self.claims if claim.note is not None]
        if cited != list(range(1, len(self.footnotes) + 1)):
            raise ValueError(f"{len(self.footnotes)} notes are cited as {cited}, not once each in reading order")
        for block in self.blocks:
            if block.kind in ("title", "heading") and any(claim.note for claim in block.claims):
                raise ValueError(f"block {block.id}: a {block.kind} takes no note")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in reading order."""
        return tuple(claim for block in self.blocks for claim in block.claims)

    @property
    def told(self) -> dict[str, tuple[str, ...]]:
        """The ids of the claims that tell each item, by item, in reading order; a demand tells none."""
        claims: dict[str, list[str]] = {}
        for claim in self.claims:
            for item in claim.evidence if claim.kind != "demand" else ():
                claims.setdefault(item, []).append(claim.id)
        return {item: tuple(ids) for item, ids in claims.items()}


__all__ = ["Block", "BlockKind", "Claim", "Draft", "Footnote", "Gap", "Untold"]
