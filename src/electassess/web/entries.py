# SPDX-License-Identifier: Apache-2.0
"""One entry of a file on a page of its own: shown as a form, saved where nobody changed it meanwhile."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from electassess.diagnostics import Diagnostic
from electassess.model import Model
from electassess.model.evidence import SPEAKS_OF
from electassess.source import AddEntry, Edit, SetValue, differences, mapping_lines, validate
from electassess.web.desk import desk_of, go, seen_of, show, text_of
from electassess.web.fields import NOTHING, Loc, Said, said_of
from electassess.web.forms import Field, entry_of, shown
from electassess.web.saving import Clash, Refused, expect, save, stamp
from electassess.workspace import Document

_MISSING: Final = re.compile(r"key (\w+) is missing")


@dataclass(frozen=True)
class Entry:
    """One entry as a form.

    Attributes:
        title: of the page.
        fields: of the form.
        order: keys of the entry, in order.
        data: it, as the file has it; empty where it is new.
        base: stamp of it.
        said: what `check` says of it.
        action: where the form goes.
        back: where one goes on.
        model: of the entry, where it is one in a file of several; by it every fault is found at once.
    """

    title: str
    fields: Sequence[Field]
    order: Sequence[str]
    data: Mapping[str, Any]
    base: str
    said: Said
    action: str
    back: str
    model: type[Model] | None = None

    @property
    def leave(self) -> str:
        """Where one goes on without saving."""
        return re.sub(r"\?saved(=\w+)?", "", self.back)

    def named(self, said: Said) -> list[tuple[str, str, tuple[Diagnostic, ...]]]:
        """What is said, field by field: the field's address in the page, its title, and what is said of it."""
        found = [(f"f_{one.name.replace('.', '_')}", one.title, said.of(one.key)) for one in self.fields]
        seen: set[str] = set()
        rows = []
        for (place, title, faults), one in zip(found, self.fields, strict=True):
            if faults and one.key not in seen:
                seen.add(one.key)
                rows.append((place, title, faults))
        rows += [("", key, faults) for key, faults in said.at.items() if faults and key not in seen]
        return rows


def values_of(fields: Sequence[Field], data: Mapping[str, Any]) -> dict[str, Any]:
    """What a form shows, by field, and which fields are filled."""
    values: dict[str, Any] = {one.name: shown(data, one) for one in fields}
    values["filled"] = [one.name for one in fields if one.key in data]
    return values


def show_entry(
    request: Request, entry: Entry, template: str = "entry.html", status: int = 200, **more: Any
) -> Response:
    """The page of an entry."""
    values = values_of(entry.fields, more.pop("typed", None) or entry.data)
    given = {"faults": (), "clash": None, "then": "", "saved": "saved" in request.query_params} | more
    seen = seen_of(request) if "identity" in request.path_params else None
    return show(request, template, status, seen=seen, entry=entry, values=values, **given)


