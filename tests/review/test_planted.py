"""What the review finds in texts written by hand before its rules were read, and what it says of sound sentences.

`benchmarks/review_planted.py` plants each fault alone and prints the shares by kind; here faults of different sentences
are planted together, so that a few reviews do.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import review_planted as planted
import yaml

from worked import IDS

TEXTS = [one for one in sorted(path.stem for path in planted.PLANTED.glob("*.yaml")) if one in IDS]
of_every_text = pytest.mark.parametrize("identity", TEXTS)


def _sound(identity: str) -> str:
    text: str = (planted.PLANTED / f"{identity}.md").read_text(encoding="utf-8")
    return text


@cache
def _remarks(text: str, identity: str) -> list[Any]:
    return list(planted.said_of(text, identity))


def _faults(identity: str, lists: Path = planted.PLANTED) -> list[dict[str, Any]]:
    listed = yaml.safe_load((lists / f"{identity}.yaml").read_text(encoding="utf-8"))["faults"]
    lines = _sound(identity).splitlines()
    return [
        {**one, "line": next(number for number, line in enumerate(lines) if one["at"].splitlines()[0] in line)}
        for one in listed
        if one["kind"] not in (*planted.ANYWHERE, *planted.QUIET)
    ]


def _together(faults: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The faults in batches, no two of one batch in the same sentence or in neighbours, which may refer to it."""
    batches: list[list[dict[str, Any]]] = []
    for fault in faults:
        for batch in batches:
            if all(abs(fault["line"] - other["line"]) > 1 for other in batch):
                batch.append(fault)
                break
        else:
            batches.append([fault])
    return batches


def _shares(identity: str, lists: Path = planted.PLANTED) -> tuple[int, int]:
    found = planted_count = 0
    for batch in _together(_faults(identity, lists)):
        text = _sound(identity)
        for fault in batch:
            assert text.count(fault["at"]) == 1, fault["at"]
            text = text.replace(fault["at"], fault["to"])
        warned = {one.sentence for one in _remarks(text, identity) if one.severity in ("error", "warning")}
        before = {one.sentence for one in _remarks(_sound(identity), identity) if one.severity in ("error", "warning")}
        lines = text.splitlines()
        for fault in batch:
            planted_count += 1
            said = fault["to"].strip().splitlines()[-1] if fault["to"].strip() else ""
            changed = [line for line in lines if said in line and line not in _sound(identity).splitlines()]
            found += any(
                planted_sentence[:40] in line.replace("\\", "")
                for planted_sentence in warned - before
                for line in changed
            )
    return found, planted_count


@of_every_text
def test_no_sound_sentence_is_held_false_and_few_are_doubted(identity: str) -> None:
    remarks = _remarks(_sound(identity), identity)
    assert [one for one in remarks if one.severity == "error"] == []
    own = planted.sound_lines(identity)
    doubted = {one.line for one in remarks if one.severity == "warning"}
    assert len(own) >= 20
    assert len(doubted) <= 0.1 * len(own), [one for one in remarks if one.severity == "warning"]


@of_every_text
def test_most_of_what_is_planted_is_found(identity: str) -> None:
    found, count = _shares(identity)
    assert count >= 8
    assert found >= 0.75 * count, (found, count)


@pytest.mark.parametrize("identity", sorted(path.stem for path in planted.LATER.glob("*.yaml")))
def test_most_of_what_was_planted_later_is_found(identity: str) -> None:
    found, count = _shares(identity, planted.LATER)
    assert count >= 8
    assert found >= 0.75 * count, (found, count)


def test_there_are_texts_and_faults_enough() -> None:
    assert len(TEXTS) >= 8
    assert sum(len(planted.sound_lines(one)) for one in TEXTS) >= 300
    every = [fault for one in TEXTS for fault in _faults(one)]
    assert len(every) >= 120
    assert len({fault["kind"] for fault in every}) >= 15
