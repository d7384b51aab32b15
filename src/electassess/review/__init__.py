# SPDX-License-Identifier: Apache-2.0
"""The review: every sentence that people wrote read against what it cites, and against the whole record."""

from electassess.review.lexicon import Lexicon
from electassess.review.record import Record
from electassess.review.remark import Grade, Remark
from electassess.review.review import review

__all__ = ["Grade", "Lexicon", "Record", "Remark", "review"]
