# SPDX-License-Identifier: Apache-2.0
"""Whether another band is likelier than that of a verdict, by draws of the levels that its analysts gave."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from electassess.model.base import Edition
from electassess.use_cases import pipeline
from electassess.workspace.packs import english

if TYPE_CHECKING:
    from electassess.scoring import Scorecard, Scores
    from electassess.statement import Draft

MANY = 60
"""Elections up to which scores are drawn too, to say which band is likelier; of more that would take long."""


def likelier(scores: "Scores", cards: "Sequence[Scorecard]") -> dict[str, str]:
    """Of which elections another band than that of the verdict is likelier, in words.

    Args:
        scores: of all that were scored.
        cards: of all of them, in their order.
    """
    from electassess.comparison import chance_of, likelier_words  # noqa: PLC0415
    from electassess.scoring import replay, simulate  # noqa: PLC0415

    if len(cards) > MANY or not scores.labels:
        return {}
    rated = replay(scores, scores.method.replace(fill_missing=False))
    found = {}
    for at, card in enumerate(cards):
        chance = chance_of(card, simulate(rated, at, with_variance=False))
        if words := likelier_words(chance, scores.labels, english().say):
            found[card.election] = words
    return found


def likelier_of_draft(root: Path, made: "Draft") -> str:
    """That another band than that of a draft is likelier, by what was known on its day; empty where none is.

    Args:
        root: the workspace.
        made: the draft.

    Raises:
        FaultsError: If files have errors by now.
    """
    from electassess.scoring import Method, card_of  # noqa: PLC0415

    method = Method(edition=Edition(made.edition), as_of=made.date)
    scores = pipeline.score(pipeline.load(root, [made.election]), method)
    return likelier(scores, [card_of(scores, made.election)]).get(made.election, "")


__all__ = ["MANY", "likelier", "likelier_of_draft"]
