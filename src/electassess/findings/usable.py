# SPDX-License-Identifier: Apache-2.0
"""Which evidence a public text of a given date may use.

Two rules, and nothing else decides: an item is public, and at least one of its sources was out by the day of the
text. What fails the first rule is *withheld*: only its number is ever passed on, neither its words nor its id.
What fails the second is *later* and is listed among the gaps.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from electassess.model.base import earliest_day, latest_day
from electassess.model.evidence import EvidenceFile, Item, Sensitivity, Source
from electassess.model.publication import publication_days, published_by


def _may_be_out(source: Source, day: dt.date) -> bool:
    """Whether a source can have been out by a day, as far as its own date tells."""
    return source.latest is None and (source.date is None or earliest_day(source.date) <= day < latest_day(source.date))


@dataclass(frozen=True)
class Usable:
    """The evidence that a public text of one day may use.

    Attributes:
        items: public items out by that day, by id, in the order of the file.
        sources: the sources of those items that were out by that day, by key.
        later: ids of public items published after that day.
        vague: those of them whose source may have been out by that day, but whose date does not show it.
        withheld: ids of items that are not public. They serve to count, and reach no output.
    """

    items: Mapping[str, Item]
    sources: Mapping[str, Source]
    later: frozenset[str]
    vague: frozenset[str]
    withheld: frozenset[str]

    @cached_property
    def bearing(self) -> Mapping[str, tuple[str, ...]]:
        """By indicator, the ids of the items that bear on it, in the order of the file."""
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            for ref in dict.fromkeys(item.indicators):
                found.setdefault(ref, []).append(item.id)
        return {ref: tuple(ids) for ref, ids in found.items()}

    def sources_of(self, item: Item) -> tuple[tuple[str, Source], ...]:
        """The sources of an item that may be cited, as (key, source), in the item's order."""
        return tuple((key, self.sources[key]) for key in item.sources if key in self.sources)


def usable_evidence(evidence: EvidenceFile, as_of: dt.date) -> Usable:
    """Divide the items of an evidence file by what a public text dated `as_of` may do with them."""
    days = publication_days(evidence)
    public = [item for item in evidence.items if item.sensitivity is Sensitivity.PUBLIC]
    items = {item.id: item for item in public if days[item.id] <= as_of}
    cited = {key for item in items.values() for key in item.sources}
    return Usable(
        items=items,
        sources={
            key: source for key, source in evidence.sources.items() if key in cited and published_by(source) <= as_of
        },
        later=frozenset(item.id for item in public if item.id not in items),
        vague=frozenset(
            item.id
            for item in public
            if item.id not in items
            and any(_may_be_out(evidence.sources[key], as_of) for key in item.sources if key in evidence.sources)
        ),
        withheld=frozenset(item.id for item in evidence.items if item.sensitivity is not Sensitivity.PUBLIC),
    )


__all__ = ["Usable", "publication_days", "published_by", "usable_evidence"]
