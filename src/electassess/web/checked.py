# SPDX-License-Identifier: Apache-2.0
"""What `check` says of an assessment, looked for again only where a file is another that a check looked at.

Which files a check looks at is seen while it runs: nobody has to say it, and nobody can forget to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from electassess.diagnostics import Diagnostic
from electassess.workspace import CHECKS, Assessment, Reference, archives_fit
from electassess.workspace.checks import BY_SHEET, Check
from electassess.workspace.packs import unspoken

_FILES: Final = frozenset({"election", "evidence", "sheets", "brief", "panel"})


class _Seen(Assessment):
    """An assessment that notes which of its files were looked at."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FILES:
            object.__getattribute__(self, "__dict__").setdefault("looked_at", set()).add(name)
        return object.__getattribute__(self, name)


def _noting(one: Assessment) -> _Seen:
    return _Seen(one.id, one.election, one.evidence, one.sheets, one.brief, one.panel)


def _file(one: Assessment, name: str) -> tuple[Any, ...]:
    """A file, or all sheets, so that two states of it can be compared."""
    found = getattr(one, name)
    return tuple(part for pair in found.items() for part in pair) if name == "sheets" else (found,)


def _same(now: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    return len(now) == len(before) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(now, before, strict=True)
    )


@dataclass(frozen=True)
class _Result:
    looked_at: dict[str, tuple[Any, ...]]
    faults: tuple[Diagnostic, ...]


@dataclass
class Checked:
    """What was found of one assessment, and of which state of its files.

    Attributes:
        reference: what it was checked against.
        results: by the name of the check and of the sheet, where it goes by sheet.
    """

    reference: Reference
    results: dict[tuple[str, str], _Result] = field(default_factory=dict)

    def faults(self, root: Path, one: Assessment, archive: object) -> list[Diagnostic]:
        """Every fault that is none of one file alone, in the order of `check`.

        Args:
            root: the workspace.
            one: the assessment as it stands; files that are the same are the same objects.
            archive: tells one state of the kept copies from another.
        """
        found: list[Diagnostic] = []
        used: dict[tuple[str, str], _Result] = {}

        def look(name: str, sheet: str, run: Callable[[Assessment], Iterable[Diagnostic]], of: Assessment) -> None:
            before = self.results.get((name, sheet))
            if before is None or not all(_same(_file(of, key), was) for key, was in before.looked_at.items()):
                noting = _noting(of)
                faults = tuple(run(noting))
                names = noting.__dict__.get("looked_at", ())
                before = _Result({key: _file(of, key) for key in names}, faults)
            used[name, sheet] = before
            found.extend(before.faults)

        look("unspoken", "", lambda it: unspoken(root, it.brief), one)
        for rule in CHECKS:
            if rule in BY_SHEET:
                for sheet, document in one.sheets.items():
                    look(rule.__name__, sheet, self._run(rule), replace(one, sheets={sheet: document}))
            else:
                look(rule.__name__, "", self._run(rule), one)
        before = self.results.get(("archives", ""))
        key = (one.evidence, archive)
        if before is None or before.looked_at["evidence"][0] is not key[0] or before.looked_at["archive"] != (archive,):
            before = _Result({"evidence": (one.evidence,), "archive": (archive,)}, tuple(archives_fit(root, one)))
        used["archives", ""] = before
        self.results = used
        return [*found, *before.faults]

    def _run(self, rule: Check) -> Callable[[Assessment], Iterable[Diagnostic]]:
        return lambda one: rule(self.reference, one)


__all__ = ["Checked"]
