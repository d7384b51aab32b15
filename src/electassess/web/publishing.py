# SPDX-License-Identifier: Apache-2.0
"""The page that writes the finished statement, and those that show what was written."""

from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess import reviewing
from electassess.model.base import Edition, Form
from electassess.pipeline import FaultsError
from electassess.render import WRITERS, MissingExtraError
from electassess.source import NotOursError, read_bytes, write_outputs
from electassess.statement import Draft
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.progress import in_first_round

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


def publish(request: Request, form: FormData) -> Response:
    """Write the finished files from the working copy."""
    del form
    desk, seen = desk_of(request), seen_of(request)
    if in_first_round(seen, who(request)):
        raise HTTPException(409, "The statement is published when every sheet at work is submitted.")
    root, lacking = desk.store.root, []
    try:
        made = reviewing.publish(root, seen.one.id)
    except FaultsError as stop:
        return show(request, "published.html", 409, seen=seen, faults=stop.faults, found=_found(root, seen.one.id),
                    written=(), lacking=(), kept=())  # fmt: skip
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
    return show(
        request, "published.html", seen=seen, faults=(), lacking=lacking, kept=written.kept,
        written=["/".join(("statements", *_folder(made), name)) for name in sorted(files)],
        found=_found(root, seen.one.id),
    )  # fmt: skip


def _found(root: Path, identity: str) -> list[tuple[str, str, str]]:
    """Finished files of an assessment: edition, form and name."""
    found = []
    for edition in Edition:
        for form in Form:
            folder = root.joinpath("statements", identity, edition, *(() if form is Form.JOINT else (form,)))
            found += [(str(edition), str(form), name) for name in TYPES if (folder / name).is_file()]
    return found


def page(request: Request) -> Response:
    """The finished files there are."""
    desk, seen = desk_of(request), seen_of(request)
    return show(
        request, "published.html", seen=seen, faults=(), lacking=(), written=(), kept=(),
        found=_found(desk.store.root, seen.one.id),
    )  # fmt: skip


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


__all__ = ["file", "page", "publish"]
