# SPDX-License-Identifier: Apache-2.0
"""The stamps of a text: one of its words, one of what they rest on, and one of each fact that it could tell."""

from collections.abc import Mapping, Sequence

from electassess.findings import Findings, Usable, strength_of
from electassess.stamps import stamp
from electassess.statement.document import Block, Footnote

_OF_ITEM = {
    "fact", "clause", "quote", "reading", "basis", "attributed", "credibility", "happened", "figures", "said_by",
    "keep", "continues", "sources",
}  # fmt: skip
"""What of an item decides what may be said of it; where and whether it is told is another matter."""

_OF_WORDS = {
    "fact", "clause", "quote", "reading", "attributed", "happened", "figures", "said_by", "keep", "continues",
}  # fmt: skip
"""What of an item people's own words about it may have to follow; how surely it is known is said beside it."""

_OF_SOURCE = {"organisation", "date", "via", "reliability", "named"}


def fact_stamps(usable: Usable) -> Mapping[str, str]:
    """A stamp of each public item that a text of its day may use, by id: another one where the fact is another."""
    return {
        key: stamp(
            [
                item.model_dump(mode="json", include=_OF_ITEM),
                [source.model_dump(mode="json", include=_OF_SOURCE) for _, source in usable.sources_of(item)],
            ]
        )
        for key, item in usable.items.items()
    }


def word_stamps(usable: Usable) -> Mapping[str, tuple[str, str]]:
    """A stamp of what each public item says, by id, and how strongly it may be said: not whence it is known."""
    return {
        key: (
            stamp(item.model_dump(mode="json", include=_OF_WORDS)),
            strength_of(item, [source for _, source in usable.sources_of(item)]).name.lower(),
        )
        for key, item in usable.items.items()
    }


def text_stamp(blocks: Sequence[Block], notes: Sequence[Footnote]) -> str:
    """A stamp of the words of a text, its notes and its layout, whatever they rest on."""
    return stamp(
        [
            [[block.kind, [[claim.text, claim.note] for claim in block.claims]] for block in blocks],
            [note.pieces for note in notes],
        ]
    )


def basis_stamp(findings: Findings, told: Sequence[str]) -> str:
    """A stamp of what a text rests on: the verdict's findings, and the facts that it tells."""
    facts = fact_stamps(findings.usable)
    return stamp(
        [
            {ref: finding.fingerprint for ref, finding in findings.by_ref.items()},
            {key: facts[key] for key in told if key in facts},
        ]
    )


__all__ = ["basis_stamp", "fact_stamps", "text_stamp", "word_stamps"]
