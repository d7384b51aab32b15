"""The indices under examples/catalogues as plain files, on ratings whose results are worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from electassess.model.catalogue import Catalogue
from electassess.scoring import build_card, build_structure
from electassess.source.reader import read
from electassess.source.validate import validate

ROOT = Path(__file__).parents[2]


def load(name: str) -> Catalogue:
    """A catalogue through the project's own door."""
    path = ROOT / "examples" / "catalogues" / name / "catalogue.yaml"
    data, faults = read(path, ROOT)
    assert faults == []
    assert data is not None
    catalogue, faults = validate(Catalogue, data, name, path.read_text(encoding="utf-8"))
    assert faults == []
    assert catalogue is not None
    return catalogue


def levels(catalogue: Catalogue, level: int, **changes: int) -> dict[str, Any]:
    """Every item at one level, some (dots and hyphens written as underscores) at others."""
    refs = build_structure(catalogue).indicator_refs
    given = dict.fromkeys(refs, level)
    for ref in refs:
        given[ref] = changes.get(ref.replace(".", "__").replace("-", "_"), given[ref])
    return given


def test_pei(make: Any) -> None:
    catalogue = load("pei")
    structure = build_structure(catalogue)
    assert (len(structure.indicators), len(structure.children[0])) == (49, 11)
    stages = [structure.refs[child] for child in structure.children[0]]
    assert [round(structure.weights[structure.position(stage)] * 49) for stage in stages] == [
        3,
        4,
        3,
        3,
        5,
        5,
        5,
        8,
        5,
        4,
        4,
    ]
    reversed_items = int(structure.lower_is_better.sum())
    card = build_card(make.score(catalogue, {"e": {"x": levels(catalogue, 5)}}), 0)
    # Whoever agrees with everything scores the items that are not reversed.
    assert card.index == pytest.approx(100 * (49 - reversed_items) / 49)
    middle = build_card(make.score(catalogue, {"e": {"x": levels(catalogue, 3)}}), 0)
    assert (middle.index, middle.classes[0].id) == (pytest.approx(50), "moderate")
    # The index is the mean of all items, as weights follow the number of items.
    mixed = levels(catalogue, 3, laws__small_parties=5, count__fairness=1)
    assert build_card(make.score(catalogue, {"e": {"x": mixed}}), 0).index == pytest.approx(100 * (47 * 0.5) / 49)
    # 49.49 is 49 and low, 49.5 is 50 and moderate.
    one_down = build_card(make.score(catalogue, {"e": {"x": levels(catalogue, 3, count__fairness=2)}}), 0)
    assert one_down.index == pytest.approx(50 - 25 / 49)
    assert one_down.classes[0].id == "low"


def fill(refs: tuple[str, ...], prefix: str, points: int) -> dict[str, int]:
    """Hand out points to the questions of one total, four at most each."""
    given, left = {}, points
    for ref in refs:
        if ref.startswith(prefix) and not ref.endswith("forced-change"):
            given[ref] = min(4, left)
            left -= given[ref]
    assert left == 0
    return given


def fiw(make: Any, political: int, civil: int, **changes: int) -> Any:
    """The card of one country by its totals, with single questions changed."""
    catalogue = load("fiw")
    refs = build_structure(catalogue).indicator_refs
    given = fill(refs, "political-rights.", political) | fill(refs, "civil-liberties.", civil)
    given["political-rights.forced-change"] = 0
    named = {ref: changes.get(ref.rpartition(".")[2].replace("-", "_"), level) for ref, level in given.items()}
    return build_card(make.score(catalogue, {"e": {"x": named}}), 0)


@pytest.mark.parametrize(
    ("political", "civil", "ratings", "status"),
    [
        (40, 60, ("rating-1", "rating-1"), "free"),
        (36, 35, ("rating-1", "rating-3"), "free"),
        (36, 26, ("rating-1", "rating-4"), "free"),
        (36, 25, ("rating-1", "rating-5"), "partly-free"),
        (35, 35, ("rating-2", "rating-3"), "free"),
        (35, 34, ("rating-2", "rating-4"), "partly-free"),
        (18, 53, ("rating-4", "rating-1"), "free"),
        (17, 53, ("rating-5", "rating-1"), "partly-free"),
        (23, 52, ("rating-4", "rating-2"), "partly-free"),
        (18, 8, ("rating-4", "rating-6"), "partly-free"),
        (18, 7, ("rating-4", "rating-7"), "not-free"),
        (12, 17, ("rating-5", "rating-5"), "partly-free"),
        (12, 16, ("rating-5", "rating-6"), "not-free"),
        (5, 35, ("rating-7", "rating-3"), "partly-free"),
        (5, 34, ("rating-7", "rating-4"), "not-free"),
        (0, 0, ("rating-7", "rating-7"), "not-free"),
    ],
)
def test_fiw_ratings_and_status(make: Any, political: int, civil: int, ratings: Any, status: str) -> None:
    card = fiw(make, political, civil)
    assert card.node("political-rights").points == pytest.approx(political)
    assert card.node("civil-liberties").points == pytest.approx(civil)
    assert (card.nodes[0].points, card.nodes[0].points_total) == (pytest.approx(political + civil), 100)
    assert tuple(each.id for each in card.classes[1:]) == ratings
    assert card.classes[0].id == status


