# SPDX-License-Identifier: Apache-2.0
"""The pages of evidence: sources and items, each with its class in plain view and with what it does in the draft.

These are the only pages that show what is not public, to whoever works in the workspace and sees the file anyway. The
address of an entry is made of a digest of its name, so that no history of a browser holds the name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.model import EvidenceFile, RatingSheet
from electassess.model.base import LONGEST_SLUG, slug_of
from electassess.model.evidence import Item, Sensitivity, Source
from electassess.source import AddEntry, Edit, RemoveEntry, parse
from electassess.web.beside import Standing, names_of, standing
from electassess.web.desk import desk_of, go, handle, seen_of, show, text_of, who
from electassess.web.entries import Entry, entry_said, put_entry, show_entry
from electassess.web.evidence_fields import SOURCE_FIELDS, item_fields, plain_names
from electassess.web.fields import Loc, placed
from electassess.web.forms import keys_of
from electassess.web.other_side import ASKED, following, is_grave, other_side
from electassess.web.progress import sheet_of
from electassess.web.rate import KEYS, entries_in
from electassess.web.saving import Clash, Refused, expect, save, stamp
from electassess.web.store import Seen

ALIKE: Final = 0.6
"""Share of words in common from which two facts may be one."""
NEW: Final = "new"

CHANGES: Final[Mapping[str, str]] = {
    "later than the statement": "the date of its sources, or the day of the statement in the brief",
    "date not known well enough": "the date of its sources, more exactly, or “published at the latest on”",
    "event later than the statement": "when it happened, or the day of the statement in the brief",
    "grade": "reliability of the source, credibility of the item, or a second source",
    "said by another item": "nothing: another item says it already",
    "no room in this form": "how much it weighs, or “told: always”; the full form and the report have more room",
    "never to be told": "“told”, which says never",
    "left out by the editors": "the brief, which leaves it out",
    "bears on nothing assessed": "a rating on what it bears on, or further indicators",
}
"""The field that would change it, by the reason why an item is not told."""


@dataclass(frozen=True)
class Listed:
    """One item in the list.

    Attributes:
        item: it.
        handle: what addresses call it.
        sources: key and organisation of each.
        told: the sentences of the draft that tell it.
        untold: why it is not told, and what would change that; empty where it is told or is not public.
        alike: other items that may say the same, by handle and name.
        errors: how many faults `check` finds in it.
        bears_on: the names of its indicators.
    """

    item: Item
    handle: str
    sources: Sequence[tuple[str, str]]
    told: Sequence[str]
    untold: str
    change: str
    alike: Sequence[tuple[str, str]]
    errors: int
    bears_on: Sequence[str] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w{3,}", text.casefold()))


def alike(items: Sequence[Item]) -> dict[str, list[str]]:
    """Items whose facts have most of their words in common, by id."""
    words = [(item.id, _words(item.fact)) for item in items]
    found: dict[str, list[str]] = {}
    for number, (one, mine) in enumerate(words):
        for other, theirs in words[number + 1 :]:
            common = len(mine & theirs)
            if (
                common
                and common / min(len(mine), len(theirs)) >= ALIKE
                and common / max(len(mine), len(theirs)) >= ALIKE / 2
            ):
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
    return found


def _listed(seen: Seen, now: Standing, names: Mapping[str, str]) -> list[Listed]:
    evidence = seen.one.evidence.model
    if evidence is None:
        return []
    told = now.draft.told if now.draft else {}
    texts = {claim.id: claim.text for claim in now.draft.claims} if now.draft else {}
    untold = {one.item: one.reason for one in now.draft.untold} if now.draft else {}
    near, found = alike(evidence.items), placed(seen.one.evidence, seen.bare)
    return [
        Listed(
            item=item,
            handle=handle(item.id),
            sources=[(key, evidence.sources[key].organisation) for key in item.sources if key in evidence.sources],
            told=[texts[claim] for claim in told.get(item.id, ())],
            untold=untold.get(item.id, ""),
            change=CHANGES.get(untold.get(item.id, ""), ""),
            alike=[(handle(other), other) for other in near.get(item.id, [])],
            errors=len(entry_said(found, ("items", number)).every),
            bears_on=[names.get(ref, ref) for ref in item.indicators],
        )
        for number, item in enumerate(evidence.items)
    ]


def page(request: Request) -> Response:
    """All sources and items."""
    desk, seen = desk_of(request), seen_of(request)
    evidence = seen.one.evidence.model
    if evidence is None:
        faults = [one for _, one in placed(seen.one.evidence, seen.bare)]
        return show(request, "broken.html", 409, seen=seen, faults=faults)
    listed = _listed(seen, standing(desk.store, seen, who(request)), names_of(desk.store.reference()[0]))
    cited = {key for item in evidence.items for key in item.sources}
    return show(
        request,
        "evidence.html",
        seen=seen,
        saved=(request.query_params.get("saved") or "yes")[:10] if "saved" in request.query_params else "",
        listed=listed,
        hidden=sum(one.item.sensitivity is not Sensitivity.PUBLIC for one in listed),
        sources=[(key, handle(key), source, key in cited) for key, source in evidence.sources.items()],
    )


def entry_at(request: Request, part: str) -> tuple[Seen, Entry, Any]:
    """The entry that the address names, as a form; and its name."""
    desk, seen = desk_of(request), seen_of(request)
    reference, _ = desk.store.reference()
    data, _ = parse(seen.one.evidence.text.removeprefix("\ufeff"), "", guarded=True)
    if seen.one.evidence.model is None or data is None:
        raise HTTPException(409, "evidence.yaml has faults: see the overview")
    wanted, start = request.path_params["handle"], f"/e/{seen.one.id}/evidence"
    name, loc, now = _found(data, part, wanted)
    is_item = part == "items"
    fields = item_fields(reference, seen.one) if is_item else SOURCE_FIELDS
    begun = _begun(request, seen.one.evidence.model) if is_item and now is None else now
    shown = _split(begun) if is_item and begun is not None else begun
    word = "item" if is_item else "source"
    entry = Entry(
        title=f"New {word}" if now is None else f"Item {name}" if is_item else f"Source {name}",
        fields=fields,
        order=keys_of(Item if is_item else Source),
        data=shown or {},
        base=stamp(now),
        said=entry_said(placed(seen.one.evidence, seen.bare), loc),
        action=f"{start}/{word}/{wanted}",
        back=f"{start}?saved#e_{wanted}" if now is not None else f"{start}?saved={word}",
        model=Item if is_item else Source,
    )
    return seen, entry, name


def _begun(request: Request, evidence: EvidenceFile) -> dict[str, Any] | None:
    """What the form of a new item begins with, where it is to follow another."""
    after, what = request.query_params.get("after", ""), request.query_params.get("what", "")
    first = next((one for one in evidence.items if handle(one.id) == after), None)
    return following(first, what) if first is not None and what in ASKED else None


def _found(data: Any, part: str, wanted: str) -> tuple[str, Loc | None, Any]:
    """Name, place and data of an entry, by what addresses call it."""
    if wanted == NEW:
        return "", None, None
    entries = data.get(part) or []
    pairs = (
        ((str(key), (part, key), value) for key, value in entries.items())
        if isinstance(entries, dict)
        else ((str(one.get("id")), (part, number), one) for number, one in enumerate(entries) if isinstance(one, dict))
    )
    for name, loc, value in pairs:
        if handle(name) == wanted:
            return name, loc, value
    raise HTTPException(404)


def _split(now: Mapping[str, Any]) -> dict[str, Any]:
    """An item as its form shows it: the indicator it bears on most apart from the others."""
    refs = now.get("indicators") or []
    return {**now, "first": refs[0] if refs else "", "indicators": refs[1:]}


def _joined(typed: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What is written of an item's form."""
    first = typed.pop("first", None)
    rest = [ref for ref in typed.pop("indicators", None) or [] if ref != first]
    old = [ref for ref in before.get("indicators") or [] if ref in rest]
    refs = [*([first] if first else []), *old, *(ref for ref in rest if ref not in old)]
    if refs:
        typed["indicators"] = refs
    if isinstance(typed.get("credibility"), str) and typed["credibility"].isdigit():
        typed["credibility"] = int(typed["credibility"])
    for key in ("sources", "acts", "said_by"):  # the order of the file stays
        if isinstance(typed.get(key), list) and isinstance(before.get(key), list):
            kept = [one for one in before[key] if one in typed[key]]
            typed[key] = [*kept, *(one for one in typed[key] if one not in kept)]
    if "sensitivity" not in before and typed.get("sensitivity") == Sensitivity.PUBLIC and before:
        typed.pop("sensitivity")
    order = keys_of(Item)
    return dict(sorted(typed.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def _citing(request: Request, seen: Seen, name: str) -> dict[str, Any]:
    """Which ratings of the analyst who works here cite an item, and which indicators there are."""
    reference, _ = desk_of(request).store.reference()
    sheet = sheet_of(seen, who(request))
    cited = {one.indicator for one in (sheet.ratings if sheet else ()) if name in one.evidence}
    return {
        "mine": [(ref, node.title) for ref, node in reference.indicators.items() if ref in cited],
        "open_to": [(ref, node.title) for ref, node in reference.indicators.items() if ref not in cited and sheet],
    }


def item_form(request: Request) -> Response:
    """The form of an item."""
    seen, entry, name = entry_at(request, "items")
    plain = plain_names(seen.one.election.model, str(entry.data.get("clause") or ""))
    evidence = seen.one.evidence.model
    sides = other_side(seen.one.id, entry.data, evidence.items) if evidence and entry.base else None
    begun = "" if entry.base else str(entry.data.get("follows") or "")
    first = next((one.fact for one in evidence.items if one.id == begun), "") if evidence else ""
    looked_for = ASKED[request.query_params["what"]] if first else ""
    return show_entry(
        request, entry, "item.html", new=not entry.base, plain=plain, sides=sides, first=first, looked_for=looked_for,
        **_citing(request, seen, name),
    )  # fmt: skip


def cite(request: Request, form: FormData) -> Response:
    """Cite an item in a rating of the analyst who works here: the way in which one that is not public is cited."""
    seen, entry, name = entry_at(request, "items")
    reference, _ = desk_of(request).store.reference()
    ref, document = text_of(form, "ref"), seen.one.sheets.get(f"{who(request)}.yaml")
    if document is None or ref not in reference.indicators or not entry.base:
        raise HTTPException(404)

    def plan(data: Any) -> list[Edit]:
        number, now = entries_in(data).get(ref, (-1, None))
        if now is None or name in (now.get("evidence") or []):
            return []
        return [AddEntry(("ratings", number, "evidence"), name, KEYS)]

    outcome = save(desk_of(request).store.root, document.path, RatingSheet, plan)
    if isinstance(outcome, Refused):
        return show(
            request, "alone.html", 422, part="refused.html", back=entry.action,
            faults=[fault for _, fault in outcome.faults], seen=seen,
        )  # fmt: skip
    return go(entry.action)


def source_form(request: Request) -> Response:
    """The form of a source."""
    _, entry, name = entry_at(request, "sources")
    return show_entry(request, entry, "source.html", new=not entry.base, key=name)


def _slug(text: str) -> str:
    """A short name made of the first telling words of a text that can be written in letters a to z."""
    words = [word for word in map(slug_of, re.findall(r"\w+", text)) if len(word) > 3]
    return "-".join(words[:4])[:LONGEST_SLUG].strip("-") or "item"


def put_item(request: Request, form: FormData) -> Response:
    """Save an item."""
    seen, entry, name = entry_at(request, "items")

    def place(data: Any) -> tuple[Loc, Any]:
        if not entry.base:
            return ("items",), None
        _, loc, now = _again(data, "items", name)
        return loc, now

    evidence = seen.one.evidence.model
    taken = {item.id for item in evidence.items} if evidence else set()
    made: dict[str, Any] = {}

    def adjust(typed: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        if "id" not in typed:
            short = name or _slug(str(typed.get("fact", "")))
            number = 2
            while short in taken - {name}:
                short = f"{_slug(str(typed.get('fact', '')))}-{number}"
                number += 1
            typed["id"] = short
        made.update(_joined(typed, before))
        return dict(made)

    answer = put_entry(
        request, form, entry, seen.one.evidence.path, EvidenceFile, place, listed=True, adjust=adjust,
        template="item.html", new=not entry.base, plain=(), sides=None, looked_for="",
        **_citing(request, seen, name),
    )  # fmt: skip
    if answer.headers.get("location") == entry.back and not entry.base and is_grave(made):
        return go(f"/e/{seen.one.id}/evidence/item/{handle(made['id'])}?saved#other_side")
    return answer


def _again(data: Any, part: str, name: str) -> tuple[str, Loc, Any]:
    """An entry by its name, in a file that was read again; its place is where it would be, if it is gone."""
    try:
        found, loc, now = _found(data, part, handle(name))
    except HTTPException:
        return name, (part,), None
    return found, loc or (part,), now


def put_source(request: Request, form: FormData) -> Response:
    """Save a source."""
    seen, entry, name = entry_at(request, "sources")
    evidence = seen.one.evidence.model
    taken = set(evidence.sources) if evidence else set()
    key = name or text_of(form, "key") or next(f"S{number}" for number in range(1, 10_000) if f"S{number}" not in taken)

    def place(data: Any) -> tuple[Loc, Any]:
        sources = data.get("sources") or {}
        return ("sources", key), sources.get(key) if entry.base or key in sources else None

    def adjust(typed: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        del before
        typed = {"date": None, "url": None} | typed
        order = keys_of(Source)
        return dict(sorted(typed.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))

    return put_entry(
        request, form, entry, seen.one.evidence.path, EvidenceFile, place, adjust=adjust, template="source.html",
        new=not entry.base, key=name,
    )  # fmt: skip


def remove(request: Request, form: FormData) -> Response:
    """Take an item or a source out of the file."""
    part = "items" if request.path_params["part"] == "item" else "sources"
    seen, entry, name = entry_at(request, part)

    def plan(data: Any) -> list[Any]:
        _, loc, now = _again(data, part, name)
        expect(now, text_of(form, "base"))
        return [] if now is None else [RemoveEntry(loc)]

    outcome = save(desk_of(request).store.root, seen.one.evidence.path, EvidenceFile, plan)
    if isinstance(outcome, Clash):
        return go(entry.action)
    if isinstance(outcome, Refused):
        return show(
            request, "alone.html", 422, part="refused.html", back=entry.action,
            faults=[fault for _, fault in outcome.faults], seen=seen,
        )  # fmt: skip
    return go(f"/e/{seen.one.id}/evidence")


__all__ = [
    "CHANGES",
    "alike",
    "cite",
    "entry_at",
    "handle",
    "item_form",
    "page",
    "put_item",
    "put_source",
    "remove",
    "source_form",
]
