"""Drafting again keeps what people wrote, brings what is new, and tells nothing twice."""

import random
import re

import pytest

from electassess.model.base import Form
from electassess.working import Block, Copy, Sentence, read_copy
from electassess.working.merge import merge
from electassess.working.pairing import ASKING, kept
from electassess.working.write import copy_text
from worked import in_form

BASE = """<!-- block: title -->

# A statement

<!-- block: lede -->

We met.
The vote was not genuine.
They won [@result].

<!-- block: media -->

A station was closed [@closed].
Sites were blocked [@blocked].

<!-- block: demands -->

- the NEC to open it [@closed]
- the courts to hear [@unheard]
"""


def again(base: str, ours: str, theirs: str, changed: frozenset[str] = frozenset()) -> str:
    return merge(read_copy(base), read_copy(ours), read_copy(theirs), changed).text


def test_what_nobody_edited_is_the_new_draft_and_what_the_tool_left_is_theirs() -> None:
    newer = BASE.replace("blocked", "still blocked")
    edited = BASE.replace("A station was closed [@closed].", "Nobody could hear the  station [@closed].")
    assert again(BASE, BASE, newer) == newer
    assert again(BASE, edited, BASE) == edited


def test_a_rewritten_sentence_stays_and_its_item_is_not_told_again() -> None:
    edited = BASE.replace(
        "A station was closed [@closed].\nSites were blocked [@blocked].",
        "Of the press little was left: a station\nand its sites were shut [@closed; @blocked].",
    )
    newer = BASE.replace("Sites were blocked [@blocked].", "Sites were blocked [@blocked].\nA writer was held [@held].")
    merged = again(BASE, edited, newer)
    assert "Of the press little was left: a station\nand its sites were shut [@closed; @blocked].\n" in merged
    assert "A station was closed" not in merged
    assert "A writer was held [@held]." in merged


def test_an_item_cited_in_own_words_before_the_tool_told_it_is_not_told() -> None:
    edited = BASE.replace("They won [@result].", "They won, and a writer was held [@result; @held].")
    newer = BASE.replace("[@blocked].", "[@blocked].\nA writer was held [@held].")
    assert "A writer was held [@held]." not in again(BASE, edited, newer)


def test_a_tool_sentence_left_alone_is_renewed_beside_own_words() -> None:
    edited = BASE.replace("A station was closed [@closed].", "It closed a station [@closed].")
    newer = BASE.replace("Sites were blocked [@blocked].", "Three sites were blocked [@blocked].")
    merged = again(BASE, edited, newer)
    assert "It closed a station [@closed].\nThree sites were blocked [@blocked]." in merged


def test_what_was_taken_out_stays_out() -> None:
    edited = BASE.replace("Sites were blocked [@blocked].", "").replace("- the courts to hear [@unheard]\n", "")
    newer = BASE.replace("They won", "They won again")
    merged = again(BASE, edited, newer, frozenset({"blocked"}))
    assert "blocked" not in merged
    assert "courts" not in merged
    assert "They won again [@result]." in merged


def test_a_fact_that_changed_under_own_words_is_a_conflict_once() -> None:
    edited = BASE.replace("Sites were blocked [@blocked].", "The net was cut [@blocked].")
    newer = BASE.replace("Sites were blocked [@blocked].", "One site was blocked [@blocked].")
    merged = merge(read_copy(BASE), read_copy(edited), read_copy(newer), frozenset({"blocked"}))
    (conflict,) = merged.conflicts
    assert "Sites were blocked." in conflict
    assert "One site was blocked." in conflict
    assert "The net was cut [@blocked]." in merged.text
    again_ = merge(read_copy(newer), read_copy(merged.text), read_copy(newer))
    assert again_.text == merged.text


