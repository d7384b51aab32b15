# SPDX-License-Identifier: Apache-2.0
"""How firm the verdict is: how often it holds in draws, which one answer would move it, what to talk over."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from electassess.comparison import chance_of, likelier_words
from electassess.language import Language
from electassess.render.robust import SHOWN, by_fewer, interval, nearest, percent
from electassess.scoring import Method, Robustness, robustness, share
from electassess.statement.grammar import capitalise
from electassess.use_cases import pipeline
from electassess.web.beside import standing
from electassess.web.desk import desk_of, seen_of, show, who
from electassess.web.panels import rows_of
from electassess.web.progress import in_first_round
from electassess.workspace.packs import english


@dataclass(frozen=True)
class Reading:
    """How often each verdict came out, in one way of taking what nobody could rate.

    Attributes:
        title: what was drawn anew.
        interval: between which values the index lies, as a sentence.
        chances: label and share of draws of each verdict that came out, the best first, and whether it stands now.
        failed: that some draws gave no index; empty where all did.
    """

    title: str
    interval: str
    chances: tuple[tuple[str, str, bool], ...]
    failed: str


@dataclass(frozen=True)
class Move:
    """One answer that would move the verdict.

    Attributes:
        ref, title: of the question.
        whose: the analyst, or the panel as a whole.
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
        return show(request, "firm.html", seen=seen, standing=now)
    reference, _ = desk.store.reference()
    brief, election = seen.one.brief.model if seen.one.brief else None, seen.one.election.model
    fits = brief is not None and election is not None and not election.misfit(brief.edition, brief.date)
    method = Method(edition=brief.edition, as_of=brief.date) if brief and fits else Method()
    scores = pipeline.score(desk.store.loaded(seen), method)
    found = robustness(scores, 0, share(scores), in_full=False)
    labels, language = scores.labels, english()
    likelier = likelier_words(chance_of(found.card, found.rated), labels, language.say)
    moves = [
        Move(
            one.indicator, reference.indicators[one.indicator].title, one.analyst or "the panel as a whole",
            f"{one.level:g}", f"{one.to:g}", labels[one.band_then] if one.band_then >= 0 else "no verdict",
        )
        for tips in (found.rating_tips, found.panel_tips)
        for sign in (1, -1)
        for one in nearest(tips, sign)[:SHOWN]
    ]  # fmt: skip
    # The same list as on the panel's page: levels apart, and answers that are no levels.
    talks = sorted((row for row in rows_of(reference, seen) if row.talk), key=lambda row: -(row.spread or 0))
    asked = f" --date {brief.date} --edition {brief.edition.value}" if brief and fits else ""
    return show(
        request, "firm.html", seen=seen, standing=now, readings=_readings(found, labels, language), moves=moves,
        talks=talks, likelier=capitalise(likelier), command=f"electassess robust {seen.one.id}{asked}",
        hands=by_fewer(found, language, election.fewer_hands(len(found.card.analysts)) if election else None),
    )  # fmt: skip


def _readings(found: Robustness, labels: Sequence[str], language: Language) -> list[Reading]:
    """Both ways of taking what nobody could rate, that on which the verdict rests first."""
    say = language.say
    if found.simulation.interval(found.simulation.refs[0]) is None:
        return []
    return [
        Reading(
            title=say(title).removesuffix(":"),
            interval=interval(say, run),
            chances=tuple(
                (labels[band], percent(say, run.band_probabilities[band]), band == found.card.band)
                for band in reversed(range(len(labels)))
                if run.band_probabilities[band] > 0
            ),
            failed=say("chance-failed", number=str(run.failed)) if run.failed else "",
        )
        for title, run in (("chance-rated", found.rated), ("chance-filled", found.simulation))
    ]


__all__ = ["page"]
