# SPDX-License-Identifier: Apache-2.0
"""Elections by what was done: a table of the catalogue's kinds of act, with the facts behind each number."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Basis, Comparison, Row, acts_beside_levels, listed, source_words
from electassess.comparison.deeds import Beside
from electassess.comparison.facts import AFTER
from electassess.render.comparison_csv import joined
from electassess.render.markdown import escape
from electassess.render.records import json_text
from electassess.render.table import write_csv

NOTE = (
    "Public facts entered under each kind of act. Their number says how much was found and written down, not how much "
    "was done; an empty cell says that no fact of the kind was entered, not that nothing happened. Where no acts are "
    "entered for an election, its findings at no more than partly met stand instead, with the faults cited for them."
)


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


BOTH = (
    "Acts are what was entered; levels are what was rated. Below each kind of act stands the indicator that its facts "
    "bear on first in most elections, the level there, and who is no more than partly met on it though no such act is "
    "entered."
)


def to_text(table: Comparison) -> bytes:
    """Under each kind of act the elections it is told of, with their levels, and each fact with its time and place."""
    lines = [NOTE, BOTH]
    for one in acts_beside_levels(table):
        lines += ["", f"{one.title} ({len(one.done)} of {len(table.rows)} elections{_only_after(one)})"]
        if one.indicator:
            lines.append(f"  Indicator: {one.indicator_title} ({one.indicator})")
        for row, deed in one.done:
            lines.append(f"  {row.name}{_level(one, row)}")
            lines += [f"    - {_said(fact)} {fact.at}" for fact in deed.facts]
        if one.low:
            named = [f"{row.name} ({one.levels[row.election]:g})" for row in one.low]
            lines.append(f"  No such act entered, and no more than partly met: {listed(named)}")
    return ("\n".join(lines) + "\n").encode()


def _said(fact: Basis) -> str:
    when = f" [dated {fact.when}]" if fact.when else ""
    return f"{fact.text.rstrip('.')} ({source_words(fact.source, fact.via)}).{when}"


def _level(one: Beside, row: Row) -> str:
    """The level of an election on the indicator of a kind of act."""
    if not one.indicator or row.election not in one.levels:
        return ""
    level = one.levels[row.election]
    return ": not rated" if level is None else f": level {level:g}"


def _only_after(one: Beside) -> str:
    """Of how many elections all facts of a kind are known to lie after the vote."""
    names = [row.name for row, deed in one.done if all(fact.when == AFTER for fact in deed.facts)]
    return f"; dated after the vote only: {listed(names)}" if names else ""


def to_csv(table: Comparison) -> bytes:
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


def to_markdown(table: Comparison) -> bytes:
    """Elections by kinds of act, in each cell the number of facts."""
    heads = columns(table)
    lines = [escape(NOTE), "", "| election | " + " | ".join(escape(title) for _, title in heads) + " |"]
    lines.append("|---" * (len(heads) + 1) + "|")
    for name, numbers in counts(table):
        lines.append(f"| {escape(name)} | " + " | ".join(str(one) if one else "" for one in numbers) + " |")
    lines += ["", escape(BOTH), ""]
    for one in acts_beside_levels(table):
        after = _only_after(one).removeprefix("; ")
        levels = listed([f"{row.name} ({one.levels[row.election]:g})" for row in one.low])
        low = f"no such act entered, and no more than partly met on “{one.indicator_title}”: {levels}" if levels else ""
        if told := "; ".join(part for part in (after, low) if part):
            lines.append(f"- {escape(one.title)}: {escape(told)}.")
    return ("\n".join(lines) + "\n").encode()


def to_json(table: Comparison) -> bytes:
    """The same as data: for each election its kinds of act with the ids of their facts."""
    data = {
        "note": NOTE,
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


FORMATS: Mapping[str, Callable[[Comparison], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "md": to_markdown, "json": to_json}
)
"""Name of a format -> its writer."""

__all__ = ["FORMATS", "columns", "counts", "to_csv", "to_json", "to_markdown", "to_text"]
