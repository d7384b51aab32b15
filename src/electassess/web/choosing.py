# SPDX-License-Identifier: Apache-2.0
"""What two sides changed differently, as a person sees it to choose: side by side, with what it is in words.

In a first round nobody sees the ratings of others here either. What is not public is an entry of the evidence as on
its own page, with its class beside it, and is opened by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from electassess.model.evidence import Sensitivity
from electassess.sharing.meeting import Open
from electassess.sharing.values import ABSENT, Conflict
from electassess.web.changed import NAMES
from electassess.web.desk import Desk
from electassess.web.progress import in_first_round
from electassess.workspace.find import PANEL
from electassess.workspace.veil import closed

OPEN, SHUT, BLIND = "open", "shut", "blind"
"""How a choice is shown: in plain view, opened by hand, not at all."""
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Choice:
    """One thing to choose.

    Attributes:
        key: of the conflict.
        election: the assessment, empty for a file of the whole workspace.
        what: it is, in words.
        path: of its file.
        how: open, shut or blind.
        before: what it was, by key.
        ours, theirs: what it is here and there; no lines where it is gone.
    """

    key: str
    election: str
    what: str
    path: str
    how: str
    before: Lines
    ours: Lines
    theirs: Lines


def choices(desk: Desk, analyst: str, found: Sequence[Open]) -> list[Choice]:
    """Everything to choose, as an analyst may see it."""
    return [_choice(desk, analyst, one.path, one.conflict) for one in found]


def _choice(desk: Desk, analyst: str, path: str, conflict: Conflict) -> Choice:
    parts = path.split("/")
    election = parts[1] if parts[0] == "assessments" and len(parts) > 2 else ""
    how = _how(desk, analyst, election, parts[2:], conflict) if election else OPEN
    sides = [[] if how == BLIND else _lines(side) for side in (conflict.base, conflict.ours, conflict.theirs)]
    what = _what(desk, parts[2:] if election else parts, conflict)
    if how == SHUT and parts[2:3] not in ([PANEL], ["ratings"]):  # what is not public has no name in plain view
        name = " ".join(conflict.where[1:])
        sides = [[("name", name), *((key or "value", one) for key, one in side)] if side else side for side in sides]
        kept = parts[2:3] == ["archive"]
        what = "a copy of a source" if kept else f"evidence: {_PARTS.get(''.join(conflict.where[:1]), 'the file')}"
        path = "/".join(parts[:3])
    return Choice(conflict.key, election, what, path, how, *sides)


def _how(desk: Desk, analyst: str, election: str, parts: Sequence[str], conflict: Conflict) -> str:
    seen = desk.store.see(election)
    first_round = seen is not None and in_first_round(seen, analyst)
    if first_round and parts not in (["ratings", f"{analyst}.yaml"], ["evidence.yaml"], ["election.yaml"]):
        return BLIND
    if parts in (["ratings", f"{analyst}.yaml"], *([name] for name in NAMES)):
        return OPEN
    # Reasons of others and of the panel may retell what is not public; a copy of a source may be testimony.
    if parts != ["evidence.yaml"]:
        return SHUT
    if not conflict.where:
        return SHUT
    part, *names = conflict.where
    if seen is None or seen.one.evidence.model is None or part not in {"items", "sources"} or not names:
        return SHUT
    _, shut = closed(seen.one)
    sides = [one for one in (conflict.base, conflict.ours, conflict.theirs) if isinstance(one, dict)]
    told = "sensitivity" not in names and "named" not in names and not any(map(_withheld, sides))
    known = {item.id for item in seen.one.evidence.model.items} | seen.one.evidence.model.sources.keys()
    return OPEN if told and names[0] in known and names[0] not in shut else SHUT


def _withheld(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of the evidence says that it is not for everybody."""
    return entry.get("sensitivity", Sensitivity.PUBLIC) != Sensitivity.PUBLIC or entry.get("named", True) is not True


_PARTS: Final = {"items": "item", "sources": "source", "votes": "days of voting", "actors": "actor"}


def _what(desk: Desk, parts: Sequence[str], conflict: Conflict) -> str:
    """What it is, in words."""
    name = "/".join(parts)
    file = NAMES.get(name, {"evidence.yaml": "evidence", PANEL: "the panel"}.get(name, name))
    where = list(conflict.where)
    if parts[:1] == ["ratings"] and len(parts) == 2:
        file = f"{parts[1].removesuffix('.yaml')}, rating"
    if where and where[0] in {"ratings", "agreed"}:
        node = desk.store.reference()[0].indicators.get(where[1]) if len(where) > 1 else None
        where = [node.title if node else "".join(where[1:2]), *where[2:]]
    elif where and where[0] == "text":
        where = []
    elif where:
        where = [_PARTS.get(where[0], where[0]), *where[1:]]
    return (
        f"{file}: {', '.join([' '.join(where[:2]), *where[2:]])}"
        if where
        else f"{file}, the whole file"
        if not conflict.where
        else file
    )


def _lines(value: Any) -> list[tuple[str, str]]:
    """A value in words, key by key."""
    if value is ABSENT or value == {}:
        return []
    if isinstance(value, dict):
        return [(str(key), _said(one)) for key, one in value.items()]
    return [("", _said(value))]


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_said(one) for one in value) or "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_said(one)}" for key, one in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return "nothing" if value is None or value == "" else str(value)


__all__ = ["BLIND", "OPEN", "SHUT", "Choice", "choices"]
