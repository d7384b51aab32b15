# SPDX-License-Identifier: Apache-2.0
"""The use cases of comparison: a table, a pair or a country told in sentences, an audit of verdicts.

They load and draw what is needed, and turn what cannot be compared into a fault.
"""

import collections
import contextlib
import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from electassess import comparison
from electassess.comparison import Account, Audit, Comparison, Entry, Figure
from electassess.diagnostics import error, nearest
from electassess.findings import Findings, usable_evidence
from electassess.model.base import Edition
from electassess.model.condition import held_down, parse, refs_of
from electassess.model.evidence import Gravity, Reading
from electassess.scoring import Method, Scores, Simulation, simulate_both
from electassess.scoring.gates import TRUE, UNKNOWN, evaluate
from electassess.source import RowsError, rows_of
from electassess.use_cases import naming
from electassess.use_cases.pipeline import FaultsError, findings, load, score
from electassess.workspace import Snapshot, assessment_ids, spread
from electassess.workspace.packs import english


@contextlib.contextmanager
def _incomparable() -> Iterator[None]:
    """What cannot be compared is a fault like others."""
    try:
        yield
    except ValueError as fault:
        hint = "electassess migrate brings a workspace to the catalogue of today" if "catalogues" in str(fault) else ""
        raise FaultsError([error("EA504", "assessments", None, str(fault), hint)]) from fault


def identified(loaded: Snapshot) -> dict[str, dict[str, object]]:
    """By assessment, what identifies its election in an export: code, country, region, date, year, type."""
    found: dict[str, dict[str, object]] = {}
    for key in loaded.assessments:
        election = loaded.election(key)
        country, day = loaded.countries.countries[election.country], election.first_day
        found[key] = {
            "iso3": election.country,
            "country": country.name,
            "region": country.region,
            "date": day.isoformat(),
            "year": day.year,
            "type": election.type.value,
        }
    return found


def entries(
    root: Path,
    ids: Sequence[str] = (),
    edition: Edition | None = None,
    day: dt.date | None = None,
    loaded: Snapshot | None = None,
    processes: int = 1,
) -> list[Entry]:
    """What each assessment brings to a comparison: findings, draws, and places in the files.

    The draws behind the intervals leave out one source of uncertainty, what nobody could rate: a value takes the
    unrated to be like the rated, and an interval that does not would often leave its own value out. A second run
    with that source shows which differences hold all the same.

    Args:
        root: the workspace.
        ids: assessments, as people name them, each name for all that it fits; all of them if left out.
        edition: that all are weighed for; final, if left out.
        day: by which evidence must have been published; all of it counts, if left out.
        loaded: those assessments, where they have been read.
        processes: most that draw, where there are many; what comes out is the same.

    Raises:
        FaultsError: If files have errors, or there is nothing to compare.
    """
    loaded = loaded or load(root, naming.several(root, ids))
    scores = score(loaded, Method(edition=edition or Edition.FINAL, as_of=day, fill_missing=False))
    filled = dataclasses.replace(scores, method=scores.method.replace(fill_missing=True))
    years = collections.Counter(key[:8] for key in loaded.assessments)
    keys = list(loaded.assessments)
    draws = spread(functools.partial(_drawn, filled, scores), keys, processes, slow=True)
    # A comparison is made after the fact, so that no statement's day limits its evidence unless one is given.
    found = [findings(loaded, key, scores, day or dt.date.max) for key in keys]  # while others draw
    return [
        _entry(loaded, key, mine, drawn, shares_year=years[key[:8]] > 1, edition=edition)
        for key, mine, drawn in zip(keys, found, draws, strict=True)
    ]


def _drawn(filled: Scores, rated: Scores, keys: Sequence[str]) -> Iterator[tuple[Simulation, Simulation]]:
    """The two runs of each of some elections."""
    for key in keys:
        yield simulate_both(filled, rated, rated.ratings.elections.index(key), with_variance=False, in_full=False)


def _entry(
    loaded: Snapshot,
    identity: str,
    found: Findings,
    drawn: tuple[Simulation, Simulation],
    *,
    shares_year: bool,
    edition: Edition | None,
) -> Entry:
    """What one assessment brings."""
    one, election, brief = loaded.assessments[identity], loaded.election(identity), loaded.brief(identity)
    country = loaded.countries.countries[election.country]
    return Entry(
        election=election,
        country=country.name,
        region=country.region,
        edition=edition or (brief.edition if brief else None),
        ladder=loaded.ladder,
        findings=found,
        simulation=drawn[1],
        filled=drawn[0],
        rating_at=lambda ref: one.rating_at(ref.analyst, ref.position),
        rating=lambda ref: one.rating(ref.analyst, ref.position),
        acts=tuple((act.id, act.title) for act in loaded.catalogue.acts),
        item_at=one.item_at,
        language=english(),
        rated_on=tuple(sheet.rated_on for sheet in one.read_sheets if sheet.rated_on and sheet.submitted),
        shares_year=shares_year,
        standing=brief.notice if brief else "",
        desk=bool(brief and brief.desk_work),
    )


