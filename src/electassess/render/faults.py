# SPDX-License-Identifier: Apache-2.0
"""Diagnostics for people, programs and code hosts: text, JSON, SARIF 2.1.0, GitHub annotations."""

import json
import os
from collections.abc import Sequence
from urllib.parse import quote

from electassess.codes import BY_ID
from electassess.diagnostics import Diagnostic, Severity
from electassess.render.visible import UNSEEN, visible


def tally(faults: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are, and how many notes, which are no faults."""
    errors, warnings, notes = (sum(fault.severity is one for fault in faults) for one in Severity)
    found = f"{errors} error(s), {warnings} warning(s)" if errors or warnings else "no faults"
    return f"{found}, {notes} note(s)" if notes else found


def to_text(faults: Sequence[Diagnostic]) -> str:
    """One fault after the other with its hint, and a count at the end."""
    lines = []
    for fault in faults:
        mark = "" if fault.severity is Severity.ERROR else f"{fault.severity}: "
        lines.append(visible(f"{fault.place}: {fault.code} {mark}{fault.message}"))
        if fault.hint:
            lines.append(visible(f"    hint: {fault.hint}"))
    return "\n".join([*lines, tally(faults)])


def _data(fault: Diagnostic) -> dict[str, object]:
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "message": fault.message,
        "hint": fault.hint,
    }


def _dumped(data: object) -> str:
    """Data as JSON, with what is unseen written as JSON's own escapes."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return "\n".join(UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", line) for line in text.split("\n"))


def to_json(faults: Sequence[Diagnostic]) -> str:
    """A list of objects."""
    return _dumped([_data(fault) for fault in faults])


def to_sarif(faults: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, with a rule for each code that occurs."""
    codes = sorted({fault.code for fault in faults})
    rules = [
        {"id": code, "shortDescription": {"text": BY_ID[code].title}, "help": {"text": BY_ID[code].cure}}
        for code in codes
        if code in BY_ID
    ]
    results = []
    for fault in faults:
        location: dict[str, object] = {"artifactLocation": {"uri": quote(os.fsencode(fault.path))}}
        if fault.line is not None:
            location["region"] = {"startLine": fault.line, "startColumn": fault.column or 1}
        text = f"{fault.message}. Hint: {fault.hint}" if fault.hint else fault.message
        results.append(
            {
                "ruleId": fault.code,
                "level": fault.severity.value,
                "message": {"text": text},
                "locations": [{"physicalLocation": location}],
            }
        )
    run = {"tool": {"driver": {"name": "electassess", "rules": rules}}, "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _escape(text: str, *, is_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(text.replace(":", "%3A").replace(",", "%2C") if is_property else text)


def to_github(faults: Sequence[Diagnostic]) -> str:
    """Workflow commands that annotate the lines of a change."""
    lines = []
    for fault in faults:
        where = f"file={_escape(fault.path, is_property=True)}"
        if fault.line is not None:
            where += f",line={fault.line},col={fault.column or 1}"
        text = f"{fault.message} ({fault.hint})" if fault.hint else fault.message
        level = "notice" if fault.severity is Severity.NOTE else fault.severity.value
        lines.append(f"::{level} {where},title={fault.code}::{_escape(text)}")
    return "\n".join(lines)


__all__ = ["tally", "to_github", "to_json", "to_sarif", "to_text", "visible"]
