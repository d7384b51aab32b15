"""What would help a text most: in words, and as JSON."""

import json

from electassess.render.advice import to_json, to_text
from electassess.statement.prompt import Prompt
from electassess.workspace.packs import english

BARE = Prompt("headline", "a headline", "statement.yaml:1")
FULL = Prompt("gravity", "say how much “this” weighs", "evidence.yaml:7", ("a",), ("one", "two"), "x: y\nz: …")


def test_prompts_are_numbered_with_what_can_be_started_from_and_pasted() -> None:
    assert to_text([BARE, FULL], english()) == (
        "1. a headline\n   statement.yaml:1\n\n"
        "2. say how much “this” weighs\n   evidence.yaml:7\n   - one\n   - two\n   | x: y\n   | z: …"
    )
    assert to_text([], english()) == "nothing is lacking that this command knows of"


def test_programs_get_every_part_in_letters_as_they_are() -> None:
    text = to_json([FULL])
    assert "“this”" in text
    assert json.loads(text) == [
        {
            "kind": "gravity", "text": FULL.text, "place": "evidence.yaml:7", "items": ["a"],
            "starting_points": ["one", "two"], "snippet": "x: y\nz: …",
        }
    ]  # fmt: skip
