# SPDX-License-Identifier: Apache-2.0
"""Which sentence of one draft is which of another, and what of a draft people kept.

The tool's sentences have no number: one is known by what it cites, or, where it cites nothing, by its block and its
place among those that cite nothing there. People's sentences are all that are not word for word the tool's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from electassess.working.blocks import Copy
from electassess.working.sentences import Sentence

ASKING = frozenset({"demands", "call"})
"""Blocks whose sentences ask, and cite what they rest on without telling it."""


def same(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same of the same, however they are wrapped or marked up."""
    return one.text == other.text and set(one.cites) == set(other.cites)


def _group(sentence: Sentence) -> str:
    return sentence.block if sentence.block in ASKING else "told"


def _names(sentences: Sequence[Sentence]) -> list[tuple[str, ...]]:
    """What each sentence of a draft is known by."""
    silent: dict[str, int] = {}
    names = []
    for one in sentences:
        if one.cites:
            names.append((_group(one), *sorted(one.cites)))
        elif one.kind == "signatures":
            names.append((one.block, one.text))
        else:
            silent[one.block] = silent.get(one.block, 0) + 1
            names.append((one.block, f"#{silent[one.block]}"))
    return names


def pair(base: Sequence[Sentence], theirs: Sequence[Sentence]) -> dict[int, int]:
    """The sentences of a later draft that are those of an earlier one: place in the later -> place in the earlier."""
    before: dict[tuple[str, ...], list[int]] = {}
    for place, name in enumerate(_names(base)):
        before.setdefault(name, []).append(place)
    pairs: dict[int, int] = {}
    left = []
    for place, name in enumerate(_names(theirs)):
        if before.get(name):
            pairs[place] = before[name].pop(0)
        else:
            left.append(place)
    free = sorted(place for places in before.values() for place in places)
    for place in left:
        # An ask to one body rests on other facts than before, a sentence took in one more: the most in common wins.
        shared = [
            (len(set(base[other].cites) & set(theirs[place].cites)), -other)
            for other in free
            if _group(base[other]) == _group(theirs[place])
        ]
        most, which = max(shared, default=(0, 0))
        if most:
            pairs[place] = -which
            free.remove(-which)
    return pairs


@dataclass(frozen=True)
class Kept:
    """What people made of a draft.

    Attributes:
        at: place in the draft -> place in their text, for the sentences that they left as they were.
        own: places in their text of the sentences that they wrote or changed.
    """

    at: dict[int, int]
    own: tuple[int, ...]


def kept(base: Copy, ours: Copy) -> Kept:
    """Tell the tool's sentences in people's text from their own."""
    waiting: dict[tuple[str, frozenset[str]], list[int]] = {}
    for place, one in enumerate(base.sentences):
        waiting.setdefault((one.text, frozenset(one.cites)), []).append(place)
    at: dict[int, int] = {}
    own = []
    for place, one in enumerate(ours.sentences):
        places = waiting.get((one.text, frozenset(one.cites)))
        if places:
            at[places.pop(0)] = place
        else:
            own.append(place)
    return Kept(at, tuple(own))


__all__ = ["ASKING", "Kept", "kept", "pair", "same"]
