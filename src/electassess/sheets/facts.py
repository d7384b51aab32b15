# SPDX-License-Identifier: Apache-2.0
"""Items of evidence and their sources as rows of a workbook: which may be written, and what a row makes of an entry."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from electassess.model.evidence import (
    Background,
    Basis,
    EvidenceFile,
    Gravity,
    Item,
    Reading,
    Sensitivity,
    Source,
    Tell,
)
from electassess.sheets.fields import Field

ITEMS: Final = "Items"
SOURCES: Final = "Sources"
ITEM_ORDER: Final = tuple(Item.model_fields)
SOURCE_ORDER: Final = tuple(Source.model_fields)
_NULL: Final = frozenset({"date", "url"})
"""Keys of a source that are there even where nothing is known."""


def _words(kind: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in kind)


ITEM_FIELDS: Final = (
    Field("Item", "id", "key", 20, note="A short name: lower-case letters, digits and hyphens."),
    Field("What the source says", "fact", "text", 52, note="One sentence, with its numbers and dates."),
    Field(
        "As a statement would say it", "clause", "text", 46,
        note="A clause in the past tense without a full stop; actors as {id}. No number that the fact does not have.",
    ),
    Field("Sources", "sources", "names", 11, note="Keys of the sheet Sources, separated by commas."),
    Field("Indicators", "indicators", "names", 30, note="Those it bears on, the most important first."),
    Field("Fault or strength", "reading", "words", 11, _words(Reading)),
    Field("Law or practice", "kind", "words", 10, ("law", "practice")),
    Field(
        "Basis", "basis", "words", 10, _words(Basis),
        "stated: the source says it itself. reported: it says that others do. official: it tells a formal act of a "
        "public body, such as a law or a ruling, that anybody could look up.",
    ),
    Field("Clause says who", "attributed", "yes", 10, ("yes", "no"), "yes: the clause itself says who states it."),
    Field(
        "Credibility", "credibility", "whole", 11,
        note="1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.",
    ),
    Field("Happened", "happened", "day", 12, note="2023-07-23, 2023-07 or 2023."),
    Field("Gravity", "gravity", "words", 10, _words(Gravity)),
    Field("Acts", "acts", "names", 18, note="From the catalogue's list of acts."),
    Field("Thread", "thread", "key", 16, note="Items of one thread are told together."),
    Field("Background", "background", "words", 12, _words(Background)),
    Field("Follows", "follows", "key", 16, note="The item after which this one reads naturally."),
    Field("Same sentence as", "part_of", "key", 16, note="The item whose sentence this one shares."),
    Field("Told?", "tell", "words", 9, _words(Tell), "always, never; empty: as the plan of the text decides."),
    Field("Said by", "said_by", "names", 14, note="Actors who must be named."),
    Field("Words to keep", "keep", "texts", 22, note="Words that must not be lost; separated by semicolons."),
    Field("Figures", "figures", "figures", 24, note="Numbers with what they count: 38 = deaths; 12 = parties"),
    Field("Still so on", "continues", "day", 12, note="The last day on which it was known to go on."),
    Field("Ask: of whom", "ask.to", "key", 14),
    Field("Ask: to do what", "ask.text", "text", 30, note="An infinitive: a verb first, no full stop."),
    Field(
        "Who may see it", "sensitivity", "words", 13, _words(Sensitivity),
        "Only public items reach a statement. What is not public is not written into workbooks again.",
    ),
    Field("Consent", "consent", "text", 20, note="For testimony: what its giver agreed to."),
    Field("Quote", "quote", "text", 34, note="The words of the source."),
    Field("Note", "note", "text", 26),
)  # fmt: skip

SOURCE_FIELDS: Final = (
    Field("Key", "key", "key", 9, note="S1, S2 …: letters, digits and hyphens."),
    Field("Organisation", "organisation", "text", 24),
    Field("Title", "title", "text", 46),
    Field("Title is a description", "described", "yes", 12, ("yes", "no"), "yes: the source's own title was not seen."),
    Field("Published", "date", "day", 12, note="2023-07-23, 2023-07 or 2023. Empty where the source shows no date."),
    Field("At the latest", "latest", "day", 12, note="The last day it can have been published."),
    Field("Address", "url", "address", 44),
    Field("Read at", "via", "text", 18, note="A copy or mirror, if not at the publisher."),
    Field(
        "Reliability", "reliability", "words", 11, ("A", "B", "C", "D", "E", "F"),
        "A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.",
    ),
    Field("Called in a text", "cite_as", "text", 22, note="With its article: the Phnom Penh Post."),
    Field("Short name", "short", "text", 16),
    Field("May be named", "named", "yes", 10, ("yes", "no")),
    Field("Note", "note", "text", 40),
)  # fmt: skip


def closed_items(evidence: EvidenceFile) -> frozenset[str]:
    """Ids of items that no workbook holds: those that are not public, and testimony of which nobody said so."""
    unnamed = {key for key, source in evidence.sources.items() if not source.named}
    return frozenset(
        item.id
        for item in evidence.items
        if item.sensitivity is not Sensitivity.PUBLIC
        or not ("sensitivity" in item.model_fields_set or unnamed.isdisjoint(item.sources))
    )


def closed_sources(evidence: EvidenceFile, items: frozenset[str]) -> frozenset[str]:
    """Keys of sources that no workbook holds: those that must not be named, and those of closed items alone."""
    shown = {key for item in evidence.items if item.id not in items for key in item.sources}
    hidden = {key for item in evidence.items if item.id in items for key in item.sources}
    return frozenset(key for key, source in evidence.sources.items() if not source.named) | (hidden - shown)


def item_values(data: Mapping[str, Any], items: frozenset[str], sources: frozenset[str]) -> dict[str, Any]:
    """What a row shows of an item as its file has it; no id and no key of what is closed."""
    shown = {key: value for key, value in data.items() if key != "ask"}
    shown |= {f"ask.{key}": value for key, value in (data.get("ask") or {}).items()}
    shown["sources"] = [key for key in data.get("sources") or () if key not in sources]
    return {key: None if key in {"follows", "part_of"} and value in items else value for key, value in shown.items()}


def item_data(old: Mapping[str, Any], values: Mapping[str, Any], sources: frozenset[str]) -> dict[str, Any]:
    """An item after its row was changed; sources that are closed stay."""
    ask = dict(old.get("ask") or {})
    flat = dict(values)
    for part in ("to", "text"):
        if f"ask.{part}" in flat:
            value = flat.pop(f"ask.{part}")
            ask.pop(part, None)
            if value is not None:
                ask[part] = value
    if "sources" in flat:
        flat["sources"] = [*(flat["sources"] or ()), *(key for key in old.get("sources") or () if key in sources)]
    if ask != (old.get("ask") or {}):
        flat["ask"] = ask or None
    return _changed(old, flat, ITEM_ORDER, frozenset())


def source_data(old: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A source after its row was changed."""
    data = _changed(old, values, SOURCE_ORDER, _NULL)
    for key in _NULL:
        data.setdefault(key, None)
    return {key: data[key] for key in SOURCE_ORDER if key in data}


def _changed(
    old: Mapping[str, Any], values: Mapping[str, Any], order: Sequence[str], null: frozenset[str]
) -> dict[str, Any]:
    data = dict(old)
    for key, value in values.items():
        given = list(value) if isinstance(value, tuple) else value
        if key in null:
            data[key] = given
        elif given is None or given in ("", []):
            data.pop(key, None)
        else:
            data[key] = given
    return {key: data[key] for key in (*order, *data) if key in data}


__all__ = ["ITEMS", "ITEM_FIELDS", "ITEM_ORDER", "SOURCES", "SOURCE_FIELDS", "SOURCE_ORDER", "closed_items",
           "closed_sources", "item_data", "item_values", "source_data"]  # fmt: skip
