# SPDX-License-Identifier: Apache-2.0
"""The tour of docs/tour.md is walked in a real browser; `python tools/tour.py` writes its pictures."""

import re
from pathlib import Path

import tour
import yaml

from browsing import Server, chromium, needs_browser
from electassess.use_cases.scaffold import init_workspace
from worked import ROOT

pytestmark = needs_browser


def test_the_tour_leads_from_an_empty_workspace_to_a_statement(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    stations: list[str] = []
    init_workspace(root, examples=False)
    with Server(root) as server, chromium() as browser:
        page = tour.enter(browser, server.address)
        tour.Tour(page, server.origin, stations.append).walk()
    pictures = {file.stem for file in tour.PICTURES.glob("*.png")}
    assert set(stations) == pictures
    folder = root / "assessments" / tour.WORKED
    made, worked = (
        yaml.safe_load((one / "evidence.yaml").read_text(encoding="utf-8"))
        for one in (folder, ROOT / "assessments" / tour.WORKED)
    )
    assert {one["id"]: one["fact"] for one in made["items"]} == {one["id"]: one["fact"] for one in worked["items"]}
    assert {key: one["title"] for key, one in made["sources"].items()} == {
        key: one["title"] for key, one in worked["sources"].items()
    }
    sheet = yaml.safe_load((folder / "ratings" / f"{tour.ANALYST}.yaml").read_text(encoding="utf-8"))
    theirs = tour.worked(f"ratings/{tour.SHEET}.yaml")["ratings"]
    assert {one["indicator"]: one.get("level") for one in sheet["ratings"]} == {
        one["indicator"]: one.get("level") for one in theirs
    }
    text = (root / "statements" / tour.WORKED / "final" / "statement.html").read_text(encoding="utf-8")
    assert "Example Observers (made up)" in text
    assert "24 per cent of observations" in text
    assert "42 per cent" not in text


def test_the_pictures_are_small_and_each_is_told() -> None:
    pages = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(images/tour/([\w-]+)\.png\)", pages)
    files = sorted(tour.PICTURES.glob("*.png"))
    assert [name for _, name in shown] == [file.stem for file in files]
    assert len(files) == 10
    assert all(file.stat().st_size < 150_000 for file in files)
    assert all(len(said) > 10 for said, _ in shown)
