# SPDX-License-Identifier: Apache-2.0
"""What `check` says of an assessment, looked for again only where a file is another that a check looked at.

Which files a check looks at is seen while it runs: nobody has to say it, and nobody can forget to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic
from electassess.workspace import CHECKS, Assessment, Reference, archives_fit
from electassess.workspace.checks import BY_SHEET
from electassess.workspace.packs import unspoken

_FILES: Final = frozenset({"election", "evidence", "sheets", "brief", "panel"})


class _Seen(Assessment):
    """An assessment that notes which of its files were looked at."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FILES:
            object.__getattribute__(self, "__dict__").setdefault("looked_at", set()).add(name)
        return object.__getattribute__(self, name)


State = Mapping[str, tuple[Any, ...]]
"""Each file of an assessment as an object, so that two states can be compared; of the sheets, names and files."""


def _state(one: Assessment) -> State:
    sheets = tuple(part for pair in one.sheets.items() for part in pair)
    return {
        "election": (one.election,),
        "evidence": (one.evidence,),
        "sheets": sheets,
        "brief": (one.brief,),
        "panel": (one.panel,),
    }


def _same(now: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Whether these are the very same files."""
    return len(now) == len(before) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(now, before, strict=True)
    )


@dataclass(frozen=True)
class _Result:
    """What was found.

    Attributes:
        looked_at: the files that were looked at, as they were.
        faults: in them.
    """

    looked_at: State
    faults: tuple[Diagnostic, ...]

    def holds(self, state: State) -> bool:
        """Whether it is still what would be found."""
        return all(_same(state[name], was) for name, was in self.looked_at.items())


Run = Callable[[Assessment], Iterable[Diagnostic]]


@dataclass
class Checked:
    """What was found of one assessment, and of which state of its files.

    Attributes:
        root: the workspace.
        reference: what it is checked against.
        results: by the name of the check, or of the sheet.
        copies: what was found of the kept copies, and of which state of them.
    """

    root: Path
    reference: Reference
    results: dict[str, _Result] = field(default_factory=dict)
    copies: tuple[object, object, tuple[Diagnostic, ...]] = (None, None, ())

    def faults(self, one: Assessment, copies: object) -> list[Diagnostic]:
        """Every fault that is none of one file alone.

        Args:
            one: the assessment as it stands; files that are the same are the same objects.
            copies: tells one state of the kept copies from another.
        """
        used: dict[str, _Result] = {}

        def look(name: str, run: Run, of: Assessment, state: State) -> None:
            before = self.results.get(name)
            if before is None or not before.holds(state):
                noting = _Seen(of.id, of.election, of.evidence, of.sheets, of.brief, of.panel)
                faults = tuple(run(noting))
                before = _Result({key: state[key] for key in noting.__dict__.get("looked_at", ())}, faults)
            used[name] = before

        state = _state(one)
        look("", lambda it: unspoken(self.root, it.brief), one, state)
        for rule in CHECKS:
            if rule not in BY_SHEET:
                look(rule.__name__, partial(rule, self.reference), one, state)
        for name, sheet in one.sheets.items():
            look(f"/{name}", self._of_sheet, replace(one, sheets={name: sheet}), {**state, "sheets": (name, sheet)})
        self.results = used
        if self.copies[0] is not one.evidence or self.copies[1] != copies:
            self.copies = (one.evidence, copies, tuple(archives_fit(self.root, one)))
        return [*(fault for result in used.values() for fault in result.faults), *self.copies[2]]

    def _of_sheet(self, one: Assessment) -> list[Diagnostic]:
        return [fault for rule in CHECKS if rule in BY_SHEET for fault in rule(self.reference, one)]


__all__ = ["Checked"]
