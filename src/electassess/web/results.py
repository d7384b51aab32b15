# SPDX-License-Identifier: Apache-2.0
"""The pages of results: elections side by side, and the way back from a score or a sentence to lines of files."""

import re

from starlette.requests import Request
from starlette.responses import Response

from electassess import comparing
from electassess.diagnostics import Diagnostic
from electassess.explain import explain
from electassess.model import EvidenceFile
from electassess.model.evidence import Sensitivity
from electassess.pipeline import FaultsError
from electassess.render import comparison
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.progress import in_first_round

_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')
MOST = 60
"""Most elections that one page sets side by side."""


def compare_form(request: Request) -> Response:
    """What is to be compared."""
    desk = desk_of(request)
    return show(request, "compare.html", ids=desk.store.ids(), faults=(), shut=())


def compare(request: Request) -> Response:
    """The comparison as it is written to a file: a page that stands alone, with the policy it brings."""
    desk = desk_of(request)
    known = desk.store.ids()
    asked = [one for one in request.query_params.getlist("id") if one in known][:MOST]
    shut = [one for one in asked if (seen := desk.store.see(one)) and in_first_round(seen, who(request))]
    if shut or not asked:
        return show(request, "compare.html", 409 if shut else 200, ids=known, faults=(), shut=shut)
    try:
        page = comparison.FORMATS["html"](comparing.compare(desk.store.root, asked))
    except FaultsError as stop:
        return show(request, "compare.html", 409, ids=known, faults=stop.faults, shut=())
    data = page if isinstance(page, bytes) else page.encode()
    found = _POLICY.search(data)
    policy = found[1].decode().replace("&#39;", "'") if found else "default-src 'none'"
    headers = {"content-security-policy": f"{policy}; frame-ancestors 'none'"}
    return Response(data, media_type="text/html", headers=headers)


def explained(request: Request) -> Response:
    """The way back from a node, an item, or words of a sentence."""
    desk, seen = desk_of(request), seen_of(request)
    ref = " ".join(request.query_params.get("ref", "").split())[:400]
    blind = in_first_round(seen, who(request))
    text = ""
    faults: tuple[Diagnostic, ...] = ()
    if ref and not blind and not _is_hidden(seen.one.evidence.model, ref):
        try:
            text = explain(desk.store.root, f"{seen.one.id}#{ref}")
        except FaultsError as stop:
            faults = stop.faults
    reference, _ = desk.store.reference()
    groups = [one for one in (reference.tree.root.groups if reference.tree else ()) if not isinstance(one, str)]
    return show(request, "explain.html", seen=seen, ref=ref, text=text, faults=faults, blind=blind, groups=groups)


def _is_hidden(evidence: EvidenceFile | None, ref: str) -> bool:
    """Whether what was asked for names an item that is not public: of it nothing is said, not even that it is there."""
    items = evidence.items if evidence else ()
    return any(item.id == ref and item.sensitivity is not Sensitivity.PUBLIC for item in items)


__all__ = ["compare", "compare_form", "explained"]
