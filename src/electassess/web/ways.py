# SPDX-License-Identifier: Apache-2.0
"""What to do about a diagnostic on these pages: in the words of their forms, with a link to the field.

`check` speaks to whoever has the files open: of lines, keys and names of files. Here nobody sees a file. Where that
matters, a code has its own advice; the link is made of the place in the file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from electassess.diagnostics import Diagnostic, Severity
from electassess.model.evidence import Sensitivity
from electassess.web.fields import Loc
from electassess.web.handles import handle
from electassess.web.store import Seen
from electassess.workspace import Document
from electassess.workspace.find import PANEL, WORKING_COPY

WAYS: Final = {
    "EA201": "fill it in: this field is needed",
    "EA303": "choose another item below the question, or enter this one under Evidence first",
    "EA304": "cite it in a rating, take it out, or say in its note why it is kept",
    "EA305": "tick below the question what the level rests on, or answer “Insufficient evidence”",
    "EA306": "say why, in the field “Because”",
    "EA309": "answer them under Rate; “Not assessed” is an answer, too",
    "EA311": "answer “Not assessed”: this can only be known after the vote",
    "EA313": "see the name under Countries, and correct one of the two",
    "EA314": "enter the organisation under Organisations first, then tick it in the brief",
    "EA320": "begin it: under Brief, or by “Begin my sheet”",
    "EA321": "correct the country, the day or the type on the page Election; the folder cannot be renamed here",
    "EA326": "add the country to the treaties in criteria/standards.yaml, a file that no page changes",
    "EA327": "cite what bears the level out, or weigh it again",
    "EA328": "press “Submit my sheet” on the Overview when it is done",
    "EA331": "rate what the ask rests on, or leave the ask out of the brief",
    "EA332": "the government that is judged is called on by “Because of it we ask” on an item; here stand others",
    "EA333": "choose another short name",
    "EA334": "tick this indicator under “Bears also on” in the item, or cite another",
    "EA600": "begin the text on the page Write",
    "EA601": "press “Bring it up to date” on the page Write; what you wrote stays",
    "EA602": "deal with the notes on the page Write, and take each out",
    "EA605": "take the waiver out: its sentence is not in the text any more",
    "EA606": "mend the sentence on the page Write; or say under Waivers who answers for it, and why",
    "EA607": "put the adopted words back on the page Write; or untick in the brief that the organisations have adopted "
    "the text, until they have adopted it as it is now",
}
"""What to do here, by code, in the order of work; of all others the diagnostic's own hint is shown."""

_REF: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS: Final = {
    "is missing": "fill it in: this field is needed",
    "dates are written": "write the day as 5 February 2029, February 2029 or 2029",
    "add it to actors": "enter this body, party or person on the page Election, under “Bodies, parties and people”",
}
"""What to do, by words of a message or hint, where a code means several things."""
_FILES: Final = {
    "election.yaml": ("election", "Election"),
    PANEL: ("panel", "Panel"),
    "statement.yaml": ("brief", "Brief"),
    WORKING_COPY: ("write", "Write"),
    "waivers.yaml": ("waivers", "Waivers"),
}


@dataclass(frozen=True)
class Way:
    """What to do about a diagnostic.

    Attributes:
        text: it, as a sentence without its full stop; empty where nothing can be said.
        href: where it is done; empty where that is not known.
        title: of that place.
        whose: the analyst who alone should do it, where that is somebody else.
        says: what is wrong, in the words of a form.
    """

    text: str
    href: str = ""
    title: str = ""
    whose: str = ""
    says: str = ""


_SAYS: Final = (
    (re.compile(r"key \w+ is missing"), "this is still empty"),
    (re.compile(r'(?:the text|"(.*)") does not have the form that \w+ needs'), r"this cannot be read: \1"),
    (re.compile(r"election\.yaml has no actor (\S+)"), r"there is no body, party or person {\1} on the page Election"),
    (re.compile(r"evidence\.yaml has no item (\S+)"), r"there is no item \1"),
)
"""What a message says in the words of a form."""


def _loc(document: Document[Any] | None, line: int | None) -> Loc:
    return document.leading_to(line) if document is not None and line else ()


def _field(loc: Loc, depth: int) -> str:
    return f"#f_{loc[depth]}" if len(loc) > depth else ""


def _named(text: str, names: Mapping[str, str]) -> str:
    """A message with the names of questions and criteria in the place of their ids."""
    return _REF.sub(lambda found: f"“{names[found[0]]}”" if found[0] in names else found[0], text)


