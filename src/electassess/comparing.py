# SPDX-License-Identifier: Apache-2.0
"""The use cases of comparison: a table, a pair or a country told in sentences, an audit of verdicts.

They load and draw what is needed, and turn what cannot be compared into a fault.
"""

import collections
import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from electassess import comparison
from electassess.comparison import Account, Audit, Comparison, Entry
from electassess.diagnostics import error
from electassess.drafting import draft
from electassess.model.base import Edition
from electassess.pipeline import FaultsError, Loaded, findings, load, score
from electassess.scoring import Method, Scores, simulate
from electassess.workspace import assessment_ids
from electassess.workspace.progress import watched


@contextlib.contextmanager
def _incomparable() -> Iterator[None]:
    """What cannot be compared is a fault like others."""
    try:
        yield
    except ValueError as fault:
        hint = "electassess migrate brings a workspace to the catalogue of today" if "catalogues" in str(fault) else ""
        raise FaultsError([error("EA504", "assessments", None, str(fault), hint)]) from fault


def entries(
    root: Path, ids: Sequence[str] = (), edition: Edition | None = None, day: dt.date | None = None
) -> list[Entry]:
    """What each assessment brings to a comparison: findings, draws, and places in the files.

    The draws behind the intervals leave out one source of uncertainty, what nobody could rate: a value takes the
    unrated to be like the rated, and an interval that does not would often leave its own value out. A second run
    with that source shows which differences hold all the same.

    Args:
        root: the workspace.
        ids: assessments; all of them if left out.
        edition: that all are weighed for; final, if left out.
        day: by which evidence must have been published; all of it counts, if left out.

    Raises:
        FaultsError: If files have errors, or there is nothing to compare.
    """
    loaded = load(root, ids)
    scores = score(loaded, Method(edition=edition or Edition.FINAL, as_of=day, fill_missing=False))
    filled = dataclasses.replace(scores, method=scores.method.replace(fill_missing=True))
    years = collections.Counter(key[:8] for key in loaded.assessments)
    return [
        _entry(loaded, key, scores, filled, shares_year=years[key[:8]] > 1, edition=edition, day=day)
        for key in watched(list(loaded.assessments))
    ]


def _entry(
    loaded: Loaded,
    identity: str,
    scores: Scores,
    filled: Scores,
    *,
    shares_year: bool,
    edition: Edition | None,
    day: dt.date | None,
) -> Entry:
    """What one assessment brings."""
    one, countries = loaded.assessments[identity], loaded.reference.countries.model
    election = one.election.model
    assert election and countries, "what was loaded has no errors"  # noqa: PT018
    country, at = countries.countries[election.country], scores.ratings.elections.index(identity)
    return Entry(
        election=election,
        country=country.name,
        region=country.region,
        edition=edition or (one.brief.model.edition if one.brief and one.brief.model else None),
        ladder=loaded.reference.ladder.model,
        # A comparison is made after the fact, so that no statement's day limits its evidence unless one is given.
        findings=findings(loaded, identity, scores, day or dt.date.max),
        simulation=simulate(scores, at, with_variance=False),
        filled=simulate(filled, at, with_variance=False),
        rating_at=lambda ref: one.rating_at(ref.analyst, ref.position),
        rating=lambda ref: one.rating(ref.analyst, ref.position),
        acts=tuple((act.id, act.title) for act in loaded.reference.catalogue.model.acts)
        if loaded.reference.catalogue.model
        else (),
        item_at=one.item_at,
        shares_year=shares_year,
    )


def compare(
    root: Path,
    ids: Sequence[str] = (),
    *,
    ranked: bool = False,
    edition: Edition | None = None,
    day: dt.date | None = None,
) -> Comparison:
    """Set assessments side by side.

    Args:
        root: the workspace.
        ids: assessments; all of them if left out.
        ranked: also give ranges of ranks.
        edition: as `entries`.
        day: as `entries`.

    Raises:
        FaultsError: If files have errors, there is nothing to compare, or the elections cannot be compared.
    """
    with _incomparable():
        return comparison.compare(entries(root, ids, edition, day), ranked=ranked)


def tell_pair(
    root: Path, first: str, second: str, edition: Edition | None = None, day: dt.date | None = None
) -> Account:
    """Say what explains the difference between two elections.

    Raises:
        FaultsError: If files have errors, or the elections are one or cannot be compared.
    """
    by_id = {entry.id: entry for entry in entries(root, (first, second), edition, day)}
    with _incomparable():
        return comparison.tell_pair(by_id[first], by_id[second])


def of_country(root: Path, iso3: str) -> list[str]:
    """The assessments of one country, three capitals, by folder name."""
    return [identity for identity in assessment_ids(root)[0] if identity.startswith(f"{iso3.lower()}-")]


def tell_over_time(root: Path, iso3: str, edition: Edition | None = None, day: dt.date | None = None) -> Account:
    """Say what changed between the elections of one country.

    Args:
        root: the workspace.
        iso3: the country, three capitals.
        edition: as `entries`.
        day: as `entries`.

    Raises:
        FaultsError: If files have errors, the country has fewer than two assessments, or they cannot be compared.
    """
    mine = of_country(root, iso3)
    if len(mine) < 2:
        found, _ = assessment_ids(root)
        message = f"a change over time needs two assessments of {iso3}: there are {len(mine)}"
        several = sorted({one[:3].upper() for one in found if sum(other[:3] == one[:3] for other in found) > 1})
        hint = f"these countries have two or more: {', '.join(several)}" if several else ""
        raise FaultsError([error("EA503", "assessments", None, message, hint)])
    with _incomparable():
        return comparison.tell_over_time(entries(root, mine, edition, day))


def audit(root: Path, ids: Sequence[str] = (), edition: Edition | None = None, day: dt.date | None = None) -> Audit:
    """Look for elections that cannot be told to be worse than others and yet got the harsher verdict.

    Raises:
        FaultsError: If files have errors, or the elections cannot be compared.
    """

    def said(identity: str) -> str:
        try:
            return draft(root, identity, edition, day).verdict
        except FaultsError:  # no brief, or too little for a verdict: there is no sentence to compare
            return ""

    with _incomparable():
        return comparison.audit(entries(root, ids, edition, day), said)


__all__ = ["audit", "compare", "entries", "of_country", "tell_over_time", "tell_pair"]
