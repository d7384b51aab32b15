# SPDX-License-Identifier: Apache-2.0
"""A draft as a page that stands alone, prints well, and reads well aloud and on a phone."""

from markupsafe import Markup

from electassess.render.page import render_page
from electassess.render.running_head import after_title, css_string
from electassess.statement.document import Draft


def write_html(draft: Draft) -> bytes:
    """The draft as one HTML file, without script and without anything from outside."""
    notes = [{"number": number, "pieces": footnote.pieces} for number, footnote in enumerate(draft.footnotes, 1)]
    head = f"{draft.title}{after_title(draft)}"
    return render_page("statement.html", draft=draft, notes=notes, head=Markup(css_string(head)))  # noqa: S704


__all__ = ["write_html"]
