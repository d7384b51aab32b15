# SPDX-License-Identifier: Apache-2.0
"""Drafting again without losing a word that people wrote: a three-way merge by block and sentence.

The three are the draft as the tool last made it (base), what people made of it (ours), and the draft as the tool makes
it now (theirs). Where people left a sentence of the tool's alone, the tool's newer one takes its place. What they wrote
stays to the letter, an item that they cite is not told again, and what they took out stays out. Where a fact changed
under their words, both stand: a comment in the file says what it was and what it is now, and nothing is published
until somebody has dealt with it.
"""

from dataclasses import dataclass

from electassess.working.blocks import CONFLICT, Block, Copy, read_copy
from electassess.working.pairing import ASKING, kept, pair, same
from electassess.working.sentences import Sentence
from electassess.working.words import WITHDRAWN, conflict_text


@dataclass(frozen=True)
class Merged:
    """What came of drafting again.

    Attributes:
        text: of the working copy now.
        arrived: sentences of the tool's that are new or say something new.
        gone: sentences of the tool's that are no longer in it.
        conflicts: the comments that stand in it where a fact changed under people's words.
    """

    text: str
    arrived: tuple[str, ...]
    gone: tuple[str, ...]
    conflicts: tuple[str, ...]


def conflicts_of(copy: Copy) -> tuple[str, ...]:
    """The conflicts that stand in a text, as they stand there."""
    return tuple(copy.raw(block) for block in copy.blocks if block.kind == CONFLICT)


def merge(
    base: Copy,
    ours: Copy,
    theirs: Copy,
    changed: frozenset[str] = frozenset(),
    hidden: frozenset[str] = frozenset(),
    weighed: frozenset[str] = frozenset(),
) -> Merged:
    """Merge.

    Args:
        base: the draft as the tool last made it.
        ours: what people made of that.
        theirs: the draft as the tool makes it now.
        changed: items whose facts are others than they were for `base`, or that are gone.
        hidden: those of them that are gone, perhaps because they are no longer public: nothing new names them or
            repeats what was said of them.
        weighed: those of them that say what they said, more or less surely: who only asks because of them need not
            say it otherwise.
    """
    if ours.text == theirs.text or (base.text == theirs.text and not changed):
        text = ours.text
    elif ours.text == base.text:
        text = theirs.text
    else:
        text = _Merge(base, ours, theirs, changed, hidden, weighed).text()
    before = {one.text for one in ours.sentences}
    after = read_copy(text)
    now = {one.text for one in after.sentences}
    return Merged(
        text=text,
        arrived=tuple(one.text for one in after.sentences if one.text not in before),
        gone=tuple(WITHDRAWN if hidden & set(one.cites) else one.text for one in ours.sentences if one.text not in now),
        conflicts=conflicts_of(after),
    )


