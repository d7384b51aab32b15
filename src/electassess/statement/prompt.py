# SPDX-License-Identifier: Apache-2.0
"""What a text lacks and only people can write: a thing to be asked for, with places to start from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prompt:
    """One thing that would help the text.

    Attributes:
        kind: what is asked for: gravity, paragraph, verdict, demand, reply, background, headline or brief.
        text: it, in one sentence.
        place: `path:line` where it is entered.
        about: ids of the public items it is about.
        starts: what can be started from, each with where it comes from.
        snippet: YAML, or a sentence of a working copy, to be pasted and filled in; empty where a person must begin.
    """

    kind: str
    text: str
    place: str
    about: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    snippet: str = ""


__all__ = ["Prompt"]
