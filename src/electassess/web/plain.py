# SPDX-License-Identifier: Apache-2.0
"""Pages for who is not let in, or when something fails: fixed words, nothing of workspace or request."""

from html import escape

from starlette.responses import HTMLResponse

_PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>{title} – electassess</title>{head}</head>
<body><main><h1>{title}</h1><p>{text}</p>{foot}</main></body></html>
"""


def plain_page(status: int, title: str, text: str) -> HTMLResponse:
    """A page of fixed words."""
    return HTMLResponse(_PAGE.format(title=escape(title), text=escape(text), head="", foot=""), status)


def way_in(cookie: str, token: str) -> HTMLResponse:
    """The page that takes the token out of the address and puts it into a cookie.

    It leads on by itself, and is no redirect: a browser that came from elsewhere would not bring the cookie along.
    """
    head, foot = '<meta http-equiv="refresh" content="0;url=/">', '<p><a href="/">Open the workspace</a></p>'
    page = HTMLResponse(_PAGE.format(title="Opening the workspace", text="One moment.", head=head, foot=foot))
    page.set_cookie(cookie, token, httponly=True, samesite="strict", path="/")
    return page


__all__ = ["plain_page", "way_in"]
