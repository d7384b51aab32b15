"""Published indices reproduced through catalogue trees.

ASEM: results published with COINr (its example coin: `Results`, and `removeElements` at level 2). TAI: OECD/JRC
Handbook 2008, tables A.2 (data), 23 and 38 (ranks). HDI: Human Development Report 2021/22, statistical annex, table 1.
"""

from typing import Any

import numpy as np
import pytest

from electassess.model.catalogue import Aggregation, Catalogue
from electassess.scoring import Method, Scores, build_structure, run
from electassess.scoring.frame import from_frame

pd = pytest.importorskip("pandas")


def ranks(values: np.ndarray) -> list[int]:
    """Rank 1 for the highest; equal values share the best rank."""
    return [int((values > value + 1e-9).sum()) + 1 for value in values]


def score_table(made: Catalogue, rows: dict[str, dict[str, float]], method: Method | None = None) -> Scores:
    """Score one measured value per election and indicator, through a DataFrame."""
    tidy = [(e, ref, "table", value) for e, answers in rows.items() for ref, value in answers.items()]
    frame = pd.DataFrame(tidy, columns=["election", "indicator", "analyst", "value"])
    ratings, problems = from_frame(frame, build_structure(made))
    assert problems == ()
    return run(made, ratings, method)


@pytest.fixture(scope="module")
def asem(make: Any) -> tuple[Catalogue, dict[str, str]]:
    """The ASEM tree as a catalogue, and code of a node -> its ref."""
    weight = {row["iCode"]: row["Weight"] for row in make.read_data("asem/asem_meta_ind.csv")}
    tree: dict[str, dict[str, list[str]]] = {}
    for row in make.read_data("asem/asem_lineage.csv"):
        tree.setdefault(row["Sub-index"], {}).setdefault(row["Pillar"], []).append(row["Indicator"])
    refs = {"Index": "index"}

    def node(code: str, prefix: str, children: Any) -> dict[str, Any]:
        refs[code] = prefix + code.lower()
        inner = refs[code] + "."
        more = {"weight": float(weight[code])}
        if isinstance(children, list):
            items = []
            for each in children:
                refs[each] = inner + each.lower()
                items.append(make.indicator(each.lower(), scale="percent", weight=float(weight[each])))
            return dict(make.group(code.lower(), *items, **more))
        return dict(make.group(code.lower(), *(node(c, inner, below) for c, below in children.items()), **more))

    root = make.group("index", *(node(code, "", below) for code, below in tree.items()))
    return make.catalogue(root), refs


def asem_scores(make: Any, asem: Any, table: str, method: Method | None = None) -> Scores:
    made, refs = asem
    rows = make.read_data(table)
    codes = [code for code in rows[0] if refs.get(code) in build_structure(made).indicator_refs]
    return score_table(made, {row["uCode"]: {refs[code]: float(row[code]) for code in codes} for row in rows}, method)


def every(asem: Any, rule: Aggregation) -> Method:
    """A method that aggregates every group by one rule."""
    structure = build_structure(asem[0])
    groups = [ref for ref, kind in zip(structure.refs, structure.kinds, strict=True) if kind == "group"]
    return Method(aggregation=tuple((ref, rule) for ref in groups))


@pytest.mark.parametrize(
    ("values", "expected", "rule"),
    [
        ("asem_Normalised", "asem_Aggregated", Aggregation.ARITHMETIC),
        ("asem_norm_minmax_1_100", "asem_agg_minmax1_100_gmean", Aggregation.GEOMETRIC),
        ("asem_norm_minmax_1_100", "asem_agg_minmax1_100_hmean", Aggregation.HARMONIC),
    ],
)
def test_every_node_of_asem(make: Any, asem: Any, values: str, expected: str, rule: Aggregation) -> None:
    scores = asem_scores(make, asem, f"asem/{values}.csv", every(asem, rule))
    published = {row["uCode"]: row for row in make.read_data(f"asem/{expected}.csv")}
    assert len(published) == len(scores.ratings.elections) == 51
    for code, ref in asem[1].items():
        found = scores.rolled.values[:, scores.structure.position(ref)] * 100
        wanted = [float(published[unit][code]) for unit in scores.ratings.elections]
        assert found == pytest.approx(wanted, abs=1e-9), code


