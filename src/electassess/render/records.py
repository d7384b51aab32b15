# SPDX-License-Identifier: Apache-2.0
"""Records as JSON for programs: indented, letters as they are, numbers no finer than they are alike on all machines."""

import json


def rounded(value: float | None) -> float | None:
    """A number to six decimals: further ones depend on the machine.

    >>> rounded(0.1234567), rounded(None)
    (0.123457, None)
    """
    return None if value is None else round(value, 6)


def json_text(data: object, *, sort_keys: bool = False) -> str:
    """Plain data as JSON, with a newline at its end.

    Args:
        data: of mappings, lists and what JSON has.
        sort_keys: in alphabetical order, instead of as they come.
    """
    return json.dumps(data, indent=2, ensure_ascii=False, sort_keys=sort_keys) + "\n"


__all__ = ["json_text", "rounded"]