def test_fiw_every_pair_of_totals_follows_the_mean_of_ratings(make: Any) -> None:
    catalogue = load("fiw")
    elections, wanted = {}, {}
    refs = build_structure(catalogue).indicator_refs
    starts = ([0, 6, 12, 18, 24, 30, 36], [0, 8, 17, 26, 35, 44, 53])

    for political in range(41):
        for civil in range(61):
            rating = [
                7 - max(at for at, bound in enumerate(bounds) if points >= bound)
                for points, bounds in zip((political, civil), starts, strict=True)
            ]
            name = f"e{political}-{civil}"
            wanted[name] = "free" if sum(rating) <= 5 else "partly-free" if sum(rating) <= 10 else "not-free"
            given = fill(refs, "political-rights.", political) | fill(refs, "civil-liberties.", civil)
            elections[name] = {"x": given | {"political-rights.forced-change": 0}}
    scores = make.score(catalogue, elections)
    caps = dict.fromkeys(elections, "free")
    for gate, fired in zip(catalogue.gates[1::-1], scores.fired[1::-1] == 2, strict=True):
        for name, holds in zip(scores.ratings.elections, fired, strict=True):
            caps[name] = gate.id if holds else caps[name]
    assert caps == wanted


def test_fiw_points_are_taken_off_and_may_fall_below_zero(make: Any) -> None:
    card = fiw(make, 20, 30, forced_change=3)
    assert card.node("political-rights").points == pytest.approx(17)
    below = fiw(make, 0, 0, forced_change=4)
    assert below.node("political-rights").points == pytest.approx(-4)
    assert below.classes[1].id == "rating-7"


@pytest.mark.parametrize(
    ("political", "civil", "changes", "fired"),
    [(20, 30, {}, False), (19, 30, {}, True), (20, 29, {}, True), (24, 30, {"executive": 0, "framework": 2}, True)],
)
def test_fiw_electoral_democracy(make: Any, political: int, civil: int, changes: Any, fired: bool) -> None:  # noqa: FBT001
    card = fiw(make, political, civil, **changes)
    assert card.verdict.gates[2].fired is fired


@pytest.mark.parametrize(
    ("level", "changes", "expected"),
    [
        (10, {}, "consolidating-democracy"),
        (8, {}, "consolidating-democracy"),
        (7, {}, "defective-democracy"),
        (6, {}, "defective-democracy"),
        (5, {"participation__elections": 6}, "highly-defective-democracy"),
        (5, {}, "moderate-autocracy"),
        (9, {"participation__elections": 5}, "moderate-autocracy"),
        (9, {"stateness__force": 2}, "consolidating-democracy"),
        (9, {"stateness__force": 2, "stateness__administration": 2}, "moderate-autocracy"),
        (3, {}, "hard-line-autocracy"),
    ],
)
def test_bti(make: Any, level: int, changes: dict[str, int], expected: str) -> None:
    catalogue = load("bti")
    assert len(build_structure(catalogue).indicators) == 18
    assert (
        build_card(make.score(catalogue, {"e": {"x": levels(catalogue, level, **changes)}}), 0).classes[0].id
        == expected
    )


def test_vdem_edi(make: Any) -> None:
    values = {"elected-officials": 1.0, "clean-elections": 0.8, "association": 0.9, "suffrage": 1.0, "expression": 0.7}
    additive = 0.125 * 1.0 + 0.25 * 0.8 + 0.25 * 0.9 + 0.125 * 1.0 + 0.25 * 0.7
    multiplicative = 1.0 * 0.8 * 0.9 * 1.0 * 0.7
    card = build_card(make.score(load("vdem-edi"), {"e": {"x": values}}), 0)
    assert card.index == pytest.approx(100 * (additive + multiplicative) / 2)


def test_vdem_edi_needs_three_components(make: Any) -> None:
    values = {"elected-officials": 1.0, "suffrage": 1.0}
    assert build_card(make.score(load("vdem-edi"), {"e": {"x": values}}), 0).index is None
    assert build_card(make.score(load("vdem-edi"), {"e": {"x": values | {"association": 1.0}}}), 0).index == 100
