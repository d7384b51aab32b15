# SPDX-License-Identifier: Apache-2.0
"""What must hold of the texts of the ladder, so that a stranger's ladder can be rendered at once and without harm.

They are templates, but hold names and nothing else of a template's language: no loop, call, attribute or reckoning. So
each fault has its line before anything is rendered, and no text takes longer than its length.
"""

import re
from collections.abc import Iterator

from electassess.diagnostics import Diagnostic, nearest
from electassess.model.ladder import TEXT_FILTERS, TEXT_NAMES, Ladder
from electassess.workspace.reference import Reference

Loc = tuple[str | int, ...]

_PLACE = re.compile(r"\{\{[^{}]*\}\}|\{\{|\{%|\{#|\}\}")
"""What Jinja would take for more than plain text, and a closing without its opening."""
_SINGLE = re.compile(r"\{\s*(\w+)\s*\}")
_NAME = re.compile(r"\{\{\s*(\w+)\s*(?:\|\s*(\w+)\s*)?\}\}")


def _texts(ladder: Ladder) -> Iterator[tuple[Loc, str]]:
    """Every text of a ladder that is rendered, with its place."""
    yield from ((("titles", stance.value), text) for stance, text in ladder.titles.items())
    yield from ((("caveats", edition.value), text) for edition, text in ladder.caveats.items())
    yield from ((("narrow", edition.value), text) for edition, text in ladder.narrow.items())
    yield from ((("scant", edition.value), text) for edition, text in ladder.scant.items())
    for number, band in enumerate(ladder.bands):
        yield from ((("bands", number, "asks", position), text) for position, text in enumerate(band.asks))
        for edition, wording in band.wording.items():
            here = ("bands", number, "wording", edition.value)
            yield from (((*here, field), getattr(wording, field)) for field in ("lede", "verdict"))


def ladder_texts_hold_names(reference: Reference) -> Iterator[Diagnostic]:
    """Texts of the ladder hold plain text and names that there are."""
    document = reference.ladder
    for loc, text in _texts(document.model) if document.model else ():
        rest = _PLACE.sub("", text)
        if "{" in rest or "}" in rest:
            single = _SINGLE.search(rest)
            hint = f"did you mean {{{{ {single[1]} }}}}?" if single and single[1] in TEXT_NAMES else ""
            message = "a single brace can name nothing here"
            yield document.error("EA325", loc, message, hint or "a name is written {{ name }}")
        for found in _PLACE.findall(text):
            place = _NAME.fullmatch(found)
            if place is None:
                shown = found if len(found) <= 60 else f"{found[:60]}…"
                message = f"{shown} is not a name in two pairs of braces"
                yield document.error("EA325", loc, message, "a text may hold {{ name }} and {{ name | capitalise }}")
            elif place[1] not in TEXT_NAMES:
                hint = nearest(place[1], TEXT_NAMES) or f"names are {', '.join(sorted(TEXT_NAMES))}"
                yield document.error("EA325", loc, f"there is no name {place[1][:60]}", hint)
            elif place[2] and place[2] not in TEXT_FILTERS:
                hint = f"there is only {', '.join(sorted(TEXT_FILTERS))}"
                yield document.error("EA325", loc, f"there is no filter {place[2][:60]}", hint)


__all__ = ["ladder_texts_hold_names"]
