# SPDX-License-Identifier: Apache-2.0
"""The application: its pages by address, its few files, and how it is served on this machine alone."""

import asyncio
import contextlib
import gc
import socket
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from electassess.web import (
    copies,
    drafts,
    evidence_pages,
    firm,
    home,
    panels,
    prompts,
    publishing,
    rate,
    registries,
    results,
    settings,
    sharing,
    trail,
    waivers,
    writing_room,
)
from electassess.web.desk import Begin, Desk, posted, show
from electassess.web.guard import Guard, Pass, TooLargeError
from electassess.web.plain import plain_page
from electassess.web.store import Store

FILES: Final[Mapping[str, str]] = {
    "electassess.css": "text/css",
    "electassess.js": "text/javascript",
    "htmx.min.js": "text/javascript",
    "htmx.LICENSE": "text/plain",
}
"""What pages load, by name: nothing else is given out as a file."""

_WORDS: Final = {
    413: ("That is too large", "Nothing was saved."),
    500: ("Something went wrong in the program", "The page could not be made. What was saved before is safe."),
    404: ("There is no such page", "It may have been moved or renamed."),
    405: ("That cannot be done here", "Go back to the page before."),
}


@cache
def _file(name: str) -> bytes:
    return (resources.files("electassess.web") / "static" / name).read_bytes()


def static(request: Request) -> Response:
    """One of the few files that pages load."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return Response(_file(name), media_type=FILES[name], headers={"cache-control": "max-age=3600"})


async def _failed(request: Request, fault: Exception) -> Response:
    """What is answered where there is no page: fixed words, nothing of what was asked."""
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    if isinstance(fault, TooLargeError):
        status = 413
    title, text = _WORDS.get(status, ("That did not work", "Nothing was changed."))
    if isinstance(fault, HTTPException) and status == 409:
        text = fault.detail
    if status == 500:
        return plain_page(status, title, text)
    return show(request, "failed.html", status, heading=title, text=text)


def _get(path: str, handle: Callable[[Request], Response]) -> Route:
    return Route(path, handle, methods=["GET"])


def _post(path: str, handle: Callable[..., Response]) -> Route:
    return Route(path, posted(handle), methods=["POST"])


ROUTES: Final = (
    _get("/", home.home),
    _post("/who", home.set_who),
    _get("/new", home.begin_form),
    _post("/new", home.begin),
    _get("/static/{name}", static),
    _get("/share", sharing.page),
    _post("/share", sharing.act),
    _get("/compare", results.compare_form),
    _get("/compare/page", results.compare),
    _get("/e/{identity}/explain", trail.page),
    _get("/codes/{code}", home.code),
    _get("/countries", registries.countries),
    _get("/countries/{handle}", registries.country_form),
    _post("/countries/{handle}", registries.put_country),
    _get("/organisations", registries.organisations),
    _get("/organisations/{handle}", registries.organisation_form),
    _post("/organisations/{handle}", registries.put_organisation),
    _get("/e/{identity}/", home.overview),
    _post("/e/{identity}/sheet", home.begin_sheet),
    _post("/e/{identity}/submit", rate.submit),
    _get("/e/{identity}/rate", rate.page),
    _get("/e/{identity}/rate/{criterion}", rate.page),
    _post("/e/{identity}/rate/{ref}", rate.put),
    _get("/e/{identity}/picker/{ref}", rate.picker),
    _get("/e/{identity}/beside", rate.beside),
    _get("/e/{identity}/sentences/{ref}", rate.sentences),
    _get("/e/{identity}/evidence", evidence_pages.page),
    _get("/e/{identity}/evidence/item/{handle}", evidence_pages.item_form),
    _post("/e/{identity}/evidence/item/{handle}", evidence_pages.put_item),
    _post("/e/{identity}/evidence/item/{handle}/cite", evidence_pages.cite),
    _get("/e/{identity}/evidence/source/{handle}", evidence_pages.source_form),
    _post("/e/{identity}/evidence/source/{handle}", evidence_pages.put_source),
    _post("/e/{identity}/evidence/source/{handle}/attach", copies.attach),
    _get("/e/{identity}/evidence/source/{handle}/copy", copies.kept),
    _post("/e/{identity}/evidence/{part}/{handle}/remove", evidence_pages.remove),
    _get("/e/{identity}/panel", panels.page),
    _post("/e/{identity}/panel/{ref}", panels.agree),
    _get("/e/{identity}/draft", drafts.page),
    _get("/e/{identity}/write", writing_room.page),
    _post("/e/{identity}/write", writing_room.draft),
    _post("/e/{identity}/write/{number}", writing_room.put),
    _get("/e/{identity}/review", writing_room.review),
    _get("/e/{identity}/advice", prompts.page),
    _get("/e/{identity}/waivers", waivers.page),
    _post("/e/{identity}/waivers", waivers.add),
    _post("/e/{identity}/waivers/remove", waivers.remove),
    _get("/e/{identity}/published", publishing.page),
    _post("/e/{identity}/publish", publishing.publish),
    _get("/e/{identity}/reader", publishing.reader),
    _get("/e/{identity}/firm", firm.page),
    _get("/e/{identity}/published/{edition}/{form}/{name}", publishing.file),
    _get("/e/{identity}/election", settings.election_form),
    _post("/e/{identity}/election", settings.put_election),
    _get("/e/{identity}/brief", settings.brief_form),
    _post("/e/{identity}/brief", settings.put_brief),
)
"""Every page."""


def make_app(root: Path, admission: Pass, begin: Begin) -> ASGIApp:
    """The application.

    Args:
        root: the workspace.
        admission: who may come in.
        begin: begins an assessment.
    """
    app = Starlette(
        routes=ROUTES, exception_handlers={HTTPException: _failed, TooLargeError: _failed, Exception: _failed}
    )
    app.router.redirect_slashes = False
    app.state.desk = Desk(Store(root), begin, admission.read_only)
    return Guard(app, admission)


THREADS: Final = 8
"""Requests that are worked on at the same time. They share one interpreter: more would only wait for each other."""


def bind(port: int) -> socket.socket:
    """A socket on loopback at a port, or at any free one where that is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(("127.0.0.1", port))
    except OSError:
        found.bind(("127.0.0.1", 0))
    found.listen(128)  # whoever opens the address at once waits, and is not refused
    return found


def admission_at(port: int, token: str, *, read_only: bool = False) -> Pass:
    """Who may come in to a server at a port of this machine."""
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    return Pass(hosts, token, f"electassess_{port}", read_only)


def serve(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until interrupted."""
    import anyio  # noqa: PLC0415
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )

    async def run() -> None:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        await uvicorn.Server(config).serve(sockets=[listening])

    # A text that is read makes thousands of objects that live on and go round in no circle: looking for such that do,
    # each time through all that is kept, would make some answers late by a tenth of a second.
    gc.set_threshold(100_000, 50, 100)
    gc.enable()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())


__all__ = ["FILES", "ROUTES", "admission_at", "bind", "make_app", "serve"]
