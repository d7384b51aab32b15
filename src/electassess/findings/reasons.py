# SPDX-License-Identifier: Apache-2.0
"""An analyst's reason, as far as it may be shown."""

from electassess.findings.usable import Usable
from electassess.model.ratings import Rating

WITHHELD = "the reason rests on evidence that is not public"


def public_reason(rating: Rating, usable: Usable) -> str:
    """The reason of a rating, which may retell what its evidence says and so is no more public than that is."""
    return rating.because if usable.withheld.isdisjoint(rating.evidence) else WITHHELD


__all__ = ["WITHHELD", "public_reason"]
