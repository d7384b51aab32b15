# SPDX-License-Identifier: Apache-2.0
"""The draft on a page of its own: in any form, each sentence with what it rests on, and what is not told and why."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from electassess.model.base import Form
from electassess.web.beside import carried, standing
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.evidence_pages import CHANGES, handle
from electassess.web.publishing import finished


@dataclass(frozen=True)
class Missed:
    """A public item that the text does not tell.

    Attributes:
        item: its id.
        handle: what addresses call it.
        reason: why.
        change: the field that would change it.
        weighs: whether it is a fault or a strength of weight.
    """

    item: str
    handle: str
    reason: str
    change: str
    weighs: bool


def page(request: Request) -> Response:
    """The draft."""
    desk, seen, analyst = desk_of(request), seen_of(request), who(request)
    asked = request.query_params.get("form", "")
    form = Form(asked) if asked in set(Form) else None
    now = standing(desk.store, seen, analyst, form)
    on = request.query_params.get("on", "")[:200]
    untold = [
        Missed(one.item, handle(one.item), one.reason, CHANGES.get(one.reason, ""), one.weighs)
        for one in (now.draft.untold if now.draft else ())
    ]
    return show(
        request,
        "draft.html",
        seen=seen,
        standing=now,
        forms=[str(one) for one in Form],
        on=on,
        asks=any(claim.kind == "demand" for claim in now.draft.claims) if now.draft else False,
        written=bool(finished(desk.store.root, seen.one.id)),
        carried=carried(now.draft, on) if on else (),
        untold=sorted(untold, key=lambda one: not one.weighs),
    )


__all__ = ["page"]
