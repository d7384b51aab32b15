# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons told in sentences, and of audits: text, Markdown, JSON, and a page that stands alone."""

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from electassess.comparison import Account, Audit, Sentence
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
        *(("rule", one) for one in sentence.rules),
        *([("source", sentence.url)] if sentence.url else []),
    ]


def trail_words(sentence: Sentence) -> str:
    """How much a sentence rests on, in words: `2 findings, 6 ratings, 1 item of evidence`."""
    counts = (
        (len(set(sentence.findings)), "finding", "findings"),
        (len(set(sentence.ratings)), "rating", "ratings"),
        (len(set(sentence.evidence)), "item of evidence", "items of evidence"),
        (len(sentence.rules), "rule", "rules"),
    )
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number)


def _lines(sentence: Sentence, mark: str) -> list[str]:
    indent = "  " * sentence.depth
    return [f"{indent}{mark} {sentence.text}", *(f"{indent}    {kind} {place}" for kind, place in trail(sentence))]


def to_text(account: Account) -> bytes:
    """Sentences under headings, each with what it rests on."""
    lines = [account.title, ""]
    for section in account.sections:
        lines += [section.title.upper(), *([section.note] if section.note else []), ""]
        lines += [line for sentence in section.sentences for line in _lines(sentence, "-")]
        lines.append("")
    lines += [HOW.upper(), "", *(f"- {remark}" for remark in account.remarks)] if account.remarks else []
    return ("\n".join(lines).rstrip() + "\n").encode()


def to_markdown(account: Account) -> bytes:
    """The same for a document: what a sentence rests on stands below it in small."""
    lines = [f"# {escape(account.title)}", ""]
    for section in account.sections:
        lines += [f"## {escape(section.title)}", "", *([escape(section.note), ""] if section.note else [])]
        for sentence in section.sentences:
            places = "; ".join(f"{kind} {place}" for kind, place in trail(sentence))
            indent = "  " * sentence.depth
            lines += [f"{indent}- {escape_start(sentence.text)}", f"{indent}  <small>{escape(places)}</small>"]
        lines.append("")
    if account.remarks:
        lines += [f"## {HOW}", "", *(f"- {escape_start(remark)}" for remark in account.remarks)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def to_json(account: Account) -> bytes:
    """The whole as data, with the numbers behind each sentence that compares two values."""
    data = dataclasses.asdict(account)
    data["method"] = json.loads(account.method)
    return json_text(data).encode()


def to_html(account: Account) -> bytes:
    """A page of its own, without script."""
    style = data_text("account.css")
    return render_page(
        "account.html",
        account=account,
        trail=trail,
        trail_words=trail_words,
        how=HOW,
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
    lines = [head]
    for pair in found.pairs:
        lines += ["", f"{pair.reason}: {pair.harsher} and {pair.milder}"]
        lines += [line for sentence in pair.sentences for line in _lines(sentence, " ")]
    return ("\n".join(lines) + "\n").encode()


def audit_json(found: Audit) -> bytes:
    """The same as data."""
    data = {"unexplained": len(found.unexplained), **dataclasses.asdict(found)}
    return json_text(data).encode()


AUDIT_FORMATS: Mapping[str, Callable[[Audit], bytes]] = MappingProxyType({"text": audit_text, "json": audit_json})
"""Name of a format -> its writer."""

__all__ = [
    "AUDIT_FORMATS",
    "FORMATS",
    "audit_json",
    "audit_text",
    "grouped",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "trail",
]
