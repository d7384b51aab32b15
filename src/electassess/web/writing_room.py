# SPDX-License-Identifier: Apache-2.0
"""The page on which the statement is written: its paragraphs, the review of them, the facts, and what would help next.

Underneath is `statement.md`, a plain text. Each paragraph is saved by itself into the file as it is now, so that one
that was changed elsewhere stays; where it is the same paragraph, both are shown and a person chooses.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.diagnostics import Diagnostic
from electassess.findings import usable_evidence
from electassess.model.evidence import Item
from electassess.review import Remark
from electassess.source import read_text, write_bytes
from electassess.source.outputs import alone, sweep
from electassess.statement import Laid
from electassess.use_cases import reviewing, writing
from electassess.use_cases.drafting import lay_out
from electassess.use_cases.pipeline import FaultsError
from electassess.web.desk import desk_of, go, partial_wanted, seen_of, show, text_of, who
from electassess.web.progress import in_first_round
from electassess.web.saving import Clash, Saved, stamp
from electassess.web.store import Mark, Seen, Store
from electassess.working import Copy, read_copy
from electassess.working.base import NOTHING, read_base
from electassess.workspace.find import WORKING_BASE, WORKING_COPY

LIMIT: Final = 1_000_000
"""Largest working copy that is read, in bytes."""


@dataclass(frozen=True)
class Part:
    """One block of the text as the page shows it.

    Attributes:
        number: its place, from 0.
        kind: title, heading, notice, paragraph, list, …, comment or conflict.
        raw: it, as it stands in the file.
        base: stamp of that.
    """

    number: int
    kind: str
    raw: str
    base: str


def _path(root: Path, identity: str) -> Path:
    return root / "assessments" / identity / WORKING_COPY


def _text(root: Path, path: Path) -> str | None:
    """The working copy, or nothing where there is none.

    Raises:
        HTTPException: If it cannot be read.
    """
    if not path.is_file():
        return None
    text, faults = read_text(path, root, LIMIT)
    if text is None:
        raise HTTPException(409, f"{WORKING_COPY} cannot be read: {faults[0].message if faults else ''}")
    return text


def parts_of(copy: Copy) -> list[Part]:
    """The blocks of a text."""
    return [Part(number, one.kind, copy.raw(one), stamp(copy.raw(one))) for number, one in enumerate(copy.blocks)]


def page(request: Request) -> Response:
    """The text with what is needed to write it."""
    desk, seen = desk_of(request), seen_of(request)
    text = _text(desk.store.root, _path(desk.store.root, seen.one.id))
    blind = in_first_round(seen, who(request))
    if text is None or blind:
        return show(request, "no_text.html", seen=seen, blind=blind, faults=seen.errors)
    copy = read_copy(text)
    return show(
        request, "write.html", seen=seen, parts_found=parts_of(copy), facts=_facts(seen, copy),
        merged=request.query_params.get("merged", ""),
    )  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A public item that a sentence can cite.

    Attributes:
        item: it.
        source: who says it.
        cited: whether a sentence cites it.
    """

    item: Item
    source: str
    cited: bool


def _facts(seen: Seen, copy: Copy) -> list[Fact]:
    evidence = seen.one.evidence.model
    brief = seen.one.brief.model if seen.one.brief else None
    if evidence is None or brief is None:
        return []
    usable = usable_evidence(evidence, brief.date)
    cited = {key for one in copy.sentences for key in one.cites}
    return [
        Fact(item, "; ".join(source.organisation for _, source in usable.sources_of(item)), key in cited)
        for key, item in usable.items.items()
    ]


def change(root: Path, path: Path, base: str, number: int, make: Callable[[str], str | None]) -> Saved | Clash:
    """Change one block of a text, if it still is the one that was shown.

    Args:
        root: the workspace.
        path: the file.
        base: stamp of the block.
        number: where it stood.
        make: the block anew, from what it is; nothing for one that goes with its key.
    """
    done = None
    while done is None:
        done = _changed(root, path, base, number, make)
    return done


def _changed(root: Path, path: Path, base: str, number: int, make: Callable[[str], str | None]) -> Saved | Clash | None:
    """The same once; nothing where somebody wrote into the file in that moment."""
    with alone(path.parent):
        before = _text(root, path)
        if before is None:
            return Clash(None, "")
        copy = read_copy(before)
        parts = parts_of(copy)
        fit = [one for one in parts if one.base == base]
        found = next((one for one in fit if one.number == number), fit[0] if fit else None)
        if found is None:
            there = parts[number].raw if number < len(parts) else None
            return Clash(there, stamp(there))
        block = copy.blocks[found.number]
        new = make(found.raw)
        start = block.start if new is None else block.body
        text = copy.text[:start] + (new or "") + copy.text[block.end :]
        if text == copy.text:
            return Saved(changed=False)
        if "\r\n" in before:
            text = text.replace("\n", "\r\n")

        def same() -> None:
            if _text(root, path) != before:
                raise writing.ChangedError(path.name)

        sweep(path.parent, {path.name})
        try:
            write_bytes(path, text.encode(), root, same, durable=True)
        except writing.ChangedError:
            return None
        return Saved(changed=True)


