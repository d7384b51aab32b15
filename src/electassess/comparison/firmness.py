# SPDX-License-Identifier: Apache-2.0
"""How firm a verdict is: the chance of its own band and of the likeliest other, open gates, distance from a bound."""

from collections.abc import Sequence
from dataclasses import dataclass

from electassess.comparison.entry import Entry
from electassess.comparison.words import Say, percent
from electassess.model.ladder import Ladder
from electassess.scoring import Scorecard, Simulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What the draws of one run say of a verdict.

    Attributes:
        own: share of draws that reach the band of the verdict, 0-1; `None` without a verdict or draws.
        other: the likeliest other band, `None` if no draw reaches another.
        other_share: share of draws that reach it.
    """

    own: float | None
    other: int | None
    other_share: float

    @property
    def likelier(self) -> int | None:
        """The other band, where more draws of 100 reach it than the band of the verdict, as both are printed."""
        return self.other if self.own is not None and round(100 * self.other_share) > round(100 * self.own) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmness:
    """How firm the verdict on one election is.

    Attributes:
        rated: chances as far as things could be rated.
        filled: chances where what nobody could rate may be at any level.
        undecided: gates that could not be decided and would lower the verdict.
        bound: the bound between bands that the index lies nearest to, 0-100; `None` without an index or ladder.
        distance: index less that bound, in points.
        capped: whether a gate, not the index, decides the band, so that the bound decides nothing.
        likelier: that another band than the verdict's is likelier, in words; empty where none is.
    """

    rated: Chance
    filled: Chance
    undecided: tuple[str, ...]
    bound: float | None
    distance: float | None
    capped: bool
    likelier: str = ""


def _chance(run: Simulation, band: int | None) -> Chance:
    shares = run.band_probabilities
    if band is None or not shares:
        return Chance(own=None, other=None, other_share=0.0)
    others = [number for number in range(len(shares)) if number != band and shares[number] > 0]
    other = max(others, key=lambda number: shares[number], default=None)
    return Chance(
        own=round(shares[band], 6), other=other, other_share=0.0 if other is None else round(shares[other], 6)
    )


def firmness_of(card: Scorecard, rated: Simulation, filled: Simulation, ladder: Ladder | None, say: Say) -> Firmness:
    """How firm a verdict is.

    Args:
        card: of the election.
        rated: draws in which the unrated are like the rated.
        filled: draws in which they may be at any level.
        ladder: of the verdict, or nothing.
        say: says that another band is likelier.
    """
    verdict = card.verdict
    band, index = verdict.band, verdict.index
    bound = None
    if ladder is not None and index is not None:
        bound = min((one.at_least for one in ladder.bands[1:]), key=lambda one: abs(index - one), default=None)
    labels = tuple(one.label for one in ladder.bands) if ladder else ()
    chance = _chance(rated, band)
    return Firmness(
        rated=chance,
        filled=_chance(filled, band),
        undecided=tuple(
            gate.id for gate in verdict.gates if gate.fired is None and band is not None and gate.cap < band
        ),
        bound=bound,
        distance=None if bound is None or index is None else round(index - bound, 6),
        capped=verdict.capped_from is not None,
        likelier=likelier_words(chance, labels, say),
    )


def likelier_words(chance: Chance, labels: Sequence[str], say: Say) -> str:
    """That another band is likelier than the verdict's, with both chances; empty where none is.

    Args:
        chance: as far as things could be rated.
        labels: of the bands, from the lowest.
        say: says it.
    """
    other = chance.likelier
    if other is None or chance.own is None:
        return ""
    told = {"band": str(other), "other": percent(chance.other_share, say), "own": percent(chance.own, say)}
    labelled = other < len(labels)
    return say("likelier-band", label=labels[other], **told) if labelled else say("likelier-band-alone", **told)


def chance_of(card: Scorecard, rated: Simulation) -> Chance:
    """What the draws of one run say of the verdict of one election."""
    return _chance(rated, card.band)


def firmness(entry: Entry) -> Firmness:
    """How firm the verdict on one election of a comparison is."""
    return firmness_of(entry.card, entry.simulation, entry.filled, entry.ladder, entry.language.say)


__all__ = ["Chance", "Firmness", "chance_of", "firmness", "firmness_of", "likelier_words"]