def test_a_demand_need_not_follow_how_surely_its_fact_is_known() -> None:
    edited = BASE.replace("- the NEC to open it [@closed]", "- the NEC to open the station again [@closed]")
    edited = edited.replace("Sites were blocked [@blocked].", "The net was cut [@blocked].")
    newer = BASE.replace("A station was closed [@closed].", "A station was closed, a paper reported [@closed].")
    newer = newer.replace("Sites were blocked [@blocked].", "Sites were blocked, a paper reported [@blocked].")
    both = frozenset({"closed", "blocked"})
    merged = merge(read_copy(BASE), read_copy(edited), read_copy(newer), both, frozenset(), both)
    (conflict,) = merged.conflicts
    assert "a paper reported" in conflict
    assert "conflict blocked" in conflict
    assert len(merge(read_copy(BASE), read_copy(edited), read_copy(newer), both).conflicts) == 2


def test_only_names_that_changed_under_own_words_are_no_conflict() -> None:
    edited = BASE.replace("Sites were blocked [@blocked].", "The net was cut [@blocked].")
    newer = BASE.replace("Sites were blocked [@blocked].", "The sites were blocked [@blocked].")
    assert again(BASE, edited, newer) == edited


def test_a_verdict_that_changed_under_own_words_is_a_conflict() -> None:
    edited = BASE.replace("The vote was not genuine.", "We hold that the vote was not genuine.")
    newer = BASE.replace("The vote was not genuine.", "The vote was partly genuine.")
    merged = merge(read_copy(BASE), read_copy(edited), read_copy(newer))
    assert "It is now: The vote was partly genuine." in merged.conflicts[0]


def test_a_new_block_stands_where_the_draft_has_it_and_an_empty_one_goes() -> None:
    edited = BASE.replace("They won [@result].", "Guess who won [@result].")
    newer = BASE.replace(
        "<!-- block: demands -->", "<!-- block: law -->\n\nWe apply Article 25.\n\n<!-- block: demands -->"
    )
    newer = newer.replace("A station was closed [@closed].\nSites were blocked [@blocked].", "x [@x].")
    merged = again(BASE, edited, newer)
    keys = [block.key for block in read_copy(merged).blocks]
    assert keys == ["title", "lede", "media", "law", "demands"]
    assert "Sites were blocked" not in merged


def test_a_comment_that_somebody_wrote_stays() -> None:
    edited = BASE.replace("<!-- block: media -->", "<!-- to do: ask Mary -->\n\n<!-- block: media -->").replace(
        "They won", "They did win"
    )
    assert "<!-- to do: ask Mary -->" in again(BASE, edited, BASE.replace("We met.", "We all met."))


def _rewrite(text: str, block: Block, one: Sentence, mine: str) -> str:
    cites = f" [{'; '.join(f'@{key}' for key in one.cites)}]" if one.cites else ""
    return f"{text[: one.start]}{mine}{cites}.{text[one.end :]}"


def _add(text: str, block: Block, one: Sentence, mine: str) -> str:
    return f"{text[: one.end]} {mine}.{text[one.end :]}" if block.kind == "paragraph" else text


def _delete(text: str, block: Block, one: Sentence, mine: str) -> str:
    return text[: one.start] + text[one.end :].lstrip(" ")


def _move_to_the_end(text: str, block: Block, one: Sentence, mine: str) -> str:
    return f"{text[: one.start]}{text[one.end :].rstrip()}\n\n{text[one.start : one.end]}\n"


def _own_block(text: str, block: Block, one: Sentence, mine: str) -> str:
    return f"{text[: block.end]}\n\n{mine}.{text[block.end :]}"


def _no_key(text: str, block: Block, one: Sentence, mine: str) -> str:
    return text[: block.start] + text[block.body :]


def _gather(text: str, block: Block, one: Sentence, mine: str) -> str:
    keys = dict.fromkeys(key for each in block.sentences for key in each.cites)
    if block.kind != "paragraph" or not keys:
        return text
    return f"{text[: block.body]}{mine} [{'; '.join(f'@{key}' for key in keys)}].{text[block.end :]}"


