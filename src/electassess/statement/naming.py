# SPDX-License-Identifier: Apache-2.0
"""How actors are named: in full with the acronym at the first mention, by the short form afterwards.

Texts carry placeholders, `{emb}` or `{cpp}`, until the order of the whole statement is settled; only then is
it known which mention is the first. An acronym is printed only if the actor is named again.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from electassess.model.election import Election

_MENTION = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}((?:'|’)s?(?!\w))?")

ELECTION_BODY = "emb"
"""The placeholder of the election body."""


@dataclass(frozen=True, slots=True)
class Name:
    """The two forms of one actor's name: at the first mention, and later."""

    first: str
    later: str
    acronym: str = ""
    """What stands in brackets after the first mention, if the actor is named again."""


def _name(name: str, short: str, introduce: str) -> Name:
    later = short or name
    first = introduce or name
    bracket = f" ({short})" if short else ""
    if bracket and first.endswith(bracket):
        return Name(first.removesuffix(bracket), later, short)
    acronym = short if short and short not in first and short != name else ""
    return Name(first, later, acronym)


def names_of(election: Election) -> dict[str, Name]:
    """The names of all actors of an election by placeholder, the election body as `emb`."""
    body = election.election_body
    names = {actor.id: _name(actor.name, actor.short, actor.introduce) for actor in election.actors}
    names[ELECTION_BODY] = _name(body.name, body.short, "")
    return names


def mentions(text: str) -> list[str]:
    """The placeholders in a text, in order, each as often as it stands there."""
    return [match.group(1) for match in _MENTION.finditer(text)]


def print_names(texts: Sequence[str], names: Mapping[str, Name]) -> list[str]:
    """Replace the placeholders of a whole statement, its texts in reading order.

    Raises:
        KeyError: If a text names an actor that is not known.
    """
    count = Counter(found for text in texts for found in mentions(text))
    seen: set[str] = set()

    def replace(match: re.Match[str]) -> str:
        key, genitive = match.group(1), (match.group(2) or "").replace("'", "’")
        name = names[key]
        if key in seen:
            printed = name.later
            return printed + ("’" if genitive and printed.endswith("s") else genitive)
        seen.add(key)
        acronym = f" ({name.acronym})" if name.acronym and count[key] > 1 else ""
        mark = "’" if genitive and name.first.endswith("s") else genitive
        return f"{name.first}{mark}{acronym}"

    return [_MENTION.sub(replace, text) for text in texts]


__all__ = ["ELECTION_BODY", "Name", "mentions", "names_of", "print_names"]
