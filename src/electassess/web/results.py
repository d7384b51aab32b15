# SPDX-License-Identifier: Apache-2.0
"""The pages of results: elections side by side."""

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from electassess.render import comparison
from electassess.use_cases import comparing, naming
from electassess.use_cases.pipeline import FaultsError
from electassess.web.desk import desk_of, show, who
from electassess.web.progress import in_first_round
from electassess.workspace.packs import english

_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')
MOST = 60
"""Most elections that one page sets side by side."""


def compare_form(request: Request) -> Response:
    """What is to be compared."""
    desk = desk_of(request)
    return show(request, "compare.html", ids=named(desk.store.root), faults=(), shut=())


def named(root: Path) -> list[tuple[str, str, str]]:
    """Assessments as a list shows them, id, label and country, those of one country together; none of them is read."""
    found = [(one.id, one.label, one.country) for one in naming.known(root)]
    return sorted(found, key=lambda one: (one[2], one[0]))


def compare(request: Request) -> Response:
    """The comparison as it is written to a file: a page that stands alone, with the policy it brings."""
    desk = desk_of(request)
    known = desk.store.ids()
    asked = [one for one in request.query_params.getlist("id") if one in known][:MOST]
    shut = [one for one in asked if (seen := desk.store.see(one)) and in_first_round(seen, who(request))]
    if shut or not asked:
        return show(request, "compare.html", 409 if shut else 200, ids=named(desk.store.root), faults=(), shut=shut)
    try:
        page = comparison.FORMATS["html"](comparing.compare(desk.store.root, asked), english())
    except FaultsError as stop:
        return show(request, "compare.html", 409, ids=named(desk.store.root), faults=stop.faults, shut=())
    data = page if isinstance(page, bytes) else page.encode()
    found = _POLICY.search(data)
    policy = found[1].decode().replace("&#39;", "'") if found else "default-src 'none'"
    headers = {"content-security-policy": f"{policy}; frame-ancestors 'none'"}
    return Response(data, media_type="text/html", headers=headers)


__all__ = ["compare", "compare_form", "named"]