def put_entry(
    request: Request,
    form: FormData,
    entry: Entry,
    file: str,
    model: type[Model],
    place: Callable[[Any], tuple[Loc, Any]],
    *,
    listed: bool = False,
    adjust: Callable[[dict[str, Any], Mapping[str, Any]], dict[str, Any]] | None = None,
    template: str = "entry.html",
    **more: Any,
) -> Response:
    """Save an entry.

    Args:
        request: what is answered.
        form: as it was sent.
        entry: as it was shown.
        file: it stands in, from the workspace.
        model: of that file.
        place: from the data of the file, the path to the entry and it; `None` for one that is to be added, with the
            path to the list, or to the key that it is to have.
        listed: whether a new entry is added to a list, and not under a key.
        adjust: what else is done with what was typed.
        template: of the page.
        more: what that shows besides.
    """
    typed: dict[str, Any] = {}
    as_sent: dict[str, Any] = {}

    def plan(data: Any) -> list[Edit]:
        path, now = place(data)
        typed.clear()
        typed.update(entry_of(form, entry.fields, now or {}, entry.order))
        as_sent.clear()
        as_sent.update(typed)
        if adjust is not None:
            changed = adjust(dict(typed), now or {})
            typed.clear()
            typed.update(changed)
        if now == typed:
            return []
        expect(now, text_of(form, "base"))
        if now is None:
            return [AddEntry(path, dict(typed)) if listed else SetValue(path, dict(typed))]
        return differences(path, now, typed, entry.order)

    then = text_of(form, "then")
    then = then if then in {one.link[0] for one in entry.fields if one.link} else ""
    outcome = save(desk_of(request).store.root, file, model, plan)
    if isinstance(outcome, Clash):
        typed = entry_of(form, entry.fields, outcome.now or {}, entry.order)
        clash = {
            "now": _words(outcome.now),
            "mine": _words(typed),
            "stamp": outcome.stamp,
            "action": entry.action,
            "fields": [
                (name, value) for name, value in form.multi_items() if name != "base" and isinstance(value, str)
            ],
        }
        return show_entry(request, entry, template, 409, typed=typed, clash=clash, **more)
    if isinstance(outcome, Refused):
        at = _with(_at(outcome.faults), entry, typed)
        unsaved = Entry(**{**entry.__dict__, "said": at, "base": text_of(form, "base")})
        return show_entry(request, unsaved, template, 422, typed=as_sent, faults=at.every, then=then, **more)
    return go(f"{then}?for={request.url.path}" if then else entry.back)


def _at(faults: Sequence[tuple[Loc, Any]]) -> Said:
    """Faults by field, whatever entry of the file they are in: the others were sound before."""
    depth = min((2 if loc[:1] in {("items",), ("sources",)} else 0 for loc, _ in faults), default=0)
    whole = [fault for loc, fault in faults if len(loc) <= depth]
    at: dict[str, tuple[Any, ...]] = {}
    for loc, fault in faults:
        if len(loc) > depth:
            missing = _MISSING.search(fault.message)  # stands where the entry begins, which is no field of its own
            key = missing[1] if missing else _about(fault.message) or str(loc[depth])
            at[key] = (*at.get(key, ()), fault)
    return Said(tuple(whole), at)


def _about(message: str) -> str:
    """The key that a fault of an item as a whole is about; or nothing."""
    return next((key for begins, key in SPEAKS_OF.items() if message.startswith(begins)), "")


def _with(said: Said, entry: Entry, typed: Mapping[str, Any]) -> Said:
    """What is wrong with an entry, with what is seen of it only when its faulty fields are left out."""
    if entry.model is None or not said.at:
        return said
    rest = {key: value for key, value in typed.items() if key not in said.at}
    lines = mapping_lines(rest, 0, flat=True)
    text = "\n".join(lines)
    document = Document[Any]("", None, text)
    _, faults = validate(entry.model, rest, "", text, quoting=False)
    at = dict(said.at)
    for fault in faults:
        missing = _MISSING.search(fault.message)
        loc = document.leading_to(fault.line) if fault.line else ()
        key = missing[1] if missing else _about(fault.message) or str((*loc, "")[0])
        if key not in said.at and all(fault.message != one.message for found in at.values() for one in found):
            at[key] = (*at.get(key, ()), fault)
    return Said(said.whole, at)


def _words(entry: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """An entry in words, key by key."""
    lines = []
    for key, value in (entry or {}).items():
        if isinstance(value, list):
            lines.append((key, "\n".join(str(one) if not isinstance(one, dict) else _row(one) for one in value)))
        else:
            lines.append((key, _row(value) if isinstance(value, dict) else str(value)))
    return lines


def _row(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {one}" for key, one in value.items())


def entry_said(found: Sequence[tuple[Loc, Any]], place: Loc | None) -> Said:
    """What `check` says of an entry; nothing of one that is new."""
    return NOTHING if place is None else said_of(found, place)


__all__ = ["Entry", "entry_said", "put_entry", "show_entry", "stamp", "values_of"]
