"""Clauses held against their facts. What is in them is made up for the test."""

from pathlib import Path

import pytest

from electassess.use_cases import pipeline
from workspace.conftest import FOLDER


def _told(workspace: Path, clause: str, fact: str, happened: str = "2020-07-23") -> list[str]:
    path = workspace / FOLDER / "evidence.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("    fact:")
    end = text.index("\n  - id:", start)
    item = f"""    fact: {fact}
    clause: {clause}
    sources: [{text[start:].split("sources: [")[1].split("]")[0]}]
    background: system
    reading: context
    kind: practice
    basis: stated
    credibility: 2
    happened: "{happened}"
"""
    path.write_text(text[:start] + item.rstrip("\n") + text[end:], encoding="utf-8")
    return [f"{one.severity}: {one.message}" for one in pipeline.check(workspace) if one.code == "EA317"]


@pytest.mark.parametrize(
    ("clause", "lacking"),
    [
        ("people were killed on 23 July 2020", ""),
        ("people were killed on 23 July", ""),
        ("people were killed in July", ""),
        ("23 people were killed", "23"),
        ("23 people were killed on 23 July", "23"),
        ("people were killed on 23 and 24 July", "24"),
        ("7 people were killed", "7"),
        ("2020 people were killed", "2020"),
    ],
)
def test_the_day_of_an_event_is_a_day_and_no_number_of_anything(workspace: Path, clause: str, lacking: str) -> None:
    said = f"error: the clause says {lacking}, which the fact does not"
    assert _told(workspace, f'"{clause}"', "Some people were killed.") == ([said] if lacking else [])


@pytest.mark.parametrize("number", ["thirty-five", "five hundred", "one hundred and twelve", "two million"])
def test_a_number_in_words_is_that_in_figures(workspace: Path, number: str) -> None:
    figures = {"thirty-five": "35", "five hundred": "500", "one hundred and twelve": "112", "two million": "2,000,000"}
    assert _told(workspace, f"some {number} people were killed", f"They killed {figures[number]} people.") == []
    said = f"warning: the clause says {number}, which the fact does not"
    assert _told(workspace, f"some {number} people were killed", "They killed 17 people.") == [said]
