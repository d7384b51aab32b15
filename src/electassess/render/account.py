# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons told in sentences, and of audits: text, Markdown, JSON, and a page that stands alone."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from electassess.comparison import Account, Audit, Sentence, Trend, span, whole
from electassess.render.charts import Mark, timeline
from electassess.render.markdown import escape, escape_start
from electassess.render.page import data_text, digest, render_page
from electassess.render.records import json_text

HOW = "How to read it"
"""Heading of the remarks, which stand last: what limits a comparison stands first."""


def grouped(places: Iterable[str]) -> list[str]:
    """Places of one file together, lines in order.

    >>> grouped(["a.yaml:12", "b.yaml:3", "a.yaml:7", "a.yaml:12"])
    ['a.yaml:7,12', 'b.yaml:3']
    """
    lines: dict[str, set[int]] = {}
    for place in places:
        path, _, line = place.rpartition(":")
        lines.setdefault(path, set()).add(int(line))
    return [f"{path}:{','.join(map(str, sorted(found)))}" for path, found in lines.items()]


def trail(sentence: Sentence) -> list[tuple[str, str]]:
    """What a sentence rests on: kind and place, each place once."""
    return [
        *(("finding", one) for one in dict.fromkeys(sentence.findings)),
        *(("rating", one) for one in grouped(sentence.ratings)),
        *(("evidence", one) for one in grouped(sentence.evidence)),
        *(("bears on it too, cited by no rating", one) for one in grouped(sentence.beside)),
        *(("rule", one) for one in sentence.rules),
        *([("source", sentence.url)] if sentence.url else []),
    ]


def trail_words(sentence: Sentence) -> str:
    """How much a sentence rests on, in words: `2 findings, 6 ratings, 1 item of evidence`."""
    counts = (
        (len(set(sentence.findings)), "finding", "findings"),
        (len(set(sentence.ratings)), "rating", "ratings"),
        (len(set(sentence.evidence)), "item of evidence", "items of evidence"),
        (len(set(sentence.beside)), "item beside", "items beside"),
        (len(sentence.rules), "rule", "rules"),
    )
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number)


def _lines(sentence: Sentence, mark: str) -> list[str]:
    indent = "  " * sentence.depth
    return [f"{indent}{mark} {sentence.text}", *(f"{indent}    {kind} {place}" for kind, place in trail(sentence))]


VALUES = "Values"
"""Heading of the table of numbers, which stands after the answer."""


def number(trend: Trend, at: int) -> str:
    """A value with its interval, as the sentences print it: the index to a decimal, others in whole points."""
    point = trend.points[at]
    if point.value is None:
        return "not scored"
    value = f"{point.value:.1f}" if trend.ref == "index" else whole(point.value)
    return f"{value} [{span(point.low, point.high)}]{'*' if point.thin else ''}"


def step_words(trend: Trend, at: int) -> str:
    """Whether the two ends of a step can be told apart, and which way it goes."""
    before, after = trend.points[at].value, trend.points[at + 1].value
    if before is None or after is None:
        return "–"
    if not trend.apart[at]:
        return "not told apart"
    return f"{'higher' if after > before else 'lower'}{'' if trend.firm[at] else ' as rated'}"


def table(account: Account) -> list[list[str]]:
    """The numbers as rows of text, with a head: each election, and after it whether it differs from the one before.

    Only within one country is the second election called the later one: of two countries it is named.
    """
    if not account.trends:
        return []
    names = [one.name for one in account.trends[0].points]
    head = ["", names[0]]
    for name in names[1:]:
        head += [name, "later election" if account.one_country else f"{name} is"]
    return [
        head,
        *(
            [trend.title, number(trend, 0)]
            + [cell for at in range(len(names) - 1) for cell in (number(trend, at + 1), step_words(trend, at))]
            for trend in account.trends
        ),
    ]


THIN = "* less than half, by weight, could be rated; “as rated”: told apart on what could be rated alone."


def _table_lines(account: Account) -> list[str]:
    rows = table(account)
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [VALUES.upper(), *lines, THIN, ""]


PLACES = (
    "What each sentence rests on stands in the page (--format html) and in the text that is piped or saved (--out)."
)


def to_text(account: Account, *, places: bool = True) -> bytes:
    """Sentences under headings, each with what it rests on, unless that is left out for a screen."""
    lines = [account.title, ""]
    for at, section in enumerate(account.sections):
        lines += _table_lines(account) if at == 1 else []
        lines += [section.title.upper(), *([section.note] if section.note else []), ""]
        for sentence in section.sentences:
            lines += _lines(sentence, "-") if places else _lines(sentence, "-")[:1]
        lines.append("")
    lines += [] if places else [PLACES, ""]
    lines += [HOW.upper(), "", *(f"- {remark}" for remark in account.remarks)] if account.remarks else []
    return ("\n".join(lines).rstrip() + "\n").encode()


