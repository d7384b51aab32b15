import contextlib
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from electassess.use_cases import pipeline
from electassess.workspace import spread
from electassess.workspace.spread import FEW, WORTHWHILE


def _who(items: Sequence[str]) -> Iterator[tuple[str, int]]:
    for item in items:
        yield item, os.getpid()


@pytest.fixture
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.usefixtures("_two_processors")
@pytest.mark.parametrize("number", [WORTHWHILE, WORTHWHILE + 1, 1009])
def test_results_come_in_the_order_of_the_items(number: int) -> None:
    items = [f"item-{at}" for at in range(number)]
    results = list(spread(_who, items, 2))
    assert [item for item, _ in results] == items
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.usefixtures("_two_processors")
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_dozen_slow_ones_are_spread_where_a_process_is_a_copy(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda: start)
    items = [f"item-{at}" for at in range(FEW)]
    results = list(spread(_who, items, 2, slow=True))
    assert [item for item, _ in results] == items
    assert (os.getpid() in {process for _, process in results}) == (start == "spawn")
    assert {process for _, process in spread(_who, items, 2)} == {os.getpid()}


def test_few_items_start_nothing() -> None:
    assert {process for _, process in spread(_who, ["a", "b"], 2)} == {os.getpid()}
    assert list(spread(_who, [], 2)) == []


@pytest.mark.usefixtures("_two_processors")
def test_a_workspace_with_faults_is_reported_the_same(workspace: Path) -> None:
    catalogue = workspace / "criteria" / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("cap: ", "cap: 9", 1), encoding="utf-8")
    for number in range(WORTHWHILE):
        folder = workspace / "assessments" / f"gha-{2100 + number}-12-07-general"
        (folder / "ratings").mkdir(parents=True)
        (folder / "election.yaml").write_text(f"country: GHA\nvotes: {number}\n")
    alone, spread_out = (list(pipeline.check(workspace, processes=number)) for number in (1, 2))
    assert len(alone) > WORTHWHILE
    assert alone == spread_out


def _slowly(items: Sequence[str]) -> Iterator[str]:
    for item in items:
        time.sleep(0.01)
        yield item


@pytest.mark.usefixtures("_two_processors")
@pytest.mark.parametrize("taken", [0, 1])
def test_processes_end_with_whoever_wanted_their_results(taken: int) -> None:
    before = set(multiprocessing.active_children())

    def fails() -> None:
        found = spread(_slowly, [f"item-{at}" for at in range(WORTHWHILE)], 2)
        for _ in range(taken):
            next(found)
        assert set(multiprocessing.active_children()) - before
        raise ZeroDivisionError

    with contextlib.suppress(ZeroDivisionError):
        fails()
    assert set(multiprocessing.active_children()) == before