def compare(
    root: Path,
    ids: Sequence[str] = (),
    *,
    ranked: bool = False,
    edition: Edition | None = None,
    day: dt.date | None = None,
    tables: Sequence[Path] = (),
    measures: Sequence[str] = (),
    loaded: Snapshot | None = None,
    sort: str = "",
    only: str = "",
    processes: int = 1,
) -> Comparison:
    """Set assessments side by side.

    Args:
        root: the workspace.
        ids: assessments, as `entries`.
        ranked: also give ranges of ranks.
        edition: as `entries`.
        day: as `entries`.
        tables: others' numbers to stand beside the index.
        measures: names of those to take from the tables; those that a table has by default, if left out.
        loaded: as `entries`.
        sort: what the rows are to be ordered by, the lowest first: the index, a criterion, an indicator or a gate, by
            id or title.
        only: a gate, or a condition as gates have them, which holds in the elections that are to be shown.
        processes: as `entries`.

    Raises:
        FaultsError: If files have errors, there is nothing to compare, the elections cannot be compared, or there is
            nothing of the name in `sort` or `only`.
    """
    asked = ""
    if only:
        loaded = loaded or load(root, naming.several(root, ids))
        chosen, asked = fitting(loaded, only, edition, day)
        loaded = dataclasses.replace(loaded, assessments={key: loaded.assessments[key] for key in chosen})
    shown = entries(root, ids, edition, day, loaded, processes)
    numbers: list[Figure] = []
    for file in tables:
        found = _figures(file, shown, measures)
        if twice := {(one.source, one.name) for one in numbers} & {(one.source, one.name) for one in found}:
            message = f"another table has figures of {', '.join(min(twice))} too"
            raise FaultsError([error("EA651", file.name, None, message)])
        numbers += found
    with _incomparable():
        table = comparison.compare(shown, ranked=ranked, figures=numbers)
    if asked:
        table = dataclasses.replace(table, remarks=(asked, *table.remarks), asked=asked)
    if not sort:
        return table
    ref = comparison.node_of(table, sort, english().say)
    if ref is None:
        known = ["index", *(key for key, _ in table.criteria)]
        below = [*comparison.titles(table), *(one.id for row in table.rows[:1] for one in row.gates)]
        hint = nearest(sort, [*known, *below])
        hint = hint or f"there are {', '.join(known)}, the indicators below them, and the gates"
        message = f"there is no criterion, indicator or gate {sort}"
        raise FaultsError([error("EA652", "criteria/catalogue.yaml", None, message, hint)])
    return comparison.sorted_by(table, ref)


