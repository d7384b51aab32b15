import csv
import io
import json
from pathlib import Path

import pytest

from electassess.model.ladder import Ladder
from electassess.render import robust_records, robust_table
from electassess.scoring import Method, Robustness, robustness, share
from electassess.use_cases import comparing, pipeline
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]


KNOWN = comparing.identified(pipeline.load(ROOT))


@pytest.fixture(scope="module")
def made() -> tuple[list[Robustness], tuple[str, ...], Ladder | None]:
    loaded = pipeline.load(ROOT, ())
    scores = pipeline.score(loaded, Method())
    shared = share(scores)
    found = [robustness(scores, at, shared) for at in range(len(scores.ratings.elections))]
    return found, tuple(scores.labels), loaded.reference.ladder.model


def test_what_is_shared_changes_nothing(made: tuple[list[Robustness], tuple[str, ...], Ladder | None]) -> None:
    found, labels, _ = made
    for one in found[:3]:
        scores = pipeline.score(pipeline.load(ROOT, [one.card.election]), Method())
        alone = robust_records.to_json(robustness(scores, 0), labels, english())
        assert alone == robust_records.to_json(one, labels, english())
    assert [one["election"] for one in json.loads(robust_records.all_to_json(found, labels, english(), KNOWN))] == [
        one.card.election for one in found
    ]


def test_the_shakiest_stand_first(made: tuple[list[Robustness], tuple[str, ...], Ladder | None]) -> None:
    found, labels, ladder = made
    rows = list(csv.DictReader(io.StringIO(robust_table.to_csv(found, labels, ladder, KNOWN, english()).decode())))
    chances = [float(row["band_chance"]) for row in rows]
    assert chances == sorted(chances)
    by_id = {one.card.election: one for one in found}
    for row in rows:
        one = by_id[row["election"]]
        assert float(row["band_chance"]) == pytest.approx(one.rated.band_probabilities[int(row["band"])])
        assert float(row["bound_distance"]) == pytest.approx(float(row["index"]) - float(row["nearest_bound"]))
        assert not row["change_band"] or row["change_band"] != row["band"]
        moving = {each.what for each in one.removals if each.band != one.card.band}
        assert set(row["moving_removals"].split()) == moving
    text = robust_table.to_text(found, ladder, english())
    assert all(one.card.election in text for one in found)
    assert text.index(rows[0]["election"]) < text.index(rows[-1]["election"])
    assert "whole panel" in text


def test_every_row_can_be_joined_with_other_tables(
    made: tuple[list[Robustness], tuple[str, ...], Ladder | None],
) -> None:
    found, labels, ladder = made
    by_id = {one.card.election: one for one in found}
    data = {one["election"]: one for one in json.loads(robust_records.all_to_json(found, labels, english(), KNOWN))}
    for row in csv.DictReader(io.StringIO(robust_table.to_csv(found, labels, ladder, KNOWN, english()).decode())):
        assert row["iso3"] == row["election"][:3].upper()
        assert row["date"][:4] == row["year"] == row["election"][4:8]
        assert all(row[key] for key in ("country", "region", "type", "edition", "panel"))
        one = by_id[row["election"]]
        span = one.rated.interval(one.rated.refs[0])
        assert span is not None
        assert float(row["interval_low"]) == pytest.approx(span.low, abs=1e-6)
        assert float(row["interval_low_filled"]) <= float(row["interval_high_filled"])
        assert 0 < float(row["coverage"]) <= 1
        assert data[row["election"]]["date"] == row["date"]
        assert data[row["election"]]["panel"] == row["panel"].split()
