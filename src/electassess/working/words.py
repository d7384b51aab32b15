# SPDX-License-Identifier: Apache-2.0
"""What the working copy itself says to whoever edits it, in comments that are never printed."""

WITHDRAWN = "(a sentence whose evidence may no longer be told)"
"""Instead of a sentence of the tool's that rested on what is no longer public, or no longer there."""


def conflict_text(key: str, was: str, now: str) -> str:
    """The comment that says that something changed under people's own words.

    Args:
        key: of the item that changed, or of the block whose own text did; empty for an item that may not be named.
        was: the tool's sentence before; empty where it told nothing of it.
        now: its sentence now; empty where it tells nothing of it.
    """
    if not key:
        return (
            "<!-- conflict: what the words above cite may no longer be told.\n"
            "     Take it out of them, then delete this comment. -->"
        )
    lines = [f"<!-- conflict {key}: this changed since you wrote your words above."]
    if was and was == now:
        lines.append(
            f"     Its sources, or what else is known of it, are others now; it is still told as: {_safe(now)}"
        )
    else:
        lines += [f"     It was: {_safe(was)}"] if was else []
        lines.append(f"     It is now: {_safe(now)}" if now else "     The plain draft does not tell it now.")
    lines.append("     Change your words if need be, then delete this comment. -->")
    return "\n".join(lines)


def _safe(text: str) -> str:
    """A text that cannot end the comment that it stands in."""
    return text.replace("--", "- -").replace(">", "›")


__all__ = ["WITHDRAWN", "conflict_text"]
