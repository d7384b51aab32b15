# SPDX-License-Identifier: Apache-2.0
"""What stands above every printed page but the first, the same in every format.

A sheet that strays still says what it is of, and that something must be known before it is read.
"""

from electassess.render.text import plain
from electassess.statement.document import Draft


def after_title(draft: Draft) -> str:
    """What follows the title in the running head; empty where the text has no notice."""
    return f" {draft.noticed}" if any(block.kind == "notice" for block in draft.blocks) else ""


def css_string(text: str) -> str:
    r"""A text as a string of a style sheet within a page, every sign in it that could end one written as its number.

    >>> css_string('R&D "x" </style>')
    '"R\\26 D \\22 x\\22  \\3c \\2f style\\3e "'
    """
    signs = (one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in plain(text))
    return f'"{"".join(signs)}"'


__all__ = ["after_title", "css_string"]
