"""The words and the data of a record of robustness, on the worked assessments."""

import dataclasses
import json
from pathlib import Path

import pytest

from electassess.render.robust import to_text
from electassess.render.robust_records import to_json
from electassess.scoring import Method, Reason, Robustness, Rule, robustness
from electassess.use_cases import pipeline
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]


def record(identity: str) -> tuple[Robustness, list[str]]:
    loaded = pipeline.load(ROOT, [identity])
    ladder = loaded.reference.ladder.model
    assert ladder is not None
    return robustness(pipeline.score(loaded, Method(draws=300)), 0), [band.label for band in ladder.bands]


@pytest.fixture(scope="module")
def close() -> tuple[Robustness, list[str]]:
    """A verdict near the bound of a band."""
    return record("phl-2022-05-09-general")


def test_text_says_what_moves_the_verdict(close: tuple[Robustness, list[str]]) -> None:
    text = to_text(*close, english())
    assert "Verdict: band 3, mixed." in text
    assert "accountability.outcome-respected (reader-b) from 4 to 0: band 1" in text
    assert "alpha undefined (no variation)" in text
    assert "<- another verdict" in text


def test_text_says_when_nothing_moves_it() -> None:
    text = to_text(*record("khm-2018-07-29-general"), english())
    assert "no change of one analyst's rating of one indicator moves it" in text
    assert "the verdict stays, whichever" in text


def test_both_runs_are_told_and_the_first_holds_the_index() -> None:
    found, labels = record("khm-2023-07-23-general")
    root = found.simulation.refs[0]
    whole, rated = found.simulation.interval(root), found.rated.interval(root)
    assert whole is not None
    assert rated is not None
    assert found.card.index is not None
    assert rated.low <= found.card.index <= rated.high
    assert found.card.index < whole.low, "what is filled in from the whole scale pulls towards its middle"
    text = to_text(found, labels, english())
    first, second = (f"lies between {span.low:.0f} and {span.high:.0f}." for span in (rated, whole))
    assert text.index(first) < text.index("pulls towards the middle") < text.index(second)
    data = json.loads(to_json(found, labels, english()))
    assert data["rated_only"]["interval"] == pytest.approx([rated.low, rated.high])


def test_json_holds_every_part(close: tuple[Robustness, list[str]]) -> None:
    data = json.loads(to_json(*close, english()))
    assert sum(data["band_probabilities"]) == pytest.approx(1, abs=1e-5)
    assert sum(data["variance"].values()) == pytest.approx(1, abs=1e-5)
    assert len(data["tipping"]) == len(close[0].panel_tips) + len(close[0].rating_tips)
    assert {tip["analyst"] for tip in data["tipping"]} >= {None, "reader-b"}
    assert data["agreement"][0]["node"] == close[0].card.nodes[0].ref
    assert data["method"]["draws"] == 300
    assert to_json(*close, english()) == to_json(*record("phl-2022-05-09-general"), english())


def test_a_record_without_verdict(close: tuple[Robustness, list[str]]) -> None:
    found, labels = close
    card = found.card
    verdict = dataclasses.replace(card.verdict, band=None, index=None, reasons=(Reason(Rule.NO_INDEX),))
    empty = dataclasses.replace(
        found,
        card=dataclasses.replace(card, verdict=verdict),
        simulation=dataclasses.replace(found.simulation, low=found.simulation.low * float("nan")),
        removals=(),
        panel_tips=(),
        rating_tips=(),
    )
    text = to_text(empty, labels, english())
    assert "Verdict: no verdict." in text
    assert "Chance" not in text
    assert "Smallest" not in text
    assert json.loads(to_json(empty, labels, english()))["interval"] is None


def test_where_levels_hardly_vary_no_alpha_is_printed() -> None:
    found, labels = record("tha-2019-03-24-general")
    idle = [ref for ref, one in found.agreement if not one.varied and one.alpha is not None]
    assert idle
    text = to_text(found, labels, english())
    for ref in idle:
        (line,) = (one for one in text.splitlines() if one.startswith(f"  {ref}: ") and "pairs equal" in one)
        assert line.startswith(f"  {ref}: next to no variation, so that alpha says nothing; pairs equal ")
    data = {one["node"]: one["varied"] for one in json.loads(to_json(found, labels, english()))["agreement"]}
    assert [ref for ref, varied in data.items() if not varied and ref in idle] == idle
