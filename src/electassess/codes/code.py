# SPDX-License-Identifier: Apache-2.0
"""What a diagnostic code is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault.

    Attributes:
        id: `EA101`.
        title: in a few words.
        meaning: what it means and why it matters.
        cure: what to do.
    """

    id: str
    title: str
    meaning: str
    cure: str


__all__ = ["Code"]