def fitting(
    loaded: Snapshot, only: str, edition: Edition | None = None, day: dt.date | None = None
) -> tuple[list[str], str]:
    """The assessments in which a gate or a condition holds, and in words of which it cannot be decided.

    Args:
        loaded: assessments that have been read.
        only: the id of a gate, or a condition; an indicator may be named by the end of its id.
        edition: as `entries`.
        day: as `entries`.

    Raises:
        FaultsError: If there is no such gate and the condition cannot be read, or it holds in none.
    """
    scores = score(loaded, Method(edition=edition or Edition.FINAL, as_of=day, fill_missing=False))
    gates = {gate.id: gate for gate in scores.catalogue.gates}
    gate = gates.get("-".join(only.casefold().split()))
    text = gate.when if gate else only
    refs = scores.structure.refs
    ends = collections.Counter(ref.rpartition(".")[2] for ref in refs)
    short = {end: ref for ref in refs if ends[end := ref.rpartition(".")[2]] == 1}
    text = re.sub(r"(?<![\w.-])[a-z][\w-]*(?![\w.-])", lambda found: short.get(found[0], found[0]), text)
    if gate is None and not re.search(r"[<>=]", only):
        # A name alone asks nothing yet: what is lacking is a bound, or the name is wrong.
        name = only.strip().casefold()
        message = f"“{only}” names no gate, and as a condition it lacks a bound"
        hint = (
            f"as in “{name} <= 1”" if name in {*short, *refs} else nearest(name, [*gates, *short]) or "as in “x <= 1”"
        )
        raise FaultsError([error("EA653", "criteria/catalogue.yaml", None, message, hint)])
    condition, faults = parse(text, refs)
    if condition is None or faults:
        told = "; ".join(one.message for one in faults)
        hint = nearest(only, gates) or next((one.hint for one in faults if one.hint), "")
        raise FaultsError([error("EA653", "criteria/catalogue.yaml", None, f"“{only}” cannot be asked: {told}", hint)])
    numbers = scores.numbers_for(gate) if gate else scores.numbers_table
    truth = evaluate(condition, scores.structure, numbers)
    found = [key for key, one in zip(scores.ratings.elections, truth, strict=True) if one == TRUE]
    unknown = [key for key, one in zip(scores.ratings.elections, truth, strict=True) if one == UNKNOWN]
    if not found:
        message = f"“{only}” holds in none of the {len(scores.ratings.elections)} elections"
        hint = f"it cannot be decided, for want of a rating, of {', '.join(unknown)}" if unknown else ""
        raise FaultsError([error("EA653", "assessments", None, message, hint)])
    say, numbered = english().say, {"count": str(len(found)), "all": str(len(scores.ratings.elections))}
    said = [say("only-shown", condition=only, **numbered)]
    if unknown:
        said.append(say("only-open", elections=comparison.listed(unknown, say)))
    rest = [key for key in scores.ratings.elections if key not in found and key not in unknown]
    # Only what asks for faults can miss one: a gate, or an upper bound. A group is asked for all that is below it.
    asked = refs_of(condition) if gate else held_down(condition)
    bearing = frozenset(ref for ref in refs if any(one in (ref, refs[0]) or ref.startswith(f"{one}.") for one in asked))
    if grave := [key for key in rest if _bears(loaded, key, bearing, day)]:
        said.append(say("only-missed", elections=comparison.listed(grave, say)))
    return found, " ".join(said)


def _bears(loaded: Snapshot, key: str, refs: frozenset[str], day: dt.date | None) -> bool:
    """Whether a serious or decisive fault that was out by a day bears on any of some indicators."""
    usable = usable_evidence(loaded.evidence(key), day or dt.date.max)
    return any(
        item.reading is Reading.FAULT
        and item.gravity in (Gravity.DECISIVE, Gravity.SERIOUS)
        and not refs.isdisjoint(item.indicators)
        for item in usable.items.values()
    )


def _figures(table: Path, shown: Sequence[Entry], measures: Sequence[str]) -> list[Figure]:
    """Others' numbers on the countries and years shown, or the faults of their table."""
    wanted = {(entry.election.country, entry.election.first_day.year) for entry in shown}
    try:
        found, faults = comparison.figures(table.name, rows_of(table), wanted, measures)
    except RowsError as stop:
        raise FaultsError([stop.fault]) from stop
    if faults:
        raise FaultsError(faults)
    return found


def tell_pair(
    root: Path, first: str, second: str, edition: Edition | None = None, day: dt.date | None = None
) -> Account:
    """Say what explains the difference between two elections.

    Args:
        root: the workspace.
        first: one election, as people name it.
        second: another.
        edition: as `entries`.
        day: as `entries`.

    Raises:
        FaultsError: If files have errors, a name fits none or several, or the elections are one or cannot be compared.
    """
    first, second = naming.each_one(root, (first, second))
    by_id = {entry.id: entry for entry in entries(root, (first, second), edition, day)}
    with _incomparable():
        return comparison.tell_pair(by_id[first], by_id[second])


def tell_over_time(root: Path, name: str, edition: Edition | None = None, day: dt.date | None = None) -> Account:
    """Say what changed between the elections of one country.

    Args:
        root: the workspace.
        name: of the country, or its code.
        edition: as `entries`.
        day: as `entries`.

    Raises:
        FaultsError: If files have errors, the country has fewer than two assessments, or they cannot be compared.
    """
    iso3, (found, _) = naming.country(root, name), assessment_ids(root)
    mine = [identity for identity in found if identity.startswith(f"{iso3.lower()}-")]
    if len(mine) < 2:
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
    from electassess.use_cases.drafting import draft  # noqa: PLC0415 - a table needs no statements

    def said(identity: str) -> str:
        try:
            return draft(root, identity, edition, day).verdict
        except FaultsError:  # no brief, or too little for a verdict: there is no sentence to compare
            return ""

    with _incomparable():
        return comparison.audit(entries(root, ids, edition, day), said)


__all__ = ["audit", "compare", "entries", "fitting", "identified", "tell_over_time", "tell_pair"]
