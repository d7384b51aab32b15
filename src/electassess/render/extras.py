# SPDX-License-Identifier: Apache-2.0
"""What a writer says when a package that it needs is not installed. Below all writers, for each of them may say it."""


class MissingExtraError(Exception):
    """A format needs packages that are not installed; the message says how to install them."""

    def __init__(self, extra: str, format_name: str, why: str = "") -> None:
        """Name the extra and the format that needs it.

        Args:
            extra: the name in brackets, `docs`.
            format_name: which format needs it.
            why: the message, if it is not simply that the format needs the extra.
        """
        super().__init__(why or f'{format_name} needs an extra: pip install "electassess[{extra}]"')
        self.extra = extra


class UnprintableError(MissingExtraError):
    """A letter of the text is in none of the fonts at hand; the message names it and what to install."""


__all__ = ["MissingExtraError", "UnprintableError"]
