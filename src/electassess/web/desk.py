# SPDX-License-Identifier: Apache-2.0
"""What all pages share: the workspace, who works at it, and how a page is made."""

import functools
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from electassess.diagnostics import Diagnostic
from electassess.model.base import LONGEST_SLUG, SLUG
from electassess.web.beside import names_of
from electassess.web.handles import handle
from electassess.web.store import Seen, Store
from electassess.web.ways import Way, way

WHO: Final = "electassess_who"
"""Cookie with the name of the analyst who works in this browser."""
MOST_FIELDS: Final = 3000
"""Most fields of one form: every item of evidence is one."""

Begin = Callable[[str, str, str, str, str], tuple[list[str], str]]
"""Begins an assessment: country, first day, type, analyst and qualifier as typed; gives the files and what is wrong."""


@dataclass(frozen=True)
class Desk:
    """What a server was started with.

    Attributes:
        store: the workspace.
        begin: begins an assessment.
        read_only: whether nothing may be changed.
    """

    store: Store
    begin: Begin
    read_only: bool = False


def is_slug(text: str) -> bool:
    """Whether a text may be the name of an analyst, an item or a thread."""
    return len(text) <= LONGEST_SLUG and re.fullmatch(SLUG, text) is not None


@cache
def environment() -> Environment:
    """The pages' own templates: everything escaped, unknown names are faults."""
    pages = Environment(
        loader=PackageLoader("electassess.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["handle"] = handle
    return pages


def desk_of(request: Request) -> Desk:
    """What this server was started with."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def who(request: Request) -> str:
    """The analyst who works in this browser, or nothing."""
    name = request.cookies.get(WHO, "")
    return name if is_slug(name) else ""


def partial_wanted(request: Request) -> bool:
    """Whether a part of a page was asked for, to be put into one that is open."""
    return request.headers.get("hx-request") == "true"


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, or a part of one.

    Args:
        request: what is answered.
        template: of `templates/`.
        status: of the answer.
        values: what it shows.
    """
    desk = desk_of(request)
    analyst, seen = who(request), values.get("seen")

    names: dict[str, str] = {}

    def ways(fault: Diagnostic) -> Way:
        if not names:
            names.update(names_of(desk.store.reference()[0]))
        return way(fault, seen, analyst, names)

    common = {"who": analyst, "read_only": desk.read_only, "here": request.url.path, "ways": ways}
    return HTMLResponse(environment().get_template(template).render(**common | values), status)


def go(place: str) -> RedirectResponse:
    """To another page, after something was done."""
    return RedirectResponse(place, 303)


def seen_of(request: Request) -> Seen:
    """The assessment that the address names.

    Raises:
        HTTPException: If there is none.
    """
    seen = desk_of(request).store.see(request.path_params["identity"])
    if seen is None:
        raise HTTPException(404)
    return seen


def posted(handle: Callable[[Request, FormData], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A page that takes a form: reads it, and does the work beside the loop."""

    @functools.wraps(handle)
    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=1_000_000)
        try:
            return await run_in_threadpool(handle, request, form)
        finally:
            await form.close()

    return endpoint


def text_of(form: FormData, name: str) -> str:
    """A field's text with Unix line ends, without blanks around it; nothing where it was not sent."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """Every value of a field."""
    return [value for value in form.getlist(name) if isinstance(value, str)]


__all__ = [
    "WHO",
    "Begin",
    "Desk",
    "desk_of",
    "environment",
    "go",
    "handle",
    "is_slug",
    "partial_wanted",
    "posted",
    "seen_of",
    "show",
    "text_of",
    "texts_of",
    "who",
]
