import dataclasses
from collections.abc import Callable, Mapping

import pytest

from electassess.comparison import Effect, Entry, IncomparableError, Kind, judge
from electassess.model.base import Edition
from electassess.scoring import Method

Change = Callable[..., Entry]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.CATALOGUE, {"catalogue_version": "0.9.0"}),
        (Kind.CATALOGUE, {"catalogue": "another"}),
        (Kind.LADDER, {"ladder": "another 1.0.0"}),
        (Kind.EDITION, {"method": Method(fill_missing=False, edition=Edition.PRE_ELECTION)}),
        (Kind.METHOD, {"method": Method(fill_missing=False, weights=(("civic-space", 2.0),))}),
    ],
)
def test_another_yardstick_is_refused_with_the_reason(
    kind: Kind, fields: Mapping[str, object], by_id: Mapping[str, Entry], with_card: Change
) -> None:
    other = with_card(by_id["khm-2023"], **fields)
    with pytest.raises(IncomparableError) as refused:
        judge([by_id["khm-2018"], other])
    limits = [limit for limit in refused.value.limits if limit.kind is kind]
    assert limits
    assert limits[0].effect is Effect.REFUSED
    assert limits[0].reason in str(refused.value)


def test_a_refusal_says_who_has_which(by_id: Mapping[str, Entry], with_card: Change) -> None:
    other = with_card(by_id["khm-2023"], catalogue_version="0.9.0")
    with pytest.raises(IncomparableError, match=r"2\.0\.0: Cambodia 2018; genuine-elections 0\.9\.0: Cambodia 2023"):
        judge([by_id["khm-2018"], other])


def test_draws_by_another_method_are_refused(by_id: Mapping[str, Entry]) -> None:
    entry = by_id["khm-2023"]
    drawn = dataclasses.replace(entry.simulation, method=entry.simulation.method.replace(seed=2))
    with pytest.raises(IncomparableError, match="different methods"):
        judge([by_id["khm-2018"], dataclasses.replace(entry, simulation=drawn)])


def test_panels_are_marked(by_id: Mapping[str, Entry], with_card: Change) -> None:
    first = by_id["gha-2020"]
    lone = with_card(by_id["ken-2022"], analysts=("x-one",))
    kinds = {limit.kind: limit for limit in judge([first, lone])}
    assert {Kind.PANEL_SIZE, Kind.SMALL_PANEL, Kind.DISJOINT_ANALYSTS} <= set(kinds)
    assert kinds[Kind.SMALL_PANEL].elections == (lone.id,)
    assert "1 analyst: Kenya 2022" in kinds[Kind.PANEL_SIZE].reason
    assert "Ghana 2020 and Kenya 2022" in kinds[Kind.DISJOINT_ANALYSTS].reason
    overlapping = with_card(by_id["ken-2022"], analysts=("reader-a", "reader-b", "x-one"))
    kinds = {limit.kind: limit for limit in judge([first, overlapping])}
    assert Kind.ANALYSTS in kinds
    assert Kind.DISJOINT_ANALYSTS not in kinds


def test_the_same_panel_leaves_no_mark_on_panels(by_id: Mapping[str, Entry]) -> None:
    kinds = {limit.kind for limit in judge([by_id["gha-2020"], by_id["ken-2022"]])}
    assert kinds.isdisjoint({Kind.PANEL_SIZE, Kind.SMALL_PANEL, Kind.DISJOINT_ANALYSTS, Kind.ANALYSTS})


def test_coverage_and_edition_are_marked(entries: list[Entry]) -> None:
    limits = judge(entries)
    lacking = {(key, limit.criterion) for limit in limits if limit.kind is Kind.NOT_SCORED for key in limit.elections}
    assert lacking == {
        (entry.id, ref) for entry in entries for ref in entry.findings.criteria if entry.card.node(ref).value is None
    }
    assert lacking
    thin = {(key, limit.criterion) for limit in limits if limit.kind is Kind.THIN_COVERAGE for key in limit.elections}
    assert ("khm-2018-07-29-general", "transparency") in thin
    assert all(entry_thin not in lacking for entry_thin in thin)
    assert [limit.elections for limit in limits if limit.kind is Kind.EDITION] == [("khm-2023-07-23-general",)]
