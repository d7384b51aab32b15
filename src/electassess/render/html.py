# SPDX-License-Identifier: Apache-2.0
"""A draft as a page that stands alone, prints well, and reads well aloud and on a phone."""

from electassess.render.page import render_page
from electassess.statement.document import Draft


def write_html(draft: Draft) -> bytes:
    """The draft as one HTML file, without script and without anything from outside."""
    notes = [{"number": number, "pieces": footnote.pieces} for number, footnote in enumerate(draft.footnotes, 1)]
    return render_page("statement.html", draft=draft, notes=notes)


__all__ = ["write_html"]