def _blank_lines(text: str, block: Block, one: Sentence, mine: str) -> str:
    return text.replace("\n\n", "\n\n\n", 1)


EDITS = [_rewrite, _add, _delete, _move_to_the_end, _own_block, _no_key, _gather, _blank_lines]


def _edited(text: str, dice: random.Random) -> tuple[str, list[str]]:
    """A working copy as somebody might leave it, and what they wrote that still stands in it."""
    wrote: list[str] = []
    for number in range(dice.randint(1, 6)):
        blocks = [block for block in read_copy(text).blocks if block.sentences]
        if not blocks:
            break
        block = dice.choice(blocks)
        mine = f"Own words number {number} of {dice.randint(0, 10**9)}"
        text = dice.choice(EDITS)(text, block, dice.choice(block.sentences), mine)
        wrote.append(mine)
    return text, [mine for mine in wrote if mine in text]


def _newer(text: str, dice: random.Random) -> tuple[str, frozenset[str]]:
    """A later draft of the tool's: some facts changed, gone or new."""
    changed: set[str] = set()
    for _ in range(dice.randint(0, 4)):
        copy = read_copy(text)
        facts = [one for one in copy.sentences if one.cites and one.block not in ASKING and one.kind == "paragraph"]
        if not facts:
            break
        one = dice.choice(facts)
        match dice.choice(["change", "drop", "new"]):
            case "change":
                words = f"Changed {dice.randint(0, 10**9)} [{'; '.join(f'@{key}' for key in one.cites)}]."
                text = text[: one.start] + words + text[one.end :]
                changed |= set(one.cites)
            case "drop":
                text = text[: one.start] + text[one.end :].lstrip("\n")
                changed |= set(one.cites)
            case "new":
                text = (
                    f"{text[: one.end]}\nNew {dice.randint(0, 10**9)} [@new-{dice.randint(0, 10**9)}].{text[one.end :]}"
                )
    return re.sub(r"<!-- block: [^>]* -->\n+(?=<!--|\Z)", "", text), frozenset(changed)


def _told(copy: Copy) -> list[str]:
    return [one.text for one in copy.sentences if one.cites and one.block not in ASKING]


DRAFTS = [
    ("khm-2023-07-23-general", Form.JOINT),
    ("ken-2022-08-09-general", Form.FULL),
    ("lka-2024-09-21-presidential", Form.JOINT),
]


@pytest.mark.parametrize("seed", range(500))
def test_nothing_that_people_wrote_is_lost(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same edits in each run
    identity, form = DRAFTS[seed % len(DRAFTS)]
    base = copy_text(in_form(identity, form))
    ours, wrote = _edited(base, dice)
    theirs, changed = _newer(copy_text(in_form(identity, Form.FULL)) if seed % 5 == 0 else base, dice)
    copies = read_copy(base), read_copy(ours), read_copy(theirs)
    merged = merge(*copies, changed)
    after = read_copy(merged.text)
    for mine in wrote:
        assert merged.text.count(mine) >= ours.count(mine), f"lost: {mine}"
    own = [copies[1].sentences[place] for place in kept(copies[0], copies[1]).own]
    said = {key for one in own if one.block not in ASKING for key in one.cites}
    in_ours = {key for one in copies[1].sentences for key in one.cites}
    before = {key for one in copies[0].sentences for key in one.cites}
    told = [one for one in after.sentences if one.text in _told(copies[2])]
    for one in copies[2].sentences:
        if one.text.startswith("New "):
            assert one.text in {each.text for each in told}, f"not brought: {one.text}"
    for one in told:
        if one.text not in {each.text for each in copies[1].sentences}:
            assert not set(one.cites) <= said, f"told twice: {one.text}"
            assert not (set(one.cites) <= before and not set(one.cites) & in_ours), f"came back: {one.text}"
    stable = merge(copies[2], after, copies[2])
    assert stable.text == merged.text
