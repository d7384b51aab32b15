# SPDX-License-Identifier: Apache-2.0
"""Single facts as a comparison shows them: with who says so, where it was read, and whether those who rated cite it."""

from collections.abc import Mapping
from types import MappingProxyType

from electassess.comparison.entry import Entry, ItemRef
from electassess.comparison.records import Basis, Fact
from electassess.comparison.sentences import Sentence
from electassess.comparison.words import source_words
from electassess.findings import Finding
from electassess.model.base import earliest_day, latest_day
from electassess.model.evidence import Gravity, Item, Reading

WEIGHT: Mapping[Gravity | None, int] = MappingProxyType(
    {Gravity.DECISIVE: 0, Gravity.SERIOUS: 1, None: 2, Gravity.MINOR: 3}
)
"""How facts are ordered by their gravity; what nobody weighed stands between."""


BEFORE, DURING, AFTER = "before the vote", "in the vote", "after the vote"
"""When something happened, measured by the days of the vote."""


def when(entry: Entry, item: Item) -> str:
    """Whether something happened before, in or after the vote; empty where its date does not tell."""
    if item.happened is None:
        return ""
    first, last = earliest_day(item.happened), latest_day(item.happened)
    starts, ends = entry.election.first_day, entry.election.last_day
    if last < starts:
        return BEFORE
    if first > ends:
        return AFTER
    return DURING if starts <= first and last <= ends else ""


def basis(entry: Entry, item: Item, *, cited: bool) -> Basis:
    """One public item with the first source that may be cited; the same whatever it stands behind, and made once."""
    if (known := entry.made.get((item.id, cited))) is not None:
        return known
    name, url, via = "", "", ""
    for _, source in entry.findings.usable.sources_of(item)[:1]:
        name = source.organisation if source.named else entry.language.say("anonymous-source")
        url, via = (source.url or "", source.via) if source.named else ("", "")
    weight = item.gravity.value if item.gravity else ""
    at = entry.item_at(item.id)
    made = Basis(item.fact, name, url, at, item.id, via, cited, entry.id, item.reading.value, weight, when(entry, item))
    entry.made[item.id, cited] = made
    return made


def facts(entry: Entry) -> tuple[Fact, ...]:
    """Every public item of an election, in the order of its file."""
    found = entry.findings
    cited = {key for finding in found.by_ref.values() for key in entry.cited(finding)}
    rated = {ref for ref in found.indicators if found.by_ref[ref].score.level is not None}
    return tuple(
        Fact(
            basis=basis(entry, item, cited=item.id in cited),
            indicators=item.indicators,
            acts=item.acts,
            background=item.background.value if item.background else "",
            happened=str(item.happened or ""),
            unrated=bool(item.indicators) and rated.isdisjoint(item.indicators),
        )
        for item in found.usable.items.values()
    )


class Telling:
    """Tells facts as examples of findings, no fact twice in one text."""

    def __init__(self) -> None:
        """Begin a text in which nothing has been told."""
        self._told: dict[tuple[str, str], str] = {}

    def one(self, entry: Entry, finding: Finding, wanted: Reading, depth: int) -> list[Sentence]:
        """One public fact behind a finding, or where the only one stands that there is; none if there is none.

        A fact that raters cite goes before others; then one of the wanted reading, one not yet told, the graver, one
        that names this indicator first, and one that stands without another before it.
        """
        cited, usable = entry.cited(finding), entry.findings.usable
        items = sorted(
            (usable.items[key] for key in finding.evidence),
            key=lambda item: (
                item.id not in cited,
                item.reading is not wanted,
                (entry.id, item.id) in self._told,
                WEIGHT[item.gravity],
                item.indicators[:1] != (finding.ref,),
                item.follows is not None,
            ),
        )
        if not items:
            return []
        item, title = items[0], entry.findings.indicators[finding.ref].title
        fact = basis(entry, item, cited=item.id in cited)
        ref = ItemRef(entry.id, item.id, fact.at, fact.cited)
        before = self._told.get((entry.id, item.id))
        self._told.setdefault((entry.id, item.id), title)
        say = entry.language.say
        if before is not None:
            text = say("fact-told-before", election=entry.name, title=before)
        else:
            source, backed = source_words(fact.source, fact.via, say), "yes" if fact.cited else "no"
            told = {"fact": fact.text.rstrip("."), "source": source, "when": "after" if fact.when == AFTER else ""}
            text = say("fact-told", election=entry.name, cited=backed, **told)
        return [Sentence(text, (entry.finding_ref(finding.ref),), items=(ref,), depth=depth, url=fact.url)]


__all__ = ["AFTER", "BEFORE", "DURING", "WEIGHT", "Telling", "basis", "facts", "when"]
