# SPDX-License-Identifier: Apache-2.0
"""What would help a text most next, with the form in which it is entered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.use_cases import advice
from electassess.use_cases.pipeline import FaultsError
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.handles import handle
from electassess.web.progress import in_first_round

MOST: Final = 12
"""Most things that are named at once."""
_FILE: Final = re.compile(r"^assessments/\S+?:\d+(?::\d+)?: ")
_FIELDS: Final = {"demand": "#f_ask_to", "gravity": "#f_gravity"}
_OF_BRIEF: Final = {"title": "#f_title", "addressees": "#f_addressees", "endorsers": "#f_endorsers"}


@dataclass(frozen=True)
class Next:
    """One thing that would help.

    Attributes:
        text: it, in one sentence.
        starts: what can be started from.
        href, title: where it is entered.
        cites: what a sentence on it would cite; empty where none is asked for.
    """

    text: str
    starts: tuple[str, ...]
    href: str
    title: str
    cites: str = ""


def _next(identity: str, one: advice.Prompt) -> Next:
    start = f"/e/{identity}"
    starts = tuple(_FILE.sub("", text) for text in one.starts)
    if one.kind in _FIELDS and one.about:
        return Next(one.text, starts, f"{start}/evidence/item/{handle(one.about[0])}{_FIELDS[one.kind]}", "the item")
    if one.kind == "paragraph":
        cites = f"[{'; '.join(f'@{key}' for key in one.about)}]"
        return Next(one.text, starts, f"{start}/write", "the text", cites)
    if one.kind in ("background", "reply"):
        return Next(one.text, starts, f"{start}/evidence/item/new", "a new item")
    field = next((place for key, place in _OF_BRIEF.items() if one.snippet.startswith(key)), "")
    return Next(one.text.replace(", as organisations.yaml has them", ""), starts, f"{start}/brief{field}", "the brief")


def page(request: Request) -> Response:
    """What would help the text most next."""
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(404)
    prompts: Sequence[advice.Prompt] = ()
    faults = seen.errors[:0]
    try:
        prompts = advice.advise(desk.store.root, seen.one.id)
    except FaultsError as stop:
        faults = tuple(stop.faults)
    found = [_next(seen.one.id, one) for one in prompts[:MOST]]
    return show(request, "advice.html", seen=seen, prompts=found, faults=faults)


__all__ = ["Next", "page"]
