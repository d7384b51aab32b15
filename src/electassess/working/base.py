# SPDX-License-Identifier: Apache-2.0
"""What is kept beside a working copy: the draft as the tool made it, and the stamps of the facts that it was made of.

Without it a merge could not tell what people wrote from what the tool did. It is written by the tool alone.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from electassess.findings import Strength
from electassess.model.base import Edition, Form
from electassess.working.blocks import Copy, read_copy

_RECORD = re.compile(r"\n<!-- drafted\n(?P<lines>.*?)-->\s*\Z", re.DOTALL)
_FACT = re.compile(r"^fact (\S+) ([0-9a-f]{64})$", re.MULTILINE)
_WORDS = re.compile(r"^words (\S+) ([0-9a-f]{64}) ([a-z]+)$", re.MULTILINE)
_SETTING = re.compile(r"^(form|edition|date) (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Base:
    """The draft that a working copy was last merged with.

    Attributes:
        copy: its text.
        form, edition, date: what it was drafted as; `None` where the record does not say.
        facts: stamps of the public items that it could tell, by id.
        words: of each of them a stamp of what it says, and how strongly it could be said.
    """

    copy: Copy
    form: Form | None
    edition: Edition | None
    date: dt.date | None
    facts: Mapping[str, str]
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def changed(self, facts: Mapping[str, str]) -> frozenset[str]:
        """The items that are gone or say something else than they did."""
        return frozenset(key for key, stamp in self.facts.items() if facts.get(key) != stamp)

    def gone(self, facts: Mapping[str, str]) -> frozenset[str]:
        """Those of them that are gone, or may no longer be told."""
        return frozenset(key for key in self.facts if key not in facts)

    def settled(self, words: Mapping[str, tuple[str, str]]) -> frozenset[str]:
        """The items that say what they said and may be said as surely, or more: no words need follow.

        Words that name a source stay true where it need no longer be named.
        """
        return frozenset(
            key
            for key, (said, strength) in self.words.items()
            if key in words and words[key][0] == said and _surer(words[key][1]) >= _surer(strength)
        )

    def weighed(self, words: Mapping[str, tuple[str, str]]) -> frozenset[str]:
        """The items that say what they said, more or less surely than before."""
        return frozenset(
            key
            for key, (said, strength) in self.words.items()
            if key in words and words[key][0] == said and words[key][1] != strength
        )


def _surer(strength: str) -> int:
    """The rank of a strength by its name, as the file has it; one that is not known counts as the surest."""
    return next((int(one) for one in Strength if one.name.lower() == strength), int(Strength.PLAIN))


NOTHING = Base(read_copy(""), None, None, None, {})
"""What is known where no draft was made before."""


def base_text(
    text: str,
    form: Form,
    edition: Edition,
    date: dt.date,
    facts: Mapping[str, str],
    words: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> str:
    """The file of a base.

    Args:
        text: the working copy as the tool made it.
        form: it was drafted in.
        edition: it was drafted for.
        date: of the statement.
        facts: stamps of the public items that it could tell, by id.
        words: of each of them a stamp of what it says, and how strongly it could be said.
    """
    lines = [f"form {form.value}", f"edition {edition.value}", f"date {date.isoformat()}"]
    lines += [f"fact {key} {stamp}" for key, stamp in sorted(facts.items())]
    lines += [f"words {key} {stamp} {strength}" for key, (stamp, strength) in sorted(words.items())]
    return f"{text}\n<!-- drafted\n" + "\n".join(lines) + "\n-->\n"


def read_base(text: str) -> Base:
    """Read the file of a base; what its record does not say, or somebody spoilt, is unknown."""
    text = text.replace("\r\n", "\n")
    record = _RECORD.search(text)
    if record is None:
        return Base(read_copy(text), None, None, None, {})
    said = dict(_SETTING.findall(record["lines"]))
    try:
        form, edition = Form(said["form"]), Edition(said["edition"])
        date = dt.date.fromisoformat(said["date"])
    except (KeyError, ValueError):
        return Base(read_copy(text[: record.start()]), None, None, None, {})
    words = {key: (stamp, strength) for key, stamp, strength in _WORDS.findall(record["lines"])}
    return Base(read_copy(text[: record.start()]), form, edition, date, dict(_FACT.findall(record["lines"])), words)


__all__ = ["NOTHING", "Base", "base_text", "read_base"]
