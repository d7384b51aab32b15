# SPDX-License-Identifier: Apache-2.0
"""What would help a text most, in words for people and as JSON for programs."""

from collections.abc import Sequence

from electassess.language import Language
from electassess.render.records import json_text
from electassess.statement.prompt import Prompt


def to_text(prompts: Sequence[Prompt], language: Language) -> str:
    """Prompts for people, numbered; the language says where there are none."""
    parts = []
    for number, prompt in enumerate(prompts, 1):
        lines = [f"{number}. {prompt.text}", f"   {prompt.place}"]
        lines += [f"   - {start}" for start in prompt.starts]
        lines += [f"   | {line}" for line in prompt.snippet.split("\n") if prompt.snippet]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) or language.say("advice-none")


def to_json(prompts: Sequence[Prompt]) -> str:
    """The same as a list of records, for programs."""
    records = [
        {
            "kind": one.kind,
            "text": one.text,
            "place": one.place,
            "items": list(one.about),
            "starting_points": list(one.starts),
            "snippet": one.snippet,
        }
        for one in prompts
    ]
    return json_text(records)


__all__ = ["to_json", "to_text"]
