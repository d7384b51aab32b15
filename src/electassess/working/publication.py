# SPDX-License-Identifier: Apache-2.0
"""A working copy as it is published: the tool's sentences with what they rest on, people's with what they cite."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from electassess.language import Language
from electassess.model.evidence import Source
from electassess.stamps import stamp
from electassess.statement import Draft, Laid
from electassess.statement.compose import Planned
from electassess.statement.document import BlockKind
from electassess.statement.facts import worth_citing
from electassess.statement.frame import NOT_ADOPTED
from electassess.statement.inputs import Kind, Line
from electassess.statement.telling import Reason
from electassess.working.blocks import Block, Copy, read_copy
from electassess.working.pairing import ASKING
from electassess.working.sentences import Sentence
from electassess.working.write import bare_entry, copy_text

_KINDS: Mapping[str, BlockKind] = {
    "title": "title",
    "heading": "heading",
    "notice": "notice",
    "dateline": "dateline",
    "list": "list",
    "signatures": "signatures",
    "paragraph": "paragraph",
}
_STOPS = (".", "!", "?", "”")

Known = dict[tuple[str, frozenset[str]], Line]


def _known(laid: Laid) -> Known:
    """The tool's own lines by what a working copy shows of them."""
    lines = [line for _, kind, planned in laid.blocks if kind != "table" for line in planned]
    shown = read_copy(copy_text(laid.finish())).sentences
    return {(one.text, frozenset(one.cites)): line for one, line in zip(shown, lines, strict=True)}


def _own(laid: Laid, sentence: Sentence) -> Line:
    """A sentence that people wrote, with what it cites."""
    usable, by_ref = laid.material.findings.usable, laid.material.findings.by_ref
    items = [usable.items[key] for key in sentence.cites if key in usable.items]
    refs = [ref for item in items for ref in item.indicators]
    refs += [key for key in sentence.cites if key in by_ref]
    sources: dict[tuple[str, Source], None] = {}
    if sentence.kind not in ("title", "heading"):
        sources = dict.fromkeys(pair for item in items for pair in worth_citing(usable.sources_of(item)))
    asks = sentence.block in ASKING and bool(items)
    rule = "the signatories' own voice" if sentence.ours else "written by people"
    return Line(
        key=f"own/{stamp([sentence.text, list(sentence.cites)])[:12]}",
        kind=Kind.DEMAND if asks else Kind.OWN,
        text=laid.material.language.typographic(sentence.text),
        findings=tuple(dict.fromkeys(by_ref[ref] for ref in refs if ref in by_ref)),
        evidence=tuple(item.id for item in items),
        sources=() if asks else tuple(sources),
        rules=(f"working copy, line {sentence.line}: {rule}",),
    )


def _entries(lines: Sequence[Line], language: Language) -> list[Line]:
    """The entries of a list, joined as one sentence unless they are sentences themselves."""
    if all(line.kind is Kind.FORM for line in lines):
        return list(lines)
    bare = [bare_entry(line.text) if line.kind is not Kind.OWN else line.text for line in lines]
    if any(text.endswith(_STOPS) for text in bare):
        return [replace(line, text=text) for line, text in zip(lines, bare, strict=True)]
    ends = [language.say("ask-ends", left=len(bare) - number) for number in range(1, len(bare) + 1)]
    return [replace(line, text=f"{text}{end}") for line, text, end in zip(lines, bare, ends, strict=True)]


def _block(laid: Laid, known: Known, block: Block, key: str) -> Planned:
    """One block as it is published."""
    lines = []
    for sentence in block.sentences:
        found = known.get((sentence.text, frozenset(sentence.cites)))
        lines.append(found if found is not None else _own(laid, sentence))
    kind = _KINDS[block.kind]
    if kind == "paragraph" and block.key in ("demands-lead", "signatories"):
        kind = "lead"
    return key, kind, _entries(lines, laid.material.language) if kind == "list" else lines


def published(laid: Laid, copy: Copy) -> Draft:
    """The draft that a working copy makes.

    Args:
        laid: the plain text that it goes back to, of the same day, edition and form.
        copy: what people made of it; it cites nothing but public items and findings. The notice that it is a draft
            goes where its words are those that were adopted.

    Raises:
        ValueError: If nothing is left of the text.
    """
    known = _known(laid)
    brief = laid.material.brief
    theirs = bool(brief.adopted_text) and brief.adopted_text == adoption(copy)
    blocks: list[Planned] = []
    taken: set[str] = set()
    tables = {key: (key, kind, lines) for key, kind, lines in laid.blocks if kind == "table"}
    for block in copy.blocks:
        if block.kind == "table" and block.key in tables:
            blocks.append(tables.pop(block.key))
        if not block.sentences:
            continue
        key = block.key or f"own-{stamp([one.text for one in block.sentences])[:8]}"
        number = 2
        while key in taken:
            key, number = f"{key.rpartition('~')[0] or key}~{number}", number + 1
        taken.add(key)
        made = _block(laid, known, block, key)
        if not (theirs and all(line.rules == (NOT_ADOPTED,) for line in made[2])):
            blocks.append(made)
    if not blocks:
        raise ValueError("nothing is left of the text")
    saying = (line for _, _, lines in blocks for line in lines if line.kind is not Kind.DEMAND)
    told = {item for line in saying for item in line.evidence}
    reasons = {item: laid.telling.untold.get(item, Reason.LEFT_OUT) for item in laid.material.items if item not in told}
    if any(line.kind is Kind.OWN for _, _, lines in blocks for line in lines):
        # Who writes chooses what there is room for: the room of the plain draft says nothing of this text.
        reasons = {key: Reason.LEFT_OUT if why is Reason.NO_ROOM else why for key, why in reasons.items()}
    done = Laid(laid.material, laid.telling, tuple(blocks)).finish(reasons)
    plain = next((line.text for _, _, lines in laid.blocks for line in lines if line.key == "verdict"), "")
    return replace(done, verdict=done.verdict or plain, title=done.title or laid.blocks[0][2][0].text)


_NOT_ADOPTED = ("notice", "signatures", "table")
"""Kinds of blocks whose words are no part of what organisations adopt: what is said of its standing, who signs."""


def adoption(copy: Copy) -> str:
    """The stamp of what organisations adopt of a text: its words, in order, and not what they rest on or who signs."""
    blocks = [block for block in copy.blocks if block.kind not in _NOT_ADOPTED and block.key != "signatories"]
    said = [[one.text for one in block.sentences] for block in blocks]
    return f"text-{stamp([words for words in said if words])[:16]}"


__all__ = ["adoption", "published"]
