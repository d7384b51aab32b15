# SPDX-License-Identifier: Apache-2.0
"""What diagnostics may say of an assessment: place, code and kind of a fault, but no word of what is not public.

Reports of checks are seen by many: logs of continuous integration, code hosts, a screen shared in a meeting. Each check
says what it found in words that help; here, at the one place through which all of them pass, those that stand in or
near an item that is not public, in one of its sources, or in a source that must not be named, keep their place and
code alone. What could not be read at all is worded without its content where it is read.
"""

import bisect
import dataclasses
import re
from collections.abc import Sequence

from electassess.codes import BY_ID
from electassess.diagnostics import Diagnostic
from electassess.model.evidence import Item, Sensitivity
from electassess.workspace.assessment import Assessment

Loc = tuple[str | int, ...]


def closed(assessment: Assessment) -> tuple[set[Loc], set[str]]:
    """The items and sources of which nothing may be said, by their places, and the ids and keys that name them."""
    evidence = assessment.evidence.model
    if evidence is None:
        return set(), set()
    unnamed = {key for key, source in evidence.sources.items() if not source.named}

    def is_closed(item: Item) -> bool:
        """Whether an item is not public, or testimony of which nobody said who may read it."""
        said = "sensitivity" in item.model_fields_set
        return item.sensitivity is not Sensitivity.PUBLIC or not (said or unnamed.isdisjoint(item.sources))

    items = [(number, item) for number, item in enumerate(evidence.items) if is_closed(item)]
    keys = unnamed | {key for _, item in items for key in item.sources}
    places: set[Loc] = {("items", number) for number, _ in items} | {("sources", key) for key in keys}
    return places, keys | {item.id for _, item in items}


def veiled(assessment: Assessment, faults: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Faults of one assessment, with those that could tell of what is not public reduced to their place and kind."""
    if not faults:
        return []
    shut, names = closed(assessment)
    if not shut:
        return list(faults)
    evidence = assessment.evidence
    assert evidence.model is not None
    everywhere: list[Loc] = [("items", number) for number in range(len(evidence.model.items))]
    everywhere += [("sources", key) for key in evidence.model.sources]
    starts = sorted((evidence.at(*loc, key=loc[0] == "sources"), loc in shut) for loc in everywhere)
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, names)))})(?![\w-])")

    def hidden(fault: Diagnostic) -> bool:
        if fault.path == evidence.path and fault.line is not None:
            at = bisect.bisect_right(starts, ((fault.line, fault.column or 1), True)) - 1
            if at >= 0 and starts[at][1]:
                return True
        return named.search(f"{fault.message} {fault.hint}") is not None

    return [_reduced(fault) if hidden(fault) else fault for fault in faults]


def _reduced(fault: Diagnostic) -> Diagnostic:
    """A fault without what was found: its kind, and the cure of every fault of that kind."""
    code = BY_ID[fault.code]
    message = f"{code.title} (what stands there is not shown, since it is not public)"
    return dataclasses.replace(fault, message=message, hint=code.cure, hidden=True)


__all__ = ["closed", "veiled"]