def test_asem_index_and_ranks(make: Any, asem: Any) -> None:
    scores = asem_scores(make, asem, "asem/asem_Normalised.csv")
    index = dict(zip(scores.ratings.elections, scores.index, strict=True))
    assert index["CHE"] == pytest.approx(68.383724, abs=5e-7)
    assert index["NLD"] == pytest.approx(64.819516, abs=5e-7)
    assert index["DNK"] == pytest.approx(64.804080, abs=5e-7)
    assert index["IND"] == pytest.approx(39.79, abs=5e-3)
    published = {row["uCode"]: int(row["Rank"]) for row in make.read_data("asem/asem_results_full.csv")}
    assert dict(zip(scores.ratings.elections, ranks(scores.index), strict=True)) == published
    assert published["IND"] == 45


def test_asem_without_one_pillar(make: Any, asem: Any) -> None:
    rows = make.read_data("asem/asem_remove_level2_ranks.csv")
    change = {row["el"]: float(row["MeanAbsDiff"]) for row in make.read_data("asem/asem_remove_level2.csv")}
    nominal = [int(row["Nominal"]) for row in rows]
    for pillar in [name for name in rows[0] if name not in ("uCode", "Nominal")]:
        scores = asem_scores(make, asem, "asem/asem_Normalised.csv", Method(omitted=(asem[1][pillar],)))
        found = dict(zip(scores.ratings.elections, ranks(scores.index), strict=True))
        assert found == {row["uCode"]: int(row[pillar]) for row in rows}, pillar
        moved = np.abs(np.array([found[row["uCode"]] for row in rows]) - nominal).mean()
        assert moved == pytest.approx(change[pillar], abs=1e-12)


def test_technology_achievement_ranks_under_equal_weights(make: Any) -> None:
    goals = {
        row["indicator"].removesuffix("_log10"): row for row in make.read_data("oecd/oecd_tai_goalposts_weights.csv")
    }
    scales = {
        name: {"kind": "measured", "low": float(row["low"]), "high": float(row["high"])} for name, row in goals.items()
    }
    items = [make.indicator(name, scale=name, weight=float(row["EW"])) for name, row in goals.items()]
    made = make.catalogue(make.group("index", *items), scales=scales)
    rows = make.read_data("oecd/oecd_tai_table_a2.csv")
    # Telephones and electricity are in logarithms already, so they come with goalposts in logarithms.
    scores = score_table(made, {row["country"]: {name: float(row[name]) for name in goals} for row in rows})
    published = {row["country"]: int(row["EW"]) for row in make.read_data("oecd/oecd_tai_table23_38_ranks.csv")}
    assert len(published) == 23
    assert dict(zip(scores.ratings.elections, ranks(scores.index), strict=True)) == published


def test_human_development_index_2021(make: Any) -> None:
    scales = {
        "life": {"kind": "measured", "low": 20, "high": 85, "unit": "years"},
        "expected": {"kind": "measured", "low": 0, "high": 18, "unit": "years"},
        "mean": {"kind": "measured", "low": 0, "high": 15, "unit": "years"},
        "income": {"kind": "measured", "low": 100, "high": 75000, "log": True, "unit": "2017 PPP $"},
    }
    education = make.group("education", make.indicator("eys", scale="expected"), make.indicator("mys", scale="mean"))
    leaves = make.indicator("le", scale="life"), make.indicator("gnipc", scale="income")
    made = make.catalogue(make.group("index", education, *leaves, aggregation="geometric"), scales=scales)
    rows = make.read_data("hdi/hdi_2021.csv")
    columns = {"education.eys": "eys", "education.mys": "mys", "le": "le", "gnipc": "gnipc"}
    scores = score_table(made, {r["iso3"]: {ref: float(r[c]) for ref, c in columns.items()} for r in rows})
    published = {row["iso3"]: float(row["hdi"]) for row in rows}
    found = dict(zip(scores.ratings.elections, np.round(scores.index / 100, 3), strict=True))
    assert len(published) == 191
    assert [code for code in published if abs(found[code] - published[code]) > 1e-9] == []
