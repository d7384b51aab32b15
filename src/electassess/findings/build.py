# SPDX-License-Identifier: Apache-2.0
"""From scorecard, rating sheets and evidence to findings."""

from collections.abc import Iterable, Sequence

from electassess.findings.certainty import Certainty, certainty_of, certainty_of_group, strength_of
from electassess.findings.finding import Finding, Findings, RatingRef
from electassess.findings.usable import Usable
from electassess.model.catalogue import Catalogue, Group, Indicator, Outcome, walk
from electassess.model.ratings import RatingSheet
from electassess.scoring.scorecard import NodeScore, Scorecard, Status

SERIOUS = frozenset({Outcome.VIOLATED, Outcome.NOT_MET})
"""The outcomes of an indicator that no text may leave out."""


def _rating_refs(sheets: Iterable[RatingSheet]) -> dict[str, list[RatingRef]]:
    """The ratings by indicator, in the order of sheets."""
    refs: dict[str, list[RatingRef]] = {}
    for sheet in sheets:
        for position, rating in enumerate(sheet.ratings):
            refs.setdefault(rating.indicator, []).append(RatingRef(sheet.analyst, position))
    return refs


def _cited(sheets: Iterable[RatingSheet]) -> dict[str, list[str]]:
    """The evidence ids that ratings cite, by indicator, each once, in the order of sheets."""
    cited: dict[str, list[str]] = {}
    for sheet in sheets:
        for rating in sheet.ratings:
            ids = cited.setdefault(rating.indicator, [])
            ids.extend(item for item in rating.evidence if item not in ids)
    return cited


def _indicator_finding(
    node: tuple[str, str, Indicator],
    score: NodeScore,
    ratings: Sequence[RatingRef],
    cited: Sequence[str],
    usable: Usable,
    hands: int | None,
) -> Finding:
    ref, criterion, indicator = node
    bearing = [key for key in usable.bearing.get(ref, ()) if key not in cited]
    items = [usable.items[key] for key in (*cited, *bearing) if key in usable.items]
    # What is cited beside the point makes nothing surer.
    telling = [item for item in items if ref in item.indicators]
    sources = {item.id: tuple(source for _, source in usable.sources_of(item)) for item in telling}
    certainty = (
        certainty_of(
            (strength_of(item, sources[item.id]) for item in telling),
            len({source.organisation for found in sources.values() for source in found}),
            # Sheets by one hand agree with nobody.
            score.analysts if hands is None else min(score.analysts, hands),
            score.spread,
        )
        if telling
        else Certainty.VERY_LOW
    )
    serious = score.outcome in SERIOUS and score.status is Status.SCORED

    def parts() -> object:
        return {
            "ref": ref,
            "outcome": score.outcome.value,
            "level": score.level,
            "certainty": certainty.label,
            "ratings": [[given.analyst, given.level, given.status.value] for given in score.ratings],
            "evidence": {item.id: item.clause for item in items},
        }

    return Finding(
        ref=ref,
        criterion=criterion,
        kind="indicator",
        outcome=score.outcome,
        certainty=certainty,
        score=score,
        ratings=tuple(ratings),
        evidence=tuple(item.id for item in items),
        withheld=sum(key in usable.withheld for key in cited),
        later=tuple(key for key in cited if key in usable.later),
        standards=indicator.standards,
        serious=serious,
        parts=parts,
    )


def _group_finding(ref: str, criterion: str, group: Group, score: NodeScore, below: Sequence[Finding]) -> Finding:
    scored = [finding for finding in below if finding.score.status is Status.SCORED]
    certainty = certainty_of_group((finding.certainty for finding in scored), score.coverage)
    return Finding(
        ref=ref,
        criterion=criterion,
        kind="group",
        outcome=score.outcome,
        certainty=certainty,
        score=score,
        ratings=tuple(sorted({rating for finding in scored for rating in finding.ratings})),
        evidence=tuple(dict.fromkeys(key for finding in scored for key in finding.evidence)),
        withheld=sum(finding.withheld for finding in below),
        later=tuple(dict.fromkeys(key for finding in below for key in finding.later)),
        standards=group.standards,
        serious=False,
        parts=lambda: {
            "ref": ref,
            "outcome": score.outcome.value,
            "below": [finding.fingerprint for finding in below],
        },
    )


def find(
    catalogue: Catalogue, scorecard: Scorecard, sheets: Sequence[RatingSheet], usable: Usable, hands: int | None = None
) -> Findings:
    """Draw the findings of one election.

    Args:
        catalogue: the resolved catalogue that the scorecard was made with.
        scorecard: scores of the election.
        sheets: every analyst's sheet; those not yet submitted are left out.
        usable: the evidence that the text may use.
        hands: number of people who wrote the sheets, where they are fewer than the sheets.

    Returns:
        One finding for each node below the root.
    """
    submitted = sorted((sheet for sheet in sheets if sheet.submitted), key=lambda sheet: sheet.analyst)
    ratings, cited = _rating_refs(submitted), _cited(submitted)
    nodes = [(ref, ref.partition(".")[0], node) for ref, node in walk(catalogue.root)]
    indicators: dict[str, Finding] = {}
    for ref, criterion, node in nodes:
        if isinstance(node, Indicator):
            indicators[ref] = _indicator_finding(
                (ref, criterion, node), scorecard.node(ref), ratings.get(ref, []), cited.get(ref, []), usable, hands
            )
    by_ref: dict[str, Finding] = {}
    for ref, criterion, node in nodes:
        if isinstance(node, Indicator):
            by_ref[ref] = indicators[ref]
        else:
            below = [finding for key, finding in indicators.items() if key.startswith(f"{ref}.")]
            by_ref[ref] = _group_finding(ref, criterion, node, scorecard.node(ref), below)
    return Findings(
        scorecard=scorecard,
        by_ref=by_ref,
        criteria=tuple(ref for ref, criterion, node in nodes if ref == criterion),
        groups={ref: node for ref, _, node in nodes if isinstance(node, Group)},
        indicators={ref: node for ref, _, node in nodes if isinstance(node, Indicator)},
        usable=usable,
        at_least=catalogue.root.at_least,
    )


__all__ = ["SERIOUS", "find"]
