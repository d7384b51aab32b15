# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons told in sentences, and of audits: text, Markdown, JSON, and a page that stands alone."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from electassess.comparison import Account, Audit, Say, Sentence, Trend, span, whole
from electassess.language import Language
from electassess.render.charts import Mark, timeline
from electassess.render.markdown import escape, escape_start
from electassess.render.page import data_text, digest, render_page
from electassess.render.records import json_text


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


KINDS = ("finding", "rating", "evidence", "beside", "rule", "source")


def kinds(say: Say) -> Mapping[str, str]:
    """What each kind of place is called."""
    return {kind: say(f"trail-{kind}") for kind in KINDS}


def trail(sentence: Sentence) -> list[tuple[str, str]]:
    """What a sentence rests on: kind (one of `KINDS`) and place, each place once."""
    return [
        *(("finding", one) for one in dict.fromkeys(sentence.findings)),
        *(("rating", one) for one in grouped(sentence.ratings)),
        *(("evidence", one) for one in grouped(sentence.evidence)),
        *(("beside", one) for one in grouped(sentence.beside)),
        *(("rule", one) for one in sentence.rules),
        *([("source", sentence.url)] if sentence.url else []),
    ]


def trail_words(sentence: Sentence, say: Say) -> str:
    """How much a sentence rests on, in words: `2 findings, 6 ratings, 1 item of evidence`."""
    counts = (
        ("rests-findings", len(set(sentence.findings))),
        ("rests-ratings", len(set(sentence.ratings))),
        ("rests-evidence", len(set(sentence.evidence))),
        ("rests-beside", len(set(sentence.beside))),
        ("rests-rules", len(sentence.rules)),
    )
    return ", ".join(say(message, count=number) for message, number in counts if number)


def _lines(sentence: Sentence, mark: str, called: Mapping[str, str]) -> list[str]:
    """A sentence with the places that it rests on, for kinds that are called something."""
    indent = "  " * sentence.depth
    places = [f"{indent}    {called[kind]} {place}" for kind, place in trail(sentence) if kind in called]
    return [f"{indent}{mark} {sentence.text}", *places]


def number(trend: Trend, at: int, say: Say) -> str:
    """A value with its interval, as the sentences print it: the index to a decimal, others in whole points."""
    point = trend.points[at]
    if point.value is None:
        return say("table-unscored")
    value = f"{point.value:.1f}" if trend.ref == "index" else whole(point.value)
    return f"{value} [{span(point.low, point.high)}]{'*' if point.thin else ''}"


def step_words(trend: Trend, at: int, say: Say) -> str:
    """Whether the two ends of a step can be told apart, and which way it goes."""
    before, after = trend.points[at].value, trend.points[at + 1].value
    if before is None or after is None:
        return "–"
    if not trend.apart[at]:
        return say("step-same")
    return say(f"step-{'higher' if after > before else 'lower'}{'' if trend.firm[at] else '-rated'}")


def table(account: Account, say: Say) -> list[list[str]]:
    """The numbers as rows of text, with a head: each election, and after it whether it differs from the one before.

    Only within one country is the second election called the later one: of two countries it is named.
    """
    if not account.trends:
        return []
    names = [one.name for one in account.trends[0].points]
    head = ["", names[0]]
    for name in names[1:]:
        head += [name, say("account-later") if account.one_country else say("account-is", election=name)]
    return [
        head,
        *(
            [trend.title, number(trend, 0, say)]
            + [
                cell
                for at in range(len(names) - 1)
                for cell in (number(trend, at + 1, say), step_words(trend, at, say))
            ]
            for trend in account.trends
        ),
    ]


def _table_lines(account: Account, say: Say) -> list[str]:
    rows = table(account, say)
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [say("account-values").upper(), *lines, say("account-thin"), ""]


def to_text(account: Account, language: Language, *, places: bool = True) -> bytes:
    """Sentences under headings, each with what it rests on, unless that is left out for a screen."""
    say = language.say
    called = kinds(say) if places else {}
    lines = [account.title, ""]
    for at, section in enumerate(account.sections):
        lines += _table_lines(account, say) if at == 1 else []
        lines += [section.title.upper(), *([section.note] if section.note else []), ""]
        for sentence in section.sentences:
            lines += _lines(sentence, "-", called)
        lines.append("")
    lines += [] if places else [say("account-places"), ""]
    lines += [say("account-how").upper(), "", *(f"- {remark}" for remark in account.remarks)] if account.remarks else []
    return ("\n".join(lines).rstrip() + "\n").encode()