def put(request: Request, form: FormData) -> Response:
    """Save one paragraph."""
    desk, seen = desk_of(request), seen_of(request)
    number = _number(request)
    path = _path(desk.store.root, seen.one.id)
    typed = text_of(form, "text")
    act = text_of(form, "act")

    def make(raw: str) -> str | None:
        if act == "done":  # a comment on a conflict that was dealt with
            return None
        if act == "after":
            return f"{raw.rstrip()}\n\n{typed}" + raw[len(raw.rstrip()) :]
        return typed + raw[len(raw.rstrip()) :]

    outcome = change(desk.store.root, path, text_of(form, "base"), number, make)
    back = f"/e/{seen.one.id}/write#w_{number + (act == 'after')}"
    if isinstance(outcome, Clash):
        inside = partial_wanted(request)
        return show(
            request, "clash.html" if inside else "alone.html", 409, part="clash.html", inside=inside, seen=seen,
            now=[("text", outcome.now)] if outcome.now is not None else [], mine=[("text", typed)], stamp=outcome.stamp,
            base=text_of(form, "base"), back=back, action=f"/e/{seen.one.id}/write/{number}",
            fields=[("text", typed), ("act", act)],
        )  # fmt: skip
    if not partial_wanted(request) or act:
        return go(back)
    copy = read_copy(_text(desk.store.root, path) or "")
    found = next((one for one in parts_of(copy) if one.raw.rstrip() == typed), None)
    answer = show(request, "kept.html", base=found.base if found else "", changed=outcome.changed)
    if outcome.changed:
        answer.headers["hx-trigger"] = "saved"
    return answer


def _number(request: Request) -> int:
    text = request.path_params["number"]
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise HTTPException(404)
    return int(text)


def draft(request: Request, form: FormData) -> Response:
    """Write the working copy, or bring it up to date; what people wrote stays."""
    del form
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "The statement is drafted when you have submitted your sheet.")
    try:
        made = writing.draft_copy(desk.store.root, seen.one.id)
        writing.save_copy(desk.store.root, made)
    except FaultsError as stop:
        return show(request, "no_text.html", 409, seen=seen, blind=False, faults=stop.faults)
    except writing.ChangedError:
        raise HTTPException(409, "Somebody changed the text meanwhile: try again.") from None
    counts = (len(made.merged.arrived), len(made.merged.gone), len(made.merged.conflicts))
    words = "" if made.first else "?merged=" + "-".join(map(str, counts))
    return go(f"/e/{seen.one.id}/write{words}")


_laid: OrderedDict[tuple[str, Mark, str, str], Laid] = OrderedDict()
_lock = threading.Lock()


def _layout(store: Store, seen: Seen) -> tuple[Laid, Copy]:
    """The plain text that the working copy goes back to, and the working copy.

    Raises:
        FaultsError: If there is no draft.
    """
    root = store.root
    path = _path(root, seen.one.id)
    kept = _text(root, path.with_name(WORKING_BASE))
    base = NOTHING if kept is None else read_base(kept)
    reference, _ = store.reference()
    key = (seen.one.id, seen.grounds, f"{base.edition} {base.date} {base.form}", str(id(reference)))
    with _lock:
        if key not in _laid:
            _laid[key] = lay_out(store.loaded(seen), seen.one.id, base.edition, base.date, base.form)
            while len(_laid) > 20:
                _laid.popitem(last=False)
        return _laid[key], read_copy(_text(root, path) or "")


def review(request: Request) -> Response:
    """What the review says of the text as it stands."""
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(404)
    remarks, faults, places = reviewed(desk.store, seen)
    return show(request, "review.html", seen=seen, remarks=remarks, faults=faults, places=places)


def reviewed(store: Store, seen: Seen) -> tuple[Sequence[Remark], Sequence[Diagnostic], dict[int, int]]:
    """What the review says of a text as it stands, what is in its way, and the block of each line."""
    shown = f"assessments/{seen.one.id}/{WORKING_COPY}"
    if seen.errors or not _path(store.root, seen.one.id).is_file():
        return (), seen.errors, {}
    try:
        laid, copy = _layout(store, seen)
        found = reviewing.review_copy(store.loaded(seen), seen.one.id, laid, copy, shown)
    except FaultsError as stop:
        return (), stop.faults, {}
    return found.remarks, found.faults, _places(copy)


def _places(copy: Copy) -> dict[int, int]:
    """The block in which each line of a text stands."""
    found: dict[int, int] = {}
    for number, block in enumerate(copy.blocks):
        first = copy.text.count("\n", 0, block.body) + 1
        for line in range(first, first + copy.text.count("\n", block.body, block.end) + 1):
            found[line] = number
    return found


__all__ = ["Part", "change", "draft", "page", "parts_of", "put", "review", "reviewed"]
