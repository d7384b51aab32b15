"""What a text does not say is listed with the reason that is so, not with one that is near it."""

import datetime as dt
import re
from pathlib import Path

import pytest

from electassess.cli.scaffold import init_workspace
from electassess.model.base import Edition, earliest_day, latest_day
from electassess.model.ratings import State
from electassess.use_cases import drafting, pipeline
from worked import ROOT

BELARUS, GHANA = "blr-2020-08-09-presidential", "gha-2020-12-07-general"


@pytest.mark.parametrize("day", ["2020-08-20", "2020-09-15", "2020-10-15", "2020-11-15"])
def test_a_source_of_a_month_is_not_said_to_have_come_out_after_a_day_in_it(day: str) -> None:
    today = dt.date.fromisoformat(day)
    made = drafting.draft(ROOT, BELARUS, Edition.FINAL, today)
    one = pipeline.load(ROOT, [BELARUS]).assessments[BELARUS]
    evidence = one.evidence.model
    assert evidence is not None
    dates = {key: source.latest or source.date for key, source in evidence.sources.items()}
    sources = {item.id: [dates[key] for key in item.sources] for item in evidence.items}
    looked_at = 0
    for gap in made.gaps:
        if gap.kind not in ("set-aside", "later-evidence"):
            continue
        cited = {
            item
            for sheet in one.read_sheets
            for rating in sheet.ratings
            if rating.indicator == gap.ref and rating.state in (None, State.NOT_APPLICABLE)
            for item in rating.evidence
        }
        found = [date for item in cited for date in sources[item]]
        assert all(date is None or latest_day(date) > today for date in found), gap
        after = all(date is not None and earliest_day(date) > today for date in found)
        assert ("shown to have been out" not in gap.text) is after, gap
        looked_at += 1
    assert looked_at


def test_what_does_not_apply_is_not_too_little_known(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    for path in (tmp_path / "assessments" / GHANA / "ratings").iterdir():
        text = path.read_text(encoding="utf-8")
        parts = re.split(r"(?=^  - indicator: )", text, flags=re.MULTILINE)
        parts = [
            re.sub(r"^    level: \d\n(    confidence: \d+\n)?", "    state: not-applicable\n", part, flags=re.MULTILINE)
            if part.startswith("  - indicator: media-freedom.")
            else part
            for part in parts
        ]
        path.write_text(re.sub(r"(indicator: media-freedom.*\n    state: )\S+", r"\1not-applicable", "".join(parts)))
    made = drafting.draft(tmp_path, GHANA)
    said = " ".join(claim.text for block in made.blocks if block.id == "unjudged" for claim in block.claims)
    assert "media" not in said
    assert not [gap for gap in made.gaps if gap.ref == "media-freedom"]
