# SPDX-License-Identifier: Apache-2.0
"""An analyst's reason, as far as it may be shown."""

from electassess.findings.usable import Usable
from electassess.language import Language
from electassess.model.ratings import Rating


def public_reason(rating: Rating, usable: Usable, language: Language) -> str:
    """The reason of a rating, which may retell what its evidence says and so is no more public than that is."""
    return rating.because if usable.withheld.isdisjoint(rating.evidence) else language.say("reason-withheld")


__all__ = ["public_reason"]
