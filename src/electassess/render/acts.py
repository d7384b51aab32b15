# SPDX-License-Identifier: Apache-2.0
"""Elections by what was done: a table of the catalogue's kinds of act, with the facts behind each number."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from electassess.comparison import Comparison, source_words
from electassess.render.comparison import joined
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


def to_text(table: Comparison) -> bytes:
    """Under each kind of act the elections it is told of, each with its facts and where they stand."""
    lines = [NOTE]
    for act, title in columns(table):
        done = [(row, deed) for row in table.rows for deed in row.deeds if deed.act == act]
        lines += ["", f"{title} ({len(done)} of {len(table.rows)} elections)"]
        for row, deed in done:
            lines.append(f"  {row.name}")
            lines += [
                f"    - {fact.text.rstrip('.')} ({source_words(fact.source, fact.via)}). {fact.at}"
                for fact in deed.facts
            ]
    return ("\n".join(lines) + "\n").encode()


def to_csv(table: Comparison) -> bytes:
    """One row for each fact under each kind of act."""
    rows = [
        {"election": row.election, "act": deed.act, "title": titles[deed.act], "item": fact.id, "fact": fact.text}
        | {"source": fact.source, "via": fact.via, "url": fact.url, "at": fact.at}
        | joined(row)
        for titles in [dict(table.acts)]
        for row in table.rows
        for deed in row.deeds
        for fact in deed.facts
    ]
    names = ["election", "act", "title", "item", "fact", "source", "via", "url", "at"]
    return write_csv([*names, *(joined(table.rows[0]) if table.rows else {})], rows)


def to_markdown(table: Comparison) -> bytes:
    """Elections by kinds of act, in each cell the number of facts."""
    heads = columns(table)
    lines = [escape(NOTE), "", "| election | " + " | ".join(escape(title) for _, title in heads) + " |"]
    lines.append("|---" * (len(heads) + 1) + "|")
    for name, numbers in counts(table):
        lines.append(f"| {escape(name)} | " + " | ".join(str(one) if one else "" for one in numbers) + " |")
    return ("\n".join(lines) + "\n").encode()


def to_json(table: Comparison) -> bytes:
    """The same as data: for each election its kinds of act with the ids of their facts."""
    data = {
        "note": NOTE,
        "acts": [{"id": act, "title": title} for act, title in columns(table)],
        "rows": [
            {
                "election": row.election,
                **joined(row),
                "deeds": {
                    deed.act: [{"item": one.id, "fact": one.text, "source": one.source, "via": one.via, "url": one.url}
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
