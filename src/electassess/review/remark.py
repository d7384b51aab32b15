# SPDX-License-Identifier: Apache-2.0
"""What a review says of one sentence."""

import enum
from dataclasses import dataclass


class Grade(enum.StrEnum):
    """How much a remark weighs."""

    ERROR = "error"
    """False by the record: nothing is published until it is mended or waived."""
    WARNING = "warning"
    """Does not follow from what is cited."""
    ADVICE = "advice"
    """Worth a look; a quiet list."""


ORDER = {Grade.ERROR: 0, Grade.WARNING: 1, Grade.ADVICE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark.

    Attributes:
        line: of the sentence, from 1.
        sentence: its text, without citations.
        kind: of the remark, as `quotation` or `attribution-lost`.
        grade: how much it weighs.
        reason: what is wrong, in one sentence, for whoever writes.
        items: ids of the public items concerned.
        own_words: the words of those items.
        suggestion: a wording that would follow, where there is one.
        waived_by: who waived it, and why; empty where nobody did.
    """

    line: int
    sentence: str
    kind: str
    grade: Grade
    reason: str
    items: tuple[str, ...] = ()
    own_words: str = ""
    suggestion: str = ""
    waived_by: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stands in the way of publication."""
        return self.grade is Grade.ERROR and not self.waived_by


__all__ = ["ORDER", "Grade", "Remark"]
