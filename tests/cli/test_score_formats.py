"""What `score` writes: points beside values, classes and gates in every format, and groups in between."""

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from electassess.cli import terminal
from electassess.cli.app import app
from electassess.render.pieces import FORMS, in_pieces
from electassess.render.pieces import written as written_cards
from electassess.render.score_records import Numbers
from electassess.scoring import Method, Scores, build_cards, build_structure, each_card, from_csv, run
from electassess.workspace import load_catalogue
from electassess.workspace.packs import english

ROOT = Path(__file__).resolve().parents[2]
FIW = ROOT / "examples" / "catalogues" / "fiw"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A free country, one partly free, and one with a question open; the second name needs quotes in a CSV."""
    tree = load_catalogue(FIW)[0].tree
    assert tree is not None
    refs = [ref for ref in build_structure(tree).indicator_refs if not ref.endswith("consultation")]
    rows = [f"free,{ref},desk,{0 if ref.endswith('change') else 4}" for ref in refs]
    rows += [f'"Half, way",{ref},desk,{0 if ref.endswith("change") else 2}' for ref in refs]
    rows += [f"open,{ref},desk,3" for ref in refs if not ref.endswith(("executive", "change"))]
    path = tmp_path_factory.mktemp("tables") / "t.csv"
    path.write_text("election,indicator,analyst,level\n" + "\n".join(rows) + "\n")
    return path


def written(table: Path, form: str) -> str:
    result = CliRunner().invoke(
        app, ["score", "--ratings", str(table), "--catalogue", str(FIW), "--format", form], catch_exceptions=False
    )
    assert result.exit_code == 0
    return result.stdout


def scored(table: Path) -> Scores:
    tree = load_catalogue(FIW)[0].tree
    assert tree is not None
    ratings, problems = from_csv(table.read_text(), build_structure(tree))
    assert problems == ()
    return run(tree, ratings, Method())


def test_text_has_points_and_classes(table: Path) -> None:
    text = written(table, "text")
    assert (
        "Half, way   index 50.0 (50 of 100 points): Partly free; "
        "political-rights: Rating 4 (20 points, 50.0); civil-liberties: Rating 4 (30 points, 50.0)"
    ) in text
    assert "political-rights    50  [ 50 to  50]  20 of 40 points" in text
    assert "open   no index: not classified" in text
    assert "gate “partly free” holds (political-rights = 20 points" in text
    blocks = text.split("\n\n")
    assert [block.partition("   ")[0] for block in blocks] == ["Half, way", "free", "open"]


def test_csv_carries_points_classes_and_gates(table: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(table, "csv"))))
    of = {(row["election"], row["node"]): row for row in rows}
    half = of["Half, way", "index"]
    assert (half["points"], half["points_total"], half["class"], half["class_alone"]) == (
        "50.0", "100.0", "partly-free", "free",
    )  # fmt: skip
    assert (half["gates_fired"], half["gates_undecided"]) == (
        "partly-free no-electoral-democracy no-electoral-democracy-before-2017", "",
    )  # fmt: skip
    rights = of["Half, way", "political-rights"]
    assert (rights["value"], rights["points"], rights["class"], rights["gates_fired"]) == (
        "50.0",
        "20.0",
        "rating-4",
        "",
    )
    below = of["Half, way", "political-rights.a"]
    assert (below["points"], below["points_total"], below["class"]) == ("6.0", "12.0", "")
    unsettled = of["open", "index"]
    assert (unsettled["class"], unsettled["points"], unsettled["points_total"]) == ("", "", "100.0")
    assert unsettled["gates_undecided"].split() == [
        "partly-free", "no-electoral-democracy", "no-electoral-democracy-before-2017",
    ]  # fmt: skip
    assert of["open", "civil-liberties"]["class"] == "rating-2"


def test_json_has_the_groups_in_between_and_what_settled_a_gate(table: Path) -> None:
    cards = {card["election"]: card for card in json.loads(written(table, "json"))}
    half = cards["Half, way"]
    assert (half["points"], half["points_total"]) == (50, 100)
    rights, liberties = half["criteria"]
    assert [group["id"] for group in rights["groups"]] == [f"political-rights.{name}" for name in "abc"]
    assert {group["parent"] for group in rights["groups"]} == {"political-rights"}
    assert [group["points_total"] for group in liberties["groups"]] == [16, 12, 16, 16]
    assert len(rights["indicators"]) == 12
    assert half["classes"][1] == {
        "node": "political-rights", "id": "rating-4", "title": "Rating 4", "capped_from": None, "unit": "points",
        "value": 50, "points": 20,
    }  # fmt: skip
    fired = next(gate for gate in half["gates"] if gate["id"] == "partly-free")
    assert {"node": "political-rights", "number": 20, "unit": "points"} in fired["found"]
    undecided = next(gate for gate in cards["open"]["gates"] if gate["id"] == "no-electoral-democracy")
    assert (undecided["fired"], undecided["found"][0]["number"]) == (None, None)


def test_every_group_is_in_the_json_however_deep(make_deep: Any) -> None:
    data = json.loads("".join(written_cards(build_cards(make_deep), (), "json", english())))[0]
    criterion = data["criteria"][0]
    assert [(group["id"], group["parent"]) for group in criterion["groups"]] == [("a.b", "a"), ("a.b.c", "a.b")]
    assert [each["id"] for each in criterion["indicators"]] == ["a.b.c.x"]
    assert (data["criteria"][1]["groups"], data["criteria"][1]["indicators"]) == ([], [])


@pytest.fixture
def make_deep() -> Scores:
    """Three groups one in the other, and an indicator at the top."""
    from electassess.model.catalogue import Catalogue  # noqa: PLC0415

    def one(name: str, **more: Any) -> dict[str, Any]:
        return {"id": name, "title": f"Title {name}", **more}

    leaf = one("x", question="Is it so?")
    root = one("index", groups=[one("a", groups=[one("b", groups=[one("c", indicators=[leaf])])])])
    root["indicators"] = [one("y", question="Is it so?")]
    levels = [{"level": at, "label": "l", "meaning": "m"} for at in (0, 1)]
    made = Catalogue.model_validate(
        one("deep", version="1.0.0", default_scale="s", scales={"s": {"levels": levels}}, root=root)
        | {"scales": {"s": {"kind": "ordinal", "levels": levels}}}
    )
    ratings, _ = from_csv("election,indicator,analyst,level\ne,a.b.c.x,p,1\n", build_structure(made))
    return run(made, ratings)


def test_the_screen_has_points_and_classes(table: Path) -> None:
    from rich.console import Console  # noqa: PLC0415

    kept = Console(file=io.StringIO(), width=200)
    kept.print(terminal.cards(build_cards(scored(table)), (), english()))
    shown = kept.file.getvalue()  # type: ignore[attr-defined]
    assert "index 100.0 (100 of 100 points): Free" in shown
    assert "political-rights (20 of 40 points)" in shown


@pytest.mark.parametrize("form", FORMS)
def test_pieces_are_the_same_from_one_process_and_from_two(
    table: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = scored(table)
    whole = "".join(written_cards(build_cards(scores), (), form, english()))
    assert "".join(in_pieces(scores, form, english())) == whole
    monkeypatch.setattr("electassess.render.pieces.WORTHWHILE", 2)
    monkeypatch.setattr("electassess.render.pieces._PART", 2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from Python 3.12 on, of forks beside threads
        assert "".join(in_pieces(scores, form, english(), processes=2)) == whole


def test_no_election_is_an_empty_list() -> None:
    assert ["".join(written_cards([], (), form, english())) for form in ("json", "text")] == ["[]\n", ""]


def test_cards_without_answers_are_the_same_but_for_them(table: Path) -> None:
    scores = scored(table)
    for whole, brief in zip(build_cards(scores), each_card(scores, answers=False), strict=True):
        assert all(not node.ratings for node in brief.nodes)
        assert [node._replace(ratings=()) for node in whole.nodes] == list(brief.nodes)
        assert (whole.fingerprint, whole.verdict, whole.classes) == (brief.fingerprint, brief.verdict, brief.classes)
    assert [card.election for card in each_card(scores, range(1, 3))] == list(scores.ratings.elections[1:3])


def test_numbers_are_written_as_they_are_read_back() -> None:
    numbers = Numbers()
    for each in (0.1 + 0.2, 100.0, 1e-7, -3.5, 66.666666667):
        assert json.loads(numbers[each]) == round(each, 6)
    assert numbers[None] == "null"
