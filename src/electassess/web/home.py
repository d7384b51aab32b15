# SPDX-License-Identifier: Apache-2.0
"""The first page: who works here, which assessments there are, how far each is; and the page of one of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.codes import BY_ID
from electassess.diagnostics import Severity
from electassess.model.base import slug_of
from electassess.model.election import ElectionType
from electassess.web.beside import standing
from electassess.web.desk import WHO, desk_of, go, seen_of, show, text_of, who
from electassess.web.progress import Rater, chapters, in_first_round, raters, sheet_of
from electassess.web.publishing import finished
from electassess.web.steps import steps
from electassess.web.store import today
from electassess.web.ways import of_others
from electassess.workspace import Reference
from electassess.workspace.find import FOLDER_ID

PER_PAGE: Final = 30
"""Assessments on one page of the list: each is read to say how far it is."""


@dataclass(frozen=True)
class Listed:
    """One assessment in the list.

    Attributes:
        id: its folder.
        title: of the election; the folder where that cannot be read.
        raters: how far each analyst is.
        errors: how many faults stand in the way of a draft.
        warnings: how many other remarks `check` has.
    """

    id: str
    title: str
    raters: list[Rater]
    errors: int
    warnings: int


def home(request: Request) -> Response:
    """The list of assessments."""
    desk = desk_of(request)
    reference, faults = desk.store.reference()
    words = request.query_params.get("find", "").strip().casefold()[:80]
    ids = desk.store.ids()
    titles = {identity: _country(reference, identity) for identity in ids}
    chosen = [one for one in ids if all(word in f"{one} {titles[one]}".casefold() for word in words.split())]
    analyst = who(request)
    if analyst:  # those that one works on come first, the latest change before the others
        chosen.sort(key=lambda one: -_touched(desk.store.root, one, analyst))
    try:
        start = max(0, int(request.query_params.get("from", "0")))
    except ValueError:
        start = 0
    listed = []
    for identity in chosen[start : start + PER_PAGE]:
        seen = desk.store.see(identity)
        if seen is None:
            continue
        election = seen.one.election.model
        listed.append(
            Listed(
                identity,
                election.title if election else identity,
                raters(reference, seen),
                len(seen.errors),
                sum(one.severity is Severity.WARNING for one in seen.faults),
            )
        )
    return show(
        request,
        "home.html",
        listed=listed,
        find=request.query_params.get("find", "")[:80],
        count=len(chosen),
        start=start,
        per_page=PER_PAGE,
        faults=faults,
    )


def _touched(root: Path, identity: str, analyst: str) -> float:
    """When the sheet of an analyst was last written; 0 where there is none."""
    try:
        return (root / "assessments" / identity / "ratings" / f"{analyst}.yaml").stat().st_mtime
    except OSError:
        return 0.0


def _country(reference: Reference, identity: str) -> str:
    """The name of the country of an assessment, to be found by."""
    countries = reference.countries.model
    country = countries.countries.get(identity[:3].upper()) if countries else None
    return country.name if country else ""


def code(request: Request) -> Response:
    """What a code of `check` means, and how it is cured."""
    found = BY_ID.get(request.path_params["code"])
    if found is None:
        raise HTTPException(404)
    return show(request, "code.html", code=found)


def set_who(request: Request, form: FormData) -> Response:
    """Remember who works in this browser; nothing is written into the workspace."""
    typed, back = text_of(form, "who"), text_of(form, "back")
    name = slug_of(typed)
    if typed and not name:
        message = "A name here is written with the letters a to z and digits, as in maria-rivera."
        return show(request, "who.html", 422, message=message, typed=typed, back=back)
    answer = go(back if back.startswith("/e/") and "//" not in back and "\\" not in back else "/")
    answer.set_cookie(WHO, name, httponly=True, samesite="strict", path="/", max_age=400 * 24 * 3600)
    return answer


def overview(request: Request) -> Response:
    """One assessment: what there is to do in it."""
    desk, seen, analyst = desk_of(request), seen_of(request), who(request)
    reference, _ = desk.store.reference()
    sheet = sheet_of(seen, analyst)
    blind, now, mine = in_first_round(seen, analyst), standing(desk.store, seen, analyst), chapters(reference, sheet)
    said, others = of_others(seen, analyst) if blind else (list(seen.faults), {})
    found = steps(desk.store.root, seen, analyst, mine, now, published=bool(finished(desk.store.root, seen.one.id)))
    return show(
        request,
        "overview.html",
        steps=found,
        next_step=next((one for one in found if not one.done), None),
        said=said,
        others=others,
        seen=seen,
        analyst=analyst,
        sheet=sheet,
        chapters=mine,
        raters=raters(reference, seen),
        blind=blind,
        standing=now,
    )


def begin_form(request: Request) -> Response:
    """The form of a new assessment."""
    reference, _ = desk_of(request).store.reference()
    return _begin(request, {"country": "", "date": "", "kind": "general", "qualifier": ""}, "", reference)


def _begin(request: Request, typed: dict[str, str], message: str, reference: Reference) -> Response:
    countries = reference.countries.model
    known = sorted(((one.name, code) for code, one in countries.countries.items())) if countries else []
    status = 422 if message else 200
    return show(
        request, "new.html", status, countries=known, kinds=[one.value for one in ElectionType], typed=typed,
        message=message, today=today(),
    )  # fmt: skip


def begin(request: Request, form: FormData) -> Response:
    """Begin an assessment."""
    desk = desk_of(request)
    typed = {name: text_of(form, name) for name in ("country", "date", "kind", "qualifier")}
    named = text_of(form, "analyst")
    analyst = slug_of(named) if named else who(request)
    if named and not analyst:
        message = "A name here is written with the letters a to z and digits, as in maria-rivera."
    else:
        _, message = desk.begin(typed["country"], typed["date"], typed["kind"], analyst, typed["qualifier"])
    if message:
        return _begin(request, typed, message, desk.store.reference()[0])
    identity = "-".join(
        part for part in (typed["country"].lower(), typed["date"], typed["kind"], typed["qualifier"]) if part
    )
    answer = go(f"/e/{identity}/")
    answer.set_cookie(WHO, analyst, httponly=True, samesite="strict", path="/", max_age=400 * 24 * 3600)
    return answer


def begin_sheet(request: Request, form: FormData) -> Response:
    """Add a sheet of the analyst who works here to an assessment."""
    del form
    desk, seen, analyst = desk_of(request), seen_of(request), who(request)
    parts = FOLDER_ID.match(seen.one.id)
    assert parts is not None, "no other folder is an assessment"
    named = (parts["iso3"].upper(), parts["date"], parts["type"], analyst, parts["qualifier"] or "")
    _, message = desk.begin(*named)
    if message:
        return show(request, "who.html", 422, message=message, typed=analyst, back=f"/e/{seen.one.id}/rate")
    return go(f"/e/{seen.one.id}/rate")


__all__ = ["begin", "begin_form", "begin_sheet", "code", "home", "overview", "set_who"]
