"""Builders shared by the tests of scoring: a small catalogue, sheets and tables made from plain values."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from electassess.model.catalogue import Catalogue
from electassess.model.ladder import Ladder
from electassess.model.ratings import RatingSheet
from electassess.scoring import Method, Scores, build_structure, run, tabulate

DATA = Path(__file__).parent.parent / "data"
SCALE = {"kind": "ordinal", "levels": [{"level": n, "label": f"l{n}", "meaning": f"m{n}"} for n in range(5)]}
YES_NO = {
    "kind": "ordinal",
    "levels": [{"level": n, "label": f"l{n}", "meaning": f"m{n}"} for n in range(2)],
    "direction": "lower-is-better",
}
WORDS = dict.fromkeys(("verdict", "lede", "standards", "synthesis", "call", "close"), "Some words.")


def indicator(slug: str, **more: Any) -> dict[str, Any]:
    """An indicator with its words filled in."""
    return {"id": slug, "title": f"Title of {slug}", "question": f"Question of {slug}?", **more}


def group(slug: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A group from child groups and indicators."""
    return {
        "id": slug,
        "title": f"Title of {slug}",
        "indicators": [child for child in children if "question" in child and "indicators" not in child],
        "groups": [child for child in children if "indicators" in child],
        **more,
    }


def catalogue(root: dict[str, Any], **more: Any) -> Catalogue:
    """A catalogue around a root, with a scale 0-4, a yes/no scale where no is better, and one in per cent."""
    scales = {"five": SCALE, "yes-no": YES_NO, "percent": {"kind": "measured", "low": 0, "high": 100}}
    return Catalogue.model_validate(
        {"id": "test", "version": "1.0.0", "title": "Test", "default_scale": "five", "root": root}
        | {"scales": scales | more.pop("scales", {})}
        | more
    )


def two_criteria(**more: Any) -> Catalogue:
    """Two criteria: `law` with two indicators, `count` with a plain, a yes/no and an outcome indicator."""
    return catalogue(
        group(
            "index",
            group("law", indicator("act", phases=["before-vote"]), indicator("court", phases=["before-vote"])),
            group(
                "count",
                indicator("tally", phases=["election-day"]),
                indicator("fraud", scale="yes-no"),
                indicator("appeal", phases=["after-vote"]),
            ),
        ),
        **more,
    )


def ladder(*bounds: float, highest_before_vote: int = 2) -> Ladder:
    """A ladder by its lower bounds."""
    bands = [
        {"band": at, "id": f"b{at}", "label": f"Band {at}", "at_least": bound, "stance": "mixed", "tone": ["note"]}
        | {"wording": dict.fromkeys(("pre-election", "preliminary", "final"), WORDS)}
        for at, bound in enumerate(bounds)
    ]
    made = {"id": "test-ladder", "version": "1.0.0", "highest_before_vote": highest_before_vote, "bands": bands}
    made["titles"] = dict.fromkeys(("critical", "mixed", "favourable"), "A headline")
    return Ladder.model_validate(made)


def sheet(analyst: str, answers: Mapping[str, Any], **more: Any) -> RatingSheet:
    """A sheet from ref -> level, float value, state, or a whole rating as a mapping."""

    def rating(ref: str, answer: Any) -> dict[str, Any]:
        if isinstance(answer, dict):
            return {"indicator": ref, **answer}
        kind = {int: "level", float: "value", str: "state"}[type(answer)]
        return {"indicator": ref, kind: answer}

    ratings = [rating(ref, answer) for ref, answer in answers.items()]
    return RatingSheet.model_validate({"analyst": analyst, "ratings": ratings, **more})


def score(
    made: Catalogue,
    elections: Mapping[str, Mapping[str, Mapping[str, Any]]],
    method: Method | None = None,
    rungs: Ladder | None = None,
) -> Scores:
    """Score election -> analyst -> ref -> answer."""
    structure = build_structure(made, method)
    sheets = {name: [sheet(who, answers) for who, answers in panel.items()] for name, panel in elections.items()}
    ratings, problems = tabulate(structure, elections, sheets, method)
    assert problems == ()
    return run(made, ratings, method, rungs)


def read_data(name: str) -> list[dict[str, str]]:
    """The rows of a published table under tests/data."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Make:
    """The builders, as one fixture."""

    indicator = staticmethod(indicator)
    group = staticmethod(group)
    catalogue = staticmethod(catalogue)
    two_criteria = staticmethod(two_criteria)
    ladder = staticmethod(ladder)
    sheet = staticmethod(sheet)
    score = staticmethod(score)
    read_data: Callable[[str], list[dict[str, str]]] = staticmethod(read_data)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    """Builders of catalogues, ladders, sheets and scores."""
    return Make
