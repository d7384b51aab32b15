# SPDX-License-Identifier: Apache-2.0
"""The page of waivers: what the review found false by the record, and who answers for it all the same."""

from typing import Any, Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.diagnostics import Diagnostic
from electassess.model import Waivers
from electassess.model.waivers import Waiver
from electassess.source import AddEntry, Edit, RemoveEntry, edited
from electassess.web.desk import desk_of, go, seen_of, show, text_of, who
from electassess.web.progress import in_first_round
from electassess.web.saving import Clash, Refused, Saved, create, data_of, expect, save, stamp
from electassess.web.store import Seen, today
from electassess.web.writing_room import reviewed
from electassess.workspace.files import load
from electassess.workspace.find import WAIVERS

_NONE_YET: Final = "# What the review found false by the record, and who answers for it all the same.\nwaivers: []\n"


def _shown(seen: Seen) -> str:
    return f"assessments/{seen.one.id}/{WAIVERS}"


def _page(request: Request, seen: Seen, status: int, faults: tuple[Diagnostic, ...], typed: dict[str, str]) -> Response:
    desk = desk_of(request)
    path = desk.store.root / _shown(seen)
    given: list[tuple[Waiver, str]] = []
    if path.exists():
        document, wrong = load(Waivers, path, desk.store.root, _shown(seen))
        faults += tuple(wrong)
        entries = (data_of(document.text)[0] or {}).get("waivers") or []
        models = document.model.waivers if document.model else ()
        given = [(one, stamp(raw)) for one, raw in zip(models, entries, strict=False)]
    remarks, in_the_way, _ = reviewed(desk.store, seen)
    standing = {(one.sentence, one.kind) for one in remarks}
    return show(
        request, "waivers.html", status, seen=seen, faults=faults, typed=typed, today=today().isoformat(),
        given=[(one, base, (one.sentence, one.kind) in standing) for one, base in given],
        open=[one for one in remarks if one.stops], in_the_way=in_the_way,
    )  # fmt: skip


def _seen(request: Request) -> Seen:
    """The assessment, for whoever may see its text: in a first round nobody does."""
    seen = seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "You see the text and its review when you have submitted your own sheet.")
    return seen


def page(request: Request) -> Response:
    """The waivers there are, and what could be waived."""
    return _page(request, _seen(request), 200, (), {})


def add(request: Request, form: FormData) -> Response:
    """Waive one remark."""
    seen, root = _seen(request), desk_of(request).store.root
    typed = {key: " ".join(text_of(form, key).split()) for key in ("sentence", "kind", "by", "because", "date")}

    def plan(data: Any) -> list[Edit]:
        there = data.get("waivers") or []
        if any(one.get("sentence") == typed["sentence"] and one.get("kind") == typed["kind"] for one in there):
            return []
        return [AddEntry(("waivers",), dict(typed))]

    outcome: Saved | Refused | Clash | None = None
    if not (root / _shown(seen)).exists():
        outcome = create(root, _shown(seen), Waivers, edited(_NONE_YET, plan({})))
    if outcome is None or isinstance(outcome, Clash):  # there is one, perhaps of this very moment
        outcome = save(root, _shown(seen), Waivers, plan)
    if isinstance(outcome, Refused):
        return _page(request, seen, 422, tuple(fault for _, fault in outcome.faults), typed)
    return go(f"/e/{seen.one.id}/waivers")


def remove(request: Request, form: FormData) -> Response:
    """Take a waiver back."""
    seen, root = _seen(request), desk_of(request).store.root

    def plan(data: Any) -> list[Edit]:
        there = data.get("waivers") or []
        base = text_of(form, "base")
        number = next((at for at, one in enumerate(there) if stamp(one) == base), None)
        if number is None:
            expect(there, base)
        return [] if number is None else [RemoveEntry(("waivers", number))]

    outcome = save(root, _shown(seen), Waivers, plan)
    if isinstance(outcome, Clash):
        raise HTTPException(409, "Somebody changed the waivers meanwhile: look at the page again.")
    if isinstance(outcome, Refused):
        return _page(request, seen, 422, tuple(fault for _, fault in outcome.faults), {})
    return go(f"/e/{seen.one.id}/waivers")


__all__ = ["add", "page", "remove"]