class _Merge:
    """One merge under way: what becomes of each block and sentence of people's text."""

    def __init__(
        self,
        base: Copy,
        ours: Copy,
        theirs: Copy,
        changed: frozenset[str],
        hidden: frozenset[str],
        weighed: frozenset[str],
    ) -> None:
        self.weighed = weighed
        self.base, self.ours, self.theirs, self.changed, self.hidden = base, ours, theirs, changed, hidden
        self.pairs = pair(base.sentences, theirs.sentences)
        self.kept = kept(base, ours)
        own = [ours.sentences[place] for place in self.kept.own]
        self.told = {key for one in own if one.block not in ASKING for key in one.cites}
        self.asked = {key for one in own if one.block in ASKING for key in one.cites}
        self.block_of = {
            place: number for number, block in enumerate(ours.blocks) for place in self._places(ours, block)
        }
        self.replaced: dict[int, str | None] = {}
        self.after: dict[int, list[str]] = {}
        self.whole: dict[int, str | None] = {}
        self.notes: dict[int, list[str]] = {}
        self.new: dict[int, list[str]] = {}
        self.placed: dict[int, int] = {}

    @staticmethod
    def _places(copy: Copy, block: Block) -> list[int]:
        """Places of a block's sentences in the text."""
        if not block.sentences:
            return []
        first = copy.sentences.index(block.sentences[0])
        return list(range(first, first + len(block.sentences)))

    def text(self) -> str:
        """The merged text."""
        for number, block in enumerate(self.ours.blocks):
            self._take_whole(number, block)
        for place, sentence in enumerate(self.theirs.sentences):
            if place not in self.placed:
                self._take(place, sentence)
        paired = set(self.pairs.values())
        for place in range(len(self.base.sentences)):
            at = self.kept.at.get(place)
            if place not in paired and at is not None and self.block_of[at] not in self.whole:
                self.replaced[at] = None
        self._find_conflicts()
        return self._written()

    def _already(self, sentence: Sentence) -> bool:
        """Whether people's own sentences say or ask what one of the tool's would."""
        by = self.asked if sentence.block in ASKING else self.told
        return bool(sentence.cites) and set(sentence.cites) <= by

    def _take_whole(self, number: int, block: Block) -> None:
        """Let a block that people left alone be the tool's newer one."""
        old = next((one for one in self.base.blocks if one.key == block.key), None) if block.key else None
        alike = old is not None and len(old.sentences) == len(block.sentences) > 0
        if old is None or not alike or not all(map(same, old.sentences, block.sentences)):
            return
        new = next((one for one in self.theirs.blocks if one.key == block.key), None)
        if new is None:
            self.whole[number] = None
            return
        raw, shift = self.theirs.raw(new), -new.body
        for place in self._places(self.theirs, new):
            sentence = self.theirs.sentences[place]
            at = self.kept.at.get(self.pairs.get(place, -1))
            moved = at is not None and self.block_of[at] != number
            if moved or (at is None and (place in self.pairs or self._already(sentence))):
                raw, shift = _without(raw, sentence, shift)
            else:
                self.placed[place] = number
        unchanged = self.base.raw(old) == self.theirs.raw(new) == raw
        self.whole[number] = self.ours.raw(block) if unchanged else raw or None

    def _take(self, place: int, sentence: Sentence) -> None:
        """Let one sentence of the tool's take its place in a text that people changed."""
        before = self.pairs.get(place)
        at = self.kept.at.get(before) if before is not None else None
        if at is not None and self.block_of[at] not in self.whole:
            self.placed[place] = self.block_of[at]
            if before is not None and not same(self.base.sentences[before], sentence):
                self.replaced[at] = self._raw(sentence)
            return
        if before is not None and at is None:
            return  # people rewrote it or took it out: conflicts are looked for later
        if self._already(sentence) or any(same(sentence, one) for one in self.ours.sentences):
            return
        self._insert(place, sentence)

    def _raw(self, sentence: Sentence) -> str:
        return self.theirs.text[sentence.start : sentence.end]

    def _insert(self, place: int, sentence: Sentence) -> None:
        """Put a new sentence behind the one that it follows in the tool's draft, else at the start of its block."""
        here = next(block for block in self.theirs.blocks if sentence in block.sentences)
        for earlier in range(place - 1, place - 1 - here.sentences.index(sentence), -1):
            anchor = self._anchor(earlier, here.kind)
            if anchor is not None:
                self.after.setdefault(anchor, []).append(self._raw(sentence))
                self.placed[place] = self.block_of[anchor]
                return
        for number, block in enumerate(self.ours.blocks):
            if block.key == here.key and block.sentences and number not in self.whole:
                last = self._places(self.ours, block)[-1]
                self.after.setdefault(last, []).append(self._raw(sentence))
                self.placed[place] = number
                return
        self._insert_block(place, sentence, here)

    def _anchor(self, place: int, kind: str) -> int | None:
        """Where in people's text stands a sentence of the tool's, or what people made of it."""
        before = self.pairs.get(place)
        at = self.kept.at.get(before) if before is not None else None
        candidates = [at] if at is not None else []
        cites = set(self.theirs.sentences[place].cites)
        candidates += [own for own in self.kept.own if cites & set(self.ours.sentences[own].cites)]
        return next(
            (
                one
                for one in candidates
                if self.ours.sentences[one].kind == kind and self.block_of[one] not in self.whole
            ),
            None,
        )

    def _insert_block(self, place: int, sentence: Sentence, here: Block) -> None:
        """Put the first new sentence of a block that people's text does not have behind the block before it."""
        keys = [block.key for block in self.theirs.blocks]
        behind = -1
        for key in reversed(keys[: keys.index(here.key)]):
            found = [number for number, block in enumerate(self.ours.blocks) if block.key == key]
            if found:
                behind = found[-1]
                break
        opening = self.theirs.text[here.body : here.sentences[0].start]
        closing = "*" if here.kind == "dateline" else ""
        added = self.new.setdefault(behind, [])
        head = f"<!-- block: {here.key} -->\n\n"
        mine = next((number for number, text in enumerate(added) if text.startswith(head)), None)
        if mine is None:
            added.append(f"{head}{opening}{self._raw(sentence)}{closing}")
        else:
            added[mine] += _joined(here.kind, self._raw(sentence), len(added[mine].splitlines()))
        self.placed[place] = behind

    def _find_conflicts(self) -> None:
        """Note where something changed under people's own words."""
        for place in self.kept.own:
            sentence = self.ours.sentences[place]
            if self.hidden & set(sentence.cites):
                self._note(self.block_of[place], "", "", "")
            changed = self.changed - self.hidden
            for key in sorted((changed - self.weighed if sentence.block in ASKING else changed) & set(sentence.cites)):
                was = next((one.text for one in self.base.sentences if key in one.cites), "")
                now = next((one.text for one in self.theirs.sentences if key in one.cites), "")
                self._note(self.block_of[place], key, was, now)
        for place, before in self.pairs.items():
            was_, now_ = self.base.sentences[before], self.theirs.sentences[place]
            if was_.cites or was_.text == now_.text or before in self.kept.at or was_.kind == "signatures":
                continue
            here = [number for number, block in enumerate(self.ours.blocks) if block.key == now_.block]
            if here and here[0] not in self.whole:
                self._note(here[0], now_.block, was_.text, now_.text)

    def _note(self, block: int, key: str, was: str, now: str) -> None:
        note = conflict_text(key, was, now)
        standing = note in self.ours.text if key else note in self._notes_behind(block)
        if not standing and note not in self.notes.get(block, []):
            self.notes.setdefault(block, []).append(note)

    def _notes_behind(self, number: int) -> list[str]:
        """The conflicts that stand behind a block already."""
        found = []
        for block in self.ours.blocks[number + 1 :]:
            if block.kind != CONFLICT:
                break
            found.append(self.ours.raw(block))
        return found

    def _written(self) -> str:
        """People's text with what was decided, every other letter as it was."""
        text, done = [], 0
        if -1 in self.new:
            text.append("\n\n".join(self.new[-1]) + "\n\n")
        for number, block in enumerate(self.ours.blocks):
            raw = self._block(number, block)
            gap = self.ours.text[done : block.start]
            done = block.end
            if raw or not block.sentences:
                text += [gap, self.ours.text[block.start : block.body], raw]
            elif not text:
                text.append(gap.lstrip("\n"))
            for more in (*self.notes.get(number, ()), *self.new.get(number, ())):
                text.append(f"\n\n{more}")
        text.append(self.ours.text[done:])
        return "".join(text)

    def _block(self, number: int, block: Block) -> str:
        """One block as it is now; empty where nothing is left of it."""
        if number in self.whole:
            return self.whole[number] or ""
        raw, start = self.ours.raw(block), block.body
        places = self._places(self.ours, block)
        for place in reversed(places):
            sentence = self.ours.sentences[place]
            first, last = sentence.start - start, sentence.end - start
            added = "".join(_joined(block.kind, one, len(places)) for one in self.after.get(place, ()))
            new = self.replaced.get(place, raw[first:last])
            if new is None:
                raw, _ = _without(raw[:last] + added + raw[last:], sentence, -start)
            else:
                raw = raw[:first] + new + added + raw[last:]
        gone = places and all(self.replaced.get(place, "") is None and place not in self.after for place in places)
        return "" if gone else raw


def _joined(kind: str, raw: str, number: int) -> str:
    """A sentence as it is added behind another of its block."""
    mark = {"list": "- ", "signatures": f"{number + 1}. ", "notice": "> "}.get(kind, "")
    return f"\n{mark}{raw}"


def _without(raw: str, sentence: Sentence, shift: int) -> tuple[str, int]:
    """A block without one of its sentences and the mark of its entry, and the shift of the offsets behind it."""
    first, last = sentence.start + shift, sentence.end + shift
    line = raw.rfind("\n", 0, first) + 1
    if sentence.kind in ("list", "signatures", "notice"):
        first = line
    while last < len(raw) and raw[last] in " \t\n":
        last += 1
    left = raw[:first] + raw[last:]
    return left.rstrip(), shift - (last - first)


__all__ = ["Merged", "conflicts_of", "merge"]
