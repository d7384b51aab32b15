# SPDX-License-Identifier: Apache-2.0
"""The page on which an analyst rates: a criterion at a time, saved into the rating sheet as one goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.model import RatingSheet
from electassess.model.catalogue import Indicator
from electassess.model.evidence import Item, Sensitivity
from electassess.model.ratings import Rating, State
from electassess.model.scales import OrdinalScale
from electassess.source import AddEntry, Edit, SetValue, differences
from electassess.web.beside import carried, standing
from electassess.web.desk import Desk, desk_of, go, partial_wanted, seen_of, show, text_of, texts_of, who
from electassess.web.fields import NOTHING, Said, placed, said_of
from electassess.web.progress import UNTOUCHED, chapters, is_open, sheet_of
from electassess.web.saving import Clash, Refused, data_of, expect, save, stamp
from electassess.web.store import Seen
from electassess.workspace import Reference

KEYS = ("indicator", "level", "value", "state", "confidence", "because", "evidence")
"""Keys of a rating in the order in which they stand in a file."""
STATES = (
    (State.NOT_ASSESSED, "Not assessed", "I have not looked at it, or not yet."),
    (State.INSUFFICIENT_EVIDENCE, "Insufficient evidence", "I looked, and what there is does not suffice for a level."),
    (State.NOT_APPLICABLE, "Not applicable", "The question does not arise in this election."),
)
"""The answers that are no level."""


@dataclass(frozen=True)
class Answer:
    """What a form shows as answered.

    Attributes:
        choice: `level:3`, `value:` or `state:not-assessed`.
        value: a measured quantity as typed.
        confidence: as typed.
        because: the reason.
        evidence: ids of the public items cited.
        hidden: how many items are cited that are not public.
    """

    choice: str
    value: str = ""
    confidence: str = ""
    because: str = ""
    evidence: tuple[str, ...] = ()
    hidden: int = 0


@dataclass(frozen=True)
class Question:
    """One indicator as the page shows it.

    Attributes:
        ref: the indicator.
        node: it.
        labels: of the levels of its scale, by level.
        measured: whether it takes a quantity.
        answer: what is shown as answered.
        base: stamp of the entry of the sheet that the form is made from.
        near: public items that bear on it or are cited.
        others: how many other public items there are.
        said: what `check` says of it.
        open: whether it waits for an answer.
        carries: how many sentences of the draft rest on it.
    """

    ref: str
    node: Indicator
    labels: Mapping[int, str]
    measured: bool
    answer: Answer
    base: str
    near: Sequence[Item]
    others: int
    said: Said
    open: bool
    carries: int


def public_items(seen: Seen) -> list[Item]:
    """The items that anybody may see, in the order of the file."""
    evidence = seen.one.evidence.model
    return [one for one in evidence.items if one.sensitivity is Sensitivity.PUBLIC] if evidence else []


def answer_of(rating: Rating | None, public: set[str]) -> Answer:
    """What a form shows of a rating."""
    if rating is None:
        return Answer(f"state:{State.NOT_ASSESSED}")
    choice = f"level:{rating.level}" if rating.level is not None else f"state:{rating.state}"
    return Answer(
        choice="value:" if rating.value is not None else choice,
        value="" if rating.value is None else f"{rating.value:g}",
        confidence="" if rating.confidence is None else str(rating.confidence),
        because="" if is_open(rating) else rating.because,
        evidence=tuple(one for one in rating.evidence if one in public),
        hidden=sum(one not in public for one in rating.evidence),
    )


def entries_of(seen: Seen, analyst: str) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """The entries of a sheet as data, with their places, by indicator."""
    document = seen.one.sheets.get(f"{analyst}.yaml")
    data = data_of(document.text)[0] if document else None
    return {} if data is None else entries_in(data)


def entries_in(data: Any) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """The same of data that is read."""
    ratings = data.get("ratings") if isinstance(data, dict) else None
    found: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for number, entry in enumerate(ratings if isinstance(ratings, list) else []):
        if isinstance(entry, dict) and isinstance(entry.get("indicator"), str):
            found.setdefault(entry["indicator"], (number, entry))
    return found


def question(
    reference: Reference,
    seen: Seen,
    analyst: str,
    ref: str,
    entries: Mapping[str, tuple[int, Mapping[str, Any]]],
    *,
    whole: bool,
) -> Question:
    """One indicator for the page.

    Args:
        reference: the catalogue.
        seen: the assessment.
        analyst: whose sheet.
        ref: the indicator.
        entries: of the sheet.
        whole: whether every public item is offered, and not only those that bear on it.
    """
    node, document = reference.indicators[ref], seen.one.sheets[f"{analyst}.yaml"]
    items = public_items(seen)
    number, entry = entries.get(ref, (-1, None))
    rating = document.model.ratings[number] if document.model and number >= 0 else None
    answer = answer_of(rating, {one.id for one in items})
    near = [one for one in items if whole or ref in one.indicators or one.id in answer.evidence]
    scale = reference.scales.get(ref)
    said = said_of(placed(document, seen.faults), ("ratings", number)) if number >= 0 else NOTHING
    return Question(
        ref=ref,
        node=node,
        labels={one.level: one.label for one in scale.levels} if isinstance(scale, OrdinalScale) else {},
        measured=not isinstance(scale, OrdinalScale),
        answer=answer,
        base=stamp(entry),
        near=near,
        others=len(items) - len(near),
        said=said,
        open=is_open(rating),
        carries=0,
    )


def _ready(request: Request) -> tuple[Desk, Seen, str, Reference]:
    """What every page of ratings needs.

    Raises:
        HTTPException: If there is no such assessment, or its catalogue cannot be read.
    """
    desk, seen = desk_of(request), seen_of(request)
    reference, _ = desk.store.reference()
    if reference.tree is None:
        raise HTTPException(409, "The catalogue has faults: run electassess check")
    return desk, seen, who(request), reference


def page(request: Request) -> Response:
    """One criterion with its indicators."""
    _desk, seen, analyst, reference = _ready(request)
    if f"{analyst}.yaml" not in seen.one.sheets:
        return show(request, "begin.html", seen=seen, analyst=analyst)
    sheet = sheet_of(seen, analyst)
    if sheet is None:
        document = seen.one.sheets[f"{analyst}.yaml"]
        return show(request, "broken.html", 409, seen=seen, faults=[one for _, one in placed(document, seen.faults)])
    found = chapters(reference, sheet)
    names = [one.ref for one in found]
    criterion = request.path_params.get("criterion", "")
    if not criterion:
        first = next((one.ref for one in found if one.done < one.total), names[0])
        return go(f"/e/{seen.one.id}/rate/{first}")
    if criterion not in names:
        raise HTTPException(404)
    group = next(one for one in reference.tree.root.groups if not isinstance(one, str) and one.id == criterion)  # type: ignore[union-attr]
    entries = entries_of(seen, analyst)
    wide = request.query_params.get("all", "")
    questions = [
        question(reference, seen, analyst, ref, entries, whole=ref == wide)
        for ref in reference.indicators
        if ref.startswith(f"{criterion}.")
    ]
    place = names.index(criterion)
    return show(
        request,
        "rate.html",
        seen=seen,
        analyst=analyst,
        sheet=sheet,
        group=group,
        chapters=found,
        questions=questions,
        states=STATES,
        previous=found[place - 1] if place else None,
        following=found[place + 1] if place + 1 < len(found) else None,
        whole=said_of(placed(seen.one.sheets[f"{analyst}.yaml"], seen.faults), ()),
    )


def picker(request: Request) -> Response:
    """Every public item, to be cited."""
    _desk, seen, analyst, reference = _ready(request)
    ref = request.path_params["ref"]
    if ref not in reference.indicators or sheet_of(seen, analyst) is None:
        raise HTTPException(404)
    found = question(reference, seen, analyst, ref, entries_of(seen, analyst), whole=True)
    if not partial_wanted(request):
        return go(f"/e/{seen.one.id}/rate/{ref.partition('.')[0]}?all={ref}#{ref}")
    return show(request, "picker.html", one=found, seen=seen, analyst=analyst)


def wanted(form: FormData, ref: str, now: Mapping[str, Any], public: set[str]) -> dict[str, Any]:
    """The entry that a form asks for.

    What is typed and is no number stays a text, of which `check` then says what it should be. Items that are not
    public, which no form of this page shows, stay cited.
    """
    kind, _, given = text_of(form, "answer").partition(":")
    entry: dict[str, Any] = {"indicator": ref}
    if kind == "level":
        entry["level"] = _number(given)
    elif kind == "value":
        entry["value"] = _quantity(text_of(form, "value"))
    else:
        entry["state"] = given or str(State.NOT_ASSESSED)
    confidence = text_of(form, "confidence")
    if confidence:
        entry["confidence"] = _number(confidence.removesuffix("%").strip())
    because = " ".join(text_of(form, "because").split())
    if because:
        entry["because"] = because
    elif entry.get("state") == State.NOT_ASSESSED and now.get("because") == UNTOUCHED:
        entry["because"] = UNTOUCHED
    chosen = [one for one in texts_of(form, "evidence") if one in public]
    before = [one for one in now.get("evidence") or [] if isinstance(one, str)]
    kept = [one for one in before if one in chosen or one not in public]
    cited = [*kept, *(one for one in chosen if one not in kept)]
    if cited:
        entry["evidence"] = cited
    return {key: entry[key] for key in KEYS if key in entry}


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 9 else text


def _quantity(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def put(request: Request, form: FormData) -> Response:
    """Save the rating of one indicator."""
    desk, seen, analyst, reference = _ready(request)
    ref = request.path_params["ref"]
    if ref not in reference.indicators or f"{analyst}.yaml" not in seen.one.sheets:
        raise HTTPException(404)
    public = {one.id for one in public_items(seen)}
    shown = seen.one.sheets[f"{analyst}.yaml"].path

    def plan(data: Any) -> list[Edit]:
        number, now = entries_in(data).get(ref, (-1, None))
        asked = wanted(form, ref, now or {}, public)
        if asked == now:
            return []
        expect(now, text_of(form, "base"))
        if now is None:
            return [AddEntry(("ratings",), asked)]
        return differences(("ratings", number), now, asked, KEYS)

    outcome = save(desk.store.root, shown, RatingSheet, plan)
    seen = seen_of(request)
    back = f"/e/{seen.one.id}/rate/{ref.partition('.')[0]}#{ref}"
    if isinstance(outcome, Clash):
        typed = wanted(form, ref, outcome.now or {}, public)
        return _page_or_part(
            request, back, 409, "clash.html", now=_lines(outcome.now, public), mine=_lines(typed, public),
            stamp=outcome.stamp, base=text_of(form, "base"), action=f"/e/{seen.one.id}/rate/{ref}",
            fields=[(name, value) for name, value in form.multi_items() if name != "base" and isinstance(value, str)],
            seen=seen,
        )  # fmt: skip
    if isinstance(outcome, Refused):
        faults = [fault for _, fault in outcome.faults]
        found = question(reference, seen, analyst, ref, entries_of(seen, analyst), whole=False)
        return _page_or_part(request, back, 422, "unsaved.html", one=found, seen=seen, faults=faults)
    if not partial_wanted(request):
        return go(back)
    found = question(reference, seen, analyst, ref, entries_of(seen, analyst), whole=False)
    answer = show(
        request, "saved.html", one=found, seen=seen, chapters=chapters(reference, sheet_of(seen, analyst)),
        criterion=ref.partition(".")[0], sheet=sheet_of(seen, analyst), analyst=analyst,
    )  # fmt: skip
    if outcome.changed:
        answer.headers["hx-trigger"] = "saved"
    return answer


def _lines(entry: Mapping[str, Any] | None, public: set[str]) -> list[tuple[str, str]]:
    """An entry in words, key by key; of items that are not public only how many."""
    lines = []
    for key, value in (entry or {}).items():
        if key == "evidence" and isinstance(value, list):
            hidden = sum(one not in public for one in value)
            words = [str(one) for one in value if one in public]
            words += [f"{hidden} not public"] if hidden else []
            lines.append((key, ", ".join(words)))
        elif key != "indicator":
            lines.append((key, str(value)))
    return lines


def _page_or_part(request: Request, back: str, status: int, template: str, **values: Any) -> Response:
    """A part where one was asked for, otherwise a page around it."""
    whole = not partial_wanted(request)
    return show(
        request, "alone.html" if whole else template, status, part=template, back=back, inside=not whole, **values
    )


def submit(request: Request, form: FormData) -> Response:
    """Hand in a sheet, or take it back: the line `submitted` goes or comes."""
    desk, seen, analyst, _ = _ready(request)
    document = seen.one.sheets.get(f"{analyst}.yaml")
    if document is None or document.model is None:
        raise HTTPException(404)
    back = text_of(form, "as") == "open"

    def plan(data: Any) -> list[Edit]:
        now = data.get("submitted", True)
        return [] if now is not back else [SetValue(("submitted",), not back, ("analyst", "profile", "rated_on"))]

    outcome = save(desk.store.root, document.path, RatingSheet, plan)
    if isinstance(outcome, Refused):
        return show(request, "alone.html", 422, part="refused.html", back=f"/e/{seen.one.id}/",
                    faults=[fault for _, fault in outcome.faults], seen=seen)  # fmt: skip
    return go(f"/e/{seen.one.id}/" if back else f"/e/{seen.one.id}/panel?submitted")


def beside(request: Request) -> Response:
    """The verdict and the statement as they stand, to be shown beside the ratings."""
    desk, seen, analyst, _ = _ready(request)
    return show(request, "beside.html", seen=seen, standing=standing(desk.store, seen, analyst), on="")


def sentences(request: Request) -> Response:
    """The sentences that rest on one indicator."""
    desk, seen, analyst, reference = _ready(request)
    ref = request.path_params["ref"]
    if ref not in reference.indicators:
        raise HTTPException(404)
    found = carried(standing(desk.store, seen, analyst).draft, ref)
    return show(request, "sentences.html", claims=found, seen=seen)


__all__ = [
    "KEYS",
    "Answer",
    "Question",
    "answer_of",
    "beside",
    "entries_of",
    "page",
    "picker",
    "public_items",
    "put",
    "question",
    "sentences",
    "submit",
    "wanted",
]
