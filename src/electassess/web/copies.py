# SPDX-License-Identifier: Apache-2.0
"""Kept copies of sources: a file goes into the assessment's archive, with its digest, and is named in its source."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.model import EvidenceFile
from electassess.source import Edit, SetValue, read_bytes, write_bytes
from electassess.web.desk import desk_of, go, show, text_of
from electassess.web.evidence_pages import entry_at
from electassess.web.guard import UPLOAD_LIMIT
from electassess.web.saving import Clash, Refused, expect, save

STARTS: Final[Mapping[str, tuple[bytes, ...]]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".html": (),
    ".txt": (),
    ".csv": (),
}
"""Kinds of file that are kept, with how each begins; text begins with anything but may hold no NUL."""


def attach(request: Request, form: FormData) -> Response:
    """Keep a copy of a source."""
    desk = desk_of(request)
    seen, entry, key = entry_at(request, "sources")
    file = form.get("file")
    if not entry.base or not isinstance(file, UploadFile):
        raise HTTPException(404)
    suffix = PurePosixPath(file.filename or "").suffix.lower()
    data = file.file.read(UPLOAD_LIMIT + 1)
    message = _unfit(suffix, data)
    if message:
        return show(request, "not_kept.html", 422, seen=seen, message=message, back=entry.action)
    digest = hashlib.sha256(data).hexdigest()
    stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(file.filename or "").stem.lower()).strip("-")[:40]
    path = f"archive/{'-'.join(part for part in (stem, digest[:12]) if part)}{suffix}"
    folder = f"assessments/{seen.one.id}"
    target = desk.store.root / folder / path
    if not target.exists():
        write_bytes(target, data, desk.store.root, durable=True)

    def plan(found: Any) -> list[Edit]:
        now = (found.get("sources") or {}).get(key)
        expect(now, text_of(form, "base"))
        return [SetValue(("sources", key, "archive"), {"path": path, "sha256": digest})]

    outcome = save(desk.store.root, seen.one.evidence.path, EvidenceFile, plan)
    if isinstance(outcome, Clash | Refused):
        message = "The copy is kept, but the source was changed meanwhile or cannot be changed: look at it again."
        return show(request, "not_kept.html", 409, seen=seen, message=message, back=entry.action)
    return go(f"{entry.action}?saved")


def _unfit(suffix: str, data: bytes) -> str:
    """Why a file is not kept; empty where it is."""
    if suffix not in STARTS:
        return f"Kept are files that end in {', '.join(STARTS)}."
    if not data:
        return "The file is empty."
    if len(data) > UPLOAD_LIMIT:
        return f"The file has more than {UPLOAD_LIMIT // 1_000_000} MB."
    if (STARTS[suffix] and not data.startswith(STARTS[suffix])) or (not STARTS[suffix] and b"\0" in data):
        return f"The file is not what its name says: it does not begin as a file {suffix} does."
    return ""


def kept(request: Request) -> Response:
    """A kept copy, to be saved and never shown within the browser: it may be anything."""
    desk = desk_of(request)
    seen, entry, _ = entry_at(request, "sources")
    archive = entry.data.get("archive")
    name = archive.get("path") if isinstance(archive, Mapping) else None
    folder = desk.store.root / "assessments" / seen.one.id
    if not isinstance(name, str):
        raise HTTPException(404)
    data, _ = read_bytes(folder / name, folder, "the copy", UPLOAD_LIMIT)
    if data is None:
        raise HTTPException(404)
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", PurePosixPath(name).name)
    headers = {"content-disposition": f'attachment; filename="{plain}"', "content-security-policy": "sandbox"}
    return Response(data, media_type="application/octet-stream", headers=headers)


__all__ = ["STARTS", "attach", "kept"]
