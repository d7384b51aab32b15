# SPDX-License-Identifier: Apache-2.0
"""What one message is told, and how the messages of a part are written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Needs:
    """What one message is told.

    Attributes:
        prints: what it must print.
        chooses: what it may use, to choose among forms.
    """

    prints: frozenset[str]
    chooses: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """All that it may use."""
        return self.prints | self.chooses


def part(**texts: str) -> Mapping[str, Needs]:
    """The messages of one part: `name_of_message="printed printed | chosen"`."""
    found = {}
    for name, text in texts.items():
        prints, _, chooses = text.partition("|")
        found[name.replace("_", "-")] = Needs(frozenset(prints.split()), frozenset(chooses.split()))
    return MappingProxyType(found)


__all__ = ["Needs", "part"]
