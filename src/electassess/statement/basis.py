# SPDX-License-Identifier: Apache-2.0
"""The note at the end of a statement: on what it rests, where the analysts differed, how firmly the verdict stands."""

from collections import Counter
from collections.abc import Sequence

from electassess.findings import Finding, Trials
from electassess.model.catalogue import Indicator
from electassess.scoring.scorecard import Status
from electassess.statement.grammar import in_words, sentence, tense
from electassess.statement.material import Line, Material
from electassess.statement.plan import SEVERITY

WIDE = 2
"""Levels apart from which analysts are said to have differed."""
MOST_DISSENTS = 3

SHARES = (
    (0.95, "nearly all"),
    (0.85, "about nine in ten"),
    (0.75, "about four in five"),
    (0.6, "about two thirds"),
    (0.45, "about half"),
    (0.0, "fewer than half"),
)
"""Shares in words, each from its lower bound up: a simulation supports no more digits."""

VARIED = (
    "when the make-up of the panel, the analysts' own sureness and the weights of the criteria are varied at random"
)
UNRATED = "what could not be rated is left out of account; if any level were as likely for it as another"

HEADING = "Basis of this assessment"


def share_in_words(share: float) -> str:
    """A share of 0-1 in words.

    >>> share_in_words(0.87)
    'about nine in ten'
    """
    return next(words for bound, words in SHARES if share >= bound)


def _coverage(material: Material) -> Line:
    findings = material.findings
    indicators = [finding for finding in findings.by_ref.values() if finding.kind == "indicator"]
    asked = [finding for finding in indicators if finding.score.status not in (Status.NOT_APPLICABLE, Status.NOT_YET)]
    rated = [finding for finding in asked if finding.score.status is Status.SCORED]
    untouched = sum(finding.score.status is Status.NOT_ASSESSED for finding in asked)
    aside = f"{in_words(untouched)} {'was' if untouched == 1 else 'were'} not assessed, and " if untouched else ""
    when = " before the vote" if material.before_vote else ""
    analysts = len(findings.scorecard.analysts)
    by = "one analyst" if analysts == 1 else f"{in_words(analysts)} analysts working independently"
    return Line(
        text=sentence(
            f"this assessment rests on the ratings of {by}, who could judge {len(rated)} of the {len(asked)} "
            f"indicators that apply{when}; {aside}where the evidence did not suffice, no judgement is offered"
        ),
        rules=("basis: coverage of the indicators",),
    )


def _clause(indicator: Indicator, level: float, *, before_vote: bool) -> str:
    """The catalogue's clause for a level that an analyst gave; the empty string where there is none."""
    found = next((anchor.clause for anchor in indicator.anchors if anchor.level == level), "")
    return tense(found, before_vote=before_vote)


def _dissent(material: Material, finding: Finding) -> Line | None:
    """Where analysts stood at the two ends of a wide spread."""
    indicator = material.findings.indicators[finding.ref]
    levels = Counter(given.level for given in finding.score.ratings if given.level is not None)
    low, high = min(levels), max(levels)
    worse, better = (_clause(indicator, level, before_vote=material.before_vote) for level in (low, high))
    if not worse or not better:
        return None
    title = indicator.title[:1].lower() + indicator.title[1:]
    return Line(
        text=sentence(
            f"on {title} the analysts differed: {in_words(levels[low])} judged that {worse}, "
            f"{in_words(levels[high])} that {better}"
        ),
        findings=(finding,),
        rules=(f"basis: analysts {WIDE} levels or more apart", f"indicator {finding.ref}: clauses of levels"),
    )


def _dissents(material: Material, stated: Sequence[Finding]) -> list[Line]:
    """The widest disagreements among the findings that the text states, the worst finding first."""
    wide = [one for one in dict.fromkeys(stated) if one.kind == "indicator" and (one.score.spread or 0) >= WIDE]
    wide.sort(key=lambda one: SEVERITY[one.outcome])
    lines = [line for one in wide if (line := _dissent(material, one)) is not None]
    left = wide[MOST_DISSENTS:]
    if not left:
        return lines
    many = "one more finding" if len(left) == 1 else f"{in_words(len(left))} more findings"
    more = Line(
        text=sentence(f"on {many} of this statement they stood as far apart"),
        findings=tuple(left),
        rules=(f"basis: analysts {WIDE} levels or more apart",),
    )
    return [*lines[:MOST_DISSENTS], more]


def _firmness(material: Material) -> list[Line]:
    """How often the verdict comes out again."""
    firm = material.firmness
    if firm is None:
        return []

    def label(band: int) -> str:
        return f"“{material.ladder.bands[band].label}”"

    def others(trials: Trials) -> str:
        if trials.next is None or trials.same >= SHARES[0][0]:
            return ""
        return f", and most of the others the verdict {label(trials.next)}"

    texts = [f"{VARIED}, {share_in_words(firm.rated.same)} of the trials give this verdict{others(firm.rated)}"]
    if firm.whole.usual != material.band.band:
        texts.append(f"{UNRATED}, most trials would give the verdict {label(firm.whole.usual)}")
    elif firm.whole.same < SHARES[1][0]:
        texts.append(f"{UNRATED}, {share_in_words(firm.whole.same)} of the trials would give the same verdict")
    if firm.few:
        texts.append("with fewer than three analysts, how far others would have differed has had to be assumed")
    return [Line(text=sentence(text), rules=("basis: verdict under simulation",)) for text in texts]


def basis(material: Material, stated: Sequence[Finding]) -> list[Line]:
    """The sentences of the note.

    Args:
        material: of the draft.
        stated: the findings that the text states.
    """
    return [_coverage(material), *_dissents(material, stated), *_firmness(material)]


__all__ = ["HEADING", "basis", "share_in_words"]
