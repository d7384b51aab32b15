# SPDX-License-Identifier: Apache-2.0
"""Every phrase that a draft adds to what people entered. None of them says anything of how the election was.

They attribute, lead to a list, say what was not judged and on what the text rests. Which of several phrases an item
gets is decided by its id, so that an item reads the same whatever else is told.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

ATTRIBUTED: Final = ("{clause}, according to {source}", "{source} reported that {clause}")
FRONTED: Final = ("according to {source}, {clause}", "{source} reported that {clause}")
"""For a clause so long that a name at its end would come too late."""
SAME_REPORT: Final = "{clause}, according to the same report"
"""For an item whose source the sentence before has named."""
HEDGED: Final = "according to an account in {source} that we could not confirm, {clause}"
UNNAMED: Final = "a source known to us"
COPY: Final = "{source} ({via})"
"""A source that was read in a copy is named with it: a copy never stands as what it copied."""
COPIED: Final = "{clause} ({via})"
"""The same where the clause itself says whose words they are."""
SHARED: Final = "{clause}, and {other}"
"""Two clauses of one source on one act, which an item says may share a sentence."""
WITHHELD: Final = "information that cannot be disclosed without risk to its sources indicates that {clause}"
"""The one finding that is said in the catalogue's words: it rests on evidence that cannot be shown."""

NOT_ADOPTED: Final = "Draft for discussion. No organisation has adopted this text."
SIGNATORIES: Final = ("The undersigned organisation:", "The undersigned organisations:")
"""Above one name, and above several."""
DESK: Final = "This statement rests on documents alone"
OBSERVED: Final = "{names} observed {the_election}"
UNJUDGED: Final = "on {nouns} too little is known for a finding"
CALL: Final = "We call on:"
ASK: Final = "{addressee} to {asks}"
URGE: Final = "we urge {addressees} to {asks}"

LONG: Final = 22
"""Words beyond which a clause is long."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into a phrase of this module; braces within the values are left as they are.

    >>> fill("{clause}, {source} reported", {"clause": "the {emb} ruled", "source": "{afp}"})
    'the {emb} ruled, {afp} reported'
    """
    parts: list[str] = []
    rest = template
    while rest:
        start = rest.find("{")
        if start < 0:
            parts.append(rest)
            break
        end = rest.index("}", start)
        parts += [rest[:start], values[rest[start + 1 : end]]]
        rest = rest[end + 1 :]
    return "".join(parts)


def choose(pool: Sequence[str], key: str) -> str:
    """One of several phrases, the same for the same key.

    >>> choose(("a", "b"), "clp-refused") == choose(("a", "b"), "clp-refused")
    True
    """
    return pool[hashlib.sha256(key.encode()).digest()[0] % len(pool)]


__all__ = ["choose", "fill"]
