# SPDX-License-Identifier: Apache-2.0
"""Elections by what was done: a table of the catalogue's kinds of act, with the facts behind each number."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Basis, Comparison, Row, Say, acts_beside_levels, listed, source_words
from electassess.comparison.deeds import Beside
from electassess.comparison.facts import AFTER, BEFORE
from electassess.language import Language
from electassess.render.comparison_csv import joined
from electassess.render.markdown import escape
from electassess.render.records import json_text
from electassess.render.table import write_csv


def columns(table: Comparison) -> list[tuple[str, str]]:
    """Id and title of each kind of act of which some election shown has a fact, in the catalogue's order."""
    done = {deed.act for row in table.rows for deed in row.deeds}
    return [(act, title) for act, title in table.acts if act in done]


def counts(table: Comparison) -> list[tuple[str, list[int]]]:
    """For each election its name and the number of facts under each of the columns."""
    acts = [act for act, _ in columns(table)]
    found = []
    for row in table.rows:
        facts = {deed.act: len(deed.facts) for deed in row.deeds}
        found.append((row.name, [facts.get(act, 0) for act in acts]))
    return found


_WHEN = {BEFORE: "before", AFTER: "after"}


def to_text(table: Comparison, language: Language) -> bytes:
    """Under each kind of act the elections it is told of, with their levels, and each fact with its time and place."""
    say = language.say
    lines = [say("acts-note"), say("acts-levels")]
    for one in acts_beside_levels(table):
        told = {"title": one.title, "number": str(len(one.done)), "all": str(len(table.rows))}
        after = _only_after(one, say)
        lines += ["", say("acts-kind-after", after=after, **told) if after else say("acts-kind", **told)]
        if one.indicator:
            lines.append("  " + say("acts-indicator", title=one.indicator_title, indicator=one.indicator))
        for row, deed in one.done:
            lines.append(f"  {_level(one, row, say)}")
            lines += [f"    - {_said(fact, say)} {fact.at}" for fact in deed.facts]
        if one.low:
            lines.append("  " + say("acts-low", elections=_low(one, say)))
    return ("\n".join(lines) + "\n").encode()


def _said(fact: Basis, say: Say) -> str:
    told = {"fact": fact.text.rstrip("."), "source": source_words(fact.source, fact.via, say)}
    return (
        say("acts-fact-dated", when=_WHEN.get(fact.when, "during"), **told) if fact.when else say("acts-fact", **told)
    )


def _level(one: Beside, row: Row, say: Say) -> str:
    """An election with its level on the indicator of a kind of act."""
    if not one.indicator or row.election not in one.levels:
        return row.name
    level = one.levels[row.election]
    if level is None:
        return say("acts-not-rated", election=row.name)
    return say("acts-level", election=row.name, level=f"{level:g}")


def _low(one: Beside, say: Say) -> str:
    """The elections that are low on the indicator of a kind of act without such an act."""
    return listed(
        [say("acts-low-at", election=row.name, level=f"{one.levels[row.election]:g}") for row in one.low], say
    )


def _only_after(one: Beside, say: Say) -> str:
    """Of how many elections all facts of a kind are known to lie after the vote."""
    names = [row.name for row, deed in one.done if all(fact.when == AFTER for fact in deed.facts)]
    return say("acts-after", elections=listed(names, say)) if names else ""


def to_csv(table: Comparison, _: Language) -> bytes:
    """One row for each fact under each kind of act."""
    rows = [
        {"election": row.election, "act": deed.act, "title": titles[deed.act], "item": fact.id, "fact": fact.text}
        | {"source": fact.source, "via": fact.via, "url": fact.url, "at": fact.at, "when": fact.when}
        | {"indicator": beside[deed.act].indicator, "level": beside[deed.act].levels.get(row.election)}
        | joined(row)
        for titles, beside in [(dict(table.acts), {one.act: one for one in acts_beside_levels(table)})]
        for row in table.rows
        for deed in row.deeds
        for fact in deed.facts
    ]
    names = ["election", "act", "title", "item", "fact", "source", "via", "url", "at"]
    more = ["when", "indicator", "level"]
    return write_csv([*names, *(joined(table.rows[0]) if table.rows else {}), *more], rows)


def to_markdown(table: Comparison, language: Language) -> bytes:
    """Elections by kinds of act, in each cell the number of facts."""
    heads, say = columns(table), language.say
    lines = [
        escape(say("acts-note")),
        "",
        f"| {say('table-election')} | " + " | ".join(escape(title) for _, title in heads) + " |",
    ]
    lines.append("|---" * (len(heads) + 1) + "|")
    for name, numbers in counts(table):
        lines.append(f"| {escape(name)} | " + " | ".join(str(one) if one else "" for one in numbers) + " |")
    lines += ["", escape(say("acts-levels")), ""]
    for one in acts_beside_levels(table):
        after = _only_after(one, say)
        low = say("acts-low-on", title=one.indicator_title, elections=_low(one, say)) if one.low else ""
        if told := "; ".join(part for part in (after, low) if part):
            lines.append(f"- {escape(say('acts-told', title=one.title, told=told))}")
    return ("\n".join(lines) + "\n").encode()


def to_json(table: Comparison, language: Language) -> bytes:
    """The same as data: for each election its kinds of act with the ids of their facts."""
    data = {
        "note": language.say("acts-note"),
        "acts": [
            {
                "id": one.act,
                "title": one.title,
                "indicator": one.indicator,
                "levels": one.levels,
                "low_without": [row.election for row in one.low],
            }
            for one in acts_beside_levels(table)
        ],
        "rows": [
            {
                "election": row.election,
                **joined(row),
                "deeds": {
                    deed.act: [{"item": one.id, "fact": one.text, "source": one.source, "via": one.via, "url": one.url,
                                "when": one.when}
                               for one in deed.facts]
                    for deed in row.deeds
                },
            }
            for row in table.rows
        ],
    }  # fmt: skip
    return json_text(data).encode()


FORMATS: Mapping[str, Callable[[Comparison, Language], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "md": to_markdown, "json": to_json}
)
"""Name of a format -> its writer."""

__all__ = ["FORMATS", "columns", "counts", "to_csv", "to_json", "to_markdown", "to_text"]
