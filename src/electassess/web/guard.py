# SPDX-License-Identifier: Apache-2.0
"""What every request must pass before a page sees it, and what every answer carries.

The server listens on loopback alone, and yet any page in the same browser can send it requests, and any program of any
user of the machine can. So a request must name this server as its host (against DNS rebinding), bring the token or the
cookie made of it (against other users and other programs), and, where it changes something, come from a page of this
server (against pages elsewhere). Nothing of a request is ever written to a log.
"""

import hmac
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from electassess.web.plain import plain_page, way_in

SAFE: Final = frozenset({"GET", "HEAD"})
FORM_LIMIT: Final = 1_000_000
"""Largest body of a form, in bytes."""
UPLOAD_LIMIT: Final = 25_000_000
"""Largest body with a file attached, in bytes."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Content policy: nothing from outside, no inline script and no inline style."""

_ALWAYS: Final = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    # Not `no-referrer`: with it browsers give the origin of a form as `null`.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
_RAW: Final = tuple((name.encode(), value.encode()) for name, value in _ALWAYS)
_NAMES: Final = frozenset(name for name, _ in _RAW)
_UNLESS: Final = ((b"content-security-policy", POLICY.encode()), (b"cache-control", b"no-store"))
"""What an answer carries unless the page says otherwise."""


@dataclass(frozen=True)
class Pass:
    """Who may come in.

    Attributes:
        hosts: what the host of a request may be, with the port: `127.0.0.1:8750`.
        token: the secret of this run.
        cookie: name of the cookie that holds it; with the port, for cookies know no ports.
        read_only: whether nothing may be changed.
    """

    hosts: frozenset[str]
    token: str
    cookie: str
    read_only: bool = False


class TooLargeError(Exception):
    """A body larger than its limit."""


class Guard:
    """ASGI middleware that stands around all pages."""

    def __init__(self, app: ASGIApp, admission: Pass) -> None:
        self.app = app
        self.admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, let in, or pass on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            begun = True
            _cover(message)
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, answer)
            return
        try:
            await self.app(scope, _limited(receive, _limit(scope)), answer)
        except ClientDisconnect:
            return
        except Exception as fault:  # noqa: BLE001 - what went wrong may hold what is confidential: only its kind is told
            print(f"electassess serve: {_kind(fault)}", file=sys.stderr)  # noqa: T201
            if not begun:
                message = "The page could not be made. What was saved before is safe."
                await plain_page(500, "Something went wrong in the program", message)(scope, receive, answer)

    def _refused(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """What is answered to who may not come in; `None` for everybody else."""
        if headers.getlist("host") != [host := headers.get("host", "")] or host not in self.admission.hosts:
            return plain_page(400, "Wrong address", "Open the address that the command printed.")
        token = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and scope["method"] == "GET" and token:
            if not self._is_token(token):
                return plain_page(403, "Not let in", "The token in the address is not the one of this run.")
            return way_in(self.admission.cookie, self.admission.token)
        if not self._is_token(_cookie(headers, self.admission.cookie)):
            return plain_page(403, "Not let in", "Open the address that the command printed, with its token.")
        site = headers.get("sec-fetch-site")
        if site not in {None, "same-origin", "none"}:
            return plain_page(403, "Not let in", "The request came from another site.")
        if scope["method"] in SAFE:
            return None
        origin = headers.get("origin")
        if origin != f"http://{host}" and not (origin is None and site == "same-origin"):
            return plain_page(403, "Not let in", "The request did not come from a page of this server.")
        if self.admission.read_only and scope["path"] != "/who":
            return plain_page(403, "Nothing can be changed", "The server was started with --read-only.")
        return None

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.admission.token.encode())


def _cover(message: Message) -> None:
    """Put on an answer what every answer carries."""
    if message["type"] != "http.response.start":
        return
    given = [pair for pair in message.get("headers", ()) if pair[0] not in _NAMES]
    names = {name for name, _ in given}
    message["headers"] = [*given, *_RAW, *(pair for pair in _UNLESS if pair[0] not in names)]


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _limit(scope: Scope) -> int:
    return UPLOAD_LIMIT if scope["path"].endswith("/attach") else FORM_LIMIT


def _limited(receive: Receive, limit: int) -> Callable[[], Awaitable[Message]]:
    """Reads a body as far as its limit."""
    size = 0

    async def part() -> Message:
        nonlocal size
        message = await receive()
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            if size > limit:
                raise TooLargeError
        return message

    return part


def _kind(fault: BaseException) -> str:
    """The kind of an exception and where in our own code it came up: no message, no value."""
    trace, where = fault.__traceback__, "unknown"
    while trace is not None:
        code = trace.tb_frame.f_code
        if "electassess" in code.co_filename:
            where = f"{code.co_filename.rpartition('electassess/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__} at {where}"


__all__ = ["FORM_LIMIT", "POLICY", "UPLOAD_LIMIT", "Guard", "Pass"]