def to_brief(account: Account, language: Language) -> bytes:
    """The answer and the numbers alone."""
    lines = [account.title, "", *(sentence.text for sentence in account.sections[0].sentences), ""]
    return ("\n".join([*lines, *_table_lines(account, language.say)]).rstrip() + "\n").encode()


def _table_markdown(account: Account, say: Say) -> list[str]:
    told = table(account, say)
    rows = [f"| {' | '.join(escape(cell).replace('|', '&#124;') for cell in row)} |" for row in told]
    if not rows:
        return []
    rule = "|---" * len(told[0]) + "|"
    return [f"## {say('account-values')}", "", rows[0], rule, *rows[1:], "", escape(say("account-thin")), ""]


def to_markdown(account: Account, language: Language) -> bytes:
    """The same for a document: what a sentence rests on stands below it in small."""
    say = language.say
    called = kinds(say)
    lines = [f"# {escape(account.title)}", ""]
    for at, section in enumerate(account.sections):
        lines += _table_markdown(account, say) if at == 1 else []
        lines += [f"## {escape(section.title)}", "", *([escape(section.note), ""] if section.note else [])]
        for sentence in section.sentences:
            places = "; ".join(f"{called[kind]} {place}" for kind, place in trail(sentence))
            indent = "  " * sentence.depth
            lines += [f"{indent}- {escape_start(sentence.text)}", f"{indent}  <small>{escape(places)}</small>"]
        lines.append("")
    if account.remarks:
        lines += [f"## {say('account-how')}", "", *(f"- {escape_start(remark)}" for remark in account.remarks)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _plain(sentence: Sentence) -> dict[str, object]:
    """A sentence as data, with the places of the items that raters cite, and of those that none does."""
    return {**dataclasses.asdict(sentence), "evidence": list(sentence.evidence), "beside": list(sentence.beside)}


def to_json(account: Account, _: Language) -> bytes:
    """The whole as data, with the numbers behind each sentence that compares two values."""
    data = dataclasses.asdict(account)
    data["method"] = json.loads(account.method)
    data["sections"] = [
        {"title": one.title, "note": one.note, "sentences": [_plain(each) for each in one.sentences]}
        for one in account.sections
    ]
    return json_text(data).encode()


def _charts(account: Account, say: Say) -> list[tuple[str, Markup]]:
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
        charts.append((trend.title, timeline(f"line_{trend.ref}", trend.title, marks, trend.apart, say)))
    return charts


def to_html(account: Account, language: Language) -> bytes:
    """A page of its own, without script."""
    say = language.say
    style = data_text("account.css")
    return render_page(
        "account.html",
        account=account,
        trail=trail,
        trail_words=lambda sentence: trail_words(sentence, say),
        kinds=kinds(say),
        how=say("account-how"),
        values=say("account-values"),
        thin=say("account-thin"),
        table=table(account, say),
        charts=_charts(account, say),
        style=Markup(style),  # noqa: S704 - our own file
        digest=digest(style),
    )


FORMATS: Mapping[str, Callable[[Account, Language], bytes]] = MappingProxyType(
    {"text": to_text, "md": to_markdown, "json": to_json, "html": to_html}
)
"""Name of a format -> its writer."""


def audit_text(found: Audit, language: Language) -> bytes:
    """What an audit found, the unexplained first; that nothing was found is said too."""
    say = language.say
    called, elections = kinds(say), str(len(found.elections))
    lines = [say("audited-splits"), *(f"  {one}" for one in found.splits), ""] if found.splits else []
    if found.pairs:
        many = {"found": str(len(found.pairs)), "unexplained": str(len(found.unexplained))}
        lines.append(say("audited", elections=elections, count=found.compared, **many))
    else:
        lines.append(say("audited-none", elections=elections, count=found.compared))
    for pair in found.pairs:
        lines += ["", say("audited-pair", reason=pair.reason.value, harsher=pair.harsher, milder=pair.milder)]
        lines += [line for sentence in pair.sentences for line in _lines(sentence, " ", called)]
    return ("\n".join(lines) + "\n").encode()


def audit_json(found: Audit, _: Language) -> bytes:
    """The same as data."""
    data = {"unexplained": len(found.unexplained), **dataclasses.asdict(found)}
    data["pairs"] = [
        {**dataclasses.asdict(pair), "sentences": [_plain(each) for each in pair.sentences]} for pair in found.pairs
    ]
    return json_text(data).encode()


AUDIT_FORMATS: Mapping[str, Callable[[Audit, Language], bytes]] = MappingProxyType(
    {"text": audit_text, "json": audit_json}
)
"""Name of a format -> its writer."""

__all__ = [
    "AUDIT_FORMATS",
    "FORMATS",
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
