# SPDX-License-Identifier: Apache-2.0
"""How firm the verdict is: how often it holds in draws, which one answer would move it, what to talk over."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from electassess.scoring import Method, robustness, share
from electassess.use_cases import pipeline
from electassess.web.beside import standing
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.panels import rows_of
from electassess.web.progress import in_first_round


@dataclass(frozen=True)
class Chance:
    """How often a verdict came out.

    Attributes:
        band: of the ladder.
        label: of it.
        share: of all draws, 0-100.
        here: whether it is the verdict as it stands.
    """

    band: int
    label: str
    share: float
    here: bool


@dataclass(frozen=True)
class Move:
    """One answer that would move the verdict.

    Attributes:
        ref, title: of the question.
        whose: the analyst, or nothing for the panel as a whole.
        level, to: as it is, and as it would have to be.
        then: the verdict that would be reached.
    """

    ref: str
    title: str
    whose: str
    level: str
    to: str
    then: str


def page(request: Request) -> Response:
    """The page."""
    desk, seen, analyst = desk_of(request), seen_of(request), who(request)
    now = standing(desk.store, seen, analyst)
    if in_first_round(seen, analyst) or now.band is None:
        return show(request, "firm.html", seen=seen, standing=now, chances=(), moves=(), talks=(), weighed="")
    reference, _ = desk.store.reference()
    brief, election = seen.one.brief.model if seen.one.brief else None, seen.one.election.model
    fits = brief is not None and election is not None and not election.misfit(brief.edition, brief.date)
    method = Method(edition=brief.edition, as_of=brief.date) if brief and fits else Method()
    scores = pipeline.score(desk.store.loaded(seen), method)
    found = robustness(scores, 0, share(scores), in_full=False)
    bands = found.simulation.bands
    drawn = bands[bands >= 0]
    labels = scores.labels
    chances = [
        Chance(band, labels[band], 100 * float((drawn == band).mean()), here=band == now.band)
        for band in range(len(labels))
        if drawn.size and (drawn == band).any()
    ]
    moves = [
        Move(
            one.indicator, reference.indicators[one.indicator].title, one.analyst or "", f"{one.level:g}",
            f"{one.to:g}", labels[one.band_then] if one.band_then >= 0 else "no verdict",
        )
        for one in found.rating_tips[:8]
    ]  # fmt: skip
    # The same list as on the panel's page: levels apart, and answers that are no levels.
    talks = sorted((row for row in rows_of(reference, seen) if row.talk), key=lambda row: -(row.spread or 0))
    weighed = f"as the {brief.edition.value} statement of {brief.date} does" if brief and fits else "with all evidence"
    return show(
        request, "firm.html", seen=seen, standing=now, chances=chances[::-1], moves=moves, talks=talks, weighed=weighed
    )


__all__ = ["page"]