def to_brief(account: Account) -> bytes:
    """The answer and the numbers alone."""
    lines = [account.title, "", *(sentence.text for sentence in account.sections[0].sentences), ""]
    return ("\n".join([*lines, *_table_lines(account)]).rstrip() + "\n").encode()


def _table_markdown(account: Account) -> list[str]:
    rows = [f"| {' | '.join(escape(cell).replace('|', '&#124;') for cell in row)} |" for row in table(account)]
    if not rows:
        return []
    rule = "|---" * len(table(account)[0]) + "|"
    return [f"## {VALUES}", "", rows[0], rule, *rows[1:], "", escape(THIN), ""]


def to_markdown(account: Account) -> bytes:
    """The same for a document: what a sentence rests on stands below it in small."""
    lines = [f"# {escape(account.title)}", ""]
    for at, section in enumerate(account.sections):
        lines += _table_markdown(account) if at == 1 else []
        lines += [f"## {escape(section.title)}", "", *([escape(section.note), ""] if section.note else [])]
        for sentence in section.sentences:
            places = "; ".join(f"{kind} {place}" for kind, place in trail(sentence))
            indent = "  " * sentence.depth
            lines += [f"{indent}- {escape_start(sentence.text)}", f"{indent}  <small>{escape(places)}</small>"]
        lines.append("")
    if account.remarks:
        lines += [f"## {HOW}", "", *(f"- {escape_start(remark)}" for remark in account.remarks)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _plain(sentence: Sentence) -> dict[str, object]:
    """A sentence as data, with the places of the items that raters cite, and of those that none does."""
    return {**dataclasses.asdict(sentence), "evidence": list(sentence.evidence), "beside": list(sentence.beside)}


def to_json(account: Account) -> bytes:
    """The whole as data, with the numbers behind each sentence that compares two values."""
    data = dataclasses.asdict(account)
    data["method"] = json.loads(account.method)
    data["sections"] = [
        {"title": one.title, "note": one.note, "sentences": [_plain(each) for each in one.sentences]}
        for one in account.sections
    ]
    return json_text(data).encode()


def _charts(account: Account) -> list[tuple[str, Markup]]:
    """A chart of each row of numbers, where a line may join the elections; its marks lead to the numbers."""
    if not account.one_country:
        return []
    charts = []
    for trend in account.trends:
        marks = [
            Mark(one.election, one.name, dt.date.fromisoformat(one.date), one.value, one.low, one.high, one.thin,
                 f"value.{trend.ref}")
            for one in trend.points
        ]  # fmt: skip
        charts.append((trend.title, timeline(f"line_{trend.ref}", trend.title, marks, trend.apart)))
    return charts


def to_html(account: Account) -> bytes:
    """A page of its own, without script."""
    style = data_text("account.css")
    return render_page(
        "account.html",
        account=account,
        trail=trail,
        trail_words=trail_words,
        how=HOW,
        values=VALUES,
        thin=THIN,
        table=table(account),
        charts=_charts(account),
        style=Markup(style),  # noqa: S704 - our own file
        digest=digest(style),
    )


FORMATS: Mapping[str, Callable[[Account], bytes]] = MappingProxyType(
    {"text": to_text, "md": to_markdown, "json": to_json, "html": to_html}
)
"""Name of a format -> its writer."""


def audit_text(found: Audit) -> bytes:
    """What an audit found, the unexplained first; that nothing was found is said too."""
    pairs = f"{found.compared} pair{'' if found.compared == 1 else 's'}"
    head = f"{len(found.elections)} elections, {pairs} with different verdicts: "
    if found.pairs:
        head += f"in {len(found.pairs)} the election with the harsher verdict cannot be told to be worse on any "
        head += f"criterion; unexplained: {len(found.unexplained)}."
    else:
        head += "in none did an election that cannot be told to be worse get the harsher verdict."
    lines = ["What splits the table:", *(f"  {one}" for one in found.splits), ""] if found.splits else []
    lines.append(head)
    for pair in found.pairs:
        lines += ["", f"{pair.reason}: {pair.harsher} and {pair.milder}"]
        lines += [line for sentence in pair.sentences for line in _lines(sentence, " ")]
    return ("\n".join(lines) + "\n").encode()


def audit_json(found: Audit) -> bytes:
    """The same as data."""
    data = {"unexplained": len(found.unexplained), **dataclasses.asdict(found)}
    data["pairs"] = [
        {**dataclasses.asdict(pair), "sentences": [_plain(each) for each in pair.sentences]} for pair in found.pairs
    ]
    return json_text(data).encode()


AUDIT_FORMATS: Mapping[str, Callable[[Audit], bytes]] = MappingProxyType({"text": audit_text, "json": audit_json})
"""Name of a format -> its writer."""

__all__ = [
    "AUDIT_FORMATS",
    "FORMATS",
    "PLACES",
    "audit_json",
    "audit_text",
    "grouped",
    "to_brief",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "trail",
]
