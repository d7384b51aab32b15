# SPDX-License-Identifier: Apache-2.0
"""The page that writes the finished statement, and those that show what was written."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.diagnostics import Diagnostic, Severity
from electassess.model.base import MONTHS, Edition, Form
from electassess.render import WRITERS, MissingExtraError
from electassess.review.remark import Grade
from electassess.source import NotOursError, read_bytes, write_outputs
from electassess.statement import Draft
from electassess.use_cases import reviewing, writing
from electassess.use_cases.pipeline import FaultsError
from electassess.web.beside import standing
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.progress import in_first_round
from electassess.web.store import Seen
from electassess.web.writing_room import reviewed

TYPES: Final = {
    "statement.html": "text/html",
    "statement.pdf": "application/pdf",
    "statement.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "statement.md": "text/plain",
    "trace.json": "application/json",
}
"""What is given out of a folder of finished files, by name."""
LIMIT: Final = 50_000_000
PAGE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
"""For a finished page, which stands alone and brings its own style: nothing in it runs, and it is of no origin."""


def _folder(made: Draft) -> tuple[str, ...]:
    return (made.election, made.edition, *(() if made.form == Form.JOINT else (made.form,)))


@dataclass(frozen=True)
class Finished:
    """One finished file.

    Attributes:
        edition, form, name: by which it is asked for.
        day: of the statement, in words.
        written: the day on which the file was written, in words.
        current: whether its words are those that the text has now; `None` where that cannot be told.
    """

    edition: str
    form: str
    name: str
    day: str
    written: str
    current: bool | None


def publish(request: Request, form: FormData) -> Response:
    """Write the finished files from the working copy."""
    del form
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "The statement is published when every sheet at work is submitted.")
    root, lacking = desk.store.root, []
    try:
        made = reviewing.publish(root, seen.one.id).statement
    except FaultsError as stop:
        return _page(request, seen, 409, faults=stop.faults)
    files = {}
    for name in ("md", "html", "docx", "pdf", "trace"):
        writer = WRITERS[name]
        try:
            files["trace.json" if name == "trace" else f"statement.{writer.extension}"] = writer.write(made)
        except MissingExtraError as fault:
            lacking.append(str(fault))
    target = root.joinpath("statements", *_folder(made))
    try:
        written = write_outputs(target, files, root)
    except (OSError, NotOursError, ValueError):
        raise HTTPException(409, "The files cannot be written into the folder statements.") from None
    return _page(request, seen, 200, lacking=lacking, kept=written.kept, written=len(files))


def _page(
    request: Request, seen: Seen, status: int, *, faults: Sequence[Diagnostic] = (), lacking: Sequence[str] = (),
    kept: Sequence[tuple[str, str]] = (), written: int = 0,
) -> Response:  # fmt: skip
    """What is there, what would be published, and what speaks against it."""
    desk, blind = desk_of(request), in_first_round(seen, who(request))
    remarks, in_the_way, places = ((), (), {}) if blind else reviewed(desk.store, seen)
    now = _as_it_stands(desk.store.root, seen) if not blind else None
    text = now.statement if now else None
    brief = seen.one.brief.model if seen.one.brief else None
    reference, _ = desk.store.reference()
    registry = reference.organisations.model
    names = {one.id: one.name for one in (registry.organisations if registry else ())}
    return show(
        request, "published.html", status, seen=seen, faults=faults, lacking=lacking, kept=kept, written=written,
        found=finished(desk.store.root, seen.one.id, text), blind=blind, text=text, places=places,
        stops=[one for one in remarks if one.stops],
        warnings=[one for one in remarks if one.grade is Grade.WARNING and not one.waived_by],
        looks=[one for one in remarks if one.grade is Grade.ADVICE and not one.waived_by],
        in_the_way=[one for one in in_the_way if one.severity is Severity.ERROR],
        standing=standing(desk.store, seen, who(request)),
        signed=[names.get(one, one) for one in brief.endorsers] if brief else [], adopted=bool(brief and brief.adopted),
        notice=brief.notice if brief else "",
        other_words=bool(brief and brief.adopted_text and now and brief.adopted_text != now.words),
    )  # fmt: skip


def _as_it_stands(root: Path, seen: Seen) -> writing.Published | None:
    try:
        return writing.as_it_stands(root, seen.one.id)
    except FaultsError:
        return None


def _in_words(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def finished(root: Path, identity: str, now: Draft | None = None) -> list[Finished]:
    """Finished files of an assessment.

    Args:
        root: the workspace.
        identity: the assessment.
        now: what the text would be published as, by which it is seen whether the files are of it.
    """
    found = []
    for edition in Edition:
        for form in Form:
            folder = root.joinpath("statements", identity, edition, *(() if form is Form.JOINT else (form,)))
            names = [name for name in TYPES if (folder / name).is_file()]
            stamped, day = _trace(folder, root) if names else ("", "")
            for name in names:
                written = dt.datetime.fromtimestamp((folder / name).stat().st_mtime).astimezone().date()
                same = None if now is None or not stamped else stamped == now.text_stamp
                found.append(Finished(str(edition), str(form), name, day, _in_words(written), same))
    return found


def _trace(folder: Path, root: Path) -> tuple[str, str]:
    """The stamp of the words of finished files, and the day of the statement, from the trace beside them."""
    data, _ = read_bytes(folder / "trace.json", root, "trace.json", LIMIT) if folder.is_dir() else (None, None)
    try:
        kept = json.loads(data or b"")
        return str(kept["stamps"]["text"]), _in_words(dt.date.fromisoformat(kept["date"]))
    except (ValueError, LookupError, TypeError):
        return "", ""


def page(request: Request) -> Response:
    """The finished files there are, and what stands before publishing."""
    return _page(request, seen_of(request), 200)


def reader(request: Request) -> Response:
    """The text as it stands, as a reader would see it, written to no file."""
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "You see the text when you have submitted your own sheet.")
    made = _as_it_stands(desk.store.root, seen)
    if made is None:
        raise HTTPException(409, "There is no text yet, or the files behind it have errors: see the overview.")
    return Response(
        WRITERS["html"].write(made.statement), media_type="text/html", headers={"content-security-policy": PAGE_POLICY}
    )


def file(request: Request) -> Response:
    """One finished file."""
    desk, seen = desk_of(request), seen_of(request)
    edition, form, name = (request.path_params[key] for key in ("edition", "form", "name"))
    if edition not in set(Edition) or form not in set(Form) or name not in TYPES:
        raise HTTPException(404)
    root = desk.store.root
    path = root.joinpath("statements", seen.one.id, edition, *(() if form == Form.JOINT else (form,)), name)
    data, _ = read_bytes(path, root, name, LIMIT) if path.is_file() else (None, None)
    if data is None:
        raise HTTPException(404)
    headers = {"content-security-policy": PAGE_POLICY}
    if not name.endswith(("html", "md", "json")):
        headers["content-disposition"] = f'attachment; filename="{seen.one.id}-{edition}-{name}"'
    return Response(data, media_type=TYPES[name], headers=headers)


__all__ = ["Finished", "file", "finished", "page", "publish", "reader"]
