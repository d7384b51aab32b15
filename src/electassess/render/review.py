# SPDX-License-Identifier: Apache-2.0
"""Remarks of a review: as text to read, as marks in the text reviewed, and as data."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from electassess.language import Language
from electassess.model.base import Form
from electassess.render.records import json_text


class Remark(Protocol):
    """What is written of a remark: see `electassess.review.Remark`."""

    @property
    def line(self) -> int: ...
    @property
    def sentence(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def grade(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def items(self) -> tuple[str, ...]: ...
    @property
    def own_words(self) -> str: ...
    @property
    def suggestion(self) -> str: ...
    @property
    def waived_by(self) -> str: ...


GRADES = ("error", "warning", "advice")
"""From the gravest."""
LENGTHS: Mapping[Form, tuple[int, int]] = {Form.JOINT: (350, 700), Form.FULL: (350, 1100), Form.SUMMARY: (150, 220)}
"""Words before the signatories of each form that has a usual length: the founding statement has 421."""


def to_text(path: str, remarks: Sequence[Remark], words: int, form: Form, language: Language) -> str:
    """The remarks by weight, each with the evidence's own words; and how long the text is.

    Args:
        path: of the text, as messages call it.
        remarks: on it.
        words: before the signatories.
        form: whose usual length it is held against.
        language: of the remarks.
    """
    say = language.say
    lines: list[str] = []
    for grade in GRADES:
        found = [one for one in remarks if one.grade == grade and not one.waived_by]
        if not found:
            continue
        title = say("grade", grade=grade)
        lines += ["", title] if lines else [title]
        shown = ""
        for one in found:
            if grade == "advice":
                lines.append(f"  {path}:{one.line} {one.reason}{_items(one)}")
                continue
            if one.sentence and one.sentence != shown:
                lines.append(f"  {path}:{one.line} “{one.sentence}”")
                shown = one.sentence
            lines.append(
                f"    {one.kind}: {one.reason}{_items(one)}"
                if one.sentence
                else f"  {one.kind}: {one.reason}{_items(one)}"
            )
            lines += ["      " + say("remark-evidence", words=one.own_words)] if one.own_words else []
            if one.suggestion not in ("", one.own_words):
                lines.append("      " + say("remark-follows", words=one.suggestion))
    waived = [one for one in remarks if one.waived_by]
    if waived:
        lines += [
            "",
            say("waived"),
            *(f"  {path}:{one.line} {one.kind}: {one.reason}; {one.waived_by}" for one in waived),
        ]
    count = {grade: sum(one.grade == grade and not one.waived_by for one in remarks) for grade in GRADES}
    length = say("length", words=f"{words:,}")
    if form in LENGTHS:
        least, most = (f"{each:,}" for each in LENGTHS[form])
        length = say("length-usual", length=length, form=form.value, least=least, most=most)
    lines += ["", say("counted", **{grade: str(count[grade]) for grade in GRADES}, length=length)]
    return "\n".join(lines).lstrip("\n")


def _items(one: Remark) -> str:
    return f" ({', '.join(one.items)})" if one.items else ""


def to_json(remarks: Sequence[Remark]) -> str:
    """A list of `{line, sentence, kind, severity, reason, items, own_words, suggestion, waived_by}`."""
    return json_text(
        [
            {
                "line": one.line,
                "sentence": one.sentence,
                "kind": one.kind,
                "severity": str(one.grade),
                "reason": one.reason,
                "items": list(one.items),
                "own_words": one.own_words,
                "suggestion": one.suggestion,
                "waived_by": one.waived_by,
            }
            for one in remarks
        ]
    )


def to_marks(text: str, remarks: Mapping[int, Sequence[Remark]]) -> str:
    """The text with a comment behind each sentence on which there are remarks.

    Args:
        text: as it was read.
        remarks: by the offset of the end of their sentence.
    """
    for end in sorted(remarks, reverse=True):
        notes = "; ".join(f"{one.grade} {one.kind}: {one.reason}{_items(one)}" for one in remarks[end])
        safe = notes.replace("--", "- -").replace(">", "›")
        text = f"{text[:end]} <!-- review: {safe} -->{text[end:]}"
    return text


__all__ = ["to_json", "to_marks", "to_text"]
