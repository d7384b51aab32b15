"""The indices under examples/catalogues as plain files, on ratings whose results are worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from electassess.model.catalogue import Catalogue
from electassess.scoring import Method, Panel, build_card, build_structure, from_csv, run
from electassess.source.reader import parse, read
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
    """Every item at one level, some (dots and hyphens written as underscores) at others; nothing of what is beside."""
    structure = build_structure(catalogue)
    beside = structure.beside[structure.indicators]
    refs = [ref for ref, apart in zip(structure.indicator_refs, beside, strict=True) if not apart]
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
        if ref.startswith(prefix) and not ref.endswith(("forced-change", "consultation")):
            given[ref] = min(4, left)
            left -= given[ref]
    assert left == 0
    return given


def fiw(make: Any, political: int, civil: int, *, consultation: int | None = None, **changes: int) -> Any:
    """The card of one country by its totals, with single questions changed."""
    catalogue = load("fiw")
    refs = build_structure(catalogue).indicator_refs
    given = fill(refs, "political-rights.", political) | fill(refs, "civil-liberties.", civil)
    given["political-rights.forced-change"] = 0
    if consultation is not None:
        given["political-rights.consultation"] = consultation
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


def test_vdem_ldi(make: Any) -> None:
    catalogue = load("vdem-ldi")
    parts = {"elected-officials": 1.0, "clean-elections": 0.8, "association": 0.9, "suffrage": 1.0, "expression": 0.7}
    answers = {f"electoral.{name}": value for name, value in parts.items()} | {"liberal": 0.6}
    card = build_card(make.score(catalogue, {"e": {"x": answers}}), 0)
    edi = (0.85 + 1.0 * 0.8 * 0.9 * 1.0 * 0.7) / 2
    # The part is shown as it is; its power counts above it.
    assert card.node("electoral").value == pytest.approx(100 * edi)
    raised = edi**1.585
    assert card.index == pytest.approx(100 * (0.25 * raised + 0.25 * 0.6 + 0.5 * raised * 0.6))
    assert build_card(make.score(catalogue, {"e": {"x": {"liberal": 0.6}}}), 0).index is None


@pytest.mark.parametrize(("governance", "difficulty"), [(7.0, 10.0), (7.0, 1.0), (1.0, 4.0), (9.5, 2.5)])
def test_bti_governance_is_a_plain_product(make: Any, governance: float, difficulty: float) -> None:
    names = ("steering", "resources", "consensus", "cooperation")
    answers = {f"performance.{name}": governance for name in names} | {"difficulty": difficulty}
    card = build_card(make.score(load("bti-governance"), {"e": {"x": answers}}), 0)
    factor = 0.8 * (1 + 0.25 * (difficulty - 1) / 9)
    assert card.index == pytest.approx(10 * governance * factor)


@pytest.mark.parametrize("name", ["pei", "fiw", "bti"])
def test_one_answer_gives_no_class(make: Any, name: str) -> None:
    catalogue = load(name)
    highest = catalogue.scales[catalogue.default_scale].levels[-1].level  # type: ignore[union-attr]
    refs = build_structure(catalogue).indicator_refs
    for ref in refs:
        card = build_card(make.score(catalogue, {"e": {"x": {ref: highest}}}), 0)
        assert (card.index, [one.id for one in card.classes]) == (None, [None] * len(catalogue.classes)), ref


def test_one_question_of_each_group_gives_no_class_either(make: Any) -> None:
    """Coverage counts what stands below: of every group one answer is not the whole of every group."""
    for name in ("pei", "fiw", "bti"):
        catalogue = load(name)
        structure = build_structure(catalogue)
        given: dict[str, int] = {}
        for children in structure.children:
            leaves = [child for child in children if structure.kinds[child] == "indicator"]
            given |= {structure.refs[leaf]: 4 for leaf in leaves[:1]}
        assert build_card(make.score(catalogue, {"e": {"x": given}}), 0).classes[0].id is None, name


def test_fiw_and_bti_are_classified_only_when_every_question_is_answered(make: Any) -> None:
    for name in ("fiw", "bti"):
        catalogue = load(name)
        whole = levels(catalogue, 4)
        assert build_card(make.score(catalogue, {"e": {"x": whole}}), 0).classes[0].id is not None
        for left_out in whole:
            rest = {ref: level for ref, level in whole.items() if ref != left_out}
            assert build_card(make.score(catalogue, {"e": {"x": rest}}), 0).classes[0].id is None, left_out


def test_pei_takes_the_published_means_of_elections(make: Any) -> None:
    catalogue = load("pei")
    structure = build_structure(catalogue)
    means = {ref: 1 + 4 * ((7 * at) % 49) / 48 for at, ref in enumerate(structure.indicator_refs)}
    rows = "".join(f"e,{ref},published,{mean:.6f}\n" for ref, mean in means.items())
    ratings, problems = from_csv(f"election,indicator,analyst,level\n{rows}", structure)
    assert problems == ()
    found = build_card(run(catalogue, ratings, Method(panel=Panel.MEAN)), 0)
    turned = [
        (5 - mean if worse else mean - 1) / 4
        for mean, worse in zip(means.values(), structure.lower_is_better, strict=True)
    ]
    assert found.index == pytest.approx(100 * sum(turned) / 49, abs=1e-4)
    _, problems = from_csv("election,indicator,analyst,level\ne,laws.voting-rights,p,5.01\n", structure)
    assert [one.code for one in problems] == ["EA403"]


def test_fiw_monarchies_gain_points_without_a_bound_moving(make: Any) -> None:
    """The question of the editions until 2017: its points are added, of 40 there are still 40."""
    plain, monarchy = fiw(make, 5, 30), fiw(make, 5, 30, consultation=None)
    assert plain.classes[1:] == monarchy.classes[1:]
    raised = fiw(make, 5, 30, consultation=2)
    node = raised.node("political-rights")
    assert (node.points, node.points_total) == (pytest.approx(7), 40)
    assert node.value == pytest.approx(100 * 7 / 40)
    assert (raised.nodes[0].points, raised.nodes[0].points_total) == (pytest.approx(37), 100)
    assert (plain.classes[1].id, raised.classes[1].id) == ("rating-7", "rating-6")
    # 24 of 40 are a rating of 3 with and without the question: bounds are in points of 40.
    assert fiw(make, 22, 30, consultation=2).classes[1].id == fiw(make, 24, 30).classes[1].id == "rating-3"
    assert fiw(make, 40, 60, consultation=4).classes[0].id == "free"


@pytest.mark.parametrize(
    ("political", "civil", "since", "before"),
    [(20, 30, False, False), (20, 29, True, False), (19, 30, True, True), (40, 0, True, False)],
)
def test_fiw_has_the_gate_before_2017_beside_that_of_today(
    make: Any,
    political: int,
    civil: int,
    since: bool,  # noqa: FBT001
    before: bool,  # noqa: FBT001
) -> None:
    gates = {gate.id: gate for gate in fiw(make, political, civil).verdict.gates}
    assert gates["no-electoral-democracy"].fired is since
    assert gates["no-electoral-democracy-before-2017"].fired is before
    if before:
        terms = gates["no-electoral-democracy-before-2017"].terms
        assert (terms[0].found, terms[0].points) == ((political,), (True,))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("{id: small-parties, ", "{id: small-parties, weight: 0, "), "weight: should be greater than 0, but is 0"),
        (("  groups:\n    - id: laws\n", "  groups:\n    - Not An Id\n    - id: laws\n"), "does not have the form"),
    ],
)
def test_a_fault_in_a_nested_group_is_one_fault(change: tuple[str, str], message: str) -> None:
    """Case 17: an indicator shelved by weight 0, in a group that is written out where an id could stand."""
    path = ROOT / "examples" / "catalogues" / "pei" / "catalogue.yaml"
    text = path.read_text(encoding="utf-8").replace(*change)
    data, _ = parse(text, "catalogue.yaml")
    assert data is not None
    _, faults = validate(Catalogue, data, "catalogue.yaml", text)
    assert len(faults) == 1
    assert message in faults[0].message