def way(fault: Diagnostic, seen: Seen | None = None, analyst: str = "", names: Mapping[str, str] | None = None) -> Way:
    """What to do about a diagnostic.

    Args:
        fault: it.
        seen: the assessment on whose pages it is shown.
        analyst: who looks.
        names: of questions and criteria, by ref.
    """
    found = next((text for words, text in _KEYS.items() if words in f"{fault.message} {fault.hint}"), "")
    text = found or WAYS.get(fault.code, "") or fault.hint
    href, title, whose = _place(fault, seen, analyst)
    says = next((at.expand(words) for form, words in _SAYS if (at := form.fullmatch(fault.message))), "")
    says = _named(says or fault.message, names or {}).removesuffix(": ")
    return Way(text, href, title, whose, says)


def _place(fault: Diagnostic, seen: Seen | None, analyst: str) -> tuple[str, str, str]:
    if fault.path.startswith("countries.yaml"):
        return "/countries", "Countries", ""
    if fault.path.startswith("organisations.yaml"):
        return "/organisations", "Organisations", ""
    if seen is None or not fault.path.startswith(f"assessments/{seen.one.id}/"):
        return "", "", ""
    name, start = fault.path.removeprefix(f"assessments/{seen.one.id}/"), f"/e/{seen.one.id}"
    if name.startswith("ratings/"):
        return _rating(fault, seen, name.removeprefix("ratings/"), analyst)
    if name == "evidence.yaml":
        return (*_entry(fault, seen), "")
    if name in _FILES:
        place, title = _FILES[name]
        documents: dict[str, Document[Any] | None] = {
            "election.yaml": seen.one.election, "statement.yaml": seen.one.brief,
        }  # fmt: skip
        loc = _loc(documents.get(name), fault.line)
        return f"{start}/{place}{_field(loc, 0)}", title, ""
    return "", "", ""


def _entry(fault: Diagnostic, seen: Seen) -> tuple[str, str]:
    """The item or source of a fault; of what is not public only the page that lists all."""
    everywhere = f"/e/{seen.one.id}/evidence"
    model, loc = seen.one.evidence.model, _loc(seen.one.evidence, fault.line)
    if model is None or len(loc) < 2 or fault.hidden:
        return everywhere, "Evidence"
    if loc[0] == "items" and isinstance(loc[1], int) and loc[1] < len(model.items):
        item = model.items[loc[1]]
        if item.sensitivity is Sensitivity.PUBLIC:
            return f"{everywhere}/item/{handle(item.id)}{_field(loc, 2)}", f"the item {item.id}"
    elif loc[0] == "sources" and str(loc[1]) in model.sources and model.sources[str(loc[1])].named:
        return f"{everywhere}/source/{handle(str(loc[1]))}{_field(loc, 2)}", f"the source {loc[1]}"
    return everywhere, "Evidence"


def _rating(fault: Diagnostic, seen: Seen, name: str, analyst: str) -> tuple[str, str, str]:
    """The question of a fault in a rating sheet; of somebody else's, the panel."""
    owner, start = name.removesuffix(".yaml"), f"/e/{seen.one.id}"
    document = seen.one.sheets.get(name)
    loc = _loc(document, fault.line)
    ref = ""
    if document is not None and document.model is not None and len(loc) > 1 and isinstance(loc[1], int):
        ref = document.model.ratings[loc[1]].indicator if loc[1] < len(document.model.ratings) else ""
    if owner != analyst:
        return (f"{start}/panel#{quote(ref)}" if ref else f"{start}/panel"), "the panel", owner
    return (f"{start}/rate/{ref.partition('.')[0]}#{quote(ref)}" if ref else f"{start}/rate"), "the question", ""


def of_others(seen: Seen, analyst: str) -> tuple[list[Diagnostic], dict[str, int]]:
    """What `check` says, as far as an analyst in the first round may see it: of others' sheets only how many errors.

    Returns:
        The diagnostics, and the number of errors in each sheet of somebody else.
    """
    shown: list[Diagnostic] = []
    counts: dict[str, int] = {}
    start = f"assessments/{seen.one.id}/ratings/"
    for fault in seen.faults:
        owner = fault.path.removeprefix(start).removesuffix(".yaml") if fault.path.startswith(start) else analyst
        if owner == analyst:
            shown.append(fault)
        elif fault.severity is Severity.ERROR:
            counts[owner] = counts.get(owner, 0) + 1
    return shown, counts


__all__ = ["WAYS", "Way", "of_others", "way"]
