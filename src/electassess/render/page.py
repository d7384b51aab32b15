# SPDX-License-Identifier: Apache-2.0
"""HTML pages that stand alone: no script from outside, no font from outside, everything escaped by Jinja2."""

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from electassess.render.text import plain, spaced


def data_text(name: str) -> str:
    """A file of `render/data` that goes into a page or a document as it is: a style, a script, what Typst starts with.

    Raises:
        FileNotFoundError: If there is none of this name.
    """
    return (resources.files("electassess.render") / "data" / name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """The hash by which a content security policy allows one inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _is_address(text: str) -> bool:
    """Whether a link may lead there: the schema asks for http too, and a page does not rely on it."""
    return text.startswith(("https://", "http://"))


@cache
def environment() -> Environment:
    """The pages' own templates: everything escaped, unknown names are faults."""
    pages = Environment(
        loader=PackageLoader("electassess.render", "data"),
        autoescape=True,
        optimized=False,  # a page is rendered once, and folding its few constants takes as long as half of its reading
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters["plain"] = plain
    pages.filters["spaced"] = spaced
    pages.tests["address"] = _is_address
    return pages


def render_page(name: str, **values: Any) -> bytes:
    """One page as UTF-8.

    Args:
        name: of a template in `render/data`.
        values: what it shows.
    """
    return environment().get_template(name).render(**values).encode()


__all__ = ["data_text", "digest", "environment", "render_page"]
